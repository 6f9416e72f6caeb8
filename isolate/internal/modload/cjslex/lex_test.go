package cjslex

import (
	"encoding/json"
	"os"
	"sort"
	"strings"
	"testing"
)

// names expands reexports of ./a.cjs, ./b.cjs, ./c.cjs, which export from_a, from_b, from_c.
func names(text string) []string {
	r := Lex(text)
	seen := map[string]bool{}
	for _, n := range r.Names {
		seen[n] = true
	}
	for _, spec := range r.Reexports {
		seen["from_"+strings.TrimSuffix(strings.TrimPrefix(spec, "./"), ".cjs")] = true
	}
	delete(seen, "default")
	out := []string{}
	for n := range seen {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

// TestNames compares with what Node 20 finds; testdata/names.json was recorded from import() of each text.
func TestNames(t *testing.T) {
	data, err := os.ReadFile("testdata/names.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Text  string
		Names []string
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		sort.Strings(c.Names)
		if got := names("return;\n" + c.Text); strings.Join(got, "|") != strings.Join(c.Names, "|") {
			t.Errorf("%s\n got %q\nwant %q", c.Text, got, c.Names)
		}
	}
}

func FuzzLex(f *testing.F) {
	data, _ := os.ReadFile("testdata/names.json")
	var cases []struct{ Text string }
	_ = json.Unmarshal(data, &cases)
	for _, c := range cases {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, text string) { Lex(text) })
}
