// The Deserializer on sparse arrays that begin with all their elements. As long
// as the keys count from 0 it leaves them out, and most such arrays have no
// other properties.

package serdes

import (
	"encoding/binary"
)

// indexWord is an array index below 1<<20 as V8 writes it, as a key, and the size
// of that.
func indexWord(index uint64) (word uint32, size int) {
	z := uint32(index) << 1 // zigzag
	if z < 1<<7 {
		return wireInt32 | z<<8, 2
	}
	if z < 1<<14 {
		return wireInt32 | (z&0x7F|0x80)<<8 | z>>7<<16, 3
	}
	return wireInt32 | (z&0x7F|0x80)<<8 | (z>>7&0x7F|0x80)<<16 | z>>14<<24, 4
}

// indexKey is the size of what stands at data[at:] if that is this index as V8
// writes it, and more follows; else 0.
func indexKey(data []byte, at int, index uint64) int {
	if index < 1<<20 && at+4 < len(data) {
		word, size := indexWord(index)
		if binary.LittleEndian.Uint32(data[at:])&(1<<(8*size)-1) == word {
			return size
		}
		return 0
	}
	if at+1 < len(data) && data[at] == wireInt32 {
		if v, size := binary.Uvarint(data[at+1:]); size > 0 && size == varintLen(v) && v == index<<1 {
			return 1 + size
		}
	}
	return 0
}

// fullElements reads the simple elements of an array that has had all so far.
// Numbers of one kind become runs.
func (d *Deserializer) fullElements(w *Writer, f *readFrame) {
	for f.count&1 == 0 && f.count < 2*f.n {
		index := f.count / 2
		size := indexKey(d.data, d.pos, index)
		if size == 0 || d.pos+size >= len(d.data) {
			return
		}
		var n uint64
		switch d.data[d.pos+size] {
		case wireInt32:
			n = d.intElements(w, index, f.n)
		case wireDouble:
			n = d.doubleElements(w, index, f.n)
		case wireString1:
			d.pos += size
			if !d.shortString(w) {
				d.pos -= size
				return
			}
			n = 1
		default:
			d.pos += size
			if !d.simple(w) {
				d.pos -= size
				return
			}
			n = 1
		}
		if n == 0 {
			return
		}
		f.count += 2 * n
	}
}

// intElements reads int32 elements from an index on, below the end, and gives
// their number.
func (d *Deserializer) intElements(w *Writer, index, end uint64) uint64 {
	most := int(min(end-index, wideCount-1, uint64(d.Remaining()/4+1)))
	w.need(most + 1)
	at := len(w.words)
	words := w.words[at : at+1+most]
	got := 0
	for got < most {
		size := indexKey(d.data, d.pos, index+uint64(got))
		if size == 0 || d.pos+size+1 >= len(d.data) || d.data[d.pos+size] != wireInt32 {
			break
		}
		v, vsize := smallVarint(d.data[d.pos+size+1:])
		if vsize == 0 {
			break
		}
		d.pos += size + 1 + vsize
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

// doubleElements is that for doubles, which are aligned to 8 bytes in a run.
func (d *Deserializer) doubleElements(w *Writer, index, end uint64) uint64 {
	most := int(min(end-index, wideCount-1, uint64(d.Remaining()/(2+doubleSize)+1)))
	w.need(2 + 2*most)
	pad := len(w.words)&1 == 0
	at := len(w.words)
	if pad {
		at++
	}
	words := w.words[at : at+1+2*most]
	got := 0
	for got < most {
		size := indexKey(d.data, d.pos, index+uint64(got))
		at := d.pos + size
		if size == 0 || at+doubleSize > len(d.data) || d.data[at] != wireDouble {
			break
		}
		bits := binary.LittleEndian.Uint64(d.data[at+1:])
		words[1+2*got], words[2+2*got] = uint32(bits), uint32(bits>>32)
		d.pos = at + doubleSize
		got++
	}
	switch got {
	case 0:
		return 0
	case 1:
		low, high := words[1], words[2]
		w.words = append(w.words, uint32(TagDouble), low, high)
		return 1
	}
	if pad {
		w.Token(TagPad, 0)
	}
	words[0] = uint32(TagDoubleRun) | uint32(got)<<8
	w.words = w.words[:at+1+2*got]
	return uint64(got)
}

// nextElement reads the key that must come next in an array that has had all its
// elements so far. Whatever else comes is read as a key.
func (d *Deserializer) nextElement(w *Writer, f *readFrame) {
	if f.count&1 != 0 {
		return
	}
	if f.count < 2*f.n {
		if size := indexKey(d.data, d.pos, f.count/2); size != 0 {
			d.pos += size
			f.count++
			return
		}
	}
	f.kind = readSparse
	if !isEnd(d.peek()) {
		w.Token(TagKeyed, 0)
	}
}
