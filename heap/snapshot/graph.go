package snapshot

import (
	"iter"
	"strconv"
	"strings"
	"sync"
)

// Node is a node's place in its snapshot, from 0, the root, to Len()-1.
type Node uint32

// Root is the node from which everything alive is reachable.
const Root Node = 0

// Kind says what a node is. The values are this package's own: files number kinds as they like and name them.
type Kind uint8

// The kinds that are told apart. V8's versions have others, which are KindOther and keep their names.
const (
	KindOther Kind = iota
	KindHidden
	KindArray
	KindString
	KindObject
	KindCode
	KindClosure
	KindRegExp
	KindNumber
	KindNative
	KindSynthetic
	KindConcatenated
	KindSliced
	KindSymbol
	KindBigInt
	KindShape
)

var kindNames = map[string]Kind{
	"hidden": KindHidden, "array": KindArray, "string": KindString, "object": KindObject, "code": KindCode,
	"closure": KindClosure, "regexp": KindRegExp, "number": KindNumber, "native": KindNative,
	"synthetic": KindSynthetic, "concatenated string": KindConcatenated, "sliced string": KindSliced,
	"symbol": KindSymbol, "bigint": KindBigInt, "object shape": KindShape,
}

// EdgeKind says how a node refers to another.
type EdgeKind uint8

// The kinds of edges. A kind that V8 does not have today is EdgeOther, and retains.
const (
	EdgeOther EdgeKind = iota
	// EdgeContext is a variable of a closure's scope.
	EdgeContext
	// EdgeElement is an element of an array or of a list of roots; it has an index instead of a name.
	EdgeElement
	// EdgeProperty is a property of an object.
	EdgeProperty
	// EdgeInternal is a reference that JavaScript cannot see.
	EdgeInternal
	// EdgeHidden is a reference inside V8; it has an index instead of a name.
	EdgeHidden
	// EdgeShortcut is a way from the root to a global object (which retains), or around an intermediate object
	// (which does not: the way itself is in the graph, too).
	EdgeShortcut
	// EdgeWeak does not keep what it points to alive. A WeakMap's reference to a value is one as well: the
	// value's key keeps it.
	EdgeWeak
)

var edgeKindNames = map[string]EdgeKind{
	"context": EdgeContext, "element": EdgeElement, "property": EdgeProperty, "internal": EdgeInternal,
	"hidden": EdgeHidden, "shortcut": EdgeShortcut, "weak": EdgeWeak,
}

// String is the kind's name in V8's files.
func (k EdgeKind) String() string {
	for name, kind := range edgeKindNames {
		if kind == k {
			return name
		}
	}
	return "other"
}

func (k EdgeKind) indexed() bool { return k == EdgeElement || k == EdgeHidden }

// Edge is a reference from a node to another.
type Edge struct {
	Kind EdgeKind
	// Name is of a property, a variable or an internal reference, and empty for elements and hidden edges.
	Name string
	// Index is of an element or a hidden edge.
	Index uint32
	To    Node
	// Retains says whether the edge keeps To alive.
	Retains bool
}

// Label is the edge as a path shows it: .name, [index], or a name in round brackets for what JavaScript cannot see.
func (e Edge) Label() string {
	switch {
	case e.Kind == EdgeElement:
		return "[" + strconv.FormatUint(uint64(e.Index), 10) + "]"
	case e.Kind == EdgeHidden:
		return "(hidden " + strconv.FormatUint(uint64(e.Index), 10) + ")"
	case e.Kind == EdgeProperty && isIdentifier(e.Name):
		return "." + e.Name
	case e.Kind == EdgeProperty:
		return "[" + strconv.Quote(e.Name) + "]"
	case e.Kind == EdgeContext:
		return "(variable " + e.Name + ")"
	}
	return "(" + e.Kind.String() + " " + e.Name + ")"
}

func isIdentifier(name string) bool {
	for i, r := range name {
		letter := r == '_' || r == '$' || r == '#' && i == 0 || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != ""
}

// Snapshot is a heap snapshot in memory, in columns: one entry a node or an edge.
type Snapshot struct {
	typeNames []string // as the file numbers them
	kinds     []Kind   // of those numbers

	types     []uint8
	names     []uint32 // numbers of strings
	ids       []uint32
	sizes     sizeColumn
	firstEdge []uint32 // one more than nodes: the edges of node n are firstEdge[n] to firstEdge[n+1]
	detached  map[Node]struct{}

	edgeKinds []EdgeKind
	edgeNames []uint32 // numbers of strings, or indices
	edgeTo    []uint32

	text      string   // all strings, one after another
	textStart []uint64 // one more than strings

	classesOnce sync.Once
	classes     classTable

	dominatorsOnce sync.Once
	dominators     *Dominators

	idsOnce sync.Once
	byID    []uint64 // id<<32 | node, sorted
}

// sizeColumn holds sizes, nearly all of which fit 32 bits.
type sizeColumn struct {
	low  []uint32
	high map[uint32]uint32 // the upper halves that are not zero
}

func (c *sizeColumn) append(v uint64) {
	if upper := uint32(v >> 32); upper != 0 {
		c.setHigh(uint32(len(c.low)), upper)
	}
	c.low = append(c.low, uint32(v))
}

func (c *sizeColumn) setHigh(i, upper uint32) {
	if c.high == nil {
		c.high = map[uint32]uint32{}
	}
	c.high[i] = upper
}

func (c *sizeColumn) at(i uint32) uint64 {
	v := uint64(c.low[i])
	if c.high != nil {
		v |= uint64(c.high[i]) << 32
	}
	return v
}

// Len is the number of nodes; there is at least one.
func (s *Snapshot) Len() int { return len(s.types) }

// EdgeCount is the number of edges.
func (s *Snapshot) EdgeCount() int { return len(s.edgeTo) }

// StringCount is the number of strings of the file: names of all kinds and the texts of JavaScript's strings.
func (s *Snapshot) StringCount() int { return len(s.textStart) - 1 }

func (s *Snapshot) string(i uint32) string { return s.text[s.textStart[i]:s.textStart[i+1]] }

// Kind is what the node is.
func (s *Snapshot) Kind(n Node) Kind { return s.kinds[s.types[n]] }

// KindName is the kind as the file names it.
func (s *Snapshot) KindName(n Node) string { return s.typeNames[s.types[n]] }

// Name is the name of an object's constructor, a function's name, or the text of a string, of which V8 writes
// the beginning (1024 characters, unless told otherwise).
func (s *Snapshot) Name(n Node) string { return s.string(s.names[n]) }

// ID is the number by which the object is known in all snapshots of its isolate.
func (s *Snapshot) ID(n Node) uint32 { return s.ids[n] }

// ShallowSize is the node's own memory.
func (s *Snapshot) ShallowSize(n Node) uint64 { return s.sizes.at(uint32(n)) }

// Detached says whether the embedder called the node detached: it is no longer in use, and yet there.
func (s *Snapshot) Detached(n Node) bool {
	_, yes := s.detached[n]
	return yes
}

// Edges are the references that the node has to others.
func (s *Snapshot) Edges(n Node) iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
			if !yield(s.edge(n, e)) {
				return
			}
		}
	}
}

func (s *Snapshot) edge(from Node, e uint32) Edge {
	edge := Edge{Kind: s.edgeKinds[e], To: Node(s.edgeTo[e]), Retains: s.retains(from, e)}
	if edge.Kind.indexed() {
		edge.Index = s.edgeNames[e]
	} else {
		edge.Name = s.string(s.edgeNames[e])
	}
	return edge
}

func (s *Snapshot) retains(from Node, e uint32) bool {
	kind := s.edgeKinds[e]
	return kind < EdgeShortcut || kind == EdgeShortcut && from == Root
}

// Find gives the node with that id. When the file gives an id to several nodes, it is the first of them.
func (s *Snapshot) Find(id uint32) (n Node, ok bool) {
	sorted := s.sortedIDs()
	i := searchID(sorted, id)
	if i == len(sorted) || uint32(sorted[i]>>32) != id {
		return 0, false
	}
	return Node(uint32(sorted[i])), true
}

// weakenEphemerons makes the references of WeakMaps to their values weak. V8 writes the value as retained by
// the table and by the key, with the same name; it is the key that matters to whoever looks for a leak.
func (s *Snapshot) weakenEphemerons() {
	tables := map[uint32]uint32{} // the name of such an edge to the table's id
	for i := range s.StringCount() {
		if table, ok := ephemeronTable(s.string(uint32(i))); ok {
			tables[uint32(i)] = table
		}
	}
	if len(tables) == 0 {
		return
	}
	for n := range s.types {
		for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
			if s.edgeKinds[e] != EdgeInternal {
				continue
			}
			if table, ok := tables[s.edgeNames[e]]; ok && table == s.ids[n] {
				s.edgeKinds[e] = EdgeWeak
			}
		}
	}
}

// ephemeronTable reads the table's id out of "1 / part of key (K @1) -> value (V @2) pair in WeakMap (table @3)".
func ephemeronTable(name string) (id uint32, ok bool) {
	const before = " pair in WeakMap (table @"
	if !strings.HasSuffix(name, ")") || !strings.Contains(name, "part of key (") {
		return 0, false
	}
	i := strings.LastIndex(name, before)
	if i < 0 {
		return 0, false
	}
	n, err := strconv.ParseUint(name[i+len(before):len(name)-1], 10, 32)
	return uint32(n), err == nil
}
