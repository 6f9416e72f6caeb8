// A heap snapshot as a stream: V8 pushes chunks, someone else pulls bytes.
//
// # Contract
//
// The producer, one goroutine (which writes out what V8 has taken), calls Write
// and CloseWith. The consumer, one goroutine, calls Read and Close. Anyone calls
// Abort, to end both, and Unlimit. Chunks are copied when written and belong to
// the stream until they are read. There is one lock, a leaf.

package heap

import (
	"errors"
	"io"
	"sync"
)

// ErrAborted is what a reader gets when the thread ended in the middle.
var ErrAborted = errors.New("heap: snapshot was aborted")

// Stream is a pipe with back-pressure: the producer waits while the consumer is
// behind by more than the limit.
type Stream struct {
	mu      sync.Mutex // guards the fields below
	change  sync.Cond
	limit   int // 0: none
	chunks  [][]byte
	held    int   // bytes in chunks
	err     error // what the reader gets after the chunks; nil while the producer goes on
	stopped bool  // the reader is gone, or Abort: Write says no
}

// NewStream makes a Stream that holds about limit bytes at most, or any number
// when limit is 0.
func NewStream(limit int) *Stream {
	s := &Stream{limit: limit}
	s.change.L = &s.mu
	return s
}

// Write takes a copy of chunk, waiting until there is room. It says false when
// the producer should stop: nobody will read.
func (s *Stream) Write(chunk []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.limit > 0 && s.held > 0 && s.held+len(chunk) > s.limit && !s.done() {
		s.change.Wait()
	}
	if s.done() {
		return false
	}
	if len(chunk) > 0 {
		s.chunks = append(s.chunks, append([]byte(nil), chunk...))
		s.held += len(chunk)
		s.change.Broadcast()
	}
	return true
}

func (s *Stream) done() bool { return s.stopped || s.err != nil }

// CloseWith ends the stream: after what was written the reader gets err, io.EOF
// when it is nil. Only the first end counts.
func (s *Stream) CloseWith(err error) {
	if err == nil {
		err = io.EOF
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
	s.change.Broadcast()
}

// Unlimit lifts the limit, from any goroutine: the producer must come to its end, whether or not somebody reads.
func (s *Stream) Unlimit() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit = 0
	s.change.Broadcast()
}

// Abort ends the stream at once, from any goroutine: a thread that is being
// terminated must not wait for a reader.
func (s *Stream) Abort() { s.CloseWith(ErrAborted) }

// Read reads bytes, waiting for some.
func (s *Stream) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(p) == 0 {
		return 0, nil
	}
	for len(s.chunks) == 0 {
		if s.stopped {
			return 0, io.ErrClosedPipe
		}
		if s.err != nil {
			return 0, s.err
		}
		s.change.Wait()
	}
	n := 0
	for n < len(p) && len(s.chunks) > 0 {
		c := copy(p[n:], s.chunks[0])
		n += c
		if s.chunks[0] = s.chunks[0][c:]; len(s.chunks[0]) == 0 {
			s.chunks[0] = nil
			s.chunks = s.chunks[1:]
		}
	}
	s.held -= n
	s.change.Broadcast()
	return n, nil
}

// Close tells the producer that nobody reads on.
func (s *Stream) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
	s.chunks, s.held = nil, 0
	s.change.Broadcast()
	return nil
}

// Buffered is the number of bytes that were written and not read.
func (s *Stream) Buffered() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held
}
