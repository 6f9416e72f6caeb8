package isolate

// What a Go program does with a Worker: messages, measures, streams.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"unicode/utf16"

	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/perf"
	"github.com/heddle-js/heddle/ports"
	"github.com/heddle-js/heddle/serdes"
)

// ErrNoPort: Post and Receive are for Workers made with Options.Worker.
var ErrNoPort = errors.New("isolate: only a thread made with Options.Worker has a parentPort")

// link is Go's end of a Worker's two channels.
type link struct {
	public, control *ports.Endpoint
	watched         sync.WaitGroup // the goroutine that reads control

	mu     sync.Mutex
	failed error // what the thread died of; guarded by mu
}

// newLink makes the channels and says on them what a Worker's thread waits for.
func newLink(t *thread, workerData any) (*link, error) {
	publicHere, publicThere := ports.NewPair()
	controlHere, controlThere := ports.NewPair()
	publicHere.LimitBoth(t.opts.Limits.queued())
	l := &link{public: ports.NewEndpoint(publicHere), control: ports.NewEndpoint(controlHere)}
	t.inherit = []*ports.Data{publicThere, controlThere}
	start, err := serdes.Marshal(map[string]any{"type": "start", "workerData": workerData, "stdin": false, "plain": true})
	if err != nil {
		return nil, err
	}
	return l, l.control.Send(context.Background(), &ports.Message{Data: start})
}

// watch reads what the thread's runtime has to say until it ends: output and its last error.
func (l *link) watch(stdout, stderr io.Writer) {
	defer l.watched.Done()
	for {
		m, err := l.control.Receive(context.Background())
		if err != nil {
			return
		}
		var message control
		err = fromThread(m).Unmarshal(m.Data, &message)
		m.Release()
		if err != nil {
			l.fail(fmt.Errorf("isolate: unreadable message of the thread's runtime: %w", err))
			continue
		}
		l.handle(&message, stdout, stderr)
	}
}

// control is what a thread's runtime says to its parent.
type control struct {
	Type   string `v8:"type"`
	Stream string `v8:"stream"`
	Chunks []any  `v8:"chunks"` // strings and bytes
	Error  any    `v8:"error"`
}

func (l *link) handle(message *control, stdout, stderr io.Writer) {
	switch message.Type {
	case "stdio":
		w := stdout
		if message.Stream == "stderr" {
			w = stderr
		}
		taken := writeChunks(w, message.Chunks)
		more, err := serdes.Marshal(map[string]any{"type": "more", "stream": message.Stream, "bytes": taken})
		if err == nil {
			l.control.Send(context.Background(), &ports.Message{Data: more}) // a thread that is gone needs none
		}
	case "error":
		if err, ok := message.Error.(error); ok {
			l.fail(err)
			return
		}
		l.fail(fmt.Errorf("isolate: uncaught %v", message.Error))
	case "unspeakable":
		l.fail(errors.New("isolate: uncaught value that cannot be serialized"))
	}
}

// writeChunks gives how much the writer counts for them: bytes, and UTF-16 units of strings.
func writeChunks(w io.Writer, chunks []any) (taken int) {
	for _, chunk := range chunks {
		// As with a closed pipe, nobody is there to be told of an error.
		switch chunk := chunk.(type) {
		case string:
			io.WriteString(w, chunk)
			for _, r := range chunk {
				taken += utf16.RuneLen(r)
			}
		case []byte:
			w.Write(chunk)
			taken += len(chunk)
		}
	}
	return taken
}

func (l *link) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failed == nil {
		l.failed = err
	}
}

// end closes Go's ends once the thread is gone and all it said has been read.
func (l *link) end() error {
	l.watched.Wait()
	l.control.Close()
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.failed
}

// Post sends v to the thread's parentPort, in the form that serdes.Marshal gives Go values: structs and
// maps with string keys are objects, []byte is a Uint8Array, time.Time a Date, nil is null.
// It may be called before Run. After the thread's end it gives io.ErrClosedPipe.
func (w *Worker) Post(ctx context.Context, v any) error {
	if w.link == nil {
		return ErrNoPort
	}
	data, err := serdes.Marshal(v)
	if err != nil {
		return err
	}
	return w.link.public.Send(ctx, &ports.Message{Data: data})
}

// PostWire is Post for a value in V8's wire format (package serdes, or Node's v8.serialize). The bytes
// must not change afterwards.
func (w *Worker) PostWire(ctx context.Context, data []byte) error {
	if w.link == nil {
		return ErrNoPort
	}
	var tape serdes.Writer
	if err := serdes.NewDeserializer(data, serdes.NoReadDelegate{}).ReadTape(&tape); err != nil {
		return err // the thread could not read it either
	}
	return w.link.public.Send(ctx, &ports.Message{Data: data})
}

// Receive waits for the next message of the thread and gives it as serdes.Unmarshal fills an any: nil for
// undefined and null, bool, float64, string, *big.Int, map[string]any, []any, []byte, time.Time, *JSError,
// and the types of serdes for what Go has none. io.EOF when the thread has ended and everything it
// posted was received.
func (w *Worker) Receive(ctx context.Context) (any, error) {
	var v any
	err := w.ReceiveInto(ctx, &v)
	return v, err
}

// ReceiveInto is Receive into what v points to, by the rules of serdes.Unmarshal: a struct, a slice of
// them, a *serdes.Value for the tree that loses nothing. A message that does not fit is consumed.
func (w *Worker) ReceiveInto(ctx context.Context, v any) error {
	m, err := w.receive(ctx)
	if err != nil {
		return err
	}
	defer m.Release()
	return fromThread(m).Unmarshal(m.Data, v)
}

// ReceiveWire is Receive for the value's bytes in V8's wire format. What cannot be bytes (ports, shared
// memory) is released.
func (w *Worker) ReceiveWire(ctx context.Context) ([]byte, error) {
	m, err := w.receive(ctx)
	if err != nil {
		return nil, err
	}
	defer m.Release()
	return selfContained(m), nil
}

func (w *Worker) receive(ctx context.Context) (*ports.Message, error) {
	if w.link == nil {
		return nil, ErrNoPort
	}
	return w.link.public.Receive(ctx)
}

// Utilization is the thread's eventLoopUtilization since its loop began; all zero before and after.
func (w *Worker) Utilization() perf.Sample { return w.thread.meter.Sample(perf.Now()) }

// HeapStatistics are V8's figures of the thread's heap, in bytes.
type HeapStatistics = engine.HeapStatistics

// HeapStatistics asks the thread for its figures, between two instructions when it is busy.
func (w *Worker) HeapStatistics(ctx context.Context) (stats HeapStatistics, err error) {
	err = w.onThread(ctx, func(e *engine.Thread) error {
		stats = e.Heap()
		return nil
	})
	return stats, err
}

// onThread runs fn on the thread and waits for it.
func (w *Worker) onThread(ctx context.Context, fn func(*engine.Thread) error) error {
	result := make(chan error, 1)
	if !w.interrupt(func(e *engine.Thread) { result <- fn(e) }) {
		return ErrNotRunning
	}
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-w.done:
	}
	select {
	case err := <-result: // it was the last thing the thread did
		return err
	default:
		return ErrNotRunning
	}
}

// streams gives a main thread its standard descriptors: the process's own, a file's, or a pipe to what
// Options hold.
type streams struct {
	fds    [3]int
	ours   []*os.File // the thread's ends, closed when it has ended
	copied sync.WaitGroup
}

func openStreams(o *Options) (*streams, error) {
	s := &streams{fds: [3]int{0, 1, 2}}
	if o.Stdin != nil {
		if err := s.input(o.Stdin); err != nil {
			return nil, err
		}
	}
	for i, w := range [...]io.Writer{o.Stdout, o.Stderr} {
		if w == nil {
			continue
		}
		if err := s.output(i+1, w); err != nil {
			s.close()
			return nil, err
		}
	}
	return s, nil
}

func (s *streams) input(r io.Reader) error {
	if f, ok := r.(*os.File); ok {
		s.fds[0] = int(f.Fd())
		return nil
	}
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	s.fds[0] = int(read.Fd())
	s.ours = append(s.ours, read)
	go func() { // ends when the reader does, or the thread stops reading
		io.Copy(write, r)
		write.Close()
	}()
	return nil
}

func (s *streams) output(fd int, w io.Writer) error {
	if f, ok := w.(*os.File); ok {
		s.fds[fd] = int(f.Fd())
		return nil
	}
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	s.fds[fd] = int(write.Fd())
	s.ours = append(s.ours, write)
	s.copied.Add(1)
	go func() {
		defer s.copied.Done()
		io.Copy(w, read)
		read.Close()
	}()
	return nil
}

// close waits until everything that was written has arrived.
func (s *streams) close() {
	for _, f := range s.ours {
		f.Close()
	}
	s.copied.Wait()
}

// stdio are the thread's standard descriptors, for boot; those of a Worker are its parent's business.
func (w *Worker) stdio() []float64 {
	if w.streams == nil {
		return []float64{0, 1, 2}
	}
	fds := w.streams.fds
	return []float64{float64(fds[0]), float64(fds[1]), float64(fds[2])}
}
