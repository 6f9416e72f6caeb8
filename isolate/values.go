package isolate

// Go values and messages, for programs that talk to a Worker.

import (
	"fmt"

	"github.com/heddle-js/heddle/ports"
	"github.com/heddle-js/heddle/serdes"
)

// JSError is a JavaScript error that left its thread: name, message, stack and cause.
type JSError = serdes.Error

// fromThread is how a thread's message is read: with the runtime's own kinds of host objects, and with
// the large and the transferred ArrayBuffers that are not among its bytes.
func fromThread(m *ports.Message) serdes.UnmarshalOptions {
	return serdes.UnmarshalOptions{Host: serdes.HostKinds, Buffer: func(id uint32, shared bool) ([]byte, error) {
		if shared {
			return nil, fmt.Errorf("shared buffer %d", id)
		}
		if int(id) >= len(m.Stores) {
			return nil, fmt.Errorf("no transferred buffer %d", id)
		}
		return aligned(m.Stores[id].(store).Bytes()), nil
	}}
}

// aligned copies what the message's Release frees to where numbers of any size may stand.
func aligned(b []byte) []byte {
	copied := make([]byte, (len(b)+7)&^7)
	return copied[:copy(copied, b)]
}

// selfContained gives a message's bytes with the ArrayBuffers in them that stood outside. A message of
// which that cannot be made, because of what else is outside, stays as it is.
func selfContained(m *ports.Message) []byte {
	if len(m.Stores) == 0 {
		return m.Data
	}
	var tree serdes.Value
	if err := fromThread(m).Unmarshal(m.Data, &tree); err != nil {
		return m.Data
	}
	whole, err := serdes.Marshal(tree)
	if err != nil {
		return m.Data
	}
	return whole
}
