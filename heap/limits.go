// Resource limits of a thread.

package heap

import (
	"fmt"
	"math"
)

// Limits are V8's resource constraints for one thread, in MiB, as
// worker_threads' resourceLimits. A field that is zero, negative or NaN is not
// given: the default holds.
type Limits struct {
	MaxYoungGenerationSizeMb float64 `json:"maxYoungGenerationSizeMb"`
	MaxOldGenerationSizeMb   float64 `json:"maxOldGenerationSizeMb"`
	CodeRangeSizeMb          float64 `json:"codeRangeSizeMb"`
	StackSizeMb              float64 `json:"stackSizeMb"`
}

const (
	// DefaultStackSizeMb is the stack of a Worker's thread.
	DefaultStackSizeMb = 4
	// MinOldGenerationSizeMb is the least that an old generation is given:
	// with less V8 cannot even begin.
	MinOldGenerationSizeMb = 2
	// StackReserve is the part of a thread's stack that V8 must leave to C++
	// and Go.
	StackReserve = 192 << 10
	mib          = 1 << 20
)

// Field is one limit by the name that JavaScript has for it.
type Field struct {
	Name  string
	Value float64
}

// Fields are the limits in the order of worker.resourceLimits.
func (l Limits) Fields() [4]Field {
	return [4]Field{
		{"maxYoungGenerationSizeMb", l.MaxYoungGenerationSizeMb},
		{"maxOldGenerationSizeMb", l.MaxOldGenerationSizeMb},
		{"codeRangeSizeMb", l.CodeRangeSizeMb},
		{"stackSizeMb", l.StackSizeMb},
	}
}

// Validate refuses what cannot be a size: for a Go program, which should hear
// of it. What JavaScript gives is never refused, see Requested.
func (l Limits) Validate() error {
	for _, f := range l.Fields() {
		if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) || f.Value < 0 {
			return fmt.Errorf("heap: %s is %v; it must be a size in MiB, or 0 for the default", f.Name, f.Value)
		}
	}
	return nil
}

func given(v float64) bool { return v > 0 }

// Requested is what worker.resourceLimits shows before the thread has begun:
// -1 for what is not given.
func (l Limits) Requested() Limits {
	unset := Limits{-1, -1, -1, DefaultStackSizeMb}
	return l.raised().or(unset)
}

// Effective is what worker.resourceLimits shows once the thread runs. defaults
// are V8's own for this machine.
func (l Limits) Effective(defaults Limits) Limits {
	if !given(defaults.StackSizeMb) {
		defaults.StackSizeMb = DefaultStackSizeMb
	}
	return l.raised().or(defaults)
}

// raised gives the old generation its least size.
func (l Limits) raised() Limits {
	if given(l.MaxOldGenerationSizeMb) {
		l.MaxOldGenerationSizeMb = max(l.MaxOldGenerationSizeMb, MinOldGenerationSizeMb)
	}
	return l
}

// or takes what is not given from others.
func (l Limits) or(others Limits) Limits {
	pick := func(v, other float64) float64 {
		if given(v) {
			return v
		}
		return other
	}
	return Limits{
		MaxYoungGenerationSizeMb: pick(l.MaxYoungGenerationSizeMb, others.MaxYoungGenerationSizeMb),
		MaxOldGenerationSizeMb:   pick(l.MaxOldGenerationSizeMb, others.MaxOldGenerationSizeMb),
		CodeRangeSizeMb:          pick(l.CodeRangeSizeMb, others.CodeRangeSizeMb),
		StackSizeMb:              pick(l.StackSizeMb, others.StackSizeMb),
	}
}

// Override replaces what the command line sets for the whole process:
// --max-old-space-size and --max-semi-space-size, in MiB, 0 when not given. They
// win over a Worker's own limits. V8 has three semi-spaces in a young
// generation.
func (l Limits) Override(maxOldSpaceMb, maxSemiSpaceMb float64) Limits {
	if given(maxOldSpaceMb) {
		l.MaxOldGenerationSizeMb = maxOldSpaceMb
	}
	if given(maxSemiSpaceMb) {
		l.MaxYoungGenerationSizeMb = 3 * maxSemiSpaceMb
	}
	return l
}

// Bytes turns a limit into bytes, 0 when it is not given.
func Bytes(mb float64) uint64 {
	if !given(mb) {
		return 0
	}
	if mb >= math.MaxInt64/mib {
		return math.MaxInt64
	}
	return uint64(mb * mib)
}

// StackBytes is the size of the thread's stack, and the part of it that V8 may
// use. A stack too small for the reserve gives V8 half.
func (l Limits) StackBytes() (thread, v8 uint64) {
	mb := l.StackSizeMb
	if !given(mb) {
		mb = DefaultStackSizeMb
	}
	thread = Bytes(mb)
	if thread < 2*StackReserve {
		return thread, thread / 2
	}
	return thread, thread - StackReserve
}
