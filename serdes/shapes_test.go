// Shapes and runs on the tapes that the Deserializer writes.

package serdes

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// wireString is a short one-byte string on the wire.
func wireString(s string) string { return "\"" + string(rune(len(s))) + s }

// wireOf makes an object: keys are the given strings, values numbers.
func wireOf(keys ...string) string {
	s := "o"
	for i, k := range keys {
		s += wireString(k) + "I" + string(rune(2*i))
	}
	return s + "{" + string(rune(len(keys)))
}

// wireList is a message: an array of these values and a string that makes it
// long enough for shapes.
func wireList(values ...string) []byte {
	n := string(rune(len(values) + 1))
	return []byte("\xff\x0fA" + n + strings.Join(values, "") + "\"\x80\x08" + strings.Repeat("ab", 512) + "$\x00" + n)
}

// objectMarks reads a message and gives the n of each Object in the tape's
// order, after checking that the tape means what the wire did.
func objectMarks(t *testing.T, in []byte) []uint64 {
	t.Helper()
	var w Writer
	if err := withShapes(in, allDelegate{}).ReadTape(&w); err != nil {
		t.Fatalf("%v\n%q", err, in)
	}
	if got, _ := hex.DecodeString(encode(t, w.Words())); !bytes.Equal(stripPadding(got), stripPadding(in)) {
		t.Errorf("\n got %q\nwant %q", got, in)
	}
	marks, err := tapeMarks(w.Words())
	if err != nil {
		t.Fatal(err)
	}
	return marks
}

func stripPadding(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\x00c"), []byte("c")) }

// tapeMarks finds the n of each Object.
func tapeMarks(words []uint32) (marks []uint64, err error) {
	if _, err := readTree(words); err != nil {
		return nil, err
	}
	r := NewReader(words)
	for r.More() {
		tag, n := r.Token()
		switch tag {
		case TagObject:
			marks = append(marks, n)
		case TagString1, TagString2:
			r.skipString(tag, n)
		case TagInt:
			r.Word()
		case TagDouble, TagDate:
			r.Uint64()
		case TagIntRun:
			r.Bytes(4 * n)
		case TagDoubleRun:
			r.Bytes(8 * n)
		}
	}
	return marks, r.Err()
}

func TestShapes(t *testing.T) {
	inner := func(value string) string { return "o" + wireString("x") + value + "{\x01" }
	deep := "0"
	for range 5 {
		deep = inner(deep)
	}
	for name, c := range map[string]struct {
		values []string
		want   []uint64
	}{
		"the first is plain":     {[]string{wireOf("a", "b"), wireOf("a", "b"), wireOf("a", "b")}, []uint64{0, 1, 1}},
		"order is part of it":    {[]string{wireOf("a", "b"), wireOf("b", "a"), wireOf("a", "b"), wireOf("b", "a")}, []uint64{0, 0, 1, 2}},
		"prefixes":               {[]string{wireOf("a", "b"), wireOf("a"), wireOf("a"), wireOf("a", "b", "c"), wireOf("a", "b")}, []uint64{0, 0, 1, 0, 2}},
		"changes in the middle":  {[]string{wireOf("a", "b", "c"), wireOf("a", "x", "c"), wireOf("a", "b", "c"), wireOf("a", "x", "c")}, []uint64{0, 0, 1, 2}},
		"empty objects":          {[]string{wireOf(), wireOf(), wireOf()}, []uint64{0, 0, 0}},
		"empty keys":             {[]string{wireOf(""), wireOf(""), wireOf("")}, []uint64{0, 1, 1}},
		"keys that repeat":       {[]string{wireOf("a", "b", "a"), wireOf("a", "b", "a"), wireOf("a", "b", "a")}, []uint64{0, 0, 0}},
		"string indices":         {[]string{wireOf("a", "7"), wireOf("a", "7"), wireOf("a", "7")}, []uint64{0, 0, 0}},
		"__proto__":              {[]string{wireOf("__proto__"), wireOf("__proto__"), wireOf("__proto__")}, []uint64{0, 0, 0}},
		"integer keys":           {[]string{"oI\x02I\x02{\x01", "oI\x02I\x02{\x01", "oI\x02I\x02{\x01"}, []uint64{0, 0, 0}},
		"integer after a string": {[]string{"o\"\x01aI\x02I\x02I\x02{\x02", "o\"\x01aI\x02I\x02I\x02{\x02", "o\"\x01aI\x02I\x02I\x02{\x02"}, []uint64{0, 0, 0}},
		"inner before outer": {
			[]string{inner(wireOf("y")), inner(wireOf("y")), inner(wireOf("y"))}, []uint64{0, 0, 2, 1, 2, 1},
		},
		"a shape inside itself": {[]string{deep, deep}, []uint64{1, 1, 1, 1, 0, 1, 1, 1, 1, 1}},
		"one shape, two places": {[]string{wireOf("a"), inner(wireOf("a")), wireOf("a"), inner(wireOf("a"))}, []uint64{0, 0, 1, 1, 2, 1}},
		"wide keys": {
			[]string{"oc\x02\x2d\x4eI\x02{\x01", "oc\x02\x2d\x4eI\x02{\x01", "o\x00c\x02\x2d\x4eI\x02{\x01"}, []uint64{0, 1, 1},
		},
		"wide keys of narrow characters": {[]string{"oc\x02a\x00I\x02{\x01", "oc\x02a\x00I\x02{\x01"}, []uint64{0, 0}},
		"in maps and causes": {
			[]string{";I\x02" + wireOf("a") + ":\x02", "rc" + wireOf("a") + ".", "'" + wireOf("a") + ",\x01"}, []uint64{0, 1, 1},
		},
		"extras of arrays are none": {[]string{"A\x00\"\x01aI\x02$\x01\x00", "A\x00\"\x01aI\x02$\x01\x00"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := objectMarks(t, wireList(c.values...)); !slices.Equal(got, c.want) {
				t.Errorf("got %d want %d", got, c.want)
			}
		})
	}
}

// TestNoShapesInShortMessages nor in the first objects of any.
func TestNoShapesInShortMessages(t *testing.T) {
	objects := slices.Repeat([]string{wireOf("a")}, 8)
	for _, c := range []struct {
		in   []byte
		want []uint64
	}{
		{[]byte("\xff\x0fA\x08" + strings.Join(objects, "") + "$\x00\x08"), []uint64{0, 0, 0, 0, 0, 0, 0, 0}},
		{wireList(objects...), []uint64{0, 0, 0, 0, 1, 1, 1, 1}},
	} {
		var w Writer
		if err := NewDeserializer(c.in, nil).ReadTape(&w); err != nil {
			t.Fatal(err)
		}
		if marks, err := tapeMarks(w.Words()); err != nil || !slices.Equal(marks, c.want) {
			t.Error(marks, err)
		}
	}
}

func TestRecordsHaveTwoShapes(t *testing.T) {
	s := NewSerializer(nil)
	s.WriteHeader()
	if err := s.WriteTape(recordsTape(50)); err != nil {
		t.Fatal(err)
	}
	marks := objectMarks(t, s.Bytes())
	if len(marks) != 100 || slices.Max(marks) != 2 {
		t.Fatal(marks)
	}
	for i, n := range marks {
		if want := uint64(2 - i%2); i < 2 && n != 0 || i >= 2 && n != want {
			t.Errorf("object %d has %d", i, n)
		}
	}
}

// TestShapesAreForgotten reads other bytes with the same Deserializer.
func TestShapesAreForgotten(t *testing.T) {
	d := NewDeserializer(nil, nil)
	for range 3 {
		for _, keys := range [][]string{{"a", "b"}, {"c"}, {"b", "a"}} {
			var w Writer
			in := wireList(wireOf(keys...), wireOf(keys...))
			d.Reset(in, nil)
			d.shapes.from = 0
			if err := d.ReadTape(&w); err != nil {
				t.Fatal(err)
			}
			if marks, err := tapeMarks(w.Words()); err != nil || !slices.Equal(marks, []uint64{0, 1}) {
				t.Fatal(marks, err)
			}
		}
	}
}

// TestShapesAroundPauses numbers no object that a pause has parted, and keeps
// the numbers through parts and nested values.
func TestShapesAroundPauses(t *testing.T) {
	record := func(host string) string {
		return "o" + wireString("p") + wireOf("q") + wireString("h") + host + wireString("r") + wireOf("q") + "{\x03"
	}
	nested := wireOf("q") + wireOf("p")
	in := wireList(record("0"), record("0"), record("\\\x10"+nested), record("0"))
	d := withShapes(in, pausingDelegate{})
	var w, n1, n2 Writer
	if err := d.ReadHeader(); err != nil {
		t.Fatal(err)
	}
	if paused, err := d.ReadValuePart(&w); !paused || err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(w.Words())
	for _, n := range []*Writer{&n1, &n2} {
		if paused, err := d.ReadValuePart(n); paused || err != nil {
			t.Fatal(err)
		}
	}
	if paused, err := d.Resume(&w); paused || err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(before, w.Words()[:len(before)]) {
		t.Error("a part changed after the pause")
	}
	// The host object's token stands alone: give it a payload to read it as a tree.
	whole := slices.Concat(before, []uint32{uint32(TagNull)}, w.Words()[len(before):])
	marks, err := tapeMarks(whole)
	if err != nil {
		t.Fatal(err)
	}
	// Record 3 has the pause in it and no number, its objects have.
	if want := []uint64{0, 0, 1, 2, 1, 1, 0, 1, 1, 2, 1, 1}; !slices.Equal(marks, want) {
		t.Errorf("got %d want %d", marks, want)
	}
	if marks, err := tapeMarks(n1.Words()); err != nil || !slices.Equal(marks, []uint64{1}) {
		t.Error(marks, err)
	}
	if marks, err := tapeMarks(n2.Words()); err != nil || !slices.Equal(marks, []uint64{0}) {
		t.Error(marks, err)
	}
}

// TestShapesHaveBounds reads more keys than are remembered.
func TestShapesHaveBounds(t *testing.T) {
	var s strings.Builder
	const n = 30_000
	for i := range n {
		s.WriteString("o" + wireString(fmt.Sprintf("key%d", i)) + "0{\x01")
	}
	long := "o"
	for i := range maxShapeKeys + 1 {
		long += wireString(fmt.Sprintf("k%03d", i)) + "0"
	}
	long += "{\x81\x01"
	in := []byte("\xff\x0fA\xb4\xea\x01" + long + long + s.String() + long + wireOf("a") + "$\x00\xb4\xea\x01")
	var before, after runtime.MemStats
	d := NewDeserializer(in, nil)
	var w Writer
	w.Grow(8 * len(in))
	runtime.ReadMemStats(&before)
	if err := d.ReadTape(&w); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 2<<20 {
		t.Errorf("%d bytes for shapes", got)
	}
	marks, err := tapeMarks(w.Words())
	if err != nil || slices.Max(marks) != 0 {
		t.Error(err, slices.Max(marks))
	}
}

// TestRunsAreAligned reads runs of every length at every place.
func TestRunsAreAligned(t *testing.T) {
	double := "N" + strings.Repeat("\x00", 7) + "\x40"
	for before := range 3 {
		for n := range 5 {
			for _, number := range []string{double, "I\x05", "I\x80\x01", "I\xff\xff\xff\xff\x0f"} {
				count := string(rune(before + n + 2))
				in := "\xff\x0fA" + count + strings.Repeat("0", before) + strings.Repeat(number, n) + "-" + number + "$\x00" + count
				var w Writer
				if err := NewDeserializer([]byte(in), nil).ReadTape(&w); err != nil {
					t.Fatal(err)
				}
				if got := encode(t, w.Words()); got != hex.EncodeToString([]byte(in)) {
					t.Errorf("\n got %s\nwant %x", got, in)
				}
				if _, err := readTree(w.Words()); err != nil {
					t.Error(err)
				}
				run := slices.ContainsFunc(w.Words(), func(word uint32) bool {
					return word == uint32(TagDoubleRun)|uint32(n)<<8 || word == uint32(TagIntRun)|uint32(n)<<8
				})
				if run != (n >= 2) {
					t.Errorf("%d numbers: run %v", n, run)
				}
			}
		}
	}
}

// TestRunsThatBreak has something wrong in a run.
func TestRunsThatBreak(t *testing.T) {
	for _, in := range []string{
		"A\x03I\x02I\x02I", "A\x03I\x02I\x02I\x80", "A\x03I\x02I\xff\xff\xff\xff\x1fI\x02$\x00\x03", "A\x02I\x02I\x02I\x02$\x00\x02",
		"A\x02N1234567", "A\x02N12345678N1234567", "A\x02N12345678N12345678$\x00\x03",
	} {
		if err := NewDeserializer([]byte("\xff\x0f"+in), nil).ReadTape(new(Writer)); err == nil {
			t.Errorf("%q: no error", in)
		}
	}
}
