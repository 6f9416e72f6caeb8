package isolate_test

// The cases of testdata: one folder a behaviour, its program and what node prints. TestCases runs them
// on Heddle, TestOracle checks (with -record: writes) that the wants are node's.

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var record = flag.Bool("record", false, "write the wants of testdata from node")

// caseTimeout is for a program that hangs, not a measure of speed.
const caseTimeout = 2 * time.Minute

var heddleBinary string

// compileCacheVariable names a folder for compiled code that outlives a test run; without it each run has its own. The
// user's is never used.
const compileCacheVariable = "HEDDLE_TEST_COMPILE_CACHE"

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(runMain(m))
}

func runMain(m *testing.M) int {
	compiled := os.Getenv(compileCacheVariable)
	if compiled == "" {
		var err error
		if compiled, err = os.MkdirTemp("", "heddle-test-compiled"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(compiled)
	}
	os.Setenv("NODE_COMPILE_CACHE", compiled)
	heddleBinary = os.Getenv("HEDDLE_BIN")
	if heddleBinary == "" {
		dir, err := os.MkdirTemp("", "heddle-test")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		heddleBinary = filepath.Join(dir, "heddle")
		build := exec.Command("go", "build", "-o", heddleBinary, "..")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			panic(err)
		}
	}
	return m.Run()
}

// testCase is one folder of testdata.
type testCase struct {
	name, dir string
	main      string // the program, relative to dir
	oracle    string // what node runs instead, when it cannot run main
	options   []string
	args      []string
	env       []string
	stdin     []byte
}

type ran struct {
	Out, Err string
	Code     int
}

func loadCases(t *testing.T) []testCase {
	t.Helper()
	mains, err := filepath.Glob("testdata/*/main.*")
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(mains)
	var cases []testCase
	for _, m := range mains {
		dir, err := filepath.Abs(filepath.Dir(m))
		if err != nil {
			t.Fatal(err)
		}
		if len(cases) > 0 && cases[len(cases)-1].dir == dir {
			t.Errorf("%s has two main files", dir)
			continue
		}
		c := testCase{name: filepath.Base(dir), dir: dir, main: filepath.Base(m), oracle: filepath.Base(m)}
		if found, _ := filepath.Glob(filepath.Join(dir, "oracle.*")); len(found) > 0 {
			c.oracle = filepath.Base(found[0])
		}
		c.args = lines(filepath.Join(dir, "args"))
		for i, a := range c.args {
			if a == "--" {
				c.options, c.args = c.args[:i], c.args[i+1:]
				break
			}
		}
		c.env = lines(filepath.Join(dir, "env"))
		c.stdin, _ = os.ReadFile(filepath.Join(dir, "stdin"))
		cases = append(cases, c)
	}
	if len(cases) == 0 {
		t.Fatal("no cases in testdata")
	}
	return cases
}

func lines(path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

func (c *testCase) run(t *testing.T, runtime, program string) ran {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), caseTimeout)
	defer cancel()
	args := append(append([]string{}, c.options...), program)
	if len(c.options) > 0 && c.options[len(c.options)-1] == "-" {
		args = c.options // the program comes from standard input, or is given by -e
	}
	if noProgram(c.options) {
		args = c.options
	}
	cmd := exec.CommandContext(ctx, runtime, append(args, c.args...)...)
	if runtime == heddleBinary {
		// Whatever the build is called: its name stands in some messages.
		cmd.Args[0] = filepath.Join(filepath.Dir(runtime), "heddle")
	}
	cmd.Dir = c.dir
	cmd.Env = append(cleanEnv(), c.env...)
	cmd.Stdin = bytes.NewReader(c.stdin)
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("%s %s did not end within %v\nstdout: %s\nstderr: %s", runtime, c.name, caseTimeout, out.String(), errOut.String())
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	code := cmd.ProcessState.ExitCode()
	return ran{Out: c.normalise(out.String()), Err: c.normalise(errOut.String()), Code: code}
}

// noProgram says whether the options themselves are the program.
func noProgram(options []string) bool {
	for _, o := range options {
		switch o {
		case "-e", "--eval", "-p", "--print", "-pe", "-":
			return true
		}
	}
	return false
}

func cleanEnv() []string {
	var env []string
	for _, e := range os.Environ() {
		ours := !strings.HasPrefix(e, "NODE_") || strings.HasPrefix(e, "NODE_COMPILE_CACHE=")
		if ours && !strings.HasPrefix(e, "FORCE_COLOR") && !strings.HasPrefix(e, "NO_COLOR") {
			env = append(env, e)
		}
	}
	return env
}

var (
	internalFrame = regexp.MustCompile(`(?m)^\s+at (async )?(.*\()?node:.*\n`)
	warningPid    = regexp.MustCompile(`\((node|heddle):\d+\)`)
	versionLine   = regexp.MustCompile(`(?m)^Node\.js v\d+\.\d+\.\d+.*$`)
	programName   = regexp.MustCompile(`(?m)^\S*\b(node|heddle): `)
	internalArrow = regexp.MustCompile(`(?m)^node:internal\S*:\d+\n.*\n *\^*\n`)
)

// normalise takes out what differs from run to run: the folders, the pid, the version, and the frames
// inside the runtime.
func (c *testCase) normalise(s string) string {
	s = strings.ReplaceAll(s, c.dir, "{dir}")
	s = strings.ReplaceAll(s, filepath.Dir(c.dir), "{testdata}")
	s = internalArrow.ReplaceAllString(s, "{inside}\n")
	s = programName.ReplaceAllString(s, "{runtime}: ")
	s = internalFrame.ReplaceAllString(s, "")
	s = warningPid.ReplaceAllString(s, "(node:{pid})")
	return versionLine.ReplaceAllString(s, "Node.js {version}")
}

// want reads the expectation with the given prefix ("want" or "heddle"); a missing .err is not compared.
func (c *testCase) want(t *testing.T, prefix string) (want ran, hasErr bool) {
	t.Helper()
	out, err := os.ReadFile(filepath.Join(c.dir, prefix+".out"))
	if err != nil {
		t.Fatalf("no want recorded: %v (run scripts/oracle)", err)
	}
	code, err := os.ReadFile(filepath.Join(c.dir, prefix+".code"))
	if err != nil {
		t.Fatal(err)
	}
	want.Out = string(out)
	if want.Code, err = strconv.Atoi(strings.TrimSpace(string(code))); err != nil {
		t.Fatal(err)
	}
	errText, err := os.ReadFile(filepath.Join(c.dir, prefix+".err"))
	want.Err = string(errText)
	return want, err == nil
}

func (c *testCase) write(t *testing.T, got ran) {
	t.Helper()
	files := map[string]string{"want.out": got.Out, "want.code": strconv.Itoa(got.Code) + "\n"}
	if _, err := os.Stat(filepath.Join(c.dir, "want.err")); err == nil {
		files["want.err"] = got.Err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// differences reads testdata/differences.txt: "case: reason" a line.
func differences(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, line := range lines("testdata/differences.txt") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, found := strings.Cut(line, ":")
		if !found || strings.TrimSpace(reason) == "" {
			t.Errorf("differences.txt: no reason in %q", line)
		}
		out[name] = strings.TrimSpace(reason)
	}
	return out
}

func compare(got, want ran, withErr bool) string {
	if !withErr {
		got.Err, want.Err = "", ""
	}
	return cmp.Diff(want, got)
}

func TestCases(t *testing.T) {
	differ := differences(t)
	slots := make(chan struct{}, 3)
	for _, c := range loadCases(t) {
		reason, different := differ[c.name]
		delete(differ, c.name)
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			slots <- struct{}{}
			defer func() { <-slots }()
			got := c.run(t, heddleBinary, c.main)
			want, withErr := c.want(t, "want")
			diff := compare(got, want, withErr)
			if !different {
				if diff != "" {
					t.Errorf("differs from node (-node +heddle):\n%s%s", diff, hint(got, withErr))
				}
				return
			}
			if diff == "" {
				t.Fatalf("agrees with node now; differences.txt says: %s", reason)
			}
			want, withErr = c.want(t, "heddle")
			if diff := compare(got, want, withErr); diff != "" {
				t.Errorf("differs from its own want (-want +got):\n%s", diff)
			}
		})
	}
	for name := range differ {
		t.Errorf("differences.txt names no case: %s", name)
	}
}

// hint shows what a program said on stderr when that is not compared.
func hint(got ran, compared bool) string {
	if compared || got.Err == "" {
		return ""
	}
	return "stderr: " + got.Err
}

func TestOracle(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not on PATH: the recorded wants stand")
	}
	if version, err := exec.Command(node, "--version").Output(); err != nil || !strings.HasPrefix(string(version), "v20.") {
		t.Skipf("the oracle is node 20, this is %s", version)
	}
	slots := make(chan struct{}, 3)
	for _, c := range loadCases(t) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			slots <- struct{}{}
			defer func() { <-slots }()
			if *record {
				c.write(t, c.run(t, node, c.oracle))
				return
			}
			want, withErr := c.want(t, "want")
			diff := compare(c.run(t, node, c.oracle), want, withErr)
			// On a busy machine node's own threads may come in another order, once: a want is wrong when node
			// never gives it. Heddle gets no second try.
			for again := 0; again < 2 && diff != ""; again++ {
				diff = compare(c.run(t, node, c.oracle), want, withErr)
			}
			if diff != "" {
				t.Errorf("the want is not node's any more (-want +node):\n%s", diff)
			}
		})
	}
}
