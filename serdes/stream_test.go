// Frames: there and back, cut, forged.

package serdes

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestStream(t *testing.T) {
	var buf bytes.Buffer
	e := NewEncoder(&buf)
	values := []any{"a", "中", strings.Repeat("x", 300), map[string]any{"k": nil}, strings.Repeat("y", 200_000)}
	for _, v := range values {
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		if err := e.Encode(make(chan int)); err == nil {
			t.Fatal("a channel was written")
		}
	}
	all := bytes.Clone(buf.Bytes())
	d := NewDecoder(iotest.OneByteReader(&buf))
	for i, want := range values {
		var got any
		if err := d.Decode(&got); err != nil {
			t.Fatal(i, err)
		}
		if s, ok := want.(string); ok && got != s {
			t.Errorf("%d: %.20v", i, got)
		}
	}
	if err := d.Decode(new(any)); err != io.EOF {
		t.Error(err)
	}
	for _, cut := range []int{1, 3, len(all) - 1} {
		d := NewDecoder(bytes.NewReader(all[:cut]))
		err := error(nil)
		for err == nil {
			err = d.Decode(new(any))
		}
		if err != io.ErrUnexpectedEOF || d.Decode(new(any)) != err {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
}

func TestStreamGoesOn(t *testing.T) {
	d := NewDecoder(strings.NewReader("\x04\xff\x0f\"\x7f\x03\xff\x0fT"))
	var v any
	if err := d.Decode(&v); !errors.Is(err, ErrData) {
		t.Error(err)
	}
	if err := d.Decode(&v); err != nil || v != true {
		t.Error(v, err)
	}
}

func TestStreamHostile(t *testing.T) {
	for _, in := range []string{"\xff\xff\xff\xff\x0f", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"} {
		if err := NewDecoder(strings.NewReader(in)).Decode(new(any)); !errors.Is(err, ErrData) {
			t.Errorf("%x: %v", in, err)
		}
	}
	d := NewDecoder(strings.NewReader("\xff\xff\xff\xff\x03x")) // 1 GB less one byte, one of it there
	if err := d.Decode(new(any)); err != io.ErrUnexpectedEOF {
		t.Error(err)
	}
	d = NewDecoder(strings.NewReader("\x03\xff\x0fT"))
	d.SetMaxMessage(2)
	if err := d.Decode(new(any)); !errors.Is(err, ErrData) {
		t.Error(err)
	}
}
