// Package prestart makes the main thread's isolate while the process is still being initialized, in the command line
// that scripts/build links (docs/decisions/0015).
package prestart
