// A heap snapshot as a stream: V8 pushes chunks, someone else pulls bytes.
//
// # Contract
//
// The producer, one goroutine (which writes out what V8 has taken), calls Write
// and CloseWith. The consumer, one goroutine, calls Read and Close. Anyone calls
// Abort, to end both, and Unlimit. A chunk is copied when it is written: to the
// reader that waits, or else to memory of the stream's, which is used again once
// it is read. There is one lock, a leaf.

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
	chunks  []held
	held    int      // bytes in chunks
	spare   [][]byte // memory of chunks that were read
	want    []byte   // of the reader that waits, for whom nothing is held
	got     int      // how much of what it wanted it has been given
	err     error    // what the reader gets after the chunks; nil while the producer goes on
	stopped bool     // the reader is gone, or Abort: Write says no
}

// held is a chunk that waits; the first at bytes of it were read.
type held struct {
	bytes []byte
	at    int
}

// maxSpare is how many chunks' memory a stream keeps.
const maxSpare = 4

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
	if s.want != nil {
		s.got = copy(s.want, chunk)
		s.want = nil
		chunk = chunk[s.got:]
	}
	if len(chunk) > 0 {
		s.chunks = append(s.chunks, held{bytes: append(s.room(), chunk...)})
		s.held += len(chunk)
	}
	s.change.Broadcast()
	return true
}

// room is memory for a chunk.
func (s *Stream) room() []byte {
	if len(s.spare) == 0 {
		return nil
	}
	last := len(s.spare) - 1
	room := s.spare[last]
	s.spare = s.spare[:last]
	return room
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
	if len(s.chunks) == 0 {
		return s.await(p)
	}
	n := 0
	for n < len(p) && len(s.chunks) > 0 {
		first := &s.chunks[0]
		c := copy(p[n:], first.bytes[first.at:])
		n += c
		if first.at += c; first.at == len(first.bytes) {
			s.drop()
		}
	}
	s.held -= n
	s.change.Broadcast()
	return n, nil
}

// await has the producer fill p.
func (s *Stream) await(p []byte) (int, error) {
	s.want, s.got = p, 0
	for s.got == 0 {
		if s.stopped {
			s.want = nil
			return 0, io.ErrClosedPipe
		}
		if s.err != nil {
			s.want = nil
			return 0, s.err
		}
		s.change.Wait()
	}
	return s.got, nil
}

// drop lets go of the first chunk.
func (s *Stream) drop() {
	if len(s.spare) < maxSpare {
		s.spare = append(s.spare, s.chunks[0].bytes[:0])
	}
	s.chunks[0] = held{}
	s.chunks = s.chunks[1:]
}

// Close tells the producer that nobody reads on.
func (s *Stream) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
	s.chunks, s.held, s.spare = nil, 0, nil
	s.change.Broadcast()
	return nil
}

// Buffered is the number of bytes that were written and not read.
func (s *Stream) Buffered() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held
}
