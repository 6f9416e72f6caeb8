'use strict';
// Transform: a Duplex whose output is made from its input.

const { codes } = require('internal/errors');
const { Duplex } = require('internal/streams/duplex');
const { pickHighWaterMark } = require('internal/streams/state');

// The callback of the write that waits until the readable half has room.
const kCallback = Symbol('kCallback');

/**
 * @param {object} [options] those of Duplex, and the methods transform and flush
 */
function Transform(options) {
  if (!(this instanceof Transform)) return new Transform(options);

  // A readable side without a buffer needs a writable side without one, or writes would pile up unseen.
  const readableMark = options ?
    pickHighWaterMark(options, Boolean(options.objectMode || options.readableObjectMode), 'readableHighWaterMark', true) :
    null;
  if (readableMark === 0) {
    options = {
      ...options,
      highWaterMark: null,
      readableHighWaterMark: readableMark,
      writableHighWaterMark: options.writableHighWaterMark || 0,
    };
  }
  Duplex.call(this, options);

  // Each _read leads to a push, possibly much later: there is always more to ask for.
  this._readableState.sync = false;
  this[kCallback] = null;
  if (options) {
    if (typeof options.transform === 'function') this._transform = options.transform;
    if (typeof options.flush === 'function') this._flush = options.flush;
  }
  this.on('prefinish', prefinish);
}
Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);

// Flushes, then ends the readable half. `cb` is absent when it runs as 'prefinish' listener.
function final(cb) {
  if (typeof this._flush !== 'function' || this.destroyed) {
    this.push(null);
    cb?.();
    return;
  }
  this._flush((err, data) => {
    if (err) {
      if (cb) cb(err);
      else this.destroy(err);
      return;
    }
    if (data != null) this.push(data);
    this.push(null);
    cb?.();
  });
}

// A class that has its own _final gets the flush all the same.
function prefinish() {
  if (this._final !== final) final.call(this);
}

Transform.prototype._final = final;

/**
 * @param {any} chunk
 * @param {string} encoding
 * @param {(err?: Error, data?: any) => void} callback
 */
Transform.prototype._transform = function(chunk, encoding, callback) {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_transform()');
};

Transform.prototype._write = function(chunk, encoding, callback) {
  const r = this._readableState;
  const w = this._writableState;
  const before = r.length;
  this._transform(chunk, encoding, (err, data) => {
    if (err) {
      callback(err);
      return;
    }
    if (data != null) this.push(data);
    // Nothing came out, or there is room for what did; after the end nobody waits for room.
    if (w.ended || before === r.length || r.length < r.highWaterMark) callback();
    else this[kCallback] = callback;
  });
};

Transform.prototype._read = function() {
  const callback = this[kCallback];
  if (!callback) return;
  this[kCallback] = null;
  callback();
};

module.exports = { Transform };
