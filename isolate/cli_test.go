package isolate_test

// What the cases of testdata cannot say of the command line: signals from outside, pipes and descriptors
// that are closed, completion, the account of threads, texts of our own.

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// heddle makes a command that is killed when it hangs.
func heddle(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), caseTimeout)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, heddleBinary, args...)
	cmd.Env = cleanEnv()
	return cmd
}

// output runs a command to its end.
func output(t *testing.T, cmd *exec.Cmd) ran {
	t.Helper()
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ran{Out: out.String(), Err: errOut.String(), Code: cmd.ProcessState.ExitCode()}
}

// shell runs a script with $heddle in it, and gives what it wrote.
func shell(t *testing.T, script string) string {
	t.Helper()
	cmd := exec.Command("bash", "-c", script)
	cmd.Env = append(cleanEnv(), "heddle="+heddleBinary)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

func TestSignalsEndTheProcess(t *testing.T) {
	const ready = "console.log('ready');"
	programs := map[string]string{
		"idle":     ready + "setInterval(() => {}, 1e6)",
		"spinning": ready + "for (;;);",
		"waiting":  ready + "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
		"reading":  ready + "require('fs').readSync(0, Buffer.alloc(1))",
		"with worker": "const { Worker } = require('worker_threads');" +
			"new Worker('for (;;);', { eval: true }).on('online', () => { console.log('ready'); for (;;); })",
	}
	signals := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGUSR2}
	for name, program := range programs {
		for _, sig := range signals {
			t.Run(fmt.Sprintf("%s/%v", name, sig), func(t *testing.T) {
				cmd := heddle(t, "-e", program)
				// A group of its own, as a shell makes it; the terminal's ^C goes to the group.
				cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
				stdin, err := cmd.StdinPipe()
				if err != nil {
					t.Fatal(err)
				}
				defer stdin.Close()
				status := signalWhenReady(t, cmd, sig)
				if !status.Signaled() || status.Signal() != sig {
					t.Errorf("ended with %v, want to be killed by %v", status, sig)
				}
			})
		}
	}
}

// signalWhenReady sends a signal to the command's group after its first line, and waits for its end.
func signalWhenReady(t *testing.T, cmd *exec.Cmd, sig syscall.Signal) syscall.WaitStatus {
	t.Helper()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond) // it has said that it is about to wait
	if err := syscall.Kill(-cmd.Process.Pid, sig); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	return cmd.ProcessState.Sys().(syscall.WaitStatus)
}

func TestSignalStatusInAShell(t *testing.T) {
	for sig, want := range map[string]string{"INT": "130", "TERM": "143"} {
		got := shell(t, `"$heddle" -e "process.kill(process.pid, 'SIG`+sig+`'); setTimeout(() => {}, 1e5)"; echo $?`)
		if !strings.HasSuffix(strings.TrimSpace(got), want) {
			t.Errorf("SIG%s: the shell says %q, want %s", sig, got, want)
		}
	}
}

// What the parent process ignores, as nohup does, ends the process all the same, as it ends node.
func TestIgnoredSignalsEndTheProcess(t *testing.T) {
	const listener = "process.on('SIG', () => {}).removeAllListeners('SIG');"
	for sig, want := range map[string]string{"HUP": "129", "INT": "130", "USR2": "140"} {
		for _, before := range []string{"", strings.ReplaceAll(listener, "SIG", "SIG"+sig)} {
			got := shell(t, `trap '' `+sig+`; "$heddle" -e "`+before+`process.kill(process.pid, 'SIG`+sig+`'); setTimeout(() => {}, 1e5)"; echo $?`)
			if !strings.HasSuffix(strings.TrimSpace(got), want) {
				t.Errorf("SIG%s: the shell says %q, want %s", sig, got, want)
			}
		}
	}
}

func TestClosedPipes(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"reader leaves", `{ "$heddle" -e 'for (let i = 0; i < 1e5; i++) console.log(i)'; echo "code $?" >&2; } | head -1`, "0\ncode 0\n"},
		{"EPIPE told", `{ sleep 0.1; "$heddle" -e 'process.stdout.write("x", (e) => console.error(e.code, e.syscall)); process.stdout.on("error", () => {})'; echo "code $?" >&2; } | true`,
			"EPIPE write\ncode 0\n"},
		{"EPIPE unhandled", `{ sleep 0.1; "$heddle" -e 'process.stdout.write("x")' 2>&1 | grep -c EPIPE; echo "code ${PIPESTATUS[0]}" >&2; } 2>&1`, "0\ncode 0\n"},
		{"full device, console", `"$heddle" -e 'console.log(1)' > /dev/full; echo "code $?"`, "code 0\n"},
		{"full device, event", `"$heddle" -e 'process.stdout.on("error", (e) => console.error(e.code)).write("x")' 2>&1 > /dev/full; echo "code $?"`, "ENOSPC\ncode 0\n"},
		{"full device, unhandled", `"$heddle" -e 'process.stdout.write("x")' 2>&1 > /dev/full | grep -o "Error: ENOSPC: no space left on device, write"; echo "code ${PIPESTATUS[0]}"`,
			"Error: ENOSPC: no space left on device, write\ncode 1\n"},
		{"no stdout", `"$heddle" -e 'console.log(1); console.error(process.stdout.fd)' 2>&1 >&-; echo "code $?"`, "1\ncode 0\n"},
		{"no stderr", `"$heddle" -e 'console.error(1); console.log(2)' 2>&-; echo "code $?"`, "2\ncode 0\n"},
		{"no stdin", `"$heddle" <&-; echo "code $?"`, "code 0\n"},
		{"nothing open", `"$heddle" -e 'process.exitCode = 5' <&- >&- 2>&-; echo "code $?"`, "code 5\n"},
		{"program from a file", `printf 'console.log(__filename)' > "$TMPDIR/p"; "$heddle" < "$TMPDIR/p"; "$heddle" - < "$TMPDIR/p"`, "[stdin]\n[stdin]\n"},
		{"no working directory", `mkdir "$TMPDIR/gone"; cd "$TMPDIR/gone"; rmdir "$TMPDIR/gone"; "$heddle" -p 1`, "1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			if diff := cmp.Diff(c.want, shell(t, c.script)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnreadableFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "secret.js")
	if err := os.WriteFile(file, []byte("console.log(1)"), 0); err != nil {
		t.Fatal(err)
	}
	cmd := heddle(t, file)
	if os.Getuid() == 0 { // who can read everything
		for _, d := range []string{dir, filepath.Dir(dir)} {
			if err := os.Chmod(d, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		const nobody = 65534
		as := &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		probe := heddle(t, "--version")
		probe.SysProcAttr = as
		if err := probe.Run(); err != nil {
			t.Skipf("another user cannot start the binary here: %v", err)
		}
		cmd.SysProcAttr = as
	}
	got := output(t, cmd)
	if got.Code != 1 || !strings.Contains(got.Err, "Error: EACCES: permission denied, open '"+file+"'") {
		t.Errorf("code %d\n%s", got.Code, got.Err)
	}
}

func TestMainOutOfMemory(t *testing.T) {
	got := output(t, heddle(t, "--max-old-space-size=16", "-e", "const all = []; for (;;) all.push([1, 2, 3])"))
	want := ran{Code: 134, Err: filepath.Base(heddleBinary) +
		": JavaScript heap out of memory (--max-old-space-size=MIB sets its limit)\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Mistakes that Node answers with several lines, or does not know.
func TestOneLineForAMistake(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--random-seed=x"}, "bad option: --random-seed=x (illegal value for flag of type int)"},
		{[]string{"--random-seed", "4"}, "bad option: --random-seed (illegal value for flag of type int)"},
		{[]string{"--expose-gc=1"}, "bad option: --expose-gc=1 (illegal value for flag of type bool)"},
		{[]string{"--max-old-space-size=x"}, "bad option: --max-old-space-size=x (illegal value for flag of type size_t)"},
		{[]string{"--max-old-space-size", "9"}, "bad option: --max-old-space-size (illegal value for flag of type size_t)"},
		{[]string{"--stack-trace-limit=x"}, "bad option: --stack-trace-limit=x (illegal value for flag of type int)"},
		{[]string{"--stack-size=1"}, "bad option: --stack-size=1 (no program runs with less than 64 KiB)"},
		{[]string{"--inspect"}, "bad option: --inspect (Heddle does not have this option of Node's)"},
		{[]string{"--log-level=loud"}, "--log-level must be one of debug, info, warn, error, off"},
		{[]string{"--log-format=xml"}, "--log-format must be one of console, json"},
		{[]string{"--log-level"}, "--log-level requires an argument"},
		{[]string{"completion", "fish"}, "completion is there for bash and zsh"},
	} {
		got := output(t, heddle(t, c.args...))
		want := ran{Code: 9, Err: filepath.Base(heddleBinary) + ": " + c.want + "\n"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", c.args, diff)
		}
	}
}

func TestDeepStacks(t *testing.T) {
	const dive = "(function dive(n) { return n === 0 ? 'deep' : dive(n - 1); })(600000)"
	got := output(t, heddle(t, "--stack-size=65536", "-p", dive))
	if got.Out != "deep\n" {
		t.Errorf("%+v", got)
	}
	got = output(t, heddle(t, "--stack-size=9999999", "-e",
		"try { (function dive() { dive(); })(); } catch (err) { console.log(err.name); }"))
	if got.Out != "RangeError\n" {
		t.Errorf("%+v", got)
	}
}

func TestVersionAndHelp(t *testing.T) {
	version := output(t, heddle(t, "--version", "ignored"))
	if !strings.HasPrefix(version.Out, "heddle ") || !strings.Contains(version.Out, "(V8 10.9.194.9") || version.Code != 0 {
		t.Errorf("--version: %+v", version)
	}
	for _, args := range [][]string{{"--help"}, {"-h"}, {"run", "--help"}, {"--no-warnings", "--help", "x.js"}} {
		help := output(t, heddle(t, args...))
		if help.Code != 0 || help.Err != "" {
			t.Errorf("%q: %+v", args, help)
		}
		for _, part := range []string{
			"heddle [options] [script | -] [arguments]", "-p, --print [CODE]", "--max-old-space-size=MIB", "-r, --require MODULE",
			"--log-level LEVEL", "Examples", `eval "$(heddle completion bash)"`,
		} {
			if !strings.Contains(help.Out, part) {
				t.Errorf("%q: no %q in\n%s", args, part, help.Out)
			}
		}
	}
	list := output(t, heddle(t, "--v8-options"))
	if n := strings.Count(list.Out, "\n  --expose-gc "); n != 1 || list.Code != 0 {
		t.Errorf("--v8-options lists --expose-gc %d times, code %d", n, list.Code)
	}
}

func TestBashCompletion(t *testing.T) {
	for _, c := range []struct {
		line string
		want []string
	}{
		{"heddle --trace-w", []string{"--trace-warnings"}},
		{"heddle --no-dep", []string{"--no-deprecation"}},
		{"heddle --log-level = wa", []string{"warn"}},
		{"heddle --log-level wa", []string{"warn"}},
		{"heddle --log-format =", []string{"console", "json"}},
		{"heddle --no-warnings --unhandled-rejections st", []string{"strict"}},
		{"heddle ru", []string{"run"}},
		{"heddle run --imp", []string{"--import"}},
		{"heddle completion ", []string{"bash", "zsh"}},
		{"heddle be", []string{"bench"}},
		{"heddle bench --fo", []string{"--format"}},
		{"heddle bench x.js --format ", []string{"table", "json", "benchstat", "markdown"}},
		{"heddle bench --format = b", []string{"benchstat"}},
		{"heddle bench --baseline ", nil},
		{"heddle bench x", nil},
		{"heddle app.js --imp", nil},
		{"heddle -r ", nil},
	} {
		words := strings.Split(c.line, " ")
		script := `PATH="$(dirname "$heddle"):$PATH"; eval "$("$heddle" completion bash)"; complete -p heddle >/dev/null
			COMP_WORDS=("$heddle" "${@:2}"); COMP_CWORD=$(($# - 1)); _heddle; printf '%s\n' "${COMPREPLY[@]}"`
		cmd := exec.Command("bash", append([]string{"-c", script, "bash"}, words...)...)
		cmd.Env = append(cleanEnv(), "heddle="+heddleBinary)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Fields(string(out))
		if !slices.Equal(got, c.want) {
			t.Errorf("%q completes to %q, want %q", c.line, got, c.want)
		}
	}
}

func TestAccountOfThreads(t *testing.T) {
	const program = `const { Worker } = require('worker_threads');
		new Worker('1', { eval: true, name: 'short', resourceLimits: { maxOldGenerationSizeMb: 32 } }).on('exit', () => {
			new Worker('const all = []; for (;;) all.push([1]);', { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } }).on('error', () => {
				const w = new Worker('for (;;);', { eval: true }).on('online', () => w.terminate()).on('exit', () => process.exit(3));
			});
		});`
	got := output(t, heddle(t, "--log-level=info", "--log-format=json", "-e", program))
	if got.Code != 3 || got.Out != "" {
		t.Errorf("%+v", got)
	}
	type line struct {
		Level, Msg, Name, By string
		Thread, Code         int
		Parent               *int
		MaxOldBytes          float64
		Took                 *float64
	}
	var account []string
	for _, text := range strings.Split(strings.TrimSpace(got.Err), "\n") {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		if ended := l.Msg == "thread ended"; ended != (l.Took != nil) || l.Msg == "thread started" && (l.Thread > 0) != (l.Parent != nil) {
			t.Errorf("fields: %s", text)
		}
		account = append(account, fmt.Sprint(l.Level, " ", l.Msg, " ", l.Thread, " ", l.Name, " ", l.MaxOldBytes/(1<<20), " ", l.Code, " ", l.By))
	}
	want := []string{
		"info thread started 0  0 0 ",
		"info thread started 1 short 32 0 ",
		"info thread ended 1  0 0 loop",
		"info thread started 2 WorkerThread 16 0 ",
		"warn thread reached its heap limit 2  0 0 ",
		"info thread ended 2  0 1 memory limit",
		"info thread started 3 WorkerThread 0 0 ",
		"info thread ended 3  0 1 terminate",
		"info thread ended 0  0 3 exit",
	}
	if diff := cmp.Diff(want, account); diff != "" {
		t.Error(diff)
	}
}

func TestSilentByDefault(t *testing.T) {
	got := output(t, heddle(t, "--log-format=json", "-e", "new (require('worker_threads').Worker)('1', { eval: true })"))
	if got != (ran{}) {
		t.Errorf("%+v", got)
	}
}

func TestDeletedWorkingDirectory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	// The shell is in the folder when it goes.
	cmd := exec.Command("sh", "-c", `rmdir "$PWD" && exec "$0" script.js`, heddleBinary)
	cmd.Dir = dir
	got := output(t, cmd)
	if got.Code != 1 || !strings.Contains(got.Err, "Error: ENOENT: no such file or directory, uv_cwd") || strings.Contains(got.Err, "bootstrap failed") {
		t.Errorf("code %d\n%s", got.Code, got.Err)
	}
}

// V8 cannot even begin where it finds no room for its 4 GiB of addresses.
func TestNoAddressSpace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "hello.js")
	if err := os.WriteFile(file, []byte("console.log('hello')"), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "-c", `ulimit -v 3000000; exec "$heddle" "$0"`, file)
	cmd.Env = append(cleanEnv(), "heddle="+heddleBinary)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 134 || !strings.Contains(string(out), "JavaScript heap out of memory") {
		t.Errorf("%v: %s", err, out)
	}
}
