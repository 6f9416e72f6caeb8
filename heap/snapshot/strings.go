package snapshot

import (
	"cmp"
	"slices"
)

// Duplicate is a text that several strings of the heap hold, each in memory of its own.
type Duplicate struct {
	// Text is the beginning, as much as V8 wrote of it.
	Text string
	// Count is the number of strings, Size what each of them takes, in bytes.
	Count int
	Size  uint64
	// Example is one of the strings.
	Example Node
}

// Wasted is what all but one of the strings take, in bytes.
func (d Duplicate) Wasted() uint64 { return uint64(d.Count-1) * d.Size }

// DuplicateStrings are the texts that are there more than once, the greatest waste first. V8 writes a text once
// into a file, and no more of it than its beginning: strings of the same size with the same beginning are taken for
// equal. Strings that V8 keeps as two halves or as a part of another are left out, as their text is elsewhere.
func (s *Snapshot) DuplicateStrings() []Duplicate {
	order := s.stringsByText()
	var all []Duplicate
	for len(order) > 0 {
		first, n := order[0], 1
		for n < len(order) && s.names[order[n]] == s.names[first] && s.sizes.at(order[n]) == s.sizes.at(first) {
			n++
		}
		if n > 1 {
			all = append(all, Duplicate{s.Name(Node(first)), n, s.sizes.at(first), Node(first)})
		}
		order = order[n:]
	}
	slices.SortFunc(all, func(a, b Duplicate) int {
		return cmp.Or(cmp.Compare(b.Wasted(), a.Wasted()), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
	return all
}

// stringsByText are the strings whose text stands more than once, those of the same text and size together.
func (s *Snapshot) stringsByText() []uint32 {
	count := make([]uint8, s.StringCount())
	s.eachString(func(n uint32) { count[s.names[n]] = min(count[s.names[n]]+1, 2) })
	var order []uint32
	s.eachString(func(n uint32) {
		if count[s.names[n]] > 1 {
			order = append(order, n)
		}
	})
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(s.names[a], s.names[b]), cmp.Compare(s.sizes.at(a), s.sizes.at(b)), cmp.Compare(a, b))
	})
	return order
}

func (s *Snapshot) eachString(visit func(n uint32)) {
	for n, kind := range s.types {
		if s.kinds[kind] == KindString {
			visit(uint32(n))
		}
	}
}
