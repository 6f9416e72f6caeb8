package oracle_test

import "testing"

// TestLarge has values whose counts do not fit a token's first word, and those of which the builder or V8
// makes something else than of small ones.
func TestLarge(t *testing.T) {
	if number("HEDDLE_DIFFERENTIAL", 0) == 0 {
		t.Skip("takes ten seconds; HEDDLE_DIFFERENTIAL is not set")
	}
	for _, script := range []string{
		`'x'.repeat(0xFFFFFE)`, `'x'.repeat(0xFFFFFF)`, `['x', 'y'.repeat(0x1000000), 'z']`, `'\u20ac'.repeat(0xFFFFFF)`,
		`{ ['k'.repeat(70000)]: 1 }`, `[2n ** (1n << 23n) - 1n, -(2n ** (1n << 20n))]`, `new Uint8Array(20 << 20).fill(7).buffer`, `new DataView(new ArrayBuffer(1 << 20), 3)`,
		`Array.from({ length: (1 << 20) + 1 }, (_, i) => i)`, `Array.from({ length: (1 << 20) + 1 }, (_, i) => i / 2)`,
		`Array.from({ length: 70000 }, (_, i) => 'x' + i)`, `new Map(Array.from({ length: 70000 }, (_, i) => [i, i + 0.5]))`,
		`Object.fromEntries(Array.from({ length: 3000 }, (_, i) => ['k' + i, { id: i }]))`,
		`(() => { const a = []; a[5e7] = 1; a[1] = 2; return a })()`, `new Array((1 << 25) + 1)`,
	} {
		check(t, func() error { return differ(sample{script: "value = " + script + "; 0"}) })
	}
}
