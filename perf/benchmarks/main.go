package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"time"
)

// program is one thing to run. Without own figures its whole process is timed under name.
type program struct {
	name string
	args []string
	own  bool
}

var programs = []program{
	{name: "process -p 1", args: []string{"-p", "1"}},
	{name: "process hello.js", args: []string{"hello.js"}},
	{name: "process worker-hello.js", args: []string{"worker-hello.js"}},
	{args: []string{"spawn.js"}, own: true},
	{args: []string{"threads.js"}, own: true},
	{args: []string{"roundtrip.js"}, own: true},
	{args: []string{"messages.js"}, own: true},
	{args: []string{"values.js"}, own: true},
}

// figure is one benchmark: its unit (ns or B) and its samples by runtime.
type figure struct {
	unit    string
	samples map[string][]float64
}

type figures map[string]*figure

func (f figures) add(name, runtime, unit string, value float64) {
	if f[name] == nil {
		f[name] = &figure{unit: unit, samples: map[string][]float64{}}
	}
	f[name].samples[runtime] = append(f[name].samples[runtime], value)
}

func main() {
	heddle := flag.String("heddle", "./heddle", "the binary to measure")
	node := flag.String("node", "node", "the runtime to compare with; empty: none")
	runs := flag.Int("runs", 21, "runs of each program and runtime")
	dir := flag.String("dir", "perf/benchmarks", "where the programs are")
	format := flag.String("format", "markdown", "markdown or benchstat")
	flag.Parse()
	if err := run(*heddle, *node, *dir, *format, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

func run(heddle, node, dir, format string, runs int) error {
	path, err := filepath.Abs(heddle)
	if err != nil {
		return err
	}
	runtimes := [][2]string{{"heddle", path}}
	if node != "" {
		found, err := exec.LookPath(node)
		if err != nil {
			return err
		}
		runtimes = append(runtimes, [2]string{"node", found})
	}
	got := figures{}
	for i := -1; i < runs; i++ { // the first round warms the caches of the machine
		for _, p := range programs {
			for _, r := range runtimes {
				if err := measure(got, p, r, dir, i >= 0); err != nil {
					return err
				}
			}
		}
	}
	if format == "benchstat" {
		printBenchstat(got)
		return nil
	}
	return printMarkdown(got, node, runs)
}

func measure(got figures, p program, runtime [2]string, dir string, keep bool) error {
	var out bytes.Buffer
	cmd := exec.Command(runtime[1], p.args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, os.Stderr
	began := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", runtime[0], strings.Join(p.args, " "), err)
	}
	took := time.Since(began)
	if !keep {
		return nil
	}
	if !p.own {
		got.add(p.name, runtime[0], "ns", float64(took))
		return nil
	}
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		fields := strings.Fields(line)
		if len(fields) != 3 || (fields[2] != "ns" && fields[2] != "B") {
			return fmt.Errorf("%s %s printed %q", runtime[0], p.args[0], line)
		}
		value, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			return err
		}
		got.add(fields[0], runtime[0], fields[2], value)
	}
	return nil
}

func median(list []float64) float64 {
	sorted := append([]float64(nil), list...)
	sort.Float64s(sorted)
	return sorted[len(sorted)/2]
}

func names(got figures) []string {
	var list []string
	for name := range got {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

func printBenchstat(got figures) {
	fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
	for _, name := range names(got) {
		for who, samples := range got[name].samples {
			for _, value := range samples {
				fmt.Printf("Benchmark%s/runtime=%s 1 %.0f %s/op\n", strings.ReplaceAll(name, " ", "-"), who, value, got[name].unit)
			}
		}
	}
}

func printMarkdown(got figures, node string, runs int) error {
	peer := ""
	if node != "" {
		version, err := exec.Command(node, "--version").Output()
		if err != nil {
			return err
		}
		peer = strings.TrimSpace(string(version))
	}
	fmt.Printf("Medians of %d runs, heddle and node %s interleaved, %d cores (%s/%s).\n\n", runs, peer,
		runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	fmt.Println("| figure | heddle | node | heddle / node |")
	fmt.Println("|---|---:|---:|---:|")
	for _, name := range names(got) {
		unit, samples := got[name].unit, got[name].samples
		h := median(samples["heddle"])
		if len(samples["node"]) == 0 {
			fmt.Printf("| %s | %s | | |\n", name, show(h, unit))
			continue
		}
		n := median(samples["node"])
		fmt.Printf("| %s | %s | %s | %.2f |\n", name, show(h, unit), show(n, unit), h/n)
	}
	return nil
}

func show(value float64, unit string) string {
	switch {
	case unit == "B":
		return fmt.Sprintf("%.1f MB", value/1e6)
	case value >= 1e6:
		return fmt.Sprintf("%.1f ms", value/1e6)
	case value >= 1e3:
		return fmt.Sprintf("%.1f us", value/1e3)
	}
	return fmt.Sprintf("%.0f ns", value)
}
