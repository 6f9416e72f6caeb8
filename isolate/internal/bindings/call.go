package bindings

import (
	"math"
	"math/big"
	"unicode/utf16"
	"unsafe"

	"github.com/heddle-js/heddle/serdes"
)

// Func is an operation. What it returns as error is thrown in JavaScript, or handed to the callback.
type Func func(c *Call) error

// OpKind says on which goroutine an operation runs.
type OpKind uint8

const (
	// KindSync never blocks and runs on the JavaScript thread.
	KindSync OpKind = iota
	// KindBlocking may block: with a trailing callback it runs on a goroutine.
	KindBlocking
	// KindStream keeps its trailing callback and calls it any number of times.
	KindStream
	// KindConst is a value, not a function.
	KindConst
)

// Entry is one row of a Table. Make it with Sync, Blocking, Stream or Const.
type Entry struct {
	Kind  OpKind
	Fn    Func
	Value any
}

// Table is what internalBinding(name) holds, by JavaScript name.
type Table map[string]Entry

// Sync makes an operation that never blocks.
func Sync(fn Func) Entry { return Entry{Kind: KindSync, Fn: fn} }

// Blocking makes an operation that may block. Called with a trailing callback it runs on a
// goroutine and must use only what Env documents as safe from any goroutine.
func Blocking(fn Func) Entry { return Entry{Kind: KindBlocking, Fn: fn} }

// Stream makes an operation whose callback may be called many times (Call.Emit) until Call.Done.
func Stream(fn Func) Entry { return Entry{Kind: KindStream, Fn: fn} }

// Const makes a constant; v is anything Call.Return takes.
func Const(v any) Entry { return Entry{Kind: KindConst, Value: v} }

// Kind is the type of an argument.
type Kind uint8

// The kinds of arguments that operations tell apart.
const (
	KUndefined Kind = iota
	KNull
	KBool
	KNumber
	KBigInt
	KString
	KBytes
	KObject
)

// Call is one call of an operation. It is valid until the operation returns, or until Done for a Stream.
type Call struct {
	env    *Env
	tape   []uint32
	args   []uint32 // word offset of each argument in tape
	result *serdes.Writer
	ret    bool

	interrupt func() int // see SetInterrupt; nil off the JavaScript thread

	emit     func(values []any)
	done     func()
	onCancel func(func())
}

// NewCall prepares a call. tape opens with the word offsets of its nargs arguments. result is the
// writer that Return fills; the engine reuses it from call to call.
func NewCall(env *Env, tape []uint32, nargs int, result *serdes.Writer) Call {
	return Call{env: env, tape: tape, args: tape[:nargs:nargs], result: result}
}

// SetStream hands a Stream operation its emitter. Used by the engine only.
func (c *Call) SetStream(emit func([]any), done func(), onCancel func(func())) {
	c.emit, c.done, c.onCancel = emit, done, onCancel
}

// Result gives the tape that Return wrote, with undefined when Return was not called.
func (c *Call) Result() *serdes.Writer {
	if !c.ret {
		c.result.Undefined()
		c.ret = true
	}
	return c.result
}

// Env is the thread that called.
func (c *Call) Env() *Env { return c.env }

// Len is the number of arguments, a trailing callback not counted.
func (c *Call) Len() int { return len(c.args) }

// Emit calls the callback of a Stream operation on the loop with (null, v...). Any goroutine may call it.
func (c *Call) Emit(v ...any) { c.emit(v) }

// Done ends a Stream operation. Exactly once; a second call panics.
func (c *Call) Done() { c.done() }

// OnCancel registers what internalBinding('loop').cancel(id), or the end of the thread, calls.
func (c *Call) OnCancel(f func()) { c.onCancel(f) }

func (c *Call) at(i int) (serdes.Tag, uint32, int) {
	if i < 0 || i >= len(c.args) {
		return serdes.TagUndefined, 0, 0
	}
	p := int(c.args[i])
	w := c.tape[p]
	return serdes.Tag(w & 0xff), w >> 8, p + 1
}

// Kind tells the type of argument i.
func (c *Call) Kind(i int) Kind {
	tag, _, _ := c.at(i)
	switch tag {
	case serdes.TagUndefined, serdes.TagHole:
		return KUndefined
	case serdes.TagNull:
		return KNull
	case serdes.TagTrue, serdes.TagFalse:
		return KBool
	case serdes.TagInt, serdes.TagDouble:
		return KNumber
	case serdes.TagBigInt:
		return KBigInt
	case serdes.TagString1, serdes.TagString2:
		return KString
	case serdes.TagViewRef:
		return KBytes
	}
	return KObject
}

// IsNullish is true for undefined, null and arguments past the end.
func (c *Call) IsNullish(i int) bool {
	k := c.Kind(i)
	return k == KUndefined || k == KNull
}

// Bool is argument i when it is a boolean, else false.
func (c *Call) Bool(i int) bool {
	tag, _, _ := c.at(i)
	return tag == serdes.TagTrue
}

// Int is argument i as an integer: numbers are truncated (NaN is 0, beyond int64 saturates),
// BigInts wrap at 64 bits, booleans are 0 and 1, anything else is 0.
func (c *Call) Int(i int) int64 {
	tag, n, p := c.at(i)
	switch tag {
	case serdes.TagTrue:
		return 1
	case serdes.TagInt:
		return int64(int32(c.tape[p]))
	case serdes.TagDouble:
		return floatToInt(c.double(p))
	case serdes.TagBigInt:
		if n == 0 {
			return 0
		}
		v := int64(uint64(c.tape[p+1]) | uint64(c.tape[p+2])<<32)
		if c.tape[p] != 0 {
			v = -v
		}
		return v
	}
	return 0
}

func floatToInt(f float64) int64 {
	switch {
	case f != f:
		return 0
	case f >= math.MaxInt64:
		return math.MaxInt64
	case f <= math.MinInt64:
		return math.MinInt64
	}
	return int64(f)
}

func (c *Call) double(p int) float64 {
	return math.Float64frombits(uint64(c.tape[p]) | uint64(c.tape[p+1])<<32)
}

// Float is argument i as a number; what is no number or BigInt is NaN.
func (c *Call) Float(i int) float64 {
	tag, _, p := c.at(i)
	switch tag {
	case serdes.TagInt:
		return float64(int32(c.tape[p]))
	case serdes.TagDouble:
		return c.double(p)
	case serdes.TagBigInt:
		return float64(c.Int(i))
	}
	return math.NaN()
}

// String is argument i as UTF-8 when it is a string (lone surrogates become U+FFFD), else "".
func (c *Call) String(i int) string {
	tag, n, p := c.at(i)
	if tag != serdes.TagString1 && tag != serdes.TagString2 {
		return ""
	}
	length, p := count(c.tape, n, p)
	return tapeString(c.tape, tag, length, p)
}

// count resolves a token's n: counts that do not fit stand in the next two words. It gives the word after.
func count(tape []uint32, n uint32, p int) (int, int) {
	if n != 0xFFFFFF {
		return int(n), p
	}
	return int(uint64(tape[p]) | uint64(tape[p+1])<<32), p + 2
}

func tapeString(tape []uint32, tag serdes.Tag, length, p int) string {
	if length == 0 {
		return ""
	}
	base := unsafe.Pointer(&tape[p])
	if tag == serdes.TagString2 {
		return string(utf16.Decode(unsafe.Slice((*uint16)(base), length)))
	}
	return latin1ToUTF8(unsafe.Slice((*byte)(base), length))
}

func latin1ToUTF8(b []byte) string {
	high := 0
	for _, x := range b {
		high += int(x >> 7)
	}
	if high == 0 {
		return string(b)
	}
	out := make([]byte, 0, len(b)+high)
	for _, x := range b {
		if x < 0x80 {
			out = append(out, x)
		} else {
			out = append(out, 0xc0|x>>6, 0x80|x&0x3f)
		}
	}
	return string(out)
}

// Bytes is the very memory of argument i when it is an ArrayBuffer or a view, else nil. It stays
// valid until the operation has completed; JavaScript may change it meanwhile.
func (c *Call) Bytes(i int) []byte {
	tag, _, p := c.at(i)
	if tag != serdes.TagViewRef {
		return nil
	}
	addr := uintptr(uint64(c.tape[p]) | uint64(c.tape[p+1])<<32)
	size := uint64(c.tape[p+2]) | uint64(c.tape[p+3])<<32
	if size == 0 || addr == 0 {
		return []byte{}
	}
	// The address is V8's memory, outside of Go's heap: it does not move and its backing store is
	// held until the operation has completed.
	return unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&addr))), size)
}

// Value is argument i as a Go value: nil, bool, float64, *big.Int, string, []byte (the memory
// itself), []any or Object. What has no such form is nil.
func (c *Call) Value(i int) any {
	if i < 0 || i >= len(c.args) {
		return nil
	}
	v, _ := c.decode(int(c.args[i]))
	return v
}

// Strings is argument i as strings when it is an array; elements that are no strings are "".
func (c *Call) Strings(i int) []string {
	list, ok := c.Value(i).([]any)
	if !ok {
		return nil
	}
	out := make([]string, len(list))
	for j, v := range list {
		out[j], _ = v.(string)
	}
	return out
}

// decode reads the value at word p and gives the word after it. The engine wrote the tape, without
// cycles (a repeated object is written again), so it is well formed and finite.
func (c *Call) decode(p int) (any, int) {
	w := c.tape[p]
	tag, n := serdes.Tag(w&0xff), w>>8
	p++
	switch tag {
	case serdes.TagPad:
		return c.decode(p)
	case serdes.TagTrue, serdes.TagFalse:
		return tag == serdes.TagTrue, p
	case serdes.TagInt:
		return float64(int32(c.tape[p])), p + 1
	case serdes.TagDouble, serdes.TagDate, serdes.TagNumberObject:
		return c.double(p), p + 2
	case serdes.TagBigInt:
		return c.bigInt(n, p)
	case serdes.TagString1, serdes.TagString2:
		length, p := count(c.tape, n, p)
		words := (length + 3) / 4
		if tag == serdes.TagString2 {
			words = (length + 1) / 2
		}
		return tapeString(c.tape, tag, length, p), p + words
	case serdes.TagViewRef:
		sub := Call{tape: c.tape, args: []uint32{uint32(p - 1)}}
		return sub.Bytes(0), p + 5
	case serdes.TagObject:
		return c.object(p)
	case serdes.TagDenseArray:
		length, p := count(c.tape, n, p)
		return c.array(length, p)
	}
	return nil, p
}

func (c *Call) bigInt(n uint32, p int) (any, int) {
	digits, p := count(c.tape, n, p)
	neg := c.tape[p] != 0
	p++
	bytes := make([]byte, digits*8)
	for i := 0; i < digits*2; i++ {
		w := c.tape[p+i]
		at := len(bytes) - 4*(i+1)
		bytes[at], bytes[at+1], bytes[at+2], bytes[at+3] = byte(w>>24), byte(w>>16), byte(w>>8), byte(w)
	}
	v := new(big.Int).SetBytes(bytes)
	if neg {
		v.Neg(v)
	}
	return v, p + digits*2
}

func (c *Call) object(p int) (any, int) {
	out := Object{}
	for serdes.Tag(c.tape[p]&0xff) != serdes.TagEnd {
		var k, v any
		k, p = c.decode(p)
		v, p = c.decode(p)
		out = append(out, Field{keyString(k), v})
	}
	return out, p + 1
}

func keyString(k any) string {
	switch k := k.(type) {
	case string:
		return k
	case float64:
		return big.NewFloat(k).Text('f', 0)
	}
	return ""
}

func (c *Call) array(length, p int) (any, int) {
	out := make([]any, 0, length)
	for len(out) < length {
		var v any
		v, p = c.decode(p)
		out = append(out, v)
	}
	for serdes.Tag(c.tape[p]&0xff) != serdes.TagEnd {
		_, p = c.decode(p)
		_, p = c.decode(p)
	}
	return out, p + 1
}
