// Package modload finds and reads modules as Node does: CommonJS resolution (extensions, index files, "main",
// node_modules walk, NODE_PATH), ES module resolution ("exports", "imports", conditions, patterns, self-reference),
// package scopes, and the reading of source text (UTF-8 as the web decodes it, byte order marks, TypeScript).
//
// It knows nothing of V8, of JavaScript values or of ports: its answers are plain Go values, and its errors are *Error,
// which carry Node's class, code, text and properties.
//
// # Threads
//
// A Cache belongs to the process and may be used from any goroutine. A Resolver belongs to one JavaScript thread; its
// methods lock the Resolver, so calling one from elsewhere is safe, but nothing is shared between two Resolvers except
// through the Cache.
//
// # What is remembered, and for how long
//
//   - package.json: a Resolver reads each at most once and keeps the answer for its life, as Node does for each of its
//     threads. A Resolver that meets a file for the first time asks the file system for its identity (size, modification
//     time, inode); when the Cache has a parse of that very file, it is used again, otherwise the file is read anew. So
//     a Worker that starts after a change sees the change, and a thread that runs does not. That there is no
//     package.json somewhere is remembered by the Resolver only.
//   - that a path is a file or a folder: only within one top-level require or import (Resolver.Forget ends it). That
//     there is nothing is not remembered.
//   - the real path of a folder: for the life of the Resolver, as Node.
//   - source text: never.
package modload
