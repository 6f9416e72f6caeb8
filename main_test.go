package main

import (
	"os"
	"testing"
)

// asCommand makes a test's process heddle itself.
const asCommand = "HEDDLE_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}
