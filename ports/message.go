// Messages and what they carry.

package ports

import (
	"errors"
	"sync"
	"sync/atomic"

	"github.com/heddle-js/heddle/serdes"
)

// Store is memory, or another resource, that travels outside of a message's
// bytes. Whoever holds it last calls Release, once, from any goroutine.
type Store interface {
	Release()
}

// Sharer is a Store of which there can be more references; BroadcastChannel
// makes one for each receiver.
type Sharer interface {
	Store
	// Share makes one more reference, released on its own.
	Share() Store
}

// Message is one value on its way. The receiver takes over all that is in it.
type Message struct {
	// Data is the value in the wire format of package serdes. It must not
	// change once the message is posted.
	Data []byte
	// Tape, unless it is nil, is the value instead of Data, as a thread has written it for another one (package
	// serdes), without addresses. It must not change either. Who wants bytes calls Settle.
	Tape []uint32
	// Tree says of a Tape that it refers to no object, Flat that it is a primitive or an object of primitives.
	Tree, Flat bool
	// Memory is the size of what Stores hold, in bytes.
	Memory int

	piece *piece // where the message is, and perhaps the Tape; nil: in memory of its own
	block bool   // the Tape is in a block, which goes back with the message
	// holders are those who have this message, of a group's members; 0: one. Atomic.
	holders int32

	// Ports are the ports that move.
	Ports []*Data
	// Stores are array buffers that move.
	Stores []Store
	// Shared are references to shared array buffers.
	Shared []Store
	// Handles are references to things of the embedder's that objects in the message stand for.
	Handles []Store
}

// letGo says whether the caller was the last to have m.
func (m *Message) letGo() bool { return !m.shared() || atomic.AddInt32(&m.holders, -1) == 0 }

func (m *Message) shared() bool { return atomic.LoadInt32(&m.holders) != 0 }

// own gives a message that nobody else has, with its Data.
func (m *Message) own() (*Message, error) {
	if !m.shared() {
		return m, m.Settle()
	}
	one := &Message{Data: m.Data, Tape: m.Tape, Tree: m.Tree, Flat: m.Flat}
	err := one.Settle()
	m.Done()
	return one, err
}

// Release frees what the message carries: ports are closed, so that their
// peers hear of it. Whoever drops a message calls it.
func (m *Message) Release() {
	if !m.letGo() {
		return
	}
	for _, p := range m.Ports {
		p.Close()
	}
	releaseAll(m.Stores)
	releaseAll(m.Shared)
	releaseAll(m.Handles)
	m.giveBack()
}

func releaseAll(stores []Store) {
	for _, s := range stores {
		s.Release()
	}
}

// Size is what the message counts for in a queue: its bytes, and the memory that moves with it.
func (m *Message) Size() int { return len(m.Data) + 4*len(m.Tape) + m.Memory }

// settlers keep their memory from message to message.
var settlers = sync.Pool{New: func() any { return serdes.NewSerializer(nil) }}

// Settle makes Data of a Tape. A tape that is none is an error, and stays.
func (m *Message) Settle() error {
	if m.Tape == nil {
		return nil
	}
	s := settlers.Get().(*serdes.Serializer)
	defer settlers.Put(s)
	s.Reset(nil)
	s.WriteHeader()
	if err := s.WriteTape(m.Tape); err != nil {
		return err
	}
	m.freeTape()
	m.Data, m.Tape, m.Tree, m.Flat = s.Release(), nil, false, false
	return nil
}

// errNotShareable is given for a broadcast of what only one can receive.
var errNotShareable = errors.New("ports: a broadcast message cannot carry this to several receivers")

// shareTo makes one the message of one more receiver.
func (m *Message) shareTo(one *Message) error {
	if len(m.Ports) > 0 || len(m.Stores) > 0 {
		return errNotShareable
	}
	shared, err := shareAll(m.Shared)
	if err != nil {
		return err
	}
	handles, err := shareAll(m.Handles)
	if err != nil {
		releaseAll(shared)
		return err
	}
	*one = Message{Data: m.Data, Tape: m.Tape, Tree: m.Tree, Flat: m.Flat, Shared: shared, Handles: handles}
	return nil
}

func shareAll(stores []Store) ([]Store, error) {
	if len(stores) == 0 {
		return nil, nil
	}
	out := make([]Store, 0, len(stores))
	for _, s := range stores {
		sharer, ok := s.(Sharer)
		if !ok {
			releaseAll(out)
			return nil, errNotShareable
		}
		out = append(out, sharer.Share())
	}
	return out, nil
}
