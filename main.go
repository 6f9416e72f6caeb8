// Command heddle runs JavaScript programs on V8 threads: node:worker_threads with limits that hold.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"golang.org/x/term"

	"github.com/heddle-js/heddle/isolate"
)

// exitBadArgument is Node's exit status for a mistake on the command line.
const exitBadArgument = 9

func main() {
	code, err := run(os.Args)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", filepath.Base(os.Args[0]), err)
	}
	os.Exit(code)
}

// run splits the command line where the script begins, which urfave/cli cannot: what follows belongs
// to the script, dashes or not.
func run(argv []string) (code int, err error) {
	app := newApp(&code)
	args := argv[1:]
	if len(args) > 0 && isCommand(app, args[0]) {
		if args[0] != "run" {
			return code, app.Run(argv)
		}
		args = args[1:]
	}
	own, rest, err := ownFlags(args)
	if err != nil {
		return exitBadArgument, err
	}
	if own.help || own.version {
		return code, app.Run([]string{argv[0], map[bool]string{true: "--help", false: "--version"}[own.help]})
	}
	return runProgram(argv[0], own, rest)
}

func isCommand(app *cli.App, name string) bool {
	if name == "run" || strings.HasPrefix(name, "--generate-") {
		return true
	}
	return app.Command(name) != nil
}

// own are the options that only the command line has.
type own struct {
	logLevel, logFormat string
	help, version       bool
}

// ownFlags takes Heddle's own options out from among Node's, up to the script.
func ownFlags(args []string) (o own, rest []string, err error) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" || len(arg) < 2 || arg[0] != '-' {
			return o, append(rest, args[i:]...), nil
		}
		name, value, hasValue := strings.Cut(arg, "=")
		switch name {
		case "-h", "--help":
			o.help = true
		case "-v", "--version":
			o.version = true
		case "--log-level", "--log-format":
			if !hasValue {
				if i++; i == len(args) {
					return o, nil, fmt.Errorf("%s requires an argument", name)
				}
				value = args[i]
			}
			if name == "--log-level" {
				o.logLevel = value
			} else {
				o.logFormat = value
			}
		default:
			rest = append(rest, arg)
			if takesValue(name) && !hasValue && i+1 < len(args) {
				i++
				rest = append(rest, args[i])
			}
		}
	}
	return o, rest, nil
}

func takesValue(name string) bool {
	for _, f := range isolate.Flags() {
		if f.Value == "" {
			continue
		}
		if name == "--"+f.Name {
			return true
		}
		for _, a := range f.Aliases {
			if name == "-"+a || name == "-p"+a {
				return true
			}
		}
	}
	return false
}

func runProgram(argv0 string, own own, args []string) (code int, err error) {
	log, err := newLogger(own.logLevel, own.logFormat)
	if err != nil {
		return exitBadArgument, err
	}
	defer log.Sync()
	opts := isolate.Options{Argv0: argv0, Log: log}
	if env := os.Getenv("NODE_OPTIONS"); env != "" {
		if err := opts.ParseNodeOptions(env); err != nil {
			return exitBadArgument, err
		}
	}
	rest, err := opts.ParseArguments(args)
	if err != nil {
		return exitBadArgument, err
	}
	switch {
	case opts.HasEval:
		opts.Argv = rest
	case len(rest) > 0 && rest[0] != "-":
		opts.Filename, opts.Argv = rest[0], rest[1:]
	default:
		if len(rest) == 0 && term.IsTerminal(0) {
			return exitBadArgument, errors.New("no script given, and there is no interactive mode; see --help")
		}
		opts.FromStdin = true
		if len(rest) > 0 {
			opts.Argv = rest[1:]
		}
	}
	return runWorker(opts)
}

func runWorker(opts isolate.Options) (code int, err error) {
	defer isolate.OwnProcess()()
	w, err := isolate.New(opts)
	if err != nil {
		return 1, err
	}
	if err := w.Run(context.Background()); err != nil {
		return 1, err
	}
	code, err = w.Wait(context.Background())
	if errors.Is(err, isolate.ErrOutOfMemory) {
		return outOfMemory, errors.New("JavaScript heap out of memory")
	}
	return code, err
}

// outOfMemory is the status that a shell shows for Node's abort.
const outOfMemory = 128 + int(syscall.SIGABRT)

func newLogger(level, format string) (*zap.Logger, error) {
	if level == "" || level == "off" {
		return zap.NewNop(), nil
	}
	parsed, err := zapcore.ParseLevel(level)
	if err != nil {
		return nil, errors.New("--log-level must be debug, info, warn, error or off")
	}
	config := zap.NewProductionConfig()
	switch format {
	case "json":
	case "", "console":
		config = zap.NewDevelopmentConfig()
		config.DisableStacktrace = true
	default:
		return nil, errors.New("--log-format must be console or json")
	}
	config.Level = zap.NewAtomicLevelAt(parsed)
	config.DisableCaller = true
	config.Sampling = nil
	return config.Build()
}

func newApp(code *int) *cli.App {
	cli.VersionPrinter = func(*cli.Context) {
		fmt.Printf("heddle %s (V8 %s)\n", isolate.Version, isolate.V8Version())
	}
	return &cli.App{
		Name:      "heddle",
		Usage:     "a JavaScript runtime for threads",
		UsageText: "heddle [options] [script | -] [arguments]\nheddle run [options] [script | -] [arguments]",
		Version:   isolate.Version,
		Description: `Runs a program of CommonJS or ES modules, or TypeScript. Options that are not listed go to V8.

Examples
  heddle app.js --port 80            a program, with its own arguments
  heddle -p '1 + 1'                  print a result
  heddle --import ./hooks.mjs app.mjs
  heddle --log-level info app.js     an account of its threads on stderr
  echo 'console.log(1)' | heddle -   a program from standard input`,
		Flags:                helpFlags(),
		EnableBashCompletion: true,
		HideHelpCommand:      true,
		Commands: []*cli.Command{
			{Name: "run", Usage: "run a program, as heddle without a command does", SkipFlagParsing: true},
			completionCommand(),
		},
		Action:         func(*cli.Context) error { return nil },
		ExitErrHandler: func(_ *cli.Context, err error) { *code = 1 },
	}
}

// helpFlags lists the options for --help and completion; ParseArguments reads them.
func helpFlags() []cli.Flag {
	list := []cli.Flag{
		&cli.StringFlag{Name: "log-level", Usage: "zap's account of threads on stderr: debug, info, warn, error, `off`"},
		&cli.StringFlag{Name: "log-format", Usage: "`console` or json"},
	}
	for _, f := range isolate.Flags() {
		if f.Value == "" {
			list = append(list, &cli.BoolFlag{Name: f.Name, Aliases: f.Aliases, Usage: f.Usage})
			continue
		}
		list = append(list, &cli.StringFlag{Name: f.Name, Aliases: f.Aliases, Usage: f.Usage + " `" + f.Value + "`"})
	}
	return list
}

const bashCompletion = `_heddle() {
  local words
  words=$("${COMP_WORDS[0]}" "${COMP_WORDS[@]:1:COMP_CWORD-1}" --generate-bash-completion 2>/dev/null)
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _heddle heddle
`

const zshCompletion = `autoload -Uz bashcompinit && bashcompinit
`

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script: eval \"$(heddle completion bash)\"",
		ArgsUsage: "bash | zsh",
		Action: func(c *cli.Context) error {
			switch c.Args().First() {
			case "bash":
				fmt.Print(bashCompletion)
			case "zsh":
				fmt.Print(zshCompletion + bashCompletion)
			default:
				return errors.New("completion is there for bash and zsh")
			}
			return nil
		},
	}
}

// Go would end the process at a write to a closed pipe on stdout or stderr; JavaScript gets EPIPE.
func init() { signal.Ignore(syscall.SIGPIPE) }
