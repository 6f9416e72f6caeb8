// The Serializer: tape to wire, one pass, no allocation per value.

package serdes

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Delegate decides what a Serializer cannot: where memory that is not copied
// into the message goes, and how host objects are written. Embed [NoDelegate]
// and override what is needed.
type Delegate interface {
	// ArrayBuffer may take a copied array buffer out of the message. It then
	// has copied the bytes into a store of its own and gives the index under
	// which the message carries it; the reader meets a transferred buffer.
	// store is what the tape holds: an index+1 of the engine, or 0.
	ArrayBuffer(data []byte, store uint32) (transfer uint32, taken bool, err error)
	// SharedArrayBuffer gives the id to write for a shared store of the tape.
	SharedArrayBuffer(index uint32) (id uint32, err error)
	// WasmModule gives the id to write for a module of the tape.
	WasmModule(index uint32) (id uint32, err error)
	// HostObject writes what stands between the host object's tag and its
	// payload value.
	HostObject(s *Serializer, kind uint32) error
	// DataCloneError makes the error for what cannot be cloned. The Serializer
	// returns it when it, or a method of the Delegate with ErrNotCloneable,
	// finds such a thing; message is V8's text.
	DataCloneError(message string) error
}

// ErrNotCloneable is what a Delegate's method returns for an object that
// cannot be cloned: the Serializer then asks DataCloneError for the error.
var ErrNotCloneable = errors.New("serdes: not cloneable")

// DataCloneError is the error that NoDelegate makes: a DOMException of that
// name, to JavaScript.
type DataCloneError struct{ Message string }

// Error is V8's text.
func (e *DataCloneError) Error() string { return e.Message }

// Code is the number of DataCloneError among the DOMExceptions.
func (e *DataCloneError) Code() int { return 25 }

// NoDelegate is the Delegate that a Serializer starts with: buffers are copied
// into the message, indices stand for themselves, a host object is its kind.
type NoDelegate struct{}

// ArrayBuffer leaves the buffer in the message.
func (NoDelegate) ArrayBuffer([]byte, uint32) (uint32, bool, error) { return 0, false, nil }

// SharedArrayBuffer gives the index.
func (NoDelegate) SharedArrayBuffer(index uint32) (uint32, error) { return index, nil }

// WasmModule gives the index.
func (NoDelegate) WasmModule(index uint32) (uint32, error) { return index, nil }

// HostObject writes the kind.
func (NoDelegate) HostObject(s *Serializer, kind uint32) error {
	s.WriteUint32(kind)
	return nil
}

// DataCloneError makes a *DataCloneError.
func (NoDelegate) DataCloneError(message string) error { return &DataCloneError{message} }

// Serializer writes version 15 of the wire format. It belongs to one goroutine
// at a time.
type Serializer struct {
	delegate Delegate
	buf      []byte
	frames   []writeFrame
	shapes   []shape
	nextID   uint64
	// transfers are the wire ids of transferred buffers by their index on the
	// tape; an index without one is its own id.
	transfers map[uint32]uint32
	far       []farBytes // in order
	farSize   int
	gather    bool
	// sequence is set while a sequence is written: Raw and Write tokens may
	// stand between its values.
	sequence bool
}

// shape is where a ShapeDef's key tokens stand on the tape.
type shape struct {
	keys  int // word index of the first
	count uint64
}

// Kinds of writeFrame. Those from writeCounted on end after a known number of
// values, the others with an End token.
const (
	writeObject uint8 = iota
	writeDense
	writeSparse
	writeMap
	writeSet
	writeRaw
	writeElements // a sparse array's, without keys on the tape
	writeCounted  // from here on
	writeShaped   = writeCounted
	writeError    = writeCounted + 1
	writePayload  = writeCounted + 2
)

type writeFrame struct {
	kind uint8
	left uint64 // counted frames: values still to come; elements: the next one's key
	n    uint64 // arrays: length; shaped: property count
	at   int    // shaped: word index of the next key; error: of the stack
}

// NewSerializer makes a Serializer; a nil delegate is NoDelegate.
func NewSerializer(d Delegate) *Serializer {
	s := &Serializer{}
	s.Reset(d)
	return s
}

// Reset makes the Serializer as new, keeping memory that is its own.
func (s *Serializer) Reset(d Delegate) {
	if d == nil {
		d = NoDelegate{}
	}
	s.delegate = d
	s.buf = s.buf[:0]
	s.frames = s.frames[:0]
	s.shapes = s.shapes[:0]
	s.nextID = 0
	s.transfers = nil
	s.sequence = false
	clear(s.far)
	s.far, s.farSize, s.gather = s.far[:0], 0, false
}

// TransferArrayBuffer makes the tape's transferred buffer of this index the
// one with this id on the wire. An index that is not named is its own id.
func (s *Serializer) TransferArrayBuffer(id, index uint32) {
	if s.transfers == nil {
		s.transfers = make(map[uint32]uint32)
	}
	s.transfers[index] = id
}

// NextID is the id that the next object gets.
func (s *Serializer) NextID() uint32 { return uint32(s.nextID) }

// SetNextID lets the next object have this id: what was written elsewhere has
// those before it, and may be referred to.
func (s *Serializer) SetNextID(id uint32) { s.nextID = uint64(id) }

// Use makes the Serializer append to buf, whose memory it takes over.
func (s *Serializer) Use(buf []byte) { s.buf = buf }

// smallMessage is the size up to which Release copies: one allocation of the
// right size, and the buffer stays for the next message.
const smallMessage = 64 << 10

// farFrom is the size in bytes from which Gather leaves what is to be copied
// where it is.
const farFrom = 64 << 10

// farBytes are bytes of the message that are elsewhere: they come before
// buf[at].
type farBytes struct {
	at   int
	data []byte
}

// Gather makes the Serializer leave large strings and buffers where they are:
// Bytes has not all then, CopyTo has. The tape, and the memory that it names,
// must stay as they are until that.
func (s *Serializer) Gather() { s.gather = true }

// Size is how many bytes have been written.
func (s *Serializer) Size() int { return len(s.buf) + s.farSize }

// CopyTo copies all that has been written to b, which has Size bytes.
func (s *Serializer) CopyTo(b []byte) {
	from := 0
	for _, far := range s.far {
		b = b[copy(b, s.buf[from:far.at]):]
		b = b[copy(b, far.data):]
		from = far.at
	}
	copy(b, s.buf[from:])
}

// raw appends bytes that the tape holds or names.
func (s *Serializer) raw(b []byte) {
	if !s.gather || len(b) < farFrom {
		s.buf = append(s.buf, b...)
		return
	}
	s.far = append(s.far, farBytes{len(s.buf), b})
	s.farSize += len(b)
}

// Release gives the bytes away; the Serializer starts with none.
func (s *Serializer) Release() []byte {
	b := s.buf
	if len(b) <= smallMessage {
		s.buf = b[:0]
		return bytes.Clone(b)
	}
	s.buf = nil
	return b
}

// Bytes is what has been written, valid until the next write.
func (s *Serializer) Bytes() []byte { return s.buf }

// WriteHeader writes the version mark.
func (s *Serializer) WriteHeader() { s.buf = append(s.buf, wireVersion, Version) }

// WriteUint32 writes v as a varint.
func (s *Serializer) WriteUint32(v uint32) { s.buf = binary.AppendUvarint(s.buf, uint64(v)) }

// WriteUint64 writes v as a varint.
func (s *Serializer) WriteUint64(v uint64) { s.buf = binary.AppendUvarint(s.buf, v) }

// WriteDouble writes the 8 bytes of v.
func (s *Serializer) WriteDouble(v float64) {
	s.buf = binary.LittleEndian.AppendUint64(s.buf, math.Float64bits(v))
}

// WriteRawBytes writes b.
func (s *Serializer) WriteRawBytes(b []byte) { s.buf = append(s.buf, b...) }

// WriteTape writes the one value of a tape.
func (s *Serializer) WriteTape(words []uint32) error {
	r := NewReader(words)
	s.shapes = s.shapes[:0]
	s.buf = slices.Grow(s.buf, 2*len(words)) // half of the tape's bytes: most values need that
	if err := s.WriteValue(&r); err != nil {
		return err
	}
	if r.More() {
		return fmt.Errorf("%w: words after the value", errTape)
	}
	return nil
}

// WriteSequence writes a tape that is any number of values, Raw and Write
// tokens in any order: what a program's calls of WriteHeader, WriteValue,
// WriteUint32 and so on have collected. Objects are numbered on from those
// written before.
func (s *Serializer) WriteSequence(words []uint32) error {
	s.shapes = s.shapes[:0]
	s.sequence = true
	s.buf = slices.Grow(s.buf, 2*len(words)) // as WriteTape
	defer func() { s.sequence = false }()
	r := NewReader(words)
	for r.More() {
		if err := s.sequenceToken(&r); err != nil {
			return err
		}
	}
	return r.Err()
}

func (s *Serializer) sequenceToken(r *Reader) error {
	switch r.Peek() {
	case TagRaw, TagWrite, TagPad, TagShapeDef:
		_, err := s.token(r, len(s.frames))
		return err
	}
	return s.WriteValue(r)
}

// WriteValue writes the next value of a tape.
func (s *Serializer) WriteValue(r *Reader) error {
	base := len(s.frames)
	defer func() { s.frames = s.frames[:base] }()
	for {
		if n := len(s.frames); n > base {
			switch kind := s.frames[n-1].kind; {
			case kind == writeShaped:
				if err := s.shapedKey(r, n-1); err != nil {
					return err
				}
			case kind == writeElements:
				s.elements(r, &s.frames[n-1])
			case kind < writeCounted:
				s.simples(r)
			}
		}
		done, err := s.token(r, base)
		if err != nil {
			return err
		}
		if r.failed {
			return errTape
		}
		if !done {
			continue
		}
		if err := s.finishCounted(r, base); err != nil {
			return err
		}
		if len(s.frames) == base {
			return r.Err()
		}
	}
}

// simples is the short way through what most of a tape is: numbers, short
// strings and literals in a container that ends with an End. It leaves what is
// not that, or not whole, to token.
func (s *Serializer) simples(r *Reader) {
	words, b := r.words[r.pos:], s.buf
	for len(words) > 2 {
		size := 1
		switch word := words[0]; Tag(word & 0xFF) {
		case TagString1:
			n := int(word >> 8)
			size += (n + 3) / 4
			if n >= 0x80 || size > len(words) {
				size = 0
				break
			}
			b = appendWords(append(b, wireString1, byte(n)), words[1:size], n)
		case TagInt:
			b = appendInt32(b, int32(words[1]))
			size = 2
		case TagDouble:
			b = binary.LittleEndian.AppendUint64(append(b, wireDouble), uint64(words[1])|uint64(words[2])<<32)
			size = 3
		case TagTrue:
			b = append(b, wireTrue)
		case TagFalse:
			b = append(b, wireFalse)
		case TagNull:
			b = append(b, wireNull)
		case TagUndefined:
			b = append(b, wireUndefined)
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		words = words[size:]
	}
	s.buf, r.pos = b, len(r.words)-len(words)
}

// appendWords appends the first n bytes of some words.
func appendWords(b []byte, words []uint32, n int) []byte {
	at := len(b)
	if cap(b)-at < 4*len(words) {
		b = slices.Grow(b, 4*len(words))
	}
	b = b[:at+4*len(words)]
	for i, word := range words {
		binary.LittleEndian.PutUint32(b[at+4*i:], word)
	}
	return b[:at+n]
}

// shapedKey writes the key that stands before a shaped object's next value.
func (s *Serializer) shapedKey(r *Reader, frame int) error {
	for t := r.Peek(); t == TagPad || t == TagShapeDef; t = r.Peek() {
		if _, err := s.token(r, len(s.frames)); err != nil {
			return err
		}
	}
	f := &s.frames[frame]
	back := r.Pos()
	r.Seek(f.at)
	if !isKeyTag(r.Peek()) {
		return fmt.Errorf("%w: shape with a bad key", errTape)
	}
	if _, err := s.token(r, len(s.frames)); err != nil {
		return err
	}
	f.at = r.Pos()
	r.Seek(back)
	return r.Err()
}

func isKeyTag(t Tag) bool {
	return t == TagString1 || t == TagString2 || t == TagInt || t == TagDouble
}

// finishCounted is called after a value is complete: it closes every frame
// whose last value that was.
func (s *Serializer) finishCounted(r *Reader, base int) error {
	for len(s.frames) > base {
		f := &s.frames[len(s.frames)-1]
		if f.kind < writeCounted {
			return nil
		}
		if f.left--; f.left > 0 {
			return nil
		}
		if err := s.closeCounted(r, *f); err != nil {
			return err
		}
		s.frames = s.frames[:len(s.frames)-1]
	}
	return nil
}

func (s *Serializer) closeCounted(r *Reader, f writeFrame) error {
	switch f.kind {
	case writeShaped:
		s.tagged(wireObjectEnd, f.n)
	case writeError:
		return s.closeError(r, f.at)
	}
	return nil
}

// closeError writes the stack, which the wire has after the cause. It stands
// at a word index of the tape, or comes next, or there is none.
func (s *Serializer) closeError(r *Reader, at int) error {
	if at == errorNoStack {
		s.buf = append(s.buf, wireErrorEnd)
		return nil
	}
	back := r.Pos()
	if at != errorStackFollows {
		r.Seek(at)
	} else if r.Peek() == TagUndefined { // there is none after all
		r.Token()
		s.buf = append(s.buf, wireErrorEnd)
		return nil
	}
	s.buf = append(s.buf, wireErrorStack)
	err := s.stringToken(r)
	if at != errorStackFollows {
		r.Seek(back)
	}
	s.buf = append(s.buf, wireErrorEnd)
	return err
}

// Values of an error frame's at beside a word index.
const (
	errorNoStack      = -1
	errorStackFollows = -2 // on the tape after the cause
)

// token reads one token and writes it. It says whether a value is complete by
// it. An End must not close one of the first base frames.
func (s *Serializer) token(r *Reader, base int) (done bool, err error) {
	tag, n := r.Token()
	switch tag {
	case TagUndefined:
		s.buf = append(s.buf, wireUndefined)
	case TagNull:
		s.buf = append(s.buf, wireNull)
	case TagTrue:
		s.buf = append(s.buf, wireTrue)
	case TagFalse:
		s.buf = append(s.buf, wireFalse)
	case TagHole:
		s.buf = append(s.buf, wireHole)
	case TagInt:
		s.int32(int32(r.Word()))
	case TagDouble:
		s.double(wireDouble, r.Uint64())
	case TagBigInt:
		s.buf = append(s.buf, wireBigInt)
		return true, s.bigInt(r, n)
	case TagString1:
		s.latin1(r.Bytes(n))
	case TagString2:
		s.utf16(r.units(n))
	case TagFarString1:
		s.latin1(memoryAt(r.Uint64(), n))
	case TagFarString2:
		s.utf16(memoryAt(r.Uint64(), 2*n))
	case TagRef:
		if n >= s.nextID {
			return false, fmt.Errorf("%w: reference to object %d of %d", errTape, n, s.nextID)
		}
		s.tagged(wireRef, n)
		return true, s.viewOn(r)
	case TagObject:
		s.begin(wireObject, writeObject)
		return false, nil
	case TagDenseArray:
		s.beginArray(wireDense, writeDense, n)
		return false, nil
	case TagSparseArray:
		s.beginArray(wireSparse, writeSparse, n)
		return false, nil
	case TagMap:
		s.begin(wireMap, writeMap)
		return false, nil
	case TagSet:
		s.begin(wireSet, writeSet)
		return false, nil
	case TagEnd:
		return s.end(n, base)
	case TagShapedObject:
		return s.beginShaped(n)
	case TagShapeDef:
		return false, s.shapeDef(r, n)
	case TagPad:
		return false, nil
	case TagDoubleRun:
		s.doubleRun(r, n)
		return false, nil
	case TagIntRun:
		s.intRun(r, n)
		return false, nil
	case TagElements, TagKeyed:
		return false, s.turn(tag, base)
	default:
		return s.rareToken(r, tag, n, base)
	}
	return true, nil
}

// rareToken is token for everything that is not common in records.
func (s *Serializer) rareToken(r *Reader, tag Tag, n uint64, base int) (done bool, err error) {
	switch tag {
	case TagDate:
		s.nextID++
		s.double(wireDate, r.Uint64())
	case TagNumberObject:
		s.nextID++
		s.double(wireNumberObject, r.Uint64())
	case TagBoolObject:
		s.nextID++
		s.buf = append(s.buf, wireFalseObject+byte(n&1))
	case TagBigIntObject:
		s.nextID++
		t, digits := r.Token()
		if t != TagBigInt {
			return false, fmt.Errorf("%w: bigint object without bigint", errTape)
		}
		s.buf = append(s.buf, wireBigIntObject)
		return true, s.bigInt(r, digits)
	case TagStringObject:
		s.nextID++
		s.buf = append(s.buf, wireStringObject)
		return true, s.stringToken(r)
	case TagRegExp:
		s.nextID++
		s.buf = append(s.buf, wireRegExp)
		err := s.stringToken(r)
		s.buf = binary.AppendUvarint(s.buf, n)
		return true, err
	case TagArrayBuffer:
		if err := s.arrayBuffer(r, n == 1); err != nil {
			return false, err
		}
		return true, s.viewOn(r)
	case TagSharedArrayBuffer:
		s.nextID++
		id, err := s.delegate.SharedArrayBuffer(uint32(n))
		if err != nil {
			return false, s.refused(err, "SharedArrayBuffer")
		}
		s.tagged(wireShared, uint64(id))
		return true, s.viewOn(r)
	case TagTransferredArrayBuffer:
		s.nextID++
		s.tagged(wireTransfer, uint64(s.transferID(uint32(n))))
		return true, s.viewOn(r)
	case TagError:
		return s.beginError(r, n)
	case TagHostObject:
		return s.beginHost(r, n)
	case TagRaw, TagWrite:
		return false, s.rawToken(r, tag, n)
	case TagWasmModule:
		s.nextID++
		id, err := s.delegate.WasmModule(uint32(n))
		if err != nil {
			return false, s.refused(err, "WebAssembly.Module")
		}
		s.tagged(wireWasmModule, uint64(id))
	case TagWasmMemory:
		s.nextID++
		s.tagged(wireWasmMemory, n)
		if r.Peek() != TagSharedArrayBuffer && r.Peek() != TagRef {
			return false, fmt.Errorf("%w: wasm memory without buffer", errTape)
		}
		return s.token(r, base)
	default:
		return false, fmt.Errorf("%w: token %d", errTape, tag)
	}
	return true, nil
}

func (s *Serializer) tagged(tag byte, n uint64) {
	s.buf = binary.AppendUvarint(append(s.buf, tag), n)
}

func (s *Serializer) int32(v int32) {
	s.tagged(wireInt32, uint64(uint32(v<<1)^uint32(v>>31)))
}

func (s *Serializer) double(tag byte, bits uint64) {
	s.buf = binary.LittleEndian.AppendUint64(append(s.buf, tag), bits)
}

func (s *Serializer) latin1(b []byte) {
	s.tagged(wireString1, uint64(len(b)))
	s.raw(b)
}

// utf16 puts the characters at an even offset from the start of the buffer.
func (s *Serializer) utf16(b []byte) {
	if (s.Size()+1+varintLen(uint64(len(b))))&1 != 0 {
		s.buf = append(s.buf, wirePadding)
	}
	s.tagged(wireString2, uint64(len(b)))
	s.raw(b)
}

// stringToken writes the string that must come next.
func (s *Serializer) stringToken(r *Reader) error {
	tag, n := r.Token()
	switch tag {
	case TagString1:
		s.latin1(r.Bytes(n))
	case TagString2:
		s.utf16(r.units(n))
	default:
		return fmt.Errorf("%w: token %d for a string", errTape, tag)
	}
	return nil
}

// bigInt writes what follows the tag: sign and size in bytes, then the digits.
func (s *Serializer) bigInt(r *Reader, digits uint64) error {
	sign := r.Word() & 1
	if digits > maxBigIntDigits {
		return fmt.Errorf("%w: bigint of %d digits", errTape, digits)
	}
	s.buf = binary.AppendUvarint(s.buf, digits*8<<1|uint64(sign))
	s.buf = append(s.buf, r.Bytes(digits*8)...)
	return nil
}

func (s *Serializer) begin(tag byte, kind uint8) {
	s.nextID++
	s.buf = append(s.buf, tag)
	s.frames = append(s.frames, writeFrame{kind: kind})
}

func (s *Serializer) beginArray(tag byte, kind uint8, length uint64) {
	s.nextID++
	s.tagged(tag, length)
	s.frames = append(s.frames, writeFrame{kind: kind, n: length})
}

// end closes the innermost frame with its end tag.
func (s *Serializer) end(n uint64, base int) (done bool, err error) {
	if len(s.frames) <= base {
		return false, fmt.Errorf("%w: End of nothing", errTape)
	}
	f := s.frames[len(s.frames)-1]
	s.frames = s.frames[:len(s.frames)-1]
	switch f.kind {
	case writeObject:
		s.tagged(wireObjectEnd, n)
	case writeDense:
		s.tagged(wireDenseEnd, n)
		s.buf = binary.AppendUvarint(s.buf, f.n)
	case writeSparse, writeElements:
		s.tagged(wireSparseEnd, n)
		s.buf = binary.AppendUvarint(s.buf, f.n)
	case writeMap:
		s.tagged(wireMapEnd, n)
	case writeSet:
		s.tagged(wireSetEnd, n)
	case writeRaw:
	default:
		return false, fmt.Errorf("%w: End where a value must be", errTape)
	}
	return true, nil
}
