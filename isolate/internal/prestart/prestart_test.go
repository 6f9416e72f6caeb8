package prestart

import "testing"

func TestIsPlain(t *testing.T) {
	for _, c := range []struct {
		args    []string
		options string
		want    bool
	}{
		{[]string{"heddle", "app.js"}, "", true},
		{[]string{"heddle", "app.js", "--expose-gc"}, "", true},
		{[]string{"heddle", "app.js"}, "--expose-gc", false},
		{[]string{"heddle", "--expose-gc", "app.js"}, "", false},
		{[]string{"heddle", "-e", "1"}, "", false},
		{[]string{"heddle", "bench"}, "", false},
		{[]string{"heddle", "run", "app.js"}, "", false},
		{[]string{"heddle", "write-startup-snapshot", "app.js"}, "", false},
		{[]string{"heddle", ""}, "", false},
		{[]string{"heddle"}, "", false},
		{nil, "", false},
	} {
		if got := isPlain(c.args, c.options); got != c.want {
			t.Errorf("%q with NODE_OPTIONS=%q: %v", c.args, c.options, got)
		}
	}
}
