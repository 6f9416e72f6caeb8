package startup

import (
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

// magic and the digest stand before the engine's bytes.
const magic = "heddle start-up 1\n"

// Pack makes the content of the file.
func Pack(d Digest, engine []byte) []byte {
	return append(append([]byte(magic), d[:]...), engine...)
}

// Embedded gives the engine's bytes of this binary's snapshot, which stand where a pointer may; empty when there is
// none, or when it is of another build than current says, which is called only where the linker was not told.
func Embedded(current func() Digest) string { return unpack(embedded, current) }

func unpack(data string, current func() Digest) string {
	rest, ok := strings.CutPrefix(data, magic)
	if !ok || len(rest) < len(Digest{}) {
		return ""
	}
	var have Digest
	copy(have[:], rest)
	if hex.EncodeToString(have[:]) != digest && have != current() {
		return ""
	}
	return rest[len(have):]
}
