package isolate

// The code cache of modules: which threads have it, and when it is written.

import (
	"os"
	"path/filepath"
	"sync"

	"go.uber.org/zap"

	"github.com/heddle-js/heddle/isolate/internal/codecache"
	"github.com/heddle-js/heddle/isolate/internal/engine"
)

const (
	// shortestCached is how many characters a module has whose look-up costs less than its compilation.
	shortestCached = 1024
	// maxCached is what a process keeps, in bytes.
	maxCached = 64 << 20
)

// codes is what the threads of the process share.
var codes = codecache.New(maxCached)

// savingCode are the Workers that have ended and write what they have compiled. Main programs wait for them.
var savingCode sync.WaitGroup

// DefaultCompileCache is the folder that the command line gives Options.CompileCache: NODE_COMPILE_CACHE, else
// heddle/compile in the user's folder for caches; "" when NODE_DISABLE_COMPILE_CACHE is 1, or there is no such folder.
func DefaultCompileCache() string {
	if os.Getenv("NODE_DISABLE_COMPILE_CACHE") == "1" {
		return ""
	}
	if folder := os.Getenv("NODE_COMPILE_CACHE"); folder != "" {
		absolute, err := filepath.Abs(folder)
		if err != nil {
			return ""
		}
		return absolute
	}
	folder, err := os.UserCacheDir()
	if err != nil || !filepath.IsAbs(folder) {
		return ""
	}
	return filepath.Join(folder, "heddle", "compile")
}

// useCodeCache comes before the program's first module.
func (t *thread) useCodeCache() {
	if t.opts.NoCompileCache {
		return
	}
	t.engine.UseCodeCache(engine.CodeCache{
		Cache: codes, Folder: t.opts.CompileCache, Shortest: shortestCached,
		Damaged: func(err error) { t.log.Debug("compiled code is of no use", zap.Error(err)) },
	})
}

// makeCode makes code of what the thread has compiled, while there is V8, if it has come to its end by itself.
func (t *thread) makeCode(result outcome) {
	if t.engine != nil && !result.outOfMemory && !result.outOfTime && !result.terminated && result.err == nil {
		t.engine.MakeCode()
	}
}

// saveCode writes it to the folder.
func (t *thread) saveCode() {
	if t.engine == nil {
		return
	}
	counts, written, err := t.engine.SaveCode()
	id := zap.Int("thread", t.worker.id)
	if err != nil {
		t.log.Debug("compiled code cannot be written", id, zap.Error(err))
	}
	if counts != (engine.CodeCounts{}) {
		t.log.Debug("compiled code", id, zap.Int("found", counts.Found), zap.Int("read", counts.Read),
			zap.Int("compiled", counts.Compiled), zap.Int("rejected", counts.Rejected), zap.Int("made", counts.Made),
			zap.Int("files", written.Files), zap.Int("bytes", written.Bytes))
	}
}

// endWithCode tells of the thread's end, disposes of the isolate, and writes: a Worker of JavaScript's first tells, since
// its parent waits.
func (t *thread) endWithCode(result outcome) {
	if t.opts.parent == nil {
		t.closeEngine()
		t.saveCode()
		savingCode.Wait()
		t.worker.ended(result)
		return
	}
	savingCode.Add(1) // before the parent can end
	defer savingCode.Done()
	t.worker.tellParent(result)
	t.closeEngine()
	t.worker.ended(result)
	t.saveCode()
}
