package snapshot

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// HEDDLE_SNAPSHOT is a file to measure with. Without it one is made, of HEDDLE_SNAPSHOT_MB megabytes (8).
func benchmarkFile(b *testing.B) string {
	if name := os.Getenv("HEDDLE_SNAPSHOT"); name != "" {
		return name
	}
	megabytes := 8
	if text := os.Getenv("HEDDLE_SNAPSHOT_MB"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n <= 0 {
			b.Fatalf("HEDDLE_SNAPSHOT_MB is %q", text)
		}
		megabytes = n
	}
	name := filepath.Join(b.TempDir(), "made.heapsnapshot")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	writeRecords(w, megabytes<<20/bytesPerRecord)
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return name
}

// bytesPerRecord is about what writeRecords takes for a record.
const bytesPerRecord = 235

// writeRecords writes a heap of an array of records, each of which has a name, a list, and another record as its
// parent: four nodes and seven edges a record.
func writeRecords(w io.Writer, n int) {
	const header = `{"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","trace_node_id",` +
		`"detachedness"],"node_types":[["synthetic","object","string","array"],"string","number","number","number","number",` +
		`"number"],"edge_fields":["type","name_or_index","to_node"],"edge_types":[["element","property","internal"],` +
		`"string_or_number","node"]},"node_count":%d,"edge_count":%d,"trace_function_count":0},` + "\n\"nodes\":["
	const fixed, perRecord, edgesPerRecord = 5, 4, 6
	fmt.Fprintf(w, header, 2+perRecord*n, 1+n+edgesPerRecord*n)
	fmt.Fprintf(w, "0,0,1,0,1,0,0\n,3,0,3,%d,%d,0,0\n", 8*n, n)
	for i := range n {
		id := 5 + 8*i
		fmt.Fprintf(w, ",1,1,%d,56,4,0,0\n,2,%d,%d,32,0,0,0\n,1,2,%d,32,1,0,0\n,3,0,%d,40,1,0,0\n",
			id, fixed+i, id+2, id+4, id+6)
	}
	node := func(i int) int { return 7 * (2 + perRecord*i) }
	fmt.Fprint(w, "],\n\"edges\":[0,1,7\n")
	for i := range n {
		fmt.Fprintf(w, ",0,%d,%d\n", i, node(i))
	}
	for i := range n {
		at := node(i)
		fmt.Fprintf(w, ",1,3,%d\n,1,4,%d\n,1,1,%d\n,1,2,%d\n,2,3,%d\n,0,0,%d\n", at+7, at+14, node(i/8), 7, at+21, at+7)
	}
	fmt.Fprint(w, "],\n\"strings\":[\"\",\n\"Record\",\n\"Array\",\n\"elements\",\n\"parent\"")
	for i := range n {
		fmt.Fprintf(w, ",\n\"record number %d\"", i)
	}
	fmt.Fprint(w, "]}\n")
}

func BenchmarkRead(b *testing.B) {
	name := benchmarkFile(b)
	setBytes(b, name)
	for b.Loop() {
		if _, err := ReadFile(name, ReadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSummary is reading, the dominator tree, and the totals by constructor.
func BenchmarkSummary(b *testing.B) {
	name := benchmarkFile(b)
	setBytes(b, name)
	for b.Loop() {
		s, err := ReadFile(name, ReadOptions{})
		if err != nil {
			b.Fatal(err)
		}
		s.Classes()
	}
}

func BenchmarkDominators(b *testing.B) {
	name := benchmarkFile(b)
	setBytes(b, name)
	s, err := ReadFile(name, ReadOptions{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		computeDominators(s)
	}
}

func setBytes(b *testing.B, name string) {
	info, err := os.Stat(name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
}
