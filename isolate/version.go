package isolate

// Version is Heddle's own version.
const Version = "0.1.0"

// NodeVersion is what process.version says: the release of Node whose worker_threads page is our
// specification's line, in the form that packages parse.
const NodeVersion = "18.20.0"
