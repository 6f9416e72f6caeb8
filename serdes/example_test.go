package serdes_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/heddle-js/heddle/serdes"
)

// What node's v8.serialize({ a: 1 }) writes, from a tape.
func Example() {
	var w serdes.Writer
	w.Object()
	w.Latin1([]byte("a"))
	w.Number(1)
	w.End(1)

	s := serdes.NewSerializer(nil)
	s.WriteHeader()
	if err := s.WriteTape(w.Words()); err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%x\n", s.Release())
	// Output: ff0f6f22016149027b01
}

// Bytes of any origin give a value or an error.
func ExampleDeserializer_ReadTape() {
	var w serdes.Writer
	d := serdes.NewDeserializer([]byte("\xff\x0f\x22\xff\xff\xff\x7fshort"), nil)
	fmt.Println(d.ReadTape(&w))
	// Output: serdes: unable to deserialize cloned data: 268435455 bytes wanted, 5 left at byte 7
}

// Go structs to Node's v8.deserialize, and back.
func ExampleMarshal() {
	type User struct {
		ID    int       `v8:"id"`
		Name  string    `v8:"name"`
		Since time.Time `v8:"since"`
		Key   []byte    `v8:"key,omitempty"`
		Boss  *User     `v8:"boss,omitempty"`
	}
	boss := &User{ID: 1, Name: "Ada", Since: time.UnixMilli(0).UTC()}
	boss.Boss = boss // a cycle is one in JavaScript too

	data, err := serdes.Marshal([]*User{boss, boss, {ID: 2, Name: "Bob", Boss: boss}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var users []*User
	err = serdes.Unmarshal(data, &users)
	fmt.Println(len(users), users[0].Name, users[0] == users[1], users[2].Boss == users[0], err)
	// Output: 3 Ada true true <nil>
}

// What v8.serialize({ a: [1, 2.5, 'x'], n: 5n, m: new Map([[1, 'one']]) }) wrote, without a Go type.
func ExampleUnmarshal() {
	data, _ := hex.DecodeString("ff0f6f2201614103490" + "24e0000000000000440220178240003" + "22016e5a1005000000000000002" + "2016d3b490222036f6e653a027b03")
	var v any
	if err := serdes.Unmarshal(data, &v); err != nil {
		fmt.Println(err)
		return
	}
	object := v.(map[string]any)
	fmt.Println(object["a"], object["n"], object["m"].(*serdes.Map).Entries)
	// Output: [1 2.5 x] 5 [{1 one}]
}

// The path of an error says which value it is.
func ExampleUnmarshalTypeError() {
	data, _ := serdes.Marshal(map[string]any{"users": []any{
		map[string]any{"name": "Ada"}, map[string]any{"name": 7},
	}})
	var v struct {
		Users []struct {
			Name string `v8:"name"`
		} `v8:"users"`
	}
	fmt.Println(serdes.Unmarshal(data, &v))
	fmt.Println(v.Users[0].Name)
	// Output:
	// serdes: users[1].name: cannot unmarshal number 7 into Go value of type string
	// Ada
}

// The tree keeps what Go has no types for: undefined beside null, the order of
// properties, holes.
func ExampleValue() {
	data, _ := serdes.Marshal(&serdes.Object{Properties: []serdes.Property{
		{Key: "z", Value: serdes.Undefined{}},
		{Key: "a", Value: &serdes.Array{Elements: []serdes.Value{1, serdes.Hole{}, nil}}},
	}})
	var v serdes.Value
	if err := serdes.Unmarshal(data, &v); err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range v.(*serdes.Object).Properties {
		fmt.Printf("%s %T\n", p.Key, p.Value)
	}
	fmt.Printf("%#v\n", v.(*serdes.Object).Get("a").(*serdes.Array).Elements)
	// Output:
	// z serdes.Undefined
	// a *serdes.Array
	// []serdes.Value{1, serdes.Hole{}, serdes.Null{}}
}

// Several values through one stream.
func ExampleEncoder() {
	var stream bytes.Buffer
	e := serdes.NewEncoder(&stream)
	for i := range 3 {
		if err := e.Encode(map[string]int{"n": i}); err != nil {
			fmt.Println(err)
		}
	}
	for d := serdes.NewDecoder(&stream); ; {
		var v struct{ N int }
		err := d.Decode(&v)
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(v.N)
	}
	// Output:
	// 0
	// 1
	// 2
	// EOF
}

// Temperature is a number in Go and an object in JavaScript.
type Temperature float64

// MarshalV8 says what stands for it.
func (t Temperature) MarshalV8() (any, error) {
	return struct {
		Degrees float64 `v8:"degrees"`
	}{float64(t)}, nil
}

// UnmarshalV8 takes the object, or a bare number.
func (t *Temperature) UnmarshalV8(decode func(any) error) error {
	if decode((*float64)(t)) == nil {
		return nil
	}
	var o struct {
		Degrees float64 `v8:"degrees"`
	}
	err := decode(&o)
	*t = Temperature(o.Degrees)
	return err
}

func ExampleMarshaler() {
	data, _ := serdes.Marshal([]Temperature{20.5, 21})
	var plain any
	var back []Temperature
	fmt.Println(serdes.Unmarshal(data, &plain), plain)
	fmt.Println(serdes.Unmarshal(data, &back), back)
	// Output:
	// <nil> [map[degrees:20.5] map[degrees:21]]
	// <nil> [20.5 21]
}

// pausing lets the program read host objects itself.
type pausing struct{ serdes.NoReadDelegate }

func (pausing) HostObject(_ *serdes.Deserializer, w *serdes.Writer) (bool, error) {
	w.Token(serdes.TagHostObject, serdes.HostRaw)
	return false, serdes.ErrPause
}

// A host object of a program's own: a number and a value.
func ExampleDeserializer_ReadValuePart() {
	var w serdes.Writer
	w.WriteHeader()
	w.Token(serdes.TagDenseArray, 2)
	w.Token(serdes.TagHostObject, serdes.HostRaw)
	w.WriteVarint(300)
	w.Latin1([]byte("inner"))
	w.End(0)
	w.Null()
	w.End(0)
	s := serdes.NewSerializer(nil)
	if err := s.WriteSequence(w.Words()); err != nil {
		fmt.Println(err)
	}

	d := serdes.NewDeserializer(s.Release(), pausing{})
	if err := d.ReadHeader(); err != nil {
		fmt.Println(err)
	}
	var outer, inner serdes.Writer
	paused, err := d.ReadValuePart(&outer)
	fmt.Println(paused, err, len(outer.Words()))
	n, _ := d.ReadUint32()
	fmt.Println(n, d.ReadValue(&inner))
	paused, err = d.Resume(&outer)
	fmt.Println(paused, err, len(outer.Words()), d.ExpectEnd())
	// Output:
	// true <nil> 2
	// 300 <nil>
	// false <nil> 4 <nil>
}
