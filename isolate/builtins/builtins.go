package builtins

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed public internal
var files embed.FS

// Source gives a module's source by its id: "fs/promises" is public/fs/promises.js, "internal/errors" is
// internal/errors.js. Any goroutine may call it.
func Source(id string) (text string, ok bool) {
	path := id + ".js"
	if !strings.HasPrefix(id, "internal/") {
		path = "public/" + path
	}
	data, err := fs.ReadFile(source(), path)
	return string(data), err == nil
}

// IDs lists the modules.
func IDs() []string {
	var ids []string
	err := fs.WalkDir(source(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".js") {
			ids = append(ids, strings.TrimPrefix(strings.TrimSuffix(path, ".js"), "public/"))
		}
		return err
	})
	if err != nil {
		panic("builtins: " + err.Error()) // an embedded tree cannot fail to be read
	}
	return ids
}
