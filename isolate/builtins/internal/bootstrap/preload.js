'use strict';
// What the start-up snapshot holds: the modules that most threads use. Each more costs every thread its share of
// reading the snapshot; each less is compiled (from V8's code cache) by the threads that do use it.
//
// Loading these must not depend on the thread, the process or the machine: the engine refuses operations while
// the snapshot is made.

const kModules = [
  'internal/timers', 'internal/process/env', 'internal/modules/cjs_loaders', 'internal/modules/callbacks',
  'internal/bootstrap/boot', 'internal/bootstrap/globals', 'internal/bootstrap/run',
  'internal/process/object', 'internal/process/signals', 'internal/process/stdio', 'internal/process/stdio_file',
  'internal/modules/run_main', 'internal/modules/cjs', 'internal/modules/esm', 'internal/modules/resolver',
  'internal/console', 'internal/util/format', 'internal/util/inspect',
  'internal/buffer', 'internal/url', 'internal/event_target', 'internal/message_event', 'internal/abort_controller',
  'internal/fs/utils',
  'internal/streams/readable', 'internal/streams/writable',
  'internal/worker/thread', 'internal/worker/ports', 'internal/worker/worker', 'internal/worker/broadcast',
  'internal/worker/stdio', 'internal/process/worker_limits', 'internal/perf/utils',
];

/**
 * @param {Function} requireBuiltin the loader's require
 */
function load(requireBuiltin) {
  for (const id of kModules) requireBuiltin(id);
  requireBuiltin('internal/bootstrap/boot').prepare(requireBuiltin);
  requireBuiltin('internal/modules/builtin_ids').allIds();
}

module.exports = { load };
