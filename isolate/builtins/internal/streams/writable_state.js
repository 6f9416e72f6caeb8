'use strict';
// What a Writable remembers: its flags, and the queue of writes that wait for _write. npm packages
// look at these fields, so their names are an interface.

const { Buffer } = require('internal/buffer');
const { codes } = require('internal/errors');
const { getDefaultHighWaterMark, pickHighWaterMark } = require('internal/streams/state');

class WritableState {
  /**
   * @param {object} [options] the stream's options
   * @param {object} [stream] for the onwrite callback
   * @param {boolean} [isDuplex]
   */
  constructor(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.writableObjectMode));
    this.highWaterMark = options ?
      pickHighWaterMark(options, this.objectMode, 'writableHighWaterMark', isDuplex) :
      getDefaultHighWaterMark(false);
    // What was written and not yet called back for, the chunk inside _write included.
    this.length = 0;
    this.corked = 0;
    // end() was called; nothing more is taken / end() is through / 'finish' is out.
    this.ending = false;
    this.ended = false;
    this.finished = false;
    this.finalCalled = false;
    this.prefinished = false;
    this.needDrain = false;
    this.destroyed = false;
    this.decodeStrings = options?.decodeStrings !== false;
    this.defaultEncoding = checkedDefaultEncoding(options?.defaultEncoding);
    // The write that is inside _write: its size and its callback, and whether _write is still on the stack.
    this.writing = false;
    this.sync = true;
    this.writelen = 0;
    this.writecb = null;
    this.onwrite = null;
    this.bufferProcessing = false;
    this.constructed = true;
    // Callbacks owed to the user; 'finish' waits for them.
    this.pendingcb = 0;
    // Callbacks of synchronous writes, owed together on the next tick.
    this.afterWriteTickInfo = null;
    // Callbacks of end().
    this.onFinished = [];
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.resetBuffer();
  }

  /** Forgets all waiting writes. */
  resetBuffer() {
    this.buffered = [];
    this.bufferedIndex = 0;
    // Every waiting chunk is a buffer / has no callback: what lets _writev pass them on cheaply.
    this.allBuffers = true;
    this.allNoop = true;
  }

  /** @returns {{chunk: any, encoding: string, callback: Function}[]} the waiting writes */
  getBuffer() {
    return this.buffered.slice(this.bufferedIndex);
  }

  get bufferedRequestCount() {
    return this.buffered.length - this.bufferedIndex;
  }
}

function checkedDefaultEncoding(encoding) {
  if (!encoding) return 'utf8';
  if (!Buffer.isEncoding(encoding)) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return encoding;
}

module.exports = { WritableState };
