package bench

import (
	"slices"
	"sort"
	"strings"
)

// Figure is one thing that was measured of a benchmark under one runtime, as it is compared.
type Figure struct {
	Unit string // as in Go's benchmark format: ns/op, p99-ns, B/op, rss-B ...
	// Values are what is compared: one of each process, its median, where there are enough processes for a test, as
	// the samples of a process have more in common with each other than with another's. Else all samples.
	Values []float64
	// Processes says that Values are one of each process.
	Processes bool
}

const (
	unitTime      = "ns/op"
	unitTail      = "p99-ns"
	unitAllocated = "B/op"
	unitCPU       = "cpu-ns/op"
	unitPeak      = "peak-rss-B" // the most that was resident
	unitOwn       = "peak-own-B" // the same without pages of files
)

// enoughProcesses are the fewest that a test of one value each can find to differ, at a level of 0.05.
const enoughProcesses = 4

// HigherIsBetter says of which units more is better: rates, and factors.
func HigherIsBetter(unit string) bool {
	return strings.HasSuffix(unit, "/s") || unit == "x" || strings.HasSuffix(unit, "-x")
}

// judged says whether a unit's change for the worse is a regression. A tail has too few values behind it. Of a process's
// peak, the pages of its program's file depend on how the kernel holds that file: two copies of a program differ by 10 %.
func judged(unit string) bool { return unit != unitTail && unit != unitPeak }

// of are the runs of a runtime that went well.
func (b *Benchmark) of(runtime string) []*Run {
	var runs []*Run
	for _, run := range b.Runs {
		if run.Runtime == runtime && run.Failure == "" {
			runs = append(runs, run)
		}
	}
	return runs
}

// Figures are what was measured of a benchmark under a runtime: time first, others by unit.
func (b *Benchmark) Figures(runtime string) []Figure {
	byUnit := map[string][][]float64{} // a list a process
	add := func(unit string, values ...float64) {
		if len(values) > 0 {
			byUnit[unit] = append(byUnit[unit], values)
		}
	}
	for _, run := range b.of(runtime) {
		add(unitTime, run.NS...)
		if run.Latency != nil && run.Latency.P99 != nil {
			add(unitTail, *run.Latency.P99)
		}
		if run.Allocated != nil {
			add(unitAllocated, *run.Allocated)
		}
		add(unitCPU, run.CPU...)
		if run.Memory != nil {
			add(unitPeak, run.Memory.Peak)
			add(unitOwn, run.Memory.Peak-run.Memory.Files)
		}
		for _, r := range run.Reports {
			add(joinUnit(r.Name, r.Unit), r.Values...)
		}
	}
	var figures []Figure
	for unit, lists := range byUnit {
		figures = append(figures, makeFigure(unit, lists))
	}
	sort.Slice(figures, func(i, j int) bool { return rank(figures[i].Unit) < rank(figures[j].Unit) })
	return figures
}

func makeFigure(unit string, lists [][]float64) Figure {
	if len(lists) < enoughProcesses {
		return Figure{Unit: unit, Values: slices.Concat(lists...)}
	}
	f := Figure{Unit: unit, Processes: true}
	middle := median
	if unit == unitCPU {
		middle = mean // what runs behind an operation, such as a collection, falls to any sample
	}
	for _, values := range lists {
		f.Values = append(f.Values, middle(values))
	}
	return f
}

// rank orders units as they are shown.
func rank(unit string) string {
	switch unit {
	case unitTime:
		return "0"
	case unitTail:
		return "1"
	case unitAllocated:
		return "2"
	case unitCPU:
		return "4"
	case unitPeak:
		return "5"
	case unitOwn:
		return "6"
	}
	return "3" + unit
}

// beside says of a unit that every benchmark has it, beside what it is about.
func beside(unit string) bool {
	return unit == unitAllocated || unit == unitCPU || unit == unitPeak || unit == unitOwn
}

func (b *Benchmark) figure(runtime, unit string) (Figure, bool) {
	for _, f := range b.Figures(runtime) {
		if f.Unit == unit {
			return f, true
		}
	}
	return Figure{}, false
}

func median(values []float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// Labels names the benchmarks of a report, in its order: by their own names, with the file in front of what two files
// have.
func (r *Report) Labels() []string {
	count := map[string]int{}
	for _, b := range r.Benchmarks {
		count[b.Name]++
	}
	var labels []string
	for _, b := range r.Benchmarks {
		if count[b.Name] > 1 {
			labels = append(labels, b.File+": "+b.Name)
		} else {
			labels = append(labels, b.Name)
		}
	}
	return labels
}

// rowName is a figure's name in tables: the benchmark's, and what of it when it is not its only or main one.
func rowName(label string, all []Figure, unit string) string {
	others := 0
	for _, f := range all {
		if f.Unit != unit && !beside(f.Unit) {
			others++
		}
	}
	if unit == unitTime || others == 0 && !beside(unit) {
		return label
	}
	switch unit {
	case unitTail:
		return label + "-p99"
	case unitAllocated:
		return label + " B/op"
	}
	name, _ := splitUnit(unit)
	return label + "-" + name
}

func joinUnit(name, bare string) string {
	if name == "" {
		return bare
	}
	return name + "-" + bare
}

// splitUnit takes a reported figure's name off its unit.
func splitUnit(unit string) (name, bare string) {
	at := strings.LastIndex(unit, "-")
	if at < 0 {
		return "", unit
	}
	return unit[:at], unit[at+1:]
}
