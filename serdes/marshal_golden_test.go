// Go values against the bytes that node writes for the equal JavaScript value:
// testdata/golden.json, recorded by scripts/oracle-serdes.js.

package serdes

import (
	"encoding/hex"
	"errors"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
)

// notInATree are what a Value does not keep: whether an error has an empty
// message, and where a stack is that JavaScript says is empty.
var notInATree = map[string]bool{
	"(() => { const e = new Error(); e.stack = ''; return e; })()": true,
}

// TestGoldenValue reads everything that node wrote into the Value tree and
// writes it back to the byte.
func TestGoldenValue(t *testing.T) {
	for _, g := range readGolden(t) {
		if g.Mode != "node" && g.Mode != "plain" || notInATree[g.Expr] {
			continue
		}
		if strings.Contains(g.Expr, "moved") || strings.Contains(g.Expr, "SharedArrayBuffer") {
			continue // what is not in the bytes becomes a buffer that is
		}
		t.Run(g.Mode+" "+g.Expr, func(t *testing.T) {
			var v Value
			if err := Unmarshal(g.bytes(t), &v); err != nil {
				t.Fatal(err)
			}
			got, err := MarshalOptions{NodeViews: g.Mode == "node"}.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			if hex.EncodeToString(got) != g.Hex {
				t.Errorf("\n got %x\nwant %s\n%#v", got, g.Hex, v)
			}
		})
	}
}

// TestGoldenAny reads everything into any.
func TestGoldenAny(t *testing.T) {
	for _, g := range readGolden(t) {
		if strings.Contains(g.Expr, "moved") || strings.Contains(g.Expr, "SharedArrayBuffer") {
			continue
		}
		in := g.bytes(t)
		var v any
		err := Unmarshal(in, &v)
		if g.Mode == "refuse" {
			if err == nil {
				t.Errorf("%s gives %#v", g.Expr, v)
			}
			continue
		}
		var w Writer
		if tapeErr := NewDeserializer(in, g.delegate()).ReadTape(&w); (err == nil) != (tapeErr == nil) {
			t.Errorf("%s %s: %v, the Deserializer says %v", g.Mode, g.Expr, err, tapeErr)
		}
	}
}

type goNested struct {
	On   bool `v8:"on"`
	Off  bool `v8:"off"`
	None *int `v8:"none"`
}

type goRecord struct {
	ID     int       `v8:"id"`
	Name   string    `json:"name"`
	Tags   []string  `json:"tags"`
	When   time.Time `v8:"when"`
	Nested goNested  `v8:"nested"`
	Skip   string    `v8:"-"`
	Empty  []int     `v8:"empty,omitempty"`
}

type goA struct {
	A any `v8:"a"`
}

type goSelf struct {
	A *goSelf `v8:"a"`
}

// goValueCase is a Go value and the expression that node serialized.
type goValueCase struct {
	expr string
	v    any
}

func doublesUpTo(n int, step float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = float64(i) * step
	}
	return list
}

func bigPower(base int64, exponent int64, add int64) *big.Int {
	v := new(big.Int).Exp(big.NewInt(base), big.NewInt(exponent), nil)
	return v.Add(v, big.NewInt(add))
}

func goValueCases() []goValueCase {
	self := &goSelf{}
	self.A = self
	one := &struct {
		N int `v8:"n"`
	}{1}
	return []goValueCase{
		{"undefined", Undefined{}},
		{"null", (*int)(nil)},
		{"true", true},
		{"false", false},
		{"0", 0},
		{"1", int8(1)},
		{"-1", int16(-1)},
		{"63", uint8(63)},
		{"64", uint16(64)},
		{"-64", int32(-64)},
		{"-65", int64(-65)},
		{"8191", uint32(8191)},
		{"8192", uint64(8192)},
		{"1073741824", 1073741824},
		{"-1073741825", -1073741825},
		{"2147483647", uint(2147483647)},
		{"2147483648", uint(2147483648)},
		{"-2147483649", -2147483649},
		{"4294967295", uint32(4294967295)},
		{"9007199254740991", int64(9007199254740991)},
		{"-9007199254740991", int64(-9007199254740991)},
		{"0.1", 0.1},
		{"-0", math.Copysign(0, -1)},
		{"1.5", float32(1.5)},
		{"5e-324", 5e-324},
		{"Infinity", math.Inf(1)},
		{"-Infinity", math.Inf(-1)},
		{"0n", *big.NewInt(0)},
		{"1n", big.NewInt(1)},
		{"-1n", big.NewInt(-1)},
		{"18446744073709551615n", uint64(math.MaxUint64)},
		{"18446744073709551616n", bigPower(2, 64, 0)},
		{"2n ** 1000n - 1n", bigPower(2, 1000, -1)},
		{"''", ""},
		{"'hello'", "hello"},
		{"'\\u0000'", "\x00"},
		{"'ÿ'", "ÿ"},
		{"'Ā'", "Ā"},
		{"'a中'", "a中"},
		{"'ab中'", "ab中"},
		{"'😀'", "😀"},
		{"'x'.repeat(128)", strings.Repeat("x", 128)},
		{"'x'.repeat(16384)", strings.Repeat("x", 16384)},
		{"'中'.repeat(64)", strings.Repeat("中", 64)},
		{"'x😀'.repeat(40)", strings.Repeat("x😀", 40)},
		{"[]", []string{}},
		{"[1, 2, 3]", []int{1, 2, 3}},
		{"[1, 2, 3]", [3]uint{1, 2, 3}},
		{"[1, 2, 3]", []any{1.0, 2.0, 3.0}},
		{"[1.5, 2]", []any{1.5, 2.0}},
		{"[1, 1.5]", []any{1.0, 1.5}},
		{"[undefined, null, true, false]", []Value{Undefined{}, Null{}, true, false}},
		{"['a', 'b']", []string{"a", "b"}},
		{"['a', '中', 'b', '中']", [4]string{"a", "中", "b", "中"}},
		{"[[], []]", [][]string{{}, {}}},
		{"[[1, [2, [3]]]]", []any{[]any{1.0, []any{2.0, []any{3.0}}}}},
		{"[{}]", []struct{}{{}}},
		{"[{ a: 1 }, { a: 2 }, { a: 3 }]", []map[string]int{{"a": 1}, {"a": 2}, {"a": 3}}},
		{"[{ a: 1 }, { a: 2 }, { a: 3 }]", []goA{{1.0}, {2.0}, {3.0}}},
		{"Array.from({ length: 300 }, (_, i) => i / 2)", doublesUpTo(300, 0.5)},
		{"{}", struct{}{}},
		{"{}", map[string]any{}},
		{"{ a: 1 }", map[string]any{"a": 1.0}},
		{"{ a: 1, b: 'x', c: null }", map[string]any{"a": 1.0, "b": "x", "c": nil}},
		{"{ '': 1 }", map[string]uint8{"": 1}},
		{"{ é: 1 }", struct {
			N int `v8:"é"`
		}{1}},
		{"{ 中: '中' }", struct {
			S string `v8:"中"`
		}{"中"}},
		{"{ a: '中' }", goA{"中"}},
		{"{ a: 1, 2: 3, b: 4, 1: 5 }", struct {
			A   int `v8:"a"`
			Two int `v8:"2"`
			B   int `v8:"b"`
			One int `v8:"1"`
		}{1, 3, 4, 5}},
		{"{ 4294967295: 1, 4294967294: 2, 2147483648: 3, 2147483647: 4, 1073741824: 5, 1073741823: 6 }",
			map[string]int{"4294967295": 1, "4294967294": 2, "2147483648": 3, "2147483647": 4, "1073741824": 5, "1073741823": 6}},
		{"{ a: { b: { c: { d: {} } } } }", goA{map[string]any{"b": map[string]any{"c": map[string]any{"d": map[string]any{}}}}}},
		{"new Date(0)", time.UnixMilli(0).UTC()},
		{"new Date(1.5e12)", time.UnixMilli(1.5e12).UTC()},
		{"new Date(-1)", time.UnixMilli(-1).UTC()},
		{"new Date(8.64e15)", time.UnixMilli(8.64e15).UTC()},
		{"new Date(NaN)", &Date{math.NaN()}},
		{"[new Date(0), new Date(0)]", []time.Time{time.UnixMilli(0).UTC(), time.UnixMilli(0).UTC()}},
		{"new Number(42)", &Wrapper{42.0}},
		{"new String('abc')", &Wrapper{"abc"}},
		{"/a/", regexp.MustCompile("a")},
		{"/(?:)/", regexp.MustCompile("")},
		{"new RegExp('/')", regexp.MustCompile("/")},
		{"/中/", regexp.MustCompile("中")},
		{`new RegExp('\n')`, regexp.MustCompile("\n")},
		{"new Map()", map[int]string{}},
		{"new Map([[1, 2]])", map[int]int{1: 2}},
		{"new Set([1, 'a', null, undefined, NaN])", &Set{[]Value{1, "a", nil, Undefined{}, math.NaN()}}},
		{"(() => { const a = {}; a.a = a; return a; })()", self},
		{"(() => { const o = { n: 1 }; return [o, o, { o }]; })()", []any{one, one, map[string]any{"o": one}}},
		{"(() => { const e = new Error('m'); e.stack = undefined; return e; })()", errors.New("m")},
		{"(() => { const e = new TypeError('m'); e.stack = 's'; return e; })()", &Error{Name: "TypeError", Message: "m", Stack: "s"}},
		{"(() => { const c = new Error('c'); c.stack = 'cs'; const e = new RangeError('m', { cause: c }); e.stack = 's'; return e; })()",
			&Error{Name: "RangeError", Message: "m", Stack: "s", Cause: &Error{Message: "c", Stack: "cs"}}},
		{"new ArrayBuffer(8)", &ArrayBuffer{Data: make([]byte, 8)}},
		{"new Uint8Array([1, 2, 255])", []byte{1, 2, 255}},
		{"new Uint8Array([1, 2, 255])", [3]byte{1, 2, 255}},
		{"new Uint8Array(0)", []uint8{}},
		{"new Int8Array([-1, 1])", []int8{-1, 1}},
		{"new Int16Array([-2, 2])", []int16{-2, 2}},
		{"new Uint16Array([1, 65535])", []uint16{1, 65535}},
		{"new Int32Array([-3, 3])", []int32{-3, 3}},
		{"new Uint32Array([1, 4294967295])", []uint32{1, 4294967295}},
		{"new Float32Array([0.5, -0])", []float32{0.5, float32(math.Copysign(0, -1))}},
		{"new Float64Array(0)", []float64{}},
		{"new BigInt64Array([-1n, 1n])", []int64{-1, 1}},
		{"new BigUint64Array([1n, 2n ** 64n - 1n])", []uint64{1, math.MaxUint64}},
		{"{ id: 1, name: 'first', tags: ['a', 'b'], when: new Date(5), nested: { on: true, off: false, none: null } }",
			goRecord{ID: 1, Name: "first", Tags: []string{"a", "b"}, When: time.UnixMilli(5).UTC(), Nested: goNested{On: true}}},
		{"{ id: 1, name: 'first', tags: ['a', 'b'], when: new Date(5), nested: { on: true, off: false, none: null } }",
			&goRecord{ID: 1, Name: "first", Tags: []string{"a", "b"}, When: time.UnixMilli(5).UTC(), Nested: goNested{On: true}}},
	}
}

// plainLists are written as arrays in these expressions, by a tag's option.
var plainLists = map[string]bool{"Array.from({ length: 300 }, (_, i) => i / 2)": true}

// TestGoldenGo writes Go values to node's bytes, and reads node's bytes as
// values of the same types, equal to the first.
func TestGoldenGo(t *testing.T) {
	hexes := map[string]string{}
	for _, g := range readGolden(t) {
		if g.Mode == "plain" {
			hexes["plain "+g.Expr] = g.Hex
		}
		if g.Mode == "node" {
			hexes[g.Expr] = g.Hex
		}
	}
	cases := goValueCases()
	if len(cases) < 60 {
		t.Fatalf("only %d values", len(cases))
	}
	for _, c := range cases {
		t.Run(c.expr, func(t *testing.T) {
			want, ok := hexes[c.expr]
			if !ok {
				t.Fatal("node was not asked for this")
			}
			v := c.v
			if plainLists[c.expr] {
				v = asArray(v.([]float64))
			}
			checkGolden(t, MarshalOptions{NodeViews: true}, v, want)
			if plain, ok := hexes["plain "+c.expr]; ok {
				checkGolden(t, MarshalOptions{}, v, plain)
			}
		})
	}
}

// asArray takes the option from a field's tag.
func asArray(list []float64) any {
	a := &Array{Elements: make([]Value, len(list))}
	for i, v := range list {
		a.Elements[i] = v
	}
	return a
}

func checkGolden(t *testing.T, o MarshalOptions, v any, want string) {
	got, err := o.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if hex.EncodeToString(got) != want {
		t.Errorf("\n got %x\nwant %s", got, want)
	}
	back := reflect.New(reflect.TypeOf(v))
	if _, isError := v.(error); isError && reflect.TypeOf(v) != reflect.TypeFor[*Error]() {
		return // its type is not known
	}
	if err := Unmarshal(got, back.Interface()); err != nil {
		t.Fatal(err)
	}
	again, err := o.Marshal(back.Elem().Interface())
	if err != nil || hex.EncodeToString(again) != want {
		t.Errorf("read and written %x\nwant %s\n%v", again, want, err)
	}
}
