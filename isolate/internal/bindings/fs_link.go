package bindings

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// fsLinkTable: links and what they lead to.
func fsLinkTable() Table {
	return Table{
		"link":     Blocking(fsLink),
		"symlink":  Blocking(fsSymlink),
		"readlink": Blocking(fsReadlink),
		"realpath": Blocking(fsRealpath),
	}
}

// fsLink(existing, new)
func fsLink(c *Call) error {
	from, to := fsPath(c, 0), fsPath(c, 1)
	err := retry(func() error { return unix.Link(from, to) })
	return fsPathsError(err, "link", from, to)
}

// fsSymlink(target, path)
func fsSymlink(c *Call) error {
	target, path := fsPath(c, 0), fsPath(c, 1)
	err := retry(func() error { return unix.Symlink(target, path) })
	return fsPathsError(err, "symlink", target, path)
}

// fsReadlink(path) → the target
func fsReadlink(c *Call) error {
	path := fsPath(c, 0)
	target, err := readLink(path)
	if err != nil {
		return fsPathError(err, "readlink", path)
	}
	c.Return(fsName(target))
	return nil
}

func readLink(path string) (string, error) {
	for size := 256; ; size *= 2 {
		buf := make([]byte, size)
		n, err := retryN(func() (int, error) { return unix.Readlink(path, buf) })
		if err != nil {
			return "", err
		}
		if n < size {
			return string(buf[:n]), nil
		}
	}
}

// fsRealpath(path, native) → the absolute path without links, "." and "..". Native errors
// speak of realpath and of the whole path; the others of the lstat or stat that failed, and where.
func fsRealpath(c *Call) error {
	path := fsPath(c, 0)
	native := c.Bool(1)
	if native && path == "" {
		return fsPathError(unix.ENOENT, "realpath", path)
	}
	resolved, fail := realPath(path, native)
	if fail == nil {
		c.Return(fsName(resolved))
		return nil
	}
	if native {
		return fsPathError(fail.Errno, "realpath", path)
	}
	return fail
}

// maxLinks is how many links Linux follows before it speaks of a loop.
const maxLinks = 40

// realPath resolves component by component. Unless it is physical, ".." cuts off the name before it,
// whether or not that is a link.
func realPath(path string, physical bool) (string, *SysError) {
	if !strings.HasPrefix(path, "/") {
		cwd, err := os.Getwd()
		if err != nil {
			return "", &SysError{Errno: errnoOf(err), Syscall: "uv_cwd"}
		}
		path = cwd + "/" + path
	}
	if !physical {
		path = filepath.Clean(path)
	}
	done, rest, links := "", path, 0
	for rest != "" {
		var name string
		name, rest, _ = strings.Cut(rest, "/")
		switch name {
		case "", ".":
			continue
		case "..":
			done = done[:max(strings.LastIndexByte(done, '/'), 0)]
			continue
		}
		at := done + "/" + name
		target, fail := linkTarget(at, &links)
		if fail != nil {
			return "", fail
		}
		if target == "" {
			done = at
			continue
		}
		if strings.HasPrefix(target, "/") {
			done = ""
		}
		rest = strings.TrimSuffix(target+"/"+rest, "/")
	}
	if done == "" {
		return "/", nil
	}
	return done, nil
}

// linkTarget is where the link at path leads, or "" for what is no link.
func linkTarget(path string, links *int) (string, *SysError) {
	fail := func(err error, call string) (string, *SysError) {
		return "", &SysError{Errno: errnoOf(err), Syscall: call, Path: path, HasPath: true}
	}
	s, err := lstatPath(path)
	if err != nil {
		return fail(err, "lstat")
	}
	if s.mode()&unix.S_IFMT != unix.S_IFLNK {
		return "", nil
	}
	if *links++; *links > maxLinks {
		return fail(unix.ELOOP, "stat")
	}
	// A link that leads nowhere is reported here, where it stands, not where it led.
	if _, err := statPath(path); err != nil {
		return fail(err, "stat")
	}
	target, err := readLink(path)
	if err != nil {
		return fail(err, "readlink")
	}
	return target, nil
}
