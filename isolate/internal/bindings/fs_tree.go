package bindings

import (
	"crypto/rand"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// fsTreeTable: what makes, moves and removes names.
func fsTreeTable() Table {
	return Table{
		"mkdir":   Blocking(fsMkdir),
		"mkdirp":  Blocking(fsMkdirp),
		"mkdtemp": Blocking(fsMkdtemp),
		"rename":  Blocking(fsRename),
		"unlink":  Blocking(fsUnlink),
		"rmdir":   Blocking(fsRmdir),
		"rm":      Blocking(fsRm),
	}
}

func mkdir(path string, mode uint32) error {
	return retry(func() error { return unix.Mkdir(path, mode) })
}

// fsMkdir(path, mode)
func fsMkdir(c *Call) error {
	path := fsPath(c, 0)
	return fsPathError(mkdir(path, uint32(c.Int(1))), "mkdir", path)
}

// fsMkdirp(path, mode) → the first directory that was made, or undefined
func fsMkdirp(c *Call) error {
	path := fsPath(c, 0)
	first, err := mkdirp(path, uint32(c.Int(1)))
	if err != nil {
		return fsPathError(err, "mkdir", path)
	}
	if first != "" {
		c.Return(fsName(first))
	}
	return nil
}

// mkdirp walks up to the deepest directory that exists, then makes what is missing on the way down.
func mkdirp(path string, mode uint32) (first string, err error) {
	missing := []string{}
	for at := path; ; {
		err := mkdir(at, mode)
		if err == nil {
			first = at
			break
		}
		if err == unix.EEXIST {
			if err := mustBeDir(at, at == path); err != nil {
				return "", err
			}
			break
		}
		parent := parentOf(at)
		if err != unix.ENOENT || parent == at {
			return "", err
		}
		missing = append(missing, at)
		at = parent
	}
	for i := len(missing) - 1; i >= 0; i-- {
		err := mkdir(missing[i], mode)
		if err == unix.EEXIST {
			err = mustBeDir(missing[i], i == 0)
		} else if err == nil && first == "" {
			first = missing[i]
		}
		if err != nil {
			return "", err
		}
	}
	return first, nil
}

// parentOf cuts the last component off. The path itself comes back when there is nothing to cut.
func parentOf(path string) string {
	i := strings.LastIndexByte(path, '/')
	if i > 0 {
		return path[:i]
	}
	return path
}

// mustBeDir says why an existing name cannot serve as a directory.
func mustBeDir(path string, last bool) error {
	s, err := statPath(path)
	switch {
	case err != nil:
		return err
	case s.isDir():
		return nil
	case last:
		return unix.EEXIST
	}
	return unix.ENOTDIR
}

const tempLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// fsMkdtemp(prefix) → the path of a new directory, six random letters behind prefix
func fsMkdtemp(c *Call) error {
	prefix := fsPath(c, 0)
	for tries := 0; ; tries++ {
		path := prefix + randomLetters(6)
		err := mkdir(path, 0o700)
		if err == nil {
			c.Return(fsName(path))
			return nil
		}
		if err != unix.EEXIST || tries > 1000 {
			return fsPathError(err, "mkdtemp", prefix+"XXXXXX")
		}
	}
}

func randomLetters(n int) string {
	b := make([]byte, n)
	rand.Read(b) // never fails
	for i, x := range b {
		b[i] = tempLetters[int(x)%len(tempLetters)]
	}
	return string(b)
}

// fsRename(from, to)
func fsRename(c *Call) error {
	from, to := fsPath(c, 0), fsPath(c, 1)
	err := retry(func() error { return unix.Rename(from, to) })
	return fsPathsError(err, "rename", from, to)
}

// fsUnlink(path)
func fsUnlink(c *Call) error {
	path := fsPath(c, 0)
	return fsPathError(retry(func() error { return unix.Unlink(path) }), "unlink", path)
}

// fsRmdir(path)
func fsRmdir(c *Call) error {
	path := fsPath(c, 0)
	return fsPathError(retry(func() error { return unix.Rmdir(path) }), "rmdir", path)
}

// fsRm(path, maxRetries, retryDelay) removes path and all below it. What is gone already is no error.
func fsRm(c *Call) error {
	r := remover{retries: int(c.Int(1)), delay: time.Duration(c.Int(2)) * time.Millisecond}
	return r.remove(fsPath(c, 0))
}

// remover removes trees. A name that is busy is tried again, each time after a longer pause.
type remover struct {
	retries int
	delay   time.Duration
}

func (r remover) remove(path string) error {
	for try := 0; ; try++ {
		err := r.removeOnce(path)
		if err == nil {
			return nil
		}
		if try >= r.retries || !worthRetry(errnoOf(err)) {
			return err
		}
		time.Sleep(time.Duration(try+1) * r.delay)
	}
}

func worthRetry(errno unix.Errno) bool {
	switch errno {
	case unix.EBUSY, unix.EMFILE, unix.ENFILE, unix.ENOTEMPTY, unix.EPERM:
		return true
	}
	return false
}

func (r remover) removeOnce(path string) error {
	s, err := lstatPath(path)
	if err == unix.ENOENT {
		return nil
	}
	if err != nil {
		return fsPathError(err, "lstat", path)
	}
	if !s.isDir() {
		return unlessGone(retry(func() error { return unix.Unlink(path) }), "unlink", path)
	}
	err = retry(func() error { return unix.Rmdir(path) })
	if err != unix.ENOTEMPTY && err != unix.EEXIST {
		return unlessGone(err, "rmdir", path)
	}
	entries, err := listDir(path)
	if err != nil {
		return unlessGone(err, "scandir", path)
	}
	for _, e := range entries {
		if err := r.remove(joinPath(path, e.name)); err != nil {
			return err
		}
	}
	return unlessGone(retry(func() error { return unix.Rmdir(path) }), "rmdir", path)
}

func unlessGone(err error, call, path string) error {
	if err == unix.ENOENT {
		return nil
	}
	return fsPathError(err, call, path)
}

// joinPath puts name behind dir without touching either.
func joinPath(dir, name string) string {
	if strings.HasSuffix(dir, "/") {
		return dir + name
	}
	return dir + "/" + name
}
