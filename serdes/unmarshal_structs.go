// The decoders of structs and maps.

package serdes

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unsafe"
)

// decField is a field that a property goes to.
type decField struct {
	key    string // on the wire; empty for one of two-byte characters
	name   string
	typ    *decType
	offset uintptr
	op     encOp
	path   []fieldStep
}

// structFields are the fields of a struct type, complete when it is first used.
type structFields struct {
	list   []decField
	byName map[string]int
	once   sync.Once
}

func structDec(dt *decType, t reflect.Type) decFunc {
	s := &structFields{byName: map[string]int{}}
	for i, sf := range fieldsOf(t) {
		f := decField{name: sf.name, typ: buildDec(sf.typ, sf.form), offset: sf.path[len(sf.path)-1].offset}
		var e encoder
		e.key(sf.name)
		if e.buf[0] != wireString2 && e.buf[0] != wirePadding {
			f.key = string(e.buf)
		}
		if len(sf.path) > 1 {
			f.path = sf.path
		}
		s.byName[sf.name] = i
		s.list = append(s.list, f)
	}
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		switch tag {
		case wireObject:
			return d.structBody(dt, s, p)
		case wireMap:
			return d.structFromMap(dt, s, p)
		}
		return d.simple(dt, p, tag)
	}
}

// structBody reads an object's properties into fields. They usually come in
// the order of the fields: then a comparison of bytes finds them.
func (d *decoder) structBody(dt *decType, s *structFields, p unsafe.Pointer) error {
	s.once.Do(func() {
		for i := range s.list {
			s.list[i].op = s.list[i].typ.op
		}
	})
	start := d.pos
	d.pos++
	id, complete, err := d.open(start, dt, p, rep{ptr: p})
	if err != nil || complete {
		return err
	}
	var soft error
	next := 0
	for n := uint64(0); ; n++ {
		if next < len(s.list) && s.list[next].key != "" && hasPrefix(d.data[d.pos:], s.list[next].key) {
			d.pos += len(s.list[next].key)
		} else {
			tag, err := d.look()
			if err != nil {
				return err
			}
			if tag == wireObjectEnd {
				d.pos++
				if err := d.count(n); err != nil {
					return err
				}
				d.shut(id, dt)
				return soft
			}
			at, err := s.find(d)
			if err != nil {
				return err
			}
			if at < 0 {
				if err := d.unknownField(dt); err != nil {
					return err
				}
				continue
			}
			next = at
		}
		f := &s.list[next]
		next++
		if err := d.field(f, p); err != nil {
			if soft, err = d.inside(pathKey(f.name), err); err != nil {
				return err
			}
		}
	}
}

// field reads a property's value into its field.
func (d *decoder) field(f *decField, p unsafe.Pointer) error {
	at := unsafe.Pointer(nil)
	if f.path == nil {
		at = unsafe.Add(p, f.offset)
	} else if at = f.locate(p); at == nil {
		return d.mismatch(f.typ.typ, errors.New("the embedded pointer to its struct is not exported"))
	}
	switch f.op {
	case opString:
		if d.shortString(at) {
			return nil
		}
	case opInt64:
		if v, ok := d.shortInt(); ok {
			*(*int64)(at) = v
			return nil
		}
	case opFloat64:
		if len(d.data)-d.pos >= 9 && d.data[d.pos] == wireDouble {
			d.pos++
			*(*float64)(at), _ = d.ReadDouble()
			return nil
		}
	}
	return f.typ.dec(d, at)
}

func hasPrefix(data []byte, key string) bool {
	return len(data) >= len(key) && string(data[:len(key)]) == key
}

// find reads a property name and gives the index of its field, or -1.
func (s *structFields) find(d *decoder) (int, error) {
	name, err := d.name()
	if err != nil {
		return -1, err
	}
	if i, ok := s.byName[name]; ok {
		return i, nil
	}
	for i := range s.list {
		// Folding changes a character's size by a factor of three at most.
		if len(name) <= 3*len(s.list[i].name) && strings.EqualFold(s.list[i].name, name) {
			return i, nil
		}
	}
	d.unknown = name
	return -1, nil
}

// unknownField leaves a property out.
func (d *decoder) unknownField(dt *decType) error {
	if d.opts.DisallowUnknownFields {
		return &UnmarshalTypeError{Value: "property " + strconv.Quote(d.unknown), Type: dt.typ, Offset: d.pos, Err: errors.New("unknown field")}
	}
	return d.skip()
}

// locate is where the field is, whose embedded pointers are made; nil if one
// cannot be.
func (f *decField) locate(p unsafe.Pointer) unsafe.Pointer {
	for _, step := range f.path {
		p = unsafe.Add(p, step.offset)
		if step.elem == nil {
			return p
		}
		target := *(*unsafe.Pointer)(p)
		if target == nil {
			if step.locked {
				return nil
			}
			target = reflect.New(step.elem).UnsafePointer()
			*(*unsafe.Pointer)(p) = target
		}
		p = target
	}
	return p
}

// structFromMap reads a Map's values under string keys into fields.
func (d *decoder) structFromMap(dt *decType, s *structFields, p unsafe.Pointer) error {
	start := d.pos
	d.pos++
	id, complete, err := d.open(start, dt, p, rep{ptr: p})
	if err != nil || complete {
		return err
	}
	var soft error
	field := -1
	n, err := d.repeat(wireMapEnd, func(i int) error {
		if i&1 == 0 {
			field = -1
			tag, err := d.look()
			if err != nil {
				return err
			}
			if !isString(tag) {
				return d.skip()
			}
			field, err = s.find(d)
			return err
		}
		if field < 0 {
			return d.unknownField(dt)
		}
		f := &s.list[field]
		if err := d.field(f, p); err != nil {
			if soft, err = d.inside(pathKey(f.name), err); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := d.mapEnd(n); err != nil {
		return err
	}
	d.shut(id, dt)
	return soft
}

// mapEnd checks the count of a Map's keys and values.
func (d *decoder) mapEnd(n int) error {
	if n&1 != 0 {
		return d.errorf("Map that ends with a key")
	}
	return d.count(uint64(n))
}

// mapReader reads objects, Maps and Sets into a map type.
type mapReader struct {
	dt        *decType
	t         reflect.Type
	key, elem *decType
	isSet     bool
	// fresh says that every value gets memory of its own: references may
	// point into it.
	fresh bool
}

func mapDec(dt *decType, t reflect.Type) decFunc {
	m := &mapReader{dt: dt, t: t, key: buildDec(t.Key(), 0), elem: buildDec(t.Elem(), 0)}
	k := t.Elem().Kind()
	m.isSet = k == reflect.Struct && t.Elem().NumField() == 0
	m.fresh = k == reflect.Struct || k == reflect.Array
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		switch {
		case d.nullish(tag):
			*(*unsafe.Pointer)(p) = nil
			return nil
		case tag == wireObject:
			return m.read(d, p, wireObjectEnd, m.property)
		case tag == wireMap:
			return m.read(d, p, wireMapEnd, m.entry)
		case tag == wireSet && m.isSet:
			return m.read(d, p, wireSetEnd, m.member)
		}
		return d.simple(dt, p, tag)
	}
}

// mapFill is a map that is being read.
type mapFill struct {
	d     *decoder
	place reflect.Value
	value reflect.Value
	soft  error
}

// read fills a map by one call of next for each of its entries.
func (m *mapReader) read(d *decoder, p unsafe.Pointer, end byte, next func(*mapFill, int) error) error {
	start := d.pos
	d.pos++
	f := &mapFill{d: d, place: reflect.NewAt(m.t, p).Elem()}
	if f.place.IsNil() {
		f.place.Set(reflect.MakeMap(m.t))
	}
	id, complete, err := d.open(start, m.dt, p, rep{ptr: f.place.UnsafePointer()})
	if err != nil || complete {
		return err
	}
	n, err := d.repeat(end, func(i int) error { return next(f, i) })
	if err != nil {
		return err
	}
	if end == wireMapEnd {
		n *= 2
	}
	if err := d.count(uint64(n)); err != nil {
		return err
	}
	d.shut(id, m.dt)
	return f.soft
}

// note keeps a soft error and gives another one on.
func (f *mapFill) note(step string, err error) (hard error) {
	if err == nil {
		return nil
	}
	soft, hard := f.d.inside(step, err)
	if soft != nil {
		f.soft = soft
	}
	return hard
}

// property reads a name and a value.
func (m *mapReader) property(f *mapFill, _ int) error {
	k := reflect.New(m.t.Key()).Elem()
	fits, err := m.name(f.d, k)
	if err := f.note("", err); err != nil {
		return err
	}
	if !fits {
		return f.d.skip()
	}
	return m.put(f, k)
}

// entry reads a key and a value of a Map.
func (m *mapReader) entry(f *mapFill, i int) error {
	k, fits, err := m.readKey(f, i)
	if err != nil {
		return err
	}
	if tag, err := f.d.look(); err == nil && tag == wireMapEnd {
		return f.d.errorf("Map that ends with a key")
	}
	if !fits {
		return f.d.skip()
	}
	return m.put(f, k)
}

// member reads a value of a Set as a key.
func (m *mapReader) member(f *mapFill, i int) error {
	k, fits, err := m.readKey(f, i)
	if err == nil && fits {
		f.place.SetMapIndex(k, reflect.Zero(m.t.Elem()))
	}
	return err
}

func (m *mapReader) readKey(f *mapFill, i int) (k reflect.Value, fits bool, err error) {
	d := f.d
	before := d.left
	k = reflect.New(m.t.Key())
	if err = m.key.dec(d, k.UnsafePointer()); err == nil && !k.Elem().Comparable() {
		err = d.leftOut(&UnmarshalTypeError{Value: "key", Type: m.t, Offset: d.pos, Err: errors.New("not comparable")})
		return k.Elem(), false, f.note(pathIndex(i), err)
	}
	fits = d.left == before
	return k.Elem(), fits, f.note(pathIndex(i), err)
}

// put reads the value that belongs to a key.
func (m *mapReader) put(f *mapFill, k reflect.Value) error {
	if m.fresh || !f.value.IsValid() {
		f.value = reflect.New(m.t.Elem())
	} else {
		f.value.Elem().SetZero()
	}
	if err := m.elem.dec(f.d, f.value.UnsafePointer()); err != nil {
		if err := f.note(mapStep(k), err); err != nil {
			return err
		}
	}
	f.place.SetMapIndex(k, f.value.Elem())
	return nil
}

func mapStep(k reflect.Value) string {
	if k.Kind() == reflect.String {
		return pathKey(k.String())
	}
	return fmt.Sprintf("[%v]", k)
}

// name reads a property name as a map's key, as far as it is one.
func (m *mapReader) name(d *decoder, k reflect.Value) (fits bool, err error) {
	if _, err := d.look(); err != nil {
		return false, err
	}
	at := d.pos
	name, err := d.name()
	if err != nil {
		return false, err
	}
	if k.CanAddr() && k.Kind() != reflect.Interface {
		if tu, ok := k.Addr().Interface().(encoding.TextUnmarshaler); ok {
			if tu.UnmarshalText([]byte(name)) == nil {
				return true, nil
			}
			return false, d.leftOut(&UnmarshalTypeError{Value: "property " + strconv.Quote(name), Type: m.t, Offset: at})
		}
	}
	switch {
	case k.Kind() == reflect.String:
		k.SetString(name)
		return true, nil
	case k.CanInt():
		if v, err := strconv.ParseInt(name, 10, k.Type().Bits()); err == nil {
			k.SetInt(v)
			return true, nil
		}
	case k.CanUint():
		if v, err := strconv.ParseUint(name, 10, k.Type().Bits()); err == nil {
			k.SetUint(v)
			return true, nil
		}
	case k.Kind() == reflect.Interface && k.NumMethod() == 0:
		k.Set(reflect.ValueOf(name))
		return true, nil
	}
	return false, d.leftOut(&UnmarshalTypeError{Value: "property " + strconv.Quote(name), Type: m.t, Offset: at})
}
