// The encoders of maps and slices of any, of the Value tree, and of what only
// JavaScript has: views, regular expressions, errors.

package serdes

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// treeTypes are the types of the Value tree.
var treeTypes = map[reflect.Type]encFunc{}

func init() {
	treeTypes[reflect.TypeFor[Undefined]()] = constant(wireUndefined)
	treeTypes[reflect.TypeFor[Null]()] = constant(wireNull)
	treeTypes[reflect.TypeFor[Hole]()] = func(*encoder, unsafe.Pointer) error {
		return &MarshalError{Err: errors.New("hole outside of an Array's Elements")}
	}
	treeTypes[reflect.TypeFor[Object]()] = treeEnc((*encoder).treeObject)
	treeTypes[reflect.TypeFor[Array]()] = treeEnc((*encoder).treeArray)
	treeTypes[reflect.TypeFor[Map]()] = treeEnc((*encoder).treeMap)
	treeTypes[reflect.TypeFor[Set]()] = treeEnc((*encoder).treeSet)
	treeTypes[reflect.TypeFor[Date]()] = treeEnc((*encoder).treeDate)
	treeTypes[reflect.TypeFor[RegExp]()] = treeEnc((*encoder).treeRegExp)
	treeTypes[reflect.TypeFor[Error]()] = treeEnc((*encoder).treeError)
	treeTypes[reflect.TypeFor[Wrapper]()] = treeEnc((*encoder).treeWrapper)
	treeTypes[reflect.TypeFor[HostObject]()] = treeEnc((*encoder).treeHost)
	treeTypes[reflect.TypeFor[ArrayBuffer]()] = func(e *encoder, p unsafe.Pointer) error {
		return e.arrayBuffer((*ArrayBuffer)(p))
	}
	treeTypes[reflect.TypeFor[View]()] = func(e *encoder, p unsafe.Pointer) error { return e.treeView((*View)(p)) }
}

func constant(tag byte) encFunc {
	return func(e *encoder, _ unsafe.Pointer) error { e.buf = append(e.buf, tag); return nil }
}

// treeMark is the type, in the table of seen objects, of those of the tree:
// there is one object at an address.
var treeMark = unsafe.Pointer(new(int64))

// treeEnc gives an object of the tree its id and its level.
func treeEnc[T any](enc func(e *encoder, v *T) error) encFunc {
	return func(e *encoder, p unsafe.Pointer) error {
		if e.again(p, treeMark, 0) {
			return nil
		}
		if err := e.enter(); err != nil {
			return err
		}
		e.nextID++
		err := enc(e, (*T)(p))
		e.depth--
		return err
	}
}

func (e *encoder) properties(list []Property) error {
	for i := range list {
		e.key(list[i].Key)
		if err := e.any(list[i].Value); err != nil {
			return under(pathKey(list[i].Key), err)
		}
	}
	return nil
}

func (e *encoder) treeObject(o *Object) error {
	e.buf = append(e.buf, wireObject)
	if err := e.properties(o.Properties); err != nil {
		return err
	}
	e.tagged(wireObjectEnd, len(o.Properties))
	return nil
}

func (e *encoder) treeArray(a *Array) error {
	if a.Sparse {
		e.tagged(wireSparse, int(a.Length))
		if err := e.properties(a.Properties); err != nil {
			return err
		}
		e.tagged(wireSparseEnd, len(a.Properties))
		e.uvarint(int(a.Length))
		return nil
	}
	e.tagged(wireDense, len(a.Elements))
	if err := elements(e, a.Elements); err != nil {
		return err
	}
	if err := e.properties(a.Properties); err != nil {
		return err
	}
	e.tagged(wireDenseEnd, len(a.Properties))
	e.uvarint(len(a.Elements))
	return nil
}

// elements writes the elements of a dense array.
func elements[T any](e *encoder, list []T) error {
	if allNumbers(list) {
		for i := range list {
			e.buf = appendDouble(e.buf, wireDouble, goNumber(any(list[i])))
		}
		return nil
	}
	for i := range list {
		if _, hole := any(list[i]).(Hole); hole {
			e.buf = append(e.buf, wireHole)
			continue
		}
		if err := e.any(list[i]); err != nil {
			return under(pathIndex(i), err)
		}
	}
	return nil
}

// allNumbers says that V8 would keep the list as doubles: only numbers, one of
// which is no int32.
func allNumbers[T any](list []T) bool {
	wide := false
	for i := range list {
		switch v := any(list[i]).(type) {
		case float64:
			wide = wide || !isInt32(v)
		case int:
			if v < -maxSafeInteger || v > maxSafeInteger {
				return false
			}
			wide = wide || v != int(int32(v))
		default:
			return false
		}
	}
	return wide
}

func goNumber(v any) float64 {
	if i, ok := v.(int); ok {
		return float64(i)
	}
	return v.(float64)
}

func (e *encoder) treeMap(m *Map) error {
	e.buf = append(e.buf, wireMap)
	for i := range m.Entries {
		if err := e.any(m.Entries[i].Key); err != nil {
			return under(pathIndex(i)+".key", err)
		}
		if err := e.any(m.Entries[i].Value); err != nil {
			return under(pathIndex(i)+".value", err)
		}
	}
	e.tagged(wireMapEnd, 2*len(m.Entries))
	return nil
}

func (e *encoder) treeSet(s *Set) error {
	e.buf = append(e.buf, wireSet)
	for i := range s.Values {
		if err := e.any(s.Values[i]); err != nil {
			return under(pathIndex(i), err)
		}
	}
	e.tagged(wireSetEnd, len(s.Values))
	return nil
}

func (e *encoder) treeDate(d *Date) error {
	e.buf = appendDouble(e.buf, wireDate, d.Milliseconds)
	return nil
}

func (e *encoder) treeRegExp(r *RegExp) error { return e.regExp(r.Source, r.Flags) }

func (e *encoder) regExp(source, flags string) error {
	bits, err := flagBits(flags)
	if err != nil {
		return &MarshalError{Err: err}
	}
	e.buf = append(e.buf, wireRegExp)
	e.str(source)
	e.uvarint(int(bits))
	return nil
}

func (e *encoder) goRegExp(r *regexp.Regexp) error {
	js, err := regExpFromGo(r.String())
	if err != nil {
		return &MarshalError{Err: err}
	}
	e.nextID++
	return e.regExp(js.Source, js.Flags)
}

func (e *encoder) jsError(v *Error) error {
	if v == nil {
		e.buf = append(e.buf, wireNull)
		return nil
	}
	return treeTypes[reflect.TypeFor[Error]()](e, unsafe.Pointer(v))
}

func (e *encoder) treeError(v *Error) error {
	e.buf = append(e.buf, wireError)
	if proto := errorPrototype(v.Name); proto != 0 {
		e.buf = append(e.buf, proto)
	}
	if v.Message != "" {
		e.buf = append(e.buf, wireErrorMessage)
		e.str(v.Message)
	}
	if v.Cause != nil {
		e.buf = append(e.buf, wireErrorCause)
		if err := e.any(v.Cause); err != nil {
			return under(".cause", err)
		}
	}
	if v.Stack != "" {
		e.buf = append(e.buf, wireErrorStack)
		e.str(v.Stack)
	}
	e.buf = append(e.buf, wireErrorEnd)
	return nil
}

func (e *encoder) treeWrapper(w *Wrapper) error {
	switch v := w.Value.(type) {
	case bool:
		e.buf = append(e.buf, wireFalseObject+byte(boolWord(v)))
	case float64:
		e.buf = appendDouble(e.buf, wireNumberObject, v)
	case string:
		e.buf = append(e.buf, wireStringObject)
		e.str(v)
	case *big.Int:
		if v == nil {
			return &MarshalError{Err: errors.New("wrapper of a nil bigint")}
		}
		return e.bigInt(wireBigIntObject, v)
	default:
		return &MarshalError{Err: fmt.Errorf("wrapper of a %T", w.Value)}
	}
	return nil
}

func (e *encoder) treeHost(h *HostObject) error {
	if e.opts.NodeViews {
		return &MarshalError{Err: errors.New("host object beside Node's views")}
	}
	if h.Kind >= HostRaw {
		return &MarshalError{Err: fmt.Errorf("host object of kind %d", h.Kind)}
	}
	e.tagged(wireHost, int(h.Kind))
	return e.any(h.Payload)
}

// arrayBuffer writes a buffer, or a reference to it. Buffers without memory
// have no identity.
func (e *encoder) arrayBuffer(b *ArrayBuffer) error {
	if e.again(unsafe.Pointer(b), treeMark, 0) {
		return nil
	}
	if uint64(len(b.Data)) > 1<<32-1 {
		return &MarshalError{Err: fmt.Errorf("buffer of %d bytes", len(b.Data))}
	}
	e.nextID++
	if !b.Resizable {
		e.tagged(wireArrayBuffer, len(b.Data))
		e.buf = append(e.buf, b.Data...)
		return nil
	}
	if uint64(b.MaxByteLength) < uint64(len(b.Data)) {
		return &MarshalError{Err: fmt.Errorf("buffer of %d bytes that grows to %d", len(b.Data), b.MaxByteLength)}
	}
	e.tagged(wireResizable, len(b.Data))
	e.uvarint(int(b.MaxByteLength))
	e.buf = append(e.buf, b.Data...)
	return nil
}

func (e *encoder) treeView(v *View) error {
	subtag, ok := viewSubtags[v.Kind]
	if !ok || v.Buffer == nil {
		return &MarshalError{Err: fmt.Errorf("view of kind %q", v.Kind)}
	}
	data := v.Bytes()
	size := elementSize(subtag)
	if data == nil && v.Length > 0 || uint64(v.Offset)%size != 0 || uint64(v.Length)%size != 0 ||
		uint64(v.Offset) > uint64(len(v.Buffer.Data)) || v.Tracking && !v.Buffer.Resizable {
		return &MarshalError{Err: fmt.Errorf("%s of %d bytes at %d in a buffer of %d", v.Kind, v.Length, v.Offset, len(v.Buffer.Data))}
	}
	// The view's id follows that of a buffer that is written now.
	id := e.nextID
	if !e.opts.NodeViews {
		if !e.seen.has(seenSlot{ptr: unsafe.Pointer(v.Buffer), typ: uintptr(treeMark)}) {
			id++
		}
	}
	if known, found := e.seen.find(seenSlot{unsafe.Pointer(v), uintptr(treeMark), 0, id}); found {
		e.tagged(wireRef, int(known))
		return nil
	}
	if e.opts.NodeViews {
		e.hostView(subtag, data)
		return nil
	}
	if err := e.arrayBuffer(v.Buffer); err != nil {
		return err
	}
	if subtag == ViewBuffer {
		subtag = 'B'
	}
	flags := byte(0)
	if v.Buffer.Resizable {
		flags = ViewResizable
	}
	if v.Tracking {
		flags |= ViewLengthTracking
	}
	length := int(v.Length)
	if v.Tracking {
		length = 0 // V8 writes no length that it would not use
	}
	e.viewTail(subtag, int(v.Offset), length, flags)
	return nil
}

func (e *encoder) viewTail(subtag byte, offset, length int, flags byte) {
	e.nextID++
	e.buf = append(e.buf, wireView, subtag)
	e.uvarint(offset)
	e.uvarint(length)
	e.buf = append(e.buf, flags)
}

func (e *encoder) hostView(subtag byte, data []byte) {
	e.nextID++
	e.buf = append(e.buf, wireHost, byte(nodeViewIndex(uint64(subtag))))
	e.uvarint(len(data))
	e.buf = append(e.buf, data...)
}

// viewAgain is again for a slice that becomes a typed array.
func (e *encoder) viewAgain(ptr, typ unsafe.Pointer, n int) bool {
	id := e.nextID
	if !e.opts.NodeViews {
		id++ // the buffer comes first
	}
	known, found := e.seen.find(seenSlot{ptr, uintptr(typ), uint32(n), id})
	if found {
		e.tagged(wireRef, int(known))
	}
	return found
}

// view writes a typed array on a buffer of its own.
func (e *encoder) view(subtag byte, data []byte) error {
	if uint64(len(data)) > 1<<32-1 {
		return &MarshalError{Err: fmt.Errorf("typed array of %d bytes", len(data))}
	}
	if e.opts.NodeViews {
		e.hostView(subtag, data)
		return nil
	}
	e.nextID++
	e.tagged(wireArrayBuffer, len(data))
	e.buf = append(e.buf, data...)
	e.viewTail(subtag, 0, len(data), 0)
	return nil
}

// anyMapMark and anySliceMark are the types of map[string]any and []any in the
// table of seen objects: those of their encoders.
var anyMapMark, anySliceMark unsafe.Pointer

func init() {
	anyMapMark = unsafe.Pointer(encTypeOf(reflect.TypeFor[map[string]any](), 0))
	anySliceMark = unsafe.Pointer(encTypeOf(reflect.TypeFor[[]any](), 0))
}

type anyPair struct {
	key   string
	value any
}

// mapAny is the common map without reflection.
func (e *encoder) mapAny(m map[string]any) error {
	if m == nil {
		e.buf = append(e.buf, wireNull)
		return nil
	}
	if e.again(*(*unsafe.Pointer)(unsafe.Pointer(&m)), anyMapMark, 0) {
		return nil
	}
	if err := e.enter(); err != nil {
		return err
	}
	e.nextID++
	var few [16]anyPair
	pairs, indices := few[:0], false
	for k, v := range m {
		pairs = append(pairs, anyPair{k, v})
		indices = indices || len(k) > 0 && k[0]-'0' <= 9
	}
	order := func(a, b anyPair) int { return strings.Compare(a.key, b.key) }
	if indices {
		order = func(a, b anyPair) int { return compareKeys(a.key, b.key, true) }
	}
	slices.SortFunc(pairs, order)
	e.buf = append(e.buf, wireObject)
	for i := range pairs {
		k := pairs[i].key
		if indices {
			e.key(k)
		} else {
			e.str(k)
		}
		if err := e.any(pairs[i].value); err != nil {
			return under(pathKey(k), err)
		}
	}
	e.tagged(wireObjectEnd, len(pairs))
	e.depth--
	return nil
}

func (e *encoder) sliceAny(list []any) error {
	if list == nil {
		e.buf = append(e.buf, wireNull)
		return nil
	}
	if len(list) > 0 && e.again(unsafe.Pointer(&list[0]), anySliceMark, len(list)) {
		return nil
	}
	if err := e.enter(); err != nil {
		return err
	}
	e.nextID++
	e.tagged(wireDense, len(list))
	if err := elements(e, list); err != nil {
		return err
	}
	e.tagged(wireDenseEnd, 0)
	e.uvarint(len(list))
	e.depth--
	return nil
}

// regExpFromGo writes Go's syntax as JavaScript's: flags at the start become
// flags, (?P<name> becomes (?<name>, \A and \z look-arounds. What JavaScript
// cannot say is an error.
func regExpFromGo(source string) (*RegExp, error) {
	bits := uint32(0)
	for strings.HasPrefix(source, "(?") {
		end := strings.IndexByte(source, ')')
		if end < 0 || strings.Trim(source[2:end], "ims") != "" || end == 2 {
			break
		}
		for _, f := range flagLetters {
			if strings.IndexByte(source[2:end], f.letter) >= 0 {
				bits |= f.bit
			}
		}
		source = source[end+1:]
	}
	var sb strings.Builder
	inClass := false
	for i := 0; i < len(source); {
		c := source[i]
		rest := source[i:]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(rest)
			if r > 0xFFFF {
				bits |= regExpUnicode
			}
			sb.WriteString(rest[:n])
			i += n
			continue
		case c == '\\' && i+1 < len(source):
			n, err := goEscape(&sb, rest, inClass, &bits)
			if err != nil {
				return nil, err
			}
			i += n
			continue
		case inClass && strings.HasPrefix(rest, "[:"):
			return nil, fmt.Errorf("JavaScript has no %q in regular expressions", "[:class:]")
		case c == '[' && inClass:
			sb.WriteString(`\[`)
		case c == '[':
			inClass = true
			sb.WriteByte(c)
			if strings.HasPrefix(rest, "[^]") {
				sb.WriteString(`^\]`)
				i += 2
			} else if strings.HasPrefix(rest, "[]") {
				sb.WriteString(`\]`)
				i++
			}
		case c == ']':
			if !inClass {
				sb.WriteByte('\\')
			}
			inClass = false
			sb.WriteByte(c)
		case !inClass && strings.HasPrefix(rest, "(?P<"):
			sb.WriteString("(?<")
			i += 3
		case !inClass && strings.HasPrefix(rest, "(?") && !strings.HasPrefix(rest, "(?:") && !strings.HasPrefix(rest, "(?<"):
			return nil, errors.New("JavaScript has no flags inside of a regular expression")
		case c == '/' && !inClass:
			sb.WriteString(`\/`)
		case c == '\n':
			sb.WriteString(`\n`)
		case c == '\r':
			sb.WriteString(`\r`)
		default:
			sb.WriteByte(c)
		}
		i++
	}
	if sb.Len() == 0 {
		sb.WriteString("(?:)")
	}
	return &RegExp{Source: sb.String(), Flags: flagString(bits)}, nil
}

// goEscape writes the escape at the start of s and gives its length.
func goEscape(sb *strings.Builder, s string, inClass bool, bits *uint32) (int, error) {
	switch s[1] {
	case 'A':
		sb.WriteString(`(?<![\s\S])`)
	case 'z':
		sb.WriteString(`(?![\s\S])`)
	case 'a':
		sb.WriteString(`\x07`)
	case 'p', 'P':
		*bits |= regExpUnicode
		sb.WriteString(s[:2])
		if len(s) > 2 && s[2] != '{' {
			sb.WriteString("{" + s[2:3] + "}")
			return 3, nil
		}
	case 'x':
		end := strings.IndexByte(s, '}')
		if !strings.HasPrefix(s, `\x{`) || end < 0 {
			sb.WriteString(s[:2])
			return 2, nil
		}
		*bits |= regExpUnicode
		sb.WriteString(`\u` + s[2:end+1])
		return end + 1, nil
	case 'Q', 'C':
		return 0, fmt.Errorf(`JavaScript has no \%c in regular expressions`, s[1])
	default:
		sb.WriteString(s[:2])
	}
	return 2, nil
}

// regExpToGo writes JavaScript's syntax as Go's.
func regExpToGo(r *RegExp) string {
	var flags string
	for _, c := range "ims" {
		if strings.ContainsRune(r.Flags, c) {
			flags += string(c)
		}
	}
	source := r.Source
	if source == "(?:)" {
		source = ""
	}
	var sb strings.Builder
	if flags != "" {
		sb.WriteString("(?" + flags + ")")
	}
	for i := 0; i < len(source); i++ {
		c := source[i]
		if c != '\\' || i+1 >= len(source) {
			sb.WriteByte(c)
			continue
		}
		i++
		switch {
		case source[i] == 'u' && i+1 < len(source) && source[i+1] == '{':
			sb.WriteString(`\x`)
		case source[i] == 'u' && i+4 < len(source):
			sb.WriteString(`\x{` + source[i+1:i+5] + `}`)
			i += 4
		case source[i] == '/':
			sb.WriteByte('/')
		default:
			sb.WriteByte('\\')
			sb.WriteByte(source[i])
		}
	}
	return sb.String()
}
