package oracle_test

// One engine thread for all tests of this package, the few lines of JavaScript that it boots with, and the
// ways of a value through our serializer and through V8's.

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/isolate/internal/engine/oracle"
	"github.com/heddle-js/heddle/serdes"
)

// thread is the thread's goroutine, locked to its OS thread: it runs what it is sent.
var (
	thread = make(chan func())
	it     = &host{}
)

// TestMain takes flags of V8 from HEDDLE_V8_FLAGS: with --expose-gc the getters of generated values collect
// garbage.
func TestMain(m *testing.M) {
	if unknown := engine.ApplyV8Flags(strings.Fields(os.Getenv("HEDDLE_V8_FLAGS"))); len(unknown) > 0 {
		fmt.Fprintln(os.Stderr, "V8 does not know", unknown)
		os.Exit(1)
	}
	err := engine.Init(engine.Setup{Source: onlyPrelude})
	if err == nil {
		ready := make(chan error)
		go run(ready)
		err = <-ready
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func onlyPrelude(id string) (string, bool) { return prelude, id == "internal/bootstrap/loader" }

func run(ready chan<- error) {
	runtime.LockOSThread()
	t, err := engine.NewThread(it, engine.NewWaker(), engine.Limits{StackBytes: 1 << 20}, nil)
	ready <- err
	for fn := range thread {
		fn()
		_, _ = t.RunTasks()
	}
}

// onThread runs fn on the thread and waits for it.
func onThread(fn func()) {
	done := make(chan struct{})
	thread <- func() {
		defer close(done)
		fn()
	}
	<-done
}

// host is the thread's runtime: it has nothing but clone, which is the way of a message.
type host struct {
	wrote []byte // what our Serializer made of the value
	wire  []byte // when set, what the clone is read from instead
	err   error  // of our Serializer
	bad   error  // of our Deserializer
}

func (h *host) RunOp(engine.OpCall, *serdes.Writer) bool            { return false }
func (h *host) ArmTimer(float64)                                    {}
func (h *host) RefTimer(bool)                                       {}
func (h *host) RefImmediates(bool)                                  {}
func (h *host) UpdateNow()                                          {}
func (h *host) RequestRef(uint32, bool)                             {}
func (h *host) RequestCancel(uint32)                                {}
func (h *host) Interrupt(uintptr)                                   {}
func (h *host) DropHandle(uint32)                                   {}
func (h *host) NearHeapLimit()                                      {}
func (h *host) Recovered(value any) error                           { return fmt.Errorf("panic: %v", value) }
func (h *host) Post(uint32, *engine.Message) (engine.Posted, error) { return 0, errors.ErrUnsupported }
func (h *host) CallPort(engine.PortCall, uint32, bool) uint32       { return 0 }
func (h *host) PostFlat(uint32, []uint32) (engine.Posted, error)    { return 0, errors.ErrUnsupported }
func (h *host) Receive(uint32, bool) (*engine.Message, error)       { return nil, errors.ErrUnsupported }
func (h *host) WriteError(out *serdes.Writer, err error)            { bindings.AppendError(out, err) }
func (h *host) Fatal(what string, memory bool) {
	fmt.Fprintln(os.Stderr, "V8 gave up:", what, memory)
	os.Exit(3)
}

// Clone writes the value, and reads what is to be read.
func (h *host) Clone(m *engine.Message, _ bool) (*engine.Message, error) {
	h.wrote, h.err = encode(m.Tape)
	if h.err != nil {
		return nil, h.err
	}
	wire := h.wrote
	if h.wire != nil {
		wire = h.wire
	}
	tape, tree, err := decode(wire, anyBuffers{})
	if err != nil {
		h.bad = err
		return nil, err
	}
	return &engine.Message{Tape: tape, Tree: tree, Backing: wire, Transferred: m.Transferred, Shared: m.Shared, Ports: m.Ports}, nil
}

func encode(tape []uint32) ([]byte, error) {
	s := serdes.NewSerializer(nil)
	s.WriteHeader()
	if err := s.WriteTape(tape); err != nil {
		return nil, fmt.Errorf("our Serializer: %w", err)
	}
	return s.Release(), nil
}

func decode(wire []byte, delegate serdes.ReadDelegate) (tape []uint32, tree bool, err error) {
	var w serdes.Writer
	d := serdes.NewDeserializer(wire, delegate)
	if err := d.ReadTape(&w); err != nil {
		return nil, false, fmt.Errorf("our Deserializer: %w", err)
	}
	return w.Words(), d.IsTree(), nil
}

// anyBuffers leaves transferred and shared buffers to the builder.
type anyBuffers struct{ serdes.NoReadDelegate }

func (anyBuffers) Transferred(uint32) (serdes.BufferInfo, error) {
	return serdes.BufferInfo{Unknown: true}, nil
}

func (anyBuffers) Shared(uint32) (serdes.BufferInfo, error) {
	return serdes.BufferInfo{Unknown: true}, nil
}

// eval runs JavaScript on the thread; it must not fail.
func eval(source string) (string, error) {
	text, err := oracle.Eval(source)
	if err != nil {
		return "", fmt.Errorf("JavaScript: %w", err)
	}
	return text, nil
}

func (anyBuffers) WasmModule(uint32) error { return nil }

// clone sends global variable value through our own code. With wire, the clone is what those bytes are.
func clone(wire []byte) (wrote []byte, err error) {
	it.wrote, it.wire, it.err, it.bad = nil, wire, nil, nil
	_, err = eval("ours = clone(value, [...transfer, ...hosts]); 0")
	it.wire = nil // a script may clone while it makes the next value
	if it.err != nil || it.bad != nil {
		err = errors.Join(it.err, it.bad)
	}
	return bytes.Clone(it.wrote), err
}
