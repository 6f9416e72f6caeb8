'use strict';
// FileHandle: an open file as fs.promises hands it out.

const { EventEmitter } = require('internal/events');
const { codes } = require('internal/errors');
const { parseFileMode, validateInteger, validateObject, kValidateObjectAllowNullable } = require('internal/validators');
const { Buffer } = require('internal/buffer');
const { SymbolAsyncDispose, kEmptyObject } = require('internal/util');
const {
  getOptions, stringToFlags, toUnixTimestamp, validateBufferArray, validateEncodingForData,
  validateStringAfterArrayBufferView,
} = require('internal/fs/utils');
const { statsFrom } = require('internal/fs/stats');
const { checkOwner } = require('internal/fs/sync');
const {
  checkReadOffset, checkReadRange, checkWriteRange, encodeString, isUTF8, vectorPosition,
} = require('internal/fs/rw');
const { JSTransferable, kDeserialize, kMoved, kTransfer } = require('internal/transferable');
const binding = internalBinding('fs');

const kFd = Symbol('kFd');
const kRefs = Symbol('kRefs');
const kClosePromise = Symbol('kClosePromise');
const kCloseResolve = Symbol('kCloseResolve');
const kRef = Symbol('kRef');
const kUnref = Symbol('kUnref');
const kSent = Symbol('kSent');
const kSending = Symbol('kSending');

const { isView } = ArrayBuffer;
const kReadSize = 16384;

/**
 * An operation as a promise.
 * @param {Function} operation of the binding
 * @param {...unknown} args
 */
function call(operation, ...args) {
  return new Promise((resolve, reject) => {
    operation(...args, (err, value) => (err ? reject(err) : resolve(value)));
  }).then(undefined, traced);
}

/** Here, in the promise's reaction, V8 knows which async functions wait for the operation. */
function traced(err) {
  if (err.syscall !== undefined) Error.captureStackTrace(err, traced);
  throw err;
}

// Files whose FileHandle was dropped unclosed are closed, with a warning. Made at first use: it belongs to a thread.
let registry;
function guard(handle, fd) {
  registry ??= new FinalizationRegistry(closeDropped);
  registry.register(handle, fd, handle);
}

function closeDropped(fd) {
  try {
    binding.close(fd);
  } catch {
    return; // somebody closed the descriptor behind our back
  }
  process.emitWarning(`Closing file descriptor ${fd} on garbage collection`);
  require('internal/fs/utils').deprecateOnce(
    'DEP0137',
    'Closing a FileHandle object on garbage collection is deprecated. Please close FileHandle objects explicitly ' +
    'using FileHandle.prototype.close(). In the future, an error will be thrown if a file descriptor is closed ' +
    'during garbage collection.');
}

// In Node a FileHandle has the methods of an EventEmitter and is none; `instanceof` says so here too.
class Emitter extends JSTransferable {
  constructor() {
    super();
    EventEmitter.init.call(this);
  }
}
for (const key of Reflect.ownKeys(EventEmitter.prototype)) {
  if (key === 'constructor') continue;
  Object.defineProperty(Emitter.prototype, key, Object.getOwnPropertyDescriptor(EventEmitter.prototype, key));
}

/** An open file. Closed by close(), or by a warning when it is dropped. */
class FileHandle extends Emitter {
  /** @param {number} fd */
  constructor(fd) {
    super();
    hide(this, kFd, fd);
    hide(this, kRefs, 1);
    hide(this, kClosePromise, null);
    hide(this, kCloseResolve, null);
    hide(this, kSent, false);
    hide(this, kSending, undefined);
    if (fd !== -1) guard(this, fd);
    this.close = () => closeHandle(this);
  }

  /** The descriptor, -1 once closed. */
  get fd() { return this[kFd]; }

  getAsyncId() { return 0; }

  appendFile(data, options) {
    return use(this, 'writeFile', () => wholeWrite(this, data, options, 'appendFile'));
  }

  chmod(mode) {
    return use(this, 'fchmod', () => call(binding.fchmod, this[kFd], parseFileMode(mode, 'mode')));
  }

  chown(uid, gid) {
    return use(this, 'fchown', () => {
      checkOwner(uid, gid);
      return call(binding.fchown, this[kFd], uid, gid);
    });
  }

  datasync() {
    return use(this, 'fdatasync', () => call(binding.fdatasync, this[kFd]));
  }

  sync() {
    return use(this, 'fsync', () => call(binding.fsync, this[kFd]));
  }

  read(buffer, offset, length, position) {
    return use(this, 'read', () => readInto(this, buffer, offset, length, position));
  }

  readv(buffers, position) {
    return use(this, 'readv', async () => {
      validateBufferArray(buffers);
      const bytesRead = await call(binding.readv, this[kFd], vectorPosition(position), buffers.length, ...buffers);
      return { __proto__: null, bytesRead: bytesRead || 0, buffers };
    });
  }

  readFile(options) {
    return use(this, 'readFile', () => readWhole(this, options));
  }

  /** The lines of the file, as an async iterable. */
  readLines(options = undefined) {
    return require('internal/fs/lines').readLines(this.createReadStream({ autoClose: true, ...options }));
  }

  stat(options) {
    return use(this, 'fstat', async () => statsFrom(await call(binding.fstat, this[kFd], !!options?.bigint)));
  }

  truncate(len = 0) {
    return use(this, 'ftruncate', () => {
      validateInteger(len, 'len');
      return call(binding.ftruncate, this[kFd], len < 0 ? 0 : len);
    });
  }

  utimes(atime, mtime) {
    return use(this, 'futimes', () => {
      return call(binding.futimes, this[kFd], toUnixTimestamp(atime, 'atime'), toUnixTimestamp(mtime, 'mtime'));
    });
  }

  write(buffer, offset, length, position) {
    return use(this, 'write', () => writeFrom(this, buffer, offset, length, position));
  }

  writev(buffers, position) {
    return use(this, 'writev', async () => {
      validateBufferArray(buffers);
      if (buffers.length === 0) return { __proto__: null, bytesWritten: 0, buffers };
      const bytesWritten = await call(binding.writev, this[kFd], vectorPosition(position), buffers.length, ...buffers);
      return { __proto__: null, bytesWritten: bytesWritten || 0, buffers };
    });
  }

  writeFile(data, options) {
    return use(this, 'writeFile', () => wholeWrite(this, data, options, 'writeFile'));
  }

  /** Web streams are not there yet. */
  readableWebStream() {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('FileHandle.readableWebStream');
  }

  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  async [SymbolAsyncDispose]() { await this.close(); }

  /** The descriptor goes with a message. What was sent before may be sent again: it is a closed file there. */
  [kTransfer]() {
    if (this[kClosePromise] !== null || this[kRefs] > 1) throw cannotTransfer('Cannot transfer FileHandle while in use');
    if (this[kFd] === -1 && !this[kSent]) throw cannotTransfer('Cannot transfer object of unsupported type.');
    this.#stopSending(); // an earlier post has failed
    if (this[kFd] !== -1) this[kSending] = binding.sendFd(this[kFd]);
    return { data: undefined, deserializeInfo: 'internal/fs/handle:arrived', handle: this[kSending] };
  }

  [kMoved]() {
    if (this[kFd] === -1) return;
    registry.unregister(this);
    this.#stopSending();
    this[kFd] = -1;
    this[kSent] = true;
  }

  #stopSending() {
    if (this[kSending] !== undefined) binding.takeFd(this[kSending]);
    this[kSending] = undefined;
  }

  [kRef]() { this[kRefs]++; }

  [kUnref]() {
    if (--this[kRefs] === 0 && this[kCloseResolve] !== null) this[kCloseResolve](closeNow(this));
  }
}

function cannotTransfer(text) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(text, 'DataCloneError');
}

/** Makes the FileHandle of a message. */
const arrived = {
  [kDeserialize]: (data, handle) => new FileHandle(handle === undefined ? -1 : binding.takeFd(handle)),
};

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

function closeNow(handle) {
  const fd = handle[kFd];
  handle[kFd] = -1;
  registry.unregister(handle);
  return call(binding.close, fd);
}

// Calls on their way keep the descriptor open: the last of them closes it.
function closeHandle(handle) {
  if (handle[kFd] === -1) return Promise.resolve();
  if (handle[kClosePromise] !== null) return handle[kClosePromise];
  const finish = () => { handle[kClosePromise] = handle[kCloseResolve] = null; };
  handle[kRefs]--;
  const closing = handle[kRefs] === 0 ? closeNow(handle) : new Promise((resolve) => { handle[kCloseResolve] = resolve; });
  handle[kClosePromise] = closing.finally(finish);
  handle.emit('close');
  return handle[kClosePromise];
}

/**
 * Runs an operation on an open handle and keeps it open meanwhile.
 * @param {FileHandle} handle
 * @param {string} syscall for the error of a closed handle
 * @param {() => Promise} operation
 */
async function use(handle, syscall, operation) {
  if (handle[kFd] === undefined) throw new codes.ERR_INTERNAL_ASSERTION('handle must be an instance of FileHandle');
  if (handle[kFd] === -1) {
    const err = new Error('file closed');
    err.code = 'EBADF';
    err.syscall = syscall;
    throw err;
  }
  handle[kRef]();
  try {
    return await operation();
  } finally {
    handle[kUnref]();
  }
}

async function readInto(handle, buffer, offset, length, position) {
  if (!isView(buffer)) {
    // read(options)
    if (buffer !== undefined) validateObject(buffer, 'options', kValidateObjectAllowNullable);
    ({ buffer = Buffer.alloc(kReadSize), offset = 0, length = buffer.byteLength - offset, position = null } =
      buffer ?? kEmptyObject);
  }
  if (offset !== null && typeof offset === 'object') {
    // read(buffer, options)
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  offset = checkReadOffset(offset);
  length ??= buffer.byteLength - offset;
  length |= 0;
  if (length === 0) return { __proto__: null, bytesRead: 0, buffer };
  checkReadRange(buffer, offset, length);
  position = filePosition(position);
  const bytesRead = await call(binding.read, handle[kFd], buffer, offset, length, position);
  return { __proto__: null, bytesRead: bytesRead || 0, buffer };
}

// Unlike the callback form a position that is none is the file's own.
function filePosition(position) {
  if (typeof position === 'bigint') return position < 0n ? -1 : position;
  return Number.isSafeInteger(position) && position >= 0 ? position : -1;
}

async function writeFrom(handle, buffer, offsetOrOptions, length, position) {
  if (buffer?.byteLength === 0) return { __proto__: null, bytesWritten: 0, buffer };
  let offset = offsetOrOptions;
  let bytesWritten;
  if (isView(buffer)) {
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset ?? kEmptyObject);
    }
    [offset, length, position] = checkWriteRange(buffer, offset, length, position);
    bytesWritten = await call(binding.writeBytes, handle[kFd], buffer, offset, length, position);
  } else {
    validateStringAfterArrayBufferView(buffer, 'buffer');
    validateEncodingForData(buffer, length);
    bytesWritten = await writeText(handle, buffer, offset, length);
  }
  return { __proto__: null, bytesWritten, buffer };
}

function writeText(handle, string, position, encoding) {
  position = typeof position === 'number' ? position : -1;
  if (isUTF8(encoding)) return call(binding.writeString, handle[kFd], string, position);
  const bytes = encodeString(string, encoding);
  return call(binding.writeBytes, handle[kFd], bytes, 0, bytes.byteLength, position);
}

// From the handle's position to the end.
async function readWhole(handle, options) {
  const { abortOf, readFileAsync } = require('internal/fs/whole');
  options = getOptions(options, { flag: 'r' });
  stringToFlags(options.flag);
  if (options.signal?.aborted) throw abortOf(options.signal);
  return call(readFileAsync, handle[kFd], options);
}

function wholeWrite(handle, data, options, kind) {
  const { writeToHandle } = require('internal/fs/promises');
  return writeToHandle(handle, data, options, kind);
}

module.exports = { FileHandle, arrived, call, kFd, kRef, kRefs, kUnref, use };
