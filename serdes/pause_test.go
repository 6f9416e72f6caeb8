// A delegate that pauses: parts of a value, what is read in between, and what
// goes wrong there.

package serdes

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pausingDelegate pauses at every host object, with the payload still to come
// for odd kinds.
type pausingDelegate struct{ allDelegate }

func (pausingDelegate) HostObject(d *Deserializer, w *Writer) (bool, error) {
	kind, err := d.ReadUint32()
	if err != nil {
		return false, err
	}
	if kind >= HostRaw {
		return false, fmt.Errorf("kind %d", kind)
	}
	w.Token(TagHostObject, uint64(kind))
	return kind&1 != 0, ErrPause
}

func TestPausesReadTheRestThemselves(t *testing.T) {
	// An array of a host object, which is a number, a double, bytes and a
	// nested value with a host object of its own; a reference into that; and an
	// error whose cause is a host object without anything.
	in := unhex(t, "ff0f 4104"+
		"5c10 ac02 000000000000e03f 010203 6f 220161 5c12 07 7b01"+
		"5e02 5e03"+
		"72 6d220178 63 5c14 73220179 2e"+
		"240004")
	d := NewDeserializer(in, pausingDelegate{})
	if err := d.ReadHeader(); err != nil {
		t.Fatal(err)
	}
	var w, nested Writer
	must := func(paused, want bool, err error) {
		t.Helper()
		if err != nil || paused != want {
			t.Fatal(paused, err)
		}
	}
	paused, err := d.ReadValuePart(&w)
	must(paused, true, err)
	if want := []uint32{uint32(TagDenseArray) | 4<<8, uint32(TagHostObject) | 16<<8}; !slices.Equal(w.Words(), want) {
		t.Fatal(w.Words())
	}
	if v, err := d.ReadUint32(); v != 300 || err != nil {
		t.Fatal(v, err)
	}
	if v, err := d.ReadDouble(); v != 0.5 || err != nil {
		t.Fatal(v, err)
	}
	if b, err := d.ReadRawBytes(3); string(b) != "\x01\x02\x03" || err != nil {
		t.Fatal(b, err)
	}
	paused, err = d.ReadValuePart(&nested)
	must(paused, true, err)
	if v, err := d.ReadUint64(); v != 7 || err != nil {
		t.Fatal(v, err)
	}
	paused, err = d.Resume(&nested)
	must(paused, false, err)
	if want := []uint32{uint32(TagObject), uint32(TagString1) | 1<<8, 'a', uint32(TagHostObject) | 18<<8, uint32(TagEnd) | 1<<8}; !slices.Equal(nested.Words(), want) {
		t.Fatal(nested.Words())
	}
	paused, err = d.Resume(&w)
	must(paused, true, err)
	before := slices.Clone(w.Words())
	paused, err = d.Resume(&w)
	must(paused, false, err)
	if !slices.Equal(before, w.Words()[:len(before)]) {
		t.Error("a later part changed an earlier one")
	}
	if err := d.ExpectEnd(); err != nil {
		t.Fatal(err)
	}
	want := []uint32{
		uint32(TagDenseArray) | 4<<8, uint32(TagHostObject) | 16<<8, uint32(TagRef) | 2<<8, uint32(TagRef) | 3<<8,
		uint32(TagError), ErrorHasMessage | ErrorHasStack | ErrorHasCause | ErrorStackLast,
		uint32(TagString1) | 1<<8, 'x', uint32(TagHostObject) | 20<<8, uint32(TagString1) | 1<<8, 'y', uint32(TagEnd),
	}
	if !slices.Equal(w.Words(), want) {
		t.Fatalf("\n got %d\nwant %d", w.Words(), want)
	}
}

func TestPausesWithPayload(t *testing.T) {
	in := unhex(t, "ff0f 5c11 4101 5c13 30 240001")
	d := NewDeserializer(in, pausingDelegate{})
	if err := d.ReadHeader(); err != nil {
		t.Fatal(err)
	}
	var w Writer
	n := 0
	for paused, err := d.ReadValuePart(&w); ; paused, err = d.Resume(&w) {
		if err != nil {
			t.Fatal(err)
		}
		if !paused {
			break
		}
		n++
	}
	v, err := readTree(w.Words())
	if err != nil || n != 2 || show(v) != "Host 17( Array( Host 19( null)))" {
		t.Fatal(err, n, show(v))
	}
}

func TestNothingRefersToAnUnfinishedHostObject(t *testing.T) {
	for _, h := range []string{"ff0f 5c10 5e00", "ff0f 5c10 4101 5e00 240001", "ff0f 4101 5c10 5e01 240001"} {
		if err := NewDeserializer(unhex(t, h), nil).ReadTape(new(Writer)); err == nil {
			t.Errorf("%s: no error", h)
		}
	}
	d := NewDeserializer(unhex(t, "4101 5c10 5e01 5e01 240001"), pausingDelegate{})
	var w Writer
	if paused, err := d.ReadValuePart(&w); !paused || err != nil {
		t.Fatal(err)
	}
	if _, err := d.ReadValuePart(new(Writer)); err == nil {
		t.Fatal("a nested value refers to the host object it is in")
	}
}

// TestPausedValuesThatFail leaves the outer value whole when an inner one fails.
func TestPausedValuesThatFail(t *testing.T) {
	in := unhex(t, "4101 5c10"+"4102 7263 5c10 21"+"240001")
	for _, abandon := range []bool{false, true} {
		d := NewDeserializer(in, pausingDelegate{})
		var w Writer
		if paused, err := d.ReadValuePart(&w); !paused || err != nil {
			t.Fatal(err)
		}
		var nested Writer
		if paused, err := d.ReadValuePart(&nested); !paused || err != nil {
			t.Fatal(err)
		}
		if abandon {
			d.Abandon()
			if _, err := d.ReadRawBytes(1); err != nil {
				t.Fatal(err)
			}
		} else {
			if _, err := d.Resume(&nested); err == nil {
				t.Fatal("no error")
			}
			if _, err := d.ReadRawBytes(1); err != nil {
				t.Fatal(err)
			}
		}
		if paused, err := d.Resume(&w); paused || err != nil {
			t.Fatal(paused, err)
		}
		if err := d.ExpectEnd(); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Resume(&w); err == nil {
			t.Fatal("Resume of nothing")
		}
		d.Abandon()
	}
}

func TestReadValueRefusesPauses(t *testing.T) {
	d := NewDeserializer(unhex(t, "4101 5c10"), pausingDelegate{})
	if err := d.ReadValue(new(Writer)); err == nil || !strings.Contains(err.Error(), "pauses ReadValue") {
		t.Fatal(err)
	}
	if _, err := d.Resume(new(Writer)); err == nil {
		t.Fatal("Resume of nothing")
	}
}
