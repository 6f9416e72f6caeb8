package isolate

// Go values to tapes and back, for programs that talk to a Worker.

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"sort"
	"time"
	"unicode/utf16"
	"unsafe"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/serdes"
)

// JSError is a JavaScript error that left its thread.
type JSError struct {
	Name    string // "TypeError" and so on
	Message string
	Stack   string
	Cause   any
}

func (e *JSError) Error() string { return e.Name + ": " + e.Message }

// encodeValue writes v in wire format. Supported: nil (undefined), bool, integers and floats, string,
// []byte (Uint8Array), *big.Int, time.Time (Date), []any, []string, []float64 (Array), map[string]any
// (keys sorted) and error (Error).
func encodeValue(v any) ([]byte, error) {
	var w serdes.Writer
	if err := appendGo(&w, v, 0); err != nil {
		return nil, err
	}
	s := serdes.NewSerializer(serdes.NoDelegate{})
	s.WriteHeader()
	if err := s.WriteTape(w.Words()); err != nil {
		return nil, err
	}
	return s.Release(), nil
}

// maxGoDepth ends the walk of a value that contains itself.
const maxGoDepth = 1000

func appendGo(w *serdes.Writer, v any, depth int) error {
	if depth > maxGoDepth {
		return errors.New("isolate: value is nested too deeply, or contains itself")
	}
	switch v := v.(type) {
	case nil, bool, string, int, int32, int64, uint, uint8, uint16, uint32, uint64, float64, *big.Int:
		bindings.AppendValue(w, v)
	case float32:
		bindings.AppendValue(w, float64(v))
	case int8:
		bindings.AppendValue(w, int(v))
	case int16:
		bindings.AppendValue(w, int(v))
	case []byte:
		w.ArrayBuffer(v, serdes.FixedLength, 0)
		w.View('B', 0, uint64(len(v)), 0)
	case time.Time:
		w.Date(float64(v.UnixMilli()))
	case error:
		appendGoError(w, v)
	case []any:
		return appendList(w, v, depth)
	case []string:
		return appendList(w, v, depth)
	case []float64:
		return appendList(w, v, depth)
	case map[string]any:
		return appendMap(w, v, depth)
	default:
		return fmt.Errorf("isolate: no JavaScript form for %T", v)
	}
	return nil
}

func appendGoError(w *serdes.Writer, err error) {
	w.Token(serdes.TagError, 0)
	w.Word(serdes.ErrorHasMessage)
	bindings.AppendValue(w, err.Error())
}

func appendList[T any](w *serdes.Writer, list []T, depth int) error {
	w.Token(serdes.TagDenseArray, uint64(len(list)))
	for _, v := range list {
		if err := appendGo(w, v, depth+1); err != nil {
			return err
		}
	}
	w.End(0)
	return nil
}

func appendMap(w *serdes.Writer, m map[string]any, depth int) error {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	w.Object()
	for _, k := range keys {
		bindings.AppendValue(w, k)
		if err := appendGo(w, m[k], depth+1); err != nil {
			return err
		}
	}
	w.End(uint64(len(keys)))
	return nil
}

// decodeValue reads wire bytes: what encodeValue writes, and JavaScript's own objects, arrays, dates,
// errors, ArrayBuffers and Uint8Arrays ([]byte), with shared objects kept shared. undefined and null
// are nil. What has no Go form is an error that names it.
func decodeValue(data []byte) (any, error) {
	var w serdes.Writer
	if err := serdes.NewDeserializer(data, serdes.NoReadDelegate{}).ReadTape(&w); err != nil {
		return nil, err
	}
	d := goDecoder{r: serdes.NewReader(w.Words())}
	v, err := d.value(0)
	if err == nil {
		err = d.r.Err()
	}
	return v, err
}

type goDecoder struct {
	r       serdes.Reader
	objects []any
	shapes  [][]string
}

func (d *goDecoder) remember(v any) int {
	d.objects = append(d.objects, v)
	return len(d.objects) - 1
}

func (d *goDecoder) value(depth int) (any, error) {
	if depth > maxGoDepth {
		return nil, errors.New("isolate: value is nested too deeply")
	}
	tag, n := d.r.Token()
	switch tag {
	case serdes.TagPad:
		return d.value(depth)
	case serdes.TagShapeDef:
		if err := d.shape(); err != nil {
			return nil, err
		}
		return d.value(depth)
	case serdes.TagUndefined, serdes.TagNull, serdes.TagHole:
		return nil, nil
	case serdes.TagTrue, serdes.TagFalse:
		return tag == serdes.TagTrue, nil
	case serdes.TagInt:
		return float64(int32(d.r.Word())), nil
	case serdes.TagDouble:
		return d.r.Double(), nil
	case serdes.TagBigInt:
		return d.bigInt(n), nil
	case serdes.TagString1, serdes.TagString2:
		return d.text(tag, n), nil
	case serdes.TagRef:
		if n >= uint64(len(d.objects)) {
			return nil, errors.New("isolate: reference to nothing")
		}
		return d.objects[n], nil
	case serdes.TagDate:
		return d.date(), nil
	case serdes.TagObject:
		return d.object(depth)
	case serdes.TagShapedObject:
		return d.shaped(n, depth)
	case serdes.TagDenseArray:
		return d.array(n, depth)
	case serdes.TagArrayBuffer:
		return d.buffer()
	case serdes.TagError:
		return d.jsError(n, depth)
	}
	return nil, fmt.Errorf("isolate: no Go form for a value of kind %d", tag)
}

func (d *goDecoder) text(tag serdes.Tag, n uint64) string {
	if tag == serdes.TagString2 {
		return string(utf16.Decode(d.r.UTF16(n)))
	}
	latin1 := d.r.Bytes(n)
	runes := make([]rune, len(latin1))
	for i, b := range latin1 {
		runes[i] = rune(b)
	}
	return string(runes)
}

func (d *goDecoder) bigInt(digits uint64) *big.Int {
	negative := d.r.Word() != 0
	v, part := new(big.Int), new(big.Int)
	for i := uint64(0); i < digits && d.r.Err() == nil; i++ {
		v.Or(v, part.Lsh(new(big.Int).SetUint64(d.r.Uint64()), uint(64*i)))
	}
	if negative {
		v.Neg(v)
	}
	return v
}

func (d *goDecoder) date() time.Time {
	ms := d.r.Double()
	var t time.Time // an invalid date is the zero time
	if !math.IsNaN(ms) {
		t = time.UnixMilli(int64(ms)).UTC()
	}
	d.remember(t)
	return t
}

func (d *goDecoder) object(depth int) (any, error) {
	m := map[string]any{}
	d.remember(m)
	return m, d.properties(m, depth)
}

func (d *goDecoder) properties(m map[string]any, depth int) error {
	for d.r.Peek() != serdes.TagEnd {
		if d.r.Err() != nil || !d.r.More() {
			return errors.New("isolate: object without an end")
		}
		k, err := d.value(depth + 1)
		if err != nil {
			return err
		}
		v, err := d.value(depth + 1)
		if err != nil {
			return err
		}
		if m != nil {
			m[fmt.Sprint(k)] = v
		}
	}
	d.r.Token()
	return nil
}

func (d *goDecoder) shape() error {
	count := d.r.Word()
	var keys []string
	for i := uint32(0); i < count && d.r.Err() == nil; i++ {
		k, err := d.value(0)
		if err != nil {
			return err
		}
		keys = append(keys, fmt.Sprint(k))
	}
	d.shapes = append(d.shapes, keys)
	return nil
}

func (d *goDecoder) shaped(id uint64, depth int) (any, error) {
	if id >= uint64(len(d.shapes)) {
		return nil, errors.New("isolate: unknown shape")
	}
	m := map[string]any{}
	d.remember(m)
	for _, k := range d.shapes[id] {
		v, err := d.value(depth + 1)
		if err != nil {
			return nil, err
		}
		m[k] = v
	}
	return m, nil
}

func (d *goDecoder) array(length uint64, depth int) (any, error) {
	id := d.remember(nil)
	var list []any
	for uint64(len(list)) < length {
		switch d.r.Peek() {
		case serdes.TagIntRun:
			_, n := d.r.Token()
			for ; n > 0; n-- {
				list = append(list, float64(int32(d.r.Word())))
			}
			continue
		case serdes.TagDoubleRun:
			_, n := d.r.Token()
			for ; n > 0; n-- {
				list = append(list, d.r.Double())
			}
			continue
		}
		if d.r.Err() != nil || !d.r.More() {
			return nil, errors.New("isolate: array without an end")
		}
		v, err := d.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	if list == nil {
		list = []any{}
	}
	d.objects[id] = list // an array inside of itself is seen as nil there
	return list, d.properties(nil, depth)
}

// buffer reads an ArrayBuffer, or the Uint8Array that follows it.
func (d *goDecoder) buffer() (any, error) {
	length := d.r.Uint64()
	d.r.Uint64() // the maximum
	address := uintptr(d.r.Uint64())
	d.r.Word() // the store
	if d.r.Err() != nil {
		return nil, d.r.Err()
	}
	data := make([]byte, length)
	if length > 0 {
		// The tape points into the message's bytes, which are alive: decodeValue's caller has them.
		copy(data, unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&address))), length))
	}
	d.remember(data)
	if d.r.Peek() != serdes.TagView {
		return data, nil
	}
	_, kind := d.r.Token()
	offset, size := d.r.Uint64(), d.r.Uint64()
	d.r.Word()
	if kind != 'B' && kind != 'C' && kind != '?' {
		return nil, fmt.Errorf("isolate: no Go form for a typed array of kind %q", rune(kind))
	}
	if offset > length || size > length-offset {
		return nil, errors.New("isolate: view beyond its buffer")
	}
	view := data[offset : offset+size]
	d.remember(view)
	return view, nil
}

var errorNames = map[uint64]string{
	'E': "EvalError", 'R': "RangeError", 'F': "ReferenceError", 'S': "SyntaxError", 'T': "TypeError", 'U': "URIError",
}

func (d *goDecoder) jsError(prototype uint64, depth int) (any, error) {
	e := &JSError{Name: "Error"}
	if name, ok := errorNames[prototype]; ok {
		e.Name = name
	}
	d.remember(e)
	flags := d.r.Word()
	read := func(bit uint32, set func(any)) error {
		if flags&bit == 0 {
			return nil
		}
		v, err := d.value(depth + 1)
		if err == nil {
			set(v)
		}
		return err
	}
	setStack := func(v any) { e.Stack, _ = v.(string) }
	if err := read(serdes.ErrorHasMessage, func(v any) { e.Message, _ = v.(string) }); err != nil {
		return nil, err
	}
	if flags&serdes.ErrorStackLast == 0 {
		if err := read(serdes.ErrorHasStack, setStack); err != nil {
			return nil, err
		}
	}
	if err := read(serdes.ErrorHasCause, func(v any) { e.Cause = v }); err != nil {
		return nil, err
	}
	if flags&serdes.ErrorStackLast != 0 {
		if err := read(serdes.ErrorHasStack, setStack); err != nil {
			return nil, err
		}
	}
	return e, nil
}
