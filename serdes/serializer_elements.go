// The Serializer on sparse arrays that have their first elements: what an array
// becomes that V8 takes for one with holes, though it has none. The tape has
// those elements without their keys.

package serdes

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// turn begins or ends the elements without keys.
func (s *Serializer) turn(tag Tag, base int) error {
	if n := len(s.frames); n > base {
		f := &s.frames[n-1]
		switch {
		case tag == TagElements && f.kind == writeSparse:
			f.kind, f.left = writeElements, 0
			return nil
		case tag == TagKeyed && f.kind == writeElements:
			f.kind = writeSparse
			return nil
		}
	}
	return fmt.Errorf("%w: token %d outside of a sparse array", errTape, tag)
}

// elements writes elements for as long as it can and, where another value comes
// next, that one's key.
func (s *Serializer) elements(r *Reader, f *writeFrame) {
	s.simpleElements(r, f)
	switch r.Peek() {
	case TagElements, TagKeyed, TagEnd, TagPad, TagShapeDef, TagIntRun, TagDoubleRun:
		return
	}
	s.buf = appendIndex(s.buf, f.left)
	f.left++
}

// simpleElements is simples with keys.
func (s *Serializer) simpleElements(r *Reader, f *writeFrame) {
	words, b, key := r.words[r.pos:], s.buf, f.left
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
			b = appendText(b, key, words[1:size], n)
		case TagInt:
			b = appendInt32(appendIndex(b, key), int32(words[1]))
			size = 2
		case TagDouble:
			b = appendIndex(b, key)
			b = binary.LittleEndian.AppendUint64(append(b, wireDouble), uint64(words[1])|uint64(words[2])<<32)
			size = 3
		case TagDate:
			b = appendIndex(b, key)
			b = binary.LittleEndian.AppendUint64(append(b, wireDate), uint64(words[1])|uint64(words[2])<<32)
			size = 3
			s.nextID++
		case TagBigInt:
			n := int(word >> 8)
			size = 2 + 2*n
			if n >= 8 || size > len(words) {
				size = 0
				break
			}
			b = append(appendIndex(b, key), wireBigInt, byte(n<<4)|byte(words[1]&1))
			for digits := words[2:size]; len(digits) > 1; digits = digits[2:] {
				b = binary.LittleEndian.AppendUint64(b, uint64(digits[0])|uint64(digits[1])<<32)
			}
		case TagTrue:
			b = append(appendIndex(b, key), wireTrue)
		case TagFalse:
			b = append(appendIndex(b, key), wireFalse)
		case TagNull:
			b = append(appendIndex(b, key), wireNull)
		case TagUndefined:
			b = append(appendIndex(b, key), wireUndefined)
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		words = words[size:]
		key++
	}
	s.buf, r.pos, f.left = b, len(r.words)-len(words), key
}

// appendText appends a key and a string of n one-byte characters, fewer than
// 128, that are at the beginning of some words.
func appendText(b []byte, key uint64, words []uint32, n int) []byte {
	const most = 8 // bytes of the key, the tag and the length
	if cap(b)-len(b) < most+4*len(words) {
		b = slices.Grow(b, most+4*len(words))
	}
	at := len(appendIndex(b, key))
	b = b[:at+2+4*len(words)]
	b[at], b[at+1] = wireString1, byte(n)
	to := b[at+2:]
	for ; len(words) > 1 && len(to) >= 8; words, to = words[2:], to[8:] {
		binary.LittleEndian.PutUint64(to, uint64(words[0])|uint64(words[1])<<32)
	}
	if len(words) > 0 {
		binary.LittleEndian.PutUint32(to, words[0])
	}
	return b[:at+2+n]
}

// appendIndex appends an array index as a key.
func appendIndex(b []byte, key uint64) []byte {
	if key >= 1<<20 {
		return appendInt32(b, int32(key))
	}
	word, size := indexWord(key)
	at := len(b)
	return binary.LittleEndian.AppendUint32(b, word)[:at+size]
}

// intElements writes a run of elements with their keys.
func (s *Serializer) intElements(r *Reader, f *writeFrame, n uint64) {
	const most = 12 // bytes of a key and a value
	b, key := slices.Grow(s.buf, most*int(n)), uint32(f.left)
	at := len(b)
	b = b[:cap(b)]
	for _, word := range r.words[r.pos : r.pos+int(n)] {
		at = putInt32(b, at, key<<1)
		at = putInt32(b, at, word<<1^uint32(int32(word)>>31))
		key++
	}
	r.pos += int(n)
	s.buf, f.left = b[:at], f.left+n
}

// putInt32 writes an int32 that is zigzag already and gives where the next byte
// goes.
func putInt32(b []byte, at int, z uint32) int {
	b[at] = wireInt32
	at++
	for ; z >= 0x80; z >>= 7 {
		b[at] = byte(z) | 0x80
		at++
	}
	b[at] = byte(z)
	return at + 1
}

// doubleElements is that for doubles.
func (s *Serializer) doubleElements(r *Reader, f *writeFrame, n uint64) {
	const most = 6 + doubleSize
	b, key := slices.Grow(s.buf, most*int(n)), uint32(f.left)
	at := len(b)
	b = b[:cap(b)]
	for words := r.words[r.pos : r.pos+2*int(n)]; len(words) > 1; words = words[2:] {
		if key < 1<<20 {
			word, size := indexWord(uint64(key))
			binary.LittleEndian.PutUint32(b[at:], word)
			at += size
		} else {
			at = putInt32(b, at, key<<1)
		}
		to := b[at : at+doubleSize]
		to[0] = wireDouble
		binary.LittleEndian.PutUint64(to[1:], uint64(words[0])|uint64(words[1])<<32)
		at += doubleSize
		key++
	}
	r.pos += 2 * int(n)
	s.buf, f.left = b[:at], f.left+n
}

// inElements gives the frame of the elements without keys that a run stands in,
// if it does.
func (s *Serializer) inElements() *writeFrame {
	if n := len(s.frames); n > 0 && s.frames[n-1].kind == writeElements {
		return &s.frames[n-1]
	}
	return nil
}
