package isolate

// Go values and messages, for programs that talk to a Worker.

import "github.com/heddle-js/heddle/serdes"

// JSError is a JavaScript error that left its thread: name, message, stack and cause.
type JSError = serdes.Error

// fromThread is how a thread's messages are read: with the runtime's own kinds of host objects.
var fromThread = serdes.UnmarshalOptions{Host: serdes.HostKinds}
