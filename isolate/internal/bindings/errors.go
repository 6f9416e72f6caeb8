package bindings

import (
	"syscall"

	"github.com/heddle-js/heddle/serdes"
)

// SysError is a failed system call. JavaScript gets Node's form of it: message
// "ENOENT: no such file or directory, open 'x'", errno -2, code, syscall, path, dest.
type SysError struct {
	Errno   syscall.Errno
	Syscall string
	Path    string
	Dest    string
	HasPath bool // Path counts though it is empty
	HasDest bool
}

// Error is the text without the path.
func (e *SysError) Error() string { return e.Syscall + ": " + e.Errno.Error() }

// Unwrap gives the errno, for errors.Is.
func (e *SysError) Unwrap() error { return e.Errno }

// CodedError is an error with one of Node's codes. Base is the JavaScript class ("Error" when
// empty); Props become own properties after code.
type CodedError struct {
	Base    string
	Code    string
	Message string
	Props   Object
}

// Error is the message with its code in front.
func (e *CodedError) Error() string { return e.Code + ": " + e.Message }

// AppendError writes err as the plain object that internal/errors.makeFromNative turns into a
// JavaScript error.
func AppendError(w *serdes.Writer, err error) {
	switch e := err.(type) {
	case *SysError:
		o := Object{{"kind", "system"}, {"errno", -int(e.Errno)}, {"syscall", e.Syscall}}
		if e.Path != "" || e.HasPath {
			o = append(o, Field{"path", e.Path})
		}
		if e.Dest != "" || e.HasDest {
			o = append(o, Field{"dest", e.Dest})
		}
		AppendValue(w, o)
	case *CodedError:
		base := e.Base
		if base == "" {
			base = "Error"
		}
		o := Object{{"kind", "coded"}, {"base", base}, {"message", e.Message}}
		if e.Code != "" {
			o = append(o, Field{"code", e.Code})
		}
		if len(e.Props) > 0 {
			o = append(o, Field{"props", e.Props})
		}
		AppendValue(w, o)
	default:
		AppendValue(w, Object{{"kind", "plain"}, {"message", err.Error()}})
	}
}
