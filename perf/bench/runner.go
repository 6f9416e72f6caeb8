package bench

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

//go:embed runner/*.cjs runner/*.mjs runner/*.json
var programs embed.FS

// Runner runs files of benchmarks. Its exported fields are set before Run, which is called by one goroutine at a time.
type Runner struct {
	// Modules are the JavaScript modules of heddle:bench, their text by id.
	Modules map[string]string
	// Runtimes run each file. The first one is asked what a file registers, and the one that is judged.
	Runtimes []Runtime
	// ExecArgs are given to every runtime before the program.
	ExecArgs []string
	// Time is how long a sample takes, Samples how many are taken of a benchmark in each process.
	Time    time.Duration
	Samples int
	// Rounds are the processes of each file and runtime.
	Rounds int
	// Isolate gives each benchmark a process of its own.
	Isolate bool
	// Filter picks benchmarks by name; nil: all.
	Filter *regexp.Regexp
	// Timeout ends a process that takes longer.
	Timeout time.Duration
	// Output gets what the processes print.
	Output io.Writer
	// Progress hears how far the run is.
	Progress Progress

	dir    string // of the runner's program
	report *Report
	failed map[attempt]bool // what peers failed in: they are not asked again
}

// attempt is a benchmark under a runtime.
type attempt struct{ runtime, file, benchmark string }

// Progress hears of a run, from the goroutine of Run.
type Progress interface {
	// Total says how many steps there are in all: a step is a benchmark in one process.
	Total(steps int)
	// Doing says what runs.
	Doing(what string)
	// Step says that one is done.
	Step()
}

// Registered is a benchmark as its file declares it.
type Registered struct {
	Name    string   `json:"name"`
	Threads int      `json:"threads"`
	Command []string `json:"command"`
	Samples int      `json:"samples"`
}

// Suite is a file with those of its benchmarks that the filter lets through.
type Suite struct {
	File       string // as it was given
	Benchmarks []Registered
}

// List tells what files register.
func (r *Runner) List(ctx context.Context, files []string) ([]Suite, error) {
	suites, err := r.prepare(ctx, files)
	defer os.RemoveAll(r.dir)
	return suites, err
}

// Run measures what the files register. An error means that nothing could be measured: benchmarks that fail are in the
// report, and the others run all the same.
func (r *Runner) Run(ctx context.Context, files []string) (*Report, error) {
	suites, err := r.prepare(ctx, files)
	defer os.RemoveAll(r.dir)
	if err != nil {
		return nil, err
	}
	r.report = &Report{
		Heddle: Format, Machine: ThisMachine(), Load: loadAverage(), Runtimes: r.Runtimes,
		Settings: Settings{Time: float64(r.Time) / 1e6, Samples: r.Samples, Rounds: r.Rounds, ExecArgs: r.ExecArgs},
	}
	steps := 0
	for _, s := range suites {
		steps += len(s.Benchmarks) * r.Rounds * len(r.Runtimes)
		for _, b := range s.Benchmarks {
			r.report.Benchmarks = append(r.report.Benchmarks, &Benchmark{File: s.File, Name: b.Name, Threads: b.Threads})
		}
	}
	r.failed = map[attempt]bool{}
	r.Progress.Total(steps)
	for _, s := range suites {
		if err := r.runSuite(ctx, s); err != nil {
			return nil, err
		}
	}
	return r.report, nil
}

// prepare writes the runner's program down and asks the files what they register.
func (r *Runner) prepare(ctx context.Context, files []string) ([]Suite, error) {
	if err := r.writePrograms(); err != nil {
		return nil, err
	}
	var suites []Suite
	total := 0
	for _, file := range files {
		list, err := r.registered(ctx, file)
		if err != nil {
			return nil, err
		}
		total += len(list)
		suites = append(suites, Suite{File: display(file), Benchmarks: list})
	}
	if total == 0 {
		return nil, fmt.Errorf("no benchmark has a name that matches %q", r.Filter)
	}
	return suites, nil
}

func (r *Runner) writePrograms() error {
	dir, err := os.MkdirTemp("", "heddle-bench-")
	if err != nil {
		return err
	}
	r.dir = dir
	entries, err := programs.ReadDir("runner")
	if err != nil {
		return err
	}
	for _, e := range entries {
		text, err := programs.ReadFile("runner/" + e.Name())
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), text, 0o666); err != nil {
			return err
		}
	}
	modules, err := json.Marshal(r.Modules)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "modules.json"), modules, 0o666)
}

// registered asks the first runtime what a file registers, and filters that.
func (r *Runner) registered(ctx context.Context, file string) ([]Registered, error) {
	var all []Registered
	var failure error
	err := r.child(ctx, r.Runtimes[0], task{File: file, List: true}, func(e event) {
		switch e.Type {
		case "registered":
			all = e.Benchmarks
		case "failure":
			failure = fmt.Errorf("%s: %s", file, e.Error.text())
		}
	})
	switch {
	case failure != nil:
		return nil, failure
	case err != nil:
		return nil, fmt.Errorf("%s: %w", file, err)
	case len(all) == 0:
		return nil, fmt.Errorf("%s registers no benchmark: it calls bench(name, fn) of heddle:bench", file)
	}
	var list []Registered
	for _, b := range all {
		if r.Filter == nil || r.Filter.MatchString(b.Name) {
			list = append(list, b)
		}
	}
	return list, nil
}

// runSuite runs the rounds of a file. The order of the runtimes turns around from round to round, so that a machine that
// becomes slower is not slower for the same one each time.
func (r *Runner) runSuite(ctx context.Context, s Suite) error {
	for round := range r.Rounds {
		for _, group := range r.groups(s) {
			for i := range r.Runtimes {
				if round%2 == 1 {
					i = len(r.Runtimes) - 1 - i
				}
				if err := r.runGroup(ctx, r.Runtimes[i], round, group); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// groups are what shares a process.
func (r *Runner) groups(s Suite) []Suite {
	if !r.Isolate {
		return []Suite{s}
	}
	var groups []Suite
	for _, b := range s.Benchmarks {
		groups = append(groups, Suite{File: s.File, Benchmarks: []Registered{b}})
	}
	return groups
}

func (r *Runner) runGroup(ctx context.Context, rt Runtime, round int, s Suite) error {
	task := task{File: s.File, Time: float64(r.Time) / 1e6, Samples: r.Samples}
	var commands []Registered
	for _, b := range s.Benchmarks {
		switch {
		case r.failed[attempt{rt.Name, s.File, b.Name}]:
			r.Progress.Step()
		case len(b.Command) == 0:
			task.Only = append(task.Only, b.Name)
		default:
			commands = append(commands, b)
		}
	}
	if len(task.Only) > 0 {
		if err := r.runProcess(ctx, rt, round, task); err != nil {
			return err
		}
	}
	for _, b := range commands {
		r.Progress.Doing(b.Name + ", " + rt.Name)
		run := r.runCommand(ctx, rt, s.File, b)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.giveUp(rt, s.File, b.Name, run.Failure != "")
		r.add(s.File, b.Name, rt, round, run)
	}
	return nil
}

// runProcess has a process measure benchmarks. One of which nothing is heard has failed with the process.
func (r *Runner) runProcess(ctx context.Context, rt Runtime, round int, t task) error {
	heard := map[string]bool{}
	running := ""
	fileFailure := ""
	err := r.child(ctx, rt, t, func(e event) {
		switch {
		case e.Type == "start":
			running = e.Name
			r.Progress.Doing(e.Name + ", " + rt.Name)
		case e.Type == "result":
			heard[e.Result.Name] = true
			r.add(t.File, e.Result.Name, rt, round, &e.Result.Run)
		case e.Type == "failure" && e.Name == "":
			fileFailure = e.Error.text()
		case e.Type == "failure":
			heard[e.Name] = true
			r.giveUp(rt, t.File, e.Name, true)
			r.add(t.File, e.Name, rt, round, &Run{Failure: e.Error.text()})
		}
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, name := range t.Only {
		if heard[name] {
			continue
		}
		r.giveUp(rt, t.File, name, fileFailure != "" || name == running)
		r.add(t.File, name, rt, round, &Run{Failure: whyUnheard(name, running, fileFailure, err)})
	}
	return nil
}

func whyUnheard(name, running, fileFailure string, err error) string {
	switch {
	case fileFailure != "":
		return fileFailure
	case err == nil:
		return "the process did not run it"
	case running == name || running == "":
		return err.Error()
	}
	return fmt.Sprintf("%v (while %s ran)", err, running)
}

// giveUp keeps a peer from being asked again, in later rounds, for what it failed in of its own: it may hang each time.
func (r *Runner) giveUp(rt Runtime, file, benchmark string, failed bool) {
	if rt.Peer && failed {
		r.failed[attempt{rt.Name, file, benchmark}] = true
	}
}

// add puts a run where it belongs.
func (r *Runner) add(file, name string, rt Runtime, round int, run *Run) {
	r.Progress.Step()
	run.Runtime, run.Round = rt.Name, round
	for _, b := range r.report.Benchmarks {
		if b.File == file && b.Name == name {
			b.Runs = append(b.Runs, run)
			return
		}
	}
}
