package isolate

import (
	"sort"
	"sync"

	"github.com/heddle-js/heddle/isolate/builtins"
	"github.com/heddle-js/heddle/isolate/internal/bindings"
	"github.com/heddle-js/heddle/isolate/internal/engine"
	"github.com/heddle-js/heddle/isolate/internal/startup"
	"github.com/heddle-js/heddle/perf"
)

// operations is the process-wide table: an operation's index is its place in it. Built once by setup,
// read-only afterwards, so every thread reads it without a lock.
var operations []operation

type operation struct {
	bindings.Entry
	binding, name string
	// onThread is set instead of Fn for operations that need the thread itself.
	onThread func(t *thread, c *bindings.Call) error
}

var (
	setupOnce sync.Once
	setupErr  error
)

// setup prepares the process: operations, built-ins, V8. Every Worker calls it.
func setup() error {
	return setupFrom(func() startup.Content {
		if bareStart {
			return startup.Content{}
		}
		return startup.Embedded(startupDigest)
	})
}

// setupFrom prepares with what is given to start from, which may be nothing.
func setupFrom(content func() startup.Content) error {
	setupOnce.Do(func() {
		nodeStart = perf.Now()
		operations = collectOperations()
		ops := make([]engine.Op, len(operations))
		for i, op := range operations {
			ops[i] = engine.Op{Binding: op.binding, Name: op.name, Kind: int(op.Kind)}
		}
		v8Start = perf.Now()
		from := content()
		setupErr = engine.Init(engine.Setup{
			Source: builtins.Source, IDs: builtins.IDs, Ops: ops, Startup: from.Snapshot, Caches: from.Caches,
		})
	})
	return setupErr
}

func collectOperations() []operation {
	var all []operation
	for binding, table := range bindings.Tables() {
		for name, entry := range table {
			all = append(all, operation{Entry: entry, binding: binding, name: name})
		}
	}
	for binding, table := range threadTables() {
		for name, fn := range table {
			entry := bindings.Entry{Kind: bindings.KindSync}
			all = append(all, operation{Entry: entry, binding: binding, name: name, onThread: fn})
		}
	}
	// The same order in every process: a start-up snapshot refers to operations by index.
	sort.Slice(all, func(i, j int) bool {
		if all[i].binding != all[j].binding {
			return all[i].binding < all[j].binding
		}
		return all[i].name < all[j].name
	})
	return all
}
