// Package serdes is V8's value serialization format in Go: the bytes that
// v8.serialize, MessagePort and structuredClone of V8 based runtimes produce.
//
// It works on two linear forms. The wire is V8's format: versions 13, 14 and 15
// are read, version 15 is written. The tape is a flat sequence of words that
// the engine's walker writes from JavaScript values and its builder turns into
// JavaScript values; docs/WIRE-FORMAT.md describes both.
//
//	JS value -> tape -> Serializer -> wire -> Deserializer -> tape -> JS value
//
// A [Serializer] and a [Deserializer] make one pass and allocate nothing per
// value. Neither recurses, so nesting costs memory in proportion to the input
// and no stack. A Deserializer takes bytes from anywhere: whatever they are, it
// gives a value or an error.
//
// Go values go straight to the wire and back: [Marshal], [Unmarshal], and
// [Encoder] and [Decoder] for streams. The [Value] tree holds what Go has no
// types for. The choices are encoding/json's where it has one.
//
// The package imports nothing of V8 and needs no cgo. It expects a
// little-endian machine, as V8's format itself does.
package serdes
