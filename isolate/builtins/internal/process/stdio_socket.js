'use strict';
// Standard streams that are pipes, sockets or terminals: what Node makes a
// net.Socket of. Reads in the background, writes at once.

const { Duplex } = require('internal/streams/duplex');
const { ErrnoException } = require('internal/errors');
const { toWritable } = require('internal/process/stdio_file');
const { write, read } = internalBinding('tty');
const { cancel, ref, unref } = internalBinding('loop');

const kChunk = 64 * 1024;
const kBrokenPipe = -32; // EPIPE

function lengthOf(data) {
  return typeof data === 'string' ? require('internal/buffer').Buffer.byteLength(data) : data.byteLength;
}

/** What programs look for on a stream that has a descriptor. */
class Handle {
  #stream;

  constructor(stream, fd) {
    this.#stream = stream;
    this.fd = fd;
    this.reading = false;
  }

  setBlocking() {
    return 0;
  }

  ref() {
    this.#stream.ref();
  }

  unref() {
    this.#stream.unref();
  }

  hasRef() {
    return this.reading;
  }

  readStart() {
    this.#stream.read(0);
    return 0;
  }

  readStop() {
    this.#stream.stopReading();
    return 0;
  }
}

/** A stream on a descriptor that stays open. */
class Socket extends Duplex {
  #request = 0;
  #isRefed = true;
  #handle = null;
  #isEnded = false;

  /**
   * @param {{fd: number, readable: boolean, writable: boolean, highWaterMark?: number}} options
   */
  constructor({ fd, readable, writable, highWaterMark }) {
    super({
      allowHalfOpen: false, decodeStrings: false, autoDestroy: true, emitClose: false,
      readable, writable, highWaterMark,
    });
    this.fd = fd;
    this.connecting = false;
    this.bytesRead = 0;
    this.bytesWritten = 0;
  }

  get _handle() {
    if (this.destroyed) return null;
    this.#handle ??= new Handle(this, this.fd);
    return this.#handle;
  }

  get pending() {
    return false;
  }

  get readyState() {
    if (this.readable && this.writable) return 'open';
    if (this.readable) return 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  _read() {
    if (this.#request !== 0) return;
    this._handle.reading = true;
    this.#request = read(this.fd, kChunk, (err, result) => {
      if (result === undefined) return; // the end of the request
      this.#finished();
      this.#take(result);
    });
    if (!this.#isRefed) unref(this.#request);
  }

  #finished() {
    this.#request = 0;
    if (this.#handle !== null) this.#handle.reading = false;
  }

  #take(result) {
    if (typeof result === 'number') {
      this.destroy(new ErrnoException(result, 'read'));
      return;
    }
    if (result.length === 0) {
      this.push(null);
      this.read(0);
      return;
    }
    const { Buffer } = require('internal/buffer');
    this.bytesRead += result.length;
    this.push(Buffer.from(result.buffer, result.byteOffset, result.length));
  }

  /** Leaves what comes from now on to others, until somebody reads again. */
  stopReading() {
    if (this.#request === 0) return;
    cancel(this.#request);
    this.#finished();
    // The stream has asked for more and would not ask again.
    this._readableState.reading = false;
  }

  // The descriptor stays open for others of the process, but this stream takes no more.
  _final(done) {
    this.#isEnded = !this.isTTY;
    done();
  }

  _write(chunk, encoding, done) {
    const data = toWritable(chunk, encoding);
    const err = this.#isEnded ? kBrokenPipe : write(this.fd, data);
    if (err !== 0) {
      done(new ErrnoException(err, 'write'));
      return;
    }
    this.bytesWritten += lengthOf(data);
    done();
  }

  _destroy(err, done) {
    this.stopReading();
    done(err);
    process.nextTick(() => this.emit('close', err !== null && err !== undefined));
  }

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  }

  /** Lets the loop wait for what is being read. */
  ref() {
    this.#isRefed = true;
    if (this.#request !== 0) ref(this.#request);
    return this;
  }

  /** Lets the loop end though something is being read. */
  unref() {
    this.#isRefed = false;
    if (this.#request !== 0) unref(this.#request);
    return this;
  }
}

module.exports = { Socket };
