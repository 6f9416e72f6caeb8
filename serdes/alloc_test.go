// Allocations: no more than the values need.

package serdes

import "testing"

// atMost fails when f allocates more than limit times in a run. A few more are
// for what a garbage collection, or the race detector, takes from the pools.
func atMost(t *testing.T, name string, limit float64, f func()) {
	t.Helper()
	f() // types, pools
	if got := testing.AllocsPerRun(10, f); got > limit+24 {
		t.Errorf("%s: %.0f allocations, %.0f are enough", name, got, limit)
	}
}

func TestAllocations(t *testing.T) {
	records := benchRecords()[:1000]
	n := float64(len(records))
	data, err := Marshal(records)
	if err != nil {
		t.Fatal(err)
	}
	tree := anyRecords().([]any)[:len(records)]
	buf := make([]byte, 0, 2*len(data))
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	atMost(t, "Marshal", 2, func() { _, err := Marshal(records); must(err) })
	atMost(t, "Marshal of any", 2, func() { _, err := Marshal(tree); must(err) })
	atMost(t, "Append", 1, func() { _, err := MarshalOptions{}.Append(buf, records); must(err) })
	// A record's strings are six, and its list of tags.
	atMost(t, "Unmarshal", 7*n, func() { var v []benchRecord; must(Unmarshal(data, &v)) })
	// A map is two; strings, numbers and lists share theirs.
	atMost(t, "Unmarshal any", 4.5*n, func() { var v any; must(Unmarshal(data, &v)) })
	tape := recordsTape(1000)
	s, d := NewSerializer(nil), NewDeserializer(nil, nil)
	atMost(t, "WriteTape", 0, func() { s.Reset(nil); s.WriteHeader(); must(s.WriteTape(tape)) })
	wire := s.Bytes()
	var w Writer
	atMost(t, "ReadTape", 0, func() { d.Reset(wire, nil); w.Reset(); must(d.ReadTape(&w)) })
	numbers := make([]float64, 100_000)
	atMost(t, "Marshal of numbers", 2, func() { _, err := Marshal(numbers); must(err) })
	data, err = Marshal(numbers)
	must(err)
	atMost(t, "Unmarshal of numbers", 1, func() { var v []float64; must(Unmarshal(data, &v)) })
}

// TestSmallAfterLarge sees to it that a large message leaves nothing behind
// that small ones would pay for: the table of objects is as large as needed.
func TestSmallAfterLarge(t *testing.T) {
	var e encoder
	lists := make([][]string, 5000)
	for i := range lists {
		lists[i] = []string{"a"}
	}
	for _, v := range []any{lists, lists[:1], lists[:1]} {
		e.buf = e.buf[:0]
		if err := e.message(MarshalOptions{}, v); err != nil {
			t.Fatal(err)
		}
		e.seen.reset()
	}
	if n := len(e.seen.slots); n != fewSlots {
		t.Errorf("%d slots", n)
	}
	for _, s := range [][]seenSlot{e.seen.slots[:cap(e.seen.slots)], e.seen.spare[:cap(e.seen.spare)]} {
		for i := range s {
			if s[i] != (seenSlot{}) {
				t.Fatal("a slot that is not empty")
			}
		}
	}
}
