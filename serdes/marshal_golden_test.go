// Go values against the bytes that node writes for the equal JavaScript value:
// testdata/golden.json, recorded by scripts/oracle-serdes.js.

package serdes

import (
	"encoding/hex"
	"strings"
	"testing"
)

// notInATree are what a Value does not keep: whether an error has an empty
// message, and where a stack is that JavaScript says is empty.
var notInATree = map[string]bool{
	"(() => { const e = new Error(); e.stack = ''; return e; })()": true,
}

// TestGoldenValue reads everything that node wrote into the Value tree and
// writes it back to the byte.
func TestGoldenValue(t *testing.T) {
	for _, g := range readGolden(t) {
		if g.Mode != "node" && g.Mode != "plain" || notInATree[g.Expr] {
			continue
		}
		if strings.Contains(g.Expr, "moved") || strings.Contains(g.Expr, "SharedArrayBuffer") {
			continue // what is not in the bytes becomes a buffer that is
		}
		t.Run(g.Mode+" "+g.Expr, func(t *testing.T) {
			var v Value
			if err := Unmarshal(g.bytes(t), &v); err != nil {
				t.Fatal(err)
			}
			got, err := MarshalOptions{NodeViews: g.Mode == "node"}.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			if hex.EncodeToString(got) != g.Hex {
				t.Errorf("\n got %x\nwant %s\n%#v", got, g.Hex, v)
			}
		})
	}
}

// TestGoldenAny reads everything into any.
func TestGoldenAny(t *testing.T) {
	for _, g := range readGolden(t) {
		if strings.Contains(g.Expr, "moved") || strings.Contains(g.Expr, "SharedArrayBuffer") {
			continue
		}
		in := g.bytes(t)
		var v any
		err := Unmarshal(in, &v)
		if g.Mode == "refuse" {
			if err == nil {
				t.Errorf("%s gives %#v", g.Expr, v)
			}
			continue
		}
		var w Writer
		if tapeErr := NewDeserializer(in, g.delegate()).ReadTape(&w); (err == nil) != (tapeErr == nil) {
			t.Errorf("%s %s: %v, the Deserializer says %v", g.Mode, g.Expr, err, tapeErr)
		}
	}
}
