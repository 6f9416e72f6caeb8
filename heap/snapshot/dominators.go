package snapshot

import (
	"iter"
	"sync"
)

// Dominators is the dominator tree of a snapshot and what follows from it. A node's dominator is the last node
// that all ways from the root to it have in common: without that one, it would go.
//
// Weak edges are no way. What the root does not reach is a child of the root in the tree, or of what it hangs on
// among its like; so everything counts for the root's retained size.
type Dominators struct {
	s         *Snapshot
	parent    []uint32 // by node
	retained  []uint64 // by node, in bytes
	order     []uint32 // the nodes in preorder of the tree
	place     []uint32 // by node: where it stands in order
	subtree   []uint32 // by place: how many nodes from there on are the subtree
	reachable bitset

	reachableNodes int
	reachableSize  uint64
}

type bitset []uint64

func newBitset(n int) bitset       { return make(bitset, (n+63)/64) }
func (b bitset) set(i uint32)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i uint32) bool { return b[i/64]>>(i%64)&1 != 0 }

// Dominators computes the dominator tree at the first call.
func (s *Snapshot) Dominators() *Dominators {
	s.dominatorsOnce.Do(func() { s.dominators = computeDominators(s) })
	return s.dominators
}

// Parent is the node's dominator; the root has itself.
func (d *Dominators) Parent(n Node) Node { return Node(d.parent[n]) }

// RetainedSize is what would go with the node, in bytes.
func (d *Dominators) RetainedSize(n Node) uint64 { return d.retained[n] }

// Dominates says whether the node is above other in the tree, or is other.
func (d *Dominators) Dominates(n, other Node) bool {
	at, of := d.place[n], d.place[other]
	return of >= at && of < at+d.subtree[at]
}

// Children are the nodes that have this one as their dominator.
func (d *Dominators) Children(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		at := d.place[n]
		for p, end := at+1, at+d.subtree[at]; p < end; p += d.subtree[p] {
			if !yield(Node(d.order[p])) {
				return
			}
		}
	}
}

// Reachable says whether the root reaches the node by edges that retain.
func (d *Dominators) Reachable(n Node) bool { return d.reachable.has(uint32(n)) }

// ReachableNodes is the number of nodes that the root reaches.
func (d *Dominators) ReachableNodes() int { return d.reachableNodes }

// ReachableSize is the sum of the sizes of the nodes that the root reaches, in bytes.
func (d *Dominators) ReachableSize() uint64 { return d.reachableSize }

// computeDominators numbers the nodes depth first and finds the dominators by the Semi-NCA method (Georgiadis,
// "Linear-Time Algorithms for Dominators and Related Problems", 2005). Nothing in it is recursive: a list of a
// million elements is as deep.
func computeDominators(s *Snapshot) *Dominators {
	d := &Dominators{s: s}
	var back predecessors
	var t *spanning
	s.inParallel(func() { back = newPredecessors(s) }, func() { t = numberNodes(s, d) })
	idom := t.immediateDominators(back)
	d.layOut(t, idom)
	return d
}

// manyNodes is where two goroutines do better than one.
const manyNodes = 1 << 14

// inParallel calls both, at the same time for a snapshot that is not small, and returns when both have.
func (s *Snapshot) inParallel(one, other func()) {
	if s.Len() < manyNodes {
		one()
		other()
		return
	}
	var group sync.WaitGroup
	group.Go(one)
	other()
	group.Wait()
}

// spanning is a depth-first spanning tree. Numbers are those of its preorder, the root's is 0.
type spanning struct {
	node   []uint32 // by number
	number []uint32 // by node
	parent []uint32 // by number
	spare  []uint32 // of the same length, for whoever needs one next
}

const unnumbered = ^uint32(0)

func numberNodes(s *Snapshot, d *Dominators) *spanning {
	n := s.Len()
	t := &spanning{node: make([]uint32, 0, n), number: make([]uint32, n), parent: make([]uint32, n), spare: make([]uint32, n)}
	for i := range t.number {
		t.number[i] = unnumbered
	}
	w := walker{s: s, t: t, nextEdge: t.spare}
	w.walk(0)
	d.reachable = newBitset(n)
	for _, node := range t.node {
		d.reachable.set(node)
		d.reachableSize += s.sizes.at(node)
	}
	d.reachableNodes = len(t.node)
	if len(t.node) < n {
		w.walkRest()
	}
	return t
}

// walker walks depth first. nextEdge is where the node of a number has got to with its edges.
type walker struct {
	s        *Snapshot
	t        *spanning
	nextEdge []uint32
}

func (w *walker) visit(node, parent uint32) {
	number := uint32(len(w.t.node))
	w.t.node = append(w.t.node, node)
	w.t.number[node] = number
	w.t.parent[number] = parent
	w.nextEdge[number] = w.s.firstEdge[node]
}

// walk visits what is reachable from a node, as a child of the root.
func (w *walker) walk(from uint32) {
	s, t := w.s, w.t
	w.visit(from, 0)
	top := t.number[from]
	for at := top; ; {
		node := t.node[at]
		e, end := w.nextEdge[at], s.firstEdge[node+1]
		for e < end && (t.number[s.edgeTo[e]] != unnumbered || !s.retains(Node(node), e)) {
			e++
		}
		if e < end {
			w.nextEdge[at] = e + 1
			w.visit(s.edgeTo[e], at)
			at = uint32(len(t.node)) - 1
			continue
		}
		w.nextEdge[at] = end
		if at == top {
			return
		}
		at = t.parent[at]
	}
}

// walkRest visits what the root does not reach: first from those nodes that nothing retains, then what is left,
// which are circles.
func (w *walker) walkRest() {
	s, t := w.s, w.t
	held := newBitset(s.Len())
	for n := range s.types {
		for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
			if s.edgeTo[e] != uint32(n) && s.retains(Node(n), e) {
				held.set(s.edgeTo[e])
			}
		}
	}
	for _, heldToo := range []bool{false, true} {
		for n := range uint32(s.Len()) {
			if t.number[n] == unnumbered && held.has(n) == heldToo {
				w.walk(n)
			}
		}
	}
}

// predecessors are the retaining edges backwards, by node: those of n come from from[first[n]:first[n+1]].
type predecessors struct{ first, from []uint32 }

func newPredecessors(s *Snapshot) predecessors {
	first := make([]uint32, s.Len()+1)
	for n := range s.types {
		for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
			if s.retains(Node(n), e) {
				first[s.edgeTo[e]]++
			}
		}
	}
	var sum uint32
	for i, c := range first {
		sum += c
		first[i] = sum
	}
	from := make([]uint32, sum)
	for n := s.Len() - 1; n >= 0; n-- {
		for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
			if s.retains(Node(n), e) {
				to := s.edgeTo[e]
				first[to]--
				from[first[to]] = uint32(n)
			}
		}
	}
	return predecessors{first, from}
}

func (p predecessors) of(n uint32) []uint32 { return p.from[p.first[n]:p.first[n+1]] }

// immediateDominators gives for each number the number of its dominator.
func (t *spanning) immediateDominators(back predecessors) []uint32 {
	n := uint32(len(t.node))
	f := forest{ancestor: t.spare, best: make([]uint32, n), semi: make([]uint32, n)}
	for i := range n {
		f.ancestor[i], f.best[i], f.semi[i] = unnumbered, i, i
	}
	for i := n - 1; i > 0; i-- {
		semi := t.parent[i]
		for _, p := range back.of(t.node[i]) {
			if best := f.semi[f.eval(t.number[p])]; best < semi {
				semi = best
			}
		}
		f.semi[i] = semi
		f.ancestor[i] = t.parent[i]
	}
	idom := t.parent
	for i := uint32(1); i < n; i++ {
		up := idom[i]
		for up > f.semi[i] {
			up = idom[up]
		}
		idom[i] = up
	}
	return idom
}

// forest is of the numbers that have been dealt with, each linked to its parent. eval gives the one with the
// least semi on the way to the top, the top left out, and shortens the way.
type forest struct {
	ancestor, best, semi []uint32
	way                  []uint32
}

func (f *forest) eval(v uint32) uint32 {
	up := f.ancestor[v]
	if up == unnumbered {
		return v
	}
	if f.ancestor[up] == unnumbered {
		return f.best[v]
	}
	f.way = f.way[:0]
	for at := v; f.ancestor[f.ancestor[at]] != unnumbered; at = f.ancestor[at] {
		f.way = append(f.way, at)
	}
	for i := len(f.way) - 1; i >= 0; i-- {
		at := f.way[i]
		up := f.ancestor[at]
		if f.semi[f.best[up]] < f.semi[f.best[at]] {
			f.best[at] = f.best[up]
		}
		f.ancestor[at] = f.ancestor[up]
	}
	return f.best[v]
}

// layOut sums up sizes and gives every node its place in the preorder of the dominator tree.
func (d *Dominators) layOut(t *spanning, idom []uint32) {
	d.s.inParallel(func() { d.sumUp(t, idom) }, func() { d.order, d.subtree, d.place = t.places(idom) })
}

// sumUp makes use of that in preorder of the spanning tree a dominator comes before what it dominates.
func (d *Dominators) sumUp(t *spanning, idom []uint32) {
	n := len(t.node)
	sums := make([]uint64, n) // by number
	for i := n - 1; i >= 0; i-- {
		sums[i] += d.s.sizes.at(t.node[i])
		if i > 0 {
			sums[idom[i]] += sums[i]
		}
	}
	d.parent, d.retained = make([]uint32, n), make([]uint64, n)
	for i, node := range t.node {
		d.parent[node], d.retained[node] = t.node[idom[i]], sums[i]
	}
}

// places are what Dominators has of them. The numbers of the spanning tree are lost.
func (t *spanning) places(idom []uint32) (order, subtree, place []uint32) {
	n := len(t.node)
	count := t.spare // by number: the nodes of the subtree
	clear(count)
	for i := n - 1; i >= 0; i-- {
		count[i]++
		if i > 0 {
			count[idom[i]] += count[i]
		}
	}
	order, subtree, place = make([]uint32, n), make([]uint32, n), t.number
	next := make([]uint32, n) // by number: the place of the next child
	for i, node := range t.node {
		at := uint32(0)
		if i > 0 {
			at = next[idom[i]]
			next[idom[i]] += count[i]
		}
		next[i] = at + 1
		order[at], subtree[at], place[node] = node, count[i], at
	}
	return order, subtree, place
}
