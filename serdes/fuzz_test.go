// Arbitrary bytes give a value or an error; what is read is written and read
// again without a difference. Finds are kept under testdata/fuzz.

package serdes

import (
	"bytes"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
)

type fuzzDelegate struct{ allDelegate }

func (fuzzDelegate) HostObject(d *Deserializer, w *Writer) (bool, error) {
	at := d.pos
	kind, err := d.ReadUint32()
	d.pos = at
	if err == nil && kind >= 16 {
		return NoReadDelegate{}.HostObject(d, w)
	}
	return NodeReadDelegate{}.HostObject(d, w)
}

// withShapes is NewDeserializer that looks for shapes in the shortest message
// and from its first object on.
func withShapes(in []byte, delegate ReadDelegate) *Deserializer {
	d := NewDeserializer(in, delegate)
	d.shapes.reset(true)
	d.shapes.from = 0
	return d
}

func FuzzDeserializer(f *testing.F) {
	for _, g := range readGolden(f) {
		f.Add(g.bytes(f))
	}
	for _, in := range shapeSeeds() {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var w Writer
		d := withShapes(in, fuzzDelegate{})
		err := d.ReadTape(&w)
		readAgain(t, d, in, w.Words(), err)
		if len(w.Words()) > 64+16*len(in) {
			t.Fatalf("%d words from %d bytes", len(w.Words()), len(in))
		}
		if err != nil {
			if !errors.Is(err, ErrData) && !errors.Is(err, ErrVersion) {
				t.Fatalf("odd error %v", err)
			}
			return
		}
		if len(in) < 1<<16 { // the tree reader recurses
			if _, err := readTree(w.Words()); err != nil {
				t.Fatal(err)
			}
		}
		s := NewSerializer(nil)
		s.WriteHeader()
		if err := s.WriteTape(w.Words()); err != nil {
			t.Fatal(err)
		}
		first := bytes.Clone(s.Bytes())
		runtime.KeepAlive(in)
		var again Writer
		if err := withShapes(first, fuzzDelegate{}).ReadTape(&again); err != nil {
			t.Fatalf("%x does not read back: %v", first, err)
		}
		s.Reset(nil)
		s.WriteHeader()
		if err := s.WriteTape(again.Words()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, s.Bytes()) {
			t.Fatalf("\nfirst %x\nagain %x", first, s.Bytes())
		}
	})
}

// readAgain uses a Deserializer once more, for the same bytes.
func readAgain(t *testing.T, d *Deserializer, in []byte, want []uint32, wantErr error) {
	d.Reset(in, fuzzDelegate{})
	d.shapes.reset(true)
	d.shapes.from = 0
	var w Writer
	err := d.ReadTape(&w)
	if (err == nil) != (wantErr == nil) || !slices.Equal(w.Words(), want) {
		t.Fatalf("\nfirst %x, %v\nagain %x, %v", want, wantErr, w.Words(), err)
	}
}

func shapeSeeds() [][]byte {
	message := func(values ...string) []byte {
		n := string(rune(len(values)))
		return []byte("\xff\x0fA" + n + strings.Join(values, "") + "$\x00" + n)
	}
	nested := "o" + wireString("x") + wireOf("a", "b") + wireString("y") + "A\x03I\x02I\x04I\x80\x01$\x00\x03{\x02"
	return [][]byte{
		message(wireOf("a", "b"), wireOf("a", "b"), wireOf("a", "c"), wireOf("a", "b", "a"), wireOf("a", "b")),
		message(nested, nested, nested, "^\x02"),
		message(wireOf("__proto__"), wireOf("__proto__"), wireOf("7"), wireOf("7"), wireOf(""), wireOf("")),
		message("\\\x10"+wireOf("a"), "\\\x11"+wireOf("a"), "\\\x12"+nested, "\\\x11\\\x12"+nested, "rc\\\x11"+nested+"s\"\x01x."),
		message("N12345678", "N12345678", "I\x02", "I\x04", "-", "N12345678", "N12345678"),
	}
}

// FuzzSerializer gives the Serializer tapes that no walker writes. Those that
// hold addresses are left out: the walker's word is taken for them.
func FuzzSerializer(f *testing.F) {
	for _, g := range readGolden(f) {
		var w Writer
		in := g.bytes(f)
		if NewDeserializer(in, g.delegate()).ReadTape(&w) == nil {
			f.Add(wordBytes(w.Words()))
		}
	}
	var w Writer
	w.WriteHeader()
	w.Token(TagHostObject, HostRaw)
	w.WriteVarint(1 << 40)
	w.Object()
	w.End(0)
	w.End(0)
	w.WriteDouble(1)
	w.Raw([]byte{1, 2, 3})
	w.Ref(1)
	f.Add(wordBytes(w.Words()))
	w.Reset()
	w.Token(TagDenseArray, 2)
	w.Token(TagShapeDef, 0)
	w.Word(2)
	w.Latin1([]byte("a"))
	w.Int(7)
	for range 2 {
		w.Token(TagShapedObject, 0)
		w.Null()
		w.Object()
		w.End(0)
	}
	w.End(0)
	f.Add(wordBytes(w.Words()))
	f.Fuzz(func(t *testing.T, in []byte) {
		words := bytesWords(in)
		for _, word := range words {
			switch Tag(word & 0xFF) {
			case TagArrayBuffer, TagViewRef, TagFarString1, TagFarString2:
				return // addresses
			}
		}
		s := NewSerializer(nil)
		for _, write := range []func([]uint32) error{s.WriteTape, s.WriteSequence} {
			s.Reset(nil)
			s.WriteHeader()
			_ = write(words)
			if len(s.Bytes()) > 64+16*len(words)*(1+len(words)) {
				t.Fatalf("%d bytes from %d words", len(s.Bytes()), len(words))
			}
		}
	})
}

func wordBytes(words []uint32) []byte {
	b := make([]byte, 0, len(words)*4)
	for _, w := range words {
		b = append(b, byte(w), byte(w>>8), byte(w>>16), byte(w>>24))
	}
	return b
}

func bytesWords(b []byte) []uint32 {
	words := make([]uint32, len(b)/4)
	for i := range words {
		words[i] = uint32(b[4*i]) | uint32(b[4*i+1])<<8 | uint32(b[4*i+2])<<16 | uint32(b[4*i+3])<<24
	}
	return words
}
