package isolate

import (
	"os"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
)

type threadOp = func(t *thread, c *bindings.Call) error

// threadTables are the operations that need the thread they run on.
func threadTables() map[string]map[string]threadOp {
	return map[string]map[string]threadOp{
		"messaging": {
			"joinChannel": joinChannel,
			"openThread":  openThread,
			"dropThread":  dropThread,
		},
		"locks": {
			"request": lockRequest,
			"release": lockRelease,
			"cancel":  lockCancel,
			"query":   lockQuery,
		},
		"worker": {
			"checkFlags":  workerCheckFlags,
			"create":      workerCreate,
			"utilization": workerUtilization,
			"snapshot":    workerSnapshot,
			"terminate":   workerTerminate,
			"ref":         workerRef,
			"limits":      workerLimits,
		},
		"thread": {
			"options":        threadOptions,
			"heapStatistics": heapStatistics,
			"limits":         threadLimits,
			"snapshot":       threadSnapshot,
			"writeSnapshot":  threadWriteSnapshot,
			"snapshotName":   threadSnapshotName,
			"loopMetrics":    loopMetrics,
			"milestones":     threadMilestones,
			"setFlags":       threadSetFlags,
		},
	}
}

// threadOptions is what boot(options) gets: docs/ARCHITECTURE.md has the list.
func threadOptions(t *thread, c *bindings.Call) error {
	o := t.opts
	c.Return(bindings.Object{
		{Key: "isMainThread", Value: o.isMain()},
		{Key: "threadId", Value: t.worker.id},
		{Key: "threadName", Value: o.Name},
		{Key: "pid", Value: os.Getpid()},
		{Key: "ppid", Value: os.Getppid()},
		{Key: "title", Value: o.Title},
		{Key: "execPath", Value: o.ExecPath},
		{Key: "argv0", Value: o.Argv0},
		{Key: "execArgv", Value: strs(o.ExecArgv)},
		{Key: "argv", Value: strs(o.Argv)},
		{Key: "v8Version", Value: engine.V8Version()},
		{Key: "heddleVersion", Value: Version},
		{Key: "timeOrigin", Value: processOrigin.Unix},
		{Key: "ageAtStart", Value: sinceOrigin(t.loop.StartNs())},
		{Key: "program", Value: bindings.Object{
			{Key: "filename", Value: o.Filename},
			{Key: "hasEval", Value: o.HasEval},
			{Key: "eval", Value: o.Eval},
			{Key: "print", Value: o.EvalPrint},
			{Key: "inputType", Value: o.InputType},
			{Key: "stdin", Value: o.FromStdin},
			{Key: "require", Value: strs(o.Require)},
			{Key: "import", Value: strs(o.Import)},
		}},
		{Key: "conditions", Value: strs(o.Conditions)},
		{Key: "ownEnv", Value: isOwn(o.environ)},
		{Key: "sharedEnv", Value: o.parent != nil && o.environ == o.parent.env.Environ},
		{Key: "flags", Value: bindings.Object{
			{Key: "noWarnings", Value: o.NoWarnings},
			{Key: "traceWarnings", Value: o.TraceWarnings},
			{Key: "disableWarnings", Value: strs(o.DisableWarnings)},
			{Key: "redirectWarnings", Value: o.RedirectWarnings},
			{Key: "traceUncaught", Value: o.TraceUncaught},
			{Key: "vmModules", Value: o.VMModules},
			{Key: "traceDeprecation", Value: o.TraceDeprecation},
			{Key: "noDeprecation", Value: o.NoDeprecation},
			{Key: "throwDeprecation", Value: o.ThrowDeprecation},
			{Key: "unhandledRejections", Value: o.UnhandledRejections},
			{Key: "stackTraceLimit", Value: stackTraceLimit(o)},
		}},
		{Key: "stdio", Value: t.worker.stdio()},
		{Key: "worker", Value: o.worker},
		{Key: "keepRawFds", Value: t.env.Fds != nil && t.env.Fds.Raw},
	})
	return nil
}

// isOwn says whether an environment is a map of ours and not the system's.
func isOwn(e bindings.Environ) bool {
	_, own := e.(*mapEnviron)
	return own
}

func stackTraceLimit(o *Options) any {
	if !o.HasStackTraceLimit {
		return nil
	}
	return o.StackTraceLimit
}

func strs(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func heapStatistics(t *thread, c *bindings.Call) error {
	h := t.engine.Heap()
	c.Return([]float64{
		float64(h.Total), float64(h.Executable), float64(h.Physical), float64(h.Available),
		float64(h.Used), float64(h.Limit), float64(h.Malloced), float64(h.PeakMalloced),
		float64(h.NativeContexts), float64(h.DetachedContexts), float64(h.HandlesTotal),
		float64(h.HandlesUsed), float64(h.External),
	})
	return nil
}
