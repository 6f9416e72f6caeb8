// The bytes that node writes, read and written back. scripts/oracle-serdes.js
// records them.

package serdes

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"testing"
)

type golden struct {
	Expr, Mode, Hex, Value, Again string
}

func (g golden) bytes(t testing.TB) []byte {
	b, err := hex.DecodeString(g.Hex)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func readGolden(t testing.TB) []golden {
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Values []golden }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Values
}

// plainDelegate knows the buffers of the recorder's plain mode.
type plainDelegate struct{ NodeReadDelegate }

func (plainDelegate) Transferred(id uint32) (BufferInfo, error) {
	sizes := []uint64{8, 2}
	if id >= uint32(len(sizes)) {
		return BufferInfo{}, errors.New("no such buffer")
	}
	return BufferInfo{ByteLength: sizes[id]}, nil
}

func (plainDelegate) Shared(uint32) (BufferInfo, error) { return BufferInfo{ByteLength: 8}, nil }

func (g golden) delegate() ReadDelegate {
	if g.Mode == "plain" {
		return plainDelegate{}
	}
	return NodeReadDelegate{}
}

func encode(t testing.TB, tape []uint32) string {
	s := NewSerializer(nil)
	s.WriteHeader()
	if err := s.WriteTape(tape); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(s.Release())
}

// TestGolden reads what node wrote and writes it back to the byte.
func TestGolden(t *testing.T) {
	n := 0
	for _, g := range readGolden(t) {
		if g.Mode != "node" && g.Mode != "plain" {
			continue
		}
		n++
		t.Run(g.Mode+" "+g.Expr, func(t *testing.T) {
			var w Writer
			in := g.bytes(t)
			if err := NewDeserializer(in, g.delegate()).ReadTape(&w); err != nil {
				t.Fatal(err)
			}
			if got := encode(t, w.Words()); got != g.Hex {
				t.Errorf("\n got %s\nwant %s", got, g.Hex)
			}
		})
	}
	if n < 300 {
		t.Errorf("only %d values", n)
	}
}

// differently lists what is written back in another form than node's, because
// V8 has put the value in an array or object of its own in between.
var differently = map[string]string{
	"ff0f41012d240001":         "an array with holes is a sparse one",
	"ff0f41032d49022d240003":   "an array with holes is a sparse one",
	"ff0f410130490a4902240101": "an index past the end makes the array longer",
	"ff0f6101490a4901400101":   "an index past the end makes the array longer",
	"ff0f6f22013549027b01":     "a string that is an index becomes one",
	"ff0f44000000000000f0ff":   "a time value out of range becomes NaN",
	"ff0f4e010000000000f07f":   "V8 has one NaN, the tape keeps all",
}

// TestGoldenReadable reads hand-made bytes; written back they are what node
// makes of the value it read.
func TestGoldenReadable(t *testing.T) {
	for _, g := range readGolden(t) {
		if g.Mode != "read" {
			continue
		}
		t.Run(g.Expr, func(t *testing.T) {
			var w Writer
			in := g.bytes(t)
			d := NewDeserializer(in, g.delegate())
			err := d.ReadHeader()
			if err == nil {
				err = d.ReadValue(&w)
			}
			if err != nil {
				t.Fatalf("%s: %v", g.Value, err)
			}
			want := g.Again
			if _, ok := differently[g.Hex]; ok {
				want = g.Hex
			}
			if got := encode(t, w.Words()); got != want {
				t.Errorf("%s\n got %s\nwant %s", g.Value, got, want)
			}
		})
	}
}

// TestGoldenRefused holds bytes that node refuses.
func TestGoldenRefused(t *testing.T) {
	for _, g := range readGolden(t) {
		if g.Mode != "refuse" {
			continue
		}
		t.Run(g.Expr, func(t *testing.T) {
			var w Writer
			err := NewDeserializer(g.bytes(t), g.delegate()).ReadTape(&w)
			if !errors.Is(err, ErrData) && !errors.Is(err, ErrVersion) {
				t.Fatalf("got %v", err)
			}
			var we *WireError
			if !errors.As(err, &we) || we.Offset > len(g.Hex)/2 {
				t.Fatalf("got %#v", err)
			}
		})
	}
}

// TestGoldenIsStillNodes asks the node at hand, if there is one.
func TestGoldenIsStillNodes(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil || testing.Short() {
		t.Skip("no node to ask")
	}
	cmd := exec.Command(node, "scripts/oracle-serdes.js", "--check")
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
