package bench

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// Runtime is a program that runs JavaScript.
type Runtime struct {
	Name    string `json:"name"`    // unique in a Report
	Kind    string `json:"kind"`    // heddle, node, deno or bun
	Version string `json:"version"` // such as v20.20.2
	// Peer says that it is shown beside the others for what it can do: where it fails, that is shown, too.
	Peer bool   `json:"peer,omitempty"`
	Path string `json:"-"`
}

// kinds are told apart by what --version prints.
var kinds = []struct {
	kind    string
	version *regexp.Regexp
}{
	{"heddle", regexp.MustCompile(`^heddle (\S+)`)},
	{"node", regexp.MustCompile(`^(v\d+\.\d+\.\d+\S*)`)},
	{"deno", regexp.MustCompile(`^deno (\S+)`)},
	{"bun", regexp.MustCompile(`^(\d+\.\d+\.\d+\S*)`)},
}

// FindRuntime finds what --against names: a program on PATH, a path, or NAME@ before either, which says what it is to be
// called in results. It runs the program to learn what it is.
func FindRuntime(ctx context.Context, given string) (Runtime, error) {
	name, program, named := strings.Cut(given, "@")
	if !named {
		name, program = filepath.Base(given), given
	}
	if name == "" || program == "" || strings.ContainsAny(name, " \t\n|") {
		return Runtime{}, fmt.Errorf("%q names no runtime: it is NAME, PATH or NAME@PATH", given)
	}
	path, err := exec.LookPath(program)
	if err != nil && !errors.Is(err, exec.ErrDot) {
		var e *exec.Error
		if errors.As(err, &e) {
			err = e.Err
		}
		return Runtime{}, fmt.Errorf("%s: no such runtime: %w", program, err)
	}
	if path, err = filepath.Abs(path); err != nil {
		return Runtime{}, err
	}
	out, err := exec.CommandContext(ctx, path, "--version").Output()
	if err != nil {
		return Runtime{}, fmt.Errorf("%s --version: %w", program, err)
	}
	for _, k := range kinds {
		if found := k.version.FindStringSubmatch(string(out)); found != nil {
			return Runtime{Name: name, Kind: k.kind, Version: found[1], Path: path}, nil
		}
	}
	return Runtime{}, fmt.Errorf("%s is not heddle, node, deno or bun: --version prints %.40q", program, out)
}

// peers are the names that FindPeers looks for.
var peers = []string{"node", "deno", "bun"}

// FindPeers finds those of node, deno and bun that are on PATH. Notes say what is there and does not work.
func FindPeers(ctx context.Context) (found []Runtime, notes []string) {
	for _, name := range peers {
		if _, err := exec.LookPath(name); err != nil {
			continue
		}
		rt, err := FindRuntime(ctx, name)
		if err != nil {
			notes = append(notes, err.Error())
			continue
		}
		rt.Peer = true
		found = append(found, rt)
	}
	return found, notes
}

// arguments start a script in the folder of the runner.
func (r Runtime) arguments(dir string, execArgs []string, script string) []string {
	var args []string
	if r.Kind == "deno" {
		args = append(args, "run", "--quiet", "--allow-all", "--unstable-detect-cjs",
			"--import-map="+filepath.Join(dir, "import-map.json"))
	}
	args = append(args, execArgs...)
	return append(args, script)
}
