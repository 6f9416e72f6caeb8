// The scanner: tokens, and the short sequences that name an export.

package cjslex

// Result is what a text exports.
type Result struct {
	Names     []string // in order of appearance, each once
	Reexports []string // specifiers whose names are exported too
}

// Lex scans a text.
func Lex(text string) Result {
	s := &scanner{s: text, seen: map[string]bool{}, unsafe: map[string]bool{}, required: map[string]string{}}
	s.run()
	names := s.names[:0]
	for _, name := range s.names {
		if !s.unsafe[name] {
			names = append(names, name)
		}
	}
	return Result{Names: names, Reexports: append(s.assigned, s.stars...)}
}

type scanner struct {
	s        string
	i        int
	names    []string
	seen     map[string]bool
	unsafe   map[string]bool   // names defined in a way that is not known to be harmless
	assigned []string          // from the last module.exports = require(), or spreads of the last literal
	stars    []string          // from __exportStar and its kin
	required map[string]string // variable -> specifier, for Object.keys(variable).forEach
	opens    []open            // brackets and templates around the position
	last     byte              // last significant character before the position, 'a' for a word that ends an operand
	lastWord string            // the word when last is 'a' or 'k'
	withs    []int             // where "with" of import attributes stands, when asked for
	want     bool              // Attributes asks
	closed   bool              // last is ')' of a condition: what follows begins a statement
	block    bool              // last is '}' of a block: what follows begins a statement
}

// open is a bracket that waits for its end.
type open struct {
	c         byte // ( [ { or ` for the ${ of a template
	condition bool // ( of if, while, for, with
	block     bool // { that begins a statement block
	imports   bool // ( of import(
	options   bool // { of its second argument
}

func (s *scanner) add(name string) {
	if !s.seen[name] {
		s.seen[name] = true
		s.names = append(s.names, name)
	}
}

func (s *scanner) run() {
	if len(s.s) > 1 && s.s[0] == '#' && s.s[1] == '!' {
		s.skipLine()
	}
	for s.space(); s.i < len(s.s); s.space() {
		s.step()
	}
}

// step consumes one token.
func (s *scanner) step() {
	c := s.s[s.i]
	switch {
	case isWordStart(c):
		s.word()
	case c >= '0' && c <= '9':
		s.skipNumber()
		s.operand()
	case c == '"' || c == '\'':
		s.str()
		s.operand()
	case c == '`':
		s.i++
		s.template()
	case c == '/':
		s.slash()
	case c == '(' || c == '[' || c == '{':
		s.push(c)
	case c == ')' || c == ']' || c == '}':
		s.pop(c)
	case c == '.' && s.last != '.' && s.i+1 < len(s.s) && s.s[s.i+1] >= '0' && s.s[s.i+1] <= '9':
		s.skipNumber()
		s.operand()
	default:
		s.punctuator(c)
	}
}

func (s *scanner) operand() { s.last, s.lastWord, s.block, s.closed = 'a', "", false, false }

func (s *scanner) punctuator(c byte) {
	s.i++
	// After x++ and x-- a slash divides; after ++ of a prefix it cannot stand.
	if (c == '+' || c == '-') && s.i < len(s.s) && s.s[s.i] == c {
		s.i++
		if s.last != 'a' && s.last != ')' && s.last != ']' {
			s.last = c
		}
		return
	}
	s.last, s.lastWord, s.block, s.closed = c, "", false, false
}

func (s *scanner) push(c byte) {
	s.i++
	o := open{c: c}
	if c == '(' && s.last == 'k' {
		switch s.lastWord {
		case "if", "while", "for", "with":
			o.condition = true
		}
	}
	if c == '{' {
		o.block = s.beginsBlock()
		o.options = s.last == ',' && s.inside().imports
	}
	o.imports = c == '(' && s.last == 'a' && s.lastWord == "import"
	s.opens = append(s.opens, o)
	s.last, s.lastWord, s.block, s.closed = c, "", false, false
}

// beginsBlock guesses whether a { begins statements (or a function body) rather than an object literal.
func (s *scanner) beginsBlock() bool {
	switch s.last {
	case 0, ';', '{', '}', ')', '>':
		return true
	case 'a':
		return true // class X {, label
	case 'k':
		switch s.lastWord {
		case "else", "do", "try", "finally", "catch", "class":
			return true
		}
	}
	return false
}

func (s *scanner) pop(c byte) {
	s.i++
	var o open
	if n := len(s.opens); n > 0 {
		o = s.opens[n-1]
		s.opens = s.opens[:n-1]
	}
	if c == '}' && o.c == '`' {
		s.template()
		return
	}
	s.last, s.lastWord = c, ""
	s.closed = c == ')' && o.condition
	s.block = c == '}' && o.block
}

// template reads on in a template literal, up to its end or its next ${.
func (s *scanner) template() {
	for s.i < len(s.s) {
		switch c := s.s[s.i]; {
		case c == '\\':
			s.i += 2
		case c == '`':
			s.i++
			s.operand()
			return
		case c == '$' && s.i+1 < len(s.s) && s.s[s.i+1] == '{':
			s.i += 2
			s.opens = append(s.opens, open{c: '`'})
			s.last, s.lastWord, s.block, s.closed = '{', "", false, false
			return
		default:
			s.i++
		}
	}
	s.i = len(s.s)
}

// slash is a division or a regular expression, as what stands before it allows. Comments are gone by now.
func (s *scanner) slash() {
	if !s.startsRegexp() {
		s.i++
		s.last, s.lastWord = '/', ""
		return
	}
	start := s.i
	if !s.regexp() {
		s.i = start + 1
		s.last, s.lastWord = '/', ""
		return
	}
	s.operand()
}

func (s *scanner) startsRegexp() bool {
	switch s.last {
	case 'a', ']':
		return false
	case ')':
		return s.closed
	case '}':
		return s.block
	}
	return true
}

func (s *scanner) regexp() bool {
	class := false
	for s.i++; s.i < len(s.s); s.i++ {
		switch s.s[s.i] {
		case '\\':
			s.i++
		case '[':
			class = true
		case ']':
			class = false
		case '\n', '\r':
			return false
		case '/':
			if class {
				continue
			}
			for s.i++; s.i < len(s.s) && isWordPart(s.s[s.i]); s.i++ {
			}
			return true
		}
	}
	return false
}

// word reads an identifier or keyword and tries the export forms that begin with it.
func (s *scanner) word() {
	afterDot := s.last == '.'
	if s.want {
		s.noteWith()
	}
	w := s.ident()
	if w == "" {
		s.i++ // a lone backslash or the like
		s.last = 'a'
		return
	}
	keyword := !afterDot && beforeOperand[w]
	s.last, s.lastWord, s.block, s.closed = 'a', w, false, false
	if keyword {
		s.last = 'k'
	}
	if afterDot {
		s.lastWord = "." // a property, whatever its name
		s.tryDotted(w)
		return
	}
	switch w {
	case "exports":
		s.attempt(s.tryMember)
	case "module":
		s.attempt(s.tryModule)
	case "Object":
		s.attempt(s.tryObject)
	case "__export", "__exportStar":
		s.attempt(s.tryStar)
	case "var", "let", "const":
		s.attempt(s.tryVariable)
	}
}

// tryDotted matches what may stand behind a dot: tslib.__exportStar(require()).
func (s *scanner) tryDotted(w string) {
	if w == "__exportStar" || w == "__export" {
		s.attempt(s.tryStar)
	}
}

// attempt runs a matcher that only looks ahead: scanning goes on behind the first word, so that nothing which the
// pattern jumped over is missed.
func (s *scanner) attempt(try func()) {
	at := s.i
	try()
	s.i = at
}

// beforeOperand: words after which an operand stands, so that a slash begins a regular expression.
var beforeOperand = map[string]bool{
	"return": true, "typeof": true, "case": true, "do": true, "else": true, "in": true, "instanceof": true, "new": true,
	"void": true, "delete": true, "throw": true, "await": true, "yield": true, "of": false, "if": true, "while": true,
	"for": true, "with": true, "try": true, "finally": true, "catch": true, "class": true, "extends": true,
}
