// Mailboxes as one thread sees them, and many at once under the race detector.

package ports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// store counts references to one piece of memory.
type store struct{ refs *atomic.Int64 }

func newStore() store {
	s := store{new(atomic.Int64)}
	s.refs.Add(1)
	return s
}

func (s store) Release() {
	if s.refs.Add(-1) < 0 {
		panic("released twice")
	}
}

func (s store) Share() Store { s.refs.Add(1); return s }

// unique is a Store that cannot be shared.
type unique struct{ store }

func (unique) Share(int) {}

// recorder is a Handler that keeps what it gets.
type recorder struct {
	got   []string
	ended []*Data
	then  func(d *Data, s string) bool
}

func (r *recorder) Deliver(d *Data, m *Message) bool {
	r.got = append(r.got, string(m.Data))
	if r.then != nil {
		return r.then(d, string(m.Data))
	}
	return true
}

func (r *recorder) Ended(d *Data) { r.ended = append(r.ended, d); d.Close() }

func text(s string) *Message { return &Message{Data: []byte(s)} }

func post(t *testing.T, d *Data, list ...string) {
	t.Helper()
	for _, s := range list {
		if r, err := d.Post(text(s)); r != Sent || err != nil {
			t.Fatal(r, err)
		}
	}
}

type side struct {
	*Owner
	recorder
	wakes atomic.Int64
}

func newSide() *side {
	s := &side{}
	s.Owner = NewOwner(func() { s.wakes.Add(1) })
	return s
}

func (s *side) drain() bool { return s.Owner.Drain(&s.recorder) }

func (s *side) expect(t *testing.T, want ...string) {
	t.Helper()
	if len(s.got)+len(want) > 0 && !reflect.DeepEqual(s.got, want) {
		t.Fatalf("got %q want %q", s.got, want)
	}
	s.got = nil
}

func started(s *side, d *Data) *Data {
	d.Attach(s.Owner)
	d.Start()
	return d
}

func TestMessagesArriveInOrderWithOneWake(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	started(s, a)
	post(t, b, "1", "2", "3")
	if s.wakes.Load() != 1 || !s.Pending() || a.Queued() != 3 || a.QueuedBytes() != 3 {
		t.Fatal(s.wakes.Load(), s.Pending(), a.Queued(), a.QueuedBytes())
	}
	if s.drain() {
		t.Fatal("more")
	}
	s.expect(t, "1", "2", "3")
	if a.Queued() != 0 || a.QueuedBytes() != 0 {
		t.Fatal("counts")
	}
	post(t, b, "4")
	if s.wakes.Load() != 2 {
		t.Fatal(s.wakes.Load())
	}
	s.drain()
	s.expect(t, "4")
}

func TestTwoPortsWakeOnce(t *testing.T) {
	a, b := NewPair()
	c, d := NewPair()
	s := newSide()
	started(s, a)
	started(s, c)
	post(t, d, "d")
	post(t, b, "b")
	if s.wakes.Load() != 1 {
		t.Fatal(s.wakes.Load())
	}
	s.drain()
	s.expect(t, "d", "b")
}

func TestUnstartedPortKeepsItsMessages(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	a.Attach(s.Owner)
	post(t, b, "1", "2")
	if s.Pending() || s.drain() {
		t.Fatal("woken")
	}
	if m := a.Receive(); string(m.Data) != "1" {
		t.Fatal(m)
	}
	a.Start()
	s.drain()
	s.expect(t, "2")
	a.Stop()
	post(t, b, "3")
	s.drain()
	s.expect(t)
	if string(a.Receive().Data) != "3" || a.Receive() != nil {
		t.Fatal("receive")
	}
}

func TestDrainIsBounded(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	started(s, a)
	s.then = func(*Data, string) bool { post(t, b, "again"); return true }
	post(t, b, "first")
	if !s.drain() || len(s.got) != MinBatch {
		t.Fatal(len(s.got))
	}
	s.then = nil
	s.got = nil
	for range 3 * MinBatch {
		post(t, b, "x")
	}
	if s.drain() || len(s.got) != 3*MinBatch+1 {
		t.Fatal(len(s.got))
	}
}

func TestReceiveInsideAHandlerKeepsTheOrder(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	started(s, a)
	post(t, b, "1", "2", "3")
	s.then = func(d *Data, m string) bool {
		if m == "1" && string(d.Receive().Data) != "2" {
			t.Error("not 2")
		}
		return true
	}
	s.drain()
	s.expect(t, "1", "3")
}

func TestStoppedDrainGoesOnLater(t *testing.T) {
	a, b := NewPair()
	c, d := NewPair()
	s := newSide()
	started(s, a)
	started(s, c)
	post(t, b, "1", "2")
	post(t, d, "3")
	s.then = func(*Data, string) bool { return false }
	if !s.drain() {
		t.Fatal("no more")
	}
	s.expect(t, "1")
	s.then = nil
	s.drain()
	s.expect(t, "2", "3")
}

func TestPeerHearsOfCloseAfterItsMessages(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	started(s, a)
	post(t, b, "1", "2")
	b.Close()
	b.Close()
	s.drain()
	s.expect(t, "1", "2")
	if len(s.ended) != 1 || !a.Closed() {
		t.Fatal("not ended")
	}
	if s.drain(); len(s.ended) != 1 {
		t.Fatal("ended twice")
	}
	if r, err := b.Post(text("x")); r != Dropped || err != nil {
		t.Fatal(r, err)
	}
}

func TestUnstartedEmptyPortHearsOfClose(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	a.Attach(s.Owner)
	b.Close()
	s.drain()
	if len(s.ended) != 1 {
		t.Fatal("not ended")
	}
}

func TestUnstartedPortEndsWhenItsLastMessageIsReceived(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	a.Attach(s.Owner)
	post(t, b, "1")
	b.Close()
	if s.drain(); len(s.ended) != 0 {
		t.Fatal("ended early")
	}
	a.Receive()
	if !s.Pending() || a.Receive() != nil {
		t.Fatal("not ready")
	}
	if s.drain(); len(s.ended) != 1 {
		t.Fatal("not ended")
	}
}

func TestCloseInAHandlerLetsTheBatchArrive(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	started(s, a)
	post(t, b, "1", "2")
	st := newStore()
	s.then = func(d *Data, m string) bool {
		if m == "1" {
			d.Close()
			if r, _ := b.Post(&Message{Stores: []Store{st}}); r != Dropped {
				t.Error(r)
			}
		}
		return true
	}
	s.drain()
	s.expect(t, "1", "2")
	if st.refs.Load() != 0 {
		t.Fatal("store leaked")
	}
}

func TestCloseOutsideReleasesTheQueue(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	started(s, a)
	st, sh := newStore(), newStore()
	c, d := NewPair()
	b.Post(&Message{Stores: []Store{st}, Shared: []Store{sh}, Ports: []*Data{c}})
	a.Close()
	s.drain()
	s.expect(t)
	if st.refs.Load() != 0 || sh.refs.Load() != 0 || !c.Closed() || !d.Ended() {
		t.Fatal("leak")
	}
}

func TestPortMovesWithItsQueue(t *testing.T) {
	a, b := NewPair() // b moves
	c, d := NewPair() // through this channel
	from, to := newSide(), newSide()
	started(from, b)
	started(to, d)
	post(t, a, "before")
	if r, err := c.Post(&Message{Data: []byte("port"), Ports: []*Data{b}}); r != Sent || err != nil {
		t.Fatal(r, err)
	}
	post(t, a, "flying")
	from.drain()
	from.expect(t)
	to.then = func(_ *Data, m string) bool { return true }
	m := d.Receive()
	moved := m.Ports[0]
	moved.Attach(to.Owner)
	post(t, a, "landed")
	to.drain()
	to.expect(t)
	moved.Start()
	to.drain()
	to.expect(t, "before", "flying", "landed")
	a.Close()
	to.drain()
	if len(to.ended) != 1 || to.ended[0] != b {
		t.Fatal(to.ended)
	}
}

func TestPortTransferredByItsOwnHandler(t *testing.T) {
	a, b := NewPair()
	c, d := NewPair()
	s := newSide()
	started(s, a)
	post(t, b, "1", "2")
	s.then = func(p *Data, _ string) bool {
		if _, err := c.Post(&Message{Ports: []*Data{p}}); err != nil {
			t.Error(err)
		}
		return true
	}
	s.drain()
	s.expect(t, "1")
	moved := d.Receive().Ports[0]
	if moved != a || string(moved.Receive().Data) != "2" {
		t.Fatal("lost")
	}
}

func TestTargetPostedToItself(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	a.Attach(s.Owner)
	st := newStore()
	r, err := a.Post(&Message{Ports: []*Data{b}, Stores: []Store{st}})
	if r != TargetLost || err != nil || st.refs.Load() != 0 || !b.Closed() {
		t.Fatal(r, err)
	}
	if s.drain(); len(s.ended) != 1 {
		t.Fatal("not ended")
	}
}

func TestRefusedTransferLists(t *testing.T) {
	a, b := NewPair()
	c, _ := NewPair()
	gone, _ := NewPair()
	gone.Close()
	s := newSide()
	started(s, c)
	for want, list := range map[error][]*Data{
		ErrSourcePort: {c, a},
		ErrTwice:      {c, c},
		ErrClosedPort: {c, gone},
	} {
		m := &Message{Data: []byte("m"), Ports: list}
		if _, err := a.Post(m); err != want || !errors.Is(a.Check(list), want) {
			t.Errorf("got %v want %v", err, want)
		}
		if c.owner != s.Owner || len(m.Ports) != 2 || b.Queued() != 0 {
			t.Error("something happened")
		}
	}
}

func TestBroadcastReachesAllOthersInOrderOfCreation(t *testing.T) {
	r := NewRegistry()
	s := newSide()
	x, y, z := started(s, r.Join("n")), started(s, r.Join("n")), started(s, r.Join("n"))
	other := started(s, r.Join("m"))
	sh := newStore()
	if res, err := y.Post(&Message{Data: []byte("hi"), Shared: []Store{sh}}); res != Sent || err != nil {
		t.Fatal(res, err)
	}
	if sh.refs.Load() != 2 || y.Queued() != 0 || other.Queued() != 0 {
		t.Fatal(sh.refs.Load())
	}
	var order []*Data
	s.then = func(d *Data, _ string) bool { order = append(order, d); return true }
	post(t, x, "ho")
	s.drain()
	if !reflect.DeepEqual(s.got, []string{"hi", "hi", "ho", "ho"}) && len(order) != 4 {
		t.Fatal(s.got)
	}
	if order[0] != x || order[1] != z || order[2] != z || order[3] != y {
		t.Fatal("order")
	}
	if _, err := x.Post(&Message{Stores: []Store{newStore()}}); err == nil {
		t.Fatal("transferred")
	}
	if _, err := x.Post(&Message{Shared: []Store{newStore(), unique{newStore()}}}); err == nil {
		t.Fatal("shared what cannot be")
	}
	x.Close()
	z.Close()
	if res, _ := y.Post(text("alone")); res != Dropped {
		t.Fatal(res)
	}
	y.Close()
	if r.Members("n") != 0 || r.Members("m") != 1 || len(r.groups) != 1 {
		t.Fatal("members")
	}
	other.Close()
}

func TestPostAllocatesNothingBeyondTheMessage(t *testing.T) {
	a, b := NewPair()
	s := newSide()
	started(s, a)
	list := make([]*Message, 100)
	for i := range list {
		list[i] = text("x")
	}
	round := func() {
		for _, m := range list {
			b.Post(m)
		}
		s.got = s.got[:0]
		s.drain()
	}
	round()
	round()
	if n := testing.AllocsPerRun(100, round); n > 101 { // the recorder's own strings
		t.Fatal(n)
	}
}

func TestEndpoints(t *testing.T) {
	a, b := NewPair()
	x, y := NewEndpoint(a), NewEndpoint(b)
	ctx := context.Background()
	go func() {
		for i := range 100 {
			if err := x.Send(ctx, text(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
		}
		x.Close()
	}()
	for i := range 100 {
		m, err := y.Receive(ctx)
		if err != nil || string(m.Data) != fmt.Sprint(i) {
			t.Fatal(m, err)
		}
	}
	if _, err := y.Receive(ctx); err != io.EOF {
		t.Fatal(err)
	}
	if err := y.Send(ctx, text("x")); err != io.ErrClosedPipe {
		t.Fatal(err)
	}
	y.Close()
	y.Close()
	if _, err := y.Receive(ctx); err != ErrClosed {
		t.Fatal(err)
	}
	if err := y.Send(ctx, text("x")); err != ErrClosed {
		t.Fatal(err)
	}
}

func TestEndpointWaits(t *testing.T) {
	a, b := NewPair()
	x, y := NewEndpoint(a), NewEndpoint(b)
	x.Limit = 2
	short, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if _, err := y.Receive(short); err != context.DeadlineExceeded {
		t.Fatal(err)
	}
	ctx := context.Background()
	x.Send(ctx, text("1"))
	x.Send(ctx, text("2"))
	if err := x.Send(short, text("3")); err != context.DeadlineExceeded {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- x.Send(ctx, text("3")) }()
	for range 3 {
		if _, err := y.Receive(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	go func() { _, err := y.Receive(ctx); done <- err }()
	y.Close()
	if err := <-done; err != ErrClosed {
		t.Fatal(err)
	}
	x.Send(ctx, text("dropped"))
	if _, err := x.Receive(ctx); err != io.EOF {
		t.Fatal(err)
	}
}

func TestEndpointPortTravels(t *testing.T) {
	a, b := NewPair()
	c, d := NewPair()
	x, y, z := NewEndpoint(a), NewEndpoint(b), NewEndpoint(c)
	ctx := context.Background()
	x.Send(ctx, text("kept"))
	moved, err := y.Detach()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := y.Detach(); err != ErrClosed {
		t.Fatal(err)
	}
	if err := z.Send(ctx, &Message{Ports: []*Data{moved}}); err != nil {
		t.Fatal(err)
	}
	w := NewEndpoint(d)
	m, err := w.Receive(ctx)
	if err != nil {
		t.Fatal(err)
	}
	v := NewEndpoint(m.Ports[0])
	if m, err := v.Receive(ctx); err != nil || string(m.Data) != "kept" {
		t.Fatal(m, err)
	}
}

// TestManyThreads sends ports and messages round among goroutines that each
// own an Owner, and expects every message once, in order, and no store left.
func TestManyThreads(t *testing.T) {
	const threads, messages = 6, 3000
	type thread struct {
		owner *Owner
		wake  chan struct{}
		in    chan *Data
	}
	ring := make([]*thread, threads)
	for i := range ring {
		th := &thread{wake: make(chan struct{}, 1), in: make(chan *Data, 64)}
		th.owner = NewOwner(func() {
			select {
			case th.wake <- struct{}{}:
			default:
			}
		})
		ring[i] = th
	}
	var live atomic.Int64
	var receivers sync.WaitGroup
	var senders sync.WaitGroup
	stop := make(chan struct{})
	const pairs = 8
	receivers.Add(pairs)
	for p := range pairs {
		a, b := NewPair()
		ring[p%threads].in <- a
		senders.Add(1)
		go func() {
			defer senders.Done()
			for i := range messages {
				live.Add(1)
				st := store{new(atomic.Int64)}
				st.refs.Store(1)
				b.Post(&Message{Data: []byte(fmt.Sprint(i)), Stores: []Store{st}})
				if i%64 == 0 {
					runtime.Gosched()
				}
			}
			b.Close()
		}()
	}
	next := sync.Map{} // *Data -> *int, of the one who holds the port
	var all sync.WaitGroup
	for i, th := range ring {
		all.Add(1)
		go func() {
			defer all.Done()
			h := &ringHandler{t: t, next: &next, live: &live, done: receivers.Done}
			h.pass = func(d *Data) {
				d.Detach()
				ring[(i+1)%threads].in <- d
			}
			for {
				select {
				case d := <-th.in:
					d.Attach(th.owner)
					d.Start()
				case <-th.wake:
				case <-stop:
					return
				}
				for th.owner.Drain(h) {
				}
			}
		}()
	}
	senders.Wait()
	receivers.Wait()
	close(stop)
	all.Wait()
	if live.Load() != 0 {
		t.Fatal(live.Load())
	}
}

type ringHandler struct {
	t    *testing.T
	next *sync.Map
	live *atomic.Int64
	pass func(*Data)
	done func()
}

func (h *ringHandler) Deliver(d *Data, m *Message) bool {
	v, _ := h.next.LoadOrStore(d, new(int))
	n := v.(*int)
	if string(m.Data) != fmt.Sprint(*n) {
		h.t.Errorf("got %s want %d", m.Data, *n)
	}
	*n++
	m.Release()
	h.live.Add(-1)
	if *n%97 == 0 {
		h.pass(d)
	}
	return true
}

func (h *ringHandler) Ended(d *Data) { d.Close(); h.done() }

// TestCloseRaces closes both ends while both post and drain.
func TestCloseRaces(t *testing.T) {
	for range 200 {
		a, b := NewPair()
		st := store{new(atomic.Int64)}
		var wg sync.WaitGroup
		for _, d := range []*Data{a, b} {
			wg.Add(1)
			go func() {
				defer wg.Done()
				s := newSide()
				started(s, d)
				for i := range 20 {
					st.refs.Add(1)
					d.Post(&Message{Data: []byte{byte(i)}, Stores: []Store{st}})
				}
				h := &releaser{}
				s.Drain(h)
				d.Close()
			}()
		}
		wg.Wait()
		if st.refs.Load() != 0 {
			t.Fatal(st.refs.Load())
		}
	}
}

type releaser struct{}

func (*releaser) Deliver(_ *Data, m *Message) bool { m.Release(); return true }
func (*releaser) Ended(d *Data)                    { d.Close() }

func TestBroadcastRaces(t *testing.T) {
	r := NewRegistry()
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 50 {
				d := r.Join("x")
				s := newSide()
				started(s, d)
				sh := newStore()
				d.Post(&Message{Data: []byte{byte(i)}, Shared: []Store{sh}})
				s.Drain(&releaser{})
				d.Close()
			}
		}()
	}
	wg.Wait()
	if r.Members("x") != 0 {
		t.Fatal(r.Members("x"))
	}
}

func BenchmarkPostAndDrain(b *testing.B) {
	x, y := NewPair()
	s := newSide()
	started(s, x)
	h := &releaser{}
	data := make([]byte, 100)
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		y.Post(&Message{Data: data})
		if i%100 == 99 {
			s.Drain(h)
		}
	}
}
