package startup

import (
	"encoding/binary"
	"encoding/hex"
	"strings"
)

// embedded is the content of startup.snapshot. The file that sets it, embedded.go, and the snapshot are made by
// scripts/build and belong to one build: they are not in the repository.
var embedded string

// digest is that of the embedded snapshot, told by whoever has just made both (scripts/build). Without it the
// snapshot's own is compared with what it should be.
var digest string

// Digest tells apart builds whose snapshots differ.
type Digest [32]byte

// Content is what the file holds besides its digest: the engine's start-up snapshot, and V8's code caches of the
// built-ins that are not in it.
type Content struct{ Snapshot, Caches string }

// The file: magic, the digest, the snapshot's length in eight bytes (little endian), the snapshot, the caches.
const magic = "heddle start-up 1\n"

// Pack makes the file.
func (c Content) Pack(d Digest) []byte {
	packed := append([]byte(magic), d[:]...)
	packed = binary.LittleEndian.AppendUint64(packed, uint64(len(c.Snapshot)))
	packed = append(packed, c.Snapshot...)
	return append(packed, c.Caches...)
}

// Embedded gives what this binary has, in memory that stays as it is for good; nothing when it has none, or that of
// another build than current says, which is called only where the linker was not told.
func Embedded(current func() Digest) Content {
	have, content, ok := unpack(embedded)
	if !ok || hex.EncodeToString(have[:]) != digest && have != current() {
		return Content{}
	}
	return content
}

func unpack(data string) (d Digest, c Content, ok bool) {
	rest, ok := strings.CutPrefix(data, magic)
	if !ok || len(rest) < len(d)+8 {
		return d, c, false
	}
	rest = rest[copy(d[:], rest):]
	length := binary.LittleEndian.Uint64([]byte(rest[:8]))
	rest = rest[8:]
	if length > uint64(len(rest)) {
		return d, c, false
	}
	return d, Content{Snapshot: rest[:length], Caches: rest[length:]}, true
}
