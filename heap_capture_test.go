// heddle heap capture, on programs that plant objects; what it writes is read back.

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// leaky is a program whose Worker "cache" keeps 500 Sessions, and whose main thread keeps 3 Owners.
const leaky = `
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  class Owner {}
  globalThis.owners = [new Owner(), new Owner(), new Owner()];
  const fs = require('node:fs');
  const worker = new Worker(__filename, { name: 'cache' });
  worker.once('message', () => {
    const [until, count] = process.argv.slice(2);
    if (until === undefined) return worker.postMessage('end');
    if (until === 'signal') process.kill(process.pid, count);
    const files = () => fs.readdirSync('.').filter((name) => name.endsWith('.heapsnapshot'));
    const look = setInterval(() => {
      if (files().length < (until === 'signal' ? 1 : Number(count))) return;
      clearInterval(look);
      worker.postMessage('end');
    }, 5);
  });
} else {
  class Session {}
  globalThis.sessions = Array.from({ length: 500 }, () => new Session());
  parentPort.once('message', () => {});
  parentPort.postMessage('full');
}
`

// capturing runs heddle heap capture in a folder of its own, and gives the files that it has left.
func capturing(t *testing.T, program string, args ...string) (files map[string]*snapshot.Snapshot, code int, said string) {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "leaky.js"), []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], append([]string{"heap", "capture"}, args...)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), asCommand+"=1")
	out, err := cmd.CombinedOutput()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]*snapshot.Snapshot{}
	for _, name := range names {
		if strings.HasSuffix(name, ".js") {
			continue
		}
		if files[filepath.Base(name)], err = snapshot.ReadFile(name, snapshot.ReadOptions{}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return files, cmd.ProcessState.ExitCode(), string(out)
}

func instances(s *snapshot.Snapshot, constructor string) int {
	for _, c := range s.Classes() {
		if c.Name == constructor {
			return c.Count
		}
	}
	return 0
}

func TestCaptureThreads(t *testing.T) {
	for _, c := range []struct {
		args             []string
		owners, sessions int
	}{
		{[]string{"-o", "x.heapsnapshot", "leaky.js"}, 3, 0},
		{[]string{"-o", "x.heapsnapshot", "--thread=cache", "leaky.js"}, 0, 500},
		{[]string{"--output=x.heapsnapshot", "--thread", "1", "--max-old-space-size=64", "leaky.js"}, 0, 500},
		{[]string{"-o", "x.heapsnapshot", "--when=after=1ms", "leaky.js", "files", "1"}, 3, 0},
		{[]string{"-o", "x.heapsnapshot", "--when=near-limit", "--thread=cache", "leaky.js"}, -1, -1},
	} {
		files, code, said := capturing(t, leaky, c.args...)
		if c.owners < 0 {
			if code != exitFailed || !strings.Contains(said, "before its heap came near the limit") || len(files) > 0 {
				t.Errorf("%v: status %d, %d files: %s", c.args, code, len(files), said)
			}
			continue
		}
		s := files["x.heapsnapshot"]
		if code != 0 || s == nil || len(files) != 1 {
			t.Errorf("%v: status %d, %d files: %s", c.args, code, len(files), said)
			continue
		}
		if o, n := instances(s, "Owner"), instances(s, "Session"); c.args[len(c.args)-1] == "leaky.js" && (o != c.owners || n != c.sessions) {
			t.Errorf("%v: %d Owners, %d Sessions", c.args, o, n)
		}
	}
}

func TestCaptureMany(t *testing.T) {
	files, code, said := capturing(t, leaky, "--thread", "all", "leaky.js")
	if code != 0 || len(files) != 2 {
		t.Fatalf("status %d, %d files: %s", code, len(files), said)
	}
	owners, sessions := 0, 0
	for name, s := range files {
		owners += instances(s, "Owner")
		sessions += instances(s, "Session")
		if !strings.HasPrefix(name, "Heap.") || !strings.Contains(said, name) {
			t.Errorf("%s is not in %s", name, said)
		}
	}
	if owners != 3 || sessions != 500 {
		t.Errorf("%d Owners, %d Sessions", owners, sessions)
	}

	files, code, said = capturing(t, leaky, "-o", "y.heapsnapshot", "--thread=cache", "--when", "every=10ms", "leaky.js", "files", "3")
	if code != 0 || len(files) < 3 || files["y.1.001.heapsnapshot"] == nil || files["y.1.003.heapsnapshot"] == nil {
		t.Errorf("status %d, %d files: %s", code, len(files), said)
	}
	for _, name := range []string{"USR2", "SIGUSR1"} {
		full := "SIG" + strings.TrimPrefix(name, "SIG")
		files, code, said = capturing(t, leaky, "-o", "z.heapsnapshot", "--when=signal", "--signal", name, "leaky.js", "signal", full)
		if code != 0 || len(files) != 1 || instances(files["z.0.001.heapsnapshot"], "Owner") != 3 {
			t.Errorf("%s: status %d, %d files: %s", name, code, len(files), said)
		}
	}
}

func TestCaptureNearLimit(t *testing.T) {
	const program = `class Planted {} const keep = []; for (;;) keep.push(new Planted());`
	files, code, said := capturing(t, program, "-o", "x.heapsnapshot", "--when=near-limit", "--max-old-space-size=8", "leaky.js")
	if code != exitOutOfMemory || len(files) != 1 || instances(files["x.heapsnapshot"], "Planted") < 10_000 {
		t.Errorf("status %d, %d files: %s", code, len(files), said)
	}
}

func TestCaptureFails(t *testing.T) {
	for _, c := range []struct {
		args string
		code int
		said string
	}{
		{"--thread 77 leaky.js", 2, `there was no thread "77", only 0, 1 (cache)`},
		{"--thread nobody leaky.js", 2, `there was no thread "nobody"`},
		{"--when after=1h leaky.js", 2, "the program ended before 1h0m0s were over"},
		{"--when signal leaky.js", 2, "the program ended before a signal came"},
		{"-o none/x leaky.js", 2, "no such file or directory"},
		{"nowhere.js", 1, "Cannot find module"},
		{"--when later leaky.js", 9, "--when must be one of"},
		{"--when exit=1s leaky.js", 9, "--when must be one of"},
		{"--when after leaky.js", 9, "--when must be one of"},
		{"--when every=-1s leaky.js", 9, `"-1s" is no duration above 0`},
		{"--when every=NaN leaky.js", 9, `"NaN" is no duration above 0`},
		{"--signal KILL leaky.js", 9, "no signal that can be waited for"},
		{"--signal 9 leaky.js", 9, "no signal that can be waited for"},
		{"--no-such-option leaky.js", 9, "--no-such-option"},
	} {
		files, code, said := capturing(t, leaky, strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(said, c.said) {
			t.Errorf("%s: status %d: %s", c.args, code, said)
		}
		if c.code == 2 && len(files) > 0 {
			t.Errorf("%s left %d files", c.args, len(files))
		}
	}
}
