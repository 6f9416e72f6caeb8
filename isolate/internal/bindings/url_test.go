package bindings

import "testing"

func TestDomainToASCII(t *testing.T) {
	cases := map[string]string{
		"español.com":     "xn--espaol-zwa.com",
		"faß.de":          "xn--fa-hia.de",
		"☕.example":       "xn--53h.example",
		"ab。com":          "ab.com",
		"A\u00adb.com":    "ab.com",
		"a_b.é":           "a_b.xn--9ca",
		"xn--fa-hia.de":   "xn--fa-hia.de",
		"xn--a":           "",
		"xn--iñvalid.com": "",
		"\u2100.com":      "a/c.com", // the caller refuses what no host may hold
	}
	for domain, want := range cases {
		got, err := urlProfile().ToASCII(domain)
		if err != nil {
			got = ""
		}
		if got != want {
			t.Errorf("%q: got %q (%v), want %q", domain, got, err, want)
		}
	}
}
