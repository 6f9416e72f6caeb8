package loop

import "testing"

// A host for which something is completed while the loop is parked.
type completingHost struct {
	*fakeHost
	parked func()
}

func (h *completingHost) Park(deadlineNs int64) {
	h.parked()
	h.fakeHost.Park(deadlineNs)
}

func TestMetricsTellAwaitedFromReady(t *testing.T) {
	h := &completingHost{fakeHost: newHost()}
	l := New(Options{Host: h, Wake: h.wake, Clock: testClock})
	check := func(want Metrics) {
		t.Helper()
		if got := l.Metrics(); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	l.Register().Complete(func() {})
	l.Turn(true)
	check(Metrics{Turns: 1, Events: 1, EventsWaiting: 1})
	awaited := l.Register()
	h.parked = func() { awaited.Complete(func() {}) }
	l.Turn(true)
	check(Metrics{Turns: 2, Events: 2, EventsWaiting: 1})
	l.BeginTurn()
	check(Metrics{Turns: 3, Events: 2, EventsWaiting: 1})
}
