// Owners: which ports of a thread have work, and the drain that does it. The
// contract and the lock order are at the head of mailbox.go.

package ports

import (
	"cmp"
	"slices"
	"sync"
)

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
	ready []entry

	// These belong to the thread.
	current *Data   // what is drained; nil once it is transferred
	yield   bool    // the current port's turn is over
	round   []entry // what the drain at hand has still to look at, by Tag
	spare   []entry // memory for round
}

// entry is a ready port with the Tag that it had as it became so: by the time
// it is looked at, the port may belong to someone else.
type entry struct {
	data *Data
	tag  uint32
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
	o.ready = append(o.ready, entry{d, d.Tag})
	if len(o.ready) > 1 {
		return nil
	}
	return o.wake
}

// Yield ends the turn of the port that is being drained: what is left of it
// waits for the next drain. To be called by Handler.Deliver.
func (o *Owner) Yield() { o.yield = true }

// Pending says whether ports are ready.
func (o *Owner) Pending() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.ready) > 0
}

// Drain hands out the messages of the ports that are ready, in the order of
// their Tags: of each port as many as were queued when its turn came, and at
// least MinBatch. A port that becomes ready meanwhile has its turn in the same
// drain when it stands behind the one at work, so that no port is looked at
// twice. It says whether ports are ready again, so that the thread does not
// sleep, but sees to other work first.
func (o *Owner) Drain(h Handler) (more bool) {
	o.mu.Lock()
	o.round, o.ready = o.ready, o.spare[:0]
	o.mu.Unlock()
	o.spare = nil
	if len(o.round) > 1 {
		slices.SortFunc(o.round, func(a, b entry) int { return cmp.Compare(a.tag, b.tag) })
	}
	stopped := false
	for i := 0; i < len(o.round); i++ {
		e := o.round[i]
		o.round[i] = entry{}
		if stopped {
			o.again(e.data)
			continue
		}
		stopped = !o.drainPort(e.data, h)
		if !stopped {
			o.join(i+1, e.tag)
		}
	}
	o.spare, o.round = o.round[:0], nil
	return o.Pending()
}

// join takes the ports that have become ready and stand behind tag into the
// round, whose rest begins at from.
func (o *Owner) join(from int, tag uint32) {
	o.mu.Lock()
	defer o.mu.Unlock()
	rest := o.ready[:0]
	for _, e := range o.ready {
		if e.tag <= tag {
			rest = append(rest, e)
			continue
		}
		at, _ := slices.BinarySearchFunc(o.round[from:], e.tag, func(x entry, tag uint32) int { return cmp.Compare(x.tag, tag) })
		o.round = slices.Insert(o.round, from+at, e)
	}
	clear(o.ready[len(rest):])
	o.ready = rest
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
	o.current, o.yield = d, false
	goOn = true
	for ; limit > 0 && goOn && d.open && !o.yield; limit-- {
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
