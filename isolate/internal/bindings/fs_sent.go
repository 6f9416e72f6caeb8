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

// sentFd holds a descriptor until somebody takes it. That of a message owns it, and closes it when nobody
// has taken it: the message has not arrived. That of the sender only lends it from the thread.
type sentFd struct {
	fd   atomic.Int64
	lent bool
	from *Fds // with lent: the thread's account, nil for a main thread
}

// Share gives the descriptor over: only one thread may have it. The sender's account forgets it here, and not
// when its JavaScript hears of the post: a termination may come first, and the receiver be done with it.
func (s *sentFd) Share() Handle {
	message := &sentFd{}
	fd := s.fd.Swap(-1)
	message.fd.Store(fd)
	if s.lent {
		s.from.Forget(int(fd))
	}
	return message
}

// Release closes what has not been taken.
func (s *sentFd) Release() {
	if s.lent {
		return
	}
	if fd := s.fd.Swap(-1); fd >= 0 {
		unix.Close(int(fd))
	}
}

func fsSendFd(c *Call) error {
	s := &sentFd{lent: true, from: c.Env().Fds}
	s.fd.Store(c.Int(0))
	c.Return(c.Env().Put(s))
	return nil
}

func fsTakeFd(c *Call) error {
	fd := int64(-1)
	if s, ok := c.Env().Take(int(c.Int(0))).(*sentFd); ok {
		fd = s.fd.Swap(-1)
	}
	if fd >= 0 {
		c.Env().Fds.Opened(int(fd), false) // the sender, who takes back what was not posted, has it there already
	}
	c.Return(fd)
	return nil
}
