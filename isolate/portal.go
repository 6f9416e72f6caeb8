package isolate

// A thread's handles on ports, and the way of a message through them:
// tape -> wire -> mailbox -> wire -> tape.
//
// Everything here belongs to the thread's owner. Port data is handed over to the mailbox with the
// message (package ports has that contract); a store is the message's from a successful post on.

import (
	"errors"
	"fmt"
	"math"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/ports"
	"github.com/heddle-js/heddle/serdes"
)

// portHandle is one MessagePort or BroadcastChannel object of this thread. Its id is the Tag of its data.
type portHandle struct {
	id      uint32
	data    *ports.Data // nil once it has gone elsewhere
	ref     bool        // keeps the loop alive
	closing bool        // closed or transferred; 'close' is still to come, and what the drain at hand has left
	thread  *inbox      // instead of data: posts go to this thread
}

type portTable struct {
	owner  *ports.Owner
	byID   map[uint32]*portHandle
	next   uint32
	writer *serdes.Serializer
	reader *serdes.Deserializer // of what arrives: its work is done before JavaScript runs
	cloner cloner
	tapes  []*serdes.Writer // of messages that have been built, for the next ones
	memory ports.Memory     // of messages that stay tapes
	lent   []lentMessage    // what the engine reads, or has read last
}

// lentMessage is one that the engine has been told of. Another one may be within it: JavaScript runs in the middle of
// some.
type lentMessage struct {
	message *ports.Message // nil: its memory is not to be given back
	in      engine.Message
}

// lend keeps m, and what the engine is to be told of it, as long as the engine reads them. within: in the middle of the
// one before, which it reads still.
func (p *portTable) lend(m *ports.Message, within bool) *engine.Message {
	if !within {
		for _, l := range p.lent {
			if l.message != nil {
				l.message.Done()
			}
		}
		clear(p.lent)
		p.lent = p.lent[:0]
	}
	p.lent = append(p.lent, lentMessage{message: m})
	return &p.lent[len(p.lent)-1].in
}

// cloner is what structuredClone writes to and reads from: both stay as they are until JavaScript has
// the value, which is before it can clone again.
type cloner struct {
	writer *serdes.Serializer
	reader *serdes.Deserializer
	tape   serdes.Writer
}

func newCloner() *cloner {
	return &cloner{writer: serdes.NewSerializer(nil), reader: serdes.NewDeserializer(nil, nil)}
}

// Memory that is kept for the next message, in bytes.
const keptMemory = 2 << 20

func (t *thread) initPorts() {
	t.ports = portTable{
		owner:  ports.NewOwner(t.loop.Wake),
		byID:   map[uint32]*portHandle{},
		writer: serdes.NewSerializer(nil),
		reader: serdes.NewDeserializer(nil, nil),
		cloner: *newCloner(),
	}
}

// adopt makes a handle for port data that this thread holds from now on.
func (p *portTable) adopt(d *ports.Data) uint32 {
	h := p.add(d)
	d.Tag = h.id
	d.Attach(p.owner)
	return h.id
}

func (p *portTable) add(d *ports.Data) *portHandle {
	p.next++
	h := &portHandle{id: p.next, data: d}
	p.byID[h.id] = h
	return h
}

// release forgets a handle; its data is closed, or went elsewhere.
func (t *thread) releasePort(h *portHandle) {
	t.refPort(h, false)
	delete(t.ports.byID, h.id)
}

func (t *thread) refPort(h *portHandle, ref bool) {
	if h.ref == ref {
		return
	}
	h.ref = ref
	if ref {
		t.loop.Ref()
	} else {
		t.loop.Unref()
	}
}

func (p *portTable) closeAll() {
	for _, h := range p.byID {
		if h.data != nil {
			h.data.Close()
		}
	}
	p.byID = nil
}

// drainPorts delivers a bounded batch of each ready port.
func (t *thread) drainPorts() (more bool) {
	if !t.ports.owner.Pending() {
		return false
	}
	t.syncNow()
	return t.ports.owner.Drain((*portHost)(t))
}

// portHost is the thread as a drain sees it.
type portHost thread

// Deliver hands a message to its port's object.
func (p *portHost) Deliver(d *ports.Data, m *ports.Message) (more bool) {
	t := (*thread)(p)
	h := t.ports.byID[d.Tag]
	if h == nil || t.loop.Stopping() {
		m.Release()
		return !t.loop.Stopping()
	}
	handled := t.engine.Handled()
	t.deliver(h.id, m)
	if t.engine.Handled() != handled {
		t.ports.owner.Yield() // after an uncaught error Node goes on in another turn
	}
	return !t.loop.Stopping()
}

// Ended closes a port whose peer is closed.
func (p *portHost) Ended(d *ports.Data) {
	t := (*thread)(p)
	if h := t.ports.byID[d.Tag]; h != nil {
		t.endPort(h)
	}
}

func (t *thread) deliver(id uint32, m *ports.Message) {
	if m.Tape != nil {
		if m.Flat {
			t.check(t.engine.DeliverFlat(id, m.Tape))
		} else {
			var in engine.Message
			t.takeOver(m, &in)
			t.check(t.engine.Deliver(id, &in, false))
		}
		m.Done()
		return
	}
	w := t.ports.tape()
	defer t.ports.built(w)
	var in engine.Message
	if err := t.read(w, m, &in); err != nil {
		var w serdes.Writer
		bindings.AppendError(&w, err)
		t.check(t.engine.Deliver(id, &engine.Message{Tape: w.Words()}, true))
		return
	}
	t.check(t.engine.Deliver(id, &in, false))
}

// read decodes a message that has arrived. What the reader has learned of it is forgotten at once.
func (t *thread) read(w *serdes.Writer, m *ports.Message, in *engine.Message) error {
	r := t.ports.reader
	r.Reset(m.Data, &readDelegate{m: m})
	err := t.decode(r, w, m, in)
	r.Reset(nil, nil)
	return err
}

// endPort closes a handle from this side, in the closing phase. Until then the handle stays, and what is
// posted to it is accepted: a handler that closes its port still gets the messages of the batch it is in.
func (t *thread) endPort(h *portHandle) {
	if h.closing {
		return
	}
	if h.data != nil {
		h.data.Last()
	}
	t.closeLater(h)
}

// closeLater ends a handle in the closing phase, where JavaScript hears of it.
func (t *thread) closeLater(h *portHandle) {
	h.closing = true
	t.loop.Closing(func() {
		if h.data != nil {
			h.data.Close()
		}
		t.releasePort(h)
		t.syncNow()
		t.check(t.engine.PortClosed(h.id))
	})
}

// writeDelegate keeps out of the wire bytes what the engine has copied into a store of its own.
type writeDelegate struct{ serdes.NoDelegate }

// ArrayBuffer makes such a copy a transferred buffer of the message.
func (writeDelegate) ArrayBuffer(_ []byte, store uint32) (id uint32, taken bool, err error) {
	if store == 0 {
		return 0, false, nil
	}
	return store - 1, true, nil
}

// encode serializes a message of the engine. It takes nothing over.
func encode(s *serdes.Serializer, m *engine.Message) error {
	s.Reset(writeDelegate{})
	s.WriteHeader()
	return s.WriteTape(m.Tape)
}

// readDelegate knows the stores that came with a message.
type readDelegate struct {
	serdes.NoReadDelegate
	m *ports.Message
}

func bufferInfo(list []ports.Store, id uint32, kind string) (serdes.BufferInfo, error) {
	if int(id) >= len(list) {
		return serdes.BufferInfo{}, fmt.Errorf("no %s buffer %d", kind, id)
	}
	// The builder checks the views: it knows what can be resized.
	return serdes.BufferInfo{Unknown: true}, nil
}

func (r *readDelegate) Transferred(id uint32) (serdes.BufferInfo, error) {
	return bufferInfo(r.m.Stores, id, "transferred")
}

// WasmModule: the builder checks that it is one.
func (r *readDelegate) WasmModule(id uint32) error {
	_, err := bufferInfo(r.m.Shared, id, "shared")
	return err
}

func (r *readDelegate) Shared(id uint32) (serdes.BufferInfo, error) {
	return bufferInfo(r.m.Shared, id, "shared")
}

// errUnreadable is what JavaScript gets of a message that cannot be read: V8's words, whatever is wrong.
var errUnreadable = &bindings.CodedError{Message: "Unable to deserialize cloned data."}

// decode deserializes a received message to w, which in refers to, and makes handles of its ports. It takes
// m over.
func (t *thread) decode(d *serdes.Deserializer, w *serdes.Writer, m *ports.Message, in *engine.Message) error {
	if err := d.ReadTape(w); err != nil {
		m.Release()
		return errUnreadable
	}
	t.takeOver(m, in)
	in.Tape, in.Tree = w.Words(), d.IsTree()
	if d.PointsIntoData() {
		in.Backing = m.Data
	}
	return nil
}

// takeOver gives in what a message carries: its tape, its stores, handles of its ports, its references.
func (t *thread) takeOver(m *ports.Message, in *engine.Message) {
	in.Tape, in.Tree = m.Tape, m.Tree
	in.Transferred, in.Shared = engineStores(m.Stores), engineStores(m.Shared)
	for _, p := range m.Ports {
		in.Ports = append(in.Ports, t.ports.adopt(p))
	}
	in.Handles = t.receiveHandles(m.Handles)
}

// tape lends a writer for one message.
func (p *portTable) tape() *serdes.Writer {
	n := len(p.tapes)
	if n == 0 {
		return &serdes.Writer{}
	}
	w := p.tapes[n-1]
	p.tapes = p.tapes[:n-1]
	w.Reset()
	return w
}

// built takes back the writer of a message that JavaScript has.
func (p *portTable) built(w *serdes.Writer) {
	if len(p.tapes) < 4 && cap(w.Words())*4 <= keptMemory {
		p.tapes = append(p.tapes, w)
	}
}

func engineStores(list []ports.Store) []*engine.Store {
	var out []*engine.Store
	for _, s := range list {
		out = append(out, s.(store).Store)
	}
	return out
}

// store is an engine's reference in a message.
type store struct{ *engine.Store }

// Share is ports.Sharer.
func (s store) Share() ports.Store { return store{s.Store.Share()} }

func portStores(list []*engine.Store) []ports.Store {
	var out []ports.Store
	for _, s := range list {
		out = append(out, store{s})
	}
	return out
}

// message makes a mailbox message of the engine's, with its bytes in s, without taking anything over yet.
func (t *thread) message(s *serdes.Serializer, m *engine.Message) (*ports.Message, error) {
	if err := encode(s, m); err != nil {
		return nil, err
	}
	out := &ports.Message{Data: s.Bytes()}
	return out, t.carry(m, out)
}

// carry gives a message to be posted what stands beside its value.
func (t *thread) carry(m *engine.Message, out *ports.Message) error {
	for _, id := range m.Ports {
		h := t.ports.byID[id]
		if h == nil || h.closing {
			return cloneError("MessagePort in transfer list is already detached")
		}
		out.Ports = append(out.Ports, h.data)
	}
	out.Stores, out.Shared = portStores(m.Transferred), portStores(m.Shared)
	out.Handles = t.sendHandles(m.Handles)
	return nil
}

func cloneError(text string) error {
	return &bindings.CodedError{Base: "DataCloneError", Message: text}
}

// transferError is Node's word for what the mailbox refuses.
func transferError(err error) error {
	switch {
	case errors.Is(err, ports.ErrSourcePort):
		return cloneError("Transfer list contains source port")
	case errors.Is(err, ports.ErrTwice):
		return cloneError("Transfer list contains duplicate MessagePort")
	case errors.Is(err, ports.ErrClosedPort):
		return cloneError("MessagePort in transfer list is already detached")
	}
	var full *ports.FullError
	if errors.As(err, &full) {
		return &bindings.CodedError{Code: "ERR_MESSAGE_QUEUE_FULL", Message: fmt.Sprintf(
			"The message queue is full: %d bytes wait at the port, %d more would exceed maxQueuedMb (%d bytes)",
			full.Queued, full.Size, full.Limit)}
	}
	return err
}

// queued is the limit of a port, in bytes; 0 is none.
func (l Limits) queued() int64 { return int64(math.Ceil(l.MaxQueuedMb * mib)) }

// detached ends the handles whose data has gone with a message: they are dead, and emit 'close'.
func (t *thread) detached(ids []uint32) {
	for _, id := range ids {
		if h := t.ports.byID[id]; h != nil {
			h.data = nil
			t.closeLater(h)
		}
	}
}

// Post is the engine's Host. To a port that is closed, messages are made and dropped.
func (t *thread) Post(port uint32, m *engine.Message) (engine.Posted, error) {
	h := t.ports.byID[port]
	out, err := t.outgoing(m)
	if err != nil {
		return 0, err
	}
	if h != nil && (h.thread != nil || h.data != nil && h.data.Limited()) {
		for _, store := range m.Transferred {
			out.Memory += len(store.Bytes())
		}
	}
	result, err := t.send(h, out)
	if err != nil {
		releaseHandles(out)
		return 0, transferError(err)
	}
	t.detached(m.Ports)
	return posted(result), nil
}

// outgoing makes the message to be posted: its tape, where that tells everything, or bytes.
func (t *thread) outgoing(m *engine.Message) (*ports.Message, error) {
	if !m.Alone {
		out, err := t.message(t.ports.writer, m)
		if err == nil {
			out.Data = t.ports.writer.Release()
		}
		return out, err
	}
	out := t.ports.memory.Message(m.Tape)
	out.Tree = m.Tree
	return out, t.carry(m, out)
}

func posted(r ports.Result) engine.Posted {
	switch r {
	case ports.Sent:
		return engine.Sent
	case ports.TargetLost:
		return engine.TargetLost
	}
	return engine.Dropped
}

// PostFlat is the engine's Host.
func (t *thread) PostFlat(port uint32, tape []uint32) (engine.Posted, error) {
	m := t.ports.memory.Message(tape)
	m.Tree, m.Flat = true, true
	result, err := t.send(t.ports.byID[port], m)
	if err != nil {
		m.Release()
		return 0, transferError(err)
	}
	return posted(result), nil
}

func (t *thread) send(h *portHandle, m *ports.Message) (ports.Result, error) {
	switch {
	case h != nil && h.thread != nil:
		return h.thread.post(m)
	case h != nil && !h.closing:
		return h.data.Post(m)
	}
	for _, p := range m.Ports {
		p.Detach()
	}
	m.Release()
	return ports.Dropped, nil
}

// Clone is the engine's Host: structuredClone.
func (t *thread) Clone(m *engine.Message, within bool) (*engine.Message, error) {
	c := &t.ports.cloner
	if within {
		c = newCloner()
	}
	if cap(c.writer.Bytes()) > keptMemory {
		c.writer.Use(nil)
	}
	if cap(c.tape.Words())*4 > keptMemory {
		c.tape = serdes.Writer{}
	}
	out, err := t.message(c.writer, m)
	if err != nil {
		return nil, err
	}
	for _, p := range out.Ports {
		p.Detach()
	}
	t.detached(m.Ports)
	c.tape.Reset()
	c.reader.Reset(out.Data, &readDelegate{m: out})
	in := t.ports.lend(nil, within)
	if t.decode(c.reader, &c.tape, out, in) != nil {
		// All that was transferred has gone with the message, so the engine must take it for one that it can have.
		return &engine.Message{Tape: unreadable}, nil
	}
	return in, nil
}

// unreadable is a tape of which the engine makes errUnreadable.
var unreadable = []uint32{uint32(serdes.TagEnd)}

// Receive is the engine's Host: receiveMessageOnPort.
func (t *thread) Receive(port uint32, within bool) (*engine.Message, error) {
	h := t.ports.byID[port]
	if h == nil || h.data == nil {
		return nil, nil
	}
	m := h.data.Receive()
	if m == nil {
		return nil, nil
	}
	if m.Tape != nil {
		in := t.ports.lend(m, within)
		t.takeOver(m, in)
		return in, nil
	}
	// JavaScript may receive again before the loop runs: there is no moment to take the tape back.
	in := t.ports.lend(nil, within)
	return in, t.read(&serdes.Writer{}, m, in)
}

// CallPort is the engine's Host.
func (t *thread) CallPort(call engine.PortCall, port uint32, on bool) (id uint32) {
	if call == engine.CreateChannel {
		return t.createChannel()
	}
	h := t.ports.byID[port]
	if h == nil {
		return 0
	}
	switch call {
	case engine.ClosePort:
		t.endPort(h)
		return 0
	case engine.RefPort, engine.ListenPort:
		t.refPort(h, on)
	}
	if call == engine.RefPort || h.closing {
		return 0
	}
	if on {
		h.data.Start()
	} else {
		h.data.Stop()
	}
	return 0
}

// createChannel gives the number of a channel's first port; the second has the next one.
func (t *thread) createChannel() uint32 {
	a, b := ports.NewPair()
	a.LimitBoth(t.opts.Limits.queued())
	first := t.ports.adopt(a)
	t.ports.adopt(b)
	return first
}

// The operations of internalBinding('messaging') that are not the engine's.

func (t *thread) portArg(c *bindings.Call) *portHandle { return t.ports.byID[uint32(c.Int(0))] }

// channels are the BroadcastChannels of the process.
var channels = ports.NewRegistry()

// joinChannel gives a handle on a new member of a BroadcastChannel, which receives.
func joinChannel(t *thread, c *bindings.Call) error {
	d := channels.Join(c.String(0))
	d.Limit(t.opts.Limits.queued())
	c.Return(float64(t.ports.adopt(d)))
	d.Start()
	return nil
}
