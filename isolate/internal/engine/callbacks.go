package engine

// #include "engine.h"
import "C"

import (
	"runtime/cgo"
	"strings"
	"sync/atomic"
	"unsafe"

	"github.com/heddle-js/heddle/serdes"
)

// The functions that C++ calls, always on the thread whose handle they are given.

func threadOf(h C.uintptr_t) *Thread { return threads.of(uintptr(h)) }

// answer lends C++ the writer's words until the next operation. Their memory stays pinned from the
// first use on, and is pinned anew only when the writer has grown.
func (t *Thread) answer(out *C.hd_tape) {
	words := t.result.Words()
	if len(words) == 0 {
		return
	}
	if base := &words[0]; base != t.pinned {
		t.resultP.Unpin()
		t.resultP.Pin(base)
		t.pinned = base
	}
	out.words = (*C.uint32_t)(unsafe.Pointer(&words[0]))
	out.count = C.size_t(len(words))
}

//export heddleOp
func heddleOp(h C.uintptr_t, op C.int32_t, request C.uint32_t, words *C.uint32_t, count C.size_t, nargs C.uint32_t, stores **C.hd_store, nstores C.size_t, out *C.hd_tape) C.int {
	t := threadOf(h)
	tape := unsafe.Slice((*uint32)(unsafe.Pointer(words)), int(count))
	t.result.Reset()
	var held []*Store
	for _, s := range unsafe.Slice(stores, int(nstores)) {
		held = append(held, &Store{s})
	}
	failed := t.host.RunOp(OpCall{int(op), uint32(request), tape, int(nargs), held}, &t.result)
	if request == 0 || failed {
		t.answer(out)
	}
	if failed {
		return 1
	}
	return 0
}

//export heddleArmTimer
func heddleArmTimer(h C.uintptr_t, ms C.double) { threadOf(h).host.ArmTimer(float64(ms)) }

//export heddleRefTimer
func heddleRefTimer(h C.uintptr_t, ref C.int) { threadOf(h).host.RefTimer(ref != 0) }

//export heddleRefImmediates
func heddleRefImmediates(h C.uintptr_t, ref C.int) { threadOf(h).host.RefImmediates(ref != 0) }

//export heddleUpdateNow
func heddleUpdateNow(h C.uintptr_t) { threadOf(h).host.UpdateNow() }

//export heddleRequestRef
func heddleRequestRef(h C.uintptr_t, id C.uint32_t, ref C.int) {
	threadOf(h).host.RequestRef(uint32(id), ref != 0)
}

//export heddleRequestCancel
func heddleRequestCancel(h C.uintptr_t, id C.uint32_t) { threadOf(h).host.RequestCancel(uint32(id)) }

//export heddleFatal
func heddleFatal(h C.uintptr_t, what *C.char, memory C.int) {
	t := threadOf(h)
	t.mu.Lock()
	t.alive = false
	t.mu.Unlock()
	t.host.Fatal(C.GoString(what), memory != 0)
	if t.c != nil { // else V8 could not make its isolate
		atomic.AddInt32(threadsAwake, -1)
	}
	select {}
}

//export heddleNearHeapLimit
func heddleNearHeapLimit(h C.uintptr_t) { threadOf(h).host.NearHeapLimit() }

//export heddleInterrupt
func heddleInterrupt(h C.uintptr_t, token C.uintptr_t) { threadOf(h).host.Interrupt(uintptr(token)) }

//export heddleSnapshotChunk
func heddleSnapshotChunk(sink C.uintptr_t, data *C.char, length C.size_t) C.int {
	write := cgo.Handle(sink).Value().(func([]byte) bool)
	return flag(write(unsafe.Slice((*byte)(unsafe.Pointer(data)), int(length))))
}

//export heddleSnapshotProgress
func heddleSnapshotProgress(watcher C.uintptr_t, done, total C.uint32_t) C.int {
	watch := cgo.Handle(watcher).Value().(func(done, total uint32) bool)
	return flag(watch(uint32(done), uint32(total)))
}

// guard turns a panic into an error: it must not run through V8's frames, nor end the process.
func (t *Thread) guard(fn func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = t.host.Recovered(r)
		}
	}()
	return fn()
}

// outgoing reads a message that C++ lends us, until the next one. Its stores are still C++'s.
func (t *Thread) outgoing(m *C.hd_message) *Message {
	stores := unsafe.Slice(m.stores, int(m.transferred+m.shared))
	out := &t.posted
	*out = Message{
		Tape:        unsafe.Slice((*uint32)(unsafe.Pointer(m.words)), int(m.count)),
		Transferred: out.Transferred[:0], Shared: out.Shared[:0], Ports: out.Ports[:0], Handles: out.Handles[:0],
		Tree: m.tree != 0, Alone: m.alone != 0,
	}
	for i, s := range stores {
		if i < int(m.transferred) {
			out.Transferred = append(out.Transferred, &Store{s})
		} else {
			out.Shared = append(out.Shared, &Store{s})
		}
	}
	if m.nports > 0 {
		out.Ports = append(out.Ports, unsafe.Slice((*uint32)(unsafe.Pointer(m.ports)), int(m.nports))...)
	}
	if m.nhandles > 0 {
		out.Handles = append(out.Handles, unsafe.Slice((*uint32)(unsafe.Pointer(m.handles)), int(m.nhandles))...)
	}
	return out
}

// incoming lends C++ a message, pinned until the next one; C++ takes over its stores.
func (t *Thread) incoming(m *Message, out *C.hd_message) {
	t.message.Unpin()
	if len(m.Tape) > 0 {
		t.message.Pin(&m.Tape[0])
		out.words = (*C.uint32_t)(unsafe.Pointer(&m.Tape[0]))
	}
	if len(m.Backing) > 0 {
		t.message.Pin(&m.Backing[0])
	}
	out.count = C.size_t(len(m.Tape))
	if stores := takeStores(m); len(stores) > 0 {
		t.message.Pin(&stores[0])
		out.stores = &stores[0]
	}
	out.transferred, out.shared = C.size_t(len(m.Transferred)), C.size_t(len(m.Shared))
	if len(m.Ports) > 0 {
		t.message.Pin(&m.Ports[0])
		out.ports = (*C.uint32_t)(unsafe.Pointer(&m.Ports[0]))
	}
	out.nports = C.size_t(len(m.Ports))
	if len(m.Handles) > 0 {
		t.message.Pin(&m.Handles[0])
		out.handles = (*C.uint32_t)(unsafe.Pointer(&m.Handles[0]))
	}
	out.nhandles = C.size_t(len(m.Handles))
	out.tree = flag(m.Tree)
}

func (t *Thread) fail(err error, out *C.hd_message) C.int {
	var w serdes.Writer
	t.host.WriteError(&w, err)
	t.incoming(&Message{Tape: w.Words()}, out)
	return -1
}

//export heddlePost
func heddlePost(h C.uintptr_t, port C.uint32_t, m *C.hd_message, errOut *C.hd_message) C.int {
	t := threadOf(h)
	var posted Posted
	err := t.guard(func() (err error) {
		posted, err = t.host.Post(uint32(port), t.outgoing(m))
		return err
	})
	if err != nil {
		return t.fail(err, errOut)
	}
	return C.int(posted)
}

//export heddlePostFlat
func heddlePostFlat(h C.uintptr_t, port C.uint32_t, words *C.uint32_t, count C.size_t, errOut *C.hd_message) C.int {
	t := threadOf(h)
	var posted Posted
	err := t.guard(func() (err error) {
		posted, err = t.host.PostFlat(uint32(port), unsafe.Slice((*uint32)(unsafe.Pointer(words)), int(count)))
		return err
	})
	if err != nil {
		return t.fail(err, errOut)
	}
	return C.int(posted)
}

//export heddleCallPort
func heddleCallPort(h C.uintptr_t, call C.int, port C.uint32_t, on C.int, id *C.uint32_t, errOut *C.hd_message) C.int {
	t := threadOf(h)
	err := t.guard(func() error {
		*id = C.uint32_t(t.host.CallPort(PortCall(call), uint32(port), on != 0))
		return nil
	})
	if err != nil {
		return t.fail(err, errOut)
	}
	return 0
}

//export heddleDropHandle
func heddleDropHandle(h C.uintptr_t, handle C.uint32_t) { threadOf(h).host.DropHandle(uint32(handle)) }

//export heddleClone
func heddleClone(h C.uintptr_t, m *C.hd_message, within C.int, out *C.hd_message) C.int {
	t := threadOf(h)
	var in *Message
	err := t.guard(func() (err error) {
		in, err = t.host.Clone(t.outgoing(m), within != 0)
		return err
	})
	if err != nil {
		return t.fail(err, out)
	}
	t.incoming(in, out)
	return 1
}

//export heddleReceive
func heddleReceive(h C.uintptr_t, port C.uint32_t, within C.int, out *C.hd_message) C.int {
	t := threadOf(h)
	var in *Message
	err := t.guard(func() (err error) {
		in, err = t.host.Receive(uint32(port), within != 0)
		return err
	})
	if err != nil {
		return t.fail(err, out)
	}
	if in == nil {
		return 0
	}
	t.incoming(in, out)
	return 1
}

// sources is what Init was given; written once, before the first thread.
var sources Setup

//export heddleSource
func heddleSource(id *C.char, length C.size_t, size *C.size_t) *C.char {
	text, ok := sources.Source(C.GoStringN(id, C.int(length)))
	if !ok {
		return nil
	}
	*size = C.size_t(len(text))
	return C.CString(text)
}

//export heddleSourceIds
func heddleSourceIds(size *C.size_t) *C.char {
	text := strings.Join(sources.IDs(), "\x00") + "\x00"
	*size = C.size_t(len(text))
	return (*C.char)(C.CBytes([]byte(text)))
}
