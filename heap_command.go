package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/heddle-js/heddle/heap/report"
	"github.com/heddle-js/heddle/heap/snapshot"
)

func heapCommand() *cli.Command {
	heap := &cli.Command{
		Name:  "heap",
		Usage: "look into heap snapshots: what they are made of, what grew, what keeps an object",
		Description: "FILE is a *.heapsnapshot, also packed by gzip; - is standard input. Sizes are bytes in JSON.\n" +
			"The exit status is 0; 1 when check finds growth over a limit; 2 for a file that cannot be read,\n" +
			"understood or written; 9 for a mistake on the command line.",
		Subcommands: []*cli.Command{
			captureCommand(),
			{Name: "summary", ArgsUsage: "FILE", Flags: heapFlags(sortFlag()), Action: heapSummary,
				Usage: "totals by constructor, largest objects, duplicate strings, detached contexts"},
			{Name: "diff", ArgsUsage: "A B [C]", Flags: heapFlags(sortFlag()), Action: heapDiff,
				Usage: "what grew from A to B; with C, what came between A and B and is still there in C"},
			{Name: "path", ArgsUsage: "FILE ID", Usage: "what keeps the object of that id",
				Flags: heapFlags(), Action: heapPath},
			{Name: "check", ArgsUsage: "A B", Usage: "fail when B has grown too much since A",
				Flags: heapFlags(checkFlags()...), Action: heapCheck},
		},
		HideHelpCommand: true,
		Action:          heapWithoutCommand,
	}
	for _, c := range heap.Subcommands {
		c.HideHelpCommand = true
		c.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return err }
	}
	return heap
}

func heapWithoutCommand(c *cli.Context) error {
	if name := c.Args().First(); name != "" {
		return fmt.Errorf("heap has no command %q; there are %s", name, strings.Join(heapCommandNames(), ", "))
	}
	return cli.ShowSubcommandHelp(c)
}

func heapCommandNames() []string {
	var names []string
	for _, sub := range heapCommand().Subcommands {
		names = append(names, sub.Name)
	}
	return names
}

func heapFlags(more ...cli.Flag) []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "format", Value: string(report.Table), Usage: "write `FORMAT`: table, json or html"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output"},
		&cli.IntFlag{Name: "top", Usage: "at most `N` rows a table, or N paths"},
	}, more...)
}

var heapOrders = map[string]snapshot.Order{
	"retained": snapshot.ByRetainedSize, "shallow": snapshot.ByShallowSize, "count": snapshot.ByCount,
}

func sortFlag() cli.Flag {
	return &cli.StringFlag{Name: "sort", Value: "retained", Usage: "by `ORDER`: retained, shallow or count"}
}

func checkFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "max-growth", Usage: "by how much the size may grow: `LIMIT` is like 10%, 5MB or 5MiB"},
		&cli.StringFlag{Name: "max-count-growth",
			Usage: "by how much the number of objects may grow: `LIMIT` is like 10% or 100"},
		&cli.StringSliceFlag{Name: "constructor", Usage: "check the objects of `NAME` instead of all; may be repeated"},
		&cli.BoolFlag{Name: "retained", Usage: "compare what constructors retain, not their objects' own size"},
	}
}

// heapArguments puts options before files, as urfave/cli reads none behind the first file. What stands behind -- is no
// option.
func heapArguments(argv []string) []string {
	const upTo = 3 // heddle heap COMMAND
	if len(argv) <= upTo || argv[2] == captureCommand().Name {
		return argv
	}
	sub := heapCommand().Command(argv[2])
	var options, rest []string
	for args := argv[upTo:]; len(args) > 0; args = args[1:] {
		word := args[0]
		switch {
		case word == "--":
			rest = append(rest, args[1:]...)
			args = args[:1]
		case len(word) < 2 || word[0] != '-':
			rest = append(rest, word)
		case sub != nil && takesNextWord(sub.Flags, word) && len(args) > 1:
			options = append(options, word, args[1])
			args = args[1:]
		default:
			options = append(options, word)
		}
	}
	return slices.Concat(argv[:upTo], options, []string{"--"}, rest)
}

// takesNextWord says whether the word is an option whose value is the next word.
func takesNextWord(flags []cli.Flag, word string) bool {
	takesValue, _ := findOption(flags, strings.TrimLeft(word, "-"))
	return takesValue
}

// heapCandidates are what may come next after the words of a heap command; none means files.
func heapCandidates(last string, before []string) []string {
	if len(before) == 0 {
		return heapCommandNames()
	}
	if before[0] == captureCommand().Name {
		return programCandidates(append(new(capture).flags(), options()...), before[1:], last)
	}
	sub := heapCommand().Command(before[0])
	if sub == nil {
		return nil
	}
	if n := len(before) - 1; before[n] == "=" && n > 0 {
		before = before[:n]
	}
	option := strings.TrimLeft(before[len(before)-1], "-")
	switch {
	case option == "format":
		return report.Formats()
	case option == "sort":
		return []string{"retained", "shallow", "count"}
	case !strings.HasPrefix(last, "-"):
		return nil
	}
	return longNames(sub.Flags)
}

// files are the arguments, of which there must be from least to most; at most one of them is standard input.
func files(c *cli.Context, least, most int) ([]string, error) {
	args := c.Args().Slice()
	if len(args) < least || len(args) > most {
		return nil, fmt.Errorf("heap %s takes %s; see heap %[1]s --help", c.Command.Name, c.Command.ArgsUsage)
	}
	stdin := 0
	for _, name := range args {
		if name == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return nil, errors.New("standard input can be read once only")
	}
	return args, nil
}

// output is where a report goes and how.
type output struct {
	format report.Format
	file   string
}

func heapOutput(c *cli.Context) (output, report.Options, error) {
	o := report.Options{Top: c.Int("top")}
	if o.Top < 0 || c.IsSet("top") && o.Top == 0 {
		return output{}, o, errors.New("--top must be 1 or more")
	}
	if c.IsSet("sort") {
		order, ok := heapOrders[c.String("sort")]
		if !ok {
			return output{}, o, errors.New("--sort must be one of retained, shallow, count")
		}
		o.Order = order
	}
	format, err := report.ParseFormat(c.String("format"))
	return output{format, c.String("output")}, o, err
}

// write writes to a file, which is whole or an error. A reader of standard output that has seen enough is no error.
func (out output) write(r report.Report) error {
	if out.file == "" || out.file == "-" {
		err := report.Write(os.Stdout, r, out.format)
		if err == nil || errors.Is(err, syscall.EPIPE) {
			return nil
		}
		return failed(err)
	}
	f, err := os.Create(out.file)
	if err != nil {
		return failed(err)
	}
	if err := errors.Join(report.Write(f, r, out.format), f.Close()); err != nil {
		return failed(err)
	}
	return nil
}

// heapJob is what the commands on files have in common.
type heapJob struct {
	names   []string
	out     output
	options report.Options
}

// newHeapJob reads a command's options, and its arguments, of which there must be from least to most.
func newHeapJob(c *cli.Context, least, most int) (j heapJob, err error) {
	if j.names, err = files(c, least, most); err != nil {
		return j, err
	}
	j.out, j.options, err = heapOutput(c)
	return j, err
}

func heapSummary(c *cli.Context) error {
	j, err := newHeapJob(c, 1, 1)
	if err != nil {
		return err
	}
	read, err := readSnapshots(j.names)
	if err != nil {
		return err
	}
	return j.out.write(report.NewSummary(j.names[0], read[0], j.options))
}

func heapDiff(c *cli.Context) error {
	j, err := newHeapJob(c, 2, 3)
	if err != nil {
		return err
	}
	read, err := readSnapshots(j.names)
	if err != nil {
		return err
	}
	return j.out.write(report.NewDifference(j.names, read, j.options))
}

func heapPath(c *cli.Context) error {
	j, err := newHeapJob(c, 2, 2)
	if err != nil {
		return err
	}
	args := j.names
	id, err := strconv.ParseUint(strings.TrimPrefix(args[1], "@"), 10, 32)
	if err != nil {
		return fmt.Errorf("%q is no object's id: heap summary lists ids", args[1])
	}
	read, err := readSnapshots(args[:1])
	if err != nil {
		return err
	}
	paths, err := report.NewPaths(args[0], read[0], uint32(id), j.options)
	if err != nil {
		return fmt.Errorf("%s: %w %d", args[0], err, id)
	}
	return j.out.write(paths)
}

func heapCheck(c *cli.Context) error {
	j, err := newHeapJob(c, 2, 2)
	if err != nil {
		return err
	}
	limits, err := checkOptions(c, j.options.Top)
	if err != nil {
		return err
	}
	read, err := readSnapshots(j.names)
	if err != nil {
		return err
	}
	verdict := report.NewVerdict([2]string(j.names), read[0], read[1], limits)
	if err := j.out.write(verdict); err != nil {
		return err
	}
	if reason := verdict.Reason(); reason != "" {
		return statusError{exitWorse, errors.New(reason)}
	}
	return nil
}

func checkOptions(c *cli.Context, top int) (o report.CheckOptions, err error) {
	o = report.CheckOptions{Constructors: c.StringSlice("constructor"), Retained: c.Bool("retained"), Top: top}
	if c.IsSet("max-growth") {
		if o.Size, err = report.ParseSizeLimit(c.String("max-growth")); err != nil {
			return o, fmt.Errorf("--max-growth: %w", err)
		}
	}
	if c.IsSet("max-count-growth") {
		if o.Count, err = report.ParseCountLimit(c.String("max-count-growth")); err != nil {
			return o, fmt.Errorf("--max-count-growth: %w", err)
		}
	}
	if !o.Size.IsSet() && !o.Count.IsSet() {
		return o, errors.New("heap check needs a limit: --max-growth or --max-count-growth")
	}
	if o.Retained && len(o.Constructors) == 0 {
		return o, errors.New("--retained goes with --constructor")
	}
	return o, nil
}

// readSnapshots reads several files at the same time, if they are files: a pipe may come from who waits for an error.
func readSnapshots(names []string) ([]*snapshot.Snapshot, error) {
	if size := sizeOf(names...); len(names) > 1 && size >= 0 {
		progress, done := heapProgress(strings.Join(names, ", "), size)
		defer done()
		all, err := snapshot.ReadFiles(names, snapshot.ReadOptions{Progress: progress})
		if err != nil {
			return nil, failed(err)
		}
		return all, nil
	}
	var all []*snapshot.Snapshot
	for _, name := range names {
		s, err := readSnapshot(name)
		if err != nil {
			return nil, failed(err)
		}
		all = append(all, s)
	}
	return all, nil
}

// readSnapshot shows on a terminal how far it has got.
func readSnapshot(name string) (*snapshot.Snapshot, error) {
	progress, done := heapProgress(name, sizeOf(name))
	defer done()
	if name != "-" {
		return snapshot.ReadFile(name, snapshot.ReadOptions{Progress: progress})
	}
	s, err := snapshot.Read(os.Stdin, snapshot.ReadOptions{Progress: progress})
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	return s, nil
}

// sizeOf is the size of all the files, in bytes, or -1 when one of them is none.
func sizeOf(names ...string) int64 {
	var sum int64
	for _, name := range names {
		info, err := os.Stat(name)
		if name == "-" || err != nil || !info.Mode().IsRegular() {
			return -1
		}
		sum += info.Size()
	}
	return sum
}

// heapProgress is silent where standard error is no terminal.
func heapProgress(what string, size int64) (progress func(int64), done func()) {
	if !term.IsTerminal(int(os.Stderr.Fd())) {
		return nil, func() {}
	}
	bar := progressbar.DefaultBytes(size, what)
	return func(n int64) { _ = bar.Set64(n) }, func() { _, _ = io.WriteString(os.Stderr, "\r\x1b[K") }
}
