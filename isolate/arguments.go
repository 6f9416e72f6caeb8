package isolate

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/heddle-js/heddle/isolate/internal/engine"
)

// Flag is an option of the command line, as Node knows it.
type Flag struct {
	Name    string // without dashes
	Aliases []string
	Value   string // what it takes, for help; "" when it is a boolean
	Usage   string
	// Env says that NODE_OPTIONS may hold it, as Node allows.
	Env bool
	// PerProcess says that it cannot be given to a Worker alone (execArgv).
	PerProcess bool

	set func(o *Options, value string) error
	no  func(o *Options) // --no-name, for booleans that have it
}

// ArgumentError is a mistake on the command line, worded as Node words it, without the program's name.
type ArgumentError struct{ Message string }

func (e *ArgumentError) Error() string { return e.Message }

func argumentErrorf(format string, args ...any) error {
	return &ArgumentError{fmt.Sprintf(format, args...)}
}

// Flags are the options that ParseArguments knows, in the order that help lists them.
func Flags() []Flag { return append([]Flag(nil), flags...) }

var flags = []Flag{
	{Name: "eval", Aliases: []string{"e"}, Value: "CODE", Usage: "run CODE instead of a file", PerProcess: true,
		set: func(o *Options, v string) error { o.Eval, o.HasEval = v, true; return nil }},
	{Name: "print", Aliases: []string{"p"}, Value: "CODE", Usage: "run CODE and print its result", PerProcess: true,
		set: func(o *Options, v string) error { o.Eval, o.HasEval, o.EvalPrint = v, true, true; return nil }},
	{Name: "require", Aliases: []string{"r"}, Value: "MODULE", Usage: "load MODULE first (CommonJS); may be repeated", Env: true,
		set: func(o *Options, v string) error { o.Require = append(o.Require, v); return nil }},
	{Name: "import", Value: "MODULE", Usage: "load MODULE first (ES module); may be repeated", Env: true,
		set: func(o *Options, v string) error { o.Import = append(o.Import, v); return nil }},
	{Name: "input-type", Value: "TYPE", Usage: "what --eval, --print and standard input hold: commonjs or module", Env: true, PerProcess: true,
		set: setInputType},
	{Name: "conditions", Aliases: []string{"C"}, Value: "NAME", Usage: "a further condition for package exports and imports; may be repeated", Env: true,
		set: func(o *Options, v string) error { o.Conditions = append(o.Conditions, v); return nil }},
	{Name: "unhandled-rejections", Value: "MODE", Usage: "throw (default), strict, warn, none or warn-with-error-code", Env: true,
		set: setUnhandledRejections},
	{Name: "warnings", Usage: "print warnings (default); --no-warnings does not", Env: true,
		set: func(o *Options, _ string) error { o.NoWarnings = false; return nil },
		no:  func(o *Options) { o.NoWarnings = true }},
	{Name: "deprecation", Usage: "print deprecation warnings (default); --no-deprecation does not", Env: true,
		set: func(o *Options, _ string) error { o.NoDeprecation = false; return nil },
		no:  func(o *Options) { o.NoDeprecation = true }},
	{Name: "disable-warning", Value: "NAME", Usage: "do not print warnings of that code or type; may be repeated", Env: true,
		set: func(o *Options, v string) error { o.DisableWarnings = append(o.DisableWarnings, v); return nil }},
	{Name: "redirect-warnings", Value: "FILE", Usage: "append warnings to FILE instead of printing them", Env: true,
		set: func(o *Options, v string) error { o.RedirectWarnings = v; return nil }},
	boolFlag("trace-warnings", "print the stack of each warning", func(o *Options) *bool { return &o.TraceWarnings }),
	boolFlag("trace-deprecation", "print the stack of each deprecation warning", func(o *Options) *bool { return &o.TraceDeprecation }),
	boolFlag("throw-deprecation", "make an error of each deprecation", func(o *Options) *bool { return &o.ThrowDeprecation }),
	boolFlag("trace-uncaught", "print where an uncaught value was thrown", func(o *Options) *bool { return &o.TraceUncaught }),
	{Name: "title", Value: "TITLE", Usage: "the title of the process", Env: true, PerProcess: true,
		set: func(o *Options, v string) error { o.Title = v; return nil }},
	{Name: "max-old-space-size", Value: "MIB", Usage: "the heap's limit for the main thread", Env: true, PerProcess: true,
		set: sizeFlag("max-old-space-size", 1, func(o *Options) *float64 { return &o.Limits.MaxOldGenerationSizeMb })},
	{Name: "max-semi-space-size", Value: "MIB", Usage: "the young generation's semi-space for the main thread", Env: true, PerProcess: true,
		set: sizeFlag("max-semi-space-size", 3, func(o *Options) *float64 { return &o.Limits.MaxYoungGenerationSizeMb })},
	{Name: "stack-size", Value: "KIB", Usage: "the main thread's usable stack", PerProcess: true,
		set: sizeFlag("stack-size", 1.0/1024, func(o *Options) *float64 { return &o.Limits.StackSizeMb })},
	{Name: "stack-trace-limit", Value: "N", Usage: "how many frames an error's stack keeps", Env: true,
		set: setStackTraceLimit},
}

// envV8Flags are V8's own that Node allows in NODE_OPTIONS.
var envV8Flags = map[string]bool{
	"expose-gc": true, "jitless": true, "interpreted-frames-native-stack": true,
	"abort-on-uncaught-exception": true, "disallow-code-generation-from-strings": true,
	"huge-max-old-generation-size": true, "perf-basic-prof": true, "perf-prof": true,
}

func boolFlag(name, usage string, field func(*Options) *bool) Flag {
	return Flag{Name: name, Usage: usage, Env: true,
		set: func(o *Options, _ string) error { *field(o) = true; return nil },
		no:  func(o *Options) { *field(o) = false }}
}

func setInputType(o *Options, v string) error {
	if v != "module" && v != "commonjs" {
		return argumentErrorf(`--input-type must be "module" or "commonjs"`)
	}
	o.InputType = v
	return nil
}

func setUnhandledRejections(o *Options, v string) error {
	switch v {
	case "throw", "strict", "warn", "none", "warn-with-error-code":
		o.UnhandledRejections = v
		return nil
	}
	return argumentErrorf("invalid value for --unhandled-rejections")
}

func sizeFlag(name string, unit float64, field func(*Options) *float64) func(*Options, string) error {
	return func(o *Options, v string) error {
		n, err := strconv.ParseUint(v, 10, 31)
		if err != nil {
			return argumentErrorf("bad option: --%s=%s", name, v)
		}
		*field(o) = float64(n) * unit
		return nil
	}
}

func setStackTraceLimit(o *Options, v string) error {
	n, err := strconv.ParseInt(v, 10, 32)
	if err != nil {
		return argumentErrorf("bad option: --stack-trace-limit=%s", v)
	}
	o.StackTraceLimit = int(n)
	o.HasStackTraceLimit = true
	return nil
}

var flagIndex = func() map[string]*Flag {
	m := map[string]*Flag{}
	for i := range flags {
		m["--"+flags[i].Name] = &flags[i]
		for _, a := range flags[i].Aliases {
			m["-"+a] = &flags[i]
		}
	}
	return m
}()

// ParseArguments reads the runtime's options from the front of args into o and gives what follows
// them: the script and its own arguments. Flags that only V8 knows are applied to the process; they
// count until its first Worker. ExecArgv receives what was read. Errors are *ArgumentError.
func (o *Options) ParseArguments(args []string) (rest []string, err error) {
	p := argumentParser{o: o, args: args}
	if err := p.run(); err != nil {
		return nil, err
	}
	o.ExecArgv = append(o.ExecArgv, args[:p.read]...)
	return p.args[p.at:], p.applyV8()
}

// ParseNodeOptions reads an environment variable as Node reads NODE_OPTIONS.
func (o *Options) ParseNodeOptions(value string) error {
	args, err := splitNodeOptions(value)
	if err != nil {
		return err
	}
	p := argumentParser{o: o, args: args, env: true}
	if err := p.run(); err != nil {
		return err
	}
	return p.applyV8()
}

// splitNodeOptions splits at spaces; double quotes group, and a backslash in them escapes.
func splitNodeOptions(value string) ([]string, error) {
	var out []string
	var word strings.Builder
	inWord, quoted := false, false
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case c == '\\' && quoted:
			if i++; i == len(value) {
				return nil, argumentErrorf("invalid value for NODE_OPTIONS (invalid escape)\n")
			}
			word.WriteByte(value[i])
		case c == '"':
			quoted, inWord = !quoted, true
		case c == ' ' && !quoted:
			if inWord {
				out = append(out, word.String())
				word.Reset()
			}
			inWord = false
		default:
			word.WriteByte(c)
			inWord = true
		}
	}
	if quoted {
		return nil, argumentErrorf("invalid value for NODE_OPTIONS (unterminated string)\n")
	}
	if inWord {
		out = append(out, word.String())
	}
	return out, nil
}

type argumentParser struct {
	o    *Options
	args []string
	at   int // the next argument
	read int // how many of args are options, "--" not counted
	env  bool
	v8   []string
}

func (p *argumentParser) run() error {
	for p.at < len(p.args) {
		arg := p.args[p.at]
		if arg == "--" && !p.env {
			p.at++
			return nil
		}
		if len(arg) < 2 || arg[0] != '-' {
			if p.env {
				return argumentErrorf("%s is not allowed in NODE_OPTIONS", arg)
			}
			return nil
		}
		p.at++
		if err := p.option(arg); err != nil {
			return err
		}
		p.read = p.at
	}
	return nil
}

func (p *argumentParser) option(arg string) error {
	name, value, hasValue := strings.Cut(arg, "=")
	if strings.HasPrefix(name, "--") {
		name = "--" + strings.ReplaceAll(name[2:], "_", "-")
	}
	if name == "-pe" {
		name = "-p"
	}
	if f := flagIndex[name]; f != nil && (len(name) > 2 || !hasValue) {
		return p.known(f, arg, name, value, hasValue)
	}
	if bare, negated := strings.CutPrefix(name, "--no-"); negated {
		if f := flagIndex["--"+bare]; f != nil && !hasValue {
			if f.no == nil {
				return argumentErrorf("%s is an invalid negation because it is not a boolean option", name)
			}
			f.no(p.o)
			return nil
		}
	}
	if p.env && !envV8Flags[strings.TrimPrefix(name, "--")] {
		return argumentErrorf("%s is not allowed in NODE_OPTIONS", envName(name, hasValue, arg))
	}
	if !strings.HasPrefix(name, "--") {
		return argumentErrorf("bad option: %s", arg)
	}
	p.v8 = append(p.v8, arg)
	return nil
}

func envName(name string, hasValue bool, arg string) string {
	if !strings.HasPrefix(name, "--") {
		return arg
	}
	if hasValue {
		return name + "="
	}
	return name
}

func (p *argumentParser) known(f *Flag, arg, name, value string, hasValue bool) error {
	if p.env && !f.Env {
		return argumentErrorf("%s is not allowed in NODE_OPTIONS", envName(name, hasValue, arg))
	}
	if f.Value == "" {
		if hasValue {
			return argumentErrorf("%s does not take an argument", arg)
		}
		return f.set(p.o, "")
	}
	if hasValue && value == "" {
		return argumentErrorf("%s= requires an argument", name)
	}
	if !hasValue {
		var ok bool
		if value, ok = p.next(f); !ok {
			if name == "--print" || name == "-p" {
				return f.set(p.o, "undefined")
			}
			return argumentErrorf("%s requires an argument", name)
		}
	}
	return f.set(p.o, value)
}

// next takes the value that follows an option. A value that looks like an option is none, except
// after -e and -p when it is escaped.
func (p *argumentParser) next(f *Flag) (string, bool) {
	if p.at >= len(p.args) {
		return "", false
	}
	value := p.args[p.at]
	if len(value) > 1 && value[0] == '-' {
		return "", false
	}
	p.at++
	return strings.TrimPrefix(value, `\`), true
}

// applyV8 hands V8 what nobody else knows.
func (p *argumentParser) applyV8() error {
	if len(p.v8) == 0 {
		return nil
	}
	if unknown := engine.ApplyV8Flags(p.v8); len(unknown) > 0 {
		return argumentErrorf("bad option: %s", unknown[0])
	}
	return nil
}
