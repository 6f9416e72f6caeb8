package isolate

// Operations: calls from JavaScript into Go, at once or on a goroutine.

import (
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/isolate/internal/loop"
	"github.com/heddle-js/heddle/serdes"
)

// blockingSlots bounds how many operations of the process block at once: each blocked system call
// holds an OS thread. More wait for their turn.
var blockingSlots = make(chan struct{}, 64)

// blockingQueue starts a thread's operations in the order in which they were asked for, whichever of their
// goroutines comes first: Go runs the youngest first, and programs see the order of writes.
type blockingQueue struct {
	mu   sync.Mutex
	jobs []func()
}

func (q *blockingQueue) start(job func()) {
	q.mu.Lock()
	q.jobs = append(q.jobs, job)
	q.mu.Unlock()
	go q.runNext()
}

// runNext runs one job; start makes one goroutine for each.
func (q *blockingQueue) runNext() {
	blockingSlots <- struct{}{}
	q.mu.Lock()
	job := q.jobs[0]
	q.jobs[0] = nil
	q.jobs = q.jobs[1:]
	q.mu.Unlock()
	job()
}

// request is an operation under way. It belongs to the owner; only complete comes from elsewhere.
type request struct {
	id       uint32
	loop     *loop.Request
	onCancel []func()
	held     []*engine.Store
}

func (r *request) cancel() {
	fns := r.onCancel
	r.onCancel = nil
	for _, fn := range fns {
		fn()
	}
}

// RunOp is the engine's Host: it runs an operation.
func (t *thread) RunOp(call engine.OpCall, out *serdes.Writer) (failed bool) {
	op := &operations[call.Index]
	if op.Kind == bindings.KindConst {
		bindings.AppendValue(out, op.Value)
		return false
	}
	if call.Request != 0 {
		return t.beginRequest(op, call, out)
	}
	c := bindings.NewCall(t.env, call.Tape, call.Args, out)
	c.SetInterrupt(t.endFd)
	if err := t.invoke(op, &c); err != nil {
		out.Reset()
		bindings.AppendError(out, err)
		return true
	}
	c.Result()
	return false
}

func (t *thread) invoke(op *operation, c *bindings.Call) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = recovered(r)
		}
	}()
	if op.onThread != nil {
		return op.onThread(t, c)
	}
	return op.Fn(c)
}

func panicText(r any) string { return fmt.Sprint(r) }

func (t *thread) beginRequest(op *operation, call engine.OpCall, out *serdes.Writer) (failed bool) {
	r := &request{id: call.Request, loop: t.loop.Register(), held: call.Held}
	t.requests[r.id] = r
	tape := append([]uint32(nil), call.Tape...) // the engine's is gone when this call returns
	if op.Kind == bindings.KindStream {
		return t.beginStream(op, r, tape, call.Args, out)
	}
	t.blocking.start(func() {
		words, failed := t.runBlocking(op, tape, call.Args)
		<-blockingSlots
		r.loop.Complete(func() { t.finish(r, words, failed) })
		releaseAll(call.Held)
	})
	return false
}

// runBlocking runs on the operation's own goroutine.
func (t *thread) runBlocking(op *operation, tape []uint32, args int) (words []uint32, failed bool) {
	debug.SetPanicOnFault(true) // JavaScript may shrink a resizable buffer that the operation uses
	var w serdes.Writer
	c := bindings.NewCall(t.env, tape, args, &w)
	if err := t.invoke(op, &c); err != nil {
		w.Reset()
		bindings.AppendError(&w, err)
		return w.Words(), true
	}
	return c.Result().Words(), false
}

func (t *thread) finish(r *request, words []uint32, failed bool) {
	delete(t.requests, r.id)
	t.syncNow()
	t.check(t.engine.Complete(r.id, words, failed, true))
}

func (t *thread) beginStream(op *operation, r *request, tape []uint32, args int, out *serdes.Writer) bool {
	var w serdes.Writer
	c := bindings.NewCall(t.env, tape, args, &w)
	c.SetStream(
		func(values []any) { t.emit(r, values) },
		func() {
			r.loop.Complete(func() { t.finish(r, nil, false) })
			releaseAll(r.held)
		},
		func(fn func()) { r.onCancel = append(r.onCancel, fn) },
	)
	if err := t.invoke(op, &c); err != nil {
		r.loop.Unref()
		delete(t.requests, r.id)
		releaseAll(r.held)
		bindings.AppendError(out, err)
		return true
	}
	return false
}

// emit comes from any goroutine.
func (t *thread) emit(r *request, values []any) {
	var w serdes.Writer
	for _, v := range values {
		bindings.AppendValue(&w, v)
	}
	t.loop.Post(func() {
		if t.requests[r.id] != r {
			return // ended meanwhile
		}
		t.syncNow()
		t.check(t.engine.Complete(r.id, w.Words(), false, false))
	})
}

func releaseAll(stores []*engine.Store) {
	for _, s := range stores {
		s.Release()
	}
}

// RequestRef is the engine's Host: internalBinding('loop').ref and unref.
func (t *thread) RequestRef(id uint32, ref bool) {
	r := t.requests[id]
	if r == nil {
		return
	}
	if ref {
		r.loop.Ref()
	} else {
		r.loop.Unref()
	}
}

// RequestCancel is the engine's Host: internalBinding('loop').cancel.
func (t *thread) RequestCancel(id uint32) {
	if r := t.requests[id]; r != nil {
		r.cancel()
	}
}

// WriteError is the engine's Host.
func (t *thread) WriteError(out *serdes.Writer, err error) { bindings.AppendError(out, err) }
