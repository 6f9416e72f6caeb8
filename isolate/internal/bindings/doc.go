// Package bindings is the Go half of the built-in modules: fs, os, process, crypto and the rest as
// tables of operations that JavaScript calls through internalBinding(name).
//
// It knows nothing of V8. An operation reads its arguments from a tape that the engine wrote and
// leaves its result on another (package serdes documents the tape). docs/BUILTINS.md is the
// contract for whoever writes one.
//
// Threads: a Sync operation runs on the JavaScript thread that called it, inside the call. A
// Blocking one does too when JavaScript gave no callback, and on a goroutine of its own when it did.
// A Stream operation runs on the JavaScript thread and emits from wherever it likes.
package bindings
