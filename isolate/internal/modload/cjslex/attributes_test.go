package cjslex

import "testing"

func TestAttributes(t *testing.T) {
	for in, want := range map[string]string{
		`import x from "./x.json" with { type: "json" }`:                 `import x from "./x.json" assert { type: "json" }`,
		`import "./x.json"with{type:"json"}`:                             `import "./x.json"assert{type:"json"}`,
		"export * from 'y' /* c */ with\n{type:'json'}":                  "export * from 'y' /* c */ assert\n{type:'json'}",
		`import("./x", { with: { type: "json" } })`:                      `import("./x", { assert: { type: "json" } })`,
		`import(f("a", {with: 1}), {x: {with: 2}, with: {type:"json"}})`: `import(f("a", {with: 1}), {x: {with: 2}, assert: {type:"json"}})`,
		`const s = "import x with { }"; x.import({}, {with: 1})`:         `const s = "import x with { }"; x.import({}, {with: 1})`,
		"`import ${import('a', {with: {}})} 'x' with {`":                 "`import ${import('a', {assert: {}})} 'x' with {`",
		`/import "x" with {/; with (a) { import(b) }`:                    `/import "x" with {/; with (a) { import(b) }`,
	} {
		if got := Attributes(in); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}
