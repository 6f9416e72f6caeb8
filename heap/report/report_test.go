// Reports of the recordings of heap/snapshot/testdata/leak.js, whose objects are known, and of names that would do harm.

package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/heddle-js/heddle/heap/snapshot"
)

var update = flag.Bool("update", false, "write testdata anew")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func recording(t testing.TB, name string) *snapshot.Snapshot {
	t.Helper()
	s, err := snapshot.ReadFile("../snapshot/testdata/"+name+".heapsnapshot.gz", snapshot.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// payload is the id of the object that a closure leaks.
func payload(t testing.TB, s *snapshot.Snapshot) uint32 {
	t.Helper()
	for _, c := range s.Classes() {
		if c.Name == "Payload" {
			return s.ID(c.Example)
		}
	}
	t.Fatal("no Payload")
	return 0
}

// reports are one of each kind, by name.
func reports(t testing.TB) map[string]Report {
	t.Helper()
	a, b, c := recording(t, "node-a"), recording(t, "node-b"), recording(t, "node-c")
	paths, err := NewPaths("a", a, payload(t, a), Options{})
	if err != nil {
		t.Fatal(err)
	}
	size, err := ParseSizeLimit("10%")
	if err != nil {
		t.Fatal(err)
	}
	count, err := ParseCountLimit("100")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]Report{
		"summary": NewSummary("a", a, Options{Top: 12}),
		"diff":    NewDifference([]string{"a", "b"}, []*snapshot.Snapshot{a, b}, Options{}),
		"three":   NewDifference([]string{"a", "b", "c"}, []*snapshot.Snapshot{a, b, c}, Options{}),
		"path":    paths,
		"check":   NewVerdict([2]string{"a", "b"}, a, b, CheckOptions{Size: size, Count: count}),
	}
}

// TestReports compares with testdata, which -update writes.
func TestReports(t *testing.T) {
	for name, r := range reports(t) {
		for _, f := range []Format{Table, JSON} {
			t.Run(name+"/"+string(f), func(t *testing.T) {
				var got bytes.Buffer
				if err := Write(&got, r, f); err != nil {
					t.Fatal(err)
				}
				file := filepath.Join("testdata", name+map[Format]string{Table: ".txt", JSON: ".json"}[f])
				if *update {
					if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got.String()); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// What JSON says is what the program planted.
func TestJSONOfPlanted(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, NewSummary("a", recording(t, "heddle-a"), Options{}), JSON); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Classes []struct {
			Name  string
			Count int
		}
		DuplicateStrings struct{ Top []struct{ Count int } }
		Contexts         []struct {
			Detached bool
			HeldBy   string
		}
	}
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, c := range doc.Classes {
		counts[c.Name] = c.Count
	}
	if counts["Widget"] != 11 || counts["Link"] != 100 || doc.DuplicateStrings.Top[0].Count != 50 {
		t.Errorf("%v %+v", counts, doc.DuplicateStrings)
	}
	if len(doc.Contexts) != 1 || !doc.Contexts[0].Detached || !strings.HasPrefix(doc.Contexts[0].HeldBy, "made() @") {
		t.Errorf("%+v", doc.Contexts)
	}
}

func TestNoSuchObject(t *testing.T) {
	if _, err := NewPaths("a", recording(t, "node-a"), 4, Options{}); err != ErrNoObject {
		t.Error(err)
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		limit         string
		before, after uint64
		allowed       bool
	}{
		{"10%", 100, 110, true}, {"10%", 100, 111, false}, {"0%", 100, 100, true}, {"0%", 100, 101, false},
		{"10%", 0, 1, false}, {"10%", 100, 5, true}, {"2.5%", 1000, 1025, true}, {"2.5%", 1000, 1026, false},
		{"1KB", 0, 1000, true}, {"1KB", 0, 1001, false}, {"1KiB", 0, 1024, true}, {"1KiB", 0, 1025, false},
		{"5MB", 1, 5_000_001, true}, {"5 MiB", 0, 5 << 20, true}, {"7", 1, 8, true}, {"7", 1, 9, false}, {"0", 5, 5, true},
	} {
		limit, err := ParseSizeLimit(c.limit)
		if err != nil {
			t.Fatal(err)
		}
		if got := limit.allows(c.before, c.after); got != c.allowed {
			t.Errorf("%s from %d to %d: %v", c.limit, c.before, c.after, got)
		}
	}
	for _, bad := range []string{"", "%", "x", "-1", "-5%", "10%%", "NaN%", "Inf%", "5 apples", "99999999999999999999",
		"1e400%"} {
		if l, err := ParseSizeLimit(bad); err == nil {
			t.Errorf("%q: %+v", bad, l)
		}
		if l, err := ParseCountLimit(bad); err == nil {
			t.Errorf("count %q: %+v", bad, l)
		}
	}
	if _, err := ParseCountLimit("5MB"); err == nil {
		t.Error("5MB is no count")
	}
}

func TestVerdict(t *testing.T) {
	a, b := recording(t, "node-a"), recording(t, "node-b")
	parse := func(s string) Limit {
		l, err := ParseSizeLimit(s)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	for _, c := range []struct {
		o      CheckOptions
		ok     bool
		reason string
	}{
		{CheckOptions{Size: parse("90%")}, true, ""},
		{CheckOptions{Size: parse("10%")}, false, "the reachable size grew by "},
		{CheckOptions{Count: parse("10")}, false,
			"the reachable count grew by 25 (11.6%), over the limit of 10; what grew: "},
		{CheckOptions{Count: parse("20"), Constructors: []string{"Widget"}}, true, ""},
		{CheckOptions{Count: parse("19"), Constructors: []string{"Link", "Widget"}}, false,
			"the count of Widget grew by 20 (181.8%)"},
		{CheckOptions{Size: parse("96"), Constructors: []string{"Payload"}}, true, ""},
		{CheckOptions{Size: parse("96"), Constructors: []string{"Payload"}, Retained: true}, false,
			"the size of Payload grew by 8.0 KiB (100.0%)"},
		{CheckOptions{Size: parse("0"), Constructors: []string{"NoSuch"}}, true, ""},
	} {
		v := NewVerdict([2]string{"a", "b"}, a, b, c.o)
		if v.OK != c.ok || !strings.HasPrefix(v.Reason(), c.reason) || c.ok != (v.Reason() == "") {
			t.Errorf("%+v: %v, %q", c.o, v.OK, v.Reason())
		}
	}
	if v := NewVerdict([2]string{"b", "a"}, b, a, CheckOptions{Size: parse("0")}); !v.OK {
		t.Errorf("what shrinks is fine: %s", v.Reason())
	}
}

// The boxes of a box fit into it.
func TestTreeFits(t *testing.T) {
	s := recording(t, "node-c")
	boxes := 0
	var check func(*Tree)
	check = func(box *Tree) {
		boxes++
		var sum uint64
		for _, child := range box.Children {
			sum += child.Size
			check(child)
		}
		if sum > box.Size {
			t.Errorf("%s @%d has %d bytes, and %d in it", box.Name, box.ID, box.Size, sum)
		}
	}
	top := newTree(s, snapshot.Root)
	check(top)
	if top.Size != s.Dominators().RetainedSize(snapshot.Root) || boxes < 20 {
		t.Errorf("%d bytes in %d boxes", top.Size, boxes)
	}
}

// harmful is a snapshot with an object and a string of that name.
func harmful(t testing.TB, name string) *snapshot.Snapshot {
	t.Helper()
	quoted, err := json.Marshal(name)
	if err != nil {
		t.Fatal(err)
	}
	file := fmt.Sprintf(`{"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count"],
"node_types":[["synthetic","object",%[1]s],"string","number","number","number"],
"edge_fields":["type","name_or_index","to_node"],"edge_types":[["property"],"string_or_number","node"]},
"node_count":4,"edge_count":3},
"nodes":[0,0,1,0,3, 1,1,3,10,0, 2,1,5,10,0, 2,1,7,10,0],
"edges":[0,1,5, 0,1,10, 0,1,15],
"strings":["",%[1]s]}`, quoted)
	s, err := snapshot.Read(strings.NewReader(file), snapshot.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestHarmfulNames(t *testing.T) {
	name := "</script><script>alert(1)</script><!--\x1b[31m\nred\u202e"
	s := harmful(t, name)
	paths, err := NewPaths("a<b>", s, 3, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []Report{NewSummary("a<b>", s, Options{}), paths} {
		var text, page, doc bytes.Buffer
		for f, out := range map[Format]*bytes.Buffer{Table: &text, HTML: &page, JSON: &doc} {
			if err := Write(out, r, f); err != nil {
				t.Fatal(err)
			}
		}
		if strings.ContainsAny(text.String(), "\x1b\u202e") || !strings.Contains(text.String(), `<!--\x1b[31m\nred`) {
			t.Errorf("%q", text.String())
		}
		if strings.Contains(page.String(), "<script>alert") || strings.Contains(page.String(), "a<b>") {
			t.Error(page.String())
		}
		if !json.Valid(doc.Bytes()) {
			t.Error(doc.String())
		}
	}
}

func TestPrintable(t *testing.T) {
	for given, want := range map[string]string{
		"plain": "plain", "a\tb": `a\tb`, "\u00e9\u20ac": "\u00e9\u20ac", strings.Repeat("x", 60): strings.Repeat("x", 60),
		strings.Repeat("x", 61): strings.Repeat("x", 60) + "...", "\xff": "\ufffd", "'": "'",
	} {
		if got := printable(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

func TestParseFormat(t *testing.T) {
	for _, name := range Formats() {
		if f, err := ParseFormat(name); string(f) != name || err != nil {
			t.Error(f, err)
		}
	}
	if _, err := ParseFormat("xml"); err == nil {
		t.Error("xml is no format")
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteFails(t *testing.T) {
	r := NewSummary("a", recording(t, "node-a"), Options{})
	for _, f := range Formats() {
		if err := Write(brokenWriter{}, r, Format(f)); err != os.ErrClosed {
			t.Errorf("%s: %v", f, err)
		}
	}
}
