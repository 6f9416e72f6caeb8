package modload

// The errors of resolution: one type, built by one function per Node code, each with the text that Node prints.

import (
	"fmt"
	"strings"
)

// Error is a failed resolution, in Node's terms.
type Error struct {
	Base    string // the JavaScript class: Error, TypeError, RangeError, SyntaxError
	Code    string
	Message string
	Props   []Prop // own properties beside code, in the order of assignment
	// JSONPath and JSONText are set when the message ends with what JSON.parse says about a package.json:
	// the JavaScript side parses the text once more and appends the message of its own engine.
	JSONPath string
	JSONText string
}

// Prop is an own property of an Error: a string or a []string.
type Prop struct {
	Key   string
	Value any
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }

func from(base string) string {
	if base == "" {
		return ""
	}
	return " imported from " + base
}

func errNotFoundCJS(filename, pkgPath string) *Error {
	e := &Error{Base: "Error", Code: "MODULE_NOT_FOUND", Message: "Cannot find module '" + filename + "'"}
	if pkgPath != "" {
		e.Props = []Prop{{"path", pkgPath}}
	}
	return e
}

func errMainNotFound(filename, pkgPath, request string) *Error {
	return &Error{Base: "Error", Code: "MODULE_NOT_FOUND",
		Message: "Cannot find module '" + filename + `'. Please verify that the package.json has a valid "main" entry`,
		Props:   []Prop{{"path", pkgPath}, {"requestPath", request}}}
}

func errNotFoundESM(kind, what, base, url string) *Error {
	e := &Error{Base: "Error", Code: "ERR_MODULE_NOT_FOUND", Message: "Cannot find " + kind + " '" + what + "'" + from(base)}
	if url != "" {
		e.Props = []Prop{{"url", url}}
	}
	return e
}

func errDirImport(path, base, url string) *Error {
	return &Error{Base: "Error", Code: "ERR_UNSUPPORTED_DIR_IMPORT",
		Message: "Directory import '" + path + "' is not supported resolving ES modules" + from(base),
		Props:   []Prop{{"url", url}}}
}

func errNotExported(pkgDir, subpath, base string) *Error {
	pkg := pkgDir + "package.json"
	msg := fmt.Sprintf("Package subpath '%s' is not defined by \"exports\" in %s%s", subpath, pkg, from(base))
	if subpath == "." {
		msg = fmt.Sprintf("No \"exports\" main defined in %s%s", pkg, from(base))
	}
	return &Error{Base: "Error", Code: "ERR_PACKAGE_PATH_NOT_EXPORTED", Message: msg}
}

func errImportNotDefined(specifier, pkgPath, base string) *Error {
	in := ""
	if pkgPath != "" {
		in = " in package " + pkgPath
	}
	return &Error{Base: "TypeError", Code: "ERR_PACKAGE_IMPORT_NOT_DEFINED",
		Message: fmt.Sprintf("Package import specifier \"%s\" is not defined%s%s", specifier, in, from(base))}
}

func errBadSpecifier(request, reason, base string) *Error {
	return &Error{Base: "TypeError", Code: "ERR_INVALID_MODULE_SPECIFIER",
		Message: fmt.Sprintf("Invalid module \"%s\" %s%s", request, reason, from(base))}
}

func errBadConfig(pkgPath, base, message string) *Error {
	if base != "" {
		base = " while importing " + base
	}
	if message != "" {
		message = ". " + message
	}
	return &Error{Base: "Error", Code: "ERR_INVALID_PACKAGE_CONFIG", Message: "Invalid package config " + pkgPath + base + message}
}

// errBadTarget: target is the offending value as JSON, key the subpath or specifier that led to it.
func errBadTarget(pkgDir, key string, target Value, internal bool, base string) *Error {
	field := "exports"
	if internal {
		field = "imports"
	}
	text := quoteTarget(target)
	hint := ""
	if s, ok := target.(string); !internal && (!ok || s != "" && !strings.HasPrefix(s, "./")) {
		hint = `; targets must start with "./"`
	}
	where := fmt.Sprintf("defined for '%s' in the package config %spackage.json%s%s", key, pkgDir, from(base), hint)
	if key == "." && !internal {
		where = fmt.Sprintf("defined in the package config %spackage.json%s%s", pkgDir, from(base), hint)
		return &Error{Base: "Error", Code: "ERR_INVALID_PACKAGE_TARGET",
			Message: fmt.Sprintf(`Invalid "exports" main target %s %s`, text, where)}
	}
	return &Error{Base: "Error", Code: "ERR_INVALID_PACKAGE_TARGET",
		Message: fmt.Sprintf(`Invalid "%s" target %s %s`, field, text, where)}
}

func quoteTarget(target Value) string {
	if s, ok := target.(string); ok {
		return appendJSON(nil, s)
	}
	return appendJSON(nil, appendJSON(nil, target))
}

func errScheme(protocol string) *Error {
	return &Error{Base: "Error", Code: "ERR_UNSUPPORTED_ESM_URL_SCHEME",
		Message: "Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. Received protocol '" + protocol + "'"}
}

func errUnknownBuiltin(id string) *Error {
	return &Error{Base: "Error", Code: "ERR_UNKNOWN_BUILTIN_MODULE", Message: "No such built-in module: " + id}
}

func errBadRelative(specifier, base string) *Error {
	return &Error{Base: "TypeError", Code: "ERR_UNSUPPORTED_RESOLVE_REQUEST",
		Message: fmt.Sprintf("Failed to resolve module specifier \"%s\" from \"%s\": Invalid relative URL or base scheme is not hierarchical.", specifier, base)}
}

func errBadURL(input string) *Error {
	return &Error{Base: "TypeError", Code: "ERR_INVALID_URL", Message: "Invalid URL", Props: []Prop{{"input", input}}}
}

func errURLHost(input, base string) *Error {
	return &Error{Base: "TypeError", Code: "ERR_INVALID_FILE_URL_HOST", Message: `File URL host must be "localhost" or empty on linux`,
		Props: []Prop{{"input", input}, {"module", base}}}
}

func errExtension(ext, path string) *Error {
	return &Error{Base: "TypeError", Code: "ERR_UNKNOWN_FILE_EXTENSION", Message: fmt.Sprintf("Unknown file extension \"%s\" for %s", ext, path)}
}

func errFormat(format, url string) *Error {
	return &Error{Base: "RangeError", Code: "ERR_UNKNOWN_MODULE_FORMAT", Message: "Unknown module format: " + format + " for URL " + url}
}
