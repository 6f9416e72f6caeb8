'use strict';
// heddle:bench in a program that was not started by `heddle bench`: what it registers runs once its main script has
// ended, and a line a benchmark is printed.

const host = require('internal/bench/host');
const registry = require('internal/bench/registry');

const DEFAULTS = { time: 50, samples: 12 };

function start() {
  if (host.isMainThread) return registry.whenFirst(() => host.whenLoaded(runProgram));
  const group = require('internal/bench/group');
  // Another Worker's benchmarks are its file's own: the program that started it knows what it is for.
  if (group.assignment() !== undefined) host.whenLoaded(group.serve);
}

async function runProgram() {
  const { runAll } = require('internal/bench/run');
  const { Lines } = require('internal/bench/lines');
  const lines = new Lines(registry.entries.values());
  await runAll(registry.entries.values(), { ...DEFAULTS, entry: host.mainFile() }, (event) => lines.tell(event));
  if (lines.failed) host.setExitCode(1);
}

start();

module.exports = { module: { bench: registry.bench } };
