// Endpoint: a port held by a Go program.

package ports

import (
	"context"
	"errors"
	"io"
	"sync"
)

// ErrClosed is given by an Endpoint that was closed on this side.
var ErrClosed = errors.New("ports: endpoint is closed")

// Endpoint is one end of a channel in the hands of Go code. Any goroutine may
// use it; messages that several receive at once go to one of them each.
//
// Its lock stands before all others of the package and is held while it uses
// its Data, never while it waits.
type Endpoint struct {
	// Limit, when not 0, makes Send wait while the other end has that many
	// messages queued. Set it before the first use.
	Limit int

	mu   sync.Mutex
	data *Data
	wake chan struct{} // of capacity one: something may be there
	done chan struct{} // closed by Close
}

// NewEndpoint takes the port over.
func NewEndpoint(d *Data) *Endpoint {
	e := &Endpoint{data: d, wake: make(chan struct{}, 1), done: make(chan struct{})}
	d.Attach(NewOwner(e.signal))
	d.Start()
	return e
}

// signal is the wake function of the endpoint's owner. Its ready list is never
// drained: receivers look into the queue itself, and rearm.
func (e *Endpoint) signal() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
}

// Send posts m. With an error m is still the caller's; otherwise it belongs to
// the receiver. A message that nobody can receive any more gives io.ErrClosedPipe.
func (e *Endpoint) Send(ctx context.Context, m *Message) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		room, err := e.trySend(m)
		if room == nil {
			return err
		}
		select {
		case <-room:
		case <-e.done:
			return ErrClosed
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (e *Endpoint) trySend(m *Message) (room <-chan struct{}, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.data == nil {
		return nil, ErrClosed
	}
	if e.data.peerGone() {
		return nil, io.ErrClosedPipe
	}
	if e.Limit > 0 && e.data.peer != nil {
		if room := e.data.peer.waitRoom(e.Limit); room != nil {
			return room, nil
		}
	}
	result, err := e.data.Post(m)
	if err == nil && result == TargetLost {
		err = io.ErrClosedPipe
	}
	return nil, err
}

// Receive takes the oldest message, waiting for one. It gives io.EOF once the
// other end is closed and everything it sent has been received.
func (e *Endpoint) Receive(ctx context.Context) (*Message, error) {
	for {
		m, err := e.tryReceive()
		if m != nil || err != nil {
			return m, err
		}
		select {
		case <-e.wake:
		case <-e.done:
			return nil, ErrClosed
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func (e *Endpoint) tryReceive() (*Message, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.data == nil {
		return nil, ErrClosed
	}
	// Whatever comes from now on signals again.
	e.data.rearm()
	m := e.data.Receive()
	if e.data.Queued() > 0 || e.data.Ended() {
		e.signal() // for who else waits, and for the next call
	}
	if m == nil && e.data.Ended() {
		return nil, io.EOF
	}
	if m == nil {
		return nil, nil
	}
	return m.own()
}

// Detach gives the port back, to be posted in a message; the endpoint is
// closed, the channel is not.
func (e *Endpoint) Detach() (*Data, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.data == nil {
		return nil, ErrClosed
	}
	d := e.data
	d.Detach()
	e.data = nil
	close(e.done)
	return d, nil
}

// Close closes the port. Who waits is told; so is the other end. It may be
// called again.
func (e *Endpoint) Close() error {
	d, err := e.Detach()
	if err == nil {
		d.Close()
	}
	return nil
}

// rearm makes the next message wake its owner again, without a drain.
func (d *Data) rearm() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.listed {
		d.listed = false
		d.owner.forget()
	}
}

// forget empties the ready list.
func (o *Owner) forget() {
	o.mu.Lock()
	defer o.mu.Unlock()
	clear(o.ready)
	o.ready = o.ready[:0]
}

// peerGone says whether the other end is closed.
func (d *Data) peerGone() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.peerClosed
}
