// What testdata/leak.js plants, read from recordings and, where node is, from what node writes now.

package snapshot

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// eachRecording runs the test with the three snapshots of each runtime.
func eachRecording(t *testing.T, test func(t *testing.T, a, b, c *Snapshot)) {
	read := func(t *testing.T, name string) *Snapshot {
		s, err := ReadFile(name, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, runtime := range []string{"node", "heddle"} {
		t.Run(runtime, func(t *testing.T) {
			prefix := "testdata/" + runtime + "-"
			const suffix = ".heapsnapshot.gz"
			test(t, read(t, prefix+"a"+suffix), read(t, prefix+"b"+suffix), read(t, prefix+"c"+suffix))
		})
	}
	t.Run("now", func(t *testing.T) {
		folder := fresh(t)
		test(t, read(t, folder+"/a.heapsnapshot"), read(t, folder+"/b.heapsnapshot"), read(t, folder+"/c.heapsnapshot"))
	})
}

var freshFolder string

// fresh has node write the snapshots, once.
func fresh(t *testing.T) string {
	if testing.Short() {
		t.Skip("node is not run in short tests")
	}
	if freshFolder != "" {
		return freshFolder
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not on PATH")
	}
	folder, err := os.MkdirTemp("", "snapshots")
	if err != nil {
		t.Fatal(err)
	}
	removeAtEnd = append(removeAtEnd, folder)
	if out, err := exec.Command(node, "testdata/leak.js", folder).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	freshFolder = folder
	return folder
}

func class(t *testing.T, s *Snapshot, name string) Class {
	t.Helper()
	for _, c := range s.Classes() {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no class %s", name)
	return Class{}
}

// pointer is what an element of an array takes at least.
const pointer = 4

func TestPlantedClasses(t *testing.T) {
	eachRecording(t, func(t *testing.T, a, b, c *Snapshot) {
		counts := func(name string) []int {
			return []int{class(t, a, name).Count, class(t, b, name).Count, class(t, c, name).Count}
		}
		for name, want := range map[string][]int{
			"Widget": {10 + 1, 30 + 1, 26 + 1}, "Link": {100, 100, 100}, "Payload": {1, 2, 2}, "Value": {2, 2, 2},
		} {
			if got := counts(name); !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", name, got, want)
			}
		}
		links := class(t, a, "Link")
		if links.RetainedSize < links.ShallowSize || links.MaxRetainedSize != links.RetainedSize {
			t.Errorf("the first link retains all of them: %+v", links)
		}
		payload := class(t, a, "Payload")
		if payload.RetainedSize < payload.ShallowSize+1000*pointer {
			t.Errorf("a payload retains its list: %+v", payload)
		}
	})
}

// ways is what Paths finds, from the global object on.
func ways(s *Snapshot, n Node, most int) []string {
	var all []string
	for _, p := range s.Paths(n, most) {
		var way strings.Builder
		for _, step := range p[1:] {
			way.WriteString(step.Edge.Label())
		}
		all = append(all, way.String())
	}
	return all
}

func TestPlantedPaths(t *testing.T) {
	eachRecording(t, func(t *testing.T, a, b, c *Snapshot) {
		for name, want := range map[string]string{
			"Payload": ".held.closures[0](internal context)(variable payload)", "Link": ".held.first",
		} {
			got := ways(a, class(t, a, name).Example, 1)
			if len(got) != 1 || !strings.HasSuffix(got[0], want) || !strings.HasPrefix(got[0], "(shortcut ") {
				t.Errorf("%s: %q, want one that ends in %s", name, got, want)
			}
		}
		var values []string
		for i := range a.Len() {
			if n := Node(i); a.Kind(n) == KindObject && a.Name(n) == "Value" {
				values = append(values, ways(a, n, 1)...)
			}
		}
		slices.Sort(values)
		if len(values) != 2 || !strings.HasSuffix(values[0], ".held.chain.first.second.third") ||
			!strings.Contains(values[1], ".held.key(internal ") || !strings.Contains(values[1], "pair in WeakMap") {
			t.Errorf("%q", values)
		}
	})
}

func TestPlantedStrings(t *testing.T) {
	eachRecording(t, func(t *testing.T, a, b, c *Snapshot) {
		all := a.DuplicateStrings()
		i := slices.IndexFunc(all, func(d Duplicate) bool { return d.Text == "the same text in many strings" })
		if i < 0 {
			t.Fatal("they are not found")
		}
		d := all[i]
		if d.Count != 50 || d.Wasted() != 49*d.Size || d.Size < 30 || a.Name(d.Example) != d.Text {
			t.Errorf("%+v", d)
		}
	})
}

func TestPlantedContext(t *testing.T) {
	eachRecording(t, func(t *testing.T, a, b, c *Snapshot) {
		var detached []Context
		for _, context := range a.Contexts() {
			if context.Detached {
				detached = append(detached, context)
			}
		}
		if len(detached) != 1 {
			t.Fatalf("%+v", detached)
		}
		got := ways(a, detached[0].Node, 1)
		if len(got) != 1 || !strings.HasSuffix(got[0], ".held.fromContext(internal context)") {
			t.Errorf("%q", got)
		}
	})
}

func growth(t *testing.T, d *Difference, name string) Growth {
	t.Helper()
	i := slices.IndexFunc(d.Classes, func(g Growth) bool { return g.Name == name })
	if i < 0 {
		t.Fatalf("no class %s", name)
	}
	return d.Classes[i]
}

func TestPlantedGrowth(t *testing.T) {
	eachRecording(t, func(t *testing.T, a, b, c *Snapshot) {
		each := class(t, a, "Widget").ShallowSize / 11
		of := func(n int) Tally { return Tally{n, uint64(n) * each} }
		two := Diff(a, b)
		got := growth(t, two, "Widget")
		if !got.HasExample || b.Name(got.Example) != "Widget" {
			t.Errorf("the example is %+v", got)
		}
		got.Example, got.HasExample = 0, false
		want := Growth{Name: "Widget", In: []Tally{of(11), of(31)}, New: of(20), Kept: of(11), Retained: 20 * each}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		three := Diff(a, b, c)
		got = growth(t, three, "Widget")
		if got.Gained() != int64(16*each) || got.GainedCount() != 16 {
			t.Errorf("gained %d bytes, %d objects", got.Gained(), got.GainedCount())
		}
		if !got.HasExample || c.Name(got.Example) != "Widget" {
			t.Errorf("the example is %+v", got)
		}
		got.Example, got.HasExample = 0, false
		want = Growth{Name: "Widget", In: []Tally{of(11), of(31), of(27)}, New: of(18), Gone: of(2), Kept: of(9),
			Survivors: of(15), Retained: 15 * each}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if payload := growth(t, three, "Payload"); payload.Survivors.Count != 1 || payload.Retained < 1000*pointer {
			t.Errorf("%+v", payload)
		}
		if !two.Related || !three.Related {
			t.Error("ids are said to be unrelated")
		}
	})
}

// A total is the sum over all classes, and nothing changed between a snapshot and itself.
func TestTotals(t *testing.T) {
	eachRecording(t, func(t *testing.T, a, b, c *Snapshot) {
		d := Diff(a, b, c)
		total := d.Total
		if total.In[0].Size+total.New.Size-total.Gone.Size+total.Kept.Size != total.In[2].Size+sizeOfKept(a, c) {
			t.Errorf("%+v", total)
		}
		if total.In[0].Count+total.New.Count-total.Gone.Count != total.In[2].Count {
			t.Errorf("%+v", total)
		}
		same := Diff(a, a).Total
		if same.New.Count != 0 || same.Gone.Count != 0 || same.Kept != same.In[0] || same.Gained() != 0 {
			t.Errorf("%+v", same)
		}
	})
}

// sizeOfKept is the size in a of the objects that are in c, too.
func sizeOfKept(a, c *Snapshot) (size uint64) {
	for i := range a.Len() {
		n := Node(i)
		if other, ok := c.Find(a.ID(n)); ok && a.Kind(n) != KindSynthetic && c.Class(other) == a.Class(n) {
			size += a.ShallowSize(n)
		}
	}
	return size
}

func TestRecordingsHoldTogether(t *testing.T) {
	eachRecording(t, func(t *testing.T, a, b, c *Snapshot) { holdsTogether(t, c) })
}
