package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// peakName is what the peak memory of processes is reported as.
const peakName = "peak-rss"

// runCommand measures whole processes: from before the start to after the end of each, the first one not counted, which
// warms the machine's caches.
func (r *Runner) runCommand(ctx context.Context, rt Runtime, file string, b Registered) *Run {
	run := &Run{Warmup: &Warmup{Ops: 1, Steady: true}}
	samples := r.Samples
	if b.Samples > 0 {
		samples = b.Samples
	}
	peak := Reported{Name: peakName, Unit: "B"}
	for i := -1; i < samples; i++ {
		took, ended, err := r.process(ctx, rt, filepath.Dir(file), b.Command)
		if err != nil {
			return &Run{Failure: err.Error()}
		}
		if i < 0 {
			run.Warmup.NS = float64(took)
			continue
		}
		run.NS = append(run.NS, float64(took))
		run.Ops = append(run.Ops, 1)
		run.CPU = append(run.CPU, float64(ended.UserTime()+ended.SystemTime()))
		if rss := peakMemory(ended); rss > 0 {
			peak.Values = append(peak.Values, float64(rss))
		}
	}
	if len(peak.Values) > 0 {
		run.Reports = []Reported{peak}
	}
	return run
}

func (r *Runner) process(ctx context.Context, rt Runtime, dir string, args []string) (time.Duration, *os.ProcessState, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, r.Timeout, r.overtime())
	defer cancel()
	cmd := r.command(ctx, rt, args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	began := time.Now()
	err := start(cmd)
	if err == nil {
		err = cmd.Wait()
	}
	took := time.Since(began)
	if ctx.Err() != nil {
		return 0, nil, context.Cause(ctx)
	}
	if err != nil {
		return 0, nil, fmt.Errorf("%s %s: %w\n%s", rt.Name, strings.Join(args, " "), err, bytes.TrimSpace(stderr.Bytes()))
	}
	return took, cmd.ProcessState, nil
}
