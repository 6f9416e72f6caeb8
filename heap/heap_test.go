// Limits as node shows them, and snapshot streams.

package heap

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"math/rand"
	"runtime"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestLimitsAsNodeShowsThem(t *testing.T) {
	machine := Limits{48, 4096, 0, 0}
	for _, c := range []struct{ given, requested, effective Limits }{
		{Limits{}, Limits{-1, -1, -1, 4}, Limits{48, 4096, 0, 4}},
		{Limits{StackSizeMb: -1}, Limits{-1, -1, -1, 4}, Limits{48, 4096, 0, 4}},
		{Limits{StackSizeMb: 0.3}, Limits{-1, -1, -1, 0.3}, Limits{48, 4096, 0, 0.3}},
		{Limits{StackSizeMb: math.NaN()}, Limits{-1, -1, -1, 4}, Limits{48, 4096, 0, 4}},
		{Limits{MaxOldGenerationSizeMb: 1.5}, Limits{-1, 2, -1, 4}, Limits{48, 2, 0, 4}},
		{Limits{MaxOldGenerationSizeMb: 16.5}, Limits{-1, 16.5, -1, 4}, Limits{48, 16.5, 0, 4}},
		{Limits{MaxOldGenerationSizeMb: 1e5}, Limits{-1, 1e5, -1, 4}, Limits{48, 1e5, 0, 4}},
		{Limits{MaxYoungGenerationSizeMb: 0.1}, Limits{0.1, -1, -1, 4}, Limits{0.1, 4096, 0, 4}},
		{Limits{CodeRangeSizeMb: 16.25}, Limits{-1, -1, 16.25, 4}, Limits{48, 4096, 16.25, 4}},
		{Limits{5, 50, 6, 7}, Limits{5, 50, 6, 7}, Limits{5, 50, 6, 7}},
	} {
		if got := c.given.Requested(); got != c.requested {
			t.Errorf("%v requested: %v, want %v", c.given, got, c.requested)
		}
		if got := c.given.Effective(machine); got != c.effective {
			t.Errorf("%v effective: %v, want %v", c.given, got, c.effective)
		}
	}
}

func TestLimitsOrderAndNames(t *testing.T) {
	out, err := json.Marshal(Limits{1, 2, 3, 4})
	want := `{"maxYoungGenerationSizeMb":1,"maxOldGenerationSizeMb":2,"codeRangeSizeMb":3,"stackSizeMb":4}`
	if string(out) != want || err != nil {
		t.Error(string(out), err)
	}
	for i, f := range (Limits{1, 2, 3, 4}).Fields() {
		if f.Value != float64(i+1) {
			t.Error(f)
		}
	}
}

func TestValidate(t *testing.T) {
	if err := (Limits{1, 2, 0, 4}).Validate(); err != nil {
		t.Error(err)
	}
	for _, v := range []float64{-1, math.NaN(), math.Inf(1)} {
		if (Limits{StackSizeMb: v}).Validate() == nil {
			t.Error(v)
		}
	}
}

func TestOverride(t *testing.T) {
	l := Limits{MaxOldGenerationSizeMb: 16, MaxYoungGenerationSizeMb: 2}
	if got := l.Override(0, 0); got != l {
		t.Error(got)
	}
	if got := l.Override(100, 16); got.MaxOldGenerationSizeMb != 100 || got.MaxYoungGenerationSizeMb != 48 {
		t.Error(got)
	}
}

func TestBytes(t *testing.T) {
	for mb, want := range map[float64]uint64{0: 0, -1: 0, 1: 1 << 20, 0.5: 1 << 19, 1e300: math.MaxInt64, math.Inf(1): math.MaxInt64} {
		if got := Bytes(mb); got != want {
			t.Errorf("%v: %d", mb, got)
		}
	}
	if Bytes(math.NaN()) != 0 {
		t.Error("NaN")
	}
	if thread, v8 := (Limits{}).StackBytes(); thread != 4<<20 || v8 != 4<<20-StackReserve {
		t.Error(thread, v8)
	}
	if thread, v8 := (Limits{StackSizeMb: 0.25}).StackBytes(); thread != 1<<18 || v8 != 1<<17 {
		t.Error(thread, v8)
	}
}

func TestStatisticsCountsAreWholeAndInOrder(t *testing.T) {
	var s Statistics
	raw := map[string]uint64{}
	for i, c := range s.Counts() {
		raw[c.Name] = uint64(i + 1)
	}
	out, _ := json.Marshal(raw)
	if err := json.Unmarshal(out, &s); err != nil {
		t.Fatal(err)
	}
	for i, c := range s.Counts() {
		if c.Value != uint64(i+1) {
			t.Error(c)
		}
	}
}

func TestStreamCarriesEverything(t *testing.T) {
	for _, limit := range []int{0, 1, 100, 1 << 20} {
		want := make([]byte, 50_000)
		rand.New(rand.NewSource(1)).Read(want)
		s := NewStream(limit)
		go func() {
			rest := want
			for i := 1; len(rest) > 0; i++ {
				n := min(i%700, len(rest))
				if !s.Write(rest[:n]) {
					t.Error("stopped")
				}
				rest = rest[n:]
				if limit > 700 && s.Buffered() > limit {
					t.Error("over the limit")
				}
			}
			s.CloseWith(nil)
		}()
		got, err := io.ReadAll(s)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatal(limit, err, len(got))
		}
	}
}

func TestStreamWaitsForItsReader(t *testing.T) {
	s := NewStream(10)
	s.Write(make([]byte, 25)) // larger than the limit, alone: taken
	wrote := make(chan bool)
	go func() { wrote <- s.Write([]byte("x")) }()
	select {
	case <-wrote:
		t.Fatal("did not wait")
	case <-time.After(5 * time.Millisecond):
	}
	io.ReadFull(s, make([]byte, 25))
	if !<-wrote {
		t.Fatal("refused")
	}
}

// A reader that waits is handed what is written, and what is more than it wants waits for the next; an end frees it.
func TestStreamHandsOver(t *testing.T) {
	type answer struct {
		text string
		err  error
	}
	read := func(s *Stream) chan answer {
		answers := make(chan answer)
		go func() {
			p := make([]byte, 3)
			n, err := s.Read(p)
			answers <- answer{string(p[:n]), err}
		}()
		return answers
	}
	waits := func(s *Stream) bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.want != nil
	}
	for end, want := range map[string]error{"write": nil, "close": io.ErrClosedPipe, "abort": ErrAborted, "end": io.EOF} {
		s := NewStream(100)
		answers := read(s)
		for !waits(s) {
			runtime.Gosched()
		}
		switch end {
		case "write":
			s.Write([]byte("abcde"))
			if s.Buffered() != 2 {
				t.Error(s.Buffered(), "bytes wait")
			}
		case "close":
			s.Close()
		case "abort":
			s.Abort()
		case "end":
			s.CloseWith(nil)
		}
		got := <-answers
		if got.err != want || want == nil && got.text != "abc" || waits(s) {
			t.Error(end, got)
		}
	}
}

func TestStreamEnds(t *testing.T) {
	s := NewStream(1)
	s.Write([]byte("x"))
	wrote := make(chan bool)
	go func() { wrote <- s.Write([]byte("y")) }()
	s.Close()
	if <-wrote || s.Write([]byte("z")) {
		t.Fatal("written")
	}
	if _, err := s.Read(make([]byte, 1)); err != io.ErrClosedPipe {
		t.Fatal(err)
	}

	s = NewStream(1)
	s.Write([]byte("x"))
	go func() { wrote <- s.Write([]byte("y")) }()
	s.Abort()
	s.CloseWith(nil)
	if <-wrote {
		t.Fatal("written")
	}
	if got, err := io.ReadAll(s); string(got) != "x" || err != ErrAborted {
		t.Fatal(string(got), err)
	}

	s = NewStream(0)
	failed := errors.New("failed")
	s.CloseWith(failed)
	if n, err := s.Read(nil); n != 0 || err != nil {
		t.Fatal(n, err)
	}
	if _, err := s.Read(make([]byte, 1)); err != failed {
		t.Fatal(err)
	}
}
