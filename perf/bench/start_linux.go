package bench

import (
	"os/exec"
	"runtime"

	"golang.org/x/sys/unix"
)

// usualSlack is the kernel's own timer slack, in nanoseconds.
const usualSlack = 50_000

// start starts a process as a shell would. A process inherits the timer slack of the thread that starts it, and Heddle has
// made its own small: another runtime would be measured with what Heddle gave it.
func start(cmd *exec.Cmd) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	own, err := unix.PrctlRetInt(unix.PR_GET_TIMERSLACK, 0, 0, 0, 0)
	if err != nil {
		return cmd.Start()
	}
	if err := unix.Prctl(unix.PR_SET_TIMERSLACK, usualSlack, 0, 0, 0); err != nil {
		return cmd.Start()
	}
	defer unix.Prctl(unix.PR_SET_TIMERSLACK, uintptr(own), 0, 0, 0)
	return cmd.Start()
}
