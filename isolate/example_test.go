package isolate_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/heddle-js/heddle/isolate"
)

// A main program, with its output in Go's hands.
func ExampleNew() {
	var out strings.Builder
	w, err := isolate.New(isolate.Options{
		Eval:   `console.log('hello', process.argv[1], process.env.WHO); process.exitCode = 3`,
		Argv:   []string{"Go"},
		Env:    []string{"WHO=heddle"},
		Stdout: &out,
	})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	if err := w.Run(ctx); err != nil {
		panic(err)
	}
	code, err := w.Wait(ctx)
	fmt.Print(out.String())
	fmt.Println(code, err)
	// Output:
	// hello Go heddle
	// 3 <nil>
}

// A Worker that exchanges Go values.
func ExampleWorker_Post() {
	w, err := isolate.New(isolate.Options{
		Worker:     true,
		WorkerData: map[string]any{"factor": 2},
		Eval: `
			const { parentPort, workerData } = require('worker_threads');
			parentPort.on('message', (n) => {
				if (n === 'stop') return parentPort.close();
				parentPort.postMessage({ n: n * workerData.factor, at: [1, 'two'] });
			});`,
	})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	if err := w.Run(ctx); err != nil {
		panic(err)
	}
	for _, n := range []any{20, 21} {
		if err := w.Post(ctx, n); err != nil {
			panic(err)
		}
		answer, err := w.Receive(ctx)
		fmt.Println(answer, err)
	}
	w.Post(ctx, "stop")
	fmt.Println(w.Wait(ctx))
	// Output:
	// map[at:[1 two] n:40] <nil>
	// map[at:[1 two] n:42] <nil>
	// 0 <nil>
}

// Go structs there and back.
func ExampleWorker_ReceiveInto() {
	type point struct {
		X, Y  float64
		Label string `v8:"label,omitempty"`
	}
	w, err := isolate.New(isolate.Options{
		Worker: true,
		Eval: `
			const { parentPort } = require('worker_threads');
			parentPort.once('message', (points) => {
				parentPort.postMessage(points.map(({ X, Y }) => ({ X: Y, Y: X, label: ` + "`${X}/${Y}`" + ` })));
			});`,
	})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	if err := w.Run(ctx); err != nil {
		panic(err)
	}
	if err := w.Post(ctx, []point{{X: 1, Y: 2}, {X: 3.5}}); err != nil {
		panic(err)
	}
	var answer []point
	err = w.ReceiveInto(ctx, &answer)
	fmt.Println(answer, err)
	fmt.Println(w.Wait(ctx))
	// Output:
	// [{2 1 1/2} {0 3.5 3.5/0}] <nil>
	// 0 <nil>
}

// A limit that holds, and an error that arrives as itself.
func ExampleWorker_Wait() {
	ctx := context.Background()
	run := func(opts isolate.Options) {
		opts.Worker = true
		w, err := isolate.New(opts)
		if err != nil {
			panic(err)
		}
		if err := w.Run(ctx); err != nil {
			panic(err)
		}
		code, err := w.Wait(ctx)
		fmt.Println(code, err)
	}
	run(isolate.Options{
		Eval:   `const all = []; for (;;) all.push({ x: [1, 2, 3] })`,
		Limits: isolate.Limits{MaxOldGenerationSizeMb: 16},
	})
	run(isolate.Options{Eval: `throw new RangeError('too far')`})
	// Output:
	// 1 isolate: worker terminated due to reaching memory limit: JS heap out of memory
	// 1 RangeError: too far
}

// Nothing holds a thread that is to end.
func ExampleWorker_Terminate() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	w, err := isolate.New(isolate.Options{Worker: true, Eval: `for (;;);`})
	if err != nil {
		panic(err)
	}
	if err := w.Run(ctx); err != nil {
		panic(err)
	}
	w.Terminate()
	fmt.Println(w.Wait(ctx))
	// Output: 1 <nil>
}

// A heap snapshot of a thread that is busy.
func ExampleWorker_HeapSnapshot() {
	ctx := context.Background()
	w, err := isolate.New(isolate.Options{
		Worker: true,
		Eval: `class Planted {}; globalThis.kept = new Planted();
			require('worker_threads').parentPort.postMessage('ready'); for (;;);`,
	})
	if err != nil {
		panic(err)
	}
	if err := w.Run(ctx); err != nil {
		panic(err)
	}
	if _, err := w.Receive(ctx); err != nil {
		panic(err)
	}
	var snapshot strings.Builder
	err = w.HeapSnapshot(ctx, &snapshot, isolate.SnapshotOptions{})
	fmt.Println(err, strings.HasPrefix(snapshot.String(), `{"snapshot":`), strings.Contains(snapshot.String(), `"Planted"`))
	fmt.Println(w.Utilization().Idle < 1e6)
	w.Terminate()
	w.Wait(ctx)
	// Output:
	// <nil> true true
	// true
}
