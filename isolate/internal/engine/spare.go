package engine

// #include "engine.h"
import "C"

import (
	"runtime"

	"rogchap.com/v8go"

	"github.com/heddle-js/heddle/internal/alive"
)

// Spare is an isolate with its context, made with V8's default limits before there is a thread for it. It has one
// holder, who gives it to NewThread or calls Dispose.
type Spare struct {
	iso *v8go.Isolate
	ctx *v8go.Context
	c   *C.hd_spare
}

// fatalOnly is the host of what is no thread yet.
type fatalOnly struct {
	Host
	fatal func()
}

func (h fatalOnly) Fatal(string, bool) { h.fatal() }

// NewSpare makes one, on whatever OS thread. When V8 has no memory for it, failed is called and NewSpare never
// returns: its OS thread stays parked, as after Host.Fatal.
func NewSpare(failed func()) *Spare {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	handle := threads.add(&Thread{host: fatalOnly{fatal: failed}})
	defer threads.drop(handle)
	s := &Spare{c: C.hd_spare_begin(C.uintptr_t(handle))}
	s.iso = v8go.NewIsolate()
	alive.Spares.Add(1)
	alive.Isolates.Add(1)
	C.hd_spare_isolate(s.c)
	s.ctx = v8go.NewContext(s.iso)
	C.hd_spare_end(s.c)
	return s
}

// Dispose frees what nobody has taken. Any goroutine.
func (s *Spare) Dispose() {
	C.hd_spare_free(s.c)
	s.ctx.Close()
	s.iso.Dispose()
	alive.Isolates.Add(-1)
	alive.Spares.Add(-1)
}
