package bindings

// Keys of node:crypto. A key lives here, and JavaScript has its number; threads that are sent a key share it.

import (
	"bytes"
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/subtle"
	"encoding/base64"
	"math/big"
)

// keyTable serves keys by their numbers.
//
//	keySecret(bytes) -> id
//	keyParse(bytes, format, kind, type, passphrase) -> id: kind is public or private
//	keyFromJwk(jwk, private) -> id
//	keyFromRaw(algorithm, bytes, private) -> id: a curve's point, or the bytes of ed25519 and x25519
//	keyPublic(id) -> id of the public half
//	keyInfo(id) -> {type, algorithm, size}
//	keyDetails(id) -> asymmetricKeyDetails
//	keySecretBytes(id), keyRaw(id) -> bytes
//	keyExport(id, format, type, cipher, passphrase) -> bytes, text for pem
//	keyJwk(id) -> the key's own members of a JWK
//	keyEquals(a, b)
//	keyGenerate(algorithm, options[, callback]) -> [public id, private id]
func keyTable() Table {
	return Table{
		"keySecret":      Sync(keySecret),
		"keyParse":       Sync(keyParse),
		"keyFromJwk":     Sync(keyFromJwk),
		"keyFromRaw":     Sync(keyFromRaw),
		"keyPublic":      Sync(keyPublic),
		"keyInfo":        Sync(keyInfo),
		"keyDetails":     Sync(keyDetails),
		"keySecretBytes": Sync(keySecretBytes),
		"keyRaw":         Sync(keyRaw),
		"keyExport":      Sync(keyExport),
		"keyJwk":         Sync(keyJwk),
		"keyEquals":      Sync(keyEquals),
		"keyGenerate":    Blocking(keyGenerate),
	}
}

// The algorithms of asymmetric keys, by Node's names.
const (
	algRSA     = "rsa"
	algPSS     = "rsa-pss"
	algEC      = "ec"
	algEd25519 = "ed25519"
	algX25519  = "x25519"
)

// cryptoKey is a key. It does not change.
type cryptoKey struct {
	secret    []byte           // of a secret key
	algorithm string           // of the others
	public    crypto.PublicKey // *rsa.PublicKey, *ecdsa.PublicKey, ed25519.PublicKey or *ecdh.PublicKey
	private   crypto.PrivateKey
	pss       *pssLimits
}

// pssLimits are what an rsa-pss key may be used with.
type pssLimits struct {
	hash, mgfHash string
	salt          int
}

// Share is Handle: all threads have the same one.
func (k *cryptoKey) Share() Handle { return k }

// Release is Handle.
func (k *cryptoKey) Release() {}

func (k *cryptoKey) kind() string {
	switch {
	case k.algorithm == "":
		return "secret"
	case k.private != nil:
		return "private"
	}
	return "public"
}

// sslError is an error as Node makes it of one of OpenSSL's: "error:" + hex + ":" + library + "::" + reason.
// stack are OpenSSL's further errors, which Node shows too.
func sslError(hex, library, reason, code string, stack ...string) error {
	props := Object{{"library", library}, {"reason", reason}, {"code", "ERR_OSSL_" + code}}
	if len(stack) > 0 {
		props = append(Object{{"opensslErrorStack", stack}}, props...)
	}
	return &CodedError{Message: "error:" + hex + ":" + library + "::" + reason, Props: props}
}

func errUnsupported() error {
	return sslError("1E08010C", "DECODER routines", "unsupported", "UNSUPPORTED")
}

func errKeyType() error {
	return sslError("03000096", "digital envelope routines", "operation not supported for this keytype",
		"EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE")
}

// newKey wraps what the standard library has parsed; nil when it is of no kind that is known here.
func newKey(key any) *cryptoKey {
	switch k := key.(type) {
	case *rsa.PrivateKey:
		return &cryptoKey{algorithm: algRSA, public: &k.PublicKey, private: k}
	case *ecdsa.PrivateKey:
		return &cryptoKey{algorithm: algEC, public: &k.PublicKey, private: k}
	case ed25519.PrivateKey:
		return &cryptoKey{algorithm: algEd25519, public: k.Public(), private: k}
	case *ecdh.PrivateKey:
		return &cryptoKey{algorithm: algX25519, public: k.PublicKey(), private: k}
	case *rsa.PublicKey:
		return &cryptoKey{algorithm: algRSA, public: k}
	case *ecdsa.PublicKey:
		return &cryptoKey{algorithm: algEC, public: k}
	case ed25519.PublicKey:
		return &cryptoKey{algorithm: algEd25519, public: k}
	case *ecdh.PublicKey:
		return &cryptoKey{algorithm: algX25519, public: k}
	}
	return nil
}

func keyAt(c *Call, i int) (*cryptoKey, error) {
	if k, ok := c.Env().Get(int(c.Int(i))).(*cryptoKey); ok {
		return k, nil
	}
	return nil, &CodedError{Code: "ERR_CRYPTO_INVALID_STATE", Message: "Invalid key handle"}
}

func returnKey(c *Call, k *cryptoKey, err error) error {
	if err != nil {
		return err
	}
	c.Return(c.Env().Put(k))
	return nil
}

func keySecret(c *Call) error {
	return returnKey(c, &cryptoKey{secret: bytes.Clone(c.Bytes(0))}, nil)
}

func keyPublic(c *Call) error {
	k, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	return returnKey(c, &cryptoKey{algorithm: k.algorithm, public: k.public, pss: k.pss}, nil)
}

func keyInfo(c *Call) error {
	k, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	c.Return(Object{{"type", k.kind()}, {"algorithm", k.algorithm}, {"size", len(k.secret)}})
	return nil
}

// curveNames are Node's, by Go's.
var curveNames = map[string]string{
	"P-224": "secp224r1", "P-256": "prime256v1", "P-384": "secp384r1", "P-521": "secp521r1",
}

// curves are those that Go has, by all names in use.
var curves = map[string]elliptic.Curve{
	"P-224": elliptic.P224(), "secp224r1": elliptic.P224(),
	"P-256": elliptic.P256(), "prime256v1": elliptic.P256(), "secp256r1": elliptic.P256(),
	"P-384": elliptic.P384(), "secp384r1": elliptic.P384(),
	"P-521": elliptic.P521(), "secp521r1": elliptic.P521(),
}

func keyDetails(c *Call) error {
	k, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	details := Object{}
	switch p := k.public.(type) {
	case *rsa.PublicKey:
		details = Object{{"modulusLength", p.N.BitLen()}, {"publicExponent", BigInt(p.E)}}
	case *ecdsa.PublicKey:
		details = Object{{"namedCurve", curveNames[p.Curve.Params().Name]}}
	}
	if k.pss != nil {
		details = append(details, Field{"hashAlgorithm", k.pss.hash}, Field{"mgf1HashAlgorithm", k.pss.mgfHash},
			Field{"saltLength", k.pss.salt})
	}
	c.Return(details)
	return nil
}

func keySecretBytes(c *Call) error {
	k, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	c.Return(k.secret)
	return nil
}

// rawBytes is a public key as WebCrypto's "raw" has it, or the seed of a private one.
func (k *cryptoKey) rawBytes() ([]byte, error) {
	switch p := k.private.(type) {
	case ed25519.PrivateKey:
		return p.Seed(), nil
	case *ecdh.PrivateKey:
		return p.Bytes(), nil
	case *ecdsa.PrivateKey:
		return p.Bytes()
	}
	switch p := k.public.(type) {
	case ed25519.PublicKey:
		return p, nil
	case *ecdh.PublicKey:
		return p.Bytes(), nil
	case *ecdsa.PublicKey:
		return p.Bytes()
	}
	return nil, errKeyType()
}

func keyRaw(c *Call) error {
	k, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	raw, err := k.rawBytes()
	c.Return(raw)
	return err
}

// rawKey makes a key of its bytes; nil when they are none of that algorithm.
func rawKey(algorithm string, raw []byte, private bool) *cryptoKey {
	raw = bytes.Clone(raw)
	switch {
	case algorithm == algEd25519 && private && len(raw) == ed25519.SeedSize:
		return newKey(ed25519.NewKeyFromSeed(raw))
	case algorithm == algEd25519 && !private && len(raw) == ed25519.PublicKeySize:
		return newKey(ed25519.PublicKey(raw))
	case algorithm == algX25519 && private:
		if k, err := ecdh.X25519().NewPrivateKey(raw); err == nil {
			return newKey(k)
		}
	case algorithm == algX25519:
		if k, err := ecdh.X25519().NewPublicKey(raw); err == nil {
			return newKey(k)
		}
	case curves[algorithm] != nil && private:
		if k, err := ecdsa.ParseRawPrivateKey(curves[algorithm], raw); err == nil {
			return newKey(k)
		}
	case curves[algorithm] != nil:
		if k := publicPoint(curves[algorithm], raw); k != nil {
			return newKey(k)
		}
	}
	return nil
}

// publicPoint reads a point in any of its three forms; nil when it is none of the curve.
func publicPoint(curve elliptic.Curve, raw []byte) *ecdsa.PublicKey {
	size := (curve.Params().BitSize + 7) / 8
	switch {
	case len(raw) == 1+size && (raw[0] == 2 || raw[0] == 3):
		x, y := elliptic.UnmarshalCompressed(curve, raw)
		if x == nil {
			return nil
		}
		raw = append([]byte{4}, x.FillBytes(make([]byte, size))...)
		raw = append(raw, y.FillBytes(make([]byte, size))...)
	case len(raw) == 1+2*size && (raw[0] == 6 || raw[0] == 7) && raw[0]&1 == raw[2*size]&1:
		raw = append([]byte{4}, raw[1:]...)
	}
	k, err := ecdsa.ParseUncompressedPublicKey(curve, raw)
	if err != nil {
		return nil
	}
	return k
}

func keyFromRaw(c *Call) error {
	k := rawKey(c.String(0), c.Bytes(1), c.Bool(2))
	if k == nil {
		return nil
	}
	return returnKey(c, k, nil)
}

func keyEquals(c *Call) error {
	a, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	b, err := keyAt(c, 1)
	if err != nil {
		return err
	}
	c.Return(a.equals(b))
	return nil
}

func (k *cryptoKey) equals(o *cryptoKey) bool {
	if k.kind() != o.kind() || k.algorithm != o.algorithm {
		return false
	}
	if k.algorithm == "" {
		return subtle.ConstantTimeCompare(k.secret, o.secret) == 1
	}
	if k.private != nil {
		return k.private.(interface{ Equal(crypto.PrivateKey) bool }).Equal(o.private)
	}
	return k.public.(interface{ Equal(crypto.PublicKey) bool }).Equal(o.public)
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func keyJwk(c *Call) error {
	k, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	jwk, err := k.jwk()
	c.Return(jwk)
	return err
}

// jwk has the members in the order in which Node has them.
func (k *cryptoKey) jwk() (Object, error) {
	if k.algorithm == "" {
		return Object{{"kty", "oct"}, {"k", b64(k.secret)}}, nil
	}
	switch p := k.public.(type) {
	case *rsa.PublicKey:
		if k.algorithm == algRSA {
			return k.rsaJwk(p), nil
		}
	case *ecdsa.PublicKey:
		return k.ecJwk(p)
	case ed25519.PublicKey:
		return k.okpJwk("Ed25519", p)
	case *ecdh.PublicKey:
		return k.okpJwk("X25519", p.Bytes())
	}
	return nil, &CodedError{Code: "ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE", Message: "Unsupported JWK Key Type."}
}

func (k *cryptoKey) rsaJwk(p *rsa.PublicKey) Object {
	out := Object{{"kty", "RSA"}, {"n", b64(p.N.Bytes())}, {"e", b64(big.NewInt(int64(p.E)).Bytes())}}
	if k.private == nil {
		return out
	}
	private := k.private.(*rsa.PrivateKey)
	pre := private.Precomputed
	return append(out, Field{"d", b64(private.D.Bytes())}, Field{"p", b64(private.Primes[0].Bytes())},
		Field{"q", b64(private.Primes[1].Bytes())}, Field{"dp", b64(pre.Dp.Bytes())}, Field{"dq", b64(pre.Dq.Bytes())},
		Field{"qi", b64(pre.Qinv.Bytes())})
}

func (k *cryptoKey) ecJwk(p *ecdsa.PublicKey) (Object, error) {
	name := p.Curve.Params().Name
	if name == "P-224" {
		return nil, &CodedError{Code: "ERR_CRYPTO_JWK_UNSUPPORTED_CURVE", Message: "Unsupported JWK EC curve: secp224r1."}
	}
	point, err := p.Bytes()
	if err != nil {
		return nil, err
	}
	half := len(point) / 2
	out := Object{{"kty", "EC"}, {"x", b64(point[1 : 1+half])}, {"y", b64(point[1+half:])}, {"crv", name}}
	if k.private == nil {
		return out, nil
	}
	d, err := k.private.(*ecdsa.PrivateKey).Bytes()
	return append(out, Field{"d", b64(d)}), err
}

func (k *cryptoKey) okpJwk(curve string, point []byte) (Object, error) {
	out := Object{{"crv", curve}}
	if k.private != nil {
		raw, err := k.rawBytes()
		if err != nil {
			return nil, err
		}
		out = append(out, Field{"d", b64(raw)})
	}
	return append(out, Field{"x", b64(point)}, Field{"kty", "OKP"}), nil
}
