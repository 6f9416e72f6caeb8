'use strict';
// Text straight to the standard error of the process or thread, for what must
// be said even when streams are not there (yet, or any more).

const { writeStderr, appendFile } = internalBinding('process');

let stderrOfWorker = null;

/**
 * A Worker's messages go into its own stderr stream.
 * @param {(function(string): void)|null} write
 */
function setWorkerStderr(write) {
  stderrOfWorker = write;
}

/**
 * Writes text to the thread's standard error.
 * @param {string} text
 */
function writeError(text) {
  if (stderrOfWorker !== null) stderrOfWorker(text);
  else writeStderr(text);
}

/**
 * process._rawDebug: formats like console.log, to file descriptor 2 at once.
 * @param {...any} args
 */
function rawDebug(...args) {
  const { format } = require('internal/util/inspect');
  writeStderr(`${format(...args)}\n`);
}

/**
 * Appends to a file.
 * @param {string} path
 * @param {string} text
 * @returns {boolean} whether it worked
 */
function appendToFile(path, text) {
  try {
    appendFile(path, text);
    return true;
  } catch {
    return false;
  }
}

module.exports = { writeError, rawDebug, appendToFile, setWorkerStderr };
