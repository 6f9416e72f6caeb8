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

// streamRead(id, view) fills the view, with less only at the end → how many bytes of it, 0 at the end.
func streamRead(c *Call) error {
	r, ok := c.Env().Get(int(c.Int(0))).(io.Reader)
	if !ok {
		return errors.New("the stream is closed")
	}
	n, err := io.ReadFull(r, c.Bytes(1))
	if n == 0 && err != io.EOF {
		return err
	}
	c.Return(n)
	return nil
}

// streamClose(id) lets go of the stream.
func streamClose(c *Call) error {
	if r, ok := c.Env().Take(int(c.Int(0))).(io.Closer); ok {
		r.Close()
	}
	return nil
}
