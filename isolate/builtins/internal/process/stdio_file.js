'use strict';
// Standard streams that are files (or devices that are no terminals).

const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { UVException } = require('internal/errors');
const { write, read } = internalBinding('tty');
const { cancel } = internalBinding('loop');

/**
 * Writes as it is told to, before write() returns.
 * @param {number} fd
 */
function SyncWriteStream(fd) {
  Writable.call(this, { autoDestroy: true, decodeStrings: false });
  this.fd = fd;
  this.readable = false;
  this.autoClose = false;
}
Object.setPrototypeOf(SyncWriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(SyncWriteStream, Writable);

SyncWriteStream.prototype._write = function(chunk, encoding, done) {
  const err = write(this.fd, toWritable(chunk, encoding));
  if (err === 0) {
    done();
    return;
  }
  done(new UVException({ errno: err, syscall: 'write' }));
};

// Strings go as they are when they are to be UTF-8.
function toWritable(chunk, encoding) {
  if (typeof chunk !== 'string' || encoding === 'utf8' || encoding === 'utf-8') return chunk;
  const { Buffer } = require('internal/buffer');
  return Buffer.from(chunk, encoding);
}

const kChunk = 64 * 1024;

/** Reads a file from where its descriptor stands. */
class FileInput extends Readable {
  #request = 0;

  constructor(fd) {
    super({ highWaterMark: kChunk, autoDestroy: false });
    this.fd = fd;
    this.flags = 'r';
    this.path = null;
    this.bytesRead = 0;
  }

  _read() {
    if (this.#request !== 0) return;
    this.#request = read(this.fd, kChunk, (err, result) => {
      if (result === undefined) return; // the end of the request
      this.#request = 0;
      this.#take(result);
    });
  }

  #take(result) {
    if (typeof result === 'number') {
      this.destroy(new UVException({ errno: result, syscall: 'read' }));
      return;
    }
    if (result.length === 0) {
      this.push(null);
      return;
    }
    const { Buffer } = require('internal/buffer');
    this.bytesRead += result.length;
    this.push(Buffer.from(result.buffer, result.byteOffset, result.length));
  }

  _destroy(err, done) {
    if (this.#request !== 0) cancel(this.#request);
    this.#request = 0;
    done(err);
  }
}
Object.defineProperty(FileInput, 'name', { __proto__: null, value: 'ReadStream', configurable: true });

module.exports = { SyncWriteStream, FileInput, toWritable };
