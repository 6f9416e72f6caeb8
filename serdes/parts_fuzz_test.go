// Values read in parts, and sequences of values and numbers.

package serdes

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// partsDelegate pauses at some kinds, with the payload still to come or not.
type partsDelegate struct{ allDelegate }

func (partsDelegate) HostObject(d *Deserializer, w *Writer) (bool, error) {
	at := len(w.words)
	more, err := NoReadDelegate{}.HostObject(d, w)
	if err != nil {
		return more, err
	}
	switch w.words[at] >> 8 & 3 {
	case 0:
		return true, nil
	case 1:
		return true, ErrPause
	}
	return false, ErrPause
}

// readParts reads a value; in a pause, between says what is read.
func readParts(t *testing.T, d *Deserializer, w *Writer, between func() error) error {
	paused, err := d.ReadValuePart(w)
	for ; paused && err == nil; paused, err = d.Resume(w) {
		before := slices.Clone(w.Words()[max(0, len(w.Words())-64):])
		at := len(w.Words())
		if !d.payload {
			if err := between(); err != nil {
				d.Abandon()
				return err
			}
		}
		if !slices.Equal(before, w.Words()[at-len(before):at]) {
			t.Fatal("a part has changed after its pause")
		}
	}
	return err
}

// FuzzParts reads messages in parts, the payloads in between, and holds what
// comes of it against what is read at once. Then it reads whatever may be read
// in a pause: nothing but errors may come of it.
func FuzzParts(f *testing.F) {
	for _, g := range readGolden(f) {
		f.Add(g.bytes(f), uint64(1))
	}
	for i, in := range shapeSeeds() {
		f.Add(in, uint64(i))
	}
	f.Fuzz(func(t *testing.T, in []byte, seed uint64) {
		if len(in) > 1<<16 {
			return // this reader recurses
		}
		var whole, parts Writer
		wholeErr := withShapes(in, allDelegate{}).ReadTape(&whole)
		d := withShapes(in, partsDelegate{})
		partsErr := d.ReadHeader()
		if partsErr == nil {
			var between func() error
			between = func() error { return readParts(t, d, &parts, between) }
			partsErr = readParts(t, d, &parts, between)
		}
		if partsErr == nil {
			partsErr = d.ExpectEnd()
		}
		if (wholeErr == nil) != (partsErr == nil) {
			t.Fatalf("at once %v, in parts %v", wholeErr, partsErr)
		}
		if wholeErr == nil {
			compareTapes(t, whole.Words(), parts.Words())
		}
		runtime.KeepAlive(in)
		anythingInPauses(t, in, seed)
	})
}

func compareTapes(t *testing.T, whole, parts []uint32) {
	if _, err := readTree(parts); err != nil {
		t.Fatal(err)
	}
	a, b := NewSerializer(nil), NewSerializer(nil)
	if err := errors.Join(a.WriteTape(whole), b.WriteTape(parts)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Fatalf("\nat once %x\nparts   %x", a.Bytes(), b.Bytes())
	}
}

func anythingInPauses(t *testing.T, in []byte, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	d := withShapes(in, partsDelegate{})
	_ = d.ReadHeader()
	var between func() error
	depth := 0
	between = func() (err error) {
		for depth++; err == nil && depth < 100 && r.IntN(3) > 0; {
			switch r.IntN(6) {
			case 0:
				_, err = d.ReadUint32()
			case 1:
				_, err = d.ReadUint64()
			case 2:
				_, err = d.ReadDouble()
			case 3:
				_, err = d.ReadRawBytes(uint64(r.IntN(4)))
			case 4:
				err = d.ReadValue(new(Writer))
			case 5:
				err = readParts(t, d, new(Writer), between)
			}
			if r.IntN(2) == 0 {
				err = nil // a program may go on after an error
			}
		}
		depth--
		if r.IntN(8) == 0 {
			d.Abandon()
		}
		return err
	}
	for range 4 {
		if err := readParts(t, d, new(Writer), between); err != nil && r.IntN(2) == 0 {
			break
		}
	}
}

// FuzzWriteSequence writes headers, numbers, bytes and values in any order and
// reads them back.
func FuzzWriteSequence(f *testing.F) {
	for i := range uint64(16) {
		f.Add(i, uint64(3))
	}
	f.Fuzz(func(t *testing.T, a, b uint64) {
		g := goValues{rand.New(rand.NewPCG(a, b))}
		s := NewSerializer(nil)
		var steps []func(d *Deserializer) error
		objects := false
		for range 1 + g.r.IntN(4) {
			var w Writer
			for range g.r.IntN(6) {
				steps = append(steps, g.step(t, &w, &objects))
			}
			if err := s.WriteSequence(w.Words()); err != nil {
				t.Fatal(err)
			}
		}
		d := withShapes(s.Bytes(), nil)
		for i, step := range steps {
			if err := step(d); err != nil {
				t.Fatalf("step %d of %d: %v\n%x", i, len(steps), err, s.Bytes())
			}
		}
		if err := d.ExpectEnd(); err != nil {
			t.Fatal(err)
		}
	})
}

var errOther = errors.New("not what was written")

// step appends one thing to the tape and gives the function that reads it.
// objects says whether there is an object, which has the id 0.
func (g goValues) step(t *testing.T, w *Writer, objects *bool) func(d *Deserializer) error {
	is := func(same bool, err error) error {
		if err == nil && !same {
			return errOther
		}
		return err
	}
	switch g.r.IntN(6) {
	case 0:
		w.WriteHeader()
		return (*Deserializer).ReadHeader
	case 1:
		want := g.r.Uint64() >> g.r.IntN(64)
		w.WriteVarint(want)
		return func(d *Deserializer) error { got, err := d.ReadUint64(); return is(got == want, err) }
	case 2:
		want := g.number()
		w.WriteDouble(want)
		return func(d *Deserializer) error { got, err := d.ReadDouble(); return is(got == want, err) }
	case 3:
		want := []byte(g.text())
		w.Raw(want)
		return func(d *Deserializer) error {
			got, err := d.ReadRawBytes(uint64(len(want)))
			return is(bytes.Equal(got, want), err)
		}
	case 4:
		if *objects {
			w.Ref(0)
			return func(d *Deserializer) error {
				var w Writer
				err := d.ReadValue(&w)
				return is(slices.Equal(w.Words(), []uint32{uint32(TagRef)}), err)
			}
		}
	}
	data, err := Marshal(map[string]any{"value": g.any(2)})
	if err != nil {
		t.Fatal(err)
	}
	*objects = true
	var want Writer
	if err := NewDeserializer(data, nil).ReadTape(&want); err != nil {
		t.Fatal(err)
	}
	w.words = append(w.words, want.Words()...)
	wantTree, err := readTree(want.Words())
	if err != nil {
		t.Fatal(err)
	}
	return func(d *Deserializer) error {
		var w Writer
		if err := d.ReadValue(&w); err != nil {
			return err
		}
		got, err := readTree(w.Words())
		runtime.KeepAlive(data)
		return is(err == nil && show(got) == show(wantTree), err)
	}
}
