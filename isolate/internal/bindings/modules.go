package bindings

// The operations of module loading: internalBinding('modload'). Package modload does the work; here its answers become
// arrays and its errors plain objects, which the JavaScript half throws in the form that the place asks for. One call
// resolves and reads, since a program's start is made of these.

import (
	"errors"

	"github.com/heddle-js/heddle/isolate/internal/modload"
	"github.com/heddle-js/heddle/isolate/internal/modload/transpile"
)

// packages is the process's memory of package.json files and of compiled TypeScript.
var packages = modload.NewCache()

// Flags of the require operation.
const (
	requireNoScope = 1 << iota // only paths: neither "#imports" nor the package's own name
	requireText                // the text, when it is the first time
	requireForget              // a new top-level require: look at the file system anew
)

func modloadTable() Table {
	return Table{
		"create":         Sync(modCreate),
		"setGlobalPaths": Sync(modSetGlobalPaths),
		"require":        Blocking(modRequire),
		"read":           Blocking(modRead),
		"scope":          Blocking(modScope),
		"import":         Blocking(modImport),
		"load":           Blocking(modLoad),
		"resolve":        Blocking(modResolve),
		"lower":          Blocking(modLower),
		"forget":         Sync(modForget),
		"exportNames":    Blocking(modExportNames),
		"position":       Sync(modPosition),
	}
}

// modCreate makes the calling thread's resolver: create({builtins, schemeOnly, own, conditions, globalPaths}) gives its id.
func modCreate(c *Call) error {
	o, _ := c.Value(0).(Object)
	r := modload.New(packages, modload.Options{
		Builtins: stringList(o.Get("builtins")), SchemeOnly: stringList(o.Get("schemeOnly")),
		Own:        stringList(o.Get("own")),
		Conditions: stringList(o.Get("conditions")), GlobalPaths: stringList(o.Get("globalPaths")),
	})
	c.Return(c.Env().Put(r))
	return nil
}

func stringList(v any) []string {
	list, _ := v.([]any)
	out := make([]string, 0, len(list))
	for _, e := range list {
		if s, ok := e.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

var errNoResolver = errors.New("no such module resolver")

func resolverOf(c *Call) (*modload.Resolver, error) {
	r, ok := c.Env().Get(int(c.Int(0))).(*modload.Resolver)
	if !ok {
		return nil, errNoResolver
	}
	return r, nil
}

func modSetGlobalPaths(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	r.SetGlobalPaths(c.Strings(1))
	return nil
}

var defaultExtensions = []string{".js", ".json", ".node"}

// modRequire: require(id, request, parentFile, paths or undefined, extensions or undefined, flags) gives
// [filename, format, text or undefined, warnings or undefined], undefined when nothing was found, or an error object.
func modRequire(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	flags := c.Int(5)
	if flags&requireForget != 0 {
		r.Forget()
	}
	q := modload.Query{Request: c.String(1), Parent: c.String(2), Ext: defaultExtensions, NoScope: flags&requireNoScope != 0}
	if !c.IsNullish(3) {
		q.Paths = c.Strings(3)
	}
	if !c.IsNullish(4) {
		q.Ext = c.Strings(4)
	}
	found, err := r.Require(q)
	if err != nil {
		return returnFailure(c, r, err)
	}
	if found == "" {
		return nil
	}
	out := []any{found, nil, nil, warningList(r)}
	if flags&requireText != 0 && r.FirstTime(found) {
		l, err := requireLoad(r, found)
		if err != nil {
			return returnFailure(c, r, err)
		}
		if l.Format != "" {
			out[1], out[2] = string(l.Format), l.Text
		}
	}
	c.Return(out)
	return nil
}

// requireLoad reads what require runs as text; the format is "" when the loader of that extension reads for itself.
func requireLoad(r *modload.Resolver, file string) (modload.Loaded, error) {
	if !modload.Readable(file) {
		return modload.Loaded{}, nil
	}
	format, err := r.RequireFormat(file)
	if err != nil {
		return modload.Loaded{}, err
	}
	l, err := r.LoadAs(file, format)
	var read *modload.ReadError
	if errors.As(err, &read) {
		return modload.Loaded{}, nil // the loader reads again and throws that error from its own place
	}
	return l, err
}

// modRead: read(id, file, format or undefined) gives [format, text] or an error object.
func modRead(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	file, format := c.String(1), modload.Format(c.String(2))
	if format == "" {
		if format, err = r.RequireFormat(file); err != nil {
			return returnFailure(c, r, err)
		}
	}
	l, err := r.LoadAs(file, format)
	if err != nil {
		return returnFailure(c, r, err)
	}
	c.Return([]any{string(l.Format), l.Text})
	return nil
}

// modScope: scope(id, file) gives ['none' | 'commonjs' | 'module', path of package.json or ”] or an error object.
func modScope(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	t, path, err := r.Scope(c.String(1))
	if err != nil {
		return returnFailure(c, r, err)
	}
	c.Return([]any{[]string{"none", "commonjs", "module"}[t], path})
	return nil
}

// modImport: import(id, specifiers, parentURL) gives, in an array as long and after it the warnings, for each
// [url, format, text, file or ”, export names of CommonJS], [url] when this thread was given it before, or an error object.
func modImport(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	r.Forget()
	parent := c.String(2)
	out := []any{}
	for _, specifier := range c.Strings(1) {
		url, err := r.Import(specifier, parent, false)
		if err != nil {
			out = append(out, failure(err))
			continue
		}
		out = append(out, loaded(r, url, true))
	}
	if w := warningList(r); w != nil {
		out = append(out, w)
	}
	c.Return(out)
	return nil
}

// modLoad: load(id, url) is the same for one URL, given before or not.
func modLoad(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	c.Return(loaded(r, c.String(1), false))
	return nil
}

func loaded(r *modload.Resolver, url string, once bool) any {
	if modload.IsBuiltinURL(url) || once && !r.FirstTime(url) {
		return []any{url}
	}
	l, err := r.Load(url)
	if err != nil {
		f := failure(err)
		return append(f, Field{"url", url}, Field{"loading", true})
	}
	out := []any{url, string(l.Format), l.Text, l.Path}
	if l.Format == modload.FormatCommonJS || l.Format == modload.FormatAmbiguous {
		out = append(out, r.ExportNames(l.Path, l.Text))
	}
	return out
}

// modResolve: resolve(id, specifier, parentURL) is import.meta.resolve: a URL, or an error object.
func modResolve(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	r.Forget()
	url, err := r.Import(c.String(1), c.String(2), !c.Bool(3))
	if err != nil {
		return returnFailure(c, r, err)
	}
	c.Return(url)
	return nil
}

// modExportNames: exportNames(id, file, text) lists what a CommonJS text exports.
func modExportNames(c *Call) error {
	r, err := resolverOf(c)
	if err != nil {
		return err
	}
	c.Return(r.ExportNames(c.String(1), c.String(2)))
	return nil
}

// modLower: lower(name, text, format) gives JavaScript that the engine parses, undefined when the text has errors.
func modLower(c *Call) error {
	code, err := packages.Lower(c.String(0), c.String(1), modload.Format(c.String(2)))
	if err == nil {
		c.Return(code)
	}
	return nil
}

// modForget: forget(name): a text that lower gave is not run.
func modForget(c *Call) error {
	packages.Forget(c.String(0))
	return nil
}

// modPosition: position(name, line, column) gives the source's [line, column], all from 1, undefined for files that
// run as they are written.
func modPosition(c *Call) error {
	line, col, ok := packages.Position(c.String(0), int(c.Int(1))-1, int(c.Int(2))-1)
	if ok {
		c.Return([]any{line + 1, col + 1})
	}
	return nil
}

func warningList(r *modload.Resolver) any {
	w := r.Warnings()
	if len(w) == 0 {
		return nil
	}
	list := make([]any, 0, len(w))
	for _, one := range w {
		list = append(list, []string{one.Code, one.Message})
	}
	return list
}

// returnFailure returns an expected error as an object; the JavaScript side throws it.
func returnFailure(c *Call, r *modload.Resolver, err error) error {
	f := failure(err)
	if w := warningList(r); w != nil {
		f = append(f, Field{"warnings", w})
	}
	c.Return(f)
	return nil
}

// failure describes an error: the objects of internal/errors.makeFromNative, and kind 'syntax' for TypeScript.
func failure(err error) Object {
	var coded *modload.Error
	var read *modload.ReadError
	var syntax *transpile.SyntaxError
	switch {
	case errors.As(err, &coded):
		return codedFailure(coded)
	case errors.As(err, &read):
		return Object{{"kind", "system"}, {"errno", -int(read.Errno)}, {"syscall", read.Op}, {"path", read.Path}}
	case errors.As(err, &syntax):
		return Object{{"kind", "syntax"}, {"message", syntax.Message}, {"path", syntax.Path}, {"line", syntax.Line},
			{"column", syntax.Column}, {"source", syntax.Source}}
	}
	return Object{{"kind", "plain"}, {"message", err.Error()}}
}

func codedFailure(e *modload.Error) Object {
	o := Object{{"kind", "coded"}, {"base", e.Base}, {"code", e.Code}, {"message", e.Message}}
	props := Object{}
	for _, p := range e.Props {
		props = append(props, Field{p.Key, p.Value})
	}
	if len(props) > 0 {
		o = append(o, Field{"props", props})
	}
	if e.JSONPath != "" {
		o = append(o, Field{"json", e.JSONText})
	}
	return o
}
