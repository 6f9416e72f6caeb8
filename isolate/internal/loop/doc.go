// Package loop is the event loop of one JavaScript thread.
//
// It knows nothing of V8, of ports or of Go operations: whoever owns the thread
// hands in a [Host] whose methods do the work of each phase, and a wake
// function that ends a park. The loop decides the order of the phases, when the
// thread parks and for how long, and when nothing is left to do.
//
// One turn is, in this order:
//
//	timers           Host.RunTimers, when the one armed deadline has passed
//	(park)           only when nothing is ready; until the deadline or a wake
//	completions      what Post and Request.Complete queued, in arrival order
//	port messages    Host.DrainPorts, a bounded batch
//	foreground tasks Host.RunForegroundTasks
//	immediates       Host.RunImmediates
//	closing          what Closing queued
//
// The park stands between timers and completions, so that a completion or a
// message is followed by the immediates before the next timers, as programs
// written for Node expect of setTimeout and setImmediate in an I/O callback.
package loop
