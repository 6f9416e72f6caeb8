package bindings

// Keys out of JSON Web Keys. JavaScript has checked that the members are there and are strings.

import (
	"bytes"
	"crypto/rsa"
	"encoding/base64"
	"math/big"
	"strings"
)

func errJwk(text string) error {
	return &CodedError{Base: "TypeError", Code: "ERR_CRYPTO_INVALID_JWK", Message: text}
}

// fromB64 reads either alphabet, padded or not; what is no base64 gives nothing.
func fromB64(text string) []byte {
	text = strings.TrimRight(strings.NewReplacer("+", "-", "/", "_").Replace(text), "=")
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	return b
}

func keyFromJwk(c *Call) error {
	object, _ := c.Value(0).(Object)
	member := map[string]string{}
	for _, f := range object {
		member[f.Key], _ = f.Value.(string)
	}
	k, err := jwkKey(func(name string) []byte { return fromB64(member[name]) }, member["kty"], member["crv"], c.Bool(1))
	return returnKey(c, k, err)
}

func jwkKey(get func(string) []byte, kty, crv string, private bool) (*cryptoKey, error) {
	switch kty {
	case "RSA":
		return rsaFromJwk(get, private)
	case "EC":
		return ecFromJwk(get, crv, private)
	}
	algorithm := strings.ToLower(crv)
	public := rawKey(algorithm, get("x"), false)
	k := public
	if private {
		k = rawKey(algorithm, get("d"), true)
	}
	if k == nil || public == nil {
		return nil, errJwk("Invalid JWK data")
	}
	if private && !(&cryptoKey{algorithm: algorithm, public: k.public}).equals(public) {
		return nil, errJwk("Invalid JWK data")
	}
	return k, nil
}

func rsaFromJwk(get func(string) []byte, private bool) (*cryptoKey, error) {
	number := func(name string) *big.Int { return new(big.Int).SetBytes(get(name)) }
	e := number("e")
	if !e.IsInt64() || e.Int64() > 1<<31-1 || number("n").Sign() == 0 {
		return nil, errJwk("Invalid JWK RSA key")
	}
	public := rsa.PublicKey{N: number("n"), E: int(e.Int64())}
	if !private {
		return newKey(&public), nil
	}
	k := &rsa.PrivateKey{PublicKey: public, D: number("d"), Primes: []*big.Int{number("p"), number("q")}}
	if err := k.Validate(); err != nil {
		return nil, errJwk("Invalid JWK RSA key")
	}
	k.Precompute()
	return newKey(k), nil
}

func ecFromJwk(get func(string) []byte, crv string, private bool) (*cryptoKey, error) {
	curve := curves[crv]
	if curve == nil {
		return nil, &CodedError{
			Base: "TypeError", Code: "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
			Message: "The feature crypto: the curve " + crv + " is unavailable on the current platform, which is being used to run Node.js",
		}
	}
	size := (curve.Params().BitSize + 7) / 8
	point := []byte{4}
	for _, name := range []string{"x", "y"} {
		b := new(big.Int).SetBytes(get(name))
		if b.BitLen() > size*8 {
			return nil, errJwk("Invalid JWK EC key")
		}
		point = append(point, b.FillBytes(make([]byte, size))...)
	}
	public := rawKey(crv, point, false)
	if public == nil {
		return nil, errJwk("Invalid JWK EC key")
	}
	if !private {
		return public, nil
	}
	d := get("d")
	if len(d) < size {
		d = append(bytes.Repeat([]byte{0}, size-len(d)), d...)
	}
	k := rawKey(crv, d, true)
	if k == nil || !(&cryptoKey{algorithm: algEC, public: k.public}).equals(public) {
		return nil, errJwk("Invalid JWK EC key")
	}
	return k, nil
}
