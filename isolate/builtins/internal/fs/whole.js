'use strict';
// readFile, writeFile and appendFile, sync and with callbacks. A small file is one operation that
// opens, reads and closes; a large one is read straight into the Buffer that the user gets.

const { parseFileMode, validateBoolean, validateFunction } = require('internal/validators');
const { AbortError, codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const {
  asBuffer, copyObject, getOptions, getValidatedPath, kIoMaxLength, stringToFlags, validateStringAfterArrayBufferView,
} = require('internal/fs/utils');
const binding = internalBinding('fs');

const { isView } = ArrayBuffer;

// A file up to this size comes as the answer of one operation.
const kOneStep = 256 * 1024;
// A large file is read in pieces of this size, so that a signal can stop it.
const kReadChunk = 8 * 1024 * 1024;
// A file that tells no size is read in pieces of the first size, and of the second once it proves to be long.
const kUnknownChunk = 64 * 1024;
const kUnknownLong = 1024 * 1024;

/** Whether a value names an open file. */
function isFd(value) {
  return Number.isInteger(value) && value >= 0 && value <= 2 ** 31 - 1;
}

function isUTF8(encoding) {
  return encoding === 'utf8' || encoding === 'utf-8';
}

/** Content in the form that was asked for: answer is a string already, or bytes. */
function content(answer, encoding) {
  if (typeof answer === 'string') return answer;
  return toEncoding(asBuffer(answer), encoding);
}

function toEncoding(buffer, encoding) {
  return encoding ? buffer.toString(encoding) : buffer;
}

function bufferFor(size) {
  if (size > kIoMaxLength) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
  return Buffer.allocUnsafeSlow(size);
}

function readFileSync(path, options) {
  options = getOptions(options, { flag: 'r' });
  const target = isFd(path) ? path : getValidatedPath(path);
  const asText = isUTF8(options.encoding);
  const answer = binding.readFile(target, stringToFlags(options.flag), asText, kOneStep);
  if (!isLarge(answer)) return content(answer, options.encoding);
  const [fd, size, first] = answer;
  try {
    if (first !== undefined) return toEncoding(readOnSync(fd, first), options.encoding);
    const buffer = bufferFor(size);
    const length = binding.readFull(fd, buffer, 0, size);
    return toEncoding(length === size ? buffer : buffer.subarray(0, length), options.encoding);
  } finally {
    if (target !== fd) binding.close(fd);
  }
}

// A file over kOneStep was left open: [fd, size], or [fd, -1, its first bytes] when it tells no size.
function isLarge(answer) {
  return Array.isArray(answer);
}

/**
 * readFile for callbacks and promises.
 * @param {number|string|Uint8Array} target fd or checked path
 * @param {object} options checked
 * @param {(err: Error|null, data?: string|Buffer) => void} done
 */
function readFileAsync(target, options, done) {
  const { encoding, signal } = options;
  const finish = (err, data) => {
    if (signal?.aborted) return done(abortOf(signal));
    if (err) return done(err);
    let value;
    try {
      value = typeof data === 'string' ? data : toEncoding(data, encoding);
    } catch (err) {
      return done(err);
    }
    done(null, value);
  };
  // A signal stops the reading between two steps, so the first one is short.
  const limit = signal ? 1 : kOneStep;
  binding.readFile(target, stringToFlags(options.flag), isUTF8(encoding), limit, (err, answer) => {
    if (err) return finish(err);
    if (!isLarge(answer)) return finish(null, typeof answer === 'string' ? answer : asBuffer(answer));
    const [fd, size, first] = answer;
    const close = (err, buffer) => {
      if (fd === target) return finish(err, buffer);
      binding.close(fd, (closeErr) => finish(err ?? closeErr, buffer));
    };
    if (first !== undefined) readOn(fd, first, signal, close);
    else readLarge(fd, size, signal, close);
  });
}

function readLarge(fd, size, signal, done) {
  let buffer;
  try {
    buffer = bufferFor(size);
  } catch (err) {
    return done(err);
  }
  let at = 0;
  const next = () => {
    if (signal?.aborted) return done(abortOf(signal));
    const length = Math.min(kReadChunk, size - at);
    binding.readFull(fd, buffer, at, length, (err, bytes) => {
      if (err) return done(err);
      at += bytes;
      if (at < size && bytes === length) return next();
      done(null, at === size ? buffer : buffer.subarray(0, at));
    });
  };
  next();
}

/** The pieces of a file that tells no size, as they come. */
class Pieces {
  #list;
  #total;
  #buffer;

  constructor(first) {
    this.#list = [asBuffer(first)];
    this.#total = first.length;
  }

  /** Where the next piece goes. */
  buffer() {
    this.#buffer ??= Buffer.allocUnsafeSlow(this.#total < kUnknownLong ? kUnknownChunk : kUnknownLong);
    return this.#buffer;
  }

  /** Keeps what was read; a small piece of the buffer is copied, and the buffer used again. */
  add(bytes) {
    const piece = this.#buffer.subarray(0, bytes);
    if (bytes * 2 < this.#buffer.length) {
      this.#list.push(Buffer.from(piece));
    } else {
      this.#list.push(piece);
      this.#buffer = undefined;
    }
    this.#total += bytes;
    if (this.#total > kIoMaxLength) throw new codes.ERR_FS_FILE_TOO_LARGE(this.#total);
  }

  whole() {
    return Buffer.concat(this.#list, this.#total);
  }
}

function readOnSync(fd, first) {
  const pieces = new Pieces(first);
  for (;;) {
    const buffer = pieces.buffer();
    const bytes = binding.read(fd, buffer, 0, buffer.length, -1);
    if (bytes === 0) return pieces.whole();
    pieces.add(bytes);
  }
}

function readOn(fd, first, signal, done) {
  const pieces = new Pieces(first);
  const next = () => {
    if (signal?.aborted) return done(abortOf(signal));
    const buffer = pieces.buffer();
    binding.read(fd, buffer, 0, buffer.length, -1, (err, bytes) => {
      if (err) return done(err);
      try {
        if (bytes === 0) return done(null, pieces.whole());
        pieces.add(bytes);
      } catch (err) {
        return done(err);
      }
      next();
    });
  };
  next();
}

function abortOf(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

function readFile(path, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  options = getOptions(options, { flag: 'r' });
  const target = isFd(path) ? path : getValidatedPath(path);
  stringToFlags(options.flag);
  if (options.signal?.aborted) return callback(abortOf(options.signal));
  readFileAsync(target, options, (err, data) => (err ? callback(err) : callback(null, data)));
}

/** The options of writeFile and appendFile, checked. */
function writeFileOptions(options, flag) {
  options = getOptions(options, { encoding: 'utf8', mode: 0o666, flag, flush: false });
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  return { ...copyObject(options), flush, flag: options.flag || flag };
}

/** A string or view that operations take. */
function writableData(data, encoding) {
  if (isView(data)) return data;
  validateStringAfterArrayBufferView(data, 'data');
  if (!encoding || isUTF8(encoding)) return data;
  return Buffer.from(data, encoding);
}

function writeFileSync(path, data, options) {
  options = writeFileOptions(options, 'w');
  data = writableData(data, options.encoding);
  if (isFd(path)) return void binding.writeFile(path, data, 0, 0, options.flush);
  path = getValidatedPath(path);
  const flags = stringToFlags(options.flag);
  binding.writeFile(path, data, flags, parseFileMode(options.mode, 'mode', 0o666), options.flush);
}

function writeFile(path, data, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  options = writeFileOptions(options, 'w');
  data = writableData(data, options.encoding);
  const { signal } = options;
  if (signal?.aborted) return void callback(abortOf(signal));
  const done = (err) => {
    if (signal?.aborted) return callback(abortOf(signal));
    return err ? callback(err) : callback(null);
  };
  if (isFd(path)) return void binding.writeFile(path, data, 0, 0, options.flush, done);
  path = getValidatedPath(path);
  const flags = stringToFlags(options.flag);
  binding.writeFile(path, data, flags, parseFileMode(options.mode, 'mode', 0o666), options.flush, done);
}

// appendFile is writeFile with another default: an explicit flag wins.
function appendOptions(options) {
  options = getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'a' });
  options = copyObject(options);
  if (!options.flag) options.flag = 'a';
  return options;
}

function appendFileSync(path, data, options) {
  writeFileSync(path, data, appendOptions(options));
}

function appendFile(path, data, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  writeFile(path, data, appendOptions(options), callback);
}

module.exports = {
  abortOf,
  appendFile,
  appendFileSync,
  appendOptions,
  readFile,
  readFileAsync,
  readFileSync,
  writableData,
  writeFile,
  writeFileOptions,
  writeFileSync,
};
