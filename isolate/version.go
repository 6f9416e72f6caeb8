package isolate

import "github.com/heddle-js/heddle/isolate/internal/engine"

// Version is Heddle's own version.
const Version = "0.1.0"

// NodeVersion is what process.version says: the release of Node whose worker_threads page is our
// specification's line, in the form that packages parse.
const NodeVersion = "18.20.0"

// V8Version is the version of the V8 library that is linked in.
func V8Version() string { return engine.V8Version() }
