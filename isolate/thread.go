package isolate

// A thread: the goroutine that is locked to its OS thread, its isolate and its loop.
//
// # Contract
//
// Everything in thread belongs to its own goroutine (the owner), but for what says otherwise: stop,
// wake and interrupts come from anywhere. The engine calls the Host methods on the owner. Go
// operations run on other goroutines and come back through loop.Request.Complete, exactly once.
//
// # The end of a thread
//
// teardown is the one place where a thread ends, whatever ended it. Its order: requests are cancelled
// (their goroutines may run on; what they complete is dropped and the memory they hold is released by
// them); nested Workers are terminated and waited for; ports are closed, so that peers hear of it;
// objects that JavaScript held in Go are closed; snapshots are written to their end; the loop refuses
// further posts; the parent is told, so that 'exit' is the final event; and while it goes on, the isolate is left and
// disposed of. Worker.Done is after that.

import (
	"errors"
	"math"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"
	"golang.org/x/sys/unix"

	"github.com/heddle-js/heddle/heap"
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/isolate/internal/loop"
	"github.com/heddle-js/heddle/isolate/internal/prestart"
	"github.com/heddle-js/heddle/perf"
	"github.com/heddle-js/heddle/ports"
	"github.com/heddle-js/heddle/serdes"
)

type thread struct {
	worker *Worker
	opts   *Options
	env    *bindings.Env
	log    *zap.Logger

	waker  *engine.Waker
	loop   *loop.Loop
	meter  perf.Utilization
	engine *engine.Thread

	requests map[uint32]*request
	blocking blockingQueue
	children map[int]*child              // by thread id
	limits   atomic.Pointer[heap.Limits] // as they are in V8; nil until it has begun
	inherit  []*ports.Data               // the public and the control port that the parent made
	cached   bool                        // the built-ins' code cache has been kept
	ports    portTable
	// those that are being written; see snapshots.go
	snapshots map[*snapshot]struct{}
	cpu       *cpuLimit // nil: none

	booted int64 // perf.Now when the built-ins were there

	abandoned bool // the isolate is lost: see Fatal

	mu          sync.Mutex // guards the fields below against terminate from other goroutines
	terminated  bool
	engineReady bool
	end         *os.File // an eventfd that terminate makes readable; nil until an operation waits
}

func newThread(w *Worker, opts *Options) *thread {
	t := &thread{
		worker:    w,
		opts:      opts,
		waker:     engine.NewWaker(),
		requests:  map[uint32]*request{},
		children:  map[int]*child{},
		snapshots: map[*snapshot]struct{}{},
		log:       opts.Log,
	}
	t.env = &bindings.Env{ThreadID: w.id, IsMain: opts.isMain(), Environ: opts.environ}
	if !opts.isMain() {
		t.env.Fds = &bindings.Fds{Raw: !opts.leaveRawFds}
	}
	return t
}

// main is the whole life of the thread. The goroutine is locked to its OS thread (goOnStack), which
// ends with it: the next thread starts on a fresh stack.
func (t *thread) main() {
	start := time.Now()
	// What JavaScript does to memory that an operation uses is an error of that operation.
	debug.SetPanicOnFault(true)
	result := t.run()
	t.traceEnding()
	if training && t.engine != nil {
		t.engine.CacheBuiltins(true)
	}
	t.makeCode(result)
	t.teardown()
	t.logEnd(result, time.Since(start))
	t.endWithCode(result)
}

// outcome is how a thread ended.
type outcome struct {
	code        int
	err         error // why it could not run at all, or that it ran out of memory
	outOfMemory bool
	outOfTime   bool // its limit of CPU time
	exited      bool // by process.exit
	terminated  bool
}

func (t *thread) run() outcome {
	t.loop = loop.New(loop.Options{
		Host: (*loopHost)(t), Wake: t.waker.Wake, Clock: perf.Now, Meter: (*threadMeter)(t),
	})
	t.initPorts()
	t.openInbox()
	// What the runtime says comes before what the program does.
	for i, name := range [...]string{"control", "port"} {
		if t.inherit != nil {
			id := t.ports.adopt(t.inherit[1-i])
			t.opts.worker = append(t.opts.worker, bindings.Field{Key: name, Value: int(id)})
		}
	}
	t.env.Stderr = int(t.worker.stdio()[2])
	limits := engineLimits(t.opts)
	t.logStart(limits)
	if t.isTerminated() {
		return outcome{code: 1, terminated: true}
	}
	var spare *engine.Spare
	if !t.opts.isMain() {
		spare = spares.begin(limits)
		defer spares.end()
	} else if limits.Default() {
		var ok bool
		if spare, ok = prestart.Take(); !ok {
			return outcome{code: 1, outOfMemory: true}
		}
	}
	eng, err := engine.NewThread(t, t.waker, limits, spare)
	if err != nil {
		return outcome{code: 1, err: err}
	}
	t.engine = eng
	t.useCodeCache()
	t.booted = perf.Now()
	if !t.opts.isMain() {
		// A Worker's loop is under way when its program begins, and 'online' is sent before that.
		t.startMeter()
		t.loop.BeginTurn()
	}
	t.noteLimits()
	t.syncNow()
	t.mu.Lock()
	t.engineReady = true
	terminated := t.terminated
	t.mu.Unlock()
	if terminated {
		return outcome{code: 1, terminated: true}
	}
	if ms := t.opts.Limits.CPUTimeMs; ms > 0 {
		t.cpu = newCPULimit(time.Duration(ms*float64(time.Millisecond)), t.terminate)
	}
	t.traceOnline()
	t.worker.markOnline()
	if !t.opts.isMain() {
		spares.refill()
	}
	return t.runProgram()
}

// runProgram runs the main script and the loop to their end.
func (t *thread) runProgram() outcome {
	t.call(engine.HookStart)
	t.startMeter()
	if !t.opts.isMain() {
		t.loop.FinishTurn() // in Node a message starts the program
	}
	for !t.loop.Stopping() {
		if t.loop.Run() {
			break
		}
		t.call(engine.HookBeforeExit)
		if t.loop.Stopping() || !t.loop.Alive() {
			break
		}
	}
	code := 0.0
	if !t.loop.Stopping() {
		code = t.call(engine.HookExit)
	}
	if !t.loop.Stopping() {
		// An 'exit' listener may have thrown, and a handler have taken it: the code is read anew. The
		// event is not emitted twice.
		code = t.call(engine.HookExit)
	}
	return t.outcome(int(code))
}

// outcome reads why the thread has stopped.
func (t *thread) outcome(code int) outcome {
	if t.engine.OutOfMemory() {
		return outcome{code: 1, outOfMemory: true}
	}
	if t.cpu.isReached() {
		return outcome{code: 1, outOfTime: true}
	}
	if exit, exiting := t.engine.Exiting(); exiting {
		return outcome{code: exit, exited: true}
	}
	if t.isTerminated() {
		return outcome{code: 1, terminated: true}
	}
	return outcome{code: code}
}

func (t *thread) teardown() {
	t.meter.End()
	t.cpu.end()
	for _, r := range t.requests {
		r.cancel()
	}
	t.endChildren()
	t.closeInbox()
	locks.leave(t)
	t.ports.closeAll()
	t.env.Close()
	t.endSnapshots()
	t.loop.Close()
	t.mu.Lock()
	t.engineReady = false
	if t.end != nil {
		t.end.Close()
		t.end = nil
	}
	t.mu.Unlock()
}

// closeEngine frees the isolate, unless the process, which is all the main thread's, ends now.
func (t *thread) closeEngine() {
	switch {
	case t.engine == nil:
	case t.opts.isMain() && processIsOurs && !flagsForV8:
		t.engine.Forget()
	default:
		t.engine.Close()
	}
}

// Fatal is the engine's Host: V8 has given up inside of a call, which therefore never returns. All but
// the isolate is ended here, in the middle of that call; the isolate's memory, at most its heap limit, and
// its parked OS thread are lost to the process.
func (t *thread) Fatal(what string, memory bool) {
	t.abandoned = true
	t.log.Error("V8 cannot go on", zap.Int("thread", t.worker.id), zap.String("text", what))
	result := outcome{code: 1, outOfMemory: memory}
	if !memory {
		result.err = errors.New("isolate: V8 cannot go on: " + what)
	}
	t.teardown()
	if !t.opts.isMain() {
		spares.end()
	}
	t.worker.tellParent(result)
	t.worker.ended(result)
}

// Recovered is the engine's Host.
func (t *thread) Recovered(panicked any) error { return recovered(panicked) }

// endChildren terminates nested Workers and waits for them: none outlives its parent.
func (t *thread) endChildren() {
	for _, k := range t.children {
		k.worker.Terminate()
	}
	for _, k := range t.children {
		<-k.worker.done
	}
}

// terminate ends the thread from any goroutine, whatever it is doing or has not begun to do.
func (t *thread) terminate() {
	t.mu.Lock()
	t.terminated = true
	if t.engineReady {
		t.engine.Terminate()
		t.loop.Stop()
	}
	if t.end != nil {
		t.end.Write([]byte{1, 0, 0, 0, 0, 0, 0, 0})
	}
	t.mu.Unlock()
	t.waker.Wake()
}

// endFd gives a descriptor that becomes readable when the thread is terminated, made at the first
// question; -1 when there can be none. Owner only.
func (t *thread) endFd() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.end == nil {
		var start uint
		if t.terminated {
			start = 1
		}
		fd, err := unix.Eventfd(start, unix.EFD_CLOEXEC)
		if err != nil {
			return -1
		}
		t.end = os.NewFile(uintptr(fd), "eventfd")
	}
	return int(t.end.Fd())
}

func (t *thread) isTerminated() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.terminated
}

// call calls a hook with Go values.
func (t *thread) call(hook engine.Hook, args ...any) float64 {
	var w serdes.Writer
	for _, a := range args {
		bindings.AppendValue(&w, a)
	}
	t.syncNow()
	result, status := t.engine.Call(hook, w.Words())
	t.check(status)
	return result
}

// check stops the loop when JavaScript must not run any more.
func (t *thread) check(status engine.Status) {
	if status != engine.OK {
		t.loop.Stop()
	}
}

func (t *thread) syncNow() { t.engine.SetNow(t.loop.Now(), t.loop.StartNs()) }

// loopHost is the thread as its loop sees it.
type loopHost thread

func (h *loopHost) RunTimers(int64) int64 {
	t := (*thread)(h)
	t.syncNow()
	next, status := t.engine.RunTimers()
	t.check(status)
	return int64(next)
}

func (h *loopHost) DrainPorts() bool { return (*thread)(h).drainPorts() }

func (h *loopHost) RunForegroundTasks() {
	t := (*thread)(h)
	if !t.engine.HasTasks() && !t.engine.TicksPending() {
		return
	}
	t.syncNow()
	_, status := t.engine.RunTasks()
	t.check(status)
}

func (h *loopHost) RunImmediates() {
	t := (*thread)(h)
	if !t.engine.ImmediatesPending() {
		return
	}
	t.syncNow()
	t.check(t.engine.RunImmediates())
}

func (h *loopHost) Park(deadlineNs int64) {
	t := (*thread)(h)
	t.cpu.pause()
	defer t.cpu.resume()
	if deadlineNs == math.MaxInt64 {
		t.waker.Park(-1)
		return
	}
	if left := deadlineNs - perf.Now(); left > 0 {
		t.waker.Park(left)
	}
}

// The engine's Host: the loop.

func (t *thread) ArmTimer(ms float64) { t.loop.ArmTimer(int64(math.Min(ms, 1<<40))) }
func (t *thread) RefTimer(ref bool)   { t.loop.RefTimer(ref) }

// RefImmediates is told whether immediates keep the loop alive.
func (t *thread) RefImmediates(ref bool) { t.loop.RefImmediates(ref) }

// UpdateNow reads the clock for JavaScript.
func (t *thread) UpdateNow() {
	t.loop.UpdateNow()
	t.syncNow()
}

// Interrupt runs on the thread between two JavaScript instructions.
func (t *thread) Interrupt(token uintptr) { t.worker.runInterrupt(token) }

// recovered makes an error of a Go panic in an operation: a bug of ours, but not one that may take
// the process with it.
func recovered(r any) error {
	return &bindings.CodedError{
		Code:    "ERR_INTERNAL_ASSERTION",
		Message: "This is caused by a bug in Heddle: " + panicText(r) + "\n" + string(debug.Stack()),
	}
}

const mib = 1 << 20

func engineLimits(o *Options) engine.Limits {
	l := o.Limits
	if !o.isMain() {
		l = l.under(o.ofProcess)
	}
	stack := l.StackSizeMb
	if stack <= 0 {
		stack = defaultStackMb(o)
	}
	return engine.Limits{
		MaxOldBytes:    uint64(l.MaxOldGenerationSizeMb * mib),
		MaxYoungBytes:  uint64(l.MaxYoungGenerationSizeMb * mib),
		CodeRangeBytes: uint64(l.CodeRangeSizeMb * mib),
		StackBytes:     uint64(stack * mib),
		MaxBufferBytes: uint64(math.Ceil(l.MaxArrayBufferMb * mib)), // 0 is none

		NearLimitSnapshots: o.SnapshotsNearHeapLimit,
	}
}

// under gives a Worker's limits where the command line has set some for the whole process.
func (l Limits) under(process Limits) Limits {
	if process.MaxOldGenerationSizeMb > 0 {
		l.MaxOldGenerationSizeMb = process.MaxOldGenerationSizeMb
	}
	if process.MaxYoungGenerationSizeMb > 0 {
		l.MaxYoungGenerationSizeMb = process.MaxYoungGenerationSizeMb
	}
	return l
}

// The main thread has V8's own default, a Worker the 4 MiB of worker_threads less what Node keeps
// back for C++ (192 KiB).
func defaultStackMb(o *Options) float64 {
	if o.isMain() {
		return 984.0 / 1024
	}
	return 4 - 192.0/1024
}
