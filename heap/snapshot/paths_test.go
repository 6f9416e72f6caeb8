package snapshot

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// route is a path as labels and names.
func route(s *Snapshot, p Path) string {
	var out []string
	for _, step := range p[1:] {
		out = append(out, step.Edge.Label()+" "+s.Name(step.Node))
	}
	return strings.Join(out, " ")
}

func routes(s *Snapshot, n, most int) []string {
	var all []string
	for _, p := range s.Paths(Node(n), most) {
		all = append(all, route(s, p))
	}
	return all
}

func TestPathsThroughEachRetainer(t *testing.T) {
	d := &drawing{}
	root, gc, global := d.add("synthetic", "", 0), d.add("synthetic", "(GC roots)", 0), d.add("object", "global", 1)
	near, far, between, target := d.add("object", "Near", 1), d.add("object", "Far", 1), d.add("object", "Between", 1),
		d.add("object", "Target", 1)
	stale := d.add("object", "Stale", 1)
	d.connect(root, "element", 1, gc)
	d.connect(root, "shortcut", "2", global)
	d.connect(gc, "internal", "0", target)
	d.connect(global, "property", "near", near)
	d.connect(global, "property", "between", between)
	d.connect(between, "property", "far", far)
	d.connect(near, "property", "it", target)
	d.connect(near, "property", "also", target)
	d.connect(far, "element", 3, target)
	d.connect(far, "shortcut", "x", target) // the way itself is in the graph
	d.connect(global, "weak", "w", target)
	d.connect(target, "property", "back", far)
	d.connect(stale, "property", "it", target) // nothing leads to it
	s := d.read(t)
	want := []string{
		"(shortcut 2) global .near Near .it Target",
		"(shortcut 2) global .between Between .far Far [3] Target",
		"[1] (GC roots) (internal 0) Target",
	}
	for n := range 5 {
		if got := routes(s, target, n); !slices.Equal(got, want[:min(n, 3)]) {
			t.Errorf("%d: %q", n, got)
		}
	}
	for _, node := range []int{root, stale} {
		if got := routes(s, node, 3); got != nil {
			t.Errorf("%d: %q", node, got)
		}
	}
	retainers := map[string]string{}
	for _, step := range s.Retainers(Node(target)) {
		retainers[s.Name(step.Node)] = step.Edge.Label()
	}
	edges := map[string]string{"Near": ".it", "Far": "[3]", "(GC roots)": "(internal 0)", "Stale": ".it"}
	if diff := cmp.Diff(edges, retainers); diff != "" {
		t.Error(diff)
	}
}

// With one retainer, the paths part further up.
func TestPathsPartFurtherUp(t *testing.T) {
	d := &drawing{}
	root, global := d.add("synthetic", "", 0), d.add("object", "global", 1)
	left, right, holder, target := d.add("object", "Left", 1), d.add("object", "Right", 1), d.add("object", "Holder", 1),
		d.add("object", "Target", 1)
	d.connect(root, "shortcut", "1", global)
	d.connect(global, "property", "left", left)
	d.connect(global, "property", "right", right)
	d.connect(left, "property", "holder", holder)
	d.connect(right, "property", "holder", holder)
	d.connect(holder, "property", "target", target)
	s := d.read(t)
	want := []string{
		"(shortcut 1) global .left Left .holder Holder .target Target",
		"(shortcut 1) global .right Right .holder Holder .target Target",
	}
	if diff := cmp.Diff(want, routes(s, target, 5)); diff != "" {
		t.Error(diff)
	}
}

// An array and the store of its elements are one reference.
func TestPathsNameNoStores(t *testing.T) {
	s := small().read(t)
	want := []string{
		"(shortcut 2) global .list Array [0] some text",
		"[1] (GC roots) (internal 0) global .list Array [0] some text",
	}
	if diff := cmp.Diff(want, routes(s, 5, 5)); diff != "" {
		t.Error(diff)
	}
}

func TestUnrelatedSnapshots(t *testing.T) {
	a, b := &drawing{}, &drawing{}
	for i := range 20 {
		a.add("object", "A", 1)
		b.add("object", []string{"A", "B"}[i%2], 1)
	}
	d := Diff(a.read(t), b.read(t))
	if total := d.Total; d.Related || total.Kept.Count != 10 || total.New.Count != 10 || total.Gone.Count != 10 {
		t.Errorf("%+v", d)
	}
}

func TestLargest(t *testing.T) {
	d := small()
	for i, size := range []uint64{7, 100, 7, 90, 3} {
		d.connect(2, "element", i, d.add("object", "O", size))
	}
	s := d.read(t)
	names := func(nodes []Node) (ids []uint64) {
		for _, n := range nodes {
			ids = append(ids, s.ShallowSize(n))
		}
		return ids
	}
	if diff := cmp.Diff([]uint64{100, 90, 40, 32}, names(s.Largest(4, ByShallowSize))); diff != "" {
		t.Error(diff)
	}
	// The global object retains all, the array its store and text, which have 96 bytes.
	if diff := cmp.Diff([]uint64{16, 100, 32, 90}, names(s.Largest(4, ByRetainedSize))); diff != "" {
		t.Error(diff)
	}
	if got := s.Largest(0, ByRetainedSize); len(got) != 0 {
		t.Error(got)
	}
	if got := s.Largest(100, ByShallowSize); len(got) != 9 {
		t.Error(got)
	}
}

func TestClassNames(t *testing.T) {
	d := &drawing{}
	d.add("synthetic", "", 0)
	for _, c := range [][3]string{
		{"object", "Widget", "Widget"}, {"native", `<div class="a">`, "<div>"}, {"native", "<p>", "<p>"},
		{"closure", "f", "(closure)"}, {"hidden", "system / X", "(system)"}, {"code", "f", "(compiled code)"},
		{"regexp", "a+", "RegExp"}, {"bigint", "bigint", "(bigint)"}, {"string", "Widget", "(string)"},
		{"concatenated string", "(concatenated string)", "(concatenated string)"},
	} {
		d.add(c[0], c[1], 1)
	}
	s := d.read(t)
	var got []string
	for i := range s.Len() {
		got = append(got, s.Class(Node(i)))
	}
	want := []string{"(synthetic)", "Widget", "<div>", "<p>", "(closure)", "(system)", "(compiled code)", "RegExp",
		"(bigint)", "(string)", "(concatenated string)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDetachedNodes(t *testing.T) {
	d := small()
	d.add("native", "Detached <div>", 5)
	d.nodes[4].detached = 2
	s := d.read(t)
	if diff := cmp.Diff([]Node{4, 6}, s.DetachedNodes()); diff != "" {
		t.Error(diff)
	}
}

func TestDiffTakesTwoOrThree(t *testing.T) {
	s, err := Read(bytes.NewReader(small().file()), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("it took one")
		}
	}()
	Diff(s)
}
