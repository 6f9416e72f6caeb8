// Several values one after another in a stream.

package serdes

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Encoder writes values to a stream. Each is a frame: its length in bytes as a
// varint, as everywhere in this format, and a message as Marshal gives it. The
// length is there because V8's format cannot be read before it is there in
// whole; alignment is counted in each message, not in the stream.
//
// References do not reach from one message to another. An Encoder belongs to
// one goroutine at a time.
type Encoder struct {
	w    io.Writer
	opts MarshalOptions
	buf  []byte
	err  error
}

// NewEncoder writes to w, each frame with one Write.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// SetOptions are for the values from now on.
func (e *Encoder) SetOptions(o MarshalOptions) { e.opts = o }

// Encode writes one value. When Marshal refuses it nothing is written, and the
// stream goes on; an error of the writer is the end, and comes again.
func (e *Encoder) Encode(v any) error {
	if e.err != nil {
		return e.err
	}
	const room = binary.MaxVarintLen64
	buf, err := e.opts.Append(append(e.buf[:0], make([]byte, room)...), v)
	if err != nil {
		return err
	}
	if cap(buf) <= keptBuffer {
		e.buf = buf
	}
	n := len(buf) - room
	head := varintLen(uint64(n))
	binary.PutUvarint(buf[room-head:], uint64(n))
	_, e.err = e.w.Write(buf[room-head:])
	return e.err
}

// DefaultMaxMessage is the largest message, in bytes, that a Decoder takes if
// it is not told another size.
const DefaultMaxMessage = 1 << 30

// Decoder reads the frames that an Encoder writes. It reads ahead, and belongs
// to one goroutine at a time.
type Decoder struct {
	r          *bufio.Reader
	opts       UnmarshalOptions
	maxMessage uint64
	buf        []byte
	err        error
}

// NewDecoder reads from r.
func NewDecoder(r io.Reader) *Decoder {
	return &Decoder{r: bufio.NewReader(r), maxMessage: DefaultMaxMessage}
}

// SetOptions are for the values from now on.
func (d *Decoder) SetOptions(o UnmarshalOptions) { d.opts = o }

// SetMaxMessage bounds the messages from now on to n bytes.
func (d *Decoder) SetMaxMessage(n int) { d.maxMessage = uint64(max(n, 0)) }

// Decode reads the next value into what v points to. At the end of the stream
// it gives io.EOF, in the middle of a frame io.ErrUnexpectedEOF. After an
// error of Unmarshal the stream goes on with the next value; one of the frame
// or of the reader is the end, and comes again.
func (d *Decoder) Decode(v any) error {
	data, err := d.Next()
	if err != nil {
		return err
	}
	return d.opts.Unmarshal(data, v)
}

// Next is Decode for the message's bytes, valid until the next call.
func (d *Decoder) Next() ([]byte, error) {
	if d.err == nil {
		d.buf, d.err = d.frame()
	}
	return d.buf, d.err
}

// firstRead is how much is read on the word of a length alone.
const firstRead = 64 << 10

func (d *Decoder) frame() ([]byte, error) {
	n, err := d.length()
	if err != nil {
		return nil, err
	}
	if n > d.maxMessage {
		return nil, fmt.Errorf("%w: message of %d bytes, the largest allowed has %d", ErrData, n, d.maxMessage)
	}
	buf := d.buf[:0]
	if cap(buf) > keptBuffer {
		buf = nil
	}
	for have := uint64(0); have < n; {
		// Memory grows with what has come, not with what was announced.
		step := min(n-have, max(have, firstRead))
		buf = append(buf, make([]byte, step)...)
		if _, err := io.ReadFull(d.r, buf[have:]); err != nil {
			return nil, unexpected(err)
		}
		have += step
	}
	return buf, nil
}

// length reads a frame's length.
func (d *Decoder) length() (uint64, error) {
	v := uint64(0)
	for shift := 0; shift < 64; shift += 7 {
		b, err := d.r.ReadByte()
		if err != nil {
			if shift > 0 {
				err = unexpected(err)
			}
			return 0, err
		}
		v |= uint64(b&0x7F) << shift
		if b < 0x80 && (shift < 63 || b <= 1) {
			return v, nil
		}
	}
	return 0, fmt.Errorf("%w: frame length of more than 64 bits", ErrData)
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
