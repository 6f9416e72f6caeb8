// What a loop has done: performance.nodeTiming.uvMetricsInfo.

package loop

// Metrics counts from the loop's start. The owner alone reads and writes it.
type Metrics struct {
	Turns         int64 // begun
	Events        int64 // completions that have run
	EventsWaiting int64 // of these, those for which the loop did not have to park
}

// Metrics is what has been counted up to now.
func (l *Loop) Metrics() Metrics { return l.metrics }

func (m *Metrics) count(events int, slept bool) {
	m.Events += int64(events)
	if !slept {
		m.EventsWaiting += int64(events)
	}
}
