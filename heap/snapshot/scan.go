package snapshot

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// A FormatError says what is wrong with a file, and where.
type FormatError struct {
	// Offset is the place in the file, in bytes from its beginning; in a compressed file, of its contents.
	Offset int64
	Reason string
}

// Error is the reason with the place.
func (e *FormatError) Error() string { return fmt.Sprintf("byte %d: %s", e.Offset, e.Reason) }

const (
	// blockSize is small enough for the first caches of a processor to hold what is being read.
	blockSize = 1 << 16
	// widest is what a number of a record takes at most in the file as V8 writes it: 20 digits, a line's end, a comma.
	widest = 22
)

// scanner reads JSON from a buffer that it fills again and again. Its methods panic with a *FormatError or an
// error of the reader, which Read turns into its result.
type scanner struct {
	r        io.Reader
	progress func(int64)
	block    []byte // the whole buffer
	buf      []byte // what of it is filled
	pos      int
	base     int64 // where in the file buf begins

	ahead  [][]byte // what has been read of the file behind buf
	loaded int64    // how much r has given
	eof    bool     // r has no more
	failed error    // of r
}

func newScanner(r io.Reader, progress func(int64), block int) *scanner {
	return &scanner{r: r, progress: progress, block: make([]byte, block)}
}

func (s *scanner) offset() int64 { return s.base + int64(s.pos) }

func (s *scanner) fail(offset int64, format string, args ...any) {
	panic(&FormatError{Offset: offset, Reason: fmt.Sprintf(format, args...)})
}

// fill reads on, until a block is there or the file has ended. What has not been consumed moves to the front.
func (s *scanner) fill() {
	if s.eof && len(s.ahead) == 0 {
		return
	}
	s.base += int64(s.pos)
	have := copy(s.block, s.buf[s.pos:])
	s.pos = 0
	have += s.load(s.block[have:])
	if have < len(s.block) && s.failed != nil {
		panic(readError{s.failed})
	}
	s.buf = s.block[:have]
}

// load fills p with what follows in the file, and says how much that is: less than p is when the file has ended or
// the reader has failed.
func (s *scanner) load(p []byte) int {
	have := 0
	for have < len(p) && len(s.ahead) > 0 {
		n := copy(p[have:], s.ahead[0])
		have += n
		if s.ahead[0] = s.ahead[0][n:]; len(s.ahead[0]) == 0 {
			s.ahead = s.ahead[1:]
		}
	}
	for have < len(p) && !s.eof && s.failed == nil {
		have += s.readBlock(p[have:min(have+len(s.block), len(p))])
	}
	return have
}

// readBlock fills p from the reader.
func (s *scanner) readBlock(p []byte) int {
	have := 0
	for empty := 0; have < len(p); {
		n, err := s.r.Read(p[have:])
		have += n
		if err == io.EOF {
			s.eof = true
			break
		}
		if n == 0 && err == nil {
			if empty++; empty == 100 {
				err = io.ErrNoProgress
			}
		}
		if err != nil {
			s.failed = err
			return have
		}
	}
	s.loaded += int64(have)
	if s.progress != nil {
		s.progress(s.loaded)
	}
	return have
}

// readError is an error of the reader below, on its way through a panic.
type readError struct{ error }

// need says whether n bytes are in the buffer, which it fills for that.
func (s *scanner) need(n int) bool {
	if len(s.buf)-s.pos < n {
		s.fill()
	}
	return len(s.buf)-s.pos >= n
}

// next is the next byte that is not white space, which is not consumed.
func (s *scanner) next(where string) byte {
	for {
		for s.pos < len(s.buf) {
			c := s.buf[s.pos]
			if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
				return c
			}
			s.pos++
		}
		if !s.need(1) {
			s.fail(s.offset(), "the file ends in %s", where)
		}
	}
}

func (s *scanner) expect(c byte, where string) {
	if got := s.next(where); got != c {
		s.fail(s.offset(), "%s where %q should be, in %s", describe(got), c, where)
	}
	s.pos++
}

func describe(c byte) string {
	if c < ' ' || c > '~' {
		return fmt.Sprintf("byte 0x%02x", c)
	}
	return fmt.Sprintf("%q", c)
}

// more reads what stands behind an element of a list: a comma, and it is true, or the closing bracket.
func (s *scanner) more(closing byte, where string) bool {
	switch c := s.next(where); c {
	case ',':
		s.pos++
		return true
	case closing:
		s.pos++
		return false
	default:
		s.fail(s.offset(), "%s where ',' or %q should be, in %s", describe(c), closing, where)
		return false
	}
}

// list calls element at every element of an array.
func (s *scanner) list(where string, element func()) {
	s.expect('[', where)
	if s.next(where) == ']' {
		s.pos++
		return
	}
	for {
		element()
		if !s.more(']', where) {
			return
		}
	}
}

// number reads an integer that is not negative.
func (s *scanner) number(where string) uint64 {
	c := s.next(where)
	start := s.offset()
	if c == '-' {
		s.fail(start, "a negative number in %s", where)
	}
	if c < '0' || c > '9' {
		s.fail(start, "%s where a number should be, in %s", describe(c), where)
	}
	var v uint64
	for s.need(1) {
		c := s.buf[s.pos]
		if c == '.' || c == 'e' || c == 'E' {
			s.fail(start, "a number that is not whole in %s", where)
		}
		if c < '0' || c > '9' {
			break
		}
		if v > (1<<63)/10 {
			s.fail(start, "a number out of range in %s", where)
		}
		v = v*10 + uint64(c-'0')
		s.pos++
	}
	return v
}

// record reads the numbers of a node or an edge and what follows the last of them; more says whether that is a
// comma. The array may end between records only.
func (s *scanner) record(values []uint64, where string) (more bool) {
	if s.need(widest*len(values) + 1) {
		if next, more := plainRecord(s.buf, s.pos, values); next > 0 {
			s.pos = next
			return more
		}
	}
	for i := range values {
		start := s.offset()
		values[i] = s.number(where)
		if !s.more(']', where) {
			if i < len(values)-1 {
				s.fail(start, "%s end within a record of %d numbers", where, len(values))
			}
			return false
		}
	}
	return true
}

// plainRecord reads a record as V8 writes it: digits, a comma, and a line's end after the last number. It gives the
// place behind the record and whether a comma came last; at anything else the place is 0. The buffer must hold widest
// bytes a number, or end as a record does.
func plainRecord(buf []byte, p int, values []uint64) (next int, more bool) {
	last := len(values) - 1
	for i := range values {
		c := buf[p] - '0'
		if c > 9 {
			return 0, false
		}
		v, end := uint64(c), p+18
		for p++; ; p++ {
			c := buf[p] - '0'
			if c > 9 {
				break
			}
			if p == end {
				return 0, false
			}
			v = v*10 + uint64(c)
		}
		values[i] = v
		if i == last && buf[p] == '\n' {
			p++
		}
		if buf[p] != ',' {
			if i == last && buf[p] == ']' {
				return p + 1, false
			}
			return 0, false
		}
		p++
	}
	return p, true
}

// textSink takes the pieces of a string.
type textSink interface {
	Write([]byte) (int, error)
	WriteRune(rune) (int, error)
}

// text reads a string into the sink.
func (s *scanner) text(out textSink, where string) {
	s.expect('"', where)
	for {
		rest := s.buf[s.pos:]
		plain := 0
		for plain < len(rest) && rest[plain] != '"' && rest[plain] != '\\' {
			plain++
		}
		out.Write(rest[:plain])
		s.pos += plain
		if !s.need(1) {
			s.fail(s.offset(), "the file ends in a string of %s", where)
		}
		switch s.buf[s.pos] {
		case '"':
			s.pos++
			return
		case '\\':
			s.escape(out, where)
		}
	}
}

var escapes = map[byte]rune{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

func (s *scanner) escape(out textSink, where string) {
	if !s.need(2) {
		s.fail(s.offset(), "the file ends in a string of %s", where)
	}
	c := s.buf[s.pos+1]
	if c != 'u' {
		r, ok := escapes[c]
		if !ok {
			s.fail(s.offset(), "an unknown escape in a string of %s", where)
		}
		s.pos += 2
		out.WriteRune(r)
		return
	}
	r := s.unit(where)
	if utf16.IsSurrogate(r) {
		r = s.pair(r, where)
	}
	out.WriteRune(r)
}

// pair looks whether the other half of a character follows. A half alone becomes U+FFFD.
func (s *scanner) pair(first rune, where string) rune {
	if !s.need(6) || s.buf[s.pos] != '\\' || s.buf[s.pos+1] != 'u' {
		return utf8.RuneError
	}
	start := s.pos
	if r := utf16.DecodeRune(first, s.unit(where)); r != utf8.RuneError {
		return r
	}
	s.pos = start
	return utf8.RuneError
}

// unit reads \uXXXX.
func (s *scanner) unit(where string) rune {
	if !s.need(6) {
		s.fail(s.offset(), "the file ends in a string of %s", where)
	}
	var r rune
	for _, c := range s.buf[s.pos+2 : s.pos+6] {
		digit := bytes.IndexByte([]byte("0123456789abcdef"), c|0x20)
		if digit < 0 || c < '0' {
			s.fail(s.offset(), "an unknown escape in a string of %s", where)
		}
		r = r<<4 | rune(digit)
	}
	s.pos += 6
	return r
}

// skip passes over a value. Brackets must match; what is in between is taken as it is.
func (s *scanner) skip(where string) {
	var open []byte
	for {
		switch c := s.next(where); c {
		case '"':
			s.text(discard{}, where)
		case '[', '{':
			s.pos++
			open = append(open, c+2) // both brackets' closing ones are two further
			continue
		case ']', '}':
			if len(open) == 0 || open[len(open)-1] != c {
				s.fail(s.offset(), "%q closes nothing in %s", c, where)
			}
			s.pos++
			open = open[:len(open)-1]
		case ',', ':':
			if len(open) == 0 {
				s.fail(s.offset(), "%q where a value should be, in %s", c, where)
			}
			s.pos++
			continue
		default:
			s.word(where)
		}
		if len(open) == 0 {
			return
		}
	}
}

// word passes over a number, true, false or null.
func (s *scanner) word(where string) {
	start := s.offset()
	for s.need(1) {
		c := s.buf[s.pos]
		if c != '-' && c != '+' && c != '.' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && c != 'E' {
			break
		}
		s.pos++
	}
	if s.offset() == start {
		s.fail(start, "%s where a value should be, in %s", describe(s.buf[s.pos]), where)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error)     { return len(p), nil }
func (discard) WriteRune(rune) (n int, e error) { return 1, nil }

// recovered turns what the scanner panicked with into an error, and panics on with everything else.
func recovered(v any) error {
	if v == nil {
		return nil
	}
	var format *FormatError
	if err, ok := v.(error); ok && errors.As(err, &format) {
		return format
	}
	if err, ok := v.(readError); ok {
		return err.error
	}
	panic(v)
}
