package bindings

// Making asymmetric keys.

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"math/big"
)

// keyGenerate makes a pair. Options: modulusLength, publicExponent, hash, mgfHash, saltLength; namedCurve.
func keyGenerate(c *Call) error {
	object, _ := c.Value(1).(Object)
	option := map[string]any{}
	for _, f := range object {
		option[f.Key] = f.Value
	}
	k, err := generateKey(c.String(0), option)
	if err != nil {
		return err
	}
	public := &cryptoKey{algorithm: k.algorithm, public: k.public, pss: k.pss}
	c.Return([]any{c.Env().Put(public), c.Env().Put(k)})
	return nil
}

func generateKey(algorithm string, option map[string]any) (*cryptoKey, error) {
	switch algorithm {
	case algEC:
		name, _ := option["namedCurve"].(string)
		curve := curves[name]
		if curve == nil {
			return nil, &CodedError{Base: "TypeError", Code: "ERR_CRYPTO_INVALID_CURVE", Message: "Invalid EC curve name"}
		}
		return made(ecdsa.GenerateKey(curve, rand.Reader))
	case algEd25519:
		_, k, err := ed25519.GenerateKey(rand.Reader)
		return made(k, err)
	case algX25519:
		return made(ecdh.X25519().GenerateKey(rand.Reader))
	}
	k, err := generateRSA(option)
	if err != nil || algorithm == algRSA {
		return k, err
	}
	k.algorithm = algPSS
	if digest, _ := option["hash"].(string); digest != "" {
		salt, _ := option["saltLength"].(float64)
		mgf, _ := option["mgfHash"].(string)
		k.pss = &pssLimits{hash: plainDigest(digest), mgfHash: plainDigest(mgf), salt: int(salt)}
	}
	return k, nil
}

func made[T any](k T, err error) (*cryptoKey, error) {
	if err != nil {
		return nil, err
	}
	return newKey(k), nil
}

// leastRSA is OpenSSL's limit, in bits.
const leastRSA = 512

func generateRSA(option map[string]any) (*cryptoKey, error) {
	size, _ := option["modulusLength"].(float64)
	exponent, _ := option["publicExponent"].(float64)
	bits, e := int(size), int64(exponent)
	if bits < leastRSA {
		return nil, &CodedError{Message: "error:1C8000AB:Provider routines::key size too small"}
	}
	if e < 3 || e&1 == 0 || e > 1<<31-1 {
		return nil, &CodedError{Message: "error:020000B2:rsa routines::pub exponent out of range"}
	}
	if e == 65537 {
		return made(rsa.GenerateKey(rand.Reader, bits))
	}
	for {
		k, err := tryRSA(bits, e)
		if err != nil || k != nil {
			return k, err
		}
	}
}

// tryRSA makes a key with an exponent that the standard library does not make keys with; nil when the primes
// that chance has given do not do.
func tryRSA(bits int, e int64) (*cryptoKey, error) {
	p, err := rand.Prime(rand.Reader, (bits+1)/2)
	if err != nil {
		return nil, err
	}
	q, err := rand.Prime(rand.Reader, bits/2)
	if err != nil {
		return nil, err
	}
	one := big.NewInt(1)
	n := new(big.Int).Mul(p, q)
	order := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
	d := new(big.Int).ModInverse(big.NewInt(e), order)
	if d == nil || n.BitLen() != bits || p.Cmp(q) == 0 {
		return nil, nil
	}
	if p.Cmp(q) < 0 {
		p, q = q, p
	}
	k := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: n, E: int(e)}, D: d, Primes: []*big.Int{p, q}}
	k.Precompute()
	return newKey(k), k.Validate()
}
