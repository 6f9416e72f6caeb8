package isolate

// Go's objects that JavaScript objects stand for (keys, histograms, files), on their way in messages. A
// thread knows them by numbers of bindings.Env; a message has the objects themselves.

import (
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/ports"
)

// sentHandle is a reference that a message holds.
type sentHandle struct{ object bindings.Handle }

// Release is ports.Store.
func (h *sentHandle) Release() { h.object.Release() }

// Share is ports.Sharer.
func (h *sentHandle) Share() ports.Store { return &sentHandle{h.object.Share()} }

// sendHandles takes references to the thread's objects of these numbers.
func (t *thread) sendHandles(ids []uint32) []ports.Store {
	var out []ports.Store
	for _, id := range ids {
		object, ok := t.env.Get(int(id)).(bindings.Handle)
		if !ok {
			object = bindings.NoHandle{}
		}
		out = append(out, &sentHandle{object.Share()})
	}
	return out
}

// receiveHandles gives the message's objects numbers of this thread.
func (t *thread) receiveHandles(handles []ports.Store) []uint32 {
	var out []uint32
	for _, h := range handles {
		out = append(out, uint32(t.env.Put(h.(*sentHandle).object)))
	}
	return out
}

// releaseHandles is for a message that was not sent.
func releaseHandles(m *ports.Message) {
	for _, h := range m.Handles {
		h.Release()
	}
}

// DropHandle is the engine's Host.
func (t *thread) DropHandle(id uint32) {
	if h, ok := t.env.Take(int(id)).(bindings.Handle); ok {
		h.Release()
	}
}
