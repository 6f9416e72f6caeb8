package bindings

// Keys out of passwords and other secrets, and out of two parties' keys.

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/hkdf"
	"crypto/pbkdf2"
	"crypto/rand"
	"math/bits"

	"golang.org/x/crypto/scrypt"
)

// kdfTable derives.
//
//	pbkdf2(password, salt, iterations, size, digest[, callback]) -> bytes
//	hkdf(digest, key, salt, info, size[, callback]) -> bytes
//	scrypt(password, salt, size, N, r, p, maxmem[, callback]) -> bytes
//	agree(private id, public id[, callback]) -> bytes
//	ecdhGenerate(curve) -> private key; ecdhPublic(curve, private) -> point
//	ecdhConvert(curve, point, format) -> point; ecdhSecret(curve, private, point) -> bytes
//
// The last three give undefined for what is no key of the curve.
func kdfTable() Table {
	return Table{
		"pbkdf2":       Blocking(cryptoPbkdf2),
		"hkdf":         Blocking(cryptoHkdf),
		"scrypt":       Blocking(cryptoScrypt),
		"agree":        Blocking(cryptoAgree),
		"ecdhGenerate": Sync(ecdhGenerate),
		"ecdhPublic":   Sync(ecdhPublic),
		"ecdhConvert":  Sync(ecdhConvert),
		"ecdhSecret":   Sync(ecdhSecret),
	}
}

func cryptoPbkdf2(c *Call) error {
	digest := findDigest(c.String(4))
	if digest == nil {
		return &CodedError{Base: "TypeError", Code: "ERR_CRYPTO_INVALID_DIGEST", Message: "Invalid digest: " + c.String(4)}
	}
	if c.Int(3) == 0 {
		c.Return([]byte{})
		return nil
	}
	out, err := pbkdf2.Key(digest, string(c.Bytes(0)), c.Bytes(1), int(c.Int(2)), int(c.Int(3)))
	c.Return(out)
	return err
}

func cryptoHkdf(c *Call) error {
	digest := findDigest(c.String(0))
	if digest == nil {
		return &CodedError{Base: "TypeError", Code: "ERR_CRYPTO_INVALID_DIGEST", Message: "Invalid digest: " + c.String(0)}
	}
	if c.Int(4) == 0 {
		c.Return([]byte{})
		return nil
	}
	out, err := hkdf.Key(digest, c.Bytes(1), c.Bytes(2), string(c.Bytes(3)), int(c.Int(4)))
	c.Return(out)
	return err
}

func errScrypt(text string) error {
	return &CodedError{Base: "RangeError", Code: "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", Message: "Invalid scrypt params" + text}
}

// checkScrypt is OpenSSL's bound on memory.
func checkScrypt(n, r, p, most uint64) error {
	if n < 2 || n&(n-1) != 0 || r < 1 || p < 1 {
		return errScrypt("")
	}
	over := errScrypt(": error:030000AC:digital envelope routines::memory limit exceeded")
	if p > (1<<30-1)/r {
		return over
	}
	high, table := bits.Mul64(128*r, n+2)
	if high != 0 || table > most || p*128*r > most-table {
		return over
	}
	return nil
}

func cryptoScrypt(c *Call) error {
	n, r, p := c.Int(3), c.Int(4), c.Int(5)
	if err := checkScrypt(uint64(n), uint64(r), uint64(p), uint64(c.Int(6))); err != nil {
		return err
	}
	if c.Int(2) == 0 {
		c.Return([]byte{})
		return nil
	}
	out, err := scrypt.Key(c.Bytes(0), c.Bytes(1), int(n), int(r), int(p), int(c.Int(2)))
	c.Return(out)
	return err
}

// agreement is the half of a key that takes part in Diffie-Hellman.
func agreement(k *cryptoKey) (*ecdh.PrivateKey, error) {
	switch p := k.private.(type) {
	case *ecdh.PrivateKey:
		return p, nil
	case *ecdsa.PrivateKey:
		return p.ECDH()
	}
	return nil, errKeyType()
}

func cryptoAgree(c *Call) error {
	mine, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	theirs, err := keyAt(c, 1)
	if err != nil {
		return err
	}
	private, err := agreement(mine)
	if err != nil {
		return err
	}
	public, ok := theirs.public.(*ecdh.PublicKey)
	if !ok {
		point, isEC := theirs.public.(*ecdsa.PublicKey)
		if !isEC {
			return errKeyType()
		}
		if public, err = point.ECDH(); err != nil {
			return err
		}
	}
	if private.Curve() != public.Curve() {
		return sslError("1C8000CB", "Provider routines", "mismatching domain parameters", "MISMATCHING_DOMAIN_PARAMETERS")
	}
	out, err := private.ECDH(public)
	if err != nil {
		return sslError("1C8000A4", "Provider routines", "failed during derivation", "FAILED_DURING_DERIVATION")
	}
	c.Return(out)
	return nil
}

// ecdhCurves are those that agree on keys, by all names in use.
var ecdhCurves = map[string]ecdh.Curve{
	"P-256": ecdh.P256(), "prime256v1": ecdh.P256(), "secp256r1": ecdh.P256(),
	"P-384": ecdh.P384(), "secp384r1": ecdh.P384(),
	"P-521": ecdh.P521(), "secp521r1": ecdh.P521(),
}

func ecdhGenerate(c *Call) error {
	curve := ecdhCurves[c.String(0)]
	if curve == nil {
		return nil
	}
	k, err := curve.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	c.Return(k.Bytes())
	return nil
}

// ecdhPrivate reads a private key, which may be short of zeros in front.
func ecdhPrivate(curve ecdh.Curve, raw []byte) *ecdh.PrivateKey {
	if curve == nil {
		return nil
	}
	for size := 32; size <= 66; size++ {
		raw := bytes.TrimLeft(raw, "\x00")
		if len(raw) > size {
			continue
		}
		if k, err := curve.NewPrivateKey(append(make([]byte, size-len(raw)), raw...)); err == nil {
			return k
		}
	}
	return nil
}

func ecdhPublic(c *Call) error {
	if k := ecdhPrivate(ecdhCurves[c.String(0)], c.Bytes(1)); k != nil {
		c.Return(k.PublicKey().Bytes())
	}
	return nil
}

func ecdhConvert(c *Call) error {
	curve := curves[c.String(0)]
	if curve == nil {
		return nil
	}
	k := publicPoint(curve, c.Bytes(1))
	if k == nil {
		return nil
	}
	point, err := k.Bytes()
	if err != nil {
		return err
	}
	switch half := len(point) / 2; c.String(2) {
	case "compressed":
		point[0] = 2 + point[2*half]&1
		point = point[:1+half]
	case "hybrid":
		point[0] = 6 + point[2*half]&1
	}
	c.Return(point)
	return nil
}

func ecdhSecret(c *Call) error {
	name := c.String(0)
	private, curve := ecdhPrivate(ecdhCurves[name], c.Bytes(1)), curves[name]
	if private == nil || curve == nil {
		return nil
	}
	point := publicPoint(curve, c.Bytes(2))
	if point == nil {
		return nil
	}
	public, err := point.ECDH()
	if err != nil {
		return nil
	}
	if secret, err := private.ECDH(public); err == nil {
		c.Return(secret)
	}
	return nil
}
