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

// loopTimes gives when the loop began, on the scale of loop.preciseNow (-1: not yet), and how long it
// has been parked; both in milliseconds.
func loopTimes(t *thread, c *bindings.Call) error {
	if !t.meter.Started() {
		c.Return([]float64{-1, 0})
		return nil
	}
	c.Return([]float64{
		perf.Milliseconds(t.meter.StartedAt() - t.loop.StartNs()), t.meter.Sample(perf.Now()).Idle,
	})
	return nil
}

// loopMetrics gives [turns, events, events that did not have to be waited for].
func loopMetrics(t *thread, c *bindings.Call) error {
	m := t.loop.Metrics()
	c.Return([]float64{float64(m.Turns), float64(m.Events), float64(m.EventsWaiting)})
	return nil
}
