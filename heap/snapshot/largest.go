package snapshot

import (
	"cmp"
	"container/heap"
	"iter"
	"slices"
)

// Order says by what objects and classes are sorted, the greatest first.
type Order int

// The orders. ByCount means something for classes only; objects are then sorted by retained size.
const (
	ByRetainedSize Order = iota
	ByShallowSize
	ByCount
)

// Largest are the n nodes of the greatest size, the greatest first. The root and V8's groups of roots are left out.
func (s *Snapshot) Largest(n int, order Order) []Node {
	return s.LargestOf(func(yield func(Node) bool) {
		for i := range s.types {
			if node := Node(i); s.Kind(node) != KindSynthetic && !yield(node) {
				return
			}
		}
	}, n, order)
}

// LargestOf are the n greatest of some nodes, the greatest first; of two equal ones the earlier in the snapshot.
func (s *Snapshot) LargestOf(nodes iter.Seq[Node], n int, order Order) []Node {
	if n <= 0 {
		return nil
	}
	size := s.Dominators().RetainedSize
	if order == ByShallowSize {
		size = s.ShallowSize
	}
	top := &smallestFirst{size: size}
	for node := range nodes {
		top.offer(node, n)
	}
	slices.SortFunc(top.nodes, func(a, b Node) int { return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(a, b)) })
	return top.nodes
}

// smallestFirst keeps the greatest so far, the smallest of them on top.
type smallestFirst struct {
	size  func(Node) uint64
	nodes []Node
}

func (h *smallestFirst) offer(n Node, limit int) {
	switch {
	case len(h.nodes) < limit:
		heap.Push(h, n)
	case h.size(n) > h.size(h.nodes[0]):
		h.nodes[0] = n
		heap.Fix(h, 0)
	}
}

func (h *smallestFirst) Len() int { return len(h.nodes) }

// Less puts the later of two equal nodes on top, so that the earlier stays.
func (h *smallestFirst) Less(i, j int) bool {
	a, b := h.nodes[i], h.nodes[j]
	return cmp.Or(cmp.Compare(h.size(a), h.size(b)), cmp.Compare(b, a)) < 0
}
func (h *smallestFirst) Swap(i, j int) { h.nodes[i], h.nodes[j] = h.nodes[j], h.nodes[i] }
func (h *smallestFirst) Push(n any)    { h.nodes = append(h.nodes, n.(Node)) }
func (h *smallestFirst) Pop() any {
	last := h.nodes[len(h.nodes)-1]
	h.nodes = h.nodes[:len(h.nodes)-1]
	return last
}
