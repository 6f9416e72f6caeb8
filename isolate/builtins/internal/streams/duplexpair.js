'use strict';
// duplexPair: two Duplexes, each reading what the other is given.

const { Duplex } = require('internal/streams/duplex');

const kOther = Symbol('kOther');
const kPending = Symbol('kPending');

class DuplexSide extends Duplex {
  constructor(options) {
    super(options);
    this[kOther] = null;
    // The callback of the other side's write, until this side is read.
    this[kPending] = null;
  }

  _read() {
    const callback = this[kPending];
    if (!callback) return;
    this[kPending] = null;
    callback();
  }

  _write(chunk, encoding, callback) {
    const other = this[kOther];
    if (chunk.length === 0) {
      process.nextTick(callback);
      return;
    }
    other.push(chunk);
    other[kPending] = callback;
  }

  _final(callback) {
    const other = this[kOther];
    other.on('end', callback);
    other.push(null);
  }
}

/**
 * @param {object} [options] of both Duplexes
 * @returns {[Duplex, Duplex]}
 */
function duplexPair(options) {
  const left = new DuplexSide(options);
  const right = new DuplexSide(options);
  left[kOther] = right;
  right[kOther] = left;
  return [left, right];
}

module.exports = { duplexPair };
