package isolate_test

// The code cache of modules. What a process did with it is told by its log, one line for each thread.

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/heddle-js/heddle/isolate"
)

// filler makes a text long enough to be kept.
var filler = "// " + strings.Repeat("long enough ", 200) + "\n"

// codeProgram is CommonJS, an ES module and TypeScript, and tells all that code which was kept could have wrong.
var codeProgram = map[string]string{
	"main.js": `'use strict';
const { show } = require('./common.js');
show();
const strict = (function() { return this === undefined; })();
console.log('strict', strict, require('./sloppy.js'));
require('./typed.ts');
import('./module.mjs').then((m) => m.show());
` + filler,
	"sloppy.js": `module.exports = (function() { return this === globalThis; })();` + "\n" + filler,
	"common.js": filler + `//# sourceURL=file:///elsewhere/renamed.js
function inner(a, b = 2) { /* kept */ return new Error('where').stack.split('\n').slice(0, 3).join('|'); }
exports.show = () => {
  console.log(inner(), inner.toString(), __filename);
  console.log(new Function('a', 'return a + 1').toString());
  import('./other.mjs').then((m) => console.log('import()', m.default));
  eval('import("./other.mjs")').then((m) => console.log('eval import()', m.default));
  new Function('return import("./other.mjs")')()
    .then((m) => console.log('Function import()', m.default), (e) => console.log(e.code));
  try { null.property; } catch (e) { console.log(e.stack.split('\n').slice(0, 2).join('|')); }
  try { require('./broken.js'); } catch (e) { console.log(e.name, e.message, e.stack.split('\n')[0]); }
};
`,
	"broken.js": filler + "let a = ;\n",
	"other.mjs": filler + "export default import.meta.url;\n",
	"module.mjs": filler + `import other from './other.mjs';
import { createRequire } from 'node:module';
export function show() {
  console.log(import.meta.url, import.meta.filename, other, typeof import.meta.resolve);
  console.log(new Error('in a module').stack.split('\n').slice(0, 2).join('|'));
  console.log(show.toString().length, createRequire(import.meta.url)('./common.js') !== undefined);
  import('./other.mjs').then((m) => console.log('import() of a module', m.default));
  setTimeout(() => { throw new RangeError('at the end'); });
}
await 0;
`,
	// Translation leaves comments out.
	"typed.ts": "const long = '" + strings.Repeat("long enough ", 200) + "';\n" + `enum Colour { red, green }
interface Nothing { a: number }
function typed(x: number): string { return new Error(Colour[x]).stack!.split('\n')[1]; }
console.log(typed(1), long.length);
`,
}

// keptTexts is how many of codeProgram's are compiled to something that is kept.
var keptTexts = len(codeProgram) - 1 // not broken.js

func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// codeLine is what the log has of a thread.
type codeLine struct {
	Thread, Found, Read, Compiled, Rejected, Made, Files int
}

type codeRun struct {
	ran
	Threads []codeLine
	Damaged int // files that were of no use
}

// runCode runs a program with a folder for compiled code.
func runCode(t *testing.T, folder string, args ...string) codeRun {
	t.Helper()
	return readCode(t, output(t, codeCommand(t, folder, args...)))
}

func codeCommand(t *testing.T, folder string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := heddle(t, append([]string{"--log-level=debug", "--log-format=json"}, args...)...)
	cmd.Env = append(cmd.Env, "NODE_COMPILE_CACHE="+folder)
	return cmd
}

// readCode takes the log out of what was written to standard error.
func readCode(t *testing.T, r ran) codeRun {
	t.Helper()
	result := codeRun{ran: r}
	var rest strings.Builder
	lines := bufio.NewScanner(strings.NewReader(r.Err))
	for lines.Scan() {
		var entry struct {
			Msg string
			codeLine
		}
		if !strings.HasPrefix(lines.Text(), `{"level"`) {
			fmt.Fprintln(&rest, lines.Text())
			continue
		}
		if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
			t.Fatal(err)
		}
		switch entry.Msg {
		case "compiled code":
			result.Threads = append(result.Threads, entry.codeLine)
		case "compiled code is of no use":
			result.Damaged++
		}
	}
	result.Err = rest.String()
	return result
}

func wantRun(t *testing.T, what string, got codeRun, want ran, threads ...codeLine) {
	t.Helper()
	if diff := cmp.Diff(want, got.ran); diff != "" {
		t.Errorf("%s behaves otherwise (-want +got):\n%s", what, diff)
	}
	if diff := cmp.Diff(threads, got.Threads); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func codeFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCodeIsReadByTheNextProcess(t *testing.T) {
	main := filepath.Join(writeFiles(t, codeProgram), "main.js")
	folder := filepath.Join(t.TempDir(), "made", "anew")
	want := runCode(t, folder, "--no-compile-cache", main)
	if want.Code != 1 || !strings.Contains(want.Err, "RangeError: at the end") {
		t.Fatalf("the program ended with %d: %s", want.Code, want.Err)
	}
	if len(want.Threads) > 0 || len(codeFiles(t, folder)) > 0 {
		t.Errorf("with --no-compile-cache: %v, files %v", want.Threads, codeFiles(t, folder))
	}
	const broken = 2 // compiled each time, as CommonJS and as an ES module
	n := keptTexts
	wantRun(t, "the first run", runCode(t, folder, main), want.ran,
		codeLine{Compiled: n + broken, Made: n, Files: n})
	wantRun(t, "the second run", runCode(t, folder, main), want.ran, codeLine{Read: n, Compiled: broken})
	wantRun(t, "a run with another flag of V8", runCode(t, folder, "--expose-gc", main), want.ran,
		codeLine{Compiled: n + broken, Made: n, Files: n})
	wantRun(t, "the next one without it", runCode(t, folder, main), want.ran, codeLine{Read: n, Compiled: broken})
	if got := len(codeFiles(t, folder)); got != 2*n {
		t.Errorf("the folder has %d files, want %d", got, 2*n)
	}
}

func TestCodeOfChangedFilesIsMadeAnew(t *testing.T) {
	dir := writeFiles(t, map[string]string{"main.js": filler + "console.log(1);\n"})
	main, folder := filepath.Join(dir, "main.js"), t.TempDir()
	made := codeLine{Compiled: 1, Made: 1, Files: 1}
	wantRun(t, "the first run", runCode(t, folder, main), ran{Out: "1\n"}, made)
	if err := os.WriteFile(main, []byte(filler+"console.log(2);\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantRun(t, "the changed file", runCode(t, folder, main), ran{Out: "2\n"}, made)
	wantRun(t, "the changed file again", runCode(t, folder, main), ran{Out: "2\n"}, codeLine{Read: 1})
}

func TestDamagedCodeIsOfNoConsequence(t *testing.T) {
	main := filepath.Join(writeFiles(t, codeProgram), "main.js")
	folder := t.TempDir()
	want := runCode(t, folder, main).ran
	n := keptTexts
	for name, damage := range map[string]func(data []byte) []byte{
		"truncated":     func(data []byte) []byte { return data[:len(data)/2] },
		"empty":         func([]byte) []byte { return nil },
		"bit in code":   func(data []byte) []byte { data[len(data)-9] ^= 1; return data },
		"other version": func(data []byte) []byte { data[17] ^= 1; return data },
		"rest of code":  func(data []byte) []byte { return append(data[:len(data)/2], make([]byte, len(data)/2)...) },
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range codeFiles(t, folder) {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, damage(data), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			got := runCode(t, folder, main)
			wantRun(t, "with damaged files", got, want, codeLine{Compiled: n + 2, Made: n, Files: n})
			if got.Damaged != n {
				t.Errorf("%d files were found to be damaged, want %d", got.Damaged, n)
			}
			wantRun(t, "with files written anew", runCode(t, folder, main), want, codeLine{Read: n, Compiled: 2})
		})
	}
}

func TestCompileCacheOptions(t *testing.T) {
	dir := writeFiles(t, map[string]string{"main.js": filler + "console.log(1);\n", "file": ""})
	main := filepath.Join(dir, "main.js")
	unsaved := []codeLine{{Compiled: 1, Made: 1}}
	for name, test := range map[string]struct {
		args, env []string
		threads   []codeLine
	}{
		"--no-compile-cache":         {args: []string{"--no-compile-cache"}},
		"NODE_DISABLE_COMPILE_CACHE": {env: []string{"NODE_DISABLE_COMPILE_CACHE=1"}, threads: unsaved},
		"no folder of the user's": {
			env: []string{"NODE_COMPILE_CACHE=", "HOME=", "XDG_CACHE_HOME="}, threads: unsaved,
		},
		"a file in the folder's place": {
			env: []string{"NODE_COMPILE_CACHE=" + filepath.Join(dir, "file")}, threads: unsaved,
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			cmd := codeCommand(t, folder, append(test.args, main)...)
			cmd.Env = append(cmd.Env, test.env...)
			for range 2 {
				again := *cmd
				wantRun(t, name, readCode(t, output(t, &again)), ran{Out: "1\n"}, test.threads...)
			}
			if files := codeFiles(t, folder); len(files) > 0 {
				t.Errorf("%v was written", files)
			}
		})
	}
	t.Run("XDG_CACHE_HOME", func(t *testing.T) {
		folder := t.TempDir()
		cmd := codeCommand(t, "", main)
		cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+folder)
		wantRun(t, "the first run", readCode(t, output(t, cmd)), ran{Out: "1\n"}, codeLine{Compiled: 1, Made: 1, Files: 1})
		if got := len(codeFiles(t, filepath.Join(folder, "heddle", "compile"))); got != 1 {
			t.Errorf("%d files were written", got)
		}
	})
}

func TestShortTextsAreLeftAlone(t *testing.T) {
	main := filepath.Join(writeFiles(t, map[string]string{"main.js": "console.log('hello')"}), "main.js")
	folder := filepath.Join(t.TempDir(), "folder")
	wantRun(t, "a short program", runCode(t, folder, main), ran{Out: "hello\n"})
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
}

func TestProcessesShareAFolder(t *testing.T) {
	main := filepath.Join(writeFiles(t, codeProgram), "main.js")
	folder := t.TempDir()
	want := runCode(t, folder, "--no-compile-cache", main).ran
	results := make([]ran, 6)
	var all sync.WaitGroup
	for i := range results {
		cmd := codeCommand(t, folder, main)
		all.Add(1)
		go func() {
			defer all.Done()
			results[i] = output(t, cmd)
		}()
	}
	all.Wait()
	for i, r := range results {
		got := readCode(t, r)
		if diff := cmp.Diff(want, got.ran); diff != "" || got.Damaged > 0 {
			t.Errorf("process %d: %d damaged files, %s", i, got.Damaged, diff)
		}
	}
	wantRun(t, "the next process", runCode(t, folder, main), want, codeLine{Read: keptTexts, Compiled: 2})
	if left, _ := filepath.Glob(filepath.Join(folder, "*.part")); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// workersInTurn has each Worker begin when the one before has ended.
const workersInTurn = `const { Worker } = require('node:worker_threads');
const { join } = require('node:path');
async function main() {
  require('./shared.js');
  for (let i = 0; i < 4; i++) {
    const worker = new Worker(join(__dirname, 'worker.js'));
    await new Promise((done) => worker.once('exit', done));
  }
}
main();
`

func TestWorkersShareCode(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"main.js":   workersInTurn,
		"worker.js": "require('./shared.js')(require('node:worker_threads').threadId);\n",
		"shared.js": filler + "module.exports = (id) => console.log('worker', id);\n",
	})
	main, folder := filepath.Join(dir, "main.js"), filepath.Join(t.TempDir(), "none")
	want := ran{Out: "worker 1\nworker 2\nworker 3\nworker 4\n"}
	sorted := func(r codeRun) codeRun {
		slices.SortFunc(r.Threads, func(a, b codeLine) int { return a.Thread - b.Thread })
		return r
	}
	cmd := codeCommand(t, folder, main)
	cmd.Env = append(cmd.Env, "NODE_DISABLE_COMPILE_CACHE=1")
	wantRun(t, "without a folder", sorted(readCode(t, output(t, cmd))), want,
		// The second that compiles it makes its code at once, and at its end, with what has run.
		codeLine{Thread: 0, Compiled: 1}, codeLine{Thread: 1, Compiled: 1, Made: 2},
		codeLine{Thread: 2, Found: 1}, codeLine{Thread: 3, Found: 1}, codeLine{Thread: 4, Found: 1})
	wantRun(t, "with a folder", sorted(runCode(t, folder, main)), want,
		codeLine{Thread: 0, Compiled: 1}, codeLine{Thread: 1, Compiled: 1, Made: 2, Files: 1},
		codeLine{Thread: 2, Found: 1}, codeLine{Thread: 3, Found: 1}, codeLine{Thread: 4, Found: 1})
	wantRun(t, "with its code in the folder", sorted(runCode(t, folder, main)), want,
		// What is asked for once need not stay in the process.
		codeLine{Thread: 0, Read: 1}, codeLine{Thread: 1, Read: 1},
		codeLine{Thread: 2, Found: 1}, codeLine{Thread: 3, Found: 1}, codeLine{Thread: 4, Found: 1})
}

func TestWhichEndsMakeCode(t *testing.T) {
	made, none := []codeLine{{Compiled: 1, Made: 1, Files: 1}}, []codeLine{{Compiled: 1}}
	for name, test := range map[string]struct {
		program string
		option  string
		code    int
		threads []codeLine
	}{
		"exit":  {"process.exit(3);", "--warnings", 3, made},
		"error": {"setTimeout(() => { throw 1; });", "--warnings", 1, made},
		// Code that was made now would be taken for that of other flags.
		"flags":    {"require('node:v8').setFlagsFromString('--stack-trace-limit=5');", "--warnings", 0, none},
		"CPU time": {"for (;;);", "--max-cpu-time=100", 152, none},
	} {
		t.Run(name, func(t *testing.T) {
			main := filepath.Join(writeFiles(t, map[string]string{"main.js": filler + test.program}), "main.js")
			got := runCode(t, t.TempDir(), test.option, main)
			if got.Code != test.code {
				t.Errorf("the program ended with %d, want %d", got.Code, test.code)
			}
			if diff := cmp.Diff(test.threads, got.Threads); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTerminatedWorkersMakeNoCode(t *testing.T) {
	const program = `const { Worker } = require('node:worker_threads');
const worker = new Worker(require('node:path').join(__dirname, 'worker.js'));
worker.once('message', () => worker.terminate());
`
	for name, test := range map[string]struct {
		first  string
		worker codeLine
	}{
		"soon": {"", codeLine{Thread: 1, Compiled: 1}},
		// V8 would soon drop what ran once: its code is made before.
		"late": {"gc(); gc(); gc();\n", codeLine{Thread: 1, Compiled: 1, Made: 1, Files: 1}},
		// So much text is not held for the end: code of worker.js is made to make room for large.js.
		"much": {"require('./large.js');\n", codeLine{Thread: 1, Compiled: 2, Made: 1, Files: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := writeFiles(t, map[string]string{
				"main.js":   program,
				"large.js":  "//" + strings.Repeat("large text", 900<<10) + "\nexports.large = 1;\n",
				"worker.js": filler + test.first + "require('node:worker_threads').parentPort.postMessage(1);\nfor (;;);\n",
			})
			got := runCode(t, t.TempDir(), "--expose-gc", filepath.Join(dir, "main.js"))
			wantRun(t, name, got, ran{}, test.worker)
		})
	}
}

func TestEmbeddingProgramsChooseTheFolder(t *testing.T) {
	dir := writeFiles(t, map[string]string{"main.js": filler + "process.exitCode = 4;\n"})
	run := func(opts isolate.Options) {
		t.Helper()
		opts.Filename = filepath.Join(dir, "main.js")
		w, err := isolate.New(opts)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		if code, err := w.Wait(context.Background()); err != nil || code != 4 {
			t.Errorf("the program ended with %d, %v", code, err)
		}
	}
	user, asked := t.TempDir(), filepath.Join(t.TempDir(), "asked")
	t.Setenv("NODE_COMPILE_CACHE", user)
	run(isolate.Options{NoCompileCache: true, CompileCache: asked})
	if _, err := os.Stat(asked); !os.IsNotExist(err) {
		t.Errorf("the folder was made all the same: %v", err)
	}
	run(isolate.Options{})
	if files := codeFiles(t, user); len(files) > 0 {
		t.Errorf("%v was written without being asked for", files)
	}
	run(isolate.Options{CompileCache: asked})
	if got := len(codeFiles(t, asked)); got != 1 {
		t.Errorf("%d files were written, want 1", got)
	}
	if got := isolate.DefaultCompileCache(); got != user {
		t.Errorf("the command line's folder is %q, want %q", got, user)
	}
	t.Setenv("NODE_COMPILE_CACHE", "")
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "relative")
	if got := isolate.DefaultCompileCache(); got != "" {
		t.Errorf("a home that is no absolute path: %q", got)
	}
}
