package bench

import (
	"fmt"
	"io"
	"strings"
)

// Markdown writes a report as a table: a row for each figure, a column for each runtime, and how the first one compares
// with the others, with a ~ where a difference is not shown at a level of 0.05.
func Markdown(w io.Writer, r *Report) error {
	first := r.Runtimes[0].Name
	var head, rule strings.Builder
	head.WriteString("| figure |")
	rule.WriteString("|---|")
	for _, rt := range r.Runtimes {
		fmt.Fprintf(&head, " %s |", cell(rt.Name))
		rule.WriteString("---:|")
	}
	for _, rt := range r.Runtimes[1:] {
		fmt.Fprintf(&head, " %s / %s |", cell(first), cell(rt.Name))
		rule.WriteString("---:|")
	}
	if _, err := fmt.Fprintf(w, "%s\n%s\n", head.String(), rule.String()); err != nil {
		return err
	}
	labels := r.Labels()
	for i, b := range r.Benchmarks {
		for _, line := range r.markdownRows(labels[i], b) {
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// markdownRows has a row for each figure that a runtime gave, except what is allocated: the table of a terminal has it.
func (r *Report) markdownRows(label string, b *Benchmark) []string {
	var lines []string
	for _, f := range b.allFigures(r.Runtimes) {
		if f.Unit == unitAllocated {
			continue
		}
		cells := []string{cell(rowName(label, withoutAllocated(b.allFigures(r.Runtimes)), f.Unit))}
		var ratios []string
		first, _ := b.figure(r.Runtimes[0].Name, f.Unit)
		for i, rt := range r.Runtimes {
			found, ok := b.figure(rt.Name, f.Unit)
			shown := ""
			if ok {
				shown = Show(median(found.Values), f.Unit)
			}
			cells = append(cells, shown)
			if i > 0 {
				ratios = append(ratios, ratio(first, found))
			}
		}
		cells = append(cells, ratios...)
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
	}
	return lines
}

// ratio is "" where one of the two was not measured, or has no ratio to the other.
func ratio(a, b Figure) string {
	if len(a.Values) == 0 || len(b.Values) == 0 {
		return ""
	}
	c := Judge{Alpha: 0.05, Limit: -1}.Compare(b, a)
	if c.Old.Median <= 0 || c.New.Median <= 0 {
		return ""
	}
	text := fmt.Sprintf("%.2f", c.New.Median/c.Old.Median)
	if c.Verdict == Unchanged || c.Verdict == TooFew {
		text += " ~"
	}
	return text
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

func withoutAllocated(figures []Figure) []Figure {
	var kept []Figure
	for _, f := range figures {
		if f.Unit != unitAllocated {
			kept = append(kept, f)
		}
	}
	return kept
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
