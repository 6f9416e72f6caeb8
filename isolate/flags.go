package isolate

// The options of the command line: which there are, what each sets, and what is said of the others.

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
)

// Flag is an option of the command line, as Node knows it.
type Flag struct {
	Name    string // without dashes
	Aliases []string
	Value   string // what it takes, for help; "" when it is a boolean
	Usage   string
	Choices []string // what Value can be, for completion; nil: anything
	// Env says that NODE_OPTIONS may hold it, as Node allows.
	Env bool
	// PerProcess says that it cannot be given to a Worker alone (execArgv).
	PerProcess bool
	// Set takes the value, "" for a boolean. Its errors are told as they are: see ArgumentError.
	Set func(o *Options, value string) error
	// Unset is --no-name, for booleans that have it.
	Unset func(o *Options)

	// v8Type is set for those that are V8's in Node: the value stands behind "=", and is of this type.
	v8Type string
	// optional says that the value may be missing; it is never behind "=".
	optional bool
}

// Synopsis is how the option is typed, for help: "-r, --require MODULE".
func (f Flag) Synopsis() string {
	text := "    --" + f.Name
	for _, a := range f.Aliases {
		text = "-" + a + ", --" + f.Name
	}
	switch {
	case f.Value == "":
		return text
	case f.v8Type != "":
		return text + "=" + f.Value
	case f.optional:
		return text + " [" + f.Value + "]"
	}
	return text + " " + f.Value
}

// PrintV8Options lists the options of V8, which ParseArguments accepts, too, on standard output. It is
// the last thing that a process does: no Worker can be made afterwards.
func PrintV8Options() { engine.PrintV8Flags() }

// crashesV8 knows the flags with which this V8 does not survive its start.
func crashesV8(arg string) bool {
	name, value, _ := strings.Cut(strings.ReplaceAll(arg, "_", "-"), "=")
	switch name {
	case "--concurrent-minor-mc-marking", "--v8-os-page-size":
		return true
	case "--initial-heap-size":
		return value == "1"
	}
	return false
}

// flagsForLater are the V8 flags that may change while threads run: v8.setFlagsFromString takes no others, for V8
// has read most of them, or goes by them, on other threads.
var flagsForLater = []string{
	"expose-gc", "allow-natives-syntax", "opt", "sparkplug", "lazy", "stack-trace-limit", "trace-gc", "trace-opt", "trace-deopt",
	"trace-uncaught", "harmony", "async-stack-traces",
}

// threadSetFlags(flag) is v8.setFlagsFromString.
func threadSetFlags(t *thread, c *bindings.Call) error {
	flag := strings.ReplaceAll(c.String(0), "_", "-")
	name, _, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
	name = strings.TrimPrefix(name, "no-")
	for _, allowed := range flagsForLater {
		if name == allowed || allowed == "harmony" && strings.HasPrefix(name, "harmony-") && !sharesStrings(name) {
			engine.ApplyV8Flags([]string{flag})
			spares.discard()
			return nil
		}
	}
	return &bindings.CodedError{Base: "TypeError", Code: "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
		Message: fmt.Sprintf("v8.setFlagsFromString: V8's flag %q cannot be set while threads run; it can on the command line", flag)}
}

// Flags are the options that ParseArguments knows, in the order that help lists them.
func Flags() []Flag { return append([]Flag(nil), flags...) }

var flags = []Flag{
	{Name: "eval", Aliases: []string{"e"}, Value: "CODE", Usage: "run CODE instead of a file",
		Set: func(o *Options, v string) error { o.Eval, o.HasEval = v, true; return nil }},
	{Name: "print", Aliases: []string{"p"}, Value: "CODE", Usage: "run CODE, or standard input, and print its result",
		optional: true,
		Set:      func(o *Options, _ string) error { o.EvalPrint = true; return nil },
		Unset:    func(o *Options) { o.EvalPrint = false }},
	{Name: "require", Aliases: []string{"r"}, Value: "MODULE", Usage: "load MODULE first (CommonJS); may be repeated", Env: true,
		Set: func(o *Options, v string) error { o.Require = append(o.Require, v); return nil }},
	{Name: "import", Value: "MODULE", Usage: "load MODULE first (ES module); may be repeated", Env: true,
		Set: func(o *Options, v string) error { o.Import = append(o.Import, v); return nil }},
	{Name: "input-type", Value: "TYPE", Usage: "what --eval, --print and standard input hold: commonjs or module", Env: true,
		Choices: []string{"commonjs", "module"},
		Set:     setInputType},
	{Name: "conditions", Aliases: []string{"C"}, Value: "NAME", Usage: "a further condition for package exports and imports; may be repeated", Env: true,
		Set: func(o *Options, v string) error { o.Conditions = append(o.Conditions, v); return nil }},
	{Name: "unhandled-rejections", Value: "MODE", Usage: "throw (default), strict, warn, none or warn-with-error-code", Env: true,
		Choices: rejectionModes,
		Set:     setUnhandledRejections},
	{Name: "warnings", Usage: "print warnings (default); --no-warnings does not", Env: true,
		Set:   func(o *Options, _ string) error { o.NoWarnings = false; return nil },
		Unset: func(o *Options) { o.NoWarnings = true }},
	{Name: "deprecation", Usage: "print deprecation warnings (default); --no-deprecation does not", Env: true,
		Set:   func(o *Options, _ string) error { o.NoDeprecation = false; return nil },
		Unset: func(o *Options) { o.NoDeprecation = true }},
	{Name: "disable-warning", Value: "NAME", Usage: "do not print warnings of that code or type; may be repeated", Env: true,
		Set: func(o *Options, v string) error { o.DisableWarnings = append(o.DisableWarnings, v); return nil }},
	{Name: "redirect-warnings", Value: "FILE", Usage: "append warnings to FILE instead of printing them", Env: true,
		Set: func(o *Options, v string) error { o.RedirectWarnings = v; return nil }},
	boolFlag("trace-warnings", "print the stack of each warning", func(o *Options) *bool { return &o.TraceWarnings }),
	boolFlag("trace-deprecation", "print the stack of each deprecation warning", func(o *Options) *bool { return &o.TraceDeprecation }),
	boolFlag("throw-deprecation", "make an error of each deprecation", func(o *Options) *bool { return &o.ThrowDeprecation }),
	boolFlag("trace-uncaught", "print where an uncaught value was thrown", func(o *Options) *bool { return &o.TraceUncaught }),
	boolFlag("experimental-vm-modules", "ES modules in node:vm", func(o *Options) *bool { return &o.VMModules }),
	{Name: "compile-cache", Usage: "keep compiled code of modules (default); --no-compile-cache does not", PerProcess: true,
		Set:   func(o *Options, _ string) error { o.NoCompileCache = false; return nil },
		Unset: func(o *Options) { o.NoCompileCache = true }},
	{Name: "title", Value: "TITLE", Usage: "the title of the process", Env: true, PerProcess: true,
		Set: func(o *Options, v string) error { o.Title = v; return nil }},
	{Name: "max-old-space-size", Value: "MIB", Usage: "the heap's limit for the main thread", Env: true, PerProcess: true,
		v8Type: "size_t",
		Set: func(o *Options, v string) error {
			return setSize(v, 1, &o.Limits.MaxOldGenerationSizeMb, &o.ofProcess.MaxOldGenerationSizeMb)
		}},
	{Name: "max-semi-space-size", Value: "MIB", Usage: "the young generation's semi-space for the main thread", Env: true, PerProcess: true,
		v8Type: "size_t",
		Set: func(o *Options, v string) error {
			return setSize(v, semiSpaces, &o.Limits.MaxYoungGenerationSizeMb, &o.ofProcess.MaxYoungGenerationSizeMb)
		}},
	{Name: "stack-size", Value: "KIB", Usage: "the main thread's usable stack", PerProcess: true,
		v8Type: "int", Set: setStackSize},
	{Name: "heapsnapshot-near-heap-limit", Value: "N", Usage: "write up to N heap snapshots as a heap nears its limit",
		Env: true, PerProcess: true, Set: func(o *Options, v string) error {
			n, err := strconv.ParseInt(v, 10, 32)
			if err != nil || n < 0 {
				return argumentErrorf("--heapsnapshot-near-heap-limit must not be negative")
			}
			o.SnapshotsNearHeapLimit = int(n)
			return nil
		}},
	ownLimit("max-array-buffer-size", "MIB", "a bound on the main thread's ArrayBuffers", maxLimitMb-1,
		func(l *Limits) *float64 { return &l.MaxArrayBufferMb }),
	ownLimit("max-cpu-time", "MS", "a bound on the main thread's CPU time", maxCPUTimeMs,
		func(l *Limits) *float64 { return &l.CPUTimeMs }),
	ownLimit("max-queued-size", "MIB", "a bound on the messages that wait at each port of the main thread", maxLimitMb-1,
		func(l *Limits) *float64 { return &l.MaxQueuedMb }),
	{Name: "stack-trace-limit", Value: "N", Usage: "how many frames an error's stack keeps", Env: true, PerProcess: true,
		v8Type: "int", Set: setStackTraceLimit},
}

// envV8Flags are V8's own that Node allows in NODE_OPTIONS.
var envV8Flags = map[string]bool{
	"expose-gc": true, "jitless": true, "interpreted-frames-native-stack": true,
	"abort-on-uncaught-exception": true, "disallow-code-generation-from-strings": true,
	"huge-max-old-generation-size": true, "perf-basic-prof": true, "perf-prof": true,
	"perf-basic-prof-only-functions": true, "perf-prof-unwinding-info": true,
}

func boolFlag(name, usage string, field func(*Options) *bool) Flag {
	return Flag{Name: name, Usage: usage, Env: true,
		Set:   func(o *Options, _ string) error { *field(o) = true; return nil },
		Unset: func(o *Options) { *field(o) = false }}
}

func setInputType(o *Options, v string) error {
	if v != "module" && v != "commonjs" {
		return argumentErrorf(`--input-type must be "module" or "commonjs"`)
	}
	o.InputType = v
	return nil
}

var rejectionModes = []string{"throw", "strict", "warn", "none", "warn-with-error-code"}

func setUnhandledRejections(o *Options, v string) error {
	if !slices.Contains(rejectionModes, v) {
		return argumentErrorf("invalid value for --unhandled-rejections")
	}
	o.UnhandledRejections = v
	return nil
}

// semiSpaces: V8's young generation is as large as three semi-spaces.
const semiSpaces = 3

// errV8Value says that a flag's value is not of its type; the parser words it.
var errV8Value = errors.New("illegal value")

// setSize reads a size_t of MiB. More than V8 can have means no limit of ours.
func setSize(value string, unit float64, fields ...*float64) error {
	n, err := strconv.ParseUint(value, 10, 64)
	if err != nil {
		return errV8Value
	}
	for _, f := range fields {
		*f = min(float64(n)*unit, maxLimitMb-1)
	}
	return nil
}

// ownLimit is the option for a limit that Node does not have.
func ownLimit(name, unit, usage string, most float64, field func(*Limits) *float64) Flag {
	return Flag{Name: name, Value: unit, Usage: usage, PerProcess: true, Set: func(o *Options, value string) error {
		n, err := strconv.ParseFloat(value, 64)
		if err != nil || !(n > 0 && n <= most) {
			return argumentErrorf("--%s must be a number above 0, at most %.0f", name, most)
		}
		*field(&o.Limits) = n
		return nil
	}}
}

// minStackKb is what the built-ins need to start.
const minStackKb = 64

func setStackSize(o *Options, value string) error {
	n, err := strconv.ParseInt(value, 10, 32)
	if err != nil {
		return errV8Value
	}
	if n < minStackKb {
		return argumentErrorf("bad option: --stack-size=%s (no program runs with less than %d KiB)", value, minStackKb)
	}
	o.Limits.StackSizeMb = float64(n) / 1024
	return nil
}

func setStackTraceLimit(o *Options, value string) error {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return errV8Value
	}
	o.StackTraceLimit = int(max(math.MinInt32, min(n, math.MaxInt32)))
	o.HasStackTraceLimit = true
	return nil
}

// isAbsent knows the options of Node that Heddle does not have, by what is typed. V8 does not know them
// either; the lists are there so that their users are told what is wrong. inEnv asks for those that
// NODE_OPTIONS may hold.
func isAbsent(name string, inEnv bool) bool {
	if !strings.HasPrefix(name, "--") {
		return !inEnv && (name == "-c" || name == "-i")
	}
	bare := strings.TrimPrefix(name[2:], "no-")
	return slices.Contains(strings.Fields(absentFlags), bare) ||
		!inEnv && slices.Contains(strings.Fields(absentCommandLineFlags), bare)
}

const absentFlags = `
	addons allow-addons allow-child-process allow-fs-read allow-fs-write allow-wasi allow-worker
	debug-arraybuffer-allocations debug-port diagnostic-dir disable-proto disable-wasm-trap-handler
	dns-result-order enable-etw-stack-walking enable-fips enable-network-family-autoselection
	enable-source-maps es-module-specifier-resolution experimental-abortcontroller
	experimental-default-type experimental-detect-module experimental-eventsource experimental-fetch
	experimental-global-customevent experimental-global-webcrypto experimental-import-meta-resolve
	experimental-json-modules experimental-loader experimental-modules experimental-network-imports
	experimental-permission experimental-policy experimental-print-required-tla experimental-repl-await
	experimental-report experimental-require-module experimental-shadow-realm
	experimental-specifier-resolution experimental-top-level-await
	experimental-wasi-unstable-preview1 experimental-wasm-modules experimental-websocket
	experimental-worker extra-info-on-fatal-exception force-async-hooks-checks force-context-aware
	force-fips force-node-api-uncaught-exceptions-policy frozen-intrinsics global-search-paths
	heap-prof heap-prof-dir heap-prof-interval heap-prof-name
	heapsnapshot-signal http-parser icu-data-dir insecure-http-parser inspect inspect-brk inspect-port
	inspect-publish-uid inspect-wait loader max-http-header-size napi-modules
	network-family-autoselection network-family-autoselection-attempt-timeout node-memory-debug
	node-snapshot openssl-config openssl-legacy-provider openssl-shared-config pending-deprecation
	policy-integrity preserve-symlinks preserve-symlinks-main prof-process report-compact report-dir
	report-directory report-exclude-network report-filename report-on-fatalerror report-on-signal
	report-signal report-uncaught-exception secure-heap secure-heap-min snapshot-blob test-only
	test-reporter test-reporter-destination test-shard tls-cipher-list tls-keylog tls-max-v1.2
	tls-max-v1.3 tls-min-v1.0 tls-min-v1.1 tls-min-v1.2 tls-min-v1.3 trace-atomics-wait
	trace-event-categories trace-event-file-pattern trace-events-enabled trace-exit trace-promises
	trace-require-module trace-sigint trace-sync-io trace-tls track-heap-objects use-bundled-ca
	use-largepages use-openssl-ca v8-pool-size verify-base-objects watch watch-path
	watch-preserve-output zero-fill-buffers`

// absentCommandLineFlags are those that Node does not allow in NODE_OPTIONS.
const absentCommandLineFlags = `
	build-snapshot build-snapshot-config check completion-bash cpu-prof cpu-prof-dir cpu-prof-interval
	cpu-prof-name env-file env-file-if-exists experimental-network-inspection experimental-sea-config
	experimental-test-coverage experimental-test-module-mocks interactive test test-concurrency
	test-force-exit test-name-pattern test-skip-pattern test-timeout`
