package bindings

import (
	"math"
	"os"
	"path"
	"strconv"
	"strings"
)

const cgroupRoot = "/sys/fs/cgroup"

// meminfo reads one line of /proc/meminfo, in bytes; 0 when it is not there.
func meminfo(key string) float64 {
	data, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, found := strings.CutPrefix(line, key+":"); found {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb * 1024
		}
	}
	return 0
}

// constrainedMemory is the memory limit of the control group: 0 when there is no control group,
// beyond every memory when it sets no limit.
func constrainedMemory() float64 {
	limit, _ := cgroupMemory()
	return limit
}

// availableMemory is what the process may still take before a limit or the machine's end.
func availableMemory() float64 {
	available := meminfo("MemAvailable")
	limit, used := cgroupMemory()
	if limit == 0 || limit > meminfo("MemTotal") {
		return available
	}
	return math.Max(0, limit-used)
}

// cgroupMemory gives the limit and the usage, both versions of control groups considered.
func cgroupMemory() (limit, used float64) {
	data, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return 0, 0
	}
	for line := range strings.Lines(string(data)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		if strings.Contains(","+parts[1]+",", ",memory,") {
			dir := cgroupDir(cgroupRoot+"/memory", parts[2])
			return readCgroup(dir + "/memory.limit_in_bytes"), readCgroup(dir + "/memory.usage_in_bytes")
		}
		if parts[0] == "0" && parts[1] == "" {
			dir := cgroupDir(cgroupRoot, parts[2])
			limit = math.Min(readCgroup(dir+"/memory.max"), orMax(readCgroup(dir+"/memory.high")))
			used = readCgroup(dir + "/memory.current")
		}
	}
	return limit, used
}

// cgroupDir is the group's folder, or the root's when a container shows its own group there.
func cgroupDir(root, group string) string {
	dir := path.Join(root, group)
	if _, err := os.Stat(dir); err != nil {
		return root
	}
	return dir
}

func orMax(v float64) float64 {
	if v == 0 {
		return math.MaxUint64
	}
	return v
}

// readCgroup reads a number; "max" is beyond every memory, what cannot be read is 0.
func readCgroup(file string) float64 {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	text := strings.TrimSpace(string(data))
	if text == "max" {
		return math.MaxUint64
	}
	v, err := strconv.ParseFloat(text, 64)
	if v > 1<<62 {
		return math.MaxUint64 // how the first version of control groups says "max"
	}
	if err != nil {
		return 0
	}
	return v
}
