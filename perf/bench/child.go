package bench

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// task is what the runner's program is told, see runner/runner.cjs.
type task struct {
	File    string   `json:"file"` // absolute when it is sent
	List    bool     `json:"list,omitempty"`
	Only    []string `json:"only,omitempty"`
	Time    float64  `json:"time"`
	Samples int      `json:"samples"`
	Report  string   `json:"report"`
}

// event is a line that it answers with.
type event struct {
	Type       string       `json:"type"` // registered, start, sample, result, failure, end
	Name       string       `json:"name"`
	Benchmarks []Registered `json:"benchmarks"`
	Result     *childResult `json:"result"`
	Error      *thrown      `json:"error"`
}

type childResult struct {
	Name string `json:"name"`
	Run
}

// thrown is an error of JavaScript.
type thrown struct {
	Message string `json:"message"`
	Stack   string `json:"stack"`
}

// text has the place where it was thrown, and not the frames of what called the benchmark.
func (t *thrown) text() string {
	if t == nil {
		return "an error that was not described"
	}
	if t.Stack == "" {
		return t.Message
	}
	var lines []string
	for line := range strings.Lines(t.Stack) {
		line = strings.TrimRight(line, "\n")
		if strings.Contains(line, "heddle:internal/bench/") || strings.Contains(line, "runner.cjs") {
			break
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// mostLine is the longest line that a process may send.
const mostLine = 256 << 20

// child runs the runner's program and calls hear for each event, until the process has ended. Its error says how the
// process failed.
func (r *Runner) child(ctx context.Context, rt Runtime, t task, hear func(event)) error {
	file, err := filepath.Abs(t.File)
	if err != nil {
		return err
	}
	t.File, t.Report = file, "/dev/fd/3"
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	ctx, cancel := context.WithTimeoutCause(ctx, r.Timeout, r.overtime())
	defer cancel()
	cmd := r.command(ctx, rt, filepath.Join(r.dir, "runner.cjs"))
	cmd.Env = append(os.Environ(), "HEDDLE_BENCH="+string(text))
	cmd.ExtraFiles = []*os.File{write}
	cmd.Stdout, cmd.Stderr = r.Output, r.Output
	err = start(cmd)
	write.Close()
	if err != nil {
		return err
	}
	// What the process started may hold its end of the pipe beyond its own.
	stop := context.AfterFunc(ctx, func() { read.SetReadDeadline(time.Now().Add(2 * patience)) })
	defer stop()
	ended, badLine := receive(read, hear)
	if badLine != nil {
		cancel()
	}
	err = cmd.Wait()
	switch {
	case badLine != nil && !errors.Is(badLine, os.ErrDeadlineExceeded):
		return badLine
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case err != nil:
		return fmt.Errorf("the process ended with %w", err)
	case !ended:
		return errors.New("the process ended before its benchmarks did, though nothing failed: what they wait for never comes")
	}
	return nil
}

// byTimeout ends the text of a failure that --timeout made.
const byTimeout = "(--timeout)"

func (r *Runner) overtime() error {
	return fmt.Errorf("it took longer than %v %s", r.Timeout, byTimeout)
}

// receive reads events until the process has closed its end; ended: the last one was there.
func receive(from *os.File, hear func(event)) (ended bool, err error) {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, mostLine)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return false, fmt.Errorf("the process wrote %.60q where results go: %w", lines.Text(), err)
		}
		if e.Type == "result" && e.Result == nil {
			return false, fmt.Errorf("the process wrote %.60q where results go", lines.Text())
		}
		ended = ended || e.Type == "end"
		hear(e)
	}
	return ended, lines.Err()
}

// patience is how long a process that was asked to end may take.
const patience = 2 * time.Second

// command prepares a process that ends with ctx.
func (r *Runner) command(ctx context.Context, rt Runtime, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, rt.Path, rt.arguments(r.dir, r.ExecArgs, args[0])...)
	cmd.Args = append(cmd.Args, args[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = patience
	return cmd
}
