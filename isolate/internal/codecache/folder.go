package codecache

// The folder: a file for each text, named by its key.
//
// A file is magic, version, key, SHA-256 of the code, code. V8 trusts what it is given, so nothing of a file that is
// not as it was written, or that another user can have written, is used. Files are written under another name and
// renamed: processes see whole ones only, whoever writes at the same time.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

const (
	magic = "heddle code 1\n\x00\x00"
	// headSize is a multiple of 8: V8 copies code that is not aligned.
	headSize = len(magic) + len(Version{}) + 2*sha256.Size

	// maxCode is the most that one text's code may have.
	maxCode = 64 << 20
	// maxFolder is the most that a folder may hold.
	maxFolder = 256 << 20
	// staleAfter is when a file that was being written belongs to nobody any more.
	staleAfter = time.Hour

	extension  = ".code"
	unfinished = ".part"
)

func nameOf(key Key) string { return hex.EncodeToString(key[:]) + extension }

func head(key Key, version Version, code []byte) []byte {
	sum := sha256.Sum256(code)
	return bytes.Join([][]byte{[]byte(magic), version[:], key[:], sum[:]}, nil)
}

// read gives a text's code, nil when the folder has no file for it, or says why the file is of no use.
func read(folder string, key Key, version Version) ([]byte, error) {
	path := filepath.Join(folder, nameOf(key))
	// Not os.Open, which registers each file for polling. Nothing is waited for: a pipe may stand in its place.
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NONBLOCK|unix.O_NOFOLLOW, 0)
	if err == unix.ENOENT || err == unix.ENOTDIR {
		return nil, nil
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	defer unix.Close(fd)
	data, err := readAll(fd)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: path, Err: err}
	}
	code := data[headSize:]
	if !bytes.Equal(data[:headSize], head(key, version, code)) {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errDamaged}
	}
	return code, nil
}

var errDamaged = errors.New("not what was written there")

// readAll gives the file's content, at least a head.
func readAll(fd int) ([]byte, error) {
	var info unix.Stat_t
	if err := unix.Fstat(fd, &info); err != nil {
		return nil, err
	}
	switch {
	case info.Mode&unix.S_IFMT != unix.S_IFREG:
		return nil, errors.New("not a file")
	case info.Uid != uint32(os.Geteuid()) && info.Uid != 0:
		return nil, errors.New("another user's")
	case info.Size < int64(headSize) || info.Size > int64(headSize+maxCode):
		return nil, errDamaged
	}
	data := make([]byte, info.Size)
	for n := 0; n < len(data); {
		more, err := unix.Read(fd, data[n:])
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return nil, err
		}
		if more == 0 {
			return nil, io.ErrUnexpectedEOF
		}
		n += more
	}
	return data, nil
}

// Written is what Save has done.
type Written struct{ Files, Bytes int }

// Save writes the code of keys that no folder has into this one, and keeps the folder within its bound. The folder is
// made if it must be. What could not be written is said by err; the rest is.
func (c *Cache) Save(folder string, keys []Key) (done Written, err error) {
	unsaved := c.unsaved(keys)
	if len(unsaved) == 0 {
		return done, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return done, err
	}
	for _, e := range unsaved {
		if len(e.code) > maxCode {
			continue
		}
		if failed := write(folder, e.key, e.version, e.code); failed != nil {
			err = failed
			continue
		}
		done.Files++
		done.Bytes += len(e.code)
	}
	if done.Files > 0 {
		prune(folder, maxFolder, time.Now())
	}
	return done, err
}

func write(folder string, key Key, version Version, code []byte) error {
	f, err := os.CreateTemp(folder, "*"+unfinished) // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(head(key, version, code))
	if err == nil {
		_, err = f.Write(code)
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(folder, nameOf(key)))
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("codecache: %w", err)
	}
	return nil
}

// prune removes the oldest files of the folder until the others have no more than limit bytes, and what was left
// unfinished. Other files are not ours.
func prune(folder string, limit int64, now time.Time) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	var size int64
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		switch {
		case strings.HasSuffix(e.Name(), extension):
			files = append(files, info)
			size += info.Size()
		case strings.HasSuffix(e.Name(), unfinished) && now.Sub(info.ModTime()) > staleAfter:
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
	if size <= limit {
		return
	}
	sort.Slice(files, func(i, j int) bool { return files[i].ModTime().Before(files[j].ModTime()) })
	for _, f := range files {
		if size <= limit {
			return
		}
		if os.Remove(filepath.Join(folder, f.Name())) == nil {
			size -= f.Size()
		}
	}
}
