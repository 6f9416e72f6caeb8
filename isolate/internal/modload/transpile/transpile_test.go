package transpile

import (
	"strings"
	"testing"
)

func TestTypeScriptCommonJS(t *testing.T) {
	src := "import fs from 'fs';\ninterface A { x: number }\nenum E { One = 1 }\nexport const a: number = E.One;\n\nexport function boom(): never { throw new Error('x'); }\n"
	r, err := TypeScript("/a.ts", src, CommonJS)
	if err != nil {
		t.Fatal(err)
	}
	if r.Module || strings.Contains(r.Code, "export const") || !strings.Contains(r.Code, "0 && (module.exports") {
		t.Fatal(r.Code)
	}
	for i, line := range strings.Split(r.Code, "\n") {
		if at := strings.Index(line, "throw new"); at >= 0 {
			l, c, ok := r.Map.Lookup(i, at)
			if !ok || l != 5 || c != 32 {
				t.Fatalf("mapped to %d:%d %v", l, c, ok)
			}
			return
		}
	}
	t.Fatal("no throw in the result")
}

func TestEither(t *testing.T) {
	for src, module := range map[string]bool{
		"import x from 'y'; export = x": false, "await 1; export {}": true, "console.log(import.meta.url)": true, "let a: number = 1": false,
	} {
		r, err := TypeScript("/a.ts", src, Either)
		if err != nil && src[0] != 'i' {
			t.Error(src, err)
		}
		if r.Module != module {
			t.Errorf("%s: module %v", src, r.Module)
		}
	}
}

func TestJavaScript(t *testing.T) {
	r, err := JavaScript("/a.mjs", "import x from './x.json' with { type: 'json' }\nusing y = x\n@dec class A {}\n", Module)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.Code, "assert {") && !strings.Contains(r.Code, "assert{") {
		t.Error(r.Code)
	}
	if r, err := JavaScript("/a.cjs", "using y = 1; module.exports = y; return", CommonJS); err == nil {
		_ = r
	} else {
		t.Log("top-level return:", err)
	}
}

func TestSyntaxError(t *testing.T) {
	_, err := TypeScript("/a.ts", "let x = (\n", Either)
	e, ok := err.(*SyntaxError)
	if !ok || e.Line != 2 {
		t.Fatalf("%#v", err)
	}
}
