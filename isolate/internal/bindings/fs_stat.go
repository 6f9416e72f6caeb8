package bindings

import (
	"math/big"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// fsStatTable: what asks about a file without opening it.
func fsStatTable() Table {
	return Table{
		"stat":   Blocking(fsStat),
		"lstat":  Blocking(fsLstat),
		"fstat":  Blocking(fsFstat),
		"statfs": Blocking(fsStatfs),
		"exists": Blocking(fsExists),
		"access": Blocking(fsAccess),
	}
}

// fileInfo is a stat result in the order of the array that JavaScript gets: dev, mode, nlink, uid,
// gid, rdev, blksize, ino, size, blocks.
type fileInfo struct {
	fields [10]uint64
	times  [4]unix.StatxTimestamp // access, modification, change, birth
}

func (s *fileInfo) mode() uint32 { return uint32(s.fields[1]) }
func (s *fileInfo) size() int64  { return int64(s.fields[8]) }
func (s *fileInfo) isDir() bool  { return s.mode()&unix.S_IFMT == unix.S_IFDIR }

// sameFile tells whether two results are of one and the same file.
func (s *fileInfo) sameFile(o *fileInfo) bool {
	return s.fields[0] == o.fields[0] && s.fields[7] == o.fields[7]
}

// noStatx is set once the kernel has said that it knows no statx.
var noStatx atomic.Bool

// statAt is stat (flags 0), lstat (AT_SYMLINK_NOFOLLOW) and fstat (AT_EMPTY_PATH with path "").
func statAt(dirfd int, path string, flags int) (*fileInfo, error) {
	if noStatx.Load() {
		return oldStatAt(dirfd, path, flags)
	}
	var sx unix.Statx_t
	const want = unix.STATX_BASIC_STATS | unix.STATX_BTIME
	err := retry(func() error { return unix.Statx(dirfd, path, flags, want, &sx) })
	switch err {
	case nil:
	case unix.ENOSYS, unix.EPERM: // EPERM: a seccomp filter that predates statx
		noStatx.Store(true)
		return oldStatAt(dirfd, path, flags)
	default:
		return nil, err
	}
	return &fileInfo{
		fields: [10]uint64{
			unix.Mkdev(sx.Dev_major, sx.Dev_minor), uint64(sx.Mode), uint64(sx.Nlink), uint64(sx.Uid), uint64(sx.Gid),
			unix.Mkdev(sx.Rdev_major, sx.Rdev_minor), uint64(sx.Blksize), sx.Ino, sx.Size, sx.Blocks,
		},
		times: [4]unix.StatxTimestamp{sx.Atime, sx.Mtime, sx.Ctime, sx.Btime},
	}, nil
}

// oldStatAt is statAt by fstatat, which knows no birth time: the change time stands in.
func oldStatAt(dirfd int, path string, flags int) (*fileInfo, error) {
	var st unix.Stat_t
	err := retry(func() error {
		if flags&unix.AT_EMPTY_PATH != 0 && path == "" {
			return unix.Fstat(dirfd, &st)
		}
		return unix.Fstatat(dirfd, path, &st, flags)
	})
	if err != nil {
		return nil, err
	}
	stamp := func(t unix.Timespec) unix.StatxTimestamp {
		return unix.StatxTimestamp{Sec: int64(t.Sec), Nsec: uint32(t.Nsec)}
	}
	return &fileInfo{
		fields: [10]uint64{
			uint64(st.Dev), uint64(st.Mode), uint64(st.Nlink), uint64(st.Uid), uint64(st.Gid),
			uint64(st.Rdev), uint64(st.Blksize), st.Ino, uint64(st.Size), uint64(st.Blocks),
		},
		times: [4]unix.StatxTimestamp{stamp(st.Atim), stamp(st.Mtim), stamp(st.Ctim), stamp(st.Ctim)},
	}, nil
}

func statPath(path string) (*fileInfo, error) { return statAt(unix.AT_FDCWD, path, 0) }
func lstatPath(path string) (*fileInfo, error) {
	return statAt(unix.AT_FDCWD, path, unix.AT_SYMLINK_NOFOLLOW)
}
func statFD(fd int) (*fileInfo, error) { return statAt(fd, "", unix.AT_EMPTY_PATH) }

// value is the result for JavaScript: 14 numbers with times in milliseconds, or 14 bigints with times
// in nanoseconds. A plain array costs JavaScript a quarter of what a Float64Array would.
func (s *fileInfo) value(bigint bool) []any {
	out := make([]any, 0, 14)
	if !bigint {
		return s.numbers(out)
	}
	for i, f := range s.fields {
		if i == 8 || i == 9 {
			out = append(out, BigInt(int64(f)))
			continue
		}
		out = append(out, BigInt(f))
	}
	for _, t := range s.times {
		ns := new(big.Int).Mul(big.NewInt(t.Sec), big.NewInt(1e9))
		out = append(out, ns.Add(ns, big.NewInt(int64(t.Nsec))))
	}
	return out
}

func (s *fileInfo) numbers(out []any) []any {
	for _, f := range s.fields {
		out = append(out, f)
	}
	for _, t := range s.times {
		out = append(out, float64(t.Sec)*1e3+float64(t.Nsec)/1e6)
	}
	return out
}

// returnStat answers with a stat result. With quiet a file that is not there is undefined.
func returnStat(c *Call, s *fileInfo, err error, call, path string, bigint, quiet bool) error {
	if err == nil {
		c.Return(s.value(bigint))
		return nil
	}
	if quiet && err == unix.ENOENT {
		return nil
	}
	return fsPathError(err, call, path)
}

// fsStat(path, bigint, quiet) → array
func fsStat(c *Call) error {
	path := fsPath(c, 0)
	s, err := statPath(path)
	return returnStat(c, s, err, "stat", path, c.Bool(1), c.Bool(2))
}

// fsLstat(path, bigint, quiet) → array
func fsLstat(c *Call) error {
	path := fsPath(c, 0)
	s, err := lstatPath(path)
	return returnStat(c, s, err, "lstat", path, c.Bool(1), c.Bool(2))
}

// fsFstat(fd, bigint) → array
func fsFstat(c *Call) error {
	s, err := statFD(int(c.Int(0)))
	if err != nil {
		return fsError(err, "fstat")
	}
	c.Return(s.value(c.Bool(1)))
	return nil
}

// fsStatfs(path, bigint) → [type, bsize, blocks, bfree, bavail, files, ffree]
func fsStatfs(c *Call) error {
	path := fsPath(c, 0)
	var st unix.Statfs_t
	if err := retry(func() error { return unix.Statfs(path, &st) }); err != nil {
		return fsPathError(err, "statfs", path)
	}
	fields := []uint64{uint64(st.Type), uint64(st.Bsize), st.Blocks, st.Bfree, st.Bavail, st.Files, st.Ffree}
	bigint := c.Bool(1)
	out := make([]any, len(fields))
	for i, f := range fields {
		out[i] = f
		if bigint {
			out[i] = BigInt(f)
		}
	}
	c.Return(out)
	return nil
}

// fsExists(path) → boolean
func fsExists(c *Call) error {
	path := fsPath(c, 0)
	err := retry(func() error { return unix.Access(path, unix.F_OK) })
	c.Return(err == nil)
	return nil
}

// fsAccess(path, mode)
func fsAccess(c *Call) error {
	path := fsPath(c, 0)
	err := retry(func() error { return unix.Access(path, uint32(c.Int(1))) })
	return fsPathError(err, "access", path)
}
