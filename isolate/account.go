package isolate

// The account of threads that Options.Log gets.

import (
	"time"

	"go.uber.org/zap"

	"github.com/heddle-js/heddle/isolate/internal/engine"
)

// logStart tells who starts, and the limits that are not V8's defaults.
func (t *thread) logStart(limits engine.Limits) {
	if !t.log.Core().Enabled(zap.InfoLevel) {
		return
	}
	fields := []zap.Field{zap.Int("thread", t.worker.id), zap.Uint64("stackBytes", limits.StackBytes)}
	if t.opts.Name != "" {
		fields = append(fields, zap.String("name", t.opts.Name))
	}
	if t.opts.parent != nil {
		fields = append(fields, zap.Int("parent", t.opts.parent.worker.id))
	}
	for _, limit := range [...]struct {
		name  string
		bytes uint64
	}{
		{"maxOldBytes", limits.MaxOldBytes},
		{"maxYoungBytes", limits.MaxYoungBytes},
		{"codeRangeBytes", limits.CodeRangeBytes},
	} {
		if limit.bytes > 0 {
			fields = append(fields, zap.Uint64(limit.name, limit.bytes))
		}
	}
	t.log.Info("thread started", fields...)
}

func (t *thread) logEnd(result outcome, took time.Duration) {
	id := zap.Int("thread", t.worker.id)
	if result.outOfMemory {
		t.log.Warn("thread reached its heap limit", id)
	}
	if result.outOfTime {
		t.log.Warn("thread reached its limit of CPU time", id)
	}
	fields := []zap.Field{id, zap.Int("code", result.code), zap.String("by", result.by()), zap.Duration("took", took)}
	if result.err != nil {
		fields = append(fields, zap.Error(result.err))
	}
	t.log.Info("thread ended", fields...)
}

// by names what ended the thread.
func (o outcome) by() string {
	switch {
	case o.outOfMemory:
		return "memory limit"
	case o.outOfTime:
		return "CPU time limit"
	case o.err != nil:
		return "failure"
	case o.exited:
		return "exit"
	case o.terminated:
		return "terminate"
	}
	return "loop"
}
