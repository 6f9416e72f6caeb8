package cjslex

// The forms: each matcher begins behind its first word and only looks ahead.

// eat skips space and the given character.
func (s *scanner) eat(c byte) bool {
	s.space()
	if s.i >= len(s.s) || s.s[s.i] != c {
		return false
	}
	s.i++
	return true
}

// eatWord skips space and exactly this word.
func (s *scanner) eatWord(w string) bool {
	s.space()
	at := s.i
	if s.ident() == w {
		return true
	}
	s.i = at
	return false
}

func (s *scanner) eatAll(tokens ...string) bool {
	for _, t := range tokens {
		if isWordStart(t[0]) {
			if !s.eatWord(t) {
				return false
			}
			continue
		}
		for i := 0; i < len(t); i++ {
			if i == 0 && !s.eat(t[i]) || i > 0 && !s.eatHere(t[i]) {
				return false
			}
		}
	}
	return true
}

// eatHere skips the given character without space before it.
func (s *scanner) eatHere(c byte) bool {
	if s.i >= len(s.s) || s.s[s.i] != c {
		return false
	}
	s.i++
	return true
}

func (s *scanner) name() (string, bool) {
	s.space()
	w := s.ident()
	return w, w != ""
}

func (s *scanner) literal() (string, bool) {
	s.space()
	if s.i >= len(s.s) || s.s[s.i] != '"' && s.s[s.i] != '\'' {
		return "", false
	}
	return s.str()
}

// maybe restores the position when try fails.
func (s *scanner) maybe(try func() bool) bool {
	at := s.i
	if try() {
		return true
	}
	s.i = at
	return false
}

// requireCall matches require('x').
func (s *scanner) requireCall() (string, bool) {
	if !s.eatWord("require") || !s.eat('(') {
		return "", false
	}
	spec, ok := s.literal()
	return spec, ok && s.eat(')')
}

// tryMember matches .name = and ['name'] = behind exports or module.exports.
func (s *scanner) tryMember() {
	s.space()
	if s.i >= len(s.s) {
		return
	}
	var name string
	var ok bool
	switch s.s[s.i] {
	case '.':
		s.i++
		name, ok = s.name()
	case '[':
		s.i++
		name, ok = s.literal()
		ok = ok && s.eat(']')
	}
	if ok && s.eat('=') {
		s.add(name)
	}
}

// tryModule matches .exports behind module, and then a member or an assignment.
func (s *scanner) tryModule() {
	if !s.eat('.') || !s.eatWord("exports") {
		return
	}
	s.space()
	if s.i < len(s.s) && s.s[s.i] == '=' {
		s.i++
		s.tryAssign()
		return
	}
	s.tryMember()
}

// tryAssign matches what module.exports is set to: an object literal or require('x').
func (s *scanner) tryAssign() {
	s.assigned, s.stars = nil, nil
	s.space()
	if s.i < len(s.s) && s.s[s.i] == '{' {
		s.i++
		s.tryLiteral()
		return
	}
	if spec, ok := s.requireCall(); ok {
		s.assigned = append(s.assigned, spec)
	}
}

// tryLiteral reads the properties of module.exports = { until one that it does not know.
func (s *scanner) tryLiteral() {
	for s.space(); s.i < len(s.s); s.space() {
		c := s.s[s.i]
		switch {
		case c == '.':
			if !s.spread() {
				return
			}
		case c == '"' || c == '\'':
			name, ok := s.literal()
			if !ok || !s.eat(':') {
				return
			}
			if !s.propertyValue() {
				return
			}
			s.add(name)
			if !s.eatHere(',') {
				return
			}
			continue
		default:
			name, ok := s.name()
			if !ok {
				return
			}
			if s.eat(':') {
				if !s.propertyValue() {
					return
				}
				s.add(name)
				// Node's lexer takes no space between a value and its comma.
				if !s.eatHere(',') {
					return
				}
				continue
			}
			s.add(name)
		}
		if !s.eat(',') {
			return
		}
	}
}

func (s *scanner) propertyValue() bool {
	_, ok := s.name()
	return ok
}

func (s *scanner) spread() bool {
	if !s.eatAll("...") {
		return false
	}
	if s.maybe(func() bool {
		spec, ok := s.requireCall()
		if ok {
			s.assigned = append(s.assigned, spec)
		}
		return ok
	}) {
		return true
	}
	_, ok := s.name()
	return ok
}

// exportsName matches exports or module.exports.
func (s *scanner) exportsName() bool {
	if s.maybe(func() bool { return s.eatAll("module", ".", "exports") }) {
		return true
	}
	return s.eatWord("exports")
}

// tryObject matches Object.defineProperty(exports, 'name', ...) and Object.keys(x).forEach(...).
func (s *scanner) tryObject() {
	if !s.eat('.') {
		return
	}
	if s.eatWord("defineProperty") {
		s.tryDefine()
		return
	}
	if s.eatWord("keys") {
		s.tryKeys()
	}
}

// tryDefine matches (exports, 'name', {enumerable: true, value: or a getter that returns a name or a member.
func (s *scanner) tryDefine() {
	if !s.eat('(') || !s.exportsName() || !s.eat(',') {
		return
	}
	name, ok := s.literal()
	if !ok {
		return
	}
	if s.descriptor() {
		s.add(name)
		return
	}
	// What it is defined as cannot be told: reading it may do anything, so the name is not exported at all.
	s.unsafe[name] = true
}

// descriptor matches , {enumerable: true, value: or a getter of a known form.
func (s *scanner) descriptor() bool {
	if !s.eat(',') || !s.eat('{') {
		return false
	}
	s.maybe(func() bool {
		return s.eatAll("enumerable", ":") && s.eatWord("true") && s.eat(',')
	})
	return s.maybe(func() bool { return s.eatAll("value", ":") }) || s.getter()
}

// getter matches get: function name() { return a.b; } and get() { return a['b']; } up to the end of the descriptor.
func (s *scanner) getter() bool {
	if !s.getterHead() || !s.eatAll("{", "return") {
		return false
	}
	if _, ok := s.name(); !ok {
		return false
	}
	s.maybe(func() bool {
		if s.eat('.') {
			_, ok := s.name()
			return ok
		}
		if !s.eat('[') {
			return false
		}
		_, ok := s.literal()
		return ok && s.eat(']')
	})
	s.eat(';')
	if !s.eat('}') {
		return false
	}
	s.eat(',')
	return s.eatAll("}", ")")
}

// getterHead matches get() and get: function name() with get: () => as its newer kin.
func (s *scanner) getterHead() bool {
	if !s.eatWord("get") {
		return false
	}
	if s.eat(':') {
		if !s.eatWord("function") {
			return false
		}
		s.maybe(func() bool { _, ok := s.name(); return ok })
	}
	return s.eatAll("(", ")")
}

// tryStar matches (require('x') behind __exportStar or __export.
func (s *scanner) tryStar() {
	if !s.eatHere('(') || s.i >= len(s.s) || s.s[s.i] != 'r' {
		return
	}
	if spec, ok := s.requireCall(); ok {
		s.stars = append(s.stars, spec)
	}
}

// tryVariable matches name = require('x') and name = _interopRequireWildcard(require('x')) behind var, let, const.
func (s *scanner) tryVariable() {
	name, ok := s.name()
	if !ok || !s.eat('=') {
		return
	}
	s.maybe(func() bool { return s.eatAll("_interopRequireWildcard", "(") })
	if spec, ok := s.requireCall(); ok {
		s.required[name] = spec
	}
}

// tryKeys matches the loop by which Babel reexports: Object.keys(x).forEach(function (k) { guards; copy }).
func (s *scanner) tryKeys() {
	if !s.eat('(') {
		return
	}
	from, ok := s.name()
	if !ok || !s.eatAll(")", ".", "forEach", "(", "function", "(") {
		return
	}
	key, ok := s.name()
	if !ok || !s.eatAll(")", "{") || !s.guards(from, key) || !s.copy(from, key) {
		return
	}
	if spec, ok := s.required[from]; ok {
		s.stars = append(s.stars, spec)
	}
}

// guards matches the tests that skip default and __esModule, and names already there.
func (s *scanner) guards(from, key string) bool {
	if !s.eatAll("if", "(", key) {
		return false
	}
	if s.maybe(func() bool { return s.eatAll("!==") }) {
		return s.notDefault(key)
	}
	if !s.eatAll("===") || !s.eatLiteral("default") || !s.eatAll("||", key, "===") || !s.eatLiteral("__esModule") || !s.eatAll(")", "return") {
		return false
	}
	s.eat(';')
	s.maybe(func() bool {
		ok := s.eatAll("if", "(", "Object", ".") && (s.maybe(func() bool { return s.eatAll("prototype", ".") }) || true) &&
			s.eatAll("hasOwnProperty", ".", "call", "(") && s.anyName() && s.eatAll(",", key, ")", ")", "return")
		s.eat(';')
		return ok
	})
	s.maybe(func() bool {
		ok := s.eatAll("if", "(", key, "in") && s.exportsName() && s.eatAll("&&") && s.exportsName() &&
			s.eatAll("[", key, "]", "===", from, "[", key, "]", ")", "return")
		s.eat(';')
		return ok
	})
	return true
}

func (s *scanner) anyName() bool {
	_, ok := s.name()
	return ok
}

func (s *scanner) eatLiteral(want string) bool {
	v, ok := s.literal()
	return ok && v == want
}

// notDefault matches the rest of if (k !== 'default' && !x.hasOwnProperty(k)).
func (s *scanner) notDefault(key string) bool {
	if !s.eatLiteral("default") {
		return false
	}
	if !s.maybe(func() bool { return s.eatAll("&&", "!") }) {
		return s.eat(')')
	}
	if s.eatWord("Object") {
		s.maybe(func() bool { return s.eatAll(".", "prototype") })
		return s.eatAll(".", "hasOwnProperty", ".", "call", "(") && s.anyName() && s.eatAll(",", key, ")", ")")
	}
	return s.anyName() && s.eatAll(".", "hasOwnProperty", "(", key, ")", ")")
}

// copy matches exports[k] = x[k] and Object.defineProperty(exports, k, {enumerable: true, get: ... x[k]}).
func (s *scanner) copy(from, key string) bool {
	if s.maybe(func() bool { return s.exportsName() && s.eatAll("[", key, "]", "=", from, "[", key, "]") }) {
		return true
	}
	if !s.eatAll("Object", ".", "defineProperty", "(") || !s.exportsName() || !s.eatAll(",", key, ",", "{", "enumerable", ":", "true", ",") {
		return false
	}
	return s.getterHead() && s.eatAll("{", "return", from, "[", key, "]")
}
