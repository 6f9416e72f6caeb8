package report

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// Paths are the ways by which an object is kept, and what refers to it.
type Paths struct {
	File   string `json:"file"`
	Object Object `json:"object"`
	// Reachable is false for an object that nothing keeps.
	Reachable bool     `json:"reachable"`
	Paths     [][]Step `json:"paths"`
	// Dominators are the objects without any of which the object would go, the nearest first, up to the root.
	Dominators []Object `json:"dominators"`
	// Retainers are the objects that refer to it, those that retain most; RetainerCount is how many there are.
	RetainerCount int    `json:"retainerCount"`
	Retainers     []Step `json:"retainers"`

	tree *Tree
}

// Step is an object and the reference by which it is reached, or, of retainers, the one that it has.
type Step struct {
	// Edge is the kind of the reference; the first step of a path, the root, has none. Reference is the reference
	// as JavaScript writes it, where it can.
	Edge      string `json:"edge,omitempty"`
	Reference string `json:"reference,omitempty"`
	Object
}

// ErrNoObject is the error for an id that the snapshot does not have.
var ErrNoObject = errors.New("no object has the id")

// NewPaths finds up to o.Top paths, 3 by default, to the object of that id.
func NewPaths(file string, s *snapshot.Snapshot, id uint32, o Options) (*Paths, error) {
	n, ok := s.Find(id)
	if !ok {
		return nil, ErrNoObject
	}
	top := o.Top
	if top == 0 {
		top = 3
	}
	var group sync.WaitGroup
	group.Go(func() { s.Dominators() }) // which the paths do without
	paths := s.Paths(n, top)
	group.Wait()
	d := s.Dominators()
	r := &Paths{File: file, Object: newObject(s, n), Reachable: d.Reachable(n), Paths: [][]Step{},
		Dominators: []Object{}, tree: newTree(s, n)}
	for _, path := range paths {
		r.Paths = append(r.Paths, newSteps(s, path))
	}
	for at := n; at != snapshot.Root && r.Reachable; {
		at = d.Parent(at)
		r.Dominators = append(r.Dominators, newObject(s, at))
	}
	retainers := s.Retainers(n)
	r.RetainerCount = len(retainers)
	r.Retainers = newSteps(s, first(retainers, o.top()))
	return r, nil
}

func newSteps(s *snapshot.Snapshot, steps []snapshot.Step) []Step {
	out := []Step{}
	for _, step := range steps {
		made := Step{Object: newObject(s, step.Node)}
		if step.Edge != (snapshot.Edge{}) {
			made.Edge, made.Reference = step.Edge.Kind.String(), step.Edge.Label()
		}
		out = append(out, made)
	}
	return out
}

func (r *Paths) title() string {
	return fmt.Sprintf("Object %d of %s", r.Object.ID, baseNames([]string{r.File}))
}

func (r *Paths) facts() []fact {
	o := r.Object
	paths := fmt.Sprintf("%d shown; objects that refer to it: %s", len(r.Paths), group(r.RetainerCount))
	if !r.Reachable {
		paths = "none: the root does not reach it, or by weak references alone"
	}
	return []fact{{"file", r.File}, {"object", fmt.Sprintf("%s @%d (%s)", o.description, o.ID, printable(o.Kind))},
		{"shallow", Bytes(o.ShallowSize)}, {"retained", Bytes(o.RetainedSize)}, {"paths", paths}}
}

func (r *Paths) sections() []section {
	var all []section
	for i, path := range r.Paths {
		s := section{Title: fmt.Sprintf("Path %d of %d", i+1, len(r.Paths)),
			Columns: []string{"reference", "object", "id", "shallow", "retained"}}
		for _, step := range path {
			s.Rows = append(s.Rows, stepRow(step))
		}
		all = append(all, s)
	}
	dominators := section{Title: "Dominators", Note: "without any of these the object would go; the nearest first",
		Columns: objectColumns, Rows: objectRows(r.Dominators)}
	retainers := section{Title: "Referred to by", Columns: []string{"reference", "of object", "id", "shallow", "retained"}}
	if len(r.Retainers) < r.RetainerCount {
		retainers.Note = fmt.Sprintf("%d of %d", len(r.Retainers), r.RetainerCount)
	}
	for _, step := range r.Retainers {
		retainers.Rows = append(retainers.Rows, stepRow(step))
	}
	all = append(all, dominators, retainers)
	return slices.DeleteFunc(all, func(s section) bool { return len(s.Rows) == 0 })
}

func stepRow(s Step) []cell {
	return []cell{textCell(printable(s.Reference)), textCell(s.description), idCell(s.ID), sizeCell(s.ShallowSize),
		sizeCell(s.RetainedSize)}
}

func (r *Paths) treemap() (*Tree, string) {
	if len(r.tree.Children) == 0 {
		return nil, ""
	}
	return r.tree, retainedBoxes
}
