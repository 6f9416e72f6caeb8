package bindings

import (
	"encoding/binary"

	"golang.org/x/sys/unix"
)

// fsWholeTable: a whole file in one operation.
func fsWholeTable() Table {
	return Table{
		"readFile":  Blocking(fsReadFile),
		"writeFile": Blocking(fsWriteFile),
	}
}

// fsReadFile(path or fd, flags, asText, limit) → the content: a string when text was asked for and
// all of it is ASCII, else bytes. A regular file larger than limit (0: none) stays open and the
// answer is [fd, size], so that JavaScript reads it straight into a buffer of its own. The answer for one
// that tells no size and is not at its end after limit bytes is [fd, -1, bytes so far].
func fsReadFile(c *Call) error {
	asText, limit := c.Bool(2), c.Int(3)
	if c.Kind(0) == KNumber {
		return readWhole(c, int(c.Int(0)), asText, limit, true)
	}
	path := fsPath(c, 0)
	fd, err := c.openPatiently(path, int(c.Int(1)), 0o666)
	if err == errEnded {
		return err
	}
	if err != nil {
		return fsPathError(err, "open", path)
	}
	return readWhole(c, fd, asText, limit, false)
}

func readWhole(c *Call, fd int, asText bool, limit int64, borrowed bool) error {
	keep := borrowed
	defer func() {
		if !keep {
			unix.Close(fd) // it was only read: nothing can be lost
		}
	}()
	s, err := statFD(fd)
	if err != nil {
		return fsError(err, readWholeCall(asText))
	}
	size := int64(0)
	if s.mode()&unix.S_IFMT == unix.S_IFREG {
		size = s.size()
	}
	if limit > 0 && size > limit {
		keep = true
		c.Return([]any{fd, size})
		return nil
	}
	data, ended, err := c.slurp(fd, size, int(limit))
	if err != nil {
		return fsError(err, "read")
	}
	if !ended {
		keep = true
		c.Return([]any{fd, -1, data})
		return nil
	}
	if asText && allASCII(data) {
		c.Return(Latin1(data))
		return nil
	}
	c.Return(data)
	return nil
}

// readWholeCall is the call that Node names when a descriptor cannot be read at all.
func readWholeCall(asText bool) string {
	if asText {
		return "read"
	}
	return "fstat"
}

func allASCII(b []byte) bool {
	for len(b) >= 8 {
		if binary.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return false
		}
		b = b[8:]
	}
	for _, x := range b {
		if x >= 0x80 {
			return false
		}
	}
	return true
}

// slurp reads size bytes, or to the end of a file that tells no size (a pipe, /proc), but not far past limit.
func (c *Call) slurp(fd int, size int64, limit int) (data []byte, ended bool, err error) {
	if size > 0 {
		buf := make([]byte, size)
		n, err := c.readFull(fd, buf)
		return buf[:n], true, err
	}
	buf := make([]byte, 0, 8192)
	for limit <= 0 || len(buf) < limit {
		if err := c.ready(fd, unix.POLLIN); err != nil {
			return nil, false, err
		}
		n, err := retryN(func() (int, error) { return unix.Read(fd, buf[len(buf):cap(buf)]) })
		if err != nil {
			return nil, false, err
		}
		if n == 0 {
			return buf, true, nil
		}
		buf = buf[:len(buf)+n]
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
	}
	return buf, false, nil
}

// fsWriteFile(path or fd, view or string, flags, mode, flush)
func fsWriteFile(c *Call) error {
	data := c.Bytes(1)
	if data == nil {
		data = []byte(c.String(1))
	}
	flush := c.Bool(4)
	if c.Kind(0) == KNumber {
		return c.writeWhole(int(c.Int(0)), data, flush)
	}
	path := fsPath(c, 0)
	fd, err := c.openPatiently(path, int(c.Int(2)), uint32(c.Int(3)))
	if err == errEnded {
		return err
	}
	if err != nil {
		return fsPathError(err, "open", path)
	}
	err = c.writeWhole(fd, data, flush)
	if closed := unix.Close(fd); err == nil && closed != unix.EINTR {
		err = fsError(closed, "close")
	}
	return err
}

func (c *Call) writeWhole(fd int, data []byte, flush bool) error {
	if err := c.writeAll(fd, data); err != nil {
		return fsError(err, "write")
	}
	if !flush {
		return nil
	}
	return fsError(retry(func() error { return unix.Fsync(fd) }), "fsync")
}
