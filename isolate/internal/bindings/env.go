package bindings

import (
	"io"
	"sync"
)

// Environ is a thread's set of environment variables. All methods are safe from any goroutine: two
// threads may share one (SHARE_ENV).
type Environ interface {
	Get(name string) (string, bool)
	Set(name, value string)
	Unset(name string)
	List() []string // names and values in turn
}

// Env is what an operation may know of the thread that called it. ThreadID, IsMain and Environ do
// not change after the thread has started; every method is safe from any goroutine.
type Env struct {
	ThreadID int  // 0 for the main thread
	IsMain   bool // not inside a Worker
	Environ  Environ
	Stderr   int // the descriptor for last words
	Fds      *Fds

	mu      sync.Mutex // guards what follows
	objects map[int]any
	next    int
	ended   bool
}

// Put keeps v for JavaScript and gives its id, from 1. What comes after the thread's end, of an operation that
// was under way, is let go of at once.
func (e *Env) Put(v any) int {
	id, kept := e.keep(v)
	if !kept {
		letGo(v)
	}
	return id
}

func (e *Env) keep(v any) (id int, kept bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.next++
	if e.ended {
		return e.next, false
	}
	if e.objects == nil {
		e.objects = map[int]any{}
	}
	e.objects[e.next] = v
	return e.next, true
}

// Get is the object of that id, or nil.
func (e *Env) Get(id int) any {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.objects[id]
}

// Take removes the object of that id and gives it, or nil when there is none.
func (e *Env) Take(id int) any {
	e.mu.Lock()
	defer e.mu.Unlock()
	v := e.objects[id]
	delete(e.objects, id)
	return v
}

// Close lets go of every object: an io.Closer is closed, a Handle released. The thread calls it as it ends.
func (e *Env) Close() {
	e.mu.Lock()
	objects := e.objects
	e.objects, e.ended = nil, true
	e.mu.Unlock()
	e.Fds.closeAll()
	for _, v := range objects {
		letGo(v)
	}
}

func letGo(v any) {
	switch v := v.(type) {
	case io.Closer:
		v.Close() // the thread is gone: nobody is left to hear of an error
	case Handle:
		v.Release()
	}
}
