package bindings

// Keys in PEM and DER: reading, writing, and their encryption.

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/ecdsa"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"hash"
	"strings"
)

func errASN1() error {
	return sslError("068000A8", "asn1 encoding routines", "wrong tag", "ASN1_WRONG_TAG",
		"error:0688010A:asn1 encoding routines::nested asn1 error")
}

// What stands in opensslErrorStack for want of a passphrase or for a wrong one, in the two forms.
var (
	pemPassphrase   = []string{"error:04800068:PEM routines::bad password read", "error:07880109:common libcrypto routines::interrupted or cancelled"}
	pkcs8Passphrase = append(pemPassphrase[:2:2], "error:1C80009F:Provider routines::unable to get passphrase", pemPassphrase[1])
	pemDecrypt      = []string{"error:04800065:PEM routines::bad decrypt"}
	pkcs8Decrypt    = []string{
		"error:11800074:PKCS12 routines::pkcs12 cipherfinal error", "error:1C800064:Provider routines::bad decrypt",
		"error:11800074:PKCS12 routines::pkcs12 cipherfinal error",
	}
)

func errPassphrase(stack []string) error {
	return sslError("07880109", "common libcrypto routines", "interrupted or cancelled", "CRYPTO_INTERRUPTED_OR_CANCELLED", stack...)
}

func errBadDecrypt(stack ...string) error {
	return sslError("1C800064", "Provider routines", "bad decrypt", "BAD_DECRYPT", stack...)
}

func keyParse(c *Call) error {
	data, kind := c.Bytes(0), c.String(2)
	var k *cryptoKey
	var err error
	switch {
	case c.String(1) == "der":
		k, err = parseDER(data, kind, c.String(3), passphraseAt(c, 4))
	case kind == "private":
		k, err = parsePrivatePEM(data, passphraseAt(c, 4))
	default:
		k, err = parsePublicPEM(data, passphraseAt(c, 4))
	}
	return returnKey(c, k, err)
}

// passphraseAt is nil when there is none, which is not the empty one.
func passphraseAt(c *Call, i int) []byte {
	if c.Kind(i) != KBytes {
		return nil
	}
	return append([]byte{}, c.Bytes(i)...)
}

// parsePublicPEM reads a public key, also out of a certificate or a private key.
func parsePublicPEM(data, passphrase []byte) (*cryptoKey, error) {
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, errUnsupported()
	}
	switch block.Type {
	case "PUBLIC KEY":
		return orASN1(parseSPKI(block.Bytes))
	case "RSA PUBLIC KEY":
		return parsePublicPKCS1(block.Bytes)
	case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE":
		cert, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, errASN1()
		}
		return orASN1(parseSPKI(cert.RawSubjectPublicKeyInfo))
	}
	k, err := parsePrivatePEM(data, passphrase)
	if err != nil {
		return nil, err
	}
	return &cryptoKey{algorithm: k.algorithm, public: k.public, pss: k.pss}, nil
}

func orASN1(k *cryptoKey, err error) (*cryptoKey, error) {
	if err != nil {
		return nil, errASN1()
	}
	return k, nil
}

func parsePrivatePEM(data, passphrase []byte) (*cryptoKey, error) {
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, errUnsupported()
	}
	der := block.Bytes
	if block.Headers["DEK-Info"] != "" {
		var err error
		if der, err = decryptPEM(block, passphrase); err != nil {
			return nil, err
		}
	}
	switch block.Type {
	case "PRIVATE KEY":
		return parsePKCS8(der)
	case "ENCRYPTED PRIVATE KEY":
		return parseEncryptedPKCS8(der, passphrase)
	case "RSA PRIVATE KEY", "EC PRIVATE KEY":
		return parseTraditional(der)
	}
	return nil, errUnsupported()
}

// parseTraditional reads PKCS #1 or SEC 1.
func parseTraditional(der []byte) (*cryptoKey, error) {
	if k, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return newKey(k), nil
	}
	if k, err := x509.ParseECPrivateKey(der); err == nil {
		return newKey(k), nil
	}
	return nil, errUnsupported()
}

func parseDER(der []byte, kind, form string, passphrase []byte) (*cryptoKey, error) {
	if kind == "public" {
		if form == "pkcs1" {
			if k, err := parsePublicPKCS1(der); err == nil {
				return k, nil
			}
		} else if k, err := parseSPKI(der); err == nil {
			return k, nil
		}
		if k, err := parsePrivateDER(der, form, passphrase); err == nil {
			return &cryptoKey{algorithm: k.algorithm, public: k.public, pss: k.pss}, nil
		}
		stack := []string{"error:0688010A:asn1 encoding routines::nested asn1 error", "error:06800066:asn1 encoding routines::bad object header"}
		if form == "pkcs1" {
			stack = append([]string{"error:0688000D:asn1 encoding routines::ASN1 lib"}, stack...)
		}
		return nil, sslError("0680009B", "asn1 encoding routines", "too long", "ASN1_TOO_LONG", stack...)
	}
	return parsePrivateDER(der, form, passphrase)
}

func parsePrivateDER(der []byte, form string, passphrase []byte) (*cryptoKey, error) {
	if form == "pkcs1" || form == "sec1" {
		return parseTraditional(der)
	}
	if k, err := parsePKCS8(der); err == nil {
		return k, nil
	}
	var sealed encryptedKey
	if _, err := asn1.Unmarshal(der, &sealed); err == nil {
		return parseEncryptedPKCS8(der, passphrase)
	}
	var any asn1.RawValue
	if _, err := asn1.Unmarshal(der, &any); err != nil {
		return nil, sslError("0680008E", "asn1 encoding routines", "not enough data", "ASN1_NOT_ENOUGH_DATA")
	}
	return nil, errUnsupported()
}

func parsePublicPKCS1(der []byte) (*cryptoKey, error) {
	k, err := x509.ParsePKCS1PublicKey(der)
	if err != nil {
		return nil, errASN1()
	}
	return newKey(k), nil
}

// --- SPKI and PKCS #8 ---

var oidPSS = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}

type spki struct {
	Algorithm pkix.AlgorithmIdentifier
	Key       asn1.BitString
}

type pkcs8 struct {
	Version   int
	Algorithm pkix.AlgorithmIdentifier
	Key       []byte
	Rest      []asn1.RawValue `asn1:"optional,omitempty"`
}

func parseSPKI(der []byte) (*cryptoKey, error) {
	var s spki
	if _, err := asn1.Unmarshal(der, &s); err == nil && s.Algorithm.Algorithm.Equal(oidPSS) {
		k, err := x509.ParsePKCS1PublicKey(s.Key.RightAlign())
		if err != nil {
			return nil, errUnsupported()
		}
		return pssKey(newKey(k), s.Algorithm.Parameters)
	}
	public, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, errUnsupported()
	}
	if k := newKey(public); k != nil {
		return k, nil
	}
	return nil, errUnsupported()
}

func parsePKCS8(der []byte) (*cryptoKey, error) {
	var p pkcs8
	if _, err := asn1.Unmarshal(der, &p); err == nil && p.Algorithm.Algorithm.Equal(oidPSS) {
		k, err := x509.ParsePKCS1PrivateKey(p.Key)
		if err != nil {
			return nil, errUnsupported()
		}
		return pssKey(newKey(k), p.Algorithm.Parameters)
	}
	private, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, errUnsupported()
	}
	if k := newKey(private); k != nil {
		return k, nil
	}
	return nil, errUnsupported()
}

// --- the parameters of rsa-pss ---

var digestOIDs = map[string]asn1.ObjectIdentifier{
	"sha1":       {1, 3, 14, 3, 2, 26},
	"sha224":     {2, 16, 840, 1, 101, 3, 4, 2, 4},
	"sha256":     {2, 16, 840, 1, 101, 3, 4, 2, 1},
	"sha384":     {2, 16, 840, 1, 101, 3, 4, 2, 2},
	"sha512":     {2, 16, 840, 1, 101, 3, 4, 2, 3},
	"sha512-224": {2, 16, 840, 1, 101, 3, 4, 2, 5},
	"sha512-256": {2, 16, 840, 1, 101, 3, 4, 2, 6},
}

var oidMGF1 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}

type pssParameters struct {
	Hash    pkix.AlgorithmIdentifier `asn1:"explicit,optional,tag:0"`
	MGF     pkix.AlgorithmIdentifier `asn1:"explicit,optional,tag:1"`
	Salt    int                      `asn1:"explicit,optional,tag:2,default:20"`
	Trailer int                      `asn1:"explicit,optional,tag:3,default:1"`
}

func digestOfOID(oid asn1.ObjectIdentifier) string {
	for name, known := range digestOIDs {
		if known.Equal(oid) {
			return name
		}
	}
	return "sha1"
}

// pssKey makes an rsa key one of rsa-pss with these parameters, which may be absent.
func pssKey(k *cryptoKey, parameters asn1.RawValue) (*cryptoKey, error) {
	k.algorithm = algPSS
	if len(parameters.FullBytes) == 0 || parameters.Tag == asn1.TagNull {
		return k, nil
	}
	var p pssParameters
	if _, err := asn1.Unmarshal(parameters.FullBytes, &p); err != nil {
		return nil, errUnsupported()
	}
	k.pss = &pssLimits{hash: digestOfOID(p.Hash.Algorithm), mgfHash: "sha1", salt: p.Salt}
	var mgf pkix.AlgorithmIdentifier
	if _, err := asn1.Unmarshal(p.MGF.Parameters.FullBytes, &mgf); err == nil {
		k.pss.mgfHash = digestOfOID(mgf.Algorithm)
	}
	return k, nil
}

// identifier is the algorithm of an rsa-pss key with its parameters.
func (p *pssLimits) identifier() (pkix.AlgorithmIdentifier, error) {
	out := pkix.AlgorithmIdentifier{Algorithm: oidPSS}
	if p == nil {
		return out, nil
	}
	null := asn1.RawValue{Tag: asn1.TagNull}
	parameters := pssParameters{Salt: p.salt, Trailer: 1}
	if p.hash != "sha1" {
		parameters.Hash = pkix.AlgorithmIdentifier{Algorithm: digestOIDs[p.hash], Parameters: null}
	}
	if p.mgfHash != "sha1" {
		inner, err := asn1.Marshal(pkix.AlgorithmIdentifier{Algorithm: digestOIDs[p.mgfHash], Parameters: null})
		if err != nil {
			return out, err
		}
		parameters.MGF = pkix.AlgorithmIdentifier{Algorithm: oidMGF1, Parameters: asn1.RawValue{FullBytes: inner}}
	}
	der, err := asn1.Marshal(parameters)
	out.Parameters = asn1.RawValue{FullBytes: der}
	return out, err
}

// --- writing ---

func keyExport(c *Call) error {
	k, err := keyAt(c, 0)
	if err != nil {
		return err
	}
	form := c.String(2)
	der, label, err := k.encode(form)
	if err != nil {
		return err
	}
	block := &pem.Block{Type: label, Bytes: der}
	if name := c.String(3); name != "" {
		if form == "pkcs8" {
			block, err = encryptPKCS8(der, name, passphraseAt(c, 4))
		} else {
			err = encryptPEM(block, name, passphraseAt(c, 4))
		}
		if err != nil {
			return err
		}
	}
	if c.String(1) == "pem" {
		c.Return(string(pem.EncodeToMemory(block)))
		return nil
	}
	c.Return(block.Bytes)
	return nil
}

func errIncompatible(what string) error {
	return &CodedError{Code: "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS", Message: "The selected key encoding " + what}
}

// encode gives a key as DER, and what PEM calls it.
func (k *cryptoKey) encode(form string) (der []byte, label string, err error) {
	switch form {
	case "pkcs1":
		if k.algorithm != algRSA {
			return nil, "", errIncompatible("pkcs1 can only be used for RSA keys.")
		}
		if k.private == nil {
			return x509.MarshalPKCS1PublicKey(k.public.(*rsa.PublicKey)), "RSA PUBLIC KEY", nil
		}
		return x509.MarshalPKCS1PrivateKey(k.private.(*rsa.PrivateKey)), "RSA PRIVATE KEY", nil
	case "sec1":
		if k.algorithm != algEC {
			return nil, "", errIncompatible("sec1 can only be used for EC keys.")
		}
		der, err = x509.MarshalECPrivateKey(k.private.(*ecdsa.PrivateKey))
		return der, "EC PRIVATE KEY", err
	case "spki":
		der, err = k.encodeSPKI()
		return der, "PUBLIC KEY", err
	}
	der, err = k.encodePKCS8()
	return der, "PRIVATE KEY", err
}

func (k *cryptoKey) encodeSPKI() ([]byte, error) {
	if k.algorithm != algPSS {
		return x509.MarshalPKIXPublicKey(k.public)
	}
	id, err := k.pss.identifier()
	if err != nil {
		return nil, err
	}
	bits := x509.MarshalPKCS1PublicKey(k.public.(*rsa.PublicKey))
	return asn1.Marshal(spki{Algorithm: id, Key: asn1.BitString{Bytes: bits, BitLength: 8 * len(bits)}})
}

func (k *cryptoKey) encodePKCS8() ([]byte, error) {
	if k.algorithm != algPSS {
		return x509.MarshalPKCS8PrivateKey(k.private)
	}
	id, err := k.pss.identifier()
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(pkcs8{Algorithm: id, Key: x509.MarshalPKCS1PrivateKey(k.private.(*rsa.PrivateKey))})
}

// --- encryption ---

// keyCipher is a cipher that encrypts keys.
type keyCipher struct {
	name string // in a PEM header
	oid  asn1.ObjectIdentifier
	size int
	make func([]byte) (cipher.Block, error)
}

var keyCiphers = map[string]keyCipher{
	"aes-128-cbc":  {"AES-128-CBC", asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 2}, 16, aes.NewCipher},
	"aes-192-cbc":  {"AES-192-CBC", asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 22}, 24, aes.NewCipher},
	"aes-256-cbc":  {"AES-256-CBC", asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 42}, 32, aes.NewCipher},
	"des-ede3-cbc": {"DES-EDE3-CBC", asn1.ObjectIdentifier{1, 2, 840, 113549, 3, 7}, 24, des.NewTripleDESCipher},
}

var keyCipherAliases = map[string]string{
	"aes128": "aes-128-cbc", "aes192": "aes-192-cbc", "aes256": "aes-256-cbc", "des3": "des-ede3-cbc",
}

func findKeyCipher(name string) (keyCipher, error) {
	name = strings.ToLower(name)
	if plain, ok := keyCipherAliases[name]; ok {
		name = plain
	}
	if found, ok := keyCiphers[name]; ok {
		return found, nil
	}
	return keyCipher{}, &CodedError{Code: "ERR_CRYPTO_UNKNOWN_CIPHER", Message: "Unknown cipher"}
}

func padBlock(data []byte, size int) []byte {
	n := size - len(data)%size
	return append(bytes.Clone(data), bytes.Repeat([]byte{byte(n)}, n)...)
}

// unpadBlock takes PKCS #7 padding off; false when there is none.
func unpadBlock(data []byte, size int) ([]byte, bool) {
	if len(data) == 0 || len(data)%size != 0 {
		return nil, false
	}
	n := int(data[len(data)-1])
	if n == 0 || n > size || !bytes.HasSuffix(data, bytes.Repeat([]byte{byte(n)}, n)) {
		return nil, false
	}
	return data[:len(data)-n], true
}

// pemKey derives the key of a traditional PEM block, with one round of MD5 as OpenSSL does.
func pemKey(passphrase, salt []byte, size int) []byte {
	var out, last []byte
	for len(out) < size {
		h := md5.New()
		h.Write(last)
		h.Write(passphrase)
		h.Write(salt)
		last = h.Sum(nil)
		out = append(out, last...)
	}
	return out[:size]
}

func encryptPEM(block *pem.Block, name string, passphrase []byte) error {
	found, err := findKeyCipher(name)
	if err != nil {
		return err
	}
	iv := make([]byte, 16)
	if found.make == nil || strings.HasPrefix(found.name, "DES") {
		iv = iv[:8]
	}
	rand.Read(iv) // never fails
	b, err := found.make(pemKey(passphrase, iv[:8], found.size))
	if err != nil {
		return err
	}
	block.Bytes = padBlock(block.Bytes, b.BlockSize())
	cipher.NewCBCEncrypter(b, iv).CryptBlocks(block.Bytes, block.Bytes)
	block.Headers = map[string]string{
		"Proc-Type": "4,ENCRYPTED",
		"DEK-Info":  found.name + "," + strings.ToUpper(hex.EncodeToString(iv)),
	}
	return nil
}

func decryptPEM(block *pem.Block, passphrase []byte) ([]byte, error) {
	name, ivText, _ := strings.Cut(block.Headers["DEK-Info"], ",")
	found, err := findKeyCipher(name)
	if err != nil {
		return nil, errUnsupported()
	}
	if passphrase == nil {
		return nil, errPassphrase(pemPassphrase)
	}
	iv, err := hex.DecodeString(strings.TrimSpace(ivText))
	if err != nil || len(iv) < 8 {
		return nil, errUnsupported()
	}
	return decryptKey(found, pemKey(passphrase, iv[:8], found.size), iv, block.Bytes, pemDecrypt)
}

func decryptKey(with keyCipher, key, iv, data []byte, stack []string) ([]byte, error) {
	b, err := with.make(key)
	if err != nil || len(iv) != b.BlockSize() || len(data)%b.BlockSize() != 0 {
		return nil, errBadDecrypt(stack...)
	}
	out := make([]byte, len(data))
	cipher.NewCBCDecrypter(b, iv).CryptBlocks(out, data)
	plain, ok := unpadBlock(out, b.BlockSize())
	if !ok {
		return nil, errBadDecrypt(stack...)
	}
	return plain, nil
}

type encryptedKey struct {
	Algorithm pkix.AlgorithmIdentifier
	Data      []byte
}

type pbes2 struct {
	KDF    pkix.AlgorithmIdentifier
	Cipher pkix.AlgorithmIdentifier
}

type pbkdf2Parameters struct {
	Salt       []byte
	Iterations int
	Length     int                      `asn1:"optional"`
	PRF        pkix.AlgorithmIdentifier `asn1:"optional"`
}

var (
	oidPBES2      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 13}
	oidPBKDF2     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 12}
	oidHmacPrefix = asn1.ObjectIdentifier{1, 2, 840, 113549, 2}
	// The last number of a PRF's identifier.
	hmacDigests = map[int]string{7: "sha1", 8: "sha224", 9: "sha256", 10: "sha384", 11: "sha512"}
)

func (p *pbkdf2Parameters) digest() func() hash.Hash {
	id := p.PRF.Algorithm
	if len(id) == 0 {
		return findDigest("sha1")
	}
	if len(id) == len(oidHmacPrefix)+1 && id[:len(oidHmacPrefix)].Equal(oidHmacPrefix) {
		return findDigest(hmacDigests[id[len(id)-1]])
	}
	return nil
}

func parseEncryptedPKCS8(der, passphrase []byte) (*cryptoKey, error) {
	var sealed encryptedKey
	var scheme pbes2
	var kdf pbkdf2Parameters
	var iv []byte
	if _, err := asn1.Unmarshal(der, &sealed); err != nil {
		return nil, errUnsupported()
	}
	if passphrase == nil {
		return nil, errPassphrase(pkcs8Passphrase)
	}
	if !sealed.Algorithm.Algorithm.Equal(oidPBES2) || !unmarshal(sealed.Algorithm, &scheme) ||
		!scheme.KDF.Algorithm.Equal(oidPBKDF2) || !unmarshal(scheme.KDF, &kdf) || !unmarshal(scheme.Cipher, &iv) {
		return nil, errUnsupported()
	}
	for _, found := range keyCiphers {
		digest := kdf.digest()
		if !found.oid.Equal(scheme.Cipher.Algorithm) || digest == nil || kdf.Iterations < 1 {
			continue
		}
		key, err := pbkdf2.Key(digest, string(passphrase), kdf.Salt, kdf.Iterations, found.size)
		if err != nil {
			return nil, err
		}
		plain, err := decryptKey(found, key, iv, sealed.Data, pkcs8Decrypt)
		if err != nil {
			return nil, err
		}
		return parsePKCS8(plain)
	}
	return nil, errUnsupported()
}

func unmarshal(id pkix.AlgorithmIdentifier, into any) bool {
	_, err := asn1.Unmarshal(id.Parameters.FullBytes, into)
	return err == nil
}

// opensslIterations is OpenSSL's default for keys.
const opensslIterations = 2048

func encryptPKCS8(der []byte, name string, passphrase []byte) (*pem.Block, error) {
	found, err := findKeyCipher(name)
	if err != nil {
		return nil, err
	}
	random := make([]byte, 24)
	rand.Read(random) // never fails
	key, err := pbkdf2.Key(findDigest("sha256"), string(passphrase), random[:8], opensslIterations, found.size)
	if err != nil {
		return nil, err
	}
	b, err := found.make(key)
	if err != nil {
		return nil, err
	}
	iv := random[8 : 8+b.BlockSize()]
	data := padBlock(der, b.BlockSize())
	cipher.NewCBCEncrypter(b, iv).CryptBlocks(data, data)
	sha256 := append(append(asn1.ObjectIdentifier{}, oidHmacPrefix...), 9)
	kdf, err := identify(oidPBKDF2, pbkdf2Parameters{
		Salt: random[:8], Iterations: opensslIterations,
		PRF: pkix.AlgorithmIdentifier{Algorithm: sha256, Parameters: asn1.RawValue{Tag: asn1.TagNull}},
	})
	if err != nil {
		return nil, err
	}
	with, err := identify(found.oid, iv)
	if err != nil {
		return nil, err
	}
	scheme, err := identify(oidPBES2, pbes2{kdf, with})
	if err != nil {
		return nil, err
	}
	sealed, err := asn1.Marshal(encryptedKey{scheme, data})
	return &pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: sealed}, err
}

func identify(oid asn1.ObjectIdentifier, parameters any) (pkix.AlgorithmIdentifier, error) {
	der, err := asn1.Marshal(parameters)
	return pkix.AlgorithmIdentifier{Algorithm: oid, Parameters: asn1.RawValue{FullBytes: der}}, err
}
