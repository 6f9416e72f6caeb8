'use strict';
// Readable: the constructor, what a source calls (push, unshift), what a consumer calls (read,
// setEncoding, pause, resume, on), and the class's properties. pipe, wrap, iteration and operators
// are in files of their own.

const { Buffer } = require('internal/buffer');
const { codes, AbortError } = require('internal/errors');
const { SymbolAsyncDispose } = require('internal/util');
const { Stream } = require('internal/streams/legacy');
const { ReadableState, fromList } = require('internal/streams/readable_state');
const { construct, destroy, errorOrDestroy, undestroy } = require('internal/streams/destroy');

const streamOn = Stream.prototype.on;
const streamRemoveListener = Stream.prototype.removeListener;
const streamRemoveAllListeners = Stream.prototype.removeAllListeners;

const MAX_HIGH_WATER_MARK = 0x40000000;

/**
 * @param {object} [options] highWaterMark, objectMode, encoding, defaultEncoding, emitClose, autoDestroy,
 *   signal, and the methods read, destroy, construct
 */
function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  this._readableState = new ReadableState(options, this, false);
  if (options) {
    if (typeof options.read === 'function') this._read = options.read;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) require('internal/streams/add-abort-signal').addAbortSignal(options.signal, this);
  }
  Stream.call(this, options);
  if (this._construct) construct(this, () => afterConstruct(this));
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);

/** The readable half's work once _construct is done. */
function afterConstruct(stream) {
  if (stream._readableState.needReadable) readMoreLater(stream, stream._readableState);
}

Readable.ReadableState = ReadableState;
Readable._fromList = fromList;

Readable.prototype.destroy = destroy;
Readable.prototype._undestroy = undestroy;
Readable.prototype._destroy = function(err, cb) {
  cb(err);
};

Readable.prototype[Symbol.for('nodejs.rejection')] = function(err) {
  this.destroy(err);
};

Readable.prototype[SymbolAsyncDispose] = function() {
  let error;
  if (!this.destroyed) {
    error = this.readableEnded ? null : new AbortError();
    this.destroy(error);
  }
  const { finished } = require('internal/streams/finished');
  return new Promise((resolve, reject) => {
    finished(this, (err) => (err && err !== error ? reject(err) : resolve(null)));
  });
};

// ---- the source's side ----

/**
 * Adds a chunk at the end of the queue; null ends the stream.
 * @param {any} chunk
 * @param {string} [encoding] of a string chunk
 * @returns {boolean} false: enough for now, wait for _read
 */
Readable.prototype.push = function(chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) return endOfSource(this, state);
  if (state.objectMode) return accept(this, state, chunk, encoding);
  if (typeof chunk === 'string') {
    encoding = encoding || state.defaultEncoding;
    // A string of the very encoding that consumers want passes as it is.
    if (state.encoding !== encoding) {
      chunk = Buffer.from(chunk, encoding);
      encoding = '';
    }
  } else if (!(chunk instanceof Buffer)) {
    encoding = '';
    if (ArrayBuffer.isView(chunk)) chunk = asBuffer(chunk);
    else if (chunk !== undefined) return refuse(this, chunk);
  }
  if (!chunk || chunk.length <= 0) {
    state.reading = false;
    readMoreLater(this, state);
    return wantsMore(state);
  }
  return accept(this, state, chunk, encoding);
};

/**
 * Puts a chunk back in front of the queue.
 * @param {any} chunk
 * @param {string} [encoding] of a string chunk
 * @returns {boolean}
 */
Readable.prototype.unshift = function(chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) return endOfSource(this, state);
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      encoding = encoding || state.defaultEncoding;
      if (state.encoding !== encoding) {
        const bytes = Buffer.from(chunk, encoding);
        chunk = state.encoding ? bytes.toString(state.encoding) : bytes;
      }
    } else if (ArrayBuffer.isView(chunk)) {
      if (!(chunk instanceof Buffer)) chunk = asBuffer(chunk);
      if (state.encoding && chunk.length > 0) chunk = chunk.toString();
    } else if (chunk !== undefined) {
      return refuse(this, chunk);
    }
    if (!chunk || chunk.length <= 0) return wantsMore(state);
  }
  if (state.endEmitted) {
    errorOrDestroy(this, new codes.ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
    return wantsMore(state);
  }
  if (state.destroyed || state.errored) return false;
  deliver(this, state, chunk, true);
  return wantsMore(state);
};

function refuse(stream, chunk) {
  errorOrDestroy(stream, new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
  return false;
}

const asBuffer = (view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength);

const wantsMore = (state) => !state.ended && (state.length < state.highWaterMark || state.length === 0);

function accept(stream, state, chunk, encoding) {
  if (state.ended) {
    errorOrDestroy(stream, new codes.ERR_STREAM_PUSH_AFTER_EOF());
    return false;
  }
  if (state.destroyed || state.errored) return false;
  state.reading = false;
  if (state.decoder && !encoding) {
    chunk = state.decoder.write(chunk);
    // The bytes so far are the first part of a character.
    if (!state.objectMode && chunk.length === 0) {
      readMoreLater(stream, state);
      return wantsMore(state);
    }
  }
  deliver(stream, state, chunk, false);
  return wantsMore(state);
}

// Hands a chunk straight to a waiting 'data' listener, or queues it.
function deliver(stream, state, chunk, inFront) {
  if (state.flowing && state.length === 0 && !state.sync && state.dataListening) {
    if (state.multiAwaitDrain) state.awaitDrainWriters.clear();
    else state.awaitDrainWriters = null;
    state.dataEmitted = true;
    stream.emit('data', chunk);
  } else {
    if (inFront) state.prepend(chunk);
    else state.append(chunk);
    if (state.needReadable) announce(stream, state);
  }
  readMoreLater(stream, state);
}

function endOfSource(stream, state) {
  state.reading = false;
  if (state.ended) return false;
  const tail = state.decoder?.end();
  if (tail?.length) state.append(tail);
  state.ended = true;
  if (state.sync) {
    // Inside _read, which is inside somebody's read(): he must see its result first.
    announce(stream, state);
  } else {
    state.needReadable = false;
    state.emittedReadable = true;
    emitReadable(stream, state);
  }
  return false;
}

// ---- 'readable', and asking the source for more ----

// Promises a 'readable' event on the next tick. It is also what starts 'data' mode again, so it runs
// for flowing streams too.
function announce(stream, state) {
  state.needReadable = false;
  if (state.emittedReadable) return;
  state.emittedReadable = true;
  process.nextTick(emitReadable, stream, state);
}

function emitReadable(stream, state) {
  if (!state.destroyed && !state.errored && (state.length || state.ended)) {
    stream.emit('readable');
    state.emittedReadable = false;
  }
  // Whoever is still below the mark wants to hear of the next chunk.
  if (!state.flowing && !state.ended && state.length <= state.highWaterMark) state.needReadable = true;
  flow(stream, state);
}

// Fills the queue up to its mark, apart from what consumers ask: later, so that a source that
// pushes in a loop is not asked from inside it.
function readMoreLater(stream, state) {
  if (state.readingMore || !state.constructed) return;
  state.readingMore = true;
  process.nextTick(readMore, stream, state);
}

function readMore(stream, state) {
  while (!state.reading && !state.ended &&
         (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    // The source had nothing just now; it will push.
    if (before === state.length) break;
  }
  state.readingMore = false;
}

// ---- the consumer's side ----

/**
 * Takes data out of the queue, and asks the source to fill it again.
 * @param {number} [n] how many bytes or characters; all by default; 0 only triggers the machinery
 * @returns {any} null when there is not so much
 */
Readable.prototype.read = function(n) {
  if (n === undefined) n = NaN;
  else if (!Number.isInteger(n)) n = Number.parseInt(n, 10);
  const asked = n;
  const state = this._readableState;
  if (n > state.highWaterMark) state.highWaterMark = markFor(n);
  if (n !== 0) state.emittedReadable = false;

  // Only a nudge, and there is enough already: the event is what is missing.
  if (n === 0 && state.needReadable && (isFull(state) || state.ended)) {
    if (state.length === 0 && state.ended) endReadable(this, state);
    else announce(this, state);
    return null;
  }
  n = state.available(n);
  if (n === 0 && state.ended) {
    if (state.length === 0) endReadable(this, state);
    return null;
  }
  if (shouldAskSource(state, n)) {
    askSource(this, state);
    // A source that pushed at once may have changed what can be given.
    if (!state.reading) n = state.available(asked);
  }
  return this._readableState === state ? give(this, state, n, asked) : null;
};

const isFull = (state) => (state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0);

function shouldAskSource(state, n) {
  if (state.ended || state.reading || state.destroyed || state.errored || !state.constructed) return false;
  return state.needReadable || state.length === 0 || state.length - n < state.highWaterMark;
}

function askSource(stream, state) {
  state.reading = true;
  state.sync = true;
  if (state.length === 0) state.needReadable = true;
  try {
    stream._read(state.highWaterMark);
  } catch (err) {
    errorOrDestroy(stream, err);
  }
  state.sync = false;
}

function give(stream, state, n, asked) {
  const chunk = n > 0 ? state.take(n) : null;
  if (chunk === null) {
    state.needReadable = state.length <= state.highWaterMark;
    n = 0;
  } else {
    state.length -= n;
    if (state.multiAwaitDrain) state.awaitDrainWriters.clear();
    else state.awaitDrainWriters = null;
  }
  if (state.length === 0) {
    if (!state.ended) state.needReadable = true;
    // The last of it has just been taken.
    if (asked !== n && state.ended) endReadable(stream, state);
  }
  if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
    state.dataEmitted = true;
    stream.emit('data', chunk);
  }
  return chunk;
}

// A consumer that wants more at once than the mark raises the mark, to the next power of two.
function markFor(n) {
  if (n > MAX_HIGH_WATER_MARK) throw new codes.ERR_OUT_OF_RANGE('size', '<= 1GiB', n);
  let mark = 1;
  while (mark < n) mark *= 2;
  return mark;
}

/** The source's duty: push something, now or later. */
Readable.prototype._read = function(n) {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_read()');
};

function endReadable(stream, state) {
  if (state.endEmitted) return;
  state.ended = true;
  process.nextTick(emitEnd, stream, state);
}

function emitEnd(stream, state) {
  // An unshift, an error or a close may have come in between.
  if (state.errored || state.closeEmitted || state.endEmitted || state.length > 0) return;
  state.endEmitted = true;
  stream.emit('end');
  if (stream.writable && stream.allowHalfOpen === false) {
    process.nextTick(endOtherHalf, stream);
  } else if (state.autoDestroy) {
    const w = stream._writableState;
    if (!w || (w.autoDestroy && (w.finished || w.writable === false))) stream.destroy();
  }
}

function endOtherHalf(stream) {
  if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
}

/**
 * From now on chunks are strings; what is queued is decoded.
 * @param {string} encoding
 * @returns {this}
 */
Readable.prototype.setEncoding = function(encoding) {
  const state = this._readableState;
  state.decodeWith(encoding);
  let content = '';
  for (let i = state.bufferIndex; i < state.buffer.length; i++) content += state.decoder.write(state.buffer[i]);
  state.replaceAll(content);
  return this;
};

// ---- flowing and paused ----

/** @returns {boolean} */
Readable.prototype.isPaused = function() {
  const state = this._readableState;
  return state.explicitlyPaused === true || state.flowing === false;
};

/** Starts 'data' mode, or goes on with it after pause(). @returns {this} */
Readable.prototype.resume = function() {
  const state = this._readableState;
  if (!state.flowing) {
    // A 'readable' listener is in charge of reading, if there is one.
    state.flowing = !state.readableListening;
    if (!state.resumeScheduled) {
      state.resumeScheduled = true;
      process.nextTick(resumeNow, this, state);
    }
  }
  state.explicitlyPaused = false;
  return this;
};

function resumeNow(stream, state) {
  if (!state.reading) stream.read(0);
  state.resumeScheduled = false;
  stream.emit('resume');
  flow(stream, state);
  if (state.flowing && !state.reading) stream.read(0);
}

/** Stops 'data' events. @returns {this} */
Readable.prototype.pause = function() {
  const state = this._readableState;
  if (state.flowing !== false) {
    state.flowing = false;
    this.emit('pause');
  }
  state.explicitlyPaused = true;
  return this;
};

function flow(stream, state) {
  while (state.flowing && stream.read() !== null);
}

/**
 * @param {string | symbol} event 'data' starts the flow, 'readable' stops it in favour of read()
 * @param {Function} listener
 * @returns {this}
 */
Readable.prototype.on = function(event, listener) {
  const result = streamOn.call(this, event, listener);
  const state = this._readableState;
  if (event === 'data') {
    state.dataListening = true;
    if (this.listenerCount('readable') > 0) state.readableListening = true;
    if (state.flowing !== false) this.resume();
  } else if (event === 'readable' && !state.endEmitted && !state.readableListening) {
    state.readableListening = state.needReadable = true;
    state.flowing = false;
    state.emittedReadable = false;
    if (state.length) announce(this, state);
    else if (!state.reading) process.nextTick(nudge, this);
  }
  return result;
};
Readable.prototype.addListener = Readable.prototype.on;

function nudge(stream) {
  stream.read(0);
}

/**
 * @param {string | symbol} event
 * @param {Function} listener
 * @returns {this}
 */
Readable.prototype.removeListener = function(event, listener) {
  const result = streamRemoveListener.call(this, event, listener);
  // Later: a listener that was added by once() is often added again at once.
  if (event === 'readable') process.nextTick(readableListenersChanged, this);
  else if (event === 'data' && this.listenerCount('data') === 0) this._readableState.dataListening = false;
  return result;
};
Readable.prototype.off = Readable.prototype.removeListener;

/**
 * @param {string | symbol} [event] all by default
 * @returns {this}
 */
Readable.prototype.removeAllListeners = function(event) {
  const result = streamRemoveAllListeners.apply(this, arguments);
  if (event === 'readable' || event === undefined) process.nextTick(readableListenersChanged, this);
  return result;
};

function readableListenersChanged(stream) {
  const state = stream._readableState;
  state.readableListening = stream.listenerCount('readable') > 0;
  if (state.resumeScheduled && state.explicitlyPaused === false) {
    // resume() was called while there still was a 'readable' listener.
    state.flowing = true;
  } else if (state.dataListening) {
    stream.resume();
  } else if (!state.readableListening) {
    state.flowing = null;
  }
}

// ---- properties ----

const getter = (get, set) => ({ __proto__: null, enumerable: false, configurable: false, get, set });

Object.defineProperties(Readable.prototype, {
  readable: getter(function() {
    const r = this._readableState;
    return Boolean(r) && r.readable !== false && !r.destroyed && !r.errorEmitted && !r.endEmitted;
  }, function(value) {
    if (this._readableState) this._readableState.readable = Boolean(value);
  }),
  readableDidRead: getter(function() {
    return this._readableState.dataEmitted;
  }),
  readableAborted: getter(function() {
    const r = this._readableState;
    return r.readable !== false && (r.destroyed || Boolean(r.errored)) && !r.endEmitted;
  }),
  readableHighWaterMark: getter(function() {
    return this._readableState.highWaterMark;
  }),
  readableBuffer: getter(function() {
    return this._readableState?.buffer;
  }),
  readableFlowing: getter(function() {
    return this._readableState.flowing;
  }, function(value) {
    if (this._readableState) this._readableState.flowing = value;
  }),
  readableLength: getter(function() {
    return this._readableState.length;
  }),
  readableObjectMode: getter(function() {
    return this._readableState ? this._readableState.objectMode : false;
  }),
  readableEncoding: getter(function() {
    return this._readableState ? this._readableState.encoding : null;
  }),
  errored: getter(function() {
    return this._readableState ? this._readableState.errored : null;
  }),
  closed: getter(function() {
    return this._readableState ? this._readableState.closed : false;
  }),
  destroyed: getter(function() {
    return this._readableState ? this._readableState.destroyed : false;
  }, function(value) {
    // Old packages set it by hand instead of calling destroy.
    if (this._readableState) this._readableState.destroyed = value;
  }),
  readableEnded: getter(function() {
    return this._readableState ? this._readableState.endEmitted : false;
  }),
});

module.exports = { Readable, afterConstruct, flow };
require('internal/streams/readable_pipe').install(Readable);
require('internal/streams/readable_sources').install(Readable);
