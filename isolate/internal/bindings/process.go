package bindings

import (
	"fmt"
	"os"
	"os/user"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// processTable is internalBinding('process'), but for what needs V8: the process as the process
// object shows it. JavaScript has validated all arguments.
func processTable() Table {
	return Table{
		"constants":         Const(Object{{"arch", nodeArch()}, {"platform", nodePlatform()}}),
		"getppid":           Sync(func(c *Call) error { c.Return(os.Getppid()); return nil }),
		"kill":              Sync(processKill),
		"abort":             Sync(processAbort),
		"cwd":               Sync(processCwd),
		"chdir":             Sync(processChdir),
		"umask":             Sync(processUmask),
		"cpuUsage":          Sync(processCPUUsage),
		"resourceUsage":     Sync(processResourceUsage),
		"rss":               Sync(processRSS),
		"constrainedMemory": Sync(func(c *Call) error { c.Return(constrainedMemory()); return nil }),
		"availableMemory":   Sync(func(c *Call) error { c.Return(availableMemory()); return nil }),
		"setTitle":          Sync(processSetTitle),
		"writeStderr":       Sync(processWriteStderr),
		"appendFile":        Sync(processAppendFile),
		"envGet":            Sync(processEnvGet),
		"envSet":            Sync(processEnvSet),
		"envUnset":          Sync(processEnvUnset),
		"envList":           Sync(processEnvList),
		"getuid":            idOf(os.Getuid),
		"geteuid":           idOf(os.Geteuid),
		"getgid":            idOf(os.Getgid),
		"getegid":           idOf(os.Getegid),
		"setuid":            setID("setuid", syscall.Setuid),
		"seteuid":           setID("seteuid", syscall.Seteuid),
		"setgid":            setID("setgid", syscall.Setgid),
		"setegid":           setID("setegid", syscall.Setegid),
		"getgroups":         Sync(processGetgroups),
		"setgroups":         Sync(processSetgroups),
		"lookupUser":        Sync(processLookupUser),
		"lookupGroup":       Sync(processLookupGroup),
		"groupsOfUser":      Sync(processGroupsOfUser),
	}
}

// nodeArch is the machine in Node's words.
func nodeArch() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x64"
	case "386":
		return "ia32"
	}
	return runtime.GOARCH
}

func nodePlatform() string {
	if runtime.GOOS == "windows" {
		return "win32"
	}
	return runtime.GOOS
}

// processKill gives 0 or the negative errno, as process._kill does.
func processKill(c *Call) error {
	pid, sig := int(c.Int(0)), syscall.Signal(c.Int(1))
	if err := unix.Kill(pid, sig); err != nil {
		c.Return(-int(errnoOf(err)))
		return nil
	}
	c.Return(0)
	return nil
}

// processAbort dies of SIGABRT, with the core dump that the system's limits allow. Go's own handler
// would print goroutines and exit.
func processAbort(*Call) error {
	setDefaultAction(unix.SIGABRT)
	unix.Kill(unix.Getpid(), unix.SIGABRT)
	os.Exit(128 + int(unix.SIGABRT))
	return nil
}

func processCwd(c *Call) error {
	dir, err := unix.Getwd()
	if err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_cwd"}
	}
	c.Return(dir)
	return nil
}

func processChdir(c *Call) error {
	dir := c.String(0)
	if err := unix.Chdir(dir); err != nil {
		from, _ := unix.Getwd()
		return &SysError{Errno: errnoOf(err), Syscall: "chdir", Path: from, Dest: dir, HasPath: true, HasDest: true}
	}
	return nil
}

func processUmask(c *Call) error {
	if c.IsNullish(0) {
		c.Return(currentUmask())
		return nil
	}
	c.Return(unix.Umask(int(c.Int(0)) & 0o777))
	return nil
}

// currentUmask reads the mask without setting it, which other threads could notice.
func currentUmask() int {
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		if _, rest, found := strings.Cut(string(status), "\nUmask:\t"); found {
			line, _, _ := strings.Cut(rest, "\n")
			if mask, err := strconv.ParseUint(line, 8, 32); err == nil {
				return int(mask)
			}
		}
	}
	mask := unix.Umask(0)
	unix.Umask(mask)
	return mask
}

func microseconds(tv unix.Timeval) float64 {
	return float64(tv.Sec)*1e6 + float64(tv.Usec)
}

func processCPUUsage(c *Call) error {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_getrusage"}
	}
	c.Return([]float64{microseconds(u.Utime), microseconds(u.Stime)})
	return nil
}

func processResourceUsage(c *Call) error {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_getrusage"}
	}
	c.Return(Object{
		{"userCPUTime", microseconds(u.Utime)},
		{"systemCPUTime", microseconds(u.Stime)},
		{"maxRSS", float64(u.Maxrss)},
		{"sharedMemorySize", float64(u.Ixrss)},
		{"unsharedDataSize", float64(u.Idrss)},
		{"unsharedStackSize", float64(u.Isrss)},
		{"minorPageFault", float64(u.Minflt)},
		{"majorPageFault", float64(u.Majflt)},
		{"swappedOut", float64(u.Nswap)},
		{"fsRead", float64(u.Inblock)},
		{"fsWrite", float64(u.Oublock)},
		{"ipcSent", float64(u.Msgsnd)},
		{"ipcReceived", float64(u.Msgrcv)},
		{"signalsCount", float64(u.Nsignals)},
		{"voluntaryContextSwitches", float64(u.Nvcsw)},
		{"involuntaryContextSwitches", float64(u.Nivcsw)},
	})
	return nil
}

func processRSS(c *Call) error {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_resident_set_memory"}
	}
	fields := strings.Fields(string(statm))
	if len(fields) < 2 {
		return &SysError{Errno: unix.EINVAL, Syscall: "uv_resident_set_memory"}
	}
	pages, _ := strconv.ParseFloat(fields[1], 64)
	c.Return(pages * float64(os.Getpagesize()))
	return nil
}

// processSetTitle names the main thread, which is what ps -c and top show. The command line in
// /proc stays: its memory belongs to Go.
func processSetTitle(c *Call) error {
	name := append([]byte(c.String(0)), 0)
	if len(name) > 16 {
		name = append(name[:15], 0)
	}
	// The caller is the main JavaScript thread, not the process's first: write to that one's file.
	path := fmt.Sprintf("/proc/self/task/%d/comm", unix.Getpid())
	os.WriteFile(path, name[:len(name)-1], 0) // a title that does not arrive is no error
	return nil
}

func processWriteStderr(c *Call) error {
	writeFully(c.Env().Stderr, []byte(c.String(0))) // nobody is left to be told of an error
	return nil
}

func processAppendFile(c *Call) error {
	f, err := os.OpenFile(c.String(0), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return fsPathError(err, "open", c.String(0))
	}
	defer f.Close()
	_, err = f.WriteString(c.String(1))
	return fsError(err, "write")
}

func processEnvGet(c *Call) error {
	if v, ok := c.Env().Environ.Get(c.String(0)); ok {
		c.Return(v)
	}
	return nil
}

func processEnvSet(c *Call) error {
	c.Env().Environ.Set(c.String(0), c.String(1))
	return nil
}

func processEnvUnset(c *Call) error {
	c.Env().Environ.Unset(c.String(0))
	return nil
}

func processEnvList(c *Call) error {
	c.Return(c.Env().Environ.List())
	return nil
}

func idOf(get func() int) Entry {
	return Sync(func(c *Call) error { c.Return(get()); return nil })
}

func setID(name string, set func(int) error) Entry {
	return Sync(func(c *Call) error {
		if err := set(int(c.Int(0))); err != nil {
			return &SysError{Errno: errnoOf(err), Syscall: name}
		}
		return nil
	})
}

func processGetgroups(c *Call) error {
	groups, err := unix.Getgroups()
	if err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "getgroups"}
	}
	// The effective group counts as one of them, as POSIX leaves open and Node decides.
	egid, known := os.Getegid(), false
	out := make([]any, 0, len(groups)+1)
	for _, g := range groups {
		known = known || g == egid
		out = append(out, g)
	}
	if !known {
		out = append(out, egid)
	}
	c.Return(out)
	return nil
}

func processSetgroups(c *Call) error {
	list, _ := c.Value(0).([]any)
	groups := make([]int, 0, len(list))
	for _, v := range list {
		if f, ok := v.(float64); ok {
			groups = append(groups, int(f))
		}
	}
	if err := syscall.Setgroups(groups); err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "setgroups"}
	}
	return nil
}

func processLookupUser(c *Call) error {
	u, err := user.Lookup(c.String(0))
	if err != nil {
		return nil // undefined: nobody has that name
	}
	return returnID(c, u.Uid)
}

func processLookupGroup(c *Call) error {
	g, err := user.LookupGroup(c.String(0))
	if err != nil {
		return nil
	}
	return returnID(c, g.Gid)
}

func returnID(c *Call, text string) error {
	if id, err := strconv.ParseUint(text, 10, 32); err == nil {
		c.Return(float64(id))
	}
	return nil
}

// processGroupsOfUser takes a name or a number as a string, and gives undefined when there is no
// such user.
func processGroupsOfUser(c *Call) error {
	u, err := user.Lookup(c.String(0))
	if err != nil {
		u, err = user.LookupId(c.String(0))
	}
	if err != nil {
		return nil
	}
	ids, err := u.GroupIds()
	if err != nil {
		return nil
	}
	out := make([]any, 0, len(ids))
	for _, text := range ids {
		if id, err := strconv.ParseUint(text, 10, 32); err == nil {
			out = append(out, float64(id))
		}
	}
	c.Return(out)
	return nil
}
