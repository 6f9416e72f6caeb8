//go:build !heddledev

package builtins

import "io/fs"

func source() fs.FS { return files }
