// A reader of tapes into Go values, for assertions.

package serdes

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// node is one object of the graph that a tape describes.
type node struct {
	kind    string
	keys    []any
	values  []any
	bytes   []byte
	detail  string
	message any
	stack   any
}

type (
	hole    struct{}
	undef   struct{}
	null    struct{}
	bigText string
)

// treeReader builds nodes; objects by id.
type treeReader struct {
	r       Reader
	objects []*node
	shapes  [][]any
	marks   map[uint64][]any // keys of the objects with a number
}

func readTree(words []uint32) (v any, err error) {
	t := &treeReader{r: NewReader(words)}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("tree: %v", p)
		}
	}()
	v = t.value()
	if t.r.More() {
		panic("words after the value")
	}
	return v, t.r.Err()
}

func (t *treeReader) object(kind string) *node {
	n := &node{kind: kind}
	t.objects = append(t.objects, n)
	return n
}

func (t *treeReader) value() any {
	v, end := t.valueOrEnd()
	if end {
		panic("End for a value")
	}
	return v
}

func (t *treeReader) valueOrEnd() (v any, end bool) {
	tag, n := t.r.Token()
	for tag == TagPad || tag == TagShapeDef {
		if tag == TagShapeDef {
			t.shape(n)
		}
		tag, n = t.r.Token()
	}
	if tag == TagEnd {
		return n, true
	}
	v = t.token(tag, n)
	if t.r.failed {
		panic("tape ends early")
	}
	if t.r.Peek() == TagView {
		return t.view(v.(*node)), false
	}
	return v, false
}

func (t *treeReader) shape(id uint64) {
	if id != uint64(len(t.shapes)) {
		panic("shape out of order")
	}
	keys := make([]any, t.r.Word())
	for i := range keys {
		keys[i] = t.value()
	}
	t.shapes = append(t.shapes, keys)
}

func (t *treeReader) token(tag Tag, n uint64) any {
	switch tag {
	case TagUndefined:
		return undef{}
	case TagNull:
		return null{}
	case TagTrue, TagFalse:
		return tag == TagTrue
	case TagHole:
		return hole{}
	case TagInt:
		return float64(int32(t.r.Word()))
	case TagDouble:
		return t.r.Double()
	case TagBigInt:
		return t.bigInt(n)
	case TagString1:
		var sb strings.Builder
		for _, b := range t.r.Bytes(n) {
			sb.WriteRune(rune(b))
		}
		return sb.String()
	case TagString2:
		return string(utf16.Decode(t.r.UTF16(n)))
	case TagFarString1:
		var sb strings.Builder
		for _, b := range memoryAt(t.r.Uint64(), n) {
			sb.WriteRune(rune(b))
		}
		return sb.String()
	case TagFarString2:
		var units []uint16
		for b := memoryAt(t.r.Uint64(), 2*n); len(b) > 0; b = b[2:] {
			units = append(units, binary.LittleEndian.Uint16(b))
		}
		return string(utf16.Decode(units))
	case TagRef:
		return t.objects[n]
	case TagObject:
		o := t.object("Object")
		t.pairs(o)
		if n != 0 {
			t.mark(n, o.keys)
		}
		return o
	case TagDenseArray:
		return t.dense(n)
	case TagSparseArray:
		o := t.object(fmt.Sprintf("Sparse(%d)", n))
		t.elements(o)
		t.pairs(o)
		return o
	case TagShapedObject:
		o := t.object("Object")
		for _, k := range t.shapes[n] {
			o.keys = append(o.keys, k)
			o.values = append(o.values, t.value())
		}
		return o
	case TagMap, TagSet:
		return t.collection(tag)
	default:
		return t.rare(tag, n)
	}
}

// mark holds the keys of an object with a number against those of the others.
func (t *treeReader) mark(n uint64, keys []any) {
	if known, ok := t.marks[n]; ok {
		if !slices.Equal(known, keys) {
			panic("objects of one shape with other keys")
		}
		return
	}
	for i, k := range keys {
		s, ok := k.(string)
		if !ok || s == "__proto__" || (s != "" && s[0] >= '0' && s[0] <= '9') || slices.Contains(keys[:i], k) {
			panic("keys that are no shape")
		}
	}
	if t.marks == nil {
		t.marks = map[uint64][]any{}
	}
	t.marks[n] = keys
}

func (t *treeReader) rare(tag Tag, n uint64) any {
	switch tag {
	case TagDate:
		o := t.object("Date")
		o.detail = fmt.Sprint(t.r.Double())
		return o
	case TagBoolObject:
		o := t.object("Boolean")
		o.detail = fmt.Sprint(n == 1)
		return o
	case TagNumberObject:
		o := t.object("Number")
		o.detail = fmt.Sprint(t.r.Double())
		return o
	case TagBigIntObject:
		o := t.object("BigInt")
		o.detail = string(t.value().(bigText))
		return o
	case TagStringObject:
		o := t.object("String")
		o.detail = t.value().(string)
		return o
	case TagRegExp:
		o := t.object("RegExp")
		o.detail = fmt.Sprintf("/%s/%x", t.value(), n)
		return o
	case TagArrayBuffer:
		o := t.object("ArrayBuffer")
		size := t.r.Uint64()
		if limit := t.r.Uint64(); limit != FixedLength {
			o.detail = fmt.Sprint(limit)
		}
		o.bytes = append([]byte{}, memoryAt(t.r.Uint64(), size)...)
		t.r.Word()
		return o
	case TagSharedArrayBuffer, TagTransferredArrayBuffer:
		o := t.object("Shared")
		if tag == TagTransferredArrayBuffer {
			o.kind = "Transferred"
		}
		o.detail = fmt.Sprint(n)
		return o
	case TagError:
		return t.error(n)
	case TagHostObject:
		return t.host(n)
	case TagWasmModule:
		o := t.object("Module")
		o.detail = fmt.Sprint(n)
		return o
	case TagWasmMemory:
		o := t.object("Memory")
		o.detail = fmt.Sprint(n)
		o.values = []any{t.value()}
		return o
	}
	panic(fmt.Sprintf("token %d", tag))
}

func (t *treeReader) bigInt(n uint64) any {
	s := "+"
	if t.r.Word() != 0 {
		s = "-"
	}
	for ; n > 0; n-- {
		s += fmt.Sprintf("%016x", t.r.Uint64())
	}
	return bigText(s)
}

func (t *treeReader) pairs(o *node) {
	for {
		k, end := t.valueOrEnd()
		if end {
			if k.(uint64) != uint64(len(o.keys)) {
				panic("wrong count at End")
			}
			return
		}
		switch k.(type) {
		case string, float64:
		default:
			panic("bad key")
		}
		o.keys = append(o.keys, k)
		o.values = append(o.values, t.value())
	}
}

// elements reads what a sparse array has without keys.
func (t *treeReader) elements(o *node) {
	if t.r.Peek() != TagElements {
		return
	}
	t.r.Token()
	for {
		switch t.r.Peek() {
		case TagEnd:
			return
		case TagKeyed:
			t.r.Token()
			return
		}
		t.run(o)
		for len(o.keys) < len(o.values) {
			o.keys = append(o.keys, float64(len(o.keys)))
		}
	}
}

func (t *treeReader) dense(n uint64) any {
	o := t.object("Array")
	for uint64(len(o.values)) < n {
		t.run(o)
	}
	extras := &node{}
	t.pairs(extras)
	o.keys = extras.keys
	o.values = append(o.values, extras.values...)
	return o
}

// run reads an element, or a run of them.
func (t *treeReader) run(o *node) {
	switch t.r.Peek() {
	case TagDoubleRun:
		_, c := t.r.Token()
		if t.r.Pos()&1 != 0 {
			panic("run not aligned")
		}
		for ; c > 0; c-- {
			o.values = append(o.values, t.r.Double())
		}
	case TagIntRun:
		_, c := t.r.Token()
		for ; c > 0; c-- {
			o.values = append(o.values, float64(int32(t.r.Word())))
		}
	case TagPad:
		t.r.Token()
	default:
		o.values = append(o.values, t.value())
	}
}

func (t *treeReader) collection(tag Tag) any {
	o := t.object("Set")
	if tag == TagMap {
		o.kind = "Map"
	}
	for {
		v, end := t.valueOrEnd()
		if end {
			if v.(uint64) != uint64(len(o.values)) {
				panic("wrong count at End")
			}
			return o
		}
		o.values = append(o.values, v)
	}
}

func (t *treeReader) view(buffer *node) any {
	_, subtag := t.r.Token()
	o := t.object("View " + string(rune(subtag)))
	o.detail = fmt.Sprintf("%d+%d flags %d", t.r.Uint64(), t.r.Uint64(), t.r.Word())
	o.values = []any{buffer}
	return o
}

func (t *treeReader) error(proto uint64) any {
	o := t.object("Error")
	if proto != 0 {
		o.kind += string(rune(proto))
	}
	bits := t.r.Word()
	if bits&ErrorHasMessage != 0 {
		o.message = t.value()
	}
	if bits&ErrorHasStack != 0 && bits&ErrorStackLast == 0 {
		o.stack = t.value()
	}
	if bits&ErrorHasCause != 0 {
		o.values = []any{t.value()}
	}
	if bits&ErrorStackLast != 0 {
		if o.stack = t.value(); o.stack == (undef{}) {
			o.stack = nil
		}
	}
	return o
}

func (t *treeReader) host(kind uint64) any {
	o := t.object(fmt.Sprintf("Host %d", kind))
	switch kind {
	case HostView:
		_, subtag := t.r.Token()
		address, size := t.r.Uint64(), t.r.Uint64()
		t.r.Word()
		o.detail = string(rune(subtag))
		o.bytes = append([]byte{}, memoryAt(address, size)...)
	case HostRaw:
		for {
			if t.r.Peek() == TagRaw {
				_, n := t.r.Token()
				o.bytes = append(o.bytes, t.r.Bytes(n)...)
				continue
			}
			v, end := t.valueOrEnd()
			if end {
				return o
			}
			o.values = append(o.values, v)
		}
	default:
		o.values = []any{t.value()}
	}
	return o
}

// show prints a tree on one line; an object met again is its number.
func show(v any) string {
	seen := map[*node]int{}
	var p func(v any) string
	p = func(v any) string {
		switch v := v.(type) {
		case undef:
			return "undefined"
		case null:
			return "null"
		case hole:
			return "hole"
		case float64:
			if v == 0 && math.Signbit(v) {
				return "-0"
			}
			return FormatNumber(v)
		case bigText:
			return string(v) + "n"
		case *node:
			if id, ok := seen[v]; ok {
				return fmt.Sprintf("#%d", id)
			}
			seen[v] = len(seen)
			s := v.kind + "(" + v.detail
			if v.message != nil {
				s += fmt.Sprintf(" message %q", v.message)
			}
			if v.stack != nil {
				s += fmt.Sprintf(" stack %q", v.stack)
			}
			if len(v.bytes) > 0 {
				s += fmt.Sprintf(" %x", v.bytes)
			}
			first := len(v.values) - len(v.keys)
			for i, e := range v.values {
				if i >= first {
					s += " " + p(v.keys[i-first]) + ":"
				}
				s += " " + p(e)
			}
			return s + ")"
		default:
			return fmt.Sprintf("%#v", v)
		}
	}
	return p(v)
}
