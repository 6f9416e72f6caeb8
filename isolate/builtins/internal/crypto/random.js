'use strict';

// Random bytes, numbers and UUIDs.

const { codes } = require('internal/errors');
const { classOf } = require('internal/typed_arrays');
const { Buffer, FastBuffer } = require('internal/buffer');
const { isAnyArrayBuffer } = internalBinding('types');
const { validateBoolean, validateFunction, validateNumber, validateObject } = require('internal/validators');

const MAX_SIZE = 2 ** 31 - 1;
/** randomInt() draws 48 bits. */
const MAX_RANGE = 2 ** 48 - 1;

/** Fills bytes, now or, with a callback, later. */
function fill(bytes, offset, size, callback) {
  return callback === undefined ?
    internalBinding('crypto').randomFill(bytes, offset, size) :
    internalBinding('crypto').randomFill(bytes, offset, size, callback);
}

function validateTarget(buf) {
  if (isAnyArrayBuffer(buf) || ArrayBuffer.isView(buf)) return;
  throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
}

/** An offset in elements, as bytes. */
function toByteOffset(offset, elementSize, length) {
  validateNumber(offset, 'offset');
  offset *= elementSize;
  if (Number.isNaN(offset) || offset > Math.min(length, MAX_SIZE) || offset < 0) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${Math.min(length, MAX_SIZE)}`, offset);
  }
  return Math.trunc(offset);
}

/** A size in elements, as bytes. */
function toByteSize(size, elementSize, offset, length) {
  validateNumber(size, 'size');
  size *= elementSize;
  if (Number.isNaN(size) || size > MAX_SIZE || size < 0) {
    throw new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${MAX_SIZE}`, size);
  }
  if (size + offset > length) throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, size + offset);
  return Math.trunc(size);
}

/**
 * @param {number} size
 * @param {(err: Error | null, bytes?: Buffer) => void} [callback]
 * @returns {Buffer | undefined}
 */
function randomBytes(size, callback = undefined) {
  validateNumber(size, 'size', 0, MAX_SIZE);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = new FastBuffer(size);
  if (callback === undefined) {
    fill(bytes, 0, bytes.length);
    return bytes;
  }
  fill(bytes, 0, bytes.length, (err) => {
    if (err) callback(err);
    else callback(null, bytes);
  });
  return undefined;
}

/**
 * @param {ArrayBuffer | ArrayBufferView} buf
 * @param {number} [offset=0] in elements
 * @param {number} [size] in elements
 */
function randomFillSync(buf, offset = 0, size) {
  validateTarget(buf);
  const elementSize = buf.BYTES_PER_ELEMENT || 1;
  offset = toByteOffset(offset, elementSize, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset : toByteSize(size, elementSize, offset, buf.byteLength);
  if (size > 0) fill(buf, offset, size);
  return buf;
}

/**
 * As randomFillSync, and calls `callback(err, buf)` when done.
 */
function randomFill(buf, offset, size, callback) {
  validateTarget(buf);
  const elementSize = buf.BYTES_PER_ELEMENT || 1;
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  offset = toByteOffset(offset, elementSize, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset : toByteSize(size, elementSize, offset, buf.byteLength);
  if (size === 0) {
    callback(null, buf);
    return;
  }
  fill(buf, offset, size, (err) => {
    if (err) callback(err);
    else callback(null, buf);
  });
}

/** Random bytes in stock, so that small draws do not each cross to the operation. */
let stock;
let stockUsed = 0;

function draw(count) {
  if (stock === undefined || stockUsed + count > stock.length) {
    stock ??= new Uint8Array(3072);
    fill(stock, 0, stock.length);
    stockUsed = 0;
  }
  stockUsed += count;
  return stockUsed - count;
}

function draw48() {
  const at = draw(6);
  let value = 0;
  for (let i = 0; i < 6; i++) {
    value = value * 256 + stock[at + i];
    stock[at + i] = 0; // used up, and nobody's to see later
  }
  return value;
}

/**
 * A random integer n with min <= n < max.
 * @param {number} [min=0]
 * @param {number} max
 * @param {(err: Error | undefined, n: number) => void} [callback]
 * @returns {number | undefined}
 */
function randomInt(min, max, callback) {
  const minAbsent = max === undefined || typeof max === 'function';
  if (minAbsent) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (!Number.isSafeInteger(min)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) {
    throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  }
  const range = max - min;
  if (!(range <= MAX_RANGE)) {
    throw new codes.ERR_OUT_OF_RANGE(minAbsent ? 'max' : 'max - min', `<= ${MAX_RANGE}`, range);
  }
  // Draws beyond the last whole multiple of the range would favour small numbers: drawn again.
  const limit = (MAX_RANGE + 1) - (MAX_RANGE + 1) % range;
  let value = draw48();
  while (value >= limit) value = draw48();
  value = value % range + min;
  if (callback === undefined) return value;
  process.nextTick(callback, undefined, value);
  return undefined;
}

let hexPairs;

function formatUuid(bytes, at) {
  hexPairs ??= Array.from({ length: 256 }, (_, i) => (i + 256).toString(16).slice(1));
  let text = '';
  for (let i = 0; i < 16; i++) {
    let byte = bytes[at + i];
    if (i === 6) byte = byte & 0x0f | 0x40; // version 4
    if (i === 8) byte = byte & 0x3f | 0x80; // the variant of RFC 4122
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += hexPairs[byte];
  }
  return text;
}

/**
 * A random UUID of version 4.
 * @param {{disableEntropyCache?: boolean}} [options]
 * @returns {string}
 */
function randomUUID(options) {
  if (options !== undefined) validateObject(options, 'options');
  const { disableEntropyCache = false } = options || {};
  validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
  if (disableEntropyCache) {
    const bytes = new Uint8Array(16);
    fill(bytes, 0, 16);
    return formatUuid(bytes, 0);
  }
  const at = draw(16);
  const uuid = formatUuid(stock, at);
  stock.fill(0, at, at + 16);
  return uuid;
}

const INTEGER_ARRAYS = new Set([
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'BigInt64Array', 'BigUint64Array',
]);

/**
 * Fills an integer array.
 * @param {ArrayBufferView} data
 */
function getRandomValues(data) {
  if (arguments.length < 1) {
    const error = new TypeError("Failed to execute 'getRandomValues' on 'Crypto': 1 argument required, but only 0 present.");
    error.code = 'ERR_MISSING_ARGS';
    throw error;
  }
  if (!INTEGER_ARRAYS.has(classOf(data))) {
    const { lazyDOMException } = require('internal/util');
    throw lazyDOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  if (data.byteLength > 65536) {
    const { lazyDOMException } = require('internal/util');
    throw lazyDOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  }
  randomFillSync(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return data;
}

module.exports = { getRandomValues, randomBytes, randomFill, randomFillSync, randomInt, randomUUID };
