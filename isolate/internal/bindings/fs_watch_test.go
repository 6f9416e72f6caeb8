package bindings

import (
	"os"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// stream starts a Stream operation and collects what it emits.
type stream struct {
	events chan []any
	done   chan struct{}
	cancel func()
}

func startStream(t *testing.T, env *Env, name string, args ...any) *stream {
	t.Helper()
	s := &stream{events: make(chan []any, 100), done: make(chan struct{})}
	call, _ := newTestCall(env, args)
	call.SetStream(func(v []any) { s.events <- v }, func() { close(s.done) }, func(f func()) { s.cancel = f })
	if err := fsTable()[name].Fn(call); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *stream) next(t *testing.T) []any {
	t.Helper()
	select {
	case v := <-s.events:
		return v
	case <-time.After(10 * time.Second):
		t.Fatal("no event came")
		return nil
	}
}

func (s *stream) wantDone(t *testing.T) {
	t.Helper()
	select {
	case <-s.done:
	case <-time.After(10 * time.Second):
		t.Fatal("the stream did not end")
	}
}

func TestWatch(t *testing.T) {
	inTempDir(t, "d/sub/", "f")
	env := &Env{}
	dir := mustInvoke(t, env, "watchOpen", "d", true)
	os.WriteFile("d/early", nil, 0o666) // before start: kept
	time.Sleep(20 * time.Millisecond)
	s := startStream(t, env, "watchStart", dir)
	if v := s.next(t); v[0] != true || v[1] != "early" {
		t.Errorf("early event %v", v)
	}
	os.WriteFile("d/sub/deep", nil, 0o666)
	if v := s.next(t); v[0] != true || v[1] != "sub/deep" {
		t.Errorf("event below %v", v)
	}
	os.Mkdir("d/made", 0o777)
	if v := s.next(t); v[1] != "made" {
		t.Errorf("new directory %v", v)
	}
	time.Sleep(20 * time.Millisecond)
	os.WriteFile("d/made/inside", nil, 0o666)
	if v := s.next(t); v[1] != "made/inside" {
		t.Errorf("event in a new directory %v", v)
	}
	mustInvoke(t, env, "watchClose", dir)
	mustInvoke(t, env, "watchClose", dir)
	s.wantDone(t)

	file := mustInvoke(t, env, "watchOpen", "f", false)
	again := mustInvoke(t, env, "watchOpen", "f", false) // the same inode twice
	s, s2 := startStream(t, env, "watchStart", file), startStream(t, env, "watchStart", again)
	os.Chmod("f", 0o600)
	for _, one := range []*stream{s, s2} {
		if v := one.next(t); v[0] != false || v[1] != "f" {
			t.Errorf("change of a file %v", v)
		}
	}
	s.cancel()
	s.wantDone(t)
	os.Chmod("f", 0o640)
	if v := s2.next(t); v[0] != false {
		t.Errorf("the other watcher goes on: %v", v)
	}
	env.Close() // the end of the thread closes what is left
	s2.wantDone(t)
	watches.mu.Lock()
	idle := watches.file == nil && len(watches.points) == 0
	watches.mu.Unlock()
	if !idle {
		t.Error("inotify outlives the last watcher")
	}
	_, err := invoke(t, env, "watchOpen", "no", false)
	wantSysError(t, err, SysError{Errno: unix.ENOENT, Syscall: "watch", Path: "no", HasPath: true})
}

func TestPoll(t *testing.T) {
	inTempDir(t, "f")
	env := &Env{}
	id := mustInvoke(t, env, "pollOpen", "f", 5, false)
	s := startStream(t, env, "pollStart", id)
	time.Sleep(20 * time.Millisecond)
	os.WriteFile("f", []byte("longer"), 0o666)
	size := func(v any) any { return v.([]any)[8] }
	// A write is a truncation first, which a poll may see or not.
	for {
		if v := s.next(t); size(v[0]) == uint64(6) {
			break
		}
	}
	os.Remove("f")
	if v := s.next(t); size(v[0]) != uint64(0) || size(v[1]) != uint64(6) {
		t.Errorf("removal: %v", v)
	}
	mustInvoke(t, env, "watchClose", id)
	s.wantDone(t)
	if _, err := invoke(t, env, "watchClose", id); err != nil {
		t.Error(err)
	}
	gone := mustInvoke(t, env, "pollOpen", "never", 5, true)
	s = startStream(t, env, "pollStart", gone)
	s.next(t) // a file that is not there is reported once
	s.cancel()
	s.wantDone(t)
}
