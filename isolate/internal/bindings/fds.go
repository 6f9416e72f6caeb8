package bindings

import (
	"sync"

	"golang.org/x/sys/unix"
)

// Fds are the file descriptors that a Worker has opened and must not leave behind. A main thread has
// none (nil): its descriptors end with the process. Safe from any goroutine.
type Fds struct {
	// Raw says that those of fs.open are kept, too, which programs manage by themselves
	// (trackUnmanagedFds). Set before the thread starts.
	Raw bool

	mu    sync.Mutex
	open  map[int]bool // value: opened raw
	ended bool
}

// Opened keeps a descriptor, and says whether the account had it as a raw one: somebody else has closed it. One
// that comes after the thread's end is closed at once.
func (f *Fds) Opened(fd int, raw bool) (again bool) {
	if f == nil || raw && !f.Raw {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended {
		unix.Close(fd)
		return false
	}
	if f.open == nil {
		f.open = map[int]bool{}
	}
	again = f.open[fd]
	f.open[fd] = raw
	return again
}

// Forget lets go of a descriptor that is closed or given away.
func (f *Fds) Forget(fd int) {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.open, fd)
}

// RawUnknown says that closing fd as a raw descriptor is odd: raw ones are kept, and it is none of them.
func (f *Fds) RawUnknown(fd int) bool {
	if f == nil || !f.Raw {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return !f.open[fd]
}

// closeAll ends the account with the thread.
func (f *Fds) closeAll() {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for fd := range f.open {
		unix.Close(fd)
	}
	f.open, f.ended = nil, true
}

// fsRawUnknown(fd) → whether a Worker that keeps raw descriptors did not open this one.
func fsRawUnknown(c *Call) error {
	c.Return(c.Env().Fds.RawUnknown(int(c.Int(0))))
	return nil
}
