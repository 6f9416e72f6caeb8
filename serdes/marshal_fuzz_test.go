// Arbitrary bytes into any, the Value tree and structs; Go values there and
// back. Finds are kept under testdata/fuzz.

package serdes

import (
	"bytes"
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"reflect"
	"regexp"
	"runtime"
	"testing"
	"time"
)

// fuzzTarget has a field of every sort.
type fuzzTarget struct {
	A int8              `v8:"a"`
	B *fuzzTarget       `v8:"b"`
	C []fuzzTarget      `v8:"c"`
	D map[string]any    `v8:"d"`
	E map[int]*fuzzWeak `v8:"e"`
	F any               `v8:"f"`
	G Value             `v8:"g"`
	H []float64         `v8:"h"`
	I [3]uint16         `v8:"i"`
	J time.Time         `v8:"j"`
	K *regexp.Regexp    `v8:"k"`
	L *big.Int          `v8:"l"`
	M error             `v8:"m"`
	N map[any]struct{}  `v8:"n"`
	O *Map              `v8:"o"`
	P string            `v8:"p,string"`
	Q []byte            `v8:"q"`
	R fuzzHook          `v8:"r"`
	S fuzzWeak          `v8:"s"`
	T []string          `v8:"t,set"`
	U map[string]fuzzWeak
	fuzzWeak
}

type fuzzWeak struct {
	X float32     `json:"x,string"`
	Y *[]*uint64  `json:"y"`
	Z []any       `json:"z"`
	W *fuzzTarget `json:"w"`
}

// fuzzKey may hold what cannot be compared.
type fuzzKey struct {
	X float32
	Y any
}

// fuzzHook reads a value as two types.
type fuzzHook struct {
	N float64
	V any
}

func (h *fuzzHook) UnmarshalV8(decode func(any) error) error {
	if err := decode(&h.N); err == nil {
		return nil
	}
	return decode(&h.V)
}

// checkedUnmarshal bounds memory and the kinds of errors.
func checkedUnmarshal(t *testing.T, o UnmarshalOptions, in []byte, v any) error {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := o.Unmarshal(in, v)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20+uint64(len(in))*20_000 {
		t.Fatalf("%d bytes of memory for %d bytes", used, len(in))
	}
	var te *UnmarshalTypeError
	if err != nil && !errors.Is(err, ErrData) && !errors.Is(err, ErrVersion) && !errors.As(err, &te) {
		t.Fatalf("odd error %#v", err)
	}
	return err
}

func fuzzSeeds(f *testing.F) {
	for _, g := range readGolden(f) {
		f.Add(g.bytes(f))
	}
	v := &fuzzTarget{A: 1, D: map[string]any{"x": 1.5}, F: []any{"s", nil}, H: []float64{1.5}, Q: []byte("q"), T: []string{"t"}}
	v.B, v.C = v, []fuzzTarget{{A: 2, J: time.UnixMilli(5), L: big.NewInt(7), K: regexp.MustCompile("a+")}}
	v.E = map[int]*fuzzWeak{1: {X: 2, W: v}}
	v.N = map[any]struct{}{"k": {}, 2.5: {}}
	v.G = &Map{Entries: []Entry{{1, &Set{Values: []Value{"a"}}}}}
	v.M = &Error{Name: "TypeError", Message: "m", Cause: &Date{1}}
	b, err := Marshal(v)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("\xff\x0fo\"\x01bo\"\x01a^\x00\"\x01s^\x00\"\x01f^\x01{\x03\"\x01c^\x00\"\x01d^\x01\"\x01U^\x01{\x04"))
	f.Add([]byte("\xff\x0fo\"\x01hB\x08abcdefghVF\x00\x08\x00\"\x01q^\x01\"\x01z^\x02\"\x01i^\x01VW\x00\x04\x00\"\x01r^\x01{\x05"))
}

// FuzzUnmarshal reads into any and into the tree. What the Deserializer
// refuses is refused, and what it takes is taken; the tree is written and read
// again without a difference.
func FuzzUnmarshal(f *testing.F) {
	fuzzSeeds(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, host := range []HostForm{HostViews, HostKinds} {
			o := UnmarshalOptions{Host: host}
			var free any
			freeErr := checkedUnmarshal(t, o, in, &free)
			var tree Value
			err := checkedUnmarshal(t, o, in, &tree)
			if (err == nil) != (freeErr == nil) {
				t.Fatalf("tree %v, any %v", err, freeErr)
			}
			var nothing struct{}
			if skipErr := checkedUnmarshal(t, o, in, &nothing); err == nil && errors.Is(skipErr, ErrData) {
				t.Fatalf("read, but not skipped: %v", skipErr)
			} else if err != nil && skipErr == nil {
				t.Fatalf("skipped, but not read: %v", err)
			}
			compareWithTape(t, in, host, err)
			if err == nil {
				treeAgain(t, tree, host)
				if _, err := (MarshalOptions{NodeViews: true, MaxDepth: 1 << 20}).Marshal(free); err != nil && host == HostViews {
					t.Fatal(err)
				}
			}
		}
	})
}

func compareWithTape(t *testing.T, in []byte, host HostForm, err error) {
	var delegate ReadDelegate = NodeReadDelegate{}
	if host == HostKinds {
		delegate = NoReadDelegate{}
	}
	if len(in) > 1000 {
		return // may nest too deeply
	}
	d := NewDeserializer(in, delegate)
	d.SetLimits(Limits{MaxReserve: 1 << 40}) // nothing is reserved by Unmarshal
	var w Writer
	tapeErr := d.ReadTape(&w)
	if (tapeErr == nil) != (err == nil) {
		t.Fatalf("%v, the Deserializer says %v", err, tapeErr)
	}
}

// treeAgain writes a tree and reads it again.
func treeAgain(t *testing.T, tree Value, host HostForm) {
	o := MarshalOptions{NodeViews: host == HostViews, MaxDepth: 1 << 20}
	first, err := o.Marshal(tree)
	if err != nil {
		t.Fatalf("%v of %#v", err, tree)
	}
	var back Value
	if err := (UnmarshalOptions{Host: host, MaxDepth: 1 << 20}).Unmarshal(first, &back); err != nil {
		t.Fatalf("%x does not read back: %v", first, err)
	}
	second, err := o.Marshal(back)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Fatalf("\nfirst %x\nagain %x", first, second)
	}
}

// FuzzUnmarshalStruct reads into a struct with fields of every sort, and what
// was read is written and read.
func FuzzUnmarshalStruct(f *testing.F) {
	fuzzSeeds(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, o := range []UnmarshalOptions{{}, {Host: HostKinds, DisallowUnknownFields: true}} {
			var v fuzzTarget
			if err := checkedUnmarshal(t, o, in, &v); errors.Is(err, ErrData) {
				continue
			}
			out, err := Marshal(&v)
			if err != nil {
				continue // regular expressions, depth, odd host objects
			}
			var back fuzzTarget
			if err := (UnmarshalOptions{Host: HostKinds}).Unmarshal(out, &back); errors.Is(err, ErrData) {
				t.Fatalf("%x does not read back: %v", out, err)
			}
			_ = checkedUnmarshal(t, o, in, new([]fuzzTarget))
			_ = checkedUnmarshal(t, o, in, new(map[string]fuzzTarget))
			_ = checkedUnmarshal(t, o, in, new([]*[]int))
			_ = checkedUnmarshal(t, o, in, new(map[fuzzKey]string))
			_ = checkedUnmarshal(t, o, in, new([2]map[any]any))
		}
	})
}

// goValues makes Go values that survive the way there and back unchanged.
type goValues struct{ r *rand.Rand }

func (g goValues) text() string {
	parts := []string{"a", "key", "é", "中", "😀", "", "0", "17", "x y", "\x00"}
	s := ""
	for range g.r.IntN(4) {
		s += parts[g.r.IntN(len(parts))]
	}
	return s
}

func (g goValues) number() float64 {
	numbers := []float64{0, 1, -1, 63, 64, 8192, math.MaxInt32, math.MinInt32, 1 << 32, 0.5, math.Inf(1), math.Copysign(0, -1), 1e300}
	return numbers[g.r.IntN(len(numbers))]
}

type generated struct {
	Int     int64             `v8:"int"`
	Uint    uint64            `v8:"uint,omitempty"`
	Text    string            `v8:"text"`
	Number  float64           `v8:"number"`
	Flag    bool              `v8:",string"`
	Any     any               `v8:"any"`
	Next    *generated        `v8:"next,omitempty"`
	List    []generated       `v8:"list,omitempty"`
	Map     map[string]int32  `v8:"map"`
	Numbers map[int16]float32 `v8:"numbers"`
	Bytes   []byte            `v8:"bytes"`
	Wide    []uint64          `v8:"wide,array"`
	Doubles []float64         `v8:"中"`
	When    time.Time         `v8:"17"`
	Big     *big.Int          `v8:"big"`
	Members map[string]struct{}
	Words   []string `v8:",set"`
	Fixed   [2]int16
}

func (g goValues) any(depth int) any {
	n := g.r.IntN(9)
	if depth <= 0 {
		n %= 5
	}
	switch n {
	case 0:
		return nil
	case 1:
		return g.number()
	case 2:
		return g.text()
	case 3:
		return g.r.IntN(2) == 0
	case 4:
		return new(big.Int).Lsh(big.NewInt(int64(g.r.IntN(100)-50)), uint(g.r.IntN(200)))
	case 5:
		return time.UnixMilli(g.r.Int64N(1 << 45)).UTC()
	case 6:
		list := make([]any, g.r.IntN(4))
		for i := range list {
			list[i] = g.any(depth - 1)
		}
		return list
	case 7:
		return []float64{g.number(), g.number()}
	}
	m := map[string]any{}
	for range g.r.IntN(4) {
		m[g.text()] = g.any(depth - 1)
	}
	return m
}

func (g goValues) generated(depth int) generated {
	v := generated{
		Int: int64(g.r.Uint64()) >> g.r.IntN(64), Uint: g.r.Uint64() >> g.r.IntN(64), Text: g.text(), Number: g.number(),
		Flag: g.r.IntN(2) == 0, Any: g.any(depth), When: time.UnixMilli(g.r.Int64N(1 << 45)).UTC(), Big: big.NewInt(g.r.Int64()),
		Fixed: [2]int16{int16(g.r.IntN(9)), -1},
	}
	if g.r.IntN(2) == 0 {
		v.Map = map[string]int32{g.text(): int32(g.r.Uint32()), g.text(): 1}
		v.Numbers = map[int16]float32{int16(g.r.IntN(999)): 0.5, -3: 2}
		v.Bytes, v.Wide, v.Doubles = []byte(g.text()), []uint64{g.r.Uint64() >> g.r.IntN(64), 1}, []float64{g.number()}
		v.Members, v.Words = map[string]struct{}{g.text(): {}}, []string{g.text(), g.text()}
	}
	if depth > 0 && g.r.IntN(2) == 0 {
		next := g.generated(depth - 1)
		v.Next = &next
		v.List = []generated{g.generated(depth - 1)}
	}
	return v
}

// FuzzMarshal writes generated Go values and reads them into their type, equal,
// and into any; the bytes are those that the tape makes of them too.
func FuzzMarshal(f *testing.F) {
	for i := range uint64(64) {
		f.Add(i, uint64(7))
	}
	f.Fuzz(func(t *testing.T, a, b uint64) {
		g := goValues{rand.New(rand.NewPCG(a, b))}
		want := g.generated(3)
		data, err := Marshal(&want)
		if err != nil {
			t.Fatal(err)
		}
		var got generated
		if err := Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(want, got) {
			t.Fatalf("\nwant %#v\n got %#v", want, got)
		}
		var w Writer
		if err := NewDeserializer(data, nil).ReadTape(&w); err != nil {
			t.Fatal(err)
		}
		s := NewSerializer(nil)
		s.WriteHeader()
		if err := s.WriteTape(w.Words()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(s.Bytes(), data) {
			t.Fatalf("\nMarshal    %x\nSerializer %x", data, s.Bytes())
		}
		var tree Value
		if err := Unmarshal(data, &tree); err != nil {
			t.Fatal(err)
		}
		if again, err := Marshal(tree); err != nil || !bytes.Equal(again, data) {
			t.Fatalf("%v\nMarshal %x\ntree    %x", err, data, again)
		}
	})
}
