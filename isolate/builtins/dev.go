//go:build heddledev

package builtins

import (
	"io/fs"
	"os"
)

// With the tag heddledev the modules are read from the folder in HEDDLE_BUILTINS, when it is set, so
// that a change to one needs no new build.
func source() fs.FS {
	if dir := os.Getenv("HEDDLE_BUILTINS"); dir != "" {
		return os.DirFS(dir)
	}
	return files
}
