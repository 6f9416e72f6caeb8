package isolate

// Heap snapshots of a thread.
//
// The thread stands still while V8 copies the graph of its heap, no longer: a goroutine writes the copy out,
// as fast as the stream is read, while the thread runs on. V8's copy belongs to the isolate, so the thread
// frees it when it is written (an interrupt), or in teardown, which first waits for the writers, whose
// streams then take everything.

import (
	"context"
	"errors"
	"io"

	"golang.org/x/sys/unix"

	"github.com/heddle-js/heddle/heap"
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
)

// snapshotBuffer is how many bytes of a snapshot wait for their reader.
const snapshotBuffer = 4 << 20

// snapshot is one that is being written.
type snapshot struct {
	taken   *engine.Snapshot
	stream  *heap.Stream
	written chan struct{} // closed when nobody uses taken any more
}

// openSnapshot takes a snapshot and gives the stream of its bytes. Owner only.
func (t *thread) openSnapshot(options engine.SnapshotOptions) (*heap.Stream, error) {
	taken, err := t.engine.TakeSnapshot(options)
	if err != nil {
		return nil, err
	}
	s := &snapshot{taken: taken, stream: heap.NewStream(snapshotBuffer), written: make(chan struct{})}
	t.snapshots[s] = struct{}{}
	go func() {
		taken.Write(s.stream.Write)
		s.stream.CloseWith(nil)
		close(s.written)
		t.worker.interrupt(func(*engine.Thread) { t.freeSnapshot(s) })
	}()
	return s.stream, nil
}

func (t *thread) freeSnapshot(s *snapshot) {
	if _, here := t.snapshots[s]; here {
		delete(t.snapshots, s)
		s.taken.Free()
	}
}

// endSnapshots has those that are being written come to their end. An isolate that is lost keeps them.
func (t *thread) endSnapshots() {
	for s := range t.snapshots {
		s.stream.Unlimit()
		<-s.written
		if !t.abandoned {
			t.freeSnapshot(s)
		}
	}
}

// snapshotOf takes a snapshot of a Worker, whatever it is doing, once it has begun. Any goroutine.
func snapshotOf(ctx context.Context, w *Worker, options engine.SnapshotOptions) (stream *heap.Stream, err error) {
	select {
	case <-w.online:
	case <-w.done:
		return nil, ErrNotRunning
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if watch := options.Progress; ctx.Done() != nil {
		options.Progress = func(done, total uint32) bool {
			return ctx.Err() == nil && (watch == nil || watch(done, total))
		}
	}
	type answer struct {
		stream *heap.Stream
		err    error
	}
	answers := make(chan answer, 1)
	err = w.onThread(ctx, func(*engine.Thread) error {
		stream, err := w.thread.openSnapshot(options)
		answers <- answer{stream, err}
		return nil
	})
	if err != nil {
		go func() { // it may be taken all the same
			select {
			case a := <-answers:
				if a.stream != nil {
					a.stream.Close()
				}
			case <-w.done:
			}
		}()
		return nil, err
	}
	a := <-answers
	if errors.Is(a.err, engine.ErrNoSnapshot) && ctx.Err() == nil {
		return nil, ErrNotRunning
	}
	return a.stream, errors.Join(a.err, ctx.Err())
}

// SnapshotOptions says what a heap snapshot holds besides the program's objects, and who is told of its progress.
type SnapshotOptions = engine.SnapshotOptions

// HeapSnapshot writes a V8 heap snapshot of the thread to out: the JSON that Chrome DevTools reads. The thread
// stands still while V8 copies the graph of its heap, not while it is written; one that ends in the meantime
// waits. When ctx ends the rest is not written.
func (w *Worker) HeapSnapshot(ctx context.Context, out io.Writer, options SnapshotOptions) error {
	stream, err := snapshotOf(ctx, w, options)
	if err != nil {
		return err
	}
	defer stream.Close()
	stop := context.AfterFunc(ctx, stream.Abort)
	defer stop()
	if _, err := io.Copy(out, stream); err != nil {
		return errors.Join(err, ctx.Err())
	}
	return nil
}

// workerSnapshot begins a heap snapshot of a child and gives the id of a stream to read it from; undefined
// when there is no such child.
func workerSnapshot(t *thread, c *bindings.Call) error {
	k := t.childArg(c)
	if k == nil {
		return nil
	}
	options := snapshotOptions(c, 1)
	stream := &laterStream{ready: make(chan struct{})}
	go func() {
		stream.Stream, stream.err = snapshotOf(context.Background(), k.worker, options)
		close(stream.ready)
	}()
	c.Return(t.env.Put(stream))
	return nil
}

// laterStream is a snapshot that may not be taken yet.
type laterStream struct {
	ready chan struct{} // closed when the fields below are set
	*heap.Stream
	err error
}

func (s *laterStream) Read(p []byte) (int, error) {
	<-s.ready
	if s.err != nil {
		return 0, s.err
	}
	return s.Stream.Read(p)
}

// Close does not wait: the thread may be long in coming to the snapshot.
func (s *laterStream) Close() error {
	go func() {
		<-s.ready
		if s.err == nil {
			s.Stream.Close()
		}
	}()
	return nil
}

// snapshotOptions reads two arguments: with V8's own objects, with the values of numbers.
func snapshotOptions(c *bindings.Call, first int) engine.SnapshotOptions {
	return engine.SnapshotOptions{Internals: c.Bool(first), Numbers: c.Bool(first + 1)}
}

// threadSnapshot takes a snapshot of the calling thread and gives the id of a stream of it.
func threadSnapshot(t *thread, c *bindings.Call) error {
	stream, err := t.openSnapshot(snapshotOptions(c, 0))
	if err != nil {
		return err
	}
	c.Return(t.env.Put(stream))
	return nil
}

// threadSnapshotName() gives a name for a snapshot's file.
func threadSnapshotName(t *thread, c *bindings.Call) error {
	c.Return(SnapshotName(t.worker.id))
	return nil
}

// threadWriteSnapshot(fd, internals, numbers, path) writes one to a file, at once. The path is for the error.
func threadWriteSnapshot(t *thread, c *bindings.Call) error {
	taken, err := t.engine.TakeSnapshot(snapshotOptions(c, 1))
	if err != nil {
		return err
	}
	defer taken.Free()
	var errno unix.Errno
	if errors.As(writeSnapshot(taken, int(c.Int(0))), &errno) {
		return &bindings.SysError{Errno: errno, Syscall: "write", Path: c.String(3), HasPath: true}
	}
	return nil
}

func writeSnapshot(taken *engine.Snapshot, fd int) (err error) {
	taken.Write(func(chunk []byte) bool {
		for len(chunk) > 0 && err == nil {
			var n int
			if n, err = unix.Write(fd, chunk); err == unix.EINTR {
				n, err = 0, nil
			}
			chunk = chunk[max(n, 0):]
		}
		return err == nil
	})
	return err
}
