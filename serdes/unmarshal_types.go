// The decoders of Go types, made once per type; each gets the address where its
// value goes. Here are those of single values; unmarshal_structs.go has
// structs and maps, unmarshal_lists.go slices and arrays.

package serdes

import (
	"encoding"
	"errors"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

type decFunc func(d *decoder, p unsafe.Pointer) error

// decType is how a type is read.
type decType struct {
	dec decFunc
	typ reflect.Type
	op  encOp
	// refers is the experience that messages of this type have references.
	refers atomic.Bool
}

var (
	decTypes    sync.Map // encKey to *decType, complete ones
	decBuilding sync.Mutex
	decPending  map[encKey]*decType
)

// decTypeOf gives the decoder of a type, making it the first time.
func decTypeOf(t reflect.Type) *decType {
	if known, ok := decTypes.Load(encKey{t, 0}); ok {
		return known.(*decType)
	}
	decBuilding.Lock()
	defer decBuilding.Unlock()
	decPending = map[encKey]*decType{}
	made := buildDec(t, 0)
	for k, dt := range decPending {
		decTypes.LoadOrStore(k, dt)
	}
	decPending = nil
	return made
}

// buildDec makes a decoder with decBuilding held.
func buildDec(t reflect.Type, f form) *decType {
	k := encKey{t, f & formString}
	if known, ok := decTypes.Load(k); ok {
		return known.(*decType)
	}
	if known := decPending[k]; known != nil {
		return known
	}
	dt := &decType{typ: t}
	decPending[k] = dt
	dt.dec, dt.op = makeDec(dt, t, k.form)
	return dt
}

var (
	unmarshalerType     = reflect.TypeFor[Unmarshaler]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
	valueType           = reflect.TypeFor[Value]()
)

func makeDec(dt *decType, t reflect.Type, f form) (decFunc, encOp) {
	if dec := specialDec(dt, t); dec != nil {
		return dec, opCall
	}
	switch t.Kind() {
	case reflect.Bool:
		return boolDec(dt, f), opBool
	case reflect.String:
		return stringDec(dt), opString
	case reflect.Float64:
		return floatDec(dt, f), opFloat64
	case reflect.Float32:
		return floatDec(dt, f), opCall
	case reflect.Int, reflect.Int64:
		return intDec(dt, f), opInt64
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return intDec(dt, f), opCall
	case reflect.Pointer:
		return pointerDec(t, f), opCall
	case reflect.Interface:
		return interfaceDec(dt, t), opCall
	case reflect.Struct:
		return structDec(dt, t), opCall
	case reflect.Map:
		return mapDec(dt, t), opCall
	case reflect.Slice:
		return sliceDec(dt, t, f), opCall
	case reflect.Array:
		return arrayDec(dt, t, f), opCall
	}
	return func(d *decoder, _ unsafe.Pointer) error { return d.mismatch(t, nil) }, opCall
}

// specialDec is the decoder of a type whose form is not that of its kind.
func specialDec(dt *decType, t reflect.Type) decFunc {
	ptr := reflect.PointerTo(t)
	switch {
	case t.Kind() == reflect.Pointer && treeTypes[t.Elem()] != nil:
		return treeDec(dt, t)
	case t.Kind() == reflect.Pointer || t.Kind() == reflect.Interface:
		return nil
	case ptr.Implements(unmarshalerType):
		return hookDec(t)
	case t == timeType:
		return timeDec(dt)
	case t == bigIntType:
		return bigDec(dt)
	case t == regexpType:
		return regexpDec(dt)
	case treeTypes[t] != nil:
		return treeValueDec(dt, t)
	case ptr.Implements(textUnmarshalerType):
		return textDec(dt)
	}
	return nil
}

// nullish reads null or undefined, if that is what comes.
func (d *decoder) nullish(tag byte) bool {
	if tag != wireNull && tag != wireUndefined {
		return false
	}
	d.pos++
	return true
}

// simple is what types do that take one kind of value with everything else:
// null changes nothing, references are followed, others do not fit.
func (d *decoder) simple(dt *decType, p unsafe.Pointer, tag byte) error {
	if d.nullish(tag) {
		return nil
	}
	if tag == wireRef {
		return d.reference(dt, p)
	}
	return d.mismatch(dt.typ, nil)
}

// hookCall is one call of UnmarshalV8.
type hookCall struct {
	d       *decoder
	start   int
	next    uint64
	calls   int
	over    bool
	end     int
	endNext uint64
}

// decode is what UnmarshalV8 is given.
func (h *hookCall) decode(v any) error {
	d := h.d
	rv := reflect.ValueOf(v)
	if h.over || rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	if d.failed != nil {
		return d.failed
	}
	if h.calls++; h.calls > 1 {
		d.pos, d.nextID = h.start, h.next
		d.again++
		defer func() { d.again-- }()
		if d.failed = d.spend(h.end - h.start); d.failed != nil {
			return d.failed
		}
	}
	before, steps := d.soft, d.steps
	d.soft, d.steps = nil, nil
	err := decTypeOf(rv.Type().Elem()).dec(d, rv.UnsafePointer())
	var mine *UnmarshalTypeError
	if d.soft != nil {
		mine = d.located()
	}
	d.soft, d.steps = before, steps
	if err != nil && err != errSoft {
		d.failed = err
		return err
	}
	h.end, h.endNext = d.pos, d.nextID
	if mine != nil {
		return mine
	}
	return nil
}

func hookDec(t reflect.Type) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		if !d.track && hasByte(d.data, wireRef) {
			return errRefers // before the hook, which is to be called once
		}
		if err := d.enter(); err != nil {
			return err
		}
		if _, err := d.look(); err != nil {
			return err
		}
		h := &hookCall{d: d, start: d.pos, next: d.nextID}
		err := reflect.NewAt(t, p).Interface().(Unmarshaler).UnmarshalV8(h.decode)
		h.over = true
		if d.failed != nil {
			return d.failed
		}
		if h.calls == 0 {
			if err := d.skip(); err != nil {
				return err
			}
		} else {
			d.pos, d.nextID = h.end, h.endNext
		}
		d.depth--
		if err == nil {
			return nil
		}
		var te *UnmarshalTypeError
		if errors.As(err, &te) && te == err {
			return d.leftOut(te)
		}
		return d.leftOut(&UnmarshalTypeError{Value: "value", Type: t, Offset: h.start, Err: err})
	}
}

func timeDec(dt *decType) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		if tag != wireDate {
			return d.simple(dt, p, tag)
		}
		start := d.pos
		d.pos++
		id := d.begin(start)
		date, err := d.dateTime()
		if err != nil {
			return err
		}
		t, ok := date.Time()
		if !ok {
			return d.leftOut(&UnmarshalTypeError{Value: "invalid Date", Type: timeType, Offset: start})
		}
		*(*time.Time)(p) = t
		if d.track {
			d.note(id, rep{typ: dt, ptr: p})
			d.finish(id, dt)
		}
		return nil
	}
}

func bigDec(dt *decType) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		start := d.pos
		switch tag {
		case wireBigInt, wireBigIntObject:
			d.pos++
			if tag == wireBigIntObject {
				d.begin(start)
			}
			negative, b, err := d.digits()
			if err != nil {
				return err
			}
			(*big.Int)(p).Set(bigFromBytes(negative, b))
			return nil
		case wireInt32, wireUint32, wireDouble:
			v, err := d.number()
			if err != nil {
				return err
			}
			if v != math.Trunc(v) || math.IsInf(v, 0) {
				return d.leftOut(&UnmarshalTypeError{Value: "number " + FormatNumber(v), Type: dt.typ, Offset: start})
			}
			new(big.Float).SetFloat64(v).Int((*big.Int)(p))
			return nil
		}
		return d.simple(dt, p, tag)
	}
}

func regexpDec(dt *decType) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		if tag != wireRegExp {
			return d.simple(dt, p, tag)
		}
		start := d.pos
		d.pos++
		id := d.begin(start)
		parts, err := d.regExpParts()
		if err != nil {
			return err
		}
		re, err := parts.Compile()
		if err != nil {
			return d.leftOut(&UnmarshalTypeError{Value: "RegExp", Type: dt.typ, Offset: start, Err: err})
		}
		*(*regexp.Regexp)(p) = *re
		if d.track {
			d.note(id, rep{typ: dt, ptr: p})
			d.finish(id, dt)
		}
		return nil
	}
}

func textDec(dt *decType) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		if !isString(tag) {
			return d.simple(dt, p, tag)
		}
		at := d.pos
		s, err := d.text(false)
		if err != nil {
			return err
		}
		if err := reflect.NewAt(dt.typ, p).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(s)); err != nil {
			return d.leftOut(&UnmarshalTypeError{Value: "string", Type: dt.typ, Offset: at, Err: err})
		}
		return nil
	}
}

func boolDec(dt *decType, f form) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		switch tag {
		case wireTrue, wireFalse:
			d.pos++
			*(*bool)(p) = tag == wireTrue
			return nil
		case wireTrueObject, wireFalseObject:
			d.begin(d.pos)
			d.pos++
			*(*bool)(p) = tag == wireTrueObject
			return nil
		}
		if f&formString != 0 && isString(tag) {
			return d.quoted(dt.typ, func(s string) (err error) { *(*bool)(p), err = strconv.ParseBool(s); return err })
		}
		return d.simple(dt, p, tag)
	}
}

// quoted reads a number or boolean that the option string made a string.
func (d *decoder) quoted(t reflect.Type, parse func(string) error) error {
	at := d.pos
	s, err := d.text(false)
	if err != nil {
		return err
	}
	if err := parse(s); err != nil {
		return d.leftOut(&UnmarshalTypeError{Value: "string " + strconv.Quote(s), Type: t, Offset: at})
	}
	return nil
}

func stringDec(dt *decType) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		switch {
		case isString(tag):
		case tag == wireStringObject:
			d.begin(d.pos)
			d.pos++
		default:
			return d.simple(dt, p, tag)
		}
		s, err := d.wantText(false)
		if err == nil {
			*(*string)(p) = s
		}
		return err
	}
}

// shortString is the common case of a string: ASCII of less than 128
// characters. When it is not that, nothing has been read.
func (d *decoder) shortString(p unsafe.Pointer) (ok bool) {
	data, pos := d.data, d.pos
	if len(data)-pos < 2 || data[pos] != wireString1 {
		return false
	}
	n := int(data[pos+1])
	pos += 2
	if n >= 0x80 || n > len(data)-pos {
		return false
	}
	b := data[pos : pos+n]
	if !isASCII(unsafe.String(unsafe.SliceData(b), n)) {
		return false
	}
	*(*string)(p) = string(b)
	d.pos = pos + n
	return true
}

// shortInt is the common case of an int32: of up to three bytes.
func (d *decoder) shortInt() (int64, bool) {
	data, pos := d.data, d.pos
	if len(data)-pos < 4 || data[pos] != wireInt32 {
		return 0, false
	}
	z, n := uint32(data[pos+1]), 2
	if z >= 0x80 {
		z, n = z&0x7F|uint32(data[pos+2])<<7, 3
		if z >= 1<<14 {
			z, n = z&(1<<14-1)|uint32(data[pos+3])<<14, 4
			if z >= 1<<21 {
				return 0, false
			}
		}
	}
	d.pos = pos + n
	return int64(int32(z>>1) ^ -int32(z&1)), true
}

func floatDec(dt *decType, f form) decFunc {
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		at := d.pos
		switch tag {
		case wireInt32, wireUint32, wireDouble, wireNumberObject:
			if tag == wireNumberObject {
				d.begin(at)
			}
			v, err := d.number()
			if err != nil {
				return err
			}
			return d.setFloat(dt.typ, p, v, at)
		}
		if f&formString != 0 && isString(tag) {
			return d.quoted(dt.typ, func(s string) error {
				v, err := strconv.ParseFloat(s, 64)
				if err == nil {
					err = d.setFloat(dt.typ, p, v, at)
				}
				return err
			})
		}
		return d.simple(dt, p, tag)
	}
}

func (d *decoder) setFloat(t reflect.Type, p unsafe.Pointer, v float64, at int) error {
	if t.Kind() == reflect.Float64 {
		*(*float64)(p) = v
		return nil
	}
	if math.Abs(v) > math.MaxFloat32 && !math.IsInf(v, 0) {
		return d.leftOut(&UnmarshalTypeError{Value: "number " + FormatNumber(v), Type: t, Offset: at})
	}
	*(*float32)(p) = float32(v)
	return nil
}

// setInt stores an integer given by sign and magnitude, and says if it fits.
type setInt func(p unsafe.Pointer, negative bool, mag uint64) bool

func intDec(dt *decType, f form) decFunc {
	set := intSetter(dt.typ)
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		at := d.pos
		ok := false
		switch tag {
		case wireInt32, wireUint32, wireDouble, wireNumberObject:
			if tag == wireNumberObject {
				d.begin(at)
			}
			v, err := d.number()
			if err != nil {
				return err
			}
			if !setIntFromFloat(set, p, v) {
				return d.leftOut(&UnmarshalTypeError{Value: "number " + FormatNumber(v), Type: dt.typ, Offset: at})
			}
			return nil
		case wireBigInt, wireBigIntObject:
			d.pos++
			if tag == wireBigIntObject {
				d.begin(at)
			}
			negative, b, err := d.digits()
			if err != nil {
				return err
			}
			mag := uint64(0)
			if mag, ok = smallDigits(b); !ok || !set(p, negative && mag != 0, mag) {
				return d.leftOut(&UnmarshalTypeError{Value: "bigint", Type: dt.typ, Offset: at})
			}
			return nil
		}
		if f&formString != 0 && isString(tag) {
			return d.quoted(dt.typ, func(s string) error { return parseInt(set, p, s) })
		}
		return d.simple(dt, p, tag)
	}
}

func parseInt(set setInt, p unsafe.Pointer, s string) error {
	mag, err := strconv.ParseUint(strings.TrimPrefix(s, "-"), 10, 64)
	if err == nil && !set(p, strings.HasPrefix(s, "-") && mag != 0, mag) {
		return strconv.ErrRange
	}
	return err
}

// setIntFromFloat takes numbers without a fraction.
func setIntFromFloat(set setInt, p unsafe.Pointer, v float64) bool {
	abs := math.Abs(v)
	return v == math.Trunc(v) && abs < 1<<64 && set(p, v < 0, uint64(abs))
}

// smallDigits is the bigint of at most 64 bits that the bytes are.
func smallDigits(b []byte) (v uint64, ok bool) {
	for i, c := range b {
		if i >= 8 && c != 0 {
			return 0, false
		}
		if i < 8 {
			v |= uint64(c) << (8 * i)
		}
	}
	return v, true
}

func intSetter(t reflect.Type) setInt {
	bits := uint(t.Bits())
	store := intStore(t.Size())
	if t.Kind() < reflect.Int || t.Kind() > reflect.Int64 {
		return func(p unsafe.Pointer, negative bool, mag uint64) bool {
			if negative || bits < 64 && mag>>bits != 0 {
				return false
			}
			store(p, mag)
			return true
		}
	}
	limit := uint64(1) << (bits - 1)
	return func(p unsafe.Pointer, negative bool, mag uint64) bool {
		switch {
		case negative && mag > limit, !negative && mag >= limit:
			return false
		case negative:
			mag = -mag
		}
		store(p, mag)
		return true
	}
}

func intStore(size uintptr) func(unsafe.Pointer, uint64) {
	switch size {
	case 1:
		return func(p unsafe.Pointer, v uint64) { *(*uint8)(p) = uint8(v) }
	case 2:
		return func(p unsafe.Pointer, v uint64) { *(*uint16)(p) = uint16(v) }
	case 4:
		return func(p unsafe.Pointer, v uint64) { *(*uint32)(p) = uint32(v) }
	}
	return func(p unsafe.Pointer, v uint64) { *(*uint64)(p) = v }
}

// pointerDec makes what the pointer points to, or fills it. A reference to an
// object that was read as the same type becomes the same pointer.
func pointerDec(t reflect.Type, f form) decFunc {
	elem := buildDec(t.Elem(), f)
	k := t.Elem().Kind()
	inPlace := k == reflect.Struct || k == reflect.Array
	return func(d *decoder, p unsafe.Pointer) error {
		tag, err := d.look()
		if err != nil {
			return err
		}
		if tag == wireNull || tag == wireUndefined {
			d.pos++
			*(*unsafe.Pointer)(p) = nil
			return nil
		}
		if inPlace && d.track {
			if known, err := d.samePointer(elem, p, tag); known || err != nil {
				return err
			}
		}
		if err := d.enter(); err != nil {
			return err
		}
		target := *(*unsafe.Pointer)(p)
		if target == nil {
			target = reflect.New(elem.typ).UnsafePointer()
			*(*unsafe.Pointer)(p) = target
		}
		err = elem.dec(d, target)
		d.depth--
		return err
	}
}

// samePointer finds the pointer to what comes, when that has been read: it is
// a reference, or an object that is read again.
func (d *decoder) samePointer(elem *decType, p unsafe.Pointer, tag byte) (known bool, err error) {
	if tag == wireRef {
		at := d.pos
		id, err := d.refID()
		if err != nil {
			return false, err
		}
		if r := d.find(id, elem); r != nil {
			*(*unsafe.Pointer)(p) = r.ptr
			return true, nil
		}
		d.pos = at
		*(*unsafe.Pointer)(p) = nil // it would be another object
		return false, nil
	}
	if d.again == 0 || d.nextID >= d.ids.len() {
		return false, nil
	}
	o := d.ids.at(d.nextID)
	r := d.find(d.nextID, elem)
	if r == nil || !r.done || o.start != d.pos {
		return false, nil
	}
	*(*unsafe.Pointer)(p) = r.ptr
	d.pos, d.nextID = o.end, o.next
	return true, nil
}

func interfaceDec(dt *decType, t reflect.Type) decFunc {
	switch {
	case t == valueType:
		return func(d *decoder, p unsafe.Pointer) error { return d.anyInto(dt, p, true) }
	case t.NumMethod() == 0:
		return func(d *decoder, p unsafe.Pointer) error {
			if *(*any)(p) == nil {
				return d.anyInto(dt, p, false)
			}
			return d.fillAny(dt, p)
		}
	}
	return func(d *decoder, p unsafe.Pointer) error {
		if _, err := d.look(); err != nil {
			return err
		}
		at, what := d.pos, d.describe()
		v, err := d.any(false)
		if err != nil && err != errSoft {
			return err
		}
		place := reflect.NewAt(t, p).Elem()
		if v == nil {
			place.SetZero()
			return err
		}
		rv := reflect.ValueOf(v)
		if !rv.Type().Implements(t) {
			return d.leftOut(&UnmarshalTypeError{Value: what, Type: t, Offset: at})
		}
		place.Set(rv)
		return err
	}
}

// fillAny reads into an interface that is not nil: as encoding/json does, a
// pointer in it is filled.
func (d *decoder) fillAny(dt *decType, p unsafe.Pointer) error {
	tag, err := d.look()
	if err != nil {
		return err
	}
	rv := reflect.ValueOf(*(*any)(p))
	if rv.Kind() != reflect.Pointer || rv.IsNil() || tag == wireNull || tag == wireUndefined || !plainStruct(rv.Type().Elem()) {
		return d.anyInto(dt, p, false)
	}
	if err := d.enter(); err != nil {
		return err
	}
	err = decTypeOf(rv.Type().Elem()).dec(d, rv.UnsafePointer())
	d.depth--
	return err
}
