package bench

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode"

	"golang.org/x/perf/benchfmt"
)

// goName is a benchmark's name in Go's format, without "Benchmark". There it begins with no lower-case letter and has no
// spaces; threads are a part of it.
func goName(b *Benchmark) string {
	name := strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || !unicode.IsPrint(c) {
			return '_'
		}
		return c
	}, b.Name)
	if name == "" {
		name = "_"
	}
	first := []rune(name)
	first[0] = unicode.ToUpper(first[0])
	name = string(first)
	if unicode.IsLower(first[0]) {
		name = "_" + name
	}
	if b.Threads > 1 && !strings.Contains(name, "/threads=") {
		name += fmt.Sprintf("/threads=%d", b.Threads)
	}
	return name
}

// GoFormat writes a report in Go's benchmark format, which benchstat reads: a line for each of the values that
// comparisons are made of, under configuration lines that say of which runtime and file they are.
func GoFormat(w io.Writer, r *Report) error {
	if err := writeUnits(w, r); err != nil {
		return err
	}
	out := benchfmt.NewWriter(w)
	for _, rt := range r.Runtimes {
		for _, b := range r.Benchmarks {
			for _, result := range goResults(r, rt, b) {
				if err := out.Write(result); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// writeUnits says of which of its own units more is better.
func writeUnits(w io.Writer, r *Report) error {
	seen := map[string]bool{}
	for _, b := range r.Benchmarks {
		for _, rt := range r.Runtimes {
			for _, f := range b.Figures(rt.Name) {
				if seen[f.Unit] || !HigherIsBetter(f.Unit) {
					continue
				}
				seen[f.Unit] = true
				if _, err := fmt.Fprintf(w, "Unit %s better=higher\n", f.Unit); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func goResults(r *Report, rt Runtime, b *Benchmark) []*benchfmt.Result {
	config := []benchfmt.Config{
		{Key: "goos", Value: []byte(r.Machine.OS), File: true},
		{Key: "goarch", Value: []byte(r.Machine.Arch), File: true},
		{Key: "pkg", Value: []byte(b.File), File: true},
		{Key: "cpu", Value: []byte(r.Machine.CPU), File: true},
		{Key: "runtime", Value: []byte(rt.Name), File: true},
	}
	figures := b.Figures(rt.Name)
	bytes := 0.0
	iterations := 1
	if runs := b.of(rt.Name); len(runs) > 0 {
		bytes = runs[0].Bytes
		if len(runs[0].Ops) > 0 {
			iterations = max(1, int(math.Round(median(runs[0].Ops))))
		}
	}
	var results []*benchfmt.Result
	for i := 0; ; i++ {
		values := valuesAt(figures, i, bytes)
		if len(values) == 0 {
			return results
		}
		name := benchfmt.Name(goName(b))
		results = append(results, &benchfmt.Result{Config: config, Name: name, Iters: iterations, Values: values})
	}
}

// valuesAt is the i-th value of each figure that has so many.
func valuesAt(figures []Figure, i int, bytes float64) []benchfmt.Value {
	var values []benchfmt.Value
	for _, f := range figures {
		if i >= len(f.Values) {
			continue
		}
		values = append(values, benchfmt.Value{Value: f.Values[i], Unit: f.Unit})
		if f.Unit == unitTime && bytes > 0 {
			values = append(values, benchfmt.Value{Value: bytes / f.Values[i] * 1e3, Unit: "MB/s"})
		}
	}
	return values
}

// parseGoFormat reads results in Go's format as a report. What is derived of others, MB/s, is left out.
func parseGoFormat(text []byte, name string) (*Report, error) {
	r := &Report{Heddle: Format}
	reader := benchfmt.NewReader(bytes.NewReader(text), name)
	for reader.Scan() {
		switch record := reader.Result().(type) {
		case *benchfmt.SyntaxError:
			return nil, record
		case *benchfmt.Result:
			r.addGoResult(record)
		}
	}
	if err := reader.Err(); err != nil {
		return nil, err
	}
	if len(r.Benchmarks) == 0 {
		return nil, fmt.Errorf("has no benchmark in it")
	}
	return r, nil
}

func (r *Report) addGoResult(result *benchfmt.Result) {
	runtime := result.GetConfig("runtime")
	if runtime == "" {
		runtime = "baseline"
	}
	if r.runtimeIndex(runtime) < 0 {
		r.Runtimes = append(r.Runtimes, Runtime{Name: runtime})
	}
	b := r.benchmark(result.GetConfig("pkg"), result.Name.String())
	run := &Run{Runtime: runtime, Round: len(b.Runs)}
	for _, v := range result.Values {
		value, unit := v.Value, v.Unit
		if v.OrigUnit != "" {
			value, unit = v.OrigValue, v.OrigUnit
		}
		switch unit {
		case unitTime:
			run.NS = append(run.NS, value)
			run.Ops = append(run.Ops, float64(result.Iters))
		case unitAllocated:
			run.Allocated = &value
		case unitTail:
			run.Latency = &Latency{P99: &value}
		case "MB/s":
		default:
			name, bare := splitUnit(unit)
			run.Reports = append(run.Reports, Reported{Name: name, Unit: bare, Values: []float64{value}})
		}
	}
	b.Runs = append(b.Runs, run)
}

func (r *Report) runtimeIndex(name string) int {
	for i, rt := range r.Runtimes {
		if rt.Name == name {
			return i
		}
	}
	return -1
}

func (r *Report) benchmark(file, name string) *Benchmark {
	for _, b := range r.Benchmarks {
		if b.File == file && b.Name == name {
			return b
		}
	}
	b := &Benchmark{File: file, Name: name, Threads: 1}
	r.Benchmarks = append(r.Benchmarks, b)
	return b
}
