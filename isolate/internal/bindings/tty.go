package bindings

import (
	"sync"

	"golang.org/x/sys/unix"
)

// ttyTable is internalBinding('tty'): terminals, and reading and writing the standard descriptors of
// any kind.
func ttyTable() Table {
	return Table{
		"isatty":          Sync(func(c *Call) error { c.Return(isTerminal(int(c.Int(0)))); return nil }),
		"guessHandleType": Sync(ttyGuessHandleType),
		"getWindowSize":   Sync(ttyGetWindowSize),
		"setRawMode":      Sync(ttySetRawMode),
		"write":           Sync(ttyWrite),
		// read(fd, size, callback): callback(null, bytes) once, empty at the end, or
		// callback(null, negative errno). Cancelled, it takes nothing from the descriptor.
		"read": Stream(ttyRead),
	}
}

func isTerminal(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil
}

func ttyGuessHandleType(c *Call) error {
	c.Return(guessHandleType(int(c.Int(0))))
	return nil
}

// guessHandleType names what a descriptor is in Node's words.
func guessHandleType(fd int) string {
	if fd < 0 {
		return "INVALID"
	}
	if isTerminal(fd) {
		return "TTY"
	}
	var st unix.Stat_t
	if unix.Fstat(fd, &st) != nil {
		return "UNKNOWN"
	}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG, unix.S_IFCHR:
		return "FILE"
	case unix.S_IFIFO:
		return "PIPE"
	case unix.S_IFSOCK:
		return guessSocket(fd)
	}
	return "UNKNOWN"
}

func guessSocket(fd int) string {
	kind, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	if err != nil {
		return "UNKNOWN"
	}
	domain, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DOMAIN)
	if err != nil {
		return "UNKNOWN"
	}
	switch {
	case domain == unix.AF_UNIX && kind == unix.SOCK_STREAM:
		return "PIPE"
	case (domain == unix.AF_INET || domain == unix.AF_INET6) && kind == unix.SOCK_STREAM:
		return "TCP"
	case (domain == unix.AF_INET || domain == unix.AF_INET6) && kind == unix.SOCK_DGRAM:
		return "UDP"
	}
	return "UNKNOWN"
}

// ttyGetWindowSize gives [columns, rows], or the negative errno.
func ttyGetWindowSize(c *Call) error {
	size, err := unix.IoctlGetWinsize(int(c.Int(0)), unix.TIOCGWINSZ)
	if err != nil {
		c.Return(-int(errnoOf(err)))
		return nil
	}
	c.Return([]any{int(size.Col), int(size.Row)})
	return nil
}

// savedModes are the modes that terminals had before setRawMode, by descriptor.
var savedModes struct {
	sync.Mutex
	of map[int]unix.Termios
}

// ttySetRawMode gives 0 or the negative errno.
func ttySetRawMode(c *Call) error {
	c.Return(setRawMode(int(c.Int(0)), c.Bool(1)))
	return nil
}

func setRawMode(fd int, raw bool) int {
	savedModes.Lock()
	defer savedModes.Unlock()
	saved, isRaw := savedModes.of[fd]
	if raw == isRaw {
		return 0
	}
	if !raw {
		delete(savedModes.of, fd)
		return negativeErrno(unix.IoctlSetTermios(fd, unix.TCSETSW, &saved))
	}
	mode, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return negativeErrno(err)
	}
	if savedModes.of == nil {
		savedModes.of = map[int]unix.Termios{}
	}
	savedModes.of[fd] = *mode
	mode.Iflag &^= unix.BRKINT | unix.ICRNL | unix.INPCK | unix.ISTRIP | unix.IXON
	mode.Oflag |= unix.ONLCR
	mode.Cflag |= unix.CS8
	mode.Lflag &^= unix.ECHO | unix.ICANON | unix.IEXTEN | unix.ISIG
	mode.Cc[unix.VMIN], mode.Cc[unix.VTIME] = 1, 0
	return negativeErrno(unix.IoctlSetTermios(fd, unix.TCSETSW, mode))
}

// ResetTerminals gives every terminal the mode that it had before setRawMode: the process ends.
func ResetTerminals() {
	savedModes.Lock()
	defer savedModes.Unlock()
	for fd, mode := range savedModes.of {
		unix.IoctlSetTermios(fd, unix.TCSETSW, &mode) // nothing to be done about a failure
	}
	savedModes.of = nil
}

func negativeErrno(err error) int {
	if err == nil {
		return 0
	}
	return -int(errnoOf(err))
}

// ttyWrite writes all of a string (as UTF-8) or of bytes and gives 0 or the negative errno. It waits
// where the descriptor does not take more: standard output is synchronous.
func ttyWrite(c *Call) error {
	data := c.Bytes(1)
	if c.Kind(1) == KString {
		data = []byte(c.String(1))
	}
	c.Return(negativeErrno(writeFully(int(c.Int(0)), data)))
	return nil
}

func writeFully(fd int, data []byte) error {
	for len(data) > 0 {
		n, err := unix.Write(fd, data)
		switch err {
		case nil:
			data = data[n:]
		case unix.EINTR:
		case unix.EAGAIN:
			if err := waitFor(fd, unix.POLLOUT); err != nil {
				return err
			}
		default:
			return err
		}
	}
	return nil
}

func waitFor(fd int, events int16) error {
	_, err := pollAgain([]unix.PollFd{{Fd: int32(fd), Events: events}}, -1)
	return err
}

const maxRead = 64 << 10

func ttyRead(c *Call) error {
	fd, size := int(c.Int(0)), int(c.Int(1))
	if size <= 0 || size > maxRead {
		size = maxRead
	}
	cancelled, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "eventfd"}
	}
	// Guards the event descriptor: a late cancel must not write into a reused number.
	var mu sync.Mutex
	open := true
	c.OnCancel(func() {
		mu.Lock()
		defer mu.Unlock()
		if open {
			unix.Write(cancelled, []byte{1, 0, 0, 0, 0, 0, 0, 0})
		}
	})
	go func() {
		if v := readWhenReady(fd, cancelled, size); v != nil {
			c.Emit(v)
		}
		mu.Lock()
		open = false
		unix.Close(cancelled)
		mu.Unlock()
		c.Done()
	}()
	return nil
}

// readWhenReady gives the bytes, the negative errno, or nil when cancelled comes first.
func readWhenReady(fd, cancelled, size int) any {
	buf := make([]byte, size)
	for {
		fds := []unix.PollFd{
			{Fd: int32(fd), Events: unix.POLLIN}, {Fd: int32(cancelled), Events: unix.POLLIN},
		}
		if _, err := unix.Poll(fds, -1); err != nil && err != unix.EINTR {
			return negativeErrno(err)
		}
		if fds[1].Revents != 0 {
			return nil
		}
		if fds[0].Revents == 0 {
			continue
		}
		n, err := unix.Read(fd, buf)
		switch err {
		case nil:
			return buf[:max(n, 0)]
		case unix.EINTR, unix.EAGAIN:
		default:
			return negativeErrno(err)
		}
	}
}
