// Pipes: order, notifications, ends, and both ends at once.

package stdio

import (
	"bytes"
	"io"
	"math/rand"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func taken(p *Pipe) (string, bool) {
	chunks, end := p.Take()
	return string(bytes.Join(chunks, nil)), end
}

func TestReadableIsToldOncePerBurst(t *testing.T) {
	p := NewPipe(0)
	told := 0
	p.OnReadable(func() { told++ })
	for _, s := range []string{"a", "", "b", "c"} {
		if room, err := p.Write([]byte(s)); !room || err != nil {
			t.Fatal(room, err)
		}
	}
	if told != 1 || p.Buffered() != 3 {
		t.Fatal(told, p.Buffered())
	}
	if s, end := taken(p); s != "abc" || end {
		t.Fatal(s, end)
	}
	if s, end := taken(p); s != "" || end {
		t.Fatal(s, end)
	}
	p.Write([]byte("d"))
	p.CloseWrite()
	if told != 3 || !p.Ended() {
		t.Fatal(told)
	}
	if s, end := taken(p); s != "d" || !end {
		t.Fatal(s, end)
	}
	if _, err := p.Write([]byte("e")); err != io.ErrClosedPipe {
		t.Fatal(err)
	}
	if told != 3 {
		t.Fatal(told)
	}
}

func TestNotificationSetLate(t *testing.T) {
	p := NewPipe(4)
	p.Write([]byte("abcdef"))
	told, drained := 0, 0
	p.OnReadable(func() { told++ })
	p.OnDrain(func() { drained++ })
	if told != 1 || drained != 0 {
		t.Fatal(told, drained)
	}
	p.OnDrain(nil)
	p.Take()
	p.OnDrain(func() { drained++ })
	if drained != 1 {
		t.Fatal(drained)
	}
}

func TestDrainIsToldOnceAfterWriteSaidNo(t *testing.T) {
	p := NewPipe(4)
	drained := 0
	p.OnDrain(func() { drained++ })
	if room, _ := p.Write([]byte("abc")); !room {
		t.Fatal("no room")
	}
	p.Take()
	if drained != 0 {
		t.Fatal("told for nothing")
	}
	if room, _ := p.Write([]byte("abcdefgh")); room {
		t.Fatal("room")
	}
	if room, _ := p.Write([]byte("i")); room {
		t.Fatal("room")
	}
	io.ReadFull(p.Reader(), make([]byte, 6))
	if drained != 0 {
		t.Fatal("told too early")
	}
	io.ReadFull(p.Reader(), make([]byte, 1))
	if drained != 1 {
		t.Fatal(drained)
	}
	if s, _ := taken(p); s != "hi" || drained != 1 {
		t.Fatal(s, drained)
	}
}

func TestReaderGone(t *testing.T) {
	p := NewPipe(1)
	drained := 0
	p.OnDrain(func() { drained++ })
	p.Write([]byte("abc"))
	p.CloseRead()
	if drained != 1 || p.Buffered() != 0 {
		t.Fatal(drained)
	}
	if _, err := p.Write([]byte("d")); err != io.ErrClosedPipe {
		t.Fatal(err)
	}
	if _, err := p.Reader().Read(make([]byte, 1)); err != io.ErrClosedPipe {
		t.Fatal(err)
	}
	if _, end := p.Take(); !end {
		t.Fatal("no end")
	}
}

func TestBothEndsInGo(t *testing.T) {
	want := make([]byte, 200_000)
	rand.New(rand.NewSource(2)).Read(want)
	p := NewPipe(1000)
	go func() {
		w := p.Writer()
		for rest, i := want, 1; len(rest) > 0; i += 37 {
			n := min(i%5000, len(rest))
			if k, err := w.Write(rest[:n]); k != n || err != nil {
				t.Error(k, err)
			}
			rest = rest[n:]
		}
		w.Close()
	}()
	got, err := io.ReadAll(p.Reader())
	if err != nil || !bytes.Equal(got, want) {
		t.Fatal(err, len(got))
	}
	p.Reader().Close()
}

func TestWriterInGoWaits(t *testing.T) {
	p := NewPipe(10)
	wrote := make(chan error)
	go func() {
		_, err := p.Writer().Write([]byte(strings.Repeat("x", 25)))
		wrote <- err
	}()
	select {
	case <-wrote:
		t.Fatal("did not wait")
	case <-time.After(3 * time.Millisecond):
	}
	if p.Buffered() != 10 {
		t.Fatal(p.Buffered())
	}
	p.Break()
	if err := <-wrote; err != io.ErrClosedPipe {
		t.Fatal(err)
	}
}

func TestReaderInGoWaitsAndIsFreed(t *testing.T) {
	p := NewPipe(0)
	read := make(chan error)
	go func() { _, err := p.Reader().Read(make([]byte, 1)); read <- err }()
	p.Break()
	if err := <-read; err != io.ErrClosedPipe && err != io.EOF {
		t.Fatal(err)
	}
}

// TestLoopsOnBothEnds is what two threads do: look when told, pause when asked.
func TestLoopsOnBothEnds(t *testing.T) {
	p := NewPipe(64)
	readable, drain := make(chan struct{}, 1), make(chan struct{}, 1)
	signal := func(c chan struct{}) func() {
		return func() {
			select {
			case c <- struct{}{}:
			default:
			}
		}
	}
	p.OnReadable(signal(readable))
	p.OnDrain(signal(drain))
	want := strings.Repeat("0123456789", 5000)
	go func() {
		for i := 0; i < len(want); i += 10 {
			if room, err := p.Write([]byte(want[i : i+10])); err != nil {
				t.Error(err)
			} else if !room {
				<-drain
			}
		}
		p.CloseWrite()
	}()
	var got strings.Builder
	for end := false; !end; {
		<-readable
		var s string
		s, end = taken(p)
		got.WriteString(s)
	}
	if got.String() != want {
		t.Fatal(got.Len())
	}
}
