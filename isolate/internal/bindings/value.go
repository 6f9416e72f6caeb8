package bindings

import (
	"fmt"
	"math"
	"math/big"
	"unicode/utf16"
	"unsafe"

	"github.com/heddle-js/heddle/serdes"
)

// Field is one property of an Object.
type Field struct {
	Key   string
	Value any
}

// Object is a plain JavaScript object with its properties in order.
type Object []Field

// Get is the value of the first field with that key, or nil.
func (o Object) Get(key string) any {
	for i := range o {
		if o[i].Key == key {
			return o[i].Value
		}
	}
	return nil
}

// BigInt marks an integer that becomes a JavaScript bigint.
func BigInt[T int | int64 | uint64 | uint32](n T) *big.Int {
	if n < 0 {
		return big.NewInt(int64(n))
	}
	return new(big.Int).SetUint64(uint64(n))
}

type null struct{}

// Null is JavaScript's null (nil is undefined).
var Null any = null{}

// Latin1 is a string whose bytes are code points 0 to 255.
type Latin1 []byte

// Return sets the result. v: nil (undefined), Null, bool, any integer or float (number), *big.Int
// (bigint), string, Latin1, []byte (a new Uint8Array, copied), []float64 (a Float64Array),
// []string, []any, Object, []Object. Anything else panics: the caller is our own code.
func (c *Call) Return(v any) {
	if c.ret {
		panic("bindings: Return called twice")
	}
	c.ret = true
	AppendValue(c.result, v)
}

// AppendValue writes a Go value to a tape, as Return does.
func AppendValue(w *serdes.Writer, v any) {
	switch v := v.(type) {
	case nil:
		w.Undefined()
	case null:
		w.Null()
	case bool:
		w.Bool(v)
	case string:
		appendString(w, v)
	case Latin1:
		w.Latin1(v)
	case []byte:
		appendRaw(w, tagBytes, v)
	case *big.Int:
		appendBigInt(w, v)
	case Object:
		appendObject(w, v)
	case []any:
		appendArray(w, v)
	case []string:
		appendArray(w, v)
	case []Object:
		appendArray(w, v)
	case []float64:
		w.Token(tagFloats, uint64(len(v)))
		for _, f := range v {
			w.Uint64(math.Float64bits(f))
		}
	case []Field:
		appendObject(w, v)
	default:
		appendNumber(w, v)
	}
}

func appendNumber(w *serdes.Writer, v any) {
	switch v := v.(type) {
	case int:
		w.Number(float64(v))
	case int64:
		w.Number(float64(v))
	case int32:
		w.Number(float64(v))
	case uint32:
		w.Number(float64(v))
	case uint64:
		w.Number(float64(v))
	case uint8:
		w.Number(float64(v))
	case uint16:
		w.Number(float64(v))
	case float64:
		w.Number(v)
	case uint:
		w.Number(float64(v))
	default:
		panic(fmt.Sprintf("bindings: no JavaScript form for %T", v))
	}
}

func appendString(w *serdes.Writer, s string) {
	if isASCII(s) {
		w.Latin1(unsafe.Slice(unsafe.StringData(s), len(s)))
		return
	}
	units := utf16.Encode([]rune(s)) // invalid UTF-8 becomes U+FFFD, as Node decodes it
	w.UTF16LE(unsafe.Slice((*byte)(unsafe.Pointer(&units[0])), len(units)*2))
}

// Tags of results of operations only: bytes become a Uint8Array, doubles a Float64Array. The C++ half
// has the same numbers (tape.h).
const (
	tagBytes  serdes.Tag = 40
	tagFloats serdes.Tag = 41
)

func appendRaw(w *serdes.Writer, tag serdes.Tag, b []byte) {
	w.Token(tag, uint64(len(b)))
	for ; len(b) >= 4; b = b[4:] {
		w.Word(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
	}
	if len(b) > 0 {
		var last uint32
		for i, x := range b {
			last |= uint32(x) << (8 * i)
		}
		w.Word(last)
	}
}

func appendBigInt(w *serdes.Writer, v *big.Int) {
	bytes := v.Bytes()
	digits := make([]uint64, (len(bytes)+7)/8)
	for i, x := range bytes {
		at := len(bytes) - 1 - i
		digits[at/8] |= uint64(x) << (8 * (at % 8))
	}
	w.BigInt(v.Sign() < 0, digits)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func appendObject(w *serdes.Writer, o []Field) {
	w.Object()
	for i := range o {
		appendString(w, o[i].Key)
		AppendValue(w, o[i].Value)
	}
	w.End(uint64(len(o)))
}

func appendArray[T any](w *serdes.Writer, list []T) {
	w.Token(serdes.TagDenseArray, uint64(len(list)))
	for _, v := range list {
		AppendValue(w, v)
	}
	w.End(0)
}
