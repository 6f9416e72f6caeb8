package bindings

import (
	"maps"
	"syscall"
	"unicode/utf8"

	"golang.org/x/sys/unix"
)

// fsTable is internalBinding('fs'): file system operations as the fs module needs them. Paths are
// strings or bytes; JavaScript has validated them. Results that are names or paths are strings when
// they are valid UTF-8, else Uint8Arrays.
func fsTable() Table {
	table := Table{"constants": Const(fsConstants())}
	for _, part := range []Table{
		fsFileTable(), fsStatTable(), fsWholeTable(), fsTreeTable(), fsAttrTable(), fsCopyTable(),
		fsDirTable(), fsLinkTable(), fsWatchTable(), fsPollTable(), fsSentTable(),
	} {
		maps.Copy(table, part)
	}
	return table
}

// fsPath is argument i as a path: a string, or bytes that need not be UTF-8.
func fsPath(c *Call, i int) string {
	if b := c.Bytes(i); b != nil {
		return string(b)
	}
	return c.String(i)
}

// fsName gives a name or path to JavaScript, see fsTable.
func fsName(name string) any {
	if !utf8.ValidString(name) {
		return []byte(name)
	}
	return name
}

// retry calls f until it is not interrupted by a signal.
func retry(f func() error) error {
	for {
		if err := f(); err != unix.EINTR {
			return err
		}
	}
}

// retryN is retry for calls that give a count or a descriptor.
func retryN(f func() (int, error)) (int, error) {
	for {
		n, err := f()
		if err != unix.EINTR {
			return n, err
		}
	}
}

// fsError makes a failed call JavaScript's system error; nil stays nil.
func fsError(err error, call string) error {
	if err == nil || err == errEnded {
		return err
	}
	return &SysError{Errno: errnoOf(err), Syscall: call}
}

// fsPathError is fsError for a call on a path, the empty one too.
func fsPathError(err error, call, path string) error {
	if err == nil {
		return nil
	}
	return &SysError{Errno: errnoOf(err), Syscall: call, Path: path, HasPath: true}
}

// fsPathsError is fsError for a call on two paths.
func fsPathsError(err error, call, path, dest string) error {
	if err == nil {
		return nil
	}
	return &SysError{Errno: errnoOf(err), Syscall: call, Path: path, Dest: dest, HasPath: true, HasDest: true}
}

// errnoOf is the errno inside err; what carries none counts as an I/O error.
func errnoOf(err error) syscall.Errno {
	for err != nil {
		if errno, ok := err.(syscall.Errno); ok {
			return errno
		}
		wrapped, ok := err.(interface{ Unwrap() error })
		if !ok {
			break
		}
		err = wrapped.Unwrap()
	}
	return unix.EIO
}

// fsConstants is fs.constants in Node's order.
func fsConstants() Object {
	return Object{
		{"UV_FS_SYMLINK_DIR", 1},
		{"UV_FS_SYMLINK_JUNCTION", 2},
		{"O_RDONLY", unix.O_RDONLY},
		{"O_WRONLY", unix.O_WRONLY},
		{"O_RDWR", unix.O_RDWR},
		{"UV_DIRENT_UNKNOWN", direntUnknown},
		{"UV_DIRENT_FILE", direntFile},
		{"UV_DIRENT_DIR", direntDir},
		{"UV_DIRENT_LINK", direntLink},
		{"UV_DIRENT_FIFO", direntFIFO},
		{"UV_DIRENT_SOCKET", direntSocket},
		{"UV_DIRENT_CHAR", direntChar},
		{"UV_DIRENT_BLOCK", direntBlock},
		{"EXTENSIONLESS_FORMAT_JAVASCRIPT", 0},
		{"EXTENSIONLESS_FORMAT_WASM", 1},
		{"S_IFMT", unix.S_IFMT},
		{"S_IFREG", unix.S_IFREG},
		{"S_IFDIR", unix.S_IFDIR},
		{"S_IFCHR", unix.S_IFCHR},
		{"S_IFBLK", unix.S_IFBLK},
		{"S_IFIFO", unix.S_IFIFO},
		{"S_IFLNK", unix.S_IFLNK},
		{"S_IFSOCK", unix.S_IFSOCK},
		{"O_CREAT", unix.O_CREAT},
		{"O_EXCL", unix.O_EXCL},
		{"UV_FS_O_FILEMAP", 0},
		{"O_NOCTTY", unix.O_NOCTTY},
		{"O_TRUNC", unix.O_TRUNC},
		{"O_APPEND", unix.O_APPEND},
		{"O_DIRECTORY", unix.O_DIRECTORY},
		{"O_NOATIME", unix.O_NOATIME},
		{"O_NOFOLLOW", unix.O_NOFOLLOW},
		{"O_SYNC", unix.O_SYNC},
		{"O_DSYNC", unix.O_DSYNC},
		{"O_DIRECT", unix.O_DIRECT},
		{"O_NONBLOCK", unix.O_NONBLOCK},
		{"S_IRWXU", unix.S_IRWXU},
		{"S_IRUSR", unix.S_IRUSR},
		{"S_IWUSR", unix.S_IWUSR},
		{"S_IXUSR", unix.S_IXUSR},
		{"S_IRWXG", unix.S_IRWXG},
		{"S_IRGRP", unix.S_IRGRP},
		{"S_IWGRP", unix.S_IWGRP},
		{"S_IXGRP", unix.S_IXGRP},
		{"S_IRWXO", unix.S_IRWXO},
		{"S_IROTH", unix.S_IROTH},
		{"S_IWOTH", unix.S_IWOTH},
		{"S_IXOTH", unix.S_IXOTH},
		{"F_OK", unix.F_OK},
		{"R_OK", unix.R_OK},
		{"W_OK", unix.W_OK},
		{"X_OK", unix.X_OK},
		{"UV_FS_COPYFILE_EXCL", copyExclusive},
		{"COPYFILE_EXCL", copyExclusive},
		{"UV_FS_COPYFILE_FICLONE", copyClone},
		{"COPYFILE_FICLONE", copyClone},
		{"UV_FS_COPYFILE_FICLONE_FORCE", copyCloneForce},
		{"COPYFILE_FICLONE_FORCE", copyCloneForce},
	}
}
