package snapshot

import (
	"cmp"
	"slices"
	"strings"
)

// Class is what the nodes of one constructor, or of one kind that has no constructors, take together.
type Class struct {
	// Name is the constructor's, or the kind's in round brackets: (string), (array), (closure), (system) ...
	Name string
	// Count is the number of nodes.
	Count int
	// ShallowSize is the sum of their own sizes, in bytes.
	ShallowSize uint64
	// RetainedSize is what would go with all of them, in bytes: the sum over those that no other node of the class
	// dominates, so nothing counts twice.
	RetainedSize uint64
	// MaxRetainedSize is the greatest retained size of one of them, in bytes, and Example is that one.
	MaxRetainedSize uint64
	Example         Node
}

// classTable gives nodes the numbers of their classes.
type classTable struct {
	names  []string
	byName []uint32 // by string number, for kinds that have constructors; one more than the class's number
	byKind []uint32 // by type number, for the others; likewise
}

var classOfKind = map[Kind]string{
	KindHidden: "(system)", KindCode: "(compiled code)", KindRegExp: "RegExp", KindShape: "(object shape)",
}

// classNumbers are made at the first call.
func (s *Snapshot) classNumbers() *classTable {
	s.classesOnce.Do(func() {
		t := &s.classes
		t.byName, t.byKind = make([]uint32, s.StringCount()), make([]uint32, len(s.kinds))
		numbers := map[string]uint32{}
		number := func(name string) uint32 {
			if numbers[name] == 0 {
				t.names = append(t.names, name)
				numbers[name] = uint32(len(t.names))
			}
			return numbers[name]
		}
		for i, kind := range s.kinds {
			name, special := classOfKind[kind]
			if !special {
				name = "(" + s.typeNames[i] + ")"
			}
			if !constructed(kind) {
				t.byKind[i] = number(name)
			}
		}
		for n, kind := range s.types {
			if name := s.names[n]; t.byKind[kind] == 0 && t.byName[name] == 0 {
				t.byName[name] = number(className(s.string(name)))
			}
		}
	})
	return &s.classes
}

func constructed(k Kind) bool { return k == KindObject || k == KindNative }

// className leaves the attributes of an element out: <div class="menu"> is a <div>.
func className(name string) string {
	if tag, _, more := strings.Cut(name, " "); more && strings.HasPrefix(tag, "<") {
		return tag + ">"
	}
	return name
}

// of is the number of the node's class.
func (t *classTable) of(s *Snapshot, n uint32) uint32 {
	if class := t.byKind[s.types[n]]; class != 0 {
		return class - 1
	}
	return t.byName[s.names[n]] - 1
}

// Class is the name of the class that the node counts for.
func (s *Snapshot) Class(n Node) string {
	t := s.classNumbers()
	return t.names[t.of(s, uint32(n))]
}

// Classes are the totals by constructor, the greatest retained size first. V8's groups of roots, which have no
// size of their own, are left out. Unreachable nodes count, as they take memory until they are collected.
func (s *Snapshot) Classes() []Class {
	t, d := s.classNumbers(), s.Dominators()
	all := make([]Class, len(t.names))
	covered := make([]uint32, len(t.names)) // up to which place a node of the class dominates
	for place, n := range d.order {
		if s.kinds[s.types[n]] == KindSynthetic {
			continue
		}
		number := t.of(s, n)
		class, retained := &all[number], d.retained[n]
		class.Count++
		class.ShallowSize += s.sizes.at(n)
		if retained > class.MaxRetainedSize || class.Count == 1 {
			class.MaxRetainedSize, class.Example = retained, Node(n)
		}
		if uint32(place) >= covered[number] {
			covered[number] = uint32(place) + d.subtree[place]
			class.RetainedSize += retained
		}
	}
	for i, name := range t.names {
		all[i].Name = name
	}
	all = slices.DeleteFunc(all, func(c Class) bool { return c.Count == 0 })
	slices.SortFunc(all, func(a, b Class) int {
		return cmp.Or(cmp.Compare(b.RetainedSize, a.RetainedSize), cmp.Compare(b.ShallowSize, a.ShallowSize),
			cmp.Compare(a.Name, b.Name))
	})
	return all
}
