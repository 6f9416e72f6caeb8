package bindings

import (
	"bytes"
	"math"
	"net"
	"os"
	"os/user"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// osTable is internalBinding('os').
func osTable() Table {
	return Table{
		"uname":                Sync(osUname),
		"hostname":             Sync(osHostname),
		"uptime":               Sync(osUptime),
		"loadavg":              Sync(osLoadavg),
		"totalmem":             Sync(func(c *Call) error { c.Return(meminfo("MemTotal")); return nil }),
		"freemem":              Sync(func(c *Call) error { c.Return(meminfo("MemAvailable")); return nil }),
		"cpus":                 Sync(osCPUs),
		"networkInterfaces":    Sync(osNetworkInterfaces),
		"homedir":              Sync(osHomedir),
		"userInfo":             Sync(osUserInfo),
		"getPriority":          Sync(osGetPriority),
		"setPriority":          Sync(osSetPriority),
		"availableParallelism": Sync(func(c *Call) error { c.Return(max(1, runtime.NumCPU())); return nil }),
	}
}

func osUname(c *Call) error {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_os_uname"}
	}
	text := func(field []byte) string { return string(bytes.TrimRight(field, "\x00")) }
	c.Return([]any{text(u.Sysname[:]), text(u.Release[:]), text(u.Version[:]), text(u.Machine[:])})
	return nil
}

func osHostname(c *Call) error {
	name, err := os.Hostname()
	if err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_os_gethostname"}
	}
	c.Return(name)
	return nil
}

func osUptime(c *Call) error {
	if data, err := os.ReadFile("/proc/uptime"); err == nil {
		if fields := strings.Fields(string(data)); len(fields) > 0 {
			if seconds, err := strconv.ParseFloat(fields[0], 64); err == nil {
				c.Return(seconds)
				return nil
			}
		}
	}
	var ts unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &ts); err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_uptime"}
	}
	c.Return(math.Floor(time.Duration(ts.Nano()).Seconds()))
	return nil
}

func osLoadavg(c *Call) error {
	averages := make([]any, 3)
	data, _ := os.ReadFile("/proc/loadavg")
	fields := strings.Fields(string(data))
	for i := range averages {
		averages[i] = 0.0
		if i < len(fields) {
			averages[i], _ = strconv.ParseFloat(fields[i], 64)
		}
	}
	c.Return(averages)
	return nil
}

// ticksPerSecond is USER_HZ, the unit of /proc/stat, 100 on every Linux that Go runs on.
const ticksPerSecond = 100

func osCPUs(c *Call) error {
	stat, err := os.ReadFile("/proc/stat")
	if err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_cpu_info"}
	}
	models := cpuModels()
	var out []any
	for line := range strings.Lines(string(stat)) {
		fields := strings.Fields(line)
		if len(fields) < 8 || !strings.HasPrefix(fields[0], "cpu") || fields[0] == "cpu" {
			continue
		}
		number, err := strconv.Atoi(fields[0][3:])
		if err != nil {
			continue
		}
		out = append(out, cpuInfo(number, models[number], fields[1:]))
	}
	c.Return(out)
	return nil
}

func cpuInfo(number int, model string, times []string) Object {
	if model == "" {
		model = "unknown"
	}
	ms := func(i int) float64 {
		ticks, _ := strconv.ParseFloat(times[i], 64)
		return ticks * 1000 / ticksPerSecond
	}
	return Object{
		{"model", model},
		{"speed", cpuSpeed(number)},
		{"times", Object{
			{"user", ms(0)}, {"nice", ms(1)}, {"sys", ms(2)}, {"idle", ms(3)}, {"irq", ms(5)},
		}},
	}
}

// cpuSpeed is in MHz, 0 when the system does not tell.
func cpuSpeed(number int) float64 {
	file := "/sys/devices/system/cpu/cpu" + strconv.Itoa(number) + "/cpufreq/scaling_cur_freq"
	data, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	khz, _ := strconv.ParseFloat(strings.TrimSpace(string(data)), 64)
	return math.Floor(khz / 1000)
}

func cpuModels() map[int]string {
	models := map[int]string{}
	data, _ := os.ReadFile("/proc/cpuinfo")
	number := -1
	for line := range strings.Lines(string(data)) {
		key, value, found := strings.Cut(line, ":")
		if !found {
			continue
		}
		switch strings.TrimSpace(key) {
		case "processor":
			number, _ = strconv.Atoi(strings.TrimSpace(value))
		case "model name", "CPU part":
			models[number] = strings.TrimSpace(value)
		}
	}
	return models
}

// osNetworkInterfaces gives a flat list of rows: name, address, netmask, family, mac, internal,
// scope id, prefix length. IPv4 addresses come first.
func osNetworkInterfaces(c *Call) error {
	interfaces, err := net.Interfaces()
	if err != nil {
		return &SysError{Errno: errnoOf(err), Syscall: "uv_interface_addresses"}
	}
	var v4, v6 []any
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagRunning == 0 {
			continue
		}
		addrs, err := i.Addrs()
		if err != nil {
			continue // it went away meanwhile
		}
		for _, addr := range addrs {
			ipnet, ok := addr.(*net.IPNet)
			if !ok {
				continue
			}
			if ipnet.IP.To4() != nil {
				v4 = append(v4, interfaceRow(i, ipnet, "IPv4"))
			} else {
				v6 = append(v6, interfaceRow(i, ipnet, "IPv6"))
			}
		}
	}
	c.Return(append(v4, v6...))
	return nil
}

func interfaceRow(i net.Interface, addr *net.IPNet, family string) []any {
	ones, _ := addr.Mask.Size()
	mac := "00:00:00:00:00:00"
	if len(i.HardwareAddr) == 6 {
		mac = i.HardwareAddr.String()
	}
	scope := 0
	if addr.IP.IsLinkLocalUnicast() && family == "IPv6" {
		scope = i.Index
	}
	return []any{
		i.Name, addr.IP.String(), net.IP(addr.Mask).String(), family, mac,
		i.Flags&net.FlagLoopback != 0, scope, ones,
	}
}

func osHomedir(c *Call) error {
	if home, ok := c.Env().Environ.Get("HOME"); ok {
		c.Return(home)
		return nil
	}
	u, err := user.Current()
	if err != nil {
		return &SysError{Errno: unix.ENOENT, Syscall: "uv_os_homedir"}
	}
	c.Return(u.HomeDir)
	return nil
}

func osUserInfo(c *Call) error {
	u, err := user.LookupId(strconv.Itoa(os.Geteuid()))
	if err != nil {
		return &SysError{Errno: unix.ENOENT, Syscall: "uv_os_get_passwd"}
	}
	uid, _ := strconv.ParseFloat(u.Uid, 64)
	gid, _ := strconv.ParseFloat(u.Gid, 64)
	c.Return([]any{uid, gid, u.Username, u.HomeDir, loginShell(u.Username)})
	return nil
}

// loginShell is the last field of the user's line in /etc/passwd, which os/user leaves out; null
// when there is no such line.
func loginShell(name string) any {
	data, _ := os.ReadFile("/etc/passwd")
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimRight(line, "\n"), ":")
		if len(fields) == 7 && fields[0] == name {
			return fields[6]
		}
	}
	return Null
}

// osGetPriority gives [priority], or the negative errno.
func osGetPriority(c *Call) error {
	raw, err := unix.Getpriority(unix.PRIO_PROCESS, int(c.Int(0)))
	if err != nil {
		c.Return(-int(errnoOf(err)))
		return nil
	}
	// The system call itself gives 20 - nice, so that it is never negative.
	c.Return([]any{20 - raw})
	return nil
}

// osSetPriority gives 0 or the negative errno.
func osSetPriority(c *Call) error {
	c.Return(negativeErrno(unix.Setpriority(unix.PRIO_PROCESS, int(c.Int(0)), int(c.Int(1)))))
	return nil
}
