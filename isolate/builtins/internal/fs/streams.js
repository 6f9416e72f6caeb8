'use strict';
// ReadStream and WriteStream: files as streams, over a path, a descriptor or a FileHandle.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { Buffer } = require('internal/buffer');
const { deprecate } = require('internal/util');
const { copyObject, getOptions, getValidatedFd, getValidatedPath } = require('internal/fs/utils');
const { toPathIfFileURL } = require('internal/url');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { finished } = require('internal/streams/finished');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
const kIoDone = Symbol('kIoDone');
const kIsPerformingIO = Symbol('kIsPerformingIO');

// How often a write that moves nothing is tried again.
const kRetries = 5;

function hide(stream, key, value) {
  Object.defineProperty(stream, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

/** The fs functions of a stream over a FileHandle. */
function handleOperations(handle) {
  return {
    open() { throw new codes.ERR_METHOD_NOT_IMPLEMENTED('open()'); },
    close(fd, cb) {
      handle[require('internal/fs/handle').kUnref]();
      handle.close().then(() => process.nextTick(cb), (err) => process.nextTick(cb, err));
    },
    fsync(fd, cb) {
      handle.sync().then(() => process.nextTick(cb), (err) => process.nextTick(cb, err));
    },
    read(fd, buf, offset, length, pos, cb) {
      handle.read(buf, offset, length, pos).then((r) => process.nextTick(cb, null, r.bytesRead, r.buffer),
                                                 (err) => process.nextTick(cb, err, 0, buf));
    },
    write(fd, buf, offset, length, pos, cb) {
      handle.write(buf, offset, length, pos).then((r) => process.nextTick(cb, null, r.bytesWritten, r.buffer),
                                                  (err) => process.nextTick(cb, err, 0, buf));
    },
    writev(fd, buffers, pos, cb) {
      handle.writev(buffers, pos).then((r) => process.nextTick(cb, null, r.bytesWritten, r.buffers),
                                       (err) => process.nextTick(cb, err, 0, buffers));
    },
  };
}

// Sets where a stream's file comes from: options.fd or, later, path.
function setSource(stream, path, options) {
  hide(stream, kFs, options.fs || require('internal/fs/index'));
  hide(stream, kIsPerformingIO, false);
  if (options.fd == null) {
    stream.fd = null;
    stream.path = toPathIfFileURL(path);
    stream.flags = options.flags;
    stream.mode = options.mode;
    getValidatedPath(stream.path);
    return;
  }
  stream.fd = sourceFd(stream, options);
}

function sourceFd(stream, options) {
  const { fd } = options;
  if (typeof fd === 'number') return getValidatedFd(fd);
  const { FileHandle, kRef } = require('internal/fs/handle');
  if (typeof fd !== 'object' || !(fd instanceof FileHandle)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], fd);
  }
  if (options.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  hide(stream, kHandle, fd);
  stream[kFs] = handleOperations(fd);
  getValidatedFd(fd.fd);
  fd[kRef]();
  fd.on('close', () => stream.close());
  return fd.fd;
}

function validateFs(stream, options, names) {
  for (const name of names) validateFunction(stream[kFs][name], `options.fs.${name}`);
}

function validateStart(stream) {
  if (stream.start === undefined) return;
  validateInteger(stream.start, 'start', 0);
  stream.pos = stream.start;
}

// Opens the file of a stream. Code from before _construct replaces open() instead: it announces
// itself by 'open' or 'error'.
function construct(stream, ownOpen, callback) {
  if (typeof stream.fd === 'number') return void callback();
  if (stream.open !== ownOpen) return openByOverride(stream, callback);
  stream[kFs].open(stream.path, stream.flags, stream.mode, (err, fd) => {
    if (err) return callback(err);
    stream.fd = fd;
    callback();
    stream.emit('open', stream.fd);
    stream.emit('ready');
  });
}

function openByOverride(stream, callback) {
  const { emit } = stream;
  stream.emit = function(event, ...args) {
    if (event !== 'open' && event !== 'error') return Reflect.apply(emit, this, [event, ...args]);
    this.emit = emit;
    if (event === 'error') return callback(args[0]);
    callback();
    return Reflect.apply(emit, this, [event, ...args]);
  };
  stream.open();
}

function closeFile(stream, err, callback) {
  if (stream.fd === null || stream.fd === undefined) return callback(err);
  const { fd } = stream;
  stream.fd = null;
  stream[kFs].close(fd, (closeErr) => callback(err || closeErr));
}

// A descriptor must not be closed, and reused, while a read or write is on its way.
function whenIdle(stream, callback) {
  if (!stream[kIsPerformingIO]) return callback(null);
  stream.once(kIoDone, callback);
}

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = copyObject(getOptions(options, {}));
  if (options.highWaterMark === undefined) options.highWaterMark = 64 * 1024;
  if (options.autoDestroy === undefined) options.autoDestroy = false;
  if (options.autoClose === undefined) options.autoClose = true;
  options.flags = options.flags === undefined ? 'r' : options.flags;
  options.mode = options.mode === undefined ? 0o666 : options.mode;
  setSource(this, path, options);
  options.autoDestroy = options.autoClose;
  const needed = options.fd == null ? ['open', 'read'] : ['read'];
  if (options.autoDestroy) needed.push('close');
  if (this[kHandle] === undefined) validateFs(this, options, needed);

  this.start = options.start;
  this.end = options.end ?? Infinity;
  this.pos = undefined;
  this.bytesRead = 0;
  validateStart(this);
  if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Reflect.apply(Readable, this, [options]);
  if (options.encoding) this.setEncoding(options.encoding);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

Object.defineProperty(ReadStream.prototype, 'autoClose', {
  __proto__: null,
  get() { return this._readableState.autoDestroy; },
  set(value) { this._readableState.autoDestroy = value; },
});

// Opening happens by itself, in _construct.
const openReadStream = deprecate(function() {}, 'ReadStream.prototype.open() is deprecated', 'DEP0135');
ReadStream.prototype.open = openReadStream;

ReadStream.prototype._construct = function(callback) {
  construct(this, openReadStream, callback);
};

ReadStream.prototype._read = function(n) {
  const left = this.pos !== undefined ? this.end - this.pos + 1 : this.end - this.bytesRead + 1;
  n = Math.min(left, n);
  if (n <= 0) {
    this.push(null);
    return;
  }
  const buffer = Buffer.allocUnsafeSlow(n);
  this[kIsPerformingIO] = true;
  this[kFs].read(this.fd, buffer, 0, n, this.pos, (err, bytesRead, buf) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) return void this.emit(kIoDone, err);
    if (err) return void this.destroy(err);
    if (bytesRead === 0) return void this.push(null);
    if (this.pos !== undefined) this.pos += bytesRead;
    this.bytesRead += bytesRead;
    this.push(bytesRead === buf.length ? buf : exact(buf, bytesRead));
  });
};

// A short read must not keep the memory of a whole chunk alive.
function exact(buffer, length) {
  const copy = Buffer.allocUnsafeSlow(length);
  buffer.copy(copy, 0, 0, length);
  return copy;
}

ReadStream.prototype._destroy = function(err, callback) {
  whenIdle(this, (ioErr) => closeFile(this, err || ioErr, callback));
};

ReadStream.prototype.close = function(callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};

const pending = {
  __proto__: null,
  get() { return this.fd === null; },
  configurable: true,
};
Object.defineProperty(ReadStream.prototype, 'pending', pending);

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = copyObject(getOptions(options, {}));
  options.decodeStrings = true;
  if (options.autoClose === undefined) options.autoClose = true;
  options.flags = options.flags === undefined ? 'w' : options.flags;
  options.mode = options.mode === undefined ? 0o666 : options.mode;
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  setSource(this, path, options);
  options.autoDestroy = options.autoClose;
  this.flush = flush;
  if (this[kHandle] === undefined) validateWriteFs(this, options);

  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  validateStart(this);
  Reflect.apply(Writable, this, [options]);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

function validateWriteFs(stream, options) {
  const fs = stream[kFs];
  if (options.fd == null) validateFs(stream, options, ['open']);
  if (!fs.write && !fs.writev) throw new codes.ERR_INVALID_ARG_TYPE('options.fs.write', 'function', fs.write);
  if (fs.write) validateFs(stream, options, ['write']);
  if (fs.writev) validateFs(stream, options, ['writev']);
  if (options.autoDestroy) validateFs(stream, options, ['close']);
  if (stream.flush) validateFs(stream, options, ['fsync']);
  // Writable takes the one that is not there for not supported.
  if (!fs.write) stream._write = null;
  if (!fs.writev) stream._writev = null;
}

Object.defineProperty(WriteStream.prototype, 'autoClose', {
  __proto__: null,
  get() { return this._writableState.autoDestroy; },
  set(value) { this._writableState.autoDestroy = value; },
});

const openWriteStream = deprecate(function() {}, 'WriteStream.prototype.open() is deprecated', 'DEP0135');
WriteStream.prototype.open = openWriteStream;

WriteStream.prototype._construct = function(callback) {
  construct(this, openWriteStream, callback);
};

// Writes all of data, in as many calls as it takes.
function writeAll(stream, data, callback, retries = 0) {
  stream[kFs].write(stream.fd, data, 0, data.length, stream.pos, (err, written) => {
    if (err?.code === 'EAGAIN') {
      err = null;
      written = 0;
    }
    if (stream.destroyed || err) return callback(err || new codes.ERR_STREAM_DESTROYED('write'));
    advance(stream, written);
    if (written >= data.length) return callback();
    if (written === 0 && retries >= kRetries) return callback(stuck());
    writeAll(stream, data.subarray(written), callback, written === 0 ? retries + 1 : 0);
  });
}

function writevAll(stream, chunks, size, callback, retries = 0) {
  stream[kFs].writev(stream.fd, chunks, stream.pos, (err, written) => {
    if (err?.code === 'EAGAIN') {
      err = null;
      written = 0;
    }
    if (stream.destroyed || err) return callback(err || new codes.ERR_STREAM_DESTROYED('writev'));
    advance(stream, written);
    if (written >= size) return callback();
    if (written === 0 && retries >= kRetries) return callback(stuck());
    writevAll(stream, [Buffer.concat(chunks).subarray(written)], size - written, callback, written === 0 ? retries + 1 : 0);
  });
}

function advance(stream, written) {
  stream.bytesWritten += written;
  if (stream.pos !== undefined) stream.pos += written;
}

function stuck() {
  return new codes.ERR_SYSTEM_ERROR({ code: 'EAGAIN', message: 'resource temporarily unavailable', syscall: 'write', errno: -11 });
}

function performIO(stream, start, callback) {
  stream[kIsPerformingIO] = true;
  start((err) => {
    stream[kIsPerformingIO] = false;
    if (stream.destroyed) {
      callback(err);
      return void stream.emit(kIoDone, err);
    }
    callback(err);
  });
}

WriteStream.prototype._write = function(data, encoding, callback) {
  performIO(this, (done) => writeAll(this, data, done), callback);
};

WriteStream.prototype._writev = function(data, callback) {
  const chunks = data.map(({ chunk }) => chunk);
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  performIO(this, (done) => writevAll(this, chunks, size, done), callback);
};

WriteStream.prototype._destroy = function(err, callback) {
  whenIdle(this, (ioErr) => {
    err ||= ioErr;
    if (!this.flush || err || this.fd === null) return closeFile(this, err, callback);
    this[kFs].fsync(this.fd, (syncErr) => closeFile(this, syncErr, callback));
  });
};

WriteStream.prototype.close = function(callback) {
  if (typeof callback === 'function') {
    if (this.closed) return void process.nextTick(callback);
    this.on('close', callback);
  }
  // Without autoClose the end of the data does not close the file: this does.
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};

// What code before destroy() called.
WriteStream.prototype.destroySoon = WriteStream.prototype.end;
Object.defineProperty(WriteStream.prototype, 'pending', pending);

module.exports = { FileReadStream: ReadStream, FileWriteStream: WriteStream, ReadStream, WriteStream };
