package modload

// Reading source text: UTF-8 as the web decodes it, without a byte order mark.

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"unicode/utf8"
)

// DecodeUTF8 turns bytes into a string; each maximal part of an invalid sequence becomes one U+FFFD, as TextDecoder
// and Node's 'utf8' do.
func DecodeUTF8(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	var out strings.Builder
	out.Grow(len(b) + 16)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			n = invalidLength(b)
			out.WriteString("\uFFFD")
		} else {
			out.Write(b[:n])
		}
		b = b[n:]
	}
	return out.String()
}

// invalidLength is how many bytes of an invalid start belong to one replacement character.
func invalidLength(b []byte) int {
	low, high, need := byte(0x80), byte(0xBF), 0
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		need = 1
	case c >= 0xE0 && c <= 0xEF:
		need = 2
		if c == 0xE0 {
			low = 0xA0
		}
		if c == 0xED {
			high = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		need = 3
		if c == 0xF0 {
			low = 0x90
		}
		if c == 0xF4 {
			high = 0x8F
		}
	}
	n := 1
	for n <= need && n < len(b) && b[n] >= low && b[n] <= high {
		low, high = 0x80, 0xBF
		n++
	}
	return n
}

// ReadText reads a file as source text. The error is a *fs.PathError or *SyscallError.
func ReadText(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", &ReadError{Path: path, Op: readOp(err), Errno: errnoOf(err)}
	}
	return strings.TrimPrefix(DecodeUTF8(data), "\uFEFF"), nil
}

// ReadError is a failed system call on a source file.
type ReadError struct {
	Path  string
	Op    string // open or read
	Errno syscall.Errno
}

func (e *ReadError) Error() string { return e.Op + " " + e.Path + ": " + e.Errno.Error() }

func readOp(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Op
	}
	return "open"
}

func errnoOf(err error) syscall.Errno {
	var no syscall.Errno
	if errors.As(err, &no) {
		return no
	}
	return syscall.EIO
}
