// A pipe of bytes between two threads.
//
// # Contract
//
// A Pipe has a writing end and a reading end, on any two goroutines. The writer
// calls OnDrain, Write, CloseWrite or Writer's methods; the reader calls
// OnReadable, Take, CloseRead or Reader's methods. Each end may be closed by
// anyone, Break too, when a thread is torn down. Bytes are copied when they are
// written; Take hands the copies over, and they are the reader's. Order is kept.
//
// There is one lock, a leaf: the notifications are called without it, from
// whatever goroutine caused them, and must be cheap (a post to a loop). Each is
// given once: readable when there is something again after the reader had taken
// all, drain when there is room again after Write had said that there is none.
// A notification says that it is time to look, not what will be found.
//
// The bound is the writer's to keep, as with streams in JavaScript: Write always
// takes the bytes, and says when to pause. Go code that uses Writer pauses by
// itself.

package stdio

import (
	"io"
	"sync"
)

// DefaultHighWater is the number of bytes from which on a writer should pause.
const DefaultHighWater = 64 << 10

// Pipe is one direction of a standard stream.
type Pipe struct {
	highWater int

	mu       sync.Mutex
	change   sync.Cond
	chunks   [][]byte
	held     int
	ended    bool // the writer is done
	gone     bool // the reader is
	told     bool // onReadable was called since the last Take that took all
	paused   bool // Write said no since the last drain
	readable func()
	drain    func()
}

// NewPipe makes a Pipe. A highWater of 0 is the default one.
func NewPipe(highWater int) *Pipe {
	if highWater <= 0 {
		highWater = DefaultHighWater
	}
	p := &Pipe{highWater: highWater}
	p.change.L = &p.mu
	return p
}

// notice is a notification to be given once the lock is let go, or nil.
type notice func()

func (n notice) give() {
	if n != nil {
		n()
	}
}

// OnReadable sets the reader's notification. It comes at once when there is
// something to read already.
func (p *Pipe) OnReadable(fn func()) {
	p.mu.Lock()
	p.readable, p.told = fn, false
	n := p.tellReader()
	p.mu.Unlock()
	n.give()
}

// OnDrain sets the writer's notification. It comes at once when it is due.
func (p *Pipe) OnDrain(fn func()) {
	p.mu.Lock()
	p.drain = fn
	n := p.tellWriter()
	p.mu.Unlock()
	n.give()
}

// tellReader is called with the lock when there may be something to read.
func (p *Pipe) tellReader() notice {
	p.change.Broadcast()
	if p.told || p.readable == nil || p.gone || (p.held == 0 && !p.ended) {
		return nil
	}
	p.told = true
	return p.readable
}

// tellWriter is called with the lock when there may be room. The writer goes
// on when half is free, so that it is not woken for every byte.
func (p *Pipe) tellWriter() notice {
	p.change.Broadcast()
	if !p.paused || p.drain == nil || (p.held > p.highWater/2 && !p.gone) {
		return nil
	}
	p.paused = false
	return p.drain
}

// Write takes a copy of b. room is false when the writer should wait for the
// drain notification before it writes on. A pipe that was closed, at either
// end, gives io.ErrClosedPipe.
func (p *Pipe) Write(b []byte) (room bool, err error) {
	p.mu.Lock()
	if p.ended || p.gone {
		p.mu.Unlock()
		return false, io.ErrClosedPipe
	}
	p.put(b)
	room = p.held < p.highWater
	p.paused = !room
	n := p.tellReader()
	p.mu.Unlock()
	n.give()
	return room, nil
}

// put appends a copy. Small writes that follow each other share a chunk.
func (p *Pipe) put(b []byte) {
	if len(b) == 0 {
		return
	}
	p.held += len(b)
	if last := len(p.chunks) - 1; last >= 0 && cap(p.chunks[last])-len(p.chunks[last]) >= len(b) {
		p.chunks[last] = append(p.chunks[last], b...)
		return
	}
	p.chunks = append(p.chunks, append(make([]byte, 0, max(len(b), smallChunk)), b...))
}

// smallChunk is the least room that a chunk has.
const smallChunk = 512

// CloseWrite ends the pipe: the reader gets what is left, then the end.
func (p *Pipe) CloseWrite() {
	p.mu.Lock()
	p.ended = true
	p.told = false
	n := p.tellReader()
	p.mu.Unlock()
	n.give()
}

// CloseRead tells the writer that nobody reads on, and drops what is left.
func (p *Pipe) CloseRead() {
	p.mu.Lock()
	p.gone = true
	p.chunks, p.held = nil, 0
	n := p.tellWriter()
	p.mu.Unlock()
	n.give()
}

// Break closes both ends: who waits in Go is freed.
func (p *Pipe) Break() {
	p.CloseWrite()
	p.CloseRead()
}

// Take gives all bytes that are there, without waiting. end says that none
// will follow.
func (p *Pipe) Take() (chunks [][]byte, end bool) {
	p.mu.Lock()
	chunks, p.chunks = p.chunks, nil
	p.held = 0
	p.told = p.ended // after the end there is nothing more to tell
	end = p.ended || p.gone
	n := p.tellWriter()
	p.mu.Unlock()
	n.give()
	return chunks, end
}

// Buffered is the number of bytes that wait to be read. Any goroutine.
func (p *Pipe) Buffered() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.held
}

// Ended says whether the writer is done. Any goroutine.
func (p *Pipe) Ended() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.ended
}

// Reader is the reading end for Go code; Read waits, Close is CloseRead.
func (p *Pipe) Reader() io.ReadCloser { return reader{p} }

// Writer is the writing end for Go code; Write waits for room, Close is
// CloseWrite.
func (p *Pipe) Writer() io.WriteCloser { return writer{p} }

type reader struct{ p *Pipe }

func (r reader) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	p := r.p
	p.mu.Lock()
	for p.held == 0 && !p.ended && !p.gone {
		p.change.Wait()
	}
	if p.gone {
		p.mu.Unlock()
		return 0, io.ErrClosedPipe
	}
	got := p.copyOut(b)
	p.told = p.told && p.held > 0
	n := p.tellWriter()
	p.mu.Unlock()
	n.give()
	if got == 0 {
		return 0, io.EOF
	}
	return got, nil
}

// copyOut moves bytes from the chunks to b.
func (p *Pipe) copyOut(b []byte) int {
	got := 0
	for got < len(b) && len(p.chunks) > 0 {
		n := copy(b[got:], p.chunks[0])
		got += n
		if p.chunks[0] = p.chunks[0][n:]; len(p.chunks[0]) == 0 {
			p.chunks[0] = nil
			p.chunks = p.chunks[1:]
		}
	}
	p.held -= got
	return got
}

func (r reader) Close() error {
	r.p.CloseRead()
	return nil
}

type writer struct{ p *Pipe }

func (w writer) Write(b []byte) (int, error) {
	p := w.p
	done := 0
	for {
		p.mu.Lock()
		for p.held >= p.highWater && !p.ended && !p.gone {
			p.change.Wait()
		}
		if p.ended || p.gone {
			p.mu.Unlock()
			return done, io.ErrClosedPipe
		}
		part := b[done:min(len(b), done+p.highWater-p.held)]
		p.put(part)
		n := p.tellReader()
		p.mu.Unlock()
		n.give()
		if done += len(part); done == len(b) {
			return done, nil
		}
	}
}

func (w writer) Close() error {
	w.p.CloseWrite()
	return nil
}
