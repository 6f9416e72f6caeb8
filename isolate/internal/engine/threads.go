package engine

import (
	"slices"
	"sync"
	"sync/atomic"
)

// threads are those of the process, by the numbers that C++ has of them. C++ asks with each call, so that reading
// takes no lock.
var threads threadTable

type threadTable struct {
	mu   sync.Mutex                // held by who changes it
	list atomic.Pointer[[]*Thread] // never changed in place; the first is nobody's
}

func (r *threadTable) of(n uintptr) *Thread { return (*r.list.Load())[n] }

// add gives a thread the first number that is free.
func (r *threadTable) add(t *Thread) uintptr {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := []*Thread{nil}
	if old := r.list.Load(); old != nil {
		list = slices.Clone(*old)
	}
	n := 1 + slices.Index(list[1:], nil)
	if n == 0 {
		n = len(list)
		list = append(list, nil)
	}
	list[n] = t
	r.list.Store(&list)
	return uintptr(n)
}

// drop frees a number that C++ will not use again.
func (r *threadTable) drop(n uintptr) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := slices.Clone(*r.list.Load())
	list[n] = nil
	r.list.Store(&list)
}
