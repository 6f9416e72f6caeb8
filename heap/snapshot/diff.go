package snapshot

import (
	"cmp"
	"slices"
)

// Tally is a number of objects and the sum of their sizes, in bytes.
type Tally struct {
	Count int
	Size  uint64
}

func (t *Tally) add(size uint64) { t.Count++; t.Size += size }

// Growth is what became of a class from the first snapshot to the last.
type Growth struct {
	Name string
	// In has the class's objects in each snapshot.
	In []Tally
	// New are the objects of the last snapshot that the first does not have, Gone those of the first that the last
	// does not have, Kept those that both have, with their size in the last.
	New, Gone, Kept Tally
	// Survivors are the objects that the second of three snapshots was the first to have and the third still has:
	// allocated by what ran between the first two, and not let go since.
	Survivors Tally
	// Retained is what the survivors, or of two snapshots the new objects, retain in the last snapshot, in bytes; of
	// objects that dominate one another the uppermost counts.
	Retained uint64
	// Example is a node of the last snapshot: of the objects that Retained is of, the one that retains most.
	Example    Node
	HasExample bool
}

// Gained is by how much the class has grown, in bytes. It is negative for one that has shrunk.
func (g Growth) Gained() int64 { return int64(g.In[len(g.In)-1].Size - g.In[0].Size) }

// GainedCount is by how many objects the class has grown.
func (g Growth) GainedCount() int { return g.In[len(g.In)-1].Count - g.In[0].Count }

// Difference is what changed between snapshots of one isolate.
type Difference struct {
	// Total is over all classes.
	Total Growth
	// Classes are those that the snapshots have, whatever became of them, the greatest Retained first, then the most
	// bytes gained.
	Classes []Growth
	// Related is false when the ids that the first and the last have in common often name different things. The
	// snapshots are then of different isolates, and New, Gone, Kept and Survivors tell nothing.
	Related bool
}

// Diff compares two snapshots, or three, in the order in which they were taken. Objects are known by their ids and
// classes by their names; V8's groups of roots are left out. It panics at any other number of snapshots.
func Diff(snapshots ...*Snapshot) *Difference {
	if len(snapshots) != 2 && len(snapshots) != 3 {
		panic("snapshot: Diff takes two or three snapshots")
	}
	last := snapshots[len(snapshots)-1]
	c := &comparison{snapshots: snapshots, numbers: map[string]uint32{}, fresh: newBitset(last.Len())}
	diff := &Difference{}
	last.inParallel(func() { last.Dominators() }, func() {
		for i := range snapshots {
			c.count(i)
		}
		diff.Related = c.match()
		if len(snapshots) == 3 {
			c.findSurvivors()
		}
	})
	c.retain()
	diff.Classes, diff.Total = c.classes, c.total()
	slices.SortFunc(diff.Classes, func(a, b Growth) int {
		return cmp.Or(cmp.Compare(b.Retained, a.Retained), cmp.Compare(b.Gained(), a.Gained()),
			cmp.Compare(b.GainedCount(), a.GainedCount()), cmp.Compare(a.Name, b.Name))
	})
	return diff
}

// comparison numbers the classes of all snapshots together.
type comparison struct {
	snapshots []*Snapshot
	classes   []Growth
	numbers   map[string]uint32
	shared    [][]uint32 // by snapshot and the number of a class in it: the number of the class here
	fresh     bitset     // the nodes of the last snapshot that Growth.Retained is of
}

func (c *comparison) count(i int) {
	s := c.snapshots[i]
	table := s.classNumbers()
	shared := make([]uint32, len(table.names))
	for own, name := range table.names {
		number, ok := c.numbers[name]
		if !ok {
			number = uint32(len(c.classes))
			c.numbers[name] = number
			c.classes = append(c.classes, Growth{Name: name, In: make([]Tally, len(c.snapshots))})
		}
		shared[own] = number
	}
	c.shared = append(c.shared, shared)
	for n := range uint32(s.Len()) {
		if counts(s, n) {
			c.classes[c.class(i, n)].In[i].add(s.sizes.at(n))
		}
	}
}

func counts(s *Snapshot, n uint32) bool { return s.kinds[s.types[n]] != KindSynthetic }

func (c *comparison) class(i int, n uint32) uint32 {
	s := c.snapshots[i]
	return c.shared[i][s.classes.of(s, n)]
}

// match tells new, gone and kept objects apart, and whether ids are of use.
func (c *comparison) match() (related bool) {
	last := len(c.snapshots) - 1
	a, b := c.snapshots[0], c.snapshots[last]
	var same, clash int
	merge(a.sortedIDs(), b.sortedIDs(), func(before, after uint32, inA, inB bool) {
		inA, inB = inA && counts(a, before), inB && counts(b, after)
		switch {
		case inA && inB && c.class(0, before) == c.class(last, after):
			same++
			c.classes[c.class(0, before)].Kept.add(b.sizes.at(after))
			return
		case inA && inB:
			clash++
		}
		if inA {
			c.classes[c.class(0, before)].Gone.add(a.sizes.at(before))
		}
		if inB {
			g := &c.classes[c.class(last, after)]
			g.New.add(b.sizes.at(after))
			if len(c.snapshots) == 2 {
				c.fresh.set(after)
			}
		}
	})
	return clash*20 <= same
}

func (c *comparison) findSurvivors() {
	a, b, last := c.snapshots[0], c.snapshots[1], c.snapshots[2]
	var fresh []uint64 // of b, as sortedIDs has them
	merge(a.sortedIDs(), b.sortedIDs(), func(before, after uint32, inA, inB bool) {
		if inB && counts(b, after) && !(inA && c.class(0, before) == c.class(1, after)) {
			fresh = append(fresh, uint64(b.ids[after])<<32|uint64(after))
		}
	})
	merge(fresh, last.sortedIDs(), func(before, after uint32, inB, inC bool) {
		if inB && inC && c.class(1, before) == c.class(2, after) {
			c.classes[c.class(2, after)].Survivors.add(last.sizes.at(after))
			c.fresh.set(after)
		}
	})
}

// retain sums up what the fresh objects of each class retain, as Classes does of all.
func (c *comparison) retain() {
	last := len(c.snapshots) - 1
	d := c.snapshots[last].Dominators()
	covered := make([]uint32, len(c.classes))
	for place, n := range d.order {
		if !c.fresh.has(n) {
			continue
		}
		number := c.class(last, n)
		g := &c.classes[number]
		if !g.HasExample || d.retained[n] > d.retained[g.Example] {
			g.Example, g.HasExample = Node(n), true
		}
		if uint32(place) >= covered[number] {
			covered[number] = uint32(place) + d.subtree[place]
			g.Retained += d.retained[n]
		}
	}
}

// merge goes through two lists of ids and nodes in the order of ids, pairing what has the same one.
func merge(a, b []uint64, visit func(a, b uint32, inA, inB bool)) {
	for len(a) > 0 || len(b) > 0 {
		order := -1
		switch {
		case len(a) == 0:
			order = 1
		case len(b) > 0:
			order = cmp.Compare(a[0]>>32, b[0]>>32)
		}
		var x, y uint32
		if order <= 0 {
			x, a = uint32(a[0]), a[1:]
		}
		if order >= 0 {
			y, b = uint32(b[0]), b[1:]
		}
		visit(x, y, order <= 0, order >= 0)
	}
}

func (c *comparison) total() Growth {
	sum := Growth{In: make([]Tally, len(c.snapshots))}
	for _, g := range c.classes {
		for i, t := range g.In {
			sum.In[i] = plus(sum.In[i], t)
		}
		sum.New, sum.Gone, sum.Kept = plus(sum.New, g.New), plus(sum.Gone, g.Gone), plus(sum.Kept, g.Kept)
		sum.Survivors = plus(sum.Survivors, g.Survivors)
	}
	return sum
}

func plus(a, b Tally) Tally { return Tally{a.Count + b.Count, a.Size + b.Size} }
