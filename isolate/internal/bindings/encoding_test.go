package bindings

import "testing"

func TestStreamDecoder(t *testing.T) {
	cases := []struct{ name, input, want string }{
		{"gbk", "\xc4\xe3a", "你a"},
		{"shift_jis", "\x82\xa0\xb1", "あｱ"},
		{"iso-2022-jp", "\x1b$B$\"\x1b(Ba", "あa"},
		{"windows-1251", "\x98\xe0", "\u0098а"},
		{"euc-kr", "\xb0\xa1", "가"},
		{"big5", "\xa4\xa4", "中"},
	}
	for _, c := range cases {
		whole, err := newStreamDecoder(c.name)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(whole.decode([]byte(c.input), true)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		pieces, _ := newStreamDecoder(c.name)
		var got []byte
		for i := range c.input {
			got = append(got, pieces.decode([]byte(c.input[i:i+1]), i == len(c.input)-1)...)
		}
		if string(got) != c.want {
			t.Errorf("%s byte by byte: got %q, want %q", c.name, got, c.want)
		}
	}
	if _, err := newStreamDecoder("no-such"); err == nil {
		t.Error("an unknown encoding opened")
	}
}
