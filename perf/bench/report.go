package bench

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// Format is the version of a Report's JSON.
const Format = 1

// Report is all that a run has measured. Its JSON is what --format json prints, --save writes and --baseline reads.
type Report struct {
	Heddle     int          `json:"heddle-bench"` // Format
	Machine    Machine      `json:"machine"`
	Load       float64      `json:"load,omitempty"` // load average when the run began; 0: not known
	Settings   Settings     `json:"settings"`
	Runtimes   []Runtime    `json:"runtimes"` // the first is the one that is judged
	Benchmarks []*Benchmark `json:"benchmarks"`
}

// Machine is where a Report was made.
type Machine struct {
	OS    string `json:"os"`   // as GOOS
	Arch  string `json:"arch"` // as GOARCH
	CPU   string `json:"cpu,omitempty"`
	Cores int    `json:"cores"`
}

// Settings are how a Report was made.
type Settings struct {
	Time     float64  `json:"time"`    // milliseconds of a sample, unless a benchmark has its own
	Samples  int      `json:"samples"` // of a process, unless a benchmark has its own
	Rounds   int      `json:"rounds"`  // processes of each file and runtime
	ExecArgs []string `json:"execArgs,omitempty"`
}

// Benchmark is one call of bench(), with what each process measured of it.
type Benchmark struct {
	File    string `json:"file"` // as it was given
	Name    string `json:"name"`
	Threads int    `json:"threads"`
	Runs    []*Run `json:"runs"`
}

// Run is what one process measured of a benchmark: its result, or how it failed.
type Run struct {
	Runtime string `json:"runtime"` // the name of one of Report.Runtimes
	Round   int    `json:"round"`   // from 0
	Failure string `json:"failure,omitempty"`

	Async     bool       `json:"async,omitempty"`
	Bytes     float64    `json:"bytes,omitempty"`     // that an operation works through
	Rate      *Rate      `json:"rate,omitempty"`      // what else it works through
	NS        []float64  `json:"ns,omitempty"`        // nanoseconds of an operation, a number a sample
	Ops       []float64  `json:"ops,omitempty"`       // operations of each sample
	CPU       []float64  `json:"cpu,omitempty"`       // nanoseconds of CPU time of an operation, a number a sample
	Memory    *Memory    `json:"memory,omitempty"`    // of the process; nil: not told, or a command
	Latency   *Latency   `json:"latency,omitempty"`   // of benchmarks that measure themselves
	Allocated *float64   `json:"allocated,omitempty"` // bytes of the JavaScript heap, an operation
	GC        *GC        `json:"gc,omitempty"`        // nil: the runtime does not tell
	GCShare   *float64   `json:"gcShare,omitempty"`   // of the samples' time
	ELU       []*float64 `json:"elu,omitempty"`       // utilization of each thread's event loop; nil as above
	Reports   []Reported `json:"reports,omitempty"`   // what ctx.report was given
	Warmup    *Warmup    `json:"warmup,omitempty"`
}

// Latency is of all operations that a process recorded, in nanoseconds.
type Latency struct {
	N   int      `json:"n"`
	P50 float64  `json:"p50"`
	P99 *float64 `json:"p99"` // nil: too few for one
	Max float64  `json:"max"`
}

// Rate is what an operation works through, in units such as messages.
type Rate struct {
	Amount float64 `json:"amount"`
	Unit   string  `json:"unit"`
}

// Memory is of a process while it measured a benchmark, its setup included, in bytes.
type Memory struct {
	Peak  float64 `json:"peak"`  // the most that was resident
	Files float64 `json:"files"` // what of it are pages of files, the program's above all
}

// GC is of the collections while samples were taken, in milliseconds.
type GC struct {
	Count int     `json:"count"`
	Total float64 `json:"ms"`
	Max   float64 `json:"max"`
}

// Reported is a figure of the benchmark's own.
type Reported struct {
	Name   string    `json:"name"`
	Unit   string    `json:"unit"`
	Values []float64 `json:"values"`
}

// Warmup is what ran before the first sample.
type Warmup struct {
	Ops    float64 `json:"ops"`
	NS     float64 `json:"ns"`
	Steady bool    `json:"isSteady"` // false: it ended at its bound
}

// Failures lists what went wrong, a line each. What a peer cannot do is no failure of the run.
func (r *Report) Failures() []string {
	return r.failures(func(rt Runtime) bool { return !rt.Peer })
}

// PeerFailures lists what peers could not do, a line each.
func (r *Report) PeerFailures() []string {
	return r.failures(func(rt Runtime) bool { return rt.Peer })
}

func (r *Report) failures(of func(Runtime) bool) []string {
	counts := map[string]bool{}
	for _, rt := range r.Runtimes {
		counts[rt.Name] = of(rt)
	}
	var list []string
	seen := map[string]bool{}
	for _, b := range r.Benchmarks {
		for _, run := range b.Runs {
			line := fmt.Sprintf("%s: %s under %s: %s", b.File, b.Name, run.Runtime, run.Failure)
			if run.Failure == "" || seen[line] || !counts[run.Runtime] {
				continue
			}
			seen[line] = true
			list = append(list, line)
		}
	}
	return list
}

// Save writes the report as JSON.
func (r *Report) Save(path string) error {
	text, err := r.JSON()
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o666)
}

// JSON is the report in the format of files.
func (r *Report) JSON() ([]byte, error) {
	text, err := json.MarshalIndent(r, "", " ")
	text = numberList.ReplaceAllFunc(text, func(list []byte) []byte { return spaces.ReplaceAll(list, nil) })
	return append(text, '\n'), err
}

// A list of numbers stands on one line.
var (
	numberList = regexp.MustCompile(`\[\n[-+.eE\d\s,]*\]`)
	spaces     = regexp.MustCompile(`\s+`)
)

// errNotReport tells Load's caller that a file is no Report, though it may be something else that Baseline reads.
var errNotReport = errors.New("is not a report of heddle bench")

func parseReport(text []byte) (*Report, error) {
	r := &Report{}
	if err := json.Unmarshal(text, r); err != nil || r.Heddle == 0 {
		return nil, errNotReport
	}
	if r.Heddle != Format {
		return nil, fmt.Errorf("is a report in format %d; this heddle reads format %d", r.Heddle, Format)
	}
	if len(r.Runtimes) == 0 {
		return nil, errNotReport
	}
	for _, b := range r.Benchmarks {
		if b == nil || b.Name == "" {
			return nil, errNotReport
		}
		for _, run := range b.Runs {
			if run == nil {
				return nil, errNotReport
			}
		}
	}
	return r, nil
}

// display is a file as reports name it: short, with slashes.
func display(file string) string { return filepath.ToSlash(filepath.Clean(file)) }
