package engine

// #include "engine.h"
import "C"

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// Watches over runs of vm scripts: a run that takes too long, or that SIGINT is to interrupt, is cut short
// by terminating execution; scripts.cc, which began the watch, undoes that and throws.
//
// Contract: the thread's owner begins and ends watches, the innermost first. Timers and the goroutine that
// waits for SIGINT only cut. watchdog.mu is taken before Thread.mu.

type watchdog struct {
	mu     sync.Mutex
	active []*watch // the outermost first; guarded by mu
}

type watch struct {
	timer  *time.Timer
	signal chan os.Signal
	cut    C.int // why the run was cut short; guarded by watchdog.mu
	ended  bool  // guarded by watchdog.mu
}

// cut ends what the watch covers, unless it is over or cut already.
func (t *Thread) cut(w *watch, why C.int) {
	t.watchdog.mu.Lock()
	defer t.watchdog.mu.Unlock()
	if w.ended || w.cut != C.HD_WATCH_QUIET {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.alive {
		w.cut = why
		t.iso.TerminateExecution()
	}
}

//export heddleWatch
func heddleWatch(h C.uintptr_t, ms C.double, sigint C.int) {
	t := threadOf(h)
	w := &watch{}
	t.watchdog.mu.Lock()
	t.watchdog.active = append(t.watchdog.active, w)
	t.watchdog.mu.Unlock()
	if ms > 0 {
		w.timer = time.AfterFunc(time.Duration(float64(ms)*float64(time.Millisecond)), func() { t.cut(w, C.HD_WATCH_TIMEOUT) })
	}
	if sigint == 0 {
		return
	}
	w.signal = make(chan os.Signal, 1)
	signal.Notify(w.signal, syscall.SIGINT)
	go func() {
		for range w.signal {
			t.cut(w, C.HD_WATCH_SIGINT)
		}
	}()
}

// heddleUnwatch ends the innermost watch and gives why it cut its run short. outer: a watch around it has
// been cut too.
//
//export heddleUnwatch
func heddleUnwatch(h C.uintptr_t, outer *C.int) C.int {
	t := threadOf(h)
	d := &t.watchdog
	d.mu.Lock()
	defer d.mu.Unlock()
	last := len(d.active) - 1
	w := d.active[last]
	d.active = d.active[:last]
	w.ended = true
	if w.timer != nil {
		w.timer.Stop()
	}
	if w.signal != nil {
		signal.Stop(w.signal)
		close(w.signal)
	}
	for _, around := range d.active {
		if around.cut != C.HD_WATCH_QUIET {
			*outer = 1
		}
	}
	return w.cut
}
