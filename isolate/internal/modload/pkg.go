package modload

// package.json: what is read of it, the process-wide Cache of parses and a Resolver's own memory of them.

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// ScopeType is the "type" of a package scope.
type ScopeType int

// The values of "type".
const (
	TypeNone ScopeType = iota
	TypeCommonJS
	TypeModule
)

// Package is what resolution needs of one package.json.
type Package struct {
	Path    string // of the package.json
	Dir     string // its folder, with a slash at the end
	Name    string
	HasName bool
	Main    string
	HasMain bool
	Type    ScopeType
	Exports Value // nil when absent or null
	Imports *Object
	bad     string // the text, when it is not JSON
	isBad   bool
}

type fileID struct {
	size, mtimeSec, mtimeNsec int64
	ino, dev                  uint64
}

type cached struct {
	id  fileID
	pkg *Package
}

// Cache holds the parses of package.json for the whole process. The zero value is ready.
type Cache struct {
	mu         sync.RWMutex
	transpiles transpiles
	pkgs       map[string]cached
}

// NewCache returns an empty Cache.
func NewCache() *Cache { return &Cache{pkgs: map[string]cached{}} }

// read gives the parse of a package.json, nil when there is none.
func (c *Cache) read(path string) *Package {
	var st syscall.Stat_t
	if syscall.Stat(path, &st) != nil || st.Mode&syscall.S_IFMT == syscall.S_IFDIR {
		return nil
	}
	id := fileID{st.Size, int64(st.Mtim.Sec), int64(st.Mtim.Nsec), uint64(st.Ino), uint64(st.Dev)}
	c.mu.RLock()
	hit, ok := c.pkgs[path]
	c.mu.RUnlock()
	if ok && hit.id == id {
		return hit.pkg
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	pkg := parsePackage(path, strings.TrimPrefix(DecodeUTF8(data), "\uFEFF"))
	c.mu.Lock()
	c.pkgs[path] = cached{id, pkg}
	c.mu.Unlock()
	return pkg
}

func parsePackage(path, text string) *Package {
	pkg := &Package{Path: path, Dir: path[:strings.LastIndexByte(path, '/')+1]}
	v, ok := parseJSON(text)
	if !ok {
		pkg.bad, pkg.isBad = text, true
		return pkg
	}
	o, isObject := v.(*Object)
	if !isObject {
		return pkg
	}
	pkg.Name, pkg.HasName = o.Values["name"].(string)
	pkg.Main, pkg.HasMain = o.Values["main"].(string)
	pkg.Exports = o.Values["exports"]
	switch imports := o.Values["imports"].(type) {
	case *Object:
		pkg.Imports = imports
	case nil:
	default:
		pkg.Imports = &Object{}
	}
	switch o.Values["type"] {
	case "module":
		pkg.Type = TypeModule
	case "commonjs":
		pkg.Type = TypeCommonJS
	}
	return pkg
}

// readPackage gives the package.json at a path, nil when there is none. base and specifier, when an import asks,
// belong to the error for a broken one.
func (r *Resolver) readPackage(path, specifier, base string) (*Package, error) {
	pkg, known := r.pkgs[path]
	if !known {
		pkg = r.cache.read(path)
		r.pkgs[path] = pkg
	}
	if pkg != nil && pkg.isBad {
		return nil, badPackage(pkg, specifier, base)
	}
	return pkg, nil
}

func badPackage(pkg *Package, specifier, base string) error {
	if base == "" {
		return &Error{Base: "SyntaxError", Message: "Error parsing " + pkg.Path, Props: []Prop{{"path", pkg.Path}},
			JSONPath: pkg.Path, JSONText: pkg.bad}
	}
	e := errBadConfig(pkg.Path, "\""+specifier+"\" from "+base, "")
	if specifier == "" {
		e = errBadConfig(pkg.Path, base, "")
	}
	e.JSONPath, e.JSONText = pkg.Path, pkg.bad
	return e
}

// scope finds the package.json that governs a file: the nearest above it, not looking beyond a node_modules folder.
func (r *Resolver) scope(file, specifier, base string) (*Package, error) {
	dir := filepath.Dir(file)
	for {
		if filepath.Base(dir) == "node_modules" {
			return nil, nil
		}
		pkg, err := r.readPackage(join(dir, "package.json"), specifier, base)
		if pkg != nil || err != nil {
			return pkg, err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, nil
		}
		dir = parent
	}
}

// Scope tells the "type" of the package that a file belongs to and the path of its package.json, "" when there is none.
func (r *Resolver) Scope(file string) (ScopeType, string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	pkg, err := r.scope(file, "", "")
	if pkg == nil {
		return TypeNone, "", err
	}
	return pkg.Type, pkg.Path, nil
}

// join puts a name under a folder that is already clean.
func join(dir, name string) string {
	if strings.HasSuffix(dir, "/") {
		return dir + name
	}
	return dir + "/" + name
}
