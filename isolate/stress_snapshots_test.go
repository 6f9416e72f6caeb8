package isolate_test

// Snapshots of a Worker that computes, one after another: each parses, each has what the Worker keeps, and
// nothing of them stays behind. Ten in the default run, as many as scripts/stress says there.

import (
	"bytes"
	"context"
	"testing"

	"github.com/heddle-js/heddle/heap/snapshot"
	"github.com/heddle-js/heddle/isolate"
)

// planting keeps 1,000 Planted, and makes garbage for ever.
const planting = `
	class Planted { constructor(n) { this.n = n; } }
	class Holder { constructor() { this.list = Array.from({ length: 1000 }, (_, n) => new Planted(n)); } }
	globalThis.holder = new Holder();
	let garbage;
	require('node:worker_threads').parentPort.postMessage('planted');
	for (let i = 0; ; i++) garbage = { i, list: [i, i + 1], text: 'text ' + i };`

func TestStressSnapshots(t *testing.T) {
	ctx := context.Background()
	w, err := isolate.New(isolate.Options{Worker: true, Eval: planting})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Receive(ctx); err != nil {
		t.Fatal(err)
	}
	n := asked("SNAPSHOTS", 10)
	var points []point
	for i := range n {
		var text bytes.Buffer
		if err := w.HeapSnapshot(ctx, &text, isolate.SnapshotOptions{}); err != nil {
			t.Fatal(err)
		}
		s, err := snapshot.Read(&text, snapshot.ReadOptions{})
		if err != nil {
			t.Fatalf("snapshot %d: %v", i, err)
		}
		for _, c := range s.Classes() {
			switch {
			case c.Name == "Planted" && c.Count != 1000, c.Name == "Holder" && c.Count != 1:
				t.Fatalf("snapshot %d has %d of %s", i, c.Count, c.Name)
			case c.Name == "Holder" && c.RetainedSize < 1000*20:
				t.Fatalf("snapshot %d: the Holder retains %d bytes", i, c.RetainedSize)
			}
		}
		if i%max(1, n/10) == 0 {
			stats, err := w.HeapStatistics(ctx)
			if err != nil {
				t.Fatal(err)
			}
			p := pointNow(t, float64(stats.Used))
			t.Logf("after %3d: %v", i+1, p)
			points = append(points, p)
		}
	}
	w.Terminate()
	if _, err := w.Wait(ctx); err != nil {
		t.Fatal(err)
	}
	first, last := points[len(points)/5], points[len(points)-1]
	if last.rss > first.rss+first.rss/4+20<<10 {
		t.Errorf("resident memory grew from %d to %d KiB", first.rss, last.rss)
	}
	if last.goroutines > first.goroutines || last.descriptors > first.descriptors {
		t.Errorf("left behind: %v", last)
	}
}
