// Clock and utilization; expected numbers are node's.

package perf

import (
	"math"
	"sync"
	"testing"
	"time"
)

func TestNowIsMonotonicAndRuns(t *testing.T) {
	a := Now()
	for last := a; Now()-a < 2e6; {
		now := Now()
		if now < last {
			t.Fatalf("back from %d to %d", last, now)
		}
		last = now
	}
	if d := systemMonotonic(clockBase) - clockOffset; d < -1e6 || d > 1e6 {
		t.Fatalf("off by %d ns", d)
	}
}

func TestOriginFitsBothClocks(t *testing.T) {
	o := NewOrigin()
	if d := Now() - o.Monotonic; d < 0 || d > 1e9 {
		t.Fatal(d)
	}
	if d := float64(time.Now().UnixMilli()) - o.Unix; math.Abs(d) > 1000 {
		t.Fatal(d)
	}
}

func TestUtilizationBeforeStartAndAfterEnd(t *testing.T) {
	var u Utilization
	zero := Sample{}
	if u.Sample(5) != zero || u.Since(5, Sample{Idle: 5, Active: 5}) != zero ||
		u.Between(Sample{Idle: 5, Active: 10}, Sample{Idle: 2, Active: 4}) != zero || u.Started() {
		t.Fatal("not zero")
	}
	u.Start(1e6)
	if got := u.Sample(3e6); got != (Sample{Active: 2, Utilization: 1}) {
		t.Fatal(got)
	}
	u.End()
	if u.Sample(5e6) != zero {
		t.Fatal("not zero")
	}
}

func TestUtilizationCountsThePresentPark(t *testing.T) {
	var u Utilization
	u.Start(1e6)
	u.Park(3e6)
	if got := u.Sample(9e6); got != (Sample{Idle: 6, Active: 2, Utilization: 0.25}) {
		t.Fatal(got)
	}
	u.Unpark(11e6)
	if got := u.Sample(13e6); got != (Sample{Idle: 8, Active: 4, Utilization: 1.0 / 3}) {
		t.Fatal(got)
	}
	if got := u.Since(13e6, Sample{Idle: 6, Active: 2}); got != (Sample{Idle: 2, Active: 2, Utilization: 0.5}) {
		t.Fatal(got)
	}
}

func TestDifferences(t *testing.T) {
	var u Utilization
	u.Start(1)
	for _, c := range []struct{ later, earlier, want Sample }{
		{Sample{5, 10, 0}, Sample{2, 4, 0}, Sample{3, 6, 6.0 / 9}},
		{Sample{2, 4, 0}, Sample{5, 10, 0}, Sample{-3, -6, 6.0 / 9}},
		{Sample{1, 5, 0}, Sample{1, 2, 0}, Sample{0, 3, 1}},
		{Sample{3, 5, 0}, Sample{1, 5, 0}, Sample{2, 0, 0}},
	} {
		if got := u.Between(c.later, c.earlier); got != c.want {
			t.Errorf("%v - %v = %v", c.later, c.earlier, got)
		}
	}
	s := Sample{1, 1, 0.5}
	if got := u.Between(s, s); got.Idle != 0 || got.Active != 0 || !math.IsNaN(got.Utilization) {
		t.Error(got)
	}
}

// TestUtilizationReadFromOutside never sees two values that do not belong
// together: the idle time would jump by as much as the clock's value.
func TestUtilizationReadFromOutside(t *testing.T) {
	var u Utilization
	begin := Now()
	u.Start(begin)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			last := 0.0
			for {
				select {
				case <-stop:
					return
				default:
				}
				s := u.Sample(Now())
				if s.Idle < last-1000 || s.Idle > last+10000 || s.Active < -1000 {
					t.Errorf("%v after idle %v", s, last)
					return
				}
				last = s.Idle
			}
		}()
	}
	for range 20000 {
		u.Park(Now())
		u.Unpark(Now())
	}
	close(stop)
	wg.Wait()
}

func BenchmarkNow(b *testing.B) {
	for b.Loop() {
		Now()
	}
}

func BenchmarkPark(b *testing.B) {
	var u Utilization
	u.Start(1)
	for b.Loop() {
		u.Park(2)
		u.Unpark(3)
	}
}
