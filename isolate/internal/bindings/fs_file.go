package bindings

import (
	"golang.org/x/sys/unix"
)

// fsFileTable: what works on an open file, and open and close themselves.
func fsFileTable() Table {
	return Table{
		"open":        Blocking(fsOpen),
		"close":       Blocking(fsClose),
		"read":        Blocking(fsRead),
		"readFull":    Blocking(fsReadFull),
		"readv":       Blocking(fsReadv),
		"writeBytes":  Blocking(fsWriteBytes),
		"writeString": Blocking(fsWriteString),
		"writeAll":    Blocking(fsWriteAll),
		"writev":      Blocking(fsWritev),
		"fsync":       Blocking(fsFsync),
		"fdatasync":   Blocking(fsFdatasync),
		"ftruncate":   Blocking(fsFtruncate),
		"rawUnknown":  Sync(fsRawUnknown),
	}
}

func openFile(path string, flags int, mode uint32) (int, error) {
	return retryN(func() (int, error) { return unix.Open(path, flags|unix.O_CLOEXEC, mode) })
}

// fsOpen(path, flags, mode, raw) → fd. raw: the program manages the descriptor by itself; -1 - fd when the thread
// holds one of this number already.
func fsOpen(c *Call) error {
	path := fsPath(c, 0)
	fd, err := c.openPatiently(path, int(c.Int(1)), uint32(c.Int(2)))
	if err == errEnded {
		return err
	}
	if err != nil {
		return fsPathError(err, "open", path)
	}
	if raw := c.Bool(3); c.Env().Fds.Opened(fd, raw) && raw {
		fd = -1 - fd
	}
	c.Return(fd)
	return nil
}

// fsClose(fd). An interrupted close has closed all the same.
func fsClose(c *Call) error {
	c.Env().Fds.Forget(int(c.Int(0)))
	err := unix.Close(int(c.Int(0)))
	if err == unix.EINTR {
		err = nil
	}
	return fsError(err, "close")
}

// window is bytes [offset, offset+length) of b, cut to what b has.
func window(b []byte, offset, length int64) []byte {
	size := int64(len(b))
	if offset < 0 || offset > size {
		return nil
	}
	if length < 0 || length > size-offset {
		length = size - offset
	}
	return b[offset : offset+length]
}

// fsRead(fd, view, offset, length, position) → bytes read. Position -1 is the file's own.
func fsRead(c *Call) error {
	fd, buf, pos := int(c.Int(0)), window(c.Bytes(1), c.Int(2), c.Int(3)), c.Int(4)
	if err := c.ready(fd, unix.POLLIN); err != nil {
		return err
	}
	n, err := retryN(func() (int, error) {
		if pos < 0 {
			return unix.Read(fd, buf)
		}
		return unix.Pread(fd, buf, pos)
	})
	if err != nil {
		return fsError(err, "read")
	}
	c.Return(n)
	return nil
}

// fsReadFull(fd, view, offset, length) → bytes read, short only at the end of the file.
func fsReadFull(c *Call) error {
	fd, buf := int(c.Int(0)), window(c.Bytes(1), c.Int(2), c.Int(3))
	n, err := c.readFull(fd, buf)
	if err != nil {
		return fsError(err, "read")
	}
	c.Return(n)
	return nil
}

func (c *Call) readFull(fd int, buf []byte) (int, error) {
	n := 0
	for n < len(buf) {
		if err := c.ready(fd, unix.POLLIN); err != nil {
			return n, err
		}
		m, err := retryN(func() (int, error) { return unix.Read(fd, buf[n:]) })
		if err != nil {
			return n, err
		}
		if m == 0 {
			break
		}
		n += m
	}
	return n, nil
}

// vectors collects the views of a readv or writev call, which stand behind its first arguments.
func vectors(c *Call, first int) [][]byte {
	last := min(first+int(c.Int(first-1)), c.Len())
	var list [][]byte
	for i := first; i < last; i++ {
		list = append(list, c.Bytes(i))
	}
	return list
}

// maxVectors is the kernel's IOV_MAX: a longer list is handed over in parts.
const maxVectors = 1024

// fsReadv(fd, position, count, ...views) → bytes read
func fsReadv(c *Call) error {
	fd, pos := int(c.Int(0)), c.Int(1)
	n, err := inParts(vectors(c, 3), pos, func(part [][]byte, pos int64) (int, error) {
		if err := c.ready(fd, unix.POLLIN); err != nil {
			return 0, err
		}
		if pos < 0 {
			return unix.Readv(fd, part)
		}
		return unix.Preadv(fd, part, pos)
	})
	if err != nil {
		return fsError(err, "read")
	}
	c.Return(n)
	return nil
}

// fsWritev(fd, position, count, ...views) → bytes written
func fsWritev(c *Call) error {
	fd, pos := int(c.Int(0)), c.Int(1)
	n, err := inParts(vectors(c, 3), pos, func(part [][]byte, pos int64) (int, error) {
		if err := c.ready(fd, unix.POLLOUT); err != nil {
			return 0, err
		}
		if pos < 0 {
			return unix.Writev(fd, part)
		}
		return unix.Pwritev(fd, part, pos)
	})
	if err != nil {
		return fsError(err, "write")
	}
	c.Return(n)
	return nil
}

// inParts hands list to f, at most maxVectors views at a time, and stops at the first short answer.
func inParts(list [][]byte, pos int64, f func([][]byte, int64) (int, error)) (int, error) {
	if len(list) == 0 {
		return 0, unix.EINVAL
	}
	total := 0
	for len(list) > 0 {
		part := list[:min(len(list), maxVectors)]
		list = list[len(part):]
		n, err := retryN(func() (int, error) { return f(part, pos) })
		if err != nil && total > 0 {
			return total, nil
		}
		if err != nil {
			return 0, err
		}
		total += n
		if pos >= 0 {
			pos += int64(n)
		}
		if n < byteCount(part) {
			break
		}
	}
	return total, nil
}

func byteCount(list [][]byte) int {
	n := 0
	for _, b := range list {
		n += len(b)
	}
	return n
}

// fsWriteBytes(fd, view, offset, length, position) → bytes written
func fsWriteBytes(c *Call) error {
	return writeOnce(c, window(c.Bytes(1), c.Int(2), c.Int(3)), c.Int(4))
}

// fsWriteString(fd, string, position) → bytes written, as UTF-8
func fsWriteString(c *Call) error {
	return writeOnce(c, []byte(c.String(1)), c.Int(2))
}

func writeOnce(c *Call, data []byte, pos int64) error {
	fd := int(c.Int(0))
	if c.mayBlock(fd, len(data)) {
		if err := c.writeAll(fd, data); err != nil {
			return fsError(err, "write")
		}
		c.Return(len(data))
		return nil
	}
	if err := c.ready(fd, unix.POLLOUT); err != nil {
		return err
	}
	n, err := retryN(func() (int, error) {
		if pos < 0 {
			return unix.Write(fd, data)
		}
		return unix.Pwrite(fd, data, pos)
	})
	if err != nil {
		return fsError(err, "write")
	}
	c.Return(n)
	return nil
}

// fsWriteAll(fd, view or string, offset, length): writes to the end, however many calls it takes.
func fsWriteAll(c *Call) error {
	data := c.Bytes(1)
	if data == nil {
		data = []byte(c.String(1))
	} else {
		data = window(data, c.Int(2), c.Int(3))
	}
	return fsError(c.writeAll(int(c.Int(0)), data), "write")
}

// writeAll writes data to its end. On the JavaScript thread a pipe gets it in parts that it can take
// without blocking, so that the thread can be terminated between them.
func (c *Call) writeAll(fd int, data []byte) error {
	part := len(data)
	if c.mayBlock(fd, len(data)) {
		part = pipeBuf
	}
	for len(data) > 0 {
		if err := c.ready(fd, unix.POLLOUT); err != nil {
			return err
		}
		n, err := retryN(func() (int, error) { return unix.Write(fd, data[:min(part, len(data))]) })
		if err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

// fsFsync(fd)
func fsFsync(c *Call) error {
	return fsError(retry(func() error { return unix.Fsync(int(c.Int(0))) }), "fsync")
}

// fsFdatasync(fd)
func fsFdatasync(c *Call) error {
	return fsError(retry(func() error { return unix.Fdatasync(int(c.Int(0))) }), "fdatasync")
}

// fsFtruncate(fd, length)
func fsFtruncate(c *Call) error {
	return fsError(retry(func() error { return unix.Ftruncate(int(c.Int(0)), c.Int(1)) }), "ftruncate")
}
