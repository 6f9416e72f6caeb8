// Several files at the same time.

package snapshot

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write writes files and gives their names.
func write(t *testing.T, contents ...string) []string {
	t.Helper()
	folder := t.TempDir()
	var names []string
	for i, content := range contents {
		name := filepath.Join(folder, string(rune('a'+i)))
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// long is a file of several blocks.
func long() string {
	var b strings.Builder
	writeRecords(&b, 2000)
	return b.String()
}

func TestReadFiles(t *testing.T) {
	names := write(t, long(), string(small().file()), string(everything()))
	var seen []int64
	got, err := ReadFiles(names, ReadOptions{Progress: func(n int64) { seen = append(seen, n) }})
	if err != nil {
		t.Fatal(err)
	}
	var sum int64
	for i, name := range names {
		want, err := ReadFile(name, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		same(t, want, got[i])
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		sum += info.Size()
	}
	for i, n := range seen[1:] {
		if n < seen[i] {
			t.Errorf("%v goes back", seen)
		}
	}
	if seen[len(seen)-1] != sum {
		t.Errorf("%v, of %d bytes", seen, sum)
	}
	if all, err := ReadFiles(nil, ReadOptions{}); len(all) != 0 || err != nil {
		t.Error(all, err)
	}
}

// The first file that cannot be read is the error, however long those before it take and whatever is behind it.
func TestReadFilesError(t *testing.T) {
	fine, bad, worse := long(), long()[:300_000]+"]", "{}"
	for _, c := range []struct {
		contents []string
		want     int
	}{
		{[]string{bad, fine}, 0},
		{[]string{fine, bad}, 1},
		{[]string{bad, worse}, 0},
		{[]string{worse, bad}, 0},
		{[]string{fine, bad, worse}, 1},
		{[]string{fine, worse, bad}, 1},
		{[]string{worse, worse, fine}, 0},
	} {
		names := write(t, c.contents...)
		_, want := ReadFile(names[c.want], ReadOptions{})
		for range 20 {
			got, err := ReadFiles(names, ReadOptions{})
			if got != nil || err == nil || err.Error() != want.Error() {
				t.Errorf("%v, want %v", err, want)
			}
		}
	}
	if _, err := ReadFiles([]string{"nowhere", write(t, fine)[0]}, ReadOptions{}); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
