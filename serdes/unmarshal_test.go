// What Unmarshal does beside the golden values: conversions, matching of
// fields, references under several types, hooks, errors, hostile bytes.

package serdes

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// into reads what Marshal made of from as the type of want.
func into(t *testing.T, from, want any) {
	t.Helper()
	data, err := Marshal(from)
	if err != nil {
		t.Fatal(err)
	}
	got := reflect.New(reflect.TypeOf(want))
	if err := Unmarshal(data, got.Interface()); err != nil {
		t.Errorf("%T %v into %T: %v", from, from, want, err)
		return
	}
	if !reflect.DeepEqual(got.Elem().Interface(), want) {
		t.Errorf("%T %v:\n got %#v\nwant %#v", from, from, got.Elem().Interface(), want)
	}
}

func TestUnmarshalConversions(t *testing.T) {
	into(t, 5.0, int8(5))
	into(t, big.NewInt(5), uint64(5))
	into(t, int64(1)<<60, int64(1)<<60)
	into(t, 5, *big.NewInt(5))
	into(t, &Wrapper{5.0}, 5)
	into(t, &Wrapper{"s"}, "s")
	into(t, &Wrapper{true}, true)
	into(t, []float64{1, 2}, []int{1, 2})
	into(t, []int64{1, -2}, []int8{1, -2})
	into(t, []int16{1, 2}, []float64{1, 2})
	into(t, []int16{1, 2}, []any{1.0, 2.0})
	into(t, []int{1, 2, 3}, [2]float32{1, 2})
	into(t, []int{1}, [3]int{1, 0, 0})
	into(t, []byte("abcdef"), [4]byte{'a', 'b', 'c', 'd'})
	into(t, &ArrayBuffer{Data: []byte("ab")}, []byte("ab"))
	into(t, []int{1, 2}, []byte{1, 2})
	into(t, &Set{[]Value{"a", "b"}}, []string{"a", "b"})
	into(t, &Set{[]Value{"a", "b"}}, map[string]struct{}{"a": {}, "b": {}})
	into(t, map[int]string{1: "a"}, map[int]string{1: "a"})
	into(t, map[string]int{"1": 1}, map[int8]int{1: 1})
	into(t, &Map{[]Entry{{"a", 1}}}, map[string]int{"a": 1})
	into(t, map[string]int{"k": 1}, map[upper]int{{"k"}: 1})
	into(t, &Map{[]Entry{{"A", 1}, {5, 6}, {"c", 2}}}, Inner{A: 1, C: 2})
	into(t, map[string]int{"a": 1, "B": 2, "C": 3, "z": 4}, Inner{1, 2, 3})
	into(t, map[string]any{"A": 1, "B": 2}, deep{&Inner{A: 1, B: 2}})
	into(t, "ABC", upper{"abc"})
	into(t, 1.5, celsius(1.5))
	into(t, []celsius{1}, []celsius{1})
	into(t, nil, []int(nil))
	into(t, nil, 0)
	into(t, Undefined{}, "")
	into(t, []any{nil, Undefined{}}, []*int{nil, nil})
	into(t, &Array{Sparse: true, Length: 3, Properties: []Property{{"1", "x"}}}, []string{"", "x", ""})
	into(t, &Array{Sparse: true, Length: 3, Properties: []Property{{"1", "x"}}}, []any{nil, "x", nil})
	into(t, &Array{Elements: []Value{Hole{}, 1}}, []int{0, 1})
	into(t, map[string]any{"a": []any{1, "x", map[string]any{}}}, any(map[string]any{"a": []any{1.0, "x", map[string]any{}}}))
	into(t, time.UnixMilli(7), time.UnixMilli(7).UTC())
	into(t, struct{ E error }{errors.New("m")}, struct{ E *Error }{&Error{Name: "Error", Message: "m"}})
	into(t, map[string]any{"n": "5", "b": "true"}, struct {
		N int  `v8:"n,string"`
		B bool `v8:"b,string"`
	}{5, true})

	data, _ := Marshal(&RegExp{`a\/\u0062`, "gi"})
	var re *regexp.Regexp
	if err := Unmarshal(data, &re); err != nil || !re.MatchString("A/B") {
		t.Error(re, err)
	}
	var e error
	data, _ = Marshal(&Error{Name: "RangeError", Message: "far", Cause: &Error{Message: "why"}})
	if err := Unmarshal(data, &e); err != nil || e.Error() != "RangeError: far" || errors.Unwrap(e).Error() != "Error: why" {
		t.Error(e, err)
	}
}

func TestUnmarshalFillsWhatIsThere(t *testing.T) {
	data, _ := Marshal(map[string]any{"A": 1, "m": map[string]int{"b": 2}, "s": []int{9}})
	p := &Inner{B: 7}
	v := struct {
		*Inner
		M map[string]int `v8:"m"`
		S []int          `v8:"s"`
		I any
	}{Inner: p, M: map[string]int{"a": 1}, S: []int{1, 2, 3}}
	if err := Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if v.Inner != p || p.A != 1 || p.B != 7 || v.M["a"] != 1 || v.M["b"] != 2 || len(v.S) != 1 || cap(v.S) != 3 {
		t.Errorf("%+v %+v", v, p)
	}
	n := 0
	var target any = &n
	data, _ = Marshal(5)
	if err := Unmarshal(data, &target); err != nil || n != 5 {
		t.Error(n, err)
	}
}

// TestReferencesAsOtherTypes: one object that several Go types ask for.
func TestReferencesAsOtherTypes(t *testing.T) {
	shared := map[string]any{"A": 1, "B": 2}
	self := map[string]any{"shared": shared}
	self["me"] = self
	data, err := Marshal(map[string]any{"a": shared, "b": shared, "c": shared, "d": shared, "e": shared, "f": []any{shared, shared}, "g": self, "h": self, "skip": self})
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		A Inner            `v8:"a"`
		B *Inner           `v8:"b"`
		C any              `v8:"c"`
		D map[string]int   `v8:"d"`
		E Value            `v8:"e"`
		F []*Inner         `v8:"f"`
		G struct{ Me any } `v8:"g"`
		H map[string]any   `v8:"h"`
	}
	if err := Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if v.B != &v.A || v.F[0] != v.B || v.F[1] != v.B {
		t.Error("pointers are not to the one struct")
	}
	if v.C.(map[string]any)["B"] != 2.0 || v.D["B"] != 2 || v.E.(*Object).Get("B") != 2.0 {
		t.Errorf("%+v", v)
	}
	me := v.G.Me.(map[string]any)
	if reflect.ValueOf(me["me"]).Pointer() != reflect.ValueOf(me).Pointer() || me["shared"].(map[string]any)["A"] != 1.0 {
		t.Errorf("%+v", me)
	}

	var inline struct {
		G struct {
			Me struct{ Me struct{ Shared Inner } }
		}
	}
	if err := Unmarshal(data, &inline); err != nil {
		t.Errorf("a struct three deep: %v", err) // each level is another type
	}
	var te *UnmarshalTypeError
	var inside map[string]struct{ Me, Shared [1]any }
	if err := Unmarshal(data, &inside); !errors.As(err, &te) {
		t.Error(err)
	}
}

func TestUnmarshalErrors(t *testing.T) {
	type user struct {
		Name string  `v8:"name"`
		Age  int8    `v8:"age"`
		Next *user   `v8:"next"`
		Seen [1]bool `v8:"seen"`
	}
	data, err := Marshal(map[string]any{"users": []any{
		map[string]any{"name": "a"},
		map[string]any{"name": 5, "age": 7, "next": map[string]any{"age": 1.5, "name": "kept"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		Users []user `v8:"users"`
	}
	// Properties are sorted: name is the first that does not fit.
	err = Unmarshal(data, &v)
	want := "serdes: users[1].name: cannot unmarshal number 5 into Go value of type string"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	if v.Users[1].Next == nil || v.Users[1].Next.Name != "kept" || v.Users[1].Age != 7 {
		t.Errorf("the rest was not read: %+v", v)
	}

	for _, c := range []struct {
		from, to any
		want     string
	}{
		{"x", new(int), "serdes: cannot unmarshal string into Go value of type int"},
		{300, new(int8), "serdes: cannot unmarshal number 300 into Go value of type int8"},
		{-1, new(uint), "serdes: cannot unmarshal number -1 into Go value of type uint"},
		{1.5, new(int), "serdes: cannot unmarshal number 1.5 into Go value of type int"},
		{1e300, new(float32), "serdes: cannot unmarshal number 1e+300 into Go value of type float32"},
		{bigPower(2, 64, 0), new(uint64), "serdes: cannot unmarshal bigint into Go value of type uint64"},
		{map[string]any{"a b": true}, new(map[string]string), `serdes: ["a b"]: cannot unmarshal boolean into Go value of type string`},
		{[]any{[]any{"x"}}, new([][]bool), "serdes: [0][0]: cannot unmarshal string into Go value of type bool"},
		{&Date{1e99}, new(time.Time), "serdes: cannot unmarshal invalid Date into Go value of type time.Time"},
		{&Map{}, new([]int), "serdes: cannot unmarshal Map into Go value of type []int"},
		{"", new(upper), "serdes: cannot unmarshal string into Go value of type serdes.upper: empty"},
		{[]int{300}, new([]byte), "serdes: [0]: cannot unmarshal number 300 into Go value of type uint8"},
		{[]int16{300}, new([]byte), "serdes: [0]: cannot unmarshal Int16Array into Go value of type []uint8: element out of range"},
		{map[int]int{1: 1}, new(map[string]int), "serdes: [0]: cannot unmarshal number 1 into Go value of type string"},
		{map[string]int{"x": 1}, new(map[int]int), `serdes: cannot unmarshal property "x" into Go value of type map[int]int`},
		{&Map{[]Entry{{[]any{}, 1}}}, new(map[any]int), "serdes: [0]: cannot unmarshal key into Go value of type map[interface {}]int: not comparable"},
		{&RegExp{"(?=x)", ""}, new(*regexp.Regexp), "serdes: cannot unmarshal RegExp into Go value of type regexp.Regexp: error parsing regexp: invalid or unsupported Perl syntax: `(?=`"},
		{"x", new(chan int), "serdes: cannot unmarshal string into Go value of type chan int"},
		{"x", new(error), "serdes: cannot unmarshal string into Go value of type error"},
		{"x", new(*Map), "serdes: cannot unmarshal string into Go value of type *serdes.Map"},
		{1, 5, "serdes: Unmarshal(non-pointer int)"},
		{1, (*int)(nil), "serdes: Unmarshal(nil *int)"},
		{1, nil, "serdes: Unmarshal(nil)"},
	} {
		data, err := Marshal(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if err := Unmarshal(data, c.to); err == nil || err.Error() != c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
	}

	data, _ = Marshal(map[string]int{"a": 1, "x": 2})
	err = UnmarshalOptions{DisallowUnknownFields: true}.Unmarshal(data, &Inner{})
	if err == nil || !strings.Contains(err.Error(), `property "x"`) {
		t.Error(err)
	}
}

// TestHooksSeeErrors: a hook that drops what decode said cannot go on with
// malformed bytes.
type careless struct{ v any }

func (c *careless) UnmarshalV8(decode func(any) error) error {
	_ = decode(&c.v)
	_ = decode(new(int))
	return nil
}

// through reads itself as a struct.
type through struct{ A, B []int }

func (v *through) UnmarshalV8(decode func(any) error) error {
	type plain through
	return decode((*plain)(v))
}

func TestHookPath(t *testing.T) {
	data, _ := Marshal(map[string]any{"x": []any{map[string]any{"A": []any{1, "2"}, "B": []int{3}}}})
	var v struct{ X []through }
	err := Unmarshal(data, &v)
	if err == nil || err.Error() != "serdes: X[0].A[1]: cannot unmarshal string into Go value of type int" || v.X[0].B[0] != 3 {
		t.Error(err, v)
	}
	var te *UnmarshalTypeError
	if !errors.As(err, &te) || te.Path != "X[0].A[1]" {
		t.Error(te)
	}
}

func TestHooks(t *testing.T) {
	if err := Unmarshal(unhex(t, "ff0f 41 01 6f 22 01 61 5e 09"), new([]careless)); !errors.Is(err, ErrData) {
		t.Error(err)
	}
	var c []careless
	if err := Unmarshal(unhex(t, "ff0f 41 02 6f 22 01 61 49 02 7b 01 5e 01 24 00 02"), &c); err != nil || len(c) != 2 || fmt.Sprint(c) != "[{map[a:1]} {map[a:1]}]" {
		t.Error(c, err)
	}
}

func TestBufferOption(t *testing.T) {
	memory := []byte{1, 0, 2, 0}
	o := UnmarshalOptions{Buffer: func(id uint32, shared bool) ([]byte, error) {
		if id != 3 {
			return nil, errors.New("gone")
		}
		return memory, nil
	}}
	var v []uint16
	if err := o.Unmarshal(unhex(t, "ff0f 75 03 56 57 00 04 00"), &v); err != nil || len(v) != 2 || v[1] != 2 {
		t.Error(v, err)
	}
	if err := o.Unmarshal(unhex(t, "ff0f 74 04"), &v); !errors.Is(err, ErrData) || !strings.Contains(err.Error(), "gone") {
		t.Error(err)
	}
	if err := Unmarshal(unhex(t, "ff0f 74 03"), &v); !errors.Is(err, ErrData) {
		t.Error(err)
	}
}

// TestHostile: little input, much claimed.
func TestHostile(t *testing.T) {
	deepArrays := strings.Repeat("4101", 200_000)
	nestedClaims := "" // each array claims all that is left
	for i := 9000; i > 0; i-- {
		nestedClaims += fmt.Sprintf("41%02x%02x", i&0x7F|0x80, i>>7)
	}
	sparse := "4180 01" + strings.Repeat("61ff0f4000ff0f", 128)
	bomb := "4114" // every object holds the one before twice
	for i := range 20 {
		bomb += fmt.Sprintf("41025e%02x5e%02x240002", i, i)
	}
	targets := []func() any{
		func() any { return new(any) }, func() any { return new(Value) }, func() any { return new([][][]string) },
		func() any { return new([]any) }, func() any { return new(struct{}) }, func() any { return new(fuzzTarget) },
		func() any { return new([][]fuzzTarget) },
	}
	for name, in := range map[string]string{
		"string of 4 GB": "22ffffffff0f", "array of 4 billion": "41ffffffff0f", "sparse array of 4 billion": "61ffffffff0f4000ffffffff0f",
		"buffer of 4 GB": "42ffffffff0f", "bigint of 2 GB": "5affffffff0f", "deep": deepArrays, "nested claims": nestedClaims,
		"sparse arrays": sparse, "bomb": bomb, "resizable": "7e01ffffffff0f00", "nothing": "", "self": "41015e00240001",
	} {
		for _, target := range targets {
			var before, after runtime.MemStats
			data := unhex(t, "ff0f"+in)
			runtime.ReadMemStats(&before)
			err := Unmarshal(data, target())
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20+uint64(len(data))*2000 {
				t.Errorf("%s into %T: %d bytes of memory for %d, %v", name, target(), used, len(data), err)
			}
		}
	}
}
