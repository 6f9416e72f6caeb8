// Transform through esbuild, and the line table of its source map.

package transpile

import (
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/heddle-js/heddle/isolate/internal/modload/cjslex"
)

// Kind is the module system that the result must be in.
type Kind int

// The kinds. Either is for a file whose package states none: CommonJS, unless the text can only be an ES module.
const (
	CommonJS Kind = iota
	Module
	Either
)

// Result of a transformation.
type Result struct {
	Code   string
	Map    *Map
	Module bool // the code is an ES module
}

// SyntaxError is what esbuild found wrong.
type SyntaxError struct {
	Message string
	Path    string
	Line    int // from 1
	Column  int // from 0
	Source  string
}

func (e *SyntaxError) Error() string { return e.Message }

// TypeScript compiles a .ts, .mts or .cts file. No tsconfig.json is read: each file is compiled by itself.
func TypeScript(path, text string, kind Kind) (Result, error) {
	return transform(path, text, kind, api.LoaderTS)
}

// JavaScript rewrites what is newer than ES2022: import attributes, using declarations, decorators.
func JavaScript(path, text string, kind Kind) (Result, error) {
	return transform(path, text, kind, api.LoaderJS)
}

func transform(path, text string, kind Kind, loader api.Loader) (Result, error) {
	if kind != Either {
		r, _, err := run(path, text, kind == Module, loader)
		return r, err
	}
	r, esOnly, err := run(path, text, false, loader)
	if err == nil && !esOnly {
		return r, nil
	}
	if asModule, _, errModule := run(path, text, true, loader); errModule == nil {
		return asModule, nil
	}
	return r, err
}

// run transforms once. esOnly: the text uses import.meta, which CommonJS has not.
func run(path, text string, module bool, loader api.Loader) (r Result, esOnly bool, err error) {
	format := api.FormatCommonJS
	if module {
		format = api.FormatESModule
	}
	if loader == api.LoaderJS && !module {
		// Plain CommonJS has nothing to convert, and converting would wrap what is exported.
		format = api.FormatDefault
	}
	out := api.Transform(text, api.TransformOptions{
		Loader: loader, Format: format, Platform: api.PlatformNode, Target: api.ES2022,
		Supported: map[string]bool{"import-attributes": true, "import-assertions": true, "hashbang": true},
		Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentExclude, Sourcefile: path,
		LogLevel: api.LogLevelSilent, Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsInline,
		TsconfigRaw: "{}",
	})
	if len(out.Errors) > 0 {
		return Result{}, false, syntaxError(path, out.Errors[0])
	}
	for _, w := range out.Warnings {
		esOnly = esOnly || w.ID == "empty-import-meta"
	}
	return Result{Code: cjslex.Attributes(string(out.Code)), Map: decode(out.Map), Module: module}, esOnly, nil
}

func syntaxError(path string, m api.Message) *SyntaxError {
	e := &SyntaxError{Message: strings.TrimSuffix(m.Text, "."), Path: path, Line: 1}
	if m.Location != nil {
		e.Line, e.Column, e.Source = m.Location.Line, m.Location.Column, m.Location.LineText
	}
	return e
}
