package modload

// ES module resolution: ESM_RESOLVE of Node's documentation.

import (
	"path/filepath"
	"strings"
)

// Import resolves a specifier to a URL (file:, data:, node: or heddle:). parentURL is the importer's; with lax, as
// import.meta.resolve, a file need not exist.
func (r *Resolver) Import(specifier, parentURL string, lax bool) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.importURL(specifier, parentURL, lax)
}

func (r *Resolver) importURL(specifier, parentURL string, lax bool) (string, error) {
	if r.builtins[specifier] {
		return "node:" + specifier, nil
	}
	url, err := r.resolveSpecifier(specifier, parentURL)
	if err != nil {
		return "", err
	}
	if strings.HasPrefix(url, "file:") {
		return r.finishImport(specifier, url, parentURL, lax)
	}
	return url, r.checkURL(url, lax)
}

// checkURL refuses what no loader takes.
func (r *Resolver) checkURL(url string, lax bool) error {
	s := scheme(url)
	switch {
	case lax, s == "data:":
		return nil
	case IsBuiltinURL(url):
		if !r.isBuiltin(url) {
			return errUnknownBuiltin(url)
		}
		return nil
	}
	return errScheme(s)
}

func (r *Resolver) resolveSpecifier(specifier, parentURL string) (string, error) {
	if isRelative(specifier) || strings.HasPrefix(specifier, "/") {
		if !strings.HasPrefix(parentURL, "file:") {
			return "", errBadRelative(specifier, parentURL)
		}
		return resolveFileURL(parentURL, specifier), nil
	}
	if strings.HasPrefix(specifier, "#") {
		return r.importScoped(specifier, parentURL)
	}
	if hasScheme(specifier) {
		if IsBuiltinURL(specifier) {
			return specifier, nil
		}
		url, err := parseURL("", specifier)
		if err == nil {
			return url, nil
		}
	}
	if !strings.HasPrefix(parentURL, "file:") {
		return "", errBadRelative(specifier, parentURL)
	}
	return r.packageResolve(specifier, parentURL, displayBase(parentURL), r.imports)
}

// displayBase is the importer as error texts name it: a path for files, the URL itself for others.
func displayBase(parentURL string) string {
	if p, err := FilePath(parentURL, ""); err == nil {
		return p
	}
	return parentURL
}

func (r *Resolver) importScoped(specifier, parentURL string) (string, error) {
	p, err := FilePath(parentURL, "")
	if err != nil {
		return "", errImportNotDefined(specifier, "", displayBase(parentURL))
	}
	pkg, err := r.scope(p, specifier, p)
	if err != nil {
		return "", err
	}
	if pkg != nil && pkg.Imports == nil {
		pkg = nil
	}
	return r.packageImports(specifier, pkg, r.imports, p, parentURL)
}

// finishImport checks that a file: URL leads to a file and follows links.
func (r *Resolver) finishImport(specifier, url, parentURL string, lax bool) (string, error) {
	if err := checkSeparators(url, displayBase(parentURL)); err != nil {
		return "", err
	}
	p, err := FilePath(url, parentURL)
	if err != nil {
		return "", err
	}
	k := absent
	if strings.HasSuffix(p, "/") {
		k = folder
	} else {
		k = r.stat(p)
	}
	if k == absent && IsTypeScript(displayBase(parentURL)) {
		if source := typeScriptName(p); source != "" && r.stat(source) == file {
			_, suffix := splitURL(url)
			p, k, url = source, file, FileURL(source)+suffix
		}
	}
	if lax && k != file {
		return url, nil
	}
	if k == folder {
		return "", r.hint(errDirImport(p, displayBase(parentURL), url), specifier, parentURL)
	}
	if k != file {
		return "", r.notFoundImport(specifier, p, url, parentURL)
	}
	real, err := r.realpath(p)
	if err != nil || real == p {
		return url, nil
	}
	_, suffix := splitURL(url)
	return FileURL(real) + suffix, nil
}

// checkSeparators refuses %2f and %5c, which would smuggle a separator through a URL.
func checkSeparators(url, base string) error {
	bare, _ := splitURL(url)
	lower := strings.ToLower(bare)
	if !strings.Contains(lower, "%2f") && !strings.Contains(lower, "%5c") {
		return nil
	}
	return errBadSpecifier(strings.TrimPrefix(bare, "file://"), `must not include encoded "/" or "\" characters`, base)
}

// packageResolve is PACKAGE_RESOLVE: a bare specifier from parentURL, a file: URL.
func (r *Resolver) packageResolve(specifier, parentURL, base string, conds map[string]bool) (string, error) {
	if r.builtins[specifier] {
		return "node:" + specifier, nil
	}
	name, subpath, err := parsePackageName(specifier, base)
	if err != nil {
		return "", err
	}
	parent, err := FilePath(parentURL, "")
	if err != nil {
		return "", err
	}
	if url, err := r.importSelf(name, subpath, parent, parentURL, base, conds); url != "" || err != nil {
		return url, err
	}
	for dir := parent; dir != "/"; {
		dir = parentDir(dir)
		if strings.HasSuffix(dir, "/node_modules") {
			continue
		}
		pkgDir := join(dir, "node_modules") + "/" + name
		if r.stat(pkgDir) != folder {
			continue
		}
		pkg, err := r.readPackage(pkgDir+"/package.json", specifier, base)
		if err != nil {
			return "", err
		}
		if pkg != nil && pkg.Exports != nil {
			return r.packageExports(pkg, subpath, conds, base, parentURL)
		}
		if subpath == "." {
			return r.legacyMain(pkgDir, pkg, base)
		}
		return resolveFileURL(FileURL(pkgDir+"/"), subpath), nil
	}
	return "", errNotFoundESM("package", name, base, "")
}

func parentDir(p string) string {
	p = strings.TrimSuffix(p, "/")
	at := strings.LastIndexByte(p, '/')
	if at <= 0 {
		return "/"
	}
	return p[:at]
}

func parsePackageName(specifier, base string) (name, subpath string, err error) {
	end := strings.IndexByte(specifier, '/')
	valid := true
	if specifier != "" && specifier[0] == '@' {
		if end < 0 {
			valid = false
		} else if next := strings.IndexByte(specifier[end+1:], '/'); next >= 0 {
			end += 1 + next
		} else {
			end = -1
		}
	}
	name = specifier
	if end >= 0 {
		name = specifier[:end]
	}
	if !valid || strings.HasPrefix(name, ".") || strings.ContainsAny(name, "\\%") {
		return "", "", errBadSpecifier(specifier, "is not a valid package name", base)
	}
	subpath = "."
	if end >= 0 {
		subpath = "." + specifier[end:]
	}
	return name, subpath, nil
}

// importSelf resolves a package's own name through its "exports".
func (r *Resolver) importSelf(name, subpath, parent, parentURL, base string, conds map[string]bool) (string, error) {
	pkg, err := r.scope(parent, "", base)
	if err != nil || pkg == nil || pkg.Exports == nil || !pkg.HasName || pkg.Name != name {
		return "", err
	}
	return r.packageExports(pkg, subpath, conds, base, parentURL)
}

// legacyMain finds the entry of a package without "exports".
func (r *Resolver) legacyMain(dir string, pkg *Package, base string) (string, error) {
	main := ""
	if pkg != nil && pkg.HasMain {
		main = pkg.Main
	}
	var tries []string
	if main != "" {
		for _, tail := range []string{"", ".js", ".json", ".node", "/index.js", "/index.json", "/index.node"} {
			tries = append(tries, main+tail)
		}
	}
	tries = append(tries, "index.js", "index.json", "index.node")
	for i, t := range tries {
		p := cleanUnder(dir, t)
		if r.stat(p) != file {
			continue
		}
		if i > 0 || main == "" {
			r.warnLegacyMain(dir, pkg, main, t, p, base)
		}
		return FileURL(p), nil
	}
	return "", errNotFoundESM("package", notFoundMain(dir, main, pkg), base, "")
}

// notFoundMain is the path that the error names: an empty "main" is the folder itself.
func notFoundMain(dir, main string, pkg *Package) string {
	if main == "" && pkg != nil && pkg.HasMain {
		return dir + "/"
	}
	if main == "" {
		return dir + "/index.js"
	}
	return cleanUnder(dir, main)
}

func cleanUnder(dir, name string) string {
	url := resolveFileURL("file://"+dir+"/", "./"+name)
	p, err := FilePath(url, "")
	if err != nil {
		return dir + "/" + name
	}
	return p
}

// warnLegacyMain: an ES module found by guessing is deprecated.
func (r *Resolver) warnLegacyMain(dir string, pkg *Package, main, found, p, base string) {
	isModule := strings.HasSuffix(p, ".mjs") || strings.HasSuffix(p, ".js") && pkg != nil && pkg.Type == TypeModule
	if !isModule {
		return
	}
	if main != "" && !strings.HasPrefix(found, "index.") {
		r.warn("DEP0151", "Package "+dir+"/ has a \"main\" field set to \""+main+"\", excluding the full filename and extension to the resolved file at \""+
			p[len(dir)+1:]+"\", imported from "+base+".\n Automatic extension resolution of the \"main\" field is deprecated for ES modules.")
		return
	}
	r.warn("DEP0151", "No \"main\" or \"exports\" field defined in the package.json for "+dir+"/ resolving the main entry point \""+
		found+"\", imported from "+base+".\nDefault \"index\" lookups for the main are deprecated for ES modules.")
}

// notFoundImport is the error for a file that is not there.
func (r *Resolver) notFoundImport(specifier, p, url, parentURL string) error {
	return r.hint(errNotFoundESM("module", p, displayBase(parentURL), url), specifier, parentURL)
}

// hint adds what to write instead, when require would find something.
func (r *Resolver) hint(e *Error, specifier, parentURL string) error {
	if !strings.HasPrefix(parentURL, "file:") || strings.HasPrefix(specifier, "file:") {
		return e
	}
	base := displayBase(parentURL)
	found, err := r.requirePath(Query{Request: specifier, Parent: base, Ext: []string{".js", ".json", ".node"}})
	if found == "" || err != nil || !isRelative(specifier) && !strings.Contains(found, "/node_modules/") {
		return e
	}
	e.Message += "\nDid you mean to import \"" + suggestion(specifier, found, base) + "\"?"
	return e
}

// suggestion writes a file as the importer would have to: relative to it, or from the package's name on.
func suggestion(specifier, found, base string) string {
	if !isRelative(specifier) {
		at := strings.LastIndex(found, "/node_modules/")
		return found[at+len("/node_modules/"):]
	}
	rel, err := filepath.Rel(parentDir(base), found)
	if err != nil {
		return found
	}
	if !strings.HasPrefix(rel, ".") {
		rel = "./" + rel
	}
	return rel
}
