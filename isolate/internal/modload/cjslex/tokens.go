package cjslex

// Tokens: white space, comments, words, strings and numbers.

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

func isWordStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c >= 0x80 || c == '\\' || c == '#'
}

func isWordPart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c >= 0x80
}

// space skips white space and comments.
func (s *scanner) space() {
	for s.i < len(s.s) {
		c := s.s[s.i]
		switch {
		case c == ' ' || c >= 9 && c <= 13:
			s.i++
		case c == '/' && s.i+1 < len(s.s) && s.s[s.i+1] == '/':
			s.skipLine()
		case c == '/' && s.i+1 < len(s.s) && s.s[s.i+1] == '*':
			s.skipBlock()
		case c >= 0x80 && s.wideSpace() > 0:
			s.i += s.wideSpace()
		default:
			return
		}
	}
}

// wideSpace is the length of a non-ASCII white space character at the position, 0 for others.
func (s *scanner) wideSpace() int {
	r, n := utf8.DecodeRuneInString(s.s[s.i:])
	switch {
	case r == 0xA0, r == 0xFEFF, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000:
		return n
	}
	return 0
}

func (s *scanner) skipLine() {
	for s.i < len(s.s) && s.s[s.i] != '\n' && s.s[s.i] != '\r' && !strings.HasPrefix(s.s[s.i:], "\u2028") && !strings.HasPrefix(s.s[s.i:], "\u2029") {
		s.i++
	}
}

func (s *scanner) skipBlock() {
	end := strings.Index(s.s[s.i+2:], "*/")
	if end < 0 {
		s.i = len(s.s)
		return
	}
	s.i += 2 + end + 2
}

// ident reads a word, "" when there is none.
func (s *scanner) ident() string {
	start := s.i
	if s.i < len(s.s) && isWordStart(s.s[s.i]) && s.s[s.i] != '\\' && s.s[s.i] != '#' && s.wideSpace() == 0 {
		for s.i < len(s.s) && isWordPart(s.s[s.i]) && (s.s[s.i] < 0x80 || s.wideSpace() == 0) {
			s.i += s.runeLen()
		}
	}
	return s.s[start:s.i]
}

func (s *scanner) runeLen() int {
	if s.s[s.i] < 0x80 {
		return 1
	}
	_, n := utf8.DecodeRuneInString(s.s[s.i:])
	return n
}

func (s *scanner) skipNumber() {
	for s.i < len(s.s) && (isWordPart(s.s[s.i]) || s.s[s.i] == '.') {
		s.i++
	}
}

// str reads a string literal and gives its value.
func (s *scanner) str() (string, bool) {
	quote := s.s[s.i]
	s.i++
	start := s.i
	plain := true
	for s.i < len(s.s) {
		switch c := s.s[s.i]; {
		case c == quote:
			raw := s.s[start:s.i]
			s.i++
			if plain {
				return raw, true
			}
			return unescape(raw)
		case c == '\\':
			plain = false
			s.i += 2
		case c == '\n' || c == '\r':
			return "", false
		default:
			s.i++
		}
	}
	s.i = len(s.s)
	return "", false
}

// unescape decodes the escapes of a string literal; false when one is malformed or leaves half a surrogate pair.
func unescape(raw string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			b.WriteByte(raw[i])
			i++
			continue
		}
		n, ok := unescapeOne(&b, raw[i:])
		if !ok {
			return "", false
		}
		i += n
	}
	return b.String(), true
}

// unescapeOne decodes the escape at the start of s and gives its length.
func unescapeOne(b *strings.Builder, s string) (int, bool) {
	if len(s) < 2 {
		return 0, false
	}
	const from, to = "bfnrtv0", "\b\f\n\r\t\v\x00"
	c := s[1]
	if at := strings.IndexByte(from, c); at >= 0 {
		b.WriteByte(to[at])
		return 2, true
	}
	switch c {
	case 'x':
		return unescapeHex(b, s, 2, 4)
	case 'u':
		return unescapeUnicode(b, s)
	case '\r':
		if strings.HasPrefix(s[2:], "\n") {
			return 3, true
		}
		return 2, true
	case '\n':
		return 2, true
	}
	_, n := utf8.DecodeRuneInString(s[1:])
	b.WriteString(s[1 : 1+n])
	return 1 + n, true
}

func unescapeHex(b *strings.Builder, s string, from, to int) (int, bool) {
	r, ok := hex(s, from, to)
	if !ok || utf16.IsSurrogate(r) || r > utf8.MaxRune {
		return 0, false
	}
	b.WriteRune(r)
	return to, true
}

func hex(s string, from, to int) (rune, bool) {
	if to > len(s) || to <= from || to-from > 8 {
		return 0, false
	}
	n, err := strconv.ParseUint(s[from:to], 16, 31)
	return rune(n), err == nil
}

func unescapeUnicode(b *strings.Builder, s string) (int, bool) {
	if strings.HasPrefix(s[2:], "{") {
		end := strings.IndexByte(s, '}')
		if end < 0 {
			return 0, false
		}
		r, ok := hex(s, 3, end)
		if !ok || utf16.IsSurrogate(r) || r > utf8.MaxRune {
			return 0, false
		}
		b.WriteRune(r)
		return end + 1, true
	}
	r, ok := hex(s, 2, 6)
	if !ok {
		return 0, false
	}
	if !utf16.IsSurrogate(r) {
		b.WriteRune(r)
		return 6, true
	}
	if !strings.HasPrefix(s[6:], `\u`) {
		return 0, false
	}
	low, ok := hex(s, 8, 12)
	pair := utf16.DecodeRune(r, low)
	if !ok || pair == utf8.RuneError {
		return 0, false
	}
	b.WriteRune(pair)
	return 12, true
}
