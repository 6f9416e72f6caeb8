'use strict';
// Questions one can ask of anything that may be a stream: what kind it is and where in its life it
// stands. They work on foreign streams too (old npm streams, http-like objects), and so answer
// null when the object does not say.

const kIsDisturbed = Symbol.for('nodejs.stream.disturbed');
const kIsErrored = Symbol.for('nodejs.stream.errored');
const kIsReadable = Symbol.for('nodejs.stream.readable');
const kIsWritable = Symbol.for('nodejs.stream.writable');
const kIsDestroyed = Symbol.for('nodejs.stream.destroyed');

// The private events that tell a stream's two halves that _construct or a postponed _destroy may go on.
const kConstruct = Symbol('kConstruct');
const kDestroy = Symbol('kDestroy');

const isFn = (value) => typeof value === 'function';

/**
 * @param {any} obj
 * @param {boolean} [strict] also demand pause and resume
 * @returns {boolean}
 */
function isReadableNodeStream(obj, strict = false) {
  if (!obj || !isFn(obj.pipe) || !isFn(obj.on)) return false;
  if (strict && !(isFn(obj.pause) && isFn(obj.resume))) return false;
  if (!obj._writableState) return true;
  // A Writable inherits pipe from Stream: only a readable half makes it readable.
  return Boolean(obj._readableState) && obj._readableState.readable !== false;
}

/** @param {any} obj @returns {boolean} */
function isWritableNodeStream(obj) {
  if (!obj || !isFn(obj.write) || !isFn(obj.on)) return false;
  return !obj._readableState || obj._writableState?.writable !== false;
}

/** @param {any} obj @returns {boolean} */
function isDuplexNodeStream(obj) {
  return Boolean(obj) && isFn(obj.pipe) && isFn(obj.on) && isFn(obj.write) && Boolean(obj._readableState);
}

/** @param {any} obj @returns {boolean} */
function isNodeStream(obj) {
  if (!obj) return false;
  if (obj._readableState || obj._writableState) return true;
  return isFn(obj.on) && (isFn(obj.write) || isFn(obj.pipe));
}

const hasMethods = (obj, names) => Boolean(obj) && typeof obj === 'object' && names.every((name) => isFn(obj[name]));

/** @param {any} obj @returns {boolean} whether obj looks like a web ReadableStream */
function isReadableStream(obj) {
  return !isNodeStream(obj) && hasMethods(obj, ['pipeThrough', 'getReader', 'cancel']);
}

/** @param {any} obj @returns {boolean} whether obj looks like a web WritableStream */
function isWritableStream(obj) {
  return !isNodeStream(obj) && hasMethods(obj, ['getWriter', 'abort']);
}

/** @param {any} obj @returns {boolean} whether obj looks like a web TransformStream */
function isTransformStream(obj) {
  return Boolean(obj) && !isNodeStream(obj) && typeof obj.readable === 'object' && typeof obj.writable === 'object';
}

/** @param {any} obj @returns {boolean} */
function isWebStream(obj) {
  return isReadableStream(obj) || isWritableStream(obj) || isTransformStream(obj);
}

/**
 * @param {any} obj
 * @param {boolean} [isAsync] true: asynchronous only, false: synchronous only, absent: either
 * @returns {boolean}
 */
function isIterable(obj, isAsync) {
  if (obj == null) return false;
  if (isAsync === true) return isFn(obj[Symbol.asyncIterator]);
  if (isAsync === false) return isFn(obj[Symbol.iterator]);
  return isFn(obj[Symbol.asyncIterator]) || isFn(obj[Symbol.iterator]);
}

const anyState = (stream) => stream._writableState || stream._readableState;

/** @param {any} stream @returns {boolean | null} */
function isDestroyed(stream) {
  if (!isNodeStream(stream)) return null;
  const state = anyState(stream);
  return Boolean(stream.destroyed || stream[kIsDestroyed] || state?.destroyed);
}

/** @param {any} stream @returns {boolean | null} */
function isWritableEnded(stream) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableEnded === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  return typeof state?.ended === 'boolean' ? state.ended : null;
}

/**
 * @param {any} stream
 * @param {boolean} [strict] false: ended with nothing left to write is enough
 * @returns {boolean | null}
 */
function isWritableFinished(stream, strict) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableFinished === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  if (typeof state?.finished !== 'boolean') return null;
  return Boolean(state.finished || (strict === false && state.ended === true && state.length === 0));
}

/** @param {any} stream @returns {boolean | null} */
function isReadableEnded(stream) {
  if (!isReadableNodeStream(stream)) return null;
  if (stream.readableEnded === true) return true;
  const state = stream._readableState;
  if (!state || state.errored) return false;
  return typeof state.ended === 'boolean' ? state.ended : null;
}

/**
 * @param {any} stream
 * @param {boolean} [strict] false: ended with nothing left to read is enough
 * @returns {boolean | null}
 */
function isReadableFinished(stream, strict) {
  if (!isReadableNodeStream(stream)) return null;
  const state = stream._readableState;
  if (state?.errored) return false;
  if (typeof state?.endEmitted !== 'boolean') return null;
  return Boolean(state.endEmitted || (strict === false && state.ended === true && state.length === 0));
}

/** @param {any} stream @returns {boolean | null} whether more can be read from it */
function isReadable(stream) {
  if (stream && stream[kIsReadable] != null) return stream[kIsReadable];
  if (typeof stream?.readable !== 'boolean') return null;
  if (isDestroyed(stream)) return false;
  return isReadableNodeStream(stream) && stream.readable && !isReadableFinished(stream);
}

/** @param {any} stream @returns {boolean | null} whether more can be written to it */
function isWritable(stream) {
  if (stream && stream[kIsWritable] != null) return stream[kIsWritable];
  if (typeof stream?.writable !== 'boolean') return null;
  if (isDestroyed(stream)) return false;
  return isWritableNodeStream(stream) && stream.writable && !isWritableEnded(stream);
}

/**
 * Whether the stream has ended its life on the sides that one cares for.
 * @param {any} stream
 * @param {{readable?: boolean, writable?: boolean}} [sides]
 * @returns {boolean | null}
 */
function isFinished(stream, sides) {
  if (!isNodeStream(stream)) return null;
  if (isDestroyed(stream)) return true;
  if (sides?.readable !== false && isReadable(stream)) return false;
  if (sides?.writable !== false && isWritable(stream)) return false;
  return true;
}

/** @param {any} stream @returns {Error | boolean | null} */
function isWritableErrored(stream) {
  if (!isNodeStream(stream)) return null;
  if (stream.writableErrored) return stream.writableErrored;
  return stream._writableState?.errored ?? null;
}

/** @param {any} stream @returns {Error | boolean | null} */
function isReadableErrored(stream) {
  if (!isNodeStream(stream)) return null;
  if (stream.readableErrored) return stream.readableErrored;
  return stream._readableState?.errored ?? null;
}

// An outgoing http-like message tells its end only by these private fields.
function isOutgoingMessage(stream) {
  return typeof stream._closed === 'boolean' && typeof stream._defaultKeepAlive === 'boolean' &&
    typeof stream._removedConnection === 'boolean' && typeof stream._removedContLen === 'boolean';
}

function isServerResponse(stream) {
  return typeof stream._sent100 === 'boolean' && isOutgoingMessage(stream);
}

/** @param {any} stream @returns {boolean} whether it is the incoming half of a server's exchange */
function isServerRequest(stream) {
  return typeof stream._consuming === 'boolean' && typeof stream._dumped === 'boolean' &&
    stream.req?.upgradeOrConnect === undefined;
}

/** @param {any} stream @returns {boolean | null} */
function isClosed(stream) {
  if (!isNodeStream(stream)) return null;
  if (typeof stream.closed === 'boolean') return stream.closed;
  const { _writableState: w, _readableState: r } = stream;
  if (typeof w?.closed === 'boolean' || typeof r?.closed === 'boolean') return w?.closed || r?.closed;
  return typeof stream._closed === 'boolean' && isOutgoingMessage(stream) ? stream._closed : null;
}

/** @param {any} stream @returns {boolean | null} whether a 'close' event can be counted on */
function willEmitClose(stream) {
  if (!isNodeStream(stream)) return null;
  const state = anyState(stream);
  if (!state) return isServerResponse(stream);
  return Boolean(state.autoDestroy && state.emitClose && state.closed === false);
}

/** @param {any} stream @returns {boolean} whether anybody has read from it, or given it up */
function isDisturbed(stream) {
  return Boolean(stream && (stream[kIsDisturbed] ?? (stream.readableDidRead || stream.readableAborted)));
}

/** @param {any} stream @returns {boolean} */
function isErrored(stream) {
  return Boolean(stream && (stream[kIsErrored] ?? stream.readableErrored ?? stream.writableErrored ??
    stream._readableState?.errorEmitted ?? stream._writableState?.errorEmitted ??
    stream._readableState?.errored ?? stream._writableState?.errored));
}

module.exports = {
  kConstruct,
  kDestroy,
  kIsDestroyed,
  kIsDisturbed,
  kIsErrored,
  kIsReadable,
  kIsWritable,
  isClosed,
  isDestroyed,
  isDisturbed,
  isDuplexNodeStream,
  isErrored,
  isFinished,
  isIterable,
  isNodeStream,
  isReadable,
  isReadableEnded,
  isReadableErrored,
  isReadableFinished,
  isReadableNodeStream,
  isReadableStream,
  isServerRequest,
  isTransformStream,
  isWebStream,
  isWritable,
  isWritableEnded,
  isWritableErrored,
  isWritableFinished,
  isWritableNodeStream,
  isWritableStream,
  willEmitClose,
};
