package snapshot

import (
	"cmp"
	"slices"
	"strings"
)

// Context is a realm: a global object with its own set of built-ins, as node:vm makes them.
type Context struct {
	Node Node
	// Global is the global object, when the snapshot shows it.
	Global    Node
	HasGlobal bool
	// Detached says that no root holds the context: it lives on because objects of the program lead to it. So do
	// all contexts of node:vm, until the last function made in them goes.
	Detached bool
}

// Contexts are the native contexts, those of the greatest retained size first.
func (s *Snapshot) Contexts() []Context {
	rooted := s.heldByRoots()
	d := s.Dominators()
	var all []Context
	for i := range s.types {
		n := Node(i)
		if k := s.Kind(n); k == KindString || !strings.HasPrefix(s.Name(n), "system / NativeContext") {
			continue
		}
		c := Context{Node: n, Detached: !rooted[n]}
		for e := range s.Edges(n) {
			if e.Kind == EdgeInternal && e.Name == "extension" && s.Kind(e.To) == KindObject {
				c.Global, c.HasGlobal = e.To, true
			}
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b Context) int {
		return cmp.Or(cmp.Compare(d.retained[b.Node], d.retained[a.Node]), cmp.Compare(a.Node, b.Node))
	})
	return all
}

// heldByRoots are the nodes that the root or a group of roots refers to.
func (s *Snapshot) heldByRoots() map[Node]bool {
	held := map[Node]bool{}
	for i := range s.types {
		n := Node(i)
		if n != Root && s.Kind(n) != KindSynthetic {
			continue
		}
		for e := s.firstEdge[n]; e < s.firstEdge[n+1]; e++ {
			if s.retains(n, e) {
				held[Node(s.edgeTo[e])] = true
			}
		}
	}
	return held
}

// DetachedNodes are the nodes that their embedder calls detached, the greatest retained size first: elements that
// are in no document any more, handles whose JavaScript side may go.
func (s *Snapshot) DetachedNodes() []Node {
	d := s.Dominators()
	var all []Node
	for i := range s.types {
		n := Node(i)
		if s.Detached(n) || s.Kind(n) == KindNative && strings.HasPrefix(s.Name(n), "Detached ") {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b Node) int {
		return cmp.Or(cmp.Compare(d.retained[b], d.retained[a]), cmp.Compare(a, b))
	})
	return all
}
