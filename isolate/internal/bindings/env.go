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

	mu      sync.Mutex // guards objects and next
	objects map[int]any
	next    int
}

// Put keeps v for JavaScript and gives its id, from 1.
func (e *Env) Put(v any) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.objects == nil {
		e.objects = map[int]any{}
	}
	e.next++
	e.objects[e.next] = v
	return e.next
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

// Close closes every object that is an io.Closer. The thread calls it as it ends.
func (e *Env) Close() {
	e.mu.Lock()
	objects := e.objects
	e.objects = nil
	e.mu.Unlock()
	e.Fds.closeAll()
	for _, v := range objects {
		if c, ok := v.(io.Closer); ok {
			c.Close() // the thread is gone: nobody is left to hear of an error
		}
	}
}
