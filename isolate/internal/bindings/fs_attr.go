package bindings

import (
	"math"
	"unsafe"

	"golang.org/x/sys/unix"
)

// fsAttrTable: modes, owners and times.
func fsAttrTable() Table {
	return Table{
		"chmod":   Blocking(fsChmod),
		"fchmod":  Blocking(fsFchmod),
		"chown":   Blocking(fsChown),
		"lchown":  Blocking(fsLchown),
		"fchown":  Blocking(fsFchown),
		"utimes":  Blocking(fsUtimes),
		"lutimes": Blocking(fsLutimes),
		"futimes": Blocking(fsFutimes),
	}
}

// fsChmod(path, mode)
func fsChmod(c *Call) error {
	path := fsPath(c, 0)
	err := retry(func() error { return unix.Chmod(path, uint32(c.Int(1))) })
	return fsPathError(err, "chmod", path)
}

// fsFchmod(fd, mode)
func fsFchmod(c *Call) error {
	return fsError(retry(func() error { return unix.Fchmod(int(c.Int(0)), uint32(c.Int(1))) }), "fchmod")
}

// owner is argument i as uid_t or gid_t; -1 leaves the owner as it is.
func owner(c *Call, i int) int { return int(int32(uint32(c.Int(i)))) }

// fsChown(path, uid, gid)
func fsChown(c *Call) error {
	path := fsPath(c, 0)
	err := retry(func() error { return unix.Chown(path, owner(c, 1), owner(c, 2)) })
	return fsPathError(err, "chown", path)
}

// fsLchown(path, uid, gid)
func fsLchown(c *Call) error {
	path := fsPath(c, 0)
	err := retry(func() error { return unix.Lchown(path, owner(c, 1), owner(c, 2)) })
	return fsPathError(err, "lchown", path)
}

// fsFchown(fd, uid, gid)
func fsFchown(c *Call) error {
	err := retry(func() error { return unix.Fchown(int(c.Int(0)), owner(c, 1), owner(c, 2)) })
	return fsError(err, "fchown")
}

// timespecOf is a time in seconds, cut to the microseconds that Node keeps.
func timespecOf(seconds float64) unix.Timespec {
	sec, fraction := math.Modf(seconds)
	micros := math.Trunc(fraction * 1e6)
	if micros < 0 {
		sec, micros = sec-1, micros+1e6
	}
	return unix.Timespec{Sec: int64(sec), Nsec: int64(micros) * 1000}
}

func timesOf(c *Call) []unix.Timespec {
	return []unix.Timespec{timespecOf(c.Float(1)), timespecOf(c.Float(2))}
}

// fsUtimes(path, atime, mtime), in seconds
func fsUtimes(c *Call) error {
	path := fsPath(c, 0)
	err := retry(func() error { return unix.UtimesNanoAt(unix.AT_FDCWD, path, timesOf(c), 0) })
	return fsPathError(err, "utime", path)
}

// fsLutimes(path, atime, mtime)
func fsLutimes(c *Call) error {
	path := fsPath(c, 0)
	err := retry(func() error {
		return unix.UtimesNanoAt(unix.AT_FDCWD, path, timesOf(c), unix.AT_SYMLINK_NOFOLLOW)
	})
	return fsPathError(err, "lutime", path)
}

// fsFutimes(fd, atime, mtime). The library has no futimens: it is utimensat without a path.
func fsFutimes(c *Call) error {
	times := timesOf(c)
	err := retry(func() error {
		_, _, errno := unix.Syscall6(unix.SYS_UTIMENSAT, uintptr(c.Int(0)), 0, uintptr(unsafe.Pointer(&times[0])), 0, 0, 0)
		if errno != 0 {
			return errno
		}
		return nil
	})
	return fsError(err, "futime")
}
