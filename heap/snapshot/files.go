package snapshot

import (
	"errors"
	"io"
	"sync"
)

// ReadFiles reads several files at the same time, each as ReadFile does, on a goroutine of its own. Progress counts the
// bytes of all of them and is not called twice at a time; Size is not looked at. The error is that of the first of the
// files, in their order, that cannot be read; those behind it are left where they are.
func ReadFiles(names []string, o ReadOptions) ([]*Snapshot, error) {
	f := &files{failed: len(names), done: make([]int64, len(names)), progress: o.Progress}
	snapshots, errs := make([]*Snapshot, len(names)), make([]error, len(names))
	var group sync.WaitGroup
	for i, name := range names {
		group.Go(func() {
			var own ReadOptions
			if o.Progress != nil {
				own.Progress = func(done int64) { f.advance(i, done) }
			}
			snapshots[i], errs[i] = readFile(name, own, func(r io.Reader) io.Reader { return stoppable{r, f, i} })
			if errs[i] != nil {
				f.fail(i)
			}
		})
	}
	group.Wait()
	if f.failed < len(names) {
		return nil, errs[f.failed]
	}
	return snapshots, nil
}

// files are being read.
type files struct {
	mu       sync.Mutex
	failed   int     // under mu: the first that cannot be read, or how many there are
	done     []int64 // under mu: bytes
	progress func(int64)
}

func (f *files) fail(i int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.failed = min(f.failed, i)
}

// pointless says whether one before the file cannot be read.
func (f *files) pointless(i int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.failed < i
}

func (f *files) advance(i int, done int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.done[i] = done
	var sum int64
	for _, n := range f.done {
		sum += n
	}
	f.progress(sum)
}

// stoppable reads a file as long as there is a point.
type stoppable struct {
	r     io.Reader
	files *files
	i     int
}

var errStopped = errors.New("another file cannot be read")

func (s stoppable) Read(p []byte) (int, error) {
	if s.files.pointless(s.i) {
		return 0, errStopped
	}
	return s.r.Read(p)
}
