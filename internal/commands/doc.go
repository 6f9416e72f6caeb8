// Package commands names what the first argument of the command line can be instead of a program. The command line and
// what begins before it has read its arguments (isolate/internal/prestart) go by the same list.
package commands
