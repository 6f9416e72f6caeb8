package bindings

import (
	"golang.org/x/sys/unix"
)

// fsCopyTable: copying a file inside the kernel.
func fsCopyTable() Table {
	return Table{"copyFile": Blocking(fsCopyFile)}
}

// The mode bits of copyFile.
const (
	copyExclusive  = 1
	copyClone      = 2
	copyCloneForce = 4
)

// fsCopyFile(from, to, mode)
func fsCopyFile(c *Call) error {
	from, to := fsPath(c, 0), fsPath(c, 1)
	return fsPathsError(copyFile(from, to, int(c.Int(2))), "copyfile", from, to)
}

func copyFile(from, to string, mode int) error {
	src, err := openFile(from, unix.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer unix.Close(src)
	s, err := statFD(src)
	if err != nil {
		return err
	}
	if s.isDir() {
		return unix.EISDIR
	}
	flags := unix.O_WRONLY | unix.O_CREAT
	if mode&copyExclusive != 0 {
		flags |= unix.O_EXCL
	}
	dst, err := openFile(to, flags, s.mode()&0o7777)
	if err != nil {
		return err
	}
	err = copyInto(dst, src, s, mode)
	if closed := unix.Close(dst); err == nil && closed != unix.EINTR {
		err = closed
	}
	if err != nil && err != errSameFile {
		unix.Unlink(to) // half a copy is worth nothing; the first error is the one to tell
	}
	if err == errSameFile {
		return nil
	}
	return err
}

// errSameFile stops a copy of a file onto itself before anything is cut off.
const errSameFile = unix.Errno(0xffff)

func copyInto(dst, src int, s *fileInfo, mode int) error {
	d, err := statFD(dst)
	if err != nil {
		return err
	}
	if s.sameFile(d) {
		return errSameFile
	}
	if err := retry(func() error { return unix.Ftruncate(dst, 0) }); err != nil && err != unix.EINVAL {
		return err // EINVAL: no regular file, nothing to cut
	}
	if err := retry(func() error { return unix.Fchmod(dst, s.mode()&0o7777) }); err != nil && err != unix.EPERM {
		return err // EPERM: a file system without modes
	}
	if mode&(copyClone|copyCloneForce) != 0 {
		err := unix.IoctlFileClone(dst, src)
		if err == nil {
			return nil
		}
		if mode&copyCloneForce != 0 {
			return cloneErrno(err)
		}
	}
	return copyBytes(dst, src)
}

// cloneErrno folds the ways in which file systems say that they cannot clone.
func cloneErrno(err error) error {
	switch err {
	case unix.EOPNOTSUPP, unix.ENOTTY, unix.EXDEV, unix.EINVAL, unix.ENOSYS:
		return unix.ENOTSUP
	}
	return err
}

// copyBytes lets the kernel copy, and reads and writes where it cannot.
func copyBytes(dst, src int) error {
	copied := false
	for {
		n, err := retryN(func() (int, error) { return unix.CopyFileRange(src, nil, dst, nil, 1<<30, 0) })
		if err != nil {
			if copied {
				return err
			}
			return copyByHand(dst, src)
		}
		if n == 0 {
			break
		}
		copied = true
	}
	if !copied {
		return copyByHand(dst, src) // /proc says 0 to copy_file_range though it has content
	}
	return nil
}

func copyByHand(dst, src int) error {
	buf := make([]byte, 64<<10)
	for {
		n, err := retryN(func() (int, error) { return unix.Read(src, buf) })
		if err != nil || n == 0 {
			return err
		}
		if err := writeFully(dst, buf[:n]); err != nil {
			return err
		}
	}
}
