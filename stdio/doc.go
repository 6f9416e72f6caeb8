// Package stdio carries a Worker's standard streams between threads: its stdin
// from the parent, its stdout and stderr to it. Each is one [Pipe] of bytes. What
// a thread has written before it ends is there to be read afterwards.
package stdio
