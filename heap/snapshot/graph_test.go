// Snapshots made by hand, of a few nodes.

package snapshot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

// removeAtEnd are folders that several tests share.
var removeAtEnd []string

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		for _, folder := range removeAtEnd {
			os.RemoveAll(folder)
		}
		os.Exit(code)
	}))
}

var (
	nodeKinds = []string{"hidden", "array", "string", "object", "code", "closure", "regexp", "number", "native",
		"synthetic", "concatenated string", "sliced string", "symbol", "bigint", "object shape"}
	edgeKinds = []string{"context", "element", "property", "internal", "hidden", "shortcut", "weak"}
)

// drawing is a graph on its way to becoming a file.
type drawing struct {
	nodes   []drawnNode
	strings []string
}

type drawnNode struct {
	kind, name string
	id         uint32
	size       uint64
	detached   int
	edges      []drawnEdge
}

type drawnEdge struct {
	kind string
	name any // a string, or the index of an element or a hidden edge
	to   int
}

// add adds a node, whose id is one more than twice its place, as V8 numbers what JavaScript makes.
func (d *drawing) add(kind, name string, size uint64) int {
	d.nodes = append(d.nodes, drawnNode{kind: kind, name: name, id: uint32(2*len(d.nodes) + 1), size: size})
	return len(d.nodes) - 1
}

func (d *drawing) connect(from int, kind string, name any, to int) {
	d.nodes[from].edges = append(d.nodes[from].edges, drawnEdge{kind, name, to})
}

func (d *drawing) string(s string) int {
	if i := slices.Index(d.strings, s); i >= 0 {
		return i
	}
	d.strings = append(d.strings, s)
	return len(d.strings) - 1
}

// file is the graph as V8 10.9 writes it.
func (d *drawing) file() []byte {
	var nodes, edges []string
	for _, n := range d.nodes {
		nodes = append(nodes, fmt.Sprintf("%d,%d,%d,%d,%d,0,%d\n", slices.Index(nodeKinds, n.kind), d.string(n.name),
			n.id, n.size, len(n.edges), n.detached))
		for _, e := range n.edges {
			name, isIndex := e.name.(int)
			if !isIndex {
				name = d.string(e.name.(string))
			}
			edges = append(edges, fmt.Sprintf("%d,%d,%d\n", slices.Index(edgeKinds, e.kind), name, 7*e.to))
		}
	}
	quoted := func(list []string) string {
		out, _ := json.Marshal(list)
		return string(out)
	}
	return fmt.Appendf(nil, `{"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","trace_node_id",`+
		`"detachedness"],"node_types":[%s,"string","number","number","number","number","number"],"edge_fields":["type",`+
		`"name_or_index","to_node"],"edge_types":[%s,"string_or_number","node"]},"node_count":%d,"edge_count":%d,`+
		`"trace_function_count":0},
"nodes":[%s],
"edges":[%s],
"trace_function_infos":[],
"trace_tree":[],
"samples":[],
"locations":[],
"strings":%s}`, quoted(nodeKinds), quoted(edgeKinds), len(d.nodes), len(edges), strings.Join(nodes, ","),
		strings.Join(edges, ","), quoted(d.strings))
}

func (d *drawing) read(t testing.TB) *Snapshot {
	t.Helper()
	s, err := Read(bytes.NewReader(d.file()), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// small is a root, a global object and what it holds.
func small() *drawing {
	d := &drawing{}
	root, gc := d.add("synthetic", "", 0), d.add("synthetic", "(GC roots)", 0)
	global, list := d.add("object", "global", 16), d.add("object", "Array", 32)
	store, text := d.add("array", "(object elements)", 40), d.add("string", "some text", 24)
	d.connect(root, "element", 1, gc)
	d.connect(root, "shortcut", "2", global)
	d.connect(gc, "internal", "0", global)
	d.connect(global, "property", "list", list)
	d.connect(list, "internal", "elements", store)
	d.connect(list, "element", 0, text)
	d.connect(store, "internal", "0", text)
	return d
}

func TestNodesAndEdges(t *testing.T) {
	d := small()
	d.nodes[4].size = 5 << 32
	d.nodes[5].detached = 2
	s := d.read(t)
	if s.Len() != 6 || s.EdgeCount() != 7 {
		t.Errorf("%d nodes, %d edges", s.Len(), s.EdgeCount())
	}
	for i, want := range d.nodes {
		n := Node(i)
		got := drawnNode{kind: s.KindName(n), name: s.Name(n), id: s.ID(n), size: s.ShallowSize(n)}
		if s.Detached(n) {
			got.detached = 2
		}
		for e := range s.Edges(n) {
			name := any(e.Name)
			if e.Kind == EdgeElement || e.Kind == EdgeHidden {
				name = int(e.Index)
			}
			got.edges = append(got.edges, drawnEdge{e.Kind.String(), name, int(e.To)})
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(drawnNode{}, drawnEdge{})); diff != "" {
			t.Errorf("node %d: %s", i, diff)
		}
		if found, ok := s.Find(want.id); found != n || !ok {
			t.Errorf("Find(%d): %d, %v", want.id, found, ok)
		}
	}
	for _, id := range []uint32{0, 2, 1 << 30} {
		if n, ok := s.Find(id); ok {
			t.Errorf("Find(%d): %d", id, n)
		}
	}
}

func TestLabel(t *testing.T) {
	for _, c := range []struct {
		edge Edge
		want string
	}{
		{Edge{Kind: EdgeProperty, Name: "list"}, ".list"},
		{Edge{Kind: EdgeProperty, Name: "a-b"}, `["a-b"]`},
		{Edge{Kind: EdgeProperty, Name: "1"}, `["1"]`},
		{Edge{Kind: EdgeProperty, Name: ""}, `[""]`},
		{Edge{Kind: EdgeElement, Index: 7}, "[7]"},
		{Edge{Kind: EdgeContext, Name: "x"}, "(variable x)"},
		{Edge{Kind: EdgeInternal, Name: "map"}, "(internal map)"},
		{Edge{Kind: EdgeHidden, Index: 3}, "(hidden 3)"},
	} {
		if got := c.edge.Label(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.edge, got, c.want)
		}
	}
}

// A WeakMap's value is kept by its key, not by the table, and only by the table that the name tells of.
func TestWeakMapValues(t *testing.T) {
	d := small()
	key, table, value := d.add("object", "Key", 16), d.add("array", "", 64), d.add("object", "Value", 16)
	d.connect(2, "property", "key", key)
	d.connect(2, "property", "weak", table)
	name := fmt.Sprintf("part of key (Key @%d) -> value (Value @%d) pair in WeakMap (table @%d)", d.nodes[key].id,
		d.nodes[value].id, d.nodes[table].id)
	d.connect(table, "internal", "3 / "+name, value)
	d.connect(key, "internal", "1 / "+name, value)
	s := d.read(t)
	if got := s.Dominators().Parent(Node(value)); got != Node(key) {
		t.Errorf("the value's dominator is node %d, want the key, %d", got, key)
	}
}
