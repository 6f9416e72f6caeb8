package engine

// #include "engine.h"
import "C"

import (
	"errors"
	"runtime/cgo"
)

// SnapshotOptions says what a heap snapshot holds besides the program's objects.
type SnapshotOptions struct {
	Internals bool // V8's own objects
	Numbers   bool // the values of numbers
	Last      bool // also of a thread that is being terminated
	// Progress is told on the way, on the thread, of how many objects V8 has looked at; false gives up. May
	// be nil.
	Progress func(done, total uint32) bool
}

// ErrNoSnapshot: the thread was terminated while V8 took it, or Progress gave up.
var ErrNoSnapshot = errors.New("engine: the heap snapshot was given up")

// Snapshot is V8's copy of a heap's graph. The thread's owner takes and frees it; one goroutine at a time,
// whichever, writes it in between.
type Snapshot struct{ c *C.hd_snapshot }

// TakeSnapshot copies the graph of the thread's heap, after a collection. The thread stands still until it
// returns.
func (t *Thread) TakeSnapshot(options SnapshotOptions) (*Snapshot, error) {
	var watcher cgo.Handle
	if options.Progress != nil {
		watcher = cgo.NewHandle(options.Progress)
		defer watcher.Delete()
	}
	flags := flag(options.Internals)*C.HD_SNAPSHOT_INTERNALS | flag(options.Numbers)*C.HD_SNAPSHOT_NUMBERS |
		flag(options.Last)*C.HD_SNAPSHOT_LAST
	s := C.hd_snapshot_take(t.c, flags, C.uintptr_t(watcher))
	if s == nil {
		return nil, ErrNoSnapshot
	}
	return &Snapshot{s}, nil
}

// Write hands over the snapshot's JSON in chunks; write gives false to stop. The bytes are valid during the
// call only.
func (s *Snapshot) Write(write func([]byte) bool) {
	sink := cgo.NewHandle(write)
	defer sink.Delete()
	C.hd_snapshot_write(s.c, C.uintptr_t(sink))
}

// Free gives V8's memory back.
func (s *Snapshot) Free() {
	C.hd_snapshot_free(s.c)
	s.c = nil
}
