package bench

import (
	"bytes"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"golang.org/x/perf/benchfmt"
)

var record = flag.Bool("record", false, "write the wants of testdata from this package's own output, to be read before they are kept")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// recorded is a report of a real run of testdata/recorded.bench.js: heddle and node, four processes each.
func recorded(t testing.TB) *Report {
	t.Helper()
	r, err := Load("testdata/report.json")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// checkGolden compares with a file of testdata.
func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *record {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// figure makes one of processes.
func figure(unit string, values ...float64) Figure {
	return Figure{Unit: unit, Values: values, Processes: true}
}

var (
	slow = []float64{110, 111, 112, 113, 114, 115}
	fast = []float64{100, 101, 102, 103, 104, 105}
	wide = []float64{60, 80, 100, 120, 140, 160}
)

func TestCompare(t *testing.T) {
	for name, c := range map[string]struct {
		unit     string
		old, new []float64
		limit    float64
		want     Verdict
	}{
		"slower, over the limit":            {"ns/op", fast, slow, 0.05, Regression},
		"slower, within the limit":          {"ns/op", fast, slow, 0.10, Worse},
		"slower, no limit":                  {"ns/op", fast, slow, -1, Worse},
		"slower, none allowed":              {"ns/op", fast, slow, 0, Regression},
		"faster":                            {"ns/op", slow, fast, 0, Better},
		"equal":                             {"ns/op", fast, fast, 0, Unchanged},
		"the median is worse, not shown":    {"ns/op", fast, wide, 0, Unchanged},
		"too few to show anything":          {"ns/op", fast[:3], slow[:3], 0, TooFew},
		"few, and yet enough":               {"ns/op", fast[:4], slow[:4], 0.05, Regression},
		"rates: less is worse":              {"gain-x", slow, fast, 0.05, Regression},
		"rates: more is better":             {"MB/s", fast, slow, 0, Better},
		"tails are not judged":              {"p99-ns", fast, slow, 0, Worse},
		"peaks of processes are not judged": {"peak-rss-B", fast, slow, 0, Worse},
		"exact figures":                     {"B/op", []float64{64, 64, 64, 64}, []float64{72, 72, 72, 72}, 0.05, Regression},
		"exact figures that are equal":      {"B/op", []float64{64, 64, 64, 64}, []float64{64, 64, 64, 64}, 0, Unchanged},
		"from nothing to something":         {"B/op", []float64{0, 0, 0, 0}, []float64{8, 8, 8, 8}, 0.05, Regression},
		"from something to nothing, a rate": {"x", []float64{2, 2, 2, 2}, []float64{0, 0, 0, 0}, 0.05, Regression},
	} {
		got := Judge{Alpha: 0.05, Limit: c.limit}.Compare(figure(c.unit, c.old...), figure(c.unit, c.new...))
		if got.Verdict != c.want {
			t.Errorf("%s: %v (p %v, change %v), want %v", name, got.Verdict, got.P, got.Change, c.want)
		}
	}
}

// All of one sample above all of another: of the 924 orders of 6 and 6 values two are so.
func TestCompareIsExact(t *testing.T) {
	got := Judge{Alpha: 0.05, Limit: -1}.Compare(figure("ns/op", fast...), figure("ns/op", slow...))
	if want := 2.0 / 924; math.Abs(got.P-want) > 1e-12 {
		t.Errorf("p is %v, want %v", got.P, want)
	}
	if least := smallestP(6, 6); math.Abs(least-got.P) > 1e-12 {
		t.Errorf("smallestP(6, 6) is %v, want %v", least, got.P)
	}
	if got.Old.Median != 102.5 || got.New.Median != 112.5 {
		t.Errorf("medians %v and %v", got.Old.Median, got.New.Median)
	}
}

func TestAlphaCounts(t *testing.T) {
	old, new := figure("ns/op", fast[:4]...), figure("ns/op", slow[:4]...) // p = 2/70
	if got := (Judge{Alpha: 0.01, Limit: 0}).Compare(old, new); got.Verdict != TooFew || !strings.Contains(got.Note, "4 and 4 values") {
		t.Errorf("%v: %s", got.Verdict, got.Note)
	}
}

// Samples of one process show less than they seem to, which is said.
func TestSingleProcessesAreSaidToBe(t *testing.T) {
	old, new := figure("ns/op", fast...), figure("ns/op", slow...)
	old.Processes = false
	if got := (Judge{Alpha: 0.05, Limit: -1}).Compare(old, new); got.Verdict != Worse || !strings.Contains(got.Note, "--rounds") {
		t.Errorf("%v: %q", got.Verdict, got.Note)
	}
}

func TestSummarize(t *testing.T) {
	if s := Summarize(fast[:5]); !math.IsInf(s.Range, 1) || s.Median != 102 || s.N != 5 {
		t.Errorf("five values: %+v, want no interval at 95 %%", s)
	}
	if s := Summarize(fast); s.Range != 2.5/102.5 {
		t.Errorf("six values: %+v, want all of them in the interval", s)
	}
	if s := Summarize([]float64{0, 0, 0, 0, 0, 1}); !math.IsInf(s.Range, 1) {
		t.Errorf("an interval around 0: %+v, want one without a part of it", s)
	}
	values := slices.Clone(slow)
	slices.Reverse(values)
	kept := slices.Clone(values)
	Summarize(values)
	if !slices.Equal(values, kept) {
		t.Error("the caller's values were sorted")
	}
}

// The values of a figure are one of each process, when there are enough of them.
func TestFiguresOfProcesses(t *testing.T) {
	r := recorded(t)
	b := r.Benchmarks[0]
	f, ok := b.figure("heddle", unitTime)
	if !ok || !f.Processes || len(f.Values) != 4 {
		t.Fatalf("%+v", f)
	}
	b.Runs = slices.DeleteFunc(b.Runs, func(run *Run) bool { return run.Round > 1 })
	f, _ = b.figure("heddle", unitTime)
	if f.Processes || len(f.Values) != 6 {
		t.Errorf("of two processes with three samples each: %+v", f)
	}
}

func TestOutputs(t *testing.T) {
	r := recorded(t)
	judge := Judge{Alpha: 0.05, Limit: 0.05}
	comparison := r.CompareRuntimes(judge, "heddle", "node")
	comparison.Notes = differences(&Report{Machine: Machine{OS: "plan9", Arch: "arm", Cores: 1}}, r)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"table.txt":      func(w *bytes.Buffer) error { return Table(w, r) },
		"comparison.txt": func(w *bytes.Buffer) error { return CompareTable(w, comparison) },
		"table.md":       func(w *bytes.Buffer) error { return Markdown(w, r, nil) },
		"comparison.md":  func(w *bytes.Buffer) error { return CompareMarkdown(w, comparison, judge.Limit) },
		"benchstat.txt":  func(w *bytes.Buffer) error { return GoFormat(w, r) },
	} {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		checkGolden(t, name, got.Bytes())
	}
}

func TestJSONComesBack(t *testing.T) {
	r := recorded(t)
	path := filepath.Join(t.TempDir(), "report.json")
	if err := r.Save(path); err != nil {
		t.Fatal(err)
	}
	back, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, back); diff != "" {
		t.Error(diff)
	}
}

// Text inside of a failure stays as it is, whatever looks like a list in it.
func TestJSONKeepsTexts(t *testing.T) {
	const failure = "[ 1, 2 ] is not [\n 1,\n 2\n]"
	r := &Report{Heddle: Format, Runtimes: []Runtime{{Name: "heddle"}}, Benchmarks: []*Benchmark{{Name: "a", Runs: []*Run{{Failure: failure}}}}}
	text, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	back, err := parseReport(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := back.Benchmarks[0].Runs[0].Failure; got != failure {
		t.Errorf("%q, want %q", got, failure)
	}
}

// What is written in Go's format is read by its own package without a complaint, and holds the figures of the report.
func TestGoFormatComesBack(t *testing.T) {
	r := recorded(t)
	var text bytes.Buffer
	if err := GoFormat(&text, r); err != nil {
		t.Fatal(err)
	}
	reader := benchfmt.NewReader(bytes.NewReader(text.Bytes()), "out")
	for reader.Scan() {
		if bad, ok := reader.Result().(*benchfmt.SyntaxError); ok {
			t.Error(bad)
		}
	}
	if better := reader.Units().GetBetter("gain-x"); better != 1 {
		t.Errorf("gain-x: better is %d, want 1", better)
	}
	back, err := parseGoFormat(text.Bytes(), "out")
	if err != nil {
		t.Fatal(err)
	}
	for _, rt := range r.Runtimes {
		for _, b := range r.Benchmarks {
			want := b.Figures(rt.Name)
			if len(want) == 0 {
				continue
			}
			found := back.find(b)
			if found == nil {
				t.Errorf("%s is missing", b.Name)
				continue
			}
			if diff := cmp.Diff(want, found.Figures(rt.Name)); diff != "" {
				t.Errorf("%s under %s (-want +got):\n%s", b.Name, rt.Name, diff)
			}
		}
	}
}

func TestGoName(t *testing.T) {
	for name, want := range map[string]string{
		"round-trip": "Round-trip", "process -p 1": "Process_-p_1", "Étude": "Étude", "日本": "日本", "ß": "_ß", "\t": "_",
	} {
		if got := goName(&Benchmark{Name: name}); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	if got := goName(&Benchmark{Name: "a", Threads: 2}); got != "A/threads=2" {
		t.Errorf("with threads: %q", got)
	}
}

// A report compared with itself shows no change; with all times 8 % longer, the limit is broken by times alone.
func TestBaseline(t *testing.T) {
	judge := Judge{Alpha: 0.05, Limit: 0.05}
	old, new := steady(recorded(t)), steady(recorded(t))
	if c := CompareReports(judge, old, new); len(c.Rows) == 0 || len(c.Regressions()) > 0 || len(c.Notes) > 0 {
		t.Errorf("with itself: %+v", c)
	}
	for _, b := range new.Benchmarks {
		for _, run := range b.Runs {
			for i := range run.NS {
				run.NS[i] *= 1.08
			}
		}
	}
	c := CompareReports(judge, old, new)
	times := 0
	for _, b := range new.Benchmarks {
		if len(b.of("heddle")) > 0 && len(b.of("heddle")[0].NS) > 0 {
			times++
		}
	}
	if got := c.Regressions(); len(got) != times {
		t.Errorf("%d regressions, want %d: %+v", len(got), times, got)
	}
	for _, row := range c.Regressions() {
		if row.Unit != unitTime || !strings.Contains(row.Reason(), "+8.0 %") {
			t.Errorf("%s: %s", row.Name, row.Reason())
		}
	}
}

// steady narrows a report's times to 1 %, so that a change of some percent stands out.
func steady(r *Report) *Report {
	for _, b := range r.Benchmarks {
		for _, run := range b.Runs {
			for i := range run.NS {
				run.NS[i] = 1000 + float64(run.Round)
			}
		}
	}
	return r
}

// A regression that a second run does not show is none.
func TestConfirm(t *testing.T) {
	judge := Judge{Alpha: 0.05, Limit: 0.05}
	row := func(name string, old, new []float64) Row {
		return Row{Name: name, Comparison: judge.Compare(figure("ns/op", old...), figure("ns/op", new...))}
	}
	first := &Comparisons{Rows: []Row{row("a", fast, slow), row("b", fast, slow), row("c", fast, slow), row("d", fast, fast)}}
	first.Confirm(&Comparisons{Rows: []Row{row("a", fast, slow), row("b", fast, fast)}})
	var got []Verdict
	for _, r := range first.Rows {
		got = append(got, r.Verdict)
	}
	if want := []Verdict{Regression, Worse, Worse, Unchanged}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if note := first.Rows[1].Note; !strings.Contains(note, "measured again") {
		t.Errorf("note %q", note)
	}
}

// Reports name a benchmark by file and name; another folder of the same file does not matter.
func TestBaselineOfOtherFiles(t *testing.T) {
	judge := Judge{Alpha: 0.05, Limit: 0.05}
	old, new := recorded(t), recorded(t)
	for _, b := range old.Benchmarks {
		b.File = "elsewhere/" + b.File
	}
	old.Benchmarks[0].Name = "gone"
	c := CompareReports(judge, old, new)
	if want := []string{"clone list is not in the baseline", "gone is in the baseline only"}; !slices.Equal(c.Notes, want) {
		t.Errorf("notes: %q, want %q", c.Notes, want)
	}
	new.Benchmarks[1].Name = new.Benchmarks[2].Name
	if labels := new.Labels(); labels[1] != new.Benchmarks[1].File+": sum" || labels[0] != "clone list" {
		t.Errorf("labels: %q", labels)
	}
}

func TestLoadRefuses(t *testing.T) {
	dir := t.TempDir()
	for text, want := range map[string]string{
		"":                     "has no results",
		"{}":                   "has no results",
		"[1]":                  "has no results",
		"some text\n":          "has no results",
		"BenchmarkX 1 y ns/op": "has no results",
		`{"heddle-bench": 2, "runtimes": [{"name": "heddle"}]}`:                                              "format 2",
		`{"heddle-bench": 1, "runtimes": []}`:                                                                "has no results",
		`{"heddle-bench": 1, "runtimes": [{"name": "heddle"}], "benchmarks": [null]}`:                        "has no results",
		`{"heddle-bench": 1, "runtimes": [{"name": "heddle"}], "benchmarks": [{"name":"a","runs": [null]}]}`: "has no results",
		`{"heddle-bench": 1, "runtimes": [{"name": "heddle"}], "benchmarks": [{"name":""}]}`:                 "has no results",
	} {
		path := filepath.Join(dir, "baseline")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if _, err := Load(filepath.Join(dir, "none")); !os.IsNotExist(err) {
		t.Errorf("a missing file: %v", err)
	}
}

// Whatever a file of results holds: it is refused, or everything can be made of it.
func FuzzLoad(f *testing.F) {
	r := recorded(f) // short, as the fuzzer is slow to shorten what it finds
	r.Benchmarks = r.Benchmarks[:4]
	for _, b := range r.Benchmarks {
		b.Runs = b.Runs[:2]
	}
	text, err := r.JSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte("pkg: a.js\nruntime: node\n\nBenchmarkA/threads=2 103 52964.3 ns/op 151 MB/s 10068 B/op\nBenchmarkB 1 2 p99-ns 3 gain-x\n"))
	f.Add([]byte("Benchmark 1 5 ns/op"))
	f.Add([]byte(`{"heddle-bench": 1, "runtimes": [{"name": ""}], "benchmarks": [{"name":"a","runs": [{"reports": [{}], "ns": [0]}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := parse(text, "fuzz")
		if err != nil {
			return
		}
		var out bytes.Buffer
		comparison := CompareReports(Judge{Alpha: 0.05, Limit: 0.05}, r, r)
		if len(comparison.Regressions()) > 0 {
			t.Errorf("worse than itself: %+v", comparison.Regressions())
		}
		for _, write := range []func() error{
			func() error { return Table(&out, r) }, func() error { return Markdown(&out, r, nil) },
			func() error { return CompareTable(&out, comparison) }, func() error { return CompareMarkdown(&out, comparison, 0.05) },
			func() error { return GoFormat(&out, r) },
		} {
			if err := write(); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestUpdateDocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc.md")
	const before, after = "# Title\n\n", "\n\nProse that stays.\n"
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(before + beginMark + "\nold\n" + endMark + after)
	r := recorded(t)
	var first string
	for range 2 { // the second time it replaces its own
		if err := UpdateDocument(path, r, nil); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got := string(text)
		if !strings.HasPrefix(got, before+beginMark) || !strings.HasSuffix(got, endMark+after) || strings.Contains(got, "\nold\n") ||
			!strings.Contains(got, "| clone list |") || first != "" && got != first {
			t.Fatalf("the document became\n%s", got)
		}
		first = got
	}
	write("no marks")
	if err := UpdateDocument(path, r, nil); err == nil || !strings.Contains(err.Error(), beginMark) {
		t.Errorf("without marks: %v", err)
	}
}

func TestShow(t *testing.T) {
	for _, c := range []struct {
		value float64
		unit  string
		want  string
	}{
		{0, "ns/op", "0 ns"}, {0.5271, "ns/op", "0.53 ns"}, {12.345, "ns/op", "12.3 ns"}, {999.6, "ns/op", "1000 ns"},
		{12_345, "ns/op", "12.3 us"}, {1e9, "ns/op", "1 s"}, {98_765_432, "p99-ns", "98.8 ms"}, {36, "B/op", "36 B"},
		{2_900_000, "rss-B", "2.90 MB"}, {-4830, "rss-B", "-4.83 KB"}, {1.956, "gain-x", "1.96 x"}, {3, "tasks/s", "3 tasks/s"},
	} {
		if got := Show(c.value, c.unit); got != c.want {
			t.Errorf("Show(%v, %s) is %q, want %q", c.value, c.unit, got, c.want)
		}
	}
}

// A document tells of other work that the machine had.
func TestCaptionTellsOfLoad(t *testing.T) {
	r := recorded(t)
	for load, want := range map[float64]string{0: "2 cores (linux/amd64), ", 1.9: "2 cores (linux/amd64), ",
		5.94: "2 cores (linux/amd64), busy with other work (load 5.9), "} {
		r.Load = load
		if got := r.caption(); !strings.Contains(got, want) {
			t.Errorf("load %v: %q, want %q in it", load, got, want)
		}
	}
}
