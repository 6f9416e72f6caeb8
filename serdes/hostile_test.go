// Bytes of an attacker: whoever reads them gives a value or an error, soon, and
// with memory in proportion to what came.

package serdes

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// hostileReaders are the ways to read a message.
var hostileReaders = []struct {
	name string
	read func(in []byte) error
}{
	{"tape", func(in []byte) error { return NewDeserializer(in, NodeReadDelegate{}).ReadTape(new(Writer)) }},
	{"tape, every delegate", func(in []byte) error { return NewDeserializer(in, allDelegate{}).ReadTape(new(Writer)) }},
	{"parts", func(in []byte) error {
		d := NewDeserializer(in, partsDelegate{})
		if err := d.ReadHeader(); err != nil {
			return err
		}
		var w Writer
		paused, err := d.ReadValuePart(&w)
		for paused && err == nil {
			paused, err = d.Resume(&w)
		}
		return errors.Join(err, d.ExpectEnd())
	}},
	{"any", func(in []byte) error { return Unmarshal(in, new(any)) }},
	{"tree", func(in []byte) error { return Unmarshal(in, new(Value)) }},
	{"struct", func(in []byte) error { return Unmarshal(in, new(fuzzTarget)) }},
	{"slices", func(in []byte) error { return Unmarshal(in, new([][][]string)) }},
	{"nothing", func(in []byte) error { return Unmarshal(in, new(struct{})) }},
	{"host kinds", func(in []byte) error { return UnmarshalOptions{Host: HostKinds}.Unmarshal(in, new(any)) }},
	{"stream", func(in []byte) error {
		framed := append([]byte{byte(len(in)) | 0x80, byte(len(in)>>7) | 0x80, byte(len(in)>>14) | 0x80, byte(len(in)>>21) | 0x80, byte(len(in) >> 28)}, in...)
		return NewDecoder(bytes.NewReader(framed)).Decode(new(any))
	}},
}

// spent is the memory that f allocates.
func spent(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// expectEnd names a reader that does not end, until it is stopped: hostile bytes make a bad one run for hours.
// It is no measure of speed, however slow the machine is.
func expectEnd(name string) *time.Timer {
	return time.AfterFunc(3*time.Minute, func() { panic(name + " does not end") })
}

// readHostile has every reader read a message within bounds.
func readHostile(t *testing.T, name string, in []byte, memory uint64) (errs []error) {
	t.Helper()
	for _, r := range hostileReaders {
		var err error
		read := func() {
			defer expectEnd(name + ", " + r.name).Stop()
			err = r.read(in)
		}
		used := spent(read)
		if used > memory {
			t.Errorf("%s, %s: %d bytes of memory for %d of input; %.200v", name, r.name, used, len(in), err)
		}
		errs = append(errs, err)
	}
	return errs
}

// TestClaimsAreRefusedBeforeTheyAreBelieved: ten bytes that say that gigabytes
// follow.
func TestClaimsAreRefusedBeforeTheyAreBelieved(t *testing.T) {
	const most = "ffffffff0f"
	for name, h := range map[string]string{
		"one-byte string": "22" + most, "two-byte string": "63feffffff0f", "UTF-8": "53" + most, "bigint": "5a" + most,
		"boxed bigint": "7a" + most, "boxed string": "7322" + most, "source": "5222" + most, "message": "726d22" + most,
		"stack": "727322" + most, "array": "41" + most, "buffer": "42" + most, "resizable": "7e" + most + most,
		"resizable that grows": "7e00" + most, "key": "6f22" + most, "wide key": "6f63feffffff0f", "host view": "5c01" + most,
		"host of a kind": "5c1022" + most, "map": "3b22" + most, "set": "2741" + most, "array in an array": "410141" + most,
		"number of 64 bits": "42ffffffffffffffffff01", "endless number": "42ffffffffffffffffffff", "view": "420056420" + "0" + most + "00",
		"transferred": "74" + most, "shared": "75" + most, "module": "77" + most, "memory": "6d" + most, "reference": "5e" + most,
		"count": "3f" + most, "cause": "726341" + most, "entries of an array": "4100" + "24" + most + "00",
		"entries of an object": "6f7b" + most, "entries of a map": "3b3a" + most, "entries of a set": "272c" + most,
	} {
		in := unhex(t, "ff0f"+h)
		if len(in) > 16 {
			t.Fatal(name)
		}
		for i, err := range readHostile(t, name, in, 128<<10) {
			every := hostileReaders[i].name == "tape, every delegate" || hostileReaders[i].name == "parts"
			outside := name == "transferred" || name == "shared" || name == "module"
			grows := name == "resizable that grows"
			if err == nil && !grows && !(every && outside) {
				t.Errorf("%s: %s takes it", name, hostileReaders[i].name)
			}
		}
	}
}

// TestSparseArraysOfAnyLength cost what they hold.
func TestSparseArraysOfAnyLength(t *testing.T) {
	in := unhex(t, "ff0f 61ffffffff0f 4efffffffffeffef41 30 40 01 ffffffff0f")
	for i, err := range readHostile(t, "sparse", in, 128<<10) {
		if name := hostileReaders[i].name; err != nil && name != "struct" && name != "slices" && name != "nothing" {
			t.Errorf("%s: %v", name, err)
		}
	}
	var w Writer
	if err := NewDeserializer(in, nil).ReadTape(&w); err != nil {
		t.Fatal(err)
	}
	used := spent(func() {
		if err := NewSerializer(nil).WriteTape(w.Words()); err != nil {
			t.Error(err)
		}
	})
	if used > 64<<10 {
		t.Errorf("%d bytes to write a sparse array", used)
	}
}

// TestResizableBuffersReserveWithinBounds: seven bytes can have 4 GiB of
// addresses reserved.
func TestResizableBuffersReserveWithinBounds(t *testing.T) {
	list := func(n int) []byte {
		s := "\xff\x0fA" + string(rune(n)) + strings.Repeat("~\x00\x80\x80\x80\x80\x08", n) + "$\x00" + string(rune(n))
		return []byte(s)
	}
	read := func(n int, l Limits) error {
		d := NewDeserializer(list(n), nil)
		d.SetLimits(l)
		return d.ReadTape(new(Writer))
	}
	for n, want := range map[int]bool{1: true, 32: true, 40: false} {
		if err := read(n, Limits{}); (err == nil) != want {
			t.Errorf("%d buffers of 2 GiB: %v", n, err)
		}
	}
	if err := read(1, Limits{MaxReserve: 1<<31 - 1}); err == nil {
		t.Error("more than MaxReserve")
	}
	if err := read(16, Limits{MaxReserve: 1 << 31}); err != nil {
		t.Error(err)
	}
	if err := read(17, Limits{MaxReserve: 1 << 31}); err == nil {
		t.Error("more than 16 times MaxReserve")
	}
}

// TestLargeHostileMessages are a few hundred kilobytes that are made to be slow
// or to take memory.
func TestLargeHostileMessages(t *testing.T) {
	repeat := strings.Repeat
	array := func(n int, values string) string {
		count := string([]byte{byte(n) | 0x80, byte(n>>7) | 0x80, byte(n >> 14)})
		return "A" + count + values + "$\x00" + count
	}
	var siblings, dictionary, twins strings.Builder
	for i := range 20_000 {
		siblings.WriteString("o" + wireString(fmt.Sprintf("key%d", i)) + "0{\x01")
		dictionary.WriteString(wireString(fmt.Sprintf("key%d", i)) + "0")
	}
	keys := ""
	for i := range maxShapeKeys - 1 {
		keys += wireString(fmt.Sprintf("%c%d", 'a'+i%26, i)) + "0"
	}
	for range 500 {
		twins.WriteString("o" + keys + wireString("a0") + "0{\x80\x01")
	}
	claims := ""
	for i := 9000; i > 0; i-- {
		claims += "A" + string([]byte{byte(i) | 0x80, byte(i >> 7)})
	}
	bomb := ""
	for i := range 20 {
		bomb += "A\x02^" + string(rune(i)) + "^" + string(rune(i)) + "$\x00\x02"
	}
	for name, in := range map[string]string{
		"many first keys":       array(20_000, siblings.String()),
		"a dictionary":          "o" + dictionary.String() + "{\xa0\x9c\x01",
		"keys that repeat":      array(500, twins.String()),
		"padding":               repeat("\x00", 100_000) + "0",
		"padding after buffers": array(1000, repeat("B\x00"+repeat("\x00", 200), 1000)),
		"counts":                repeat("?\x05", 100_000) + "0",
		"views on one buffer":   array(20_001, "B\x01x"+repeat("^\x01VB\x00\x01\x00", 20_000)),
		"many buffers":          array(20_000, repeat("B\x00", 20_000)),
		"empty objects":         array(20_000, repeat("o{\x00", 20_000)),
		"empty arrays":          array(20_000, repeat("A\x00$\x00\x00", 20_000)),
		"holes":                 array(80_000, repeat("-", 80_000)),
		"nulls":                 array(80_000, repeat("0", 80_000)),
		"claims in claims":      claims,
		"a bomb":                "A\x14" + bomb + "$\x00\x14",
		"messages of one error": "r" + repeat("m\"\x01x", 20_000) + ".",
		"errors in errors":      repeat("rc", 20_000),
		"hosts in hosts":        repeat("\\\x10", 20_000),
		"hosts that pause":      repeat("\\\x11", 20_000) + "0",
		"maps in maps":          repeat(";", 100_000),
		"keys of keys":          repeat("o\"\x00", 20_000),
		"surrogates":            "c\x80\xea\x30" + repeat("\x00\xd8", 400_000),
		"wide UTF-8":            "S\x80\xea\x30" + repeat("\xc3\xbf", 400_000),
	} {
		message := []byte("\xff\x0f" + in)
		// The dearest are empty buffers, of two bytes each: the object, its view,
		// its place in the table of objects, and what the table left behind.
		readHostile(t, name, message, 1<<20+uint64(len(message))*192)
	}
}

// TestEveryCut ends a message of every tag at every byte, and changes each.
func TestEveryCut(t *testing.T) {
	for _, g := range readGolden(t) {
		in := g.bytes(t)
		if len(in) > 300 || (g.Mode != "node" && g.Mode != "plain") {
			continue
		}
		for i := range in {
			for _, r := range hostileReaders[:7] {
				if err := r.read(in[:i]); err == nil && in[i] != wireView && r.name != "parts" { // a buffer is a value too, and a pause reads nothing
					t.Fatalf("%s: %x, the first %d of %x, is taken", r.name, in[:i], i, in)
				}
			}
			for _, flip := range []byte{1, 0x80, 0xff} {
				changed := bytes.Clone(in)
				changed[i] ^= flip
				for _, r := range hostileReaders[:5] {
					_ = r.read(changed)
				}
			}
		}
	}
}

// TestTrailingBytes are refused by all who read whole messages.
func TestTrailingBytes(t *testing.T) {
	for _, in := range []string{"\xff\x0f00", "\xff\x0f0\x00", "\xff\x0fo{\x00{\x00", "\xff\x0f\xff\x0f0"} {
		for i, err := range readHostile(t, in, []byte(in), 128<<10) {
			if err == nil {
				t.Errorf("%q: %s takes it", in, hostileReaders[i].name)
			}
		}
	}
}
