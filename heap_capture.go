package main

// heddle heap capture: runs a program and writes heap snapshots of its threads.
//
// Threads: snapshots of running threads are asked for by goroutines of ours; those near the limit and at a
// thread's end are taken on the thread itself (isolate.Trace). mu guards what they share.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
	"golang.org/x/sys/unix"
	"golang.org/x/term"

	"github.com/heddle-js/heddle/isolate"
)

// capture is what is captured, when, and what has come of it.
type capture struct {
	file   string // "": a name of its own for each
	thread string // main, all, a number or a name
	moment
	signal syscall.Signal
	bars   bool // progress is shown

	drawing sync.Mutex // one snapshot is written at a time, with its bar

	mu      sync.Mutex
	running map[int]*isolate.Worker // by thread id
	seen    []*isolate.Worker       // all that there were, for the error
	written int
	failed  error
}

// moment is --when.
type moment struct {
	when  string // exit, signal, near-limit, after, every
	delay time.Duration
}

var captureMoments = []string{"exit", "signal", "near-limit", "after=", "every="}

func parseMoment(text string) (moment, error) {
	when, delay, timed := strings.Cut(text, "=")
	if given := text[:len(text)-len(delay)]; !slices.Contains(captureMoments, given) {
		return moment{}, fmt.Errorf("--when must be one of exit, signal, near-limit, after=DURATION, every=DURATION")
	}
	if !timed {
		return moment{when: when}, nil
	}
	d, err := time.ParseDuration(delay)
	if err != nil || d <= 0 {
		return moment{}, fmt.Errorf("--when %s: %q is no duration above 0, such as 500ms or 2s", when, delay)
	}
	return moment{when, d}, nil
}

func parseSignal(name string) (syscall.Signal, error) {
	name = strings.ToUpper(name)
	if !strings.HasPrefix(name, "SIG") {
		name = "SIG" + name
	}
	number := unix.SignalNum(name)
	if number == 0 || number == unix.SIGKILL || number == unix.SIGSTOP {
		return 0, fmt.Errorf("--signal: %q is no signal that can be waited for", name)
	}
	return number, nil
}

// flags are the options that stand before the script, among the runtime's.
func (c *capture) flags() []isolate.Flag {
	c.thread, c.moment, c.signal = "main", moment{when: "exit"}, unix.SIGUSR2
	return []isolate.Flag{
		{Name: "output", Aliases: []string{"o"}, Value: "FILE", Usage: "write to FILE; several get the thread and a number before the extension",
			Set: func(_ *isolate.Options, v string) error { c.file = v; return nil }},
		{Name: "thread", Value: "THREAD", Usage: "main (default), a thread's ID or NAME, or all", Choices: []string{"main", "all"},
			Set: func(_ *isolate.Options, v string) error { c.thread = v; return nil }},
		{Name: "when", Value: "MOMENT", Usage: "exit (default), signal, near-limit, after=DURATION or every=DURATION", Choices: captureMoments,
			Set: func(_ *isolate.Options, v string) (err error) { c.moment, err = parseMoment(v); return err }},
		{Name: "signal", Value: "NAME", Usage: "the signal of --when signal: SIGUSR2 (default) or another",
			Set: func(_ *isolate.Options, v string) (err error) { c.signal, err = parseSignal(v); return err }},
	}
}

func captureCommand() *cli.Command {
	return &cli.Command{
		Name:        "capture",
		Usage:       "run a program and write heap snapshots of its threads",
		Description: captureHelp(),
		ArgsUsage:   "[OPTIONS] SCRIPT [ARGUMENTS]",
		// runCapture reads them: what stands behind the script belongs to the script.
		SkipFlagParsing: true,
		Action:          cli.ShowSubcommandHelp,
	}
}

func captureHelp() string {
	var lines []string
	for _, f := range new(capture).flags() {
		lines = append(lines, fmt.Sprintf("%-24s %s", f.Synopsis(), f.Usage))
	}
	return "Options, which stand among those of the runtime (heddle --help) before the script:\n" + strings.Join(lines, "\n") +
		"\nThe exit status is the program's; 2 when it was 0 but there is no snapshot."
}

// isCapture says whether the arguments are heap capture's, and not a question for its help.
func isCapture(args []string) bool {
	return len(args) > 2 && args[0] == "heap" && args[1] == "capture" && args[2] != "--help" && args[2] != "-h"
}

// runCapture runs the program that args name, with its options. The status is the program's; exitFailed when it
// went well but no snapshot was written.
func runCapture(argv0 string, args []string) (code int, err error) {
	c := &capture{running: map[int]*isolate.Worker{}, bars: term.IsTerminal(int(os.Stderr.Fd()))}
	opts, done, code, err := readProgram(argv0, args, c.flags())
	if done || err != nil {
		return code, err
	}
	if c.when == "near-limit" {
		opts.SnapshotsNearHeapLimit = max(opts.SnapshotsNearHeapLimit, 1)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var watching sync.WaitGroup
	online := func(w *isolate.Worker) {
		c.online(w)
		if w.ThreadID() == 0 {
			signals, stop := c.listen() // before the program can send any
			watching.Go(func() {
				defer stop()
				c.watch(ctx, signals)
			})
		}
	}
	opts.Trace = &isolate.Trace{Online: online, Ending: c.ending, NearHeapLimit: c.nearLimit}
	code, err = runWorker(opts)
	cancel()
	watching.Wait()
	if err == nil && code == 0 {
		if err = c.outcome(); err != nil {
			code = exitFailed
		}
	}
	return code, err
}

// outcome says what went wrong.
func (c *capture) outcome() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.failed != nil:
		return c.failed
	case c.written > 0:
		return nil
	case !slices.ContainsFunc(c.seen, c.wants):
		var threads []string
		for _, w := range c.seen {
			threads = append(threads, describe(w))
		}
		return fmt.Errorf("heap capture: there was no thread %q, only %s", c.thread, strings.Join(threads, ", "))
	}
	return fmt.Errorf("heap capture: no snapshot was written: the program ended before %s", c.moment)
}

func (m moment) String() string {
	switch m.when {
	case "signal":
		return "a signal came"
	case "near-limit":
		return "its heap came near the limit"
	}
	return m.delay.String() + " were over"
}

// describe is how a thread is called in messages: its number, and its name when it has one.
func describe(w *isolate.Worker) string {
	if w.Name() == "" {
		return strconv.Itoa(w.ThreadID())
	}
	return fmt.Sprintf("%d (%s)", w.ThreadID(), w.Name())
}

// wants says whether w is what --thread names.
func (c *capture) wants(w *isolate.Worker) bool {
	switch c.thread {
	case "all", strconv.Itoa(w.ThreadID()):
		return true
	case "main":
		return w.ThreadID() == 0
	}
	return c.thread != "" && c.thread == w.Name()
}

func (c *capture) online(w *isolate.Worker) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running[w.ThreadID()] = w
	c.seen = append(c.seen, w)
}

func (c *capture) ending(w *isolate.Worker, h *isolate.Heap) {
	c.mu.Lock()
	delete(c.running, w.ThreadID())
	c.mu.Unlock()
	if c.when == "exit" && c.wants(w) {
		c.write(w, h.WriteSnapshot)
	}
}

func (c *capture) nearLimit(w *isolate.Worker, h *isolate.Heap) {
	if c.when == "near-limit" && c.wants(w) {
		c.write(w, h.WriteSnapshot)
	}
}

// listen has the signal of --when signal arrive at the result.
func (c *capture) listen() (signals chan os.Signal, stop func()) {
	signals = make(chan os.Signal, 1)
	if c.when != "signal" {
		return signals, func() {}
	}
	return signals, isolate.Notify(signals, c.signal)
}

// watch takes the snapshots that a signal or the clock asks for, until ctx ends.
func (c *capture) watch(ctx context.Context, signals chan os.Signal) {
	var clock <-chan time.Time
	switch c.when {
	case "after":
		clock = time.After(c.delay)
	case "every":
		ticker := time.NewTicker(c.delay)
		defer ticker.Stop()
		clock = ticker.C
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-signals:
		case <-clock:
		}
		c.writeRunning(ctx)
	}
}

func (c *capture) writeRunning(ctx context.Context) {
	c.mu.Lock()
	var list []*isolate.Worker
	for _, w := range c.running {
		if c.wants(w) {
			list = append(list, w)
		}
	}
	c.mu.Unlock()
	slices.SortFunc(list, func(a, b *isolate.Worker) int { return a.ThreadID() - b.ThreadID() })
	for _, w := range list {
		c.write(w, func(out io.Writer, o isolate.SnapshotOptions) error {
			err := w.HeapSnapshot(context.WithoutCancel(ctx), out, o)
			if errors.Is(err, isolate.ErrNotRunning) {
				return nil // it has ended in the meantime
			}
			return err
		})
	}
}

// write writes a snapshot that take takes to a file, which is whole or not there.
func (c *capture) write(w *isolate.Worker, take func(io.Writer, isolate.SnapshotOptions) error) {
	c.drawing.Lock()
	defer c.drawing.Unlock()
	name := c.fileName(w)
	size, err := writeWhole(name, func(out io.Writer) error {
		progress, finish := c.progress(w)
		defer finish()
		return take(out, isolate.SnapshotOptions{Progress: progress})
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case err != nil:
		c.failed = errors.Join(c.failed, fmt.Errorf("heap capture: thread %s: %w", describe(w), err))
	case size > 0:
		c.written++
		fmt.Fprintf(os.Stderr, "thread %s: %s, %s\n", describe(w), name, humanize.IBytes(uint64(size)))
	}
}

// fileName is -o FILE for the one snapshot of a capture that can have only one.
func (c *capture) fileName(w *isolate.Worker) string {
	if c.file == "" {
		return isolate.SnapshotName(w.ThreadID())
	}
	if c.thread != "all" && (c.when == "exit" || c.when == "near-limit" || c.when == "after") {
		return c.file
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	extension := filepath.Ext(c.file)
	return fmt.Sprintf("%s.%d.%03d%s", strings.TrimSuffix(c.file, extension), w.ThreadID(), c.written+1, extension)
}

// writeWhole has a file of that name when fill has written all of it, or no new one.
func writeWhole(name string, fill func(io.Writer) error) (size int64, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return 0, err
	}
	defer os.Remove(f.Name())
	err = fill(f)
	if info, statErr := f.Stat(); statErr == nil {
		size = info.Size()
	}
	if err = errors.Join(err, f.Close()); err != nil || size == 0 {
		return 0, err
	}
	return size, os.Rename(f.Name(), name)
}

// progress shows on a terminal how far V8 is with its copy, which takes most of the time.
func (c *capture) progress(w *isolate.Worker) (watch func(done, total uint32) bool, finish func()) {
	if !c.bars {
		return nil, func() {}
	}
	bar := progressbar.NewOptions64(-1, progressbar.OptionSetWriter(os.Stderr), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetDescription("thread "+describe(w)), progressbar.OptionThrottle(100*time.Millisecond))
	watch = func(done, total uint32) bool {
		bar.ChangeMax64(int64(total) + 1) // a full bar is a finished one
		bar.Set64(int64(min(done, total)))
		return true
	}
	return watch, func() { bar.Finish() }
}
