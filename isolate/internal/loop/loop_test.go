// Turn order, liveness, parking, waking and completions, against a host that
// records what the loop asks of it.

package loop

import (
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fakeHost parks on a channel of capacity one: a sticky wake.
type fakeHost struct {
	log     []string
	timers  func(now int64) int64
	ports   func() bool
	tasks   func()
	immed   func()
	wakeup  chan struct{}
	wakes   atomic.Int64
	parks   int
	unlimit int // parks without deadline
}

func newHost() *fakeHost { return &fakeHost{wakeup: make(chan struct{}, 1)} }

func (h *fakeHost) note(s string) { h.log = append(h.log, s) }

func (h *fakeHost) RunTimers(now int64) int64 {
	h.note("timers")
	if h.timers != nil {
		return h.timers(now)
	}
	return 0
}

func (h *fakeHost) DrainPorts() bool {
	if h.ports != nil {
		return h.ports()
	}
	return false
}

func (h *fakeHost) RunForegroundTasks() {
	if h.tasks != nil {
		h.tasks()
	}
}

func (h *fakeHost) RunImmediates() {
	if h.immed != nil {
		h.immed()
	}
}

func (h *fakeHost) Park(deadlineNs int64) {
	h.parks++
	if deadlineNs == Forever {
		h.unlimit++
		<-h.wakeup
		return
	}
	t := time.NewTimer(time.Duration(deadlineNs - testClock()))
	defer t.Stop()
	select {
	case <-h.wakeup:
	case <-t.C:
	}
}

func (h *fakeHost) wake() {
	h.wakes.Add(1)
	select {
	case h.wakeup <- struct{}{}:
	default:
	}
}

var testStart = time.Now()

func testClock() int64 { return int64(time.Since(testStart)) + 1 }

func newLoop(h *fakeHost) *Loop { return New(Options{Host: h, Wake: h.wake, Clock: testClock}) }

func TestRunReturnsAtOnceWhenNothingIsPending(t *testing.T) {
	h := newHost()
	if newLoop(h).Run() {
		t.Fatal("stopped")
	}
	if h.parks != 0 {
		t.Fatalf("parked %d times", h.parks)
	}
}

func TestPhasesOfOneTurn(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	h.ports = func() bool { h.note("ports"); return false }
	h.tasks = func() { h.note("tasks") }
	h.immed = func() { h.note("immediates") }
	l.ArmTimer(1)
	l.Post(func() { h.note("completion") })
	l.Closing(func() { h.note("closing") })
	for due := l.Now() + 2; l.Now() < due; { // the timer is due
		l.UpdateNow()
	}
	l.Turn(true)
	want := []string{"timers", "completion", "ports", "tasks", "immediates", "closing"}
	if !reflect.DeepEqual(h.log, want) {
		t.Fatalf("got %v want %v", h.log, want)
	}
}

func TestTimerFiresNotBeforeItsTimeAndRearms(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	fired := 0
	begin := time.Now()
	h.timers = func(now int64) int64 {
		fired++
		if fired == 3 {
			return 0
		}
		return now + 5
	}
	l.ArmTimer(5)
	l.Run()
	if fired != 3 || time.Since(begin) < 15*time.Millisecond {
		t.Fatalf("fired %d after %v", fired, time.Since(begin))
	}
}

func TestUnrefTimerDoesNotKeepTheLoop(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	l.ArmTimer(1)
	h.timers = func(now int64) int64 { return -(now + 3_600_000) }
	l.Run()
	if l.Alive() {
		t.Fatal("alive")
	}
	l.RefTimer(true)
	if !l.Alive() {
		t.Fatal("not alive after ref")
	}
	l.RefTimer(false)
	l.ArmTimer(1)
	if l.Run(); l.Alive() {
		t.Fatal("alive")
	}
}

func TestHugeTimerDoesNotOverflow(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	l.ArmTimer(1<<63 - 1)
	go func() { time.Sleep(5 * time.Millisecond); l.Stop() }()
	if !l.Run() || len(h.log) != 0 {
		t.Fatal(h.log)
	}
}

func TestImmediatesKeepFromParking(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	n := 0
	l.RefImmediates(true)
	h.immed = func() {
		if n++; n == 10 {
			l.RefImmediates(false)
		}
	}
	l.Run()
	if n != 10 || h.parks != 0 {
		t.Fatal(n, h.parks)
	}
}

func TestMorePortMessagesKeepFromParking(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	l.Ref()
	l.Wake() // as the mailbox does for its first message
	n := 0
	h.ports = func() bool {
		n++
		if n == 5 {
			l.Unref()
		}
		return n < 5
	}
	l.Run()
	if n != 5 || h.parks != 0 {
		t.Fatal(n, h.parks)
	}
}

func TestRequestKeepsTheLoopUntilCompleted(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	r := l.Register()
	var done bool
	go func() {
		r.Complete(func() {
			done = true
			if l.Alive() {
				t.Error("alive in the last callback")
			}
		})
	}()
	l.Run()
	if !done || h.unlimit == 0 {
		t.Fatal(done, h.unlimit)
	}
}

func TestUnrefRequest(t *testing.T) {
	l := newLoop(newHost())
	r := l.Register()
	r.Unref()
	r.Unref()
	if l.Alive() || r.HasRef() {
		t.Fatal("alive")
	}
	r.Ref()
	r.Ref()
	if !l.Alive() {
		t.Fatal("not alive")
	}
	ran := false
	r.Complete(func() { ran = true })
	l.Run()
	r.Ref() // after the end: nothing
	if !ran || l.Alive() {
		t.Fatal(ran, l.Alive())
	}
}

func TestSecondCompletePanics(t *testing.T) {
	l := newLoop(newHost())
	r := l.Register()
	r.Complete(nil)
	defer func() {
		if recover() == nil {
			t.Fatal("no panic")
		}
	}()
	r.Complete(nil)
}

func TestUnrefWithoutRefPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Fatal("no panic")
		}
	}()
	newLoop(newHost()).Unref()
}

func TestClosedLoopDropsWork(t *testing.T) {
	l := newLoop(newHost())
	r := l.Register()
	l.Post(func() { t.Error("ran") })
	l.Close()
	if r.Complete(func() { t.Error("ran") }) || l.Post(func() {}) {
		t.Fatal("accepted")
	}
	r.Unref()
	l.Run()
}

func TestCompletionsPostedByCompletionsWaitForTheNextTurn(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	h.immed = func() { h.note("immediates") }
	l.Post(func() {
		h.note("a")
		l.Post(func() { h.note("b") })
	})
	l.Turn(false)
	l.Turn(false)
	want := []string{"a", "immediates", "b", "immediates"}
	if !reflect.DeepEqual(h.log, want) {
		t.Fatal(h.log)
	}
}

func TestStopBetweenCallbacksKeepsTheRest(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	h.immed = func() { h.note("immediates") }
	l.Ref()
	l.Post(func() { h.note("a"); l.Post(func() { h.note("c"); l.Unref() }); l.Stop() })
	l.Post(func() { h.note("b") })
	l.Closing(func() { h.note("closing") })
	if !l.Run() || !l.Stopping() {
		t.Fatal("not stopped")
	}
	if !reflect.DeepEqual(h.log, []string{"a"}) {
		t.Fatal(h.log)
	}
	l.Resume()
	l.Run()
	want := []string{"a", "b", "c", "immediates", "closing"}
	if !reflect.DeepEqual(h.log, want) {
		t.Fatal(h.log)
	}
}

func TestClosingFromClosingRunsInTheNextTurn(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	l.Closing(func() { h.note("a"); l.Closing(func() { h.note("b") }) })
	if !l.Turn(true) {
		t.Fatal("not alive")
	}
	if l.Turn(true) || !reflect.DeepEqual(h.log, []string{"a", "b"}) {
		t.Fatal(h.log)
	}
}

func TestBurstWakesOnce(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	l.Ref()
	parkedNow := make(chan struct{})
	go func() {
		for l.state.Load() != parked {
			runtime.Gosched()
		}
		close(parkedNow)
	}()
	n := 0
	done := make(chan struct{})
	go func() { l.Run(); close(done) }()
	<-parkedNow
	// The owner may leave the park in the middle of the burst and park again;
	// it is held in the first completion so that it cannot.
	hold := make(chan struct{})
	l.Post(func() { <-hold; n++ })
	for i := 0; i < 999; i++ {
		l.Post(func() {
			if n++; n == 1000 {
				l.Unref()
			}
		})
	}
	close(hold)
	<-done
	if n != 1000 || h.wakes.Load() != 1 {
		t.Fatalf("%d ran, %d wakes", n, h.wakes.Load())
	}
}

func TestNoLostWakeUnderManyPosters(t *testing.T) {
	h := newHost()
	l := newLoop(h)
	const posters, each = 8, 2000
	reqs := make([]*Request, 0, posters*each)
	for i := 0; i < posters*each; i++ {
		reqs = append(reqs, l.Register())
	}
	var wg sync.WaitGroup
	n := 0
	for p := 0; p < posters; p++ {
		mine := reqs[p*each : (p+1)*each]
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i, r := range mine {
				r.Complete(func() { n++ })
				if i%100 == 0 {
					runtime.Gosched()
				}
			}
		}()
	}
	l.Run()
	wg.Wait()
	if n != posters*each {
		t.Fatal(n)
	}
}

type fakeMeter struct{ idle, since int64 }

func (m *fakeMeter) Park(now int64)   { m.since = now }
func (m *fakeMeter) Unpark(now int64) { m.idle += now - m.since }

func TestMeterSeesTheParks(t *testing.T) {
	h := newHost()
	m := &fakeMeter{}
	l := New(Options{Host: h, Wake: h.wake, Clock: testClock, Meter: m})
	l.ArmTimer(10)
	l.Run()
	if m.idle < int64(5*time.Millisecond) {
		t.Fatal(m.idle)
	}
	l.Ref()
	l.Post(l.Unref)
	l.Run()
}

func BenchmarkPostBurst(b *testing.B) {
	h := newHost()
	l := newLoop(h)
	b.ReportAllocs()
	fn := func() {}
	for i := 0; i < b.N; i++ {
		for j := 0; j < 100; j++ {
			l.Post(fn)
		}
		l.Turn(false)
	}
}
