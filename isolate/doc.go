// Package isolate runs JavaScript threads: Node's worker_threads as a Go API.
//
// A [Worker] is one thread: an OS thread, a V8 isolate and an event loop. The main program of the
// command line is one too. New prepares a Worker, Run starts it, Wait tells how it ended:
//
//	w, err := isolate.New(isolate.Options{Filename: "app.js"})
//	if err != nil { ... }
//	if err := w.Run(ctx); err != nil { ... }
//	code, err := w.Wait(ctx)
//
// Nothing that belongs to a V8 isolate ever leaves its OS thread: what crosses is bytes, references to
// backing stores and port data. Every exported method may be called from any goroutine.
package isolate
