package oracle_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/heddle-js/heddle/isolate/internal/engine/oracle"
	"github.com/heddle-js/heddle/serdes"
)

// differ sends the value that source makes through both serializers and both deserializers. source is a
// script that sets value, and transfer, on the globals of the prelude.
func differ(source string) error {
	if _, err := eval("begin();\n" + source); err != nil {
		return err
	}
	v8, err := oracle.Write()
	if err != nil {
		return fmt.Errorf("V8 writes: %w", err)
	}
	if _, err := eval("incoming = transfer.map((b) => b.slice(0)); 0"); err != nil {
		return err
	}
	// Ours, read from V8's bytes.
	ours, err := clone(v8)
	if err != nil {
		return fmt.Errorf("we, of %x: %w", v8, err)
	}
	if !bytes.Equal(ours, v8) {
		return fmt.Errorf("bytes:\n  ours %x\n  V8's %x", ours, v8)
	}
	left, err := oracle.Read(v8)
	if err != nil || left != 0 {
		return fmt.Errorf("V8 reads %x: %d left, %w", v8, left, err)
	}
	if where, err := eval("same(read, ours)"); err != nil || where != "" {
		return fmt.Errorf("V8's bytes %x, V8's clone and ours: %s, %v", v8, where, err)
	}
	if moved, err := eval("transfer.length + shared.length"); err != nil || moved != "0" {
		return err // a tree has no memory of others
	}
	return tree(v8)
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
	if !bytes.Equal(again, message) {
		return fmt.Errorf("tree:\n  from %x\n  gave %x", message, again)
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
			if err := differ(source); err != nil {
				t.Errorf("%s\n%v", source, err)
			}
		})
	}
}
