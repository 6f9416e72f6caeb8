package bindings

import (
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestGuessHandleType(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "x")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(pair[0])
	defer unix.Close(pair[1])
	for _, c := range []struct {
		fd   int
		want string
	}{
		{int(file.Fd()), "FILE"}, {int(r.Fd()), "PIPE"}, {int(w.Fd()), "PIPE"},
		{pair[0], "PIPE"}, {-1, "INVALID"}, {1 << 20, "UNKNOWN"},
	} {
		if got := guessHandleType(c.fd); got != c.want {
			t.Errorf("guessHandleType(%d) = %s, want %s", c.fd, got, c.want)
		}
	}
}

func TestWriteFullyWaitsForASlowReader(t *testing.T) {
	var fds [2]int
	if err := unix.Pipe2(fds[:], unix.O_NONBLOCK|unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fds[0])
	const size = 300_000 // more than a pipe holds
	total := make(chan int)
	go func() {
		n, buf := 0, make([]byte, 4096)
		for n < size {
			waitFor(fds[0], unix.POLLIN)
			if k, err := unix.Read(fds[0], buf); err == nil {
				n += k
			}
		}
		total <- n
	}()
	if err := writeFully(fds[1], make([]byte, size)); err != nil {
		t.Fatal(err)
	}
	unix.Close(fds[1])
	if n := <-total; n != size {
		t.Fatalf("the reader got %d bytes of %d", n, size)
	}
}

func TestWriteFullyTellsOfABrokenPipe(t *testing.T) {
	var fds [2]int
	if err := unix.Pipe2(fds[:], unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	unix.Close(fds[0])
	defer unix.Close(fds[1])
	if err := writeFully(fds[1], []byte("x")); err != unix.EPIPE {
		t.Fatalf("got %v, want EPIPE", err)
	}
}

func TestReadWhenReadyCanBeCancelled(t *testing.T) {
	var fds [2]int
	if err := unix.Pipe2(fds[:], unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fds[0])
	event, err := unix.Eventfd(0, unix.EFD_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(event)
	result := make(chan any)
	go func() { result <- readWhenReady(fds[0], event, 10) }()
	unix.Write(event, []byte{1, 0, 0, 0, 0, 0, 0, 0})
	if v := <-result; v != nil {
		t.Fatalf("cancelled, it gave %v", v)
	}
	unix.Read(event, make([]byte, 8))
	unix.Write(fds[1], []byte("abc"))
	if v, _ := readWhenReady(fds[0], event, 2).([]byte); string(v) != "ab" {
		t.Fatalf("got %q, want ab", v)
	}
	unix.Close(fds[1])
	readWhenReady(fds[0], event, 2)
	if v, ok := readWhenReady(fds[0], event, 2).([]byte); !ok || len(v) != 0 {
		t.Fatalf("at the end: got %v, want no bytes", v)
	}
}

func TestDefaultsGiveGoItsHandlerBack(t *testing.T) {
	RestoreDefaultSignals()
	for range 2 {
		ch := make(chan os.Signal, 1)
		defaults.subscribe(syscall.SIGUSR2, ch)
		unix.Kill(unix.Getpid(), unix.SIGUSR2)
		select {
		case <-ch:
		case <-time.After(5 * time.Second):
			t.Fatal("the signal did not arrive")
		}
		defaults.unsubscribe(syscall.SIGUSR2, ch)
	}
	var action, old sigaction
	rtSigaction(unix.SIGUSR2, nil, &old)
	if old != action {
		t.Fatal("SIGUSR2 is not at its default after the last listener has gone")
	}
	signal.Ignore(syscall.SIGUSR2)
}

func TestCurrentUmask(t *testing.T) {
	old := unix.Umask(0o027)
	defer unix.Umask(old)
	if got := currentUmask(); got != 0o027 {
		t.Fatalf("currentUmask() = %#o", got)
	}
}

func TestMemoryFigures(t *testing.T) {
	total := meminfo("MemTotal")
	if total <= 0 {
		t.Skip("no /proc/meminfo")
	}
	if got := availableMemory(); got < 0 || got > total {
		t.Fatalf("availableMemory() = %v of %v", got, total)
	}
}
