// Files read in chunks, by several goroutines: the same comes out as element by element, and the same errors.

package snapshot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"
	"testing/iotest"
)

// agree fails unless the file reads in chunks as it does element by element.
func agree(t *testing.T, file []byte, how chunking) {
	t.Helper()
	whole := chunking{block: len(file) + blockSize, chunk: chunkSize, parsers: 1} // of a block nothing is read in chunks
	want, wantErr := read(bytes.NewReader(file), ReadOptions{}, whole)
	for _, size := range []int64{0, int64(len(file))} {
		got, err := read(bytes.NewReader(file), ReadOptions{Size: size}, how)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Fatalf("%+v, size %d: %v, want %v", how, size, err, wantErr)
		}
		if err != nil {
			continue
		}
		if same(t, want, got); t.Failed() {
			t.Fatalf("%+v, size %d", how, size)
		}
	}
}

// everything has what is rare in files: great sizes, detached nodes, escapes, lines' ends within strings, and long
// lines.
func everything() []byte {
	d := small()
	for i, text := range []string{"\\\"\n\t", "\u00e9\u20ac\U0001f600", "a\",\nb", "", "\"", strings.Repeat("long\\", 50)} {
		n := d.add("string", text, uint64(i)<<31+7)
		d.nodes[n].detached = i % 3
		d.connect(0, "element", 123456789*i, n)
		d.connect(n, "property", text, n/2)
	}
	return append(d.file(), '\n')
}

func forms(file []byte) map[string][]byte {
	spaced := &bytes.Buffer{}
	if err := json.Indent(spaced, file, "", "\t"); err != nil {
		panic(err)
	}
	replaced := func(pairs ...string) []byte { return []byte(strings.NewReplacer(pairs...).Replace(string(file))) }
	return map[string][]byte{
		"as V8 writes it": file,
		"indented":        spaced.Bytes(),
		"CRLF":            replaced("\n", "\r\n"),
		"one line":        replaced("\n", ""),
		"commas first":    replaced("\n,", ",\n"),
		"empty lines":     replaced("\n", "\n\n"),
		"lines in texts":  replaced(`\n`, "\n", `\t`, "\",\n"),
		"halves":          replaced(`\n`, `\ud83d`, `\t`, `\ud83d\u0041`),
		"great numbers":   replaced(",0,0\n", ",0,1000000000000000000\n"),
		"zeros":           replaced(",0,0\n", ",000000000000000000000000,0\n"),
		"one odd line":    []byte(strings.Replace(string(file), "0\n,", "0 \n,", 3)),
	}
}

func TestChunksOfEverySize(t *testing.T) {
	for name, file := range forms(everything()) {
		t.Run(name, func(t *testing.T) {
			for size := 1; size <= len(file)+1; size++ {
				agree(t, file, chunking{block: 16, chunk: size, parsers: 1 + size%3})
			}
		})
	}
}

func TestChunksOfRandomGraphs(t *testing.T) {
	for seed := range int64(100) {
		random := rand.New(rand.NewSource(seed))
		file := randomGraph(random, 40).file()
		for range 20 {
			agree(t, file, chunking{block: 8 + random.Intn(64), chunk: 1 + random.Intn(400), parsers: 1 + random.Intn(4)})
		}
	}
}

// Files of more than a chunk, and of other columns.
func TestChunksOfOwnSize(t *testing.T) {
	file := &bytes.Buffer{}
	writeRecords(file, 10_000)
	if file.Len() < 4*chunkSize {
		t.Fatalf("the file is of %d bytes only", file.Len())
	}
	for parsers := range 4 {
		agree(t, file.Bytes(), chunking{block: blockSize, chunk: chunkSize, parsers: 1 + parsers})
	}
	want, err := Read(bytes.NewReader(file.Bytes()), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(iotest.HalfReader(file), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, want, got)
	for size := range len(otherFields) {
		agree(t, []byte(otherFields), chunking{block: 16, chunk: 1 + size, parsers: 2})
	}
}

func TestChunksOfBrokenFiles(t *testing.T) {
	file := everything()
	random := rand.New(rand.NewSource(1))
	size := func() chunking { return chunking{block: 16, chunk: 20 + random.Intn(400), parsers: 1 + random.Intn(3)} }
	for n := range len(file) {
		agree(t, file[:n], size())
	}
	for _, insert := range []string{"-", "]", ",", "\n", "\n,", "\",\n", `\`, `"`, "9", "99999999999", ".", "1,", "\x00", "\xff"} {
		for n := random.Intn(4); n < len(file); n += 1 + random.Intn(6) {
			agree(t, bytes.Join([][]byte{file[:n], file[n:]}, []byte(insert)), size())
		}
	}
	for n := 0; n < len(file); n += 1 + random.Intn(3) {
		agree(t, append(bytes.Clone(file[:n]), file[n+1:]...), size())
	}
}

// Nothing but lines' ends is no reason to make room for as many records.
func TestChunksOfNothing(t *testing.T) {
	head, _, _ := strings.Cut(string(small().file()), `"nodes":[`)
	head = strings.NewReplacer(`"node_count":6`, `"node_count":4294967294`).Replace(head) + `"nodes":[0,0,1,0,0,0,0`
	for _, filler := range []string{"\n", "\n,", "\n,0", ",", "\n,0,0,1,0,0,0,0"} {
		file := []byte(head + strings.Repeat(filler, 100_000))
		agree(t, file, chunking{block: 512, chunk: 4 << 10, parsers: 2})
		agree(t, file, defaultChunking())
	}
}

// What is wrong before the reader failed is the error; else it is the reader's.
func TestChunksOfFailingReader(t *testing.T) {
	broken := errors.New("broken")
	file := everything()
	how := chunking{block: 16, chunk: 200, parsers: 2}
	for n := range len(file) {
		r := io.MultiReader(bytes.NewReader(file[:n]), iotest.ErrReader(broken))
		if _, err := read(r, ReadOptions{}, how); !errors.Is(err, broken) {
			t.Fatalf("after %d bytes: %v", n, err)
		}
	}
	odd := bytes.Replace(file, []byte("\n,"), []byte("\n,-"), 1)
	for n := bytes.IndexByte(odd, '-') + how.block; n < len(odd); n++ {
		r := io.MultiReader(bytes.NewReader(odd[:n]), iotest.ErrReader(broken))
		format := &FormatError{}
		if _, err := read(r, ReadOptions{}, how); !errors.As(err, &format) {
			t.Fatalf("after %d bytes: %v", n, err)
		}
	}
}

// Progress never goes back, and ends with the file.
func TestProgressInChunks(t *testing.T) {
	file := everything()
	for size := range 300 {
		var last int64
		o := ReadOptions{Progress: func(n int64) {
			if n < last {
				t.Errorf("%d after %d", n, last)
			}
			last = n
		}}
		if _, err := read(bytes.NewReader(file), o, chunking{block: 16, chunk: 1 + size, parsers: 2}); err != nil {
			t.Fatal(err)
		}
		if last != int64(len(file)) {
			t.Errorf("%d at the end of %d", last, len(file))
		}
	}
}
