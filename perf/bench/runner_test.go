package bench

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	goruntime "runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/heddle-js/heddle/isolate/builtins"
)

// patienceOfTests is for a process that hangs, not a measure of speed.
const patienceOfTests = time.Minute

// stub makes a runtime of a shell script, which is run instead of the runner's program with $list set when it is to list.
// It answers --version as node does.
func stub(t *testing.T, name, script string) Runtime {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	text := "#!/bin/sh\n" +
		"if [ \"$1\" = --version ]; then echo v1.2.3; exit; fi\n" +
		"case \"$HEDDLE_BENCH\" in *'\"list\":true'*) list=1;; *) list=;; esac\n" + script
	if err := os.WriteFile(path, []byte(text), 0o777); err != nil {
		t.Fatal(err)
	}
	rt, err := FindRuntime(t.Context(), name+"@"+path)
	if err != nil {
		t.Fatal(err)
	}
	return rt
}

const (
	listTwo = `if [ $list ]; then
  echo '{"type":"registered","benchmarks":[{"name":"a","threads":1},{"name":"b","threads":2}]}' >&3
  echo '{"type":"end"}' >&3
  exit
fi
`
	resultA = `echo '{"type":"start","name":"a"}' >&3
echo '{"type":"result","result":{"name":"a","threads":1,"ns":[10,11],"ops":[5,5]}}' >&3
`
	resultB = `echo '{"type":"start","name":"b"}' >&3
echo '{"type":"result","result":{"name":"b","threads":2,"ns":[20,21],"ops":[5,5]}}' >&3
`
	end = "echo '{\"type\":\"end\"}' >&3\n"
)

// steps writes down what a Runner does.
type steps struct{ list []string }

func (s *steps) Total(n int)       { s.list = append(s.list, fmt.Sprint("total ", n)) }
func (s *steps) Doing(what string) { s.list = append(s.list, what) }
func (s *steps) Step()             {}

func newRunner(runtimes ...Runtime) *Runner {
	return &Runner{
		Runtimes: runtimes, Time: time.Millisecond, Samples: 2, Rounds: 1, Timeout: patienceOfTests,
		Output: &bytes.Buffer{}, Progress: &steps{},
	}
}

func run(t *testing.T, r *Runner) *Report {
	t.Helper()
	report, err := r.Run(t.Context(), []string{"some.js"})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// Runtimes take turns, and the order of the turns turns around.
func TestRuntimesAreInterleaved(t *testing.T) {
	r := newRunner(stub(t, "one", listTwo+resultA+resultB+end), stub(t, "two", listTwo+resultA+resultB+end))
	r.Rounds = 2
	report := run(t, r)
	want := []string{"total 8", "a, one", "b, one", "a, two", "b, two", "a, two", "b, two", "a, one", "b, one"}
	if diff := cmp.Diff(want, r.Progress.(*steps).list); diff != "" {
		t.Error(diff)
	}
	if b := report.Benchmarks[1]; b.Name != "b" || b.Threads != 2 || len(b.Runs) != 4 || b.Runs[3].Runtime != "one" || b.Runs[3].Round != 1 {
		t.Errorf("%+v", b)
	}
}

func TestFilterAndIsolate(t *testing.T) {
	r := newRunner(stub(t, "one", listTwo+`case "$HEDDLE_BENCH" in *'"only":["b"]'*) ;; *) exit 7;; esac`+"\n"+resultB+end))
	r.Filter = regexp.MustCompile("^b$")
	if report := run(t, r); len(report.Benchmarks) != 1 || len(report.Failures()) > 0 {
		t.Errorf("%+v %q", report.Benchmarks, report.Failures())
	}
	r.Filter = regexp.MustCompile("none")
	if _, err := r.Run(t.Context(), []string{"some.js"}); err == nil || !strings.Contains(err.Error(), `"none"`) {
		t.Errorf("a filter that nothing passes: %v", err)
	}
	r = newRunner(stub(t, "one", listTwo+`case "$HEDDLE_BENCH" in *'["a"]'*) `+resultA+";; *'[\"b\"]'*) "+resultB+";; *) exit 7;; esac\n"+end))
	r.Isolate = true
	if report := run(t, r); len(report.Failures()) > 0 {
		t.Errorf("%q", report.Failures())
	}
}

// Whatever becomes of a process: each benchmark has its failure, and those that went well stay.
func TestProcessesThatFail(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		want   []string
	}{
		"dies": {resultA + "echo '{\"type\":\"start\",\"name\":\"b\"}' >&3\nexit 5",
			[]string{"some.js: b under stub: the process ended with exit status 5"}},
		"is killed": {"kill -KILL $$",
			[]string{"some.js: a under stub: the process ended with signal: killed", "some.js: b under stub: the process ended with signal: killed"}},
		"dies in the first": {"echo '{\"type\":\"start\",\"name\":\"a\"}' >&3\nexit 5", []string{
			"some.js: a under stub: the process ended with exit status 5",
			"some.js: b under stub: the process ended with exit status 5 (while a ran)"}},
		"ends early": {resultA, []string{
			"some.js: b under stub: the process ended before its benchmarks did, though nothing failed: what they wait for never comes (while a ran)"}},
		"leaves one out": {resultB + end, []string{"some.js: a under stub: the process did not run it"}},
		"a benchmark throws": {"echo '{\"type\":\"failure\",\"name\":\"a\",\"error\":{\"message\":\"planned\"}}' >&3\n" + resultB + end,
			[]string{"some.js: a under stub: planned"}},
		"the file throws": {"echo '{\"type\":\"failure\",\"error\":{\"message\":\"planned\"}}' >&3", []string{
			"some.js: a under stub: planned", "some.js: b under stub: planned"}},
		"no JSON": {"echo nonsense >&3", []string{
			"some.js: a under stub: the process wrote \"nonsense\" where results go: invalid character 'o' in literal null (expecting 'u')",
			"some.js: b under stub: the process wrote \"nonsense\" where results go: invalid character 'o' in literal null (expecting 'u')"}},
		"no result": {"echo '{\"type\":\"result\"}' >&3", []string{
			"some.js: a under stub: the process wrote \"{\\\"type\\\":\\\"result\\\"}\" where results go",
			"some.js: b under stub: the process wrote \"{\\\"type\\\":\\\"result\\\"}\" where results go"}},
	} {
		t.Run(name, func(t *testing.T) {
			report := run(t, newRunner(stub(t, "stub", listTwo+c.script)))
			if diff := cmp.Diff(c.want, report.Failures()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestListsThatFail(t *testing.T) {
	for script, want := range map[string]string{
		"exit 3": "some.js: the process ended with exit status 3",
		"echo '{\"type\":\"registered\",\"benchmarks\":[]}' >&3\n" + end:                                                               "registers no benchmark",
		"printf '%s\\n' '{\"type\":\"failure\",\"error\":{\"message\":\"m\",\"stack\":\"Error: m\\n at x\\n at /runner.cjs:1\"}}' >&3": "some.js: Error: m\n at x",
	} {
		_, err := newRunner(stub(t, "stub", script)).Run(t.Context(), []string{"some.js"})
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "runner.cjs") {
			t.Errorf("%s: %v, want %q", script, err, want)
		}
	}
}

func TestTimeout(t *testing.T) {
	r := newRunner(stub(t, "stub", "exec sleep 1000"))
	r.Timeout = time.Millisecond
	if err := r.child(t.Context(), r.Runtimes[0], task{}, func(event) {}); err == nil || !strings.Contains(err.Error(), "--timeout") {
		t.Error(err)
	}
}

// Cancelling ends the process that runs, and the run.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := newRunner(stub(t, "stub", listTwo+"echo '{\"type\":\"start\",\"name\":\"a\"}' >&3\nexec sleep 1000"))
	r.Progress = cancelAt{"a, stub", cancel}
	if _, err := r.Run(ctx, []string{"some.js"}); err != context.Canceled {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
}

type cancelAt struct {
	what   string
	cancel func()
}

func (cancelAt) Total(int) {}
func (cancelAt) Step()     {}
func (c cancelAt) Doing(what string) {
	if what == c.what {
		c.cancel()
	}
}

func TestFindRuntime(t *testing.T) {
	dir := t.TempDir()
	script := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o777); err != nil {
			t.Fatal(err)
		}
		return path
	}
	bun, deno := script("bun", "echo 1.4.0"), script("deno", "echo 'deno 2.9.0 (stable, release)'; echo v8 1")
	other, broken := script("other", "echo 'other 1'"), script("broken", "exit 4")
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	for given, want := range map[string]Runtime{
		"bun":         {Name: "bun", Kind: "bun", Version: "1.4.0", Path: bun},
		bun:           {Name: "bun", Kind: "bun", Version: "1.4.0", Path: bun},
		"old@" + bun:  {Name: "old", Kind: "bun", Version: "1.4.0", Path: bun},
		"d@" + "deno": {Name: "d", Kind: "deno", Version: "2.9.0", Path: deno},
	} {
		got, err := FindRuntime(t.Context(), given)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", given, err, diff)
		}
	}
	for given, want := range map[string]string{
		"no-such-runtime": "no such runtime: executable file not found in $PATH",
		dir + "/none":     "no such file",
		text:              "permission denied",
		other:             `is not heddle, node, deno or bun: --version prints "other 1\n"`,
		broken:            "--version: exit status 4",
		"":                "names no runtime",
		"@" + bun:         "names no runtime",
		"a b@" + bun:      "names no runtime",
		"name@":           "names no runtime",
	} {
		if _, err := FindRuntime(t.Context(), given); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", given, err, want)
		}
	}
}

// modules are heddle:bench's, as the command hands them over.
func modules() map[string]string {
	found := map[string]string{}
	for _, id := range builtins.IDs() {
		if strings.HasPrefix(id, "internal/bench/") {
			found[id], _ = builtins.Source(id)
		}
	}
	return found
}

// Under node the files run as they are, whichever way they come by heddle:bench.
func TestUnderNode(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not on PATH")
	}
	node, err := FindRuntime(t.Context(), "node")
	if err != nil {
		t.Fatal(err)
	}
	r := newRunner(node)
	r.Modules = modules()
	files := []string{"testdata/commonjs.bench.cjs", "testdata/module.bench.mjs"}
	report, err := r.Run(t.Context(), files)
	if err != nil {
		t.Fatal(err)
	}
	if got := report.Failures(); len(got) > 0 {
		t.Fatalf("%q\n%s", got, r.Output)
	}
	var got []string
	for _, b := range report.Benchmarks {
		for _, f := range b.Figures("node") {
			if f.Unit == unitPeak || f.Unit == unitOwn { // a command's is known when this process has less
				continue
			}
			got = append(got, fmt.Sprintf("%s: %s %d", b.Name, f.Unit, len(f.Values)))
		}
	}
	want := []string{
		"sync: ns/op 2", "sync: B/op 1", "sync: cpu-ns/op 2", "async: ns/op 2", "async: B/op 1", "async: cpu-ns/op 2",
		"threads: ns/op 2", "threads: B/op 1", "threads: cpu-ns/op 2", "own Worker: ns/op 2", "own Worker: cpu-ns/op 2",
		"batch: ns/op 2", "batch: p99-ns 1", "batch: cpu-ns/op 2", "process: ns/op 2", "process: cpu-ns/op 2", "module: ns/op 2", "module: B/op 1", "module: cpu-ns/op 2",
		"module threads: ns/op 2", "module threads: B/op 1", "module threads: cpu-ns/op 2",
		"arguments: codes-number 1", "arguments: cpu-ns/op 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, b := range report.Benchmarks {
		if run := b.Runs[0]; b.Name == "batch" && (run.Ops[0] < 1000 || math.Mod(run.Ops[0], 1000) != 0 || *run.Rate != Rate{2, "words"}) {
			t.Errorf("a thousand operations a record, of two words: %v operations, %+v", run.Ops, run.Rate)
		}
	}
	if goruntime.GOOS != "linux" {
		return
	}
	for _, b := range report.Benchmarks {
		m := b.Runs[0].Memory
		if isCommand := b.Name == "process"; (m == nil) != isCommand || m != nil && !(0 < m.Files && m.Files < m.Peak) {
			t.Errorf("%s: memory %+v", b.Name, m)
		}
	}
}
