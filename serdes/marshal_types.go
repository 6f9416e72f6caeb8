// The encoders of Go types. They are made once per type, and work on memory:
// each gets the address of its value.

package serdes

import (
	"encoding"
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unsafe"
)

type encFunc func(e *encoder, p unsafe.Pointer) error

// encType is how a type is written.
type encType struct {
	enc encFunc
	typ reflect.Type
	// direct says that an interface holds the value itself, not its address.
	direct bool
	op     encOp
	empty  func(p unsafe.Pointer) bool // for omitempty; nil: never
}

// encOp are the types that a struct writes without a call.
type encOp uint8

const (
	opCall encOp = iota
	opString
	opInt64
	opFloat64
	opBool
)

// encKey: a field's options may change the form of its type.
type encKey struct {
	typ  reflect.Type
	form form
}

var (
	encTypes    sync.Map // encKey to *encType, complete ones
	encBuilding sync.Mutex
	encPending  map[encKey]*encType // while one goroutine builds; may be incomplete
)

// encTypeOf gives the encoder of a type, making it the first time.
func encTypeOf(t reflect.Type, f form) *encType {
	if known, ok := encTypes.Load(encKey{t, f}); ok {
		return known.(*encType)
	}
	encBuilding.Lock()
	defer encBuilding.Unlock()
	encPending = map[encKey]*encType{}
	made := buildEnc(t, f)
	for k, et := range encPending {
		encTypes.LoadOrStore(k, et)
	}
	encPending = nil
	return made
}

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
	errorType         = reflect.TypeFor[error]()
	timeType          = reflect.TypeFor[time.Time]()
	bigIntType        = reflect.TypeFor[big.Int]()
	regexpType        = reflect.TypeFor[regexp.Regexp]()
)

// plainStruct says that a struct type has no form of its own.
func plainStruct(t reflect.Type) bool {
	return t != timeType && t != bigIntType && t != regexpType && treeTypes[t] == nil
}

// buildEnc makes an encoder with encBuilding held.
func buildEnc(t reflect.Type, f form) *encType {
	k := encKey{t, f}
	if known, ok := encTypes.Load(k); ok {
		return known.(*encType)
	}
	if known := encPending[k]; known != nil {
		return known
	}
	et := &encType{typ: t, direct: isDirect(t), empty: emptyFunc(t)}
	encPending[k] = et
	et.enc, et.op = makeEnc(et, t, f)
	return et
}

// isDirect says whether an interface holds a value of the type in its own
// word: pointers and what consists of exactly one.
func isDirect(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return true
	case reflect.Struct:
		return t.NumField() == 1 && isDirect(t.Field(0).Type)
	case reflect.Array:
		return t.Len() == 1 && isDirect(t.Elem())
	}
	return false
}

func makeEnc(et *encType, t reflect.Type, f form) (encFunc, encOp) {
	if enc := specialEnc(t); enc != nil {
		return enc, opCall
	}
	switch t.Kind() {
	case reflect.Bool:
		if f&formString != 0 {
			return func(e *encoder, p unsafe.Pointer) error { e.str(strconv.FormatBool(*(*bool)(p))); return nil }, opCall
		}
		return func(e *encoder, p unsafe.Pointer) error { e.bool(*(*bool)(p)); return nil }, opBool
	case reflect.String:
		return func(e *encoder, p unsafe.Pointer) error { e.str(*(*string)(p)); return nil }, opString
	case reflect.Float32, reflect.Float64:
		return floatEnc(t.Kind(), f)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return intEnc(t, f)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return uintEnc(t, f), opCall
	case reflect.Pointer:
		return pointerEnc(t, f), opCall
	case reflect.Interface:
		return interfaceEnc(t), opCall
	case reflect.Struct:
		return structEnc(t), opCall
	case reflect.Map:
		return mapEnc(et, t), opCall
	case reflect.Slice, reflect.Array:
		return listEnc(et, t, f), opCall
	}
	return func(*encoder, unsafe.Pointer) error { return noForm(t) }, opCall
}

func noForm(t reflect.Type) error {
	return &MarshalError{Err: fmt.Errorf("no JavaScript form for Go type %v", t)}
}

// specialEnc is the encoder of a type whose form is not that of its kind.
func specialEnc(t reflect.Type) encFunc {
	switch {
	case t.Kind() != reflect.Interface && t.Implements(marshalerType):
		return hookEnc(t, func(e *encoder, v any) error { return e.hook(v.(Marshaler)) })
	case t.Kind() != reflect.Interface && t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(marshalerType):
		return func(e *encoder, p unsafe.Pointer) error { return e.hook(reflect.NewAt(t, p).Interface().(Marshaler)) }
	case t == timeType:
		return func(e *encoder, p unsafe.Pointer) error { return e.date((*time.Time)(p)) }
	case t == bigIntType:
		return func(e *encoder, p unsafe.Pointer) error { return e.bigInt(wireBigInt, (*big.Int)(p)) }
	case t == regexpType:
		return func(e *encoder, p unsafe.Pointer) error { return e.goRegExp((*regexp.Regexp)(p)) }
	case treeTypes[t] != nil:
		return treeTypes[t]
	case t.Kind() == reflect.Pointer && plainPointer(t.Elem()):
		return nil
	case t.Kind() != reflect.Interface && t.Implements(errorType):
		return hookEnc(t, func(e *encoder, v any) error { return e.goError(v.(error)) })
	case t.Kind() != reflect.Interface && t.Implements(textMarshalerType):
		return hookEnc(t, func(e *encoder, v any) error { return e.text(v.(encoding.TextMarshaler)) })
	case t.Kind() != reflect.Interface && t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(textMarshalerType):
		return func(e *encoder, p unsafe.Pointer) error {
			return e.text(reflect.NewAt(t, p).Interface().(encoding.TextMarshaler))
		}
	}
	return nil
}

// plainPointer says that a pointer to the type is written as what it points
// to, whatever its methods are: the types with forms of their own.
func plainPointer(t reflect.Type) bool {
	return t == timeType || t == bigIntType || t == regexpType || treeTypes[t] != nil
}

// hookEnc calls a method on the value; nil pointers are null. Values in
// pointers keep their identity by the pointer.
func hookEnc(t reflect.Type, call func(e *encoder, v any) error) encFunc {
	nilable := t.Kind() == reflect.Pointer || t.Kind() == reflect.Map || t.Kind() == reflect.Slice
	return func(e *encoder, p unsafe.Pointer) error {
		v := reflect.NewAt(t, p).Elem()
		if nilable && v.IsNil() {
			e.buf = append(e.buf, wireNull)
			return nil
		}
		return call(e, v.Interface())
	}
}

func (e *encoder) hook(m Marshaler) error {
	if err := e.enter(); err != nil {
		return err
	}
	v, err := m.MarshalV8()
	if err != nil {
		return &MarshalError{Err: fmt.Errorf("MarshalV8 of %T: %w", m, err)}
	}
	err = e.any(v)
	e.depth--
	return err
}

func (e *encoder) text(m encoding.TextMarshaler) error {
	b, err := m.MarshalText()
	if err != nil {
		return &MarshalError{Err: fmt.Errorf("MarshalText of %T: %w", m, err)}
	}
	e.str(string(b))
	return nil
}

func (e *encoder) date(t *time.Time) error {
	ms := t.UnixMilli()
	if ms < -maxDate || ms > maxDate || t.Year() < -280_000 || t.Year() > 280_000 {
		return &MarshalError{Err: errors.New("time is outside of JavaScript's range")}
	}
	e.nextID++
	e.buf = appendDouble(e.buf, wireDate, float64(ms))
	return nil
}

// errorMark is the type of errors in the table of seen objects.
var errorMark = unsafe.Pointer(new(int64))

// goError writes an error as one of JavaScript's.
func (e *encoder) goError(err error) error {
	if js, ok := err.(*Error); ok {
		return e.jsError(js)
	}
	word := (*[2]unsafe.Pointer)(unsafe.Pointer(&err))[1]
	if reflect.TypeOf(err).Kind() == reflect.Pointer && reflect.TypeOf(err).Elem().Size() > 0 && e.again(word, errorMark, 0) {
		return nil
	}
	if err := e.enter(); err != nil {
		return err
	}
	e.nextID++
	e.buf = append(e.buf, wireError, wireErrorMessage)
	e.str(err.Error())
	if cause := errors.Unwrap(err); cause != nil {
		e.buf = append(e.buf, wireErrorCause)
		if err := e.any(cause); err != nil {
			return under(".cause", err)
		}
	}
	e.buf = append(e.buf, wireErrorEnd)
	e.depth--
	return nil
}

func floatEnc(k reflect.Kind, f form) (encFunc, encOp) {
	switch {
	case f&formString != 0:
		load := floatLoader(k)
		return func(e *encoder, p unsafe.Pointer) error { e.str(FormatNumber(load(p))); return nil }, opCall
	case k == reflect.Float32:
		return func(e *encoder, p unsafe.Pointer) error { e.float(float64(*(*float32)(p))); return nil }, opCall
	}
	return func(e *encoder, p unsafe.Pointer) error { e.float(*(*float64)(p)); return nil }, opFloat64
}

func floatLoader(k reflect.Kind) func(unsafe.Pointer) float64 {
	if k == reflect.Float32 {
		return func(p unsafe.Pointer) float64 { return float64(*(*float32)(p)) }
	}
	return func(p unsafe.Pointer) float64 { return *(*float64)(p) }
}

func intEnc(t reflect.Type, f form) (encFunc, encOp) {
	load := intLoader(t.Size())
	switch {
	case f&formString != 0:
		return func(e *encoder, p unsafe.Pointer) error { e.str(strconv.FormatInt(load(p), 10)); return nil }, opCall
	case f&formBigInt != 0:
		return func(e *encoder, p unsafe.Pointer) error {
			v := load(p)
			if v < 0 {
				e.digit(true, uint64(-v))
			} else {
				e.digit(false, uint64(v))
			}
			return nil
		}, opCall
	}
	op := opCall
	switch t.Size() {
	case 8:
		op = opInt64
	}
	return func(e *encoder, p unsafe.Pointer) error { e.int(load(p)); return nil }, op
}

func intLoader(size uintptr) func(unsafe.Pointer) int64 {
	switch size {
	case 1:
		return func(p unsafe.Pointer) int64 { return int64(*(*int8)(p)) }
	case 2:
		return func(p unsafe.Pointer) int64 { return int64(*(*int16)(p)) }
	case 4:
		return func(p unsafe.Pointer) int64 { return int64(*(*int32)(p)) }
	}
	return func(p unsafe.Pointer) int64 { return *(*int64)(p) }
}

func uintEnc(t reflect.Type, f form) encFunc {
	load := uintLoader(t.Size())
	switch {
	case f&formString != 0:
		return func(e *encoder, p unsafe.Pointer) error { e.str(strconv.FormatUint(load(p), 10)); return nil }
	case f&formBigInt != 0:
		return func(e *encoder, p unsafe.Pointer) error { e.digit(false, load(p)); return nil }
	}
	return func(e *encoder, p unsafe.Pointer) error { e.uint(load(p)); return nil }
}

func uintLoader(size uintptr) func(unsafe.Pointer) uint64 {
	switch size {
	case 1:
		return func(p unsafe.Pointer) uint64 { return uint64(*(*uint8)(p)) }
	case 2:
		return func(p unsafe.Pointer) uint64 { return uint64(*(*uint16)(p)) }
	case 4:
		return func(p unsafe.Pointer) uint64 { return uint64(*(*uint32)(p)) }
	}
	return func(p unsafe.Pointer) uint64 { return *(*uint64)(p) }
}

// pointerEnc follows a pointer. It keeps the identity of what is an object and
// has no identity of its own; maps and slices have it, and so have the types of
// the Value tree.
func pointerEnc(t reflect.Type, f form) encFunc {
	elem := buildEnc(t.Elem(), f)
	k := t.Elem().Kind()
	object := (k == reflect.Struct || k == reflect.Array) && t.Elem().Size() > 0 &&
		t.Elem() != bigIntType && (treeTypes[t.Elem()] == nil) && specialObject(t.Elem())
	mark := unsafe.Pointer(elem)
	return func(e *encoder, p unsafe.Pointer) error {
		target := *(*unsafe.Pointer)(p)
		if target == nil {
			e.buf = append(e.buf, wireNull)
			return nil
		}
		if object && e.again(target, mark, 0) {
			return nil
		}
		if err := e.enter(); err != nil {
			return err
		}
		err := elem.enc(e, target)
		e.depth--
		return err
	}
}

// specialObject says that a value of the type takes the next id when it is
// written. What a hook writes may be no object.
func specialObject(t reflect.Type) bool {
	if t == timeType || t == regexpType {
		return true
	}
	if t.Kind() == reflect.Array && typedSubtag(t.Elem()) != 0 {
		return false // a view, whose id is the one after its buffer's
	}
	return specialEnc(t) == nil
}

func interfaceEnc(t reflect.Type) encFunc {
	if t.NumMethod() == 0 {
		return func(e *encoder, p unsafe.Pointer) error {
			if err := e.enter(); err != nil {
				return err
			}
			err := e.any(*(*any)(p))
			e.depth--
			return err
		}
	}
	return func(e *encoder, p unsafe.Pointer) error {
		v := reflect.NewAt(t, p).Elem()
		if v.IsNil() {
			e.buf = append(e.buf, wireNull)
			return nil
		}
		return e.any(v.Elem().Interface())
	}
}

// encField is a property of a struct.
type encField struct {
	key    []byte // on the wire; nil for one of two-byte characters
	key16  [16]byte
	short  bool // the key is in key16 too
	typ    *encType
	offset uintptr
	op     encOp
	check  bool // it may be left out
	name   string
	path   []fieldStep // through embedded pointers; nil when offset says it all
	omit   func(p unsafe.Pointer) bool
}

func structEnc(t reflect.Type) encFunc {
	var fields []encField
	anyCheck := false
	for _, sf := range fieldsOf(t) {
		f := encField{name: sf.name, typ: buildEnc(sf.typ, sf.form), omit: omitFunc(&sf)}
		if key := (&encoder{}); true {
			key.key(sf.name)
			if len(key.buf) > 0 && key.buf[0] != wireString2 && key.buf[0] != wirePadding {
				f.key = key.buf
				f.short = copy(f.key16[:], f.key) == len(f.key)
			}
		}
		if len(sf.path) > 1 {
			f.path = sf.path
		} else {
			f.offset = sf.path[0].offset
		}
		f.check = f.path != nil || f.omit != nil || f.key == nil
		anyCheck = anyCheck || f.check
		fields = append(fields, f)
	}
	// An encType may be incomplete now; its op is set when all are.
	var once sync.Once
	return func(e *encoder, p unsafe.Pointer) error {
		once.Do(func() {
			for i := range fields {
				fields[i].op = fields[i].typ.op
			}
		})
		if e.depth++; e.depth > e.maxDepth {
			return e.tooDeep()
		}
		e.nextID++
		// The buffer is kept in a local variable between calls: most fields
		// need none.
		b := append(e.buf, wireObject)
		n := len(fields)
		for i := range fields {
			f := &fields[i]
			at := unsafe.Add(p, f.offset)
			if f.check {
				if at = f.locate(p); at == nil {
					n--
					continue
				}
				if f.key == nil {
					e.buf = b
					e.str(f.name)
					b = e.buf
				}
			}
			if at16 := len(b); f.short && cap(b)-at16 >= len(f.key16) {
				// One store of fixed size is a fraction of a call to copy.
				b = b[:at16+len(f.key16)]
				*(*[16]byte)(b[at16:]) = f.key16
				b = b[:at16+len(f.key)]
			} else {
				b = append(b, f.key...)
			}
			switch f.op {
			case opString:
				var ok bool
				if b, ok = appendShort(b, *(*string)(at)); ok {
					continue
				}
			case opInt64:
				if v := *(*int64)(at); v == int64(int32(v)) {
					b = appendInt32(b, int32(v))
					continue
				}
			case opFloat64:
				v := *(*float64)(at)
				if isInt32(v) {
					b = appendInt32(b, int32(v))
				} else {
					b = appendDouble(b, wireDouble, v)
				}
				continue
			case opBool:
				if *(*bool)(at) {
					b = append(b, wireTrue)
				} else {
					b = append(b, wireFalse)
				}
				continue
			}
			e.buf = b
			if err := f.typ.enc(e, at); err != nil {
				return under(pathKey(f.name), err)
			}
			b = e.buf
		}
		e.buf = b
		e.tagged(wireObjectEnd, n)
		e.depth--
		return nil
	}
}

// locate is where the field is, or nil when it is left out.
func (f *encField) locate(p unsafe.Pointer) unsafe.Pointer {
	for _, step := range f.path {
		p = unsafe.Add(p, step.offset)
		if step.elem == nil {
			break
		}
		if p = *(*unsafe.Pointer)(p); p == nil {
			return nil
		}
	}
	if f.path == nil {
		p = unsafe.Add(p, f.offset)
	}
	if f.omit != nil && f.omit(p) {
		return nil
	}
	return p
}

func omitFunc(sf *structField) func(unsafe.Pointer) bool {
	var empty, zero func(unsafe.Pointer) bool
	if sf.omitEmpty {
		empty = emptyFunc(sf.typ)
	}
	if sf.omitZero {
		zero = zeroFunc(sf.typ)
	}
	switch {
	case empty == nil:
		return zero
	case zero == nil:
		return empty
	}
	return func(p unsafe.Pointer) bool { return empty(p) || zero(p) }
}

// emptyFunc is encoding/json's idea of empty: false, 0, nil, no elements.
func emptyFunc(t reflect.Type) func(unsafe.Pointer) bool {
	switch t.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8,
		reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr, reflect.Float32, reflect.Float64,
		reflect.Interface, reflect.Pointer:
		return func(p unsafe.Pointer) bool { return reflect.NewAt(t, p).Elem().IsZero() }
	case reflect.String:
		return func(p unsafe.Pointer) bool { return len(*(*string)(p)) == 0 }
	case reflect.Slice:
		return func(p unsafe.Pointer) bool { return (*sliceHeader)(p).len == 0 }
	case reflect.Map, reflect.Array:
		return func(p unsafe.Pointer) bool { return reflect.NewAt(t, p).Elem().Len() == 0 }
	}
	return nil
}

// zeroFunc asks the type's IsZero method if it has one.
func zeroFunc(t reflect.Type) func(unsafe.Pointer) bool {
	type isZeroer interface{ IsZero() bool }
	asker := reflect.TypeFor[isZeroer]()
	return func(p unsafe.Pointer) bool {
		v := reflect.NewAt(t, p)
		e := v.Elem()
		nilable := e.Kind() == reflect.Pointer || e.Kind() == reflect.Interface
		switch {
		case nilable && e.IsNil():
			return true
		case t.Implements(asker):
			return e.Interface().(isZeroer).IsZero()
		case !nilable && reflect.PointerTo(t).Implements(asker):
			return v.Interface().(isZeroer).IsZero()
		}
		return e.IsZero()
	}
}

// sliceHeader is a slice in memory.
type sliceHeader struct {
	ptr      unsafe.Pointer
	len, cap int
}

// typedSubtag is the typed array for elements of a type, or 0.
func typedSubtag(t reflect.Type) byte {
	if specialEnc(t) != nil {
		return 0
	}
	switch t.Kind() {
	case reflect.Int8:
		return 'b'
	case reflect.Uint8:
		return 'B'
	case reflect.Int16:
		return 'w'
	case reflect.Uint16:
		return 'W'
	case reflect.Int32:
		return 'd'
	case reflect.Uint32:
		return 'D'
	case reflect.Float32:
		return 'f'
	case reflect.Float64:
		return 'F'
	case reflect.Int64:
		return 'q'
	case reflect.Uint64:
		return 'Q'
	}
	return 0
}

// listEnc is for slices and arrays.
func listEnc(et *encType, t reflect.Type, f form) encFunc {
	header := func(p unsafe.Pointer) (unsafe.Pointer, int) { s := (*sliceHeader)(p); return s.ptr, s.len }
	isSlice := t.Kind() == reflect.Slice
	if !isSlice {
		n := t.Len()
		header = func(p unsafe.Pointer) (unsafe.Pointer, int) { return p, n }
	}
	if subtag := typedSubtag(t.Elem()); subtag != 0 && f&(formArray|formSet|formBigInt|formString) == 0 {
		size := int(t.Elem().Size())
		return func(e *encoder, p unsafe.Pointer) error {
			ptr, n := header(p)
			if isSlice && ptr == nil {
				e.buf = append(e.buf, wireNull)
				return nil
			}
			if isSlice && n > 0 && e.viewAgain(ptr, unsafe.Pointer(et), n) {
				return nil
			}
			return e.view(subtag, unsafe.Slice((*byte)(ptr), n*size))
		}
	}
	elem := buildEnc(t.Elem(), f&(formBigInt|formString))
	size := t.Elem().Size()
	allDouble := doubleElements(t.Elem(), f)
	return func(e *encoder, p unsafe.Pointer) error {
		ptr, n := header(p)
		if isSlice {
			if ptr == nil {
				e.buf = append(e.buf, wireNull)
				return nil
			}
			if n > 0 && size > 0 && e.again(ptr, unsafe.Pointer(et), n) {
				return nil
			}
		}
		if uint64(n) > maxArrayLength {
			return &MarshalError{Err: fmt.Errorf("array of %d elements", n)}
		}
		if err := e.enter(); err != nil {
			return err
		}
		e.nextID++
		e.listHead(n, f)
		enc := elem.enc
		switch {
		case elem.op == opString:
			e.strings(unsafe.Slice((*string)(ptr), n))
		case f&formSet == 0 && allDouble != nil && allDouble(ptr, n):
			e.doubles(elem.typ.Kind(), ptr, n, size)
		default:
			for i := range n {
				if err := enc(e, unsafe.Add(ptr, uintptr(i)*size)); err != nil {
					return under(pathIndex(i), err)
				}
			}
		}
		e.listEnd(n, f)
		e.depth--
		return nil
	}
}

// strings writes the elements of a list of strings.
func (e *encoder) strings(list []string) {
	b := e.buf
	for _, s := range list {
		var ok bool
		if b, ok = appendShort(b, s); ok {
			continue
		}
		e.buf = b
		e.str(s)
		b = e.buf
	}
	e.buf = b
}

func (e *encoder) listHead(n int, f form) {
	if f&formSet != 0 {
		e.buf = append(e.buf, wireSet)
		return
	}
	e.tagged(wireDense, n)
}

func (e *encoder) listEnd(n int, f form) {
	if f&formSet != 0 {
		e.tagged(wireSetEnd, n)
		return
	}
	e.tagged(wireDenseEnd, 0)
	e.uvarint(n)
}

func (e *encoder) uvarint(n int) {
	for ; n >= 0x80; n >>= 7 {
		e.buf = append(e.buf, byte(n)|0x80)
	}
	e.buf = append(e.buf, byte(n))
}

// doubleElements says of a list of numbers whether V8 would keep it as
// doubles, because one is no int32: then every element is written as a double.
// It is nil for lists of other things.
func doubleElements(t reflect.Type, f form) func(ptr unsafe.Pointer, n int) bool {
	if f&(formBigInt|formString) != 0 || specialEnc(t) != nil {
		return nil
	}
	size := t.Size()
	switch t.Kind() {
	case reflect.Float32, reflect.Float64:
		load := floatLoader(t.Kind())
		return func(ptr unsafe.Pointer, n int) bool {
			for i := range n {
				if !isInt32(load(unsafe.Add(ptr, uintptr(i)*size))) {
					return true
				}
			}
			return false
		}
	case reflect.Int, reflect.Int64:
		return func(ptr unsafe.Pointer, n int) bool {
			wide := false
			for i := range n {
				v := *(*int64)(unsafe.Add(ptr, uintptr(i)*size))
				if v < -maxSafeInteger || v > maxSafeInteger {
					return false
				}
				wide = wide || v != int64(int32(v))
			}
			return wide
		}
	case reflect.Uint, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		load := uintLoader(size)
		return func(ptr unsafe.Pointer, n int) bool {
			wide := false
			for i := range n {
				v := load(unsafe.Add(ptr, uintptr(i)*size))
				if v > maxSafeInteger {
					return false
				}
				wide = wide || v > math.MaxInt32
			}
			return wide
		}
	}
	return nil
}

// doubles writes numbers, none of them beyond a Number, as doubles.
func (e *encoder) doubles(k reflect.Kind, ptr unsafe.Pointer, n int, size uintptr) {
	var load func(unsafe.Pointer) float64
	switch k {
	case reflect.Float32, reflect.Float64:
		load = floatLoader(k)
	case reflect.Int, reflect.Int64:
		load = func(p unsafe.Pointer) float64 { return float64(*(*int64)(p)) }
	default:
		u := uintLoader(size)
		load = func(p unsafe.Pointer) float64 { return float64(u(p)) }
	}
	e.buf = slices.Grow(e.buf, 9*n)
	for i := range n {
		e.buf = appendDouble(e.buf, wireDouble, load(unsafe.Add(ptr, uintptr(i)*size)))
	}
}

// mapEnc is for maps: an object, a Map or a Set.
func mapEnc(et *encType, t reflect.Type) encFunc {
	key := buildEnc(t.Key(), 0)
	elem := buildEnc(t.Elem(), 0)
	isSet := t.Elem().Kind() == reflect.Struct && t.Elem().NumField() == 0 && specialEnc(t.Elem()) == nil
	isObject := !isSet && t.Key().Kind() == reflect.String && specialEnc(t.Key()) == nil
	return func(e *encoder, p unsafe.Pointer) error {
		m := *(*unsafe.Pointer)(p)
		if m == nil {
			e.buf = append(e.buf, wireNull)
			return nil
		}
		if e.again(m, unsafe.Pointer(et), 0) {
			return nil
		}
		if err := e.enter(); err != nil {
			return err
		}
		e.nextID++
		v := reflect.NewAt(t, p).Elem()
		var err error
		switch {
		case isObject:
			err = e.mapObject(v, elem)
		default:
			err = e.mapEntries(v, key, elem, isSet)
		}
		e.depth--
		return err
	}
}

// mapObject writes a map of string keys as an object.
func (e *encoder) mapObject(v reflect.Value, elem *encType) error {
	type entry struct {
		key   string
		value reflect.Value
	}
	entries := make([]entry, 0, v.Len())
	values := reflect.MakeSlice(reflect.SliceOf(elem.typ), v.Len(), v.Len())
	for it := v.MapRange(); it.Next(); {
		if len(entries) == v.Len() {
			return &MarshalError{Err: errors.New("map changed while it was written")}
		}
		at := values.Index(len(entries))
		at.SetIterValue(it)
		entries = append(entries, entry{it.Key().String(), at})
	}
	slices.SortFunc(entries, func(a, b entry) int { return compareKeys(a.key, b.key, true) })
	e.buf = append(e.buf, wireObject)
	for _, en := range entries {
		e.key(en.key)
		if err := elem.enc(e, en.value.Addr().UnsafePointer()); err != nil {
			return under(pathKey(en.key), err)
		}
	}
	e.tagged(wireObjectEnd, len(entries))
	return nil
}

// mapEntries writes a map as a Map, or its keys as a Set.
func (e *encoder) mapEntries(v reflect.Value, key, elem *encType, isSet bool) error {
	entries := make([][2]reflect.Value, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		entries = append(entries, [2]reflect.Value{it.Key(), it.Value()})
	}
	slices.SortStableFunc(entries, func(a, b [2]reflect.Value) int { return compareMapKeys(a[0], b[0]) })
	if isSet {
		e.buf = append(e.buf, wireSet)
	} else {
		e.buf = append(e.buf, wireMap)
	}
	k, val := reflect.New(key.typ), reflect.New(elem.typ)
	for i, entry := range entries {
		if i > 0 && (inPlace(key.typ) || inPlace(elem.typ)) {
			// An object is known by its address: each needs its own.
			k, val = reflect.New(key.typ), reflect.New(elem.typ)
		}
		k.Elem().Set(entry[0])
		if err := key.enc(e, k.UnsafePointer()); err != nil {
			return under(pathIndex(i), err)
		}
		if isSet {
			continue
		}
		val.Elem().Set(entry[1])
		if err := elem.enc(e, val.UnsafePointer()); err != nil {
			return under(mapPath(entry[0]), err)
		}
	}
	if isSet {
		e.tagged(wireSetEnd, len(entries))
	} else {
		e.tagged(wireMapEnd, 2*len(entries))
	}
	return nil
}

// inPlace says that a value of the type is where it is, not behind a pointer.
func inPlace(t reflect.Type) bool { return t.Kind() == reflect.Struct || t.Kind() == reflect.Array }

func mapPath(k reflect.Value) string { return fmt.Sprintf("[%v]", k) }

// compareMapKeys orders keys of one type: numbers by size, strings by bytes,
// false before true, structs and arrays by their parts; of others, by kind.
func compareMapKeys(a, b reflect.Value) int {
	if a.Kind() == reflect.Interface {
		a, b = a.Elem(), b.Elem()
	}
	if a.Kind() != b.Kind() {
		return int(a.Kind()) - int(b.Kind())
	}
	switch {
	case a.CanInt():
		return compare(a.Int(), b.Int())
	case a.CanUint():
		return compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return compare(a.Float(), b.Float())
	}
	switch a.Kind() {
	case reflect.String:
		return strings.Compare(a.String(), b.String())
	case reflect.Bool:
		return int(boolWord(a.Bool())) - int(boolWord(b.Bool()))
	case reflect.Struct:
		for i := range min(a.NumField(), b.NumField()) {
			if c := compareMapKeys(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
	case reflect.Array:
		for i := range min(a.Len(), b.Len()) {
			if c := compareMapKeys(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
	}
	return 0
}

func compare[T int64 | uint64 | float64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
