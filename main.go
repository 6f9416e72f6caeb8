//go:debug rsa1024min=0

// Command heddle runs JavaScript programs on V8 threads: node:worker_threads with limits that hold.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"golang.org/x/term"

	"github.com/heddle-js/heddle/internal/commands"
	"github.com/heddle-js/heddle/isolate"
)

// spareProcessors are what Go may run on besides the machine's own. A JavaScript thread has one of Go's processors
// also while it is in V8, and the others wait for one when it comes back (docs/decisions/0012).
const spareProcessors = 8

func main() {
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + spareProcessors)
	}
	code, err := run(os.Args)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", filepath.Base(os.Args[0]), err)
	}
	os.Exit(code)
}

// run sorts out what the command line asks for. urfave/cli writes the help and the completion; it
// cannot tell where the script begins, so isolate reads the options.
func run(argv []string) (code int, err error) {
	args := argv[1:]
	if len(args) == 2 && args[0] == commands.WriteStartup {
		err := writeStartup(args[1])
		return exitCode(err), err
	}
	if isCapture(args) {
		return runCapture(argv[0], args[2:])
	}
	if isCommand(args) {
		if argv, err = commandArguments(argv); err != nil {
			return exitBadArgument, err
		}
		err := newApp().Run(argv)
		return exitCode(err), err
	}
	if len(args) > 0 && args[0] == commands.Run {
		args = args[1:]
	}
	return runProgram(argv[0], args)
}

// commandArguments prepares a command's arguments for urfave/cli.
func commandArguments(argv []string) ([]string, error) {
	switch argv[1] {
	case "heap":
		return heapArguments(argv), nil
	case "bench":
		args, err := benchArguments(argv[2:])
		return append(argv[:2:2], args...), err
	}
	return argv, nil
}

// isCommand says whether the arguments are for a command other than run.
func isCommand(args []string) bool {
	return len(args) > 0 && slices.Contains(commands.Tools, args[0])
}

// own are the options that only the command line has.
type own struct {
	logLevel, logFormat string
	help, version       bool
	v8Options           bool
}

func (o *own) flags() []isolate.Flag {
	o.logLevel, o.logFormat = "off", "console"
	return []isolate.Flag{
		{Name: "log-level", Value: "LEVEL", Choices: logLevels,
			Usage: "an account of threads on standard error: debug, info, warn, error or off (default)",
			Set:   func(_ *isolate.Options, v string) error { return choose(&o.logLevel, v, "--log-level", logLevels) }},
		{Name: "log-format", Value: "FORMAT", Choices: logFormats, Usage: "how that is written: console (default) or json",
			Set: func(_ *isolate.Options, v string) error { return choose(&o.logFormat, v, "--log-format", logFormats) }},
		{Name: "v8-options", Usage: "list the options of V8, which are accepted, too",
			Set: func(*isolate.Options, string) error { o.v8Options = true; return nil }},
		{Name: "help", Aliases: []string{"h"}, Usage: "show this help",
			Set: func(*isolate.Options, string) error { o.help = true; return nil }},
		{Name: "version", Aliases: []string{"v"}, Usage: "print the versions of Heddle and V8",
			Set: func(*isolate.Options, string) error { o.version = true; return nil }},
	}
}

func choose(field *string, value, name string, choices []string) error {
	if !slices.Contains(choices, value) {
		return fmt.Errorf("%s must be one of %s", name, strings.Join(choices, ", "))
	}
	*field = value
	return nil
}

func runProgram(argv0 string, args []string) (code int, err error) {
	opts, done, code, err := readProgram(argv0, args, nil)
	if done || err != nil {
		return code, err
	}
	return runWorker(opts)
}

// readProgram reads options and what is to run; more are options that a command adds. done: what they ask for has
// been done.
func readProgram(argv0 string, args []string, more []isolate.Flag) (opts isolate.Options, done bool, code int, err error) {
	opts.Argv0 = argv0
	if env := os.Getenv("NODE_OPTIONS"); env != "" {
		if err := opts.ParseNodeOptions(env); err != nil {
			return opts, true, exitBadArgument, err
		}
	}
	var own own
	rest, err := opts.ParseArguments(args, append(own.flags(), more...)...)
	if err != nil {
		return opts, true, exitBadArgument, err
	}
	switch {
	case own.version:
		fmt.Printf("heddle %s (V8 %s)\n", isolate.Version, isolate.V8Version())
		return opts, true, 0, nil
	case own.v8Options:
		isolate.PrintV8Options()
		return opts, true, 0, nil
	case own.help:
		return opts, true, 0, newApp().Run([]string{argv0})
	}
	if opts.Log, err = newLogger(own.logLevel, own.logFormat); err != nil {
		return opts, true, exitBadArgument, err
	}
	if err := chooseProgram(&opts, rest); err != nil {
		return opts, true, exitBadArgument, err
	}
	opts.CompileCache = isolate.DefaultCompileCache()
	return opts, false, 0, nil
}

// chooseProgram says what runs: the text of -e, a file, or standard input.
func chooseProgram(opts *isolate.Options, rest []string) error {
	switch {
	case opts.HasEval:
		opts.Argv = rest
	case len(rest) > 0 && rest[0] != "":
		opts.Filename, opts.Argv = rest[0], rest[1:]
	case term.IsTerminal(0):
		return errors.New("no script given, and there is no interactive mode; see --help")
	default:
		opts.FromStdin = true
		opts.Argv = rest[min(1, len(rest)):]
	}
	return nil
}

func runWorker(opts isolate.Options) (code int, err error) {
	defer opts.Log.Sync()
	defer isolate.OwnProcess()()
	// JavaScript's thread cannot be the process's first one: held here, Go does not try it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	w, err := isolate.New(opts)
	if err != nil {
		return 1, err
	}
	if err := w.Run(context.Background()); err != nil {
		return 1, err
	}
	code, err = w.Wait(context.Background())
	if errors.Is(err, isolate.ErrOutOfMemory) {
		return exitOutOfMemory, errors.New("JavaScript heap out of memory (--max-old-space-size=MIB sets its limit)")
	}
	if errors.Is(err, isolate.ErrCPULimit) {
		return exitOutOfTime, errors.New("the program reached its limit of CPU time (--max-cpu-time=MS)")
	}
	return code, err
}

var (
	logLevels  = []string{"debug", "info", "warn", "error", "off"}
	logFormats = []string{"console", "json"}
)

func newLogger(level, format string) (*zap.Logger, error) {
	if level == "off" {
		return zap.NewNop(), nil
	}
	parsed, err := zapcore.ParseLevel(level)
	if err != nil {
		return nil, err
	}
	config := zap.NewProductionConfig()
	config.EncoderConfig.EncodeTime = zapcore.RFC3339NanoTimeEncoder
	if format == "console" {
		config = zap.NewDevelopmentConfig()
	}
	config.Level = zap.NewAtomicLevelAt(parsed)
	config.DisableCaller = true
	config.DisableStacktrace = true
	config.Sampling = nil
	return config.Build()
}

func newApp() *cli.App {
	var list []cli.Flag
	for _, f := range options() {
		list = append(list, optionHelp(f))
	}
	return &cli.App{
		Name:                  "heddle",
		Usage:                 "runs JavaScript on threads: Node's worker_threads, with limits that hold",
		Flags:                 list,
		HideHelp:              true,
		HideVersion:           true,
		CustomAppHelpTemplate: helpText,
		Action:                cli.ShowAppHelp,
		Commands: []*cli.Command{
			{Name: "run", Usage: "run a program, as heddle without a command does"},
			benchCommand(),
			{Name: "completion", ArgsUsage: "bash|zsh", Usage: "print a script that completes heddle's command line",
				SkipFlagParsing: true, Action: completion},
			heapCommand(),
		},
		ExitErrHandler: func(*cli.Context, error) {},
		// A comma is a part of a value.
		DisableSliceFlagSeparator: true,
	}
}

// options are all that the command line takes, V8's excepted.
func options() []isolate.Flag {
	return append(isolate.Flags(), new(own).flags()...)
}

// optionHelp is an option as --help lists it. The command line is never read through it.
type optionHelp isolate.Flag

func (f optionHelp) String() string { return isolate.Flag(f).Synopsis() + "\t" + f.Usage }

func (f optionHelp) Apply(*flag.FlagSet) error { return nil }
func (f optionHelp) Names() []string           { return append([]string{f.Name}, f.Aliases...) }
func (f optionHelp) IsSet() bool               { return false }
func (f optionHelp) IsVisible() bool           { return true }

const helpText = `{{.Name}} {{.Usage}}

Usage
  {{.Name}} [options] [script | -] [arguments]
  {{.Name}} run [options] [script | -] [arguments]
  {{.Name}} heap capture|summary|diff|path|check [options] ...
  {{.Name}} bench [options] [file | folder ...]
  {{.Name}} completion bash|zsh

Runs a program of CommonJS modules, ES modules or TypeScript, as node would; - or nothing is standard
input. Options end at the script, or at --. What stands behind it belongs to the script.

Options
{{range .VisibleFlags}}  {{.}}
{{end}}
Any other option goes to V8, which refuses what it does not know. NODE_OPTIONS holds options for every
run, those that Node allows there.

Examples
  heddle app.js --port 80             a program, with arguments of its own
  heddle -p 'os.cpus().length'        print a result
  heddle --import ./hooks.mjs app.mjs load a module before the program
  heddle --max-old-space-size=64 a.js end the program when its heap reaches 64 MiB
  heddle --log-level=info app.js      an account of its threads, on standard error
  echo 'console.log(1)' | heddle -    a program from standard input
  heddle heap summary a.heapsnapshot  what the memory of a program is made of; see heddle heap --help
  heddle bench --against node x.js    benchmarks, in turn with those of another runtime
  eval "$(heddle completion bash)"    completion for this shell
`

// The shell hands over what was typed so far, and takes a candidate a line. It splits --name=value at
// the sign.
const bashCompletion = `_heddle() {
  local IFS=$'\n'
  COMPREPLY=($("${COMP_WORDS[0]}" completion words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o bashdefault -o default -F _heddle heddle
`

const zshCompletion = `autoload -Uz bashcompinit && bashcompinit
`

func completion(c *cli.Context) error {
	switch c.Args().First() {
	case "bash":
		fmt.Print(bashCompletion)
	case "zsh":
		fmt.Print(zshCompletion + bashCompletion)
	case "words":
		for _, word := range candidates(c.Args().Tail()) {
			fmt.Println(word)
		}
	default:
		return errors.New("completion is there for bash and zsh")
	}
	return nil
}

// candidates completes the last of the words; none means files.
func candidates(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	last, before := words[len(words)-1], words[:len(words)-1]
	if last == "=" {
		last, before = "", words
	}
	var all []string
	switch {
	case len(before) == 0 && !strings.HasPrefix(last, "-"):
		all = slices.Concat([]string{commands.Run}, commands.Tools)
	case len(before) == 0:
		all = optionNames(options())
	case before[0] == "heap":
		all = heapCandidates(last, before[1:])
	case before[0] == "bench":
		all = benchCandidates(before[1:], last)
	case before[0] == "completion":
		all = []string{"bash", "zsh"}
	case before[0] == "run":
		all = programCandidates(options(), before[1:], last)
	default:
		all = programCandidates(options(), before, last)
	}
	return withPrefix(all, last)
}

// programCandidates are those for options before a script.
func programCandidates(known []isolate.Flag, before []string, last string) []string {
	open, scriptSeen := optionBefore(known, before)
	switch {
	case scriptSeen:
		return nil
	case open != nil:
		return open.Choices
	case strings.HasPrefix(last, "-"):
		return optionNames(known)
	}
	return nil
}

// findOption looks for the option of that name, without dashes, among a command's.
func findOption(flags []cli.Flag, name string) (takesValue, known bool) {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			documented, ok := f.(cli.DocGenerationFlag)
			return ok && documented.TakesValue(), true
		}
	}
	return false, false
}

// longNames are a command's options as they are typed.
func longNames(flags []cli.Flag) []string {
	var names []string
	for _, f := range flags {
		names = append(names, "--"+f.Names()[0])
	}
	return names
}

func withPrefix(words []string, prefix string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return !strings.HasPrefix(word, prefix) })
}

// optionBefore finds the option whose value comes next, and whether the script stands among the words.
func optionBefore(known []isolate.Flag, words []string) (open *isolate.Flag, scriptSeen bool) {
	for _, word := range words {
		switch {
		case word == "=" && open != nil:
		case open != nil: // its value
			open = nil
		case strings.HasPrefix(word, "-"):
			open = valueOption(known, word)
		default:
			return nil, true
		}
	}
	return open, false
}

// valueOption is the option of that name when it takes a value.
func valueOption(known []isolate.Flag, word string) *isolate.Flag {
	for _, f := range known {
		if f.Value != "" && slices.ContainsFunc(optionHelp(f).Names(), func(name string) bool {
			return strings.TrimLeft(word, "-") == name
		}) {
			return &f
		}
	}
	return nil
}

func optionNames(known []isolate.Flag) []string {
	var names []string
	for _, f := range known {
		names = append(names, "--"+f.Name)
		if f.Unset != nil {
			names = append(names, "--no-"+f.Name)
		}
		for _, a := range f.Aliases {
			names = append(names, "-"+a)
		}
	}
	return names
}

// A write to a closed pipe, or beyond the limit of a file's size, would end the process; JavaScript gets EPIPE, EFBIG.
func init() { signal.Ignore(syscall.SIGPIPE, syscall.SIGXFSZ) }
