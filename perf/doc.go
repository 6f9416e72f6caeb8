// Package perf measures threads: the clock that all of them share, and the
// accounts behind performance.eventLoopUtilization, which any goroutine can
// read without stopping the thread they are about.
package perf
