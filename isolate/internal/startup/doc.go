// Package startup embeds the start-up snapshot of V8 that scripts/build makes: threads begin with the built-ins
// loaded. Without the file all is the same, and slower (docs/decisions/0015).
package startup
