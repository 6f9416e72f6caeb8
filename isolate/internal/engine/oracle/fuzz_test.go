package oracle_test

// Bytes of any origin, read by V8 and by us.

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/heddle-js/heddle/isolate/internal/engine/oracle"
	"github.com/heddle-js/heddle/serdes"
)

// anyMessage is what prelude.js's beginAny has for a message.
type anyMessage struct{ serdes.NoReadDelegate }

func (anyMessage) Transferred(id uint32) (serdes.BufferInfo, error) {
	sizes := [...]uint64{8, 24}
	if int(id) >= len(sizes) {
		return serdes.BufferInfo{}, fmt.Errorf("no transferred buffer %d", id)
	}
	return serdes.BufferInfo{ByteLength: sizes[id]}, nil
}

func (anyMessage) Shared(id uint32) (serdes.BufferInfo, error) {
	if id != 0 {
		return serdes.BufferInfo{}, fmt.Errorf("no shared buffer %d", id)
	}
	return serdes.BufferInfo{ByteLength: 1 << 16}, nil
}

// seeds are messages of generated values, and some that only an attacker writes.
func seeds(f *testing.F) {
	for seed := uint64(1); seed <= 300; seed++ {
		onThread(func() {
			if _, err := eval("begin();\n" + generate(seed).script); err != nil {
				return
			}
			if message, err := oracle.Write(); err == nil && len(message) < 4096 {
				f.Add(message)
			}
		})
	}
	for _, message := range []string{
		"\xff\x0fA\x03t\x00t\x01u\x00$\x00\x03", "\xff\x0f\\\x01I\x00", "\xff\x0fA\x02u\x00VB\x02\x04\x00$\x00\x02", "\xff\x0fS\x02\xc3\xa9",
		"\xff\x0dB\x02\x01\x02VB\x00\x02", "\xff\x0ea\x02I\x00_I\x02_@\x02\x02", "\xff\x0fU\xff\xff\xff\xff\x0f", "\xff\x0f?\x00I\x02",
		"\xff\x0f~\x02\x04\x01\x02VB\x00\x00\x03", "\xff\x0fw\x00", "\xff\x0fmI\x02u\x00", "\xff\x0fp\x00", "\xff\x0fq\x00", "\xff\x0fi\x00",
	} {
		f.Add([]byte(message))
	}
}

// readBoth makes V8 read a message into read and us into ours.
func readBoth(message []byte) (v8, ours error) {
	if _, err := eval("beginAny(); 0"); err != nil {
		panic(err)
	}
	left, v8 := oracle.Read(message)
	if v8 == nil && left > 0 {
		ours = fmt.Errorf("%d bytes after the value", left) // as our Deserializer says
	}
	_, err := clone(message)
	return v8, errors.Join(ours, err)
}

// FuzzV8ReadsOurs: what our Deserializer takes and our Serializer writes, V8 reads as we do.
func FuzzV8ReadsOurs(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		check(t, func() error { return v8ReadsOurs(in) })
	})
}

func v8ReadsOurs(in []byte) error {
	d := serdes.NewDeserializer(in, anyMessage{})
	d.SetLimits(serdes.Limits{MaxDepth: 200, MaxReserve: 1 << 20})
	var w serdes.Writer
	if d.ReadTape(&w) != nil {
		return nil
	}
	message, err := encode(w.Words())
	if err != nil {
		return err
	}
	v8, ours := readBoth(message)
	switch {
	case v8 == nil && ours == nil:
		return compare(message)
	case v8 == nil:
		return fmt.Errorf("we write but do not read %x: %w", message, ours)
	case ours == nil && !bytes.Contains(message, []byte("~")):
		return rewritten(message)
	}
	return nil
}

// check runs fn on the thread.
func check(t *testing.T, fn func() error) {
	var err error
	onThread(func() { err = fn() })
	if err != nil {
		t.Fatal(err)
	}
}

// compare holds what V8 has read against what we have.
func compare(message []byte) error {
	if where, err := eval("same(read, ours)"); where != "" || err != nil {
		return fmt.Errorf("%x: %s, %v", message, where, err)
	}
	return nil
}

// rewritten is for a message that V8 refuses, for the same key twice in one object. Without those V8 must
// read it.
func rewritten(message []byte) error {
	if _, err := eval("value = ours; transfer = []; incoming = []; hosts.forEach((h, i) => setPort(h, i + 1)); 0"); err != nil {
		return err
	}
	again, err := clone(nil)
	if err != nil {
		return fmt.Errorf("%x cannot be cloned: %w", message, err)
	}
	if bytes.Equal(again, message) {
		return fmt.Errorf("V8 does not read %x", message)
	}
	if _, err := oracle.Read(again); err != nil {
		return fmt.Errorf("V8 says %w of %x, of %x", err, again, message)
	}
	return compare(again)
}

// strict is what V8 reads and we refuse, as docs/WIRE-FORMAT.md says under "What is refused".
var strict = regexp.MustCompile(strings.Join([]string{
	`version \d+ is not one of 13 to 15`,
	`bytes after the value`,
	`invalid UTF-8`,
	`number of more than \d+ bits`,
	`(transferred|shared) buffer \d+ twice`,
	`in an error`,
	`after an error's cause`,
	`view flags`,
	`view of type '[^ -~]`,
	`regular expression flags`,
}, "|"))

// FuzzWeReadV8s: what V8 reads we read alike, or refuse for a reason that is written down.
func FuzzWeReadV8s(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		check(t, func() error { return weReadV8s(in) })
	})
}

func weReadV8s(in []byte) error {
	v8, ours := readBoth(in)
	if v8 != nil {
		return nil
	}
	if ours == nil {
		return compare(in)
	}
	if !strict.MatchString(ours.Error()) {
		return fmt.Errorf("V8 reads what we refuse: %w: %x", ours, in)
	}
	return nil
}

// TestMutations changes messages of generated values in a few places: more of these are still messages
// than of a fuzzer's. HEDDLE_MUTATIONS is how many values.
func TestMutations(t *testing.T) {
	n, failed := number("HEDDLE_MUTATIONS", 300), 0
	read := 0
	for seed := uint64(1); seed <= n && failed < 20; seed++ {
		onThread(func() {
			if _, err := eval("begin();\n" + generate(seed).script); err != nil {
				return
			}
			message, err := oracle.Write()
			if err != nil || len(message) > 2000 {
				return
			}
			r := rand.New(rand.NewPCG(seed, 1))
			for range 30 {
				changed := mutate(r, message)
				err := weReadV8s(changed)
				if it.bad == nil {
					read++
				}
				if err = errors.Join(err, v8ReadsOurs(changed)); err != nil {
					failed++
					t.Errorf("seed %d: %v", seed, err)
					return
				}
			}
		})
	}
	t.Logf("%d were read", read)
}

// mutate changes a few bytes behind the header.
func mutate(r *rand.Rand, message []byte) []byte {
	const tags = "_0TFIUNZ\"cS^o{Aa$@-DyxnzsR;:',B~tuVrmcs.\\wpERFTbBCwWdDfFqQ?\x00\x01\x02\x03\x04\x08\x7f\x80\xff"
	out := bytes.Clone(message)
	for range 1 + r.IntN(3) {
		if len(out) < 4 {
			return out
		}
		at := 2 + r.IntN(len(out)-2)
		switch r.IntN(6) {
		case 0:
			out[at] = tags[r.IntN(len(tags))]
		case 1:
			out[at] ^= 1 << r.IntN(8)
		case 2:
			out[at]++
		case 3:
			out = slices.Delete(out, at, min(at+1+r.IntN(3), len(out)))
		case 4:
			out = slices.Insert(out, at, tags[r.IntN(len(tags))])
		case 5: // a piece again, elsewhere
			from := 2 + r.IntN(len(out)-2)
			out = slices.Insert(out, at, bytes.Clone(out[from:min(from+1+r.IntN(12), len(out))])...)
		}
	}
	return out
}
