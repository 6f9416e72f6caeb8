'use strict';

// StringDecoder: bytes that come in pieces to strings, characters that are cut in two held back.

const { codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const { findEncoding, utf8 } = require('internal/buffer_encodings');

/**
 * The state, in the form in which Node's inspect shows it: four bytes of a character that is not
 * complete, how many bytes it misses, how many it has, and the encoding's number.
 */
const kState = Symbol('kNativeDecoder');
const MISSING = 4;
const BUFFERED = 5;
const STATE_SIZE = 7;

const NUMBERS = { ascii: 0, utf8: 1, base64: 2, utf16le: 3, latin1: 4, hex: 5, base64url: 7 };

/**
 * @param {string} [encoding='utf8']
 */
function StringDecoder(encoding) {
  const found = encoding === undefined || encoding === null || encoding === '' ? utf8 : findEncoding(encoding);
  if (found === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  this.encoding = found.name;
  this[kState] = Buffer.alloc(STATE_SIZE);
  this[kState][STATE_SIZE - 1] = NUMBERS[found.name];
}

function stateOf(decoder) {
  const state = decoder[kState];
  if (state === undefined) throw new codes.ERR_INVALID_THIS('StringDecoder');
  return state;
}

/** How many bytes at the end of UTF-8 text, up to three, begin a character that is not complete. */
function utf8Tail(bytes, state) {
  const { length } = bytes;
  for (let back = 1; back <= 4 && back <= length; back++) {
    const byte = bytes[length - back];
    if ((byte & 0xc0) === 0x80) continue;
    let size = 1;
    if ((byte & 0xe0) === 0xc0) size = 2;
    else if ((byte & 0xf0) === 0xe0) size = 3;
    else if ((byte & 0xf8) === 0xf0) size = 4;
    if (back >= size) return 0;
    state[MISSING] = size - back;
    return back;
  }
  return 0;
}

function utf16Tail(bytes, state) {
  const { length } = bytes;
  if (length % 2 === 1) {
    state[MISSING] = 1;
    return 1;
  }
  if (length === 0 || (bytes[length - 1] & 0xfc) !== 0xd8) return 0;
  state[MISSING] = 2;
  return 2;
}

function base64Tail(bytes, state) {
  const rest = bytes.length % 3;
  if (rest !== 0) state[MISSING] = 3 - rest;
  return rest;
}

const tails = { utf8: utf8Tail, utf16le: utf16Tail, base64: base64Tail, base64url: base64Tail };

/**
 * Completes the character held back, as far as the new bytes reach.
 * @returns {number} how many of them belong to it
 */
function complete(state, bytes, encoding) {
  let take = Math.min(state[MISSING], bytes.length);
  if (encoding === 'utf8') {
    for (let i = 0; i < take; i++) {
      if ((bytes[i] & 0xc0) === 0x80) continue;
      // It will never be complete: what there is of it is malformed.
      take = i;
      state[MISSING] = i;
      break;
    }
  }
  for (let i = 0; i < take; i++) state[state[BUFFERED] + i] = bytes[i];
  state[BUFFERED] += take;
  state[MISSING] -= take;
  return take;
}

function decode(state, bytes, encoding) {
  let text = '';
  let start = 0;
  if (state[MISSING] > 0) {
    start = complete(state, bytes, encoding);
    if (state[MISSING] > 0) return '';
    text = state.toString(encoding, 0, state[BUFFERED]);
    state[BUFFERED] = 0;
  }
  const rest = start === 0 ? bytes : bytes.subarray(start);
  if (rest.length === 0) return text;
  const held = tails[encoding](rest, state);
  const end = rest.length - held;
  for (let i = 0; i < held; i++) state[i] = rest[end + i];
  state[BUFFERED] = held;
  return end === 0 ? text : text + rest.toString(encoding, 0, end);
}

/**
 * The text of the next bytes, without a character whose end has not come yet.
 * @param {string | ArrayBufferView} buf
 * @returns {string}
 */
StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  if (!ArrayBuffer.isView(buf)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
  }
  const state = stateOf(this);
  const bytes = buf instanceof Buffer ? buf : Buffer.from(buf.buffer, buf.byteOffset, buf.byteLength);
  const { encoding } = this;
  if (tails[encoding] === undefined) return bytes.toString(encoding);
  return decode(state, bytes, encoding);
};

/**
 * The text of the last bytes, and of what was held back.
 * @param {string | ArrayBufferView} [buf]
 * @returns {string}
 */
StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  const state = stateOf(this);
  const held = state[BUFFERED];
  if (held === 0) return text;
  state[MISSING] = state[BUFFERED] = 0;
  // Half of a UTF-16 code unit is no text at all.
  const size = this.encoding === 'utf16le' ? held - held % 2 : held;
  return text + state.toString(this.encoding, 0, size);
};

/**
 * Forgets what was held back and decodes the bytes from an offset on.
 * @param {Buffer} buf
 * @param {number} offset
 * @returns {string}
 */
StringDecoder.prototype.text = function text(buf, offset) {
  const state = stateOf(this);
  state[MISSING] = state[BUFFERED] = 0;
  return this.write(buf.slice(offset));
};

Object.defineProperties(StringDecoder.prototype, {
  lastChar: {
    get() { return stateOf(this).subarray(0, 4); }, enumerable: true, configurable: true,
  },
  lastNeed: {
    get() { return stateOf(this)[MISSING]; }, enumerable: true, configurable: true,
  },
  lastTotal: {
    get() { return stateOf(this)[BUFFERED] + stateOf(this)[MISSING]; }, enumerable: true, configurable: true,
  },
});

module.exports = { StringDecoder };
