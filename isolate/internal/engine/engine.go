package engine

// #cgo CXXFLAGS: -std=c++17 -O2 -g1 -fno-rtti -fno-exceptions -fPIC -Wall -Wextra -Wno-unused-parameter
// #cgo CXXFLAGS: -DV8_COMPRESS_POINTERS -DV8_31BIT_SMIS_ON_64BIT_ARCH -DV8_ENABLE_SANDBOX
// #cgo CXXFLAGS: -isystem ${SRCDIR}/../../../third_party/v8go/deps/include
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v87Isolate3NewERKNS0_12CreateParamsE
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal2V823FatalProcessOutOfMemoryEPNS0_7IsolateEPKcRKNS_10OOMDetailsE
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal2V823FatalProcessOutOfMemoryEPNS0_7IsolateEPKcS5_
// #cgo LDFLAGS: -Wl,--wrap=_Z8V8_FatalPKcz
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal14StringsStorage7GetNameEi
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal12BackingStore35TryAllocateAndPartiallyCommitMemoryEPNS0_7IsolateEmmmmmNS0_14WasmMemoryFlagENS0_10SharedFlagE
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal12BackingStore18AllocateWasmMemoryEPNS0_7IsolateEmmNS0_14WasmMemoryFlagENS0_10SharedFlagE
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal12BackingStore13ResizeInPlaceEPNS0_7IsolateEm
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal12BackingStore11GrowInPlaceEPNS0_7IsolateEm
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal12BackingStoreD1Ev
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal16WasmMemoryObject4GrowEPNS0_7IsolateENS0_6HandleIS1_EEj
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal14FutexEmulation8WaitJs32EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmid
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v88internal14FutexEmulation8WaitJs64EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmld
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v82V818InitializePlatformEPNS_8PlatformE
// #cgo LDFLAGS: -Wl,--wrap=_ZN2v87Context3NewEPNS_7IsolateEPNS_22ExtensionConfigurationENS_10MaybeLocalINS_14ObjectTemplateEEENS5_INS_5ValueEEENS_33DeserializeInternalFieldsCallbackEPNS_14MicrotaskQueueE
// #include <stdlib.h>
// #include "engine.h"
import "C"

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"

	"rogchap.com/v8go"

	"github.com/heddle-js/heddle/internal/alive"
	"github.com/heddle-js/heddle/serdes"
)

// Status is how a call into JavaScript ended.
type Status int

const (
	// OK: it returned, or its exception was handled.
	OK Status = C.HD_OK
	// Stopped: process.exit, a fatal error or termination; no more JavaScript runs on the thread.
	Stopped Status = C.HD_STOP
	// Failed: the call could not be made.
	Failed Status = C.HD_FAILED
)

// Hook names a function that the bootstrap hands to the engine.
type Hook int

// The hooks that Go calls.
const (
	HookStart      Hook = C.HD_HOOK_START
	HookBeforeExit Hook = C.HD_HOOK_BEFORE_EXIT
	HookExit       Hook = C.HD_HOOK_EXIT
	HookEvent      Hook = C.HD_HOOK_EVENT
)

// Limits are what an isolate is made with; zero fields mean V8's own defaults.
type Limits struct {
	MaxOldBytes    uint64
	MaxYoungBytes  uint64
	CodeRangeBytes uint64
	StackBytes     uint64 // usable stack, at most MaxStackBytes
	MaxBufferBytes uint64 // of ArrayBuffers; see account.h

	NearLimitSnapshots int // see Host.NearHeapLimit
}

// Default says whether an isolate with V8's own limits, as a Spare is, will do.
func (l Limits) Default() bool {
	return l.MaxOldBytes == 0 && l.MaxYoungBytes == 0 && l.CodeRangeBytes == 0 && l.MaxBufferBytes == 0
}

// MaxStackBytes is what a thread can give JavaScript: its stack of 72 MiB less a reserve for C++ and Go.
const MaxStackBytes = 68 << 20

// Op is one row of an operation table.
type Op struct {
	Binding, Name string
	Kind          int
}

// Setup is what the process hands to the engine once.
type Setup struct {
	Source  func(id string) (text string, ok bool) // of a built-in module; from any thread, always the same
	IDs     func() []string                        // of all built-in modules
	Ops     []Op
	Startup string // a start-up snapshot that WriteStartup of the same build has made; empty: none
	Caches  string // what SavedCaches of the same build gave; empty: nothing
}

var (
	setupOnce sync.Once
	setupErr  error
)

// Init prepares the process. Only the first call's Setup counts; later ones give the same error.
// It must come before any isolate, v8go's own included.
func Init(s Setup) error {
	setupOnce.Do(func() { setupErr = setup(s) })
	return setupErr
}

func setup(s Setup) error {
	sources = s
	setOps(s.Ops)
	return InitV8(s.Startup, s.Caches)
}

var (
	v8Once sync.Once
	v8Err  error
)

// InitV8 is the part of Init that needs nothing of the Setup but these two, which say what isolates are made from.
// Only the first call's count.
func InitV8(startup, caches string) error {
	v8Once.Do(func() {
		C.hd_process_flags()
		if problem := C.hd_self_test(); problem != nil {
			v8Err = errors.New(C.GoString(problem))
			return
		}
		useStartup(startup)
		useCaches(caches)
	})
	return v8Err
}

func setOps(ops []Op) {
	if len(ops) == 0 {
		return
	}
	var names []byte
	kinds := make([]byte, len(ops))
	for i, op := range ops {
		names = append(names, op.Binding...)
		names = append(append(append(names, 0), op.Name...), 0)
		kinds[i] = byte(op.Kind)
	}
	C.hd_set_ops((*C.char)(unsafe.Pointer(&names[0])), C.size_t(len(names)),
		(*C.uint8_t)(&kinds[0]), C.size_t(len(kinds)))
}

// ApplyV8Flags sets flags of V8 for the process and gives those that V8 does not know. They count for
// what V8 has not started yet, so call it before Init.
func ApplyV8Flags(flags []string) (unknown []string) {
	list := make([]*C.char, len(flags))
	for i, f := range flags {
		list[i] = C.CString(f)
		defer C.free(unsafe.Pointer(list[i]))
	}
	left := make([]C.int, len(flags))
	if len(flags) == 0 {
		return nil
	}
	C.hd_apply_v8_flags(&list[0], C.size_t(len(list)), &left[0])
	for i, f := range flags {
		if left[i] != 0 {
			unknown = append(unknown, f)
		}
	}
	return unknown
}

// V8Version is the version of the library that is linked in.
func V8Version() string { return C.GoString(C.hd_v8_version()) }

// Host is what the engine asks of the thread it serves. All methods are called on its OS thread.
type Host interface {
	// RunOp runs an operation. The result, or the error when failed, is written to out.
	RunOp(call OpCall, out *serdes.Writer) (failed bool)
	ArmTimer(ms float64)
	RefTimer(ref bool)
	RefImmediates(ref bool)
	UpdateNow() // and SetNow
	RequestRef(id uint32, ref bool)
	RequestCancel(id uint32)
	// Post takes over the message's stores when the error is nil.
	Post(port uint32, m *Message) (Posted, error)
	// PostFlat is Post of a flat value, with which nothing else goes: its tape, which the Host copies.
	PostFlat(port uint32, tape []uint32) (Posted, error)
	// CallPort does with one of the thread's ports what call says; a port that is not there is none.
	CallPort(call PortCall, port uint32, on bool) (id uint32)
	// Clone serializes and deserializes. within: a message that was given before is being read still, and JavaScript
	// runs in the middle of that.
	Clone(m *Message, within bool) (*Message, error)
	// Receive takes one message out of a port's queue, nil when there is none. within: likewise.
	Receive(port uint32, within bool) (*Message, error)
	// DropHandle lets go of a handle that came with a message and that no object has taken.
	DropHandle(handle uint32)
	// WriteError writes err as the plain object that JavaScript's makeFromNative takes.
	WriteError(out *serdes.Writer, err error)
	// Interrupt runs between two JavaScript instructions after Thread.Interrupt(token).
	Interrupt(token uintptr)
	// Fatal ends the thread's life without its isolate, which V8 cannot go on with in the middle of
	// whatever it does: memory tells whether for want of memory, what is V8's own text. The thread's
	// methods must not be called any more. When it returns the OS thread stays parked for good: its
	// frames are V8's, and the isolate's memory stays with it.
	Fatal(what string, memory bool)
	// NearHeapLimit is called, in the middle of a collection, as often as Limits.NearLimitSnapshots or
	// v8.setHeapSnapshotNearHeapLimit say, before the thread is out of memory. It may take a snapshot.
	NearHeapLimit()
	// Recovered makes an error of a Go panic in one of the methods above.
	Recovered(panicked any) error
}

// Posted says what became of a message that was posted.
type Posted int

const (
	// Dropped: nobody is there to receive it.
	Dropped Posted = C.HD_DROPPED
	// Sent: it waits for its receiver.
	Sent Posted = C.HD_SENT
	// TargetLost: the port that it was for travelled in it.
	TargetLost Posted = C.HD_TARGET_LOST
)

// PortCall is what JavaScript does with a port besides posting and receiving.
type PortCall int

const (
	// StartPort lets messages wake the thread, or lets them only queue.
	StartPort PortCall = C.HD_PORT_START
	// RefPort lets the port keep the loop alive, or not.
	RefPort PortCall = C.HD_PORT_REF
	// ListenPort is both.
	ListenPort PortCall = C.HD_PORT_LISTEN
	// ClosePort closes it, in the loop's closing phase.
	ClosePort PortCall = C.HD_PORT_CLOSE
	// CreateChannel makes two linked ports, whose numbers follow each other, and gives the first.
	CreateChannel PortCall = C.HD_PORT_CHANNEL
)

// OpCall is one call of an operation.
type OpCall struct {
	Index   int
	Request uint32   // 0: the result is returned; else the request to complete
	Tape    []uint32 // opens with the word offsets of the arguments; valid during the call only
	Args    int
	Held    []*Store // with a Request: the memory behind the tape's views, released by the callee
}

// Message is a value on its way between threads, as a tape, with what cannot be bytes.
type Message struct {
	Tape        []uint32
	Transferred []*Store // ArrayBuffers' memory, moved
	Shared      []*Store // SharedArrayBuffers' memory, referred to
	Ports       []uint32 // ids of the sending thread's handles, or of the receiving thread's
	Handles     []uint32 // likewise, of Go's objects that host objects stand for
	Tree        bool     // nothing on the tape refers to an object
	Alone       bool     // of one that leaves: nothing on the tape is an address
	Backing     []byte   // what the tape's array buffers point into; kept and pinned while C++ reads
}

// Store is a counted reference to the memory of an ArrayBuffer. It has one holder, who calls Release
// or hands it on.
type Store struct{ c *C.hd_store }

// Release drops the reference. Any goroutine, once.
func (s *Store) Release() {
	if s.c != nil {
		C.hd_store_free(s.c)
		s.c = nil
	}
}

// Share makes one more reference.
func (s *Store) Share() *Store { return &Store{C.hd_store_share(s.c)} }

// LiveStores is how many references the process holds, those of messages in the making included.
func LiveStores() int { return int(C.hd_store_count()) }

// Bytes is the memory itself, valid until Release.
func (s *Store) Bytes() []byte {
	var n C.size_t
	p := C.hd_store_data(s.c, &n)
	if p == nil {
		return nil
	}
	return unsafe.Slice((*byte)(p), int(n))
}

// Thread is one isolate with its context, entered by the OS thread that made it. All methods must be
// called there, Terminate and Interrupt excepted.
type Thread struct {
	c      *C.hd_thread
	shared *C.hd_shared
	state  *[4]uint32
	host   Host
	handle uintptr // its number in threads
	iso    *v8go.Isolate
	ctx    *v8go.Context

	mu    sync.Mutex // guards alive against Terminate and Interrupt from other threads
	alive bool

	result  serdes.Writer // what the last operation returned, pinned while C++ reads it
	resultP runtime.Pinner
	pinned  *uint32 // what resultP holds
	message runtime.Pinner
	posted  Message // the last one that C++ has lent
	serdes  serdesState

	watchdog watchdog
	code     *codeState // nil: modules are compiled without a cache
}

// NewThread makes an isolate, or takes spare, which may be nil, and runs the bootstrap in it. The caller's goroutine
// must be locked to its OS thread and stays its owner until Close. The error says why the bootstrap failed; the
// thread is closed then.
func NewThread(host Host, waker *Waker, limits Limits, spare *Spare) (*Thread, error) {
	t := &Thread{host: host, alive: true}
	t.handle = threads.add(t)
	cl := C.hd_limits{
		max_old_bytes:    C.uint64_t(limits.MaxOldBytes),
		max_young_bytes:  C.uint64_t(limits.MaxYoungBytes),
		code_range_bytes: C.uint64_t(limits.CodeRangeBytes),
		stack_bytes:      C.uint64_t(min(limits.StackBytes, MaxStackBytes)),
		max_buffer_bytes: C.uint64_t(limits.MaxBufferBytes),

		near_limit_snapshots: C.int32_t(min(limits.NearLimitSnapshots, math.MaxInt32)),
	}
	pin := runtime.Pinner{}
	pin.Pin(&cl)
	defer pin.Unpin()
	if spare != nil {
		alive.Spares.Add(-1)
		t.iso, t.ctx = spare.iso, spare.ctx
		t.c = C.hd_thread_new(C.uintptr_t(t.handle), waker.c, &cl, spare.c)
	} else {
		C.hd_prepare(C.uintptr_t(t.handle), &cl)
		t.iso = v8go.NewIsolate()
		alive.Isolates.Add(1)
		t.c = C.hd_thread_new(C.uintptr_t(t.handle), waker.c, &cl, nil)
		t.ctx = v8go.NewContext(t.iso)
	}
	atomic.AddInt32(threadsAwake, 1)
	runtime.KeepAlive(waker)
	t.shared = C.hd_thread_shared(t.c)
	status := Status(C.hd_thread_boot(t.c))
	if status == Failed {
		err := fmt.Errorf("engine: bootstrap failed: %s", C.GoString(C.hd_last_error(t.c)))
		t.Close()
		return nil, err
	}
	return t, nil
}

// State is the words that JavaScript sets for the loop.
func (t *Thread) loadState() *[4]uint32 {
	return (*[4]uint32)(unsafe.Pointer(C.hd_thread_state(t.c)))
}

// ImmediatesPending says whether JavaScript has immediates queued.
func (t *Thread) ImmediatesPending() bool {
	if t.state == nil {
		t.state = t.loadState()
	}
	return t.state[0] != 0
}

// TicksPending says whether a callback has left ticks to the loop.
func (t *Thread) TicksPending() bool {
	if t.state == nil {
		t.state = t.loadState()
	}
	return t.state[1] != 0
}

// Handled is how many uncaught errors the program has handled.
func (t *Thread) Handled() uint32 {
	if t.state == nil {
		t.state = t.loadState()
	}
	return t.state[3]
}

// SetNow sets the loop time (ms) that JavaScript sees, and the clock value (ns) at which it was 0.
func (t *Thread) SetNow(ms, originNs int64) {
	t.shared.now_ms = C.int64_t(ms)
	t.shared.origin_ns = C.int64_t(originNs)
}

// SetLoopStart tells JavaScript when the loop began to turn, on the scale of SetNow's origin.
func (t *Thread) SetLoopStart(ns int64) { t.shared.loop_start_ns = C.int64_t(ns) }

// SetIdle tells JavaScript how long the loop has been parked (ns).
func (t *Thread) SetIdle(ns int64) { t.shared.idle_ns = C.int64_t(ns) }

// Exiting says whether the thread has been told to end, and with what code.
func (t *Thread) Exiting() (code int, exiting bool) {
	return int(t.shared.exit_code), t.shared.exiting != 0
}

// OutOfMemory says whether the near-heap-limit callback has fired.
func (t *Thread) OutOfMemory() bool { return t.shared.out_of_memory != 0 }

// Stopped says whether termination or exit is under way.
func (t *Thread) Stopped() bool {
	return t.shared.exiting != 0 || t.iso.IsExecutionTerminating()
}

// LastError is why the last call Failed, or the text of an exception that nobody could handle.
func (t *Thread) LastError() string { return C.GoString(C.hd_last_error(t.c)) }

func words(tape []uint32) (*C.uint32_t, C.size_t) {
	return (*C.uint32_t)(unsafe.Pointer(unsafe.SliceData(tape))), C.size_t(len(tape))
}

// Call calls a hook with the values on tape, then the ticks. result is the number it returned, 1 for true.
func (t *Thread) Call(hook Hook, tape []uint32) (result float64, status Status) {
	p, n := words(tape)
	var r C.double
	s := C.hd_call(t.c, C.int(hook), p, n, &r)
	return float64(r), Status(s)
}

// RunTimers runs the timers that are due; next is as JavaScript's runTimers gives it.
func (t *Thread) RunTimers() (next float64, status Status) {
	var r C.double
	s := C.hd_run_timers(t.c, &r)
	return float64(r), Status(s)
}

// RunImmediates runs one batch of immediates.
func (t *Thread) RunImmediates() Status { return Status(C.hd_run_immediates(t.c)) }

// HasTasks says whether V8 has queued foreground tasks.
func (t *Thread) HasTasks() bool { return C.hd_has_tasks(t.c) != 0 }

// RunTasks runs the ticks that wait, and V8's foreground tasks that are due.
func (t *Thread) RunTasks() (ran int, status Status) {
	var n C.int
	s := C.hd_run_tasks(t.c, &n)
	return int(n), Status(s)
}

// Complete calls the callback of a request: with null and the values on tape, or with the error that
// tape describes. last forgets the request; an empty tape then calls nothing.
func (t *Thread) Complete(request uint32, tape []uint32, failed, last bool) Status {
	p, n := words(tape)
	return Status(C.hd_complete(t.c, C.uint32_t(request), p, n, flag(failed), flag(last)))
}

func flag(b bool) C.int {
	if b {
		return 1
	}
	return 0
}

// Deliver hands a message to the port of that id and takes over its stores. With failed, m.Tape
// describes the error of a message that could not be read.
func (t *Thread) Deliver(port uint32, m *Message, failed bool) Status {
	p, n := words(m.Tape)
	stores := takeStores(m)
	var pin runtime.Pinner
	if len(m.Backing) > 0 {
		pin.Pin(&m.Backing[0]) // the tape holds its address as a number, which Go does not see
		defer pin.Unpin()
	}
	return Status(C.hd_deliver(t.c, C.uint32_t(port), p, n,
		unsafe.SliceData(stores), C.size_t(len(m.Transferred)), C.size_t(len(m.Shared)),
		(*C.uint32_t)(unsafe.SliceData(m.Ports)), C.size_t(len(m.Ports)),
		(*C.uint32_t)(unsafe.SliceData(m.Handles)), C.size_t(len(m.Handles)), flag(m.Tree), flag(failed)))
}

// DeliverFlat hands a flat value to the port of that id: the tape that PostFlat got.
func (t *Thread) DeliverFlat(port uint32, tape []uint32) Status {
	p, n := words(tape)
	return Status(C.hd_deliver_flat(t.c, C.uint32_t(port), p, n))
}

func takeStores(m *Message) []*C.hd_store {
	if len(m.Transferred)+len(m.Shared) == 0 {
		return nil
	}
	stores := make([]*C.hd_store, 0, len(m.Transferred)+len(m.Shared))
	for _, list := range [2][]*Store{m.Transferred, m.Shared} {
		for _, s := range list {
			stores = append(stores, s.c)
			s.c = nil
		}
	}
	return stores
}

// PortClosed tells JavaScript that the port of that id is closed.
func (t *Thread) PortClosed(port uint32) Status {
	return Status(C.hd_port_closed(t.c, C.uint32_t(port)))
}

// Terminate ends whatever JavaScript runs, or will run, on the thread. Any goroutine; after Close it
// does nothing.
func (t *Thread) Terminate() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.alive {
		atomic.StoreUint32((*uint32)(&t.shared.terminated), 1)
		t.iso.TerminateExecution()
	}
}

// Interrupt makes Host.Interrupt(token) run on the thread soon. Any goroutine; false after Close.
func (t *Thread) Interrupt(token uintptr) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.alive {
		C.hd_interrupt(t.c, C.uintptr_t(token))
	}
	return t.alive
}

// CacheBuiltins keeps V8's code cache of the built-ins loaded so far for the threads to come. anew: also of those
// that have one, if this thread's holds more.
func (t *Thread) CacheBuiltins(anew bool) { C.hd_cache_builtins(t.c, flag(anew)) }

// Isolate is v8go's handle, for what v8go does well: statistics and CPU profiles.
func (t *Thread) Isolate() *v8go.Isolate { return t.iso }

// Close frees everything of the thread in V8. The owner calls it last.
func (t *Thread) Close() {
	t.mu.Lock()
	t.alive = false
	t.mu.Unlock()
	t.ctx.Close()
	C.hd_thread_leave(t.c)
	t.iso.Dispose()
	alive.Isolates.Add(-1)
	atomic.AddInt32(threadsAwake, -1)
	C.hd_thread_free(t.c)
	t.resultP.Unpin()
	t.message.Unpin()
	threads.drop(t.handle)
}

// Forget leaves the isolate as it is, for a process that ends. The owner calls it last, instead of Close.
func (t *Thread) Forget() {
	t.mu.Lock()
	t.alive = false
	t.mu.Unlock()
	t.resultP.Unpin()
	t.message.Unpin()
}

// HeapStatistics are V8's, in bytes.
type HeapStatistics struct {
	Total, Executable, Physical, Available, Used, Limit uint64
	Malloced, PeakMalloced, External                    uint64
	NativeContexts, DetachedContexts                    uint64
	HandlesTotal, HandlesUsed                           uint64
}

// Heap reads the heap's statistics.
func (t *Thread) Heap() HeapStatistics {
	var s C.hd_heap_statistics
	C.hd_heap(t.c, &s)
	return HeapStatistics{
		Total: uint64(s.total), Executable: uint64(s.executable), Physical: uint64(s.physical),
		Available: uint64(s.available), Used: uint64(s.used), Limit: uint64(s.limit),
		Malloced: uint64(s.malloced), PeakMalloced: uint64(s.peak_malloced),
		External: uint64(s.external), NativeContexts: uint64(s.native_contexts),
		DetachedContexts: uint64(s.detached_contexts), HandlesTotal: uint64(s.handles_total),
		HandlesUsed: uint64(s.handles_used),
	}
}
