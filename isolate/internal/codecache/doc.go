// Package codecache keeps what V8 has compiled of a program's modules: in the process, for its other threads, and
// in a folder, for later processes. It knows bytes and keys, not what they mean; docs/decisions/0016 has the reasons.
package codecache
