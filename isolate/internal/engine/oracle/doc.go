// Package oracle is V8's own ValueSerializer and ValueDeserializer, for tests alone: what serdes and the
// engine make of a value is held against what V8 makes of it.
//
// Nothing but _test.go files may import it; scripts/check-house sees to that. All functions must be called
// on the OS thread of an engine.Thread, between its calls.
package oracle
