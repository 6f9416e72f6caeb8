package bench

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// column is one of a table's: its head, and whether it is of numbers, which stand at its right.
type column struct {
	head   string
	number bool
}

// Table writes a report for people: a line for each benchmark and runtime.
func Table(w io.Writer, r *Report) error {
	columns := []column{{"benchmark", false}}
	if len(r.Runtimes) > 1 {
		columns = append(columns, column{"runtime", false})
	}
	for _, head := range []string{"time/op", "±", "op/s", "rate", "p99", "alloc/op", "CPU/op", "peak", "GC", "longest", "ELU"} {
		columns = append(columns, column{head, true})
	}
	columns = append(columns, column{"reported", false})
	var rows [][]string
	labels := r.Labels()
	for i, b := range r.Benchmarks {
		for k, rt := range r.Runtimes {
			label := labels[i]
			if k > 0 {
				label = ""
			}
			rows = append(rows, r.tableRow(label, rt.Name, b))
		}
	}
	if _, err := fmt.Fprint(w, r.head()); err != nil {
		return err
	}
	return writeColumns(w, columns, rows)
}

// head says of what and how the figures are.
func (r *Report) head() string {
	var names []string
	for _, rt := range r.Runtimes {
		names = append(names, rt.Name+" "+rt.Version)
	}
	return fmt.Sprintf("%s; %v\n", strings.Join(names, ", "), r.Machine)
}

func (r *Report) tableRow(label, runtime string, b *Benchmark) []string {
	row := []string{label}
	if len(r.Runtimes) > 1 {
		row = append(row, runtime)
	}
	runs := b.of(runtime)
	if len(runs) == 0 {
		return append(row, "failed")
	}
	row = append(row, timeCells(b, runtime, runs[0])...)
	for _, unit := range []string{unitTail, unitAllocated, unitCPU, unitPeak} {
		cell := "-"
		if f, ok := b.figure(runtime, unit); ok {
			cell = Show(median(f.Values), unit)
		}
		row = append(row, cell)
	}
	share, longest := gcCells(runs)
	return append(row, share, longest, eluCell(runs), reportedCell(b, runtime))
}

func timeCells(b *Benchmark, runtime string, run *Run) []string {
	f, ok := b.figure(runtime, unitTime)
	if !ok {
		return []string{"-", "-", "-", "-"}
	}
	s := Summarize(f.Values)
	through := "-"
	if text, ok := run.rate(s.Median); ok {
		through = text
	}
	return []string{duration(s.Median), percent(s.Range), rate(1e9 / s.Median), through}
}

// rate is what operations of so many nanoseconds work through, as text; false: the benchmark does not say.
func (run *Run) rate(ns float64) (string, bool) {
	switch {
	case !(ns > 0):
		return "", false
	case run.Rate != nil && run.Rate.Amount > 0:
		return fmt.Sprintf("%s %s/s", rate(run.Rate.Amount/ns*1e9), run.Rate.Unit), true
	case run.Bytes > 0:
		return digits(run.Bytes/ns*1e3) + " MB/s", true
	}
	return "", false
}

// gcCells are the part of the samples' time that went to collections, and the longest one.
func gcCells(runs []*Run) (share, longest string) {
	var shares []float64
	most := 0.0
	for _, run := range runs {
		if run.GC == nil || run.GCShare == nil {
			return "-", "-"
		}
		shares = append(shares, *run.GCShare)
		most = math.Max(most, run.GC.Max)
	}
	return percent(median(shares)), duration(most * 1e6)
}

// eluCell has the utilization of each thread's loop; of more than four, the least and the greatest.
func eluCell(runs []*Run) string {
	var cells []string
	low, high := math.Inf(1), math.Inf(-1)
	threads := runs[len(runs)-1].ELU
	for _, elu := range threads {
		if elu == nil {
			return "-"
		}
		cells = append(cells, fmt.Sprintf("%.2f", *elu))
		low, high = math.Min(low, *elu), math.Max(high, *elu)
	}
	switch {
	case len(cells) == 0:
		return "-"
	case len(cells) > 4:
		return fmt.Sprintf("%.2f..%.2f", low, high)
	}
	return strings.Join(cells, " ")
}

func reportedCell(b *Benchmark, runtime string) string {
	var cells []string
	for _, f := range b.Figures(runtime) {
		if f.Unit == unitTime || f.Unit == unitTail || beside(f.Unit) {
			continue
		}
		name, _ := splitUnit(f.Unit)
		cells = append(cells, strings.TrimSpace(name+" "+Show(median(f.Values), f.Unit)))
	}
	return strings.Join(cells, ", ")
}

// writeColumns lines rows up. A column that has nothing in it is left out.
func writeColumns(w io.Writer, columns []column, rows [][]string) error {
	widths := make([]int, len(columns))
	for i, c := range columns {
		empty := true
		for _, row := range rows {
			if i < len(row) && row[i] != "-" && row[i] != "" {
				empty = false
				widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
			}
		}
		if !empty {
			widths[i] = max(widths[i], utf8.RuneCountInString(c.head))
		}
	}
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.head
	}
	for _, row := range append([][]string{heads}, rows...) {
		var line strings.Builder
		for i, cell := range row {
			if widths[i] == 0 {
				continue
			}
			fill := strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(cell)))
			if columns[i].number {
				cell = fill + cell
			} else {
				cell += fill
			}
			if line.Len() > 0 {
				line.WriteString("  ")
			}
			line.WriteString(cell)
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// CompareTable writes a comparison for people.
func CompareTable(w io.Writer, c *Comparisons) error {
	columns := []column{
		{"benchmark", false}, {c.OldName, true}, {"±", true}, {c.NewName, true}, {"±", true}, {"change", true}, {"p", true},
		{"verdict", false},
	}
	var rows [][]string
	for _, row := range c.Rows {
		rows = append(rows, []string{
			row.Name, Show(row.Old.Median, row.Unit), percent(row.Old.Range), Show(row.New.Median, row.Unit),
			percent(row.New.Range), signedPercent(row.Change), probability(row.Comparison), row.Verdict.String(),
		})
	}
	if err := writeColumns(w, columns, rows); err != nil {
		return err
	}
	return writeNotes(w, c, "")
}

func probability(c Comparison) string {
	if c.P < 0.001 {
		return "<0.001"
	}
	return fmt.Sprintf("%.3f", c.P)
}

// mostNamed are the rows that a note names; of more it tells the number.
const mostNamed = 6

// writeNotes says each note of a comparison's rows once, and those of the whole.
func writeNotes(w io.Writer, c *Comparisons, bullet string) error {
	var notes []string
	rows := map[string][]string{}
	for _, row := range c.Rows {
		if row.Note == "" {
			continue
		}
		if rows[row.Note] == nil {
			notes = append(notes, row.Note)
		}
		rows[row.Note] = append(rows[row.Note], row.Name)
	}
	lines := slices.Clone(c.Notes)
	for _, note := range notes {
		if names := rows[note]; len(names) <= mostNamed {
			lines = append(lines, strings.Join(names, ", ")+": "+note)
		} else {
			lines = append(lines, fmt.Sprintf("%d rows: %s", len(names), note))
		}
	}
	for _, line := range lines {
		if _, err := fmt.Fprintf(w, "%s%s\n", bullet, line); err != nil {
			return err
		}
	}
	return nil
}
