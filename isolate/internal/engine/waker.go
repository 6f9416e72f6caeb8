package engine

// #include "engine.h"
import "C"

import (
	"runtime"
	"sync/atomic"
)

// Waker ends a park. Any goroutine may call Wake; one thread parks.
type Waker struct {
	c    *C.hd_waker
	word *uint32 // in C's memory
}

// NewWaker makes a waker. It is freed when nothing refers to it any more.
func NewWaker() *Waker {
	c := C.hd_waker_new()
	w := &Waker{c: c, word: (*uint32)(C.hd_waker_word(c))}
	runtime.AddCleanup(w, func(c *C.hd_waker) { C.hd_waker_unref(c) }, c)
	return w
}

var threadsAwake = (*int32)(C.hd_threads_awake())

// Wake ends the current park, or the next one if none is under way. It is hd_wake, with a way to C only where the
// thread sleeps.
func (w *Waker) Wake() {
	if atomic.SwapUint32(w.word, C.HD_NOTIFIED) == C.HD_PARKED {
		C.hd_rouse(w.c)
	}
	runtime.KeepAlive(w)
}

// Park blocks the OS thread until Wake or until ns have passed; negative: no limit.
func (w *Waker) Park(ns int64) {
	C.hd_park(w.c, C.int64_t(ns))
	runtime.KeepAlive(w)
}
