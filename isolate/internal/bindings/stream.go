package bindings

import (
	"errors"
	"io"
)

// streamTable reads what Go holds as an io.Reader (Env.Put): a heap snapshot, for instance.
func streamTable() Table {
	return Table{
		"read":  Blocking(streamRead),
		"close": Sync(streamClose),
	}
}

// streamRead(id, size) → bytes, or null at the end.
func streamRead(c *Call) error {
	r, ok := c.Env().Get(int(c.Int(0))).(io.Reader)
	if !ok {
		return errors.New("the stream is closed")
	}
	buffer := make([]byte, max(1, c.Int(1)))
	n, err := io.ReadFull(r, buffer)
	switch {
	case n > 0:
		c.Return(buffer[:n])
	case err == io.EOF:
		c.Return(Null)
	default:
		return err
	}
	return nil
}

// streamClose(id) lets go of the stream.
func streamClose(c *Call) error {
	if r, ok := c.Env().Take(int(c.Int(0))).(io.Closer); ok {
		r.Close()
	}
	return nil
}
