package isolate

// When things happened in the life of the process and of a thread: performance.timeOrigin and
// performance.nodeTiming. All threads count from the same moment.

import (
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/perf"
)

// processOrigin is performance.timeOrigin of every thread.
var processOrigin = perf.NewOrigin()

// On the clock of perf.Now; written once, by setup.
var nodeStart, v8Start int64

// sinceOrigin is what performance.now was at a time of perf.Now.
func sinceOrigin(ns int64) float64 { return perf.Milliseconds(ns - processOrigin.Monotonic) }

// threadMilestones gives [nodeStart, v8Start, environment, bootstrapComplete] on the clock of performance.now.
func threadMilestones(t *thread, c *bindings.Call) error {
	c.Return([]float64{
		sinceOrigin(nodeStart), sinceOrigin(v8Start), sinceOrigin(t.loop.StartNs()), sinceOrigin(t.booted),
	})
	return nil
}

// loopMetrics gives [turns, events, events that did not have to be waited for].
func loopMetrics(t *thread, c *bindings.Call) error {
	m := t.loop.Metrics()
	c.Return([]float64{float64(m.Turns), float64(m.Events), float64(m.EventsWaiting)})
	return nil
}

// threadMeter tells the account of the loop, and the thread's JavaScript of it.
type threadMeter thread

// Park is loop.Meter.
func (m *threadMeter) Park(nowNs int64) { m.meter.Park(nowNs) }

// Unpark is loop.Meter.
func (m *threadMeter) Unpark(nowNs int64) {
	m.meter.Unpark(nowNs)
	m.engine.SetIdle(m.meter.IdleNs())
}

// startMeter begins the account, once.
func (t *thread) startMeter() {
	if t.meter.Started() {
		return
	}
	now := perf.Now()
	t.meter.Start(now)
	t.engine.SetLoopStart(now)
}
