package codecache

import (
	"container/list"
	"crypto/sha256"
	"encoding/binary"
	"sync"
)

// Key is the SHA-256 of all that compiled code depends on.
type Key [sha256.Size]byte

// Text is what V8 is asked to compile.
type Text struct {
	// Version tells apart engines that cannot read each other's code: V8, its flags, the processor's features, the
	// start-up snapshot. It stands in a file's head, too.
	Version Version
	Kind    string // how it is compiled: as a module, or as a function of these parameters
	// Name is the script's. V8 keeps it with the code, and gives code that was kept under another name that name.
	Name string
	Code []byte // Latin-1, or UTF-16 when Wide
	Wide bool
}

// Version is a hash.
type Version [8]byte

// Key is the text's.
func (t Text) Key() (k Key) {
	h := sha256.New()
	h.Write(t.Version[:])
	var wide uint64
	if t.Wide {
		wide = 1
	}
	head := binary.LittleEndian.AppendUint64(nil, wide)
	for _, s := range [...]string{t.Kind, t.Name} {
		head = binary.LittleEndian.AppendUint64(head, uint64(len(s)))
		head = append(head, s...)
	}
	h.Write(head)
	h.Write(t.Code)
	h.Sum(k[:0])
	return k
}

// Cache is what a process keeps. Any goroutine may call its methods.
type Cache struct {
	limit int

	mu      sync.Mutex
	entries map[Key]*list.Element // of *entry; guarded by mu, as is all below
	recent  list.List             // the one used last in front
	size    int                   // of all entries
}

// entry is what is known of a text that somebody has compiled.
type entry struct {
	key     Key
	version Version
	code    []byte // nil: none, or none is kept. Never changed.
	whole   bool   // code was made at a thread's end
	saved   bool   // code is in a folder
}

// entrySize is what an entry costs without its code, roughly.
const entrySize = 256

func (e *entry) size() int { return entrySize + len(e.code) }

// New makes a cache that holds up to limit bytes.
func New(limit int) *Cache { return &Cache{limit: limit, entries: map[Key]*list.Element{}} }

// Found is what a look-up gives.
type Found struct {
	Code  []byte // nil: it must be compiled. Not to be changed.
	Again bool   // it was asked for before: whoever compiles it should make its code at once
	Read  bool   // Code comes from the folder
	Saved bool   // its code is in a folder
	// Damaged says what is wrong with the file in the folder; nil when it was read, or when there is none.
	Damaged error
}

// Find looks a text up, in the process and then in the folder, unless that is "". What comes from the folder stays
// in the process from the second question on: most programs ask once.
func (c *Cache) Find(key Key, version Version, folder string) Found {
	found := c.ask(key, version)
	if found.Code != nil || folder == "" {
		return found
	}
	code, err := read(folder, key, version)
	if err != nil {
		found.Damaged = err
		return found
	}
	if code == nil {
		return found
	}
	found.Code, found.Read, found.Saved = code, true, true
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entry(key)
	e.saved = true
	if found.Again {
		c.set(e, code)
		e.whole = true
	}
	return found
}

func (c *Cache) ask(key Key, version Version) Found {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, known := c.entries[key]
	e := c.entry(key)
	e.version = version
	return Found{Code: e.code, Again: known, Saved: e.saved}
}

// entry gives the entry of key, in front, made if it must be. With the lock.
func (c *Cache) entry(key Key) *entry {
	if at, ok := c.entries[key]; ok {
		c.recent.MoveToFront(at)
		return at.Value.(*entry)
	}
	e := &entry{key: key}
	c.entries[key] = c.recent.PushFront(e)
	c.size += e.size()
	c.shrink()
	return e
}

// set gives e its code. With the lock; e is in front.
func (c *Cache) set(e *entry, code []byte) {
	if entrySize+len(code) > c.limit {
		code = nil
	}
	c.size += len(code) - len(e.code)
	e.code = code
	c.shrink()
}

// shrink drops what was used least lately. With the lock.
func (c *Cache) shrink() {
	for c.size > c.limit && c.recent.Len() > 1 {
		e := c.recent.Remove(c.recent.Back()).(*entry)
		delete(c.entries, e.key)
		c.size -= e.size()
	}
}

// Wants says whether a thread that ends, and has compiled the text itself, should make its code: nobody has yet who
// had run it.
func (c *Cache) Wants(key Key) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.entries[key]
	return !ok || !at.Value.(*entry).whole
}

// Keep takes code, which must not be changed any more. whole: it was made when its functions had run. Such code is
// not replaced.
func (c *Cache) Keep(key Key, code []byte, whole bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entry(key)
	if e.whole || e.code != nil && !whole {
		return
	}
	c.set(e, code)
	e.whole, e.saved = whole, false
}

// Reject drops code that V8 did not take.
func (c *Cache) Reject(key Key) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.entry(key)
	c.set(e, nil)
	e.whole, e.saved = false, false
}

// unsaved gives those of keys that are in no folder, and takes them for written.
func (c *Cache) unsaved(keys []Key) []entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	var list []entry
	for _, key := range keys {
		at, ok := c.entries[key]
		if !ok {
			continue
		}
		if e := at.Value.(*entry); e.code != nil && !e.saved {
			e.saved = true
			list = append(list, *e)
		}
	}
	return list
}
