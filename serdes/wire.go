// The wire format: tags, versions and small shared pieces. docs/WIRE-FORMAT.md
// describes it.

package serdes

import (
	"errors"
	"fmt"
	"slices"
)

// Version is what the Serializer writes; the Deserializer reads it and the
// versions from MinVersion on.
const (
	Version    = 15
	MinVersion = 13
)

// Tags of the wire format.
const (
	wireVersion         = 0xFF
	wirePadding         = 0x00
	wireVerifyCount     = '?'
	wireHole            = '-'
	wireUndefined       = '_'
	wireNull            = '0'
	wireTrue            = 'T'
	wireFalse           = 'F'
	wireInt32           = 'I'
	wireUint32          = 'U'
	wireDouble          = 'N'
	wireBigInt          = 'Z'
	wireString1         = '"'
	wireString2         = 'c'
	wireStringUTF8      = 'S'
	wireRef             = '^'
	wireObject          = 'o'
	wireObjectEnd       = '{'
	wireDense           = 'A'
	wireDenseEnd        = '$'
	wireSparse          = 'a'
	wireSparseEnd       = '@'
	wireDate            = 'D'
	wireTrueObject      = 'y'
	wireFalseObject     = 'x'
	wireNumberObject    = 'n'
	wireBigIntObject    = 'z'
	wireStringObject    = 's'
	wireRegExp          = 'R'
	wireMap             = ';'
	wireMapEnd          = ':'
	wireSet             = '\''
	wireSetEnd          = ','
	wireArrayBuffer     = 'B'
	wireResizable       = '~'
	wireTransfer        = 't'
	wireShared          = 'u'
	wireView            = 'V'
	wireError           = 'r'
	wireHost            = '\\'
	wireWasmModule      = 'w'
	wireWasmMemory      = 'm'
	wireErrorMessage    = 'm'
	wireErrorStack      = 's'
	wireErrorCause      = 'c'
	wireErrorEnd        = '.'
	maxStringLength     = 1<<29 - 24
	maxBigIntDigits     = 1 << 24
	maxArrayLength      = 1<<32 - 1
	maxSafeBufferLength = 1<<53 - 1
	regExpFlags         = 0x1BF // d g i m s u v y; not the experimental l
	regExpUnicode       = 0x10
	regExpUnicodeSets   = 0x100
)

// Kinds of host objects. An embedder's own are below HostRaw and are followed
// on the tape by one value.
const (
	// HostRaw is followed by Raw tokens and values until an End: what a
	// program's own writer wrote.
	HostRaw = 0xFFFFF0
	// HostView is followed by one ViewRef: a typed array, DataView or Buffer in
	// the form that Node's v8.serialize gives it.
	HostView = 0xFFFFF1
)

// ViewBuffer is the subtag, in a ViewRef only, of Node's Buffer.
const ViewBuffer = 'N'

// nodeViews are the subtags by the index that Node gives them.
const nodeViews = "bBCwWdDfF?" + string(ViewBuffer) + "qQ"

// errorTypes are the prototypes an error can name; without one it is an Error.
const errorTypes = "ERFSTU"

// elementSize is the size of a view's elements, or 0 for an unknown subtag.
func elementSize(subtag byte) uint64 {
	switch subtag {
	case 'b', 'B', 'C', '?', ViewBuffer:
		return 1
	case 'w', 'W':
		return 2
	case 'd', 'D', 'f':
		return 4
	case 'F', 'q', 'Q':
		return 8
	}
	return 0
}

// doubled makes room for one more. Bytes of any origin say how long the slice
// becomes: twice as much at a time leaves less behind than append does.
func doubled[T any](s []T) []T {
	if len(s) < cap(s) {
		return s
	}
	return slices.Grow(s, max(16, len(s)))
}

// ErrVersion is wrapped by the error for bytes of a version that is not read.
var ErrVersion = errors.New("unable to deserialize cloned data due to invalid or unsupported version")

// ErrData is wrapped by every error about malformed wire bytes.
var ErrData = errors.New("unable to deserialize cloned data")

// WireError says what is wrong with wire bytes, and where.
type WireError struct {
	Offset int
	Reason string
	kind   error
}

// Error gives reason and offset.
func (e *WireError) Error() string {
	return fmt.Sprintf("serdes: %v: %s at byte %d", e.kind, e.Reason, e.Offset)
}

// Unwrap is ErrData or ErrVersion.
func (e *WireError) Unwrap() error { return e.kind }
