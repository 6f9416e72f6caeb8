package report

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// Tree is a box of a treemap and what is in it. The sizes of the children sum up to no more than the box's.
type Tree struct {
	Name  string `json:"name"`
	Size  uint64 `json:"size"`
	Count int    `json:"count,omitempty"` // of a group: how many objects it has
	ID    uint32 `json:"id,omitempty"`    // of an object
	// Children are groups in an object's box, and objects in a group's.
	Children []*Tree `json:"children,omitempty"`

	node    snapshot.Node
	isGroup bool
}

const retainedBoxes = "Sizes are what the boxes retain."

const (
	treeBudget  = 3000 // boxes of a page
	treeGroups  = 40   // groups in an object's box
	treeObjects = 40   // objects in a group's box
)

// newTree is what the node retains: its children in the dominator tree by constructor, the largest of each, and so
// on, the largest box first, until there are enough.
func newTree(s *snapshot.Snapshot, n snapshot.Node) *Tree {
	top := objectBox(s, n)
	queue := &largestFirst{top}
	for boxes := 1; queue.Len() > 0 && boxes < treeBudget; {
		box := heap.Pop(queue).(*Tree)
		box.Children = groupsOf(s, box.node)
		for _, group := range box.Children {
			boxes++
			objects := group.Children
			if !group.isGroup {
				objects = []*Tree{group}
			} else {
				boxes += len(objects)
			}
			for _, object := range objects {
				heap.Push(queue, object)
			}
		}
	}
	return top
}

func objectBox(s *snapshot.Snapshot, n snapshot.Node) *Tree {
	return &Tree{Name: describe(s, n), Size: s.Dominators().RetainedSize(n), ID: s.ID(n), node: n}
}

// groupsOf are the groups of what the node has beneath it. A group of one object is that object.
func groupsOf(s *snapshot.Snapshot, n snapshot.Node) []*Tree {
	d := s.Dominators()
	groups := map[string]*Tree{}
	members := map[string][]snapshot.Node{}
	for child := range d.Children(n) {
		name := groupName(s, child)
		if groups[name] == nil {
			groups[name] = &Tree{Name: name, isGroup: true}
		}
		groups[name].Size += d.RetainedSize(child)
		groups[name].Count++
		members[name] = append(members[name], child)
	}
	var all []*Tree
	for name, g := range groups {
		for _, n := range s.LargestOf(slices.Values(members[name]), treeObjects, snapshot.ByRetainedSize) {
			g.Children = append(g.Children, objectBox(s, n))
		}
		if g.Count == 1 {
			g = g.Children[0]
		}
		if g.Size > 0 {
			all = append(all, g)
		}
	}
	slices.SortFunc(all, func(a, b *Tree) int {
		return cmp.Or(cmp.Compare(b.Size, a.Size), cmp.Compare(a.Name, b.Name))
	})
	return first(all, treeGroups)
}

// groupName keeps V8's groups of roots apart.
func groupName(s *snapshot.Snapshot, n snapshot.Node) string {
	if s.Kind(n) == snapshot.KindSynthetic {
		return describe(s, n)
	}
	return printable(s.Class(n))
}

// largestFirst are boxes to be filled.
type largestFirst []*Tree

func (h largestFirst) Len() int { return len(h) }
func (h largestFirst) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[j].Size, h[i].Size), cmp.Compare(h[i].node, h[j].node)) < 0
}
func (h largestFirst) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *largestFirst) Push(t any)   { *h = append(*h, t.(*Tree)) }
func (h *largestFirst) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
