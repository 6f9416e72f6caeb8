package snapshot_test

import (
	"fmt"
	"log"

	"github.com/heddle-js/heddle/heap/snapshot"
)

// What a heap is made of, and what keeps an object.
func Example() {
	s, err := snapshot.ReadFile("testdata/node-a.heapsnapshot.gz", snapshot.ReadOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range s.Classes() {
		if c.Name != "Payload" {
			continue
		}
		fmt.Printf("%d %s retains %d bytes\n", c.Count, c.Name, c.RetainedSize)
		for _, step := range s.Paths(c.Example, 1)[0][2:] {
			fmt.Println(step.Edge.Label(), s.Class(step.Node))
		}
	}
	// Output:
	// 1 Payload retains 8144 bytes
	// .held Object
	// .closures Array
	// [0] (closure)
	// (internal context) system / Context
	// (variable payload) Payload
}

// Three snapshots tell a leak from what comes and goes: take one, run what is suspected, take another, run it again,
// take the third. What the first run allocated and the third snapshot still has is not let go.
func ExampleDiff() {
	var taken []*snapshot.Snapshot
	for _, name := range []string{"a", "b", "c"} {
		s, err := snapshot.ReadFile("testdata/node-"+name+".heapsnapshot.gz", snapshot.ReadOptions{})
		if err != nil {
			log.Fatal(err)
		}
		taken = append(taken, s)
	}
	for _, g := range snapshot.Diff(taken...).Classes {
		if g.Name == "Widget" {
			fmt.Printf("%s: %d new, %d gone, %d survivors of %d bytes\n", g.Name, g.New.Count, g.Gone.Count, g.Survivors.Count,
				g.Survivors.Size)
		}
	}
	// Output: Widget: 18 new, 2 gone, 15 survivors of 480 bytes
}
