// How fast tape becomes wire and wire becomes tape, in bytes of wire.

package serdes

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// recordsTape is a list of n records as a walker writes it.
func recordsTape(n int) []uint32 {
	var w Writer
	w.Token(TagDenseArray, uint64(n))
	for i := range n {
		w.Object()
		w.Latin1([]byte("id"))
		w.Int(int32(i))
		w.Latin1([]byte("name"))
		w.Latin1([]byte(fmt.Sprintf("record number %d", i)))
		w.Latin1([]byte("score"))
		w.Double(float64(i) / 3)
		w.Latin1([]byte("active"))
		w.Bool(i%2 == 0)
		w.Latin1([]byte("email"))
		w.Latin1([]byte(fmt.Sprintf("user%d@example.org", i)))
		w.Latin1([]byte("tags"))
		w.Token(TagDenseArray, 3)
		w.Latin1([]byte("alpha"))
		w.Latin1([]byte("beta"))
		w.Latin1([]byte("gamma"))
		w.End(0)
		w.Latin1([]byte("address"))
		w.Object()
		w.Latin1([]byte("street"))
		w.Latin1([]byte("Long Lane 12"))
		w.Latin1([]byte("zip"))
		w.Int(int32(10000 + i))
		w.End(2)
		w.End(7)
	}
	w.End(0)
	return w.Words()
}

func stringTape(s string, wide bool) []uint32 {
	var w Writer
	if wide {
		w.UTF16LE([]byte(s))
	} else {
		w.Latin1([]byte(s))
	}
	return w.Words()
}

// bufferBytes is 16 MB that are really there: pages of zeros never written to
// are all the same one.
var bufferBytes = bytes.Repeat([]byte("sixteen megabyte"), 1<<20)

func bufferTape() []uint32 {
	var w Writer
	w.ArrayBuffer(bufferBytes, FixedLength, 0)
	w.View('F', 0, uint64(len(bufferBytes)), 0)
	return w.Words()
}

func shortStringsTape(n int) []uint32 {
	var w Writer
	w.Token(TagDenseArray, uint64(n))
	for i := range n {
		w.Latin1([]byte(fmt.Sprintf("string %d", i%1000)))
	}
	w.End(0)
	return w.Words()
}

func numbersTape(n int, double bool) []uint32 {
	var w Writer
	w.Token(TagDenseArray, uint64(n))
	for i := range n {
		if double {
			w.Double(float64(i) + 0.5)
		} else {
			w.Int(int32(i * 31))
		}
	}
	w.End(0)
	return w.Words()
}

type benchTape struct {
	name  string
	words []uint32
}

func benchTapes() []benchTape {
	return []benchTape{
		{"records", recordsTape(6000)},
		{"strings", shortStringsTape(100_000)},
		{"string1MB", stringTape(strings.Repeat("x", 1<<20), false)},
		{"string16MB", stringTape(string(bufferBytes), false)},
		{"wide16MB", stringTape(string(bufferBytes), true)},
		{"float64s16MB", bufferTape()},
		{"ints", numbersTape(100_000, false)},
		{"doubles", numbersTape(100_000, true)},
	}
}

// BenchmarkCopy is what the large strings and buffers are to be compared with.
func BenchmarkCopy(b *testing.B) {
	for _, size := range []int{1 << 20, 16 << 20} {
		b.Run(fmt.Sprintf("%dMB", size>>20), func(b *testing.B) {
			to := make([]byte, size)
			b.SetBytes(int64(size))
			for b.Loop() {
				copy(to, bufferBytes)
			}
		})
		b.Run(fmt.Sprintf("%dMB/allocated", size>>20), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				_ = bytes.Clone(bufferBytes[:size])
			}
		})
	}
}

func BenchmarkTapeToWire(b *testing.B) {
	for _, tape := range benchTapes() {
		b.Run(tape.name, func(b *testing.B) {
			s := NewSerializer(nil)
			b.ReportAllocs()
			for b.Loop() {
				s.Reset(nil)
				s.WriteHeader()
				if err := s.WriteTape(tape.words); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(len(s.Bytes())))
		})
	}
}

func BenchmarkWireToTape(b *testing.B) {
	for _, tape := range benchTapes() {
		b.Run(tape.name, func(b *testing.B) {
			s := NewSerializer(nil)
			s.WriteHeader()
			if err := s.WriteTape(tape.words); err != nil {
				b.Fatal(err)
			}
			wire := s.Release()
			d := NewDeserializer(wire, nil)
			var w Writer
			b.SetBytes(int64(len(wire)))
			b.ReportAllocs()
			for b.Loop() {
				d.Reset(wire, nil)
				w.Reset()
				if err := d.ReadTape(&w); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
