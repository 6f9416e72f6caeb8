package bench

import (
	"io"

	"github.com/schollz/progressbar/v3"
)

// Quiet is progress that nobody hears of.
type Quiet struct{}

func (Quiet) Total(int)    {}
func (Quiet) Doing(string) {}
func (Quiet) Step()        {}

// Bar shows progress on a terminal.
type Bar struct {
	out io.Writer
	bar *progressbar.ProgressBar
}

// NewBar makes a bar on a terminal.
func NewBar(out io.Writer) *Bar { return &Bar{out: out} }

// Total begins the bar.
func (b *Bar) Total(steps int) {
	b.bar = progressbar.NewOptions(steps, progressbar.OptionSetWriter(b.out), progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth())
}

// Doing describes what runs.
func (b *Bar) Doing(what string) { b.bar.Describe(what) }

// Step moves the bar.
func (b *Bar) Step() { b.bar.Add(1) }

// Clear takes the bar off the terminal.
func (b *Bar) Clear() {
	if b.bar != nil {
		b.bar.Finish()
	}
}
