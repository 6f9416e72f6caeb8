// What Marshal does beside the golden values: tags, embedding, hooks, identity,
// order, errors.

package serdes

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
)

// showGo reads a value's bytes into the tree and prints it like JavaScript.
func showGo(t *testing.T, v any) string {
	t.Helper()
	data, err := Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var tree Value
	if err := Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	return showTree(tree)
}

func showTree(v Value) string {
	switch v := v.(type) {
	case Undefined:
		return "undefined"
	case Null:
		return "null"
	case Hole:
		return "hole"
	case string:
		return "'" + v + "'"
	case *big.Int:
		return v.String() + "n"
	case *Object:
		return "{" + showProperties(v.Properties) + "}"
	case *Array:
		var parts []string
		for _, e := range v.Elements {
			parts = append(parts, showTree(e))
		}
		return "[" + strings.Join(parts, " ") + showProperties(v.Properties) + "]"
	case *Map:
		var parts []string
		for _, e := range v.Entries {
			parts = append(parts, showTree(e.Key)+"=>"+showTree(e.Value))
		}
		return "Map{" + strings.Join(parts, " ") + "}"
	case *Set:
		var parts []string
		for _, e := range v.Values {
			parts = append(parts, showTree(e))
		}
		return "Set{" + strings.Join(parts, " ") + "}"
	case *View:
		return fmt.Sprintf("%s%v", v.Kind, friendly(v))
	case *Date:
		return fmt.Sprintf("Date(%v)", v.Milliseconds)
	case *RegExp:
		return "/" + v.Source + "/" + v.Flags
	case *Error:
		s := v.Error()
		if v.Cause != nil {
			s += " <- " + showTree(v.Cause)
		}
		return "[" + s + "]"
	}
	return fmt.Sprint(v)
}

func showProperties(list []Property) string {
	var parts []string
	for _, p := range list {
		parts = append(parts, p.Key+":"+showTree(p.Value))
	}
	return strings.Join(parts, " ")
}

type Inner struct {
	A, B int
	C    int `v8:"c"`
}

type inner2 struct {
	B int
	D string
}

type deep struct{ *Inner }

type upper struct{ s string }

func (u upper) MarshalText() ([]byte, error) { return []byte(strings.ToUpper(u.s)), nil }
func (u *upper) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return errors.New("empty")
	}
	u.s = strings.ToLower(string(b))
	return nil
}

type celsius float64

func (c celsius) MarshalV8() (any, error) {
	if math.IsNaN(float64(c)) {
		return nil, errors.New("no temperature")
	}
	return map[string]any{"celsius": float64(c)}, nil
}

func (c *celsius) UnmarshalV8(decode func(any) error) error {
	var o struct {
		Celsius *float64 `v8:"celsius"`
	}
	if err := decode(&o); err == nil && o.Celsius != nil {
		*c = celsius(*o.Celsius)
		return nil
	}
	return decode((*float64)(c))
}

type notFound struct{ Name string }

func (e *notFound) Error() string { return e.Name + " not found" }

func TestMarshalForms(t *testing.T) {
	five := 5
	var none *int
	for _, c := range []struct {
		v    any
		want string
	}{
		{nil, "null"},
		{&five, "5"},
		{none, "null"},
		{[]int(nil), "null"},
		{map[string]int(nil), "null"},
		{(error)(nil), "null"},
		{"\xff\xfe", "'��'"},
		{int64(math.MaxInt64), "9223372036854775807n"},
		{int64(math.MinInt64), "-9223372036854775808n"},
		{[]int{1 << 54, 1}, "[18014398509481984n 1]"},
		{map[string]int{"b": 1, "a": 2, "10": 3, "9": 4, "01": 5}, "{9:4 10:3 01:5 a:2 b:1}"},
		{map[int]string{3: "c", -1: "a"}, "Map{-1=>'a' 3=>'c'}"},
		{map[any]any{"x": 1, 2.5: nil, true: "t"}, "Map{true=>'t' 2.5=>null 'x'=>1}"},
		{map[float64]int{math.NaN(): 1}, "Map{NaN=>1}"},
		{map[string]struct{}{"b": {}, "a": {}}, "Set{'a' 'b'}"},
		{[2]string{"a", "b"}, "['a' 'b']"},
		{[2]int16{1, 2}, "Int16Array[1 2]"},
		{[]bool{true}, "[true]"},
		{[]celsius{1.5}, "[{celsius:1.5}]"},
		{struct{ T *celsius }{}, "{T:null}"},
		{upper{"abc"}, "'ABC'"},
		{[]*upper{{"x"}, nil}, "['X' null]"},
		{map[upper]int{{"k"}: 1}, "Map{'K'=>1}"},
		{map[int]Object{1: {}, 2: {}}, "Map{1=>{} 2=>{}}"},
		{map[Date]int{{1}: 1, {2}: 2}, "Map{Date(1)=>1 Date(2)=>2}"},
		{map[string]Date{"a": {1}, "b": {2}}, "{a:Date(1) b:Date(2)}"},
		{[]Object{{}, {}}, "[{} {}]"},
		{[]any{Object{}, Object{}}, "[{} {}]"},
		{errors.New("boom"), "[Error: boom]"},
		{fmt.Errorf("open: %w", &notFound{"x"}), "[Error: open: x not found <- [Error: x not found]]"},
		{struct{ E error }{&notFound{"y"}}, "{E:[Error: y not found]}"},
		{struct {
			A int    `v8:"a,omitempty"`
			B string `json:"b,omitempty"`
			C []int  `v8:",omitempty"`
			D int    `v8:"-"`
			E int    `v8:"-,"`
			f int
		}{E: 1, f: 2}, "{-:1}"},
		{struct {
			T time.Time `v8:",omitzero"`
			U time.Time `v8:",omitempty"`
		}{}, "{U:Date(-6.21355968e+13)}"},
		{struct {
			A int64     `v8:",bigint"`
			B []int     `v8:",bigint"`
			C []float64 `v8:",array"`
			D []int     `v8:",set"`
			E int       `v8:",string"`
			F bool      `json:",string"`
			G *float64  `v8:",string"`
		}{1, []int{2}, []float64{1, 2}, []int{3, 3}, 4, true, new(float64)}, "{A:1n B:[2n] C:[1 2] D:Set{3 3} E:'4' F:'true' G:'0'}"},
		{struct {
			Inner
			*inner2
			X int `v8:"A"`
		}{Inner: Inner{1, 2, 3}, inner2: &inner2{4, "d"}, X: 5}, "{c:3 D:'d' A:5}"},
		{deep{}, "{}"},
		{deep{&Inner{A: 1}}, "{A:1 B:0 c:0}"},
		{struct{ *big.Int }{big.NewInt(3)}, "'3'"}, // its MarshalText is promoted
		{regexp.MustCompile(`(?i)(?P<x>a)/\pL[[]\z`), `/(?<x>a)\/\p{L}[\[](?![\s\S])/iu`},
		{&Array{Elements: []Value{Hole{}, 1}, Properties: []Property{{"x", "y"}}}, "[hole 1x:'y']"},
	} {
		if got := showGo(t, c.v); got != c.want {
			t.Errorf("%T %v\n got %s\nwant %s", c.v, c.v, got, c.want)
		}
	}
}

type graph struct {
	Name  string
	Links []*graph
	Self  map[string]*graph
	Any   any
}

func TestMarshalIdentity(t *testing.T) {
	a := &graph{Name: "a"}
	b := &graph{Name: "b", Links: []*graph{a}}
	a.Links = []*graph{b, a}
	a.Self = map[string]*graph{"me": a}
	b.Self = a.Self
	b.Any = a.Self
	data, err := Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var back *graph
	if err := Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	bb := back.Links[0]
	if back.Links[1] != back || bb.Links[0] != back || back.Self["me"] != back {
		t.Error("pointers lost their identity")
	}
	if reflect.ValueOf(bb.Self).Pointer() != reflect.ValueOf(back.Self).Pointer() {
		t.Error("the map lost its identity")
	}
	if again, err := Marshal(back); err != nil || len(again) < len(data) {
		t.Errorf("%v %x", err, again)
	}

	var free any
	if err := Unmarshal(data, &free); err != nil {
		t.Fatal(err)
	}
	m := free.(map[string]any)
	links := m["Links"].([]any)
	if reflect.ValueOf(links[1]).Pointer() != reflect.ValueOf(m).Pointer() {
		t.Error("maps lost their identity")
	}
	if again, err := Marshal(free); err != nil || !bytes.Contains(again, []byte("^\x00")) {
		t.Errorf("%v %x", err, again)
	}

	shared := []byte("shared")
	data, err = Marshal([]any{shared, shared, shared[:3], []any{shared}})
	if err != nil {
		t.Fatal(err)
	}
	var list []any
	if err := Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	list[0].([]byte)[0] = 'S'
	if string(list[1].([]byte)) != "Shared" || string(list[2].([]byte)) != "sha" {
		t.Errorf("%s %s", list[1], list[2])
	}

	loop := []any{1.0, nil}
	loop[1] = loop
	if data, err = Marshal(loop); err != nil || hex.EncodeToString(data) != "ff0f410249025e00240002" {
		t.Errorf("%x %v", data, err)
	}
}

func TestMarshalErrors(t *testing.T) {
	type user struct {
		Name any `v8:"name"`
	}
	type users struct {
		Users []user `v8:"users"`
	}
	endless := []any{nil}
	for range defaultDepth {
		endless = []any{endless}
	}
	for _, c := range []struct {
		v    any
		want string
	}{
		{users{[]user{{1}, {2}, {3}, {make(chan int)}}}, "serdes: users[3].name: no JavaScript form for Go type chan int"},
		{map[string]any{"a b": []any{func() {}}}, `serdes: ["a b"][0]: no JavaScript form for Go type func()`},
		{map[int]any{7: complex(1, 2)}, "serdes: [7]: no JavaScript form for Go type complex128"},
		{celsius(math.NaN()), "serdes: MarshalV8 of serdes.celsius: no temperature"},
		{&Map{[]Entry{{1, Hole{}}}}, "serdes: [0].value: hole outside of an Array's Elements"},
		{struct{ When time.Time }{time.Unix(1<<60, 0)}, "serdes: When: time is outside of JavaScript's range"},
		{regexp.MustCompile(`a(?i:b)`), "serdes: JavaScript has no flags inside of a regular expression"},
		{&View{Kind: "Int32Array", Buffer: &ArrayBuffer{Data: make([]byte, 8)}, Offset: 1, Length: 4}, "serdes: Int32Array of 4 bytes at 1 in a buffer of 8"},
		{&RegExp{"a", "xx"}, `serdes: regular expression flags "xx"`},
	} {
		_, err := Marshal(c.v)
		var me *MarshalError
		if !errors.As(err, &me) || err.Error() != c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
	}
	if _, err := Marshal(endless); !errors.Is(err, ErrDepth) {
		t.Error(err)
	}
	if dst, err := (MarshalOptions{}).Append([]byte("kept"), make(chan int)); err == nil || string(dst) != "kept" {
		t.Error(dst, err)
	}
}

// TestAppendAligns: two-byte strings are aligned in their message.
func TestAppendAligns(t *testing.T) {
	want, _ := Marshal("中")
	got, err := MarshalOptions{}.Append([]byte("x"), "中")
	if err != nil || string(got) != "x"+string(want) {
		t.Errorf("%x %v", got, err)
	}
}

func TestMarshalConcurrently(t *testing.T) {
	type fresh struct {
		A *graph
		B map[string][]fresh
	}
	done := make(chan error)
	for range 8 {
		go func() {
			v := fresh{A: &graph{Name: "x"}, B: map[string][]fresh{"k": {{}}}}
			data, err := Marshal(v)
			var back fresh
			if err == nil {
				err = Unmarshal(data, &back)
			}
			if err == nil && back.A.Name != "x" {
				err = errors.New("another value")
			}
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
