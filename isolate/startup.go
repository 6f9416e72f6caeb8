package isolate

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"

	"go.uber.org/zap"

	"github.com/heddle-js/heddle/isolate/builtins"
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/isolate/internal/startup"
	"github.com/heddle-js/heddle/serdes"
)

// StartupSnapshot makes what threads of this build can start from: the content of the file that scripts/build
// embeds, and the digest (hexadecimal) of what it depends on. caches is what TrainStartup gave in another process.
// The process must not have made a Worker, and cannot make one afterwards.
func StartupSnapshot(caches []byte) (file []byte, digest string, err error) {
	err = setupFrom(func() startup.Content { return startup.Content{Caches: string(caches)} })
	if err != nil {
		return nil, "", err
	}
	runtime.LockOSThread() // for good: V8's isolate stays here
	opts := &Options{Log: zap.NewNop(), environ: newEnviron(nil)}
	host := startupHost{newThread(&Worker{}, opts)}
	snapshot, err := engine.WriteStartup(host)
	if err != nil {
		return nil, "", err
	}
	current := startupDigest()
	content := startup.Content{Snapshot: string(snapshot), Caches: string(caches)}
	return content.Pack(current), hex.EncodeToString(current[:]), nil
}

// training: this process is TrainStartup's.
var training bool

//go:embed startup_training.js
var trainingProgram string

// TrainStartup runs a program that does what most programs do and gives V8's code caches of the built-ins, with the
// functions that it has called. The process must not have made a Worker.
func TrainStartup(ctx context.Context) (caches []byte, err error) {
	training = true
	if err := setupFrom(func() startup.Content { return startup.Content{} }); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "heddle-training")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"training.js": trainingProgram,
		"module.js":   "exports.a = require('node:path').join('a', 'b');\n",
		"module.mjs":  "import { join } from 'node:path';\nimport './module.js';\nexport default join('a', 'b');\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	w, err := New(Options{Filename: filepath.Join(dir, "training.js"), Argv0: "heddle"})
	if err != nil {
		return nil, err
	}
	if err := w.Run(ctx); err != nil {
		return nil, err
	}
	code, err := w.Wait(ctx)
	if err == nil && code != 0 {
		err = fmt.Errorf("isolate: the training program has ended with %d", code)
	}
	return engine.SavedCaches(), err
}

// startupHost answers what the built-ins ask while they load for the snapshot: constants, and nothing that depends
// on this process.
type startupHost struct{ *thread }

func (h startupHost) RunOp(call engine.OpCall, out *serdes.Writer) (failed bool) {
	op := &operations[call.Index]
	if op.Kind == bindings.KindConst {
		return h.thread.RunOp(call, out)
	}
	err := fmt.Errorf("%s.%s is called while the start-up snapshot is made", op.binding, op.name)
	bindings.AppendError(out, err)
	return true
}

func (startupHost) Fatal(what string, _ bool) {
	fmt.Fprintln(os.Stderr, "isolate: no start-up snapshot: "+what)
	os.Exit(1)
}

// startupDigest is of all that a snapshot depends on: V8, the engine's functions, the operations by their places
// and constants, and the built-ins' sources.
func startupDigest() startup.Digest {
	h := sha256.New()
	fmt.Fprintln(h, engine.V8Version(), runtime.GOARCH)
	binary.Write(h, binary.LittleEndian, engine.Fingerprint())
	for _, op := range operations {
		fmt.Fprintln(h, op.binding, op.name, op.Kind)
		if op.Kind == bindings.KindConst {
			fmt.Fprintln(h, op.Value)
		}
	}
	ids := builtins.IDs()
	sort.Strings(ids)
	for _, id := range ids {
		text, _ := builtins.Source(id)
		fmt.Fprintln(h, id, len(text))
		h.Write([]byte(text))
	}
	return startup.Digest(h.Sum(nil))
}
