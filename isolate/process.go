package isolate

import (
	"os"
	"syscall"

	"github.com/heddle-js/heddle/isolate/internal/bindings"
)

// OwnProcess is for a program that does nothing but run JavaScript, such as the command line. Signals
// that Go's runtime swallows (SIGUSR2, SIGALRM ...), or answers with a list of goroutines (SIGQUIT),
// get the system's default effect while no process.on listens to them. The function that it returns
// gives terminals in raw mode their old mode back; call it before the process ends, which it does when the main thread
// has: that one's heap is left to the system.
func OwnProcess() (release func()) {
	processIsOurs = true
	bindings.RestoreDefaultSignals()
	return bindings.ResetTerminals
}

// processIsOurs: OwnProcess was called, before any Worker.
var processIsOurs bool

// Notify is signal.Notify for a process in which OwnProcess was called, until stop is.
func Notify(ch chan<- os.Signal, sig syscall.Signal) (stop func()) { return bindings.Notify(ch, sig) }
