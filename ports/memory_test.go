package ports

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"unsafe"

	"github.com/heddle-js/heddle/serdes"
)

// tapeOf is the tape of an int32 and, to make it longer, a string of n zero bytes in words of four.
func tapeOf(v int32, words int) []uint32 {
	if words == 0 {
		return []uint32{uint32(serdes.TagInt), uint32(v)}
	}
	tape := make([]uint32, 1+words)
	tape[0] = uint32(serdes.TagString1) | uint32(4*words)<<8
	tape[1] = uint32(v)
	return tape
}

// A stream from each of several threads, whose messages are given back on another.
func TestMemoryIsReused(t *testing.T) {
	var threads sync.WaitGroup
	for range 3 {
		messages := make(chan *Message, 100)
		const count = 20_000
		threads.Go(func() {
			var memory Memory
			for i := range count {
				messages <- memory.Message(tapeOf(int32(i), i%700))
			}
			close(messages)
		})
		threads.Go(func() {
			var kept []*Message
			i := 0
			for m := range messages {
				if !slices.Equal(m.Tape, tapeOf(int32(i), i%700)) {
					t.Errorf("message %d has been overwritten", i)
					return
				}
				switch i % 50 {
				case 0:
					kept = append(kept, m)
				case 1:
					m.Release()
				default:
					m.Done()
				}
				i++
			}
			for j, m := range kept {
				if !slices.Equal(m.Tape, tapeOf(int32(50*j), 50*j%700)) {
					t.Errorf("message %d, which was kept, has been overwritten", 50*j)
				}
			}
		})
	}
	threads.Wait()
}

// A piece that is used up is nobody's: the thread that had it cuts no more from it when another one has taken it.
func TestAPieceBelongsToOneMemory(t *testing.T) {
	for range 100 { // a pool may lose what it gets
		var one, other Memory
		var used []*Message
		for range pieceMessages {
			used = append(used, one.Message(tapeOf(0, 0)))
		}
		for _, m := range used {
			m.Done()
		}
		if a, b := other.Message(tapeOf(1, 0)), one.Message(tapeOf(2, 0)); a.piece == b.piece {
			t.Fatal("two threads cut messages from one piece")
		}
	}
}

// One thread and three answer each other, and end their pieces on each other's messages.
func TestMemoriesThatAnswerEachOther(t *testing.T) {
	var threads sync.WaitGroup
	const count = 50_000
	hub := make(chan *Message, 8)
	var to [3]chan *Message
	for i := range to {
		to[i] = make(chan *Message, 8)
		threads.Go(func() {
			var memory Memory
			for m := range to[i] {
				v := int32(m.Tape[1])
				if int(v)%len(to) != i {
					t.Errorf("%d came to thread %d", v, i)
				}
				m.Done()
				hub <- memory.Message(tapeOf(v+int32(len(to)), 0))
			}
		})
	}
	var memory Memory
	for i := range to {
		to[i] <- memory.Message(tapeOf(int32(i), 0))
	}
	next := [len(to)]int32{3, 4, 5}
	for range count {
		m := <-hub
		v := int32(m.Tape[1])
		i := v % int32(len(to))
		if v != next[i] {
			t.Errorf("got %d, want %d", v, next[i])
			break
		}
		next[i] += int32(len(to))
		m.Done()
		to[i] <- memory.Message(tapeOf(v, 0))
	}
	for i := range to {
		close(to[i])
	}
	go func() { threads.Wait(); close(hub) }()
	for range hub {
	}
}

func TestEndpointGetsBytesOfATape(t *testing.T) {
	a, b := NewPair()
	end := NewEndpoint(b)
	defer end.Close()
	defer a.Close()
	var memory Memory
	if _, err := a.Post(memory.Message(tapeOf(7, 0))); err != nil {
		t.Fatal(err)
	}
	m, err := end.Receive(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var got int
	if err := serdes.Unmarshal(m.Data, &got); err != nil || got != 7 || m.Tape != nil {
		t.Fatal(got, err, m.Tape)
	}
}

func TestLimitCountsTheBytesOfATape(t *testing.T) {
	a, b := NewPair()
	defer b.Close()
	defer a.Close()
	var memory Memory
	small := memory.Message(tapeOf(7, 0))
	if err := small.Settle(); err != nil {
		t.Fatal(err)
	}
	b.Limit(int64(2 * small.Size()))
	for i := range 3 {
		_, err := a.Post(memory.Message(tapeOf(7, 0)))
		if full := errors.Is(err, ErrFull); full != (i == 2) {
			t.Fatal(i, err)
		}
	}
	if b.QueuedBytes() != int64(2*small.Size()) {
		t.Fatal(b.QueuedBytes())
	}
}

// All members have the same message; an Endpoint among them makes its own bytes of it.
func TestBroadcastSharesOneMessage(t *testing.T) {
	channels := NewRegistry()
	sender := channels.Join("one")
	defer sender.Close()
	var memory Memory
	var members []*Data
	for range 3 {
		members = append(members, channels.Join("one"))
	}
	end := NewEndpoint(channels.Join("one"))
	defer end.Close()
	const count = 5000
	var readers sync.WaitGroup
	for _, d := range members {
		ready := make(chan struct{}, 1)
		d.Attach(NewOwner(func() {
			select {
			case ready <- struct{}{}:
			default:
			}
		}))
		d.Start()
		readers.Go(func() {
			defer d.Close()
			for got := 0; got < count; {
				d.rearm()
				m := d.Receive()
				if m == nil {
					<-ready
					continue
				}
				if m.Tape[1] != uint32(got) {
					t.Errorf("got %d, want %d", m.Tape[1], got)
					return
				}
				m.Done()
				got++
			}
		})
	}
	readers.Go(func() {
		for want := range count {
			m, err := end.Receive(context.Background())
			if err != nil {
				t.Error(err)
				return
			}
			var got int
			if err := serdes.Unmarshal(m.Data, &got); err != nil || got != want {
				t.Error(got, want, err)
				return
			}
			m.Release()
		}
	})
	for i := range count {
		if _, err := sender.Post(memory.Message(tapeOf(int32(i), 0))); err != nil {
			t.Fatal(err)
		}
	}
	readers.Wait()
}

// countedStore counts how often it was released.
type countedStore struct{ released int }

func (s *countedStore) Release() { s.released++ }

// Who has read a message has what came with it: Done frees the message alone, Release all of it. A tape that is too long
// for a piece is no exception.
func TestDoneLeavesWhatCameWithAMessage(t *testing.T) {
	for _, words := range []int{1, largestCut + 1} {
		for release, want := range map[bool]int{false: 0, true: 1} {
			var memory Memory
			m := memory.Message(tapeOf(1, words))
			store := &countedStore{}
			m.Stores, m.Tree = []Store{store}, true
			if release {
				m.Release()
			} else {
				m.Done()
			}
			if store.released != want || m.Tape != nil || m.Stores != nil || m.Tree {
				t.Errorf("%d words, release %v: released %d times, left %+v", words, release, store.released, m)
			}
		}
	}
}

// Doubles stand where the tape's writer had them: at a whole multiple of eight bytes.
func TestTapesAreAligned(t *testing.T) {
	var memory Memory
	for i := range 1000 {
		m := memory.Message(tapeOf(int32(i), i%13))
		if at := uintptr(unsafe.Pointer(&m.Tape[0])); at%8 != 0 {
			t.Fatalf("message %d is at %x", i, at)
		}
	}
}

// nothing is memory that can be shared, and needs no release.
type nothing struct{}

func (nothing) Release()     {}
func (nothing) Share() Store { return nothing{} }

// A broadcast message of which each receiver has a copy of its own, because of what it carries, outlives the memory of
// the sender's.
func TestCopiesOfABroadcastMessageOutliveIt(t *testing.T) {
	channels := NewRegistry()
	from, a, b := channels.Join("x"), channels.Join("x"), channels.Join("x")
	defer from.Close()
	defer a.Close()
	defer b.Close()
	var memory Memory
	const count = 20 * pieceMessages
	words := func(i int32) int { return 3 + int(i)%5*255 } // 1 + words: a block of its own, a whole one, too
	for i := range int32(count) {
		m := memory.Message(tapeOf(i, words(i)))
		m.Shared = []Store{nothing{}}
		if _, err := from.Post(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, member := range []*Data{a, b} {
		for i := range int32(count) {
			m := member.Receive()
			if !slices.Equal(m.Tape, tapeOf(i, words(i))) {
				t.Fatalf("message %d has been overwritten", i)
			}
			m.Done()
		}
	}
}
