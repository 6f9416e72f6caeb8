package transpile

// Source maps, decoded once into a flat table that is searched when a stack trace is written.

import (
	"encoding/json"
	"sort"
	"strings"
)

// Map leads from generated places to source places. Lines and columns count from 0, columns in UTF-16 units.
// It does not change once made, so any goroutine may read it.
type Map struct {
	lines []int32   // index of each generated line's first segment; one more for the end
	segs  []segment // in order of generated column within a line
}

type segment struct {
	col, srcLine, srcCol int32
}

func decode(data []byte) *Map {
	var raw struct{ Mappings string }
	if json.Unmarshal(data, &raw) != nil {
		return &Map{lines: []int32{0}}
	}
	return decodeMappings(raw.Mappings)
}

func decodeMappings(s string) *Map {
	m := &Map{lines: make([]int32, 0, strings.Count(s, ";")+2)}
	m.lines = append(m.lines, 0)
	var at segment
	var fields [5]int32
	n := 0
	flush := func() {
		if n > 0 {
			at.col += fields[0]
		}
		if n >= 4 {
			at.srcLine += fields[2]
			at.srcCol += fields[3]
			m.segs = append(m.segs, at)
		}
		n = 0
	}
	for i := 0; i < len(s); {
		switch s[i] {
		case ';':
			flush()
			at.col = 0
			m.lines = append(m.lines, int32(len(m.segs)))
			i++
		case ',':
			flush()
			i++
		default:
			v, used := vlq(s[i:])
			if n < len(fields) {
				fields[n] = v
				n++
			}
			i += used
		}
	}
	flush()
	m.lines = append(m.lines, int32(len(m.segs)))
	return m
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// vlq reads one base64 variable-length quantity and tells how many bytes it took, at least one.
func vlq(s string) (int32, int) {
	var v uint32
	for i := 0; i < len(s); i++ {
		d := strings.IndexByte(base64Digits, s[i])
		if d < 0 {
			return 0, i + 1
		}
		if i < 6 {
			v |= uint32(d&31) << (5 * i)
		}
		if d&32 == 0 {
			if v&1 != 0 {
				return -int32(v >> 1), i + 1
			}
			return int32(v >> 1), i + 1
		}
	}
	return 0, len(s)
}

// Lookup gives the source place of a generated place; ok is false when the map has none.
func (m *Map) Lookup(line, col int) (srcLine, srcCol int, ok bool) {
	if line < 0 || line+1 >= len(m.lines) {
		return 0, 0, false
	}
	segs := m.segs[m.lines[line]:m.lines[line+1]]
	n := sort.Search(len(segs), func(i int) bool { return int(segs[i].col) > col })
	if n == 0 {
		return 0, 0, false
	}
	s := segs[n-1]
	return int(s.srcLine), int(s.srcCol), true
}
