package isolate

// What a Go program can be told of all threads of a program: Options.Trace.

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"
)

// Trace is told of a thread and of the Workers that it makes, and theirs. Each function may be nil; it is called
// on the thread it is about, which stands still meanwhile, so it must not wait for that thread. Several threads
// may call at once.
type Trace struct {
	// Online: JavaScript can run.
	Online func(w *Worker)
	// NearHeapLimit: the heap nears its limit. Called Options.SnapshotsNearHeapLimit times, and where the program
	// has called v8.setHeapSnapshotNearHeapLimit, in the place of the file that would be written.
	NearHeapLimit func(w *Worker, h *Heap)
	// Ending: the thread has run its last JavaScript, whatever ended it. Not called for a thread that V8 has given
	// up in the middle of a call.
	Ending func(w *Worker, h *Heap)
}

// Heap is the heap of a thread that stands still. It is good during the call that it is passed to, on that
// call's goroutine.
type Heap struct{ thread *thread }

// Statistics are V8's figures, in bytes.
func (h *Heap) Statistics() HeapStatistics { return h.thread.engine.Heap() }

// WriteSnapshot writes a V8 heap snapshot to out.
func (h *Heap) WriteSnapshot(out io.Writer, options SnapshotOptions) error {
	options.Last = true
	taken, err := h.thread.engine.TakeSnapshot(options)
	if err != nil {
		return err
	}
	defer taken.Free()
	taken.Write(func(chunk []byte) bool {
		_, err = out.Write(chunk)
		return err == nil
	})
	return err
}

// Name is Options.Name; that of a Worker made by JavaScript is its option name.
func (w *Worker) Name() string { return w.opts.Name }

// Online is closed when the thread's JavaScript can run.
func (w *Worker) Online() <-chan struct{} { return w.online }

// NearHeapLimit is the engine's Host.
func (t *thread) NearHeapLimit() {
	if trace := t.opts.Trace; trace != nil && trace.NearHeapLimit != nil {
		trace.NearHeapLimit(t.worker, &Heap{t})
		return
	}
	name := SnapshotName(t.worker.id)
	if dir, err := os.Getwd(); err == nil {
		name = filepath.Join(dir, name)
	}
	if err := writeSnapshotFile(&Heap{t}, name); err != nil {
		fmt.Fprintf(os.Stderr, "No heap snapshot near the heap's limit: %v\n", err)
		return
	}
	fmt.Fprintf(os.Stderr, "Wrote snapshot to %s\n", name)
}

func writeSnapshotFile(h *Heap, name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = h.WriteSnapshot(f, SnapshotOptions{})
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// snapshotNumber counts the snapshots of the process that are named by SnapshotName.
var snapshotNumber atomic.Int64

// SnapshotName is the name of the next heap snapshot's file, as v8.writeHeapSnapshot makes it:
// Heap.<date>.<time>.<pid>.<thread>.<number>.heapsnapshot.
func SnapshotName(thread int) string {
	return fmt.Sprintf("Heap.%s.%d.%d.%03d.heapsnapshot", time.Now().Format("20060102.150405"), os.Getpid(), thread,
		snapshotNumber.Add(1))
}

func (t *thread) traceOnline() {
	if trace := t.opts.Trace; trace != nil && trace.Online != nil {
		trace.Online(t.worker)
	}
}

func (t *thread) traceEnding() {
	if trace := t.opts.Trace; trace != nil && trace.Ending != nil && t.engine != nil {
		trace.Ending(t.worker, &Heap{t})
	}
}
