'use strict';
// Starts a thread's program: preloads, then the script, the evaluated text, or standard input.

/**
 * @param {object} options of the thread, see docs/ARCHITECTURE.md
 */
function run(options) {
  const { program } = options;
  const runner = require('internal/modules/run_main');
  if (options.flags.stackTraceLimit !== undefined) Error.stackTraceLimit = options.flags.stackTraceLimit;
  runner.boot?.(options);
  try {
    if (program.require.length > 0 || program.import.length > 0) {
      return runner.preload(program, () => start(runner, program));
    }
    start(runner, program);
  } finally {
    // The main script was async id 1; what runs later has an id of its own, or none.
    require('internal/process/async_track').track.ids.current = 0;
  }
}

function start(runner, program) {
  if (program.hasEval) {
    require('internal/bootstrap/globals').defineBuiltins();
    return runner.runEval(program.eval, { print: program.print, inputType: program.inputType });
  }
  if (program.stdin) return runner.runStdin({ print: program.print, inputType: program.inputType });
  runner.runMain(program.filename);
}

/** Whether the main module waits for a top-level await that can no longer settle. */
function unsettled() {
  return require('internal/modules/run_main').unsettled?.() === true;
}

module.exports = { run, unsettled };
