package isolate

// Reading the command line and NODE_OPTIONS, as Node reads them.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/heddle-js/heddle/isolate/internal/engine"
)

// ArgumentError is a mistake on the command line, worded as Node words it, without the program's name.
type ArgumentError struct{ Message string }

func (e *ArgumentError) Error() string { return e.Message }

func argumentErrorf(format string, args ...any) error {
	return &ArgumentError{fmt.Sprintf(format, args...)}
}

// ParseArguments reads the runtime's options from the front of args into o and gives what follows
// them: the script and its own arguments. more are options of the caller's own. Flags that only V8
// knows are applied to the process; they count until its first Worker. ExecArgv receives what was
// read. Errors are *ArgumentError, or what a Set of more gave.
func (o *Options) ParseArguments(args []string, more ...Flag) (rest []string, err error) {
	o.keepGiven()
	p := argumentParser{o: o, args: args, flags: flagIndex(more)}
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
	o.keepGiven()
	o.nodeOptions = value
	p := argumentParser{o: o, args: args, flags: flagIndex(nil), env: true}
	if err := p.run(); err != nil {
		return err
	}
	return p.applyV8()
}

// keepGiven remembers the options as the program gave them, before any were read.
func (o *Options) keepGiven() {
	if o.given != nil {
		return
	}
	given := *o
	// What is read later is appended to copies.
	given.Require, given.Import = slices.Clip(given.Require), slices.Clip(given.Import)
	given.Conditions, given.DisableWarnings = slices.Clip(given.Conditions), slices.Clip(given.DisableWarnings)
	o.given = &given
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

// flagIndex finds a flag by what is typed: --name, -n.
func flagIndex(more []Flag) map[string]*Flag {
	m := make(map[string]*Flag, 2*len(flags))
	for _, list := range [...][]Flag{flags, more} {
		for i := range list {
			m["--"+list[i].Name] = &list[i]
			for _, a := range list[i].Aliases {
				m["-"+a] = &list[i]
			}
		}
	}
	return m
}

type argumentParser struct {
	o     *Options
	flags map[string]*Flag
	args  []string
	at    int // the next argument
	read  int // how many of args are options, "--" not counted
	env   bool
	v8    []string

	worker    bool     // for a Worker: what concerns the process is refused
	inherited bool     // the options are the parent's: what a Worker cannot have is passed over
	invalid   []string // what a Worker cannot have
}

// run reads up to the first argument that is no option.
func (p *argumentParser) run() error {
	for p.at < len(p.args) {
		arg := p.args[p.at]
		if arg == "--" && !p.env {
			p.at++
			return nil
		}
		if len(arg) < 2 || arg[0] != '-' {
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
	typed, value, hasValue := strings.Cut(arg, "=")
	name := typed
	if strings.HasPrefix(name, "--") {
		name = "--" + strings.ReplaceAll(name[2:], "_", "-")
	}
	if p.env && !p.allowed(name) {
		if hasValue && strings.HasPrefix(name, "--") {
			arg = typed + "="
		}
		return argumentErrorf("%s is not allowed in NODE_OPTIONS", arg)
	}
	if p.worker && p.perProcess(name) {
		return p.refuse(name, arg, hasValue)
	}
	if name == "-pe" && !hasValue {
		p.o.EvalPrint = true
		name, typed = "--eval", "--eval"
	}
	if f := p.flags[name]; f != nil && (len(name) > 2 || !hasValue) {
		return p.known(f, typed, value, hasValue)
	}
	if bare, negated := strings.CutPrefix(name, "--no-"); negated {
		if f := p.flags["--"+bare]; f != nil {
			return f.negate(p.o, typed)
		}
	}
	if p.worker && !p.env {
		return p.refuse(name, arg, hasValue)
	}
	if isAbsent(name, p.env) {
		return argumentErrorf("bad option: %s (Heddle does not have this option of Node's)", arg)
	}
	if !strings.HasPrefix(name, "--") {
		return argumentErrorf("bad option: %s", arg)
	}
	if crashesV8(arg) {
		return argumentErrorf("bad option: %s (V8 %s crashes with it)", arg, V8Version())
	}
	p.v8 = append(p.v8, arg)
	return nil
}

// allowed says whether NODE_OPTIONS may hold an option. Those of Node that Heddle does not have pass:
// what is wrong with them is said later.
func (p *argumentParser) allowed(name string) bool {
	if f := p.find(name); f != nil {
		return f.Env && (!p.worker || !f.PerProcess || f.v8Type != "")
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(name, "--"), "no-")
	return envV8Flags[bare] && strings.HasPrefix(name, "--") || isAbsent(name, true)
}

// find gives the flag of a name, or of its negation.
func (p *argumentParser) find(name string) *Flag {
	if f := p.flags[name]; f != nil {
		return f
	}
	if bare, negated := strings.CutPrefix(name, "--no-"); negated {
		return p.flags["--"+bare]
	}
	return nil
}

func (f *Flag) negate(o *Options, typed string) error {
	if f.Unset == nil {
		return argumentErrorf("%s is an invalid negation because it is not a boolean option", typed)
	}
	f.Unset(o)
	return nil
}

func (p *argumentParser) known(f *Flag, typed, value string, hasValue bool) error {
	switch {
	case f.Value == "":
		return f.Set(p.o, "") // as in Node, whatever stands behind "="
	case f.v8Type != "":
		return f.setV8(p.o, typed, value, hasValue)
	case f.optional:
		if next, ok := p.next(); ok {
			p.o.Eval, p.o.HasEval = next, true
		}
		return f.Set(p.o, "")
	case !hasValue:
		next, ok := p.next()
		if !ok {
			return argumentErrorf("%s requires an argument", typed)
		}
		value = next
	case value == "":
		return argumentErrorf("%s= requires an argument", typed)
	}
	return f.Set(p.o, value)
}

// setV8 sets a flag of V8's, whose value can only stand behind "=".
func (f *Flag) setV8(o *Options, typed, value string, hasValue bool) error {
	err := f.Set(o, value)
	if !errors.Is(err, errV8Value) {
		return err
	}
	if hasValue {
		typed += "=" + value
	}
	return argumentErrorf("bad option: %s (illegal value for flag of type %s)", typed, f.v8Type)
}

// next takes the value that follows an option. What begins with a dash is none, unless it is escaped.
func (p *argumentParser) next() (string, bool) {
	if p.at >= len(p.args) || strings.HasPrefix(p.args[p.at], "-") {
		return "", false
	}
	value := p.args[p.at]
	p.at++
	if strings.HasPrefix(value, `\-`) {
		value = value[1:]
	}
	return value, true
}

// flagsForV8: the command line has set some. Those that make V8 write logs have it write when its isolate goes.
var flagsForV8 bool

// bareStart: threads do not start from the snapshot, because of a flag that makes V8 keep its strings elsewhere.
var bareStart bool

func sharesStrings(flag string) bool {
	name, _, _ := strings.Cut(strings.TrimLeft(strings.ReplaceAll(flag, "_", "-"), "-"), "=")
	return name == "harmony-struct" || name == "shared-string-table"
}

// applyV8 hands V8 what nobody else knows.
func (p *argumentParser) applyV8() error {
	if len(p.v8) == 0 {
		return nil
	}
	flagsForV8 = true
	bareStart = bareStart || slices.ContainsFunc(p.v8, sharesStrings)
	var unknown []string
	said := stderrOf(func() { unknown = engine.ApplyV8Flags(p.v8) })
	if len(unknown) == 0 {
		return nil
	}
	reason := ""
	if kind, ok := v8Type(said); ok {
		reason = fmt.Sprintf(" (illegal value for flag of type %s)", kind)
	}
	return argumentErrorf("bad option: %s%s", unknown[0], reason)
}

// v8Type finds the type of the flag that V8 complains of: "Error: illegal value for flag --x=y of type int".
func v8Type(said string) (string, bool) {
	line, _, _ := strings.Cut(said, "\n")
	if !strings.HasPrefix(line, "Error: ") {
		return "", false
	}
	at := strings.LastIndex(line, " of type ")
	if at < 0 {
		return "", false
	}
	kind, _, _ := strings.Cut(line[at+len(" of type "):], " ")
	return kind, true
}

// stderrOf runs fn and gives what it wrote on file descriptor 2. V8 can explain itself only there, on
// several lines and in words that name no program.
func stderrOf(fn func()) string {
	kept, err := unix.FcntlInt(2, unix.F_DUPFD_CLOEXEC, 3)
	if err != nil {
		fn()
		return ""
	}
	defer unix.Close(kept)
	read, write, err := os.Pipe()
	if err != nil {
		fn()
		return ""
	}
	defer read.Close()
	// The pipe holds 64 KiB, far more than V8 has to say.
	unix.Dup3(int(write.Fd()), 2, 0)
	fn()
	unix.Dup3(kept, 2, 0)
	write.Close()
	text, _ := io.ReadAll(read)
	return string(text)
}
