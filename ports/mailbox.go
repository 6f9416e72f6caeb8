// Port data: queue, peer and lock of a MessagePort or BroadcastChannel.
//
// # Contract
//
// Who calls what. A Data has at most one holder: the thread (or Go program) that
// has its handle, or the message that it travels in. Only the holder calls its
// methods, but for Queued, QueuedBytes and Closed, which anyone may. Posting to
// it is done through its peer's Post, by the peer's holder, at the same time.
// Handing a Data over (in a message, or over a Go channel) hands all its methods
// over; the former holder must not touch it again.
//
// Who owns and who frees. Post takes over the message when it returns no error,
// whatever else it returns; what cannot be delivered it releases. Receive hands
// the message to the caller. Close releases what is queued. A message that is
// dropped closes the ports in it.
//
// Locks. Registry.mu, then group.mu, then Data.mu, then Owner.mu; never two
// Data.mu at once. No lock is held while a wake function or a Store's Release
// runs. The fields below mu are guarded by it; those of the second block belong
// to the holder alone.
//
// Waking. Work is published before the wake. A port is in its owner's ready list
// at most once, and the list wakes when its first entry comes: a burst to any
// number of ports wakes a thread once.

package ports

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/heddle-js/heddle/internal/alive"
)

// Result says what became of a posted message.
type Result int

const (
	// Sent: the message is in the receiver's queue.
	Sent Result = iota
	// Dropped: nobody is there to receive it any more.
	Dropped
	// TargetLost: the message carried the port that it was sent to. The
	// channel is closed.
	TargetLost
)

// Errors that leave the message with the caller, and every port as it was.
var (
	ErrSourcePort = errors.New("ports: a port cannot be transferred through itself")
	ErrClosedPort = errors.New("ports: a port in the transfer list is closed")
	ErrTwice      = errors.New("ports: a port is in the transfer list twice")
	ErrFull       = errors.New("ports: the receiver's queue is full")
)

// FullError is an ErrFull with its numbers, all in bytes.
type FullError struct {
	Queued, Size, Limit int64
}

func (e *FullError) Error() string {
	return fmt.Sprintf("%v: %d bytes wait, %d more would exceed %d", ErrFull, e.Queued, e.Size, e.Limit)
}

// Is says that it is an ErrFull.
func (e *FullError) Is(target error) bool { return target == ErrFull }

// MinBatch is how many messages a drain may deliver at least; it is more when
// more are queued as it begins.
const MinBatch = 1000

// Data is a port apart from its handle.
type Data struct {
	mu         sync.Mutex
	in         []*Message
	owner      *Owner
	listed     bool // in owner.ready
	started    bool // messages make it ready, not only the end; written by the holder only
	last       bool // no further drain
	peerClosed bool
	ended      bool          // the end was reported
	room       chan struct{} // closed when a receive makes room; nil: no one waits

	posted      atomic.Int64 // messages, written under mu
	postedBytes atomic.Int64

	closed atomic.Bool
	limit  atomic.Int64 // of bytes; 0: none

	peer  *Data  // of a pair, for ever
	group *group // of a broadcast channel, for ever

	_ [64]byte // who posts writes what is above, who receives what is below

	// Tag is the number of the holder's handle: ports are drained in its order.
	// Set it before Attach.
	Tag      uint32
	out      []*Message // taken from in at once, received one by one
	next     int        // of out
	draining bool
	open     bool // started, for the holder

	taken      atomic.Int64 // messages of those posted, written by the holder
	takenBytes atomic.Int64
}

// NewPair makes two entangled ports, held by the caller.
func NewPair() (a, b *Data) {
	a, b = &Data{}, &Data{}
	a.peer, b.peer = b, a
	alive.Ports.Add(2)
	return a, b
}

// Limit bounds the bytes that may wait here: a post over it fails with ErrFull. 0 lifts the bound. Any goroutine.
func (d *Data) Limit(bytes int64) { d.limit.Store(bytes) }

// Limited says whether what is posted here is counted against a limit. For the holder.
func (d *Data) Limited() bool { return d.peer != nil && d.peer.limit.Load() != 0 }

// LimitBoth bounds what may wait at either end of a pair.
func (d *Data) LimitBoth(bytes int64) {
	d.Limit(bytes)
	d.peer.Limit(bytes)
}

// checkRoom gives a FullError when m is too much for the queue. A queue only shrinks while nobody posts. Where there
// is a limit a message counts by its bytes.
func (d *Data) checkRoom(m *Message) error {
	limit := d.limit.Load()
	if limit == 0 || d.closed.Load() {
		return nil
	}
	if err := m.Settle(); err != nil {
		return err
	}
	queued, size := d.QueuedBytes(), int64(m.Size())
	if queued+size <= limit {
		return nil
	}
	return &FullError{Queued: queued, Size: size, Limit: limit}
}

// Attach makes the port known to the thread that has its handle now. A port
// that has work is ready at once.
func (d *Data) Attach(o *Owner) {
	d.mu.Lock()
	d.owner, d.listed = o, false
	wake := d.list()
	d.mu.Unlock()
	wake.call()
}

// Start makes messages wake the owner; until then they only queue.
func (d *Data) Start() { d.setStarted(true) }

// Stop takes Start back.
func (d *Data) Stop() { d.setStarted(false) }

// Last makes the drain at hand, if there is one, the port's last: what it leaves
// waits for Receive, or Close.
func (d *Data) Last() {
	d.mu.Lock()
	d.last = true
	d.mu.Unlock()
}

func (d *Data) setStarted(on bool) {
	d.open = on
	d.mu.Lock()
	d.started = on
	wake := d.list()
	d.mu.Unlock()
	wake.call()
}

// Detach takes the port from its owner, before it travels. It stops: the next
// holder starts it anew.
func (d *Data) Detach() {
	d.mu.Lock()
	if d.owner != nil && d.owner.current == d {
		d.owner.current = nil // its drain is over
	}
	d.owner, d.listed, d.started = nil, false, false
	d.mu.Unlock()
	d.draining, d.open = false, false
	d.Tag = 0
}

// list puts the port into its owner's ready list when there is a reason to.
// The caller holds mu and calls the result after it has let go.
func (d *Data) list() waker {
	if d.owner == nil || d.listed || d.last {
		return nil
	}
	pending := d.Queued() > 0
	if pending && !d.started || !pending && (!d.peerClosed || d.ended) {
		return nil
	}
	d.listed = true
	return d.owner.push(d)
}

// Post sends m to the other end, or to every other member of the group. With
// an error nothing has happened and m is still the caller's. Otherwise the ports
// in m have left the caller.
func (d *Data) Post(m *Message) (Result, error) {
	if d.group != nil {
		return d.group.post(d, m)
	}
	lost, err := d.checkPorts(m.Ports)
	if err != nil {
		return Dropped, err
	}
	if !lost {
		if err := d.peer.checkRoom(m); err != nil {
			return Dropped, err
		}
	}
	for _, p := range m.Ports {
		p.Detach()
	}
	switch {
	case lost:
		m.Release()
		return TargetLost, nil
	case d.closed.Load():
		m.Release()
		return Dropped, nil
	}
	wake, ok := d.peer.enqueue(m)
	if !ok {
		m.Release()
		return Dropped, nil
	}
	wake.call()
	return Sent, nil
}

// Check says what Post would refuse, without posting: before the caller
// detaches anything of its own.
func (d *Data) Check(list []*Data) error {
	_, err := d.checkPorts(list)
	return err
}

func (d *Data) checkPorts(list []*Data) (lost bool, err error) {
	for i, p := range list {
		if p == d {
			return false, ErrSourcePort
		}
		if p.closed.Load() {
			return false, ErrClosedPort
		}
		if p == d.peer {
			lost = true
		}
		for _, q := range list[:i] {
			if p == q {
				return false, ErrTwice
			}
		}
	}
	return lost, nil
}

// enqueue puts m into the queue, unless the port is closed. Any goroutine; it
// calls the result after it has let go of its locks.
func (d *Data) enqueue(m *Message) (wake waker, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed.Load() {
		return nil, false
	}
	d.in = append(d.in, m)
	d.posted.Add(1)
	d.postedBytes.Add(int64(m.Size()))
	if d.listed {
		return nil, true
	}
	return d.list(), true
}

// begin begins a drain for owner o and says how many messages it may deliver;
// ok is false when the port is no longer o's.
func (d *Data) begin(o *Owner) (limit int, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.owner != o {
		return 0, false
	}
	d.listed = false
	if !d.started || d.last {
		return 0, true
	}
	d.draining = true
	return max(d.Queued(), MinBatch), true
}

// Receive takes the oldest message, nil when there is none. It may be called
// without a drain too (receiveMessageOnPort).
func (d *Data) Receive() *Message {
	if d.next == len(d.out) && !d.refill() {
		return nil
	}
	m := d.out[d.next]
	d.out[d.next] = nil
	d.next++
	d.takenBytes.Add(int64(m.Size()))
	d.taken.Add(1)
	if d.next == len(d.out) || d.next&63 == 0 { // now and then is enough for those who wait for room
		d.made()
	}
	return m
}

// refill swaps the two halves of the queue.
func (d *Data) refill() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.in) == 0 {
		return false
	}
	d.in, d.out, d.next = d.out[:0], d.in, 0
	return true
}

// made is called after a message has left the queue: it wakes who waits for
// room, and makes the end known when that was the last message.
func (d *Data) made() {
	d.mu.Lock()
	last := d.Queued() == 0
	if d.room != nil {
		close(d.room)
		d.room = nil
	}
	var wake waker
	if last && d.peerClosed && !d.draining {
		wake = d.list()
	}
	d.mu.Unlock()
	wake.call()
}

// end ends a drain and says whether the port has ended by it: its peer is
// closed and nothing is left. A port with messages left is ready again. When the
// port was closed during the drain, what is left is released.
func (d *Data) end() (ended bool) {
	d.draining = false
	if d.closed.Load() {
		d.discard()
		return false
	}
	d.mu.Lock()
	ended = d.peerClosed && !d.ended && !d.last && d.Queued() == 0
	d.ended = d.ended || ended
	wake := d.list()
	d.mu.Unlock()
	wake.call()
	return ended
}

// Ended says that the peer is closed and nothing is left to receive.
func (d *Data) Ended() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.peerClosed && d.Queued() == 0
}

// Close closes the port for good. What is queued is released, or, during a
// drain, may still be received until its End. The peer receives what was sent
// before, and then the end.
func (d *Data) Close() {
	d.mu.Lock()
	first := !d.closed.Swap(true)
	d.owner, d.listed = nil, false
	if d.room != nil {
		close(d.room)
		d.room = nil
	}
	d.mu.Unlock()
	if !first {
		return
	}
	alive.Ports.Add(-1)
	if !d.draining {
		d.discard()
	}
	if d.group != nil {
		d.group.leave(d)
	}
	if d.peer != nil {
		d.peer.peerHasClosed()
	}
}

func (d *Data) peerHasClosed() {
	d.mu.Lock()
	d.peerClosed = true
	wake := d.list()
	d.mu.Unlock()
	wake.call()
}

// discard releases what is queued.
func (d *Data) discard() {
	d.mu.Lock()
	in := d.in
	d.in = nil
	d.mu.Unlock()
	rest := d.out[d.next:]
	d.out, d.next = nil, 0
	d.taken.Store(d.posted.Load())
	d.takenBytes.Store(d.postedBytes.Load())
	for _, m := range rest {
		m.Release()
	}
	for _, m := range in {
		m.Release()
	}
}

// Closed says whether this end was closed. Any goroutine.
func (d *Data) Closed() bool { return d.closed.Load() }

// Queued is the number of messages that wait here. Any goroutine.
func (d *Data) Queued() int { return int(d.posted.Load() - d.taken.Load()) }

// QueuedBytes is the size of the messages that wait here. Any goroutine.
func (d *Data) QueuedBytes() int64 { return d.postedBytes.Load() - d.takenBytes.Load() }

// IsBroadcast says whether this is a member of a BroadcastChannel group.
func (d *Data) IsBroadcast() bool { return d.group != nil }

// waitRoom gives a channel that is closed when the queue has shrunk, or nil
// when it holds fewer than limit messages already. Called by the other end.
func (d *Data) waitRoom(limit int) <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed.Load() || d.Queued() < limit {
		return nil
	}
	if d.room == nil {
		d.room = make(chan struct{})
	}
	return d.room
}
