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
	os.Exit(runTests(m))
}

// runTests keeps the tests' processes out of the user's folder for compiled code.
func runTests(m *testing.M) int {
	folder, err := os.MkdirTemp("", "heddle-test-compiled")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	os.Setenv("NODE_COMPILE_CACHE", folder)
	return m.Run()
}
