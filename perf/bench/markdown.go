package bench

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Markdown writes a report as a table: a row for each figure, a column for each runtime, and what the first one costs as
// a part of what the best of the others does: in time or whatever the figure is, in CPU time, in peak memory. Below 1 is
// less, of rates and factors, too, which are turned around; a ~ stands where a difference is not shown at a level of 0.05.
// With targets, which may be nil, their figures come first, with what the ratio is meant to be and whether it is.
func Markdown(w io.Writer, r *Report, targets *Targets) error {
	lines := r.lines(targets)
	columns := r.columns(lines, targets)
	heads, rule := []string{"figure"}, "|---|"
	for _, c := range columns {
		heads = append(heads, cell(c.head))
		rule += "---:|"
	}
	var text strings.Builder
	fmt.Fprintf(&text, "| %s |\n%s\n", strings.Join(heads, " | "), rule)
	for _, l := range lines {
		cells := []string{cell(l.name)}
		for _, c := range columns {
			cells = append(cells, cell(c.cell(l)))
		}
		fmt.Fprintf(&text, "| %s |\n", strings.Join(cells, " | "))
	}
	if notes := r.markdownNotes(lines, targets); len(notes) > 0 {
		fmt.Fprintf(&text, "\n- %s\n", strings.Join(notes, "\n- "))
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// line is a row of a Markdown table.
type line struct {
	name      string
	benchmark *Benchmark
	unit      string
	isMain    bool    // the benchmark's first row, which tells of CPU time and memory, too
	best      string  // the one of the other runtimes that did best; "": none has the figure
	target    *Target // nil: none
}

// lines has a row for each figure that a runtime gave, except what every benchmark has beside its own: those are columns,
// and the table of a terminal has what is allocated. The peak of a command is about it as much as its time is.
func (r *Report) lines(targets *Targets) []line {
	var lines []line
	labels := r.Labels()
	for i, b := range r.Benchmarks {
		all := b.allFigures(r.Runtimes)
		isMain := true
		for _, f := range all {
			if beside(f.Unit) && (f.Unit != unitPeak || has(all, unitOwn)) {
				continue
			}
			name := rowName(labels[i], all, f.Unit)
			lines = append(lines, line{name, b, f.Unit, isMain, r.best(b, f.Unit), targets.of(name)})
			isMain = false
		}
		if isMain { // nobody measured anything: that is to be seen
			lines = append(lines, line{name: labels[i], benchmark: b, unit: unitTime, target: targets.of(labels[i])})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return targets.place(a.name) - targets.place(b.name) })
	return lines
}

// best is the runtime, of all but the first, with the lowest cost.
func (r *Report) best(b *Benchmark, unit string) string {
	name, least := "", 0.0
	for _, rt := range r.Runtimes[1:] {
		f, ok := b.figure(rt.Name, unit)
		if !ok {
			continue
		}
		value := median(f.Values)
		if HigherIsBetter(unit) {
			value = -value
		}
		if name == "" || value < least {
			name, least = rt.Name, value
		}
	}
	return name
}

// markdownColumn is one of a Markdown table's, after the figure's name.
type markdownColumn struct {
	head string
	cell func(line) string
}

// columns has those of the runtimes, and of what is made of them those that are not empty.
func (r *Report) columns(lines []line, targets *Targets) []markdownColumn {
	var values, columns []markdownColumn
	for _, rt := range r.Runtimes {
		values = append(values, markdownColumn{rt.Name, func(l line) string { return l.value(rt.Name) }})
	}
	others := len(r.Runtimes) - 1
	if others == 0 {
		columns = append(columns,
			markdownColumn{"CPU time", func(l line) string { return r.own(l, unitCPU) }},
			markdownColumn{"memory", func(l line) string { return r.own(l, unitPeak) }})
	} else {
		columns = append(columns,
			markdownColumn{"ratio", func(l line) string { return r.ratioCell(l, l.unit, others > 1) }},
			markdownColumn{"CPU ratio", func(l line) string { return r.mainRatio(l, unitCPU) }},
			markdownColumn{"memory ratio", func(l line) string { return r.mainRatio(l, unitPeak) }})
	}
	if targets != nil {
		columns = append(columns,
			markdownColumn{"target", func(l line) string { return l.target.String() }},
			markdownColumn{"met", func(l line) string { return targets.met(r, l) }})
	}
	isEmpty := func(c markdownColumn) bool {
		return !slices.ContainsFunc(lines, func(l line) bool { return c.cell(l) != "" })
	}
	return append(values, slices.DeleteFunc(columns, isEmpty)...)
}

// value is what a runtime measured, as a rate where the benchmark says of what, or how it failed.
func (l line) value(runtime string) string {
	f, ok := l.benchmark.figure(runtime, l.unit)
	if !ok {
		return l.benchmark.failureCell(runtime)
	}
	value := median(f.Values)
	if l.unit == unitTime {
		if text, ok := l.benchmark.of(runtime)[0].rate(value); ok {
			return text
		}
	}
	return Show(value, l.unit)
}

func (b *Benchmark) failureCell(runtime string) string {
	for _, run := range b.Runs {
		switch {
		case run.Runtime != runtime || run.Failure == "":
		case strings.HasSuffix(run.Failure, byTimeout):
			return "hangs"
		default:
			return "fails"
		}
	}
	return ""
}

func (r *Report) own(l line, unit string) string {
	if f, ok := l.benchmark.figure(r.Runtimes[0].Name, unit); ok && l.isMain {
		return Show(median(f.Values), unit)
	}
	return ""
}

func (r *Report) mainRatio(l line, unit string) string {
	if !l.isMain {
		return ""
	}
	return r.ratioCell(l, unit, false)
}

// ratioCell compares with the best of the others; named: it is told which one that is.
func (r *Report) ratioCell(l line, unit string, named bool) string {
	first, _ := l.benchmark.figure(r.Runtimes[0].Name, unit)
	other, _ := l.benchmark.figure(l.best, unit)
	text := ratio(first, other)
	if named && text != "" {
		text += " " + l.best
	}
	return text
}

// ratio is what a costs as a part of what b does; "" where one of the two was not measured, or has no ratio to the other.
func ratio(a, b Figure) string {
	if len(a.Values) == 0 || len(b.Values) == 0 {
		return ""
	}
	c := Judge{Alpha: 0.05, Limit: -1}.Compare(b, a)
	if c.Old.Median <= 0 || c.New.Median <= 0 {
		return ""
	}
	value := c.New.Median / c.Old.Median
	if HigherIsBetter(a.Unit) {
		value = 1 / value
	}
	return fmt.Sprintf("%.2f", value) + doubt(c)
}

// doubt is a mark behind what a comparison does not show.
func doubt(c Comparison) string {
	if c.Verdict == Unchanged && c.Change != 0 || c.Verdict == TooFew {
		return " ~"
	}
	return ""
}

// allFigures has a figure for each unit that any of the runtimes gave.
func (b *Benchmark) allFigures(runtimes []Runtime) []Figure {
	var figures []Figure
	seen := map[string]bool{}
	for _, rt := range runtimes {
		for _, f := range b.Figures(rt.Name) {
			if !seen[f.Unit] {
				seen[f.Unit] = true
				figures = append(figures, f)
			}
		}
	}
	return figures
}

// markdownNotes say what peers could not do, and which targets have no figure.
func (r *Report) markdownNotes(lines []line, targets *Targets) []string {
	var notes []string
	for _, failure := range r.PeerFailures() {
		first, _, _ := strings.Cut(failure, "\n")
		notes = append(notes, cell(first))
	}
	switch missing := targets.without(lines); {
	case len(missing) > mostNamed:
		notes = append(notes, fmt.Sprintf("%d targets are of figures that were not measured", len(missing)))
	case len(missing) > 0:
		notes = append(notes, "not measured: "+cell(strings.Join(missing, ", ")))
	}
	return notes
}

// CompareMarkdown writes a comparison as a pull request shows it: what broke the limit first, the table, and what to
// know about it.
func CompareMarkdown(w io.Writer, c *Comparisons, limit float64) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### Benchmarks: %s against %s\n\n%s\n\n", cell(c.NewName), cell(c.OldName), c.Outcome(limit))
	fmt.Fprintf(&b, "| benchmark | %s | %s | change | p | verdict |\n", cell(c.OldName), cell(c.NewName))
	b.WriteString("|---|---:|---:|---:|---:|---|\n")
	for _, row := range c.Rows {
		verdict := row.Verdict.String()
		if row.Verdict == Regression {
			verdict = "**" + verdict + "**"
		}
		fmt.Fprintf(&b, "| %s | %s ± %s | %s ± %s | %s | %s | %s |\n", cell(row.Name),
			Show(row.Old.Median, row.Unit), percent(row.Old.Range), Show(row.New.Median, row.Unit), percent(row.New.Range),
			signedPercent(row.Change), probability(row.Comparison), verdict)
	}
	var notes strings.Builder
	if err := writeNotes(&notes, c, "- "); err != nil {
		return err
	}
	if notes.Len() > 0 {
		fmt.Fprintf(&b, "\n%s", notes.String())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Outcome is the comparison in a sentence.
func (c *Comparisons) Outcome(limit float64) string {
	count := map[Verdict]int{}
	for _, row := range c.Rows {
		count[row.Verdict]++
	}
	counts := fmt.Sprintf("%d better, %d worse, %d without a change shown", count[Better], count[Worse]+count[Regression],
		count[Unchanged]+count[TooFew])
	if limit < 0 {
		return fmt.Sprintf("%d figures: %s.", len(c.Rows), counts)
	}
	if count[Regression] == 0 {
		return fmt.Sprintf("%d figures, none worse by more than %s: %s.", len(c.Rows), percent(limit), counts)
	}
	return fmt.Sprintf("%d of %d figures are worse by more than %s: %s.", count[Regression], len(c.Rows), percent(limit),
		counts)
}

// cell keeps a text inside its cell.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;").Replace(text)
}
