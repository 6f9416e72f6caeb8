package modload

// Loading: the text of a module in the form that the engine takes, and the names that a CommonJS module exports.

import (
	"strings"
	"sync"
	"syscall"

	"github.com/heddle-js/heddle/isolate/internal/modload/cjslex"
	"github.com/heddle-js/heddle/isolate/internal/modload/transpile"
)

// Loaded is a module's text.
type Loaded struct {
	Path   string // "" for data: URLs
	Format Format
	Text   string
}

type transpiled struct {
	id     fileID
	result transpile.Result
}

// transpiles remembers TypeScript results and the maps of everything that was rewritten, for the whole process: a
// program's threads run the same files.
type transpiles struct {
	results sync.Map // path and kind -> transpiled
	maps    sync.Map // file name as the engine knows it -> *transpile.Map
}

// Load reads the module at a file: or data: URL, in its format.
func (r *Resolver) Load(url string) (Loaded, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if strings.HasPrefix(url, "data:") {
		format, text, err := dataURL(url)
		return Loaded{Format: format, Text: cjslex.Attributes(text)}, err
	}
	path, err := FilePath(url, "")
	if err != nil {
		return Loaded{}, err
	}
	format, err := r.formatOf(path)
	if err != nil {
		return Loaded{Path: path}, err
	}
	return r.load(path, format, url)
}

// LoadAs reads a file as require does, whatever its extension, in the given format.
func (r *Resolver) LoadAs(path string, format Format) (Loaded, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.load(path, format, path)
}

// RequireFormat is the format of a file for require: unknown extensions are CommonJS.
func (r *Resolver) RequireFormat(path string) (Format, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch extension(path) {
	case ".js", ".ts":
		pkg, err := r.scope(path, "", "")
		return scopeFormat(pkg), err
	case ".mjs", ".mts":
		return FormatModule, nil
	case ".json":
		return FormatJSON, nil
	case ".cjs", ".cts", ".node":
		return FormatCommonJS, nil
	}
	// Whatever the package says, the text decides.
	return FormatAmbiguous, nil
}

func (r *Resolver) load(path string, format Format, name string) (Loaded, error) {
	l := Loaded{Path: path, Format: format}
	if IsTypeScript(path) {
		return r.loadTypeScript(l, name)
	}
	text, err := ReadText(path)
	if err != nil {
		return l, err
	}
	if format != FormatJSON {
		text = cjslex.Attributes(text)
	}
	l.Text = text
	return l, nil
}

func kindOf(f Format) transpile.Kind {
	switch f {
	case FormatModule:
		return transpile.Module
	case FormatAmbiguous:
		return transpile.Either
	}
	return transpile.CommonJS
}

func (r *Resolver) loadTypeScript(l Loaded, name string) (Loaded, error) {
	var st syscall.Stat_t
	if err := syscall.Stat(l.Path, &st); err != nil {
		return l, &ReadError{Path: l.Path, Op: "open", Errno: errnoOf(err)}
	}
	id := fileID{st.Size, int64(st.Mtim.Sec), int64(st.Mtim.Nsec), uint64(st.Ino), uint64(st.Dev)}
	kind := kindOf(l.Format)
	key := string(rune('0'+kind)) + l.Path
	var res transpile.Result
	if hit, ok := r.cache.transpiles.results.Load(key); ok && hit.(transpiled).id == id {
		res = hit.(transpiled).result
	} else {
		text, err := ReadText(l.Path)
		if err != nil {
			return l, err
		}
		if res, err = transpile.TypeScript(l.Path, text, kind); err != nil {
			return l, err
		}
		r.cache.transpiles.results.Store(key, transpiled{id, res})
	}
	l.Text, l.Format = res.Code, FormatCommonJS
	if res.Module {
		l.Format = FormatModule
	}
	r.cache.transpiles.maps.Store(l.Path, res.Map)
	r.cache.transpiles.maps.Store(name, res.Map)
	return l, nil
}

// Lower rewrites JavaScript that the engine cannot parse. name is the file's name as the engine will know it.
func (c *Cache) Lower(name, text string, format Format) (string, error) {
	res, err := transpile.JavaScript(name, text, kindOf(format))
	if err != nil {
		return "", err
	}
	c.transpiles.maps.Store(name, res.Map)
	return res.Code, nil
}

// Forget drops what Lower remembers of a file, when its result is not run.
func (c *Cache) Forget(name string) { c.transpiles.maps.Delete(name) }

// Position leads from a place in rewritten text to the source, lines and columns from 0.
func (c *Cache) Position(name string, line, col int) (int, int, bool) {
	m, ok := c.transpiles.maps.Load(name)
	if !ok {
		return 0, 0, false
	}
	return m.(*transpile.Map).Lookup(line, col)
}

// HasMap tells whether a file was rewritten.
func (c *Cache) HasMap(name string) bool {
	_, ok := c.transpiles.maps.Load(name)
	return ok
}

const maxReexports = 1000

// ExportNames lists what a CommonJS file exports, through its reexports.
func (r *Resolver) ExportNames(path, text string) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := &nameList{r: r, seen: map[string]bool{}, files: map[string]bool{path: true}}
	n.collect(path, text)
	return n.names
}

type nameList struct {
	r     *Resolver
	names []string
	seen  map[string]bool
	files map[string]bool
}

func (n *nameList) collect(path, text string) {
	res := cjslex.Lex(text)
	for _, name := range res.Names {
		if !n.seen[name] {
			n.seen[name] = true
			n.names = append(n.names, name)
		}
	}
	for _, spec := range res.Reexports {
		n.follow(path, spec)
	}
}

// follow adds the names of a reexported module; what cannot be found or read adds none, as running will tell.
func (n *nameList) follow(path, spec string) {
	if n.r.isBuiltin(spec) || len(n.files) > maxReexports {
		return
	}
	found, err := n.r.requirePath(Query{Request: spec, Parent: path, Ext: []string{".js", ".json", ".node"}})
	if err != nil || found == "" || n.files[found] || IsBuiltinURL(found) {
		return
	}
	switch ext := extension(found); ext {
	case ".js", ".cjs", ".ts", ".cts", "":
	default:
		return
	}
	n.files[found] = true
	format, err := n.r.formatOf(found)
	if err != nil || format == FormatModule {
		return
	}
	l, err := n.r.load(found, format, found)
	if err == nil {
		n.collect(found, l.Text)
	}
}

// FirstTime tells whether this Resolver hands out a file's text for the first time. A loader that asks again has
// the module in its cache.
func (r *Resolver) FirstTime(name string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.given[name] {
		return false
	}
	r.given[name] = true
	return true
}

// Readable tells whether require's loader of a file's extension takes text that this package reads.
func Readable(path string) bool {
	switch extension(path) {
	case ".js", ".json", ".cjs", ".mjs", ".ts", ".cts", ".mts":
		return true
	}
	return false
}

// IsBuiltinURL tells whether a URL names a built-in.
func IsBuiltinURL(url string) bool {
	return strings.HasPrefix(url, "node:") || strings.HasPrefix(url, "heddle:")
}
