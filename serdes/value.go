// The Value tree: JavaScript values that have no Go type of their own.

package serdes

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strings"
	"time"
)

// Value is any JavaScript value. Unmarshal into a *Value, or a field of this
// type, gives the tree that loses nothing:
//
//	undefined, null      Undefined, Null
//	boolean              bool
//	number               float64, with its sign and its NaN's payload (Go's own
//	                     math.NaN() is written as JavaScript's NaN)
//	bigint               *big.Int
//	string               string; a surrogate that stands alone is in it as
//	                     three bytes, like any character of its number (WTF-8)
//	objects              *Object, *Array, *Date, *RegExp, *Map, *Set, *Error,
//	                     *ArrayBuffer, *View, *Wrapper, *HostObject
//
// An object that is met twice is one pointer. Marshal takes these types, and
// any other Go value inside of them.
type Value any

// Undefined is JavaScript's undefined.
type Undefined struct{}

// Null is JavaScript's null in a tree. Marshal makes null of nil too.
type Null struct{}

// Hole is, in the Elements of an Array, an element that is not there.
type Hole struct{}

// Property is a named value of an object. An array index is written in
// decimal.
type Property struct {
	Key   string
	Value Value
}

// Object is a plain object, its properties in their order.
type Object struct{ Properties []Property }

// Get is the value of the property, or nil.
func (o *Object) Get(key string) Value {
	for i := range o.Properties {
		if o.Properties[i].Key == key {
			return o.Properties[i].Value
		}
	}
	return nil
}

// Array is an array that a Go slice cannot be: with holes, with named
// properties, or so sparse that its elements are properties too.
type Array struct {
	Elements   []Value // of a dense array
	Properties []Property
	// Sparse says that Elements is empty and the elements are among Properties,
	// under their index.
	Sparse bool
	// Length is the length of a sparse array.
	Length uint32
}

// Entry is a key of a Map and its value.
type Entry struct{ Key, Value Value }

// Map is a Map in the order of its entries; keys may be anything.
type Map struct{ Entries []Entry }

// Set is a Set in the order of its members.
type Set struct{ Values []Value }

// Date is a Date by its time value: milliseconds since 1970 in UTC, NaN for
// an invalid date.
type Date struct{ Milliseconds float64 }

// maxDate is the largest time value, in milliseconds.
const maxDate = 8.64e15

// Time is the date in UTC; ok is false for an invalid date.
func (d *Date) Time() (t time.Time, ok bool) {
	if !(math.Abs(d.Milliseconds) <= maxDate) {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(d.Milliseconds)).UTC(), true
}

// RegExp is a regular expression: its source as JavaScript writes it, and its
// flags out of "dgimsuvy".
type RegExp struct{ Source, Flags string }

// Compile makes a Go regular expression of it, if it is one for Go: RE2 has no
// look-around and no back references. The flags d, g, u, v and y say how a
// program searches, not what matches, and are left out.
func (r *RegExp) Compile() (*regexp.Regexp, error) { return regexp.Compile(regExpToGo(r)) }

// Error is a JavaScript error. Name is the name of its prototype: Error,
// EvalError, RangeError, ReferenceError, SyntaxError, TypeError or URIError;
// other names are Error on the wire. An empty Message or Stack and a nil Cause
// are not written.
type Error struct {
	Name    string
	Message string
	Stack   string
	Cause   Value
}

// Error is the name and the message.
func (e *Error) Error() string {
	name := e.Name
	if name == "" {
		name = "Error"
	}
	if e.Message == "" {
		return name
	}
	return name + ": " + e.Message
}

// Unwrap is the cause, when it is an error.
func (e *Error) Unwrap() error {
	err, _ := e.Cause.(error)
	return err
}

// ArrayBuffer is an ArrayBuffer and its bytes.
type ArrayBuffer struct {
	Data []byte
	// Resizable says that it may grow up to MaxByteLength bytes.
	Resizable     bool
	MaxByteLength uint32
}

// View is a typed array or DataView on a buffer.
type View struct {
	// Kind is the name of the constructor, "Uint8Array" to "DataView", or
	// "Buffer" for Node's.
	Kind   string
	Buffer *ArrayBuffer
	// Offset and Length are in bytes.
	Offset, Length uint32
	// Tracking says that the length follows the buffer's; Length is then
	// what it was.
	Tracking bool
}

// Bytes is the memory that the view shows.
func (v *View) Bytes() []byte {
	if v.Buffer == nil || uint64(v.Offset)+uint64(v.Length) > uint64(len(v.Buffer.Data)) {
		return nil
	}
	return v.Buffer.Data[v.Offset : v.Offset+v.Length : v.Offset+v.Length]
}

// Wrapper is a Boolean, Number, BigInt or String object: Value is a bool,
// float64, *big.Int or string.
type Wrapper struct{ Value Value }

// HostObject is an object of an embedder's own kind (see HostKinds).
type HostObject struct {
	Kind    uint32
	Payload Value
}

// viewKinds are the constructors by the wire's subtag.
var viewKinds = map[byte]string{
	'b': "Int8Array", 'B': "Uint8Array", 'C': "Uint8ClampedArray", 'w': "Int16Array", 'W': "Uint16Array",
	'd': "Int32Array", 'D': "Uint32Array", 'f': "Float32Array", 'F': "Float64Array",
	'q': "BigInt64Array", 'Q': "BigUint64Array", '?': "DataView", ViewBuffer: "Buffer",
}

var viewSubtags = func() map[string]byte {
	m := make(map[string]byte, len(viewKinds))
	for subtag, kind := range viewKinds {
		m[kind] = subtag
	}
	return m
}()

// errorNames are the names of errorTypes.
var errorNames = map[byte]string{
	'E': "EvalError", 'R': "RangeError", 'F': "ReferenceError", 'S': "SyntaxError", 'T': "TypeError", 'U': "URIError",
}

func errorPrototype(name string) byte {
	for proto, n := range errorNames {
		if n == name {
			return proto
		}
	}
	return 0
}

// flagLetters are the letters of regular expression flags and their bits, in
// JavaScript's order.
var flagLetters = []struct {
	letter byte
	bit    uint32
}{{'d', 128}, {'g', 1}, {'i', 2}, {'m', 4}, {'s', 32}, {'u', 16}, {'v', 256}, {'y', 8}}

func flagString(bits uint32) string {
	var sb strings.Builder
	for _, f := range flagLetters {
		if bits&f.bit != 0 {
			sb.WriteByte(f.letter)
		}
	}
	return sb.String()
}

func flagBits(letters string) (bits uint32, err error) {
	for i := 0; i < len(letters); i++ {
		bit := uint32(0)
		for _, f := range flagLetters {
			if f.letter == letters[i] {
				bit = f.bit
			}
		}
		if bit == 0 || bits&bit != 0 {
			return 0, fmt.Errorf("regular expression flags %q", letters)
		}
		bits |= bit
	}
	if bits&regExpUnicode != 0 && bits&regExpUnicodeSets != 0 {
		return 0, fmt.Errorf("regular expression flags %q", letters)
	}
	return bits, nil
}

// bigFromBytes is the bigint of the little-endian bytes.
func bigFromBytes(negative bool, b []byte) *big.Int {
	reversed := make([]byte, len(b))
	for i, c := range b {
		reversed[len(b)-1-i] = c
	}
	v := new(big.Int).SetBytes(reversed)
	if negative {
		v.Neg(v)
	}
	return v
}
