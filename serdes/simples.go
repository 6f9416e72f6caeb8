// The Deserializer's short way through what most of a message is: keys that
// have been met, short strings, numbers, literals. Whatever else comes, or is
// not right, is left to the long way, which says what is wrong.

package serdes

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// simples reads on in the innermost container for as long as it can.
func (d *Deserializer) simples(w *Writer, base int) {
	if len(d.frames) == base {
		return
	}
	switch f := &d.frames[len(d.frames)-1]; f.kind {
	case readObject:
		d.properties(w, f)
	case readElements:
		d.elements(w, f)
	case readFull:
		d.fullElements(w, f)
	}
}

// properties reads keys and simple values of an object.
func (d *Deserializer) properties(w *Writer, f *readFrame) {
	for {
		if f.count&1 == 0 {
			if !d.knownKey(w, f) && !d.shortKey(w, f) {
				return
			}
			f.count++
		}
		if !d.simple(w) {
			return
		}
		f.count++
	}
}

// knownKey reads the key that is expected next, if it is that.
func (d *Deserializer) knownKey(w *Writer, f *readFrame) bool {
	if f.node < 0 {
		return false
	}
	n := d.shapes.guess(f.node, f.place)
	if n == 0 {
		return false
	}
	c := &d.shapes.nodes[n]
	end := d.pos + c.size
	if end > len(d.data) || string(d.data[d.pos:end]) != string(d.data[c.at:c.at+c.size]) {
		return false
	}
	w.need(int(c.count))
	at := len(w.words)
	w.words = w.words[:at+int(c.count)]
	for i, word := range d.shapes.keyWords[c.words : c.words+uint32(c.count)] {
		w.words[at+i] = word
	}
	f.node = n
	d.pos = end
	return true
}

// shortKey reads a key that is a short string of one-byte characters.
func (d *Deserializer) shortKey(w *Writer, f *readFrame) bool {
	at, from := d.pos, len(w.words)
	if at >= len(d.data) || d.data[at] != wireString1 || !d.shortString(w) {
		return false
	}
	d.learnKey(f, at, w.words[from:])
	return true
}

// learnKey moves an object to the node of the key just read, which stands at
// at on the wire and is these words on the tape.
func (d *Deserializer) learnKey(f *readFrame, at int, words []uint32) {
	if f.node < 0 {
		return
	}
	first := f.node == 0
	f.node = d.shapes.child(d.data, f.node, at, d.pos, words)
	if first && f.node > 0 {
		d.shapes.nodes[f.place].inner = f.node
	}
}

// elements reads simple elements of a dense array.
func (d *Deserializer) elements(w *Writer, f *readFrame) {
	for f.count > 0 {
		n := uint64(0)
		if d.pos < len(d.data) {
			switch d.data[d.pos] {
			case wireInt32:
				n = d.intRun(w, f.count)
			case wireDouble:
				n = d.doubleRun(w, f.count)
			default:
				if d.simple(w) {
					n = 1
				}
			}
		}
		if n == 0 {
			return
		}
		f.count -= n
	}
	f.kind = readExtras
}

// intRun reads int32 elements, at most most, and gives their number. One alone
// becomes an Int, which a run of one would look like.
func (d *Deserializer) intRun(w *Writer, most uint64) uint64 {
	n := min(most, wideCount-1, uint64(d.Remaining()/2))
	w.need(int(n) + 1)
	at := len(w.words)
	words := w.words[at : at+1+int(n)]
	got := 0
	for got < int(n) && d.pos < len(d.data) && d.data[d.pos] == wireInt32 {
		v, size := smallVarint(d.data[d.pos+1:])
		if size == 0 {
			break
		}
		d.pos += 1 + size
		got++
		words[got] = uint32(int32(v>>1) ^ -int32(v&1))
	}
	switch got {
	case 0:
		return 0
	case 1:
		words[0] = uint32(TagInt)
	default:
		words[0] = uint32(TagIntRun) | uint32(got)<<8
	}
	w.words = w.words[:at+1+got]
	return uint64(got)
}

// smallVarint reads a varint of 32 bits; size is 0 when there is none.
func smallVarint(b []byte) (v uint32, size int) {
	if len(b) > 0 && b[0] < 0x80 {
		return uint32(b[0]), 1
	}
	if len(b) > 1 && b[1] < 0x80 {
		return uint32(b[0]&0x7F) | uint32(b[1])<<7, 2
	}
	long, size := binary.Uvarint(b)
	if size <= 0 || long > math.MaxUint32 {
		return 0, 0
	}
	return uint32(long), size
}

// doubleSize is what a double takes on the wire.
const doubleSize = 9

// doubleRun reads elements that are doubles, at most most, and gives their
// number. The doubles of a run are aligned to 8 bytes.
func (d *Deserializer) doubleRun(w *Writer, most uint64) uint64 {
	data := d.data[d.pos:]
	n := min(int(min(most, wideCount-1)), len(data)/doubleSize)
	if n == 0 {
		return 0
	}
	if n == 1 || data[doubleSize] != wireDouble {
		d.simple(w)
		return 1
	}
	w.need(2 + 2*n)
	if len(w.words)&1 == 0 {
		w.Token(TagPad, 0)
	}
	at := len(w.words)
	words := w.words[at : at+1+2*n]
	got := 0
	for got < n && data[doubleSize*got] == wireDouble {
		bits := binary.LittleEndian.Uint64(data[doubleSize*got+1:])
		words[1+2*got], words[2+2*got] = uint32(bits), uint32(bits>>32)
		got++
	}
	words[0] = uint32(TagDoubleRun) | uint32(got)<<8
	w.words = w.words[:at+1+2*got]
	d.pos += doubleSize * got
	return uint64(got)
}

// simple reads a value that is a number, a short string or a literal.
func (d *Deserializer) simple(w *Writer) bool {
	if d.pos >= len(d.data) {
		return false
	}
	switch d.data[d.pos] {
	case wireInt32:
		v, size := smallVarint(d.data[d.pos+1:])
		if size == 0 {
			return false
		}
		d.pos += 1 + size
		w.Int(int32(v>>1) ^ -int32(v&1))
		return true
	case wireString1:
		return d.shortString(w)
	case wireDouble:
		if d.Remaining() < doubleSize {
			return false
		}
		bits := binary.LittleEndian.Uint64(d.data[d.pos+1:])
		w.words = append(w.words, uint32(TagDouble), uint32(bits), uint32(bits>>32))
		d.pos += doubleSize
		return true
	case wireDate:
		if d.Remaining() < doubleSize {
			return false
		}
		bits := binary.LittleEndian.Uint64(d.data[d.pos+1:])
		w.words = append(w.words, uint32(TagDate), uint32(bits), uint32(bits>>32))
		d.pos += doubleSize
		d.nextID++
		return true
	case wireBigInt:
		return d.smallBigInt(w)
	case wireTrue:
		w.Token(TagTrue, 0)
	case wireFalse:
		w.Token(TagFalse, 0)
	case wireNull:
		w.Token(TagNull, 0)
	case wireUndefined:
		d.undefined(w)
	default:
		return false
	}
	d.pos++
	return true
}

// smallBigInt reads a bigint of a few digits, as V8 writes it.
func (d *Deserializer) smallBigInt(w *Writer) bool {
	data := d.data[d.pos:]
	if len(data) < 2 || data[1] >= 0x80 || data[1] < 2 {
		return false
	}
	n := int(data[1] >> 1)
	if n > len(data)-2 || n%8 != 0 || binary.LittleEndian.Uint64(data[n-6:]) == 0 {
		return false
	}
	w.digits(data[2:2+n], data[1]&1 != 0)
	d.pos += 2 + n
	return true
}

// shortString reads a string of fewer than 128 one-byte characters.
func (d *Deserializer) shortString(w *Writer) bool {
	data := d.data[d.pos:]
	if len(data) < 2 {
		return false
	}
	n := int(data[1])
	if n >= 0x80 || n > len(data)-2 {
		return false
	}
	d.pos += 2 + n
	at, words := len(w.words), 1+(n+3)/4
	w.need(words)
	w.words = w.words[:at+words]
	w.words[at+words-1] = 0
	w.words[at] = uint32(TagString1) | uint32(n)<<8
	if n > 0 {
		copy(unsafe.Slice((*byte)(unsafe.Pointer(&w.words[at+1])), n), data[2:])
	}
	return true
}

// need makes room for n more words.
func (w *Writer) need(n int) {
	if cap(w.words)-len(w.words) < n {
		w.Grow(n)
	}
}
