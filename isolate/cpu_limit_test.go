package isolate

import (
	"runtime"
	"testing"
	"time"
)

// A check that had begun when the thread parked would set the timer, and an idle thread would be woken for it.
func TestCPULimitChecksNoParkedThread(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	l := newCPULimit(time.Hour, func() { t.Error("the limit was reached") })
	defer l.end()
	l.pause()
	l.check()
	if l.timer.Stop() {
		t.Error("the timer runs while the thread is parked")
	}
	l.resume()
	if !l.timer.Stop() {
		t.Error("no timer runs after the thread was parked")
	}
}
