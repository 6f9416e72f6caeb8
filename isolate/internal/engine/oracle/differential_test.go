package oracle_test

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/heddle-js/heddle/isolate/internal/engine/oracle"
	"github.com/heddle-js/heddle/serdes"
)

// differ sends a value through both serializers and both deserializers.
func differ(s sample) error {
	source := "begin();\n" + s.script
	if _, err := eval(source); err != nil {
		return err
	}
	v8, v8err := oracle.Write()
	if s.alters {
		if count, err := eval("shared.length"); err != nil || count != "0" {
			return err // V8 has seen other SharedArrayBuffers than we shall
		}
		if _, err := eval(source); err != nil {
			return err
		}
	}
	if _, err := eval("incoming = transfer.map((b) => b.slice(0)); 0"); err != nil {
		return err
	}
	if s.resize || s.grow {
		return alone(v8, v8err, s.alters)
	}
	ours, err := clone(v8)
	if it.bad != nil && v8err == nil {
		if _, err := oracle.Read(v8); err == nil {
			return fmt.Errorf("V8 reads %x, but %w", v8, it.bad)
		}
		return differBytes(ours, v8, false)
	}
	if err != nil || v8err != nil {
		return differErrors(err, v8err)
	}
	// A literal that is evaluated again may find its numbers kept in another form.
	if err := differBytes(ours, v8, s.alters); err != nil {
		return err
	}
	if s.memory {
		// V8 writes a reference for a memory's buffer that it has written before, which it does not read.
		if _, err := oracle.Read(v8); err != nil {
			return alone(v8, v8err, s.alters)
		}
	}
	if err := differReaders(v8); err != nil {
		return err
	}
	if !bytes.Equal(ours, v8) {
		if err := differReaders(ours); err != nil {
			return err
		}
	}
	if moved, err := eval("transfer.length + shared.length"); err != nil || moved != "0" {
		return err // a tree has no memory of others
	}
	if err := here(s.alters); err != nil {
		return err
	}
	return tree(v8)
}

// here holds a clone that has not been through Go against what V8 reads of its own bytes.
func here(alters bool) error {
	if hosts, err := eval("hosts.length"); err != nil || hosts != "0" || alters {
		return err // ports go through Go, and other getters than V8's time have other effects
	}
	if _, err := oracle.EvalHere("ours = clone(value, []); 0"); err != nil {
		return fmt.Errorf("clone without Go: %w", err)
	}
	if where, err := eval("same(read, ours)"); err != nil || where != "" {
		return fmt.Errorf("V8's clone and ours without Go: %s, %v", where, err)
	}
	return nil
}

// alone sends a value through our own code, twice, after a look at how V8 writes it: this V8 writes
// resizable buffers as fixed ones and does not read what it writes, nor that of growable ones.
func alone(v8 []byte, v8err error, loose bool) error {
	ours, err := clone(nil)
	if err != nil && v8err == nil {
		return nil // a view outside of its buffer, which Node refuses, and V8 since this one
	}
	if err != nil || v8err != nil {
		return differErrors(err, v8err)
	}
	if err := differBytes(ours, v8, loose); err != nil {
		return err
	}
	if _, err := eval("value = ours; transfer = []; hosts.forEach((h, i) => setPort(h, i + 1)); 0"); err != nil {
		return err
	}
	again, err := clone(nil)
	if err != nil {
		return err
	}
	if where, err := eval("same(value, ours)"); err != nil || where != "" {
		return fmt.Errorf("clone of %.200x and its clone of %.200x: %s, %v", ours, again, where, err)
	}
	return nil
}

// differReaders makes V8 read a message whose value is in global variable ours.
func differReaders(message []byte) error {
	if left, err := oracle.Read(message); err != nil || left != 0 {
		return fmt.Errorf("V8 reads %.200x: %d left, %w", message, left, err)
	}
	if where, err := eval("same(read, ours)"); err != nil || where != "" {
		return fmt.Errorf("of %.200x, V8's clone and ours: %s, %v", message, where, err)
	}
	return nil
}

// differErrors holds what was thrown against each other.
func differErrors(ours, v8 error) error {
	if ours != nil && v8 != nil && strings.HasSuffix(ours.Error(), ": "+v8.Error()) {
		return nil
	}
	return fmt.Errorf("ours throws %v\n  V8's throws %v", ours, v8)
}

// differBytes holds two messages against each other.
func differBytes(ours, v8 []byte, loose bool) error {
	if bytes.Equal(ours, v8) {
		return nil
	}
	a, err := scan(ours, loose)
	if err != nil {
		return fmt.Errorf("ours: %w", err)
	}
	b, err := scan(v8, loose)
	if err != nil {
		return fmt.Errorf("V8's: %w", err)
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Errorf("bytes, token %d: ours %.60s, V8's %.60s\n  ours  %.200x\n  V8's %.200x", i, a[i], b[i], ours, v8)
		}
	}
	if len(a) != len(b) {
		return fmt.Errorf("bytes: %d tokens, V8's %d", len(a), len(b))
	}
	return nil
}

// tree sends a message through Go's Value tree and back.
func tree(message []byte) error {
	var v serdes.Value
	if err := (serdes.UnmarshalOptions{Host: serdes.HostKinds}).Unmarshal(message, &v); err != nil {
		return fmt.Errorf("Unmarshal of %x: %w", message, err)
	}
	again, err := serdes.Marshal(v)
	if err != nil {
		return fmt.Errorf("Marshal of what %x is: %w", message, err)
	}
	if err := differBytes(again, message, true); err != nil {
		return fmt.Errorf("tree: %w", err)
	}
	return nil
}

func TestOneValue(t *testing.T) {
	for _, source := range []string{
		`value = 1`,
		`value = [1, 'a', { b: [true, null, undefined] }, new Map([[1, new Set([2])]]), new Date(5), /x/gi, 10n, new Error('m')]; value.push(value)`,
		`{ const b = new ArrayBuffer(16); value = [new Uint8Array(b, 3, 5), new Float64Array(b), b, new DataView(b, 1)] }`,
		`{ const b = new ArrayBuffer(8); value = [b, host(), new Int8Array(b)]; transfer = [b] }`,
		`{ const b = new SharedArrayBuffer(8); value = [b, new Int8Array(b)]; }`,
	} {
		onThread(func() {
			if err := differ(sample{script: source}); err != nil {
				t.Errorf("%s\n%v", source, err)
			}
		})
	}
}

// TestDifferential runs values that are generated from seeds; HEDDLE_DIFFERENTIAL is how many, and
// HEDDLE_DIFFERENTIAL_FROM the first seed.
func TestDifferential(t *testing.T) {
	n, from := number("HEDDLE_DIFFERENTIAL", 2000), number("HEDDLE_DIFFERENTIAL_FROM", 1)
	failed, met := 0, map[string]bool{}
	for seed := from; seed < from+n && failed < 20; seed++ {
		s := generate(seed)
		onThread(func() {
			begin := time.Now()
			err := differ(s)
			if took := time.Since(begin); took > 200*time.Millisecond {
				t.Logf("seed %d took %v", seed, took)
			}
			note(met, it.wrote)
			if err != nil {
				failed++
				t.Errorf("seed %d\n%.2000s\n%v", seed, s.script, err)
			}
		})
	}
	for _, tag := range allTags {
		if n >= 2000 && !met[tag] {
			t.Errorf("no value has tag %s", tag)
		}
	}
}

// note collects the tags of a message that was written.
func note(met map[string]bool, message []byte) {
	tokens, err := scan(message, false)
	if err != nil {
		return
	}
	for _, token := range tokens {
		met[token[:1]] = true
		if token[0] == 'V' {
			met[token[:2]] = true
		}
	}
}

// allTags are the tags of the wire that a writer has, as scan gives them; the tag of views with each of
// their types.
var allTags = append(strings.Split(`_ 0 T F - I N Z z D n x y " c ^ o { A $ a @ s R ; : ' , B t u w M r E S U m . h`, " "),
	"Vb", "VB", "VC", "Vw", "VW", "Vd", "VD", "Vf", "VF", "Vq", "VQ", "V?")

func number(name string, otherwise uint64) uint64 {
	if n, err := strconv.ParseUint(os.Getenv(name), 10, 64); err == nil {
		return n
	}
	return otherwise
}
