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
