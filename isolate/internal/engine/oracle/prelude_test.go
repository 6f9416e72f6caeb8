package oracle_test

import _ "embed"

// prelude is what the thread boots with: the globals that values are generated into, and same, which
// holds two graphs against each other.
//
//go:embed testdata/prelude.js
var prelude string
