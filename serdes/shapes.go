// Shapes: which objects of a message have the same keys in the same order. The
// Deserializer walks a tree of keys while it reads an object; where the walk
// ends is the object's shape, known without a second look.

package serdes

import (
	"bytes"
	"hash/maphash"
)

// Bounds of what is remembered of one message. A message that goes past them
// is read just the same, without new shapes.
const (
	// shapesFrom is the size in bytes from which shapes are looked for.
	shapesFrom = 512
	// shapesAfter is how many objects come before: a message of one or two has
	// nothing that repeats.
	shapesAfter   = 4
	maxShapeKeys  = 128
	maxShapeNodes = 4096
	maxKeyWords   = 1 << 16
)

// noNode is the state of an object that has no shape.
const noNode = -1

// neverShape is the id of a node whose keys are not all different.
const neverShape = -1

// shapeNode is a key after the keys of its parents. The first node is the
// empty object.
type shapeNode struct {
	at, size int // the key on the wire, its tag included
	words    uint32
	count    uint16 // words of the key on the tape, at words in keyWords
	depth    uint16
	parent   int32
	next     int32 // the key that came after this one last
	inner    int32 // the first key of the last object that was this key's value
	id       int32 // 1 more than the shape's id; 0 until it is met twice, or neverShape
	met      bool
}

// shapeTree is the keys of a message so far.
type shapeTree struct {
	on       bool
	nodes    []shapeNode
	keyWords []uint32
	// table finds the child of a node by key: open addressing, node indices,
	// 0 for an empty place (the first node is nobody's child).
	table []int32
	ids   int32
	from  uint64 // id of the first object that is looked at
}

var shapeSeed = maphash.MakeSeed()

// reset forgets all shapes and keeps the memory.
func (t *shapeTree) reset(on bool) {
	t.on, t.from = on, shapesAfter
	t.ids = 0
	if len(t.nodes) > 1 {
		clear(t.table)
	}
	t.nodes, t.keyWords = t.nodes[:0], t.keyWords[:0]
	if on {
		t.nodes = append(t.nodes, shapeNode{parent: noNode})
	}
}

// first is the node that the object with an id begins with.
func (t *shapeTree) first(id uint64) int32 {
	if t.on && id >= t.from {
		return 0
	}
	return noNode
}

// guess is the node of the key that is likely to follow node in an object at
// place, the node of the last key around it. 0 means that there is none.
func (t *shapeTree) guess(node, place int32) int32 {
	if node == 0 {
		return t.nodes[place].inner
	}
	return t.nodes[node].next
}

// slot is where in the table the child of a node with this key is, or goes.
func (t *shapeTree) slot(data []byte, parent int32, key []byte) int {
	mask := len(t.table) - 1
	h := int(maphash.Bytes(shapeSeed, key)) + int(parent)*0x9E3779B1
	for i := h & mask; ; i = (i + 1) & mask {
		n := t.table[i]
		if n == 0 {
			return i
		}
		c := &t.nodes[n]
		if c.parent == parent && bytes.Equal(data[c.at:c.at+c.size], key) {
			return i
		}
	}
}

// child finds the node of a key, data[at:end], after node, or makes it. The key
// has just been written: words are its words on the tape.
func (t *shapeTree) child(data []byte, node int32, at, end int, words []uint32) int32 {
	if len(t.table) == 0 {
		t.table = make([]int32, 64)
	}
	key := data[at:end]
	i := t.slot(data, node, key)
	if n := t.table[i]; n != 0 {
		t.nodes[node].next = n
		return n
	}
	depth := t.nodes[node].depth + 1
	if depth > maxShapeKeys || len(t.nodes) >= maxShapeNodes || len(t.keyWords)+len(words) > maxKeyWords || !shapely(words) {
		return noNode
	}
	n := int32(len(t.nodes))
	t.nodes = append(t.nodes, shapeNode{
		at: at, size: end - at, words: uint32(len(t.keyWords)), count: uint16(len(words)), depth: depth, parent: node,
	})
	t.keyWords = append(t.keyWords, words...)
	t.table[i] = n
	t.nodes[node].next = n
	if len(t.nodes)*2 > len(t.table) {
		t.grow(data)
	}
	return n
}

func (t *shapeTree) grow(data []byte) {
	t.table = make([]int32, 4*len(t.table))
	for n := 1; n < len(t.nodes); n++ {
		c := &t.nodes[n]
		t.table[t.slot(data, c.parent, data[c.at:c.at+c.size])] = int32(n)
	}
}

// shapely says whether a key, given as on the tape, may be one of a shape: a
// string, in the one form that it has on the tape, that is no array index nor
// a name that assignment treats as another.
func shapely(words []uint32) bool {
	r := NewReader(words)
	tag, n := r.Token()
	switch tag {
	case TagString1:
		b := r.Bytes(n)
		return (len(b) == 0 || b[0] < '0' || b[0] > '9') && string(b) != "__proto__"
	case TagString2:
		for _, u := range r.UTF16(n) {
			if u > 0xFF {
				return true
			}
		}
	}
	return false
}

// done gives the number for the Object token of an object that ended at node:
// 0, or 1 more than the id of its shape. A shape gets its id when it is met for
// the second time.
func (t *shapeTree) done(node int32) uint32 {
	if node <= 0 {
		return 0
	}
	n := &t.nodes[node]
	switch {
	case n.id != 0:
		return uint32(max(n.id, 0))
	case !n.met:
		n.met = true
		return 0
	case !t.distinct(node):
		n.id = neverShape
		return 0
	}
	t.ids++
	n.id = t.ids
	return uint32(n.id)
}

// distinct says whether no key comes twice.
func (t *shapeTree) distinct(node int32) bool {
	for a := node; a > 0; a = t.nodes[a].parent {
		for b := t.nodes[a].parent; b > 0; b = t.nodes[b].parent {
			if equalWords(t.key(a), t.key(b)) {
				return false
			}
		}
	}
	return true
}

// key is the words of a node's key on the tape.
func (t *shapeTree) key(node int32) []uint32 {
	n := &t.nodes[node]
	return t.keyWords[n.words : n.words+uint32(n.count)]
}

func equalWords(a, b []uint32) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
