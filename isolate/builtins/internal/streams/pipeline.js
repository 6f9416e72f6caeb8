'use strict';
// pipeline(...stages, callback): connects streams, iterables and functions, and cleans all of them up
// when one fails.

const { AbortError, aggregateTwoErrors, codes } = require('internal/errors');
const { validateAbortSignal, validateFunction } = require('internal/validators');
const { destroyer } = require('internal/streams/destroy');
const { finished } = require('internal/streams/finished');
const { addAbortListener } = require('internal/streams/add-abort-signal');
const {
  isIterable,
  isNodeStream,
  isReadable,
  isReadableFinished,
  isReadableNodeStream,
  isTransformStream,
  isWebStream,
} = require('internal/streams/utils');

const PREMATURE = 'ERR_STREAM_PREMATURE_CLOSE';

/** One run of pipeline: which parts still work, what the first error was, and how to clean up. */
class Pipeline {
  constructor(stages, callback, options) {
    const { AbortController } = require('internal/abort_controller');
    this.stages = stages;
    this.callback = callback;
    this.endsLast = options?.end !== false;
    this.outerSignal = options?.signal;
    this.controller = new AbortController();
    this.signal = this.controller.signal;
    this.error = undefined;
    this.value = undefined;
    // How many parts have not reported yet.
    this.pending = 0;
    this.destroys = [];
    // The last stream may live on for others: our listeners on it go when all went well.
    this.lastCleanups = [];
    this.outerListening = null;
    // As callbacks of others.
    this.finish = (err) => this.partDone(err, --this.pending === 0);
    this.abort = () => this.partDone(new AbortError(undefined, { cause: this.outerSignal?.reason }), false);
  }

  run() {
    const { outerSignal } = this;
    if (outerSignal?.aborted) queueMicrotask(this.abort);
    else if (outerSignal) this.outerListening = addAbortListener(outerSignal, this.abort);
    let current;
    for (let i = 0; i < this.stages.length; i++) current = this.connect(i, current);
    if (this.signal.aborted || outerSignal?.aborted) process.nextTick(this.abort);
    return current;
  }

  partDone(err, isFinal) {
    // A premature close is mostly the echo of another part's real error.
    if (err && (!this.error || this.error.code === PREMATURE)) this.error = err;
    if (!this.error && !isFinal) return;
    while (this.destroys.length > 0) this.destroys.shift()(this.error);
    this.outerListening?.remove();
    this.controller.abort();
    if (!isFinal) return;
    if (!this.error) this.lastCleanups.forEach((cleanup) => cleanup());
    process.nextTick(this.callback, this.error, this.value);
  }

  /** Connects stage i to what the stages before it came to; returns what the next one reads from. */
  connect(i, previous) {
    const stage = this.stages[i];
    const isLast = i === this.stages.length - 1;
    const end = !isLast || this.endsLast;
    if (isNodeStream(stage)) this.watch(stage, i, isLast, end);
    if (i === 0) return this.openSource(stage);
    if (typeof stage === 'function') return this.callStage(stage, i, previous, isLast, end);
    if (isNodeStream(stage)) return this.feed(previous, stage, isLast, end);
    if (isWebStream(stage)) return require('internal/streams/web').pipelineWeb(stage);
    const { Duplex } = require('internal/streams/duplex');
    return Duplex.from(stage);
  }

  watch(stream, i, isLast, end) {
    const outlives = isReadable(stream) && isLast;
    if (end) this.destroyLater(stream, !isLast, i > 0, outlives);
    const onError = (err) => {
      if (err && err.name !== 'AbortError' && err.code !== PREMATURE) this.finish(err);
    };
    stream.on('error', onError);
    if (outlives) this.lastCleanups.push(() => stream.removeListener('error', onError));
  }

  destroyLater(stream, reading, writing, outlives) {
    let done = false;
    stream.on('close', () => {
      done = true;
    });
    const cleanup = finished(stream, { readable: reading, writable: writing }, (err) => {
      done = !err;
    });
    this.destroys.push((err) => {
      if (done) return;
      done = true;
      destroyer(stream, err || new codes.ERR_STREAM_DESTROYED('pipe'));
    });
    if (outlives) this.lastCleanups.push(cleanup);
  }

  openSource(stage) {
    if (typeof stage === 'function') {
      const result = stage({ signal: this.signal });
      if (isIterable(result)) return result;
      throw new codes.ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or Stream', 'source', result);
    }
    if (isIterable(stage) || isReadableNodeStream(stage) || isTransformStream(stage)) return stage;
    const { Duplex } = require('internal/streams/duplex');
    return Duplex.from(stage);
  }

  callStage(stage, i, previous, isLast, end) {
    const result = stage(asAsyncIterable(previous), { signal: this.signal });
    if (isLast) return this.collect(result, end);
    if (isIterable(result, true)) return result;
    throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable', `transform[${i - 1}]`, result);
  }

  // The last stage is a function: what it gives can be read from the stream that pipeline returns.
  collect(result, end) {
    const { PassThrough } = require('internal/streams/passthrough');
    const out = new PassThrough({ objectMode: true });
    const then = result?.then;
    if (typeof then === 'function') {
      this.pending++;
      then.call(result, (value) => {
        this.value = value;
        if (value != null) out.write(value);
        if (end) out.end();
        process.nextTick(this.finish);
      }, (err) => {
        out.destroy(err);
        process.nextTick(this.finish, err);
      });
    } else if (isIterable(result, true)) {
      this.pending++;
      pump(result, out, this.finish, end);
    } else {
      throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable or Promise', 'destination', result);
    }
    this.destroyLater(out, false, true, true);
    return out;
  }

  feed(previous, stream, isLast, end) {
    if (isReadableNodeStream(previous)) {
      this.pending += 2;
      const cleanup = join(previous, stream, this.finish, end);
      if (isReadable(stream) && isLast) this.lastCleanups.push(cleanup);
    } else if (isIterable(previous)) {
      this.pending++;
      pump(previous, stream, this.finish, end);
    } else {
      throw new codes.ERR_INVALID_ARG_TYPE(
        'val', ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], previous);
    }
    return stream;
  }
}

function asAsyncIterable(value) {
  if (isTransformStream(value)) value = value.readable;
  if (isIterable(value)) return value;
  if (isReadableNodeStream(value)) return iterateOld(value);
  throw new codes.ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable'], value);
}

// An old-style stream has no async iterator of its own.
async function* iterateOld(stream) {
  const { Readable } = require('internal/streams/readable');
  yield* Readable.prototype[Symbol.asyncIterator].call(stream);
}

// source.pipe(dest), with both reporting to `finish`.
function join(source, dest, finish, end) {
  let ended = false;
  dest.on('close', () => {
    if (!ended) finish(new codes.ERR_STREAM_PREMATURE_CLOSE());
  });
  // pipe would spare stdout; pipeline ends whatever it is told to.
  source.pipe(dest, { end: false });
  if (end) {
    const endDest = () => {
      ended = true;
      dest.end();
    };
    if (isReadableFinished(source)) process.nextTick(endDest);
    else source.once('end', endDest);
  } else {
    finish();
  }
  finished(source, { readable: true, writable: false }, (err) => {
    const r = source._readableState;
    if (err && err.code === PREMATURE && r && r.ended && !r.errored && !r.errorEmitted) {
      // Its data is all there; others destroyed it after that. The data may still flow to its end.
      source.once('end', finish).once('error', finish);
    } else {
      finish(err);
    }
  });
  return finished(dest, { readable: false, writable: true }, finish);
}

// Writes what an iterable yields to a stream.
async function pump(iterable, writable, finish, end) {
  let error;
  let wake = null;
  const resume = (err) => {
    if (err) error = err;
    const waiting = wake;
    wake = null;
    waiting?.();
  };
  const wait = () => new Promise((resolve, reject) => {
    const settle = () => (error ? reject(error) : resolve());
    if (error) settle();
    else wake = settle;
  });
  writable.on('drain', resume);
  const cleanup = finished(writable, { readable: false }, resume);
  try {
    if (writable.writableNeedDrain) await wait();
    for await (const chunk of iterable) {
      if (!writable.write(chunk)) await wait();
    }
    if (end) {
      writable.end();
      await wait();
    }
    finish();
  } catch (err) {
    finish(error !== err ? aggregateTwoErrors(error, err) : err);
  } finally {
    cleanup();
    writable.removeListener('drain', resume);
  }
}

/**
 * @param {any[]} stages
 * @param {(err?: Error, value?: any) => void} callback
 * @param {{signal?: AbortSignal, end?: boolean}} [options]
 */
function pipelineImpl(stages, callback, options) {
  if (stages.length === 1 && Array.isArray(stages[0])) stages = stages[0];
  if (stages.length < 2) throw new codes.ERR_MISSING_ARGS('streams');
  validateAbortSignal(options?.signal, 'options.signal');
  return new Pipeline(stages, callback, options).run();
}

/**
 * @param {...any} stages streams, iterables or functions; last the callback
 * @returns {any} the last stream
 */
function pipeline(...stages) {
  const callback = stages.pop();
  validateFunction(callback, 'streams[stream.length - 1]');
  let called = false;
  return pipelineImpl(stages, (err, value) => {
    if (called) return;
    called = true;
    callback(err, value);
  });
}

module.exports = { pipeline, pipelineImpl };
