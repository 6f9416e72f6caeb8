// Package cjslex finds the names that a CommonJS module exports by reading its text, without running it, so that an ES
// module can import them by name. It recognises the forms that the documentation of cjs-module-lexer lists, which Node
// promises to find: exports.a =, module.exports = {a, b: c}, Object.defineProperty(exports, 'a', ...), reexports by
// module.exports = require('x') and __exportStar(require('x')), and what Babel, TypeScript and esbuild write.
//
// It is a scanner, not a parser: it tells strings, templates, comments and regular expressions from code and matches
// short token sequences wherever they stand. It never fails: text that is not JavaScript gives some names or none.
package cjslex
