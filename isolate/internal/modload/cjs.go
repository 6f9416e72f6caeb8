package modload

// CommonJS resolution: what require.resolve answers.

import (
	"path/filepath"
	"strings"
)

// Query is one require.
type Query struct {
	Request  string
	Parent   string   // the requiring module's file name, "" when it has none
	ParentID string   // used when Parent is "", for error texts
	Paths    []string // where to look; nil: as the request and Parent say
	Ext      []string // extensions to try, in order
	NoScope  bool     // skip "#imports" and self-reference (Module._findPath alone)
}

// NodeModulePaths lists the node_modules folders from a folder (an absolute path) upwards.
func NodeModulePaths(from string) []string {
	if from == "/" {
		return []string{"/node_modules"}
	}
	var paths []string
	for at := len(from); at > 0; at = strings.LastIndexByte(from[:at], '/') {
		if !strings.HasSuffix(from[:at], "/node_modules") {
			paths = append(paths, from[:at]+"/node_modules")
		}
	}
	return append(paths, "/node_modules")
}

// isRelative tells whether require looks beside the parent: ".", "..", "./x", "../x".
func isRelative(request string) bool {
	return request == "." || request == ".." || strings.HasPrefix(request, "./") || strings.HasPrefix(request, "../")
}

// Require resolves a request that is not a built-in to a file name. It gives "" when nothing was found and no more
// specific error is known; the caller then says MODULE_NOT_FOUND with the stack of requirers.
func (r *Resolver) Require(q Query) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.requirePath(q)
}

func (r *Resolver) requirePath(q Query) (string, error) {
	if q.Request == "" {
		return "", nil
	}
	if q.Parent != "" && !q.NoScope {
		if found, err := r.requireScoped(q); found != "" || err != nil {
			return found, err
		}
	}
	paths := q.Paths
	if paths == nil {
		paths = r.lookupPaths(q)
	}
	found, err := r.findPath(q.Request, paths, q.Ext)
	if found != "" || err != nil || !IsTypeScript(q.Parent) {
		return found, err
	}
	if source := typeScriptName(q.Request); source != "" && isPathLike(q.Request) {
		return r.findPath(source, paths, nil)
	}
	return "", nil
}

func isPathLike(request string) bool { return isRelative(request) || request[0] == '/' }

// typeScriptName gives the source that a TypeScript file means when it imports what the compiler would have made of it:
// x.js is x.ts. "" for other names.
func typeScriptName(name string) string {
	switch extension(name) {
	case ".js", ".mjs", ".cjs":
		return name[:len(name)-2] + "ts"
	}
	return ""
}

func (r *Resolver) lookupPaths(q Query) []string {
	dir := filepath.Dir(q.Parent)
	if isRelative(q.Request) {
		return []string{dir}
	}
	if q.Request[0] == '/' {
		return []string{""}
	}
	return append(NodeModulePaths(dir), r.globals...)
}

// requireScoped tries what the parent's own package offers: "#imports" and its own name.
func (r *Resolver) requireScoped(q Query) (string, error) {
	c := q.Request[0]
	if c == '.' || c == '/' {
		return "", nil
	}
	pkg, err := r.scope(q.Parent, "", "")
	if err != nil || pkg == nil {
		return "", err
	}
	if c == '#' && pkg.Imports != nil {
		url, err := r.packageImports(q.Request, pkg, r.require, q.Parent, "")
		if err != nil {
			return "", err
		}
		return r.finishRequire(url, pkg.Path)
	}
	if pkg.Exports == nil || !pkg.HasName || !ownName(q.Request, pkg.Name) {
		return "", nil
	}
	url, err := r.packageExports(pkg, "."+q.Request[len(pkg.Name):], r.require, q.Parent, FileURL(q.Parent))
	if err != nil {
		return "", err
	}
	return r.finishRequire(url, pkg.Path)
}

func ownName(request, name string) bool {
	return request == name || len(request) > len(name) && request[len(name)] == '/' && strings.HasPrefix(request, name)
}

// finishRequire turns the URL that a package map gave into a file that exists.
func (r *Resolver) finishRequire(url, pkgPath string) (string, error) {
	if IsBuiltinURL(url) {
		return url, nil
	}
	if err := checkSeparators(url, ""); err != nil {
		return "", err
	}
	p, err := FilePath(url, "")
	if err != nil {
		return "", err
	}
	if r.stat(p) != file {
		return "", errNotFoundCJS(p, pkgPath)
	}
	return r.realpath(p)
}

func (r *Resolver) findPath(request string, paths, ext []string) (string, error) {
	absolute := request[0] == '/'
	if absolute {
		paths = []string{""}
	}
	slash := trailingSlash(request)
	for _, dir := range paths {
		if dir != "" && r.stat(dir) != folder {
			continue
		}
		if !absolute {
			found, err := r.requireExports(dir, request)
			if found != "" || err != nil {
				return found, err
			}
		}
		found, err := r.findFile(filepath.Join(dir, request), request, slash, ext)
		if found != "" || err != nil {
			return found, err
		}
	}
	return "", nil
}

// trailingSlash tells whether a request can mean a folder only.
func trailingSlash(request string) bool {
	last := request[strings.LastIndexByte(request, '/')+1:]
	return last == "" || last == "." || last == ".."
}

// requireExports tries "exports" of the package that request names under a node_modules folder.
func (r *Resolver) requireExports(dir, request string) (string, error) {
	name, rest := packageName(request)
	if name == "" {
		return "", nil
	}
	pkg, err := r.readPackage(join(dir, name)+"/package.json", "", "")
	if err != nil || pkg == nil || pkg.Exports == nil {
		return "", err
	}
	url, err := r.packageExports(pkg, "."+rest, r.require, "", "")
	if err != nil {
		return "", err
	}
	return r.finishRequire(url, pkg.Path)
}

// packageName splits "@scope/name/sub" into "@scope/name" and "/sub"; "" when request cannot name a package.
func packageName(request string) (name, rest string) {
	if request == "" || request[0] == '.' {
		return "", ""
	}
	end := strings.IndexByte(request, '/')
	if request[0] == '@' {
		if end < 0 || end == 1 {
			return "", ""
		}
		next := strings.IndexByte(request[end+1:], '/')
		if next == 0 || end+1 == len(request) || request[end+1] == '.' {
			return "", ""
		}
		if next > 0 {
			end += 1 + next
		} else {
			end = -1
		}
	}
	if end < 0 {
		end = len(request)
	}
	name = request[:end]
	if name == "" || strings.ContainsAny(name, "\\%") {
		return "", ""
	}
	return name, request[end:]
}

func (r *Resolver) findFile(base, request string, slash bool, ext []string) (string, error) {
	k := r.stat(base)
	if !slash {
		if k == file {
			return r.realOr(base)
		}
		if found, err := r.tryExtensions(base, ext); found != "" || err != nil {
			return found, err
		}
	}
	if k == folder {
		return r.tryPackage(base, request, ext)
	}
	return "", nil
}

func (r *Resolver) realOr(p string) (string, error) {
	real, err := r.realpath(p)
	if err != nil {
		// The file went away, or a loop of links: Node reports the system error; not finding it says as much.
		return "", nil
	}
	return real, nil
}

func (r *Resolver) tryFile(p string) (string, error) {
	if r.stat(p) != file {
		return "", nil
	}
	return r.realOr(p)
}

func (r *Resolver) tryExtensions(base string, ext []string) (string, error) {
	for _, e := range ext {
		if found, err := r.tryFile(base + e); found != "" || err != nil {
			return found, err
		}
	}
	return "", nil
}

// tryPackage resolves a folder: "main" of its package.json, then index files.
func (r *Resolver) tryPackage(dir, request string, ext []string) (string, error) {
	pkg, err := r.readPackage(join(dir, "package.json"), "", "")
	if err != nil {
		return "", err
	}
	if pkg == nil || pkg.Main == "" {
		return r.tryExtensions(join(dir, "index"), ext)
	}
	main := filepath.Join(dir, pkg.Main)
	found, _ := r.tryFile(main)
	if found == "" {
		found, _ = r.tryExtensions(main, ext)
	}
	if found == "" {
		found, _ = r.tryExtensions(join(main, "index"), ext)
	}
	if found != "" {
		return found, nil
	}
	found, _ = r.tryExtensions(join(dir, "index"), ext)
	if found == "" {
		return "", errMainNotFound(main, pkg.Path, request)
	}
	r.warn("DEP0128", "Invalid 'main' field in '"+pkg.Path+"' of '"+pkg.Main+"'. Please either fix that or report it to the module author")
	return found, nil
}
