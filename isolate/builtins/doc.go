// Package builtins holds the JavaScript half of the built-in modules: public/*.js are what a program
// can require as node:*, internal/*.js serve them. docs/BUILTINS.md says how one is written.
package builtins
