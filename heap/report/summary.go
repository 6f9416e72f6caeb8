package report

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// Options are what reports may be told.
type Options struct {
	// Top is how many rows a table has at most; 0 is all classes, and 20 of everything else.
	Top int
	// Order sorts classes and largest objects.
	Order snapshot.Order
}

func (o Options) top() int {
	if o.Top == 0 {
		return 20
	}
	return o.Top
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// Summary is what a heap is made of.
type Summary struct {
	File    string `json:"file"`
	Nodes   int    `json:"nodes"`
	Edges   int    `json:"edges"`
	Strings int    `json:"strings"`
	// Size is of all nodes, ReachableSize of those that the root reaches by references that are not weak.
	Size           uint64 `json:"size"`
	ReachableNodes int    `json:"reachableNodes"`
	ReachableSize  uint64 `json:"reachableSize"`
	// ClassCount is how many classes there are, of which Classes may be the beginning.
	ClassCount int             `json:"classCount"`
	Classes    []Class         `json:"classes"`
	Largest    []Object        `json:"largest"`
	Duplicates DuplicateTotals `json:"duplicateStrings"`
	Contexts   []Context       `json:"contexts"`
	// DetachedContexts is how many contexts are detached, of which Contexts may have the first.
	DetachedContexts int            `json:"detachedContexts"`
	Detached         DetachedTotals `json:"detached"`

	tree *Tree
}

// Class is what the objects of one constructor take together; snapshot.Class has the meaning of its sizes.
type Class struct {
	Name         string `json:"name"`
	Count        int    `json:"count"`
	ShallowSize  uint64 `json:"shallowSize"`
	RetainedSize uint64 `json:"retainedSize"`
	// LargestID is the id of the object that retains most, LargestRetainedSize how much that is.
	LargestID           uint32 `json:"largestId"`
	LargestRetainedSize uint64 `json:"largestRetainedSize"`
}

// DuplicateTotals are the texts that several strings hold.
type DuplicateTotals struct {
	Texts int `json:"texts"`
	// Wasted is what all strings but one of each text take.
	Wasted uint64      `json:"wasted"`
	Top    []Duplicate `json:"top"`
}

// Duplicate is a text that several strings hold.
type Duplicate struct {
	Text   string `json:"text"`
	Count  int    `json:"count"`
	Size   uint64 `json:"size"` // of each
	Wasted uint64 `json:"wasted"`
	ID     uint32 `json:"exampleId"`
}

// Context is a realm. A detached one is held by objects of the program alone.
type Context struct {
	Object
	GlobalID uint32 `json:"globalId,omitempty"`
	Detached bool   `json:"detached"`
	// HeldBy is an object that refers to the context, the one that retains most.
	HeldBy string `json:"heldBy,omitempty"`
}

// DetachedTotals are the nodes that their embedder calls detached.
type DetachedTotals struct {
	Count int      `json:"count"`
	Top   []Object `json:"top"`
}

// NewSummary computes the summary of a snapshot that was read from the file. What has nothing to do with one another
// is computed at the same time, each in fields of its own.
func NewSummary(file string, s *snapshot.Snapshot, o Options) *Summary {
	r := &Summary{File: file, Nodes: s.Len(), Edges: s.EdgeCount(), Strings: s.StringCount()}
	var group sync.WaitGroup
	defer group.Wait()
	group.Go(func() { r.addDuplicates(s, o) })
	d := s.Dominators()
	r.Size, r.ReachableNodes, r.ReachableSize = d.RetainedSize(snapshot.Root), d.ReachableNodes(), d.ReachableSize()
	group.Go(func() { r.tree = newTree(s, snapshot.Root) })
	r.Largest = newObjects(s, s.Largest(o.top(), o.Order))
	r.addClasses(s, o)
	r.addContexts(s, o)
	detached := s.DetachedNodes()
	r.Detached = DetachedTotals{len(detached), newObjects(s, first(detached, o.top()))}
	return r
}

func (r *Summary) addClasses(s *snapshot.Snapshot, o Options) {
	all := s.Classes()
	r.ClassCount = len(all)
	slices.SortStableFunc(all, func(a, b snapshot.Class) int {
		switch o.Order {
		case snapshot.ByShallowSize:
			return cmp.Compare(b.ShallowSize, a.ShallowSize)
		case snapshot.ByCount:
			return cmp.Compare(b.Count, a.Count)
		}
		return 0
	})
	if o.Top > 0 {
		all = first(all, o.Top)
	}
	r.Classes = make([]Class, 0, len(all))
	for _, c := range all {
		r.Classes = append(r.Classes, Class{c.Name, c.Count, c.ShallowSize, c.RetainedSize, s.ID(c.Example),
			c.MaxRetainedSize})
	}
}

func (r *Summary) addDuplicates(s *snapshot.Snapshot, o Options) {
	all := s.DuplicateStrings()
	r.Duplicates = DuplicateTotals{Texts: len(all), Top: []Duplicate{}}
	for _, d := range all {
		r.Duplicates.Wasted += d.Wasted()
	}
	for _, d := range first(all, o.top()) {
		r.Duplicates.Top = append(r.Duplicates.Top, Duplicate{d.Text, d.Count, d.Size, d.Wasted(), s.ID(d.Example)})
	}
}

func (r *Summary) addContexts(s *snapshot.Snapshot, o Options) {
	all := s.Contexts()
	for _, c := range all {
		if c.Detached {
			r.DetachedContexts++
		}
	}
	r.Contexts = []Context{}
	for _, c := range first(all, o.top()) {
		r.Contexts = append(r.Contexts, newContext(s, c))
	}
}

func newContext(s *snapshot.Snapshot, c snapshot.Context) Context {
	context := Context{Object: newObject(s, c.Node), Detached: c.Detached}
	if c.HasGlobal {
		context.GlobalID = s.ID(c.Global)
	}
	if !c.Detached {
		return context
	}
	if paths := s.Paths(c.Node, 1); len(paths) > 0 {
		holder := paths[0][len(paths[0])-2].Node
		context.HeldBy = fmt.Sprintf("%s @%d", describe(s, holder), s.ID(holder))
	}
	return context
}

func (r *Summary) title() string { return "Heap summary: " + baseNames([]string{r.File}) }

func (r *Summary) facts() []fact {
	facts := []fact{
		{"file", r.File},
		{"size", fmt.Sprintf("%s in %s nodes, %s edges", Bytes(r.Size), group(r.Nodes), group(r.Edges))},
		{"reachable", fmt.Sprintf("%s in %s nodes", Bytes(r.ReachableSize), group(r.ReachableNodes))},
		{"duplicate strings", fmt.Sprintf("%s wasted on %s texts", Bytes(r.Duplicates.Wasted), group(r.Duplicates.Texts))},
	}
	if r.DetachedContexts > 0 || r.Detached.Count > 0 {
		facts = append(facts, fact{"detached",
			fmt.Sprintf("%s contexts, %s nodes", group(r.DetachedContexts), group(r.Detached.Count))})
	}
	return facts
}

func (r *Summary) sections() []section {
	classes := section{Title: "By constructor",
		Columns: []string{"constructor", "count", "shallow", "retained", "of all", "largest", "id of largest"}}
	if len(r.Classes) < r.ClassCount {
		classes.Note = fmt.Sprintf("%d of %d", len(r.Classes), r.ClassCount)
	}
	for _, c := range r.Classes {
		classes.Rows = append(classes.Rows, []cell{textCell(printable(c.Name)), countCell(c.Count), sizeCell(c.ShallowSize),
			sizeCell(c.RetainedSize), shareCell(c.RetainedSize, r.Size), sizeCell(c.LargestRetainedSize), idCell(c.LargestID)})
	}
	all := []section{classes, {Title: "Largest objects", Columns: objectColumns, Rows: objectRows(r.Largest)}}
	duplicates := section{Title: "Duplicate strings", Columns: []string{"text", "count", "each", "wasted", "id of one"}}
	for _, d := range r.Duplicates.Top {
		duplicates.Rows = append(duplicates.Rows, []cell{textCell(quoted(d.Text)), countCell(d.Count), sizeCell(d.Size),
			sizeCell(d.Wasted), idCell(d.ID)})
	}
	contexts := section{Title: "Contexts", Note: "a detached one is held by objects of the program alone",
		Columns: []string{"id", "context", "retained", "detached", "held by"}}
	for _, c := range r.Contexts {
		detached := "no"
		if c.Detached {
			detached = "yes"
		}
		contexts.Rows = append(contexts.Rows, []cell{idCell(c.ID), textCell(c.description), sizeCell(c.RetainedSize),
			textCell(detached), textCell(c.HeldBy)})
	}
	all = append(all, duplicates, contexts,
		section{Title: "Detached nodes", Columns: objectColumns, Rows: objectRows(r.Detached.Top)})
	return slices.DeleteFunc(all, func(s section) bool { return len(s.Rows) == 0 })
}

func (r *Summary) treemap() (*Tree, string) { return r.tree, retainedBoxes }
