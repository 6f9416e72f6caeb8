package bindings

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// encodingTable serves TextDecoder for the encodings that are not Unicode's own. Names are the
// canonical ones of the Encoding Standard.
//
//	decode(name, bytes, fatal) -> string, or false when the bytes are malformed and that is fatal
//	open(name) -> id of a decoder that takes its input in pieces
//	push(id, bytes, last, fatal) -> as decode; the decoder is gone after the last piece or a fatal error
//	close(id)
func encodingTable() Table {
	return Table{
		"decode": Sync(encodingDecode),
		"open":   Sync(encodingOpen),
		"push":   Sync(encodingPush),
		"close":  Sync(encodingClose),
	}
}

// streamDecoder is a decoder between two pieces of input.
type streamDecoder struct {
	decoder transform.Transformer
	single  *charmap.Charmap // instead of decoder: each byte is a character
	pending []byte           // the start of a character whose end has not come yet
}

func newStreamDecoder(name string) (*streamDecoder, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, &CodedError{
			Base: "RangeError", Code: "ERR_ENCODING_NOT_SUPPORTED",
			Message: "The \"" + name + "\" encoding is not supported",
		}
	}
	if single, ok := enc.(*charmap.Charmap); ok {
		return &streamDecoder{single: single}, nil
	}
	return &streamDecoder{decoder: enc.NewDecoder()}, nil
}

// decode turns a piece of input, and what was pending, into UTF-8.
func (d *streamDecoder) decode(input []byte, last bool) []byte {
	if d.single != nil {
		return decodeSingle(d.single, input)
	}
	// The input is JavaScript's memory and may change: copied once, here.
	src := append(d.pending, input...)
	d.pending = nil
	out := make([]byte, 0, len(src)+len(src)/2+utf8.UTFMax)
	buf := make([]byte, 4096)
	for {
		n, used, err := d.decoder.Transform(buf, src, last)
		out = append(out, buf[:n]...)
		src = src[used:]
		switch {
		case errors.Is(err, transform.ErrShortDst):
			continue
		case errors.Is(err, transform.ErrShortSrc):
			d.pending = bytes.Clone(src)
		}
		return out
	}
}

// decodeSingle maps bytes to characters. Where a Windows code page has a hole among the control
// characters, the Encoding Standard leaves the control character.
func decodeSingle(table *charmap.Charmap, input []byte) []byte {
	out := make([]byte, 0, len(input)*2)
	for _, b := range input {
		r := table.DecodeByte(b)
		if r == utf8.RuneError && b >= 0x80 && b < 0xa0 {
			r = rune(b)
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// returnDecoded gives the text, or false. The tables write U+FFFD for whatever is malformed; no
// legacy encoding but GB18030 has that character itself.
func returnDecoded(c *Call, text []byte, fatal bool) bool {
	if fatal && bytes.ContainsRune(text, utf8.RuneError) {
		c.Return(false)
		return false
	}
	c.Return(string(text))
	return true
}

func encodingDecode(c *Call) error {
	d, err := newStreamDecoder(c.String(0))
	if err != nil {
		return err
	}
	returnDecoded(c, d.decode(c.Bytes(1), true), c.Bool(2))
	return nil
}

func encodingOpen(c *Call) error {
	d, err := newStreamDecoder(c.String(0))
	if err != nil {
		return err
	}
	c.Return(c.Env().Put(d))
	return nil
}

func encodingPush(c *Call) error {
	id, last := int(c.Int(0)), c.Bool(2)
	d, ok := c.Env().Get(id).(*streamDecoder)
	if !ok {
		c.Return("")
		return nil
	}
	fine := returnDecoded(c, d.decode(c.Bytes(1), last), c.Bool(3))
	if last || !fine {
		c.Env().Take(id)
	}
	return nil
}

func encodingClose(c *Call) error {
	c.Env().Take(int(c.Int(0)))
	return nil
}
