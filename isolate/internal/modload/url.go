package modload

// file: URLs and paths. Plain specifiers are joined by hand; whatever has an unusual character goes to a whole WHATWG
// parser.

import (
	"path"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
)

const hexUpper = "0123456789ABCDEF"

// mustEscape: what a path keeps only percent-encoded in a file URL made of it.
func mustEscape(c byte) bool {
	switch c {
	case ' ', '"', '#', '<', '>', '?', '`', '{', '}', '%', '\\', 0x7f:
		return true
	}
	return c < 0x20 || c >= 0x80
}

// FileURL turns an absolute path into a file: URL, as pathToFileURL does.
func FileURL(p string) string {
	n := 0
	for i := 0; i < len(p); i++ {
		if mustEscape(p[i]) {
			n++
		}
	}
	if n == 0 {
		return "file://" + p
	}
	b := make([]byte, 0, len(p)+7+2*n)
	b = append(b, "file://"...)
	for i := 0; i < len(p); i++ {
		if c := p[i]; mustEscape(c) {
			b = append(b, '%', hexUpper[c>>4], hexUpper[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

// splitURL cuts "?query#hash" off.
func splitURL(url string) (bare, suffix string) {
	if at := strings.IndexAny(url, "?#"); at >= 0 {
		return url[:at], url[at:]
	}
	return url, ""
}

// FilePath turns a file: URL into a path. base is the importer, for the error's property.
func FilePath(url, base string) (string, error) {
	bare, _ := splitURL(url)
	rest, ok := strings.CutPrefix(bare, "file://")
	if !ok {
		return "", &Error{Base: "TypeError", Code: "ERR_INVALID_URL_SCHEME", Message: "The URL must be of scheme file"}
	}
	if !strings.HasPrefix(rest, "/") {
		return "", errURLHost(url, base)
	}
	return decodePercent(rest), nil
}

func decodePercent(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi >= 0 && lo >= 0 {
				b = append(b, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// isPlain tells whether a specifier's characters mean the same in a path and in a URL.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if mustEscape(c) || c == ':' || c == '|' || c == '^' || c == '\'' {
			return false
		}
	}
	return true
}

// resolveFileURL resolves a relative or absolute-path reference against a file: URL.
func resolveFileURL(base, ref string) string {
	if isPlain(ref) && !strings.HasPrefix(ref, "//") && ref != "" && !strings.Contains(ref, "//") {
		return "file://" + joinURLPath(base, ref)
	}
	u, err := parseURL(base, ref)
	if err != nil {
		return ""
	}
	return u
}

func joinURLPath(base, ref string) string {
	bare, _ := splitURL(base)
	dir := strings.TrimPrefix(bare, "file://")
	dir = dir[:strings.LastIndexByte(dir, '/')+1]
	if ref[0] == '/' {
		dir = ""
	}
	clean := path.Clean("/" + dir + ref)
	last := ref[strings.LastIndexByte(ref, '/')+1:]
	if (last == "" || last == "." || last == "..") && clean != "/" {
		clean += "/"
	}
	return clean
}

// parseURL parses ref, against base when it is not "".
func parseURL(base, ref string) (string, error) {
	var u *whatwg.Url
	var err error
	if base == "" {
		u, err = whatwg.Parse(ref)
	} else {
		u, err = whatwg.ParseRef(base, ref)
	}
	if err != nil {
		return "", err
	}
	return u.Href(false), nil
}

// scheme gives "http:" of a string that begins with a URL scheme, "" otherwise.
func scheme(s string) string {
	s = strings.TrimLeft(s, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f \t\n\r")
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z' && s[i] != 0x1a:
		case i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.'):
		case i > 0 && s[i] == ':':
			return strings.ToLower(s[:i+1])
		default:
			return ""
		}
	}
	return ""
}

func hasScheme(s string) bool { return scheme(s) != "" }
