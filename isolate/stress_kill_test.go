package isolate_test

// Random killing: scripts/stress-kill.js, in processes of its own so that a crash is seen, and told apart
// from a hang.

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// silence is how long a round may take before it counts as hanging: no measure of speed.
const silence = 3 * time.Minute

// watched is the output of a program, and the watchdog over it.
type watched struct {
	mu    sync.Mutex
	text  bytes.Buffer // guarded by mu
	timer *time.Timer
}

func (w *watched) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.timer.Reset(silence)
	return w.text.Write(b)
}

// tail is the last of it: what a find is about.
func (w *watched) tail(lines int) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := strings.Split(w.text.String(), "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}

// killRounds runs the program and gives its exit code. SIGABRT makes Go's runtime write the stacks of all
// goroutines, and ends the process.
func killRounds(t *testing.T, args ...string) int {
	t.Helper()
	cmd := exec.Command(heddleBinary, append([]string{"--expose-gc", "--no-warnings", "../scripts/stress-kill.js"}, args...)...)
	cmd.Env = append(os.Environ(), "GOTRACEBACK=all")
	out := &watched{}
	hung := make(chan struct{})
	out.timer = time.AfterFunc(silence, func() {
		close(hung)
		cmd.Process.Signal(syscall.SIGABRT)
	})
	defer out.timer.Stop()
	cmd.Stdout, cmd.Stderr = out, out
	err := cmd.Run()
	select {
	case <-hung:
		t.Fatalf("%v: a round did not end\n%s", cmd.Args, out.tail(2000))
	default:
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 7 {
		t.Fatalf("%v: %v\n%s", cmd.Args, cmd.ProcessState, out.tail(2000))
	}
	return cmd.ProcessState.ExitCode()
}

// TestStressKill ends Workers at every stage of their lives, with anything alive around them, and the process
// in the middle of it.
func TestStressKill(t *testing.T) {
	rounds := asked("KILL", 25)
	seed := asked("SEED", int(time.Now().UnixNano()%1e6)) * 1000
	t.Logf("seed %d: %d rounds", seed, rounds)
	// A process for each hundred, the last round of which process.exit() ends; more of those at the end.
	const batch = 100
	done := 0
	for ; done < rounds; done += batch {
		if code := killRounds(t, fmt.Sprint(seed+done), fmt.Sprint(min(batch, rounds-done)-1), "exit"); code != 7 {
			t.Fatalf("seed %d: exit code %d", seed+done, code)
		}
		t.Logf("%d rounds", min(done+batch, rounds))
	}
	for i := range rounds / 20 {
		if code := killRounds(t, fmt.Sprint(seed+done+i), "0", "exit"); code != 7 {
			t.Fatalf("seed %d: exit code %d", seed+done+i, code)
		}
	}
}
