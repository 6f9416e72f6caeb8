// Package transpile turns TypeScript, and JavaScript newer than the engine, into JavaScript that the engine parses, with
// a table that leads from places in the result back to the source. esbuild does the work.
package transpile
