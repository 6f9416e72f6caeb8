package bindings

// Authentication of AES-GCM and ChaCha20-Poly1305 for input that comes in pieces: the standard library's
// want all of it at once.

import (
	"crypto/cipher"
	"crypto/subtle"
	"encoding/binary"
	"strconv"

	//lint:ignore SA1019 there is no other that takes its input in pieces
	"golang.org/x/crypto/poly1305"
)

func itoa(n int) string { return strconv.Itoa(n) }

// authenticator sums up additional data and ciphertext, each filled up to whole blocks, and their lengths.
type authenticator struct {
	write       func([]byte)
	finish      func() []byte
	order       binary.ByteOrder
	unit        uint64 // of the lengths: 8 for bits
	extra, text uint64
	closedExtra bool
}

func (a *authenticator) additional(data []byte) {
	a.write(data)
	a.extra += uint64(len(data))
}

func (a *authenticator) data(data []byte) {
	a.closeExtra()
	a.write(data)
	a.text += uint64(len(data))
}

func (a *authenticator) fill(n uint64) {
	if rest := n % 16; rest > 0 {
		a.write(make([]byte, 16-rest))
	}
}

func (a *authenticator) closeExtra() {
	if !a.closedExtra {
		a.closedExtra = true
		a.fill(a.extra)
	}
}

func (a *authenticator) sum() []byte {
	a.closeExtra()
	a.fill(a.text)
	var lengths [16]byte
	a.order.PutUint64(lengths[:8], a.extra*a.unit)
	a.order.PutUint64(lengths[8:], a.text*a.unit)
	a.write(lengths[:])
	return a.finish()
}

func newPolyAuthenticator(key *[32]byte) *authenticator {
	mac := poly1305.New(key)
	return &authenticator{
		write:  func(b []byte) { mac.Write(b) }, // never fails
		finish: func() []byte { return mac.Sum(nil) },
		order:  binary.LittleEndian,
		unit:   1,
	}
}

// ghash is GCM's sum: a polynomial over GF(2^128), whose bits stand in reverse. It takes four bits at a time.
type ghash struct {
	table   [16]element // the key times each four bits
	sum     element
	pending []byte
}

type element struct{ high, low uint64 }

// double is the element times x.
func (e element) double() element {
	carry := e.low & 1
	e.low = e.low>>1 | e.high<<63
	e.high >>= 1
	if carry != 0 {
		e.high ^= 0xe1 << 56
	}
	return e
}

// lost is what four bits that are shifted out add.
var lost = func() (out [16]uint64) {
	for i := range out {
		e := element{low: uint64(i)}
		for range 4 {
			e = e.double()
		}
		out[i] = e.high
	}
	return out
}()

func newGhash(key []byte) *ghash {
	g := &ghash{}
	power := element{binary.BigEndian.Uint64(key), binary.BigEndian.Uint64(key[8:])}
	for bit := 8; bit > 0; bit >>= 1 {
		for i := range g.table {
			if i&bit != 0 {
				g.table[i].high ^= power.high
				g.table[i].low ^= power.low
			}
		}
		power = power.double()
	}
	return g
}

func (g *ghash) write(data []byte) {
	g.pending = append(g.pending, data...)
	for len(g.pending) >= 16 {
		g.sum.high ^= binary.BigEndian.Uint64(g.pending)
		g.sum.low ^= binary.BigEndian.Uint64(g.pending[8:])
		g.multiply()
		g.pending = g.pending[16:]
	}
	g.pending = append([]byte(nil), g.pending...)
}

func (g *ghash) multiply() {
	var z element
	for _, word := range [2]uint64{g.sum.low, g.sum.high} {
		for shift := 0; shift < 64; shift += 4 {
			out := z.low & 15
			z.low = z.low>>4 | z.high<<60
			z.high = z.high>>4 ^ lost[out]
			t := &g.table[word>>shift&15]
			z.high ^= t.high
			z.low ^= t.low
		}
	}
	g.sum = z
}

func (g *ghash) bytes() []byte {
	out := make([]byte, 16)
	binary.BigEndian.PutUint64(out, g.sum.high)
	binary.BigEndian.PutUint64(out[8:], g.sum.low)
	return out
}

func (s *cipherState) startGCM() {
	key := make([]byte, 16)
	s.block.Encrypt(key, key)
	counter := make([]byte, 16)
	if len(s.iv) == 12 {
		copy(counter, s.iv)
		counter[15] = 1
	} else {
		g := newGhash(key)
		first := authenticator{write: g.write, finish: g.bytes, order: binary.BigEndian, unit: 8}
		first.data(s.iv)
		counter = first.sum()
	}
	mask := make([]byte, 16)
	s.block.Encrypt(mask, counter)
	g := newGhash(key)
	s.auth = &authenticator{
		write: g.write,
		finish: func() []byte {
			out := g.bytes()
			subtle.XORBytes(out, out, mask)
			return out
		},
		order: binary.BigEndian,
		unit:  8,
	}
	stream := &counter32{block: s.block, counter: counter}
	stream.next()
	s.stream = stream
}

// counter32 is counter mode whose counter is the last 32 bits alone.
type counter32 struct {
	block   cipher.Block
	counter []byte
	stream  cipher.Stream
	left    uint64 // bytes until the 32 bits begin again
}

// next steps to the next counter and begins a run from there.
func (c *counter32) next() {
	binary.BigEndian.PutUint32(c.counter[12:], binary.BigEndian.Uint32(c.counter[12:])+1)
	c.run()
}

func (c *counter32) run() {
	c.stream = cipher.NewCTR(c.block, c.counter)
	c.left = (1<<32 - uint64(binary.BigEndian.Uint32(c.counter[12:]))) * 16
}

func (c *counter32) XORKeyStream(dst, src []byte) {
	for len(src) > 0 {
		n := min(uint64(len(src)), c.left)
		c.stream.XORKeyStream(dst[:n], src[:n])
		dst, src = dst[n:], src[n:]
		if c.left -= n; c.left == 0 {
			clear(c.counter[12:])
			c.run()
		}
	}
}
