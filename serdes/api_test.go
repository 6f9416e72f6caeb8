// The shape of V8's API beyond one value: ids given to buffers, sequences,
// clone errors, values without a header.

package serdes

import (
	"encoding/hex"
	"errors"
	"math"
	"strings"
	"testing"
)

func TestTransferArrayBufferMapsIds(t *testing.T) {
	var w Writer
	w.Token(TagDenseArray, 2)
	w.Token(TagTransferredArrayBuffer, 0)
	w.View('B', 0, 2, 0)
	w.Token(TagTransferredArrayBuffer, 1)
	w.End(0)
	s := NewSerializer(nil)
	s.TransferArrayBuffer(300, 0)
	if err := s.WriteTape(w.Words()); err != nil {
		t.Fatal(err)
	}
	wire := s.Release()
	if got := hex.EncodeToString(wire); got != "4102"+"74ac02"+"5642000200"+"7401"+"240002" {
		t.Fatal(got)
	}
	d := NewDeserializer(append([]byte{0xff, 15}, wire...), nil)
	d.TransferArrayBuffer(300, BufferInfo{ByteLength: 2})
	if err := d.ReadTape(new(Writer)); err == nil || !strings.Contains(err.Error(), "no transferred buffer 1") {
		t.Fatal(err)
	}
	d.Reset(append([]byte{0xff, 15}, wire...), nil)
	d.TransferArrayBuffer(300, BufferInfo{ByteLength: 1})
	if err := d.ReadTape(new(Writer)); err == nil || !strings.Contains(err.Error(), "view of 2 bytes") {
		t.Fatal(err)
	}
	d.Reset(append([]byte{0xff, 15}, wire...), nil)
	d.TransferArrayBuffer(300, BufferInfo{ByteLength: 2})
	d.TransferArrayBuffer(1, BufferInfo{})
	if err := d.ReadTape(new(Writer)); err != nil {
		t.Fatal(err)
	}
	s.Reset(nil)
	w.Reset()
	w.Token(TagTransferredArrayBuffer, 0)
	if err := s.WriteTape(w.Words()); err != nil || hex.EncodeToString(s.Bytes()) != "7400" {
		t.Fatal("Reset keeps ids", err)
	}
}

func TestWriteSequence(t *testing.T) {
	var w Writer
	w.WriteHeader()
	w.Object()
	w.Latin1([]byte("a"))
	w.Token(TagHostObject, HostRaw)
	w.WriteVarint(300)
	w.WriteDouble(-0.5)
	w.Raw([]byte{1, 2, 3})
	w.Null()
	w.WriteHeader()
	w.End(0)
	w.End(1)
	w.WriteVarint(math.MaxUint64)
	w.Ref(1)
	w.Raw([]byte{4})
	w.Token(TagPad, 0)
	s := NewSerializer(nil)
	if err := s.WriteSequence(w.Words()); err != nil {
		t.Fatal(err)
	}
	want := "ff0f 6f 220161 5c ac02 000000000000e0bf 010203 30 ff0f 7b01 ffffffffffffffffff01 5e01 04"
	if got := hex.EncodeToString(s.Bytes()); got != strings.ReplaceAll(want, " ", "") {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if s.NextID() != 2 {
		t.Error(s.NextID())
	}
}

func TestSequencesGoOn(t *testing.T) {
	var first, second Writer
	first.Object()
	first.End(0)
	second.Token(TagDenseArray, 1)
	second.Ref(0)
	second.End(0)
	second.Ref(1)
	s := NewSerializer(nil)
	for _, tape := range [][]uint32{first.Words(), second.Words()} {
		if err := s.WriteSequence(tape); err != nil {
			t.Fatal(err)
		}
	}
	all := hex.EncodeToString(s.Release())
	s.Reset(nil)
	if err := s.WriteSequence(second.Words()); !errors.Is(err, errTape) {
		t.Fatal(err)
	}
	s.Reset(nil)
	s.SetNextID(1)
	if err := s.WriteSequence(second.Words()); err != nil {
		t.Fatal(err)
	}
	if got := "6f7b00" + hex.EncodeToString(s.Bytes()); got != all || all != "6f7b0041015e002400015e01" {
		t.Error(got, all)
	}
}

func TestRawStandsOnlyBetweenValues(t *testing.T) {
	raw := func(w *Writer) { w.Raw([]byte{1}) }
	for name, build := range map[string]func(w *Writer){
		"in an array":  func(w *Writer) { w.Token(TagDenseArray, 1); raw(w); w.Null(); w.End(0) },
		"as a key":     func(w *Writer) { w.Object(); raw(w); w.Null(); w.End(1) },
		"in a payload": func(w *Writer) { w.Token(TagHostObject, 16); w.WriteHeader() },
		"as a shape's value": func(w *Writer) {
			w.Token(TagShapeDef, 0)
			w.Word(1)
			w.Latin1([]byte("a"))
			w.Token(TagShapedObject, 0)
			w.WriteVarint(1)
			w.Null()
		},
		"of no kind": func(w *Writer) { w.Token(TagWrite, 3); w.Null() },
		"half":       func(w *Writer) { w.Token(TagWrite, WriteVarint); w.Word(0) },
	} {
		var w Writer
		build(&w)
		if err := NewSerializer(nil).WriteSequence(w.Words()); !errors.Is(err, errTape) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var w Writer
	raw(&w)
	if err := NewSerializer(nil).WriteTape(w.Words()); !errors.Is(err, errTape) {
		t.Errorf("alone, where one value must be: %v", err)
	}
}

// refusingDelegate clones nothing.
type refusingDelegate struct{ NoDelegate }

func (refusingDelegate) ArrayBuffer([]byte, uint32) (uint32, bool, error) {
	return 0, false, ErrNotCloneable
}
func (refusingDelegate) SharedArrayBuffer(uint32) (uint32, error) { return 0, ErrNotCloneable }
func (refusingDelegate) WasmModule(uint32) (uint32, error)        { return 0, ErrNotCloneable }
func (refusingDelegate) HostObject(*Serializer, uint32) error     { return ErrNotCloneable }

// namingDelegate makes clone errors of its own.
type namingDelegate struct{ refusingDelegate }

func (namingDelegate) DataCloneError(message string) error { return errors.New("mine: " + message) }

func TestDataCloneErrors(t *testing.T) {
	for want, build := range map[string]func(w *Writer){
		"#<SharedArrayBuffer> could not be cloned.":  func(w *Writer) { w.Token(TagSharedArrayBuffer, 0) },
		"#<WebAssembly.Module> could not be cloned.": func(w *Writer) { w.Token(TagWasmModule, 0) },
		"#<Object> could not be cloned.":             func(w *Writer) { w.Token(TagHostObject, 16); w.Null() },
		"#<ArrayBuffer> could not be cloned.":        func(w *Writer) { w.ArrayBuffer(nil, FixedLength, 0) },
		"#<Float64Array> could not be cloned.": func(w *Writer) {
			w.Token(TagTransferredArrayBuffer, 0)
			w.View('F', 8, 1<<32, 0)
		},
	} {
		var w Writer
		build(&w)
		err := NewSerializer(refusingDelegate{}).WriteTape(w.Words())
		var clone *DataCloneError
		if !errors.As(err, &clone) || clone.Error() != want || clone.Code() != 25 {
			t.Errorf("got %v, want %s", err, want)
		}
		err = NewSerializer(namingDelegate{}).WriteTape(w.Words())
		if err == nil || err.Error() != "mine: "+want {
			t.Errorf("got %v", err)
		}
	}
}

// TestBytesOnTheTape are written as those elsewhere; a tape that ends before them is none.
func TestBytesOnTheTape(t *testing.T) {
	for _, bytes := range [][]byte{nil, {1}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}} {
		for _, max := range []uint64{FixedLength, 9} {
			var there, here Writer
			there.ArrayBuffer(bytes, max, 0)
			here.Token(TagArrayBuffer, 1)
			here.Uint64(uint64(len(bytes)))
			here.Uint64(max)
			here.padded(bytes)
			want, got := NewSerializer(nil), NewSerializer(nil)
			if err := errors.Join(want.WriteTape(there.Words()), got.WriteTape(here.Words())); err != nil {
				t.Fatal(err)
			}
			if string(got.Bytes()) != string(want.Bytes()) {
				t.Errorf("%v: %x, want %x", bytes, got.Bytes(), want.Bytes())
			}
			if words := here.Words(); len(bytes) > 0 && NewSerializer(nil).WriteTape(words[:len(words)-1]) == nil {
				t.Errorf("%v: a tape without its end was written", bytes)
			}
		}
	}
}

// TestBuffersTheWireHasNoRoomFor are refused before their memory is touched.
func TestBuffersTheWireHasNoRoomFor(t *testing.T) {
	for _, max := range []uint64{FixedLength, 1 << 33} {
		words := []uint32{uint32(TagArrayBuffer), 0, 1, uint32(max), uint32(max >> 32), 8, 0, 0}
		var clone *DataCloneError
		if err := NewSerializer(nil).WriteTape(words); !errors.As(err, &clone) {
			t.Error(err)
		}
	}
}

func TestValuesWithoutHeader(t *testing.T) {
	in, _ := hex.DecodeString("41035f2d6f2201615f7b01240003" + "4201aa5642000100")
	d := NewDeserializer(in, nil)
	if d.WireFormatVersion() != 0 {
		t.Error(d.WireFormatVersion())
	}
	var got []string
	for range 2 {
		var w Writer
		if err := d.ReadValue(&w); err != nil {
			t.Fatal(err)
		}
		v, err := readTree(w.Words())
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, show(v))
	}
	if got[0] != `Array( hole hole Object( "a": undefined))` || got[1] != "View B(0+1 flags 0 ArrayBuffer( aa))" {
		t.Error(got)
	}
	if d.Remaining() != 1 { // where version 14 has flags
		t.Error(d.Remaining())
	}
}
