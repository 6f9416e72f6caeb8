'use strict';
// A Duplex that stands before two other streams: what is written to it goes to the one, what is read
// from it comes from the other. Duplex.from and compose are made of it.

const { AbortError } = require('internal/errors');
const { Duplex } = require('internal/streams/duplex');
const { destroyer } = require('internal/streams/destroy');
const { isNodeStream } = require('internal/streams/utils');

class Facade {
  /**
   * @param {Function} Class of the Duplex to make
   * @param {object} options its options
   * @param {(err: Error | null) => void} destroyParts called when the Duplex is destroyed too early
   */
  constructor(Class, options, destroyParts) {
    this.duplex = new Class(options);
    // Nothing would bring a Duplex without an open side to its end.
    this.isClosed = !options.readable && !options.writable;
    this.destroyParts = destroyParts;
    // Callbacks of the Duplex's methods that wait for an event of the streams behind it.
    this.onDrain = null;
    this.onFinish = null;
    this.onReadable = null;
    this.onClose = undefined;
    this.duplex._destroy = (err, cb) => this.destroy(err, cb);
  }

  /** Sends what is written to `target`; the owner says when it is finished: release('onFinish'). @param {any} target */
  writeTo(target) {
    const { duplex } = this;
    duplex._write = (chunk, encoding, callback) => {
      if (target.write(chunk, encoding)) callback();
      else this.onDrain = callback;
    };
    duplex._final = (callback) => {
      target.end();
      this.onFinish = callback;
    };
    target.on('drain', () => this.release('onDrain'));
  }

  /** Lets the Duplex give what `source` gives. @param {any} source */
  readFrom(source) {
    const { duplex } = this;
    source.on('readable', () => this.release('onReadable'));
    source.on('end', () => duplex.push(null));
    duplex._read = () => {
      while (true) {
        const chunk = source.read();
        if (chunk === null) {
          this.onReadable = duplex._read;
          return;
        }
        if (!duplex.push(chunk)) return;
      }
    };
  }

  release(name) {
    const callback = this[name];
    if (!callback) return;
    this[name] = null;
    callback();
  }

  /** The streams behind are done, or one of them. When all went well, an open Duplex comes to its end by itself. */
  partsFinished(err) {
    const callback = this.onClose;
    this.onClose = null;
    if (callback) callback(err);
    else if (err || this.isClosed) this.duplex.destroy(err);
  }

  destroy(err, callback) {
    if (!err && this.onClose !== null) err = new AbortError();
    this.onReadable = this.onDrain = this.onFinish = null;
    if (this.onClose === null) {
      this.destroyParts(err, true);
      callback(err);
    } else {
      this.onClose = callback;
      this.destroyParts(err, false);
    }
  }
}

/** Destroys a part if it is a stream. */
function destroyPart(part, err) {
  if (isNodeStream(part)) destroyer(part, err);
}

module.exports = { Duplex, Facade, destroyPart };
