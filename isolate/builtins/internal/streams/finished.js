'use strict';
// finished(stream, options, callback): tells when a stream has come to its end, well or not.

const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateFunction, validateObject } = require('internal/validators');
const {
  isClosed,
  isNodeStream,
  isReadable,
  isReadableErrored,
  isReadableFinished,
  isReadableNodeStream,
  isReadableStream,
  isWritable,
  isWritableErrored,
  isWritableFinished,
  isWritableNodeStream,
  isWritableStream,
  willEmitClose,
} = require('internal/streams/utils');

const isRequest = (stream) => Boolean(stream.setHeader) && typeof stream.abort === 'function';

function nop() {}

/** Watches one stream; settles once. */
class Watch {
  constructor(stream, options, callback) {
    this.stream = stream;
    this.callback = callback;
    this.listeners = [];
    const isReadableSide = isReadableNodeStream(stream);
    const isWritableSide = isWritableNodeStream(stream);
    this.readable = options.readable ?? isReadableSide;
    this.writable = options.writable ?? isWritableSide;
    // 'close' is worth waiting for only when it means the sides we watch, no more and no less.
    this.awaitClose = willEmitClose(stream) && isReadableSide === this.readable && isWritableSide === this.writable;
    this.readableDone = isReadableFinished(stream, false);
    this.writableDone = isWritableFinished(stream, false);
    this.closed = isClosed(stream);
  }

  settle(err) {
    if (err === undefined) this.callback.call(this.stream);
    else this.callback.call(this.stream, err);
  }

  listen(emitter, event, listener) {
    this.listeners.push([emitter, event, listener]);
    emitter.on(event, listener);
  }

  start(wantsErrors) {
    const { stream } = this;
    const onFinish = () => this.finishSeen();
    const onClose = () => this.closeSeen();
    const onLegacyFinish = () => {
      if (!stream.writable) onFinish();
    };
    if (isRequest(stream)) {
      this.listenToRequest(onFinish, onClose);
    } else if (this.writable && !stream._writableState) {
      // An old stream: 'finish' may never come.
      this.listen(stream, 'end', onLegacyFinish);
      this.listen(stream, 'close', onLegacyFinish);
    }
    // An IncomingMessage says 'aborted' where it does not emit 'close'.
    if (!this.awaitClose && typeof stream.aborted === 'boolean') this.listen(stream, 'aborted', onClose);
    this.listen(stream, 'end', () => this.endSeen());
    this.listen(stream, 'finish', onFinish);
    if (wantsErrors) this.listen(stream, 'error', (err) => this.settle(err));
    this.listen(stream, 'close', onClose);
    this.checkPast(onClose);
  }

  listenToRequest(onFinish, onClose) {
    const { stream } = this;
    const onRequest = () => this.listen(stream.req, 'finish', onFinish);
    this.listen(stream, 'complete', onFinish);
    if (!this.awaitClose) this.listen(stream, 'abort', onClose);
    if (stream.req) onRequest();
    else this.listen(stream, 'request', onRequest);
  }

  // What was waited for may lie in the past.
  checkPast(onClose) {
    const { stream, readable, writable } = this;
    const w = stream._writableState;
    const r = stream._readableState;
    if (this.closed) {
      process.nextTick(onClose);
    } else if (w?.errorEmitted || r?.errorEmitted) {
      if (!this.awaitClose) process.nextTick(() => this.closedAlready());
    } else if (!readable && (!this.awaitClose || isReadable(stream)) &&
               (this.writableDone || isWritable(stream) === false) && !w?.pendingcb) {
      process.nextTick(() => this.closedAlready());
    } else if (!writable && (!this.awaitClose || isWritable(stream)) &&
               (this.readableDone || isReadable(stream) === false)) {
      process.nextTick(() => this.closedAlready());
    } else if (r && stream.req && stream.aborted) {
      process.nextTick(() => this.closedAlready());
    }
  }

  finishSeen() {
    const { stream } = this;
    this.writableDone = true;
    if (stream.destroyed) this.awaitClose = false;
    if (this.awaitClose && (!stream.writable || this.readable)) return;
    if (!this.readable || this.readableDone) this.settle();
  }

  endSeen() {
    const { stream } = this;
    this.readableDone = true;
    if (stream.destroyed) this.awaitClose = false;
    if (this.awaitClose && (!stream.readable || this.writable)) return;
    if (!this.writable || this.writableDone) this.settle();
  }

  closeSeen() {
    const { stream } = this;
    this.closed = true;
    const errored = isWritableErrored(stream) || isReadableErrored(stream);
    if (errored && typeof errored !== 'boolean') {
      this.settle(errored);
      return;
    }
    const readEarly = this.readable && !this.readableDone && isReadableNodeStream(stream, true) &&
      !isReadableFinished(stream, false);
    const writeEarly = this.writable && !this.writableDone && !isWritableFinished(stream, false);
    if (readEarly || writeEarly) this.settle(new codes.ERR_STREAM_PREMATURE_CLOSE());
    else this.settle();
  }

  closedAlready() {
    this.closed = true;
    const errored = isWritableErrored(this.stream) || isReadableErrored(this.stream);
    if (errored && typeof errored !== 'boolean') this.settle(errored);
    else this.settle();
  }

  stop() {
    this.callback = nop;
    for (const [emitter, event, listener] of this.listeners) emitter.removeListener(event, listener);
    this.listeners.length = 0;
  }
}

function onlyOnce(fn) {
  let called = false;
  return function(...args) {
    if (called) return;
    called = true;
    Reflect.apply(fn, this, args);
  };
}

/**
 * @param {any} stream
 * @param {{readable?: boolean, writable?: boolean, error?: boolean, signal?: AbortSignal}} [options]
 * @param {(err?: Error) => void} callback
 * @returns {() => void} stops watching
 */
function eos(stream, options, callback) {
  if (arguments.length === 2) {
    callback = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  validateFunction(callback, 'callback');
  validateAbortSignal(options.signal, 'options.signal');
  callback = onlyOnce(callback);
  if (isReadableStream(stream) || isWritableStream(stream)) {
    return require('internal/streams/web').finishedWeb(stream, options, callback);
  }
  if (!isNodeStream(stream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  const watch = new Watch(stream, options, callback);
  watch.start(options.error !== false);
  if (options.signal) watchSignal(watch, options.signal);
  return () => watch.stop();
}

function watchSignal(watch, signal) {
  const abort = () => {
    const { callback } = watch;
    watch.stop();
    callback.call(watch.stream, new AbortError(undefined, { cause: signal.reason }));
  };
  if (!watch.closed && signal.aborted) {
    process.nextTick(abort);
    return;
  }
  if (watch.closed) return;
  const { addAbortListener } = require('internal/streams/add-abort-signal');
  const disposable = addAbortListener(signal, abort);
  const { callback } = watch;
  watch.callback = onlyOnce(function(...args) {
    disposable.remove();
    Reflect.apply(callback, this, args);
  });
}

/**
 * The promise form.
 * @param {any} stream
 * @param {{cleanup?: boolean}} [options]
 * @returns {Promise<void>}
 */
function finished(stream, options) {
  let autoCleanup = false;
  if (options == null) options = {};
  if (options.cleanup) {
    validateBoolean(options.cleanup, 'cleanup');
    autoCleanup = options.cleanup;
  }
  return new Promise((resolve, reject) => {
    const stop = eos(stream, options, (err) => {
      if (autoCleanup) stop();
      if (err) reject(err);
      else resolve();
    });
  });
}

module.exports = { finished: eos, eos, finishedPromise: finished };
