package isolate

// What can be asked of a thread while it runs: limits, utilization, heap snapshots.

import (
	"context"

	"github.com/heddle-js/heddle/heap"
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
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

func limitsObject(l heap.Limits) bindings.Object {
	var out bindings.Object
	for _, f := range l.Fields() {
		out = append(out, bindings.Field{Key: f.Name, Value: f.Value})
	}
	return out
}

// threadLimits gives a thread its own limits.
func threadLimits(t *thread, c *bindings.Call) error {
	c.Return(limitsObject(*t.limits.Load()))
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
	c.Return(limitsObject(limits))
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

// workerSnapshot begins a heap snapshot of a child, whatever it is doing, and gives the id of a stream to
// read it from; undefined when there is no such child.
func workerSnapshot(t *thread, c *bindings.Call) error {
	k := t.childArg(c)
	if k == nil {
		return nil
	}
	// No limit: the child goes on as soon as V8 is done, however slowly its parent reads.
	stream := heap.NewStream(0)
	options := snapshotOptions(c, 1)
	go func() {
		stream.CloseWith(k.worker.snapshotTo(stream, options))
	}()
	c.Return(t.env.Put(stream))
	return nil
}

// snapshotOptions reads two arguments: with V8's own objects, with the values of numbers.
func snapshotOptions(c *bindings.Call, first int) engine.SnapshotOptions {
	return engine.SnapshotOptions{Internals: c.Bool(first), Numbers: c.Bool(first + 1)}
}

// snapshotTo waits for the thread to begin, if it has not.
func (w *Worker) snapshotTo(stream *heap.Stream, options engine.SnapshotOptions) error {
	select {
	case <-w.online:
	case <-w.done:
		return ErrNotRunning
	}
	return w.onThread(context.Background(), func(e *engine.Thread) error { return e.Snapshot(options, stream.Write) })
}

// threadSnapshot takes a snapshot of the calling thread and gives the id of a stream that holds it.
func threadSnapshot(t *thread, c *bindings.Call) error {
	stream := heap.NewStream(0)
	if err := t.engine.Snapshot(snapshotOptions(c, 0), stream.Write); err != nil {
		return err
	}
	stream.CloseWith(nil)
	c.Return(t.env.Put(stream))
	return nil
}
