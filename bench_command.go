package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/heddle-js/heddle/isolate"
	"github.com/heddle-js/heddle/isolate/builtins"
	"github.com/heddle-js/heddle/perf/bench"
)

var benchFormats = []string{"table", "json", "benchstat", "markdown"}

const (
	alone       = 12 // samples of a process, when it is the only one of its runtime
	amongOthers = 5
	rounds      = 6 // when something is compared: the fewest with a confidence interval at 95 %
)

func benchCommand() *cli.Command {
	return &cli.Command{
		Name:      "bench",
		Usage:     "run benchmarks, compare them with a baseline or another runtime",
		ArgsUsage: "[FILE | FOLDER ...] [-- options of the runtime]",
		Description: "Runs the benchmarks that files register with bench(name, fn) of heddle:bench, each file in processes of\n" +
			"its own. A folder, or nothing for this one, stands for all *.bench.js (.mjs, .cjs, .ts ...) in it.\n" +
			"Exit status: 0; 1 for a regression over --fail-over; 2 when a benchmark failed or something could not\n" +
			"be read or run; 9 for a mistake on the command line.",
		Flags: []cli.Flag{
			&cli.DurationFlag{Name: "time", Value: 50 * time.Millisecond, Usage: "how long a sample takes"},
			&cli.IntFlag{Name: "samples", Usage: "samples of a process",
				DefaultText: fmt.Sprintf("%d, or %d of several processes", alone, amongOthers)},
			&cli.IntFlag{Name: "rounds", Usage: "processes of each file",
				DefaultText: fmt.Sprintf("1, or %d when something is compared or saved", rounds)},
			&cli.BoolFlag{Name: "isolate", Usage: "give each benchmark a process of its own"},
			&cli.StringFlag{Name: "filter", Usage: "run the benchmarks whose names match this `REGEXP`"},
			&cli.BoolFlag{Name: "list", Usage: "print the names of the benchmarks, run none"},
			&cli.StringSliceFlag{Name: "against",
				Usage: "run the same files under another `RUNTIME`, interleaved: node, a path, NAME@PATH; or peers" +
					" (node, deno, bun, if on PATH)"},
			&cli.StringFlag{Name: "baseline", Usage: "compare with `FILE`: of --save, or in Go's benchmark format"},
			&cli.StringFlag{Name: "targets", Usage: "show which figures meet the ratios in `FILE`, in Markdown tables"},
			&cli.StringFlag{Name: "fail-over",
				Usage: "exit with 1 when a figure is worse by more than this `PERCENT`, and the test shows it"},
			&cli.Float64Flag{Name: "alpha", Value: 0.05, Usage: "the level of that test"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "table, json, benchstat (Go's benchmark format) or markdown"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write that to `FILE` instead of standard output"},
			&cli.StringFlag{Name: "results", Usage: "run nothing: take the results from `FILE`, of --save"},
			&cli.StringFlag{Name: "save", Usage: "write the results to `FILE`, too, as a baseline"},
			&cli.StringFlag{Name: "update", Usage: "write the table between the marks of a Markdown `FILE`, too"},
			&cli.StringSliceFlag{Name: "exec-arg", Usage: "an `OPTION` for the runtimes, such as --max-old-space-size=64"},
			&cli.DurationFlag{Name: "timeout", Value: 10 * time.Minute, Usage: "end a process that takes longer"},
		},
		Action:       runBench,
		OnUsageError: func(_ *cli.Context, err error, _ bool) error { return err },
	}
}

// benchRun is what the options ask for.
type benchRun struct {
	runner   *bench.Runner
	files    []string
	baseline *bench.Report
	results  *bench.Report // instead of a run
	targets  *bench.Targets
	judge    bench.Judge
	format   string
}

func runBench(c *cli.Context) error {
	ctx, stop := signal.NotifyContext(c.Context, os.Interrupt, syscall.SIGTERM)
	defer stop()
	run, err := readBench(ctx, c)
	if err != nil {
		return err
	}
	if c.Bool("list") {
		return listBenchmarks(ctx, run)
	}
	if run.results != nil {
		return run.finish(c, run.results, run.compare(run.results))
	}
	report, err := run.measure(ctx)
	if err != nil {
		return err
	}
	comparisons := run.compare(report)
	if err := run.confirm(ctx, comparisons); err != nil {
		return err
	}
	return run.finish(c, report, comparisons)
}

func readBench(ctx context.Context, c *cli.Context) (*benchRun, error) {
	run := &benchRun{format: c.String("format"), judge: bench.Judge{Alpha: c.Float64("alpha"), Limit: -1}}
	if err := run.checkOptions(c); err != nil {
		return nil, err
	}
	for name, field := range map[string]**bench.Report{"baseline": &run.baseline, "results": &run.results} {
		path := c.String(name)
		if path == "" {
			continue
		}
		var err error
		if *field, err = bench.Load(path); err != nil {
			return nil, failed(err)
		}
	}
	if path := c.String("targets"); path != "" {
		var err error
		if run.targets, err = bench.LoadTargets(path); err != nil {
			return nil, failed(err)
		}
	}
	if run.results != nil {
		return run, nil
	}
	runtimes, err := findRuntimes(ctx, c.StringSlice("against"))
	if err != nil {
		return nil, failed(err)
	}
	if run.files, err = findBenchmarks(c.Args().Slice()); err != nil {
		return nil, failed(err)
	}
	run.runner = &bench.Runner{
		Modules: benchModules(), Runtimes: runtimes, ExecArgs: c.StringSlice("exec-arg"), Time: c.Duration("time"),
		Samples: c.Int("samples"), Rounds: c.Int("rounds"), Isolate: c.Bool("isolate"), Timeout: c.Duration("timeout"),
		Output: os.Stderr, Progress: bench.Quiet{},
	}
	if c.IsSet("filter") {
		if run.runner.Filter, err = regexp.Compile(c.String("filter")); err != nil {
			return nil, fmt.Errorf("--filter: %w", err)
		}
	}
	run.setCounts(c)
	return run, run.checkLimit()
}

// checkLimit refuses a limit that nothing could break.
func (run *benchRun) checkLimit() error {
	switch {
	case run.judge.Limit < 0 || run.baseline != nil:
		return nil
	case len(run.runner.Runtimes) == 1:
		return failed(errors.New("--fail-over has nothing to compare with: no peer was found"))
	}
	return run.judge.CanShow(run.runner.Rounds, run.runner.Samples)
}

func (run *benchRun) checkOptions(c *cli.Context) error {
	if err := choose(&run.format, run.format, "--format", benchFormats); err != nil {
		return err
	}
	for _, name := range []string{"samples", "rounds"} {
		if c.IsSet(name) && c.Int(name) < 1 {
			return fmt.Errorf("--%s must be 1 or more", name)
		}
	}
	for _, name := range []string{"time", "timeout"} {
		if c.Duration(name) <= 0 {
			return fmt.Errorf("--%s must be more than 0", name)
		}
	}
	if !(run.judge.Alpha > 0 && run.judge.Alpha < 1) {
		return errors.New("--alpha must lie between 0 and 1")
	}
	if c.IsSet("results") && (c.NArg() > 0 || c.IsSet("against") || c.Bool("list")) {
		return errors.New("--results runs nothing: it goes without files, --against and --list")
	}
	if !c.IsSet("fail-over") {
		return nil
	}
	if !c.IsSet("baseline") && !c.IsSet("against") && !c.IsSet("results") {
		return errors.New("--fail-over needs something to compare with: --baseline or --against")
	}
	limit, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(c.String("fail-over"), "%")), 64)
	if err != nil || !(limit >= 0 && limit < 1e6) {
		return fmt.Errorf("--fail-over takes a percentage, such as 5%%, not %q", c.String("fail-over"))
	}
	run.judge.Limit = limit / 100
	return nil
}

// setCounts chooses how often to measure, where the command line does not say it.
func (run *benchRun) setCounts(c *cli.Context) {
	r := run.runner
	if r.Rounds == 0 {
		r.Rounds = 1
		if len(r.Runtimes) > 1 || run.baseline != nil || c.IsSet("save") || c.IsSet("update") {
			r.Rounds = rounds
		}
	}
	if r.Samples == 0 {
		r.Samples = alone
		if r.Rounds > 1 {
			r.Samples = amongOthers
		}
	}
}

// findRuntimes gives this program and what it is compared with, under different names.
func findRuntimes(ctx context.Context, against []string) ([]bench.Runtime, error) {
	own, err := os.Executable()
	if err != nil {
		return nil, err
	}
	runtimes := []bench.Runtime{{Name: "heddle", Kind: "heddle", Version: isolate.Version, Path: own}}
	for _, given := range against {
		if given == "peers" {
			peers, notes := bench.FindPeers(ctx)
			for _, note := range notes {
				fmt.Fprintln(os.Stderr, note)
			}
			if len(peers) == 0 {
				fmt.Fprintln(os.Stderr, "none of node, deno and bun is on PATH")
			}
			for _, found := range peers {
				runtimes = addRuntime(runtimes, found)
			}
			continue
		}
		found, err := bench.FindRuntime(ctx, given)
		if err != nil {
			return nil, err
		}
		runtimes = addRuntime(runtimes, found)
	}
	return runtimes, nil
}

// addRuntime gives it another name when there is one of its name.
func addRuntime(runtimes []bench.Runtime, added bench.Runtime) []bench.Runtime {
	name := added.Name
	for n := 2; slices.ContainsFunc(runtimes, func(r bench.Runtime) bool { return r.Name == added.Name }); n++ {
		added.Name = fmt.Sprintf("%s-%d", name, n)
	}
	return append(runtimes, added)
}

// benchModules are the texts of heddle:bench, as every runtime runs them.
func benchModules() map[string]string {
	modules := map[string]string{}
	for _, id := range builtins.IDs() {
		if strings.HasPrefix(id, "internal/bench/") {
			modules[id], _ = builtins.Source(id)
		}
	}
	return modules
}

func listBenchmarks(ctx context.Context, run *benchRun) error {
	list, err := run.runner.List(ctx, run.files)
	if err != nil {
		return failed(err)
	}
	for _, s := range list {
		for _, b := range s.Benchmarks {
			fmt.Printf("%s: %s\n", s.File, b.Name)
		}
	}
	return nil
}

func (run *benchRun) measure(ctx context.Context) (*bench.Report, error) {
	if term.IsTerminal(int(os.Stderr.Fd())) {
		bar := bench.NewBar(os.Stderr)
		defer bar.Clear()
		run.runner.Progress = bar
	}
	report, err := run.runner.Run(ctx, run.files)
	switch {
	case ctx.Err() != nil:
		return nil, statusError{exitInterrupt, errors.New("interrupted")}
	case err != nil:
		return nil, failed(err)
	}
	return report, nil
}

// finish writes the results down and judges them.
func (run *benchRun) finish(c *cli.Context, report *bench.Report, comparisons []*bench.Comparisons) error {
	var text bytes.Buffer
	if err := run.write(&text, report, comparisons); err != nil {
		return failed(err)
	}
	if err := writeOutput(c.String("output"), text.Bytes()); err != nil {
		return failed(err)
	}
	if path := c.String("save"); path != "" {
		if err := report.Save(path); err != nil {
			return failed(err)
		}
	}
	if path := c.String("update"); path != "" {
		if err := bench.UpdateDocument(path, report, run.targets); err != nil {
			return failed(err)
		}
	}
	if failures := report.Failures(); len(failures) > 0 {
		return failed(fmt.Errorf("failed:\n%s", strings.Join(failures, "\n")))
	}
	return run.verdict(comparisons)
}

// compare compares with the baseline, or else with the other runtimes.
func (run *benchRun) compare(report *bench.Report) []*bench.Comparisons {
	if run.baseline != nil {
		return []*bench.Comparisons{bench.CompareReports(run.judge, run.baseline, report)}
	}
	var list []*bench.Comparisons
	for _, other := range report.Runtimes[1:] {
		list = append(list, report.CompareRuntimes(run.judge, other.Name, report.Runtimes[0].Name))
	}
	return list
}

// confirm measures again what broke the limit.
func (run *benchRun) confirm(ctx context.Context, comparisons []*bench.Comparisons) error {
	var names []string
	for _, c := range comparisons {
		for _, row := range c.Regressions() {
			names = append(names, regexp.QuoteMeta(row.Benchmark))
		}
	}
	if len(names) == 0 {
		return nil
	}
	filter := run.runner.Filter
	defer func() { run.runner.Filter = filter }()
	run.runner.Filter = regexp.MustCompile("^(" + strings.Join(names, "|") + ")$")
	second, err := run.measure(ctx)
	if err != nil {
		return err
	}
	for i, again := range run.compare(second) {
		comparisons[i].Confirm(again)
	}
	return nil
}

func (run *benchRun) write(w io.Writer, report *bench.Report, comparisons []*bench.Comparisons) error {
	switch run.format {
	case "json":
		text, err := report.JSON()
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	case "benchstat":
		return bench.GoFormat(w, report)
	case "markdown":
		return run.writeMarkdown(w, report, comparisons)
	}
	if err := bench.Table(w, report); err != nil {
		return err
	}
	for _, c := range comparisons {
		fmt.Fprintln(w)
		if err := bench.CompareTable(w, c); err != nil {
			return err
		}
	}
	return nil
}

// writeMarkdown shows a comparison where one is judged; runtimes side by side otherwise.
func (run *benchRun) writeMarkdown(w io.Writer, report *bench.Report, comparisons []*bench.Comparisons) error {
	if run.baseline == nil && run.judge.Limit < 0 {
		return bench.Markdown(w, report, run.targets)
	}
	for _, c := range comparisons {
		if err := bench.CompareMarkdown(w, c, run.judge.Limit); err != nil {
			return err
		}
	}
	return nil
}

func writeOutput(path string, text []byte) error {
	if path != "" {
		return os.WriteFile(path, text, 0o666)
	}
	_, err := os.Stdout.Write(text)
	return err
}

// verdict is the error of a regression.
func (run *benchRun) verdict(comparisons []*bench.Comparisons) error {
	if run.judge.Limit < 0 {
		return nil
	}
	var reasons []string
	for _, c := range comparisons {
		if len(c.Rows) == 0 {
			return failed(fmt.Errorf("%s has nothing to compare with %s", c.OldName, c.NewName))
		}
		for _, row := range c.Regressions() {
			reasons = append(reasons, row.Reason())
		}
	}
	if len(reasons) == 0 {
		return nil
	}
	list := strings.Join(reasons, "\n")
	return statusError{exitWorse, fmt.Errorf("worse by more than %.4g %%:\n%s", 100*run.judge.Limit, list)}
}
