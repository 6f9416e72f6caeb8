// Owners: which ports of a thread have work, and the drain that does it. The
// contract and the lock order are at the head of mailbox.go.

package ports

import "sync"

// Handler is what a drain does with what it finds. Its methods may post, close
// and transfer any port, the one that is drained included.
type Handler interface {
	// Deliver takes a message over. With more set to false the drain ends,
	// and goes on where it was at the next Drain.
	Deliver(d *Data, m *Message) (more bool)
	// Ended is told, once, that the peer is closed and every message of its
	// has been delivered. The handler closes d.
	Ended(d *Data)
}

// Owner gathers the ready ports of one thread. The thread that has the ports
// calls Drain; anyone may ask Pending.
type Owner struct {
	wake func()

	mu    sync.Mutex
	ready []*Data

	// These belong to the thread.
	current *Data   // what is drained; nil once it is transferred
	spare   []*Data // memory for ready
}

// waker is a wake function to be called once locks are let go, or nil.
type waker func()

func (w waker) call() {
	if w != nil {
		w()
	}
}

// NewOwner makes an Owner. wake is called from any goroutine, outside of all
// locks, when a port has become ready and none was before; it must be cheap and
// sticky.
func NewOwner(wake func()) *Owner { return &Owner{wake: wake} }

// push appends a port; the caller holds its lock.
func (o *Owner) push(d *Data) waker {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ready = append(o.ready, d)
	if len(o.ready) > 1 {
		return nil
	}
	return o.wake
}

// Pending says whether ports are ready.
func (o *Owner) Pending() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.ready) > 0
}

// Drain hands out the messages of the ports that are ready, in the order in
// which they became so: of each port as many as were queued when its turn
// came, and at least MinBatch. It says whether ports are ready again, so that
// the thread does not sleep, but sees to other work first.
func (o *Owner) Drain(h Handler) (more bool) {
	o.mu.Lock()
	list := o.ready
	o.ready = o.spare[:0]
	o.spare = nil
	o.mu.Unlock()
	stopped := false
	for i, d := range list {
		list[i] = nil
		if stopped {
			o.again(d)
			continue
		}
		stopped = !o.drainPort(d, h)
	}
	o.spare = list[:0]
	return o.Pending()
}

// again puts a port back that was not looked at.
func (o *Owner) again(d *Data) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.owner == o {
		o.push(d)
	}
}

func (o *Owner) drainPort(d *Data, h Handler) (goOn bool) {
	limit, mine := d.begin(o)
	if !mine {
		return true
	}
	o.current = d
	goOn = true
	for ; limit > 0 && goOn; limit-- {
		m := d.Receive()
		if m == nil {
			break
		}
		goOn = h.Deliver(d, m)
		if o.current != d {
			return goOn // it belongs to someone else by now
		}
	}
	o.current = nil
	if d.end() {
		h.Ended(d)
	}
	return goOn
}
