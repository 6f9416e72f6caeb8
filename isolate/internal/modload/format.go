package modload

// Formats: what kind of module a file: or data: URL holds.

import (
	"encoding/base64"
	"net/url"
	"strings"
)

// Format of a module.
type Format string

// The formats. Ambiguous is a .js file (or .ts) whose package states no type: CommonJS unless it has module syntax.
const (
	FormatModule    Format = "module"
	FormatCommonJS  Format = "commonjs"
	FormatAmbiguous Format = "ambiguous"
	FormatJSON      Format = "json"
	FormatBuiltin   Format = "builtin"
)

// extension of a path as path.extname gives it.
func extension(p string) string {
	name := p[strings.LastIndexByte(p, '/')+1:]
	at := strings.LastIndexByte(name, '.')
	if at <= 0 {
		return ""
	}
	return name[at:]
}

// IsTypeScript tells whether a file's extension is one of TypeScript's.
func IsTypeScript(p string) bool {
	switch extension(p) {
	case ".ts", ".mts", ".cts":
		return true
	}
	return false
}

// formatOf decides by extension and package scope.
func (r *Resolver) formatOf(p string) (Format, error) {
	switch ext := extension(p); ext {
	case ".mjs", ".mts":
		return FormatModule, nil
	case ".cjs", ".cts":
		return FormatCommonJS, nil
	case ".json":
		return FormatJSON, nil
	case ".js", ".ts", "":
		pkg, err := r.scope(p, "", p)
		if err != nil {
			return "", err
		}
		return scopeFormat(pkg), nil
	default:
		return "", errExtension(ext, p)
	}
}

func scopeFormat(pkg *Package) Format {
	if pkg == nil {
		return FormatAmbiguous
	}
	switch pkg.Type {
	case TypeModule:
		return FormatModule
	case TypeCommonJS:
		return FormatCommonJS
	}
	return FormatAmbiguous
}

// dataURL splits a data: URL into format and text.
func dataURL(href string) (Format, string, error) {
	head, body, ok := strings.Cut(strings.TrimPrefix(href, "data:"), ",")
	if !ok {
		return "", "", errBadURL(href)
	}
	if at := strings.IndexByte(body, '#'); at >= 0 {
		body = body[:at]
	}
	isBase64 := strings.HasSuffix(head, ";base64")
	mime, _, _ := strings.Cut(strings.ToLower(head), ";")
	var format Format
	switch mime {
	case "text/javascript", "application/javascript":
		format = FormatModule
	case "application/json":
		format = FormatJSON
	default:
		if !strings.Contains(mime, "/") {
			return "", "", errBadURL(href)
		}
		return "", "", errFormat(mime, href)
	}
	plain, err := url.PathUnescape(body)
	if err != nil {
		return "", "", &Error{Base: "URIError", Message: "URI malformed"}
	}
	if !isBase64 {
		return format, DecodeUTF8([]byte(plain)), nil
	}
	return format, DecodeUTF8(decodeBase64(plain)), nil
}

// decodeBase64 takes both alphabets and stops at what is neither, as Buffer does.
func decodeBase64(s string) []byte {
	clean := make([]byte, 0, len(s))
	for i := 0; i < len(s) && s[i] != '='; i++ {
		switch c := s[i]; {
		case c == '-':
			clean = append(clean, '+')
		case c == '_':
			clean = append(clean, '/')
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '+', c == '/':
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out, _ := base64.RawStdEncoding.DecodeString(string(clean))
	return out
}
