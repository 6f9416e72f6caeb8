// Memory of messages. It goes from the thread that posts to those that receive and back, so that a stream of
// messages makes no garbage.
//
// A Memory belongs to one thread, which cuts messages from a piece until it is used up. Each message counts for its
// piece until Done or Release, on whatever thread; the last one gives the piece back. A message that nobody gives
// back is no harm: its piece is the garbage collector's then. A long tape has a block of its own, which goes back, too:
// a stream of them would have Go collect garbage all the time.

package ports

import (
	"math/bits"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Memory is where a thread gets its messages. The zero value is ready.
type Memory struct{ piece *piece }

const (
	pieceWords    = 4096
	pieceMessages = 64
	largestCut    = pieceWords / 8

	smallestBlock, largestBlock = 10, 20 // words, as powers of two: 4 KiB and 4 MiB
)

type piece struct {
	// out counts the messages in use, and, while the piece is a Memory's, as many as it could still make: one at least.
	out      atomic.Int32
	words    []uint32 // what is left
	messages []Message

	allWords    [pieceWords]uint32 // behind slices: aligned as they are
	allMessages [pieceMessages]Message
}

var pieces = sync.Pool{New: func() any { return new(piece) }}

// Message makes one of a tape, which it copies to where doubles are aligned.
func (f *Memory) Message(tape []uint32) *Message {
	n := len(tape)
	p := f.piece
	if p == nil || n <= largestCut && len(p.words) < n {
		p = f.next()
	}
	m := &p.messages[0]
	p.messages = p.messages[1:]
	if len(p.messages) == 0 {
		f.piece = nil // whoever gives back the last message may hand the piece to another thread
	}
	m.piece = p
	if n > largestCut {
		m.Tape, m.block = block(n), true
		copy(m.Tape, tape)
		return m
	}
	m.Tape = p.words[:n:n]
	copy(m.Tape, tape)
	p.words = p.words[min(n+n%2, len(p.words)):]
	return m
}

// blocks are blocks that nobody uses, by the pointer to their first word, of each size.
var blocks [largestBlock - smallestBlock + 1]sync.Pool

// block gives memory for n words, with anything in them.
func block(n int) []uint32 {
	size := bits.Len(uint(max(n, 1<<smallestBlock) - 1))
	if size > largestBlock {
		return make([]uint32, n)
	}
	if first, ok := blocks[size-smallestBlock].Get().(*uint32); ok {
		return unsafe.Slice(first, 1<<size)[:n]
	}
	return make([]uint32, n, 1<<size)
}

// freeBlock takes such memory back.
func freeBlock(b []uint32) {
	if size := bits.Len(uint(cap(b)) - 1); size <= largestBlock && cap(b) == 1<<size {
		blocks[size-smallestBlock].Put(unsafe.SliceData(b))
	}
}

// next takes another piece.
func (f *Memory) next() *piece {
	if old := f.piece; old != nil {
		old.drop(int32(len(old.messages)))
	}
	p := pieces.Get().(*piece)
	p.words, p.messages = p.allWords[:], p.allMessages[:]
	p.out.Store(pieceMessages)
	f.piece = p
	return p
}

func (p *piece) drop(n int32) {
	if p.out.Add(-n) == 0 {
		pieces.Put(p)
	}
}

// Done gives back the memory of a message that has been read, and whose reader has all that came with it. Nobody may
// use the message any more.
func (m *Message) Done() {
	if m.piece != nil && m.letGo() {
		m.giveBack()
	}
}

func (m *Message) giveBack() {
	p := m.piece
	m.freeTape()
	*m = Message{}
	if p != nil {
		p.drop(1)
	}
}

// freeTape gives the block of a tape back, which nobody may read any more.
func (m *Message) freeTape() {
	if m.block {
		freeBlock(m.Tape)
		m.block = false
	}
}
