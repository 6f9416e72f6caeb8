package isolate

// Messages from any thread to any other: postMessageToThread.
//
// A thread's inbox is one end of a pair of ports, which it holds and drains like any port of its own,
// under the number 0, of which no object knows. The other end is shared by all who post; its lock stands
// before those of package ports. It closes with the thread: what was not read is released, which closes
// the reply port in it, so that the sender hears of it.

import (
	"sync"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/ports"
)

// inboxID is the number of a thread's own handle on its inbox.
const inboxID = 0

// inbox is the end that posts.
type inbox struct {
	mu   sync.Mutex
	data *ports.Data // guarded by mu
}

// inboxes are the threads that can be posted to, by thread id.
var inboxes sync.Map // int -> *inbox

// openInbox makes the thread known to the others.
func (t *thread) openInbox() {
	here, there := ports.NewPair()
	here.Limit(t.opts.Limits.queued())
	t.ports.byID[inboxID] = &portHandle{id: inboxID, data: here}
	here.Attach(t.ports.owner)
	here.Start()
	inboxes.Store(t.worker.id, &inbox{data: there})
}

// closeInbox makes it unknown, and posts to it go nowhere. The thread's end is closed with its other ports.
func (t *thread) closeInbox() {
	if i, ok := inboxes.LoadAndDelete(t.worker.id); ok {
		i.(*inbox).close()
	}
}

func (i *inbox) close() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.data.Close()
}

func (i *inbox) post(m *ports.Message) (ports.Result, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.data.Post(m)
}

// openThread gives a handle whose messages go to the thread of that id, or undefined.
func openThread(t *thread, c *bindings.Call) error {
	to, ok := inboxes.Load(int(c.Int(0)))
	if !ok {
		return nil
	}
	h := t.ports.add(nil)
	h.thread = to.(*inbox)
	c.Return(float64(h.id))
	return nil
}

// dropThread forgets such a handle.
func dropThread(t *thread, c *bindings.Call) error {
	if h := t.portArg(c); h != nil && h.thread != nil {
		t.releasePort(h)
	}
	return nil
}
