// The decoders of slices and arrays: from arrays, Sets, typed arrays and
// buffers.

package serdes

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"unsafe"
)

// listReader reads into a slice or array type.
type listReader struct {
	dt     *decType
	t      reflect.Type
	elem   *decType
	size   uintptr
	subtag byte // the typed array of these elements, or 0
	set    setInt
	length int // of an array type; -1 for slices
}

func newListReader(dt *decType, t reflect.Type, f form) *listReader {
	l := &listReader{dt: dt, t: t, elem: buildDec(t.Elem(), f), size: t.Elem().Size(), length: -1}
	if specialDec(l.elem, t.Elem()) == nil {
		l.subtag = typedSubtag(t.Elem())
		if k := t.Elem().Kind(); k >= reflect.Int && k <= reflect.Uintptr {
			l.set = intSetter(t.Elem())
		}
	}
	return l
}

func sliceDec(dt *decType, t reflect.Type, f form) decFunc { return newListReader(dt, t, f).dec }

func arrayDec(dt *decType, t reflect.Type, f form) decFunc {
	l := newListReader(dt, t, f)
	l.length = t.Len()
	return l.dec
}

func (l *listReader) dec(d *decoder, p unsafe.Pointer) error {
	tag, err := d.look()
	if err != nil {
		return err
	}
	switch tag {
	case wireDense:
		return l.dense(d, p)
	case wireSparse:
		return l.sparse(d, p)
	case wireSet:
		return l.fromSet(d, p)
	case wireArrayBuffer, wireResizable, wireTransfer, wireShared:
		return l.fromMemory(d, p)
	case wireHost:
		if d.opts.Host == HostViews {
			return l.fromMemory(d, p)
		}
	case wireNull, wireUndefined:
		d.pos++
		if l.length < 0 {
			*(*sliceHeader)(p) = sliceHeader{}
		}
		return nil
	}
	return d.simple(l.dt, p, tag)
}

// room gives the list n elements, all zero, and says where they are. Of an
// array, those that it has.
func (l *listReader) room(d *decoder, p unsafe.Pointer, n int) (data unsafe.Pointer, size int) {
	if l.length >= 0 {
		reflect.NewAt(l.t, p).Elem().SetZero()
		return p, min(n, l.length)
	}
	s := (*sliceHeader)(p)
	switch {
	case n <= s.cap && n > 0 && !d.track:
		s.len = n
		reflect.NewAt(l.t, p).Elem().Clear()
	case n == 0:
		*s = sliceHeader{ptr: unsafe.Pointer(&zeroLength)}
	case l.elem.typ.Kind() == reflect.String && l.elem.op == opString:
		made := make([]string, n)
		*s = sliceHeader{unsafe.Pointer(&made[0]), n, n}
	default:
		*s = sliceHeader{}
		v := reflect.NewAt(l.t, p).Elem()
		v.Grow(n)
		s.len = n
	}
	return s.ptr, n
}

// zeroLength is where slices without elements are.
var zeroLength uint64

func (l *listReader) dense(d *decoder, p unsafe.Pointer) error {
	start := d.pos
	d.pos++
	n32, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if err := d.claim(n32); err != nil {
		return err
	}
	n := int(n32)
	data, size := l.room(d, p, n)
	id, complete, err := d.open(start, l.dt, p, l.rep(p, data, n))
	if err != nil || complete {
		return err
	}
	var soft error
	dec, isString := l.elem.dec, l.elem.op == opString
	for i := range n {
		if i >= size { // an array type has no more room
			if err := d.skipElement(); err != nil {
				return err
			}
			continue
		}
		at := unsafe.Add(data, uintptr(i)*l.size)
		if isString && d.shortString(at) {
			continue
		}
		if d.pos < len(d.data) && (d.data[d.pos] == wireHole || d.data[d.pos] == wirePadding) {
			if tag, err := d.look(); err == nil && tag == wireHole {
				d.pos++
				continue
			}
		}
		if err := dec(d, at); err != nil {
			if soft, err = d.inside(pathIndex(i), err); err != nil {
				return err
			}
		}
	}
	if err := d.arrayTail(wireDenseEnd, n32); err != nil {
		return err
	}
	d.shut(id, l.dt)
	return soft
}

func (l *listReader) rep(p, data unsafe.Pointer, n int) rep {
	if l.length >= 0 {
		return rep{ptr: p}
	}
	return rep{ptr: data, n: n}
}

// sparse reads the properties that are indices. Its length is not paid for by
// bytes, and has a bound of its own.
func (l *listReader) sparse(d *decoder, p unsafe.Pointer) error {
	start := d.pos
	d.pos++
	length, err := d.ReadUint32()
	if err != nil {
		return err
	}
	if l.length < 0 && !d.claimSlots(length) {
		d.pos = start
		return d.mismatch(l.t, fmt.Errorf("%d elements in a message of %d bytes", length, len(d.data)))
	}
	n := int(length)
	data, size := l.room(d, p, n)
	id, complete, err := d.open(start, l.dt, p, l.rep(p, data, n))
	if err != nil || complete {
		return err
	}
	var soft error
	count, err := d.repeat(wireSparseEnd, func(int) error {
		name, err := d.name()
		if err != nil {
			return err
		}
		i, ok := arrayIndex(name)
		if !ok || uint64(i) >= uint64(size) {
			return d.skip()
		}
		if err := l.elem.dec(d, unsafe.Add(data, uintptr(i)*l.size)); err != nil {
			if soft, err = d.inside(pathIndex(int(i)), err); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := d.count(uint64(count)); err != nil {
		return err
	}
	if err := d.lengthAgain(length); err != nil {
		return err
	}
	d.shut(id, l.dt)
	return soft
}

// fromSet reads the members of a Set, whose number comes last.
func (l *listReader) fromSet(d *decoder, p unsafe.Pointer) error {
	start := d.pos
	d.pos++
	if err := d.enter(); err != nil {
		return err
	}
	id := d.begin(start)
	var soft error
	list := reflect.New(reflect.SliceOf(l.t.Elem())).Elem()
	n, err := d.repeat(wireSetEnd, func(i int) error {
		v := reflect.New(l.t.Elem())
		if err := l.elem.dec(d, v.UnsafePointer()); err != nil {
			if soft, err = d.inside(pathIndex(i), err); err != nil {
				return err
			}
		}
		list.Set(reflect.Append(list, v.Elem()))
		return nil
	})
	if err != nil {
		return err
	}
	if err := d.count(uint64(n)); err != nil {
		return err
	}
	data, size := l.room(d, p, n)
	for i := range size {
		reflect.NewAt(l.t.Elem(), unsafe.Add(data, uintptr(i)*l.size)).Elem().Set(list.Index(i))
	}
	if d.track {
		r := l.rep(p, data, n)
		r.typ = l.dt
		d.note(id, r)
	}
	d.shut(id, l.dt)
	return soft
}

func (l *listReader) fromMemory(d *decoder, p unsafe.Pointer) error {
	at := d.pos
	node, err := d.memory()
	if err != nil {
		return err
	}
	return l.fromNode(d, p, node, at)
}

// fromNode puts the elements of a typed array, or the bytes of a buffer, into
// the list: as the same memory where they are the same, else one by one.
func (l *listReader) fromNode(d *decoder, p unsafe.Pointer, node any, at int) error {
	subtag, b := byte('A'), []byte(nil)
	what := "ArrayBuffer"
	switch v := node.(type) {
	case *View:
		subtag, b, what = viewSubtags[v.Kind], v.Bytes(), v.Kind
	case *ArrayBuffer:
		b = v.Data
	}
	isBytes := subtag == 'A' || subtag == '?' || subtag == 'C' || subtag == ViewBuffer
	if l.subtag == 0 && l.set == nil && l.elem.typ.Kind() != reflect.Interface || isBytes && subtag != 'C' && l.subtag != 'B' {
		return d.leftOut(&UnmarshalTypeError{Value: what, Type: l.t, Offset: at})
	}
	if subtag == l.subtag || isBytes && l.subtag == 'B' {
		n := len(b) / int(l.size)
		if l.length < 0 {
			*(*sliceHeader)(p) = sliceHeader{unsafe.Pointer(&zeroLength), 0, 0}
			if n > 0 {
				*(*sliceHeader)(p) = sliceHeader{unsafe.Pointer(&b[0]), n, n}
			}
			return nil
		}
		data, size := l.room(d, p, n)
		copy(unsafe.Slice((*byte)(data), size*int(l.size)), b)
		return nil
	}
	return l.convert(d, p, subtag, b, what, at)
}

// convert reads elements of another type of number.
func (l *listReader) convert(d *decoder, p unsafe.Pointer, subtag byte, b []byte, what string, at int) error {
	step := int(elementSize(subtag))
	if l.elem.typ.Kind() == reflect.Interface {
		if l.elem.typ.NumMethod() != 0 {
			return d.leftOut(&UnmarshalTypeError{Value: what, Type: l.t, Offset: at})
		}
	}
	if err := d.spend(len(b)); err != nil { // a reference makes it once more
		return err
	}
	data, size := l.room(d, p, len(b)/step)
	for i := range size {
		from, to := unsafe.Pointer(&b[i*step]), unsafe.Add(data, uintptr(i)*l.size)
		if !l.convertElement(subtag, from, to) {
			return d.leftOut(&UnmarshalTypeError{Value: what, Type: l.t, Path: pathIndex(i), Offset: at, Err: errors.New("element out of range")})
		}
	}
	return nil
}

func (l *listReader) convertElement(subtag byte, from, to unsafe.Pointer) bool {
	v := element(subtag, from)
	k := l.elem.typ.Kind()
	switch {
	case k == reflect.Interface:
		*(*any)(to) = v
		return true
	case k == reflect.Float64 || k == reflect.Float32:
		f, ok := v.(float64)
		if !ok {
			return false
		}
		if k == reflect.Float64 {
			*(*float64)(to) = f
		} else {
			*(*float32)(to) = float32(f)
		}
		return k == reflect.Float64 || math.Abs(f) <= math.MaxFloat32 || math.IsInf(f, 0) || math.IsNaN(f)
	}
	switch v := v.(type) {
	case float64:
		return setIntFromFloat(l.set, to, v)
	case int64:
		return l.set(to, v < 0, magnitude(v))
	case uint64:
		return l.set(to, false, v)
	}
	return false
}

func magnitude(v int64) uint64 {
	if v < 0 {
		return uint64(-v)
	}
	return uint64(v)
}

// element is an element of a typed array: a float64, or of BigInts an int64 or
// uint64.
func element(subtag byte, p unsafe.Pointer) any {
	switch subtag {
	case 'b':
		return float64(*(*int8)(p))
	case 'w':
		return float64(*(*int16)(p))
	case 'W':
		return float64(*(*uint16)(p))
	case 'd':
		return float64(*(*int32)(p))
	case 'D':
		return float64(*(*uint32)(p))
	case 'f':
		return float64(*(*float32)(p))
	case 'F':
		return *(*float64)(p)
	case 'q':
		return *(*int64)(p)
	case 'Q':
		return *(*uint64)(p)
	}
	return float64(*(*uint8)(p))
}

// fromNode puts memory that a reference is to into a place of type t.
func (d *decoder) fromNode(t *decType, p unsafe.Pointer, node any, at int) error {
	switch t.typ.Kind() {
	case reflect.Slice, reflect.Array:
		l := newNodeReader(t)
		return l.fromNode(d, p, node, at)
	case reflect.Interface:
		if t.typ == valueType {
			*(*any)(p) = node
		} else if t.typ.NumMethod() == 0 {
			*(*any)(p) = friendly(node)
		}
		return nil
	case reflect.Pointer:
		if reflect.TypeOf(node) == t.typ {
			reflect.NewAt(t.typ, p).Elem().Set(reflect.ValueOf(node))
			return nil
		}
	}
	what := "ArrayBuffer"
	if v, ok := node.(*View); ok {
		what = v.Kind
	}
	return d.leftOut(&UnmarshalTypeError{Value: what, Type: t.typ, Offset: at})
}

// newNodeReader is a listReader for a type that has its decoder already.
func newNodeReader(t *decType) *listReader {
	decBuilding.Lock()
	defer decBuilding.Unlock()
	if decPending == nil {
		decPending = map[encKey]*decType{}
		defer func() { decPending = nil }()
	}
	l := newListReader(t, t.typ, 0)
	if t.typ.Kind() == reflect.Array {
		l.length = t.typ.Len()
	}
	return l
}
