package isolate

import (
	"io"

	"go.uber.org/zap"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
)

// Options say what a Worker runs and in what surroundings. The zero value runs nothing: one of
// Filename, Eval and Stdin must be set.
type Options struct {
	// Filename is the main script: a path, absolute or relative to the working directory. It may be a
	// .js, .mjs, .cjs, .ts, .mts or .cts file, or a folder or package that Node would run. "-" is
	// standard input.
	Filename string
	// Eval is source code to run instead of a file. EvalPrint prints its completion value, as -p does, or
	// that of standard input.
	Eval      string
	HasEval   bool
	EvalPrint bool
	// InputType is "commonjs" (the default) or "module", for Eval and standard input.
	InputType string
	// FromStdin reads the main script from standard input.
	FromStdin bool

	// Argv are the script's own arguments: process.argv from index 2 on.
	Argv []string
	// ExecArgv is process.execArgv. Nothing is derived from it.
	ExecArgv []string
	// ExecPath is process.execPath and process.argv[0]; the running executable when empty.
	ExecPath string
	// Argv0 is process.argv0; ExecPath when empty.
	Argv0 string
	// Require and Import are modules to load before the main script (-r, --import).
	Require, Import []string
	// Conditions are further package export conditions.
	Conditions []string
	// Env is the environment as "NAME=value". nil: the process's own, shared and writable.
	Env []string

	// Worker makes a thread as new Worker does: isMainThread is false, parentPort is there for Post and
	// Receive, workerData holds WorkerData (what Post takes), process.exit and its kin end the thread
	// alone, and Env, when nil, is a copy of the process's.
	Worker     bool
	WorkerData any

	// Limits bound the thread's memory and stack. Zero fields mean the defaults.
	Limits Limits

	// Stdin, Stdout and Stderr are the thread's standard streams. nil: the process's own descriptors.
	Stdin          io.Reader
	Stdout, Stderr io.Writer

	// Warnings and rejections, as the command line's flags of these names have them.
	NoWarnings          bool
	TraceWarnings       bool
	TraceUncaught       bool
	TraceDeprecation    bool
	NoDeprecation       bool
	ThrowDeprecation    bool
	VMModules           bool     // vm.SourceTextModule and vm.SyntheticModule
	DisableWarnings     []string // codes and types that are not printed
	RedirectWarnings    string   // a file that takes them instead of stderr
	UnhandledRejections string   // throw (default), strict, warn, none, warn-with-error-code
	StackTraceLimit     int      // Error.stackTraceLimit, when HasStackTraceLimit is set
	HasStackTraceLimit  bool
	Title               string

	// CompileCache is a folder that keeps what V8 compiles of modules, for later processes: made when it must be, and
	// of no consequence when it cannot be used. "": code is kept for the other threads of the process alone.
	// Workers have their parent's. DefaultCompileCache is the command line's.
	CompileCache string
	// NoCompileCache compiles everything anew.
	NoCompileCache bool

	// Name names the thread in logs.
	Name string
	// Trace is told of the thread and of all Workers below it. May be nil.
	Trace *Trace
	// SnapshotsNearHeapLimit is how many heap snapshots are written, into the working directory, as the heap
	// nears its limit, of this thread and of the Workers below it.
	SnapshotsNearHeapLimit int
	// Log is told of the thread's start, limits and end. nil: silence.
	Log *zap.Logger

	given       *Options // as they were before any were read from a command line; nil: none were
	nodeOptions string   // what ParseNodeOptions has read

	parent  *thread         // for a Worker made by JavaScript
	worker  bindings.Object // what internal/worker tells its thread
	environ bindings.Environ

	ofProcess   Limits // the command line's, which no Worker's own overrule
	leaveRawFds bool   // a Worker without trackUnmanagedFds
}

// isMain says whether the thread is a main program and not a Worker.
func (o *Options) isMain() bool { return o.parent == nil && !o.Worker }

// Limits bound what one thread may use: in MiB as in worker_threads' resourceLimits.
type Limits struct {
	MaxOldGenerationSizeMb   float64
	MaxYoungGenerationSizeMb float64
	CodeRangeSizeMb          float64
	StackSizeMb              float64 // 4 when zero; the main thread's is 1, as V8's own default

	// Beyond Node; zero is no bound.

	// MaxArrayBufferMb bounds the memory of ArrayBuffers and SharedArrayBuffers, WebAssembly's included: over it
	// the thread gets a RangeError. What it has transferred away does not count, what was transferred to it does.
	MaxArrayBufferMb float64
	// CPUTimeMs bounds the CPU time of the thread, in milliseconds from where its program begins: over it the
	// thread ends, with ErrCPULimit.
	CPUTimeMs float64
	// MaxQueuedMb bounds the messages that wait at a port: those at either end of the Worker's own channel, those of
	// postMessageToThread, and at the ports and BroadcastChannels that the thread makes. A post over it fails with
	// ErrQueueFull and ERR_MESSAGE_QUEUE_FULL.
	MaxQueuedMb float64
}
