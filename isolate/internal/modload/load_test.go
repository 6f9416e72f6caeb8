package modload

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestFormats(t *testing.T) {
	dir := tree(t, map[string]string{
		"m/package.json": `{"type": "module"}`, "m/a.js": "export {}", "m/noext": "export {}", "m/a.cjs": "", "m/x.xyz": "",
		"c/package.json": `{"type": "commonjs"}`, "c/a.js": "", "c/a.mjs": "", "c/a.ts": "let a: number = 1", "c/j.json": "{}",
		"n/a.js": "", "n/node_modules/p/a.js": "", "package.json": `{}`,
	})
	r := newResolver()
	for name, want := range map[string]string{
		"m/a.js": "module", "m/noext": "module", "m/a.cjs": "commonjs", "c/a.js": "commonjs", "c/a.mjs": "module", "c/a.ts": "commonjs",
		"c/j.json": "json", "n/a.js": "ambiguous", "n/node_modules/p/a.js": "ambiguous",
		"m/x.xyz": `ERR_UNKNOWN_FILE_EXTENSION: Unknown file extension ".xyz" for ` + dir + "/m/x.xyz",
	} {
		l, err := r.Load(FileURL(dir + "/" + name))
		got := string(l.Format)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestDataURLs(t *testing.T) {
	r := newResolver()
	for url, want := range map[string]string{
		"data:text/javascript,export%20default%201":            "module export default 1",
		"data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgMQ==": "module export default 1",
		"data:text/javascript;charset=utf-8,1#hash":            "module 1",
		"data:application/json,{}":                             "json {}",
		"data:text/plain,x":                                    "ERR_UNKNOWN_MODULE_FORMAT: Unknown module format: text/plain for URL data:text/plain,x",
		"data:":                                                "ERR_INVALID_URL: Invalid URL",
		"data:text/javascript,%":                               ": URI malformed",
	} {
		l, err := r.Load(url)
		got := string(l.Format) + " " + l.Text
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
}

func TestExportNames(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.js":                "module.exports = require('./b'); ",
		"b.js":                "exports.b = 1; __exportStar(require('p')); __exportStar(require('./a'));",
		"node_modules/p/a.js": "exports.p = 1", "node_modules/p/package.json": `{"main": "a.js"}`,
	})
	r := newResolver()
	text, err := ReadText(dir + "/a.js")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(r.ExportNames(dir+"/a.js", text), " "); got != "b p" {
		t.Error(got)
	}
}

func TestTypeScriptPositions(t *testing.T) {
	dir := tree(t, map[string]string{"a.ts": "interface A {\n}\n\nthrow new Error('x');\n"})
	cache := NewCache()
	for range 2 { // the second thread takes the first one's result
		l, err := New(cache, Options{}).LoadAs(dir+"/a.ts", FormatCommonJS)
		if err != nil || l.Format != FormatCommonJS {
			t.Fatal(l, err)
		}
		line := strings.Count(l.Text[:strings.Index(l.Text, "throw")], "\n")
		if got, _, ok := cache.Position(dir+"/a.ts", line, 0); !ok || got != 3 {
			t.Fatal(got, ok)
		}
	}
	if !cache.HasMap(dir+"/a.ts") || cache.HasMap("other") {
		t.Error("maps")
	}
}

func TestReadErrors(t *testing.T) {
	dir := tree(t, nil)
	_, err := ReadText(dir + "/none.js")
	if e, ok := err.(*ReadError); !ok || e.Op != "open" {
		t.Error(err)
	}
	_, err = ReadText(dir)
	if e, ok := err.(*ReadError); !ok || e.Op != "read" {
		t.Error(err)
	}
}

func TestDecodeUTF8(t *testing.T) {
	for in, want := range map[string]string{
		"plain é":           "plain é",
		"\xe9":              "\ufffd",
		"a\xf0\x9f\x98b":    "a\ufffdb",
		"\xe2\x82x":         "\ufffdx",
		"\xff\xfe":          "\ufffd\ufffd",
		"\xed\xa0\x80":      "\ufffd\ufffd\ufffd",
		"\xf4\x90\x80\x80":  "\ufffd\ufffd\ufffd\ufffd",
		"\xc0\xaf\xe0\x80x": "\ufffd\ufffd\ufffd\ufffdx",
	} {
		if got := DecodeUTF8([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestJSON(t *testing.T) {
	v, ok := parseJSON(` {"b": 1, "2": 2, "a": [true, null, "\u00e9\ud83d\ude00\n"], "1": -1.5e2, "b": 3} `)
	if !ok {
		t.Fatal("not read")
	}
	if got, want := appendJSON(nil, v), `{"1":-150,"2":2,"b":3,"a":[true,null,"é😀\n"]}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, bad := range []string{"", "{", "[1,]", `{"a":1,}`, "01", "1.", ".5", "+1", "'a'", "nul", `"\x"`, "\"\n\"", "1 2", "{a:1}", strings.Repeat("[", 100000)} {
		if _, ok := parseJSON(bad); ok {
			t.Errorf("%.20q was taken", bad)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a": [1, "x", null]}`, `"\ud83d\ude00"`, "-0.1e+5", "[[[", "{}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, ok := parseJSON(s)
		if want := json.Valid([]byte(s)); ok != want && len(s) < 4000 {
			t.Errorf("%q: %v, the standard library says %v", s, ok, want)
		}
	})
}

func TestFileURLs(t *testing.T) {
	for path, want := range map[string]string{
		"/a/b.js": "file:///a/b.js", "/a b#c?d%é": "file:///a%20b%23c%3Fd%25%C3%A9", "/~x[1]{2}|^'": "file:///~x[1]%7B2%7D|^'",
	} {
		got := FileURL(path)
		if got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
		if back, err := FilePath(got, ""); err != nil || back != path {
			t.Errorf("%s came back as %s %v", path, back, err)
		}
	}
}
