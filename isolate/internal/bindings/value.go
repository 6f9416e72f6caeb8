package bindings

import (
	"fmt"
	"math/big"

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
	AppendValue(&c.result, v)
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
		w.String1(v)
	case []byte:
		w.Bytes(v)
	case *big.Int:
		w.BigInt(v)
	case Object:
		appendObject(w, v)
	case []any:
		appendArray(w, v)
	case []string:
		appendArray(w, v)
	case []Object:
		appendArray(w, v)
	case []float64:
		w.Float64Array(v)
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
		w.ASCII(s)
		return
	}
	w.UTF16([]rune(s)) // invalid UTF-8 becomes U+FFFD, as Node decodes it
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
	w.BeginObject()
	for i := range o {
		appendString(w, o[i].Key)
		AppendValue(w, o[i].Value)
	}
	w.End(len(o))
}

func appendArray[T any](w *serdes.Writer, list []T) {
	w.BeginDenseArray(len(list))
	for _, v := range list {
		AppendValue(w, v)
	}
	w.End(0)
}
