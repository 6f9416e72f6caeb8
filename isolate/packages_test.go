package isolate_test

// Real packages from npm, unchanged: testdata/packages has a program for each and what node prints, and in
// workers/ what the programs run in threads. scripts/packages installs the packages.

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func packagePrograms(t *testing.T) (folder string, programs []string) {
	t.Helper()
	folder, err := filepath.Abs("../.cache/packages")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules", ".package-lock.json")); err != nil {
		t.Skip("the packages are not installed: scripts/packages does that where npm is")
	}
	programs, err = filepath.Glob("testdata/packages/*.*js")
	if err != nil || len(programs) == 0 {
		t.Fatalf("no programs in testdata/packages: %v", err)
	}
	return folder, programs
}

func TestPackages(t *testing.T) {
	folder, programs := packagePrograms(t)
	// A module's packages are looked for beside it.
	workers, err := filepath.Glob("testdata/packages/workers/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range workers {
		copyFile(t, file, filepath.Join(folder, "workers", filepath.Base(file)))
	}
	node, _ := exec.LookPath("node")
	for _, p := range programs {
		name := filepath.Base(p)
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(strings.TrimSuffix(p, filepath.Ext(p)) + ".out")
			if err != nil && !*record {
				t.Fatal(err)
			}
			copyFile(t, p, filepath.Join(folder, name))
			c := testCase{name: name, dir: folder}
			if node != "" {
				wantNode(t, c, node, p, string(want))
			}
			if *record {
				return
			}
			got := c.run(t, heddleBinary, name)
			if got.Out != string(want) || got.Code != 0 {
				t.Errorf("exit code %d, printed:\n%s\nwant:\n%s\nstderr:\n%s", got.Code, got.Out, want, got.Err)
			}
		})
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func wantNode(t *testing.T, c testCase, node, program, want string) {
	t.Helper()
	got := c.run(t, node, c.name)
	if *record {
		if err := os.WriteFile(strings.TrimSuffix(program, filepath.Ext(program))+".out", []byte(got.Out), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got.Out != want {
		t.Errorf("the want is not node's any more:\n%s\nwant:\n%s", got.Out, want)
	}
}
