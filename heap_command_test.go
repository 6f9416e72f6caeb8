// heddle heap: what it takes, what it prints, and its exit status.

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const recorded = "heap/snapshot/testdata/"

// heddle runs a command with a standard input, and gives what it printed, its status and its error.
func heddle(t *testing.T, stdin string, args ...string) (out string, code int, message string) {
	t.Helper()
	folder := t.TempDir()
	open := func(name, content string) *os.File {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(file, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	oldIn, oldOut := os.Stdin, os.Stdout
	os.Stdin, os.Stdout = open("in", stdin), open("out", "")
	defer func() { os.Stdin, os.Stdout = oldIn, oldOut }()
	code, err := run(append([]string{"heddle"}, args...))
	printed, readErr := os.ReadFile(filepath.Join(folder, "out"))
	if readErr != nil {
		t.Fatal(readErr)
	}
	if err != nil {
		message = err.Error()
	}
	return string(printed), code, message
}

func TestHeapStatus(t *testing.T) {
	a, b := recorded+"node-a.heapsnapshot.gz", recorded+"node-b.heapsnapshot.gz"
	bad := filepath.Join(t.TempDir(), "bad")
	if err := os.WriteFile(bad, []byte(`{"snapshot":{}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args    string
		code    int
		out     string // what is printed contains this
		message string // as does the error
	}{
		{"heap", 0, "COMMANDS:", ""},
		{"heap --help", 0, "COMMANDS:", ""},
		{"heap summary --help", 0, "--sort ORDER", ""},
		{"heap summary " + a, 0, "Widget", ""},
		{"heap summary " + a + " --top 3 --sort count", 0, "By constructor (3 of", ""},
		{"heap summary --top=3 " + a, 0, "By constructor (3 of", ""},
		{"heap summary -- " + a, 0, "Widget", ""},
		{"heap diff " + a + " " + b, 0, "gained", ""},
		{"heap diff --sort count " + a + " " + b + " " + recorded + "node-c.heapsnapshot.gz", 0, "survivors", ""},
		{"heap path " + a + " 1", 0, "(root)", ""},
		{"heap path " + a + " @1 --format json", 0, `"retainers"`, ""},
		{"heap check " + a + " " + b + " --max-growth 90%", 0, "within the limits", ""},
		{"heap check " + a + " " + b + " --max-growth 10%", 1, "over the limits", "the reachable size grew by 9.0 KiB"},
		{"heap check --max-count-growth 19 --constructor Widget " + a + " " + b, 1, "over", "the count of Widget grew by 20"},
		{"heap check --max-count-growth 20 --constructor=Widget --constructor Link " + a + " " + b, 0, "fine", ""},

		{"heap summary " + bad, 2, "", bad + `: byte 12: not a heap snapshot: no "meta" in "snapshot"`},
		{"heap summary nowhere", 2, "", "nowhere"},
		{"heap summary " + a + " -o " + bad + "/x", 2, "", "x: not a directory"},
		{"heap diff " + a + " " + bad, 2, "", bad},
		{"heap check --max-growth 1% " + bad + " " + a, 2, "", bad},
		{"heap path heap 1", 2, "", "heap"}, // a folder

		{"heap nonsense", 9, "", `heap has no command "nonsense"; there are capture, summary, diff, path, check`},
		{"heap --nonsense", 9, "", "nonsense"},
		{"heap summary", 9, "", "heap summary takes FILE"},
		{"heap summary a b", 9, "", "heap summary takes FILE"},
		{"heap summary --nonsense " + a, 9, "", "nonsense"},
		{"heap summary --format xml " + a, 9, "", `not "xml"`},
		{"heap summary --top 0 " + a, 9, "", "--top must be 1 or more"},
		{"heap summary --top x " + a, 9, "", "top"},
		{"heap summary --sort x " + a, 9, "", "--sort must be one of"},
		{"heap summary " + a + " --format", 9, "", "format"},
		{"heap diff " + a, 9, "", "heap diff takes A B [C]"},
		{"heap diff - -", 9, "", "standard input can be read once only"},
		{"heap path " + a, 9, "", "heap path takes FILE ID"},
		{"heap path " + a + " x", 9, "", `"x" is no object's id`},
		{"heap path " + a + " 4294967296", 9, "", "is no object's id"},
		{"heap path " + a + " 4", 9, "", a + ": no object has the id 4"},
		{"heap check " + a + " " + b, 9, "", "needs a limit"},
		{"heap check " + a + " " + b + " --max-growth lots", 9, "", "--max-growth: a limit is like 10%, 5MB or 5MiB"},
		{"heap check " + a + " " + b + " --max-count-growth 5MB", 9, "", "--max-count-growth: a limit is like"},
		{"heap check " + a + " " + b + " --max-growth 5% --retained", 9, "", "--retained goes with --constructor"},
	} {
		out, code, message := heddle(t, "", strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(out, c.out) || !strings.Contains(message, c.message) ||
			(c.message == "") != (message == "") {
			t.Errorf("%s: %d, %q, %s", c.args, code, message, out)
		}
	}
}

func TestHeapReadsStandardInput(t *testing.T) {
	packed, err := os.ReadFile(recorded + "heddle-a.heapsnapshot.gz")
	if err != nil {
		t.Fatal(err)
	}
	out, code, message := heddle(t, string(packed), "heap", "summary", "-", "--format", "json")
	var doc struct{ File string }
	if err := json.Unmarshal([]byte(out), &doc); err != nil || code != 0 || doc.File != "-" {
		t.Errorf("%d, %s, %v: %s", code, message, err, out)
	}
	_, code, message = heddle(t, "{", "heap", "summary", "-")
	if code != 2 || !strings.HasPrefix(message, "standard input: byte 1: ") {
		t.Errorf("%d, %s", code, message)
	}
}

func TestHeapWritesFiles(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	out, code, message := heddle(t, "", "heap", "summary", recorded+"node-a.heapsnapshot.gz", "--format=html", "-o", page)
	written, err := os.ReadFile(page)
	if out != "" || code != 0 || err != nil || !strings.HasPrefix(string(written), "<!doctype html>") {
		t.Errorf("%q, %d, %s, %v", out, code, message, err)
	}
}

func TestHeapCompletion(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  []string
	}{
		{[]string{"he"}, []string{"heap"}},
		{[]string{"heap", ""}, []string{"capture", "summary", "diff", "path", "check"}},
		{[]string{"heap", "capture", "--thre"}, []string{"--thread"}},
		{[]string{"heap", "capture", "--max-old"}, []string{"--max-old-space-size"}},
		{[]string{"heap", "capture", "--when", ""}, []string{"exit", "signal", "near-limit", "after=", "every="}},
		{[]string{"heap", "capture", "--when", "exit", "--thread", "m"}, []string{"main"}},
		{[]string{"heap", "capture", "app.js", "--"}, nil},
		{[]string{"heap", "d"}, []string{"diff"}},
		{[]string{"heap", "summary", "--fo"}, []string{"--format"}},
		{[]string{"heap", "summary", "--format", ""}, []string{"table", "json", "html"}},
		{[]string{"heap", "diff", "--sort", "c"}, []string{"count"}},
		{[]string{"heap", "diff", "--sort", "="}, []string{"retained", "shallow", "count"}},
		{[]string{"heap", "diff", "--sort", "=", "s"}, []string{"shallow"}},
		{[]string{"heap", "check", "--max"}, []string{"--max-growth", "--max-count-growth"}},
		{[]string{"heap", "summary", "x"}, nil},
		{[]string{"heap", "nonsense", "-"}, nil},
	} {
		got := slices.Clip(candidates(c.words))
		if len(got) == 0 {
			got = nil
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.words, diff)
		}
	}
}

// What heddle writes, heddle reads.
func TestHeapOfHeddle(t *testing.T) {
	folder := t.TempDir()
	command := exec.Command(os.Args[0], recorded+"leak.js", folder)
	command.Env = append(os.Environ(), asCommand+"=1")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	args := []string{"heap", "diff", "--format=json"}
	for _, name := range []string{"a", "b", "c"} {
		args = append(args, filepath.Join(folder, name+".heapsnapshot"))
	}
	out, code, message := heddle(t, "", args...)
	var doc struct {
		Related bool
		Classes []struct {
			Name                 string
			New, Gone, Survivors struct{ Count int }
		}
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil || code != 0 {
		t.Fatalf("%d, %s, %v", code, message, err)
	}
	for _, c := range doc.Classes {
		if c.Name == "Widget" {
			if !doc.Related || c.New.Count != 18 || c.Gone.Count != 2 || c.Survivors.Count != 15 {
				t.Errorf("%v, %+v", doc.Related, c)
			}
			return
		}
	}
	t.Errorf("no Widget in %s", out)
}
