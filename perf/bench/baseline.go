package bench

import (
	"errors"
	"fmt"
	"os"
)

// Load reads results: a Report as Save wrote it, or results in Go's benchmark format.
func Load(path string) (*Report, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return parse(text, path)
}

// parse reads a text; name is the file's, for errors.
func parse(text []byte, name string) (*Report, error) {
	r, err := parseReport(text)
	if errors.Is(err, errNotReport) {
		if r, err = parseGoFormat(text, name); err != nil {
			return nil, fmt.Errorf("%s has no results: neither a report of heddle bench nor Go's benchmark format (%v)", name, err)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	return r, nil
}
