package isolate_test

// Stress: many Workers, ended in every way, with bounds on what is left behind. A few rounds in the
// default run, HEDDLE_STRESS of them in scripts/stress.

import (
	"context"
	"math/rand"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/heddle-js/heddle/isolate"
)

func rounds(t *testing.T, short int) int {
	n, err := strconv.Atoi(os.Getenv("HEDDLE_STRESS"))
	if err != nil {
		return short
	}
	t.Logf("%d rounds", n)
	return n
}

// programs end by themselves, in an error, or never.
var stressPrograms = []string{
	``,
	`for (;;);`,
	`throw new Error('uncaught')`,
	`Promise.reject(new Error('unhandled'))`,
	`process.exit(7)`,
	`setInterval(() => {}, 1)`,
	`(function tick() { process.nextTick(tick); })()`,
	`(function micro() { queueMicrotask(micro); })()`,
	`Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`,
	`const fs = require('fs'); for (let i = 0; i < 50; i++) fs.readFile('/proc/self/maps', () => {}); setTimeout(() => {}, 1e6)`,
	`const { Worker } = require('worker_threads'); for (let i = 0; i < 2; i++) new Worker('for (;;);', { eval: true })`,
	`const { parentPort } = require('worker_threads'); parentPort.on('message', (m) => parentPort.postMessage(m))`,
	`const { MessageChannel } = require('worker_threads'); const { port1, port2 } = new MessageChannel();
	 port1.on('message', () => port2.postMessage(new Uint8Array(1e5))); port2.postMessage(1); port2.on('message', () => {})`,
	`const { parentPort } = require('worker_threads'); for (let i = 0; i < 100; i++) parentPort.postMessage('x'.repeat(1000)); setTimeout(() => {}, 1e6)`,
	`console.log('x'.repeat(1e5)); setTimeout(() => {}, 1e6)`,
}

// TestStressTerminate ends Workers at random moments of their lives.
func TestStressTerminate(t *testing.T) {
	total := rounds(t, 60)
	ctx := context.Background()
	slots := make(chan struct{}, 4)
	var running sync.WaitGroup
	for i := 0; i < total; i++ {
		slots <- struct{}{}
		running.Add(1)
		go func() {
			defer running.Done()
			defer func() { <-slots }()
			w, err := isolate.New(isolate.Options{
				Worker: true, HasEval: true, Eval: stressPrograms[i%len(stressPrograms)], Stdout: &strings.Builder{},
			})
			if err != nil {
				t.Error(err)
				return
			}
			if i%7 == 0 {
				w.Post(ctx, map[string]any{"n": i})
			}
			started := make(chan struct{})
			go func() { w.Run(ctx); close(started) }()
			// Not a wait for anything: a random moment is the point.
			select {
			case <-started:
			case <-time.After(time.Duration(rand.Intn(8)) * time.Millisecond):
			}
			for spin := rand.Intn(200000); spin > 0; spin-- {
			}
			w.Terminate()
			<-started
			wait, cancel := context.WithTimeout(ctx, time.Minute)
			defer cancel()
			if _, err := w.Wait(wait); wait.Err() != nil {
				t.Errorf("program %d did not end: %v", i%len(stressPrograms), err)
			}
		}()
	}
	running.Wait()
}

// TestStressLeaks makes and ends Workers one after another and looks at what the process has kept.
func TestStressLeaks(t *testing.T) {
	total := rounds(t, 40)
	once := func() {
		ctx := context.Background()
		w, err := isolate.New(isolate.Options{Worker: true, Eval: `require('worker_threads').parentPort.postMessage([1, { a: 'b' }])`})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Receive(ctx); err != nil {
			t.Fatal(err)
		}
		if code, err := w.Wait(ctx); code != 0 || err != nil {
			t.Fatal(code, err)
		}
	}
	for i := 0; i < 20; i++ {
		once() // what is made once for all
	}
	goroutines, threads, rss := usage(t)
	for i := 0; i < total; i++ {
		once()
	}
	g, th, r := usage(t)
	t.Logf("after %d Workers: goroutines %d to %d, threads %d to %d, memory %d to %d KiB", total, goroutines, g, threads, th, rss, r)
	if g > goroutines+4 {
		t.Errorf("goroutines grew from %d to %d", goroutines, g)
	}
	if th > threads+8 {
		t.Errorf("threads grew from %d to %d", threads, th)
	}
	// The allocators need some room; a leak of a whole isolate would be 2 MiB a round.
	if limit := rss + 20<<10 + total*30; r > limit {
		t.Errorf("memory grew from %d to %d KiB in %d rounds", rss, r, total)
	}
}

// usage gives goroutines, OS threads and resident KiB, after Go has collected its own.
func usage(t *testing.T) (goroutines, threads, rss int) {
	t.Helper()
	runtime.GC()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("no /proc: ", err)
	}
	for _, line := range strings.Split(string(status), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		switch fields[0] {
		case "Threads:":
			threads, _ = strconv.Atoi(fields[1])
		case "VmRSS:":
			rss, _ = strconv.Atoi(fields[1])
		}
	}
	return runtime.NumGoroutine(), threads, rss
}
