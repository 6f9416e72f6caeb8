'use strict';
// Duplex: a Readable that is a Writable too. It inherits from Readable and borrows the other half.

const { Stream } = require('internal/streams/legacy');
const { construct } = require('internal/streams/destroy');
const { Readable, afterConstruct: readableAfterConstruct } = require('internal/streams/readable');
const { ReadableState } = require('internal/streams/readable_state');
const {
  Writable,
  afterConstruct: writableAfterConstruct,
  initWritable,
  takeWritableMethods,
} = require('internal/streams/writable');

/**
 * @param {object} [options] those of Readable and Writable, allowHalfOpen, readable, writable,
 *   readableObjectMode, writableObjectMode, readableHighWaterMark, writableHighWaterMark
 */
function Duplex(options) {
  if (!(this instanceof Duplex)) return new Duplex(options);
  this._readableState = new ReadableState(options, this, true);
  initWritable(this, options, true);
  this.allowHalfOpen = options?.allowHalfOpen !== false;
  if (options) applyOptions(this, options);
  Stream.call(this, options);
  if (this._construct) {
    construct(this, () => {
      readableAfterConstruct(this);
      writableAfterConstruct(this);
    });
  }
}
Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
Object.setPrototypeOf(Duplex, Readable);

function applyOptions(stream, options) {
  if (options.readable === false) {
    const r = stream._readableState;
    r.readable = false;
    r.ended = r.endEmitted = true;
  }
  if (options.writable === false) {
    const w = stream._writableState;
    w.writable = false;
    w.ending = w.ended = w.finished = true;
  }
  if (typeof options.read === 'function') stream._read = options.read;
  takeWritableMethods(stream, options);
  if (typeof options.destroy === 'function') stream._destroy = options.destroy;
  if (typeof options.construct === 'function') stream._construct = options.construct;
  if (options.signal) require('internal/streams/add-abort-signal').addAbortSignal(options.signal, stream);
}

for (const name of ['write', 'cork', 'uncork', 'setDefaultEncoding', '_write', '_writev', 'end', 'destroy']) {
  Duplex.prototype[name] = Writable.prototype[name];
}

for (const name of [
  'writable', 'writableHighWaterMark', 'writableObjectMode', 'writableBuffer', 'writableLength',
  'writableFinished', 'writableCorked', 'writableEnded', 'writableNeedDrain',
]) {
  Object.defineProperty(Duplex.prototype, name, Object.getOwnPropertyDescriptor(Writable.prototype, name));
}

Object.defineProperty(Duplex.prototype, 'destroyed', {
  __proto__: null,
  enumerable: false,
  configurable: false,
  get() {
    const { _readableState: r, _writableState: w } = this;
    return r !== undefined && w !== undefined && r.destroyed && w.destroyed;
  },
  set(value) {
    if (!this._readableState || !this._writableState) return;
    this._readableState.destroyed = value;
    this._writableState.destroyed = value;
  },
});

Duplex.fromWeb = function(pair, options) {
  return require('internal/streams/web').duplexFromWeb(pair, options);
};

Duplex.toWeb = function(duplex) {
  return require('internal/streams/web').duplexToWeb(duplex);
};

Duplex.from = function(body) {
  return require('internal/streams/duplexify').duplexify(body, 'body');
};

module.exports = { Duplex };
