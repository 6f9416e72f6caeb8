package startup

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnpack(t *testing.T) {
	want := Content{Snapshot: "a snapshot", Caches: "and caches"}
	packed := string(want.Pack(Digest{1, 2, 3}))
	d, got, ok := unpack(packed)
	if !ok || d != (Digest{1, 2, 3}) || !cmp.Equal(got, want) {
		t.Fatalf("%v %v %v", d, got, ok)
	}
	short := len(packed) - len(want.Snapshot) - len(want.Caches)
	for n := range packed {
		if _, got, ok := unpack(packed[:n]); ok && n < short+len(want.Snapshot) {
			t.Fatalf("the first %d bytes were taken for %v", n, got)
		}
	}
	if _, _, ok := unpack("x" + packed[1:]); ok {
		t.Fatal("another file was taken for a snapshot")
	}
}

func TestEmbeddedOfAnotherBuild(t *testing.T) {
	defer func(data, d string) { embedded, digest = data, d }(embedded, digest)
	content := Content{Snapshot: "a snapshot", Caches: "and caches"}
	embedded, digest = string(content.Pack(Digest{1})), ""
	if got := Embedded(func() Digest { return Digest{2} }); got != (Content{}) {
		t.Errorf("the snapshot of another build was used: %v", got)
	}
	if got := Embedded(func() Digest { return Digest{1} }); got != content {
		t.Errorf("got %v", got)
	}
	digest = "01" + "00000000000000000000000000000000000000000000000000000000000000"
	if got := Embedded(func() Digest { t.Error("the linker was not believed"); return Digest{} }); got != content {
		t.Errorf("got %v", got)
	}
}
