package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Targets say what figures are meant to be: what the first runtime costs, at most, as a part of what another one does. A
// ratio holds on any machine. A nil Targets has none.
type Targets struct {
	Against string // kind or name of the other runtime; "": the best one
	List    []Target
}

// Target is of one figure.
type Target struct {
	Figure string  // as tables name it
	Ratio  float64 // 0: nothing that is told from 0
}

// LoadTargets reads a file of targets: lines of a ratio and the name of a figure, `against NAME` for the runtime that the
// ratios are to; empty ones and, behind #, comments.
func LoadTargets(path string) (*Targets, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	t := &Targets{}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		if err := t.add(lines.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(t.List) == 0 {
		return nil, fmt.Errorf("%s has no targets", path)
	}
	return t, nil
}

func (t *Targets) add(text string) error {
	if at := strings.Index(" "+text, " #"); at >= 0 {
		text = text[:at]
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	first, name := text, ""
	if at := strings.IndexAny(text, " \t"); at >= 0 {
		first, name = text[:at], strings.TrimSpace(text[at:])
	}
	if name == "" {
		return fmt.Errorf("%q is not a ratio and a figure", first)
	}
	if first == "against" {
		t.Against = name
		return nil
	}
	ratio, err := strconv.ParseFloat(first, 64)
	if err != nil || !(ratio >= 0) || math.IsInf(ratio, 0) {
		return fmt.Errorf("%q is not a ratio", first)
	}
	if t.of(name) != nil {
		return fmt.Errorf("%s has two targets", name)
	}
	t.List = append(t.List, Target{name, ratio})
	return nil
}

// of is the target of a figure; nil: none.
func (t *Targets) of(figure string) *Target {
	if at := t.place(figure); t != nil && at < len(t.List) {
		return &t.List[at]
	}
	return nil
}

// place is where a figure stands in the list; of one without a target behind it.
func (t *Targets) place(figure string) int {
	if t == nil {
		return 0
	}
	if at := slices.IndexFunc(t.List, func(target Target) bool { return target.Figure == figure }); at >= 0 {
		return at
	}
	return len(t.List)
}

// without lists the targets that no row of a table is of.
func (t *Targets) without(lines []line) []string {
	if t == nil {
		return nil
	}
	var missing []string
	for _, target := range t.List {
		if !slices.ContainsFunc(lines, func(l line) bool { return l.name == target.Figure }) {
			missing = append(missing, target.Figure)
		}
	}
	return missing
}

func (t *Target) String() string {
	if t == nil {
		return ""
	}
	return digits(t.Ratio)
}

// met says whether the first runtime meets a row's target: yes or no, with a ~ where its figure is not told from what the
// target asks; "" where that is not known.
func (t *Targets) met(r *Report, l line) string {
	if l.target == nil {
		return ""
	}
	first, ok := l.benchmark.figure(r.Runtimes[0].Name, l.unit)
	other, known := l.benchmark.figure(t.other(r, l), l.unit)
	if !ok || !known {
		return ""
	}
	asked := l.target.asks(other)
	if len(asked.Values) == 0 {
		return ""
	}
	c := Judge{Alpha: 0.05, Limit: -1}.Compare(asked, first)
	over := c.New.Median - c.Old.Median
	if HigherIsBetter(l.unit) {
		over = -over
	}
	answer := "yes"
	if over > 0 {
		answer = "no"
	}
	return answer + doubt(c)
}

// other is the runtime that the ratios are to.
func (t *Targets) other(r *Report, l line) string {
	if t.Against == "" {
		return l.best
	}
	for _, rt := range r.Runtimes[1:] {
		if rt.Kind == t.Against || rt.Name == t.Against {
			return rt.Name
		}
	}
	return ""
}

// asks scales the figure of the other runtime to what the target asks of the first; without values where that is nothing.
func (t *Target) asks(other Figure) Figure {
	factor := t.Ratio
	if HigherIsBetter(other.Unit) {
		factor = 1 / t.Ratio
	}
	if math.IsInf(factor, 0) {
		return Figure{}
	}
	scaled := Figure{Unit: other.Unit, Processes: other.Processes}
	for _, v := range other.Values {
		scaled.Values = append(scaled.Values, factor*v)
	}
	return scaled
}
