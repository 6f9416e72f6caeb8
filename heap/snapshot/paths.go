package snapshot

import (
	"cmp"
	"slices"
)

// Step is a node of a path and the edge that leads to it; the first step, the root, has none.
type Step struct {
	Edge Edge
	Node Node
}

// Path is a way from the root to a node by edges that retain.
type Path []Step

// maxSpurs bounds how far from the object Paths looks for another way; each is a walk through the heap.
const maxSpurs = 32

// Paths are up to n ways that keep the node alive, each differing from all others in a reference as near to the
// node as can be: first one for each object that refers to it; when they are fewer than n, the object next to it
// on the first way is taken for the node, and so on. No way passes through a node twice. A way that starts at a
// global object, where a program finds it, comes before one from V8's own roots; else the shorter one comes first.
// A node that is unreachable has none.
func (s *Snapshot) Paths(to Node, n int) []Path {
	if to == Root || n <= 0 {
		return nil
	}
	search := &pathSearch{s: s, from: make([]uint32, s.Len()), by: make([]uint32, s.Len()), barred: newBitset(s.Len())}
	var paths []Path
	var tail Path         // from the spur to the node
	spur, known := to, to // known is where the first way comes from
	for range maxSpurs {
		search.barred.set(uint32(spur))
		for _, r := range search.retainers(spur, known, n-len(paths)) {
			paths = append(paths, slices.Concat(search.way(r.node), Path{{s.edge(r.node, r.edge), spur}}, tail))
		}
		if len(paths) == 0 || len(paths) == n {
			break
		}
		first := paths[0]
		at := len(first) - 1 - len(tail) // where the spur stands in the first way
		if at <= 1 {
			break
		}
		tail, spur, known = first[at:], first[at-1].Node, first[at-2].Node
	}
	return paths
}

// pathSearch walks breadth first, around what is barred.
type pathSearch struct {
	s        *Snapshot
	from, by []uint32 // by node: from where it was found and by which edge
	barred   bitset
	queue    []uint32
}

type retainer struct {
	node Node
	edge uint32
}

// retainers are up to n nodes that retain the target and that the root reaches around what is barred, in the order
// in which they are found, without the one that is known.
func (p *pathSearch) retainers(target, known Node, n int) (found []retainer) {
	direct := p.s.retainersOf(target)
	delete(direct, known)
	n = min(n, len(direct))
	if n == 0 {
		return nil
	}
	for i := range p.from {
		p.from[i] = unnumbered
	}
	arrive := func(node uint32) bool {
		if edge, ok := direct[Node(node)]; ok {
			found = append(found, retainer{Node(node), edge})
		}
		return len(found) < n
	}
	p.from[Root] = uint32(Root)
	for _, globals := range []bool{true, false} {
		inTurn := func(e uint32) bool { return (p.s.edgeKinds[e] == EdgeShortcut) == globals }
		if e, ok := direct[Root]; ok && inTurn(e) && !arrive(uint32(Root)) {
			return found
		}
		p.queue = p.queue[:0]
		if !p.expand(Root, inTurn, arrive) {
			return found
		}
		for i := 0; i < len(p.queue); i++ {
			if !p.expand(Node(p.queue[i]), func(uint32) bool { return true }, arrive) {
				return found
			}
		}
	}
	return found
}

// expand queues what the node retains and calls arrive, until that is false.
func (p *pathSearch) expand(n Node, take func(e uint32) bool, arrive func(uint32) bool) bool {
	s := p.s
	for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
		to := s.edgeTo[e]
		if p.from[to] != unnumbered || p.barred.has(to) || !s.retains(n, e) || !take(e) {
			continue
		}
		p.from[to], p.by[to] = uint32(n), e
		p.queue = append(p.queue, to)
		if !arrive(to) {
			return false
		}
	}
	return true
}

// way leads from the root to a node that has been found.
func (p *pathSearch) way(n Node) Path {
	var path Path
	for n != Root {
		from := Node(p.from[n])
		path = append(path, Step{p.s.edge(from, p.by[n]), n})
		n = from
	}
	path = append(path, Step{Node: Root})
	slices.Reverse(path)
	return path
}

// retainersOf are the nodes with an edge that retains the target, each with the edge that says most.
// Where an object's store of elements or properties refers to it, and the object that has the store does, too, the
// object alone is named: V8 writes both, and they are one reference.
func (s *Snapshot) retainersOf(target Node) map[Node]uint32 {
	direct := s.referrers(target)
	for n, e := range direct {
		if s.telling(e) > 1 {
			s.dropStores(n, direct)
		}
	}
	return direct
}

// dropStores drops what the node has to itself inside V8 and what that has, a list and its cells.
func (s *Snapshot) dropStores(owner Node, direct map[Node]uint32) {
	s.eachStore(owner, func(store Node) {
		s.dropStore(store, direct)
		if s.Kind(store) == KindArray {
			s.eachStore(store, func(cell Node) { s.dropStore(cell, direct) })
		}
	})
}

func (s *Snapshot) eachStore(n Node, visit func(store Node)) {
	for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
		to := Node(s.edgeTo[e])
		if kind := s.Kind(to); s.telling(e) <= 1 && s.retains(n, e) && (kind == KindArray || kind == KindHidden) {
			visit(to)
		}
	}
}

func (s *Snapshot) dropStore(store Node, direct map[Node]uint32) {
	if e, ok := direct[store]; ok && s.telling(e) <= 1 {
		delete(direct, store)
	}
}

func (s *Snapshot) referrers(target Node) map[Node]uint32 {
	direct := map[Node]uint32{}
	for n := range s.types {
		for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
			if s.edgeTo[e] != uint32(target) || !s.retains(Node(n), e) {
				continue
			}
			if old, ok := direct[Node(n)]; !ok || s.telling(e) > s.telling(old) {
				direct[Node(n)] = e
			}
		}
	}
	return direct
}

// telling puts what a program has written before what V8 has.
func (s *Snapshot) telling(e uint32) int {
	switch s.edgeKinds[e] {
	case EdgeShortcut:
		return 3
	case EdgeProperty, EdgeElement, EdgeContext:
		return 2
	case EdgeHidden:
		return 0
	}
	return 1
}

// Retainers are the nodes that refer to this one by an edge that retains, the greatest retained size first, each
// with one such edge.
func (s *Snapshot) Retainers(n Node) []Step {
	d := s.Dominators()
	var steps []Step
	for node, e := range s.retainersOf(n) {
		steps = append(steps, Step{s.edge(node, e), node})
	}
	slices.SortFunc(steps, func(a, b Step) int {
		return cmp.Or(cmp.Compare(d.retained[b.Node], d.retained[a.Node]), cmp.Compare(a.Node, b.Node))
	})
	return steps
}
