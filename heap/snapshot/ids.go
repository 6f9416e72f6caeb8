package snapshot

import (
	"slices"
	"sort"
)

// sortedIDs are all ids with their nodes, sorted; made at the first call.
func (s *Snapshot) sortedIDs() []uint64 {
	s.idsOnce.Do(func() {
		s.byID = make([]uint64, len(s.ids))
		for n, id := range s.ids {
			s.byID[n] = uint64(id)<<32 | uint64(n)
		}
		slices.Sort(s.byID)
	})
	return s.byID
}

// searchID is where the id stands in the list, or would.
func searchID(sorted []uint64, id uint32) int {
	return sort.Search(len(sorted), func(i int) bool { return uint32(sorted[i]>>32) >= id })
}
