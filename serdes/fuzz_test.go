// Arbitrary bytes give a value or an error; what is read is written and read
// again without a difference. Finds are kept under testdata/fuzz.

package serdes

import (
	"bytes"
	"errors"
	"runtime"
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

func FuzzDeserializer(f *testing.F) {
	for _, g := range readGolden(f) {
		f.Add(g.bytes(f))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var w Writer
		err := NewDeserializer(in, fuzzDelegate{}).ReadTape(&w)
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
		if err := NewDeserializer(first, fuzzDelegate{}).ReadTape(&again); err != nil {
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
	f.Fuzz(func(t *testing.T, in []byte) {
		words := bytesWords(in)
		for _, word := range words {
			if tag := Tag(word & 0xFF); tag == TagArrayBuffer || tag == TagHostObject {
				return
			}
		}
		s := NewSerializer(nil)
		s.WriteHeader()
		_ = s.WriteTape(words)
		if len(s.Bytes()) > 64+16*len(words)*(1+len(words)) {
			t.Fatalf("%d bytes from %d words", len(s.Bytes()), len(words))
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
