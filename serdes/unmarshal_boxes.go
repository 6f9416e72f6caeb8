// What a decoder puts into an any: small values share allocations, and the
// common ones are read here without much ado.

package serdes

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// boxes is memory for small values, of which a part is still free. A value
// that lives on keeps that of its neighbours, so the pieces are small.
type boxes struct {
	strings []string
	floats  []float64
	bytes   []byte
	lists   [][]any
	slots   []any
}

const (
	boxesAtOnce = 32
	bytesAtOnce = 512
	slotsAtOnce = 64
	// longestBoxed and widestBoxed are the longest string and list that share.
	longestBoxed = 64
	widestBoxed  = 8
	// shortestText is the length up to which strings in an any are remembered:
	// names of states and kinds, tags, units.
	shortestText = 12
)

// inInterface is an interface in memory.
type inInterface struct{ typ, data unsafe.Pointer }

var stringWord, floatWord, listWord = typeWord(""), typeWord(0.5), typeWord([]any(nil))

func typeWord(v any) unsafe.Pointer { return (*inInterface)(unsafe.Pointer(&v)).typ }

// boxString puts a string into an interface.
func (b *boxes) boxString(s string) (v any) {
	if len(b.strings) == 0 {
		b.strings = make([]string, boxesAtOnce)
	}
	b.strings[0] = s
	*(*inInterface)(unsafe.Pointer(&v)) = inInterface{stringWord, unsafe.Pointer(&b.strings[0])}
	b.strings = b.strings[1:]
	return v
}

// smallFloats are the numbers from 0 that need no memory of their own.
var smallFloats = func() (list [256]float64) {
	for i := range list {
		list[i] = float64(i)
	}
	return list
}()

// boxFloat is boxString for numbers.
func (b *boxes) boxFloat(f float64) (v any) {
	if i := uint8(f); float64(i) == f && !(i == 0 && math.Signbit(f)) {
		*(*inInterface)(unsafe.Pointer(&v)) = inInterface{floatWord, unsafe.Pointer(&smallFloats[i])}
		return v
	}
	if len(b.floats) == 0 {
		b.floats = make([]float64, boxesAtOnce)
	}
	b.floats[0] = f
	*(*inInterface)(unsafe.Pointer(&v)) = inInterface{floatWord, unsafe.Pointer(&b.floats[0])}
	b.floats = b.floats[1:]
	return v
}

// roomForList makes a list of n elements, and the interface that holds it.
func (b *boxes) roomForList(n int) (list []any, v any) {
	switch {
	case n == 0 || n > widestBoxed:
		list = make([]any, n)
	default:
		if len(b.slots) < n {
			b.slots = make([]any, slotsAtOnce)
		}
		list, b.slots = b.slots[:n:n], b.slots[n:]
	}
	if len(b.lists) == 0 {
		b.lists = make([][]any, boxesAtOnce)
	}
	b.lists[0] = list
	*(*inInterface)(unsafe.Pointer(&v)) = inInterface{listWord, unsafe.Pointer(&b.lists[0])}
	b.lists = b.lists[1:]
	return list, v
}

// copyString makes a string of ASCII bytes, of which there are some.
func (b *boxes) copyString(s []byte) string {
	if len(s) > longestBoxed {
		return string(s)
	}
	if len(b.bytes) < len(s) {
		b.bytes = make([]byte, bytesAtOnce)
	}
	n := copy(b.bytes, s)
	made := unsafe.String(&b.bytes[0], n)
	b.bytes = b.bytes[n:]
	return made
}

// shortBytes are the bytes of a string of one-byte characters that comes next
// and is of less than 128. end is where it ends; 0 when something else comes.
func (d *decoder) shortBytes() (b []byte, end int) {
	data, pos := d.data, d.pos
	if len(data)-pos < 2 || data[pos] != wireString1 {
		return nil, 0
	}
	n := int(data[pos+1])
	if n >= 0x80 || n > len(data)-pos-2 {
		return nil, 0
	}
	end = pos + 2 + n
	return data[pos+2 : end], end
}

// quickName reads a property name that is a short string. Otherwise nothing
// has been read.
func (d *decoder) quickName() (name string, ok bool) {
	b, end := d.shortBytes()
	if end == 0 {
		return "", false
	}
	d.pos = end
	return d.known(b), true
}

// quickAny reads a value that is simple. Otherwise nothing has been read.
func (d *decoder) quickAny() (v any, ok bool) {
	if d.pos >= len(d.data) {
		return nil, false
	}
	switch d.data[d.pos] {
	case wireString1:
		return d.quickString()
	case wireInt32:
		i, ok := d.shortInt()
		if !ok {
			return nil, false
		}
		return d.boxFloat(float64(i)), true
	case wireDouble:
		if d.Remaining() < doubleSize {
			return nil, false
		}
		bits := binary.LittleEndian.Uint64(d.data[d.pos+1:])
		d.pos += doubleSize
		return d.boxFloat(math.Float64frombits(bits)), true
	case wireTrue:
		d.pos++
		return true, true
	case wireFalse:
		d.pos++
		return false, true
	case wireNull, wireUndefined:
		d.pos++
		return nil, true
	}
	return nil, false
}

func (d *decoder) quickString() (v any, ok bool) {
	b, end := d.shortBytes()
	if end == 0 || len(b) == 0 || !isASCII(unsafe.String(&b[0], len(b))) {
		return nil, false
	}
	d.pos = end
	if len(b) > shortestText {
		return d.boxString(d.copyString(b)), true
	}
	slot := &d.values[slotOf(b)]
	if s, is := (*slot).(string); is && s == string(b) {
		return *slot, true
	}
	*slot = d.boxString(string(b))
	return *slot, true
}
