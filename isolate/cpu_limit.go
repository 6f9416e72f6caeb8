package isolate

// A bound on the CPU time of a thread: cpuTimeMs.
//
// A timer fires when the limit could be reached at the earliest, looks at the thread's clock, and is set anew
// for what is left. While the thread is parked there is no timer: an idle Worker costs nothing. What V8's own
// background threads do for a thread is not on its clock.
//
// Contract: newCPULimit, pause, resume, isReached and end are the owner's; check is the timer's.

import (
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

type cpuLimit struct {
	limit time.Duration
	clock int32 // the thread's, readable from every thread of the process
	over  func()

	mu      sync.Mutex // guards the fields below
	began   time.Duration
	timer   *time.Timer
	paused  bool
	reached bool
	ended   bool // the clock may be gone
}

// newCPULimit calls over once the calling OS thread has used so much more CPU time.
func newCPULimit(limit time.Duration, over func()) *cpuLimit {
	l := &cpuLimit{limit: limit, clock: clockOfThread(unix.Gettid()), over: over}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.began = l.read()
	l.timer = time.AfterFunc(limit, l.check)
	return l
}

// clockOfThread is the number that Linux has for the CPU clock of a thread: clock_getres(2) and
// pthread_getcpuclockid(3).
func clockOfThread(tid int) int32 { return ^int32(tid)<<3 | 6 }

func (l *cpuLimit) read() time.Duration {
	var ts unix.Timespec
	if err := unix.ClockGettime(l.clock, &ts); err != nil {
		return 0
	}
	return time.Duration(ts.Nano())
}

// check runs on a goroutine of its own.
func (l *cpuLimit) check() {
	l.mu.Lock()
	if l.ended || l.reached {
		l.mu.Unlock()
		return
	}
	left := l.limit - (l.read() - l.began)
	if left > 0 {
		if !l.paused {
			l.timer.Reset(max(left, time.Millisecond))
		}
		l.mu.Unlock()
		return
	}
	l.reached = true
	l.mu.Unlock()
	l.over()
}

func (l *cpuLimit) pause() {
	if l == nil {
		return
	}
	l.mu.Lock() // a check that has begun sets the timer anew
	defer l.mu.Unlock()
	l.paused = true
	l.timer.Stop()
}

func (l *cpuLimit) resume() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.paused = false
	if !l.reached && !l.ended {
		l.timer.Reset(max(l.limit-(l.read()-l.began), 0))
	}
}

// end is for the thread's end.
func (l *cpuLimit) end() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ended = true
	l.timer.Stop()
}

func (l *cpuLimit) isReached() bool {
	if l == nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.reached
}
