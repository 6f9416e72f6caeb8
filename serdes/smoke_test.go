package serdes

import (
	"encoding/hex"
	"testing"
)

func TestSmoke(t *testing.T) {
	for _, h := range []string{"ff0f6f49feffffff07490849808080800849084e000000000000e04149064e0000c0ffffffef414904220a3432393439363732393549027b05", "ff0f72546d22016d636f22016149027b01732201732e", "ff0f6f220261620063022d4e7b01", "ff0f5c0a03616263", "ff0f410249024102490441014906240001240002240002", "ff0f3b2201613b3a003a02", "ff0f7e0408abababab"} {
		in, _ := hex.DecodeString(h)
		var w Writer
		if err := NewDeserializer(in, NodeReadDelegate{}).ReadTape(&w); err != nil {
			t.Error(h, err)
			continue
		}
		s := NewSerializer(nil)
		s.WriteHeader()
		if err := s.WriteTape(w.Words()); err != nil {
			t.Error(h, err)
		}
		if got := hex.EncodeToString(s.Bytes()); got != h {
			t.Errorf("\n got %s\nwant %s", got, h)
		}
	}
}
