// Package heap is what can be said of a thread's memory without V8 at hand: its
// limits and what they default to, the statistics that V8 gives, and the stream
// that a heap snapshot becomes.
package heap
