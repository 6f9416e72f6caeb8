// The Deserializer's larger pieces: strings, object keys, buffers and views,
// errors.

package serdes

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// stringValue reads the string that must come next.
func (d *Deserializer) stringValue(w *Writer) error {
	tag, err := d.tag()
	if err != nil {
		return err
	}
	if tag != wireString1 && tag != wireString2 && tag != wireStringUTF8 {
		d.pos--
		return d.errorf("tag %q where a string must be", tag)
	}
	return d.str(w, tag)
}

// str reads a string whose tag has been read.
func (d *Deserializer) str(w *Writer, tag byte) error {
	b, err := d.stringBytes(tag)
	if err != nil {
		return err
	}
	switch tag {
	case wireString1:
		w.Latin1(b)
	case wireString2:
		w.UTF16LE(b)
	default:
		w.utf8(b)
	}
	return nil
}

// text reads a string that is a value, whose tag has been read. A large one
// stays where it is.
func (d *Deserializer) text(w *Writer, tag byte) error {
	if tag == wireStringUTF8 {
		return d.str(w, tag)
	}
	b, err := d.stringBytes(tag)
	if err != nil {
		return err
	}
	switch odd := len(b) > 0 && uintptr(unsafe.Pointer(&b[0]))&1 != 0; {
	case len(b) >= farFrom && tag == wireString1:
		w.far(TagFarString1, b, len(b))
		d.far = true
	case len(b) >= farFrom && !odd:
		w.far(TagFarString2, b, len(b)/2)
		d.far = true
	case tag == wireString1:
		w.Latin1(b)
	default:
		w.UTF16LE(b)
	}
	return nil
}

// far writes a string of so many characters by its address.
func (w *Writer) far(tag Tag, b []byte, n int) {
	w.Token(tag, uint64(n))
	w.Uint64(uint64(uintptr(unsafe.Pointer(&b[0]))))
}

// stringBytes reads and checks a string's bytes.
func (d *Deserializer) stringBytes(tag byte) ([]byte, error) {
	n, err := d.ReadUint32()
	if err != nil {
		return nil, err
	}
	b, err := d.ReadRawBytes(uint64(n))
	if err != nil {
		return nil, err
	}
	units := len(b)
	if tag == wireString2 {
		units /= 2
	}
	switch {
	case tag == wireString2 && len(b)&1 != 0:
		return nil, d.errorf("two-byte string of %d bytes", len(b))
	case units > maxStringLength:
		return nil, d.errorf("string of %d characters", units)
	case tag == wireStringUTF8 && !utf8.Valid(b):
		return nil, d.errorf("invalid UTF-8")
	}
	return b, nil
}

// utf8 writes a string given as valid UTF-8: of one-byte characters if it can.
func (w *Writer) utf8(b []byte) {
	units, wide := 0, false
	for _, r := range string(b) { // does not copy
		units++
		wide = wide || r > 0xFF
		if r > 0xFFFF {
			units++
		}
	}
	if !wide {
		w.latin1FromUTF8(b, units)
		return
	}
	w.Token(TagString2, uint64(units))
	dst := w.room(units * 2)
	i := 0
	for _, r := range string(b) {
		if r > 0xFFFF {
			r -= 0x10000
			binary.LittleEndian.PutUint16(dst[i:], uint16(0xD800+r>>10))
			i += 2
			r = 0xDC00 + r&0x3FF
		}
		binary.LittleEndian.PutUint16(dst[i:], uint16(r))
		i += 2
	}
}

func (w *Writer) latin1FromUTF8(b []byte, units int) {
	w.Token(TagString1, uint64(units))
	if units == len(b) {
		w.padded(b)
		return
	}
	dst := w.room(units)
	i := 0
	for _, r := range string(b) {
		dst[i] = byte(r)
		i++
	}
}

// room appends n zeroed bytes, padded to a whole word, to be filled.
func (w *Writer) room(n int) []byte {
	if n == 0 {
		return nil
	}
	at := len(w.words)
	words := (n + 3) / 4
	w.Grow(words)
	w.words = w.words[:at+words]
	clear(w.words[at:])
	return unsafe.Slice((*byte)(unsafe.Pointer(&w.words[at])), n)
}

// key reads a property key whose tag has been read. Numbers that are array
// indices stay numbers, others become the string that names them.
func (d *Deserializer) key(w *Writer, tag byte) error {
	switch tag {
	case wireString1, wireString2, wireStringUTF8:
		return d.str(w, tag)
	case wireInt32:
		v, err := d.int32()
		if err == nil && v >= 0 {
			w.Int(v)
			return nil
		}
		numberKey(w, float64(v))
		return err
	case wireUint32:
		v, err := d.ReadUint32()
		numberKey(w, float64(v))
		return err
	case wireDouble:
		v, err := d.ReadDouble()
		numberKey(w, v)
		return err
	}
	d.pos--
	return d.errorf("tag %q where a key must be", tag)
}

// maxIndex is the largest array index.
const maxIndex = 1<<32 - 2

func numberKey(w *Writer, v float64) {
	switch {
	case v >= 0 && v <= math.MaxInt32 && v == math.Trunc(v):
		w.Int(int32(v))
	case v >= 0 && v <= maxIndex && v == math.Trunc(v):
		w.Double(v)
	default:
		w.Latin1([]byte(FormatNumber(v)))
	}
}

// FormatNumber is JavaScript's String(v).
func FormatNumber(v float64) string {
	switch {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 1):
		return "Infinity"
	case math.IsInf(v, -1):
		return "-Infinity"
	case v == 0:
		return "0"
	}
	abs := math.Abs(v)
	if abs >= 1e-6 && abs < 1e21 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	s := strconv.FormatFloat(v, 'e', -1, 64)
	// Go writes at least two digits of exponent, JavaScript as few as can be.
	if n := len(s); n > 4 && s[n-2] == '0' && (s[n-3] == '-' || s[n-3] == '+') {
		s = s[:n-2] + s[n-1:]
	}
	return s
}

// arrayBuffer reads a buffer whose bytes are in the message. The tape points
// to them.
func (d *Deserializer) arrayBuffer(w *Writer, tag byte) error {
	n, err := d.ReadUint32()
	if err != nil {
		return err
	}
	maxLength := uint64(FixedLength)
	if tag == wireResizable {
		m, err := d.ReadUint32()
		if err != nil {
			return err
		}
		reserve := d.limits.MaxReserve
		if reserve == 0 {
			reserve = defaultReserve
		}
		if m < n || uint64(m) > reserve {
			return d.errorf("buffer of %d bytes that grows to %d", n, m)
		}
		if d.reserved += uint64(m); d.reserved/reservesInAll > reserve {
			return d.errorf("buffers that grow to more than %d bytes in all", reserve*reservesInAll)
		}
		maxLength = uint64(m)
	}
	b, err := d.ReadRawBytes(uint64(n))
	if err != nil {
		return err
	}
	w.ArrayBuffer(b, maxLength, 0)
	info := BufferInfo{ByteLength: uint64(n), Resizable: tag == wireResizable}
	return d.gotBuffer(w, info, false)
}

func (d *Deserializer) transferred(w *Writer) error {
	at := d.pos
	id, err := d.ReadUint32()
	if err != nil {
		return err
	}
	info, known := d.transfers[id]
	if !known {
		if info, err = d.delegate.Transferred(id); err != nil {
			return d.wrap(at, err)
		}
	}
	if _, twice := d.used[id]; twice {
		return d.errorf("transferred buffer %d twice", id)
	}
	if d.used == nil {
		d.used = make(map[uint32]struct{})
	}
	d.used[id] = struct{}{}
	w.Token(TagTransferredArrayBuffer, uint64(id))
	return d.gotBuffer(w, info, false)
}

func (d *Deserializer) shared(w *Writer) error {
	at := d.pos
	id, err := d.ReadUint32()
	if err != nil {
		return err
	}
	info, err := d.delegate.Shared(id)
	if err != nil {
		return d.wrap(at, err)
	}
	if slices.Contains(d.usedShared, id) {
		return d.errorf("shared buffer %d twice", id)
	}
	d.usedShared = append(d.usedShared, id)
	info.shared = true
	w.Token(TagSharedArrayBuffer, uint64(id))
	return d.gotBuffer(w, info, true)
}

// gotBuffer gives the buffer its id and reads the view that may follow.
func (d *Deserializer) gotBuffer(w *Writer, info BufferInfo, shared bool) error {
	d.buffers = append(d.buffers, knownBuffer{id: d.nextID, info: info, shared: shared})
	d.nextID++
	return d.viewOn(w, info)
}

// viewOn reads a view on the buffer just read, if one follows: it takes the
// buffer's place as the value.
func (d *Deserializer) viewOn(w *Writer, info BufferInfo) error {
	if d.peek() != wireView {
		return nil
	}
	if _, err := d.tag(); err != nil {
		return err
	}
	if d.Remaining() == 0 {
		return d.errorf("view without type")
	}
	subtag := d.data[d.pos]
	d.pos++
	offset, err := d.ReadUint32()
	if err != nil {
		return err
	}
	length, err := d.ReadUint32()
	if err != nil {
		return err
	}
	flags := uint32(0)
	if d.version >= 14 {
		if flags, err = d.ReadUint32(); err != nil {
			return err
		}
	}
	if err := d.checkView(info, subtag, uint64(offset), uint64(length), flags); err != nil {
		return err
	}
	d.nextID++
	w.View(subtag, uint64(offset), uint64(length), flags)
	return nil
}

func (d *Deserializer) checkView(info BufferInfo, subtag byte, offset, length uint64, flags uint32) error {
	size := elementSize(subtag)
	if size == 0 || subtag == ViewBuffer {
		return d.errorf("view of type %q", subtag)
	}
	if offset%size != 0 || length%size != 0 {
		return d.errorf("view %q at %d of %d bytes is not aligned", subtag, offset, length)
	}
	// A growable SharedArrayBuffer's views are not marked resizable.
	if flags > ViewLengthTracking|ViewResizable || info.shared && flags&ViewResizable != 0 ||
		!info.shared && flags == ViewLengthTracking {
		return d.errorf("view flags %#x", flags)
	}
	if info.Unknown {
		return nil
	}
	if !info.shared && (flags&ViewResizable != 0) != info.Resizable || flags&ViewLengthTracking != 0 && !info.Resizable {
		return d.errorf("view flags %#x do not fit the buffer", flags)
	}
	if flags&ViewLengthTracking != 0 {
		length = 0
	}
	if offset+length > info.ByteLength {
		return d.errorf("view of %d bytes at %d in a buffer of %d", length, offset, info.ByteLength)
	}
	return nil
}

// noField is the position of an error's field that is not there.
const noField = -1

// error reads an error up to its end or its cause. The fields before may come
// in any order, and the tape wants them in one, so they are found first.
func (d *Deserializer) error(w *Writer) (done bool, err error) {
	id := d.nextID
	d.nextID++
	proto, message, stack := byte(0), noField, noField
	for {
		tag, err := d.tag()
		if err != nil {
			return false, err
		}
		switch tag {
		case 'E', 'R', 'F', 'S', 'T', 'U':
			proto = tag
		case wireErrorMessage:
			message = d.pos
			err = d.skipString()
		case wireErrorStack:
			stack = d.pos
			err = d.skipString()
		case wireErrorEnd:
			return true, d.errorHead(w, proto, message, stack, 0)
		case wireErrorCause:
			if err := d.errorHead(w, proto, message, stack, ErrorHasCause); err != nil {
				return false, err
			}
			d.unfinished = append(d.unfinished, id)
			return false, d.push(readFrame{kind: readCause, stack: stack == noField})
		default:
			d.pos--
			return false, d.errorf("tag %q in an error", tag)
		}
		if err != nil {
			return false, err
		}
	}
}

// errorHead writes what stands before the cause on the tape. A stack that may
// still come, after the cause, is announced there.
func (d *Deserializer) errorHead(w *Writer, proto byte, message, stack int, flags uint32) error {
	if message != noField {
		flags |= ErrorHasMessage
	}
	switch {
	case stack != noField:
		flags |= ErrorHasStack
	case flags&ErrorHasCause != 0:
		flags |= ErrorHasStack | ErrorStackLast
	}
	w.Token(TagError, uint64(proto))
	w.Word(flags)
	end := d.pos
	for _, at := range [...]int{message, stack} {
		if at == noField {
			continue
		}
		d.pos = at
		if err := d.stringValue(w); err != nil {
			return err
		}
	}
	d.pos = end
	return nil
}

// errorAfterCause reads the stack, if it may come here, and the end, which is
// all that a writer puts after the cause.
func (d *Deserializer) errorAfterCause(w *Writer, stack bool) error {
	tag, err := d.tag()
	if err != nil {
		return err
	}
	switch {
	case stack && tag == wireErrorStack:
		if err := d.stringValue(w); err != nil {
			return err
		}
		if tag, err = d.tag(); err != nil {
			return err
		}
	case stack:
		w.Undefined()
	}
	if tag != wireErrorEnd {
		d.pos--
		return d.errorf("tag %q after an error's cause", tag)
	}
	d.finished()
	d.frames = d.frames[:len(d.frames)-1]
	return nil
}

// finished lets references be made to the innermost object that none could be
// made to.
func (d *Deserializer) finished() { d.unfinished = d.unfinished[:len(d.unfinished)-1] }

// skipString reads a string and leaves it to be read again.
func (d *Deserializer) skipString() error {
	tag, err := d.tag()
	if err != nil {
		return err
	}
	if tag != wireString1 && tag != wireString2 && tag != wireStringUTF8 {
		d.pos--
		return d.errorf("tag %q where a string must be", tag)
	}
	_, err = d.stringBytes(tag)
	return err
}
