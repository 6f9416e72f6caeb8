// Package alive counts what lives, for the stress tests: a number that has grown when all is over is a leak
// that no measure of memory tells from an allocator's habits. Any goroutine.
package alive

import "sync/atomic"

var (
	// Ports are mailboxes that have not been closed.
	Ports atomic.Int64
	// Isolates are V8's; those that V8 has given up on stay counted.
	Isolates atomic.Int64
	// Spares are those of the isolates that no thread has taken: they are kept for a while only.
	Spares atomic.Int64
)
