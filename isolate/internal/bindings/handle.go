package bindings

// Handle is a Go object that a JavaScript object stands for and that messages may carry. What is shared
// between threads must be safe from any goroutine.
type Handle interface {
	// Share makes one more reference, for a message. What only one thread may have gives itself over:
	// the reference that is left does nothing.
	Share() Handle
	// Release drops a reference that nobody will use: of a message that is not read, or of a thread that has
	// ended. Once, from any goroutine.
	Release()
}

// NoHandle is in a message what the sending thread did not have any more.
type NoHandle struct{}

// Share is Handle.
func (h NoHandle) Share() Handle { return h }

// Release is Handle.
func (NoHandle) Release() {}

// handlesTable is for all of them.
//
//	drop(id): the object that stood for it is gone
func handlesTable() Table {
	return Table{"drop": Sync(handleDrop)}
}

func handleDrop(c *Call) error {
	if h, ok := c.Env().Take(int(c.Int(0))).(Handle); ok {
		h.Release()
	}
	return nil
}
