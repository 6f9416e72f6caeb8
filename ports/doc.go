// Package ports is what travels between threads and what it travels through:
// messages, the mailboxes of MessagePorts, BroadcastChannel groups, and ports
// that a Go program holds.
//
// A [Data] is a port apart from its handle: queue, peer and lock. The handle,
// a JavaScript object or an [Endpoint], belongs to one thread; the data can move
// to another inside a message, with what is queued in it.
//
//	a, b := ports.NewPair()
//	owner := ports.NewOwner(loop.Wake)
//	a.Attach(owner)
//	a.Start()
//	b.Post(&ports.Message{Data: wire})
//	...
//	more := owner.Drain(handler) // once a turn of the loop
//
// A [Memory] makes the small messages between threads, whose values are tapes
// of package serdes instead of bytes.
//
// The package knows nothing of V8: memory that is not in a message's bytes is
// carried as opaque [Store] values.
package ports
