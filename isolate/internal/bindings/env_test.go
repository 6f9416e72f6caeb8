package bindings

import (
	"testing"

	"golang.org/x/sys/unix"
)

// closes counts calls.
type closes int

func (c *closes) Close() error { *c++; return nil }

func TestEnvLetsGoAtItsEnd(t *testing.T) {
	var before, after closes
	env := &Env{}
	env.Put(&before)
	env.Close()
	if id := env.Put(&after); env.Get(id) != nil {
		t.Error("kept after the end")
	}
	if before != 1 || after != 1 {
		t.Errorf("closed %d and %d times", before, after)
	}
}

// openFd is a descriptor that a thread's account knows of.
func openFd(t *testing.T, env *Env) int {
	t.Helper()
	fd, err := unix.Open("/dev/null", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	env.Fds.Opened(fd, false)
	return fd
}

func isOpen(fd int) bool {
	_, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return err == nil
}

// send is what a post does with a descriptor; the result is in the message.
func send(t *testing.T, env *Env, fd int) Handle {
	t.Helper()
	id, err := invokeSent(t, env, "sendFd", float64(fd))
	if err != nil {
		t.Fatal(err)
	}
	return env.Get(int(id.(float64))).(Handle).Share()
}

func invokeSent(t *testing.T, env *Env, name string, args ...any) (any, error) {
	t.Helper()
	call, result := newTestCall(env, args)
	if err := fsSentTable()[name].Fn(call); err != nil {
		return nil, err
	}
	call.Result()
	return testResult(result.Words()), nil
}

// A message arrives at a thread that ends before its JavaScript sees the file.
func TestSentDescriptorOfThreadThatEnds(t *testing.T) {
	from, to := &Env{Fds: &Fds{}}, &Env{Fds: &Fds{}}
	fd := openFd(t, from)
	to.Put(send(t, from, fd))
	to.Close()
	if isOpen(fd) {
		t.Error("the descriptor is left open")
	}
}

// The sender ends between the post and its JavaScript's hearing of it.
func TestSentDescriptorOutlivesSender(t *testing.T) {
	from, to := &Env{Fds: &Fds{}}, &Env{Fds: &Fds{}}
	fd := openFd(t, from)
	message := send(t, from, fd)
	from.Close()
	if !isOpen(fd) {
		t.Fatal("the sender has closed what the message holds")
	}
	got, err := invokeSent(t, to, "takeFd", float64(to.Put(message)))
	if err != nil || got != float64(fd) {
		t.Fatal(got, err)
	}
	to.Close()
	if isOpen(fd) {
		t.Error("the descriptor is left open")
	}
}

// What was not posted is the thread's, and closed once.
func TestUnsentDescriptorIsTheThreads(t *testing.T) {
	env := &Env{Fds: &Fds{}}
	fd := openFd(t, env)
	if _, err := invokeSent(t, env, "sendFd", float64(fd)); err != nil {
		t.Fatal(err)
	}
	env.Close()
	if isOpen(fd) {
		t.Fatal("the descriptor is left open")
	}
}
