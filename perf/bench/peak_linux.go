package bench

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// peakMemory is the most memory, in bytes, that was resident in a process that has ended; 0: not known. A process starts
// as a copy of this one, whose own peak the kernel counts as its, so that only what is beyond that is told.
func peakMemory(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	peak := usage.Maxrss << 10
	if peak <= ownPeak() {
		return 0
	}
	return peak
}

func ownPeak() int64 {
	text, _ := os.ReadFile("/proc/self/status")
	for line := range bytes.Lines(text) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			kb, _ := strconv.ParseInt(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(rest), []byte("kB")))), 10, 64)
			return kb << 10
		}
	}
	return 0
}
