// Completions: what other goroutines want to run on the owner. The contract
// for threads is at the head of loop.go.

package loop

import (
	"sync"
	"sync/atomic"
)

// queue is where posters meet the owner. Two slices take turns, so that a
// steady flow allocates nothing.
type queue struct {
	mu     sync.Mutex
	fns    []func()
	closed bool
}

// Post queues fn for the owner, in arrival order, and wakes it. It says false,
// and drops fn, when the loop is closed. It does not keep the loop alive.
func (l *Loop) Post(fn func()) bool {
	l.queue.mu.Lock()
	if l.queue.closed {
		l.queue.mu.Unlock()
		return false
	}
	l.queue.fns = append(l.queue.fns, fn)
	l.queue.mu.Unlock()
	l.Wake()
	return true
}

// Close makes Post and Request.Complete drop what they are given from now on,
// and drops what is queued. The owner calls it when its isolate is about to go.
func (l *Loop) Close() {
	l.queue.mu.Lock()
	l.queue.closed = true
	l.queue.fns = nil
	l.queue.mu.Unlock()
}

// runCompletions runs what was queued when it began; what is queued meanwhile
// waits for the next turn, so that completions cannot starve the rest. It says how many ran.
func (l *Loop) runCompletions() (ran int) {
	l.queue.mu.Lock()
	if len(l.queue.fns) == 0 {
		l.queue.mu.Unlock()
		return 0
	}
	fns := l.queue.fns
	l.queue.fns = l.batch[:0]
	l.queue.mu.Unlock()
	l.batch = nil // not ours to hand out again before the batch is done
	for i, fn := range fns {
		if l.stop.Load() {
			l.requeue(fns[i:])
			break
		}
		fn()
		ran++
	}
	clear(fns)
	l.batch = fns
	return ran
}

// requeue puts back what a Stop has left over, before what came since.
func (l *Loop) requeue(fns []func()) {
	l.queue.mu.Lock()
	defer l.queue.mu.Unlock()
	if l.queue.closed {
		return
	}
	rest := make([]func(), 0, len(fns)+len(l.queue.fns))
	l.queue.fns = append(append(rest, fns...), l.queue.fns...)
}

// Values of Request.state.
const (
	requestPending int32 = iota
	requestCompleted
)

// Request is one operation that runs elsewhere and completes on the loop
// exactly once. While it is pending and ref'd it keeps the loop alive.
type Request struct {
	loop  *Loop
	state atomic.Int32
	// The two below belong to the owner.
	ref  bool
	done bool
}

// Register begins an operation, ref'd.
func (l *Loop) Register() *Request {
	l.refs++
	return &Request{loop: l, ref: true}
}

// Complete queues fn (nil: nothing to run) to run on the owner and ends the
// request. Any goroutine may call it, once: a second call panics, for it would
// run a callback twice or let the loop end too early. It says false, and drops
// fn, when the loop is closed; whoever holds a resource for fn then frees it.
func (r *Request) Complete(fn func()) bool {
	if !r.state.CompareAndSwap(requestPending, requestCompleted) {
		panic("loop: request completed twice")
	}
	return r.loop.Post(func() {
		// The request stops counting before its callback runs, so that the
		// callback sees the loop as it will be.
		r.finish()
		if fn != nil {
			fn()
		}
	})
}

// Ref makes the pending request keep the loop alive again. Owner only.
func (r *Request) Ref() {
	if r.done || r.ref {
		return
	}
	r.ref = true
	r.loop.Ref()
}

// Unref makes the pending request not keep the loop alive. Owner only.
func (r *Request) Unref() {
	if r.done || !r.ref {
		return
	}
	r.ref = false
	r.loop.Unref()
}

// HasRef says whether the request keeps the loop alive. Owner only.
func (r *Request) HasRef() bool { return r.ref && !r.done }

func (r *Request) finish() {
	r.Unref()
	r.done = true
}
