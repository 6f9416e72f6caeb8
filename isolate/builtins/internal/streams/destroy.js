'use strict';
// The life of a stream beside its data: construction, errors, destruction, close. Shared by Readable
// and Writable; a Duplex has both states, and what happens to one happens to both.

const { aggregateTwoErrors, codes, AbortError } = require('internal/errors');
const { kConstruct, kDestroy, kIsDestroyed, isDestroyed, isFinished, isServerRequest } = require('internal/streams/utils');

// Reading .stack once makes V8 drop the frames it keeps alive for a lazy stack trace.
function settleStack(err) {
  if (err) err.stack; // eslint-disable-line no-unused-expressions
}

function noteError(err, w, r) {
  if (!err) return;
  settleStack(err);
  if (w && !w.errored) w.errored = err;
  if (r && !r.errored) r.errored = err;
}

/**
 * stream.destroy(err): the method of Readable and Writable.
 * @param {Error} [err]
 * @param {(err?: Error) => void} [cb] private: called when _destroy is done, in place of an 'error' event
 * @returns {this}
 */
function destroy(err, cb) {
  const w = this._writableState;
  const r = this._readableState;
  const lead = w || r;
  if (w?.destroyed || r?.destroyed) {
    if (typeof cb === 'function') cb();
    return this;
  }
  noteError(err, w, r);
  if (w) w.destroyed = true;
  if (r) r.destroyed = true;
  if (lead.constructed) {
    runDestroy(this, err, cb);
  } else {
    // _destroy waits for _construct, and hears of its failure too.
    this.once(kDestroy, function(constructError) {
      runDestroy(this, aggregateTwoErrors(constructError, err), cb);
    });
  }
  return this;
}

function runDestroy(stream, err, cb) {
  let settled = false;
  function onDestroy(finalError) {
    if (settled) return;
    settled = true;
    const w = stream._writableState;
    const r = stream._readableState;
    noteError(finalError, w, r);
    if (w) w.closed = true;
    if (r) r.closed = true;
    if (typeof cb === 'function') cb(finalError);
    process.nextTick(finalError ? emitErrorThenClose : emitClose, stream, finalError);
  }
  try {
    stream._destroy(err || null, onDestroy);
  } catch (thrown) {
    onDestroy(thrown);
  }
}

function emitErrorThenClose(stream, err) {
  emitError(stream, err);
  emitClose(stream);
}

function emitClose(stream) {
  const w = stream._writableState;
  const r = stream._readableState;
  if (w) w.closeEmitted = true;
  if (r) r.closeEmitted = true;
  if (w?.emitClose || r?.emitClose) stream.emit('close');
}

function emitError(stream, err) {
  const w = stream._writableState;
  const r = stream._readableState;
  if (w?.errorEmitted || r?.errorEmitted) return;
  if (w) w.errorEmitted = true;
  if (r) r.errorEmitted = true;
  stream.emit('error', err);
}

/** Brings a destroyed stream back to its first state; for streams that reopen, such as sockets. */
function undestroy() {
  const r = this._readableState;
  if (r) {
    r.constructed = true;
    r.closed = r.closeEmitted = r.destroyed = r.errorEmitted = r.reading = false;
    r.errored = null;
    r.ended = r.endEmitted = r.readable === false;
  }
  const w = this._writableState;
  if (w) {
    w.constructed = true;
    w.destroyed = w.closed = w.closeEmitted = w.errorEmitted = w.finalCalled = w.prefinished = false;
    w.errored = null;
    w.ended = w.ending = w.finished = w.writable === false;
  }
}

/**
 * Fails a stream: destroys it when it destroys itself, else only emits 'error'.
 * @param {import('stream')} stream
 * @param {Error} err
 * @param {boolean} [later] emit on the next tick, since the caller is still inside a user's call
 */
function errorOrDestroy(stream, err, later) {
  const w = stream._writableState;
  const r = stream._readableState;
  if (w?.destroyed || r?.destroyed) return;
  if (r?.autoDestroy || w?.autoDestroy) {
    stream.destroy(err);
    return;
  }
  if (!err) return;
  noteError(err, w, r);
  if (later) process.nextTick(emitError, stream, err);
  else emitError(stream, err);
}

/**
 * Arranges that _construct runs on the next tick and that `cb` runs after it.
 * @param {import('stream')} stream
 * @param {() => void} cb
 */
function construct(stream, cb) {
  if (typeof stream._construct !== 'function') return;
  const w = stream._writableState;
  const r = stream._readableState;
  if (w) w.constructed = false;
  if (r) r.constructed = false;
  stream.once(kConstruct, cb);
  // The other half of a Duplex has asked for it already.
  if (stream.listenerCount(kConstruct) > 1) return;
  process.nextTick(runConstruct, stream);
}

function runConstruct(stream) {
  let called = false;
  function onConstruct(err) {
    if (called) {
      errorOrDestroy(stream, err ?? new codes.ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    const w = stream._writableState;
    const r = stream._readableState;
    if (w) w.constructed = true;
    if (r) r.constructed = true;
    if ((w || r).destroyed) stream.emit(kDestroy, err);
    else if (err) errorOrDestroy(stream, err, true);
    else stream.emit(kConstruct);
  }
  try {
    stream._construct((err) => process.nextTick(onConstruct, err));
  } catch (err) {
    process.nextTick(onConstruct, err);
  }
}

function emitCloseLegacy(stream) {
  stream.emit('close');
}

function emitErrorAndCloseLegacy(stream, err) {
  stream.emit('error', err);
  process.nextTick(emitCloseLegacy, stream);
}

const isRequest = (stream) => Boolean(stream?.setHeader) && typeof stream.abort === 'function';

/**
 * stream.destroy(stream, err) of the module: destroys anything that is like a stream, whatever its age.
 * @param {any} stream
 * @param {Error} [err]
 */
function destroyer(stream, err) {
  if (!stream || isDestroyed(stream)) return;
  if (!err && !isFinished(stream)) err = new AbortError();
  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(err);
  } else if (isRequest(stream)) {
    stream.abort();
  } else if (isRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(err);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else if (err) {
    process.nextTick(emitErrorAndCloseLegacy, stream, err);
  } else {
    process.nextTick(emitCloseLegacy, stream);
  }
  if (!stream.destroyed) stream[kIsDestroyed] = true;
}

module.exports = { construct, destroy, destroyer, errorOrDestroy, settleStack, undestroy };
