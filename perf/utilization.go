// Event loop utilization.
//
// # Contract
//
// The thread whose loop it is calls Start, Park, Unpark and End; it alone
// writes. Any goroutine calls Sample. There is no lock: the writer makes seq odd
// while idle and parked do not fit together, and a reader that met that, or a
// change, reads again. Parking costs the two clock reads that the loop makes for
// itself, and some atomic stores. A sample may be ahead of the next by the time
// between the writer's reading of the clock and its note of it.

package perf

import (
	"runtime"
	"sync/atomic"
)

// Utilization is the account of one loop. The zero value is that of a loop
// that has not started.
type Utilization struct {
	start  atomic.Int64 // 0: not started, or ended
	seq    atomic.Uint32
	idle   atomic.Int64 // of parks that are over
	parked atomic.Int64 // when the present park began, or 0
}

// Sample is what performance.eventLoopUtilization returns, in milliseconds.
type Sample struct {
	Idle        float64 `json:"idle"`
	Active      float64 `json:"active"`
	Utilization float64 `json:"utilization"`
}

// Start begins the account. nowNs is Now.
func (u *Utilization) Start(nowNs int64) { u.start.Store(nowNs) }

// Started says whether the account has begun and not ended.
func (u *Utilization) Started() bool { return u.start.Load() != 0 }

// IdleNs is the time of all parks that are over.
func (u *Utilization) IdleNs() int64 { return u.idle.Load() }

// End makes all further samples zero, as those of a thread that is gone.
func (u *Utilization) End() { u.start.Store(0) }

// Park notes that the thread goes to sleep.
func (u *Utilization) Park(nowNs int64) { u.parked.Store(nowNs) }

// Unpark notes that it is awake again.
func (u *Utilization) Unpark(nowNs int64) {
	u.seq.Add(1)
	u.idle.Add(nowNs - u.parked.Load())
	u.parked.Store(0)
	u.seq.Add(1)
}

// idleAt is the time parked until nowNs.
func (u *Utilization) idleAt(nowNs int64) int64 {
	for {
		seq := u.seq.Load()
		idle, parked := u.idle.Load(), u.parked.Load()
		if seq&1 != 0 || u.seq.Load() != seq {
			runtime.Gosched()
			continue
		}
		if parked != 0 && nowNs > parked {
			idle += nowNs - parked
		}
		return idle
	}
}

// Sample is the account from the loop's start to nowNs: all zeros when the
// loop has not started.
func (u *Utilization) Sample(nowNs int64) Sample {
	start := u.start.Load()
	if start == 0 {
		return Sample{}
	}
	idle := u.idleAt(nowNs)
	return makeSample(Milliseconds(idle), Milliseconds(nowNs-start-idle))
}

// Since is what the account has gained since an earlier sample.
func (u *Utilization) Since(nowNs int64, earlier Sample) Sample {
	if !u.Started() {
		return Sample{}
	}
	return u.Sample(nowNs).Sub(earlier)
}

// Between is the difference of two samples, or zeros when the loop has not
// started: performance.eventLoopUtilization(later, earlier).
func (u *Utilization) Between(later, earlier Sample) Sample {
	if !u.Started() {
		return Sample{}
	}
	return later.Sub(earlier)
}

// Sub is the utilization between an earlier sample and this one. When no time
// lies between, Utilization is NaN.
func (s Sample) Sub(earlier Sample) Sample {
	return makeSample(s.Idle-earlier.Idle, s.Active-earlier.Active)
}

func makeSample(idle, active float64) Sample {
	return Sample{Idle: idle, Active: active, Utilization: active / (idle + active)}
}
