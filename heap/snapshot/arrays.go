package snapshot

import (
	"bytes"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// layout is where in a record the fields stand, by name.
type layout struct {
	fields []string
	count  uint64 // how many records the file says it has
}

func (l layout) field(name string) int { return slices.Index(l.fields, name) }

// reference is the number of a string that something refers to, and where in the file. The greatest of all is to be
// checked when it is known how many strings there are; of equal ones the first counts.
type reference struct {
	number uint64
	at     int64
}

func (r *reference) add(number uint64, at int64) {
	if number > r.number || r.at == 0 {
		*r = reference{number, at}
	}
}

// addAll adds the greatest of several, if there is one.
func (r *reference) addAll(other reference) {
	if other.at != 0 {
		r.add(other.number, other.at)
	}
}

// recordArray is an array of records, each of some numbers, in columns.
type recordArray interface {
	array
	// add adds a record that stands at that place in the file.
	add(values []uint64, at int64)
	len() int
}

// records reads an array of records.
func (r *reader) records(a recordArray, l layout, where, claim string) {
	r.expect('[', where)
	var n uint64
	if r.next(where) == ']' {
		r.pos++
	} else {
		values := make([]uint64, len(l.fields))
		for more := true; more; n++ {
			if r.chunksAhead() {
				r.inChunks(a, r.chunking)
				n = uint64(a.len())
			}
			at := r.offset()
			if n == l.count {
				r.fail(at, "more records in %s than %s, which is %d", where, claim, l.count)
			}
			more = r.record(values, where)
			a.add(values, at)
		}
	}
	if n != l.count {
		r.fail(r.offset(), "%d records in %s, and %s is %d", n, where, claim, l.count)
	}
}

// columns are what records are read to.
type columns interface {
	len() int
	room() int
	grow(n int) // makes room for n more
}

// claims counts the records that parts have been made for.
type claims struct {
	layout layout
	n      int
}

// next gives the places in the columns for the records of the chunk, if it has nothing else; none when that cannot be,
// or there is no room.
func (c *claims) next(a columns, chunk []byte, idle bool) (from, to int) {
	if idle {
		c.n = a.len()
	}
	n := bytes.Count(chunk, []byte{'\n'})
	if n*2*len(c.layout.fields) > len(chunk) || uint64(c.n+n) > c.layout.count {
		n = 0
	}
	from, to = c.n, c.n+n
	if to > a.room() && idle {
		a.grow(n)
	}
	if to > a.room() {
		return from, from
	}
	c.n = to
	return from, to
}

// grown has room for n elements more. Unlike slices.Grow it does not touch that memory.
func grown[T any](column []T, n int) []T {
	if cap(column)-len(column) >= n {
		return column
	}
	larger := make([]T, len(column), len(column)+max(n, len(column)/4))
	copy(larger, column)
	return larger
}

// recordsPart is what the parts of both kinds of records have in common.
type recordsPart struct {
	chunk   []byte
	at      int64
	parsed  int // how many records
	strings reference
}

type nodeArray struct {
	*reader
	claims                                claims
	kind, name, id, size, edges, detached int // where in a record
	edgeTotal                             uint64
}

func (r *reader) readNodes() {
	const where = "the nodes"
	l, s := r.nodes, r.s
	a := &nodeArray{reader: r, claims: claims{layout: l}, kind: l.field("type"), name: l.field("name"), id: l.field("id"),
		size: l.field("self_size"), edges: l.field("edge_count"), detached: l.field("detachedness")}
	a.grow(r.reserve(l.count, len(l.fields)))
	s.detached = map[Node]struct{}{}
	r.records(a, l, where, "node_count")
	if a.len() == 0 {
		r.fail(r.offset(), "not a heap snapshot: it has no nodes")
	}
	if a.edgeTotal != r.edges.count {
		r.fail(r.offset(), "the nodes have %d edges, and edge_count is %d", a.edgeTotal, r.edges.count)
	}
	s.firstEdge = append(s.firstEdge, uint32(a.edgeTotal))
}

func (a *nodeArray) grow(n int) {
	s := a.s
	s.types, s.names, s.ids = grown(s.types, n), grown(s.names, n), grown(s.ids, n)
	s.sizes.low, s.firstEdge = grown(s.sizes.low, n), grown(s.firstEdge, n+1)
}

func (a *nodeArray) room() int {
	s := a.s
	return min(cap(s.types), cap(s.names), cap(s.ids), cap(s.sizes.low), cap(s.firstEdge))
}

func (a *nodeArray) len() int    { return len(a.s.types) }
func (a *nodeArray) end() string { return "\n," }

func (a *nodeArray) add(values []uint64, at int64) {
	s := a.s
	if values[a.kind] >= uint64(len(s.typeNames)) {
		a.fail(at, "node type %d is not among the %d of node_types", values[a.kind], len(s.typeNames))
	}
	if values[a.id] > math.MaxUint32 || values[a.name] > math.MaxUint32 {
		a.fail(at, "a number out of range in the nodes: id %d, name %d", values[a.id], values[a.name])
	}
	a.maxString.add(values[a.name], at)
	s.types = append(s.types, uint8(values[a.kind]))
	s.names = append(s.names, uint32(values[a.name]))
	s.ids = append(s.ids, uint32(values[a.id]))
	s.sizes.append(values[a.size])
	s.firstEdge = append(s.firstEdge, uint32(a.edgeTotal))
	if a.edgeTotal += values[a.edges]; a.edgeTotal > a.reader.edges.count {
		a.fail(at, "the nodes up to here have %d edges, and edge_count is %d", a.edgeTotal, a.reader.edges.count)
	}
	if a.detached >= 0 && values[a.detached] == 2 {
		s.detached[Node(len(s.types)-1)] = struct{}{}
	}
}

// nodesPart is a range of the columns. What is rare is in lists of its own, by place in the part.
type nodesPart struct {
	recordsPart
	a                            *nodeArray
	types                        []uint8
	names, ids, sizes, firstEdge []uint32
	edges                        uint64
	high                         []highSize
	detached                     []uint32
}

type highSize struct{ at, upper uint32 }

func (a *nodeArray) claim(chunk []byte, at int64, idle bool) part {
	from, to := a.claims.next(a, chunk, idle)
	if from == to {
		return nil
	}
	s := a.s
	return &nodesPart{recordsPart: recordsPart{chunk: chunk, at: at}, a: a, types: s.types[from:to],
		names: s.names[from:to], ids: s.ids[from:to], sizes: s.sizes.low[from:to], firstEdge: s.firstEdge[from:to]}
}

func (p *nodesPart) parse() int {
	a := p.a
	kinds, most := uint64(len(a.s.typeNames)), a.reader.edges.count
	values := make([]uint64, len(a.nodes.fields))
	place := 0
	for i := 0; place < len(p.chunk) && i < len(p.types); i++ {
		next, more := plainRecord(p.chunk, place, values)
		if !more || values[a.kind] >= kinds || values[a.id]|values[a.name] > math.MaxUint32 || values[a.edges] > most {
			break
		}
		p.strings.add(values[a.name], p.at+int64(place))
		p.types[i], p.names[i], p.ids[i] = uint8(values[a.kind]), uint32(values[a.name]), uint32(values[a.id])
		p.sizes[i], p.firstEdge[i] = uint32(values[a.size]), uint32(p.edges)
		p.edges += values[a.edges]
		if upper := values[a.size] >> 32; upper != 0 {
			p.high = append(p.high, highSize{uint32(i), uint32(upper)})
		}
		if a.detached >= 0 && values[a.detached] == 2 {
			p.detached = append(p.detached, uint32(i))
		}
		place, p.parsed = next, i+1
	}
	return place
}

func (a *nodeArray) take(of part) bool {
	p, s, n := of.(*nodesPart), a.s, a.len()
	if a.edgeTotal+p.edges > a.reader.edges.count {
		return false
	}
	to := n + p.parsed
	s.types, s.names, s.ids = s.types[:to], s.names[:to], s.ids[:to]
	s.sizes.low, s.firstEdge = s.sizes.low[:to], s.firstEdge[:to]
	for i := range s.firstEdge[n:] {
		s.firstEdge[n+i] += uint32(a.edgeTotal)
	}
	a.edgeTotal += p.edges
	for _, h := range p.high {
		s.sizes.setHigh(uint32(n)+h.at, h.upper)
	}
	for _, i := range p.detached {
		s.detached[Node(uint32(n)+i)] = struct{}{}
	}
	a.maxString.addAll(p.strings)
	return true
}

type edgeArray struct {
	*reader
	claims         claims
	kind, name, to int // where in a record
	width          uint64
	perWidth       uint64 // 1<<64 divided by width, rounded up
	nodesEnd       uint64
}

func (r *reader) readEdges() {
	l, width := r.edges, uint64(len(r.nodes.fields))
	a := &edgeArray{reader: r, claims: claims{layout: l}, kind: l.field("type"), name: l.field("name_or_index"),
		to: l.field("to_node"), width: width, perWidth: math.MaxUint64/width + 1, nodesEnd: width * uint64(r.s.Len())}
	a.grow(r.reserve(l.count, len(l.fields)))
	r.records(a, l, "the edges", "edge_count")
}

func (a *edgeArray) grow(n int) {
	s := a.s
	s.edgeKinds, s.edgeNames, s.edgeTo = grown(s.edgeKinds, n), grown(s.edgeNames, n), grown(s.edgeTo, n)
}

func (a *edgeArray) room() int   { return min(cap(a.s.edgeKinds), cap(a.s.edgeNames), cap(a.s.edgeTo)) }
func (a *edgeArray) len() int    { return len(a.s.edgeTo) }
func (a *edgeArray) end() string { return "\n," }

func (a *edgeArray) add(values []uint64, at int64) {
	if values[a.kind] >= uint64(len(a.edgeKinds)) {
		a.fail(at, "edge type %d is not among the %d of edge_types", values[a.kind], len(a.edgeKinds))
	}
	if values[a.to] >= a.nodesEnd {
		a.fail(at, "an edge to %d; the nodes end at %d", values[a.to], a.nodesEnd)
	}
	target := a.node(values[a.to])
	if target*a.width != values[a.to] {
		a.fail(at, "an edge to %d, in the middle of a node of %d numbers", values[a.to], a.width)
	}
	if values[a.name] > math.MaxUint32 {
		a.fail(at, "an edge's name or index is %d, out of range", values[a.name])
	}
	kind := a.edgeKinds[values[a.kind]]
	if !kind.indexed() {
		a.maxString.add(values[a.name], at)
	}
	s := a.s
	s.edgeKinds = append(s.edgeKinds, kind)
	s.edgeNames = append(s.edgeNames, uint32(values[a.name]))
	s.edgeTo = append(s.edgeTo, uint32(target))
}

// node divides by the width of a node; that a multiplication does it takes values below 1<<64/width/width, and all
// are below nodesEnd.
func (a *edgeArray) node(to uint64) uint64 {
	target, _ := bits.Mul64(to, a.perWidth)
	return target
}

type edgesPart struct {
	recordsPart
	a         *edgeArray
	kinds     []EdgeKind
	names, to []uint32
}

func (a *edgeArray) claim(chunk []byte, at int64, idle bool) part {
	from, to := a.claims.next(a, chunk, idle)
	if from == to {
		return nil
	}
	s := a.s
	return &edgesPart{recordsPart: recordsPart{chunk: chunk, at: at}, a: a, kinds: s.edgeKinds[from:to],
		names: s.edgeNames[from:to], to: s.edgeTo[from:to]}
}

func (p *edgesPart) parse() int {
	a := p.a
	values := make([]uint64, len(a.reader.edges.fields))
	place := 0
	for i := 0; place < len(p.chunk) && i < len(p.to); i++ {
		next, more := plainRecord(p.chunk, place, values)
		if !more || values[a.kind] >= uint64(len(a.edgeKinds)) || values[a.to] >= a.nodesEnd {
			break
		}
		kind, name, target := a.edgeKinds[values[a.kind]], values[a.name], a.node(values[a.to])
		if target*a.width != values[a.to] || name > math.MaxUint32 {
			break
		}
		if !kind.indexed() {
			p.strings.add(name, p.at+int64(place))
		}
		p.kinds[i], p.names[i], p.to[i] = kind, uint32(name), uint32(target)
		place, p.parsed = next, i+1
	}
	return place
}

func (a *edgeArray) take(of part) bool {
	p, s := of.(*edgesPart), a.s
	to := a.len() + p.parsed
	s.edgeKinds, s.edgeNames, s.edgeTo = s.edgeKinds[:to], s.edgeNames[:to], s.edgeTo[:to]
	a.maxString.addAll(p.strings)
	return true
}

type stringArray struct {
	s    *Snapshot
	text strings.Builder
	free []*stringsPart
}

func (r *reader) readStrings() {
	const where = "the strings"
	a := &stringArray{s: r.s}
	if rest := r.size - r.offset(); rest > 0 {
		a.text.Grow(int(rest))
	}
	r.s.textStart = append(make([]uint64, 0, r.reserve(r.maxString.number+2, 1)), 0)
	r.list(where, func() {
		if r.chunksAhead() {
			r.inChunks(a, r.chunking)
		}
		r.text(&a.text, where)
		r.s.textStart = append(r.s.textStart, uint64(a.text.Len()))
	})
	r.s.text = a.text.String()
	if count := uint64(r.s.StringCount()); r.maxString.number >= count {
		r.fail(r.maxString.at, "string %d is not among the %d of the file", r.maxString.number, count)
	}
}

// stringsPart is a text of its own: how long it gets is not known before.
type stringsPart struct {
	chunk []byte
	text  bytes.Buffer
	ends  []uint32
}

func (a *stringArray) end() string { return "\",\n" }

func (a *stringArray) claim(chunk []byte, _ int64, _ bool) part {
	p := &stringsPart{}
	if n := len(a.free); n > 0 {
		p, a.free = a.free[n-1], a.free[:n-1]
	}
	p.chunk = chunk
	return p
}

func (p *stringsPart) parse() int {
	p.text.Reset()
	p.ends = p.ends[:0]
	end := []byte("\",\n")
	place := 0
	for place < len(p.chunk) && p.chunk[place] == '"' {
		next := p.string(place)
		if !bytes.HasPrefix(p.chunk[next:], end[1:]) {
			break
		}
		place = next + len(end) - 1
		p.ends = append(p.ends, uint32(p.text.Len()))
	}
	return place
}

// string adds the string that begins at the place, and gives the one behind it, or that of the chunk's end.
func (p *stringsPart) string(place int) int {
	text := p.chunk[place+1:]
	i := bytes.IndexByte(text, '"')
	if i < 0 {
		return len(p.chunk)
	}
	if bytes.IndexByte(text[:i], '\\') < 0 {
		p.text.Write(text[:i])
		return place + 1 + i + 1
	}
	return p.escaped(place)
}

// escaped is string for one that has escapes.
func (p *stringsPart) escaped(place int) (next int) {
	defer func() {
		if recovered(recover()) != nil {
			next = len(p.chunk)
		}
	}()
	s := &scanner{buf: p.chunk, pos: place, eof: true}
	s.text(&p.text, "")
	return s.pos
}

func (a *stringArray) take(of part) bool {
	p := of.(*stringsPart)
	before := uint64(a.text.Len())
	text := p.text.Bytes()
	if n := len(p.ends); n == 0 {
		text = nil
	} else {
		text = text[:p.ends[n-1]]
	}
	a.text.Write(text)
	for _, end := range p.ends {
		a.s.textStart = append(a.s.textStart, before+uint64(end))
	}
	a.free = append(a.free, p)
	return true
}
