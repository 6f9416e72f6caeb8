package bench

import (
	"fmt"
	"math"
	"slices"

	"golang.org/x/perf/benchmath"
)

// confidence is the level of the intervals that are shown.
const confidence = 0.95

// Summary is the middle of a figure's values.
type Summary struct {
	Median float64
	// Range is the half width of the 95 % confidence interval, as a part of the median; infinite: too few values.
	Range float64
	N     int
}

// Summarize finds the median of values and its confidence interval.
func Summarize(values []float64) Summary {
	s := benchmath.AssumeNothing.Summary(sample(values, 0.05), confidence)
	half := math.Inf(1)
	if !math.IsInf(s.Lo, 0) && !math.IsInf(s.Hi, 0) {
		half = math.Max(s.Hi-s.Center, s.Center-s.Lo)
		if half > 0 {
			half /= math.Abs(s.Center)
		}
	}
	return Summary{Median: s.Center, Range: half, N: len(values)}
}

func sample(values []float64, alpha float64) *benchmath.Sample {
	return benchmath.NewSample(slices.Clone(values), &benchmath.Thresholds{CompareAlpha: alpha})
}

// Verdict is what a comparison says.
type Verdict int

const (
	Unchanged  Verdict = iota // no change is shown
	Better                    // shown
	Worse                     // shown, within the limit or without one
	Regression                // shown, and worse by more than the limit
	TooFew                    // no number of values this small can show a change
)

func (v Verdict) String() string {
	return [...]string{"no change shown", "better", "worse", "regression", "too few values"}[v]
}

// Comparison is of one figure, old and new.
type Comparison struct {
	Old, New Summary
	Unit     string
	// Change is new / old - 1; NaN when old is 0 and new is not.
	Change float64
	// P is the probability of a difference like this, or a greater one, between two sets of values of the same
	// distribution: the Mann-Whitney U test.
	P       float64
	Verdict Verdict
	// Note says what to know about the verdict; "": nothing.
	Note string
}

// Judge says how comparisons are judged.
type Judge struct {
	// Alpha is the level that P must be below for a change to count.
	Alpha float64
	// Limit is the part by which a figure may be worse; negative: no limit.
	Limit float64
}

// Compare judges a figure against an older one of the same unit.
func (j Judge) Compare(old, new Figure) Comparison {
	before, after := sample(old.Values, j.Alpha), sample(new.Values, j.Alpha)
	c := Comparison{Old: Summarize(old.Values), New: Summarize(new.Values), Unit: new.Unit, P: 1}
	c.Change = change(c.Old.Median, c.New.Median)
	if slices.Min(old.Values) == slices.Max(old.Values) && slices.Equal(extremes(old.Values), extremes(new.Values)) {
		return c // all values are equal: the test is not made for that
	}
	test := benchmath.AssumeNothing.Compare(before, after)
	c.P = test.P
	if c.P >= j.Alpha {
		c.Verdict, c.Note = j.unshown(len(old.Values), len(new.Values), test.Warnings)
		return c
	}
	c.Verdict = j.direction(c)
	if !old.Processes || !new.Processes {
		c.Note = fmt.Sprintf("of single processes: what differs between any two is in it (--rounds %d or more)", enoughProcesses)
	}
	return c
}

func extremes(values []float64) []float64 { return []float64{slices.Min(values), slices.Max(values)} }

func change(old, new float64) float64 {
	switch {
	case old == new:
		return 0
	case old == 0:
		return math.NaN()
	}
	return new/old - 1
}

func (j Judge) unshown(n1, n2 int, warnings []error) (Verdict, string) {
	if least := smallestP(n1, n2); least >= j.Alpha {
		return TooFew, fmt.Sprintf("%d and %d values cannot give a p below %.2g", n1, n2, least)
	}
	if len(warnings) > 0 {
		return Unchanged, warnings[0].Error()
	}
	return Unchanged, ""
}

// smallestP is the least p of the U test for samples of these sizes: all of one below all of the other, either way.
func smallestP(n1, n2 int) float64 {
	orders := 1.0 // n1 + n2 over n1
	for i := 1; i <= n1; i++ {
		orders = orders * float64(n2+i) / float64(i)
	}
	return math.Min(1, 2/orders)
}

// CanShow gives an error when the values of so many processes can show no change, however great: a limit would hold
// whatever happens.
func (j Judge) CanShow(rounds, samples int) error {
	n := rounds
	if rounds < enoughProcesses {
		n = rounds * samples
	}
	if least := smallestP(n, n); least >= j.Alpha {
		return fmt.Errorf("%d values on each side cannot give a p below %.2g, and --alpha is %.2g: take more --rounds",
			n, least, j.Alpha)
	}
	return nil
}

func (j Judge) direction(c Comparison) Verdict {
	worse := c.New.Median - c.Old.Median
	loss := c.Change
	if HigherIsBetter(c.Unit) {
		worse = -worse
		loss = change(c.New.Median, c.Old.Median)
	}
	switch {
	case worse == 0:
		return Unchanged
	case worse < 0:
		return Better
	case j.Limit >= 0 && judged(c.Unit) && !(loss <= j.Limit):
		return Regression
	}
	return Worse
}

// Row is a figure in a comparison of two reports, or of two runtimes of one.
type Row struct {
	Name      string // as tables show it
	Benchmark string // its benchmark's
	Comparison
}

// Reason says in a line why a row is a regression.
func (r Row) Reason() string {
	return fmt.Sprintf("%s: %s, was %s: %s (p %s, n %d and %d)", r.Name, Show(r.New.Median, r.Unit), Show(r.Old.Median, r.Unit),
		signedPercent(r.Change), probability(r.Comparison), r.New.N, r.Old.N)
}

// Comparisons is a whole comparison.
type Comparisons struct {
	OldName, NewName string
	Rows             []Row
	// Notes are what to know about the whole: benchmarks that only one side has, another machine.
	Notes []string
}

// Regressions are the rows that broke the limit.
func (c *Comparisons) Regressions() []Row {
	var list []Row
	for _, row := range c.Rows {
		if row.Verdict == Regression {
			list = append(list, row)
		}
	}
	return list
}

// Confirm takes back the regressions that a second run of the same does not show: of many comparisons some are bound to
// break a limit by chance, and of those few do it twice.
func (c *Comparisons) Confirm(second *Comparisons) {
	again := map[string]bool{}
	for _, row := range second.Regressions() {
		again[row.Name] = true
	}
	for i, row := range c.Rows {
		if row.Verdict == Regression && !again[row.Name] {
			c.Rows[i].Verdict, c.Rows[i].Note = Worse, "over the limit at first, but not when it was measured again"
		}
	}
}

// CompareRuntimes compares a report's runtimes: old is the other one, as the report's first is the one judged.
func (r *Report) CompareRuntimes(j Judge, old, new string) *Comparisons {
	c := &Comparisons{OldName: old, NewName: new}
	labels := r.Labels()
	for i, b := range r.Benchmarks {
		c.compare(j, labels[i], b.Name, b.Figures(old), b.Figures(new))
	}
	return c
}

// CompareReports compares the first runtime of a report with the same one of an older report, or its only one.
func CompareReports(j Judge, old, new *Report) *Comparisons {
	runtime := new.Runtimes[0].Name
	oldRuntime := old.runtimeLike(runtime)
	c := &Comparisons{OldName: "baseline", NewName: runtime, Notes: differences(old, new)}
	labels := new.Labels()
	used := map[*Benchmark]bool{}
	for i, b := range new.Benchmarks {
		before := old.find(b)
		if before == nil {
			c.Notes = append(c.Notes, labels[i]+" is not in the baseline")
			continue
		}
		used[before] = true
		c.compare(j, labels[i], b.Name, before.Figures(oldRuntime), b.Figures(runtime))
	}
	oldLabels := old.Labels()
	for i, b := range old.Benchmarks {
		if !used[b] {
			c.Notes = append(c.Notes, oldLabels[i]+" is in the baseline only")
		}
	}
	return c
}

// differences says what makes two reports hard to compare. What the older one does not tell is not held against it.
func differences(old, new *Report) []string {
	var notes []string
	if o, n := old.Machine, new.Machine; o.OS != "" && o != n {
		notes = append(notes, fmt.Sprintf("the baseline is of another machine: %v there, %v here", o, n))
	}
	if o, n := old.Settings, new.Settings; o.Time > 0 && (o.Time != n.Time || !slices.Equal(o.ExecArgs, n.ExecArgs)) {
		notes = append(notes, fmt.Sprintf("the baseline was measured otherwise: --time %vms %v there, %vms %v here",
			o.Time, o.ExecArgs, n.Time, n.ExecArgs))
	}
	return notes
}

func (c *Comparisons) compare(j Judge, label, benchmark string, old, new []Figure) {
	for _, after := range new {
		if after.Unit == unitPeak && has(new, unitOwn) {
			continue // the part of it that can be judged
		}
		for _, before := range old {
			if before.Unit == after.Unit {
				row := Row{Name: rowName(label, new, after.Unit), Benchmark: benchmark, Comparison: j.Compare(before, after)}
				c.Rows = append(c.Rows, row)
			}
		}
	}
}

func has(figures []Figure, unit string) bool {
	return slices.ContainsFunc(figures, func(f Figure) bool { return f.Unit == unit })
}

func (r *Report) runtimeLike(name string) string {
	for _, rt := range r.Runtimes {
		if rt.Name == name {
			return name
		}
	}
	return r.Runtimes[0].Name
}

// find looks for the same benchmark: of the same file, or else the only one of its name. Go's format knows names in its
// own spelling alone.
func (r *Report) find(b *Benchmark) *Benchmark {
	var found []*Benchmark
	for _, other := range r.Benchmarks {
		if goName(other) != goName(b) {
			continue
		}
		if other.File == b.File {
			return other
		}
		found = append(found, other)
	}
	if len(found) == 1 {
		return found[0]
	}
	return nil
}
