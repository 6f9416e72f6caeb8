package isolate_test

// Stress with a curve: programs of scripts/ that make and end Workers, channels and messages in great number,
// and what the process holds at intervals. A few rounds in the default run; scripts/stress asks for many.

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/heddle-js/heddle/internal/alive"
	"github.com/heddle-js/heddle/isolate"
	"github.com/heddle-js/heddle/isolate/internal/engine"
)

// asked is how often scripts/stress wants something done, few in the default run.
func asked(name string, few int) int {
	if n, err := strconv.Atoi(os.Getenv("HEDDLE_STRESS_" + name)); err == nil {
		return n
	}
	return few
}

// point is what the process holds at one moment.
type point struct {
	heap                             int // of the program, KiB
	rss                              int // KiB
	goroutines, threads, descriptors int
	isolates, ports, stores          int
}

func (p point) String() string {
	return fmt.Sprintf("%8d KiB resident, %6d KiB of JavaScript's heap, %3d goroutines, %3d threads, %3d isolates, %3d ports, %3d stores, %3d descriptors",
		p.rss, p.heap, p.goroutines, p.threads, p.isolates, p.ports, p.stores, p.descriptors)
}

func pointNow(t *testing.T, heap float64) point {
	t.Helper()
	settle()
	p := point{heap: int(heap / 1024)}
	p.goroutines, p.threads, p.rss = usage(t)
	p.isolates, p.ports, p.stores = taken(), int(alive.Ports.Load()), engine.LiveStores()
	if list, err := os.ReadDir("/proc/self/fd"); err == nil {
		p.descriptors = len(list)
	}
	return p
}

// taken is how many isolates belong to threads, or did and are still there.
func taken() int { return int(alive.Isolates.Load() - alive.Spares.Load()) }

// settle waits until no isolate has come or gone for a tenth of a second: a parent goes on while those of its Workers
// are disposed of, and what stays is to be measured.
func settle() {
	isolates, since := taken(), time.Now()
	for time.Since(since) < 100*time.Millisecond {
		time.Sleep(time.Millisecond)
		if now := taken(); now != isolates {
			isolates, since = now, time.Now()
		}
	}
}

// curve runs a program of scripts/ and takes a measure whenever it asks for one.
func curve(t *testing.T, program string, data map[string]any, label func(step int) string) []point {
	t.Helper()
	path, err := filepath.Abs("../scripts/" + program)
	if err != nil {
		t.Fatal(err)
	}
	engine.ApplyV8Flags([]string{"--expose-gc"})
	out := &bytes.Buffer{}
	ctx := context.Background()
	w, err := isolate.New(isolate.Options{Worker: true, Filename: path, WorkerData: data, Stdout: out, NoWarnings: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	var points []point
	var lines []string
	for {
		heap, err := nextPoint(t, w)
		if err != nil {
			break // io.EOF: it has ended
		}
		p := pointNow(t, heap.(float64))
		lines = append(lines, fmt.Sprintf("%24s: %v", label(len(points)), p))
		points = append(points, p)
		if err := w.Post(ctx, nil); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%s %v\n%s", program, data, strings.Join(lines, "\n"))
	if code, err := w.Wait(ctx); code != 0 || err != nil {
		t.Fatalf("exit code %d: %v\n%s", code, err, out)
	}
	return points
}

// nextPoint waits for the program's next question. One that never comes is a hang, and all stacks are printed.
func nextPoint(t *testing.T, w *isolate.Worker) (any, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Minute)
	defer cancel()
	heap, err := w.Receive(ctx)
	if ctx.Err() != nil {
		pprof.Lookup("goroutine").WriteTo(os.Stderr, 2)
		t.Fatal("no progress")
	}
	return heap, err
}

// room is what may have been added between two points of a curve.
type room struct{ kib, goroutines, threads int }

// within fails over what has grown beyond what allocators and Go's scheduler need; our own counts may not
// grow at all.
func within(t *testing.T, from, to point, r room) {
	t.Helper()
	for _, c := range []struct {
		what         string
		from, to, by int
	}{
		{"resident memory (KiB)", from.rss, to.rss, r.kib},
		{"the program's heap (KiB)", from.heap, to.heap, 1 << 10},
		{"goroutines", from.goroutines, to.goroutines, r.goroutines},
		{"threads", from.threads, to.threads, r.threads},
		{"descriptors", from.descriptors, to.descriptors, 2},
		{"isolates", from.isolates, to.isolates, 0},
		{"ports", from.ports, to.ports, 0},
		{"stores", from.stores, to.stores, 0},
	} {
		if c.to > c.from+c.by {
			t.Errorf("%s grew from %d to %d, by more than %d", c.what, c.from, c.to, c.by)
		}
	}
}

const curveSteps = 10

// TestStressWorkers makes Workers and ends them, each at another moment of its life.
func TestStressWorkers(t *testing.T) {
	rounds := asked("WORKERS", 60)
	warmup := min(rounds, 500)
	points := curve(t, "stress-workers.js", map[string]any{"rounds": rounds, "warmup": warmup, "steps": curveSteps},
		func(step int) string { return fmt.Sprintf("%d Workers", warmup+rounds*step/curveSteps) })
	within(t, points[0], points[len(points)-1], room{kib: 16<<10 + rounds/2, goroutines: 4, threads: 8})
}

// TestStressMessages sends 1,000 messages through each of so many channels.
func TestStressMessages(t *testing.T) {
	const messages = 1000
	channels := asked("CHANNELS", 24)
	warmup := min(channels, 80)
	points := curve(t, "stress-messages.js",
		map[string]any{"channels": channels, "messages": messages, "warmup": warmup, "steps": curveSteps},
		func(step int) string { return fmt.Sprintf("%d messages", messages*(warmup+channels*step/curveSteps)) })
	within(t, points[0], points[len(points)-1], room{kib: 16<<10 + channels*messages/100, goroutines: 4, threads: 8})
}

// TestStressCrowd has many Workers live at once, several times.
func TestStressCrowd(t *testing.T) {
	size, crowds := asked("CROWD", 12), 3
	points := curve(t, "stress-crowd.js", map[string]any{"size": size, "crowds": crowds}, func(step int) string {
		return fmt.Sprintf("crowd %d, %s", step/2, [2]string{"all alive", "all gone"}[step%2])
	})
	if p := points[0]; p.isolates < size {
		t.Errorf("%d isolates were alive at once, not %d", p.isolates, size)
	}
	within(t, points[1], points[len(points)-1], room{kib: 32<<10 + size*128, goroutines: 8, threads: 8})
}

// TestStressKilled is random killing (stress_kill_test.go) with an eye on what is left behind.
func TestStressKilled(t *testing.T) {
	rounds := asked("KILLED", 22)
	seed := asked("SEED", 1)
	points := curve(t, "stress-kill.js", map[string]any{"seed": seed, "rounds": rounds, "steps": curveSteps},
		func(step int) string { return fmt.Sprintf("%d rounds", rounds*(step+1)/(curveSteps+1)) })
	within(t, points[0], points[len(points)-1], room{kib: 48<<10 + rounds*16, goroutines: 8, threads: 16})
}
