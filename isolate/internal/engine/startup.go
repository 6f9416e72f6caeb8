package engine

// #include <stdlib.h>
// #include "engine.h"
import "C"

import (
	"errors"
	"unsafe"
)

// Fingerprint tells apart builds of the engine whose start-up snapshots differ in what they refer to.
func Fingerprint() uint64 { return uint64(C.hd_startup_fingerprint()) }

// WriteStartup makes a start-up snapshot of the process's built-ins, which load with host's answers. It comes
// after Init, without a Setup.Startup, in a process that makes no Thread, before or after. The calling goroutine
// is locked to its OS thread.
func WriteStartup(host Host) ([]byte, error) {
	t := &Thread{host: host}
	t.handle = threads.add(t)
	defer func() {
		t.resultP.Unpin()
		threads.drop(t.handle)
	}()
	var data *C.char
	var length C.size_t
	if problem := C.hd_startup_write(C.uintptr_t(t.handle), &data, &length); problem != nil {
		return nil, errors.New("engine: no start-up snapshot: " + C.GoString(problem))
	}
	defer C.free(unsafe.Pointer(data))
	return C.GoBytes(unsafe.Pointer(data), C.int(length)), nil
}

// useStartup has every isolate of the process made from data, which must lie outside of Go's heap, as embedded
// bytes do, or never be freed.
func useStartup(data string) {
	if len(data) > 0 {
		C.hd_startup_use((*C.char)(unsafe.Pointer(unsafe.StringData(data))), C.size_t(len(data)))
	}
}

// SavedCaches gives V8's code caches that CacheBuiltins has kept.
func SavedCaches() []byte {
	var data *C.char
	var length C.size_t
	C.hd_caches_save(&data, &length)
	defer C.free(unsafe.Pointer(data))
	return C.GoBytes(unsafe.Pointer(data), C.int(length))
}

// useCaches is like useStartup.
func useCaches(data string) {
	if len(data) > 0 {
		C.hd_caches_use((*C.char)(unsafe.Pointer(unsafe.StringData(data))), C.size_t(len(data)))
	}
}
