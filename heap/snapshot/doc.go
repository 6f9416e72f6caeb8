// Package snapshot reads V8's heap snapshots, the *.heapsnapshot files that Chrome DevTools opens, and answers
// what such files are taken for: what the memory is made of, which objects hold it, why an object is still
// there, and what grew between two of them. It needs no V8.
//
// A [Snapshot] is a graph: nodes (objects, strings, code, and V8's own groups of roots) and edges (references).
// [Read], [ReadFile] and [ReadFiles] make it, reading a file once; what they keep takes about as much memory as it.
// Everything else is computed from it when asked for. Sizes are in bytes throughout. A shallow size is an
// object's own memory; a retained size is what would go with the object, its own memory included.
//
// A Snapshot does not change once read. Any number of goroutines may use it at the same time.
package snapshot
