package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// Difference is what changed between two snapshots of one isolate, or three.
type Difference struct {
	Files []string `json:"files"`
	// Related is false when the ids of the snapshots have nothing to do with each other; what is new, gone, kept or
	// has survived then tells nothing.
	Related    bool     `json:"related"`
	Total      Growth   `json:"total"`
	ClassCount int      `json:"classCount"`
	Classes    []Growth `json:"classes"`

	tree *Tree
}

// Tally is a number of objects and their size.
type Tally struct {
	Count int    `json:"count"`
	Size  uint64 `json:"size"`
}

// Growth is what became of a class. snapshot.Growth has the meaning of the fields.
type Growth struct {
	Name        string  `json:"name,omitempty"`
	In          []Tally `json:"in"` // in each snapshot
	New         Tally   `json:"new"`
	Gone        Tally   `json:"gone"`
	Kept        Tally   `json:"kept"`
	Gained      int64   `json:"gained"`
	GainedCount int     `json:"gainedCount"`
	// Survivors are there for three snapshots only.
	Survivors *Tally `json:"survivors,omitempty"`
	// Retained is what the survivors, or of two snapshots the new objects, retain; ExampleID is one of them.
	Retained  uint64 `json:"retained"`
	ExampleID uint32 `json:"exampleId,omitempty"`
}

// NewDifference computes what changed. Classes in which nothing did are left out. There are two or three snapshots,
// each with its file.
func NewDifference(files []string, snapshots []*snapshot.Snapshot, o Options) *Difference {
	diff := snapshot.Diff(snapshots...)
	last := snapshots[len(snapshots)-1]
	r := &Difference{Files: files, Related: diff.Related, Total: newGrowth(diff.Total, last), Classes: []Growth{}}
	for _, g := range diff.Classes {
		if changed(g) {
			r.Classes = append(r.Classes, newGrowth(g, last))
		}
	}
	r.tree = r.gains()
	r.ClassCount = len(r.Classes)
	slices.SortStableFunc(r.Classes, func(a, b Growth) int {
		switch o.Order {
		case snapshot.ByShallowSize:
			return cmp.Compare(b.Gained, a.Gained)
		case snapshot.ByCount:
			return cmp.Compare(b.GainedCount, a.GainedCount)
		}
		return 0
	})
	if o.Top > 0 {
		r.Classes = first(r.Classes, o.Top)
	}
	return r
}

func changed(g snapshot.Growth) bool {
	return g.Gained() != 0 || g.GainedCount() != 0 || g.New.Count != 0 || g.Gone.Count != 0 || g.Survivors.Count != 0
}

func newGrowth(g snapshot.Growth, last *snapshot.Snapshot) Growth {
	out := Growth{Name: g.Name, New: Tally(g.New), Gone: Tally(g.Gone), Kept: Tally(g.Kept), Gained: g.Gained(),
		GainedCount: g.GainedCount(), Retained: g.Retained}
	for _, t := range g.In {
		out.In = append(out.In, Tally(t))
	}
	if len(g.In) == 3 {
		out.Survivors = (*Tally)(&g.Survivors)
	}
	if g.HasExample {
		out.ExampleID = last.ID(g.Example)
	}
	return out
}

// gains is what grew, as a treemap: by survivors of three snapshots, by bytes gained of two.
func (r *Difference) gains() *Tree {
	top := &Tree{Name: "gained by constructor"}
	if len(r.Files) == 3 {
		top.Name = "allocated before the second snapshot and still there in the third"
	}
	for _, g := range r.Classes {
		box := &Tree{Name: printable(g.Name), isGroup: true, Count: g.GainedCount}
		switch {
		case g.Survivors != nil:
			box.Size, box.Count = g.Survivors.Size, g.Survivors.Count
		case g.Gained > 0:
			box.Size = uint64(g.Gained)
		}
		if box.Size > 0 {
			top.Size += box.Size
			top.Children = append(top.Children, box)
		}
	}
	slices.SortStableFunc(top.Children, func(a, b *Tree) int { return cmp.Compare(b.Size, a.Size) })
	top.Children = first(top.Children, 100)
	return top
}

func (r *Difference) title() string { return "Heap difference: " + baseNames(r.Files) }

func (r *Difference) facts() []fact {
	var facts []fact
	for i, t := range r.Total.In {
		facts = append(facts, fact{r.Files[i], fmt.Sprintf("%s in %s objects", Bytes(t.Size), group(t.Count))})
	}
	gained := fmt.Sprintf("%s in %s objects", signedBytes(r.Total.Gained), signed(r.Total.GainedCount))
	facts = append(facts, fact{"gained", gained}, fact{"new", tally(r.Total.New)}, fact{"gone", tally(r.Total.Gone)})
	if r.Total.Survivors != nil {
		facts = append(facts, fact{"survivors", tally(*r.Total.Survivors)})
	}
	if !r.Related {
		facts = append(facts, fact{"note", "ids name different objects: the snapshots are of different isolates, " +
			"and new, gone and survivors tell nothing"})
	}
	return facts
}

func tally(t Tally) string { return fmt.Sprintf("%s in %s objects", Bytes(t.Size), group(t.Count)) }

func (r *Difference) sections() []section {
	classes := section{Title: "By constructor", Note: "retained by what is new",
		Columns: []string{"constructor", "before", "after", "gained", "size", "new", "new size", "gone", "gone size"}}
	three := r.Total.Survivors != nil
	if three {
		classes.Note = "survivors came before the second and are still there in the third; retained is by them"
		classes.Columns = append(classes.Columns, "survivors", "survivors' size")
	}
	classes.Columns = append(classes.Columns, "retained", "id of one")
	for _, g := range r.Classes {
		last := g.In[len(g.In)-1]
		row := []cell{textCell(printable(g.Name)), countCell(g.In[0].Count), countCell(last.Count), deltaCell(g.Gained),
			sizeCell(last.Size), countCell(g.New.Count), sizeCell(g.New.Size), countCell(g.Gone.Count), sizeCell(g.Gone.Size)}
		if three {
			row = append(row, countCell(g.Survivors.Count), sizeCell(g.Survivors.Size))
		}
		classes.Rows = append(classes.Rows, append(row, sizeCell(g.Retained), exampleCell(g)))
	}
	if len(classes.Rows) == 0 {
		return nil
	}
	return []section{classes}
}

// exampleCell is empty for a class that has nothing new: its objects grew.
func exampleCell(g Growth) cell {
	if g.ExampleID == 0 {
		return textCell("")
	}
	return idCell(g.ExampleID)
}

func (r *Difference) treemap() (*Tree, string) {
	if r.tree.Size == 0 {
		return nil, ""
	}
	return r.tree, "Sizes are the objects' own."
}
