'use strict';

// Buffer: making, searching, comparing, filling, slicing and printing. The number methods are in
// internal/buffer_numbers, names of encodings in internal/buffer_encodings, and what node:buffer
// offers besides Buffer (atob, transcode, Blob ...) in internal/buffer_extra.

const binding = internalBinding('buffer');
const { isAnyArrayBuffer } = internalBinding('types');
const { codes } = require('internal/errors');
const { validateArray, validateInteger, validateNumber } = require('internal/validators');
const { findEncoding, getEncoding, isEncoding, utf8 } = require('internal/buffer_encodings');
const { addNumberMethods } = require('internal/buffer_numbers');
const { classOf } = require('internal/typed_arrays');

/** The most bytes an ArrayBuffer can have, and the most characters of a string. */
const kMaxLength = 2 ** 32;
const kStringMaxLength = 0x1fffffe8;

const TypedArray = Object.getPrototypeOf(Uint8Array);
const typedFill = TypedArray.prototype.fill;
const typedSet = TypedArray.prototype.set;
const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

function isUint8Array(value) {
  return classOf(value) === 'Uint8Array';
}

/** What Buffers really are; Buffer itself is a function that can be called without new. */
class FastBuffer extends Uint8Array {
  // An explicit constructor: the implicit one would spread its arguments through an iterator.
  constructor(source, byteOffset, length) {
    super(source, byteOffset, length);
  }
}

// --- The pool -----------------------------------------------------------------------------------

/** Small Buffers share one ArrayBuffer of Buffer.poolSize bytes; made at first use. */
let pool;
let poolSize = 0;
let poolUsed = 0;
/** Called with each new pool, so that messaging can mark it untransferable. */
let onNewPool;

function newPool() {
  poolSize = Buffer.poolSize;
  pool = new ArrayBuffer(poolSize);
  poolUsed = 0;
  if (onNewPool !== undefined) onNewPool(pool);
}

/**
 * The ArrayBuffer that small Buffers are cut from now; undefined before the first one.
 * @returns {ArrayBuffer | undefined}
 */
function getPool() {
  return pool;
}

/**
 * Registers who is told of every pool, the present one included.
 * @param {(pool: ArrayBuffer) => void} hook
 */
function setPoolHook(hook) {
  onNewPool = hook;
  if (pool !== undefined) hook(pool);
}

/** Cuts `size` bytes, which must be below half a pool, from the pool. */
function fromPool(size) {
  if (pool === undefined || size > poolSize - poolUsed) newPool();
  const buffer = new FastBuffer(pool, poolUsed, size);
  usePool(size);
  return buffer;
}

/** Takes bytes of the pool; the next Buffer starts at a multiple of 8 for typed arrays' sake. */
function usePool(size) {
  poolUsed = (poolUsed + size + 7) & ~7;
}

function allocate(size) {
  if (size <= 0) return new FastBuffer();
  return size < Buffer.poolSize >>> 1 ? fromPool(size) : new FastBuffer(size);
}

// --- Making -------------------------------------------------------------------------------------

let warnedOfConstructor = false;

function warnOfConstructor() {
  if (warnedOfConstructor || require('internal/util').isInsideNodeModules()) return;
  warnedOfConstructor = true;
  process.emitWarning(
    'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
    'Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005', Buffer);
}

/**
 * The deprecated constructor: a size or what Buffer.from() takes.
 * @deprecated
 */
function Buffer(arg, encodingOrOffset, length) {
  warnOfConstructor();
  if (typeof arg !== 'number') return Buffer.from(arg, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', arg);
  }
  return Buffer.alloc(arg);
}

Buffer.prototype = FastBuffer.prototype;
Object.defineProperty(Buffer.prototype, 'constructor', {
  value: Buffer, writable: true, enumerable: false, configurable: true,
});
Object.defineProperty(Buffer, Symbol.species, {
  get() { return FastBuffer; }, enumerable: false, configurable: true,
});
Object.setPrototypeOf(Buffer, Uint8Array);

/** Size, in bytes, of the shared pool. */
Buffer.poolSize = 8 * 1024;

function stringToBuffer(string, encodingName) {
  const encoding = typeof encodingName !== 'string' || encodingName.length === 0 ?
    utf8 : getEncoding(encodingName);
  if (string.length === 0) return new FastBuffer();
  if (string.length < Buffer.poolSize >>> 3) return pooledString(string, encoding);
  const size = encoding.byteLength(string);
  const buffer = allocate(size);
  const written = encoding.write(buffer, string, 0, size);
  return written === size ? buffer : new FastBuffer(buffer.buffer, buffer.byteOffset, written);
}

/** A short string is written straight to the pool, without measuring it first. */
function pooledString(string, encoding) {
  const most = string.length * 3;
  if (pool === undefined || most > poolSize - poolUsed) newPool();
  const written = encoding.write(new FastBuffer(pool, poolUsed, most), string, 0, most);
  const result = new FastBuffer(pool, poolUsed, written);
  usePool(written);
  return result;
}

function arrayBufferToBuffer(source, byteOffset, length) {
  byteOffset = byteOffset === undefined ? 0 : +byteOffset || 0;
  const most = source.byteLength - byteOffset;
  if (most < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) return new FastBuffer(source, byteOffset, most);
  length = +length;
  if (!(length > 0)) return new FastBuffer(source, byteOffset, 0);
  if (length > most) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(source, byteOffset, length);
}

function arrayToBuffer(list) {
  if (!(list.length > 0)) return new FastBuffer();
  if (list.length > kMaxLength) throw new RangeError(`Invalid typed array length: ${list.length}`);
  const buffer = allocate(list.length);
  typedSet.call(buffer, list, 0);
  return buffer;
}

/** An object with a length, or what Buffer.toJSON() made; else undefined. */
function objectToBuffer(value) {
  if (value.length !== undefined || isAnyArrayBuffer(value.buffer)) {
    return typeof value.length === 'number' ? arrayToBuffer(value) : new FastBuffer();
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return arrayToBuffer(value.data);
  return undefined;
}

function badSource(value) {
  return new codes.ERR_INVALID_ARG_TYPE('first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
}

/**
 * Makes a Buffer of a string, an array of bytes, another Buffer's bytes (copied), an object that
 * turns into one of these, or on top of an ArrayBuffer (shared).
 */
Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return stringToBuffer(value, encodingOrOffset);
  if (typeof value !== 'object' || value === null) throw badSource(value);
  if (isAnyArrayBuffer(value)) return arrayBufferToBuffer(value, encodingOrOffset, length);

  const primitive = value.valueOf && value.valueOf();
  if (primitive != null && primitive !== value &&
      (typeof primitive === 'string' || typeof primitive === 'object')) {
    return from(primitive, encodingOrOffset, length);
  }
  const buffer = objectToBuffer(value);
  if (buffer !== undefined) return buffer;
  if (typeof value[Symbol.toPrimitive] === 'function') {
    const string = value[Symbol.toPrimitive]('string');
    if (typeof string === 'string') return stringToBuffer(string, encodingOrOffset);
  }
  throw badSource(value);
};

/** Copies the bytes of (a part of) a typed array; offset and length count its elements. */
Buffer.copyBytesFrom = function copyBytesFrom(view, offset, length) {
  if (typeTag.call(view) === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  }
  if (view.length === 0) return new FastBuffer();
  let start = 0;
  let end = view.length;
  if (offset !== undefined) {
    validateInteger(offset, 'offset', 0);
    if (offset >= view.length) return new FastBuffer();
    start = offset;
  }
  if (length !== undefined) {
    validateInteger(length, 'length', 0);
    end = Math.min(start + length, end);
  }
  const size = view.BYTES_PER_ELEMENT;
  return arrayToBuffer(
    new Uint8Array(view.buffer, view.byteOffset + start * size, (end - start) * size));
};

Buffer.of = function of(...items) {
  const buffer = allocate(items.length);
  for (let i = 0; i < items.length; i++) buffer[i] = items[i];
  return buffer;
};

function validateSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

/** A Buffer of zeros, or filled. */
Buffer.alloc = function alloc(size, fill, encoding) {
  validateSize(size);
  const buffer = new FastBuffer(size);
  if (fill === undefined || fill === 0 || size <= 0) return buffer;
  return fillBuffer(buffer, fill, 0, buffer.length, encoding);
};

/** A Buffer with any content; a small one is cut from the pool. */
Buffer.allocUnsafe = function allocUnsafe(size) {
  validateSize(size);
  return allocate(Math.floor(size));
};

/** A Buffer with any content and memory of its own. */
Buffer.allocUnsafeSlow = function allocUnsafeSlow(size) {
  validateSize(size);
  return new FastBuffer(size);
};

/**
 * The ancestor of allocUnsafeSlow.
 * @deprecated
 */
function SlowBuffer(size) {
  validateSize(size);
  return new FastBuffer(size);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

Buffer.isBuffer = function isBuffer(value) {
  return value instanceof Buffer;
};

Buffer.compare = function compare(buf1, buf2) {
  if (!isUint8Array(buf1)) throw new codes.ERR_INVALID_ARG_TYPE('buf1', ['Buffer', 'Uint8Array'], buf1);
  if (!isUint8Array(buf2)) throw new codes.ERR_INVALID_ARG_TYPE('buf2', ['Buffer', 'Uint8Array'], buf2);
  return buf1 === buf2 ? 0 : binding.compare(buf1, buf2);
};

Buffer.isEncoding = isEncoding;
Buffer[Symbol('kIsEncodingSymbol')] = isEncoding;

Buffer.concat = function concat(list, length) {
  validateArray(list, 'list');
  if (list.length === 0) return new FastBuffer();
  if (length === undefined) {
    length = 0;
    for (const item of list) if (item.length) length += item.length;
  } else {
    validateInteger(length, 'length', 0, kMaxLength);
  }
  const joined = Buffer.allocUnsafe(length);
  let used = 0;
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (!isUint8Array(item)) {
      throw new codes.ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], item);
    }
    used += copyBytes(item, joined, used, 0, item.length);
  }
  if (used < length) typedFill.call(joined, 0, used, length);
  return joined;
};

function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (ArrayBuffer.isView(string) || isAnyArrayBuffer(string)) return string.byteLength;
    throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  if (string.length === 0) return 0;
  const found = encoding ? findEncoding(encoding) : utf8;
  return (found || utf8).byteLength(string);
}
Buffer.byteLength = byteLength;

// --- The prototype ------------------------------------------------------------------------------

addNumberMethods(Buffer.prototype);

/** An error as the engine's side of Node makes them: a code, but not in the stack's first line. */
function plainError(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  return error;
}

/** Reads an index argument of a raw slice or write method. */
function rawIndex(value, absent) {
  if (value === undefined) return absent;
  const index = Math.trunc(+value) || 0;
  if (index < 0) throw plainError(RangeError, 'ERR_OUT_OF_RANGE', 'Index out of range');
  return index;
}

function mustBeBuffer(value) {
  if (!ArrayBuffer.isView(value)) {
    throw plainError(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a buffer');
  }
}

function tooLong(string) {
  if (string === undefined) throw new codes.ERR_STRING_TOO_LONG();
  return string;
}

/** The method `<encoding>Slice(start, end)`; its ends are checked, not clamped. */
function rawSlice(slice) {
  return function(start, end) {
    mustBeBuffer(this);
    const length = this.byteLength;
    if (start === undefined && end === undefined) return tooLong(slice(this, 0, length));
    start = rawIndex(start, 0);
    end = Math.max(rawIndex(end, length), start);
    if (end > length) throw plainError(RangeError, 'ERR_OUT_OF_RANGE', 'Index out of range');
    return tooLong(slice(this, start, end));
  };
}

/** The method `<encoding>Write(string, offset, length)`; gives the number of bytes written. */
function rawWrite(write) {
  return function(string, offset, length) {
    mustBeBuffer(this);
    if (typeof string !== 'string') {
      throw plainError(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');
    }
    offset = rawIndex(offset, 0);
    const most = this.byteLength - offset;
    if (most < 0) {
      throw plainError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"offset" is outside of buffer bounds');
    }
    length = Math.min(rawIndex(length, most), most);
    return length === 0 ? 0 : write(this, string, offset, length);
  };
}

function addRaw(name, method) {
  Object.defineProperty(method, 'name', { value: name, configurable: true });
  Object.defineProperty(method, 'length', { value: 0, configurable: true });
  Buffer.prototype[name] = method;
}

addRaw('asciiSlice', rawSlice(binding.asciiSlice));
addRaw('base64Slice', rawSlice(binding.base64Slice));
addRaw('base64urlSlice', rawSlice(binding.base64urlSlice));
addRaw('latin1Slice', rawSlice(binding.latin1Slice));
addRaw('hexSlice', rawSlice(binding.hexSlice));
addRaw('ucs2Slice', rawSlice(binding.ucs2Slice));
addRaw('utf8Slice', rawSlice(binding.utf8Slice));
addRaw('asciiWrite', rawWrite(binding.latin1Write));
addRaw('base64Write', rawWrite(binding.base64Write));
addRaw('base64urlWrite', rawWrite(binding.base64Write));
addRaw('latin1Write', rawWrite(binding.latin1Write));
addRaw('hexWrite', rawWrite(binding.hexWrite));
addRaw('ucs2Write', rawWrite(binding.ucs2Write));
addRaw('utf8Write', rawWrite(binding.utf8Write));

Object.defineProperty(Buffer.prototype, 'parent', {
  get() { return this instanceof Buffer ? this.buffer : undefined; }, enumerable: true,
});
Object.defineProperty(Buffer.prototype, 'offset', {
  get() { return this instanceof Buffer ? this.byteOffset : undefined; }, enumerable: true,
});

/** Copies as many bytes as fit, of what was checked already; gives their number. */
function copyBytes(source, target, targetStart, sourceStart, count) {
  const room = target.length - targetStart;
  if (count > room) count = room;
  const left = source.length - sourceStart;
  if (count > left) count = left;
  if (!(count > 0)) return 0;
  if (sourceStart === 0 && count === source.length) typedSet.call(target, source, targetStart);
  else binding.copy(source, target, targetStart, sourceStart, count);
  return count;
}

/** To an integer that must not be negative. */
function copyIndex(value, name, absent, max) {
  if (value === undefined) return absent;
  const index = +value;
  const whole = Number.isNaN(index) ? 0 : Math.floor(index);
  if (whole < 0 || whole > max) {
    throw new codes.ERR_OUT_OF_RANGE(name, max === Infinity ? '>= 0' : `>= 0 && <= ${max}`, whole);
  }
  return whole;
}

/** Copies bytes to another Buffer; what does not fit is left out. */
Buffer.prototype.copy = function copy(target, targetStart, sourceStart, sourceEnd) {
  if (!isUint8Array(this)) throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], this);
  if (!isUint8Array(target)) {
    throw new codes.ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
  }
  targetStart = copyIndex(targetStart, 'targetStart', 0, Infinity);
  sourceStart = copyIndex(sourceStart, 'sourceStart', 0, this.length);
  sourceEnd = copyIndex(sourceEnd, 'sourceEnd', this.length, Infinity);
  if (targetStart >= target.length || sourceStart >= sourceEnd) return 0;
  return copyBytes(this, target, targetStart, sourceStart, sourceEnd - sourceStart);
};

/** To a whole position between 0 and length. */
function clampPosition(value, length) {
  const position = Math.trunc(+value);
  if (!(position > 0)) return 0;
  return position < length ? position : length;
}

/** The text of (a part of) the bytes. */
Buffer.prototype.toString = function toString(encoding, start, end) {
  const length = this.length;
  if (arguments.length === 0) {
    mustBeBuffer(this);
    return tooLong(binding.utf8Slice(this, 0, length));
  }
  start = start === undefined ? 0 : clampPosition(start, length);
  end = end === undefined ? length : clampPosition(end, length);
  if (end <= start) return '';
  const { slice } = encoding === undefined ? utf8 : getEncoding(encoding);
  mustBeBuffer(this);
  return tooLong(slice(this, start, end));
};

Buffer.prototype.equals = function equals(otherBuffer) {
  if (!isUint8Array(otherBuffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('otherBuffer', ['Buffer', 'Uint8Array'], otherBuffer);
  }
  if (this === otherBuffer) return true;
  if (this.byteLength !== otherBuffer.byteLength) return false;
  return this.byteLength === 0 || binding.compare(this, otherBuffer) === 0;
};

/** How many bytes inspect() shows. */
let inspectMaxBytes = 50;

function getInspectMaxBytes() {
  return inspectMaxBytes;
}

function setInspectMaxBytes(value) {
  validateNumber(value, 'INSPECT_MAX_BYTES', 0);
  inspectMaxBytes = value;
}

/** Own properties other than the bytes, as inspect prints them. */
function inspectExtras(buffer, context) {
  const filter = context.showHidden ? 0 : 2;
  const keys = internalBinding('util').getOwnNonIndexProperties(buffer, filter);
  if (keys.length === 0) return '';
  const extras = { __proto__: null };
  for (const key of keys) extras[key] = buffer[key];
  const { inspect } = require('internal/util/inspect');
  const text = inspect(extras, { ...context, breakLength: Infinity, compact: true });
  return text.slice(text.indexOf('{ ') + 2, -2);
}

Buffer.prototype[inspectSymbol] = function inspect(recurseTimes, context) {
  const shown = Math.min(inspectMaxBytes, this.length);
  const hidden = this.length - inspectMaxBytes;
  let text = this.hexSlice(0, shown).replace(/(.{2})/g, '$1 ').trim();
  if (hidden > 0) text += ` ... ${hidden} more byte${hidden > 1 ? 's' : ''}`;
  const extras = context ? inspectExtras(this, context) : '';
  if (extras !== '') text += text === '' ? extras : `, ${extras}`;
  return `<${this.constructor.name} ${text}>`;
};
Buffer.prototype.inspect = Buffer.prototype[inspectSymbol];

/** Orders a range of the bytes against a range of another's: -1, 0 or 1. */
Buffer.prototype.compare = function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
  if (!isUint8Array(target)) {
    throw new codes.ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
  }
  mustBeBuffer(this);
  if (arguments.length === 1) return this === target ? 0 : binding.compare(this, target);

  const position = (value, name, absent, max) => {
    if (value === undefined) return absent;
    validateInteger(value, name, 0, max);
    return value;
  };
  targetStart = position(targetStart, 'targetStart', 0, kMaxLength);
  targetEnd = position(targetEnd, 'targetEnd', target.length, target.length);
  sourceStart = position(sourceStart, 'sourceStart', 0, kMaxLength);
  sourceEnd = position(sourceEnd, 'sourceEnd', this.length, this.length);
  if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
  if (targetStart >= targetEnd) return 1;
  return binding.compareRange(this, sourceStart, sourceEnd, target, targetStart, targetEnd);
};

/** Where a search starts: a clamped int32, or its end when there is no number. */
function searchStart(buffer, byteOffset, forward) {
  if (byteOffset > 0x7fffffff) return 0x7fffffff;
  if (byteOffset < -0x80000000) return -0x80000000;
  const start = Math.trunc(+byteOffset);
  if (Number.isNaN(start)) return forward ? 0 : buffer.length;
  return start;
}

function search(buffer, value, byteOffset, encoding, forward) {
  if (!ArrayBuffer.isView(buffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  }
  const start = searchStart(buffer, byteOffset, forward);
  if (typeof value === 'number') return binding.indexOfByte(buffer, value & 255, start, forward);
  const found = encoding === undefined ? utf8 : findEncoding(encoding);
  const step = found !== undefined && found.name === 'utf16le' ? 2 : 1;
  if (typeof value === 'string') {
    if (found === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    return binding.indexOf(buffer, stringToBuffer(value, found.name), start, forward, step);
  }
  if (isUint8Array(value)) return binding.indexOf(buffer, value, start, forward, step);
  throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

Buffer.prototype.indexOf = function indexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, true);
};

Buffer.prototype.lastIndexOf = function lastIndexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, false);
};

Buffer.prototype.includes = function includes(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, true) !== -1;
};

/** The encoding of a string to fill with. */
function fillEncoding(name) {
  if (name != null && typeof name !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('encoding', 'string', name);
  }
  return name ? getEncoding(name) : utf8;
}

/** The bytes of a string to fill with, or one byte. */
function fillString(value, encoding) {
  if (value.length === 0) return 0;
  const bytes = stringToBuffer(value, encoding.name);
  if (bytes.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
  return bytes.length === 1 ? bytes[0] : bytes;
}

function fillBuffer(buffer, value, offset, end, encoding) {
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset === undefined ? encoding : offset;
      offset = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = buffer.length;
    }
    encoding = fillEncoding(encoding);
  }
  if (offset === undefined) {
    offset = 0;
    end = buffer.length;
  } else {
    validateInteger(offset, 'offset', 0, kMaxLength);
    if (end === undefined) end = buffer.length;
    else validateInteger(end, 'end', 0, buffer.length);
  }
  if (offset >= end) return buffer;
  if (typeof value === 'string') value = fillString(value, encoding);
  if (!ArrayBuffer.isView(value)) {
    return typedFill.call(buffer, (typeof value === 'boolean' ? +value : value) & 255, offset, end);
  }
  if (value.byteLength === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
  binding.fill(buffer, value, offset, end);
  return buffer;
}

/** Fills with a byte, or with bytes or a string's bytes again and again. */
Buffer.prototype.fill = function fill(value, offset, end, encoding) {
  return fillBuffer(this, value, offset, end, encoding);
};

/** Writes a string; `write(string[, offset[, length]][, encoding])`. */
Buffer.prototype.write = function write(string, offset, length, encoding) {
  if (offset === undefined) return this.utf8Write(string, 0, this.length);
  if (length === undefined && typeof offset === 'string') {
    encoding = offset;
    length = this.length;
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0, this.length);
    const most = this.length - offset;
    if (length === undefined) {
      length = most;
    } else if (typeof length === 'string') {
      encoding = length;
      length = most;
    } else {
      validateInteger(length, 'length', 0, this.length);
      if (length > most) length = most;
    }
  }
  if (!encoding) return this.utf8Write(string, offset, length);
  const found = getEncoding(encoding);
  if (typeof string !== 'string') {
    throw plainError(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');
  }
  mustBeBuffer(this);
  return length === 0 ? 0 : found.write(this, string, offset, length);
};

Buffer.prototype.toJSON = function toJSON() {
  return { type: 'Buffer', data: Array.prototype.slice.call(this) };
};

/** A position as slice() takes it: from the end when negative, clamped. */
function slicePosition(value, length) {
  const position = Math.trunc(+value);
  if (position < 0) return Math.max(position + length, 0);
  if (position > 0) return position < length ? position : length;
  return 0;
}

/** A Buffer on the same memory. */
Buffer.prototype.subarray = function subarray(start, end) {
  const length = this.length;
  start = slicePosition(start, length);
  end = end === undefined ? length : slicePosition(end, length);
  return new FastBuffer(this.buffer, this.byteOffset + start, end > start ? end - start : 0);
};

/**
 * As subarray, unlike the slice of typed arrays, which copies.
 * @deprecated
 */
Buffer.prototype.slice = function slice(start, end) {
  return this.subarray(start, end);
};

/** The method that turns the bytes of each group of `bytes` around. */
function swapper(bytes, swap) {
  return function() {
    if (!(this.length % bytes === 0)) throw new codes.ERR_INVALID_BUFFER_SIZE(`${bytes * 8}-bits`);
    mustBeBuffer(this);
    swap(this);
    return this;
  };
}

addRaw('swap16', swapper(2, binding.swap16));
addRaw('swap32', swapper(4, binding.swap32));
addRaw('swap64', swapper(8, binding.swap64));

Buffer.prototype.toLocaleString = Buffer.prototype.toString;

module.exports = {
  Buffer,
  FastBuffer,
  SlowBuffer,
  kMaxLength,
  kStringMaxLength,
  isUint8Array,
  getPool,
  setPoolHook,
  getInspectMaxBytes,
  setInspectMaxBytes,
};
