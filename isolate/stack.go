package isolate

// OS threads with stacks that are large enough.

import (
	"runtime"

	"golang.org/x/sys/unix"

	"github.com/heddle-js/heddle/isolate/internal/engine"
)

const (
	// anyStack is what JavaScript may use on every OS thread, those older than the engine included.
	anyStack = 6 << 20
	// stackReserve is for C++ and Go below JavaScript.
	stackReserve = 1 << 20
	// maxOldThreads bounds the search: a process has few threads before its first Worker.
	maxOldThreads = 64
)

// goOnStack runs fn on a goroutine that is locked, for good, to an OS thread with so much stack for
// JavaScript. fn's return ends that OS thread.
func goOnStack(size uint64, fn func()) {
	go runOnStack(min(size, engine.MaxStackBytes), maxOldThreads, nil, fn)
}

// runOnStack holds on to an OS thread that is too old until the next goroutine has found its own, so
// that Go has to make a new one in the end. It closes found when fn has its thread.
func runOnStack(size uint64, tries int, found chan<- struct{}, fn func()) {
	runtime.LockOSThread()
	if tries == 0 || fits(size) {
		if found != nil {
			close(found)
		}
		fn()
		return
	}
	next := make(chan struct{})
	go runOnStack(size, tries-1, next, fn)
	<-next
	runtime.UnlockOSThread()
	if found != nil {
		close(found)
	}
}

// fits says whether the calling OS thread will do. The process's first one never does: its stack is
// the system's affair, and Go cannot end it.
func fits(size uint64) bool {
	if unix.Gettid() == unix.Getpid() {
		return false
	}
	return size <= anyStack || engine.StackSize() >= size+stackReserve
}
