package report

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/dustin/go-humanize"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// Limit is by how much something may grow: a share of what it was, or an amount. The zero value means no limit.
type Limit struct {
	text   string
	share  float64
	amount uint64
}

// ParseSizeLimit reads 10%, 5MB, 5MiB, 4096 (bytes).
func ParseSizeLimit(text string) (Limit, error) {
	return parseLimit(text, "10%, 5MB or 5MiB", humanize.ParseBytes)
}

// ParseCountLimit reads 10% or 100.
func ParseCountLimit(text string) (Limit, error) {
	return parseLimit(text, "10% or 100", func(s string) (uint64, error) { return strconv.ParseUint(s, 10, 63) })
}

func parseLimit(text, examples string, amount func(string) (uint64, error)) (Limit, error) {
	l := Limit{text: text}
	var err error
	if number, percents := strings.CutSuffix(text, "%"); percents {
		l.share, err = strconv.ParseFloat(number, 64)
		l.share /= 100
		if err == nil && (math.IsNaN(l.share) || math.IsInf(l.share, 0) || l.share < 0) {
			err = errors.New("out of range")
		}
	} else {
		l.amount, err = amount(text)
	}
	if err != nil || l.amount > math.MaxInt64 {
		return Limit{}, fmt.Errorf("a limit is like %s, not %q", examples, text)
	}
	return l, nil
}

// IsSet says whether there is a limit.
func (l Limit) IsSet() bool { return l.text != "" }

// String is the limit as it was given.
func (l Limit) String() string { return l.text }

// allows says whether something may grow from before to after.
func (l Limit) allows(before, after uint64) bool {
	if !l.IsSet() || after <= before {
		return true
	}
	if strings.HasSuffix(l.text, "%") {
		return float64(after-before) <= l.share*float64(before)
	}
	return after-before <= l.amount
}

// CheckOptions are what must not grow, and how much.
type CheckOptions struct {
	// Size and Count are the limits for each thing that is checked.
	Size, Count Limit
	// Constructors are the classes to check. With none, all that the root reaches is checked as one.
	Constructors []string
	// Retained compares the retained sizes of constructors instead of the shallow ones.
	Retained bool
	// Top is how many of the classes that grew are named; 0 is 10.
	Top int
}

// Verdict is whether a heap grew by more than it may.
type Verdict struct {
	Files  []string `json:"files"`
	OK     bool     `json:"ok"`
	Checks []Check  `json:"checks"`
	// Grew are the classes that gained, for a reason: those first whose new objects retain most, or, of snapshots of
	// different isolates, that gained most.
	Grew []Growth `json:"grew"`
}

// Check is one thing compared with its limit.
type Check struct {
	// Of is what was measured: a constructor, or "reachable". Measure is size (bytes) or count.
	Of      string `json:"of"`
	Measure string `json:"measure"`
	Before  uint64 `json:"before"`
	After   uint64 `json:"after"`
	Growth  int64  `json:"growth"`
	Limit   string `json:"limit"`
	OK      bool   `json:"ok"`
}

// NewVerdict compares two snapshots, which may be of different isolates: only totals count.
func NewVerdict(files [2]string, before, after *snapshot.Snapshot, o CheckOptions) *Verdict {
	v := &Verdict{Files: files[:], OK: true, Grew: []Growth{}}
	var was, is map[string]snapshot.Tally
	var group sync.WaitGroup
	group.Go(func() { was = measure(before, o) })
	is = measure(after, o)
	group.Wait()
	names := o.Constructors
	if len(names) == 0 {
		names = []string{reachable}
	}
	for _, name := range names {
		v.check(name, "size", was[name].Size, is[name].Size, o.Size)
		v.check(name, "count", uint64(was[name].Count), uint64(is[name].Count), o.Count)
	}
	v.findGrowth(before, after, o)
	return v
}

// reachable is the name of all that the root reaches.
const reachable = "reachable"

func measure(s *snapshot.Snapshot, o CheckOptions) map[string]snapshot.Tally {
	if len(o.Constructors) == 0 {
		d := s.Dominators()
		return map[string]snapshot.Tally{reachable: {Count: d.ReachableNodes(), Size: d.ReachableSize()}}
	}
	found := map[string]snapshot.Tally{}
	for _, c := range s.Classes() {
		size := c.ShallowSize
		if o.Retained {
			size = c.RetainedSize
		}
		found[c.Name] = snapshot.Tally{Count: c.Count, Size: size}
	}
	return found
}

func (v *Verdict) check(of, measure string, before, after uint64, limit Limit) {
	if !limit.IsSet() {
		return
	}
	c := Check{of, measure, before, after, int64(after - before), limit.String(), limit.allows(before, after)}
	v.Checks = append(v.Checks, c)
	v.OK = v.OK && c.OK
}

func (v *Verdict) findGrowth(before, after *snapshot.Snapshot, o CheckOptions) {
	diff := snapshot.Diff(before, after)
	for _, g := range diff.Classes {
		if g.Gained() > 0 {
			v.Grew = append(v.Grew, newGrowth(g, after))
		}
	}
	if !diff.Related { // nobody knows then what is new
		slices.SortStableFunc(v.Grew, func(a, b Growth) int { return cmp.Compare(b.Gained, a.Gained) })
	}
	v.Grew = first(v.Grew, cmp.Or(o.Top, 10))
}

// Reason says in a sentence what grew by more than it may; it is empty when nothing did.
func (v *Verdict) Reason() string {
	var over []string
	for _, c := range v.Checks {
		if !c.OK {
			over = append(over, fmt.Sprintf("%s grew by %s (%s), over the limit of %s", c.what(),
				strings.TrimPrefix(c.grown(), "+"), c.rate(), c.Limit))
		}
	}
	if len(over) == 0 {
		return ""
	}
	var most []string
	for _, g := range first(v.Grew, 3) {
		most = append(most, fmt.Sprintf("%s %s (objects %s)", printable(g.Name), signedBytes(g.Gained),
			signed(g.GainedCount)))
	}
	reason := strings.Join(over, "; ")
	if len(most) > 0 {
		reason += "; what grew: " + strings.Join(most, ", ")
	}
	return reason
}

func (c Check) what() string {
	if c.Of == reachable {
		return "the reachable " + c.Measure
	}
	return "the " + c.Measure + " of " + printable(c.Of)
}

func (c Check) grown() string {
	if c.Measure == "count" {
		return signed(int(c.Growth))
	}
	return signedBytes(c.Growth)
}

func (c Check) rate() string {
	if c.Before == 0 && c.After > 0 {
		return percent(math.Inf(1))
	}
	return percent(float64(c.Growth) / float64(max(c.Before, 1)))
}

func (v *Verdict) title() string { return "Heap check: " + baseNames(v.Files) }

func (v *Verdict) facts() []fact {
	if v.OK {
		return []fact{{"verdict", "within the limits"}}
	}
	return []fact{{"verdict", "over the limits"}}
}

func (v *Verdict) sections() []section {
	checks := section{Title: "Checks", Columns: []string{"what", "before", "after", "growth", "rate", "limit", "verdict"}}
	for _, c := range v.Checks {
		value := func(n uint64) cell { return sizeCell(n) }
		if c.Measure == "count" {
			value = func(n uint64) cell { return countCell(int(n)) }
		}
		verdict := "fine"
		if !c.OK {
			verdict = "over"
		}
		checks.Rows = append(checks.Rows, []cell{textCell(c.what()), value(c.Before), value(c.After),
			{c.grown(), float64(c.Growth), true}, {c.rate(), float64(c.Growth) / float64(max(c.Before, 1)), true},
			textCell(c.Limit), textCell(verdict)})
	}
	grew := section{Title: "What grew",
		Columns: []string{"constructor", "before", "after", "gained", "objects", "retained by new", "id of one"}}
	for _, g := range v.Grew {
		grew.Rows = append(grew.Rows, []cell{textCell(printable(g.Name)), sizeCell(g.In[0].Size), sizeCell(g.In[1].Size),
			deltaCell(g.Gained), countDeltaCell(g.GainedCount), sizeCell(g.Retained), exampleCell(g)})
	}
	if len(grew.Rows) == 0 {
		return []section{checks}
	}
	return []section{checks, grew}
}

// treemap is of what grew.
func (v *Verdict) treemap() (*Tree, string) {
	top := &Tree{Name: "gained by constructor"}
	for _, g := range v.Grew {
		top.Size += uint64(g.Gained)
		top.Children = append(top.Children, &Tree{Name: printable(g.Name), Size: uint64(g.Gained), Count: g.GainedCount})
	}
	if top.Size == 0 {
		return nil, ""
	}
	return top, "Sizes are what the constructors gained."
}
