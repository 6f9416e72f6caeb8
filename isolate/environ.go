package isolate

import (
	"os"
	"strings"
	"sync"
)

// processEnviron is the environment of the process itself, what the main thread has.
type processEnviron struct{}

func (processEnviron) Get(name string) (string, bool) { return os.LookupEnv(name) }
func (processEnviron) Set(name, value string)         { os.Setenv(name, value) }
func (processEnviron) Unset(name string)              { os.Unsetenv(name) }
func (processEnviron) List() []string                 { return namesAndValues(os.Environ()) }

// namesAndValues takes "NAME=value" entries apart; a name may begin with the sign.
func namesAndValues(entries []string) []string {
	out := make([]string, 0, 2*len(entries))
	for _, entry := range entries {
		for i := 1; i < len(entry); i++ {
			if entry[i] == '=' {
				out = append(out, entry[:i], entry[i+1:])
				break
			}
		}
	}
	return out
}

// mapEnviron is a Worker's own copy. Several threads may share one (SHARE_ENV).
type mapEnviron struct {
	mu    sync.RWMutex
	vars  map[string]string // guarded by mu
	names []string          // in the order they were set; guarded by mu
}

// newEnviron copies names and values in turn; the last of a name wins. Unlike the system's environment a map takes
// any name but an empty one and those with a NUL, which are left out.
func newEnviron(list []string) *mapEnviron {
	e := &mapEnviron{vars: make(map[string]string, len(list)/2)}
	for i := 0; i+1 < len(list); i += 2 {
		if list[i] != "" && !strings.Contains(list[i], "\x00") {
			e.Set(list[i], list[i+1])
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
	out := make([]string, 0, 2*len(e.names))
	for _, n := range e.names {
		out = append(out, n, e.vars[n])
	}
	return out
}
