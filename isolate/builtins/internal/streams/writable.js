'use strict';
// Writable: the constructor, write and its queue, cork, end and the way to 'finish', and the class's
// properties.

const { Buffer } = require('internal/buffer');
const { codes, AbortError } = require('internal/errors');
const { SymbolAsyncDispose } = require('internal/util');
const { Stream } = require('internal/streams/legacy');
const { WritableState } = require('internal/streams/writable_state');
const { construct, destroy, errorOrDestroy, settleStack, undestroy } = require('internal/streams/destroy');

// The queue's dead front is cut at this length.
const MAX_DEAD_FRONT = 256;

function nop() {}

/**
 * @param {object} [options] highWaterMark, objectMode, decodeStrings, defaultEncoding, emitClose,
 *   autoDestroy, signal, and the methods write, writev, destroy, final, construct
 */
function Writable(options) {
  // A Duplex that calls us is one only by Symbol.hasInstance: it passes.
  if (!(this instanceof Writable)) return new Writable(options);
  initWritable(this, options, false);
  if (options) {
    takeWritableMethods(this, options);
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) require('internal/streams/add-abort-signal').addAbortSignal(options.signal, this);
  }
  Stream.call(this, options);
  if (this._construct) construct(this, () => afterConstruct(this));
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);

Object.defineProperty(Writable, Symbol.hasInstance, {
  __proto__: null,
  // Every Duplex is a Writable too, though JavaScript lets it inherit from Readable only.
  value: function(object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    return this === Writable && Boolean(object) && object._writableState instanceof WritableState;
  },
});

/** Gives a stream its writable half's state. */
function initWritable(stream, options, isDuplex) {
  const state = new WritableState(options, stream, isDuplex);
  state.onwrite = (err) => writeDone(stream, err);
  stream._writableState = state;
}

function takeWritableMethods(stream, options) {
  if (typeof options.write === 'function') stream._write = options.write;
  if (typeof options.writev === 'function') stream._writev = options.writev;
  if (typeof options.final === 'function') stream._final = options.final;
}

/** The writable half's work once _construct is done. */
function afterConstruct(stream) {
  const state = stream._writableState;
  if (!state.writing) drainBuffer(stream, state);
  finishMaybe(stream, state);
}

Writable.WritableState = WritableState;

/** A Writable cannot be a source. */
Writable.prototype.pipe = function() {
  errorOrDestroy(this, new codes.ERR_STREAM_CANNOT_PIPE());
};

// ---- write ----

/**
 * @param {any} chunk
 * @param {string | Function} [encoding] of a string
 * @param {(err?: Error) => void} [cb] called when the chunk is written, or has failed
 * @returns {boolean} false: wait for 'drain'
 */
Writable.prototype.write = function(chunk, encoding, cb) {
  if (typeof encoding === 'function') {
    cb = encoding;
    encoding = null;
  }
  return write(this, chunk, encoding, cb) === true;
};

// Returns whether there is room for more, or the error that kept the chunk out.
function write(stream, chunk, encoding, cb) {
  const state = stream._writableState;
  if (typeof cb !== 'function') cb = nop;
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  // Objects pass as they are, and what stands for their encoding too.
  if (!state.objectMode) {
    if (!encoding) encoding = state.defaultEncoding;
    else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    if (typeof chunk === 'string') {
      if (state.decodeStrings) {
        chunk = Buffer.from(chunk, encoding);
        encoding = 'buffer';
      }
    } else {
      if (!(chunk instanceof Buffer)) chunk = checkedBytes(chunk);
      encoding = 'buffer';
    }
  }

  let err = null;
  if (state.ending) err = new codes.ERR_STREAM_WRITE_AFTER_END();
  else if (state.destroyed) err = new codes.ERR_STREAM_DESTROYED('write');
  if (err) {
    process.nextTick(cb, err);
    errorOrDestroy(stream, err, true);
    return err;
  }
  state.pendingcb++;
  return enqueue(stream, state, chunk, encoding, cb);
}

function checkedBytes(chunk) {
  if (ArrayBuffer.isView(chunk)) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
}

function enqueue(stream, state, chunk, encoding, cb) {
  const size = state.objectMode ? 1 : chunk.length;
  state.length += size;
  if (state.writing || state.corked || state.errored || !state.constructed) {
    state.buffered.push({ chunk, encoding, callback: cb });
    if (encoding !== 'buffer') state.allBuffers = false;
    if (cb !== nop) state.allNoop = false;
  } else {
    callWrite(stream, state, size, cb, chunk, encoding);
  }
  // What a synchronous sink has taken is gone already.
  const hasRoom = state.length < state.highWaterMark || state.length === 0;
  if (!hasRoom) state.needDrain = true;
  return hasRoom && !state.errored && !state.destroyed;
}

function callWrite(stream, state, size, cb, chunk, encoding) {
  startWrite(state, size, cb);
  if (state.destroyed) state.onwrite(new codes.ERR_STREAM_DESTROYED('write'));
  else stream._write(chunk, encoding, state.onwrite);
  state.sync = false;
}

function callWritev(stream, state, size, cb, chunks) {
  startWrite(state, size, cb);
  if (state.destroyed) state.onwrite(new codes.ERR_STREAM_DESTROYED('write'));
  else stream._writev(chunks, state.onwrite);
  state.sync = false;
}

function startWrite(state, size, cb) {
  state.writelen = size;
  state.writecb = cb;
  state.writing = true;
  state.sync = true;
}

/** The sink's duty: call back once, when the chunk is dealt with. */
Writable.prototype._write = function(chunk, encoding, cb) {
  if (!this._writev) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_write()');
  this._writev([{ chunk, encoding }], cb);
};
Writable.prototype._writev = null;

// What _write calls back.
function writeDone(stream, err) {
  const state = stream._writableState;
  const { sync, writecb: cb } = state;
  if (typeof cb !== 'function') {
    errorOrDestroy(stream, new codes.ERR_MULTIPLE_CALLBACK());
    return;
  }
  state.writing = false;
  state.writecb = null;
  state.length -= state.writelen;
  state.writelen = 0;

  if (err) {
    settleStack(err);
    if (!state.errored) state.errored = err;
    // The readable half must not go on as if nothing had happened.
    const r = stream._readableState;
    if (r && !r.errored) r.errored = err;
    if (sync) process.nextTick(writeFailed, stream, state, err, cb);
    else writeFailed(stream, state, err, cb);
    return;
  }
  if (state.buffered.length > state.bufferedIndex) drainBuffer(stream, state);
  if (sync) afterWriteLater(stream, state, cb);
  else afterWrite(stream, state, 1, cb);
}

function writeFailed(stream, state, err, cb) {
  state.pendingcb--;
  cb(err);
  failBuffered(state);
  errorOrDestroy(stream, err);
}

// Equal callbacks of synchronous writes in a row share one tick; a write without callback needs none
// unless it makes room.
function afterWriteLater(stream, state, cb) {
  const info = state.afterWriteTickInfo;
  if (cb === nop && (info !== null || !(state.objectMode || (state.needDrain && state.length === 0)))) {
    state.pendingcb--;
    if (state.ending) finishMaybe(stream, state, true);
    return;
  }
  if (info !== null && info.cb === cb) {
    info.count++;
    return;
  }
  state.afterWriteTickInfo = { count: 1, cb, stream, state };
  process.nextTick(afterWriteTick, state.afterWriteTickInfo);
}

function afterWriteTick({ stream, state, count, cb }) {
  state.afterWriteTickInfo = null;
  afterWrite(stream, state, count, cb);
}

function afterWrite(stream, state, count, cb) {
  if (state.needDrain && !state.ending && !stream.destroyed && state.length === 0) {
    state.needDrain = false;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    cb(null);
  }
  if (state.destroyed) failBuffered(state);
  finishMaybe(stream, state, true);
}

// Tells the waiting writes, and those who wait for the end, that they will not be served.
function failBuffered(state) {
  if (state.writing) return;
  for (let i = state.bufferedIndex; i < state.buffered.length; i++) {
    const { chunk, callback } = state.buffered[i];
    state.length -= state.objectMode ? 1 : chunk.length;
    callback(state.errored ?? new codes.ERR_STREAM_DESTROYED('write'));
  }
  settleFinished(state, (state.errored ?? new codes.ERR_STREAM_DESTROYED('end')));
  state.resetBuffer();
}

function settleFinished(state, err) {
  const callbacks = state.onFinished;
  if (callbacks.length === 0) return;
  state.onFinished = [];
  for (const callback of callbacks) callback(err);
}

// Gives waiting writes to the sink: all at once with _writev, else until one stays asynchronous.
function drainBuffer(stream, state) {
  if (state.corked || state.bufferProcessing || state.destroyed || !state.constructed) return;
  const waiting = state.buffered.length - state.bufferedIndex;
  if (waiting === 0) return;
  state.bufferProcessing = true;
  if (waiting > 1 && stream._writev) writeTogether(stream, state, waiting);
  else writeOneByOne(stream, state);
  state.bufferProcessing = false;
}

function writeTogether(stream, state, count) {
  // One callback stands for all.
  state.pendingcb -= count - 1;
  const { allBuffers } = state;
  const requests = state.getBuffer();
  const cb = state.allNoop ? nop : (err) => {
    for (const { callback } of requests) callback(err);
  };
  const chunks = state.allNoop ? requests : requests.slice();
  chunks.allBuffers = allBuffers;
  const { length } = state;
  state.resetBuffer();
  callWritev(stream, state, length, cb, chunks);
}

function writeOneByOne(stream, state) {
  const { buffered } = state;
  let i = state.bufferedIndex;
  do {
    const { chunk, encoding, callback } = buffered[i];
    buffered[i++] = null;
    // Before the call, which may look at it.
    state.bufferedIndex = i;
    callWrite(stream, state, state.objectMode ? 1 : chunk.length, callback, chunk, encoding);
  } while (i < buffered.length && !state.writing);
  if (state.buffered !== buffered) return;
  if (i === buffered.length) {
    state.resetBuffer();
  } else if (i > MAX_DEAD_FRONT) {
    buffered.splice(0, i);
    state.bufferedIndex = 0;
  }
}

/** Holds writes back until uncork(), so that _writev gets them together. */
Writable.prototype.cork = function() {
  this._writableState.corked++;
};

Writable.prototype.uncork = function() {
  const state = this._writableState;
  if (state.corked === 0) return;
  state.corked--;
  if (!state.writing) drainBuffer(this, state);
};

/**
 * @param {string} encoding
 * @returns {this}
 */
Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  if (!Buffer.isEncoding(encoding)) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  this._writableState.defaultEncoding = encoding;
  return this;
};

// ---- the end ----

/**
 * @param {any} [chunk] a last one
 * @param {string | Function} [encoding]
 * @param {(err?: Error) => void} [cb] called after 'finish', or when it failed
 * @returns {this}
 */
Writable.prototype.end = function(chunk, encoding, cb) {
  const state = this._writableState;
  if (typeof chunk === 'function') {
    cb = chunk;
    chunk = encoding = null;
  } else if (typeof encoding === 'function') {
    cb = encoding;
    encoding = null;
  }
  let err;
  if (chunk !== null && chunk !== undefined) {
    const result = write(this, chunk, encoding);
    if (result instanceof Error) err = result;
  }
  if (state.corked) {
    state.corked = 1;
    this.uncork();
  }
  if (!err) err = startEnding(this, state);
  if (typeof cb !== 'function') return this;
  if (err) process.nextTick(cb, err);
  else if (state.finished) process.nextTick(cb);
  else if (state.errored) process.nextTick(cb, state.errored);
  else state.onFinished.push(cb);
  return this;
};

function startEnding(stream, state) {
  if (!state.errored && !state.ending) {
    state.ending = true;
    finishMaybe(stream, state, true);
    state.ended = true;
    return undefined;
  }
  if (state.finished) return new codes.ERR_STREAM_ALREADY_FINISHED('end');
  if (state.destroyed) return new codes.ERR_STREAM_DESTROYED('end');
  return undefined;
}

function canFinish(state) {
  return state.ending && !state.destroyed && state.constructed && state.length === 0 && !state.errored &&
    state.buffered.length === 0 && !state.finished && !state.writing && !state.errorEmitted && !state.closeEmitted;
}

function finishMaybe(stream, state, later) {
  if (!canFinish(state)) return;
  runFinal(stream, state);
  if (state.pendingcb > 0) return;
  if (later) {
    state.pendingcb++;
    process.nextTick(finishIfStillDue, stream, state);
  } else if (canFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishIfStillDue(stream, state) {
  if (canFinish(state)) finish(stream, state);
  else state.pendingcb--;
}

function runFinal(stream, state) {
  if (state.prefinished || state.finalCalled) return;
  state.finalCalled = true;
  if (typeof stream._final === 'function' && !state.destroyed) {
    callFinal(stream, state);
  } else {
    state.prefinished = true;
    stream.emit('prefinish');
  }
}

function callFinal(stream, state) {
  let called = false;
  function onFinal(err) {
    if (called) {
      errorOrDestroy(stream, err ?? new codes.ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    state.pendingcb--;
    if (err) {
      settleFinished(state, err);
      errorOrDestroy(stream, err, state.sync);
    } else if (canFinish(state)) {
      state.prefinished = true;
      stream.emit('prefinish');
      // 'finish' comes a tick after: the stream may be destroyed from the callback's caller.
      state.pendingcb++;
      process.nextTick(finish, stream, state);
    }
  }
  state.sync = true;
  state.pendingcb++;
  try {
    stream._final(onFinal);
  } catch (err) {
    onFinal(err);
  }
  state.sync = false;
}

function finish(stream, state) {
  state.pendingcb--;
  state.finished = true;
  settleFinished(state, null);
  stream.emit('finish');
  if (!state.autoDestroy) return;
  const r = stream._readableState;
  if (!r || (r.autoDestroy && (r.endEmitted || r.readable === false))) stream.destroy();
}

/**
 * @param {Error} [err]
 * @param {Function} [cb] private
 * @returns {this}
 */
Writable.prototype.destroy = function(err, cb) {
  const state = this._writableState;
  // Those who wait hear of it before 'error' and 'close'.
  if (!state.destroyed && (state.bufferedIndex < state.buffered.length || state.onFinished.length > 0)) {
    process.nextTick(failBuffered, state);
  }
  destroy.call(this, err, cb);
  return this;
};
Writable.prototype._undestroy = undestroy;
Writable.prototype._destroy = function(err, cb) {
  cb(err);
};

Writable.prototype[Symbol.for('nodejs.rejection')] = function(err) {
  this.destroy(err);
};

Writable.prototype[SymbolAsyncDispose] = function() {
  let error;
  if (!this.destroyed) {
    error = this.writableFinished ? null : new AbortError();
    this.destroy(error);
  }
  const { finished } = require('internal/streams/finished');
  return new Promise((resolve, reject) => {
    finished(this, (err) => (err && err.name !== 'AbortError' ? reject(err) : resolve(null)));
  });
};

Writable.fromWeb = function(writableStream, options) {
  return require('internal/streams/web').writableFromWeb(writableStream, options);
};

Writable.toWeb = function(streamWritable) {
  return require('internal/streams/web').writableToWeb(streamWritable);
};

// ---- properties ----

const getter = (get, set) => ({ __proto__: null, enumerable: false, configurable: false, get, set });

Object.defineProperties(Writable.prototype, {
  closed: getter(function() {
    return this._writableState ? this._writableState.closed : false;
  }),
  destroyed: getter(function() {
    return this._writableState ? this._writableState.destroyed : false;
  }, function(value) {
    if (this._writableState) this._writableState.destroyed = value;
  }),
  writable: getter(function() {
    const w = this._writableState;
    return Boolean(w) && w.writable !== false && !w.destroyed && !w.errored && !w.ending && !w.ended;
  }, function(value) {
    if (this._writableState) this._writableState.writable = Boolean(value);
  }),
  writableFinished: getter(function() {
    return this._writableState ? this._writableState.finished : false;
  }),
  writableObjectMode: getter(function() {
    return this._writableState ? this._writableState.objectMode : false;
  }),
  writableBuffer: getter(function() {
    return this._writableState?.getBuffer();
  }),
  writableEnded: getter(function() {
    return this._writableState ? this._writableState.ending : false;
  }),
  writableNeedDrain: getter(function() {
    const w = this._writableState;
    return Boolean(w) && !w.destroyed && !w.ending && w.needDrain;
  }),
  writableHighWaterMark: getter(function() {
    return this._writableState?.highWaterMark;
  }),
  writableCorked: getter(function() {
    return this._writableState ? this._writableState.corked : 0;
  }),
  writableLength: getter(function() {
    return this._writableState?.length;
  }),
  errored: getter(function() {
    return this._writableState ? this._writableState.errored : null;
  }),
  writableAborted: getter(function() {
    const w = this._writableState;
    return w.writable !== false && (w.destroyed || Boolean(w.errored)) && !w.finished;
  }),
});

module.exports = { Writable, afterConstruct, initWritable, takeWritableMethods };
