'use strict';
// A Worker's stdin, stdout and stderr: streams on both sides, chunks over the control channel.

const { Readable } = require('internal/streams/index');
const { Writable } = require('internal/streams/index');

/**
 * The parent's side.
 * @param {MessagePort} control
 * @param {{stdin?: boolean, stdout?: boolean, stderr?: boolean}} options
 */
function parentStreams(control, options) {
  const stdout = incoming();
  const stderr = incoming();
  if (!options.stdout) stdout.on('data', (chunk) => process.stdout.write(chunk));
  if (!options.stderr) stderr.on('data', (chunk) => process.stderr.write(chunk));
  return {
    stdin: options.stdin ? outgoing(control, 'stdin') : null,
    stdout,
    stderr,
    receive({ stream, chunk }) {
      (stream === 'stdout' ? stdout : stderr).push(chunk);
    },
    end() {
      stdout.push(null);
      stderr.push(null);
    },
  };
}

function incoming() {
  return new Readable({ read() {} });
}

function outgoing(control, stream) {
  return new Writable({
    decodeStrings: true,
    write(chunk, encoding, done) {
      control.postMessage({ type: 'stdio', stream, chunk });
      done();
    },
    final(done) {
      control.postMessage({ type: 'stdio', stream, chunk: null });
      done();
    },
  });
}

/**
 * The Worker's side.
 * @param {MessagePort} control
 * @param {{stdin: boolean}} message what the parent said at the start
 */
function installChildStreams(control, message) {
  const stdio = require('internal/process/stdio');
  let stdin;
  stdio.replace?.({
    stdout: () => outgoing(control, 'stdout'),
    stderr: () => outgoing(control, 'stderr'),
    stdin: () => stdin ??= childStdin(control, message.stdin),
  });
}

function childStdin(control, open) {
  const stdin = incoming();
  if (!open) {
    stdin.push(null);
    return stdin;
  }
  control.on('message', ({ chunk }) => {
    stdin.push(chunk);
    if (chunk === null) control.unref();
  });
  return stdin;
}

module.exports = { installChildStreams, parentStreams };
