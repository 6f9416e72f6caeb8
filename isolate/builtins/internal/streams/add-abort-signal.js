'use strict';
// addAbortSignal(signal, stream), and a small listener for abort signals that others here use.

const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal } = require('internal/validators');
const { isNodeStream, isWebStream } = require('internal/streams/utils');

/**
 * Runs a function when a signal aborts.
 * @param {AbortSignal} signal not yet aborted
 * @param {() => void} listener
 * @returns {{remove(): void}}
 */
function addAbortListener(signal, listener) {
  signal.addEventListener('abort', listener, { once: true });
  return {
    remove() {
      signal.removeEventListener('abort', listener);
    },
  };
}

/**
 * Destroys a stream when a signal aborts.
 * @template T
 * @param {AbortSignal} signal
 * @param {T} stream
 * @returns {T}
 */
function addAbortSignal(signal, stream) {
  if (!signal || typeof signal !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  validateAbortSignal(signal, 'signal');
  if (!isNodeStream(stream) && !isWebStream(stream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return bindSignal(signal, stream);
}

/**
 * addAbortSignal for arguments that are known to be right. A stream under construction takes it too.
 * @template T
 * @param {AbortSignal} signal
 * @param {T} stream
 * @returns {T}
 */
function bindSignal(signal, stream) {
  if (!isNodeStream(stream)) return require('internal/streams/web').abortWeb(signal, stream);
  const onAbort = () => stream.destroy(new AbortError(undefined, { cause: signal.reason }));
  if (signal.aborted) {
    onAbort();
    return stream;
  }
  const listening = addAbortListener(signal, onAbort);
  require('internal/streams/finished').finished(stream, () => listening.remove());
  return stream;
}

module.exports = { addAbortListener, addAbortSignal, bindSignal };
