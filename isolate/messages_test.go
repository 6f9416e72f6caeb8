package isolate_test

// Messages to and from Go that carry more than bytes.

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/heddle-js/heddle/isolate"
	"github.com/heddle-js/heddle/serdes"
)

// worker runs source and gives its thread.
func worker(t *testing.T, source string) (context.Context, *isolate.Worker) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	w, err := isolate.New(isolate.Options{Worker: true, Eval: source})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		w.Terminate()
		w.Wait(ctx)
	})
	return ctx, w
}

func TestLargeBuffersReachGo(t *testing.T) {
	ctx, w := worker(t, `
		const { parentPort } = require('node:worker_threads');
		const large = new Uint8Array(100_000).fill(7), moved = new Uint8Array(3).fill(9);
		for (let i = 0; i < 3; i++) parentPort.postMessage({ large, tail: large.subarray(99_998), small: new Uint8Array(2) });
		parentPort.postMessage({ large, moved }, [moved.buffer]);`)
	want := bytes.Repeat([]byte{7}, 100_000)
	type message struct {
		Large, Tail, Small, Moved []byte
	}
	check := func(got message, moved []byte) {
		t.Helper()
		if !bytes.Equal(got.Large, want) || !bytes.Equal(got.Moved, moved) {
			t.Fatalf("got %d bytes and %v", len(got.Large), got.Moved)
		}
	}
	var first, second message
	if err := w.ReceiveInto(ctx, &first); err != nil {
		t.Fatal(err)
	}
	check(first, nil)
	data, err := w.ReceiveWire(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := serdes.Unmarshal(data, &second); err != nil {
		t.Fatal(err)
	}
	check(second, nil)
	value, err := w.Receive(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got := value.(map[string]any)["tail"].([]byte); len(got) != 2 || got[1] != 7 {
		t.Fatalf("tail: %v", got)
	}
	var third message
	if err := w.ReceiveInto(ctx, &third); err != nil {
		t.Fatal(err)
	}
	check(third, []byte{9, 9, 9})
}

// Values of all kinds that go to Go as bytes are themselves when Go posts the bytes back.
func TestValuesThereAndBack(t *testing.T) {
	ctx, w := worker(t, `
		const assert = require('node:assert');
		const { parentPort } = require('node:worker_threads');
		const buffers = [0, 1, 16_383, 16_384, 100_000].map((n) => new Uint8Array(n).fill(n % 251).buffer);
		const resizable = new ArrayBuffer(10, { maxByteLength: 20 });
		const value = {
			'': 1, 'é': '日', 7: [1, , 3], list: [1.5, -0, NaN, 2 ** 40], deep: { a: { b: { c: [{ d: 'x' }, { d: 'y' }] } } },
			map: new Map([[{ k: 1 }, new Set(['v', 2n ** 70n])]]), date: new Date(5), match: /x/gi, boxed: [Object(1), Object('é')],
			error: new RangeError('wrong', { cause: { reason: [1] } }), undefined: undefined, wide: {},
			buffers, views: buffers.map((b) => new Uint8Array(b, b.byteLength >> 1)), tracking: new Uint8Array(resizable), resizable,
		};
		for (let i = 0; i < 200; i++) value.wide['key ' + i] = i;
		value.self = value;
		const moved = [3, 50_000].map((n) => new Uint8Array(n).fill(n % 251));
		const copies = moved.map((m) => m.slice());
		parentPort.once('message', (got) => {
			assert.deepStrictEqual(got.moved, copies);
			delete got.moved;
			assert.deepStrictEqual(got, value);
			assert.strictEqual(got.self, got);
			for (const [i, view] of got.views.entries()) assert.strictEqual(view.buffer, got.buffers[i]);
			assert.strictEqual(got.tracking.buffer, got.resizable);
			got.resizable.resize(20);
			assert.strictEqual(got.tracking.length, 20);
			parentPort.postMessage('the same');
		});
		parentPort.postMessage({ ...value, self: null }, []);
		const sent = { ...value, moved };
		sent.self = sent;
		parentPort.postMessage(sent, moved.map((m) => m.buffer));`)
	if _, err := w.Receive(ctx); err != nil {
		t.Fatal(err)
	}
	data, err := w.ReceiveWire(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.PostWire(ctx, data); err != nil {
		t.Fatal(err)
	}
	if got, err := w.Receive(ctx); err != nil || got != "the same" {
		t.Fatalf("%v, %v", got, err)
	}
}
