package bindings

// createCipheriv and createDecipheriv: ciphers that take their input in pieces.

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/subtle"
	"encoding/binary"
	"strings"

	"golang.org/x/crypto/chacha20"
)

// cipherTable serves ciphers by their numbers; handles.drop ends one.
//
//	cipherInfo(name or nid) -> {mode, name, nid, blockSize, ivLength, keyLength}
//	cipherOpen(encrypt, name, key, iv or null, tag length) -> id
//	cipherUpdate(id, data), cipherFinal(id) -> bytes
//	cipherPadding(id, on), cipherAAD(id, data), cipherSetTag(id, tag): false in a wrong state
//	cipherTag(id) -> bytes, undefined in a wrong state
func cipherTable() Table {
	return Table{
		"cipherInfo":    Sync(cipherInfo),
		"cipherOpen":    Sync(cipherOpen),
		"cipherUpdate":  Sync(cipherUpdate),
		"cipherFinal":   Sync(cipherFinal),
		"cipherPadding": Sync(cipherPadding),
		"cipherAAD":     Sync(cipherAAD),
		"cipherSetTag":  Sync(cipherSetTag),
		"cipherTag":     Sync(cipherTag),
	}
}

// cipherKind is a cipher by one of its names.
type cipherKind struct {
	name, mode    string
	nid, key, iv  int
	block         func([]byte) (cipher.Block, error)
	blockSize     int // as getCipherInfo shows it
	authenticated bool
}

// aesNids are OpenSSL's numbers, by mode and size of key.
var aesNids = map[string][3]int{
	"ecb": {418, 422, 426}, "cbc": {419, 423, 427}, "ofb": {420, 424, 428}, "cfb": {421, 425, 429},
	"cfb8": {653, 654, 655}, "ctr": {904, 905, 906}, "gcm": {895, 898, 901}, "wrap": {788, 789, 790},
}

var cipherKinds = makeCipherKinds()

func makeCipherKinds() map[string]*cipherKind {
	kinds := map[string]*cipherKind{
		"des-ede3-cbc":      {name: "des-ede3-cbc", mode: "cbc", nid: 44, key: 24, iv: 8, block: des.NewTripleDESCipher, blockSize: 8},
		"des-ede3":          {name: "des-ede3", mode: "ecb", nid: 33, key: 24, block: des.NewTripleDESCipher, blockSize: 8},
		"chacha20":          {name: "chacha20", mode: "stream", nid: 1019, key: 32, iv: 16},
		"chacha20-poly1305": {name: "chacha20-poly1305", mode: "stream", nid: 1018, key: 32, iv: 12, authenticated: true},
	}
	for mode, nids := range aesNids {
		for i, bits := range []string{"128", "192", "256"} {
			kind := &cipherKind{name: "aes-" + bits + "-" + mode, mode: mode, nid: nids[i], key: 16 + 8*i, iv: 16, block: aes.NewCipher, blockSize: 1}
			names := []string{kind.name}
			switch mode {
			case "ecb":
				kind.iv, kind.blockSize = 0, 16
			case "cbc":
				kind.blockSize = 16
				names = append(names, "aes"+bits)
			case "gcm":
				kind.iv, kind.authenticated, kind.name = 12, true, "id-aes"+bits+"-gcm"
				names = append(names, kind.name)
			case "wrap":
				kind.iv, kind.blockSize, kind.name = 8, 8, "id-aes"+bits+"-wrap"
				names = []string{kind.name, "aes" + bits + "-wrap"}
			}
			for _, name := range names {
				kinds[name] = kind
			}
		}
	}
	kinds["des3"], kinds["des-ede3-ecb"] = kinds["des-ede3-cbc"], kinds["des-ede3"]
	return kinds
}

func cipherInfo(c *Call) error {
	kind := cipherKinds[strings.ToLower(c.String(0))]
	if c.Kind(0) == KNumber {
		for _, k := range cipherKinds {
			if k.nid == int(c.Int(0)) {
				kind = k
			}
		}
	}
	if kind == nil {
		return nil
	}
	mode := strings.TrimSuffix(kind.mode, "8")
	info := Object{{"mode", mode}, {"name", kind.name}, {"nid", kind.nid}}
	if kind.mode != "stream" {
		info = append(info, Field{"blockSize", kind.blockSize})
	}
	if kind.iv > 0 {
		info = append(info, Field{"ivLength", kind.iv})
	}
	c.Return(append(info, Field{"keyLength", kind.key}))
	return nil
}

// cipherState is a cipher at work. It belongs to one thread.
type cipherState struct {
	kind    *cipherKind
	encrypt bool
	padding bool
	done    bool
	block   cipher.Block
	mode    cipher.BlockMode
	stream  cipher.Stream
	pending []byte // of a block that is not complete
	iv      []byte
	auth    *authenticator
	tag     []byte
	tagSize int
	tagGot  bool
}

func errCipherIV() error {
	return &CodedError{Base: "TypeError", Code: "ERR_CRYPTO_INVALID_IV", Message: "Invalid initialization vector"}
}

func cipherOpen(c *Call) error {
	kind := cipherKinds[strings.ToLower(c.String(1))]
	if kind == nil {
		return &CodedError{Code: "ERR_CRYPTO_UNKNOWN_CIPHER", Message: "Unknown cipher"}
	}
	s := &cipherState{kind: kind, encrypt: c.Bool(0), padding: true, iv: bytes.Clone(c.Bytes(3)), tagSize: int(c.Int(4))}
	if err := s.checkIV(c.Kind(3) != KBytes); err != nil {
		return err
	}
	if err := s.checkTagSize(c); err != nil {
		return err
	}
	if err := s.start(bytes.Clone(c.Bytes(2))); err != nil {
		return err
	}
	c.Return(c.Env().Put(s))
	return nil
}

func (s *cipherState) checkIV(absent bool) error {
	switch {
	case absent && s.kind.iv > 0:
		return errCipherIV()
	case s.kind.authenticated:
		if len(s.iv) == 0 || s.kind.mode == "stream" && len(s.iv) != 12 {
			return errCipherIV()
		}
	case len(s.iv) != s.kind.iv:
		return errCipherIV()
	}
	return nil
}

func goodTagSize(kind *cipherKind, n int) bool {
	if kind.mode == "stream" {
		return n >= 0 && n <= 16
	}
	return n == 4 || n == 8 || n >= 12 && n <= 16
}

func errTagSize(n int) error {
	return &CodedError{Base: "TypeError", Code: "ERR_CRYPTO_INVALID_AUTH_TAG",
		Message: "Invalid authentication tag length: " + itoa(n)}
}

func (s *cipherState) checkTagSize(c *Call) error {
	if !s.kind.authenticated {
		return nil
	}
	if c.Kind(4) != KNumber {
		s.tagSize = -1
		if s.kind.mode == "stream" {
			s.tagSize = 16
		}
		return nil
	}
	if !goodTagSize(s.kind, s.tagSize) {
		return errTagSize(s.tagSize)
	}
	return nil
}

func (s *cipherState) start(key []byte) (err error) {
	if len(key) != s.kind.key {
		return &CodedError{Base: "RangeError", Code: "ERR_CRYPTO_INVALID_KEYLEN", Message: "Invalid key length"}
	}
	if s.kind.mode == "stream" {
		return s.startChaCha(key)
	}
	if s.block, err = s.kind.block(key); err != nil {
		return err
	}
	switch s.kind.mode {
	case "ecb":
		s.mode = &ecb{s.block, s.encrypt}
	case "cbc":
		if s.encrypt {
			s.mode = cipher.NewCBCEncrypter(s.block, s.iv)
		} else {
			s.mode = cipher.NewCBCDecrypter(s.block, s.iv)
		}
	case "ctr":
		s.stream = cipher.NewCTR(s.block, s.iv)
	case "cfb", "cfb8", "ofb":
		s.stream = newFeedback(s.block, s.iv, s.kind.mode, s.encrypt)
	case "gcm":
		s.startGCM()
	}
	return nil
}

func (s *cipherState) startChaCha(key []byte) error {
	nonce, counter := s.iv, uint32(0)
	if !s.kind.authenticated {
		counter, nonce = binary.LittleEndian.Uint32(s.iv), s.iv[4:]
	}
	stream, err := chacha20.NewUnauthenticatedCipher(key, nonce)
	if err != nil {
		return err
	}
	if s.kind.authenticated {
		var oneTime [32]byte
		stream.XORKeyStream(oneTime[:], oneTime[:])
		s.auth = newPolyAuthenticator(&oneTime)
		counter = 1
	}
	stream.SetCounter(counter)
	s.stream = stream
	return nil
}

func cipherAt(c *Call) (*cipherState, error) {
	if s, ok := c.Env().Get(int(c.Int(0))).(*cipherState); ok {
		return s, nil
	}
	return nil, &CodedError{Code: "ERR_CRYPTO_INVALID_STATE", Message: "Invalid state"}
}

func cipherUpdate(c *Call) error {
	s, err := cipherAt(c)
	if err != nil {
		return err
	}
	if s.done {
		return &CodedError{Message: "Trying to add data in unsupported state"}
	}
	out, err := s.update(c.Bytes(1))
	c.Return(out)
	return err
}

func (s *cipherState) update(data []byte) ([]byte, error) {
	if s.kind.mode == "wrap" {
		return s.wrap(data)
	}
	if s.stream != nil {
		out := make([]byte, len(data))
		if s.auth != nil && !s.encrypt {
			s.auth.data(data)
		}
		s.stream.XORKeyStream(out, data)
		if s.auth != nil && s.encrypt {
			s.auth.data(out)
		}
		return out, nil
	}
	s.pending = append(s.pending, data...)
	size := s.mode.BlockSize()
	n := len(s.pending) / size * size
	if !s.encrypt && s.padding && n > 0 && n == len(s.pending) {
		n -= size // it may be the last one, with the padding
	}
	out := make([]byte, n)
	s.mode.CryptBlocks(out, s.pending[:n])
	s.pending = append(s.pending[:0], s.pending[n:]...)
	return out, nil
}

func cipherFinal(c *Call) error {
	s, err := cipherAt(c)
	if err != nil {
		return err
	}
	if s.done {
		return &CodedError{Code: "ERR_CRYPTO_INVALID_STATE", Message: "Invalid state"}
	}
	s.done = true
	out, err := s.final()
	c.Return(out)
	return err
}

func errFinalLength() error {
	return sslError("1C80006B", "Provider routines", "wrong final block length", "WRONG_FINAL_BLOCK_LENGTH")
}

func (s *cipherState) final() ([]byte, error) {
	if s.auth != nil {
		return []byte{}, s.finalTag()
	}
	if s.mode == nil {
		return []byte{}, nil
	}
	size := s.mode.BlockSize()
	switch {
	case !s.padding && len(s.pending) > 0:
		return nil, errFinalLength()
	case !s.padding:
		return []byte{}, nil
	case s.encrypt:
		out := padBlock(s.pending, size)
		s.mode.CryptBlocks(out, out)
		return out, nil
	case len(s.pending) != size:
		return nil, errFinalLength()
	}
	out := make([]byte, size)
	s.mode.CryptBlocks(out, s.pending)
	plain, ok := unpadBlock(out, size)
	if !ok {
		return nil, errBadDecrypt()
	}
	return plain, nil
}

func (s *cipherState) finalTag() error {
	sum := s.auth.sum()
	if s.encrypt {
		if s.tagSize < 0 {
			s.tagSize = 16
		}
		s.tag = sum[:s.tagSize]
		return nil
	}
	if !s.tagGot || len(s.tag) > len(sum) || subtle.ConstantTimeCompare(sum[:len(s.tag)], s.tag) != 1 {
		return &CodedError{Message: "Unsupported state or unable to authenticate data"}
	}
	return nil
}

func cipherPadding(c *Call) error {
	s, err := cipherAt(c)
	if err == nil && !s.done {
		s.padding = c.Bool(1)
	}
	c.Return(err == nil && !s.done)
	return nil
}

func cipherAAD(c *Call) error {
	s, err := cipherAt(c)
	ok := err == nil && !s.done && s.auth != nil
	if ok {
		s.auth.additional(c.Bytes(1))
	}
	c.Return(ok)
	return nil
}

func cipherSetTag(c *Call) error {
	s, err := cipherAt(c)
	if err != nil || s.done || s.auth == nil || s.encrypt || s.tagGot {
		c.Return(false)
		return nil
	}
	tag := c.Bytes(1)
	if s.tagSize >= 0 && len(tag) != s.tagSize || !goodTagSize(s.kind, len(tag)) {
		return errTagSize(len(tag))
	}
	s.tag, s.tagGot = bytes.Clone(tag), true
	c.Return(true)
	return nil
}

func cipherTag(c *Call) error {
	if s, err := cipherAt(c); err == nil && s.done && s.encrypt && s.auth != nil {
		c.Return(s.tag)
	}
	return nil
}

// wrap is RFC 3394, which has no pieces.
func (s *cipherState) wrap(data []byte) ([]byte, error) {
	if len(data)%8 != 0 || s.encrypt && len(data) < 16 || !s.encrypt && len(data) < 24 {
		return nil, sslError("03000082", "digital envelope routines", "invalid key length", "EVP_INVALID_KEY_LENGTH")
	}
	var block [16]byte
	if s.encrypt {
		out := append(bytes.Clone(s.iv), data...)
		n := len(data) / 8
		copy(block[:8], s.iv)
		for t := 1; t <= 6*n; t++ {
			r := out[8+(t-1)%n*8:][:8]
			copy(block[8:], r)
			s.block.Encrypt(block[:], block[:])
			copy(r, block[8:])
			binary.BigEndian.PutUint64(block[:8], binary.BigEndian.Uint64(block[:8])^uint64(t))
		}
		copy(out, block[:8])
		return out, nil
	}
	out := bytes.Clone(data[8:])
	n := len(out) / 8
	copy(block[:8], data)
	for t := 6 * n; t > 0; t-- {
		r := out[(t-1)%n*8:][:8]
		binary.BigEndian.PutUint64(block[:8], binary.BigEndian.Uint64(block[:8])^uint64(t))
		copy(block[8:], r)
		s.block.Decrypt(block[:], block[:])
		copy(r, block[8:])
	}
	if subtle.ConstantTimeCompare(block[:8], s.iv) != 1 {
		return nil, sslError("1C800066", "Provider routines", "cipher operation failed", "CIPHER_OPERATION_FAILED")
	}
	return out, nil
}

// ecb is a block cipher by itself.
type ecb struct {
	block   cipher.Block
	encrypt bool
}

func (e *ecb) BlockSize() int { return e.block.BlockSize() }

func (e *ecb) CryptBlocks(dst, src []byte) {
	for size := e.BlockSize(); len(src) > 0; dst, src = dst[size:], src[size:] {
		if e.encrypt {
			e.block.Encrypt(dst, src)
		} else {
			e.block.Decrypt(dst, src)
		}
	}
}

// feedback is CFB, CFB8 and OFB, which the standard library advises against and Node has.
type feedback struct {
	block    cipher.Block
	register []byte
	key      []byte
	used     int
	mode     string
	encrypt  bool
}

func newFeedback(block cipher.Block, iv []byte, mode string, encrypt bool) *feedback {
	return &feedback{block: block, register: bytes.Clone(iv), key: make([]byte, len(iv)), used: len(iv), mode: mode, encrypt: encrypt}
}

func (f *feedback) XORKeyStream(dst, src []byte) {
	for i, in := range src {
		if f.mode == "cfb8" || f.used == len(f.key) {
			f.block.Encrypt(f.key, f.register)
			f.used = 0
		}
		out := in ^ f.key[f.used]
		back := out // what the register takes in
		if !f.encrypt {
			back = in
		}
		switch f.mode {
		case "ofb":
			f.register[f.used] = f.key[f.used]
		case "cfb":
			f.register[f.used] = back
		default:
			f.register = append(f.register[1:], back)
		}
		f.used++
		dst[i] = out
	}
}
