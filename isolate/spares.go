package isolate

// A blank isolate in store: half of what a Worker's start costs, paid while a core has nothing else to do.
//
// A Worker's thread asks for the next one when it has begun itself, provided that this process starts Workers more
// than once and that a core is free. There is at most one; it is taken by the next Worker with V8's default limits,
// or disposed of when nobody has come for it in a second. It counts some 2 MB until then.

import (
	"runtime"
	"sync"
	"time"

	"github.com/heddle-js/heddle/isolate/internal/engine"
)

const spareFor = time.Second

type spareStore struct {
	mu      sync.Mutex
	started int           // Workers that have begun; these all guarded by mu
	running int           // of them those that have not ended
	making  chan struct{} // closed when the one being made is there; nil: none is
	made    *engine.Spare
	drop    *time.Timer
	broken  bool // V8 had no memory for one: no more are made
}

var spares spareStore

// begin gives a Worker's thread what is in store, waiting for what is nearly there; nil when it must make its own.
func (s *spareStore) begin(limits engine.Limits) *engine.Spare {
	s.mu.Lock()
	s.started++
	s.running++
	s.mu.Unlock()
	if !limits.Default() {
		return nil
	}
	return s.take()
}

// take waits for the one that is being made.
func (s *spareStore) take() *engine.Spare {
	s.mu.Lock()
	making := s.making
	s.mu.Unlock()
	if making != nil {
		<-making
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	spare := s.made
	if spare != nil {
		s.made = nil
		s.drop.Stop()
	}
	return spare
}

// refill has the next one made if that is likely to be of use.
func (s *spareStore) refill() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.started < 2 || s.running >= runtime.NumCPU() || s.made != nil || s.making != nil || s.broken {
		return
	}
	s.making = make(chan struct{})
	go s.make(s.making)
}

func (s *spareStore) make(done chan struct{}) {
	spare := engine.NewSpare(func() {
		s.mu.Lock()
		s.broken, s.making = true, nil
		s.mu.Unlock()
		close(done)
	})
	s.mu.Lock()
	s.made, s.making = spare, nil
	s.drop = time.AfterFunc(spareFor, func() { s.dispose(spare) })
	s.mu.Unlock()
	close(done)
}

// discard gives up what was made with flags of V8 that are others now.
func (s *spareStore) discard() {
	if spare := s.take(); spare != nil {
		spare.Dispose()
	}
}

// dispose ends the wait of a spare that is still there.
func (s *spareStore) dispose(spare *engine.Spare) {
	s.mu.Lock()
	mine := s.made == spare
	if mine {
		s.made = nil
	}
	s.mu.Unlock()
	if mine {
		spare.Dispose()
	}
}

func (s *spareStore) end() {
	s.mu.Lock()
	s.running--
	s.mu.Unlock()
}
