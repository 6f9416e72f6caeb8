'use strict';
// What a Readable remembers: its flags, and the queue of chunks that were pushed and not yet read.
// npm packages look at these fields, so their names are an interface.

const { Buffer } = require('internal/buffer');
const { codes } = require('internal/errors');
const { getDefaultHighWaterMark, pickHighWaterMark } = require('internal/streams/state');

// A queue whose dead front is longer than this is cut, so that memory does not follow history.
const MAX_DEAD_FRONT = 1024;

class ReadableState {
  /**
   * @param {object} [options] the stream's options
   * @param {object} [stream] unused; in the signature since ever
   * @param {boolean} [isDuplex]
   */
  constructor(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.readableObjectMode));
    this.highWaterMark = options ?
      pickHighWaterMark(options, this.objectMode, 'readableHighWaterMark', isDuplex) :
      getDefaultHighWaterMark(false);
    // The queue: buffer[bufferIndex..]; length counts bytes, characters when a decoder is set, or objects.
    this.buffer = [];
    this.bufferIndex = 0;
    this.length = 0;
    this.pipes = [];
    // null: nobody has asked for data yet. true: 'data' mode. false: paused, or 'readable' mode.
    this.flowing = null;
    this.ended = false;
    this.endEmitted = false;
    // A _read call is out whose push has not come.
    this.reading = false;
    this.constructed = true;
    // True while _read runs, and at first: what is pushed then may not be emitted in place.
    this.sync = true;
    // A 'readable' event is owed as soon as there is something to read.
    this.needReadable = false;
    this.emittedReadable = false;
    this.readableListening = false;
    // A 'data' listener was added with on() and has not been removed with removeListener().
    this.dataListening = false;
    this.resumeScheduled = false;
    this.explicitlyPaused = null;
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.destroyed = false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.defaultEncoding = checkedDefaultEncoding(options?.defaultEncoding);
    // The destinations of pipe() that said "enough": one stream, or a Set once there are several pipes.
    this.awaitDrainWriters = null;
    this.multiAwaitDrain = false;
    this.readingMore = false;
    this.dataEmitted = false;
    this.decoder = null;
    this.encoding = null;
    if (options?.encoding) this.decodeWith(options.encoding);
  }

  get pipesCount() {
    return this.pipes.length;
  }

  get paused() {
    return this.explicitlyPaused === true;
  }

  set paused(value) {
    this.explicitlyPaused = Boolean(value);
  }

  /** @param {string} encoding chunks are strings of this encoding from now on */
  decodeWith(encoding) {
    const { StringDecoder } = require('internal/string_decoder');
    this.decoder = new StringDecoder(encoding);
    this.encoding = this.decoder.encoding;
  }

  sizeOf(chunk) {
    return this.objectMode ? 1 : chunk.length;
  }

  append(chunk) {
    this.length += this.sizeOf(chunk);
    this.buffer.push(chunk);
  }

  prepend(chunk) {
    this.length += this.sizeOf(chunk);
    if (this.bufferIndex > 0) this.buffer[--this.bufferIndex] = chunk;
    else this.buffer.unshift(chunk);
  }

  /** Empties the queue and sets it to hold the one chunk, if it is not empty. */
  replaceAll(chunk) {
    this.buffer = chunk.length > 0 ? [chunk] : [];
    this.bufferIndex = 0;
    this.length = chunk.length;
  }

  /**
   * How much read(n) may give: n if there is that much, all of it after the end, else nothing.
   * @param {number} n NaN for "whatever is there"
   * @returns {number}
   */
  available(n) {
    if (n <= 0 || (this.length === 0 && this.ended)) return 0;
    if (this.objectMode) return 1;
    if (Number.isNaN(n)) {
      // In 'data' mode one chunk at a time, so that chunks keep their borders.
      if (this.flowing && this.length > 0) return this.buffer[this.bufferIndex].length;
      return this.length;
    }
    if (n <= this.length) return n;
    return this.ended ? this.length : 0;
  }

  /**
   * Takes n bytes (characters, or one object) out of the queue; does not change `length`.
   * @param {number} n
   * @returns {any} null when the queue is empty
   */
  take(n) {
    if (this.length === 0) return null;
    if (this.objectMode) return this.takeChunk();
    if (!n || n >= this.length) return this.takeAll();
    const first = this.buffer[this.bufferIndex];
    if (n === first.length) return this.takeChunk();
    if (n < first.length) {
      this.buffer[this.bufferIndex] = first.slice(n);
      return first.slice(0, n);
    }
    return this.takeAcross(n);
  }

  takeChunk() {
    const { buffer } = this;
    const chunk = buffer[this.bufferIndex];
    buffer[this.bufferIndex++] = null;
    if (this.bufferIndex === buffer.length) {
      buffer.length = 0;
      this.bufferIndex = 0;
    } else if (this.bufferIndex > MAX_DEAD_FRONT) {
      buffer.splice(0, this.bufferIndex);
      this.bufferIndex = 0;
    }
    return chunk;
  }

  takeAll() {
    const count = this.buffer.length - this.bufferIndex;
    let all;
    if (count === 0) {
      all = this.decoder ? '' : Buffer.alloc(0);
    } else if (count === 1) {
      all = this.buffer[this.bufferIndex];
    } else {
      const chunks = this.bufferIndex > 0 ? this.buffer.slice(this.bufferIndex) : this.buffer;
      all = this.decoder ? chunks.join('') : Buffer.concat(chunks, this.length);
    }
    this.buffer.length = 0;
    this.bufferIndex = 0;
    return all;
  }

  // n lies beyond the first chunk and before the end of the queue.
  takeAcross(n) {
    const parts = [];
    let rest = n;
    while (rest > 0) {
      const chunk = this.buffer[this.bufferIndex];
      if (chunk.length <= rest) {
        parts.push(this.takeChunk());
        rest -= chunk.length;
      } else {
        parts.push(chunk.slice(0, rest));
        this.buffer[this.bufferIndex] = chunk.slice(rest);
        rest = 0;
      }
    }
    return this.decoder ? parts.join('') : Buffer.concat(parts, n);
  }
}

function checkedDefaultEncoding(encoding) {
  if (encoding == null) return 'utf8';
  if (!Buffer.isEncoding(encoding)) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return encoding;
}

/**
 * Readable._fromList: takes n out of a state's queue. Kept because packages call it.
 * @param {number} n
 * @param {ReadableState} state
 */
function fromList(n, state) {
  return state.take(n);
}

module.exports = { ReadableState, fromList };
