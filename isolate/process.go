package isolate

import "github.com/heddle-js/heddle/isolate/internal/bindings"

// OwnProcess is for a program that does nothing but run JavaScript, such as the command line. Signals
// that Go's runtime swallows (SIGUSR2, SIGALRM ...), or answers with a list of goroutines (SIGQUIT),
// get the system's default effect while no process.on listens to them. The function that it returns
// gives terminals in raw mode their old mode back; call it before the process ends.
func OwnProcess() (release func()) {
	bindings.RestoreDefaultSignals()
	return bindings.ResetTerminals
}
