package bindings

import (
	"bytes"
	"encoding/hex"
	"testing"
)

func TestDigestNames(t *testing.T) {
	for _, name := range []string{"SHA256", "sha-256", "RSA-SHA256", "sha256WithRSAEncryption", "SHA2-256"} {
		make := findDigest(name)
		if make == nil {
			t.Errorf("%s is not known", name)
			continue
		}
		if got := hex.EncodeToString(make().Sum(nil))[:8]; got != "e3b0c442" {
			t.Errorf("%s: the empty digest begins with %s", name, got)
		}
	}
	if findDigest("sha") != nil || findDigest("") != nil {
		t.Error("names that are none are known")
	}
}

func TestCloneHash(t *testing.T) {
	for name, make := range digests {
		whole, part := make(), make()
		whole.Write([]byte("one two"))
		part.Write([]byte("one "))
		clone, err := cloneHash(part)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		part.Write([]byte("more"))
		clone.Write([]byte("two"))
		if !bytes.Equal(clone.Sum(nil), whole.Sum(nil)) {
			t.Errorf("%s: the clone went another way", name)
		}
	}
}
