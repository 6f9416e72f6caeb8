package isolate

import (
	"os"
	"sync"
)

// processEnviron is the environment of the process itself, what the main thread has.
type processEnviron struct{}

func (processEnviron) Get(name string) (string, bool) { return os.LookupEnv(name) }
func (processEnviron) Set(name, value string)         { os.Setenv(name, value) }
func (processEnviron) Unset(name string)              { os.Unsetenv(name) }
func (processEnviron) List() []string                 { return os.Environ() }

// mapEnviron is a Worker's own copy. Several threads may share one (SHARE_ENV).
type mapEnviron struct {
	mu    sync.RWMutex
	vars  map[string]string // guarded by mu
	names []string          // in the order they were set; guarded by mu
}

// newEnviron copies "NAME=value" entries; the last of a name wins.
func newEnviron(list []string) *mapEnviron {
	e := &mapEnviron{vars: make(map[string]string, len(list))}
	for _, entry := range list {
		for i := 1; i < len(entry); i++ {
			if entry[i] == '=' {
				e.Set(entry[:i], entry[i+1:])
				break
			}
		}
	}
	return e
}

func (e *mapEnviron) Get(name string) (string, bool) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	v, ok := e.vars[name]
	return v, ok
}

func (e *mapEnviron) Set(name, value string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if _, known := e.vars[name]; !known {
		e.names = append(e.names, name)
	}
	e.vars[name] = value
}

func (e *mapEnviron) Unset(name string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if _, known := e.vars[name]; !known {
		return
	}
	delete(e.vars, name)
	for i, n := range e.names {
		if n == name {
			e.names = append(e.names[:i], e.names[i+1:]...)
			return
		}
	}
}

func (e *mapEnviron) List() []string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	out := make([]string, len(e.names))
	for i, n := range e.names {
		out[i] = n + "=" + e.vars[n]
	}
	return out
}
