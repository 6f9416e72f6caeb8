package bindings

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// fsDirTable: listing directories.
func fsDirTable() Table {
	return Table{
		"readdir":     Blocking(fsReaddir),
		"readdirTree": Blocking(fsReaddirTree),
		"opendir":     Blocking(fsOpendir),
		"dirRead":     Blocking(fsDirRead),
		"dirClose":    Blocking(fsDirClose),
	}
}

// The types of directory entries, as fs.constants numbers them.
const (
	direntUnknown = iota
	direntFile
	direntDir
	direntLink
	direntFIFO
	direntSocket
	direntChar
	direntBlock
)

type dirEntry struct {
	name string
	kind int
}

// dirStream reads a directory piece by piece. All methods are safe from any goroutine.
type dirStream struct {
	path string

	mu      sync.Mutex // guards all below
	fd      int        // -1 once closed
	buf     []byte
	pending []byte // the part of buf that was not given yet
}

func openDir(path string) (*dirStream, error) {
	fd, err := openFile(path, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return &dirStream{path: path, fd: fd}, nil
}

// Close gives the descriptor back. Closing twice is EBADF.
func (d *dirStream) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fd < 0 {
		return unix.EBADF
	}
	err := unix.Close(d.fd)
	d.fd = -1
	return err
}

// next gives up to limit entries (0: as many as one system call brings); none at the end.
func (d *dirStream) next(limit int) ([]dirEntry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []dirEntry
	for limit == 0 || len(out) < limit {
		if len(d.pending) == 0 {
			if len(out) > 0 && limit == 0 {
				break
			}
			if err := d.fill(); err != nil {
				return nil, err
			}
			if len(d.pending) == 0 {
				break
			}
		}
		if e, ok := d.pop(); ok {
			out = append(out, e)
		}
	}
	return out, nil
}

func (d *dirStream) fill() error {
	if d.fd < 0 {
		return unix.EBADF
	}
	if d.buf == nil {
		d.buf = make([]byte, 32<<10)
	}
	n, err := retryN(func() (int, error) { return unix.Getdents(d.fd, d.buf) })
	if err != nil {
		return err
	}
	d.pending = d.buf[:n]
	return nil
}

// pop takes one linux_dirent64: inode u64, offset i64, record length u16, type u8, name with a NUL.
func (d *dirStream) pop() (dirEntry, bool) {
	const header = 19
	size := int(binary.NativeEndian.Uint16(d.pending[16:]))
	record := d.pending[:size]
	d.pending = d.pending[size:]
	name := record[header:]
	if end := slices.Index(name, 0); end >= 0 {
		name = name[:end]
	}
	inode := binary.NativeEndian.Uint64(record)
	if inode == 0 || string(name) == "." || string(name) == ".." {
		return dirEntry{}, false
	}
	e := dirEntry{name: string(name), kind: direntKind(record[18])}
	if e.kind == direntUnknown {
		e.kind = kindOf(joinPath(d.path, e.name))
	}
	return e, true
}

func direntKind(t byte) int {
	switch t {
	case unix.DT_REG:
		return direntFile
	case unix.DT_DIR:
		return direntDir
	case unix.DT_LNK:
		return direntLink
	case unix.DT_FIFO:
		return direntFIFO
	case unix.DT_SOCK:
		return direntSocket
	case unix.DT_CHR:
		return direntChar
	case unix.DT_BLK:
		return direntBlock
	}
	return direntUnknown
}

// kindOf asks the file itself, for file systems whose directories do not tell.
func kindOf(path string) int {
	s, err := lstatPath(path)
	if err != nil {
		return direntUnknown
	}
	return direntKind(byte(s.mode() & unix.S_IFMT >> 12))
}

// listDir is a whole directory, sorted by the bytes of the names as Node sorts it.
func listDir(path string) ([]dirEntry, error) {
	d, err := openDir(path)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	var all []dirEntry
	for {
		some, err := d.next(0)
		if err != nil {
			return nil, err
		}
		if len(some) == 0 {
			break
		}
		all = append(all, some...)
	}
	slices.SortFunc(all, func(a, b dirEntry) int { return strings.Compare(a.name, b.name) })
	return all, nil
}

// fsReaddir(path, withTypes) → names, or [names, types]
func fsReaddir(c *Call) error {
	path := fsPath(c, 0)
	entries, err := listDir(path)
	if err != nil {
		return fsPathError(err, "scandir", path)
	}
	names := make([]any, len(entries))
	for i, e := range entries {
		names[i] = fsName(e.name)
	}
	if !c.Bool(1) {
		c.Return(names)
		return nil
	}
	types := make([]any, len(entries))
	for i, e := range entries {
		types[i] = e.kind
	}
	c.Return([]any{names, types})
	return nil
}

// fsReaddirTree(path, withTypes, lastFirst) lists path and all directories below it.
// Without types: names relative to path, and links to directories are followed. With types:
// [names, types, parents]. Directories are listed in the order they were met, or with lastFirst
// the newest first.
func fsReaddirTree(c *Call) error {
	t := treeLister{root: fsPath(c, 0), typed: c.Bool(1), lastFirst: c.Bool(2)}
	if err := t.run(); err != nil {
		return err
	}
	if !t.typed {
		c.Return(t.names)
		return nil
	}
	c.Return([]any{t.names, t.types, t.parents})
	return nil
}

type treeLister struct {
	root                  string
	typed, lastFirst      bool
	names, types, parents []any
	todo                  []string // directories still to list, relative to root
}

func (t *treeLister) run() error {
	t.names, t.types, t.parents = []any{}, []any{}, []any{}
	t.todo = []string{""}
	for len(t.todo) > 0 {
		if err := t.list(t.take()); err != nil {
			return err
		}
	}
	return nil
}

func (t *treeLister) take() string {
	i := 0
	if t.lastFirst {
		i = len(t.todo) - 1
	}
	dir := t.todo[i]
	t.todo = slices.Delete(t.todo, i, i+1)
	return dir
}

func (t *treeLister) list(rel string) error {
	dir := t.root
	if rel != "" {
		dir = joinPath(t.root, rel)
	}
	entries, err := listDir(dir)
	if err != nil {
		return fsPathError(err, "scandir", dir)
	}
	for _, e := range entries {
		t.add(rel, dir, e)
	}
	return nil
}

func (t *treeLister) add(rel, dir string, e dirEntry) {
	below := e.name
	if rel != "" {
		below = rel + "/" + e.name
	}
	if e.kind == direntDir || (!t.typed && e.kind == direntLink && leadsToDir(joinPath(dir, e.name))) {
		t.todo = append(t.todo, below)
	}
	if !t.typed {
		t.names = append(t.names, fsName(below))
		return
	}
	t.names = append(t.names, fsName(e.name))
	t.types = append(t.types, e.kind)
	t.parents = append(t.parents, fsName(dir))
}

func leadsToDir(path string) bool {
	s, err := statPath(path)
	return err == nil && s.isDir()
}

// fsOpendir(path, quiet) → id of a directory stream. With quiet the error does not name the path.
func fsOpendir(c *Call) error {
	path := fsPath(c, 0)
	d, err := openDir(path)
	if err != nil {
		if c.Bool(1) {
			return fsError(err, "opendir")
		}
		return fsPathError(err, "opendir", path)
	}
	c.Return(c.Env().Put(d))
	return nil
}

// fsDirRead(id, count) → [name, type, name, type ...], or null at the end
func fsDirRead(c *Call) error {
	d, ok := c.Env().Get(int(c.Int(0))).(*dirStream)
	if !ok {
		return fsError(unix.EBADF, "scandir")
	}
	entries, err := d.next(int(c.Int(1)))
	if err != nil {
		return fsError(err, "scandir")
	}
	if len(entries) == 0 {
		c.Return(Null)
		return nil
	}
	out := make([]any, 0, 2*len(entries))
	for _, e := range entries {
		out = append(out, fsName(e.name), e.kind)
	}
	c.Return(out)
	return nil
}

// fsDirClose(id)
func fsDirClose(c *Call) error {
	d, ok := c.Env().Take(int(c.Int(0))).(*dirStream)
	if !ok {
		return fsError(unix.EBADF, "closedir")
	}
	return fsError(d.Close(), "closedir")
}
