package builtins

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed public internal
var files embed.FS

// Sources gives every module's source by its id: "fs/promises" for public/fs/promises.js,
// "internal/errors" for internal/errors.js.
func Sources() map[string]string {
	tree := source()
	out := map[string]string{}
	err := fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".js") {
			return err
		}
		text, err := fs.ReadFile(tree, path)
		if err != nil {
			return err
		}
		out[strings.TrimPrefix(strings.TrimSuffix(path, ".js"), "public/")] = string(text)
		return nil
	})
	if err != nil {
		panic("builtins: " + err.Error()) // an embedded tree cannot fail to be read
	}
	return out
}
