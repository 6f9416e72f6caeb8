package modload

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// tree writes files below a fresh folder and gives its real path.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func newResolver() *Resolver {
	return New(NewCache(), Options{Builtins: []string{"fs", "path"}, SchemeOnly: []string{"test"}, Own: []string{"bench"}})
}

// outcome is the answer relative to dir, or the error's code and text.
func outcome(dir, found string, err error) string {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e.Code + ": " + strings.ReplaceAll(e.Message, dir, "")
	case err != nil:
		return err.Error()
	}
	return strings.ReplaceAll(strings.TrimPrefix(found, "file://"), dir, "")
}

var packages = map[string]string{
	"main.js":                          "",
	"dir/index.js":                     "",
	"both.js":                          "",
	"both/index.js":                    "",
	"data.json":                        "{}",
	"node_modules/plain/index.js":      "",
	"node_modules/main/package.json":   `{"main": "lib/m"}`,
	"node_modules/main/lib/m.js":       "",
	"node_modules/gone/package.json":   `{"main": "gone"}`,
	"node_modules/broken/package.json": `{"main"`,
	"node_modules/e/package.json": `{"name": "e", "exports": {
		".": {"import": "./m.mjs", "require": "./c.js"}, "./p/*": "./p/*.js", "./p/no/*": null, "./bad": "../x",
		"./list": ["bad", "./c.js"], "./num": 5, "./2": {"1": "./c.js"}, "./user": {"special": "./c.js"}}}`,
	"node_modules/e/m.mjs":           "",
	"node_modules/e/c.js":            "",
	"node_modules/e/p/a.js":          "",
	"node_modules/@s/n/package.json": `{"exports": "./x.js"}`,
	"node_modules/@s/n/x.js":         "",
	"host/package.json":              `{"name": "host", "type": "module", "exports": "./self.js", "imports": {"#e": "e", "#fs": "fs", "#x/*": "./x/*.js"}}`,
	"host/main.js":                   "",
	"host/self.js":                   "",
	"host/x/y.js":                    "",
	"ts/a.ts":                        "",
	"ts/b.mts":                       "",
	"ts/c.js":                        "",
	"a b?.mjs":                       "",
}

func TestRequire(t *testing.T) {
	dir := tree(t, packages)
	for _, c := range []struct{ from, request, want string }{
		{"main.js", "./main", "/main.js"},
		{"main.js", "./dir", "/dir/index.js"},
		{"main.js", "./both", "/both.js"},
		{"main.js", "./both/", "/both/index.js"},
		{"main.js", "./data", "/data.json"},
		{"main.js", "./none", ""},
		{"main.js", "./main.js/", ""},
		{"main.js", "plain", "/node_modules/plain/index.js"},
		{"dir/index.js", "plain", "/node_modules/plain/index.js"},
		{"main.js", "main", "/node_modules/main/lib/m.js"},
		{"main.js", "gone", `MODULE_NOT_FOUND: Cannot find module '/node_modules/gone/gone'. Please verify that the package.json has a valid "main" entry`},
		{"main.js", "broken", ": Error parsing /node_modules/broken/package.json"},
		{"main.js", "e", "/node_modules/e/c.js"},
		{"main.js", "e/p/a", "/node_modules/e/p/a.js"},
		{"main.js", "e/p/no/a", `ERR_PACKAGE_PATH_NOT_EXPORTED: Package subpath './p/no/a' is not defined by "exports" in /node_modules/e/package.json`},
		{"main.js", "e/p/none", "MODULE_NOT_FOUND: Cannot find module '/node_modules/e/p/none.js'"},
		{"main.js", "e/p/../c", `ERR_INVALID_MODULE_SPECIFIER: Invalid module "./p/../c" request is not a valid match in pattern "./p/*" for the "exports" resolution of /node_modules/e/package.json`},
		{"main.js", "e/bad", `ERR_INVALID_PACKAGE_TARGET: Invalid "exports" target "../x" defined for './bad' in the package config /node_modules/e/package.json; targets must start with "./"`},
		{"main.js", "e/list", "/node_modules/e/c.js"},
		{"main.js", "e/num", `ERR_INVALID_PACKAGE_TARGET: Invalid "exports" target "5" defined for './num' in the package config /node_modules/e/package.json; targets must start with "./"`},
		{"main.js", "e/2", `ERR_INVALID_PACKAGE_CONFIG: Invalid package config /node_modules/e/package.json. "exports" cannot contain numeric property keys.`},
		{"main.js", "@s/n", "/node_modules/@s/n/x.js"},
		{"main.js", "@s", ""},
		{"host/main.js", "host", "/host/self.js"},
		{"host/main.js", "#e", "/node_modules/e/c.js"},
		{"ts/a.ts", "./a.js", "/ts/a.ts"},
		{"ts/a.ts", "./c.js", "/ts/c.js"},
		{"ts/c.js", "./a.js", ""},
		{"host/main.js", "#fs", "node:fs"},
		{"host/main.js", "#x/y", "/host/x/y.js"},
		{"host/main.js", "#none", `ERR_PACKAGE_IMPORT_NOT_DEFINED: Package import specifier "#none" is not defined in package /host/package.json imported from /host/main.js`},
	} {
		r := newResolver()
		found, err := r.Require(Query{Request: c.request, Parent: filepath.Join(dir, c.from), Ext: []string{".js", ".json", ".node"}})
		if got := outcome(dir, found, err); got != c.want {
			t.Errorf("%s from %s:\n got %s\nwant %s", c.request, c.from, got, c.want)
		}
	}
}

func TestImport(t *testing.T) {
	dir := tree(t, packages)
	for _, c := range []struct{ from, specifier, want string }{
		{"main.js", "./main.js", "/main.js"},
		{"main.js", "./main.js?q#h", "/main.js?q#h"},
		{"main.js", "./dir/../main.js", "/main.js"},
		{"main.js", "./main", "ERR_MODULE_NOT_FOUND: Cannot find module '/main' imported from /main.js\nDid you mean to import \"./main.js\"?"},
		{"main.js", "./dir", "ERR_UNSUPPORTED_DIR_IMPORT: Directory import '/dir' is not supported resolving ES modules imported from /main.js\nDid you mean to import \"./dir/index.js\"?"},
		{"main.js", "./a%20b%3F.mjs", "/a%20b%3F.mjs"},
		{"main.js", "./a b%3F.mjs", "/a%20b%3F.mjs"},
		{"main.js", "./a%2fb", `ERR_INVALID_MODULE_SPECIFIER: Invalid module "/a%2fb" must not include encoded "/" or "\" characters imported from /main.js`},
		{"main.js", "fs", "node:fs"},
		{"main.js", "node:test", "node:test"},
		{"main.js", "node:none", "ERR_UNKNOWN_BUILTIN_MODULE: No such built-in module: node:none"},
		{"main.js", "heddle:bench", "heddle:bench"},
		{"main.js", "heddle:none", "ERR_UNKNOWN_BUILTIN_MODULE: No such built-in module: heddle:none"},
		{"main.js", "http://a/b", "ERR_UNSUPPORTED_ESM_URL_SCHEME: Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. Received protocol 'http:'"},
		{"main.js", "none/x", "ERR_MODULE_NOT_FOUND: Cannot find package 'none' imported from /main.js"},
		{"main.js", "@s", `ERR_INVALID_MODULE_SPECIFIER: Invalid module "@s" is not a valid package name imported from /main.js`},
		{"main.js", "e", "/node_modules/e/m.mjs"},
		{"main.js", "e/user", `ERR_PACKAGE_PATH_NOT_EXPORTED: Package subpath './user' is not defined by "exports" in /node_modules/e/package.json imported from /main.js`},
		{"main.js", "main", "/node_modules/main/lib/m.js"},
		{"main.js", "gone", "ERR_MODULE_NOT_FOUND: Cannot find package '/node_modules/gone/gone' imported from /main.js"},
		{"main.js", "broken", `ERR_INVALID_PACKAGE_CONFIG: Invalid package config /node_modules/broken/package.json while importing "broken" from /main.js`},
		{"host/main.js", "host", "/host/self.js"},
		{"host/main.js", "#e", "/node_modules/e/m.mjs"},
		{"host/main.js", "#fs", "node:fs"},
		{"ts/a.ts", "./b.mjs?q", "/ts/b.mts?q"},
		{"ts/a.ts", "./c.js", "/ts/c.js"},
	} {
		found, err := newResolver().Import(c.specifier, FileURL(filepath.Join(dir, c.from)), false)
		if got := outcome(dir, found, err); got != c.want {
			t.Errorf("%s from %s:\n got %s\nwant %s", c.specifier, c.from, got, c.want)
		}
	}
}

func TestUserConditions(t *testing.T) {
	dir := tree(t, packages)
	r := New(NewCache(), Options{Conditions: []string{"special"}})
	found, err := r.Import("e/user", FileURL(dir+"/main.js"), false)
	if got := outcome(dir, found, err); got != "/node_modules/e/c.js" {
		t.Error(got)
	}
}

func TestNodeModulePaths(t *testing.T) {
	for from, want := range map[string]string{
		"/":                   "/node_modules",
		"/a/b":                "/a/b/node_modules /a/node_modules /node_modules",
		"/a/node_modules/b":   "/a/node_modules/b/node_modules /a/node_modules /node_modules",
		"/node_modules/a":     "/node_modules/a/node_modules /node_modules",
		"/x_node_modules/abc": "/x_node_modules/abc/node_modules /x_node_modules/node_modules /node_modules",
	} {
		if got := strings.Join(NodeModulePaths(from), " "); got != want {
			t.Errorf("%s: %s", from, got)
		}
	}
}

// A thread keeps what it has read; a thread that begins later sees the file as it is then.
func TestPackageCache(t *testing.T) {
	dir := tree(t, map[string]string{"p/package.json": `{"main": "a"}`, "p/a.js": "", "p/longer.js": ""})
	cache := NewCache()
	first := New(cache, Options{})
	ask := func(r *Resolver) string {
		found, err := r.Require(Query{Request: "./p", Parent: dir + "/main.js", Ext: []string{".js"}})
		return outcome(dir, found, err)
	}
	if got := ask(first); got != "/p/a.js" {
		t.Fatal(got)
	}
	if err := os.WriteFile(dir+"/p/package.json", []byte(`{"main": "longer"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := ask(first); got != "/p/a.js" {
		t.Error("the running thread changed its mind:", got)
	}
	if got := ask(New(cache, Options{})); got != "/p/longer.js" {
		t.Error("a new thread got", got)
	}
}

func TestManyThreads(t *testing.T) {
	dir := tree(t, packages)
	cache := NewCache()
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r := New(cache, Options{Builtins: []string{"fs"}})
			for range 20 {
				r.Forget()
				if _, err := r.Import("e", FileURL(dir+"/main.js"), false); err != nil {
					t.Error(err)
				}
				if _, err := r.Require(Query{Request: "main", Parent: dir + "/main.js", Ext: []string{".js"}}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
}

func FuzzResolve(f *testing.F) {
	dir := tree(f, packages)
	for _, s := range []string{"./a", "e/p/a", "#x/y", "@s/n", "data:text/javascript,1", "file://x/y", "a%2fb", "..", "//", "@/", "e/p/../../x"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) {
		r := newResolver()
		_, _ = r.Import(s, FileURL(dir+"/host/main.js"), false)
		_, _ = r.Require(Query{Request: s, Parent: dir + "/host/main.js", Ext: []string{".js"}})
	})
}
