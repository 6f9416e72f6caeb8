package modload

// "exports" and "imports" of package.json: the resolution algorithms of Node's documentation of ES modules
// (PACKAGE_EXPORTS_RESOLVE, PACKAGE_IMPORTS_RESOLVE, PACKAGE_TARGET_RESOLVE), for require and import alike.

import (
	"fmt"

	"strings"
)

// target is where a subpath leads: a file URL's path part with its suffix (still percent-encoded), or a built-in.
type target struct {
	url     string // file: URL, or node: URL
	none    bool   // explicitly null
	missing bool   // no condition matched
}

// lookup is one resolution through a package's maps.
type lookup struct {
	r        *Resolver
	pkg      *Package
	conds    map[string]bool
	base     string // path or URL of the importer as error texts show it, "" for require without one
	baseURL  string // its URL, for ERR_INVALID_PACKAGE_CONFIG
	internal bool   // "imports"
	key      string // subpath or specifier asked for
}

// packageExports resolves subpath (".", "./x") in pkg.Exports, which is not nil.
func (r *Resolver) packageExports(pkg *Package, subpath string, conds map[string]bool, base, baseURL string) (string, error) {
	l := &lookup{r: r, pkg: pkg, conds: conds, base: base, baseURL: baseURL, key: subpath}
	exports, err := l.normalize(pkg.Exports)
	if err != nil {
		return "", err
	}
	t, err := l.match(exports, subpath)
	if err != nil {
		return "", err
	}
	if t.none || t.missing {
		return "", errNotExported(pkg.Dir, subpath, base)
	}
	return t.url, nil
}

// normalize turns the short forms of "exports" into an object of subpaths.
func (l *lookup) normalize(exports Value) (*Object, error) {
	whole := &Object{Keys: []string{"."}, Values: map[string]Value{".": exports}}
	switch e := exports.(type) {
	case string, []Value:
		return whole, nil
	case *Object:
		sugar, err := l.isSugar(e)
		if err != nil {
			return nil, err
		}
		if sugar {
			return whole, nil
		}
		return e, nil
	}
	return &Object{}, nil
}

// isSugar tells whether an object's keys are conditions of the main entry and not subpaths.
func (l *lookup) isSugar(o *Object) (bool, error) {
	sugar := false
	for i, key := range o.Keys {
		cur := key == "" || key[0] != '.'
		if i > 0 && cur != sugar {
			return false, errBadConfig(l.pkg.Path, l.baseURL, `"exports" cannot contain some keys starting with '.' and some not.`+
				" The exports object must either be an object of package subpath keys or an object of main entry condition name keys only.")
		}
		sugar = cur
	}
	return sugar, nil
}

// match finds the entry for a key, an exact one first, else the most specific pattern.
func (l *lookup) match(entries *Object, key string) (target, error) {
	if v, ok := entries.Get(key); ok && !strings.Contains(key, "*") && !strings.HasSuffix(key, "/") {
		return l.resolve(v, "", key, false)
	}
	best, bestSub := "", ""
	for _, k := range entries.Keys {
		star := strings.IndexByte(k, '*')
		if star < 0 || !strings.HasPrefix(key, k[:star]) {
			continue
		}
		if strings.HasSuffix(key, "/") && !l.internal {
			l.warnTrailingSlash(key)
		}
		tail := k[star+1:]
		if len(key) < len(k) || !strings.HasSuffix(key, tail) || strings.LastIndexByte(k, '*') != star {
			continue
		}
		if best == "" || moreSpecific(k, best) {
			best, bestSub = k, key[star:len(key)-len(tail)]
		}
	}
	if best == "" {
		return target{missing: true}, nil
	}
	return l.resolve(entries.Values[best], bestSub, best, true)
}

// moreSpecific orders patterns: the longer part before the star wins, then the longer pattern.
func moreSpecific(a, b string) bool {
	as, bs := strings.IndexByte(a, '*'), strings.IndexByte(b, '*')
	if as != bs {
		return as > bs
	}
	return len(a) > len(b)
}

// resolve is PACKAGE_TARGET_RESOLVE. matched is the key of the entry, sub what the star stands for.
func (l *lookup) resolve(v Value, sub, matched string, pattern bool) (target, error) {
	switch v := v.(type) {
	case nil:
		return target{none: true}, nil
	case string:
		return l.resolveString(v, sub, matched, pattern)
	case []Value:
		return l.resolveList(v, sub, matched, pattern)
	case *Object:
		return l.resolveConditions(v, sub, matched, pattern)
	}
	return target{}, errBadTarget(l.pkg.Dir, matched, v, l.internal, l.base)
}

func (l *lookup) resolveList(list []Value, sub, matched string, pattern bool) (target, error) {
	if len(list) == 0 {
		return target{none: true}, nil
	}
	last, lastErr := target{missing: true}, error(nil)
	for _, item := range list {
		t, err := l.resolve(item, sub, matched, pattern)
		if e, ok := err.(*Error); ok && e.Code == "ERR_INVALID_PACKAGE_TARGET" {
			lastErr = err
			continue
		}
		if err != nil {
			return target{}, err
		}
		if t.missing {
			continue
		}
		if t.none {
			last, lastErr = t, nil
			continue
		}
		return t, nil
	}
	return last, lastErr
}

func (l *lookup) resolveConditions(o *Object, sub, matched string, pattern bool) (target, error) {
	for _, key := range o.Keys {
		if _, numeric := arrayIndex(key); numeric {
			return target{}, errBadConfig(l.pkg.Path, l.baseURL, `"exports" cannot contain numeric property keys.`)
		}
	}
	for _, key := range o.Keys {
		if key != "default" && !l.conds[key] {
			continue
		}
		t, err := l.resolve(o.Values[key], sub, matched, pattern)
		if err != nil || !t.missing {
			return t, err
		}
	}
	return target{missing: true}, nil
}

func (l *lookup) resolveString(s, sub, matched string, pattern bool) (target, error) {
	if sub != "" && !pattern && !strings.HasSuffix(s, "/") {
		return target{}, errBadTarget(l.pkg.Dir, matched, s, l.internal, l.base)
	}
	if !strings.HasPrefix(s, "./") {
		return l.resolveForeign(s, sub, matched, pattern)
	}
	bad, doubled := segments(s[2:])
	if bad {
		return target{}, errBadTarget(l.pkg.Dir, matched, s, l.internal, l.base)
	}
	if doubled && !pattern {
		l.warnDoubleSlash(s, l.key, matched)
	}
	full := s
	if pattern {
		full = strings.ReplaceAll(s, "*", sub)
	}
	// The target itself must stay in the package, whatever the pattern adds.
	url := resolveFileURL(FileURL(l.pkg.Dir), full)
	if sub == "" {
		return target{url: url}, nil
	}
	badSub, doubledSub := segments(sub)
	if badSub {
		request := l.key
		return target{}, l.badMatch(request, matched)
	}
	if doubled || doubledSub {
		l.warnDoubleSlash(full, l.key, matched)
	}
	return target{url: url}, nil
}

func (l *lookup) badMatch(request, matched string) error {
	field := "exports"
	if l.internal {
		field = "imports"
	}
	return errBadSpecifier(request, fmt.Sprintf("request is not a valid match in pattern \"%s\" for the \"%s\" resolution of %s",
		matched, field, l.pkg.Path), l.base)
}

// resolveForeign handles a target that does not begin with "./": legal in "imports" only, for a package or built-in.
func (l *lookup) resolveForeign(s, sub, matched string, pattern bool) (target, error) {
	bad := !l.internal || strings.HasPrefix(s, "../") || strings.HasPrefix(s, "/") || hasScheme(s)
	if bad {
		return target{}, errBadTarget(l.pkg.Dir, matched, s, l.internal, l.base)
	}
	if pattern {
		s = strings.ReplaceAll(s, "*", sub)
	}
	url, err := l.r.packageResolve(s, FileURL(l.pkg.Path), l.pkg.Path, l.conds)
	return target{url: url}, err
}

// packageImports resolves a specifier that begins with "#". pkg is the importer's scope, nil when it has none.
func (r *Resolver) packageImports(specifier string, pkg *Package, conds map[string]bool, base, baseURL string) (string, error) {
	if specifier == "#" || strings.HasPrefix(specifier, "#/") || strings.HasSuffix(specifier, "/") {
		return "", errBadSpecifier(specifier, "is not a valid internal imports specifier name", base)
	}
	if pkg == nil || pkg.Imports == nil {
		path := ""
		if pkg != nil {
			path = pkg.Path
		}
		return "", errImportNotDefined(specifier, path, base)
	}
	l := &lookup{r: r, pkg: pkg, conds: conds, base: base, baseURL: baseURL, internal: true, key: specifier}
	t, err := l.match(pkg.Imports, specifier)
	if err != nil {
		return "", err
	}
	if t.none || t.missing {
		return "", errImportNotDefined(specifier, pkg.Path, base)
	}
	return t.url, nil
}

// segments tells whether a path has a segment that may not stand in a target (., .., node_modules, in any case or
// percent-encoding) or an empty one, which is deprecated.
func segments(s string) (bad, empty bool) {
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != '/' && s[i] != '\\' {
			continue
		}
		switch strings.ToLower(decodePercent(s[start:i])) {
		case ".", "..", "node_modules":
			return true, false
		case "":
			// An empty piece at the very end is a trailing slash, not a doubled one.
			empty = empty || i < len(s)
		}
		start = i + 1
	}
	return false, empty
}

func (l *lookup) warnDoubleSlash(resolved, request, matched string) {
	field := "exports"
	if l.internal {
		field = "imports"
	}
	l.r.warn("DEP0166", fmt.Sprintf("Use of deprecated double slash resolving \"%s\" for module request \"%s\" %sin the \"%s\" field module resolution of the package at %s%s.",
		resolved, request, matchedText(request, matched), field, l.pkg.Path, from(l.base)))
}

func matchedText(request, matched string) string {
	if request == matched {
		return ""
	}
	return "matched to \"" + matched + "\" "
}

func (l *lookup) warnTrailingSlash(key string) {
	l.r.warn("DEP0155", fmt.Sprintf("Use of deprecated trailing slash pattern mapping \"%s\" in the \"exports\" field module resolution of the package at %s%s. Mapping specifiers ending in \"/\" is no longer supported.",
		key, l.pkg.Path, from(l.base)))
}
