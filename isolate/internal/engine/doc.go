// Package engine is the only room with C++ in it: V8 as one JavaScript thread needs it.
//
// engine.h is the C ABI, with the ownership and threading contract; the .cc files hold one topic
// each; the Go files wrap the ABI in types. The package knows nothing of loops, ports or modules: what
// it needs of them it calls through Host. Values cross as tapes (docs/WIRE-FORMAT.md).
package engine
