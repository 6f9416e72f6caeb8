// The monotonic clock.

package perf

import "time"

var (
	clockBase   = time.Now()
	clockOffset = systemMonotonic(clockBase)
)

// Now is the system's monotonic clock in nanoseconds, the one that futex and
// timerfd deadlines count in. It costs no system call. Any goroutine.
func Now() int64 { return clockOffset + int64(time.Since(clockBase)) }

// Milliseconds turns nanoseconds into the milliseconds that JavaScript sees.
func Milliseconds(ns int64) float64 { return float64(ns) / 1e6 }

// Origin is a moment as both clocks see it: performance.timeOrigin and the
// monotonic time that performance.now counts from.
type Origin struct {
	Monotonic int64   // nanoseconds, as Now
	Unix      float64 // milliseconds since 1970
}

// NewOrigin is this moment.
func NewOrigin() Origin {
	now := time.Now()
	return Origin{
		Monotonic: clockOffset + int64(now.Sub(clockBase)),
		Unix:      float64(now.UnixMicro()) / 1e3,
	}
}
