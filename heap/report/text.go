package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// writeText writes the report as tables for a terminal.
func writeText(w io.Writer, r Report) error {
	var out strings.Builder
	width := 0
	for _, f := range r.facts() {
		width = max(width, text.StringWidth(f.Name))
	}
	for _, f := range r.facts() {
		fmt.Fprintf(&out, "%s  %s\n", text.Pad(f.Name, width, ' '), f.Value)
	}
	for _, s := range r.sections() {
		out.WriteString("\n" + s.Title)
		if s.Note != "" {
			out.WriteString(" (" + s.Note + ")")
		}
		out.WriteString("\n" + renderTable(s) + "\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func renderTable(s section) string {
	t := table.NewWriter()
	style := table.StyleLight
	style.Options = table.OptionsNoBordersAndSeparators
	style.Options.SeparateHeader = true
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	var header table.Row
	for _, c := range s.Columns {
		header = append(header, c)
	}
	t.AppendHeader(header)
	var columns []table.ColumnConfig
	for i := range s.Columns {
		if numeric(s, i) {
			columns = append(columns, table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	t.SetColumnConfigs(columns)
	for _, cells := range s.Rows {
		var row table.Row
		for _, c := range cells {
			row = append(row, c.Text)
		}
		t.AppendRow(row)
	}
	return trimLines(t.Render())
}

// trimLines takes the padding of the last column away.
func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func numeric(s section, column int) bool { return len(s.Rows) > 0 && s.Rows[0][column].Numeric }
