'use strict';
// What all of fs shares: checking paths, descriptors, flags, modes, times and options as Node does,
// and turning what the operations answer into what users get.

const { codes, hideStackFrames } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInt32, validateInteger, validateObject,
  validateUint32,
} = require('internal/validators');
const { Buffer, FastBuffer } = require('internal/buffer');
const { toPathIfFileURL } = require('internal/url');
const { constants: rawConstants, rawUnknown } = internalBinding('fs');

const { isEncoding } = Buffer;

/** fs.constants */
const constants = Object.create(null);
for (const name of Object.keys(rawConstants)) {
  Object.defineProperty(constants, name, { __proto__: null, value: rawConstants[name], enumerable: true });
}
const {
  O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY,
} = constants;

/** The most that one read or write moves. */
const kIoMaxLength = 2 ** 31 - 1;
/** How much is written at a time where a signal may stop it. */
const kWriteChunk = 512 * 1024;

const zeroByte = '\0';
const nullByteText = 'must be a string, Uint8Array, or URL without null bytes';

/**
 * A path that an operation takes: a string or a Uint8Array.
 * @param {unknown} path string, Uint8Array or file: URL
 * @param {string} [name] of the argument, for the error
 * @returns {string|Uint8Array}
 */
const getValidatedPath = hideStackFrames((path, name = 'path') => {
  if (typeof path !== 'string') path = toPathIfFileURL(path);
  if (typeof path === 'string') {
    if (path.includes(zeroByte)) throw new codes.ERR_INVALID_ARG_VALUE(name, path, nullByteText);
    return path;
  }
  if (!isUint8Array(path)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  if (path.includes(0)) throw new codes.ERR_INVALID_ARG_VALUE(name, path, nullByteText);
  return path;
});

function isUint8Array(value) {
  return value instanceof Uint8Array || (ArrayBuffer.isView(value) && require('internal/util/types').isUint8Array(value));
}

/** A file descriptor: an integer from 0. */
const getValidatedFd = hideStackFrames((fd, name = 'fd') => {
  // -0 is an integer as well
  if (Object.is(fd, -0)) return 0;
  validateInt32(fd, name, 0);
  return fd;
});

const flagsByName = {
  '__proto__': null,
  'r': O_RDONLY,
  'rs': O_RDONLY | O_SYNC,
  'sr': O_RDONLY | O_SYNC,
  'r+': O_RDWR,
  'rs+': O_RDWR | O_SYNC,
  'sr+': O_RDWR | O_SYNC,
  'w': O_TRUNC | O_CREAT | O_WRONLY,
  'wx': O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  'xw': O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  'w+': O_TRUNC | O_CREAT | O_RDWR,
  'wx+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  'xw+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  'a': O_APPEND | O_CREAT | O_WRONLY,
  'ax': O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  'xa': O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  'as': O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  'sa': O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  'a+': O_APPEND | O_CREAT | O_RDWR,
  'ax+': O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  'xa+': O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  'as+': O_APPEND | O_CREAT | O_RDWR | O_SYNC,
  'sa+': O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};

/**
 * The number that open takes.
 * @param {string|number|null} [flags]
 * @param {string} [name]
 * @returns {number}
 */
const stringToFlags = hideStackFrames((flags, name = 'flags') => {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags;
  }
  if (flags == null) return O_RDONLY;
  const number = typeof flags === 'string' ? flagsByName[flags] : undefined;
  if (number === undefined) throw new codes.ERR_INVALID_ARG_VALUE(name, flags);
  return number;
});

const assertEncoding = hideStackFrames((encoding) => {
  if (encoding && !isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
});

/**
 * Options as most calls take them: an object, or an encoding.
 * @param {unknown} options
 * @param {object} [defaults]
 * @returns {object} with the defaults filled in
 */
const getOptions = hideStackFrames((options, defaults = {}) => {
  if (options == null || typeof options === 'function') return defaults;
  if (typeof options === 'string') {
    options = { ...defaults, encoding: options };
  } else if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  if (options.encoding !== 'buffer') assertEncoding(options.encoding);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
});

/** Own and inherited enumerable properties: a copy that user code cannot change under us. */
function copyObject(source) {
  const target = {};
  for (const key in source) target[key] = source[key];
  return target;
}

/**
 * A name or path from an operation in the encoding that was asked for.
 * @param {string|Uint8Array} value
 * @param {string} [encoding]
 */
function decodeName(value, encoding) {
  if (typeof value === 'string') {
    if (encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8') return value;
    value = Buffer.from(value);
  } else {
    value = asBuffer(value);
  }
  if (encoding === 'buffer') return value;
  return value.toString(encoding ?? 'utf8');
}

/** The Buffer on the memory of a Uint8Array. */
function asBuffer(bytes) {
  return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * A time for utimes in seconds.
 * @param {number|string|Date} time
 * @param {string} [name]
 */
function toUnixTimestamp(time, name = 'time') {
  // eslint-disable-next-line eqeqeq
  if (typeof time === 'string' && +time == time) return +time;
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (require('internal/util/types').isDate(time)) return time.getTime() / 1000;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

const validateOffsetLengthRead = hideStackFrames((offset, length, bufferLength) => {
  if (offset < 0) throw new codes.ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > bufferLength) {
    throw new codes.ERR_OUT_OF_RANGE('length', `<= ${bufferLength - offset}`, length);
  }
});

const validateOffsetLengthWrite = hideStackFrames((offset, length, byteLength) => {
  if (offset > byteLength) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${byteLength}`, offset);
  if (length > byteLength - offset) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  validateInt32(length, 'length', 0);
});

/**
 * A position for read: a number or bigint, -1 the file's own.
 * @param {unknown} position
 * @param {string} name
 * @param {number} length of what is to be read
 */
const validatePosition = hideStackFrames((position, name, length) => {
  if (typeof position === 'number') {
    validateInteger(position, name, -1);
  } else if (typeof position === 'bigint') {
    const most = 2n ** 63n - 1n - BigInt(length);
    if (position < -(2n ** 63n) || position > most + BigInt(length)) {
      throw new codes.ERR_OUT_OF_RANGE(name, `>= ${-(2n ** 63n)} && <= ${most + BigInt(length)}`, position);
    }
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['integer', 'bigint'], position);
  }
});

const validateBufferArray = hideStackFrames((buffers, name = 'buffers') => {
  if (!Array.isArray(buffers) || !buffers.every(ArrayBuffer.isView)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  }
  return buffers;
});

/** What write takes as data besides views. */
const validateStringAfterArrayBufferView = hideStackFrames((buffer, name) => {
  if (typeof buffer !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
  }
});

const validateEncodingForData = hideStackFrames((data, encoding) => {
  if (typeof encoding === 'string' && encoding.toLowerCase() === 'hex' && data.length % 2 !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${data.length}`);
  }
});

// Native checks of Node: plain errors with a code and a short text.
function nativeError(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  return error;
}

/** The mode of access and copyFile: 0 to 7. */
const getValidMode = hideStackFrames((mode, fallback) => {
  if (mode == null) return fallback;
  if (typeof mode !== 'number' || mode !== (mode | 0)) {
    throw nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'mode must be int32 or null/undefined');
  }
  if (mode < 0 || mode > 7) throw nativeError(RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7');
  return mode;
});

const maxId = 2 ** 32 - 1;

/** A user's or group's id; -1 leaves it as it is. */
const validateOwner = hideStackFrames((id, name) => validateInteger(id, name, -1, maxId));

const symlinkTypes = new Set(['dir', 'file', 'junction']);

/** The type of a link matters on Windows only; a wrong name is an error everywhere. */
const validateSymlinkType = hideStackFrames((type) => {
  if (typeof type === 'string' && !symlinkTypes.has(type)) throw new codes.ERR_FS_INVALID_SYMLINK_TYPE(type);
});

const rmdirDefaults = { retryDelay: 100, maxRetries: 0, recursive: false };
const rmDefaults = { ...rmdirDefaults, force: false };

const validateRmdirOptions = hideStackFrames((options, defaults = rmdirDefaults) => {
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  options = { ...defaults, ...options };
  validateBoolean(options.recursive, 'options.recursive');
  validateInt32(options.retryDelay, 'options.retryDelay', 0);
  validateUint32(options.maxRetries, 'options.maxRetries');
  return options;
});

/** Options of rm. */
const validateRmOptions = hideStackFrames((options) => {
  options = validateRmdirOptions(options, rmDefaults);
  validateBoolean(options.force, 'options.force');
  return options;
});

/** The callback of a call without a result. */
function voidCallback(cb) {
  validateFunction(cb, 'cb');
  return (err) => (err ? cb(err) : cb(null));
}

/**
 * The callback of a call with a result.
 * @param {Function} cb
 * @param {(value: unknown) => unknown} [convert]
 */
function valueCallback(cb, convert) {
  validateFunction(cb, 'cb');
  if (convert === undefined) return (err, value) => (err ? cb(err) : cb(null, value));
  return (err, value) => (err ? cb(err) : cb(null, convert(value)));
}

const warned = { __proto__: null };

/** A deprecation warning, once a thread. */
function deprecateOnce(code, message) {
  if (warned[code]) return;
  warned[code] = true;
  process.emitWarning(message, 'DeprecationWarning', code);
}

/** rmdir with recursive still works, and says that it will not for ever. */
function warnRecursiveRmdir() {
  deprecateOnce('DEP0147', 'In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. ' +
    'Use fs.rm(path, { recursive: true }) instead');
}

function warnTruncateFd() {
  deprecateOnce('DEP0081', 'Using fs.truncate with a file descriptor is deprecated. ' +
    'Please use fs.ftruncate with a file descriptor instead.');
}

/** The error of rm on a directory without recursive. */
function rmIsDirectory(path) {
  return new codes.ERR_FS_EISDIR({ code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno: 21 });
}

let keepsRaw = false;

/** In a Worker with trackUnmanagedFds, while it boots: raw descriptors are closed with it. */
function keepRaw() {
  keepsRaw = true;
}

/** Before fs.close and fs.closeSync: closing what such a Worker did not open is worth a warning. */
function warnRawClose(fd) {
  if (keepsRaw && rawUnknown(fd)) {
    process.emitWarning(`File descriptor ${fd} closed but not opened in unmanaged mode`);
  }
}

/**
 * @param {number} fd of a raw open; -1 - fd when the Worker holds such a one already: somebody else has closed it
 * @returns {number}
 */
function rawOpened(fd) {
  if (fd >= 0) return fd;
  process.emitWarning(`File descriptor ${-1 - fd} opened in unmanaged mode twice`);
  return -1 - fd;
}

module.exports = {
  asBuffer,
  assertEncoding,
  constants,
  copyObject,
  decodeName,
  deprecateOnce,
  getOptions,
  getValidMode,
  getValidatedFd,
  getValidatedPath,
  kIoMaxLength,
  kWriteChunk,
  keepRaw,
  rawOpened,
  rmIsDirectory,
  stringToFlags,
  toUnixTimestamp,
  validateBufferArray,
  validateEncodingForData,
  validateOffsetLengthRead,
  validateOffsetLengthWrite,
  validateOwner,
  validatePosition,
  validateRmOptions,
  validateRmdirOptions,
  validateStringAfterArrayBufferView,
  validateSymlinkType,
  valueCallback,
  voidCallback,
  warnRawClose,
  warnRecursiveRmdir,
  warnTruncateFd,
};
