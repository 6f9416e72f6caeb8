package bindings

// Signals for process.on('SIGINT') and its kin.
//
// Contract: everything here is process-wide and safe from any goroutine. defaults.mu is a leaf.

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// signalTable is internalBinding('signal').
func signalTable() Table {
	return Table{
		// start(number, callback): callback(null, number) for each signal, until cancelled.
		"start": Stream(signalStart),
	}
}

func signalStart(c *Call) error {
	sig := syscall.Signal(c.Int(0))
	if sig <= 0 || sig > 64 || sig == unix.SIGKILL || sig == unix.SIGSTOP {
		return &SysError{Errno: unix.EINVAL, Syscall: "uv_signal_start"}
	}
	received := make(chan os.Signal, 64)
	stop := make(chan struct{})
	defaults.subscribe(sig, received)
	var once sync.Once
	c.OnCancel(func() {
		once.Do(func() {
			// At once: the next signal already has its default effect.
			defaults.unsubscribe(sig, received)
			close(stop)
		})
	})
	go func() {
		for {
			select {
			case <-received:
				c.Emit(int(sig))
			case <-stop:
				c.Done()
				return
			}
		}
	}()
	return nil
}

// sigaction is the kernel's struct sigaction, or more than it: all zero means SIG_DFL.
type sigaction [64]byte

func rtSigaction(sig syscall.Signal, act, old *sigaction) {
	// The last argument is the size of the kernel's signal set. A failure leaves things as they were.
	unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(sig),
		uintptr(unsafe.Pointer(act)), uintptr(unsafe.Pointer(old)), 8, 0, 0)
}

func setDefaultAction(sig syscall.Signal) {
	var action sigaction
	rtSigaction(sig, &action, nil)
}

// defaults gives signals that Go's runtime swallows their system default while nobody listens.
var defaults signalDefaults

type signalDefaults struct {
	mu    sync.Mutex
	saved map[syscall.Signal]*sigaction // what Go's runtime had for the signals that we reset; guarded by mu
	count map[syscall.Signal]int        // listeners; guarded by mu
}

// swallowed are the signals whose default is to end the process and which Go's runtime catches for
// nothing, or with a list of goroutines. SIGUSR1 is not among them: Node, too, survives it.
var swallowed = []syscall.Signal{
	unix.SIGQUIT, unix.SIGTRAP, unix.SIGABRT, unix.SIGUSR2, unix.SIGALRM, unix.SIGSTKFLT, unix.SIGXCPU,
	unix.SIGVTALRM, unix.SIGIO, unix.SIGPWR, unix.SIGPROF, unix.SIGSYS,
}

// writeFailures come with errors that JavaScript gets; the command line ignores them.
var writeFailures = []syscall.Signal{unix.SIGPIPE, unix.SIGXFSZ}

// The real-time signals, less the first two, which the C library and Go's runtime use.
const firstRealTime, lastRealTime = 34, 64

// RestoreDefaultSignals makes signals such as SIGUSR2 and SIGQUIT end the process, as they do where
// no Go runtime is involved, and those that the parent process had ignored (nohup, a shell's background), as Node
// does. The command line calls it; a Go program that embeds Workers need not.
func RestoreDefaultSignals() {
	defaults.mu.Lock()
	defer defaults.mu.Unlock()
	if defaults.saved != nil {
		return
	}
	defaults.saved = map[syscall.Signal]*sigaction{}
	for sig := syscall.Signal(1); sig <= lastRealTime; sig++ {
		if !needsDefault(sig) || defaults.count[sig] > 0 {
			continue
		}
		old := new(sigaction)
		var action sigaction
		rtSigaction(sig, &action, old)
		defaults.saved[sig] = old
	}
}

func needsDefault(sig syscall.Signal) bool {
	if slices.Contains(writeFailures, sig) {
		return false
	}
	return slices.Contains(swallowed, sig) || sig >= firstRealTime || signal.Ignored(sig)
}

// Notify has a signal arrive at ch, also where RestoreDefaultSignals was called, until stop is.
func Notify(ch chan<- os.Signal, sig syscall.Signal) (stop func()) {
	defaults.subscribe(sig, ch)
	return func() { defaults.unsubscribe(sig, ch) }
}

func (d *signalDefaults) subscribe(sig syscall.Signal, ch chan<- os.Signal) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.count == nil {
		d.count = map[syscall.Signal]int{}
	}
	if saved := d.saved[sig]; saved != nil && d.count[sig] == 0 {
		rtSigaction(sig, saved, nil)
	}
	d.count[sig]++
	signal.Notify(ch, sig)
}

func (d *signalDefaults) unsubscribe(sig syscall.Signal, ch chan<- os.Signal) {
	d.mu.Lock()
	defer d.mu.Unlock()
	signal.Stop(ch)
	d.count[sig]--
	if d.saved[sig] != nil && d.count[sig] == 0 {
		setDefaultAction(sig)
	}
}
