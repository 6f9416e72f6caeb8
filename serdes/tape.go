// The tape: its tags, a Reader over its words and a Writer of them. The form
// is described word by word in docs/WIRE-FORMAT.md.

package serdes

import (
	"errors"
	"math"
	"unsafe"
)

// Tag is the kind of a tape token: the low 8 bits of its first word.
type Tag uint8

// The tags of the tape. The C++ half has the same numbers.
const (
	TagUndefined              Tag = 1
	TagNull                   Tag = 2
	TagTrue                   Tag = 3
	TagFalse                  Tag = 4
	TagHole                   Tag = 5
	TagInt                    Tag = 6
	TagDouble                 Tag = 7
	TagBigInt                 Tag = 8
	TagString1                Tag = 9
	TagString2                Tag = 10
	TagRef                    Tag = 11
	TagObject                 Tag = 12
	TagEnd                    Tag = 13
	TagDenseArray             Tag = 14
	TagSparseArray            Tag = 15
	TagDate                   Tag = 16
	TagBoolObject             Tag = 17
	TagNumberObject           Tag = 18
	TagBigIntObject           Tag = 19
	TagStringObject           Tag = 20
	TagRegExp                 Tag = 21
	TagMap                    Tag = 22
	TagSet                    Tag = 23
	TagArrayBuffer            Tag = 24
	TagSharedArrayBuffer      Tag = 25
	TagTransferredArrayBuffer Tag = 26
	TagView                   Tag = 27
	TagError                  Tag = 28
	TagHostObject             Tag = 29
	TagWasmModule             Tag = 30
	TagWasmMemory             Tag = 31
	TagViewRef                Tag = 32
	TagPad                    Tag = 33
	TagDoubleRun              Tag = 34
	TagIntRun                 Tag = 35
	TagShapeDef               Tag = 36
	TagShapedObject           Tag = 37
	// TagRaw holds n bytes, padded, that go to the wire as they are: what a
	// program's own host object writer has written.
	TagRaw Tag = 38
	// TagWrite is one of the numbers that such a writer writes: n says which.
	TagWrite Tag = 39
	// TagElements begins a SparseArray's elements without keys, which are those
	// from 0 on; TagKeyed, or the End, ends them.
	TagElements Tag = 44
	TagKeyed    Tag = 45
	// TagFarString1 and TagFarString2 are strings whose characters are
	// elsewhere: two words of address. Only what the Deserializer writes.
	TagFarString1 Tag = 46
	TagFarString2 Tag = 47
)

// What a Write token puts on the wire.
const (
	WriteTheHeader = 0 // the version mark
	WriteVarint    = 1 // two words as a varint
	WriteTheDouble = 2 // two words as 8 bytes
)

// Bits of the word that follows an Error token.
const (
	ErrorHasMessage = 1
	ErrorHasStack   = 2
	ErrorHasCause   = 4
	// ErrorStackLast says that the stack follows the cause, as on the wire.
	ErrorStackLast = 8
)

// Bits of a View's flags word, V8's own.
const (
	ViewLengthTracking = 1
	ViewResizable      = 2
)

// FixedLength is the maxByteLength of an ArrayBuffer that cannot be resized.
const FixedLength = math.MaxUint64

// wideCount in a token's n says that the true count is in the next two words.
const wideCount = 0xFFFFFF

var errTape = errors.New("serdes: malformed tape")

// Reader walks over the words of a tape. A read past the end sets the failed
// state and gives zeros; check Err once where it matters.
type Reader struct {
	words  []uint32
	pos    int
	failed bool
}

// NewReader starts at the first word.
func NewReader(words []uint32) Reader { return Reader{words: words} }

// More says whether words are left.
func (r *Reader) More() bool { return r.pos < len(r.words) }

// Pos is the index of the next word.
func (r *Reader) Pos() int { return r.pos }

// Seek continues at a word index that Pos gave.
func (r *Reader) Seek(pos int) { r.pos = pos }

// Err is not nil when a read went past the end of the tape.
func (r *Reader) Err() error {
	if r.failed {
		return errTape
	}
	return nil
}

// Token reads a token's first word, and the wide count if it has one.
func (r *Reader) Token() (Tag, uint64) {
	w := r.Word()
	n := uint64(w >> 8)
	if n == wideCount {
		n = r.Uint64()
	}
	return Tag(w & 0xFF), n
}

// Peek is the tag of the next token, or 0 at the end.
func (r *Reader) Peek() Tag {
	if r.pos >= len(r.words) {
		return 0
	}
	return Tag(r.words[r.pos] & 0xFF)
}

// Word reads one word.
func (r *Reader) Word() uint32 {
	if r.pos >= len(r.words) {
		r.failed = true
		return 0
	}
	w := r.words[r.pos]
	r.pos++
	return w
}

// Uint64 reads two words, the low one first.
func (r *Reader) Uint64() uint64 {
	if len(r.words)-r.pos < 2 {
		r.fail()
		return 0
	}
	v := uint64(r.words[r.pos]) | uint64(r.words[r.pos+1])<<32
	r.pos += 2
	return v
}

// Double reads two words as a float64.
func (r *Reader) Double() float64 { return math.Float64frombits(r.Uint64()) }

// Bytes reads n bytes and skips their padding. They are the tape's own memory.
func (r *Reader) Bytes(n uint64) []byte {
	words := (n + 3) / 4
	if n > math.MaxInt64-3 || words > uint64(len(r.words)-r.pos) {
		r.fail()
		return nil
	}
	if n == 0 {
		return nil
	}
	b := unsafe.Slice((*byte)(unsafe.Pointer(&r.words[r.pos])), n)
	r.pos += int(words)
	return b
}

// UTF16 reads n code units and skips their padding. They are the tape's own
// memory.
func (r *Reader) UTF16(n uint64) []uint16 {
	b := r.units(n)
	if len(b) == 0 {
		return nil
	}
	return unsafe.Slice((*uint16)(unsafe.Pointer(&b[0])), n)
}

// units reads n code units as bytes.
func (r *Reader) units(n uint64) []byte {
	if n > math.MaxInt64/2 {
		r.fail()
		return nil
	}
	return r.Bytes(n * 2)
}

// skipString skips the characters of a string token.
func (r *Reader) skipString(tag Tag, n uint64) {
	if tag == TagString2 {
		r.units(n)
		return
	}
	r.Bytes(n)
}

func (r *Reader) fail() {
	r.failed = true
	r.pos = len(r.words)
}

// Writer appends tokens to a tape. The zero value is ready; Reset keeps the
// memory for the next tape.
type Writer struct {
	words []uint32
}

// Words is what has been written. It is valid until the next write or Reset.
func (w *Writer) Words() []uint32 { return w.words }

// Reset empties the tape and keeps its memory.
func (w *Writer) Reset() { w.words = w.words[:0] }

// Grow makes room for at least n more words.
func (w *Writer) Grow(n int) {
	if cap(w.words)-len(w.words) >= n {
		return
	}
	words := make([]uint32, len(w.words), max(2*cap(w.words), len(w.words)+n, 64))
	copy(words, w.words)
	w.words = words
}

// Token writes a token's first word, with a wide count where n needs one.
func (w *Writer) Token(tag Tag, n uint64) {
	if n < wideCount {
		w.words = append(w.words, uint32(tag)|uint32(n)<<8)
		return
	}
	w.words = append(w.words, uint32(tag)|wideCount<<8, uint32(n), uint32(n>>32))
}

// Word writes one word.
func (w *Writer) Word(v uint32) { w.words = append(w.words, v) }

// Uint64 writes two words, the low one first.
func (w *Writer) Uint64(v uint64) { w.words = append(w.words, uint32(v), uint32(v>>32)) }

// Undefined, Null and Bool write the token of that value.
func (w *Writer) Undefined() { w.Token(TagUndefined, 0) }

// Null writes null.
func (w *Writer) Null() { w.Token(TagNull, 0) }

// Bool writes true or false.
func (w *Writer) Bool(v bool) {
	if v {
		w.Token(TagTrue, 0)
		return
	}
	w.Token(TagFalse, 0)
}

// Int writes a number that is an int32 (not -0).
func (w *Writer) Int(v int32) { w.words = append(w.words, uint32(TagInt), uint32(v)) }

// Double writes a number as its 64 bits.
func (w *Writer) Double(v float64) {
	b := math.Float64bits(v)
	w.words = append(w.words, uint32(TagDouble), uint32(b), uint32(b>>32))
}

// Number writes a number as V8 would: an Int when it is one, else a Double.
func (w *Writer) Number(v float64) {
	if i := int32(v); float64(i) == v && (i != 0 || !math.Signbit(v)) {
		w.Int(i)
		return
	}
	w.Double(v)
}

// BigInt writes a bigint of the given 64-bit digits, least significant first,
// without leading zeros.
func (w *Writer) BigInt(negative bool, digits []uint64) {
	w.Token(TagBigInt, uint64(len(digits)))
	w.Word(boolWord(negative))
	for _, d := range digits {
		w.Uint64(d)
	}
}

// Latin1 writes a string of one-byte characters.
func (w *Writer) Latin1(s []byte) {
	w.Token(TagString1, uint64(len(s)))
	w.padded(s)
}

// UTF16LE writes a string of two-byte characters, given as its bytes; their
// number must be even.
func (w *Writer) UTF16LE(b []byte) {
	w.Token(TagString2, uint64(len(b)/2))
	w.padded(b)
}

// Raw writes bytes that go to the wire as they are.
func (w *Writer) Raw(b []byte) {
	w.Token(TagRaw, uint64(len(b)))
	w.padded(b)
}

// WriteHeader writes a token that puts the version mark on the wire.
func (w *Writer) WriteHeader() { w.Token(TagWrite, WriteTheHeader) }

// WriteVarint writes a token that puts v on the wire as a varint.
func (w *Writer) WriteVarint(v uint64) {
	w.Token(TagWrite, WriteVarint)
	w.Uint64(v)
}

// WriteDouble writes a token that puts the 8 bytes of v on the wire.
func (w *Writer) WriteDouble(v float64) {
	w.Token(TagWrite, WriteTheDouble)
	w.Uint64(math.Float64bits(v))
}

// Ref writes a reference to an earlier object.
func (w *Writer) Ref(id uint32) { w.Token(TagRef, uint64(id)) }

// Object begins an object; End closes it.
func (w *Writer) Object() { w.words = append(w.words, uint32(TagObject)) }

// End closes an object, array, map or set.
func (w *Writer) End(n uint64) { w.Token(TagEnd, n) }

// Date writes a date by its time value in milliseconds, which may be NaN.
func (w *Writer) Date(ms float64) {
	w.Token(TagDate, 0)
	w.Uint64(math.Float64bits(ms))
}

// ArrayBuffer writes an array buffer whose bytes are at data. The memory must
// stay alive, and in place, while the tape is read: Go memory must be on the
// heap and kept alive by its owner.
func (w *Writer) ArrayBuffer(data []byte, maxByteLength uint64, store uint32) {
	w.Token(TagArrayBuffer, 0)
	w.Uint64(uint64(len(data)))
	w.Uint64(maxByteLength)
	w.Uint64(uint64(uintptr(unsafe.Pointer(unsafe.SliceData(data)))))
	w.Word(store)
}

// View writes a typed array or DataView on the buffer just written.
func (w *Writer) View(subtag byte, byteOffset, byteLength uint64, flags uint32) {
	w.Token(TagView, uint64(subtag))
	w.Uint64(byteOffset)
	w.Uint64(byteLength)
	w.Word(flags)
}

// padded appends bytes and zeros up to a whole word.
func (w *Writer) padded(b []byte) {
	if len(b) == 0 {
		return
	}
	n := len(w.words)
	words := (len(b) + 3) / 4
	w.Grow(words)
	w.words = w.words[:n+words]
	w.words[n+words-1] = 0
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&w.words[n])), words*4), b)
}

func boolWord(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// memoryAt is the n bytes at an address that a tape holds: memory of the
// engine, or heap memory that the tape's maker keeps alive.
func memoryAt(address, n uint64) []byte {
	if n == 0 {
		return nil
	}
	a := uintptr(address)
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&a)), n)
}
