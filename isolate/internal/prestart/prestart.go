package prestart

import (
	"os"
	"strings"

	"github.com/heddle-js/heddle/internal/commands"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/isolate/internal/startup"
)

// on is set by the linker, for a process that runs a program as soon as it has read its arguments.
var on string

// made gets the isolate, or nil when there can be none; nil itself when nobody makes one.
var made chan *engine.Spare

// This runs when engine is initialized, and goes on while all packages that stand behind it are.
func init() {
	if on == "" || !isPlain(os.Args, os.Getenv("NODE_OPTIONS")) {
		return
	}
	content := startup.Embedded(func() startup.Digest { return startup.Digest{} })
	if content.Snapshot == "" {
		return
	}
	made = make(chan *engine.Spare, 1)
	go func() {
		if engine.InitV8(content.Snapshot, content.Caches) != nil {
			made <- nil // whoever calls it next is told why
			return
		}
		made <- engine.NewSpare(func() { made <- nil })
	}()
}

// isPlain says whether the arguments are a program's and its own only: options may be V8's, which must know them
// before it begins.
func isPlain(args []string, nodeOptions string) bool {
	return len(args) > 1 && args[1] != "" && !strings.HasPrefix(args[1], "-") && nodeOptions == "" &&
		!commands.Is(args[1])
}

// Take gives the isolate, once, to a thread with V8's default limits; nil when there is none. Not ok: V8 has no memory
// for any, and must not be asked again.
func Take() (spare *engine.Spare, ok bool) {
	if made == nil {
		return nil, true
	}
	spare = <-made
	made = nil
	return spare, spare != nil
}
