// The order in which a drain looks at ports, and how a port's turn ends.

package ports

import "testing"

// tagged makes n started ports of s, numbered from 1, and gives their peers.
func tagged(s *side, n int) (mine, peers []*Data) {
	for i := range n {
		a, b := NewPair()
		a.Tag = uint32(i + 1)
		mine, peers = append(mine, started(s, a)), append(peers, b)
	}
	return mine, peers
}

func TestPortsAreDrainedInTheOrderOfTheirTags(t *testing.T) {
	s := newSide()
	_, peers := tagged(s, 3)
	for _, i := range []int{2, 0, 1} {
		post(t, peers[i], string(rune('1'+i)))
	}
	s.drain()
	s.expect(t, "1", "2", "3")
}

func TestAPortThatBecomesReadyLaterInOrderHasItsTurnInTheSameDrain(t *testing.T) {
	s := newSide()
	_, peers := tagged(s, 4)
	s.then = func(_ *Data, m string) bool {
		if m == "2" {
			post(t, peers[0], "back to 1")
			post(t, peers[3], "on to 4")
			post(t, peers[2], "on to 3")
		}
		return true
	}
	post(t, peers[1], "2")
	if !s.drain() {
		t.Fatal("the first port is not ready")
	}
	s.expect(t, "2", "on to 3", "on to 4")
	s.drain()
	s.expect(t, "back to 1")
}

func TestYieldLeavesTheRestOfOnePort(t *testing.T) {
	s := newSide()
	_, peers := tagged(s, 2)
	s.then = func(_ *Data, m string) bool {
		if m == "1a" {
			s.Yield()
		}
		return true
	}
	post(t, peers[0], "1a", "1b")
	post(t, peers[1], "2a", "2b")
	if !s.drain() {
		t.Fatal("the first port is not ready")
	}
	s.expect(t, "1a", "2a", "2b")
	s.drain()
	s.expect(t, "1b")
}

func TestStopInAHandlerLeavesTheRest(t *testing.T) {
	s := newSide()
	mine, peers := tagged(s, 1)
	s.then = func(d *Data, _ string) bool { d.Stop(); return true }
	post(t, peers[0], "a", "b")
	if s.drain() {
		t.Fatal("a stopped port is ready")
	}
	s.expect(t, "a")
	mine[0].Start()
	s.drain()
	s.expect(t, "b")
}

func TestLastDrain(t *testing.T) {
	s := newSide()
	mine, peers := tagged(s, 2)
	s.then = func(d *Data, _ string) bool { d.Last(); return true }
	post(t, peers[0], "a", "b")
	s.drain()
	s.expect(t, "a", "b")
	mine[1].Last()
	post(t, peers[0], "c")
	post(t, peers[1], "d")
	peers[1].Close()
	if s.drain() || len(s.ended) != 0 {
		t.Fatal("drained after its last drain")
	}
	if m := mine[1].Receive(); m == nil || string(m.Data) != "d" {
		t.Fatal("cannot be received by hand")
	}
	mine[0].Close()
	mine[1].Close()
}
