package bindings

// Signatures, and RSA's encryption.

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/subtle"
	"encoding/asn1"
	"hash"
	"math/big"
)

// signTable signs and encrypts.
//
//	sign(key, digest, data, isDigest, padding, salt, p1363[, callback]) -> bytes
//	verify(key, digest, data, isDigest, padding, salt, p1363, signature[, callback]) -> boolean
//	rsaCrypt(what, key, padding, oaepHash, label, data[, callback]) -> bytes: what is publicEncrypt ...
func signTable() Table {
	return Table{
		"sign":     Blocking(cryptoSign),
		"verify":   Blocking(cryptoVerify),
		"rsaCrypt": Blocking(cryptoRSA),
	}
}

// OpenSSL's numbers.
const (
	rsaPKCS1      = 1
	rsaNoPadding  = 3
	rsaOAEP       = 4
	rsaPSS        = 6
	saltDigest    = -1
	saltMaximum   = -2
	defaultDigest = "sha256" // of keys that are used without one
)

// cryptoHashes are the digests that RSA's PKCS #1 knows.
var cryptoHashes = map[string]crypto.Hash{
	"md5": crypto.MD5, "sha1": crypto.SHA1, "sha224": crypto.SHA224, "sha256": crypto.SHA256, "sha384": crypto.SHA384,
	"sha512": crypto.SHA512, "sha512-224": crypto.SHA512_224, "sha512-256": crypto.SHA512_256, "md5-sha1": crypto.MD5SHA1,
	"sha3-224": crypto.SHA3_224, "sha3-256": crypto.SHA3_256, "sha3-384": crypto.SHA3_384, "sha3-512": crypto.SHA3_512,
}

func errPadding() error {
	return sslError("1C8000A5", "Provider routines", "illegal or unsupported padding mode", "ILLEGAL_OR_UNSUPPORTED_PADDING_MODE")
}

func errTooLarge(stack ...string) error {
	return sslError("0200006E", "rsa routines", "data too large for key size", "RSA_DATA_TOO_LARGE_FOR_KEY_SIZE", stack...)
}

func errRSALib() string { return "error:1C880004:Provider routines::RSA lib" }

// signing is what sign and verify have in common.
type signing struct {
	key     *cryptoKey
	digest  string
	data    []byte // the digest, but for ed25519
	padding int64
	salt    int64
	hasSalt bool
	p1363   bool
}

func readSigning(c *Call) (*signing, error) {
	k, err := keyAt(c, 0)
	if err != nil {
		return nil, err
	}
	s := &signing{key: k, digest: plainDigest(c.String(1)), data: c.Bytes(2), salt: c.Int(5), hasSalt: !c.IsNullish(5), p1363: c.Bool(6)}
	isDigest := c.Bool(3)
	switch k.algorithm {
	case algEd25519:
		if isDigest {
			return nil, &CodedError{Code: "ERR_CRYPTO_UNSUPPORTED_OPERATION", Message: "Unsupported crypto operation"}
		}
		if s.digest != "" {
			return nil, sslError("1C80007A", "Provider routines", "invalid digest", "INVALID_DIGEST")
		}
		return s, nil
	case algX25519, "":
		return nil, errKeyType()
	}
	if s.digest == "" {
		s.digest = defaultDigest
		if k.pss != nil {
			s.digest = k.pss.hash
		}
	}
	make := findDigest(s.digest)
	if make == nil {
		return nil, &CodedError{Base: "TypeError", Code: "ERR_CRYPTO_INVALID_DIGEST", Message: "Invalid digest: " + c.String(1)}
	}
	if !isDigest {
		h := make()
		h.Write(s.data)
		s.data = h.Sum(nil)
	}
	return s, s.readPadding(c)
}

func (s *signing) readPadding(c *Call) error {
	s.padding = c.Int(4)
	if s.key.algorithm == algEC {
		return nil
	}
	if c.IsNullish(4) {
		s.padding = rsaPKCS1
		if s.key.algorithm == algPSS {
			s.padding = rsaPSS
		}
	}
	if s.padding != rsaPKCS1 && s.padding != rsaPSS || s.key.algorithm == algPSS && s.padding != rsaPSS {
		return errPadding()
	}
	return nil
}

func cryptoSign(c *Call) error {
	s, err := readSigning(c)
	if err != nil {
		return err
	}
	var out []byte
	switch k := s.key.private.(type) {
	case ed25519.PrivateKey:
		out = ed25519.Sign(k, s.data)
	case *ecdsa.PrivateKey:
		out, err = s.signEC(k)
	case *rsa.PrivateKey:
		out, err = s.signRSA(k)
	default:
		err = errKeyType()
	}
	c.Return(out)
	return err
}

type ecSignature struct{ R, S *big.Int }

func (s *signing) signEC(k *ecdsa.PrivateKey) ([]byte, error) {
	der, err := ecdsa.SignASN1(rand.Reader, k, s.data)
	if err != nil || !s.p1363 {
		return der, err
	}
	var sig ecSignature
	if _, err := asn1.Unmarshal(der, &sig); err != nil {
		return nil, err
	}
	size := (k.Curve.Params().BitSize + 7) / 8
	return append(sig.R.FillBytes(make([]byte, size)), sig.S.FillBytes(make([]byte, size))...), nil
}

func (s *signing) signRSA(k *rsa.PrivateKey) ([]byte, error) {
	if s.padding == rsaPKCS1 {
		return signPKCS1(k, s.digest, s.data)
	}
	salt, err := s.saltLength(&k.PublicKey)
	if err != nil {
		return nil, err
	}
	salted := make([]byte, salt)
	rand.Read(salted) // never fails
	encoded, err := s.encodePSS(k.N.BitLen()-1, salted)
	if err != nil {
		return nil, err
	}
	return rawPrivate(k, encoded), nil
}

// ripemdPrefix is the DER before a RIPEMD-160 digest; the standard library has an identifier of ISO's that
// OpenSSL does not use.
const ripemdPrefix = "\x30\x21\x30\x09\x06\x05\x2b\x24\x03\x02\x01\x05\x00\x04\x14"

// pkcs1Input is a digest as PKCS #1 of the standard library takes it.
func pkcs1Input(digest string, data []byte) (crypto.Hash, []byte, error) {
	if digest == "ripemd160" {
		return 0, append([]byte(ripemdPrefix), data...), nil
	}
	if id, ok := cryptoHashes[digest]; ok {
		return id, data, nil
	}
	return 0, nil, sslError("1C80007A", "Provider routines", "invalid digest", "INVALID_DIGEST")
}

func signPKCS1(k *rsa.PrivateKey, digest string, data []byte) ([]byte, error) {
	id, data, err := pkcs1Input(digest, data)
	if err != nil {
		return nil, err
	}
	out, err := rsa.SignPKCS1v15(nil, k, id, data)
	if err == rsa.ErrMessageTooLong {
		return nil, sslError("02000070", "rsa routines", "digest too big for rsa key", "RSA_DIGEST_TOO_BIG_FOR_RSA_KEY")
	}
	return out, err
}

// mgfDigest is the digest of the mask: the message's, unless the key has another.
func (s *signing) mgfDigest() string {
	if s.key.pss != nil {
		return s.key.pss.mgfHash
	}
	return s.digest
}

// saltLength is the salt of a signature that is made.
func (s *signing) saltLength(k *rsa.PublicKey) (int, error) {
	size := findDigest(s.digest)().Size()
	most := (k.N.BitLen()+6)/8 - size - 2
	salt := int(s.salt)
	limits := s.key.pss
	if limits != nil && limits.hash != s.digest {
		return 0, sslError("1C8000AE", "Provider routines", "digest not allowed", "DIGEST_NOT_ALLOWED")
	}
	switch {
	case !s.hasSalt && limits != nil:
		salt = limits.salt
	case !s.hasSalt || salt == saltMaximum:
		salt = most
	case salt == saltDigest:
		salt = size
	}
	if limits != nil && salt < limits.salt {
		return 0, sslError("1C8000AC", "Provider routines", "pss saltlen too small", "PSS_SALTLEN_TOO_SMALL")
	}
	if salt < 0 || salt > most {
		return 0, errTooLarge(errRSALib())
	}
	return salt, nil
}

// encodePSS is EMSA-PSS-ENCODE of RFC 8017. The standard library's knows neither an empty salt nor a
// mask with another digest.
func (s *signing) encodePSS(bits int, salt []byte) ([]byte, error) {
	h := findDigest(s.digest)()
	size := (bits + 7) / 8
	if size < h.Size()+len(salt)+2 {
		return nil, errTooLarge(errRSALib())
	}
	h.Write(make([]byte, 8))
	h.Write(s.data)
	h.Write(salt)
	sum := h.Sum(nil)
	out := make([]byte, size)
	block := out[:size-len(sum)-1]
	block[len(block)-len(salt)-1] = 1
	copy(block[len(block)-len(salt):], salt)
	maskMGF1(findDigest(s.mgfDigest()), sum, block)
	out[0] &= 0xff >> (8*size - bits)
	copy(out[len(block):], sum)
	out[size-1] = 0xbc
	return out, nil
}

// maskMGF1 covers data with the mask that grows from seed.
func maskMGF1(digest func() hash.Hash, seed, data []byte) {
	for counter := uint32(0); len(data) > 0; counter++ {
		h := digest()
		h.Write(seed)
		h.Write([]byte{byte(counter >> 24), byte(counter >> 16), byte(counter >> 8), byte(counter)})
		n := subtle.XORBytes(data, data, h.Sum(nil))
		data = data[n:]
	}
}

func cryptoVerify(c *Call) error {
	s, err := readSigning(c)
	if err != nil {
		return err
	}
	ok, err := s.verify(c.Bytes(7))
	c.Return(ok)
	return err
}

func (s *signing) verify(signature []byte) (bool, error) {
	switch k := s.key.public.(type) {
	case ed25519.PublicKey:
		return len(signature) == ed25519.SignatureSize && ed25519.Verify(k, s.data, signature), nil
	case *ecdsa.PublicKey:
		return s.verifyEC(k, signature)
	case *rsa.PublicKey:
		if s.padding == rsaPSS {
			return s.verifyPSS(k, signature), nil
		}
		id, data, err := pkcs1Input(s.digest, s.data)
		if err != nil {
			return false, err
		}
		return rsa.VerifyPKCS1v15(k, id, data, signature) == nil, nil
	}
	return false, errKeyType()
}

func (s *signing) verifyEC(k *ecdsa.PublicKey, signature []byte) (bool, error) {
	if !s.p1363 {
		return ecdsa.VerifyASN1(k, s.data, signature), nil
	}
	size := (k.Curve.Params().BitSize + 7) / 8
	if len(signature) != 2*size {
		return false, &CodedError{Code: "ERR_CRYPTO_OPERATION_FAILED", Message: "Malformed signature"}
	}
	der, err := asn1.Marshal(ecSignature{new(big.Int).SetBytes(signature[:size]), new(big.Int).SetBytes(signature[size:])})
	return err == nil && ecdsa.VerifyASN1(k, s.data, der), nil
}

// verifyPSS is EMSA-PSS-VERIFY of RFC 8017.
func (s *signing) verifyPSS(k *rsa.PublicKey, signature []byte) bool {
	if len(signature) != k.Size() || s.key.pss != nil && s.key.pss.hash != s.digest {
		return false
	}
	bits := k.N.BitLen() - 1
	size := (bits + 7) / 8
	encoded := rawPublic(k, signature)
	if encoded == nil || len(encoded) > size && encoded[0] != 0 {
		return false
	}
	encoded = encoded[len(encoded)-size:]
	h := findDigest(s.digest)()
	if size < h.Size()+2 || encoded[size-1] != 0xbc || encoded[0]&^byte(0xff>>(8*size-bits)) != 0 {
		return false
	}
	block, sum := encoded[:size-h.Size()-1], encoded[size-h.Size()-1:size-1]
	maskMGF1(findDigest(s.mgfDigest()), sum, block)
	block[0] &= 0xff >> (8*size - bits)
	at := bytes.IndexByte(block, 1)
	if at < 0 || len(bytes.Trim(block[:at], "\x00")) > 0 {
		return false
	}
	salt := block[at+1:]
	if wanted := int(s.salt); s.hasSalt && wanted != saltMaximum {
		if wanted == saltDigest {
			wanted = h.Size()
		}
		if len(salt) != wanted {
			return false
		}
	}
	h.Write(make([]byte, 8))
	h.Write(s.data)
	h.Write(salt)
	return hmac.Equal(sum, h.Sum(nil))
}

// --- RSA without padding ---

// rawPublic is data to the power of e; nil when data is no number below n.
func rawPublic(k *rsa.PublicKey, data []byte) []byte {
	m := new(big.Int).SetBytes(data)
	if m.Cmp(k.N) >= 0 {
		return nil
	}
	m.Exp(m, big.NewInt(int64(k.E)), k.N)
	return m.FillBytes(make([]byte, k.Size()))
}

// rawPrivate is data to the power of d; nil when data is no number below n. The base is blinded: the time
// that it takes says nothing of data.
func rawPrivate(k *rsa.PrivateKey, data []byte) []byte {
	m := new(big.Int).SetBytes(data)
	if m.Cmp(k.N) >= 0 {
		return nil
	}
	for {
		r, err := rand.Int(rand.Reader, k.N)
		if err != nil {
			return nil
		}
		inverse := new(big.Int).ModInverse(r, k.N)
		if inverse == nil {
			continue
		}
		blind := new(big.Int).Exp(r, big.NewInt(int64(k.E)), k.N)
		m.Mul(m, blind).Mod(m, k.N)
		m = powerCRT(k, m)
		m.Mul(m, inverse).Mod(m, k.N)
		return m.FillBytes(make([]byte, k.Size()))
	}
}

func powerCRT(k *rsa.PrivateKey, m *big.Int) *big.Int {
	pre := k.Precomputed
	if len(k.Primes) != 2 || pre.Dp == nil || pre.Dq == nil || pre.Qinv == nil {
		return m.Exp(m, k.D, k.N)
	}
	p, q := k.Primes[0], k.Primes[1]
	a := new(big.Int).Exp(m, pre.Dp, p)
	b := new(big.Int).Exp(m, pre.Dq, q)
	a.Sub(a, b).Mul(a, pre.Qinv).Mod(a, p)
	return a.Mul(a, q).Add(a, b)
}

// --- encryption ---

func cryptoRSA(c *Call) error {
	k, err := keyAt(c, 1)
	if err != nil {
		return err
	}
	if k.algorithm != algRSA {
		return errKeyType()
	}
	out, err := rsaCrypt(k, c.String(0), c.Int(2), c.String(3), c.Bytes(4), c.Bytes(5))
	c.Return(out)
	return err
}

func rsaCrypt(k *cryptoKey, what string, padding int64, digest string, label, data []byte) ([]byte, error) {
	public := k.public.(*rsa.PublicKey)
	private, _ := k.private.(*rsa.PrivateKey)
	switch what {
	case "publicEncrypt":
		return rsaEncrypt(public, padding, digest, label, data)
	case "privateDecrypt":
		return rsaDecrypt(private, padding, digest, label, data)
	case "privateEncrypt":
		return rsaSeal(private, padding, data)
	}
	return rsaOpen(public, padding, data)
}

func oaepDigest(name string) (hash.Hash, error) {
	if name == "" {
		name = "sha1"
	}
	if make := findDigest(name); make != nil {
		return make(), nil
	}
	return nil, &CodedError{Code: "ERR_OSSL_EVP_INVALID_DIGEST", Message: "Invalid digest used"}
}

func rsaEncrypt(k *rsa.PublicKey, padding int64, digest string, label, data []byte) ([]byte, error) {
	var out []byte
	var err error
	switch padding {
	case rsaPKCS1:
		out, err = encryptPKCS1(k, data)
	case rsaOAEP:
		var h hash.Hash
		if h, err = oaepDigest(digest); err == nil {
			out, err = rsa.EncryptOAEP(h, rand.Reader, k, data, label)
		}
	case rsaNoPadding:
		return rsaRaw(k.Size(), data, func(b []byte) []byte { return rawPublic(k, b) })
	default:
		return nil, sslError("02000076", "rsa routines", "unknown padding type", "RSA_UNKNOWN_PADDING_TYPE")
	}
	if err == rsa.ErrMessageTooLong {
		err = errTooLarge()
	}
	return out, err
}

// encryptPKCS1 pads as RFC 8017 7.2.1 says.
func encryptPKCS1(k *rsa.PublicKey, data []byte) ([]byte, error) {
	size := k.Size()
	if len(data) > size-11 {
		return nil, rsa.ErrMessageTooLong
	}
	block := make([]byte, size)
	block[1] = 2
	random := block[2 : size-len(data)-1]
	rand.Read(random) // never fails
	for i := range random {
		for random[i] == 0 {
			rand.Read(random[i : i+1])
		}
	}
	copy(block[size-len(data):], data)
	return rawPublic(k, block), nil
}

func rsaRaw(size int, data []byte, power func([]byte) []byte) ([]byte, error) {
	if len(data) < size {
		return nil, sslError("0200007A", "rsa routines", "data too small for key size", "RSA_DATA_TOO_SMALL_FOR_KEY_SIZE")
	}
	if len(data) > size {
		return nil, errTooLarge()
	}
	out := power(data)
	if out == nil {
		return nil, sslError("02000084", "rsa routines", "data too large for modulus", "RSA_DATA_TOO_LARGE_FOR_MODULUS")
	}
	return out, nil
}

func rsaDecrypt(k *rsa.PrivateKey, padding int64, digest string, label, data []byte) ([]byte, error) {
	switch padding {
	case rsaOAEP:
		h, err := oaepDigest(digest)
		if err != nil {
			return nil, err
		}
		out, err := rsa.DecryptOAEP(h, nil, k, data, label)
		if err != nil {
			return nil, sslError("02000079", "rsa routines", "oaep decoding error", "RSA_OAEP_DECODING_ERROR")
		}
		return out, nil
	case rsaNoPadding:
		return rsaRaw(k.Size(), data, func(b []byte) []byte { return rawPrivate(k, b) })
	}
	return nil, errPadding()
}

// rsaSeal is privateEncrypt: PKCS #1 padding of type 1, or none.
func rsaSeal(k *rsa.PrivateKey, padding int64, data []byte) ([]byte, error) {
	switch padding {
	case rsaPKCS1:
		size := k.Size()
		if len(data) > size-11 {
			return nil, errTooLarge(errRSALib())
		}
		block := bytes.Repeat([]byte{0xff}, size)
		block[0], block[1], block[size-len(data)-1] = 0, 1, 0
		copy(block[size-len(data):], data)
		return rawPrivate(k, block), nil
	case rsaNoPadding:
		return rsaRaw(k.Size(), data, func(b []byte) []byte { return rawPrivate(k, b) })
	}
	return nil, errPadding()
}

// rsaOpen is publicDecrypt.
func rsaOpen(k *rsa.PublicKey, padding int64, data []byte) ([]byte, error) {
	switch padding {
	case rsaNoPadding:
		return rsaRaw(k.Size(), data, func(b []byte) []byte { return rawPublic(k, b) })
	case rsaPKCS1:
		block := rawPublic(k, data)
		if block == nil || len(data) != k.Size() || block[0] != 0 || block[1] != 1 {
			return nil, errBlockType()
		}
		rest := bytes.TrimLeft(block[2:], "\xff")
		if len(block)-2-len(rest) < 8 || len(rest) == 0 || rest[0] != 0 {
			return nil, errBlockType()
		}
		return rest[1:], nil
	}
	return nil, errPadding()
}

func errBlockType() error {
	return sslError("0200006A", "rsa routines", "block type is not 01", "RSA_BLOCK_TYPE_IS_NOT_01",
		errRSALib(), "error:02000072:rsa routines::padding check failed")
}
