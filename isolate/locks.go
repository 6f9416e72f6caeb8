package isolate

// Web Locks: locks by name that the threads of the process share (worker_threads.locks).
//
// The book of locks has its own mutex, which stands after none and before none: what a change grants is
// collected under it and told to the threads after it, each on its own loop. A request is known by its
// thread and a number of that thread's JavaScript.

import (
	"fmt"
	"os"
	"slices"
	"sync"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
)

// What becomes of a request: the numbers of internal/worker/locks.js.
const (
	lockQueued      = 0
	lockGranted     = 1
	lockUnavailable = 2
	lockStolen      = 3
)

type lock struct {
	thread    *thread
	id        int64
	name      string
	exclusive bool
	waits     bool // keeps its thread's loop alive; owner only
}

func (l *lock) mode() string {
	if l.exclusive {
		return "exclusive"
	}
	return "shared"
}

// lockQueue is all that is held and asked for under one name, in order.
type lockQueue struct{ held, pending []*lock }

func (q *lockQueue) grantable(l *lock) bool {
	if len(q.held) == 0 {
		return true
	}
	return !l.exclusive && !q.held[0].exclusive
}

// grant moves what can be granted from the head of the queue.
func (q *lockQueue) grant() (granted []*lock) {
	for len(q.pending) > 0 && q.grantable(q.pending[0]) {
		granted = append(granted, q.pending[0])
		q.held = append(q.held, q.pending[0])
		q.pending = q.pending[1:]
	}
	return granted
}

type lockBook struct {
	mu     sync.Mutex
	queues map[string]*lockQueue // guarded by mu
}

// locks are those of the process.
var locks = lockBook{queues: map[string]*lockQueue{}}

// tell lets threads know what became of their requests. by is the thread that has changed it: its loop stays
// alive until it hears of its own. Owner of by only.
func (by *thread) tell(list []*lock, state int) {
	for _, l := range list {
		if l.thread == by && !l.waits {
			l.waits = true
			by.loop.Ref()
		}
		l.thread.loop.Post(func() {
			l.thread.lockSettled(l)
			l.thread.call(engine.HookEvent, "lock", int(l.id), state)
		})
	}
}

func (t *thread) lockSettled(l *lock) {
	if l.waits {
		l.waits = false
		t.loop.Unref()
	}
}

// request gives the state of the request, and whose locks it has stolen. A queued one keeps its thread alive when another thread is in
// its way: what only its own thread could let go of, that thread must stay alive for by itself.
func (b *lockBook) request(l *lock, ifAvailable, steal bool) (state int, stolen []*lock) {
	b.mu.Lock()
	defer b.mu.Unlock()
	q := b.queues[l.name]
	if q == nil {
		q = &lockQueue{}
		b.queues[l.name] = q
	}
	if steal {
		stolen, q.held = q.held, []*lock{l}
		return lockGranted, stolen
	}
	if len(q.pending) == 0 && q.grantable(l) {
		q.held = append(q.held, l)
		return lockGranted, nil
	}
	if ifAvailable {
		return lockUnavailable, nil
	}
	q.pending = append(q.pending, l)
	l.waits = slices.ContainsFunc(slices.Concat(q.held, q.pending), func(o *lock) bool { return o.thread != l.thread })
	return lockQueued, nil
}

// remove takes out the requests that match, for thread by, and grants what they stood in the way of.
func (b *lockBook) remove(by *thread, name string, match func(*lock) bool) (removed []*lock) {
	b.mu.Lock()
	q := b.queues[name]
	if q == nil {
		b.mu.Unlock()
		return nil
	}
	drop := func(l *lock) bool {
		if match(l) {
			removed = append(removed, l)
			return true
		}
		return false
	}
	q.held = slices.DeleteFunc(q.held, drop)
	q.pending = slices.DeleteFunc(q.pending, drop)
	granted := q.grant()
	if len(q.held) == 0 && len(q.pending) == 0 {
		delete(b.queues, name)
	}
	b.mu.Unlock()
	by.tell(granted, lockGranted)
	return removed
}

// leave lets go of everything of a thread that ends.
func (b *lockBook) leave(t *thread) {
	b.mu.Lock()
	names := make([]string, 0, len(b.queues))
	for name := range b.queues {
		names = append(names, name)
	}
	b.mu.Unlock()
	for _, name := range names {
		b.remove(t, name, func(l *lock) bool { return l.thread == t })
	}
}

// The operations of internalBinding('locks').

// lockRequest(id, name, exclusive, ifAvailable, steal) -> state
func lockRequest(t *thread, c *bindings.Call) error {
	l := &lock{thread: t, id: c.Int(0), name: c.String(1), exclusive: c.Bool(2)}
	state, stolen := locks.request(l, c.Bool(3), c.Bool(4))
	t.tell(stolen, lockStolen)
	if l.waits {
		t.loop.Ref()
	}
	c.Return(state)
	return nil
}

// lockRelease(id, name): the lock is not held any more.
func lockRelease(t *thread, c *bindings.Call) error {
	id := c.Int(0)
	locks.remove(t, c.String(1), func(l *lock) bool { return l.thread == t && l.id == id })
	return nil
}

// lockCancel(id, name) -> whether the request was still there.
func lockCancel(t *thread, c *bindings.Call) error {
	id := c.Int(0)
	removed := locks.remove(t, c.String(1), func(l *lock) bool { return l.thread == t && l.id == id })
	for _, l := range removed {
		t.lockSettled(l)
	}
	c.Return(len(removed) > 0)
	return nil
}

// lockQuery() -> {held, pending}, each a list of {name, mode, clientId}
func lockQuery(_ *thread, c *bindings.Call) error {
	locks.mu.Lock()
	defer locks.mu.Unlock()
	held, pending := []any{}, []any{}
	for _, q := range locks.queues {
		for _, l := range q.held {
			held = append(held, describeLock(l))
		}
		for _, l := range q.pending {
			pending = append(pending, describeLock(l))
		}
	}
	c.Return(bindings.Object{{Key: "held", Value: held}, {Key: "pending", Value: pending}})
	return nil
}

func describeLock(l *lock) bindings.Object {
	return bindings.Object{
		{Key: "name", Value: l.name},
		{Key: "mode", Value: l.mode()},
		{Key: "clientId", Value: fmt.Sprintf("node-%d-%d", os.Getpid(), l.thread.worker.id)},
	}
}
