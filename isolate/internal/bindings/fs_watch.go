package bindings

import (
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// Watching files and directories through inotify.
//
// Threads: one watchHub serves the whole process, since the kernel allows few inotify instances.
// Its goroutine reads events and hands them to watchers; JavaScript threads open, start and close
// watchers. Lock order: watchHub.mu, then watcher.mu. Events are delivered with watcher.mu alone
// held, so that none is emitted after Close has returned.

// fsWatchTable: a watcher is opened (which may fail), started with its callback, and closed.
func fsWatchTable() Table {
	return Table{
		"watchOpen":  Blocking(fsWatchOpen),
		"watchStart": Stream(fsWatchStart),
		"watchClose": Sync(fsWatchClose),
	}
}

// fsWatchOpen(path, recursive) → id
func fsWatchOpen(c *Call) error {
	path := fsPath(c, 0)
	w := &watcher{root: path, recursive: c.Bool(1)}
	if err := watches.open(w); err != nil {
		return fsPathError(err, "watch", path)
	}
	c.Return(c.Env().Put(w))
	return nil
}

// fsWatchStart(id, callback(err, isRename, name)) begins to report, what came since open first.
func fsWatchStart(c *Call) error {
	w, ok := c.Env().Get(int(c.Int(0))).(*watcher)
	if !ok {
		c.Done()
		return nil
	}
	c.OnCancel(func() { w.Close() })
	w.start(func(e watchEvent) { c.Emit(e.rename, fsName(e.name)) }, c.Done)
	return nil
}

// fsWatchClose(id) closes a watcher or a poller. What is closed already stays so.
func fsWatchClose(c *Call) error {
	if w, ok := c.Env().Take(int(c.Int(0))).(io.Closer); ok {
		w.Close() // never fails
	}
	return nil
}

type watchEvent struct {
	rename bool
	name   string
}

// watcher is one fs.watch.
type watcher struct {
	root      string
	recursive bool

	mu     sync.Mutex // guards all below
	early  []watchEvent
	emit   func(watchEvent)
	done   func()
	closed bool
}

func (w *watcher) start(emit func(watchEvent), done func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed || w.emit != nil {
		done()
		return
	}
	w.emit, w.done = emit, done
	for _, e := range w.early {
		emit(e)
	}
	w.early = nil
}

func (w *watcher) deliver(e watchEvent) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.closed:
	case w.emit == nil:
		w.early = append(w.early, e)
	default:
		w.emit(e)
	}
}

// Close ends the watcher and its stream. It may be called more than once.
func (w *watcher) Close() error {
	watches.drop(w)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	if w.done != nil {
		w.done()
	}
	return nil
}

// watchPoint ties a kernel watch to a watcher: rel is where the point lies below the watcher's root.
type watchPoint struct {
	w   *watcher
	rel string
}

// watchHub owns the process's inotify instance, which lives while anything is watched.
type watchHub struct {
	mu     sync.Mutex // guards all below
	file   *os.File
	fd     int
	points map[int][]watchPoint // by watch descriptor
}

var watches watchHub

const watchMask = unix.IN_ATTRIB | unix.IN_CREATE | unix.IN_MODIFY | unix.IN_DELETE | unix.IN_DELETE_SELF |
	unix.IN_MOVE_SELF | unix.IN_MOVED_FROM | unix.IN_MOVED_TO

func (h *watchHub) open(w *watcher) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.begin(); err != nil {
		return err
	}
	err := h.add(w, "")
	if err != nil {
		h.endIfIdle()
		return err
	}
	if w.recursive {
		h.addBelow(w, "")
	}
	return nil
}

// begin opens the instance when there is none. h.mu is held.
func (h *watchHub) begin() error {
	if h.file != nil {
		return nil
	}
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		return err
	}
	h.fd, h.file, h.points = fd, os.NewFile(uintptr(fd), "inotify"), map[int][]watchPoint{}
	go h.run(h.file)
	return nil
}

// endIfIdle closes the instance when nothing is watched any more. h.mu is held.
func (h *watchHub) endIfIdle() {
	if len(h.points) == 0 && h.file != nil {
		h.file.Close() // ends run
		h.file = nil
	}
}

// add watches one place of w. h.mu is held.
func (h *watchHub) add(w *watcher, rel string) error {
	path := w.root
	if rel != "" {
		path = joinPath(w.root, rel)
	}
	wd, err := retryN(func() (int, error) { return unix.InotifyAddWatch(h.fd, path, watchMask) })
	if err != nil {
		return err
	}
	for _, p := range h.points[wd] {
		if p.w == w && p.rel == rel {
			return nil
		}
	}
	h.points[wd] = append(h.points[wd], watchPoint{w, rel})
	return nil
}

// addBelow watches all directories below rel and gives what it met there. A directory that cannot
// be watched or listed, gone already perhaps, is left out. h.mu is held.
func (h *watchHub) addBelow(w *watcher, rel string) (met []string) {
	entries, err := listDir(joinPath(w.root, rel))
	if err != nil {
		return nil
	}
	for _, e := range entries {
		below := joinRel(rel, e.name)
		met = append(met, below)
		if e.kind != direntDir || h.add(w, below) != nil {
			continue
		}
		met = append(met, h.addBelow(w, below)...)
	}
	return met
}

func joinRel(rel, name string) string {
	if rel == "" {
		return name
	}
	return rel + "/" + name
}

// drop forgets every point of w.
func (h *watchHub) drop(w *watcher) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.file == nil {
		return
	}
	for wd, list := range h.points {
		kept := list[:0]
		for _, p := range list {
			if p.w != w {
				kept = append(kept, p)
			}
		}
		if len(kept) > 0 {
			h.points[wd] = kept
			continue
		}
		delete(h.points, wd)
		unix.InotifyRmWatch(h.fd, uint32(wd)) // EINVAL: the kernel was faster
	}
	h.endIfIdle()
}

// run reads events until its file is closed.
func (h *watchHub) run(file *os.File) {
	buf := make([]byte, 64<<10)
	for {
		n, err := file.Read(buf)
		if err != nil {
			return
		}
		for rest := buf[:n]; len(rest) >= unix.SizeofInotifyEvent; {
			size := unix.SizeofInotifyEvent + int(binary.NativeEndian.Uint32(rest[12:]))
			wd := int(int32(binary.NativeEndian.Uint32(rest)))
			mask := binary.NativeEndian.Uint32(rest[4:])
			name := strings.TrimRight(string(rest[unix.SizeofInotifyEvent:size]), "\x00")
			rest = rest[size:]
			h.event(file, wd, mask, name)
		}
	}
}

// event hands one event to everyone who watches that place.
func (h *watchHub) event(file *os.File, wd int, mask uint32, name string) {
	h.mu.Lock()
	if h.file != file {
		h.mu.Unlock()
		return // a leftover of an instance that is closed
	}
	list := append([]watchPoint(nil), h.points[wd]...)
	if mask&unix.IN_IGNORED != 0 {
		delete(h.points, wd)
	}
	late := map[*watcher][]string{}
	if mask&unix.IN_ISDIR != 0 && mask&(unix.IN_CREATE|unix.IN_MOVED_TO) != 0 {
		for _, p := range list {
			below := joinRel(p.rel, name)
			if p.w.recursive && h.add(p.w, below) == nil {
				late[p.w] = h.addBelow(p.w, below)
			}
		}
	}
	h.mu.Unlock()
	for _, p := range list {
		if e, ok := p.translate(mask, name); ok {
			p.w.deliver(e)
		}
		// What a new directory held before its watch began would go unreported.
		for _, missed := range late[p.w] {
			p.w.deliver(watchEvent{rename: true, name: missed})
		}
	}
}

// translate gives the event as fs.watch reports it. An event of a directory below the root about
// itself says again what its parent has said.
func (p watchPoint) translate(mask uint32, name string) (watchEvent, bool) {
	if name == "" && p.rel != "" {
		return watchEvent{}, false
	}
	if name == "" {
		name = filepath.Base(p.w.root)
	}
	change := mask&^(unix.IN_ATTRIB|unix.IN_MODIFY|unix.IN_ISDIR) == 0
	return watchEvent{rename: !change, name: joinRel(p.rel, name)}, true
}
