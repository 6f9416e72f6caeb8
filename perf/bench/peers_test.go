package bench

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fakes makes a folder of programs that answer --version, to be PATH.
func fakes(t *testing.T, versions map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, script := range versions {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFindPeers(t *testing.T) {
	dir := fakes(t, map[string]string{"bun": "echo 1.4.0", "node": "echo v26.1.0", "deno": "exit 3", "heddle": "echo heddle 1"})
	t.Setenv("PATH", dir)
	found, notes := FindPeers(t.Context())
	want := []Runtime{
		{Name: "node", Kind: "node", Version: "v26.1.0", Path: dir + "/node", Peer: true},
		{Name: "bun", Kind: "bun", Version: "1.4.0", Path: dir + "/bun", Peer: true},
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"deno --version: exit status 3"}, notes); diff != "" {
		t.Error(diff)
	}
	t.Setenv("PATH", t.TempDir())
	if found, notes := FindPeers(t.Context()); len(found)+len(notes) > 0 {
		t.Errorf("of none: %v %q", found, notes)
	}
}

// What a peer cannot do is shown and is no failure of the run; it is not asked for it again. The others count.
func TestPeersThatFail(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	failsB := "echo \"$HEDDLE_BENCH\" >> " + log + "\n" + `case "$HEDDLE_BENCH" in *'"b"'*)
` + resultA + `printf '%s\n' '{"type":"failure","name":"b","error":{"message":"not there | at all\nmore"}}' >&3;;
*) ` + resultA + ";; esac\n" + end
	peer := stub(t, "bun", failsB)
	peer.Peer = true
	dies := stub(t, "deno", "exit 4\n")
	dies.Peer = true
	r := newRunner(stub(t, "own", listTwo+resultA+resultB+end), peer, dies)
	r.Rounds = 2
	report := run(t, r)
	if got := report.Failures(); len(got) > 0 {
		t.Errorf("failures: %q", got)
	}
	asked, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{`"only":["a","b"]`, `"only":["a"]`}, regexp.MustCompile(`"only":\[[^]]*]`).FindAllString(string(asked), -1)); diff != "" {
		t.Error(diff)
	}
	var table bytes.Buffer
	if err := Markdown(&table, report, nil); err != nil {
		t.Fatal(err)
	}
	want := `| figure | own | bun | deno | ratio |
|---|---:|---:|---:|---:|
| a | 10.5 ns | 10.5 ns | fails | 1.00 bun |
| b | 20.5 ns | fails | fails |  |

- some.js: a under deno: the process ended with exit status 4
- some.js: b under bun: not there \| at all
- some.js: b under deno: the process ended with exit status 4
`
	if diff := cmp.Diff(want, table.String()); diff != "" {
		t.Error(diff)
	}
	r.Runtimes[1].Peer = false
	if got := run(t, r).Failures(); len(got) != 1 || !strings.Contains(got[0], "b under bun") {
		t.Errorf("failures of what was asked for by name: %q", got)
	}
}

// report makes one of a benchmark under several runtimes, four processes each: "10 11 12 13".
func reportOf(unit string, byRuntime ...string) *Report {
	r := &Report{Heddle: Format}
	b := &Benchmark{Name: "a", Threads: 1}
	for i, values := range byRuntime {
		name := []string{"heddle", "node", "bun"}[i]
		r.Runtimes = append(r.Runtimes, Runtime{Name: name, Kind: name})
		for round, text := range strings.Fields(values) {
			run := &Run{Runtime: name, Round: round}
			var v float64
			if _, err := fmt.Sscan(text, &v); err != nil {
				run.Failure = strings.ReplaceAll(text, "_", " ")
			} else if unit == unitTime {
				run.NS, run.Ops = []float64{v}, []float64{1}
			} else {
				run.Reports = []Reported{{Unit: unit, Values: []float64{v}}}
			}
			b.Runs = append(b.Runs, run)
		}
	}
	r.Benchmarks = []*Benchmark{b}
	return r
}

func TestMarkdownCells(t *testing.T) {
	for name, c := range map[string]struct {
		report *Report
		target string
		want   string
	}{
		"the best of two":       {reportOf(unitTime, "20 21 22 23", "50 51 52 53", "40 41 42 43"), "", "21.5 ns | 51.5 ns | 41.5 ns | 0.52 bun"},
		"of rates":              {reportOf("x", "2 2 2 2", "1 1 1 1", "4 4 4 4"), "", "2 x | 1 x | 4 x | 2.00 bun"},
		"one hangs":             {reportOf(unitTime, "20 21 22 23", "it_took_longer_than_1s_(--timeout)"), "", "21.5 ns | hangs | "},
		"not told apart":        {reportOf(unitTime, "20 21 22 23", "19 23 20 21"), "", "21.5 ns | 20.5 ns | 1.05 ~"},
		"met":                   {reportOf(unitTime, "20 21 22 23", "50 51 52 53"), "0.5", "21.5 ns | 51.5 ns | 0.42 | 0.5 | yes"},
		"not met":               {reportOf(unitTime, "20 21 22 23", "50 51 52 53"), "0.3", "21.5 ns | 51.5 ns | 0.42 | 0.3 | no"},
		"hard to say":           {reportOf(unitTime, "20 21 22 23", "40 41 44 45"), "0.5", "21.5 ns | 42.5 ns | 0.51 | 0.5 | no ~"},
		"a rate, met":           {reportOf("x", "4 4 4 4", "1 1 1 1"), "0.5", "4 x | 1 x | 0.25 | 0.5 | yes"},
		"a rate, not met":       {reportOf("x", "1 1 1 1", "1 1 1 1"), "0.5", "1 x | 1 x | 1.00 | 0.5 | no"},
		"a rate, from nothing":  {reportOf("x", "1 1 1 1", "1 1 1 1"), "0", "1 x | 1 x | 1.00 | 0 | "},
		"nothing, met":          {reportOf("B", "0 0 0 0", "5 6 7 8"), "0", "0 B | 6.50 B | 0 | yes"},
		"nothing, as good as":   {reportOf("B", "-5 3 -2 6", "5 6 7 8"), "0", "0.5 B | 6.50 B | 0.08 ~ | 0 | no ~"},
		"nothing, not met":      {reportOf("B", "1 2 3 4", "5 6 7 8"), "0", "2.50 B | 6.50 B | 0.38 | 0 | no"},
		"the other is not node": {reportOf(unitTime, "20 21 22 23", "", "40 41 42 43"), "0.3", "21.5 ns |  | 41.5 ns | 0.52 bun | 0.3 | "},
	} {
		t.Run(name, func(t *testing.T) {
			var targets *Targets
			if c.target != "" {
				targets = readTargets(t, "against node\n"+c.target+" a\n")
			}
			var table bytes.Buffer
			if err := Markdown(&table, c.report, targets); err != nil {
				t.Fatal(err)
			}
			// A column that has nothing in any row is left out.
			want := strings.TrimRight(c.want, " |")
			got := strings.TrimRight(strings.Split(table.String(), "\n")[2], " |")
			if got != "| a | "+want {
				t.Errorf("%q, want %q in\n%s", got, want, table.String())
			}
		})
	}
}

func readTargets(t *testing.T, text string) *Targets {
	t.Helper()
	path := filepath.Join(t.TempDir(), "targets.txt")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	targets, err := LoadTargets(path)
	if err != nil {
		t.Fatal(err)
	}
	return targets
}

func TestLoadTargets(t *testing.T) {
	got := readTargets(t, "# heads\nagainst node # of any version\n\n0.5 round-trip # 1 of 2\n 1e-1\tC# list  \n")
	want := &Targets{Against: "node", List: []Target{{"round-trip", 0.5}, {"C# list", 0.1}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{
		"":             "has no targets",
		"against node": "has no targets",
		"0.5":          `targets.txt:1: "0.5" is not a ratio and a figure`,
		"0.5 a\nx b":   `targets.txt:2: "x" is not a ratio`,
		"-1 a":         `"-1" is not a ratio`,
		"NaN a":        `"NaN" is not a ratio`,
		"+Inf a":       `"+Inf" is not a ratio`,
		"1 a\n2 a":     "targets.txt:2: a has two targets",
	} {
		path := filepath.Join(t.TempDir(), "targets.txt")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadTargets(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if _, err := LoadTargets(filepath.Join(t.TempDir(), "none")); !os.IsNotExist(err) {
		t.Errorf("a missing file: %v", err)
	}
}

// Figures with a target come first, in the order of the targets; targets without a figure are named.
func TestTargetsOrderRows(t *testing.T) {
	targets := readTargets(t, "0.5 process -p 1\n0.5 gone\n2 immediate-p99\n1 memory\n")
	var table bytes.Buffer
	if err := Markdown(&table, recorded(t), targets); err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "targets.md", table.Bytes())
}
