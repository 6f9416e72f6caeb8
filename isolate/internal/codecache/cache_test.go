package codecache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

var version = Version{1, 2, 3}

func text(code string) Text {
	return Text{Version: version, Kind: "module", Name: "file:///a.mjs", Code: []byte(code)}
}

func TestKeyTellsTextsApart(t *testing.T) {
	seen := map[Key]string{}
	for name, change := range map[string]func(*Text){
		"itself":   func(*Text) {},
		"version":  func(t *Text) { t.Version[7]++ },
		"kind":     func(t *Text) { t.Kind = "function" },
		"name":     func(t *Text) { t.Name += "b" },
		"code":     func(t *Text) { t.Code = []byte("other") },
		"wide":     func(t *Text) { t.Wide = true },
		"boundary": func(t *Text) { t.Kind, t.Name = t.Kind+t.Name[:1], t.Name[1:] },
	} {
		one := text("code")
		change(&one)
		key := one.Key()
		if other, known := seen[key]; known {
			t.Errorf("%s and %s have one key", name, other)
		}
		seen[key] = name
	}
	if seen[text("code").Key()] != "itself" {
		t.Error("the same text has two keys")
	}
}

func TestFirstAskerCompilesAndSecondMakes(t *testing.T) {
	c := New(1 << 20)
	key := text("a").Key()
	if diff := cmp.Diff(Found{}, c.Find(key, version, "")); diff != "" {
		t.Errorf("first: %s", diff)
	}
	if diff := cmp.Diff(Found{Again: true}, c.Find(key, version, "")); diff != "" {
		t.Errorf("second: %s", diff)
	}
	c.Keep(key, []byte("at once"), false)
	if diff := cmp.Diff(Found{Code: []byte("at once"), Again: true}, c.Find(key, version, "")); diff != "" {
		t.Errorf("third: %s", diff)
	}
	if !c.Wants(key) {
		t.Error("code of functions that have run is not wanted")
	}
	c.Keep(key, []byte("later"), true)
	c.Keep(key, []byte("too late"), true)
	if got := c.Find(key, version, "").Code; string(got) != "later" {
		t.Errorf("code is %q", got)
	}
	if c.Wants(key) {
		t.Error("code is wanted twice")
	}
	c.Reject(key)
	if c.Find(key, version, "").Code != nil || !c.Wants(key) {
		t.Error("what was rejected is there still")
	}
}

func TestMemoryIsBounded(t *testing.T) {
	const limit = 100 * (entrySize + 1000)
	c := New(limit)
	first := text("0").Key()
	for i := range 1000 {
		key := text(fmt.Sprint(i)).Key()
		c.Find(key, version, "")
		c.Keep(key, make([]byte, 1000), true)
		if c.size > limit {
			t.Fatalf("%d bytes after %d texts", c.size, i+1)
		}
		if c.Find(first, version, "").Code == nil {
			t.Fatalf("what is used all the time is gone after %d texts", i+1)
		}
	}
	huge := text("huge").Key()
	c.Keep(huge, make([]byte, limit), true)
	if c.Find(huge, version, "").Code != nil || c.size > limit {
		t.Errorf("code larger than the cache is kept: %d bytes", c.size)
	}
}

// saved puts code into a folder of its own, in another cache's name.
func saved(t *testing.T, code []byte) (folder string, key Key, path string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "a", "b")
	key = text("a").Key()
	c := New(1 << 20)
	c.Find(key, version, folder)
	c.Keep(key, code, true)
	done, err := c.Save(folder, []Key{key})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Written{Files: 1, Bytes: len(code)}, done); diff != "" {
		t.Fatal(diff)
	}
	return folder, key, filepath.Join(folder, nameOf(key))
}

func TestFolder(t *testing.T) {
	code := []byte("what V8 has compiled")
	folder, key, path := saved(t, code)
	for name, want := range map[string]os.FileMode{folder: 0o700 | os.ModeDir, path: 0o600} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), want)
		}
	}
	c := New(1 << 20)
	first := c.Find(key, version, folder)
	if diff := cmp.Diff(Found{Code: code, Read: true, Saved: true}, first); diff != "" {
		t.Errorf("first: %s", diff)
	}
	if !c.Wants(key) {
		t.Error("code that was read once is kept in the process")
	}
	c.Find(key, version, folder)
	third := c.Find(key, version, folder)
	if diff := cmp.Diff(Found{Code: code, Again: true, Saved: true}, third); diff != "" {
		t.Errorf("third: %s", diff)
	}
	if done, err := c.Save(folder, []Key{key}); err != nil || done.Files != 0 {
		t.Errorf("what is there was written again: %v, %v", done, err)
	}
}

func TestDamagedFilesAreIgnoredAndReplaced(t *testing.T) {
	code := bytes.Repeat([]byte("code"), 100)
	sum := sha256.Sum256(code)
	for name, damage := range map[string]func(data []byte) []byte{
		"empty":          func([]byte) []byte { return nil },
		"one byte":       func(data []byte) []byte { return data[:1] },
		"head only":      func(data []byte) []byte { return data[:headSize] },
		"half a head":    func(data []byte) []byte { return data[:headSize/2] },
		"last byte gone": func(data []byte) []byte { return data[:len(data)-1] },
		"one byte more":  func(data []byte) []byte { return append(data, 0) },
		"other magic":    func(data []byte) []byte { data[0]++; return data },
		"other version":  func(data []byte) []byte { data[len(magic)]++; return data },
		"other key":      func(data []byte) []byte { data[len(magic)+len(version)]++; return data },
		"other sum":      func(data []byte) []byte { data[headSize-1]++; return data },
		"first of code":  func(data []byte) []byte { data[headSize]++; return data },
		"last of code":   func(data []byte) []byte { data[len(data)-1]++; return data },
		"one bit":        func(data []byte) []byte { data[len(data)/2] ^= 0x10; return data },
		"zeros":          func(data []byte) []byte { return make([]byte, len(data)) },
		"only the code":  func([]byte) []byte { return append(sum[:], code...) },
	} {
		t.Run(name, func(t *testing.T) {
			folder, key, path := saved(t, code)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, damage(data), 0o600); err != nil {
				t.Fatal(err)
			}
			replaced(t, folder, key, code)
		})
	}
}

// replaced checks that a file is not used, and that it is whole after the next Save.
func replaced(t *testing.T, folder string, key Key, code []byte) {
	t.Helper()
	c := New(1 << 20)
	found := c.Find(key, version, folder)
	if found.Code != nil || found.Damaged == nil || found.Saved {
		t.Fatalf("the file was used: %+v", found)
	}
	c.Keep(key, code, true)
	if _, err := c.Save(folder, []Key{key}); err != nil {
		t.Fatal(err)
	}
	if again := New(1<<20).Find(key, version, folder); !bytes.Equal(again.Code, code) {
		t.Fatalf("the file was not replaced: %+v", again)
	}
}

func TestHugeAndOddFiles(t *testing.T) {
	code := []byte("code")
	for name, put := range map[string]func(path string) error{
		"huge": func(path string) error { return os.Truncate(path, maxCode+int64(headSize)+1) },
		"pipe": func(path string) error { return errors.Join(os.Remove(path), unix.Mkfifo(path, 0o600)) },
		"link": func(path string) error {
			return errors.Join(os.Rename(path, path+".moved"), os.Symlink(path+".moved", path))
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder, key, path := saved(t, code)
			if err := put(path); err != nil {
				t.Fatal(err)
			}
			replaced(t, folder, key, code)
		})
	}
}

func TestFilesOfOthersAreNotRead(t *testing.T) {
	folder, key, path := saved(t, []byte("code"))
	if err := os.Chown(path, 12345, 12345); err != nil {
		t.Skip("only root can give files away")
	}
	replaced(t, folder, key, []byte("code"))
}

func TestAFolderInTheFilesPlaceStays(t *testing.T) {
	folder, key, path := saved(t, []byte("code"))
	if err := errors.Join(os.Remove(path), os.MkdirAll(filepath.Join(path, "inner"), 0o700)); err != nil {
		t.Fatal(err)
	}
	c := New(1 << 20)
	if found := c.Find(key, version, folder); found.Code != nil || found.Damaged == nil {
		t.Errorf("the folder was read: %+v", found)
	}
	c.Keep(key, []byte("code"), true)
	if _, err := c.Save(folder, []Key{key}); err == nil {
		t.Error("no error tells that the file could not be written")
	}
	left, err := filepath.Glob(filepath.Join(folder, "*"+unfinished))
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

func TestFoldersThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(file, "folder")
	c := New(1 << 20)
	key := text("a").Key()
	if diff := cmp.Diff(Found{}, c.Find(key, version, folder)); diff != "" {
		t.Error(diff)
	}
	c.Keep(key, []byte("code"), true)
	if done, err := c.Save(folder, []Key{key}); err == nil || done.Files != 0 {
		t.Errorf("Save gave %+v, %v", done, err)
	}
}

func TestPruneRemovesTheOldest(t *testing.T) {
	folder := t.TempDir()
	now := time.Now()
	put := func(name string, size int, age time.Duration) {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	put("old"+extension, 100, 3*time.Hour)
	put("middle"+extension, 100, 2*time.Hour)
	put("new"+extension, 100, time.Hour)
	put("foreign.txt", 1000, 9*time.Hour)
	put("left"+unfinished, 10, 2*staleAfter)
	put("written"+unfinished, 10, 0)
	prune(folder, 200, now)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{"foreign.txt", "middle" + extension, "new" + extension, "written" + unfinished}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

// Whoever reads sees nothing or the whole, while others write.
func TestConcurrentCaches(t *testing.T) {
	folder := t.TempDir()
	var all sync.WaitGroup
	for range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			c := New(1 << 20)
			for i := range 50 {
				key := text(fmt.Sprint(i % 5)).Key()
				code := bytes.Repeat(binary.LittleEndian.AppendUint64(nil, uint64(i%5)), 5000)
				found := c.Find(key, version, folder)
				if found.Damaged != nil || found.Code != nil && !bytes.Equal(found.Code, code) {
					t.Errorf("found %d bytes, %v", len(found.Code), found.Damaged)
				}
				c.Reject(key)
				c.Keep(key, code, true)
				if _, err := c.Save(folder, []Key{key}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	all.Wait()
}
