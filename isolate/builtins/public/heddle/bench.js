'use strict';
// heddle:bench: registers benchmarks, which `heddle bench` runs; as an ordinary program, a file runs its own.

// What `heddle bench` has put there, so that each runtime and version that it compares measures with the same text.
const given = globalThis[Symbol.for('heddle:bench')];

module.exports = given ?? require('internal/bench/program').module;
