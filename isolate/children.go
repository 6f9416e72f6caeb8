package isolate

// Workers that JavaScript makes: internalBinding('worker').
//
// The parent's owner makes and refs them; the child's last act is to post its end to the parent's
// loop. A parent that ends first terminates its children and waits for them (teardown).

import (
	"context"
	"fmt"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/isolate/internal/loop"
	"github.com/heddle-js/heddle/ports"
)

// child is a Worker as its parent's thread sees it.
type child struct {
	worker  *Worker
	request *loop.Request // nil once the thread has ended
}

// workerCreate starts a thread and gives its id. Its argument is the data of internal/worker/worker.js.
func workerCreate(t *thread, c *bindings.Call) error {
	data, ok := c.Value(0).(bindings.Object)
	if !ok {
		return &bindings.CodedError{Code: "ERR_INTERNAL_ASSERTION", Message: "worker.create takes an object"}
	}
	opts, err := t.childOptions(data)
	if err != nil {
		return initFailed(err.Error())
	}
	w, err := New(opts)
	if err != nil {
		return initFailed(err.Error())
	}
	public, control := t.takePort(data, "port"), t.takePort(data, "control")
	if public == nil || control == nil {
		return initFailed("no ports")
	}
	public.LimitBoth(opts.Limits.queued())
	w.thread.inherit = []*ports.Data{public, control}
	w.opts.worker = nil
	k := &child{worker: w, request: t.loop.Register()}
	t.children[w.id] = k
	w.onEnd = func(result outcome) {
		k.request.Complete(func() { t.childEnded(k, result) })
	}
	t.cacheOnce()
	w.start(context.Background())
	c.Return(w.id)
	return nil
}

func initFailed(why string) error {
	return &bindings.CodedError{Code: "ERR_WORKER_INIT_FAILED", Message: "Worker initialization failure: " + why}
}

// takePort takes a port out of this thread, for the child.
func (t *thread) takePort(data bindings.Object, key string) *ports.Data {
	id, _ := data.Get(key).(float64)
	h := t.ports.byID[uint32(id)]
	if h == nil {
		return nil
	}
	d := h.data
	d.Detach()
	t.detached([]uint32{h.id})
	return d
}

// cacheOnce keeps V8's code cache of the built-ins for the first child, and so for all.
func (t *thread) cacheOnce() {
	if !t.cached {
		t.cached = true
		t.engine.CacheBuiltins(false)
	}
}

// childOptions are what is inherited, and what the constructor's options say.
func (t *thread) childOptions(data bindings.Object) (Options, error) {
	opts, err := t.opts.withFlags(flagsOf(data.Get("execArgv"), data.Get("nodeOptions")))
	if err != nil {
		return opts, err
	}
	opts.parent = t
	opts.Trace = t.opts.Trace
	opts.SnapshotsNearHeapLimit = t.opts.SnapshotsNearHeapLimit
	opts.Filename, _ = data.Get("filename").(string)
	opts.Eval, _ = data.Get("eval").(string)
	opts.HasEval, _ = data.Get("hasEval").(bool)
	opts.EvalPrint, opts.FromStdin = false, false
	opts.Argv = stringList(data.Get("argv"))
	opts.Name, _ = data.Get("name").(string)
	opts.environ = t.childEnviron(data.Get("env"))
	if track, given := data.Get("trackUnmanagedFds").(bool); given {
		opts.leaveRawFds = !track
	}
	limits, _ := data.Get("limits").([]any)
	opts.Limits = Limits{
		MaxYoungGenerationSizeMb: size(limits, 0),
		MaxOldGenerationSizeMb:   size(limits, 1),
		CodeRangeSizeMb:          size(limits, 2),
		StackSizeMb:              size(limits, 3),
		MaxArrayBufferMb:         number(limits, 4),
		CPUTimeMs:                number(limits, 5),
		MaxQueuedMb:              number(limits, 6),
	}
	return opts, nil
}

// number is a limit, 0 when it is not given.
func number(list []any, i int) float64 {
	if i >= len(list) {
		return 0
	}
	f, _ := list[i].(float64)
	if !(f > 0) {
		return 0
	}
	return f
}

// size is one of V8's limits in MiB. More than V8 can have means no limit of ours.
func size(list []any, i int) float64 { return min(number(list, i), maxLimitMb-1) }

func stringList(v any) []string {
	list, _ := v.([]any)
	out := make([]string, 0, len(list))
	for _, x := range list {
		s, _ := x.(string)
		out = append(out, s)
	}
	return out
}

// childEnviron: a list of names and values is the child's own, true is shared with the parent, undefined
// copies.
func (t *thread) childEnviron(v any) bindings.Environ {
	switch v := v.(type) {
	case []any:
		return newEnviron(stringList(v))
	case bool:
		return t.env.Environ
	}
	return newEnviron(t.env.Environ.List())
}

// childEnded runs on the parent's loop, after everything that the child has posted.
func (t *thread) childEnded(k *child, result outcome) {
	// Until JavaScript knows, it may ask for what the thread was.
	defer delete(t.children, k.worker.id)
	k.request = nil
	reason, text := "", ""
	switch {
	case result.outOfMemory:
		reason, text = "memory", "JS heap out of memory"
	case result.outOfTime:
		reason, text = "cpu", fmt.Sprintf("cpuTimeMs is %v", k.worker.opts.Limits.CPUTimeMs)
	case result.err != nil:
		reason, text = "init", result.err.Error()
	}
	t.call(engine.HookEvent, "worker", k.worker.id, result.code, reason, text)
}

func (t *thread) childArg(c *bindings.Call) *child { return t.children[int(c.Int(0))] }

func workerTerminate(t *thread, c *bindings.Call) error {
	if k := t.childArg(c); k != nil {
		k.worker.Terminate()
	}
	return nil
}

func workerRef(t *thread, c *bindings.Call) error {
	k := t.childArg(c)
	switch {
	case k == nil || k.request == nil:
	case c.Bool(1):
		k.request.Ref()
	default:
		k.request.Unref()
	}
	return nil
}
