package isolate_test

// Stress on ports: messages in great number through many short-lived ports, with the memory watched.

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/heddle-js/heddle/isolate"
)

// portsProgram makes a channel a round, sends one end to the Worker below it, and has messages answered
// through it; every tenth of all rounds it asks for a measure and waits for the go-ahead.
const portsProgram = `
const { Worker, MessageChannel, BroadcastChannel, parentPort } = require('worker_threads');
const echo = new Worker(` + "`" + `
  const { parentPort } = require('worker_threads');
  parentPort.on('message', (port) => {
    port.on('message', (value) => {
      if (value.last) port.postMessage(value);
    });
  });` + "`" + `, { eval: true });
async function round(messages) {
  const { port1, port2 } = new MessageChannel();
  echo.postMessage(port2, [port2]);
  const done = new Promise((resolve) => port1.on('message', resolve));
  const buffer = new ArrayBuffer(64);
  port1.postMessage({ n: 0, buffer, last: false }, [buffer]);
  for (let n = 1; n < messages; n++) port1.postMessage({ n, text: 'some text', last: n === messages - 1 });
  await done;
  port1.close();
  const a = new BroadcastChannel('stress'), b = new BroadcastChannel('stress');
  const heard = new Promise((resolve) => { b.onmessage = resolve; });
  a.postMessage(new SharedArrayBuffer(16));
  await heard;
  a.close();
  b.close();
}
parentPort.once('message', async ({ rounds, messages }) => {
  for (let i = 0; i < rounds; i++) {
    if (i % (rounds / 10) === 0) await measure();
    await round(messages);
  }
  await measure();
  echo.terminate();
});
function measure() {
  globalThis.gc?.();
  parentPort.postMessage(process.memoryUsage().heapUsed);
  return new Promise((resolve) => parentPort.once('message', resolve));
}
`

// TestStressPorts sends 1,000 messages through each of so many channels, and prints the curve of memory.
func TestStressPorts(t *testing.T) {
	channels, messages := rounds(t, 20), 1000
	channels -= channels % 10
	ctx := context.Background()
	w, err := isolate.New(isolate.Options{Worker: true, HasEval: true, Eval: portsProgram})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if err := w.Post(ctx, map[string]any{"rounds": channels, "messages": messages}); err != nil {
		t.Fatal(err)
	}
	var curve []int
	var lines []string
	for step := 0; step <= 10; step++ {
		heap, err := w.Receive(ctx)
		if err != nil {
			t.Fatal(err)
		}
		goroutines, threads, rss := usage(t)
		curve = append(curve, rss)
		lines = append(lines, fmt.Sprintf("%8d messages: %7d KiB resident, %6.0f KiB of JavaScript's heap, %d goroutines, %d threads",
			step*channels/10*messages, rss, heap.(float64)/1024, goroutines, threads))
		if err := w.Post(ctx, nil); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d messages through each of %d channels\n%s", messages, channels, strings.Join(lines, "\n"))
	if code, err := w.Wait(ctx); code != 0 || err != nil {
		t.Fatal(code, err)
	}
	// The first tenth is for what the allocators keep. A message that stays behind would be 100 bytes at least.
	if limit := curve[1] + 24<<10 + channels*messages/50; curve[10] > limit {
		t.Errorf("memory grew from %d to %d KiB", curve[1], curve[10])
	}
}
