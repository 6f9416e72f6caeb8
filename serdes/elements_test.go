package serdes

import (
	"bytes"
	"math"
	"runtime"
	"strings"
	"testing"
)

// elementTapes are sparse arrays of n elements, and what they have beside: without keys, and with all keys.
func elementTapes(n int, value func(w *Writer, i int), more func(w *Writer), extra int) (without, with *Writer) {
	without, with = &Writer{}, &Writer{}
	without.Token(TagSparseArray, uint64(n))
	without.Token(TagElements, 0)
	with.Token(TagSparseArray, uint64(n))
	for i := range n {
		value(without, i)
		with.Int(int32(i))
		value(with, i)
	}
	if extra > 0 {
		without.Token(TagKeyed, 0)
		more(without)
		more(with)
	}
	without.End(uint64(n + extra))
	with.End(uint64(n + extra))
	return without, with
}

// TestElements: the keys that a tape leaves out stand on the wire, and are left out when that is read.
func TestElements(t *testing.T) {
	kinds := map[string]func(w *Writer, i int){
		"integers": func(w *Writer, i int) { w.Int(int32(i*i*i) - 7) },
		"doubles":  func(w *Writer, i int) { w.Double(float64(i) + 0.5) },
		"numbers":  func(w *Writer, i int) { w.Number(float64(i%7) / 2) },
		"strings":  func(w *Writer, i int) { w.Latin1([]byte(strings.Repeat("s", i%200))) },
		"literals": func(w *Writer, i int) { w.Bool(i%2 == 0) },
		"lists": func(w *Writer, i int) {
			w.Token(TagSparseArray, 2)
			w.Token(TagElements, 0)
			w.Date(float64(i))
			w.Object()
			w.End(0)
			w.End(2)
		},
		"dates":   func(w *Writer, i int) { w.Date(float64(i) * 1e6) },
		"bigints": func(w *Writer, i int) { w.BigInt(i%2 == 0, []uint64{uint64(i) + 1, 1, 7, 9, 8, 6, 5, 4, 3}[:1+i%9]) },
		"wide":    func(w *Writer, i int) { w.UTF16LE([]byte{1, 1, byte(i), 2}) },
	}
	named := func(w *Writer) {
		w.Latin1([]byte("name"))
		w.Int(1)
		w.Int(0)
		w.Null()
	}
	for name, value := range kinds {
		for _, n := range []int{1, 2, 3, 64, 65, 900} {
			for _, extra := range []int{0, 2} {
				without, with := elementTapes(n, value, named, extra)
				wire := writeTape(t, without)
				if want := writeTape(t, with); !bytes.Equal(wire, want) {
					t.Fatalf("%s, %d: %.100x, with keys %.100x", name, n, wire, want)
				}
				var back Writer
				if err := NewDeserializer(wire, nil).ReadTape(&back); err != nil {
					t.Fatalf("%s, %d: %v", name, n, err)
				}
				a, errA := readTree(back.Words())
				b, errB := readTree(with.Words())
				if errA != nil || errB != nil || show(a) != show(b) {
					t.Fatalf("%s, %d: %v %v\n%.300s\n%.300s", name, n, errA, errB, show(a), show(b))
				}
				if again := writeTape(t, &back); !bytes.Equal(again, wire) {
					t.Fatalf("%s, %d: again %.100x, was %.100x", name, n, again, wire)
				}
			}
		}
	}
}

func writeTape(t *testing.T, w *Writer) []byte {
	t.Helper()
	s := NewSerializer(nil)
	s.WriteHeader()
	if err := s.WriteTape(w.Words()); err != nil {
		t.Fatal(err)
	}
	return s.Release()
}

// TestElementRuns: runs stand for as many elements as they have numbers.
func TestElementRuns(t *testing.T) {
	numbers := []float64{0.5, math.NaN(), -1}
	var runs, keyed Writer
	runs.Token(TagSparseArray, 5)
	runs.Token(TagElements, 0)
	runs.Token(TagIntRun, 2)
	runs.Word(7)
	runs.Word(math.MaxUint32)
	runs.Token(TagDoubleRun, 3)
	keyed.Token(TagSparseArray, 5)
	for i, v := range []int32{7, -1} {
		keyed.Int(int32(i))
		keyed.Int(v)
	}
	for i, v := range numbers {
		runs.Uint64(math.Float64bits(v))
		keyed.Int(int32(2 + i))
		keyed.Double(v)
	}
	runs.End(5)
	keyed.End(5)
	if a, b := writeTape(t, &runs), writeTape(t, &keyed); !bytes.Equal(a, b) {
		t.Fatalf("%x, with keys %x", a, b)
	}
}

// TestElementsElsewhere: the tokens mean nothing outside of a sparse array.
func TestElementsElsewhere(t *testing.T) {
	for name, tape := range map[string][]uint32{
		"alone":         {uint32(TagElements)},
		"in an object":  {uint32(TagObject), uint32(TagElements), uint32(TagEnd)},
		"keyed first":   {uint32(TagSparseArray) | 1<<8, uint32(TagKeyed), uint32(TagEnd)},
		"twice":         {uint32(TagSparseArray) | 1<<8, uint32(TagElements), uint32(TagElements), uint32(TagEnd)},
		"run too long":  {uint32(TagSparseArray) | 9<<8, uint32(TagElements), uint32(TagIntRun) | 9<<8, 1, uint32(TagEnd)},
		"value missing": {uint32(TagSparseArray) | 9<<8, uint32(TagElements)},
	} {
		if err := NewSerializer(nil).WriteTape(tape); err == nil {
			t.Errorf("%s is written", name)
		}
	}
}

// TestGather: what is left where it is comes to its place when all is copied.
func TestGather(t *testing.T) {
	long := bytes.Repeat([]byte("ab"), farFrom)
	var w Writer
	w.Token(TagDenseArray, 5)
	w.Latin1(long)
	w.UTF16LE(long)
	w.Latin1([]byte("odd"))
	w.UTF16LE(long[:2*(farFrom/2)])
	w.ArrayBuffer(long, FixedLength, 0)
	w.End(0)
	want := writeTape(t, &w)
	s := NewSerializer(nil)
	s.Gather()
	s.WriteHeader()
	if err := s.WriteTape(w.Words()); err != nil {
		t.Fatal(err)
	}
	if len(s.Bytes()) > 1000 || s.Size() != len(want) {
		t.Fatalf("%d bytes of %d, which should be %d", len(s.Bytes()), s.Size(), len(want))
	}
	got := make([]byte, s.Size())
	s.CopyTo(got)
	if !bytes.Equal(got, want) {
		t.Fatal("the copy differs")
	}
	var back Writer
	d := NewDeserializer(want, nil)
	if err := d.ReadTape(&back); err != nil || !d.PointsIntoData() {
		t.Fatal(err, d.PointsIntoData())
	}
	a, errA := readTree(back.Words())
	b, errB := readTree(w.Words())
	if errA != nil || errB != nil || show(a) != show(b) {
		t.Fatal("read back it differs", errA, errB)
	}
	runtime.KeepAlive(want)
	runtime.KeepAlive(long)
}
