package engine_test

// The engine without the runtime on top: a bootstrap of a few lines, a Host that keeps notes.

import (
	"errors"
	"fmt"
	"math/big"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/serdes"
)

// loader evaluates what the start hook is given, with internalBinding as `binding`.
const loader = `'use strict';
const errors = internalBinding('errors'), loop = internalBinding('loop');
globalThis.binding = internalBinding;
globalThis.ticks = [];
globalThis.delivered = [];
let state;
errors.setHooks({
  start(source) { state ??= loop.getState(); return (0, eval)(source); },
  event(n) { return n + 1; },
  makeError(info) { return Object.assign(new Error(info.message), info); },
  dataCloneError(message) { return new Error('DataCloneError: ' + message); },
  deliver(port, value, ports, error) { delivered.push(error ?? value); },
  portClosed(port) { delivered.push('closed ' + port); },
  makePort(id) { return { port: id }; },
});
errors.setUncaughtHandler((error) => { if (globalThis.handler) return handler(error); globalThis.last = error; return true; });
loop.setCallbacks({
  runTimers() { return 0; },
  runImmediates() { return globalThis.immediates?.() ?? 0; },
  runTicks() { state[1] = 0; for (const fn of ticks.splice(0)) fn(); loop.runMicrotasks(); },
});
globalThis.tick = (fn) => { ticks.push(fn); state[1] = 1; };
return () => {};
`

var ops = []engine.Op{
	{Binding: "test", Name: "echo", Kind: int(bindings.KindSync)},
	{Binding: "test", Name: "fail", Kind: int(bindings.KindSync)},
	{Binding: "test", Name: "later", Kind: int(bindings.KindBlocking)},
	{Binding: "test", Name: "fill", Kind: int(bindings.KindSync)},
}

func onlyLoader(id string) (string, bool) { return loader, id == "internal/bootstrap/loader" }

func TestMain(m *testing.M) {
	err := engine.Init(engine.Setup{Source: onlyLoader, Ops: ops})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// host is what the engine asks of a thread, in its simplest form.
type host struct {
	env     bindings.Env
	pending []engine.OpCall
	posted  []*engine.Message
	fatal   chan string
	panics  bool
}

func (h *host) RunOp(call engine.OpCall, out *serdes.Writer) bool {
	if call.Request != 0 {
		h.pending = append(h.pending, call)
		return false
	}
	c := bindings.NewCall(&h.env, call.Tape, call.Args, out)
	switch ops[call.Index].Name {
	case "fail":
		out.Reset()
		bindings.AppendError(out, errors.New(c.String(0)))
		return true
	case "fill":
		for i := range c.Bytes(0) {
			c.Bytes(0)[i] = byte(c.Int(1))
		}
	default:
		c.Return(c.Value(0))
	}
	c.Result()
	return false
}

func (h *host) ArmTimer(float64)        {}
func (h *host) RefTimer(bool)           {}
func (h *host) RefImmediates(bool)      {}
func (h *host) UpdateNow()              {}
func (h *host) RequestRef(uint32, bool) {}
func (h *host) RequestCancel(uint32)    {}
func (h *host) Interrupt(uintptr)       {}
func (h *host) DropHandle(uint32)       {}
func (h *host) NearHeapLimit()          {}

func (h *host) Recovered(value any) error { return fmt.Errorf("panic: %v", value) }

func (h *host) Post(_ uint32, m *engine.Message) (engine.Posted, error) {
	if h.panics {
		panic("in Post")
	}
	h.posted = append(h.posted, keep(m))
	return engine.Sent, nil
}

// PostFlat takes a flat value for a message like any other.
func (h *host) PostFlat(port uint32, tape []uint32) (engine.Posted, error) {
	return h.Post(port, &engine.Message{Tape: tape, Tree: true})
}

func (h *host) CallPort(engine.PortCall, uint32, bool) uint32 { return 0 }

// keep copies what the engine only lends; the addresses on the tape do not outlive the call, so the
// tests post no buffers but transferred and shared ones.
func keep(m *engine.Message) *engine.Message {
	out := *m
	out.Tape = append([]uint32(nil), m.Tape...)
	return &out
}

func (h *host) Clone(m *engine.Message, _ bool) (*engine.Message, error) { return keep(m), nil }

func (h *host) Receive(uint32, bool) (*engine.Message, error) {
	if len(h.posted) == 0 {
		return nil, nil
	}
	m := h.posted[0]
	h.posted = h.posted[1:]
	return m, nil
}

func (h *host) WriteError(out *serdes.Writer, err error) { bindings.AppendError(out, err) }

func (h *host) Fatal(what string, memory bool) { h.fatal <- fmt.Sprint(what, " ", memory) }

// onThread runs fn with a thread of its own on an OS thread of its own.
func onThread(t *testing.T, limits engine.Limits, fn func(*engine.Thread, *host)) {
	t.Helper()
	done := make(chan struct{})
	h := &host{fatal: make(chan string, 1)}
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the OS thread ends with the goroutine
		if limits.StackBytes == 0 {
			limits.StackBytes = 1 << 20
		}
		thread, err := engine.NewThread(h, engine.NewWaker(), limits, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer thread.Close()
		fn(thread, h)
	}()
	select {
	case <-done:
	case text := <-h.fatal:
		t.Fatal("V8 gave up: ", text)
	}
}

// eval runs source in the thread and gives its value as a number.
func eval(t *testing.T, thread *engine.Thread, source string) float64 {
	t.Helper()
	result, status := try(thread, source)
	if status != engine.OK {
		t.Errorf("%s: status %v, %s", source, status, thread.LastError())
	}
	return result
}

func try(thread *engine.Thread, source string) (float64, engine.Status) {
	var w serdes.Writer
	bindings.AppendValue(&w, source)
	return thread.Call(engine.HookStart, w.Words())
}

func isTrue(t *testing.T, thread *engine.Thread, source string) {
	t.Helper()
	if eval(t, thread, source) != 1 {
		eval(t, thread, "globalThis.last ??= undefined")
		t.Errorf("not true: %s", source)
	}
}

func TestBoot(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
		if got := eval(t, thread, "6 * 7"); got != 42 {
			t.Errorf("got %v", got)
		}
		if h := thread.Heap(); h.Used == 0 || h.Limit < h.Used {
			t.Errorf("heap statistics: %+v", h)
		}
	})
}

func TestOperationValues(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
		eval(t, thread, `globalThis.echo = binding('test').echo; 0`)
		for _, value := range []string{
			`undefined`, `true`, `false`, `0`, `-1`, `2147483647`, `2147483648`, `1.5`, `1e300`, `''`, `'text'`, `'\xff\xe9'`,
			`'\u20ac \ud83d\ude00'`, `'x'.repeat(100000)`, `10n`, `-(2n ** 100n)`, `[]`, `[1, 'a', [2.5]]`, `({})`, `({ a: 1, b: { c: [true] } })`,
			`({ 5: 'index', name: 1 })`, `Array.from({ length: 5000 }, (_, i) => i)`,
		} {
			isTrue(t, thread, fmt.Sprintf(`{ const show = (v) => JSON.stringify(v, (k, x) => typeof x === 'bigint' ? x + 'n' : x);
				const v = %s, e = echo(v); typeof e === typeof v && show(e) === show(v); }`, value))
		}
		isTrue(t, thread, `Object.is(echo(-0), -0) && Number.isNaN(echo(NaN)) && echo(() => {}) === undefined && echo() === undefined`)
		isTrue(t, thread, `{ const a = new Uint8Array(8); binding('test').fill(a, 7); a.every((x) => x === 7) }`)
		isTrue(t, thread, `{ const a = new Uint8Array(1000).subarray(10, 20); binding('test').fill(a, 7); new Uint8Array(a.buffer).reduce((x, y) => x + y) === 70 }`)
		isTrue(t, thread, `{ let e; try { binding('test').fail('why') } catch (err) { e = err } e.message === 'why' }`)
		isTrue(t, thread, `{ let e, d = [1]; for (let i = 0; i < 60; i++) d = [d, d]; try { echo(d) } catch (err) { e = err } e instanceof RangeError }`)
		isTrue(t, thread, `{ let e; const o = {}; o.o = o; try { echo(o) } catch (err) { e = err } e instanceof RangeError }`)
		isTrue(t, thread, `{ let e; try { echo({ get a() { throw 5 } }) } catch (err) { e = err } e === 5 && echo('still') === 'still' }`)
	})
}

func TestOperationLater(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, h *host) {
		eval(t, thread, `globalThis.got = []; binding('test').later(new Uint8Array(16), (...a) => got.push(a)); 0`)
		if len(h.pending) != 1 || len(h.pending[0].Held) != 1 || len(h.pending[0].Held[0].Bytes()) != 16 {
			t.Fatalf("pending: %+v", h.pending)
		}
		var w serdes.Writer
		bindings.AppendValue(&w, "done")
		if status := thread.Complete(h.pending[0].Request, w.Words(), false, true); status != engine.OK {
			t.Error(status)
		}
		thread.Complete(h.pending[0].Request, w.Words(), false, true) // known no more
		h.pending[0].Held[0].Release()
		isTrue(t, thread, `got.length === 1 && got[0][0] === null && got[0][1] === 'done'`)
	})
}

func TestTicksAndMicrotasks(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
		eval(t, thread, `globalThis.order = []; Promise.resolve().then(() => order.push('micro')); tick(() => order.push('tick')); 0`)
		isTrue(t, thread, `order.join() === 'tick,micro'`)
		if _, status := try(thread, `throw new Error('thrown')`); status != engine.OK {
			t.Error("a handled exception stopped the thread")
		}
		isTrue(t, thread, `last.message === 'thrown'`)
	})
}

func TestHandlerThatThrows(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
		if _, status := try(thread, `globalThis.handler = () => { throw 1 }; throw 2`); status != engine.Stopped {
			t.Errorf("status %v", status)
		}
		if code, exiting := thread.Exiting(); code != 7 || !exiting {
			t.Errorf("exit code %d, exiting %v", code, exiting)
		}
		if _, status := try(thread, `1`); status != engine.Stopped {
			t.Error("JavaScript ran after the end")
		}
	})
}

func TestTerminate(t *testing.T) {
	for _, program := range []string{
		`for (;;);`, `(function f() { Promise.resolve().then(f) })()`, `(function f() { tick(f) })()`,
		`for (;;) try { for (;;); } finally { for (;;); }`, `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`,
		`/(a+)+$/.test('a'.repeat(40) + 'b')`, `globalThis.handler = () => { for (;;); }; throw 1`,
	} {
		onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
			timer := time.AfterFunc(20*time.Millisecond, thread.Terminate)
			defer timer.Stop()
			if _, status := try(thread, program); status != engine.Stopped {
				t.Errorf("%s: status %v", program, status)
			}
			if _, status := try(thread, `for (;;);`); status != engine.Stopped {
				t.Errorf("%s: the termination was forgotten", program)
			}
		})
	}
}

func TestWaker(t *testing.T) {
	w := engine.NewWaker()
	w.Wake()
	w.Park(-1) // a wake that came before ends it
	start := time.Now()
	w.Park(int64(5 * time.Millisecond))
	if took := time.Since(start); took < 5*time.Millisecond {
		t.Errorf("parked for %v only", took)
	}
	w.Park(0)
	var rounds atomic.Int32
	done := make(chan struct{})
	go func() {
		defer close(done)
		for rounds.Load() < 1000 {
			w.Wake()
			runtime.Gosched()
		}
	}()
	for rounds.Load() < 1000 {
		w.Park(-1)
		rounds.Add(1)
	}
	<-done
}

// Two threads hand a turn to and fro, in quick succession and with pauses: a wake that is lost hangs the test.
func TestWakersTakeTurns(t *testing.T) {
	const turns = 20_000
	wakers := [2]*engine.Waker{engine.NewWaker(), engine.NewWaker()}
	var turn atomic.Int32
	var players sync.WaitGroup
	for me := range int32(2) {
		players.Go(func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			for n := me; n < turns; n += 2 {
				for turn.Load() != n {
					wakers[me].Park(-1)
				}
				if n%1000 < 2 {
					wakers[me].Park(int64(time.Millisecond)) // long enough for the other one to sleep
				}
				turn.Store(n + 1)
				wakers[1-me].Wake()
			}
		})
	}
	players.Wait()
}

func TestBuiltinsCache(t *testing.T) {
	for i := 0; i < 3; i++ {
		onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
			thread.CacheBuiltins(false)
			isTrue(t, thread, `binding('builtins').has('internal/bootstrap/loader') && !binding('builtins').has(Symbol('x'))`)
			isTrue(t, thread, `{ let e; try { binding('builtins').compile('nothing') } catch (err) { e = err } e instanceof Error }`)
		})
	}
}

func TestSnapshot(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
		var text strings.Builder
		told := 0
		taken, err := thread.TakeSnapshot(engine.SnapshotOptions{Progress: func(done, total uint32) bool { told++; return done <= total }})
		if err != nil {
			t.Error(err)
			return
		}
		written := make(chan struct{})
		go func() { // from another thread, while this one changes the heap
			taken.Write(func(b []byte) bool { text.Write(b); return true })
			close(written)
		}()
		isTrue(t, thread, `[...Array(1e5).keys()].map((i) => ({ i })).length === 1e5`)
		<-written
		if told == 0 {
			t.Error("no progress")
		}
		if s := text.String(); !strings.HasPrefix(s, `{"snapshot":`) || !strings.HasSuffix(strings.TrimSpace(s), "}") {
			t.Errorf("snapshot of %d bytes", len(s))
		}
		chunks := 0
		taken.Write(func([]byte) bool { chunks++; return false })
		if chunks != 1 {
			t.Errorf("%d chunks after a stop", chunks)
		}
		taken.Free()
		if _, err := thread.TakeSnapshot(engine.SnapshotOptions{Progress: func(_, _ uint32) bool { return false }}); err != engine.ErrNoSnapshot {
			t.Errorf("given up: %v", err)
		}
	})
}

func TestMessages(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, h *host) {
		isTrue(t, thread, `{ const { clone } = binding('messaging'); const b = new Uint8Array([1, 2, 3]);
			const c = clone({ b, list: [1.5, , 'x'], m: new Map([[b, new Set([1])]]), e: new TypeError('t') }, [b.buffer]);
			b.length === 0 && c.b[2] === 3 && c.m.get(c.b).has(1) && !(1 in c.list) && c.e instanceof TypeError }`)
		isTrue(t, thread, `{ const s = new SharedArrayBuffer(8); const c = binding('messaging').clone(s, []); new Uint8Array(c)[1] = 9; new Uint8Array(s)[1] === 9 }`)
		isTrue(t, thread, `binding('messaging').post(1, { moved: new ArrayBuffer(1 << 20) }, []) === true`)
		h.posted = nil
		eval(t, thread, `globalThis.moved = new ArrayBuffer(1 << 20); binding('messaging').post(1, { moved }, [moved]); 0`)
		isTrue(t, thread, `moved.byteLength === 0`)
		if status := thread.Deliver(5, h.posted[0], false); status != engine.OK {
			t.Error(status)
		}
		isTrue(t, thread, `delivered[0].moved.byteLength === 1 << 20`)
		thread.PortClosed(5)
		isTrue(t, thread, `delivered[1] === 'closed 5'`)
		isTrue(t, thread, `{ let e; try { binding('messaging').clone(() => {}, []) } catch (err) { e = err } e.message.includes('could not be cloned') }`)
		h.panics = true
		isTrue(t, thread, `{ let e; try { binding('messaging').post(1, 1, []) } catch (err) { e = err } e.message === 'panic: in Post' }`)
	})
}

func TestCloseWithRequests(t *testing.T) {
	var thread *engine.Thread
	closed, touched := make(chan struct{}), make(chan struct{})
	onThread(t, engine.Limits{}, func(th *engine.Thread, h *host) {
		thread = th
		eval(t, th, `for (let i = 0; i < 100; i++) binding('test').later(new Uint8Array(1 << 16), () => {}); 0`)
		held := []*engine.Store{}
		for _, call := range h.pending {
			held = append(held, call.Held...)
		}
		go func() { // the memory outlives the thread
			<-closed
			for _, s := range held {
				s.Bytes()[0] = 1
				s.Release()
			}
			close(touched)
		}()
	})
	thread.Terminate()
	if thread.Interrupt(1) {
		t.Error("an interrupt reached a closed thread")
	}
	close(closed)
	<-touched
}

func TestOutOfMemory(t *testing.T) {
	limits := engine.Limits{MaxOldBytes: 16 << 20, MaxYoungBytes: 4 << 20}
	for _, program := range []string{
		`const a = []; for (;;) a.push({ a: [] });`, `const m = new Map(); for (let i = 0;; i++) m.set(i, {});`,
		`JSON.parse('[' + '[1,2,3],'.repeat(1e6) + '1]'); for (const a = [];;) a.push([])`,
	} {
		onThread(t, limits, func(thread *engine.Thread, _ *host) {
			if _, status := try(thread, program); status != engine.Stopped || !thread.OutOfMemory() {
				t.Errorf("%s: status %v, out of memory: %v", program, status, thread.OutOfMemory())
			}
		})
	}
}

// TestFatal: what V8 cannot give at once ends the thread in the middle of the call; others live on.
func TestFatal(t *testing.T) {
	h := &host{fatal: make(chan string, 1)}
	go func() {
		runtime.LockOSThread()
		thread, err := engine.NewThread(h, engine.NewWaker(), engine.Limits{MaxOldBytes: 16 << 20, StackBytes: 1 << 20}, nil)
		if err != nil {
			h.fatal <- err.Error()
			return
		}
		try(thread, `'x'.repeat(2 ** 26).split('')`)
		h.fatal <- "the call returned"
	}()
	if text := <-h.fatal; !strings.HasSuffix(text, "out of memory true") {
		t.Error(text)
	}
	TestBoot(t)
}

func TestAllocations(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, _ *host) {
		var w serdes.Writer
		bindings.AppendValue(&w, 1.0)
		thread.ImmediatesPending()
		for name, fn := range map[string]func(){
			"timers":     func() { thread.RunTimers() },
			"immediates": func() { thread.RunImmediates() },
			"call":       func() { thread.Call(engine.HookEvent, w.Words()) },
			"state":      func() { thread.ImmediatesPending() },
		} {
			if n := testing.AllocsPerRun(100, fn); n > 1 {
				t.Errorf("%s: %v allocations", name, n)
			}
		}
	})
}

func TestValuesFromGo(t *testing.T) {
	onThread(t, engine.Limits{}, func(thread *engine.Thread, h *host) {
		eval(t, thread, `binding('test').later(1, (err, ...v) => { globalThis.got = v; }); 0`)
		var w serdes.Writer
		for _, v := range []any{nil, bindings.Null, true, 1, -2.5, big.NewInt(7), "s\u20ac", []byte{1, 2}, []string{"a"}, []float64{1.5},
			bindings.Object{{Key: "k", Value: "v"}, {Key: "7", Value: 7}}} {
			bindings.AppendValue(&w, v)
		}
		thread.Complete(h.pending[0].Request, w.Words(), false, true)
		want := `[null,null,true,1,-2.5,"7n","s\u20ac",{"0":1,"1":2},["a"],{"0":1.5},{"7":7,"k":"v"}]`
		isTrue(t, thread, fmt.Sprintf(`JSON.stringify(got, (k, v) => typeof v === 'bigint' ? v + 'n' : v) === JSON.stringify(%s)`, want))
		isTrue(t, thread, `got[0] === undefined && got[7] instanceof Uint8Array && got[9] instanceof Float64Array`)
	})
}
