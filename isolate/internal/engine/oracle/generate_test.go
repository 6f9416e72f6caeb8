package oracle_test

// Random values, as the JavaScript that makes them: see differ.

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// generator writes a script that sets value, transfer and hosts. Each object gets a name, so that
// any later one may refer to it, and it to any later one: cycles and shared references.
type generator struct {
	*rand.Rand
	script  strings.Builder
	objects []string
	budget  int // objects still to make
	depth   int
	made    sample
}

// sample is a generated value.
type sample struct {
	script string
	alters bool // is another after it has been read: has to be made anew for each reader
	resize bool // has resizable buffers
	grow   bool // has growable ones
	memory bool // has a WebAssembly.Memory
}

// generate gives a value. The same seed gives the same one.
func generate(seed uint64) sample {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0x5eed))}
	g.budget = 1 + g.IntN(6)
	switch g.IntN(20) {
	case 0, 1, 2, 3, 4:
		g.budget += g.IntN(20)
	case 5:
		g.budget += g.IntN(200)
	}
	var root string
	switch {
	case g.IntN(40) == 0:
		root = g.large()
	case g.IntN(12) == 0:
		root = g.primitive()
	default:
		root = g.object()
	}
	if g.chance(60) {
		root = fmt.Sprintf(g.oneOf("[%s]", "new Set([%s])", "new Map([[%s, 1]])"), root)
	}
	g.line("value = %s;", root)
	g.made.script = "{\n" + g.script.String() + "}\n0"
	return g.made
}

func (g *generator) line(format string, args ...any) {
	fmt.Fprintf(&g.script, format+"\n", args...)
}

func (g *generator) oneOf(list ...string) string { return list[g.IntN(len(list))] }

func (g *generator) chance(n int) bool { return g.IntN(n) == 0 }

// few is a small number, mostly.
func (g *generator) few() int {
	if g.chance(30) {
		return g.IntN(40)
	}
	return g.IntN(5)
}

// named makes an object by an expression and gives its name.
func (g *generator) named(format string, args ...any) string {
	name := "o" + strconv.Itoa(len(g.objects))
	g.objects = append(g.objects, name)
	g.line("const %s = %s;", name, fmt.Sprintf(format, args...))
	return name
}

// value is an expression without side effects: a primitive, or an object's name.
func (g *generator) value() string {
	switch n := g.IntN(100); {
	case n < 10 && len(g.objects) > 0:
		return g.objects[g.IntN(len(g.objects))]
	case n < 55 || g.budget <= 0:
		return g.primitive()
	}
	return g.object()
}

func (g *generator) values(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = g.value()
	}
	return strings.Join(list, ", ")
}

func (g *generator) primitive() string {
	switch g.IntN(10) {
	case 0:
		return g.oneOf("undefined", "null", "true", "false")
	case 1, 2, 3:
		return g.integer()
	case 4, 5:
		return g.double()
	case 6:
		return g.bigInt()
	}
	return g.text()
}

func (g *generator) integer() string {
	switch g.IntN(4) {
	case 0:
		return g.oneOf("0", "1", "-1", "63", "64", "-64", "-65", "127", "128", "255", "8191", "8192", "-8192", "-8193",
			"1073741823", "1073741824", "-1073741824", "-1073741825", "2147483647", "-2147483648")
	case 1:
		return strconv.Itoa(int(int32(g.Uint32())))
	}
	return strconv.Itoa(g.IntN(400) - 200)
}

func (g *generator) double() string {
	switch g.IntN(3) {
	case 0:
		return g.oneOf("-0", "NaN", "Infinity", "-Infinity", "2147483648", "-2147483649", "4294967295", "4294967296",
			"9007199254740991", "9007199254740993", "1e21", "5e-324", "1.7976931348623157e308", "0.1", "-0.5",
			"new Float64Array(new BigUint64Array([0x7ff4000000000001n]).buffer)[0]", "(() => { const a = [1.5]; a[0] = 3; return a[0] })()")
	case 1:
		return strconv.FormatFloat(float64(g.IntN(4000)-2000)/8, 'g', -1, 64)
	}
	return strconv.FormatFloat(g.NormFloat64()*float64(uint64(1)<<g.IntN(60)), 'g', -1, 64)
}

func (g *generator) bigInt() string {
	switch g.IntN(4) {
	case 0:
		return g.oneOf("0n", "1n", "-1n", "0xffffffffffffffffn", "-0xffffffffffffffffn", "0x10000000000000000n",
			"-(2n ** 64n)", "2n ** 128n - 1n", "2n ** 63n", "-(2n ** 63n)", "BigInt.asUintN(0, 5n)", "1n << 4000n")
	case 1:
		return fmt.Sprintf("%s0x%x%016xn", g.oneOf("-", ""), g.Uint64()|1<<63, g.Uint64())
	case 2:
		return fmt.Sprintf("(2n ** %dn %s %dn)", g.IntN(1200), g.oneOf("+", "-"), g.IntN(3))
	}
	return strconv.Itoa(g.IntN(2000)-1000) + "n"
}

// unit is one code unit, escaped. wide: it need not be Latin-1.
func (g *generator) unit(wide bool) string {
	if !wide {
		if g.chance(4) {
			return fmt.Sprintf("\\x%02x", g.IntN(256))
		}
		return string(rune('a' + g.IntN(26)))
	}
	switch g.IntN(4) {
	case 0:
		return fmt.Sprintf("\\u%04x", 0xd800+g.IntN(0x800)) // a surrogate, most likely alone
	case 1:
		return fmt.Sprintf("\\u{%x}", 0x10000+g.IntN(0x100000))
	case 2:
		return g.unit(false)
	}
	return fmt.Sprintf("\\u%04x", g.IntN(0xd800))
}

func (g *generator) text() string {
	n := g.IntN(8)
	if g.chance(20) {
		n = g.IntN(200)
	}
	wide := g.chance(3)
	var b strings.Builder
	for range n {
		b.WriteString(g.unit(wide))
	}
	s := "'" + b.String() + "'"
	switch g.IntN(40) {
	case 0:
		return s + ".repeat(" + strconv.Itoa(g.IntN(50)) + ")"
	case 1:
		return "(" + s + " + String(" + g.primitive() + ") + 'and a tail that makes it a cons')"
	case 2:
		return "(" + s + " + 'long enough to be sliced out of').slice(" + strconv.Itoa(g.IntN(4)) + ")"
	case 3:
		return "('\\u1234latin one after all ' + " + s + ").slice(1)"
	}
	return s
}

// key is a property's name, as the literal of a string.
func (g *generator) key() string {
	switch g.IntN(12) {
	case 0:
		return "'" + strconv.Itoa(g.IntN(12)) + "'"
	case 1:
		return g.oneOf("'0'", "'1'", "'01'", "'-1'", "'1.5'", "'-0'", "'4294967294'", "'4294967295'", "'4294967296'",
			"'2147483647'", "'2147483648'", "'1073741823'", "'1073741824'", "'100000'", "'1e3'", "'9007199254740993'")
	case 2:
		return g.oneOf("''", "'__proto__'", "'constructor'", "'length'", "'toString'", "'then'", "'\\0'", "'message'", "'stack'")
	case 3:
		return g.text()
	}
	return "'" + g.oneOf("a", "b", "c", "d", "name", "id", "value", "x", "y", "k\\u00e9", "\\u20ac", "longer name") + "'"
}

// set writes a property, which is an own one even if its name is __proto__. An array's length is left alone.
func (g *generator) set(o, value string) {
	key := g.key()
	if key == "'length'" {
		key = "'Length'"
	}
	g.line("Object.defineProperty(%s, %s, { value: %s, enumerable: true, writable: true, configurable: true });", o, key, value)
}

// object makes one and gives its name.
func (g *generator) object() string {
	g.budget--
	g.depth++
	defer func() { g.depth-- }()
	switch n := g.IntN(100); {
	case n < 28:
		return g.plain()
	case n < 58:
		return g.array()
	case n < 66:
		return g.collection()
	case n < 72:
		return g.error()
	case n < 84:
		return g.memory()
	case n < 87:
		return g.instance()
	case n < 90:
		return g.named("new Date(%s)", g.oneOf("0", "NaN", "8.64e15", "-8.64e15", "1e12", "-1", "-0", "0.5", strconv.FormatInt(g.Int64N(1<<43), 10)))
	case n < 94:
		return g.named("Object(%s)", g.oneOf("true", "false", g.integer(), g.double(), g.bigInt(), g.text()))
	case n < 98:
		return g.regExp()
	case n < 99 && g.chance(2):
		return g.named("host()")
	case n < 99:
		return g.wasm()
	}
	return g.unusual()
}

func (g *generator) plain() string {
	switch g.IntN(5) {
	case 0: // a literal: one shape
		n := g.few()
		var parts []string
		for i := range n {
			parts = append(parts, fmt.Sprintf("%s%d: %s", g.oneOf("a", "key", "p"), i, g.value()))
		}
		return g.named("{ %s }", strings.Join(parts, ", "))
	case 1: // the same shape again and again
		o := g.named("[]")
		for range 1 + g.IntN(4) {
			g.line("%s.push({ id: %s, name: %s, on: %s });", o, g.integer(), g.text(), g.value())
		}
		return o
	}
	o := g.named("%s", g.oneOf("{}", "{}", "{}", "Object.create(null)", "Object.create({ inherited: 1 })"))
	for range g.few() {
		g.set(o, g.value())
	}
	switch g.IntN(12) {
	case 0:
		g.line("delete %s[%s];", o, g.key())
	case 1:
		g.line("%s.f = 1.5; %s.f = %s;", o, o, g.integer())
	case 2:
		g.line("Object.defineProperty(%s, 'hidden', { value: 1, configurable: true }); %s[Symbol('s')] = 2;", o, o)
	case 3:
		g.line("Object.defineProperty(%s, 'computed', { enumerable: true, configurable: true, get() { globalThis.gc?.(); return %s } });", o, g.value())
	case 4:
		g.line("Object.%s(%s);", g.oneOf("freeze", "seal", "preventExtensions"), o)
	}
	return o
}

// numbers is n numbers of one kind, or not.
func (g *generator) numbers(n, kind int) string {
	list := make([]string, n)
	for i := range list {
		switch {
		case kind == 0:
			list[i] = strconv.Itoa(g.IntN(1<<uint(g.IntN(30))) - g.IntN(1000))
		case kind == 1 || g.chance(2):
			list[i] = g.double()
		default:
			list[i] = g.integer()
		}
	}
	return strings.Join(list, ", ")
}

func (g *generator) array() string {
	var a string
	long := false
	switch g.IntN(12) {
	case 0, 1:
		a = g.named("[%s]", g.values(g.few()))
	case 2, 3, 4:
		a = g.named("[%s]", g.numbers(g.few()+g.few(), g.IntN(3)))
	case 5:
		a = g.named("new Array(%d).fill(%s)", g.IntN(6), g.value())
	case 6:
		a = g.named("[%s%s, ,%s]", g.numbers(g.few(), g.IntN(3)), g.oneOf("", ",", ",,"), g.value())
	case 7:
		length := g.oneOf("0", "1", "7", "1000", "100000", "4294967295")
		long = len(length) > 6
		a = g.named("new Array(%s)", length)
		for range g.few() {
			g.line("%s[%d] = %s;", a, g.IntN(20), g.value())
		}
	default:
		a = g.named("[]")
		for range g.few() {
			g.line("%s.push(%s);", a, g.value())
		}
	}
	n := g.IntN(16)
	if long && n > 3 && n < 8 { // V8 would walk over all of it
		n = 0
	}
	switch n {
	case 0:
		g.set(a, g.value())
		g.set(a, g.value())
	case 1:
		g.line("delete %s[%d];", a, g.IntN(4))
	case 2:
		g.line("%s.length = %s;", a, g.oneOf("0", "1", "3", "10", "5000"))
	case 3:
		g.line("%s[%s] = %s;", a, g.oneOf("3", "12", "2000", "1073741824", "4294967294"), g.value())
	case 4:
		g.line("%s.pop(); %s.shift();", a, a)
	case 5:
		g.line("%s.unshift(%s);", a, g.value())
	case 7:
		g.line("%s.sort(() => 0).reverse();", a)
	case 8:
		g.line("Object.defineProperty(%s, %d, { enumerable: %s, configurable: true, get() { globalThis.gc?.(); return %s } });", a, g.IntN(4), g.oneOf("true", "false"), g.value())
	case 9:
		g.line("Object.%s(%s);", g.oneOf("freeze", "seal", "preventExtensions"), a)
	}
	return a
}

func (g *generator) collection() string {
	c := g.named("new %s", g.oneOf("Map", "Set"))
	for range g.few() {
		k, v := g.value(), g.value()
		g.line("%s.add?.(%s) ?? %s.set(%s, %s);", c, k, c, k, v)
	}
	switch g.IntN(8) {
	case 0:
		g.line("%s.own = %s;", c, g.value()) // not cloned
	case 1:
		g.line("%s.delete(%s);", c, g.value())
	}
	return c
}

func (g *generator) error() string {
	kind := g.oneOf("Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError")
	if g.chance(10) {
		kind = g.oneOf("(class Own extends TypeError { own = 1; get name() { return 'RangeError' } })", "(class extends Error {})")
	}
	var e string
	switch g.IntN(5) {
	case 0:
		e = g.named("new %s", kind)
	case 1:
		e = g.named("new %s(%s)", kind, g.text())
	case 2:
		e = g.named("new AggregateError([1], %s)", g.text())
	default:
		e = g.named("new %s(%s, { cause: %s })", kind, g.text(), g.value())
	}
	if g.chance(3) {
		g.line("%s.cause = %s;", e, g.value())
	}
	switch g.IntN(12) {
	case 0:
		g.line("%s.stack = %s;", e, g.primitive())
	case 1:
		g.line("delete %s.stack;", e)
	case 2:
		g.line("%s.message = %s;", e, g.primitive())
	case 3:
		g.line("%s.name = %s;", e, g.oneOf("'TypeError'", "'URIError'", "'Else'", "5", "undefined", "'EvalError'", "Object('SyntaxError')"))
	case 4:
		g.line("Object.defineProperty(%s, 'message', { get() { return %s } });", e, g.primitive())
	case 5:
		g.line("Object.defineProperty(%s, 'cause', { get() { return %s } });", e, g.value())
	case 6:
		g.line("%s.other = %s;", e, g.value())
	case 7:
		g.line("delete %s.%s;", e, g.oneOf("message", "cause"))
	case 8:
		g.line("Object.setPrototypeOf(%s, %s);", e, g.oneOf("null", "RangeError.prototype", "{}"))
	}
	return e
}

var viewTypes = []struct {
	name string
	size int
}{
	{"Int8Array", 1}, {"Uint8Array", 1}, {"Uint8ClampedArray", 1}, {"Int16Array", 2}, {"Uint16Array", 2}, {"Int32Array", 4},
	{"Uint32Array", 4}, {"Float32Array", 4}, {"Float64Array", 8}, {"BigInt64Array", 8}, {"BigUint64Array", 8}, {"DataView", 1},
}

// memory is a buffer with views on it; the value is one or the other.
func (g *generator) memory() string {
	size := 8 * g.IntN(6)
	if g.chance(4) {
		size += g.IntN(8)
	}
	if g.chance(50) {
		size += g.IntN(100000)
	}
	var b string
	switch g.IntN(10) {
	case 0, 1:
		g.made.resize = true
		b = g.named("new ArrayBuffer(%d, { maxByteLength: %d })", size, size+g.IntN(20))
	case 2:
		grow := ""
		if g.chance(3) {
			grow = g.growable(size)
		}
		b = g.named("new SharedArrayBuffer(%d%s)", size, grow)
	case 3:
		b = g.named("new ArrayBuffer(%d)", size)
		g.line("transfer.push(%s);", b)
	case 4: // on the heap until somebody asks for the buffer
		t := viewTypes[g.IntN(len(viewTypes)-1)]
		return g.named("new %s(%d)", t.name, g.IntN(20))
	default:
		b = g.named("new ArrayBuffer(%d)", size)
	}
	if size > 0 {
		g.line("new Uint8Array(%s).fill(%d, %d)[%d] = 7;", b, g.IntN(256), g.IntN(size), g.IntN(size))
	}
	out := b
	for range g.IntN(4) {
		t := viewTypes[g.IntN(len(viewTypes))]
		offset := g.IntN(size/t.size+1) * t.size
		count := g.IntN((size-offset)/t.size + 1)
		switch {
		case (size-offset)%t.size == 0 && g.chance(3):
			out = g.named("new %s(%s, %d)", t.name, b, offset)
		default:
			out = g.named("new %s(%s, %d, %d)", t.name, b, offset, count)
		}
		if g.chance(10) {
			g.line("%s.own = 1;", out)
		}
	}
	if g.made.resize && g.chance(12) { // some views may be outside now
		g.line("if (%s.resizable) %s.resize(%d);", b, b, g.IntN(size+1))
	}
	if g.chance(3) {
		return b
	}
	return out
}

func (g *generator) wasm() string {
	if g.chance(2) {
		return g.named("new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))")
	}
	g.made.memory = true
	m := g.named("new WebAssembly.Memory({ initial: 1, maximum: %d, shared: true })", 1+g.IntN(300))
	if g.chance(2) {
		return g.named("new Uint8Array(%s.buffer, 3, 8)", m)
	}
	return m
}

// growable is the option that makes a SharedArrayBuffer growable; this V8 writes such, and ends the
// process when it uses what it has read.
func (g *generator) growable(size int) string {
	g.made.grow = true
	return fmt.Sprintf(", { maxByteLength: %d }", size+g.IntN(20))
}

func (g *generator) instance() string {
	base := g.oneOf("", "", " extends Array", " extends Map", " extends Set", " extends Date", " extends Uint16Array", " extends ArrayBuffer")
	args := g.oneOf("", "", "8")
	switch {
	case strings.Contains(base, "Map"), strings.Contains(base, "Set"):
		args = ""
	case strings.Contains(base, "Date"):
		args = "8" // not now: it may be made twice
	}
	index := "['2']"
	if strings.Contains(base, "Uint16") {
		index = "other"
	}
	return g.named("new (class Own%s { x = %s; #secret = 1; get y() { return 2 } static z = 3; %s = %s; f = 1.5 })(%s)",
		base, g.value(), index, g.value(), args)
}

func (g *generator) regExp() string {
	flags := ""
	for _, f := range "dgimsy" {
		if g.chance(3) {
			flags += string(f)
		}
	}
	flags += g.oneOf("", "", "u", "v")
	source := g.oneOf("''", "'a/b'", "'\\\\d+(?<n>x)'", "'\\u20ac'", "'\\n'", "'[\\u{1f600}]'", "'(?:)'", "'\\ud83d'", "'\\xe9'")
	re := g.named("new RegExp(%s, '%s')", source, flags)
	if g.chance(4) {
		g.line("%s.lastIndex = 3; %s.own = 1;", re, re)
	}
	return re
}

// unusual is what cannot be cloned, or changes while it is.
func (g *generator) unusual() string {
	switch g.IntN(4) {
	case 0:
		return g.named("%s", g.oneOf("() => 1", "function named() {}", "class Named {}", "Symbol('s')", "Object(Symbol('s'))", "Promise.resolve()",
			"(function () { return arguments })(1, 'two')", "new WeakMap", "new WeakSet", "new WeakRef({})", "new Proxy({}, {})", "new Proxy([], {})", "(function* () {})()", "[][Symbol.iterator]()",
			"new Map().keys()", "new Set().values()", "async () => {}", "new FinalizationRegistry(() => {})", "globalThis.structuredClone ?? (() => 2)",
			"Object.prototype", "Set.prototype", "Promise.prototype", "Uint8Array.prototype", "[].values().__proto__", "new HostObject", "new WebAssembly.Memory({ initial: 1 })", "new WebAssembly.Memory({ initial: 1 }).buffer", "(() => { const b = new ArrayBuffer(8), v = new Uint8Array(b); clone(b, [b]); return v })()", "(() => { const b = new ArrayBuffer(8); clone(b, [b]); return b })()", "(() => { const b = new ArrayBuffer(8), v = new DataView(b); clone(b, [b]); return v })()", "Map.prototype", "Array.prototype", "Error.prototype", "Math", "JSON", "Reflect", "Atomics", "Intl", "new Intl.NumberFormat('en')", "globalThis", "''.matchAll(/x/g)"))
	case 1:
		return g.named("{ a: 1, get b() { throw %s }, c: 3 }", g.oneOf("5", "new RangeError('own')", "undefined", "'text'"))
	case 2:
		g.made.alters = true
		o := g.named("{ a: 1, get b() { globalThis.gc?.(); %s; return 2 }, c: %s, d: 4 }", g.oneOf("delete this.c", "this.e = 5", "this.c = 1", "delete this.d",
			"Object.defineProperty(this, 'c', { enumerable: false })", "this.a = 3; delete this.a"), g.value())
		return o
	}
	g.made.alters = true
	act := fmt.Sprintf("act%d", len(g.objects))
	a := g.named("[%s, { get in() { globalThis.gc?.(); %s(); return 1 } }, %s]", g.values(g.IntN(3)), act, g.values(1+g.IntN(3)))
	g.line("const %s = () => { %s };", act, strings.ReplaceAll(g.oneOf("A.length = 1", "A.push(1, 2)", "delete A[A.length - 1]", "A[A.length - 1] = 1.5",
		"A.length = 0", "A.x = 1", "A[100] = 1", "A.shift()", "A.unshift(0)", "A.fill(7)"), "A", a))
	return a
}

// large is one big thing.
func (g *generator) large() string {
	n := 1000 + g.IntN(20000)
	switch g.IntN(9) {
	case 0:
		return g.named("Array.from({ length: %d }, (_, i) => i %s)", n, g.oneOf("", "* 3 - 500", "/ 4", "% 7 ? i : i + 0.5", "% 9 ? i : 'x' + i"))
	case 1:
		return g.named("%s.repeat(%d)", g.text(), n)
	case 2:
		return g.named("new Uint8Array(%d).fill(3)", n*10)
	case 3: // deep
		o := g.named("%s", g.primitive())
		d := 50 + g.IntN(1200)
		return g.named("(() => { let v = %s; for (let i = 0; i < %d; i++) v = %s; return v })()", o, d, g.oneOf("[v]", "{ v }", "new Map([[1, v]])",
			"new Set([v])", "new Error('e', { cause: v })", "i % 2 ? [1, v, 2] : { a: 1, v, b: 2 }"))
	case 4:
		return g.named("new Map(Array.from({ length: %d }, (_, i) => [i, 'v' + i]))", n/4)
	case 5:
		return g.named("new Set(Array.from({ length: %d }, (_, i) => 'v' + i))", n/4)
	case 6:
		return g.named("Object.fromEntries(Array.from({ length: %d }, (_, i) => [%s, i]))", n/4, g.oneOf("i", "'k' + i", "i * 1000"))
	case 7:
		return g.named("Array.from({ length: %d }, (_, i) => ({ id: i, name: 'n' + i, tags: [i, 'x'], at: new Date(i) }))", n/8)
	}
	return g.named("(2n ** %dn - 1n)", n)
}
