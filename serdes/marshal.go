// Marshal: Go values straight to the wire, without a tape. The encoders of the
// types are in marshal_types.go, those of the Value tree in marshal_tree.go.

package serdes

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// Marshaler is a type that says itself which value stands for it: any Go value
// that Marshal takes. It is the MarshalJSON of this format; bytes cannot be
// put in from outside, because objects are numbered through the message.
type Marshaler interface{ MarshalV8() (any, error) }

// MarshalError is the error of Marshal: which value has no JavaScript form, and
// why. Path is such as users[3].name; it is empty for the value itself.
type MarshalError struct {
	Path string
	Err  error
}

// Error gives path and reason.
func (e *MarshalError) Error() string {
	if e.Path == "" {
		return "serdes: " + e.Err.Error()
	}
	return "serdes: " + e.Path + ": " + e.Err.Error()
}

// Unwrap is the reason.
func (e *MarshalError) Unwrap() error { return e.Err }

// ErrDepth is wrapped by the error for values that nest too deeply.
var ErrDepth = errors.New("nested too deeply")

// defaultDepth is encoding/json's bound.
const defaultDepth = 10_000

// maxSafeInteger is the largest integer up to which every one is a Number.
const maxSafeInteger = 1 << 53

// MarshalOptions change what Marshal writes. The zero value is Marshal.
type MarshalOptions struct {
	// NodeViews writes typed arrays, DataViews and Buffers as v8.serialize
	// does: as host objects of their own, without their buffer. Node and
	// Unmarshal read both; messages between threads have V8's own form.
	NodeViews bool
	// MaxDepth is how many values may stand in one another; 0 means 10,000.
	MaxDepth int
}

// Marshal gives v in V8's wire format, version 15, header included: what Node's
// v8.deserialize and a message port read.
//
// Go values become:
//
//	nil                              null; nil pointers, maps, slices, interfaces too
//	bool, string                     boolean, string; what is no UTF-8 becomes U+FFFD
//	integers, floats                 number; an integer beyond ±2^53 a BigInt
//	*big.Int, big.Int                BigInt
//	struct                           object, by the tags of its fields
//	map with string keys             object; array indices first, then sorted by key
//	map with other keys              Map, sorted by key where keys have an order
//	map with values struct{}         Set of the keys
//	slice, array                     Array; of numbers of a fixed size (int8 to
//	                                 int64, uint8 to uint64, float32, float64)
//	                                 the typed array: []byte is a Uint8Array,
//	                                 []int64 a BigInt64Array
//	pointer                          what it points to
//	time.Time                        Date, to the millisecond
//	*regexp.Regexp                   RegExp, if JavaScript has the syntax
//	error                            Error with its text; what it wraps is the cause
//	Marshaler                        what it returns
//	encoding.TextMarshaler           string
//	the types of the Value tree      what they are
//
// Pointers, maps and slices that are met again (the same memory and, for
// slices, length) are references to the first, so a graph keeps its identity
// and may have cycles. Channels, functions and complex numbers are errors.
//
// A field's tag is `v8:"name,option,..."`, or the json tag where there is no
// v8 tag; "-" leaves the field out. Names, omitempty, omitzero, embedded
// structs and the choice between fields of one name are those of
// encoding/json. Further options: array (a plain array in place of a typed
// one), set (a Set in place of an array), bigint (integers as BigInt), string
// (numbers and booleans as strings; as with encoding/json it is for those
// only, but a string stays as it is).
//
// An error is a *MarshalError.
func Marshal(v any) ([]byte, error) { return MarshalOptions{}.Marshal(v) }

// Marshal is the function of this name, with the options.
func (o MarshalOptions) Marshal(v any) ([]byte, error) {
	e := encoders.Get().(*encoder)
	defer e.release()
	if err := e.message(o, v); err != nil {
		return nil, err
	}
	if len(e.buf) > keptBuffer {
		out := e.buf
		e.buf = nil
		return out, nil
	}
	return bytes.Clone(e.buf), nil
}

// Append appends the message to dst; its alignment is counted from its own
// first byte. On an error dst is given back as it was.
func (o MarshalOptions) Append(dst []byte, v any) ([]byte, error) {
	e := encoders.Get().(*encoder)
	defer e.release()
	own := e.buf
	e.buf = dst
	err := e.message(o, v)
	out := e.buf
	e.buf = own
	if err != nil {
		return dst, err
	}
	return out, nil
}

// encoder is the state of one Marshal.
type encoder struct {
	buf      []byte
	base     int // where the message begins in buf
	nextID   uint32
	depth    int
	maxDepth int
	seen     seenTable
	opts     MarshalOptions
	failed   error // of what has no error result: a string that is too long
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// keptBuffer is up to what size a buffer waits for the next message.
const keptBuffer = 4 << 20

func (e *encoder) release() {
	if cap(e.buf) > keptBuffer {
		e.buf = nil
	}
	e.buf = e.buf[:0]
	e.seen.reset()
	encoders.Put(e)
}

// message writes the header and the value.
func (e *encoder) message(o MarshalOptions, v any) error {
	e.opts, e.base, e.nextID, e.depth, e.failed = o, len(e.buf), 0, 0, nil
	if e.maxDepth = o.MaxDepth; e.maxDepth <= 0 {
		e.maxDepth = defaultDepth
	}
	e.buf = append(e.buf, wireVersion, Version)
	if err := e.any(v); err != nil {
		if me, ok := err.(*MarshalError); ok {
			me.Path = fullPath(me.Path)
		}
		return err
	}
	if e.failed != nil {
		return &MarshalError{Err: e.failed}
	}
	return nil
}

// under puts a step in front of an error's path.
func under(step string, err error) error {
	if me, ok := err.(*MarshalError); ok {
		me.Path = step + me.Path
		return me
	}
	return &MarshalError{Path: step, Err: err}
}

func (e *encoder) enter() error {
	if e.depth++; e.depth > e.maxDepth {
		return e.tooDeep()
	}
	return nil
}

func (e *encoder) tooDeep() error {
	return &MarshalError{Err: fmt.Errorf("%w: more than %d levels", ErrDepth, e.maxDepth)}
}

// any writes the value of an interface.
func (e *encoder) any(v any) error {
	switch v := v.(type) {
	case nil:
		e.buf = append(e.buf, wireNull)
	case string:
		e.str(v)
	case float64:
		e.float(v)
	case bool:
		e.bool(v)
	case int:
		e.int(int64(v))
	case map[string]any:
		return e.mapAny(v)
	case []any:
		return e.sliceAny(v)
	default:
		t := encTypeOf(reflect.TypeOf(v), 0)
		word := (*[2]unsafe.Pointer)(unsafe.Pointer(&v))
		if t.direct {
			return t.enc(e, unsafe.Pointer(&word[1]))
		}
		return t.enc(e, word[1])
	}
	return nil
}

func (e *encoder) bool(v bool) {
	if v {
		e.buf = append(e.buf, wireTrue)
		return
	}
	e.buf = append(e.buf, wireFalse)
}

func appendInt32(b []byte, v int32) []byte {
	z := uint32(v<<1) ^ uint32(v>>31)
	switch {
	case z < 1<<7:
		return append(b, wireInt32, byte(z))
	case z < 1<<14:
		return append(b, wireInt32, byte(z)|0x80, byte(z>>7))
	case z < 1<<21:
		return append(b, wireInt32, byte(z)|0x80, byte(z>>7)|0x80, byte(z>>14))
	}
	return binary.AppendUvarint(append(b, wireInt32), uint64(z))
}

func appendDouble(b []byte, tag byte, v float64) []byte {
	bits := math.Float64bits(v)
	if bits == goNaN {
		bits = jsNaN
	}
	return binary.LittleEndian.AppendUint64(append(b, tag), bits)
}

// goNaN is math.NaN(), written as what NaN is in JavaScript; others keep their
// bits.
const (
	goNaN = 0x7FF8000000000001
	jsNaN = 0x7FF8000000000000
)

func (e *encoder) int(v int64) {
	switch {
	case v == int64(int32(v)):
		e.buf = appendInt32(e.buf, int32(v))
	case v >= -maxSafeInteger && v <= maxSafeInteger:
		e.buf = appendDouble(e.buf, wireDouble, float64(v))
	case v < 0:
		e.digit(true, uint64(-v))
	default:
		e.digit(false, uint64(v))
	}
}

func (e *encoder) uint(v uint64) {
	if v > maxSafeInteger {
		e.digit(false, v)
		return
	}
	e.int(int64(v))
}

// digit writes a BigInt of at most 64 bits.
func (e *encoder) digit(negative bool, v uint64) {
	if v == 0 {
		e.buf = append(e.buf, wireBigInt, 0)
		return
	}
	e.buf = append(e.buf, wireBigInt, 8<<1|byte(boolWord(negative)))
	e.buf = binary.LittleEndian.AppendUint64(e.buf, v)
}

// isInt32 says whether V8 has the number as an int32.
func isInt32(v float64) bool {
	i := int32(v)
	return float64(i) == v && (i != 0 || math.Float64bits(v) == 0)
}

func (e *encoder) float(v float64) {
	if isInt32(v) {
		e.buf = appendInt32(e.buf, int32(v))
		return
	}
	e.buf = appendDouble(e.buf, wireDouble, v)
}

// bigInt writes tag, sign, size and digits.
func (e *encoder) bigInt(tag byte, v *big.Int) error {
	digits := (v.BitLen() + 63) / 64
	if v.BitLen() > maxBigIntDigits*64 {
		return &MarshalError{Err: fmt.Errorf("bigint of %d bits", v.BitLen())}
	}
	e.buf = append(e.buf, tag)
	e.buf = binary.AppendUvarint(e.buf, uint64(digits*8)<<1|uint64(boolWord(v.Sign() < 0)))
	b := v.FillBytes(make([]byte, digits*8))
	for i := len(b) - 1; i >= 0; i-- {
		e.buf = append(e.buf, b[i])
	}
	return nil
}

// str writes a string: of one-byte characters if it can.
func (e *encoder) str(s string) {
	var short bool
	if e.buf, short = appendShort(e.buf, s); short {
		return
	}
	if !isASCII(s) {
		e.wideStr(s)
		return
	}
	e.tagged(wireString1, len(s))
	e.buf = append(e.buf, s...)
	if len(s) > maxStringLength {
		e.tooLong(len(s))
	}
}

func (e *encoder) tooLong(n int) {
	e.failed = fmt.Errorf("string of %d characters", n)
}

func (e *encoder) tagged(tag byte, n int) {
	if n < 0x80 {
		e.buf = append(e.buf, tag, byte(n))
		return
	}
	e.buf = binary.AppendUvarint(append(e.buf, tag), uint64(n))
}

func isASCII(s string) bool {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	const high = 0x8080808080808080
	for len(b) > 32 {
		x := binary.LittleEndian.Uint64(b) | binary.LittleEndian.Uint64(b[8:]) |
			binary.LittleEndian.Uint64(b[16:]) | binary.LittleEndian.Uint64(b[24:])
		if x&high != 0 {
			return false
		}
		b = b[32:]
	}
	if len(b) >= 8 {
		// The last 8 bytes overlap with those before, so that none are left.
		last := binary.LittleEndian.Uint64(b[len(b)-8:])
		for len(b) > 8 {
			last |= binary.LittleEndian.Uint64(b)
			if last&high != 0 {
				return false
			}
			b = b[8:]
		}
		return last&high == 0
	}
	bits := byte(0)
	for _, c := range b {
		bits |= c
	}
	return bits < 0x80
}

// appendShort appends a string of fewer than 128 ASCII characters with its tag
// and length. When it is not that, nothing is appended.
func appendShort(b []byte, s string) (_ []byte, ok bool) {
	n, at := len(s), len(b)
	if n >= 0x80 {
		return b, false
	}
	if n < 4 || n > 32 || cap(b)-at < 2+n {
		if !isASCII(s) {
			return b, false
		}
		return append(append(b, wireString1, byte(n)), s...), true
	}
	// A few loads and stores that overlap, in place of two calls.
	const high = 0x8080808080808080
	from := unsafe.Slice(unsafe.StringData(s), n)
	to := b[at : at+2+n]
	to[0], to[1] = wireString1, byte(n)
	to = to[2:]
	if n < 8 {
		x, y := binary.LittleEndian.Uint32(from), binary.LittleEndian.Uint32(from[n-4:])
		binary.LittleEndian.PutUint32(to, x)
		binary.LittleEndian.PutUint32(to[n-4:], y)
		if (x|y)&(high>>32) != 0 {
			return b, false
		}
		return b[:at+2+n], true
	}
	x, y := binary.LittleEndian.Uint64(from), binary.LittleEndian.Uint64(from[n-8:])
	binary.LittleEndian.PutUint64(to, x)
	binary.LittleEndian.PutUint64(to[n-8:], y)
	if n > 16 {
		v, w := binary.LittleEndian.Uint64(from[8:]), binary.LittleEndian.Uint64(from[n-16:])
		binary.LittleEndian.PutUint64(to[8:], v)
		binary.LittleEndian.PutUint64(to[n-16:], w)
		x |= v | w
	}
	if (x|y)&high != 0 {
		return b, false
	}
	return b[:at+2+n], true
}

// wideStr writes a string that is not ASCII.
func (e *encoder) wideStr(s string) {
	units, wide := 0, false
	for i := 0; i < len(s); units++ {
		r, n := decodeRune(s[i:])
		i += n
		wide = wide || r > 0xFF
		if r > 0xFFFF {
			units++
		}
	}
	if units > maxStringLength {
		e.tooLong(units)
		return
	}
	if !wide {
		e.tagged(wireString1, units)
		for _, r := range s {
			e.buf = append(e.buf, byte(r))
		}
		return
	}
	if (len(e.buf)-e.base+1+varintLen(uint64(units*2)))&1 != 0 {
		e.buf = append(e.buf, wirePadding)
	}
	e.tagged(wireString2, units*2)
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		i += n
		if r > 0xFFFF {
			r -= 0x10000
			e.buf = binary.LittleEndian.AppendUint16(e.buf, uint16(0xD800+r>>10))
			r = 0xDC00 + r&0x3FF
		}
		e.buf = binary.LittleEndian.AppendUint16(e.buf, uint16(r))
	}
}

// decodeRune is utf8.DecodeRuneInString that reads lone surrogates too, as
// strings of the Value tree have them.
func decodeRune(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xED && s[1]&0xE0 == 0xA0 && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, n
}

// key writes a property key: an array index as a number.
func (e *encoder) key(k string) {
	if i, ok := arrayIndex(k); ok {
		e.float(float64(i))
		return
	}
	e.str(k)
}

// seenTable finds the ids of objects by their memory. It is an open hash table
// because most messages put every object in and find none. All memory beyond
// slots is zero.
type seenTable struct {
	slots []seenSlot
	spare []seenSlot // another table's memory, to grow into
	count int
}

// seenSlot is an object that has been written: memory, as which type, and the
// length of a slice. Longer ones than n holds are refused elsewhere.
type seenSlot struct {
	ptr   unsafe.Pointer // keeps what is of this message alone, so that its memory is not used again
	typ   uintptr        // the address of an encType or a mark, which stay anyway
	n, id uint32
}

const (
	fewSlots  = 64
	keptSlots = 1 << 16
)

// reset empties the table. What the message needed is kept, and what the next
// one is likely to need is in use: a large message costs small ones nothing.
func (t *seenTable) reset() {
	if len(t.slots) > keptSlots {
		*t = seenTable{}
		return
	}
	if t.count == 0 {
		return
	}
	clear(t.slots)
	size := fewSlots
	for size < len(t.slots) && size <= 2*t.count {
		size *= 2
	}
	t.slots = t.slots[:min(size, cap(t.slots))]
	t.count = 0
}

// place is where in a table of 2^n slots an object belongs. Objects of a page
// keep their order, so that those made together are found together; pages are
// spread.
func (s *seenSlot) place() uint64 {
	p := uint64(uintptr(s.ptr))
	return p>>4 + (p>>12^uint64(s.typ)>>4^uint64(s.n)<<20)*0x9E3779B97F4A7C15>>32
}

// find gives the id of a known object; an unknown one gets id.
func (t *seenTable) find(k seenSlot) (known uint32, found bool) {
	if t.count*2 >= len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	for i := k.place() & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.ptr == nil {
			*s = k
			t.count++
			return 0, false
		}
		if s.ptr == k.ptr && s.typ == k.typ && s.n == k.n {
			return s.id, true
		}
	}
}

// has is find without adding.
func (t *seenTable) has(k seenSlot) bool {
	if len(t.slots) == 0 {
		return false
	}
	mask := uint64(len(t.slots) - 1)
	for i := k.place() & mask; t.slots[i].ptr != nil; i = (i + 1) & mask {
		if s := &t.slots[i]; s.ptr == k.ptr && s.typ == k.typ && s.n == k.n {
			return true
		}
	}
	return false
}

func (t *seenTable) grow() {
	old, size := t.slots, max(fewSlots, 2*len(t.slots))
	if cap(t.spare) < size {
		t.spare = make([]seenSlot, size)
	}
	t.slots, t.spare = t.spare[:size], nil
	mask := uint64(size - 1)
	for _, s := range old {
		if s.ptr == nil {
			continue
		}
		i := s.place() & mask
		for t.slots[i].ptr != nil {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
	clear(old)
	t.spare = old[:cap(old)]
}

// again writes a reference when the object has been written. Otherwise the
// caller writes it now: it gets the next id.
func (e *encoder) again(ptr, typ unsafe.Pointer, n int) bool {
	id, found := e.seen.find(seenSlot{ptr, uintptr(typ), uint32(n), e.nextID})
	if found {
		e.tagged(wireRef, int(id))
	}
	return found
}
