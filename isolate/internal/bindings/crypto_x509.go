package bindings

// X509Certificate.

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"net/netip"
	"strings"
	"time"
)

// x509Table serves certificates by their numbers.
//
//	x509Parse(bytes) -> id
//	x509Info(id) -> what the object shows of it
//	x509Names(id) -> {dns, ip, email, cn, subjectEmail, hasNames}: what it is good for
//	x509Key(id) -> id of its key
//	x509Issued(id, issuer id), x509Verify(id, key id), x509CheckKey(id, key id) -> boolean
func x509Table() Table {
	return Table{
		"x509Parse":    Sync(x509Parse),
		"x509Info":     Sync(x509Info),
		"x509Names":    Sync(x509Names),
		"x509Key":      Sync(x509Key),
		"x509Issued":   Sync(x509Issued),
		"x509Verify":   Sync(x509Verify),
		"x509CheckKey": Sync(x509CheckKey),
	}
}

// certificate does not change.
type certificate struct{ *x509.Certificate }

// Share is Handle: all threads have the same one.
func (c *certificate) Share() Handle { return c }

// Release is Handle.
func (c *certificate) Release() {}

func certAt(c *Call, i int) (*certificate, error) {
	if cert, ok := c.Env().Get(int(c.Int(i))).(*certificate); ok {
		return cert, nil
	}
	return nil, &CodedError{Code: "ERR_CRYPTO_INVALID_STATE", Message: "Invalid certificate handle"}
}

func x509Parse(c *Call) error {
	data := bytes.Clone(c.Bytes(0))
	cert, err := x509.ParseCertificate(data)
	if err != nil {
		block, _ := pem.Decode(data)
		if block == nil {
			return sslError("0480006C", "PEM routines", "no start line", "PEM_NO_START_LINE",
				"error:0688010A:asn1 encoding routines::nested asn1 error",
				"error:06800066:asn1 encoding routines::bad object header", "error:0680009B:asn1 encoding routines::too long")
		}
		if cert, err = x509.ParseCertificate(block.Bytes); err != nil {
			return errASN1()
		}
	}
	c.Return(c.Env().Put(&certificate{cert}))
	return nil
}

// attributeNames are OpenSSL's short names.
var attributeNames = map[string]string{
	"2.5.4.3": "CN", "2.5.4.4": "SN", "2.5.4.5": "serialNumber", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST",
	"2.5.4.9": "street", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.12": "title", "2.5.4.13": "description",
	"2.5.4.15": "businessCategory", "2.5.4.17": "postalCode", "2.5.4.42": "GN", "2.5.4.43": "initials",
	"2.5.4.46": "dnQualifier", "2.5.4.65": "pseudonym", "1.2.840.113549.1.9.1": "emailAddress",
	"0.9.2342.19200300.100.1.1": "UID", "0.9.2342.19200300.100.1.25": "DC",
	"1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC", "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST",
	"1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL",
}

type attribute struct{ name, value string }

type relativeName []struct {
	Type  asn1.ObjectIdentifier
	Value asn1.RawValue
}

// attributes are the parts of a name, in the certificate's order.
func attributes(raw []byte) (out [][]attribute) {
	var names []asn1.RawValue
	if _, err := asn1.Unmarshal(raw, &names); err != nil {
		return nil
	}
	for _, n := range names {
		var parts relativeName
		if _, err := asn1.UnmarshalWithParams(n.FullBytes, &parts, "set"); err != nil {
			continue
		}
		var group []attribute
		for _, p := range parts {
			name, ok := attributeNames[p.Type.String()]
			if !ok {
				name = p.Type.String()
			}
			group = append(group, attribute{name, attributeText(p.Value)})
		}
		out = append(out, group)
	}
	return out
}

// attributeText reads a string of any of ASN.1's types.
func attributeText(v asn1.RawValue) string {
	var text string
	if _, err := asn1.Unmarshal(v.FullBytes, &text); err == nil {
		return text
	}
	if v.Tag == asn1.TagT61String {
		return latin1ToUTF8(v.Bytes)
	}
	return "#" + strings.ToUpper(hex.EncodeToString(v.FullBytes))
}

// escapeName is OpenSSL's writing of a part: RFC 2253's without its cure for all but ASCII.
func escapeName(s string) string {
	var out strings.Builder
	for i, r := range s {
		edge := r == ' ' && (i == 0 || i == len(s)-1) || r == '#' && i == 0
		switch {
		case edge || strings.ContainsRune(`,+"\<>;`, r):
			out.WriteByte('\\')
			out.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&out, `\%02X`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func nameText(raw []byte) any {
	var lines []string
	for _, group := range attributes(raw) {
		var parts []string
		for _, a := range group {
			parts = append(parts, a.name+"="+escapeName(a.value))
		}
		lines = append(lines, strings.Join(parts, " + "))
	}
	if len(lines) == 0 {
		return nil
	}
	return strings.Join(lines, "\n")
}

// namePairs is a name flat: name, value, ...
func namePairs(raw []byte) []string {
	out := []string{}
	for _, group := range attributes(raw) {
		for _, a := range group {
			out = append(out, a.name, a.value)
		}
	}
	return out
}

// generalName is one of the alternative names, which stand as they come.
type generalName struct{ kind, value string }

var (
	oidAlternative = asn1.ObjectIdentifier{2, 5, 29, 17}
	oidExtendedUse = asn1.ObjectIdentifier{2, 5, 29, 37}
	oidInfoAccess  = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 1, 1}
)

func (c *certificate) extension(id asn1.ObjectIdentifier) []byte {
	for _, e := range c.Extensions {
		if e.Id.Equal(id) {
			return e.Value
		}
	}
	return nil
}

// readName reads what a GeneralName says.
func readName(v asn1.RawValue) generalName {
	switch v.Tag {
	case 1:
		return generalName{"email", string(v.Bytes)}
	case 2:
		return generalName{"DNS", string(v.Bytes)}
	case 4:
		var lines []string
		for _, group := range attributes(v.Bytes) {
			for _, a := range group {
				lines = append(lines, a.name+" = "+a.value)
			}
		}
		return generalName{"DirName", strings.Join(lines, ", ")}
	case 6:
		return generalName{"URI", string(v.Bytes)}
	case 7:
		return generalName{"IP Address", ipText(v.Bytes)}
	case 8:
		var id asn1.ObjectIdentifier
		if _, err := asn1.UnmarshalWithParams(v.FullBytes, &id, "tag:8"); err == nil {
			return generalName{"Registered ID", id.String()}
		}
	}
	return generalName{"othername", "<unsupported>"}
}

// ipText is an address as OpenSSL writes it: IPv6 without "::".
func ipText(b []byte) string {
	if len(b) == 4 {
		return fmt.Sprintf("%d.%d.%d.%d", b[0], b[1], b[2], b[3])
	}
	if len(b) != 16 {
		return "<invalid>"
	}
	var groups []string
	for i := 0; i < 16; i += 2 {
		groups = append(groups, fmt.Sprintf("%X", int(b[i])<<8|int(b[i+1])))
	}
	return strings.Join(groups, ":")
}

func (c *certificate) alternativeNames() (out []generalName) {
	var names []asn1.RawValue
	if _, err := asn1.Unmarshal(c.extension(oidAlternative), &names); err != nil {
		return nil
	}
	for _, n := range names {
		out = append(out, readName(n))
	}
	return out
}

// nameList joins names; one that holds a separator is written in quotes.
func nameList(names []generalName) any {
	if names == nil {
		return nil
	}
	var out []string
	for _, n := range names {
		value := n.value
		if strings.ContainsAny(value, ",\"\\'") {
			value = fmt.Sprintf("%q", value)
		}
		out = append(out, n.kind+":"+value)
	}
	return strings.Join(out, ", ")
}

var accessMethods = map[string]string{
	"1.3.6.1.5.5.7.48.1": "OCSP", "1.3.6.1.5.5.7.48.2": "CA Issuers",
}

func (c *certificate) infoAccess() any {
	var list []struct {
		Method   asn1.ObjectIdentifier
		Location asn1.RawValue
	}
	if _, err := asn1.Unmarshal(c.extension(oidInfoAccess), &list); err != nil {
		return nil
	}
	var lines []string
	for _, a := range list {
		method, ok := accessMethods[a.Method.String()]
		if !ok {
			method = a.Method.String()
		}
		name := readName(a.Location)
		lines = append(lines, method+" - "+name.kind+":"+name.value)
	}
	return strings.Join(lines, "\n")
}

func (c *certificate) keyUsage() any {
	var ids []asn1.ObjectIdentifier
	if _, err := asn1.Unmarshal(c.extension(oidExtendedUse), &ids); err != nil {
		return nil
	}
	out := []string{}
	for _, id := range ids {
		out = append(out, id.String())
	}
	return out
}

func fingerprint(sum []byte) string {
	return strings.ReplaceAll(fmt.Sprintf("% X", sum), " ", ":")
}

func certTime(t time.Time) string { return t.UTC().Format("Jan _2 15:04:05 2006 GMT") }

// serial has whole bytes.
func (c *certificate) serial() string {
	text := strings.ToUpper(c.SerialNumber.Text(16))
	if len(text)%2 != 0 {
		text = "0" + text
	}
	return text
}

func x509Info(c *Call) error {
	cert, err := certAt(c, 0)
	if err != nil {
		return err
	}
	one, two, five := sha1.Sum(cert.Raw), sha256.Sum256(cert.Raw), sha512.Sum512(cert.Raw)
	info := Object{
		{"subject", nameText(cert.RawSubject)},
		{"subjectPairs", namePairs(cert.RawSubject)},
		{"subjectAltName", nameList(cert.alternativeNames())},
		{"issuer", nameText(cert.RawIssuer)},
		{"issuerPairs", namePairs(cert.RawIssuer)},
		{"infoAccess", cert.infoAccess()},
		{"validFrom", certTime(cert.NotBefore)},
		{"validTo", certTime(cert.NotAfter)},
		{"fingerprint", fingerprint(one[:])},
		{"fingerprint256", fingerprint(two[:])},
		{"fingerprint512", fingerprint(five[:])},
		{"keyUsage", cert.keyUsage()},
		{"serialNumber", cert.serial()},
		{"ca", cert.BasicConstraintsValid && cert.IsCA},
		{"raw", cert.Raw},
		{"pem", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Raw}))},
	}
	c.Return(append(info, cert.keyFacts()...))
	return nil
}

// keyFacts are what toLegacyObject shows of the key.
func (c *certificate) keyFacts() Object {
	switch k := c.PublicKey.(type) {
	case *rsa.PublicKey:
		return Object{
			{"modulus", fmt.Sprintf("%X", k.N)}, {"bits", k.N.BitLen()}, {"exponent", fmt.Sprintf("0x%x", k.E)},
			{"pubkey", c.RawSubjectPublicKeyInfo},
		}
	case *ecdsa.PublicKey:
		point, err := k.Bytes()
		if err != nil {
			return nil
		}
		name := k.Curve.Params().Name
		return Object{
			{"bits", k.Curve.Params().BitSize}, {"pubkey", point}, {"asn1Curve", curveNames[name]}, {"nistCurve", name},
		}
	}
	return nil
}

func x509Names(c *Call) error {
	cert, err := certAt(c, 0)
	if err != nil {
		return err
	}
	lists := map[string][]string{}
	for _, n := range cert.alternativeNames() {
		lists[n.kind] = append(lists[n.kind], n.value)
	}
	ips := []string{}
	for _, ip := range cert.IPAddresses {
		if a, ok := netip.AddrFromSlice(ip); ok {
			ips = append(ips, a.Unmap().String())
		}
	}
	cn, email := []string{}, []string{}
	pairs := namePairs(cert.RawSubject)
	for i := 0; i < len(pairs); i += 2 {
		switch pairs[i] {
		case "CN":
			cn = append(cn, pairs[i+1])
		case "emailAddress":
			email = append(email, pairs[i+1])
		}
	}
	c.Return(Object{{"dns", lists["DNS"]}, {"ip", ips}, {"email", lists["email"]}, {"cn", cn}, {"subjectEmail", email}})
	return nil
}

func (c *certificate) key() (*cryptoKey, error) { return parseSPKI(c.RawSubjectPublicKeyInfo) }

func x509Key(c *Call) error {
	cert, err := certAt(c, 0)
	if err != nil {
		return err
	}
	k, err := cert.key()
	return returnKey(c, k, err)
}

func x509Issued(c *Call) error {
	cert, err := certAt(c, 0)
	if err != nil {
		return err
	}
	issuer, err := certAt(c, 1)
	if err != nil {
		return err
	}
	same := bytes.Equal(cert.RawIssuer, issuer.RawSubject)
	if len(cert.AuthorityKeyId) > 0 && len(issuer.SubjectKeyId) > 0 {
		same = same && bytes.Equal(cert.AuthorityKeyId, issuer.SubjectKeyId)
	}
	if issuer.KeyUsage != 0 {
		same = same && issuer.KeyUsage&x509.KeyUsageCertSign != 0
	}
	c.Return(same)
	return nil
}

func x509Verify(c *Call) error {
	cert, err := certAt(c, 0)
	if err != nil {
		return err
	}
	k, err := keyAt(c, 1)
	if err != nil {
		return err
	}
	signer := &x509.Certificate{PublicKey: k.public, PublicKeyAlgorithm: publicAlgorithm(k)}
	c.Return(signer.CheckSignature(cert.SignatureAlgorithm, cert.RawTBSCertificate, cert.Signature) == nil)
	return nil
}

func publicAlgorithm(k *cryptoKey) x509.PublicKeyAlgorithm {
	switch k.algorithm {
	case algRSA, algPSS:
		return x509.RSA
	case algEC:
		return x509.ECDSA
	}
	return x509.Ed25519
}

func x509CheckKey(c *Call) error {
	cert, err := certAt(c, 0)
	if err != nil {
		return err
	}
	k, err := keyAt(c, 1)
	if err != nil {
		return err
	}
	mine, err := cert.key()
	c.Return(err == nil && (&cryptoKey{algorithm: k.algorithm, public: k.public}).equals(mine))
	return nil
}
