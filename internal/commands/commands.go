package commands

import "slices"

const (
	// Run is followed by a program and its options.
	Run = "run"
	// WriteStartup is for scripts/build alone.
	WriteStartup = "write-startup-snapshot"
)

// Tools are the commands besides these.
var Tools = []string{"bench", "heap", "completion"}

// Is says whether the first argument is a command.
func Is(argument string) bool {
	return argument == Run || argument == WriteStartup || slices.Contains(Tools, argument)
}
