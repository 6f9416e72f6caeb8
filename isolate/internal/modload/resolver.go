package modload

// The Resolver: one thread's memory, and the file system questions that both module systems ask.

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// Options for a Resolver.
type Options struct {
	Builtins    []string // ids that mean a built-in without the node: prefix
	SchemeOnly  []string // ids that are built-ins with the prefix only
	Own         []string // names of the runtime's own built-ins, behind heddle:
	Conditions  []string // user conditions, --conditions
	GlobalPaths []string // NODE_PATH and its kin, after node_modules
}

// Resolver resolves for one JavaScript thread.
type Resolver struct {
	mu         sync.Mutex
	cache      *Cache
	pkgs       map[string]*Package
	stats      map[string]kind
	real       map[string]string
	builtins   map[string]bool
	schemeOnly map[string]bool
	own        map[string]bool
	require    map[string]bool // conditions of require
	imports    map[string]bool // conditions of import
	globals    []string
	given      map[string]bool // files whose text was handed out
	warnings   []Warning
}

// Warning is a deprecation that Node would emit while it resolves.
type Warning struct {
	Code    string
	Message string
	Always  bool // false: Node emits it once per text
}

// New makes a Resolver on a Cache.
func New(cache *Cache, o Options) *Resolver {
	return &Resolver{
		cache: cache, pkgs: map[string]*Package{}, stats: map[string]kind{}, real: map[string]string{},
		builtins: set(o.Builtins), schemeOnly: set(o.SchemeOnly), own: set(o.Own), globals: o.GlobalPaths, given: map[string]bool{},
		require: set(o.Conditions, "require", "node", "node-addons", "module-sync"),
		imports: set(o.Conditions, "import", "node", "node-addons", "module-sync"),
	}
}

func set(list []string, more ...string) map[string]bool {
	m := make(map[string]bool, len(list)+len(more))
	for _, s := range list {
		m[s] = true
	}
	for _, s := range more {
		m[s] = true
	}
	return m
}

// Forget drops what was learnt about the file system's entries: a new top-level require or import begins.
func (r *Resolver) Forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.stats) > 0 {
		r.stats = map[string]kind{}
	}
}

// SetGlobalPaths replaces the folders searched after node_modules.
func (r *Resolver) SetGlobalPaths(paths []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.globals = paths
}

// Warnings takes the deprecations met since the last call.
func (r *Resolver) Warnings() []Warning {
	r.mu.Lock()
	defer r.mu.Unlock()
	w := r.warnings
	r.warnings = nil
	return w
}

func (r *Resolver) warn(code, message string) {
	r.warnings = append(r.warnings, Warning{Code: code, Message: message})
}

func (r *Resolver) isBuiltin(id string) bool {
	if rest, ok := strings.CutPrefix(id, "node:"); ok {
		return r.builtins[rest] || r.schemeOnly[rest]
	}
	if name, ok := strings.CutPrefix(id, "heddle:"); ok {
		return r.own[name]
	}
	return r.builtins[id]
}

type kind int8

const (
	absent kind = iota
	file
	folder
)

func (r *Resolver) stat(path string) kind {
	if k, ok := r.stats[path]; ok {
		return k
	}
	k := statKind(path)
	if k != absent {
		r.stats[path] = k // what is missing may be made by the very module that runs
	}
	return k
}

func statKind(path string) kind {
	var st syscall.Stat_t
	if strings.IndexByte(path, 0) >= 0 || syscall.Stat(path, &st) != nil {
		return absent
	}
	if st.Mode&syscall.S_IFMT == syscall.S_IFDIR {
		return folder
	}
	return file
}

// realpath resolves links. Folders are remembered, since a program's files share them.
func (r *Resolver) realpath(path string) (string, error) {
	dir, name := filepath.Split(path)
	dir = filepath.Clean(dir)
	realDir, ok := r.real[dir]
	if !ok {
		var err error
		if realDir, err = filepath.EvalSymlinks(dir); err != nil {
			return "", err
		}
		r.real[dir] = realDir
	}
	full := join(realDir, name)
	st, err := os.Lstat(full)
	if err != nil {
		return "", err
	}
	if st.Mode()&os.ModeSymlink == 0 {
		return full, nil
	}
	return filepath.EvalSymlinks(full)
}
