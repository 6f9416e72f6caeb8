package isolate

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"

	"go.uber.org/zap"

	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/ports"
)

// Errors that Wait and Run give.
var (
	// ErrOutOfMemory: the thread reached its heap limit and was ended; the process lives.
	ErrOutOfMemory = errors.New("isolate: worker terminated due to reaching memory limit: JS heap out of memory")
	// ErrCPULimit: the thread reached Limits.CPUTimeMs and was ended.
	ErrCPULimit = errors.New("isolate: worker terminated due to reaching its limit of CPU time")
	// ErrQueueFull: the message would have more wait at the port than Limits.MaxQueuedMb.
	ErrQueueFull = ports.ErrFull
	// ErrNotRunning: the thread has not been started, or has ended.
	ErrNotRunning = errors.New("isolate: worker is not running")
	// ErrStarted: Run was called twice.
	ErrStarted = errors.New("isolate: worker was started before")
)

// nextThreadID gives worker_threads' threadId; the first thread of a process is 0.
var nextThreadID atomic.Int64

// Worker is one JavaScript thread. Make it with New. Every method may be called from any goroutine.
type Worker struct {
	id     int
	opts   Options
	thread *thread

	link    *link // for Go's own Workers
	streams *streams

	started atomic.Bool
	online  chan struct{} // closed when JavaScript can run
	done    chan struct{} // closed when the thread is gone; result may be read then
	result  outcome
	onEnd   func(outcome) // for a Worker made by JavaScript; set before Run

	mu         sync.Mutex // guards interrupts and nextToken
	interrupts map[uintptr]func()
	nextToken  uintptr
}

// New checks the options and prepares the process for its first thread. Nothing runs before Run.
func New(opts Options) (*Worker, error) {
	if opts.Filename == "-" {
		opts.FromStdin = true
	}
	if opts.Filename == "" && !opts.HasEval && opts.Eval == "" && !opts.FromStdin {
		return nil, errors.New("isolate: Options name no program: set Filename, Eval or FromStdin")
	}
	if opts.Eval != "" {
		opts.HasEval = true
	}
	if err := opts.Limits.check(); err != nil {
		return nil, err
	}
	if err := opts.complete(); err != nil {
		return nil, err
	}
	if err := setup(); err != nil {
		return nil, err
	}
	w := &Worker{
		id:         int(nextThreadID.Add(1) - 1),
		opts:       opts,
		online:     make(chan struct{}),
		done:       make(chan struct{}),
		interrupts: map[uintptr]func(){},
	}
	w.thread = newThread(w, &w.opts)
	if opts.Worker && opts.parent == nil {
		link, err := newLink(w.thread, opts.WorkerData)
		if err != nil {
			return nil, err
		}
		w.link = link
	}
	return w, nil
}

// maxLimitMb is far beyond what V8 can have: its heaps share 4 GiB.
const maxLimitMb = 1 << 20

func (l Limits) check() error {
	for _, f := range [...]struct {
		name  string
		value float64
	}{
		{"MaxOldGenerationSizeMb", l.MaxOldGenerationSizeMb},
		{"MaxYoungGenerationSizeMb", l.MaxYoungGenerationSizeMb},
		{"CodeRangeSizeMb", l.CodeRangeSizeMb},
		{"StackSizeMb", l.StackSizeMb},
		{"MaxArrayBufferMb", l.MaxArrayBufferMb},
		{"MaxQueuedMb", l.MaxQueuedMb},
	} {
		if !(f.value >= 0 && f.value < maxLimitMb) {
			return fmt.Errorf("isolate: Limits.%s is %v, want 0 to %d MiB", f.name, f.value, maxLimitMb)
		}
	}
	if !(l.CPUTimeMs >= 0 && l.CPUTimeMs <= maxCPUTimeMs) {
		return fmt.Errorf("isolate: Limits.CPUTimeMs is %v, want 0 to %d ms", l.CPUTimeMs, maxCPUTimeMs)
	}
	return nil
}

// maxCPUTimeMs is some decades.
const maxCPUTimeMs = 1 << 40

// complete fills in what was left to its default.
func (o *Options) complete() error {
	if o.ExecPath == "" {
		path, err := os.Executable()
		if err != nil {
			return fmt.Errorf("isolate: no path of the executable: %w", err)
		}
		o.ExecPath = path
	}
	if o.Argv0 == "" {
		o.Argv0 = o.ExecPath
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	if o.environ == nil {
		o.environ = processEnviron{}
		if o.Env != nil {
			o.environ = newEnviron(namesAndValues(o.Env))
		} else if o.Worker {
			o.environ = newEnviron(namesAndValues(os.Environ()))
		}
	}
	return nil
}

// ThreadID is worker_threads' threadId, unique in the process.
func (w *Worker) ThreadID() int { return w.id }

// Run starts the thread and returns once its JavaScript can run, or has failed to. When ctx ends, now
// or later, the Worker is terminated.
func (w *Worker) Run(ctx context.Context) error {
	if !w.started.CompareAndSwap(false, true) {
		return ErrStarted
	}
	if err := w.openStreams(); err != nil {
		w.result = outcome{code: 1, err: err}
		close(w.done)
		return err
	}
	w.start(ctx)
	select {
	case <-w.online:
		return nil
	case <-w.done:
		return w.result.err
	}
}

// openStreams prepares where the thread's output goes.
func (w *Worker) openStreams() (err error) {
	if w.link == nil {
		w.streams, err = openStreams(&w.opts)
		return err
	}
	out, errOut := w.opts.Stdout, w.opts.Stderr
	if out == nil {
		out = os.Stdout
	}
	if errOut == nil {
		errOut = os.Stderr
	}
	w.link.watched.Add(1)
	go w.link.watch(out, errOut)
	return nil
}

func (w *Worker) start(ctx context.Context) {
	w.started.Store(true)
	goOnStack(engineLimits(&w.opts).StackBytes, w.thread.main)
	if ctx.Done() == nil {
		return
	}
	stop := context.AfterFunc(ctx, w.thread.terminate)
	go func() {
		<-w.done
		stop()
	}()
}

// Wait waits for the thread's end and gives its exit code. err is ErrOutOfMemory, ErrCPULimit, ctx's error, why the
// thread could not run, or the uncaught exception of an Options.Worker (a *JSError); that of a main
// program is printed on its stderr and told by the code alone.
func (w *Worker) Wait(ctx context.Context) (code int, err error) {
	if !w.started.Load() {
		return 0, ErrNotRunning
	}
	select {
	case <-w.done:
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	if w.result.outOfMemory {
		return w.result.code, ErrOutOfMemory
	}
	if w.result.outOfTime {
		return w.result.code, ErrCPULimit
	}
	return w.result.code, w.result.err
}

// Done is closed when the thread has ended.
func (w *Worker) Done() <-chan struct{} { return w.done }

// Terminate ends the thread as soon as possible, whatever it does, and returns at once; Wait tells
// when it is gone. Its exit code is 1. A Worker that has ended, or was not started, is left alone.
func (w *Worker) Terminate() { w.thread.terminate() }

func (w *Worker) markOnline() { close(w.online) }

// tellParent is the last that a parent's thread hears.
func (w *Worker) tellParent(result outcome) {
	if w.onEnd != nil {
		w.onEnd(result)
	}
}

func (w *Worker) ended(result outcome) {
	if w.link != nil {
		if err := w.link.end(); err != nil && result.err == nil {
			result.err = err
		}
	}
	if w.streams != nil {
		w.streams.close()
	}
	w.result = result
	close(w.done)
}

// interrupt runs fn on the thread between two JavaScript instructions; false when it is not running.
// A thread that is parked is woken for it.
func (w *Worker) interrupt(fn func(*engine.Thread)) bool {
	t := w.thread
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.engineReady {
		return false
	}
	w.mu.Lock()
	w.nextToken++
	token := w.nextToken
	w.interrupts[token] = func() { fn(t.engine) }
	w.mu.Unlock()
	t.engine.Interrupt(token)
	t.loop.Post(func() { w.runInterrupt(token) })
	return true
}

// runInterrupt runs on the thread, from V8 or from the loop, whichever comes first.
func (w *Worker) runInterrupt(token uintptr) {
	w.mu.Lock()
	fn := w.interrupts[token]
	delete(w.interrupts, token)
	w.mu.Unlock()
	if fn != nil {
		fn()
	}
}
