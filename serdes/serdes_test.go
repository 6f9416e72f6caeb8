// What golden bytes do not show: tapes that only the engine writes, delegates,
// limits, hostile input.

package serdes

import (
	"bytes"
	"encoding/hex"
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"
)

func decode(t testing.TB, h string, delegate ReadDelegate) string {
	t.Helper()
	in, err := hex.DecodeString(strings.ReplaceAll(h, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	var w Writer
	if err := NewDeserializer(in, delegate).ReadTape(&w); err != nil {
		t.Fatal(err)
	}
	v, err := readTree(w.Words())
	runtime.KeepAlive(in)
	if err != nil {
		t.Fatal(err)
	}
	return show(v)
}

func TestDecodedTrees(t *testing.T) {
	for h, want := range map[string]string{
		"ff0f 5f":                                    "undefined",
		"ff0f 4e 0000000000000080":                   "-0",
		"ff0f 5a11 0500000000000000":                 "-0000000000000005n",
		"ff0f 5302c3a9":                              `"é"`,
		"ff0f 5304f09f9880":                          `"😀"`,
		"ff0f 6302 2d4e":                             `"中"`,
		"ff0f 4103 4902 2d 4906 2201 78 30 24 01 03": `Array( 1 hole 3 "x": null)`,
		"ff0f 6f 22016149027b01":                     `Object( "a": 1)`,
		"ff0f 6f 4901 5f 7b01":                       `Object( "-1": undefined)`,
		"ff0f 6f 220161 5e00 7b01":                   `Object( "a": #0)`,
		"ff0f 3b 4902 4904 3a02":                     "Map( 1 2)",
		"ff0f 27 4902 2c01":                          "Set( 1)",
		"ff0f 420201025642010100":                    "View B(1+1 flags 0 ArrayBuffer( 0102))",
		"ff0f 7e0204abab5642000003":                  "View B(0+0 flags 3 ArrayBuffer(4 abab))",
		"ff0f 7273220173 6d22016d2e":                 `Error( message "m" stack "s")`,
		"ff0f 72546d22016d63 6f7b00 73 2201732e":     `ErrorT( message "m" stack "s" Object())`,
		"ff0f 5c 0a 02 6869":                         "Host 16777201(N 6869)",
		"ff0f 52 220161 8001":                        "RegExp(/a/80)",
		"ff0f 79":                                    "Boolean(true)",
	} {
		if got := decode(t, h, NodeReadDelegate{}); got != want {
			t.Errorf("%s\n got %s\nwant %s", h, got, want)
		}
	}
}

// allDelegate has everything that is asked for.
type allDelegate struct{ NoReadDelegate }

func (allDelegate) Transferred(uint32) (BufferInfo, error) { return BufferInfo{ByteLength: 8}, nil }
func (allDelegate) Shared(uint32) (BufferInfo, error)      { return BufferInfo{Unknown: true}, nil }
func (allDelegate) WasmModule(uint32) error                { return nil }

func TestDelegatedObjects(t *testing.T) {
	for h, want := range map[string]string{
		"ff0f 7403":                         "Transferred(3)",
		"ff0f 7403 5642 000800":             "View B(0+8 flags 0 Transferred(3))",
		"ff0f 7502 5642 00a00600":           "View B(0+800 flags 0 Shared(2))",
		"ff0f 7709":                         "Module(9)",
		"ff0f 6d c801 7501":                 "Memory(200 Shared(1))",
		"ff0f 4102 7501 6d 02 5e01 240002":  "Array( Shared(1) Memory(2 #1))",
		"ff0f 5c 10 6f7b00":                 "Host 16( Object())",
		"ff0f 41025c105c104900 5e0124 0002": "Array( Host 16( Host 16( 0)) #1)",
	} {
		if got := decode(t, h, allDelegate{}); got != want {
			t.Errorf("%s\n got %s\nwant %s", h, got, want)
		}
		in, _ := hex.DecodeString(strings.ReplaceAll(h, " ", ""))
		var w Writer
		if err := NewDeserializer(in, allDelegate{}).ReadTape(&w); err != nil {
			t.Fatal(err)
		}
		if got := encode(t, w.Words()); got != hex.EncodeToString(in) {
			t.Errorf("\n got %s\nwant %x", got, in)
		}
		if err := NewDeserializer(in, nil).ReadTape(new(Writer)); err == nil && !strings.Contains(h, "5c") {
			t.Errorf("%s: no error without delegate", h)
		}
	}
}

func TestRefusedWithEveryDelegate(t *testing.T) {
	for _, h := range []string{
		"ff0f 4102 7400 7400 240002",     // one transferred buffer twice
		"ff0f 7403 5642 000900",          // view past its end
		"ff0f 6d 02 30",                  // memory without buffer
		"ff0f 4102 30 6d 02 5e00 240002", // memory on something else
		"ff0f 4102 7400 6d 02 5e01 2402", // memory on a buffer that is not shared
		"ff0f 5c",                        // host object without kind
		"ff0f 5c f0ffff07 30",            // a reserved kind
		"ff0f 5c 10",                     // no payload
		"ff0f 5c 10 7b00",                // an end for payload
		"ff0f 30 30",                     // a byte too many
		"ff0f 5301ff",                    // UTF-8
		"ff0f 5303eda080",                // a surrogate in UTF-8
		"ff0f 49ffffffffff7f",            // more than 32 bits
		"ff0f 49ffffffff1f",
		"ff0f 49ffffffffffffffffffff7f",
		"ff0f 7e 02ffffffffff0f 0000",
		"ff0f 7e 02 ffffffff1f 0000",
		"ff0f 5222016190 02", // u and v together
		"ff0f 72 63 5e00 2e", // an error its own cause
		"ff0f 72 63 4900 6d 220161 2e",
		"ff0f 72 73 220161 63 4900 73 220161 2e",
		"ff0f 72",
		"ff0f 5a ffffffff0f",
		"ff0f 2d",
		"ff0f 6f 2d 49007b01",
		"ff0f 3f",
		"ff0f 56",
		"ff0f 4201aa 56 4e 00 01 00",
	} {
		in, err := hex.DecodeString(strings.ReplaceAll(h, " ", ""))
		if err != nil {
			t.Fatal(h)
		}
		err = NewDeserializer(in, allDelegate{}).ReadTape(new(Writer))
		if !errors.Is(err, ErrData) {
			t.Errorf("%s: %v", h, err)
		}
	}
}

func TestVersionErrorSaysWhichAreRead(t *testing.T) {
	err := NewDeserializer([]byte{0xff, 16, 0x30}, nil).ReadHeader()
	if !errors.Is(err, ErrVersion) || !strings.Contains(err.Error(), "version 16 is not one of 13 to 15") {
		t.Fatal(err)
	}
}

// nestings are bytes that open one more level each.
var nestings = []string{"\x41\x01", "\x6f\x22\x00", "\x3b", "\x27", "\x72\x63", "\x5c\x10", "\x61\x01\x49\x00"}

func TestDeepNestingNeedsNoStack(t *testing.T) {
	for _, open := range nestings {
		in := append([]byte{0xff, 0x0f}, strings.Repeat(open, 300_000)...)
		if open == "\x41\x01" {
			in = append(in, "0"...)
			in = append(in, strings.Repeat("\x24\x00\x01", 300_000)...)
			var w Writer
			if err := NewDeserializer(in, nil).ReadTape(&w); err != nil {
				t.Fatal(err)
			}
			if got, _ := hex.DecodeString(encode(t, w.Words())); !bytes.Equal(got, in) {
				t.Error("not the same")
			}
		}
		err := NewDeserializer(in[:len(in)-1], nil).ReadTape(new(Writer))
		if !errors.Is(err, ErrData) {
			t.Errorf("%q: %v", open, err)
		}
		d := NewDeserializer(in, nil)
		d.SetLimits(Limits{MaxDepth: 1000})
		if err := d.ReadTape(new(Writer)); !errors.Is(err, ErrData) || d.Offset() > 8000 {
			t.Errorf("%q: %v at %d", open, err, d.Offset())
		}
	}
}

// TestManyRefsInManyCauses is a message that would take hours if each reference
// were held against each unfinished error.
func TestManyRefsInManyCauses(t *testing.T) {
	in := append([]byte{0xff, 0x0f, 0x41, 0x02, 0x6f, 0x7b, 0x00}, strings.Repeat("\x72\x63", 200_000)...)
	in = append(in, 0x41, 0xc0, 0x9a, 0x0c)
	in = append(in, strings.Repeat("\x5e\x01", 200_000)...)
	in = append(in, 0x24, 0x00, 0xc0, 0x9a, 0x0c)
	in = append(in, strings.Repeat(".", 200_000)...)
	in = append(in, 0x24, 0x00, 0x02)
	defer expectEnd(t.Name()).Stop()
	if err := NewDeserializer(in, nil).ReadTape(new(Writer)); err != nil {
		t.Fatal(err)
	}
}

// TestMemoryInProportion reads messages that claim to be large.
func TestMemoryInProportion(t *testing.T) {
	for _, h := range []string{
		"ff0f41ffffffff07", "ff0f22ffffffff07", "ff0f63feffffff07", "ff0f42ffffffff07",
		"ff0f5affffffff0f", "ff0f61ffffffff0f4000ffffffff0f", "ff0f7e00ffffffff0f", "ff0f5c02ffffffff07",
	} {
		in, _ := hex.DecodeString(h)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var w Writer
		_ = NewDeserializer(in, NodeReadDelegate{}).ReadTape(&w)
		runtime.ReadMemStats(&after)
		if got := after.TotalAlloc - before.TotalAlloc; got > 64<<10 {
			t.Errorf("%s allocated %d bytes", h, got)
		}
	}
}

func TestShapesAndRunsToWire(t *testing.T) {
	var w Writer
	w.Token(TagDenseArray, 7)
	w.Token(TagShapeDef, 0)
	w.Word(2)
	w.Latin1([]byte("a"))
	w.Latin1([]byte("b"))
	w.Token(TagShapedObject, 0)
	w.Int(1)
	w.Token(TagPad, 0)
	w.Token(TagShapeDef, 1)
	w.Word(1)
	w.Int(7)
	w.Token(TagShapedObject, 1)
	w.Token(TagArrayBuffer, 0)
	w.Uint64(0)
	w.Uint64(FixedLength)
	w.Uint64(0)
	w.Word(0)
	w.View('B', 0, 0, 0)
	w.Token(TagShapeDef, 2)
	w.Word(0)
	w.Token(TagShapedObject, 2)
	if len(w.Words())&1 == 0 {
		w.Token(TagPad, 0)
	}
	w.Token(TagDoubleRun, 2)
	w.Uint64(math.Float64bits(1.5))
	w.Uint64(math.Float64bits(2))
	w.Token(TagIntRun, 2)
	w.Word(5)
	w.Word(math.MaxUint32)
	w.Ref(2)
	w.End(0)
	want := "ff0f4107 6f 220161 4902 220162 6f 490e 4200 5642 000000 7b01 7b02 6f7b00" +
		"4e000000000000f83f 4e0000000000000040 490a 4901 5e02 240007"
	if got := encode(t, w.Words()); got != strings.ReplaceAll(want, " ", "") {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	v, err := readTree(w.Words())
	if err != nil {
		t.Fatal(err)
	}
	if got := show(v); got != `Array( Object( "a": 1 "b": Object( 7: View B(0+0 flags 0 ArrayBuffer())))`+
		` Object() 1.5 2 5 -1 #2)` {
		t.Error(got)
	}
}

func TestErrorStackBeforeOrAfterTheCause(t *testing.T) {
	build := func(last bool) []uint32 {
		var w Writer
		w.Token(TagError, 'T')
		bits := uint32(ErrorHasMessage | ErrorHasStack | ErrorHasCause)
		if last {
			bits |= ErrorStackLast
		}
		w.Word(bits)
		w.Latin1([]byte("m"))
		if !last {
			w.UTF16LE([]byte("s\x00"))
		}
		w.Object()
		w.End(0)
		if last {
			w.UTF16LE([]byte("s\x00"))
		}
		return w.Words()
	}
	want := "ff0f72546d22016d636f7b0073" + "00" + "6302" + "7300" + "2e"
	for _, last := range []bool{false, true} {
		if got := encode(t, build(last)); got != want {
			t.Errorf("last %v: %s", last, got)
		}
	}
}

func TestHostRawGoesToTheWireAsItIs(t *testing.T) {
	var w Writer
	w.Token(TagDenseArray, 2)
	w.Token(TagHostObject, HostRaw)
	w.Raw([]byte{1, 2, 3})
	w.Object()
	w.End(0)
	w.Raw([]byte{4})
	w.End(0)
	w.Ref(1)
	w.End(0)
	if got := encode(t, w.Words()); got != "ff0f41025c0102036f7b00045e01240002" {
		t.Error(got)
	}
}

// takingDelegate takes large buffers out of the message.
type takingDelegate struct {
	NoDelegate
	stores [][]byte
}

func (d *takingDelegate) ArrayBuffer(data []byte, store uint32) (uint32, bool, error) {
	if len(data) < 4 {
		return 0, false, nil
	}
	d.stores = append(d.stores, append([]byte{}, data...))
	return uint32(len(d.stores) + 4), true, nil
}

func (d *takingDelegate) SharedArrayBuffer(i uint32) (uint32, error) { return i + 10, nil }

func (d *takingDelegate) WasmModule(uint32) (uint32, error) { return 0, errors.New("no modules today") }

func TestDelegateTakesBuffers(t *testing.T) {
	small, large := []byte{1, 2}, []byte{1, 2, 3, 4}
	var w Writer
	w.Token(TagDenseArray, 3)
	w.ArrayBuffer(small, FixedLength, 0)
	w.ArrayBuffer(large, FixedLength, 0)
	w.View('B', 1, 2, 0)
	w.Token(TagSharedArrayBuffer, 1)
	w.End(0)
	d := &takingDelegate{}
	s := NewSerializer(d)
	if err := s.WriteTape(w.Words()); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(small)
	if got := hex.EncodeToString(s.Release()); got != "4103"+"42020102"+"7405"+"5642010200"+"750b"+"240003" {
		t.Error(got)
	}
	if len(d.stores) != 1 || !bytes.Equal(d.stores[0], large) {
		t.Error(d.stores)
	}
	w.Reset()
	w.Token(TagWasmModule, 0)
	if err := s.WriteTape(w.Words()); err == nil || err.Error() != "no modules today" {
		t.Error(err)
	}
}

func TestSerializerRefusesMalformedTapes(t *testing.T) {
	for name, words := range map[string][]uint32{
		"empty":               {},
		"unknown":             {99},
		"half a double":       {uint32(TagDouble), 0},
		"string past the end": {uint32(TagString1) | 100<<8, 0},
		"huge string":         {uint32(TagString2) | 0xFFFFFF<<8, 0xFFFFFFFF, 0xFFFFFFFF},
		"huge bigint":         {uint32(TagBigInt) | 0xFFFFFF<<8, 0xFFFFFFFF, 0xFFFFFFFF, 0},
		"ref ahead":           {uint32(TagRef)},
		"end of nothing":      {uint32(TagEnd)},
		"open object":         {uint32(TagObject)},
		"two values":          {uint32(TagNull), uint32(TagNull)},
		"no such shape":       {uint32(TagShapedObject)},
		"shape out of order":  {uint32(TagShapeDef) | 1<<8, 0},
		"shape of objects":    {uint32(TagShapeDef), 1, uint32(TagNull)},
		"run past the end":    {uint32(TagDenseArray) | 4<<8, uint32(TagIntRun) | 4<<8, 1},
		"huge run":            {uint32(TagDenseArray) | 4<<8, uint32(TagDoubleRun) | 0xFFFFFF<<8, 0xFFFFFFFF, 0xFFFFFFFF},
		"buffer at null":      {uint32(TagArrayBuffer), 8, 0, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0, 0},
		"odd view":            {uint32(TagArrayBuffer), 0, 0, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0, 0, uint32(TagView) | 'z'<<8, 0, 0, 0, 0, 0},
		"regexp of nothing":   {uint32(TagRegExp), uint32(TagNull)},
		"error of no type":    {uint32(TagError) | 'X'<<8, 0},
		"error of nothing":    {uint32(TagError), 1, uint32(TagNull)},
		"stack of nothing":    {uint32(TagError), 2, uint32(TagNull)},
		"cause of nothing":    {uint32(TagError), 4},
		"late stack":          {uint32(TagError), 2 | 4 | 8, uint32(TagNull), uint32(TagNull)},
		"host of nothing":     {uint32(TagHostObject) | 16<<8},
		"host end":            {uint32(TagHostObject) | 16<<8, uint32(TagEnd)},
		"host view of null":   {uint32(TagHostObject) | HostView<<8, uint32(TagNull)},
		"memory of nothing":   {uint32(TagWasmMemory), uint32(TagNull)},
		"bigint object":       {uint32(TagBigIntObject), uint32(TagNull)},
	} {
		if err := NewSerializer(nil).WriteTape(words); !errors.Is(err, errTape) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRawReadsAndWrites(t *testing.T) {
	s := NewSerializer(nil)
	s.WriteHeader()
	s.WriteUint32(math.MaxUint32)
	s.WriteUint64(math.MaxUint64)
	s.WriteDouble(-0.5)
	s.WriteRawBytes([]byte("raw"))
	d := NewDeserializer(s.Release(), nil)
	if err := d.ReadHeader(); err != nil || d.WireFormatVersion() != 15 {
		t.Fatal(err)
	}
	if v, err := d.ReadUint32(); v != math.MaxUint32 || err != nil {
		t.Fatal(v, err)
	}
	if v, err := d.ReadUint64(); v != math.MaxUint64 || err != nil {
		t.Fatal(v, err)
	}
	if v, err := d.ReadDouble(); v != -0.5 || err != nil {
		t.Fatal(v, err)
	}
	if _, err := d.ReadRawBytes(4); err == nil {
		t.Fatal("read past the end")
	}
	if b, err := d.ReadRawBytes(3); string(b) != "raw" || err != nil {
		t.Fatal(b, err)
	}
	if d.ExpectEnd() != nil || d.Remaining() != 0 {
		t.Fatal("bytes left")
	}
}

// TestSeveralValues shares ids between the values of one stream, as V8 does.
func TestSeveralValues(t *testing.T) {
	var w Writer
	w.Object()
	w.End(0)
	w.Ref(0)
	s := NewSerializer(nil)
	r := NewReader(w.Words())
	for r.More() {
		if err := s.WriteValue(&r); err != nil {
			t.Fatal(err)
		}
	}
	if got := hex.EncodeToString(s.Bytes()); got != "6f7b005e00" {
		t.Fatal(got)
	}
	d := NewDeserializer(s.Bytes(), nil)
	var back Writer
	for d.Remaining() > 0 {
		if err := d.ReadValue(&back); err != nil {
			t.Fatal(err)
		}
	}
	if len(back.Words()) != 3 {
		t.Fatal(back.Words())
	}
}

func TestWideCounts(t *testing.T) {
	long := bytes.Repeat([]byte("x"), wideCount+5)
	var w Writer
	w.Latin1(long)
	s := NewSerializer(nil)
	s.WriteHeader()
	if err := s.WriteTape(w.Words()); err != nil {
		t.Fatal(err)
	}
	var back Writer
	if err := NewDeserializer(s.Bytes(), nil).ReadTape(&back); err != nil {
		t.Fatal(err)
	}
	r := NewReader(back.Words())
	if tag, n := r.Token(); tag != TagFarString1 || n != uint64(len(long)) || !bytes.Equal(memoryAt(r.Uint64(), n), long) {
		t.Fatal(tag, n)
	}
}

func TestFormatNumber(t *testing.T) {
	for want, v := range map[string]float64{
		"NaN": math.NaN(), "Infinity": math.Inf(1), "-Infinity": math.Inf(-1), "0": 0, "1": 1, "-1.5": -1.5,
		"100000000000000000000": 1e20, "1e+21": 1e21, "1.5e+300": 1.5e300, "0.000001": 1e-6, "1e-7": 1e-7,
		"1.25e-9": 1.25e-9, "5e-324": 5e-324, "4294967295": 4294967295, "-1e-10": -1e-10,
	} {
		if got := FormatNumber(v); got != want {
			t.Errorf("got %s want %s", got, want)
		}
	}
	if got := FormatNumber(math.Copysign(0, -1)); got != "0" {
		t.Error(got)
	}
}
