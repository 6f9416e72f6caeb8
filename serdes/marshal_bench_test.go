// Marshal and Unmarshal of a record list of about 1 MB, beside encoding/json on
// the same Go values. Bytes per second are of each format's own bytes.

package serdes

import (
	"encoding/json"
	"fmt"
	"testing"
)

type benchAddress struct {
	Street string `json:"street"`
	Zip    int    `json:"zip"`
}

type benchRecord struct {
	ID      int          `json:"id"`
	Name    string       `json:"name"`
	Score   float64      `json:"score"`
	Active  bool         `json:"active"`
	Email   string       `json:"email"`
	Tags    []string     `json:"tags"`
	Address benchAddress `json:"address"`
}

func benchRecords() []benchRecord {
	list := make([]benchRecord, 6000)
	for i := range list {
		list[i] = benchRecord{
			ID: i, Name: fmt.Sprintf("record number %d", i), Score: float64(i) / 3, Active: i%2 == 0,
			Email: fmt.Sprintf("user%d@example.org", i), Tags: []string{"alpha", "beta", "gamma"},
			Address: benchAddress{"Long Lane 12", 10000 + i},
		}
	}
	return list
}

func benchMarshal(b *testing.B, v any, marshal func(any) ([]byte, error)) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		out, err := marshal(v)
		if err != nil {
			b.Fatal(err)
		}
		n = len(out)
	}
	b.SetBytes(int64(n))
}

func benchUnmarshal[T any](b *testing.B, v any, marshal func(any) ([]byte, error), unmarshal func([]byte, any) error) {
	data, err := marshal(v)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var to T
		if err := unmarshal(data, &to); err != nil {
			b.Fatal(err)
		}
	}
}

func anyRecords() any {
	data, _ := Marshal(benchRecords())
	var v any
	_ = Unmarshal(data, &v)
	return v
}

func pointerRecords() []*benchRecord {
	list := benchRecords()
	pointers := make([]*benchRecord, len(list))
	for i := range list {
		pointers[i] = &list[i]
	}
	return pointers
}

func BenchmarkMarshal(b *testing.B) {
	for _, c := range []struct {
		name string
		v    any
	}{{"records", benchRecords()}, {"pointers", pointerRecords()}, {"any", anyRecords()}} {
		b.Run(c.name+"/serdes", func(b *testing.B) { benchMarshal(b, c.v, Marshal) })
		b.Run(c.name+"/json", func(b *testing.B) { benchMarshal(b, c.v, json.Marshal) })
	}
}

// BenchmarkMemory writes and reads 16 MB: to be compared with BenchmarkCopy.
func BenchmarkMemory(b *testing.B) {
	doubles := make([]float64, 1<<21)
	for i := range doubles {
		doubles[i] = float64(i)
	}
	text := string(bufferBytes)
	b.Run("marshal/doubles", func(b *testing.B) { benchMarshal(b, doubles, Marshal) })
	b.Run("marshal/string", func(b *testing.B) { benchMarshal(b, text, Marshal) })
	b.Run("unmarshal/doubles", func(b *testing.B) { benchUnmarshal[[]float64](b, doubles, Marshal, Unmarshal) })
	b.Run("unmarshal/string", func(b *testing.B) { benchUnmarshal[string](b, text, Marshal, Unmarshal) })
}

func BenchmarkUnmarshal(b *testing.B) {
	v := benchRecords()
	b.Run("records/serdes", func(b *testing.B) { benchUnmarshal[[]benchRecord](b, v, Marshal, Unmarshal) })
	b.Run("records/json", func(b *testing.B) { benchUnmarshal[[]benchRecord](b, v, json.Marshal, json.Unmarshal) })
	b.Run("pointers/serdes", func(b *testing.B) { benchUnmarshal[[]*benchRecord](b, v, Marshal, Unmarshal) })
	b.Run("pointers/json", func(b *testing.B) { benchUnmarshal[[]*benchRecord](b, v, json.Marshal, json.Unmarshal) })
	b.Run("any/serdes", func(b *testing.B) { benchUnmarshal[any](b, v, Marshal, Unmarshal) })
	b.Run("any/json", func(b *testing.B) { benchUnmarshal[any](b, v, json.Marshal, json.Unmarshal) })
	// One reference makes the reader keep account of all objects.
	shared := &benchAddress{"Short Street 1", 1}
	type pair struct {
		Records []benchRecord
		A, B    *benchAddress
	}
	refs := pair{v, shared, shared}
	b.Run("references/serdes", func(b *testing.B) { benchUnmarshal[pair](b, refs, Marshal, Unmarshal) })
	b.Run("references/json", func(b *testing.B) { benchUnmarshal[pair](b, refs, json.Marshal, json.Unmarshal) })
}
