// BroadcastChannel groups by name. The contract and the lock order are at the
// head of mailbox.go.

package ports

import (
	"slices"
	"sync"

	"github.com/heddle-js/heddle/internal/alive"
)

// Registry is a set of groups. The channels of a process are in one.
type Registry struct {
	mu     sync.Mutex
	groups map[string]*group
}

// NewRegistry makes an empty Registry.
func NewRegistry() *Registry { return &Registry{groups: map[string]*group{}} }

// group is the members of one name, in the order in which they joined. Posts
// to a group happen one after the other, so that all members see them in one
// order.
type group struct {
	registry *Registry
	name     string

	mu      sync.Mutex
	members []*Data
}

// Join makes a new member of the group of that name, held by the caller.
// Close leaves it.
func (r *Registry) Join(name string) *Data {
	r.mu.Lock()
	defer r.mu.Unlock()
	g := r.groups[name]
	if g == nil {
		g = &group{registry: r, name: name}
		r.groups[name] = g
	}
	d := &Data{group: g}
	alive.Ports.Add(1)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.members = append(g.members, d)
	return d
}

// Members is the number of members of the group of that name.
func (r *Registry) Members(name string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	g := r.groups[name]
	if g == nil {
		return 0
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.members)
}

func (g *group) leave(d *Data) {
	g.registry.mu.Lock()
	defer g.registry.mu.Unlock()
	g.mu.Lock()
	defer g.mu.Unlock()
	g.members = slices.DeleteFunc(g.members, func(m *Data) bool { return m == d })
	if len(g.members) == 0 && g.registry.groups[g.name] == g {
		delete(g.registry.groups, g.name)
	}
}

// post sends m to every member but its sender.
func (g *group) post(from *Data, m *Message) (Result, error) {
	if len(m.Ports) > 0 || len(m.Stores) > 0 {
		return Dropped, errNotShareable
	}
	if from.closed.Load() {
		m.Release()
		return Dropped, nil
	}
	var few [16]waker // of most groups, on the stack
	wakes, dead, err := g.enqueueAll(from, m, few[:0])
	for _, w := range wakes {
		w.call()
	}
	for _, one := range dead {
		one.Release()
	}
	if err != nil {
		return Dropped, err
	}
	m.Release()
	if len(wakes) == 0 {
		return Dropped, nil
	}
	return Sent, nil
}

// enqueueAll appends to wakes what to call for each member that has got m; dead is what no member took.
func (g *group) enqueueAll(from *Data, m *Message, wakes []waker) (_ []waker, dead []*Message, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, d := range g.members {
		if err := d.checkRoom(m); d != from && err != nil {
			return nil, nil, err
		}
	}
	copies, err := m.shareFor(len(g.members) - 1)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range g.members {
		if d == from {
			continue
		}
		one := m
		if copies != nil {
			one, copies = &copies[0], copies[1:]
		}
		if wake, ok := d.enqueue(one); ok {
			wakes = append(wakes, wake)
		} else {
			dead = append(dead, one)
		}
	}
	return wakes, dead, nil
}

// shareFor lets n more have the message, or makes n copies where each needs references of its own, or none.
func (m *Message) shareFor(n int) ([]Message, error) {
	if len(m.Shared)+len(m.Handles) == 0 {
		m.holders = 1 + int32(n)
		return nil, nil
	}
	if m.Tape != nil {
		m.Tape, m.block = slices.Clone(m.Tape), false // the memory that it is in goes back with m
	}
	copies := make([]Message, n)
	for i := range copies {
		if err := m.shareTo(&copies[i]); err != nil {
			for j := range i {
				copies[j].Release()
			}
			return nil, err
		}
	}
	return copies, nil
}
