package isolate_test

// heddle bench as a command: what it prints and how it ends. Figures are not looked at: their judgement is tested where
// they can be given, in perf/bench.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// benchFiles are small files by name, in a folder of their own.
var benchFiles = map[string]string{
	"good.bench.js": `const { bench } = require('heddle:bench');
		bench('list', { fn: () => [1], bytes: 8 });
		bench('own', { measure: (ctx) => ctx.report('answer', 42, 'B') });`,
	"more.bench.mjs": `import { bench } from 'heddle:bench';
		await null;
		bench('threads', { threads: 2, async fn() {} });`,
	"typed.bench.ts": `import { bench } from 'heddle:bench';
		const answer: number = 42;
		bench('typed', { measure: (ctx: any) => ctx.record(answer) });`,
	"throws.js": `const { bench } = require('heddle:bench');
		bench('bad', () => { throw new RangeError('planned'); });
		bench('good', () => {});`,
	"broken.js":  `throw new Error('planned');`,
	"syntax.js":  `const = 1;`,
	"twice.js":   `const { bench } = require('heddle:bench'); bench('a', () => {}); bench('a', () => {});`,
	"empty.js":   `require('heddle:bench');`,
	"none.js":    `console.log('no benchmarks');`,
	"exits.js":   `require('heddle:bench').bench('exits', () => process.exit(3));`,
	"waits.js":   `require('heddle:bench').bench('waits', () => new Promise(() => {}));`,
	"command.js": `require('heddle:bench').bench('process', { command: ['-e', 'process.exit(4)'] });`,
	"prints.js":  `console.log('from the file'); require('heddle:bench').bench('a', { measure: (ctx) => ctx.record(1) });`,
	"ours.js": `if (!process.versions.heddle) throw new Error('planned');
		require('heddle:bench').bench('a', { measure: (ctx) => ctx.record(1) });`,
	"limits.js":      `require('heddle:bench').bench('heap', { measure: (ctx) => ctx.report('limit', require('v8').getHeapStatistics().heap_size_limit, 'B') });`,
	"empty/x.txt":    `text`,
	"baseline.txt":   `neither JSON nor Go's format`,
	"other.json":     `{"some": "JSON"}`,
	"document.md":    `no marks`,
	"not-a-runtime":  "#!/bin/sh\necho not a runtime",
	"node_modules/x": ``,
}

func benchDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range benchFiles {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// benchIn runs heddle bench in a folder; short unless the arguments say otherwise.
func benchIn(t *testing.T, dir string, args ...string) ran {
	t.Helper()
	short := []string{"bench", "--time=1ms", "--samples=2", "--rounds=1"}
	cmd := heddle(t, append(short, args...)...)
	cmd.Dir = dir
	got := output(t, cmd)
	got.Err = strings.ReplaceAll(got.Err, dir, "{dir}")
	return got
}

func TestBenchMistakes(t *testing.T) {
	dir := benchDir(t)
	for _, c := range []struct {
		code int
		args []string
		want string
	}{
		{9, []string{"--nope", "good.bench.js"}, "bad option: --nope (see heddle bench --help)"},
		{9, []string{"good.bench.js", "--nope=1"}, "bad option: --nope=1 (see heddle bench --help)"},
		{9, []string{"good.bench.js", "--baseline"}, "--baseline needs a value"},
		{9, []string{"--format=xml"}, "--format must be one of table, json, benchstat, markdown"},
		{9, []string{"--samples=0"}, "--samples must be 1 or more"},
		{9, []string{"--samples=x"}, "invalid value"},
		{9, []string{"--rounds=-1"}, "--rounds must be 1 or more"},
		{9, []string{"--time=0s"}, "--time must be more than 0"},
		{9, []string{"--alpha=2"}, "--alpha must lie between 0 and 1"},
		{9, []string{"--filter=("}, "--filter: error parsing regexp"},
		{9, []string{"--fail-over=5%"}, "--fail-over needs something to compare with"},
		{9, []string{"--fail-over=much", "--baseline=other.json"}, `--fail-over takes a percentage, such as 5%, not "much"`},
		{9, []string{"--fail-over=-5%", "--baseline=other.json"}, "--fail-over takes a percentage"},
		{2, []string{"missing.js"}, "missing.js: no such file or directory"},
		{2, []string{"empty"}, "empty has no *.bench.js"},
		{2, []string{"good.bench.js", "good.bench.js"}, "good.bench.js is given twice"},
		{2, []string{"good.bench.js", "./good.bench.js"}, "./good.bench.js is given twice"},
		{9, []string{"--results=other.json", "good.bench.js"}, "--results runs nothing"},
		{2, []string{"--results=other.json"}, "other.json has no results"},
		{2, []string{"--baseline=missing.json", "good.bench.js"}, "missing.json: no such file or directory"},
		{2, []string{"--baseline=baseline.txt", "good.bench.js"}, "baseline.txt has no results"},
		{2, []string{"--baseline=other.json", "good.bench.js"}, "other.json has no results"},
		{2, []string{"--against=no-such-runtime", "good.bench.js"}, "no-such-runtime: no such runtime"},
		{2, []string{"--against=./not-a-runtime", "good.bench.js"}, "./not-a-runtime is not heddle, node, deno or bun"},
		{2, []string{"--filter=none", "good.bench.js"}, `no benchmark has a name that matches "none"`},
		{2, []string{"empty.js"}, "empty.js registers no benchmark"},
		{2, []string{"none.js"}, "none.js registers no benchmark"},
		{2, []string{"broken.js"}, "broken.js: Error: planned\n    at "},
		{2, []string{"syntax.js"}, "SyntaxError"},
		{2, []string{"twice.js"}, "twice.js: TypeError [ERR_INVALID_ARG_VALUE]: The argument 'name' names two benchmarks of this file. Received 'a'"},
		{2, []string{"throws.js"}, "throws.js: bad under heddle: RangeError: planned\n    at "},
		{2, []string{"exits.js"}, "exits.js: exits under heddle: the process ended with exit status 3"},
		{2, []string{"waits.js"}, "waits.js: waits under heddle: the process ended"},
		{2, []string{"command.js"}, "command.js: process under heddle: heddle -e process.exit(4): exit status 4"},
		{2, []string{"--update=document.md", "good.bench.js"}, "document.md has no lines"},
		{2, []string{"--save=empty", "good.bench.js"}, "empty: is a directory"},
		{2, []string{"-o", "missing/x", "good.bench.js"}, "missing/x: no such file or directory"},
		{2, []string{"good.bench.js", "--", "--nope=a,b"}, "bad option: --nope=a,b"},
	} {
		got := benchIn(t, dir, c.args...)
		if got.Code != c.code || !strings.Contains(got.Err, c.want) || strings.Contains(got.Err, "goroutine ") {
			t.Errorf("%q: exit status %d, want %d, with %q in\n%s", c.args, got.Code, c.code, c.want, got.Err)
		}
	}
}

// A benchmark that throws does not keep the others from being shown.
func TestBenchShowsWhatWentWell(t *testing.T) {
	got := benchIn(t, benchDir(t), "throws.js")
	if want := `(?m)^bad +failed$\n^good +\d`; got.Code != 2 || !regexp.MustCompile(want).MatchString(got.Out) {
		t.Errorf("no %q in %+v", want, got)
	}
}

func TestBenchFindsFiles(t *testing.T) {
	dir := benchDir(t)
	got := benchIn(t, dir, "--list")
	want := ran{Out: "good.bench.js: list\ngood.bench.js: own\nmore.bench.mjs: threads\ntyped.bench.ts: typed\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	got = benchIn(t, filepath.Dir(dir), "--list", filepath.Base(dir), "--filter=^(own|typed)$")
	if want := filepath.Base(dir) + "/good.bench.js: own\n" + filepath.Base(dir) + "/typed.bench.ts: typed\n"; got.Out != want || got.Code != 0 {
		t.Errorf("%+v, want %q", got, want)
	}
}

func TestBenchOutputs(t *testing.T) {
	dir := benchDir(t)
	for format, want := range map[string]string{
		"table":     `(?s)^heddle .*benchmark.*time/op.*rate.*\nlist +.*MB/s.*\nown +.*answer 42 B\ntyped +42 ns`,
		"markdown":  `(?s)^\| figure \| heddle \| CPU time \| memory \|\n.*\| own \| 42 B \|.*\| typed \| 42 ns \|`,
		"benchstat": `(?s)^goos: .*\npkg: good\.bench\.js\n.*\nBenchmarkList \d+ \S+ ns/op \S+ MB/s \S+ B/op \S+ cpu-ns/op \S+ peak-rss-B \S+ peak-own-B\n.*\nBenchmarkTyped \d+ 42 ns/op `,
		"json":      `(?s)^\{\n "heddle-bench": 1,.*"name": "own"`,
	} {
		got := benchIn(t, dir, "good.bench.js", "--format", format, "typed.bench.ts")
		if got.Code != 0 || !regexp.MustCompile(want).MatchString(got.Out) || got.Err != "" {
			t.Errorf("%s: no %q in %+v", format, want, got)
		}
	}
	file := filepath.Join(dir, "out")
	if got := benchIn(t, dir, "-o", file, "typed.bench.ts"); got.Code != 0 || got.Out != "" {
		t.Errorf("-o: %+v", got)
	}
	if text, err := os.ReadFile(file); err != nil || !bytes.Contains(text, []byte("typed")) {
		t.Errorf("-o: %v\n%s", err, text)
	}
}

// What the benchmarks print does not come between the results.
func TestBenchPrintsApart(t *testing.T) {
	got := benchIn(t, benchDir(t), "--format=json", "prints.js")
	if !json.Valid([]byte(got.Out)) || !strings.Contains(got.Err, "from the file") || got.Code != 0 {
		t.Errorf("%+v", got)
	}
}

// A report whose times were made another's: the verdict, the reason and the status, without a clock.
func TestBenchRegression(t *testing.T) {
	dir := benchDir(t)
	// Its times are 42 ns each time.
	if got := benchIn(t, dir, "--rounds=4", "--save=base.json", "typed.bench.ts"); got.Code != 0 {
		t.Fatalf("%+v", got)
	}
	base, err := os.ReadFile(filepath.Join(dir, "base.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ns      string
		code    int
		out, of string
	}{
		{"42", 0, "no change shown", ""},
		{"21", 1, "regression", "worse by more than 5 %:\ntyped: 42 ns, was 21 ns: +100 % (p 0.029, n 4 and 4)"},
		{"41", 0, "worse", ""},
		{"84", 0, "better", ""},
	} {
		changed := strings.ReplaceAll(string(base), `"ns": [42,42]`, fmt.Sprintf(`"ns": [%s,%s]`, c.ns, c.ns))
		if err := os.WriteFile(filepath.Join(dir, "changed.json"), []byte(changed), 0o666); err != nil {
			t.Fatal(err)
		}
		// The results of base.json, not of a new run: its CPU time would be judged, too.
		got := benchIn(t, dir, "--results=base.json", "--baseline=changed.json", "--fail-over=5%")
		if got.Code != c.code || !strings.Contains(got.Out, c.out) || !strings.Contains(got.Err, c.of) {
			t.Errorf("of %s ns: %+v", c.ns, got)
		}
	}
	got := benchIn(t, dir, "--rounds=4", "--baseline=base.json", "--format=markdown", "typed.bench.ts")
	if !strings.Contains(got.Out, "| typed | 42 ns ± ∞ | 42 ns ± ∞ | 0.0 % | 1.000 | no change shown |") || got.Code != 0 {
		t.Errorf("%+v", got)
	}
	if got := benchIn(t, dir, "--baseline=base.json", "--fail-over=5%", "prints.js"); got.Code != 2 || !strings.Contains(got.Err, "nothing to compare") {
		t.Errorf("a baseline of other benchmarks: %+v", got)
	}
	got = benchIn(t, dir, "--results=base.json", "--baseline=base.json", "--fail-over=5", "--format=markdown")
	if !strings.Contains(got.Out, "| typed | 42 ns ± ∞ | 42 ns ± ∞ | 0.0 % |") || got.Code != 0 {
		t.Errorf("two reports: %+v", got)
	}
	if got := benchIn(t, dir, "--rounds=4", "--format=benchstat", "-o", "base.txt", "typed.bench.ts"); got.Code != 0 {
		t.Fatalf("%+v", got)
	}
	if got := benchIn(t, dir, "--rounds=4", "--baseline=base.txt", "typed.bench.ts"); got.Code != 0 || !strings.Contains(got.Out, "no change shown") {
		t.Errorf("a baseline in Go's format: %+v", got)
	}
}

// Another binary of ours is a runtime like others, under a name of its own.
func TestBenchAgainstHeddle(t *testing.T) {
	dir := benchDir(t)
	got := benchIn(t, dir, "--against=heddle@"+heddleBinary, "--against=old@"+heddleBinary, "--format=markdown", "typed.bench.ts")
	if !regexp.MustCompile(`(?m)^\| figure \| heddle \| heddle-2 \| old \| ratio \| CPU ratio \| memory ratio \|$`).MatchString(got.Out) || got.Code != 0 {
		t.Errorf("%+v", got)
	}
}

func TestBenchAgainstNode(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not on PATH")
	}
	dir := benchDir(t)
	got := benchIn(t, dir, "--against=node", "good.bench.js", "more.bench.mjs")
	if !regexp.MustCompile(`(?m)^threads +heddle .*\n +node `).MatchString(got.Out) || got.Code != 0 {
		t.Errorf("%+v", got)
	}
	if got := benchIn(t, dir, "--against=node", "ours.js"); got.Code != 2 || !strings.Contains(got.Err, "ours.js: a under node: Error: planned") {
		t.Errorf("what node cannot run: %+v", got)
	}
}

func TestBenchExecArguments(t *testing.T) {
	dir := benchDir(t)
	for _, args := range [][]string{{"--exec-arg=--max-old-space-size=64", "limits.js"}, {"limits.js", "--", "--max-old-space-size=64"}} {
		got := benchIn(t, dir, append([]string{"--format=json"}, args...)...)
		var report struct {
			Settings   struct{ ExecArgs []string }
			Benchmarks []struct {
				Runs []struct{ Reports []struct{ Values []float64 } }
			}
		}
		if err := json.Unmarshal([]byte(got.Out), &report); err != nil {
			t.Fatalf("%v\n%+v", err, got)
		}
		limit := report.Benchmarks[0].Runs[0].Reports[0].Values[0]
		if limit < 64<<20 || limit > 128<<20 || !cmp.Equal(report.Settings.ExecArgs, []string{"--max-old-space-size=64"}) {
			t.Errorf("%q: a limit of %v, %+v", args, limit, report.Settings)
		}
	}
}

func TestBenchUpdatesADocument(t *testing.T) {
	dir := benchDir(t)
	path := filepath.Join(dir, "document.md")
	if err := os.WriteFile(path, []byte("before\n<!-- heddle bench: begin -->\n<!-- heddle bench: end -->\nafter\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := benchIn(t, dir, "--update=document.md", "typed.bench.ts"); got.Code != 0 {
		t.Fatalf("%+v", got)
	}
	text, err := os.ReadFile(path)
	want := regexp.MustCompile(`(?s)^before\n<!-- heddle bench: begin -->\n.*\| typed \| 42 ns \|.*<!-- heddle bench: end -->\nafter\n$`)
	if err != nil || !want.Match(text) {
		t.Errorf("%v\n%s", err, text)
	}
}

// ^C ends the processes that measure, and the command.
func TestBenchInterrupted(t *testing.T) {
	dir := benchDir(t)
	const endless = `const { bench } = require('heddle:bench');
		bench('endless', () => { process.stderr.write(process.pid + '\n'); for (;;); });`
	if err := os.WriteFile(filepath.Join(dir, "endless.js"), []byte(endless), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := heddle(t, "bench", "endless.js")
	cmd.Dir = dir
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var child int
	if _, err := fmt.Fscan(stderr, &child); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var rest bytes.Buffer
	rest.ReadFrom(stderr)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(rest.String(), "interrupted") {
		t.Errorf("exit status %d\n%s", code, &rest)
	}
	if err := syscall.Kill(child, 0); err != syscall.ESRCH {
		t.Errorf("the process that measured: %v", err)
	}
}
