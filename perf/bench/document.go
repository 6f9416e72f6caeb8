package bench

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"
)

// The part of a document between these is replaced.
const (
	beginMark = "<!-- heddle bench: begin -->"
	endMark   = "<!-- heddle bench: end -->"
)

// UpdateDocument writes a report's table, with targets if there are, between the marks of a document, and leaves the rest
// as it is.
func UpdateDocument(path string, r *Report, targets *Targets) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(text), beginMark)
	_, after, closed := strings.Cut(rest, endMark)
	if !ok || !closed {
		return fmt.Errorf("%s has no lines %q and %q for the table to stand between", path, beginMark, endMark)
	}
	var table bytes.Buffer
	if err := Markdown(&table, r, targets); err != nil {
		return err
	}
	now := before + beginMark + "\n" + r.caption() + "\n\n" + table.String() + endMark + after
	return os.WriteFile(path, []byte(now), 0o666)
}

// others names what the first runtime is compared with.
func (r *Report) others() string {
	if len(r.Runtimes) == 2 {
		return r.Runtimes[1].Name
	}
	return "the best of the others"
}

// caption says how the figures were made.
func (r *Report) caption() string {
	var names []string
	for _, rt := range r.Runtimes {
		names = append(names, rt.Name+" "+rt.Version)
	}
	how := fmt.Sprintf("Medians of %d processes each", r.Settings.Rounds)
	if r.Settings.Rounds == 1 {
		how = "Medians of one process each"
	}
	if len(names) > 1 {
		how += ", interleaved"
	}
	m := r.Machine
	busy := ""
	if r.Load > float64(m.Cores) {
		busy = fmt.Sprintf(", busy with other work (load %.1f)", r.Load)
	}
	text := fmt.Sprintf("%s: %s; %d cores (%s/%s)%s, %s.", how, strings.Join(names, ", "), m.Cores, m.OS, m.Arch, busy,
		time.Now().UTC().Format(time.DateOnly))
	if len(names) > 1 {
		text += fmt.Sprintf(" A ratio is what %s costs as a part of what %s does, so less than 1 is less, in time, CPU time"+
			" (of all threads) or peak memory; rates are turned around. With ~ it is not told from 1 (p ≥ 0.05).",
			r.Runtimes[0].Name, r.others())
	}
	return text
}
