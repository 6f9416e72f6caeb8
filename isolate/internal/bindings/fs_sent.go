package bindings

import (
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// File descriptors on their way between threads: a FileHandle in a transfer list.
//
//	sendFd(fd) -> id of a Handle that gives the descriptor over when a message takes it
//	takeFd(id) -> the descriptor, -1 when a message has it; forgets the id
func fsSentTable() Table {
	return Table{
		"sendFd": Sync(fsSendFd),
		"takeFd": Sync(fsTakeFd),
	}
}

// sentFd holds a descriptor until somebody takes it. Released by nobody's wish, it closes it: the message
// has not arrived.
type sentFd struct{ fd atomic.Int64 }

func newSentFd(fd int64) *sentFd {
	s := &sentFd{}
	s.fd.Store(fd)
	return s
}

// Share gives the descriptor over: only one thread may have it.
func (s *sentFd) Share() Handle { return newSentFd(s.fd.Swap(-1)) }

// Release closes what has not been taken.
func (s *sentFd) Release() {
	if fd := s.fd.Swap(-1); fd >= 0 {
		unix.Close(int(fd))
	}
}

func fsSendFd(c *Call) error {
	c.Return(c.Env().Put(newSentFd(c.Int(0))))
	return nil
}

func fsTakeFd(c *Call) error {
	fd := int64(-1)
	if s, ok := c.Env().Take(int(c.Int(0))).(*sentFd); ok {
		fd = s.fd.Swap(-1)
	}
	if fd >= 0 {
		c.Env().Fds.Opened(int(fd), false)
	}
	c.Return(fd)
	return nil
}
