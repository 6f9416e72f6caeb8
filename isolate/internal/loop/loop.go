// The loop itself: turn order, liveness, the timer deadline, parking.
//
// # Contract
//
// The owner is the goroutine that calls Run or Turn; it is locked to the
// thread that the isolate lives on. Only the owner calls Run, Turn, Register,
// Ref, Unref, ArmTimer, RefTimer, RefImmediates, Closing, UpdateNow, Now, NowNs
// and Alive.
// Any goroutine may call Post, Wake, Stop, Stopping, Close and
// Request.Complete, also after the loop has ended.
//
// Lock order: queue.mu is a leaf. It is never held while a callback, a Host
// method or the wake function runs.
//
// Waking: state is running, parked or signalled. A poster first publishes its
// work and then exchanges the state for signalled; only the one that finds
// parked calls the wake function, so a burst costs one system call at most. The
// owner changes running to parked by compare-and-swap and does not park when
// that fails. Because the wake function may be called a moment after the park
// has already ended, a wake must be sticky (an eventfd, or a futex with a
// value): the next Park then returns at once, which the loop takes as an empty
// turn.

package loop

import (
	"math"
	"sync/atomic"
)

// Forever is the deadline of a park that only a wake ends.
const Forever int64 = math.MaxInt64

const nsPerMs = 1_000_000

// maxTimerMs keeps deadlines far from overflow; it is some 34 years.
const maxTimerMs = 1 << 40

// Host does the work of the phases. All methods run on the owner. After every
// callback into JavaScript the host runs the nextTick and microtask queues
// itself.
type Host interface {
	// RunTimers runs the timers that are due at loop time now (milliseconds)
	// and says when the next is: 0 none is left, n > 0 at loop time n, n < 0
	// at loop time -n without keeping the loop alive.
	RunTimers(now int64) (next int64)
	// DrainPorts delivers a bounded batch of messages and says whether there
	// are more.
	DrainPorts() (more bool)
	// RunForegroundTasks runs what V8's platform has queued for this thread.
	RunForegroundTasks()
	// RunImmediates runs the immediates that were pending when it was called.
	// It is called once every turn and must be cheap when there are none.
	RunImmediates()
	// Park blocks until the wake function is called or the clock reaches
	// deadlineNs (Forever: no deadline). It may return early.
	Park(deadlineNs int64)
}

// Meter is told when the thread begins and ends to be idle. The times are
// those that the loop reads anyway; there are no further clock reads.
type Meter interface {
	Park(nowNs int64)
	Unpark(nowNs int64)
}

// Options are what a Loop is made of.
type Options struct {
	// Host does the work. Required.
	Host Host
	// Wake ends a Park from any goroutine. Required.
	Wake func()
	// Clock gives monotonic nanoseconds, on the scale of Park's deadline.
	// Required.
	Clock func() int64
	// Meter, when not nil, accounts for idle time.
	Meter Meter
}

// Values of Loop.state.
const (
	running int32 = iota
	parked
	signalled
)

// Loop is one thread's event loop. The zero value is not usable, see [New].
type Loop struct {
	host  Host
	wake  func()
	clock func() int64
	meter Meter

	state atomic.Int32
	stop  atomic.Bool
	queue queue

	startNs int64 // the loop's time zero
	nowNs   int64 // cached for the turn
	refs    int64 // requests and explicit Refs that keep the loop alive

	timerArmed bool
	timerRef   bool
	timerAt    int64 // loop time in ms

	immediatesRef bool
	morePorts     bool

	metrics Metrics

	closing []func()
	batch   []func() // the completions being run, swapped with queue
}

// New makes a loop whose time starts now.
func New(o Options) *Loop {
	now := o.Clock()
	return &Loop{
		host: o.Host, wake: o.Wake, clock: o.Clock, meter: o.Meter,
		startNs: now, nowNs: now, timerRef: true,
	}
}

// Run turns until nothing keeps the loop alive or Stop was called, and says
// whether it was stopped. It may be called again: after 'beforeExit' has made
// new work, for instance.
func (l *Loop) Run() (stopped bool) {
	for !l.stop.Load() && l.Turn(true) {
	}
	return l.stop.Load()
}

// Turn makes one turn and says whether the loop is alive after it. It parks
// only when wait is set, the loop is alive and nothing is ready.
func (l *Loop) Turn(wait bool) (alive bool) {
	l.metrics.Turns++
	l.UpdateNow()
	l.runTimers()
	slept := wait && l.park()
	// From here on whatever was published before is seen by the phases below;
	// what comes later signals again.
	l.state.Store(running)
	l.metrics.count(l.runCompletions(), slept)
	if !l.stop.Load() {
		l.morePorts = l.host.DrainPorts()
	}
	if !l.stop.Load() {
		l.host.RunForegroundTasks()
	}
	if !l.stop.Load() {
		l.host.RunImmediates()
	}
	l.runClosing()
	return l.Alive()
}

// BeginTurn counts a turn whose middle is not Turn's: see FinishTurn.
func (l *Loop) BeginTurn() { l.metrics.Turns++ }

// FinishTurn runs the phases that end a turn, for an owner that has run the
// program as if it were a message: a Worker's.
func (l *Loop) FinishTurn() {
	if !l.stop.Load() {
		l.host.RunImmediates()
	}
	l.runClosing()
}

// Alive says whether something keeps the loop from ending: a ref'd timer,
// immediate, request or handle, or a closing callback that has not run.
func (l *Loop) Alive() bool {
	return l.refs > 0 || (l.timerArmed && l.timerRef) || l.immediatesRef || len(l.closing) > 0
}

// Ref keeps the loop alive until the matching Unref.
func (l *Loop) Ref() { l.refs++ }

// Unref takes one Ref back. It panics when there was none.
func (l *Loop) Unref() {
	if l.refs == 0 {
		panic("loop: Unref without Ref")
	}
	l.refs--
}

// ArmTimer sets the one timer deadline, ms milliseconds from the cached now,
// at least one.
func (l *Loop) ArmTimer(ms int64) {
	ms = min(max(ms, 1), maxTimerMs)
	l.timerArmed, l.timerAt = true, l.Now()+ms
}

// RefTimer says whether the armed deadline keeps the loop alive.
func (l *Loop) RefTimer(ref bool) { l.timerRef = ref }

// RefImmediates says whether immediates are pending that keep the loop alive,
// and from parking.
func (l *Loop) RefImmediates(ref bool) { l.immediatesRef = ref }

// Closing queues fn for the closing phase of this turn (or of the next, when
// called from the closing phase), before those that were queued earlier: so
// libuv has it. It keeps the loop alive until it has run.
func (l *Loop) Closing(fn func()) { l.closing = append(l.closing, fn) }

// Now is the loop time in whole milliseconds since New, cached for the turn.
func (l *Loop) Now() int64 { return (l.nowNs - l.startNs) / nsPerMs }

// NowNs is the clock's value that Now was computed from.
func (l *Loop) NowNs() int64 { return l.nowNs }

// StartNs is the clock's value at loop time zero.
func (l *Loop) StartNs() int64 { return l.startNs }

// UpdateNow reads the clock.
func (l *Loop) UpdateNow() { l.nowNs = l.clock() }

// Wake makes the owner go through the phases of a turn soon. Whoever publishes
// work that a Host method finds calls it afterwards.
func (l *Loop) Wake() {
	if l.state.Swap(signalled) == parked {
		l.wake()
	}
}

// Stop makes Run return after the callback that is running now, if any.
func (l *Loop) Stop() {
	l.stop.Store(true)
	l.Wake()
}

// Stopping says whether Stop was called. Host methods that run many callbacks
// ask it between two.
func (l *Loop) Stopping() bool { return l.stop.Load() }

// Resume takes a Stop back, so that Run turns again: 'exit' handlers and tests.
func (l *Loop) Resume() { l.stop.Store(false) }

func (l *Loop) runTimers() {
	if l.stop.Load() || !l.timerArmed || l.Now() < l.timerAt {
		return
	}
	l.timerArmed = false
	next := l.host.RunTimers(l.Now())
	if next == 0 {
		return
	}
	l.timerRef = next > 0
	if next < 0 {
		next = -next
	}
	// The callbacks took time: the deadline counts from what is now, and never
	// is in the same turn.
	l.UpdateNow()
	l.ArmTimer(next - l.Now())
}

// park blocks when the loop is alive and nothing is ready, and says whether it has.
func (l *Loop) park() (slept bool) {
	if l.stop.Load() || l.immediatesRef || l.morePorts || len(l.closing) > 0 || !l.Alive() {
		return false
	}
	deadline := Forever
	if l.timerArmed {
		deadline = l.startNs + l.timerAt*nsPerMs
		l.UpdateNow()
		if deadline <= l.nowNs {
			return false
		}
	}
	if !l.state.CompareAndSwap(running, parked) {
		return false
	}
	if l.meter == nil {
		l.host.Park(deadline)
		l.UpdateNow()
		return true
	}
	if !l.timerArmed {
		l.UpdateNow()
	}
	l.meter.Park(l.nowNs)
	l.host.Park(deadline)
	l.UpdateNow()
	l.meter.Unpark(l.nowNs)
	return true
}

func (l *Loop) runClosing() {
	if len(l.closing) == 0 {
		return
	}
	fns := l.closing
	l.closing = nil
	for i := len(fns) - 1; i >= 0; i-- {
		if l.stop.Load() {
			l.closing = append(fns[:i+1], l.closing...)
			return
		}
		fns[i]()
	}
}
