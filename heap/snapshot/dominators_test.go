package snapshot

import (
	"math/rand"
	"slices"
	"testing"
)

// randomGraph has up to n nodes of three classes, with edges of all kinds, some of which nothing leads to.
func randomGraph(random *rand.Rand, n int) *drawing {
	d := &drawing{}
	d.add("synthetic", "", 0)
	for range random.Intn(n) {
		d.add("object", []string{"A", "B", "C"}[random.Intn(3)], uint64(random.Intn(50)))
	}
	kinds := append([]string{"property", "property", "internal", "context"}, edgeKinds...)
	for range random.Intn(3 * len(d.nodes)) {
		kind := kinds[random.Intn(len(kinds))]
		name := any("x")
		if kind == "element" || kind == "hidden" {
			name = 0
		}
		d.connect(random.Intn(len(d.nodes)), kind, name, random.Intn(len(d.nodes)))
	}
	return d
}

// reach is what is reachable from the root when a node is taken away; none is taken away with the node -1. Nodes
// that the root does not reach hang on it as computeDominators says.
func reach(s *Snapshot, extra []Node, without int) []bool {
	seen := make([]bool, s.Len())
	queue := append([]Node{Root}, extra...)
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if seen[n] || int(n) == without {
			continue
		}
		seen[n] = true
		for e := range s.Edges(n) {
			if e.Kind != EdgeWeak && (e.Kind != EdgeShortcut || n == Root) {
				queue = append(queue, e.To)
			}
		}
	}
	return seen
}

// adopted are the nodes that hang on the root because nothing retains them, or because they are the first of a
// circle.
func adopted(s *Snapshot) []Node {
	held := map[Node]bool{}
	for i := range s.Len() {
		for e := range s.Edges(Node(i)) {
			if e.Retains && e.To != Node(i) {
				held[e.To] = true
			}
		}
	}
	var extra []Node
	for _, circle := range []bool{false, true} {
		for i := range s.Len() {
			if n := Node(i); held[n] == circle && !reach(s, extra, -1)[n] {
				extra = append(extra, n)
			}
		}
	}
	return extra
}

// What goes when a node is taken away is what it dominates, by definition.
func TestDominatorsByDefinition(t *testing.T) {
	for seed := range int64(400) {
		s := randomGraph(rand.New(rand.NewSource(seed)), 40).read(t)
		d := s.Dominators()
		extra := adopted(s)
		reachable := reach(s, nil, -1)
		classes := map[string]uint64{}
		var size uint64
		count := 0
		for i := range s.Len() {
			if reachable[i] {
				size += s.ShallowSize(Node(i))
				count++
			}
			if d.Reachable(Node(i)) != reachable[i] {
				t.Errorf("seed %d: node %d is reachable: %v", seed, i, reachable[i])
			}
		}
		if d.ReachableSize() != size || d.ReachableNodes() != count {
			t.Errorf("seed %d: %d bytes in %d nodes are reachable, want %d in %d", seed, d.ReachableSize(),
				d.ReachableNodes(), size, count)
		}
		below := make([]int, s.Len()) // how many of its class dominate a node
		for i := range s.Len() {
			n, left, retained := Node(i), reach(s, extra, i), uint64(0)
			for j := range s.Len() {
				gone := i == int(Root) || !left[j]
				if gone {
					retained += s.ShallowSize(Node(j))
				}
				if gone && i != j && s.Class(n) == s.Class(Node(j)) {
					below[j]++
				}
				if d.Dominates(n, Node(j)) != gone {
					t.Errorf("seed %d: node %d dominates %d: %v", seed, i, j, !gone)
				}
			}
			if d.RetainedSize(n) != retained {
				t.Errorf("seed %d: node %d retains %d, want %d", seed, i, d.RetainedSize(n), retained)
			}
			children := slices.Collect(d.Children(n))
			for _, c := range children {
				if d.Parent(c) != n {
					t.Errorf("seed %d: %d is no child of %d", seed, c, n)
				}
			}
		}
		for i, n := range below {
			if node := Node(i); n == 0 && s.Kind(node) != KindSynthetic {
				classes[s.Class(node)] += d.RetainedSize(node)
			}
		}
		for _, c := range s.Classes() {
			if c.RetainedSize != classes[c.Name] {
				t.Errorf("seed %d: class %s retains %d, want %d", seed, c.Name, c.RetainedSize, classes[c.Name])
			}
		}
		if t.Failed() {
			return
		}
	}
}

// A list of many elements is as deep, forwards and backwards.
func TestLongList(t *testing.T) {
	d := &drawing{}
	d.add("synthetic", "", 0)
	const long = 200_000
	for i := range long {
		n := d.add("object", "Link", 1)
		d.connect(i, "property", "next", n)
		d.connect(n, "property", "before", i)
	}
	s := d.read(t)
	if got := s.Dominators().RetainedSize(1); got != long {
		t.Errorf("the first retains %d, want %d", got, long)
	}
	if paths := s.Paths(long, 2); len(paths) != 1 || len(paths[0]) != long+1 {
		t.Errorf("%d paths to the last", len(paths))
	}
}
