package bindings

import (
	"errors"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Waiting on the JavaScript thread itself.
//
// A synchronous read of a pipe may wait for ever, and so may the opening of a FIFO, but terminate() must
// end the thread all the same. So before such a call the descriptor is polled, together with one that
// the thread's termination makes readable. What is ready at once, as files are, costs one poll.

// errEnded is given when the thread was terminated while it waited: JavaScript never sees it.
var errEnded = errors.New("bindings: the thread has been terminated")

// SetInterrupt tells a call on the JavaScript thread how to hear of the thread's termination: fd gives a
// descriptor that becomes readable then, or -1. Used by package isolate only.
func (c *Call) SetInterrupt(fd func() int) { c.interrupt = fd }

// ready waits until fd can be read (unix.POLLIN) or written (unix.POLLOUT). On a goroutine it does
// nothing: only the goroutine would wait.
func (c *Call) ready(fd int, events int16) error {
	if c.interrupt == nil || fd < 0 {
		return nil
	}
	if isReady(fd, events) {
		return nil
	}
	end := c.interrupt()
	if end < 0 {
		return nil
	}
	fds := []unix.PollFd{{Fd: int32(fd), Events: events}, {Fd: int32(end), Events: unix.POLLIN}}
	if _, err := pollAgain(fds, -1); err != nil {
		return nil
	}
	if fds[1].Revents != 0 {
		return errEnded
	}
	return nil
}

// pipeBuf is what a pipe that is ready takes at least without blocking (PIPE_BUF).
const pipeBuf = 4096

// mayBlock says whether writing size bytes could block although the descriptor is ready.
func (c *Call) mayBlock(fd, size int) bool {
	var st unix.Stat_t
	return c.interrupt != nil && size > pipeBuf && unix.Fstat(fd, &st) == nil && st.Mode&unix.S_IFMT == unix.S_IFIFO
}

func pollAgain(fds []unix.PollFd, timeout int) (int, error) {
	return retryN(func() (int, error) { return unix.Poll(fds, timeout) })
}

// isReady asks without waiting, and so without telling Go's scheduler of a system call. What cannot be
// polled counts as ready: the call itself will say what is wrong.
func isReady(fd int, events int16) bool {
	poll := unix.PollFd{Fd: int32(fd), Events: events}
	var now unix.Timespec
	n, _, errno := unix.RawSyscall6(unix.SYS_PPOLL, uintptr(unsafe.Pointer(&poll)), 1, uintptr(unsafe.Pointer(&now)), 0, 0, 0)
	return n != 0 || errno != 0
}

// openPatiently opens what may wait for its other end: a FIFO, on a goroutine that is left to itself
// when the thread ends first.
func (c *Call) openPatiently(path string, flags int, mode uint32) (int, error) {
	var st unix.Stat_t
	if c.interrupt == nil || flags&unix.O_NONBLOCK != 0 || unix.Stat(path, &st) != nil || st.Mode&unix.S_IFMT != unix.S_IFIFO {
		return openFile(path, flags, mode)
	}
	var done [2]int
	if err := unix.Pipe2(done[:], unix.O_CLOEXEC); err != nil {
		return -1, err
	}
	type opened struct {
		fd  int
		err error
	}
	result := make(chan opened, 1)
	go func() {
		fd, err := openFile(path, flags, mode)
		result <- opened{fd, err}
		unix.Close(done[1]) // makes the other end readable
	}()
	err := c.ready(done[0], unix.POLLIN)
	unix.Close(done[0])
	if err != nil {
		go func() { // whoever opens it at last finds nobody
			if late := <-result; late.err == nil {
				unix.Close(late.fd)
			}
		}()
		return -1, err
	}
	r := <-result
	return r.fd, r.err
}
