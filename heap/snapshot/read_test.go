// What the reader makes of files: of those that are fine, and of those that are not.

package snapshot

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// same fails unless both snapshots hold the same. cmp.Diff would take its time on these, and fuzzing has none.
func same(t *testing.T, want, got *Snapshot) {
	t.Helper()
	for name, equal := range map[string]bool{
		"types":      slices.Equal(want.types, got.types),
		"names":      slices.Equal(want.names, got.names),
		"ids":        slices.Equal(want.ids, got.ids),
		"sizes":      slices.Equal(want.sizes.low, got.sizes.low) && maps.Equal(want.sizes.high, got.sizes.high),
		"edges":      slices.Equal(want.firstEdge, got.firstEdge),
		"edge kinds": slices.Equal(want.edgeKinds, got.edgeKinds),
		"edge names": slices.Equal(want.edgeNames, got.edgeNames),
		"edges' to":  slices.Equal(want.edgeTo, got.edgeTo),
		"strings":    want.text == got.text && slices.Equal(want.textStart, got.textStart),
		"detached":   maps.Equal(want.detached, got.detached),
	} {
		if !equal {
			t.Errorf("%s differ", name)
		}
	}
}

func TestForms(t *testing.T) {
	file := small().file()
	want := small().read(t)
	replaced := func(pairs ...string) []byte { return []byte(strings.NewReplacer(pairs...).Replace(string(file))) }
	spaced := &bytes.Buffer{}
	if err := json.Indent(spaced, file, "", "\t"); err != nil {
		t.Fatal(err)
	}
	zipped := &bytes.Buffer{}
	z := gzip.NewWriter(zipped)
	z.Write(file)
	z.Close()
	for name, given := range map[string][]byte{
		"indented": spaced.Bytes(),
		"gzip":     zipped.Bytes(),
		"other members": replaced(`"samples":[]`,
			`"samples":[1,-2.5e3,"]}",{"a":[true,null]},[]],"x":{},"y":"\u0041\"","z":-1`),
		"without the rest": replaced(`"trace_function_infos":[],`, "", `"trace_tree":[],`, "", `"samples":[],`, "",
			`"locations":[],`, ""),
		"space at the end": append(bytes.Clone(file), " \n\t\r"...),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Read(bytes.NewReader(given), ReadOptions{})
			if err != nil {
				t.Fatal(err)
			}
			same(t, want, got)
		})
	}
	t.Run("byte by byte", func(t *testing.T) {
		got, err := Read(iotest.OneByteReader(bytes.NewReader(file)), ReadOptions{Size: int64(len(file))})
		if err != nil {
			t.Fatal(err)
		}
		same(t, want, got)
	})
}

// Files name their fields; their order and what else there is are theirs.
const otherFields = `{"snapshot":{"meta":{
		"node_fields":["new","edge_count","id","name","self_size","type"],
		"node_types":["number","number","number","string","number",["synthetic","shiny"]],
		"edge_fields":["to_node","extra","type","name_or_index"],
		"edge_types":["node","number",["glow","weak"],"string_or_number"]},
		"node_count":2,"edge_count":2},
		"nodes":[99,1,1,0,0,0, 98,1,3,1,16,1],
		"edges":[6,77,0,2, 0,76,1,2],
		"strings":["","thing","to"]}`

func TestOtherFields(t *testing.T) {
	s, err := Read(strings.NewReader(otherFields), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var edges []Edge
	for n := range Node(2) {
		for e := range s.Edges(n) {
			edges = append(edges, e)
		}
	}
	want := []Edge{{EdgeOther, "to", 0, 1, true}, {EdgeWeak, "to", 0, 0, false}}
	if diff := cmp.Diff(want, edges); diff != "" {
		t.Error(diff)
	}
	if s.KindName(1) != "shiny" || s.Kind(1) != KindOther || s.Name(1) != "thing" || s.ShallowSize(1) != 16 ||
		s.Class(1) != "(shiny)" {
		t.Errorf("%q %v %q %d %q", s.KindName(1), s.Kind(1), s.Name(1), s.ShallowSize(1), s.Class(1))
	}
}

func TestStrings(t *testing.T) {
	texts := []string{"", "plain", "line\nbreak\ttab\r\b\f", `quote " and \ and /`, "\u00e9\u20ac\U0001f600", "\x00\x1f\x7f",
		strings.Repeat("long ", 1<<19)}
	letters := []rune("ab\"\\\n\u00e9\u20ac\U0001f600\u2028")
	random := rand.New(rand.NewSource(1))
	for range 500 {
		var b strings.Builder
		for range random.Intn(40) {
			b.WriteRune(letters[random.Intn(len(letters))])
		}
		texts = append(texts, b.String())
	}
	d := &drawing{}
	root := d.add("synthetic", "", 0)
	for i, text := range texts {
		d.connect(root, "element", i, d.add("string", text, 16))
	}
	s := d.read(t)
	for i, want := range texts {
		if got := s.Name(Node(i + 1)); got != want {
			t.Errorf("%.40q, want %.40q", got, want)
		}
	}
	// V8 writes UTF-16 in escapes; half a character is none.
	for escaped, want := range map[string]string{
		`\ud83d\ude00`: "\U0001f600", `\uD83D\uDE00`: "\U0001f600", `\ud83d`: "\ufffd", `\ud83dx`: "\ufffdx",
		`\ude00\ud83d`: "\ufffd\ufffd", `\ud83d\u0041`: "\ufffdA", `\/\u002f`: "//",
	} {
		file := strings.Replace(string(small().file()), "some text", escaped, 1)
		s, err := Read(strings.NewReader(file), ReadOptions{})
		if err != nil {
			t.Error(escaped, err)
			continue
		}
		if got := s.Name(5); got != want {
			t.Errorf("%s: %q, want %q", escaped, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	file := string(small().file())
	for _, c := range []struct {
		name, old, new string // what is replaced in a file that is fine
		at             string // the error's offset is that of this text in the new file
		want           string
	}{
		{"not JSON", "{", "heap", "heap", "not a heap snapshot: 'h' where '{' should be"},
		{"a list", `{"snapshot"`, `[{"snapshot"`, "[", "not a heap snapshot: '['"},
		{"no header", `"snapshot":{`, `"snap":{`, `"nodes"`, `"nodes" comes before "snapshot"`},
		{"no meta", `"meta"`, `"mata"`, `{"mata"`, `no "meta" in "snapshot"`},
		{"header of another type", `"meta":{`, `"meta":[{`, `}`, `'}' closes nothing`},
		{"fields of another type", `["type","name_or_index","to_node"]`, `"type"`, `{"meta"`, "cannot unmarshal string"},
		{"a field is missing", `"self_size"`, `"size"`, `{"meta"`, `node_fields lack "self_size"`},
		{"an edge field is missing", `"to_node"`, `"to"`, `{"meta"`, `edge_fields lack "to_node"`},
		{"no types", `[["context"`, `["context",["context"`, `{"meta"`, "edge_types do not name the types"},
		{"a negative count", `"node_count":6`, `"node_count":-6`, `{"meta"`, `node_count is "-6"`},
		{"no count", `"node_count"`, `"nodes"`, `{"meta"`, `node_count is ""`},
		{"a huge count", `"node_count":6`, `"node_count":4294967296`, `{"meta"`, "node_count is 4294967296; at most"},
		{"a count out of range", `"edge_count":7`, `"edge_count":1e30`, `{"meta"`, `edge_count is "1e30"`},
		{"fewer nodes than said", `"node_count":6`, `"node_count":7`, "", "6 records in the nodes, and node_count is 7"},
		{"more nodes than said", `"node_count":6`, `"node_count":5`, "2,", "more records in the nodes than node_count, which is 5"},
		{"fewer edges than said", `"edge_count":7`, `"edge_count":8`, "", "the nodes have 7 edges, and edge_count is 8"},
		{"more edges than said", `"edge_count":7`, `"edge_count":6`, "", "have 7 edges, and edge_count is 6"},
		{"fewer edges than there should be", "1,0,35\n,", "", "", "6 records in the edges, and edge_count is 7"},
		{"a node cut short", "40,1,0,0\n", "40,1,0\n", "", "the nodes end within a record of 7 numbers"},
		{"an edge cut short", "3,3,35\n]", "3,3\n]", "3\n]", "the edges end within a record of 3 numbers"},
		{"a node's type", "3,4,5,16", "15,2,5,16", "15,2", "node type 15 is not among the 15"},
		{"an edge's type", "3,3,35\n]", "7,10,35\n]", "7,10", "edge type 7 is not among the 7"},
		{"an edge to nowhere", "3,3,35\n]", "3,3,42\n]", "3,3,42", "an edge to 42; the nodes end at 42"},
		{"an edge into a node", "3,3,35\n]", "3,3,34\n]", "3,3,34", "an edge to 34, in the middle of a node of 7 numbers"},
		{"a name out of range", "3,4,5,16", "3,100,5,16", "3,100", "string 100 is not among the"},
		{"an edge's name out of range", "3,3,35\n]", "3,100,35\n]", "3,100", "string 100 is not among the"},
		{"a negative number", "3,4,5,16", "3,4,5,-16", "-16", "a negative number in the nodes"},
		{"a fraction", "3,4,5,16", "3,4,5,16.5", "16.5", "a number that is not whole in the nodes"},
		{"an exponent", "3,4,5,16", "3,4,5,1e9", "1e9", "a number that is not whole in the nodes"},
		{"a text", "3,4,5,16", `3,4,5,"16"`, `"16"`, `'"' where a number should be`},
		{"an id out of range", "3,4,5,16", "3,4,4294967296,16", "3,4,4", "a number out of range in the nodes: id 4294967296"},
		{"a number out of range", "3,4,5,16", "3,4,5,99999999999999999999", "9999", "a number out of range in the nodes"},
		{"too many edges", "3,4,5,16,1", "3,4,5,16,4294967295", "3,4,5", "have 4294967298 edges, and edge_count is 7"},
		{"a bracket too many", `"samples":[]`, `"samples":[}`, "}", `'}' closes nothing`},
		{"nodes again", `"samples"`, `"nodes"`, `"nodes":[],`, `"nodes" for the second time`},
		{"edges before nodes", `"nodes":[`, `"edges":[`, `"edges"`, `"edges" comes before "nodes"`},
		{"no strings", `"strings"`, `"texts"`, "", `"strings" is missing`},
		{"an unknown escape", "some text", `some \q`, `\q`, "an unknown escape"},
		{"a bad escape", "some text", `some \u12g4`, `\u`, "an unknown escape"},
		{"something behind it", `text"]}`, `text"]}]`, "", "']' after the snapshot's end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			given := strings.Replace(file, c.old, c.new, 1)
			if given == file {
				t.Fatalf("%q is not in the file:\n%s", c.old, file)
			}
			_, err := Read(strings.NewReader(given), ReadOptions{Size: int64(len(given))})
			format := &FormatError{}
			if !errors.As(err, &format) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("%v, want %q", err, c.want)
			}
			if c.at != "" && !strings.HasPrefix(given[format.Offset:], c.at) {
				t.Errorf("%v: there stands %.20q", err, given[format.Offset:])
			}
		})
	}
}

// Wherever a file ends too early, the error says where.
func TestTruncated(t *testing.T) {
	file := small().file()
	for n := range len(file) {
		_, err := Read(bytes.NewReader(file[:n]), ReadOptions{Size: int64(n)})
		format := &FormatError{}
		if !errors.As(err, &format) || format.Offset > int64(n) {
			t.Errorf("after %d bytes: %v", n, err)
		}
	}
}

func TestTruncatedGzip(t *testing.T) {
	packed, err := os.ReadFile("testdata/node-a.heapsnapshot.gz")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(bytes.NewReader(packed[:len(packed)/2]), ReadOptions{}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
}

func TestReadersError(t *testing.T) {
	broken := errors.New("broken")
	r := io.MultiReader(bytes.NewReader(small().file()[:300]), iotest.ErrReader(broken))
	if _, err := Read(r, ReadOptions{}); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestReadFileNamesTheFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.heapsnapshot")
	if err := os.WriteFile(name, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := ReadFile(name, ReadOptions{})
	if want := name + `: byte 1: '}' where '"' should be, in the snapshot`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	if _, err := ReadFile(name+"x", ReadOptions{}); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// A file that says it is huge gets no memory for that.
func TestClaimsCostNothing(t *testing.T) {
	file := small().file()
	for _, c := range []struct{ old, new string }{
		{`"node_count":6`, `"node_count":4294967294`},
		{`"edge_count":7`, `"edge_count":4294967294`},
	} {
		given := strings.Replace(string(file), c.old, c.new, 1)
		for _, size := range []int64{0, int64(len(given))} {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := Read(strings.NewReader(given), ReadOptions{Size: size}); err == nil {
				t.Error("no error")
			}
			runtime.ReadMemStats(&after)
			if took := after.TotalAlloc - before.TotalAlloc; took > 4<<20 {
				t.Errorf("%s: %d bytes", c.new, took)
			}
		}
	}
}

func TestProgress(t *testing.T) {
	d := small()
	d.nodes[5].name = strings.Repeat("x", 3*blockSize)
	file := d.file()
	var seen []int64
	_, err := Read(bytes.NewReader(file), ReadOptions{Progress: func(n int64) { seen = append(seen, n) }})
	if err != nil || len(seen) < 3 || seen[len(seen)-1] != int64(len(file)) {
		t.Errorf("%v after %d bytes: %v", seen, len(file), err)
	}
	for i, n := range seen[1:] {
		if n < seen[i] {
			t.Errorf("%v goes back", seen)
		}
	}
}

// FuzzRead reads anything; what it can read must hold together.
func FuzzRead(f *testing.F) {
	f.Add(small().file())
	f.Add([]byte(otherFields))
	for seed := range int64(4) { // small ones: the fuzzer takes a minute for what is long and new
		f.Add(randomGraph(rand.New(rand.NewSource(seed)), 8).file())
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		s, err := Read(bytes.NewReader(file), ReadOptions{Size: int64(len(file))})
		again, errAgain := Read(iotest.HalfReader(bytes.NewReader(file)), ReadOptions{})
		if (err == nil) != (errAgain == nil) {
			t.Fatalf("%v, and in halves: %v", err, errAgain)
		}
		// One parser: the fuzzer looks for what is new in the order of events otherwise, and finds it.
		agree(t, file, chunking{block: 16, chunk: 1 + len(file)%200, parsers: 1})
		if err != nil {
			return
		}
		same(t, s, again)
		holdsTogether(t, s)
	})
}

// holdsTogether asks the snapshot for everything.
func holdsTogether(t *testing.T, s *Snapshot) {
	d := s.Dominators()
	var total, classes uint64
	for i := range s.Len() {
		n := Node(i)
		total += s.ShallowSize(n)
		if s.Kind(n) != KindSynthetic {
			classes += s.ShallowSize(n)
		}
		if !d.Dominates(d.Parent(n), n) || !d.Dominates(Root, n) {
			t.Errorf("node %d and its dominator %d", n, d.Parent(n))
		}
		if i < 50 {
			for _, path := range s.Paths(n, 3) {
				if path[0].Node != Root || path[len(path)-1].Node != n {
					t.Errorf("a path to %d: %v", n, path)
				}
			}
			s.Retainers(n)
		}
		for e := range s.Edges(n) {
			_ = e.Label()
		}
	}
	if got := d.RetainedSize(Root); got != total {
		t.Errorf("the root retains %d of %d", got, total)
	}
	for _, c := range s.Classes() {
		classes -= c.ShallowSize
	}
	if classes != 0 {
		t.Errorf("%d bytes are of no class", classes)
	}
	s.Largest(10, ByRetainedSize)
	s.DuplicateStrings()
	s.Contexts()
	s.DetachedNodes()
	Diff(s, s, s)
}
