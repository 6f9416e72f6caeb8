package modload

// A JSON reader for package.json. The standard library's loses the order of keys, which "exports" depends on, and takes
// text that JavaScript does not (invalid UTF-8 aside, which Node reads with replacement characters).

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Value is nil, bool, float64, string, []Value or *Object.
type Value any

// Object is a JSON object with its keys in JavaScript's order: array indices first and rising, then by appearance.
type Object struct {
	Keys   []string
	Values map[string]Value
}

// Get returns the value of a key and whether it is there.
func (o *Object) Get(key string) (Value, bool) {
	v, ok := o.Values[key]
	return v, ok
}

func (o *Object) set(key string, v Value) {
	if _, ok := o.Values[key]; !ok {
		o.insertKey(key)
	}
	o.Values[key] = v
}

func (o *Object) insertKey(key string) {
	n, isIndex := arrayIndex(key)
	if !isIndex {
		o.Keys = append(o.Keys, key)
		return
	}
	at := 0
	for at < len(o.Keys) {
		m, ok := arrayIndex(o.Keys[at])
		if !ok || m > n {
			break
		}
		at++
	}
	o.Keys = append(o.Keys, "")
	copy(o.Keys[at+1:], o.Keys[at:])
	o.Keys[at] = key
}

// arrayIndex tells whether a property name is an array index, "0" to "4294967294" in canonical form.
func arrayIndex(s string) (uint64, bool) {
	if s == "" || len(s) > 10 || (len(s) > 1 && s[0] == '0') {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.ParseUint(s, 10, 64)
	return n, err == nil && n < 1<<32-1
}

type jsonReader struct {
	s     string
	i     int
	depth int
}

const maxJSONDepth = 5000

// parseJSON reads one JSON text; ok is false when JSON.parse would throw.
func parseJSON(s string) (v Value, ok bool) {
	r := &jsonReader{s: s}
	v, ok = r.value()
	if !ok {
		return nil, false
	}
	r.space()
	return v, r.i == len(r.s)
}

func (r *jsonReader) space() {
	for r.i < len(r.s) {
		switch r.s[r.i] {
		case ' ', '\t', '\n', '\r':
			r.i++
		default:
			return
		}
	}
}

func (r *jsonReader) peek() byte {
	if r.i < len(r.s) {
		return r.s[r.i]
	}
	return 0
}

func (r *jsonReader) eat(c byte) bool {
	if r.peek() != c || r.i >= len(r.s) {
		return false
	}
	r.i++
	return true
}

func (r *jsonReader) word(w string, v Value) (Value, bool) {
	if !strings.HasPrefix(r.s[r.i:], w) {
		return nil, false
	}
	r.i += len(w)
	return v, true
}

func (r *jsonReader) value() (Value, bool) {
	r.space()
	switch c := r.peek(); {
	case c == '{':
		return r.nested(r.object)
	case c == '[':
		return r.nested(r.array)
	case c == '"':
		s, ok := r.str()
		return s, ok
	case c == 't':
		return r.word("true", true)
	case c == 'f':
		return r.word("false", false)
	case c == 'n':
		return r.word("null", nil)
	default:
		return r.number()
	}
}

func (r *jsonReader) nested(read func() (Value, bool)) (Value, bool) {
	r.depth++
	if r.depth > maxJSONDepth {
		return nil, false
	}
	v, ok := read()
	r.depth--
	return v, ok
}

func (r *jsonReader) object() (Value, bool) {
	r.i++
	o := &Object{Values: map[string]Value{}}
	r.space()
	if r.eat('}') {
		return o, true
	}
	for {
		r.space()
		if r.peek() != '"' {
			return nil, false
		}
		key, ok := r.str()
		if !ok {
			return nil, false
		}
		r.space()
		if !r.eat(':') {
			return nil, false
		}
		v, ok := r.value()
		if !ok {
			return nil, false
		}
		o.set(key, v)
		r.space()
		if r.eat('}') {
			return o, true
		}
		if !r.eat(',') {
			return nil, false
		}
	}
}

func (r *jsonReader) array() (Value, bool) {
	r.i++
	list := []Value{}
	r.space()
	if r.eat(']') {
		return list, true
	}
	for {
		v, ok := r.value()
		if !ok {
			return nil, false
		}
		list = append(list, v)
		r.space()
		if r.eat(']') {
			return list, true
		}
		if !r.eat(',') {
			return nil, false
		}
	}
}

func (r *jsonReader) digits() bool {
	start := r.i
	for r.i < len(r.s) && r.s[r.i] >= '0' && r.s[r.i] <= '9' {
		r.i++
	}
	return r.i > start
}

func (r *jsonReader) number() (Value, bool) {
	start := r.i
	r.eat('-')
	if r.eat('0') {
		// no digit may follow a leading zero; what follows is then found to be out of place
	} else if !r.digits() {
		return nil, false
	}
	if r.eat('.') && !r.digits() {
		return nil, false
	}
	if c := r.peek(); c == 'e' || c == 'E' {
		r.i++
		if !r.eat('+') {
			r.eat('-')
		}
		if !r.digits() {
			return nil, false
		}
	}
	f, _ := strconv.ParseFloat(r.s[start:r.i], 64)
	return f, true
}

func (r *jsonReader) str() (string, bool) {
	r.i++
	start := r.i
	for r.i < len(r.s) {
		switch c := r.s[r.i]; {
		case c == '"':
			r.i++
			return r.s[start : r.i-1], true
		case c == '\\':
			return r.escaped(start)
		case c < 0x20:
			return "", false
		default:
			r.i++
		}
	}
	return "", false
}

// escaped goes on reading a string from its first backslash.
func (r *jsonReader) escaped(start int) (string, bool) {
	var b strings.Builder
	b.WriteString(r.s[start:r.i])
	for r.i < len(r.s) {
		c := r.s[r.i]
		r.i++
		switch {
		case c == '"':
			return b.String(), true
		case c < 0x20:
			return "", false
		case c != '\\':
			b.WriteByte(c)
		default:
			if !r.escape(&b) {
				return "", false
			}
		}
	}
	return "", false
}

func (r *jsonReader) escape(b *strings.Builder) bool {
	c := r.peek()
	r.i++
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if at := strings.IndexByte(from, c); at >= 0 && c != 0 {
		b.WriteByte(to[at])
		return true
	}
	if c != 'u' {
		return false
	}
	u, ok := r.hex4()
	if !ok {
		return false
	}
	if utf16.IsSurrogate(u) && strings.HasPrefix(r.s[r.i:], `\u`) {
		back := r.i
		r.i += 2
		low, ok := r.hex4()
		if pair := utf16.DecodeRune(u, low); ok && pair != utf8.RuneError {
			b.WriteRune(pair)
			return true
		}
		r.i = back
	}
	b.WriteRune(u)
	return true
}

func (r *jsonReader) hex4() (rune, bool) {
	if r.i+4 > len(r.s) {
		return 0, false
	}
	n, err := strconv.ParseUint(r.s[r.i:r.i+4], 16, 32)
	if err != nil {
		return 0, false
	}
	r.i += 4
	return rune(n), true
}

// appendJSON writes a value as JSON.stringify does.
func appendJSON(b []byte, v Value) string {
	return string(writeJSON(b, v))
}

func writeJSON(b []byte, v Value) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case float64:
		return append(b, formatNumber(v)...)
	case string:
		return writeJSONString(b, v)
	case []Value:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = writeJSON(b, e)
		}
		return append(b, ']')
	case *Object:
		b = append(b, '{')
		for i, k := range v.Keys {
			if i > 0 {
				b = append(b, ',')
			}
			b = writeJSONString(b, k)
			b = append(b, ':')
			b = writeJSON(b, v.Values[k])
		}
		return append(b, '}')
	}
	return append(b, "null"...)
}

func formatNumber(f float64) string {
	abs := f
	if abs < 0 {
		abs = -abs
	}
	if abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		s := strconv.FormatFloat(f, 'e', -1, 64)
		s = strings.Replace(s, "e-0", "e-", 1)
		return strings.Replace(s, "e+0", "e+", 1)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func writeJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 0x20:
			b = append(b, c)
		case strings.IndexByte("\b\f\n\r\t", c) >= 0:
			b = append(b, '\\', "bfnrt"[strings.IndexByte("\b\f\n\r\t", c)])
		default:
			b = append(b, `\u00`...)
			b = append(b, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
	}
	return append(b, '"')
}
