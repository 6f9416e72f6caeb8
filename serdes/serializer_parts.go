// The Serializer's larger pieces: shapes, runs, buffers and views, errors, host
// objects.

package serdes

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
)

// shapeDef notes where the keys of a shape stand.
func (s *Serializer) shapeDef(r *Reader, id uint64) error {
	if id != uint64(len(s.shapes)) {
		return fmt.Errorf("%w: shape %d after %d", errTape, id, len(s.shapes))
	}
	sh := shape{count: uint64(r.Word())}
	sh.keys = r.Pos()
	for i := uint64(0); i < sh.count; i++ {
		tag, n := r.Token()
		switch tag {
		case TagString1, TagString2:
			r.skipString(tag, n)
		case TagInt:
			r.Word()
		case TagDouble:
			r.Uint64()
		default:
			return fmt.Errorf("%w: token %d as a key", errTape, tag)
		}
	}
	s.shapes = append(s.shapes, sh)
	return nil
}

func (s *Serializer) beginShaped(id uint64) (done bool, err error) {
	if id >= uint64(len(s.shapes)) {
		return false, fmt.Errorf("%w: unknown shape %d", errTape, id)
	}
	s.nextID++
	sh := s.shapes[id]
	s.buf = append(s.buf, wireObject)
	if sh.count == 0 {
		s.tagged(wireObjectEnd, 0)
		return true, nil
	}
	s.frames = append(s.frames, writeFrame{kind: writeShaped, left: sh.count, n: sh.count, at: sh.keys})
	return false, nil
}

func (s *Serializer) doubleRun(r *Reader, n uint64) {
	if n > uint64(len(r.words)-r.pos)/2 {
		r.fail()
		return
	}
	if f := s.inElements(); f != nil {
		s.doubleElements(r, f, n)
		return
	}
	for ; n > 0; n-- {
		s.double(wireDouble, r.Uint64())
	}
}

func (s *Serializer) intRun(r *Reader, n uint64) {
	if n > uint64(len(r.words)-r.pos) {
		r.fail()
		return
	}
	if f := s.inElements(); f != nil {
		s.intElements(r, f, n)
		return
	}
	for ; n > 0; n-- {
		s.int32(int32(r.Word()))
	}
}

// arrayBuffer writes one whose bytes stand on the tape, or elsewhere.
func (s *Serializer) arrayBuffer(r *Reader, here bool) error {
	s.nextID++
	length, maxLength := r.Uint64(), r.Uint64()
	var data []byte
	var store uint32
	if here {
		data = r.Bytes(length)
	} else {
		address := r.Uint64()
		store = r.Word()
		if r.failed || length > maxSafeBufferLength || (length > 0 && address == 0) {
			return fmt.Errorf("%w: array buffer of %d bytes", errTape, length)
		}
		data = memoryAt(address, length)
	}
	if r.failed {
		return fmt.Errorf("%w: array buffer of %d bytes", errTape, length)
	}
	if maxLength != FixedLength {
		if length > math.MaxUint32 || maxLength > math.MaxUint32 {
			return s.refused(ErrNotCloneable, "ArrayBuffer")
		}
		s.tagged(wireResizable, length)
		s.buf = binary.AppendUvarint(s.buf, maxLength)
		s.buf = append(s.buf, data...)
		return nil
	}
	id, taken, err := s.delegate.ArrayBuffer(data, store)
	if err != nil {
		return s.refused(err, "ArrayBuffer")
	}
	if taken {
		s.tagged(wireTransfer, uint64(id))
		return nil
	}
	if length > math.MaxUint32 { // the wire has 32 bits for it
		return s.refused(ErrNotCloneable, "ArrayBuffer")
	}
	s.tagged(wireArrayBuffer, length)
	s.raw(data)
	return nil
}

// viewOn writes the view on the buffer just written, if there is one.
func (s *Serializer) viewOn(r *Reader) error {
	if r.Peek() != TagView {
		return nil
	}
	_, subtag := r.Token()
	s.nextID++
	if subtag > math.MaxUint8 || elementSize(byte(subtag)) == 0 {
		return fmt.Errorf("%w: view %d", errTape, subtag)
	}
	offset, length, flags := r.Uint64(), r.Uint64(), r.Word()
	if offset > math.MaxUint32 || length > math.MaxUint32 {
		return s.refused(ErrNotCloneable, viewNames[byte(subtag)])
	}
	s.buf = append(s.buf, wireView, byte(subtag))
	s.buf = binary.AppendUvarint(s.buf, offset)
	s.buf = binary.AppendUvarint(s.buf, length)
	s.buf = binary.AppendUvarint(s.buf, uint64(flags))
	return nil
}

// viewNames are the constructors of views.
var viewNames = map[byte]string{
	'b': "Int8Array", 'B': "Uint8Array", 'C': "Uint8ClampedArray", 'w': "Int16Array", 'W': "Uint16Array",
	'd': "Int32Array", 'D': "Uint32Array", 'f': "Float32Array", 'F': "Float64Array", 'q': "BigInt64Array",
	'Q': "BigUint64Array", '?': "DataView", ViewBuffer: "Buffer",
}

// refused is the error for a delegate's, about an object of this class.
func (s *Serializer) refused(err error, class string) error {
	if !errors.Is(err, ErrNotCloneable) {
		return err
	}
	return s.delegate.DataCloneError("#<" + class + "> could not be cloned.")
}

// transferID is the id on the wire of a transferred buffer of the tape.
func (s *Serializer) transferID(index uint32) uint32 {
	if id, named := s.transfers[index]; named {
		return id
	}
	return index
}

// rawToken writes a Raw or Write token, which may stand between the values of
// a sequence and in a host object of kind HostRaw.
func (s *Serializer) rawToken(r *Reader, tag Tag, n uint64) error {
	inRaw := len(s.frames) == 0 && s.sequence
	if !inRaw && (len(s.frames) == 0 || s.frames[len(s.frames)-1].kind != writeRaw) {
		return fmt.Errorf("%w: token %d where a value must be", errTape, tag)
	}
	switch {
	case tag == TagRaw:
		s.buf = append(s.buf, r.Bytes(n)...)
	case n == WriteTheHeader:
		s.WriteHeader()
	case n == WriteVarint:
		s.WriteUint64(r.Uint64())
	case n == WriteTheDouble:
		s.buf = binary.LittleEndian.AppendUint64(s.buf, r.Uint64())
	default:
		return fmt.Errorf("%w: Write %d", errTape, n)
	}
	return r.Err()
}

// beginError writes what stands before the cause: prototype and message.
func (s *Serializer) beginError(r *Reader, proto uint64) (done bool, err error) {
	s.nextID++
	bits := r.Word()
	s.buf = append(s.buf, wireError)
	if proto != 0 {
		if proto > math.MaxUint8 || strings.IndexByte(errorTypes, byte(proto)) < 0 {
			return false, fmt.Errorf("%w: error of type %d", errTape, proto)
		}
		s.buf = append(s.buf, byte(proto))
	}
	if bits&ErrorHasMessage != 0 {
		s.buf = append(s.buf, wireErrorMessage)
		if err := s.stringToken(r); err != nil {
			return false, err
		}
	}
	f := writeFrame{kind: writeError, left: 1, at: errorNoStack}
	if bits&ErrorHasStack != 0 {
		f.at = r.Pos()
		switch {
		case bits&ErrorHasCause != 0 && bits&ErrorStackLast != 0:
			f.at = errorStackFollows
		case r.Peek() != TagString1 && r.Peek() != TagString2:
			return false, fmt.Errorf("%w: error whose stack is no string", errTape)
		default:
			tag, n := r.Token()
			r.skipString(tag, n)
		}
	}
	if bits&ErrorHasCause == 0 {
		return true, s.closeError(r, f.at)
	}
	s.buf = append(s.buf, wireErrorCause)
	s.frames = append(s.frames, f)
	return false, nil
}

func (s *Serializer) beginHost(r *Reader, kind uint64) (done bool, err error) {
	s.nextID++
	s.buf = append(s.buf, wireHost)
	switch {
	case kind == HostRaw:
		s.frames = append(s.frames, writeFrame{kind: writeRaw})
		return false, nil
	case kind == HostView:
		return true, s.hostView(r)
	case kind > HostRaw:
		return false, fmt.Errorf("%w: host object %d", errTape, kind)
	}
	if err := s.delegate.HostObject(s, uint32(kind)); err != nil {
		return false, s.refused(err, "Object")
	}
	s.frames = append(s.frames, writeFrame{kind: writePayload, left: 1})
	return false, nil
}

// hostView writes a view as Node's v8.serialize does: its index among the view
// types, its size, its bytes.
func (s *Serializer) hostView(r *Reader) error {
	tag, subtag := r.Token()
	address, length := r.Uint64(), r.Uint64()
	r.Word() // the store
	index := nodeViewIndex(subtag)
	if tag != TagViewRef || index < 0 || r.failed || length > maxSafeBufferLength {
		return fmt.Errorf("%w: host view", errTape)
	}
	if length > math.MaxUint32 {
		return s.refused(ErrNotCloneable, viewNames[byte(subtag)])
	}
	s.WriteUint32(uint32(index))
	s.WriteUint64(length)
	s.raw(memoryAt(address, length))
	return nil
}

func nodeViewIndex(subtag uint64) int {
	for i := 0; i < len(nodeViews); i++ {
		if uint64(nodeViews[i]) == subtag {
			return i
		}
	}
	return -1
}

func varintLen(v uint64) int {
	n := 1
	for ; v >= 0x80; v >>= 7 {
		n++
	}
	return n
}
