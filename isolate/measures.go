package isolate

// What can be asked of a thread while it runs: limits and utilization.

import (
	"github.com/heddle-js/heddle/heap"
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/perf"
)

// noteLimits keeps the limits that V8 has taken, its own where none were given.
func (t *thread) noteLimits() {
	given := t.opts.Limits.heap()
	young := given.MaxYoungGenerationSizeMb
	if young == 0 {
		young = defaultYoungMb
	}
	// V8 tells the sum.
	old := float64(t.engine.Heap().Limit)/mib - young
	effective := given.Effective(heap.Limits{MaxYoungGenerationSizeMb: young, MaxOldGenerationSizeMb: old})
	t.limits.Store(&effective)
}

// defaultYoungMb is V8's young generation, three semi-spaces, when nothing is said.
const defaultYoungMb = 48

func (l Limits) heap() heap.Limits {
	return heap.Limits{
		MaxYoungGenerationSizeMb: l.MaxYoungGenerationSizeMb,
		MaxOldGenerationSizeMb:   l.MaxOldGenerationSizeMb,
		CodeRangeSizeMb:          l.CodeRangeSizeMb,
		StackSizeMb:              l.StackSizeMb,
	}
}

// limitsObject is resourceLimits: Node's four, and of the others those that were given.
func limitsObject(node heap.Limits, all Limits) bindings.Object {
	var out bindings.Object
	for _, f := range node.Fields() {
		out = append(out, bindings.Field{Key: f.Name, Value: f.Value})
	}
	for _, f := range [...]heap.Field{
		{Name: "maxArrayBufferMb", Value: all.MaxArrayBufferMb},
		{Name: "cpuTimeMs", Value: all.CPUTimeMs},
		{Name: "maxQueuedMb", Value: all.MaxQueuedMb},
	} {
		if f.Value > 0 {
			out = append(out, bindings.Field{Key: f.Name, Value: f.Value})
		}
	}
	return out
}

// threadLimits gives a thread its own limits.
func threadLimits(t *thread, c *bindings.Call) error {
	c.Return(limitsObject(*t.limits.Load(), t.opts.Limits))
	return nil
}

// workerLimits gives a child's: those that were asked for until it runs.
func workerLimits(t *thread, c *bindings.Call) error {
	k := t.childArg(c)
	if k == nil {
		return nil
	}
	limits := k.worker.opts.Limits.heap().Requested()
	if effective := k.worker.thread.limits.Load(); effective != nil {
		limits = *effective
	}
	c.Return(limitsObject(limits, k.worker.opts.Limits))
	return nil
}

// workerUtilization gives a child's [idle, active] in milliseconds, [] while it has no loop.
func workerUtilization(t *thread, c *bindings.Call) error {
	k := t.childArg(c)
	if k == nil || !k.worker.thread.meter.Started() {
		c.Return([]float64{})
		return nil
	}
	sample := k.worker.thread.meter.Sample(perf.Now())
	c.Return([]float64{sample.Idle, sample.Active})
	return nil
}
