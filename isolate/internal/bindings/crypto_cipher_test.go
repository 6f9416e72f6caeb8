package bindings

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"math/rand/v2"
	"testing"
)

// fill gives bytes that are the same in every run.
func fill(r *rand.ChaCha8, n int) []byte {
	b := make([]byte, n)
	r.Read(b) // never fails
	return b
}

// TestGCMInPieces compares our GCM, which takes its input in pieces, with the standard library's.
func TestGCMInPieces(t *testing.T) {
	r := rand.NewChaCha8([32]byte{1})
	for size := range 100 {
		key, nonce := fill(r, 16+8*(size%3)), fill(r, 1+size%40)
		plain, extra := fill(r, size*7%301), fill(r, size*3%67)
		block, err := aes.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		sealer, err := cipher.NewGCMWithNonceSize(block, len(nonce))
		if err != nil {
			t.Fatal(err)
		}
		want := sealer.Seal(nil, nonce, plain, extra)
		s := &cipherState{kind: cipherKinds["aes-128-gcm"], encrypt: true, block: block, iv: nonce, tagSize: 16}
		s.startGCM()
		s.auth.additional(extra[:len(extra)/2])
		s.auth.additional(extra[len(extra)/2:])
		var got []byte
		for rest := plain; len(rest) > 0; {
			n := min(len(rest), 1+size%19)
			out, err := s.update(rest[:n])
			if err != nil {
				t.Fatal(err)
			}
			got, rest = append(got, out...), rest[n:]
		}
		if _, err := s.final(); err != nil {
			t.Fatal(err)
		}
		if got = append(got, s.tag...); !bytes.Equal(got, want) {
			t.Fatalf("%d bytes, nonce of %d: got %x, want %x", len(plain), len(nonce), got, want)
		}
	}
}

// TestCounter32 goes over the end of the counter's 32 bits.
func TestCounter32(t *testing.T) {
	block, err := aes.NewCipher(make([]byte, 16))
	if err != nil {
		t.Fatal(err)
	}
	start := bytes.Repeat([]byte{0xff}, 16)
	c := &counter32{block: block, counter: bytes.Clone(start)}
	c.run()
	got := make([]byte, 40)
	c.XORKeyStream(got[:10], got[:10])
	c.XORKeyStream(got[10:], got[10:])
	want := make([]byte, 48)
	block.Encrypt(want, start)
	for i := range 2 {
		counter := append(bytes.Clone(start[:12]), 0, 0, 0, byte(i))
		block.Encrypt(want[16*(i+1):], counter)
	}
	if !bytes.Equal(got, want[:40]) {
		t.Fatalf("got %x, want %x", got, want)
	}
}
