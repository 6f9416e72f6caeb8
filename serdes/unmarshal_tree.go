// The decoders of any and of the Value tree.

package serdes

import (
	"reflect"
	"strings"
	"unsafe"
)

// anyInto reads into an interface, with references to what other interfaces of
// the same kind have.
func (d *decoder) anyInto(dt *decType, p unsafe.Pointer, lossless bool) error {
	v, err := d.anyAs(dt, lossless)
	if err == nil || err == errSoft {
		*(*any)(p) = v
	}
	return err
}

// freeType and treeType stand for any and Value in what objects were read as.
var freeType, treeType *decType

func init() {
	freeType = decTypeOf(reflect.TypeFor[any]())
	treeType = decTypeOf(valueType)
}

func (d *decoder) any(lossless bool) (any, error) {
	if lossless {
		return d.anyAs(treeType, true)
	}
	return d.anyAs(freeType, false)
}

// anyAs reads a value: of the Value tree, or Go's own types as far as there
// are any.
func (d *decoder) anyAs(dt *decType, lossless bool) (any, error) {
	tag, err := d.look()
	if err != nil {
		return nil, err
	}
	start := d.pos
	d.pos++
	switch tag {
	case wireUndefined:
		if lossless {
			return Undefined{}, nil
		}
		return nil, nil
	case wireNull:
		if lossless {
			return Null{}, nil
		}
		return nil, nil
	case wireTrue, wireFalse:
		return tag == wireTrue, nil
	case wireInt32, wireUint32, wireDouble:
		d.pos = start
		v, err := d.number()
		return d.boxFloat(v), err
	case wireString1, wireString2, wireStringUTF8:
		d.pos = start
		s, err := d.text(lossless)
		return d.boxString(s), err
	case wireBigInt:
		negative, b, err := d.digits()
		if err != nil {
			return nil, err
		}
		return bigFromBytes(negative, b), nil
	case wireRef:
		d.pos = start
		return d.anyRef(dt, lossless)
	case wireArrayBuffer, wireResizable, wireTransfer, wireShared:
		d.pos = start
		return d.anyMemory(lossless)
	case wireHost:
		d.pos = start
		if d.opts.Host == HostViews {
			return d.anyMemory(lossless)
		}
	}
	if d.again > 0 && d.nextID < d.ids.len() {
		o := d.ids.at(d.nextID)
		if r := d.find(d.nextID, dt); r != nil && r.done && o.start == start {
			d.pos, d.nextID = o.end, o.next
			return r.v, nil
		}
	}
	if err := d.enter(); err != nil {
		return nil, err
	}
	b := anyBuilder{d: d, dt: dt, start: start, lossless: lossless}
	d.pos = start + 1
	v, err := b.object(tag)
	if err != nil {
		return nil, err
	}
	d.depth--
	if d.track {
		d.finish(b.id, dt)
	}
	return v, nil
}

func boxed[T any](v T, err error) (any, error) { return v, err }

func (d *decoder) anyRef(dt *decType, lossless bool) (any, error) {
	id, err := d.refID()
	if err != nil {
		return nil, err
	}
	if d.ids.at(id).node != nil {
		node, err := d.refView(id)
		if err != nil || lossless {
			return node, err
		}
		return friendly(node), nil
	}
	if r := d.find(id, dt); r != nil {
		return r.v, nil
	}
	var v any
	err = d.once(id, func() (err error) { v, err = d.anyAs(dt, lossless); return err })
	return v, err
}

func (d *decoder) anyMemory(lossless bool) (any, error) {
	node, err := d.memory()
	if err != nil || lossless {
		return node, err
	}
	return friendly(node), nil
}

// friendly is the slice that shows the memory, if Go has one.
func friendly(node any) any {
	v, ok := node.(*View)
	if !ok {
		return node.(*ArrayBuffer).Data
	}
	b := v.Bytes()
	switch v.Kind {
	case "Uint8Array", "Buffer":
		return b
	case "Int8Array":
		return slicedAs[int8](b)
	case "Int16Array":
		return slicedAs[int16](b)
	case "Uint16Array":
		return slicedAs[uint16](b)
	case "Int32Array":
		return slicedAs[int32](b)
	case "Uint32Array":
		return slicedAs[uint32](b)
	case "Float32Array":
		return slicedAs[float32](b)
	case "Float64Array":
		return slicedAs[float64](b)
	case "BigInt64Array":
		return slicedAs[int64](b)
	case "BigUint64Array":
		return slicedAs[uint64](b)
	}
	return v
}

// slicedAs sees aligned memory as numbers.
func slicedAs[T any](b []byte) []T {
	var zero T
	n := len(b) / int(unsafe.Sizeof(zero))
	if n == 0 {
		return []T{}
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&b[0])), n)
}

// anyBuilder reads one object.
type anyBuilder struct {
	d        *decoder
	dt       *decType
	start    int
	lossless bool
	id       uint64
}

// is gives the object its id and its Go value, which references find from
// now on.
func (b *anyBuilder) is(v any) {
	b.id = b.d.begin(b.start)
	b.now(v)
}

func (b *anyBuilder) now(v any) {
	if b.d.track {
		b.d.note(b.id, rep{typ: b.dt, v: v})
	}
}

func (b *anyBuilder) value() (any, error) {
	if !b.lossless {
		if v, ok := b.d.quickAny(); ok {
			return v, nil
		}
	}
	return b.d.anyAs(b.dt, b.lossless)
}

func (b *anyBuilder) object(tag byte) (any, error) {
	d := b.d
	switch tag {
	case wireObject:
		return b.plain()
	case wireDense:
		return b.dense()
	case wireSparse:
		return b.sparse()
	case wireMap:
		return b.mapObject()
	case wireSet:
		return b.set()
	case wireDate:
		return b.date()
	case wireRegExp:
		b.id = d.begin(b.start)
		re, err := d.regExpParts()
		if err != nil {
			return nil, err
		}
		b.now(re)
		return re, nil
	case wireError:
		return b.error()
	case wireHost:
		return b.host()
	case wireTrueObject, wireFalseObject, wireNumberObject, wireBigIntObject, wireStringObject:
		return b.wrapper(tag)
	}
	d.pos--
	return nil, d.badTag(tag)
}

func (b *anyBuilder) plain() (any, error) {
	if b.lossless {
		o := &Object{}
		b.is(o)
		var err error
		o.Properties, err = b.properties(wireObjectEnd)
		return o, err
	}
	m := make(map[string]any)
	b.is(m)
	d := b.d
	for n := uint64(0); ; n++ {
		k, ok := d.quickName()
		if !ok {
			tag, err := d.look()
			if err != nil {
				return nil, err
			}
			if tag == wireObjectEnd {
				d.pos++
				return m, d.count(n)
			}
			if k, err = d.name(); err != nil {
				return nil, err
			}
		}
		v, err := b.value()
		if err != nil {
			return nil, err
		}
		m[k] = v
	}
}

// properties reads up to the end tag and its count.
func (b *anyBuilder) properties(end byte) ([]Property, error) {
	var list []Property
	d := b.d
	n, err := d.repeat(end, func(int) error {
		k, err := d.propertyName(b.lossless)
		if err != nil {
			return err
		}
		v, err := b.value()
		list = append(list, Property{k, v})
		return err
	})
	if err != nil {
		return nil, err
	}
	return list, d.count(uint64(n))
}

// dense reads a dense array: a []any, or an Array for the tree and for one
// that has properties.
func (b *anyBuilder) dense() (any, error) {
	d := b.d
	n, err := d.ReadUint32()
	if err != nil {
		return nil, err
	}
	if err := d.claim(n); err != nil {
		return nil, err
	}
	if b.lossless {
		return b.denseTree(n)
	}
	list, boxedList := d.roomForList(int(n))
	b.is(boxedList)
	for i := range list {
		if v, ok := d.quickAny(); ok {
			list[i] = v
			continue
		}
		tag, err := d.look()
		if err != nil {
			return nil, err
		}
		if tag == wireHole {
			d.pos++
			continue
		}
		if list[i], err = b.value(); err != nil {
			return nil, err
		}
	}
	properties, err := b.properties(wireDenseEnd)
	if err != nil {
		return nil, err
	}
	if err := d.lengthAgain(n); err != nil || len(properties) == 0 {
		return boxedList, err
	}
	a := &Array{Properties: properties, Elements: make([]Value, n)}
	for i, v := range list {
		a.Elements[i] = v
	}
	b.now(a)
	return a, nil
}

func (b *anyBuilder) denseTree(n uint32) (any, error) {
	d := b.d
	a := &Array{Elements: make([]Value, n)}
	b.is(a)
	for i := range a.Elements {
		tag, err := d.look()
		if err != nil {
			return nil, err
		}
		if tag == wireHole {
			d.pos++
			a.Elements[i] = Hole{}
			continue
		}
		if a.Elements[i], err = b.value(); err != nil {
			return nil, err
		}
	}
	var err error
	if a.Properties, err = b.properties(wireDenseEnd); err != nil {
		return nil, err
	}
	return a, d.lengthAgain(n)
}

// sparse reads a sparse array. Without named properties and with few holes it
// is a []any: V8 writes every array so that has had a hole once.
func (b *anyBuilder) sparse() (any, error) {
	d := b.d
	n, err := d.ReadUint32()
	if err != nil {
		return nil, err
	}
	a := &Array{Sparse: true, Length: n}
	b.is(a)
	if a.Properties, err = b.properties(wireSparseEnd); err != nil {
		return nil, err
	}
	if err := d.lengthAgain(n); err != nil || b.lossless {
		return a, err
	}
	if uint64(n) > 2*uint64(len(a.Properties))+8 {
		return a, nil
	}
	list := make([]any, n)
	for _, p := range a.Properties {
		i, ok := arrayIndex(p.Key)
		if !ok || i >= n {
			return a, nil
		}
		list[i] = p.Value
	}
	b.now(list)
	return list, nil
}

func (b *anyBuilder) mapObject() (any, error) {
	m := &Map{}
	b.is(m)
	n, err := b.d.repeat(wireMapEnd, func(i int) error {
		v, err := b.value()
		if i&1 == 0 {
			m.Entries = append(m.Entries, Entry{Key: v})
		} else {
			m.Entries[i/2].Value = v
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return m, b.d.mapEnd(n)
}

func (b *anyBuilder) set() (any, error) {
	s := &Set{}
	b.is(s)
	n, err := b.d.repeat(wireSetEnd, func(int) error {
		v, err := b.value()
		s.Values = append(s.Values, v)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s, b.d.count(uint64(n))
}

func (b *anyBuilder) date() (any, error) {
	b.id = b.d.begin(b.start)
	date, err := b.d.dateTime()
	if err != nil {
		return nil, err
	}
	v := any(date)
	if t, ok := date.Time(); ok && !b.lossless {
		v = t
	}
	b.now(v)
	return v, nil
}

func (b *anyBuilder) error() (any, error) {
	b.id = b.d.begin(b.start)
	e, err := b.d.errorParts(b.id, b.value)
	if err != nil {
		return nil, err
	}
	if !b.lossless {
		e.Message, e.Stack = strings.ToValidUTF8(e.Message, "\uFFFD"), strings.ToValidUTF8(e.Stack, "\uFFFD")
	}
	b.now(e)
	return e, nil
}

func (b *anyBuilder) host() (any, error) {
	kind, err := b.d.hostKind()
	if err != nil {
		return nil, err
	}
	h := &HostObject{Kind: kind}
	b.is(h)
	b.d.setPartial(b.id, true)
	h.Payload, err = b.value()
	b.d.setPartial(b.id, false)
	return h, err
}

// wrapper reads the object of a primitive value.
func (b *anyBuilder) wrapper(tag byte) (any, error) {
	d := b.d
	b.id = d.begin(b.start)
	var v any
	var err error
	switch tag {
	case wireTrueObject, wireFalseObject:
		v = tag == wireTrueObject
	case wireNumberObject:
		v, err = boxed(d.ReadDouble())
	case wireStringObject:
		v, err = boxed(d.wantText(b.lossless))
	default:
		var negative bool
		var digits []byte
		negative, digits, err = d.digits()
		v = bigFromBytes(negative, digits)
	}
	if err != nil {
		return nil, err
	}
	if b.lossless {
		v = &Wrapper{v}
	}
	b.now(v)
	return v, nil
}

// treeDec is for pointers to the types of the Value tree.
func treeDec(dt *decType, t reflect.Type) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		if _, err := d.look(); err != nil {
			return err
		}
		at, what := d.pos, d.describe()
		v, err := d.any(true)
		if err != nil {
			return err
		}
		place := reflect.NewAt(t, p).Elem()
		switch v.(type) {
		case Undefined, Null:
			place.SetZero()
			return nil
		}
		if reflect.TypeOf(v) != t {
			return d.leftOut(&UnmarshalTypeError{Value: what, Type: dt.typ, Offset: at})
		}
		place.Set(reflect.ValueOf(v))
		return nil
	}
}

// treeValueDec is for the types themselves: what the tree has is copied.
func treeValueDec(dt *decType, t reflect.Type) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		if _, err := d.look(); err != nil {
			return err
		}
		at, what := d.pos, d.describe()
		v, err := d.any(true)
		if err != nil {
			return err
		}
		rv := reflect.ValueOf(v)
		place := reflect.NewAt(t, p).Elem()
		switch {
		case rv.Type() == t:
			place.Set(rv)
		case rv.Type() == reflect.PointerTo(t):
			place.Set(rv.Elem())
		case rv.Type() == reflect.TypeFor[Undefined]() || rv.Type() == reflect.TypeFor[Null]():
		default:
			return d.leftOut(&UnmarshalTypeError{Value: what, Type: dt.typ, Offset: at})
		}
		return nil
	}
}
