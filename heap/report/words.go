package report

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dustin/go-humanize"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// Bytes is a size for people: 1.5 MiB.
func Bytes(n uint64) string { return humanize.IBytes(n) }

func signedBytes(n int64) string {
	switch {
	case n < 0:
		return "-" + Bytes(uint64(-n))
	case n > 0:
		return "+" + Bytes(uint64(n))
	}
	return "0 B"
}

func group(n int) string { return humanize.Comma(int64(n)) }

func signed(n int) string {
	if n > 0 {
		return "+" + group(n)
	}
	return group(n)
}

func percent(share float64) string {
	if math.IsInf(share, 0) {
		return "from nothing"
	}
	return fmt.Sprintf("%.1f%%", share*100)
}

// widest is how many characters of a name are shown.
const widest = 60

// printable is a text from a snapshot as it may be shown: on one line, nothing in it that a terminal would obey, and
// cut when it is long.
func printable(s string) string {
	var out strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > widest {
			out.WriteString("...")
			break
		}
		if r == utf8.RuneError || unicode.IsPrint(r) {
			out.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRune(r)
		out.WriteString(quoted[1 : len(quoted)-1])
	}
	return out.String()
}

func quoted(s string) string { return `"` + printable(s) + `"` }

// describe is a node for people.
func describe(s *snapshot.Snapshot, n snapshot.Node) string {
	name := s.Name(n)
	switch kind := s.Kind(n); {
	case n == snapshot.Root:
		return "(root)"
	case kind == snapshot.KindString, kind == snapshot.KindConcatenated, kind == snapshot.KindSliced:
		return quoted(name)
	case kind == snapshot.KindClosure && name == "":
		return "(anonymous function)"
	case kind == snapshot.KindClosure:
		return printable(name) + "()"
	case kind == snapshot.KindRegExp:
		return "/" + printable(name) + "/"
	case name == "":
		return printable(s.Class(n))
	}
	return printable(name)
}

func baseNames(files []string) string {
	var names []string
	for _, f := range files {
		names = append(names, filepath.Base(f))
	}
	return strings.Join(names, ", ")
}

// Object is a node of a snapshot.
type Object struct {
	ID           uint32 `json:"id"`
	Kind         string `json:"kind"`
	Class        string `json:"class"`
	Name         string `json:"name"`
	ShallowSize  uint64 `json:"shallowSize"`
	RetainedSize uint64 `json:"retainedSize"`

	description string
}

func newObject(s *snapshot.Snapshot, n snapshot.Node) Object {
	return Object{ID: s.ID(n), Kind: s.KindName(n), Class: s.Class(n), Name: s.Name(n), ShallowSize: s.ShallowSize(n),
		RetainedSize: s.Dominators().RetainedSize(n), description: describe(s, n)}
}

func newObjects(s *snapshot.Snapshot, nodes []snapshot.Node) []Object {
	objects := make([]Object, 0, len(nodes))
	for _, n := range nodes {
		objects = append(objects, newObject(s, n))
	}
	return objects
}

func objectRows(objects []Object) [][]cell {
	var rows [][]cell
	for _, o := range objects {
		rows = append(rows, []cell{idCell(o.ID), textCell(o.description), textCell(printable(o.Kind)), sizeCell(o.ShallowSize),
			sizeCell(o.RetainedSize)})
	}
	return rows
}

var objectColumns = []string{"id", "object", "kind", "shallow", "retained"}
