package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Format is how a report is written.
type Format string

// The formats.
const (
	Table Format = "table"
	JSON  Format = "json"
	HTML  Format = "html"
)

// Formats are the names of all formats.
func Formats() []string { return []string{string(Table), string(JSON), string(HTML)} }

// ParseFormat is the format of that name.
func ParseFormat(name string) (Format, error) {
	if !slices.Contains(Formats(), name) {
		return "", fmt.Errorf("the format is one of %s, not %q", strings.Join(Formats(), ", "), name)
	}
	return Format(name), nil
}

// Report is a Summary, a Difference, the Paths of an object or a Verdict.
type Report interface {
	// title is of the page, facts what stands above all tables.
	title() string
	facts() []fact
	sections() []section
	// treemap is nil for a report that has none; meaning says what the sizes of its boxes are.
	treemap() (boxes *Tree, meaning string)
}

// fact is a line with a name.
type fact struct{ Name, Value string }

// section is a table with a heading.
type section struct {
	Title, Note string
	Columns     []string
	Rows        [][]cell
}

// cell is a field of a table. Numbers stand on the right and are sorted by their value.
type cell struct {
	Text    string
	Value   float64
	Numeric bool
}

func textCell(s string) cell    { return cell{Text: s} }
func sizeCell(n uint64) cell    { return cell{Bytes(n), float64(n), true} }
func deltaCell(n int64) cell    { return cell{signedBytes(n), float64(n), true} }
func countCell(n int) cell      { return cell{group(n), float64(n), true} }
func countDeltaCell(n int) cell { return cell{signed(n), float64(n), true} }
func idCell(id uint32) cell     { return cell{fmt.Sprint(id), float64(id), true} }
func shareCell(part, whole uint64) cell {
	return cell{percent(share(part, whole)), share(part, whole), true}
}

func share(part, whole uint64) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Write writes the report.
func Write(w io.Writer, r Report, f Format) error {
	switch f {
	case JSON:
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		out.SetEscapeHTML(false)
		return out.Encode(r)
	case HTML:
		return writePage(w, r)
	}
	return writeText(w, r)
}
