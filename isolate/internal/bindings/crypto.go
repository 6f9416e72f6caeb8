package bindings

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"hash"
	"maps"
	"reflect"
	"strings"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/blake2s"
	//lint:ignore SA1019 Node has it
	"golang.org/x/crypto/ripemd160"
)

// cryptoTable serves random numbers and digests.
//
//	randomFill(bytes, offset, size[, callback]) fills a part of it
//	timingSafeEqual(a, b): both of one length
//	digestSize(name) -> bytes, or undefined for a name that is not known
//	digest(name, bytes[, outputLength]) -> bytes
//	hmac(name, key, bytes) -> bytes
//	open(name), openHmac(name, key) -> id of a digest that takes its input in pieces
//	update(id, bytes), finish(id[, outputLength]) -> bytes (the id is gone), copy(id) -> id, close(id)
func cryptoTable() Table {
	table := Table{
		"randomFill":      Blocking(cryptoRandomFill),
		"timingSafeEqual": Sync(cryptoTimingSafeEqual),
		"digestSize":      Sync(cryptoDigestSize),
		"digest":          Sync(cryptoDigest),
		"hmac":            Sync(cryptoHmac),
		"open":            Sync(cryptoOpen),
		"openHmac":        Sync(cryptoOpenHmac),
		"update":          Sync(cryptoUpdate),
		"finish":          Sync(cryptoFinish),
		"copy":            Sync(cryptoCopy),
		"close":           Sync(cryptoClose),
	}
	for _, topic := range []Table{keyTable(), signTable(), cipherTable(), kdfTable(), x509Table()} {
		maps.Copy(table, topic)
	}
	return table
}

func cryptoRandomFill(c *Call) error {
	b := c.Bytes(0)
	offset, size := c.Int(1), c.Int(2)
	if offset < 0 || size < 0 || offset > int64(len(b)) || size > int64(len(b))-offset {
		return nil // the view has shrunk since JavaScript checked
	}
	_, err := rand.Read(b[offset : offset+size])
	return err
}

func cryptoTimingSafeEqual(c *Call) error {
	c.Return(subtle.ConstantTimeCompare(c.Bytes(0), c.Bytes(1)) == 1)
	return nil
}

// digests are the algorithms by their plain names.
var digests = map[string]func() hash.Hash{
	"md5":        md5.New,
	"sha1":       sha1.New,
	"sha224":     sha256.New224,
	"sha256":     sha256.New,
	"sha384":     sha512.New384,
	"sha512":     sha512.New,
	"sha512-224": sha512.New512_224,
	"sha512-256": sha512.New512_256,
	"sha3-224":   func() hash.Hash { return sha3.New224() },
	"sha3-256":   func() hash.Hash { return sha3.New256() },
	"sha3-384":   func() hash.Hash { return sha3.New384() },
	"sha3-512":   func() hash.Hash { return sha3.New512() },
	"shake128":   func() hash.Hash { return &shake{sha3.NewSHAKE128(), 16} },
	"shake256":   func() hash.Hash { return &shake{sha3.NewSHAKE256(), 32} },
	"md5-sha1":   func() hash.Hash { return &pair{md5.New(), sha1.New()} },
	"ripemd160":  ripemd160.New,
	"blake2b512": func() hash.Hash { h, _ := blake2b.New512(nil); return h },
	"blake2s256": func() hash.Hash { h, _ := blake2s.New256(nil); return h },
}

// digestAliases are the other spellings, in lower case and without "rsa-" before or
// "withrsaencryption" behind.
var digestAliases = map[string]string{
	"sha-1": "sha1", "sha2-224": "sha224", "sha-224": "sha224", "sha2-256": "sha256", "sha-256": "sha256",
	"sha2-384": "sha384", "sha-384": "sha384", "sha2-512": "sha512", "sha-512": "sha512",
	"sha512-224": "sha512-224", "sha2-512/224": "sha512-224", "sha-512/224": "sha512-224",
	"sha512-256": "sha512-256", "sha2-512/256": "sha512-256", "sha-512/256": "sha512-256",
	"sha512/224": "sha512-224", "sha512/256": "sha512-256",
	"sha1-2": "sha1", "ssl3-md5": "md5", "ssl3-sha1": "sha1",
	"id-rsassa-pkcs1-v1_5-with-sha3-224": "sha3-224", "id-rsassa-pkcs1-v1_5-with-sha3-256": "sha3-256",
	"id-rsassa-pkcs1-v1_5-with-sha3-384": "sha3-384", "id-rsassa-pkcs1-v1_5-with-sha3-512": "sha3-512",
	"ripemd": "ripemd160", "rmd160": "ripemd160", "ripemd160withrsa": "ripemd160", "blake2b-512": "blake2b512", "blake2s-256": "blake2s256",
	"shake-128": "shake128", "shake-256": "shake256",
}

// plainDigest is the name of an algorithm that digests has, if it has one.
func plainDigest(name string) string {
	name = strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(name), "rsa-"), "withrsaencryption")
	if plain, ok := digestAliases[name]; ok {
		name = plain
	}
	return name
}

// findDigest is the constructor of an algorithm, or nil.
func findDigest(name string) func() hash.Hash { return digests[plainDigest(name)] }

// shake is an extendable function as a hash: Sum gives as much as is asked for, see sumOf.
type shake struct {
	*sha3.SHAKE
	size int
}

func (s *shake) Size() int { return s.size }

func (s *shake) Sum(b []byte) []byte { return append(b, s.read(s.size)...) }

func (s *shake) read(size int) []byte {
	out := make([]byte, size)
	s.SHAKE.Read(out) // never fails
	return out
}

// pair is two digests of the same input, one after the other.
type pair struct{ first, second hash.Hash }

func (p *pair) Write(b []byte) (int, error) {
	p.first.Write(b)
	return p.second.Write(b)
}
func (p *pair) Sum(b []byte) []byte { return p.second.Sum(p.first.Sum(b)) }
func (p *pair) Reset()              { p.first.Reset(); p.second.Reset() }
func (p *pair) Size() int           { return p.first.Size() + p.second.Size() }
func (p *pair) BlockSize() int      { return p.first.BlockSize() }

// sumOf ends a digest. A length that is not the algorithm's own is for extendable ones.
func sumOf(c *Call, h hash.Hash, lengthArg int) []byte {
	if s, ok := h.(*shake); ok && c.Kind(lengthArg) == KNumber {
		return s.read(int(c.Int(lengthArg)))
	}
	return h.Sum(nil)
}

func cryptoDigestSize(c *Call) error {
	if make := findDigest(c.String(0)); make != nil {
		c.Return(make().Size())
	}
	return nil
}

// newDigest makes the digest that argument 0 names.
func newDigest(c *Call) (func() hash.Hash, error) {
	make := findDigest(c.String(0))
	if make == nil {
		return nil, &CodedError{Code: "ERR_CRYPTO_INVALID_DIGEST", Base: "TypeError", Message: "Invalid digest: " + c.String(0)}
	}
	return make, nil
}

func cryptoDigest(c *Call) error {
	make, err := newDigest(c)
	if err != nil {
		return err
	}
	h := make()
	h.Write(c.Bytes(1)) // hashes never fail
	c.Return(sumOf(c, h, 2))
	return nil
}

func cryptoHmac(c *Call) error {
	make, err := newDigest(c)
	if err != nil {
		return err
	}
	h := hmac.New(make, c.Bytes(1))
	h.Write(c.Bytes(2))
	c.Return(h.Sum(nil))
	return nil
}

func cryptoOpen(c *Call) error {
	make, err := newDigest(c)
	if err != nil {
		return err
	}
	c.Return(c.Env().Put(make()))
	return nil
}

func cryptoOpenHmac(c *Call) error {
	make, err := newDigest(c)
	if err != nil {
		return err
	}
	c.Return(c.Env().Put(hmac.New(make, c.Bytes(1))))
	return nil
}

func cryptoUpdate(c *Call) error {
	if h, ok := c.Env().Get(int(c.Int(0))).(hash.Hash); ok {
		h.Write(c.Bytes(1))
	}
	return nil
}

func cryptoFinish(c *Call) error {
	if h, ok := c.Env().Take(int(c.Int(0))).(hash.Hash); ok {
		c.Return(sumOf(c, h, 1))
	}
	return nil
}

// cryptoCopy clones a digest through its marshalled state.
func cryptoCopy(c *Call) error {
	h, ok := c.Env().Get(int(c.Int(0))).(hash.Hash)
	if !ok {
		return nil
	}
	clone, err := cloneHash(h)
	if err != nil {
		return err
	}
	c.Return(c.Env().Put(clone))
	return nil
}

func cloneHash(h hash.Hash) (hash.Hash, error) {
	switch h := h.(type) {
	case *pair:
		first, err := cloneHash(h.first)
		if err != nil {
			return nil, err
		}
		second, err := cloneHash(h.second)
		return &pair{first, second}, err
	case *shake:
		clone := sha3.NewSHAKE128()
		if h.size == 32 {
			clone = sha3.NewSHAKE256()
		}
		return &shake{clone, h.size}, copyState(h.SHAKE, clone)
	case hash.Cloner:
		clone, err := h.Clone()
		if err != nil {
			return nil, err
		}
		return clone.(hash.Hash), nil
	}
	// The others are structures without pointers behind one pointer.
	from := reflect.ValueOf(h)
	clone := reflect.New(from.Type().Elem())
	clone.Elem().Set(from.Elem())
	return clone.Interface().(hash.Hash), nil
}

func copyState(from encoding.BinaryMarshaler, to encoding.BinaryUnmarshaler) error {
	state, err := from.MarshalBinary()
	if err != nil {
		return err
	}
	return to.UnmarshalBinary(state)
}

func cryptoClose(c *Call) error {
	c.Env().Take(int(c.Int(0)))
	return nil
}
