package oracle_test

// A reader of the wire of its own, so that two messages can be held against each other up to what the
// writer may choose. It knows nothing of package serdes.

import (
	"encoding/binary"
	"fmt"
	"math"
	"unicode/utf16"
)

// scan lists what a message consists of, one string a token, without padding. loose leaves out what Go's
// tree does not keep: the tag of a number that is an int32, the tag of a string that is Latin-1, and the
// empty message or stack of an error.
func scan(message []byte, loose bool) (tokens []string, err error) {
	s := scanner{in: message, loose: loose}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%x at %d: %v", message, s.at, r)
		}
	}()
	if s.byte() != 0xff || s.byte() != 15 {
		panic("header")
	}
	s.value()
	if s.at != len(s.in) {
		panic("bytes after the value")
	}
	return s.out, nil
}

type scanner struct {
	in    []byte
	at    int
	out   []string
	loose bool
}

func (s *scanner) put(format string, args ...any) {
	s.out = append(s.out, fmt.Sprintf(format, args...))
}

func (s *scanner) byte() byte {
	b := s.in[s.at]
	s.at++
	return b
}

func (s *scanner) varint() uint64 {
	v, n := binary.Uvarint(s.in[s.at:])
	if n <= 0 {
		panic("varint")
	}
	s.at += n
	return v
}

func (s *scanner) bytes(n uint64) []byte {
	b := s.in[s.at : s.at+int(n)]
	s.at += int(n)
	return b
}

func (s *scanner) double() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(s.bytes(8)))
}

// tag skips padding, which stands only where a two-byte string follows.
func (s *scanner) tag() byte {
	tag := s.byte()
	if tag != 0 {
		return tag
	}
	if tag = s.byte(); tag != 'c' {
		panic("padding")
	}
	return tag
}

// number takes an int32 that needs the 32nd bit for an integer: pointer compression makes doubles of those
// in this V8, while Node's V8 and we write them as integers.
func (s *scanner) number(v float64) {
	const smi = 1 << 30
	if i := int32(v); float64(i) == v && (i != 0 || !math.Signbit(v)) && (s.loose || i < -smi || i >= smi) {
		s.put("I%d", i)
		return
	}
	s.put("N%x", math.Float64bits(v))
}

func (s *scanner) wide(b []byte) {
	units, latin := make([]uint16, len(b)/2), make([]byte, 0, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
		if units[i] < 256 {
			latin = append(latin, byte(units[i]))
		}
	}
	if s.loose && len(latin) == len(units) {
		s.put("%q", latin)
		return
	}
	s.put("c%x %s", units, string(utf16.Decode(units)))
}

func (s *scanner) bigInt(tag byte) {
	bits := s.varint()
	s.put("%c%d %x", tag, bits&1, s.bytes(bits>>1))
}

// until reads values up to an end tag with that many varints.
func (s *scanner) until(end byte, counts int) {
	for s.in[s.at] != end {
		s.value()
	}
	s.at++
	s.put("%c", end)
	for range counts {
		s.put("#%d", s.varint())
	}
}

func (s *scanner) value() {
	switch tag := s.tag(); tag {
	case '_', '0', 'T', 'F', 'x', 'y', '-':
		s.put("%c", tag)
	case 'I':
		v := s.varint()
		s.put("I%d", int32(v>>1)^-int32(v&1))
	case 'N':
		s.number(s.double())
	case 'Z', 'z':
		s.bigInt(tag)
	case 'D', 'n':
		s.put("%c%x", tag, math.Float64bits(s.double()))
	case '"':
		s.put("%q", s.bytes(s.varint()))
	case 'c':
		n := s.varint()
		if s.at%2 != 0 {
			panic("alignment")
		}
		s.wide(s.bytes(n))
	case '^', 't', 'u':
		s.put("%c%d", tag, s.varint())
	case 'w':
		s.put("w%d", s.varint())
	case 'm':
		s.put("M%d", s.varint())
		s.value()
	case 'o':
		s.put("o")
		s.until('{', 1)
	case 'A':
		n := s.varint()
		s.put("A%d", n)
		for range n {
			s.value()
		}
		s.until('$', 2)
	case 'a':
		s.put("a%d", s.varint())
		s.until('@', 2)
	case 's':
		s.put("s")
		s.value()
	case 'R':
		s.put("R")
		s.value()
		s.put("flags %x", s.varint())
	case ';':
		s.put(";")
		s.until(':', 1)
	case '\'':
		s.put("'")
		s.until(',', 1)
	case 'B':
		s.put("B%x", s.bytes(s.varint()))
		s.view()
	case '~':
		n := s.varint()
		s.varint()
		s.put("B%x", s.bytes(n)) // as this V8 writes it
		s.view()
	case 'r':
		s.error()
	case '\\':
		s.put("host %d", s.varint())
		s.value()
	default:
		panic(fmt.Sprintf("tag %q", tag))
	}
	if last := s.out[len(s.out)-1][0]; last == 't' || last == 'u' || last == '^' {
		s.view()
	}
}

func (s *scanner) view() {
	if s.at < len(s.in) && s.in[s.at] == 'V' {
		s.at++
		s.put("V%c %d+%d flags %d", s.byte(), s.varint(), s.varint(), s.varint())
	}
}

func (s *scanner) error() {
	s.put("r")
	for {
		switch tag := s.byte(); tag {
		case 'E', 'R', 'F', 'S', 'T', 'U':
			s.put("%c", tag)
		case 'm', 's', 'c':
			s.put("%c", tag)
			s.value()
			if n := len(s.out); s.loose && tag != 'c' && s.out[n-1] == `""` {
				s.out = s.out[:n-2]
			}
		case '.':
			s.put(".")
			return
		default:
			panic(fmt.Sprintf("tag %q in an error", tag))
		}
	}
}
