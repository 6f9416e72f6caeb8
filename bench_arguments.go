package main

// What bench takes on its command line: the order of it, its completion, the files behind it.

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// benchArguments brings the arguments of bench into the order that urfave/cli reads: options, files. What stands behind
// -- are options of the runtime.
func benchArguments(args []string) ([]string, error) {
	options, files := []string{}, []string{}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			for _, own := range args[i+1:] {
				options = append(options, "--exec-arg="+own)
			}
			break
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			files = append(files, arg)
			continue
		}
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		takesValue, known := benchOption(name)
		switch {
		case !known:
			return nil, fmt.Errorf("bad option: %s (see heddle bench --help)", arg)
		case takesValue && !hasValue && i+1 == len(args):
			return nil, fmt.Errorf("%s needs a value", arg)
		}
		options = append(options, arg)
		if takesValue && !hasValue {
			i++
			options = append(options, args[i])
		}
	}
	return append(append(options, "--"), files...), nil
}

func benchOption(name string) (takesValue, known bool) {
	if name == "help" || name == "h" {
		return false, true
	}
	return findOption(benchCommand().Flags, name)
}

// benchCandidates completes a word of bench; none means files.
func benchCandidates(before []string, last string) []string {
	before = slices.DeleteFunc(slices.Clone(before), func(word string) bool { return word == "=" })
	if len(before) > 0 {
		open := before[len(before)-1]
		if takesValue, _ := benchOption(strings.TrimLeft(open, "-")); takesValue && strings.HasPrefix(open, "-") {
			if open == "--format" {
				return benchFormats
			}
			return nil
		}
	}
	if !strings.HasPrefix(last, "-") {
		return nil
	}
	return longNames(benchCommand().Flags)
}

var benchName = regexp.MustCompile(`\.bench\.[cm]?[jt]s$`)

// findBenchmarks turns folders into the files in them.
func findBenchmarks(given []string) ([]string, error) {
	if len(given) == 0 {
		given = []string{"."}
	}
	var files []string
	for _, name := range given {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return nil, err
		case !info.IsDir():
			files = append(files, name)
			continue
		}
		found, err := benchmarksIn(name)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%s has no *.bench.js (.mjs, .cjs, .ts ...) in it; files of other names must be given", name)
		}
		files = append(files, found...)
	}
	for i, file := range files {
		same := func(other string) bool { return filepath.Clean(other) == filepath.Clean(file) }
		if slices.ContainsFunc(files[:i], same) {
			return nil, fmt.Errorf("%s is given twice", file)
		}
	}
	return files, nil
}

func benchmarksIn(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != dir && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case !d.IsDir() && benchName.MatchString(d.Name()):
			files = append(files, path)
		}
		return nil
	})
	return files, err
}
