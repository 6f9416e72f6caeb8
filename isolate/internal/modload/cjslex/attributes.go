package cjslex

// Import attributes for an engine that knows their older spelling only: `with` becomes `assert`.

import "strings"

// Attributes rewrites `import x from "y" with {...}`, `export ... from "y" with {...}` and
// `import(y, {with: {...}})` to say assert. Lines stay where they are.
func Attributes(text string) string {
	if !mayHaveAttributes(text) {
		return text
	}
	s := &scanner{s: text, seen: map[string]bool{}, unsafe: map[string]bool{}, required: map[string]string{}, want: true}
	s.run()
	if len(s.withs) == 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 2*len(s.withs))
	at := 0
	for _, w := range s.withs {
		b.WriteString(text[at:w])
		b.WriteString("assert")
		at = w + len("with")
	}
	b.WriteString(text[at:])
	return b.String()
}

// mayHaveAttributes is a quick test that nearly every text fails: "with" before a brace or a colon, and an import.
func mayHaveAttributes(text string) bool {
	for at := 0; ; at += len("with") {
		next := strings.Index(text[at:], "with")
		if next < 0 {
			return false
		}
		at += next
		rest := strings.TrimLeft(text[at+len("with"):], " \t\r\n")
		if rest != "" && (rest[0] == '{' || rest[0] == ':' || rest[0] == '/') {
			return strings.Contains(text, "import") || strings.Contains(text, "export")
		}
	}
}

// inside is the innermost open bracket.
func (s *scanner) inside() open {
	if n := len(s.opens); n > 0 {
		return s.opens[n-1]
	}
	return open{}
}

// noteWith records the position when an attribute clause begins here: behind a string literal and before {, which no
// other syntax allows, or as a key of the options of import().
func (s *scanner) noteWith() {
	if !strings.HasPrefix(s.s[s.i:], "with") {
		return
	}
	at := s.i
	clause := s.last == 'a' && s.lastWord == "" && at > 0
	key := s.inside().options && (s.last == '{' || s.last == ',')
	if !clause && !key {
		return
	}
	if s.ident() == "with" && (clause && s.eat('{') || key && s.eat(':')) {
		s.withs = append(s.withs, at)
	}
	s.i = at
}
