package isolate

// The options of a Worker's own: execArgv, and NODE_OPTIONS of its own env.

import (
	"errors"
	"strings"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
)

// workerFlagError names what a Worker cannot have.
type workerFlagError struct {
	fromEnv bool // in NODE_OPTIONS, not in execArgv
	list    []string
}

func (e *workerFlagError) Error() string { return strings.Join(e.list, ", ") }

// workerFlags is what a new Worker asks for; nil means that it has its parent's.
type workerFlags struct {
	execArgv    []string
	nodeOptions *string
}

// withFlags gives the options that a Worker begins with: the parent's, or, where it has flags of its
// own, all flags read anew.
func (o *Options) withFlags(own workerFlags) (Options, error) {
	next := *o
	nodeOptions := o.nodeOptions
	if own.nodeOptions != nil {
		nodeOptions = *own.nodeOptions
	}
	if own.execArgv == nil && nodeOptions == o.nodeOptions {
		return next, nil
	}
	next.keepGiven()
	fresh := *next.given
	fresh.given, fresh.nodeOptions = next.given, nodeOptions
	fresh.ExecPath, fresh.Argv0, fresh.Log = next.ExecPath, next.Argv0, next.Log
	// Those of the process.
	fresh.Title, fresh.ofProcess = next.Title, next.ofProcess
	fresh.CompileCache, fresh.NoCompileCache = next.CompileCache, next.NoCompileCache
	fresh.StackTraceLimit, fresh.HasStackTraceLimit = next.StackTraceLimit, next.HasStackTraceLimit
	if err := fresh.readNodeOptions(nodeOptions); err != nil {
		return next, err
	}
	return fresh, fresh.readExecArgv(own.execArgv, o.ExecArgv)
}

func (o *Options) readNodeOptions(value string) error {
	args, err := splitNodeOptions(value)
	if err == nil {
		p := argumentParser{o: o, args: args, flags: flagIndex(nil), env: true, worker: true}
		err = p.run()
	}
	if err != nil {
		return &workerFlagError{fromEnv: true, list: []string{err.Error()}}
	}
	return nil
}

// readExecArgv reads the Worker's own list or, when that is nil, the parent's once more.
func (o *Options) readExecArgv(own, parents []string) error {
	p := argumentParser{o: o, args: own, flags: flagIndex(nil), worker: true}
	if own == nil {
		p.args, p.inherited = parents, true
	}
	if err := p.run(); err != nil {
		return &workerFlagError{list: []string{err.Error()}}
	}
	if len(p.invalid) > 0 {
		return &workerFlagError{list: p.invalid}
	}
	o.ExecArgv = p.args[:p.read:p.read]
	if p.inherited {
		o.ExecArgv = parents
	}
	return nil
}

// perProcess says whether a flag concerns the whole process.
func (p *argumentParser) perProcess(name string) bool {
	f := p.find(name)
	return f != nil && f.PerProcess
}

// refuse notes an option that a Worker cannot have. NODE_OPTIONS may hold those of V8, for the process that
// reads it: they mean nothing here.
func (p *argumentParser) refuse(name, arg string, hasValue bool) error {
	if p.env {
		return nil
	}
	if !p.inherited {
		p.invalid = append(p.invalid, arg)
		return nil
	}
	if f := p.flags[name]; f != nil && f.Value != "" && f.v8Type == "" && !hasValue {
		p.next() // the value of what is passed over
	}
	return nil
}

// workerCheckFlags tells what is wrong with execArgv (or undefined) and a NODE_OPTIONS (or undefined):
// [whether it is in NODE_OPTIONS, what ...]; undefined when nothing is.
func workerCheckFlags(t *thread, c *bindings.Call) error {
	_, err := t.opts.withFlags(flagsOf(c.Value(0), c.Value(1)))
	var wrong *workerFlagError
	if !errors.As(err, &wrong) {
		return err
	}
	c.Return([]any{wrong.fromEnv, strs(wrong.list)})
	return nil
}

func flagsOf(execArgv, nodeOptions any) (own workerFlags) {
	if _, given := execArgv.([]any); given {
		own.execArgv = stringList(execArgv)
	}
	if text, given := nodeOptions.(string); given {
		own.nodeOptions = &text
	}
	return own
}
