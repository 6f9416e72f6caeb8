'use strict';

// What node:buffer offers besides Buffer: atob and btoa, transcode, isUtf8 and isAscii, and the
// names of what is not here yet (Blob, File).

const binding = internalBinding('buffer');
const { isAnyArrayBuffer } = internalBinding('types');
const { codes } = require('internal/errors');
const { Buffer, FastBuffer, isUint8Array } = require('internal/buffer');
const { findEncoding } = require('internal/buffer_encodings');

function invalidCharacter(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'InvalidCharacterError');
}

/**
 * Base64 to a string of bytes, as HTML defines it.
 * @param {string} input
 * @returns {string}
 */
function atob(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const result = binding.atob(`${input}`);
  if (typeof result === 'string') return result;
  throw invalidCharacter(result === -1 ? 'Invalid character' :
    'The string to be decoded is not correctly encoded.');
}

/**
 * A string of bytes to base64.
 * @param {string} input
 * @returns {string}
 */
function btoa(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const result = binding.btoa(`${input}`);
  if (typeof result === 'string') return result;
  if (result === undefined) throw new codes.ERR_STRING_TOO_LONG();
  throw invalidCharacter('Invalid character');
}

function checkInput(input) {
  if (!isAnyArrayBuffer(input) && (!ArrayBuffer.isView(input) || input instanceof DataView)) {
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }
  const buffer = ArrayBuffer.isView(input) ? input.buffer : input;
  if (buffer.byteLength === 0 && require('internal/util').isArrayBufferDetached(buffer)) {
    throw new codes.ERR_INVALID_STATE('Cannot validate on a detached buffer');
  }
}

/**
 * Whether bytes are well-formed UTF-8.
 * @param {ArrayBuffer | ArrayBufferView} input
 * @returns {boolean}
 */
function isUtf8(input) {
  checkInput(input);
  return binding.isUtf8(input);
}

/**
 * Whether bytes are all below 128.
 * @param {ArrayBuffer | ArrayBufferView} input
 * @returns {boolean}
 */
function isAscii(input) {
  checkInput(input);
  return binding.isAscii(input);
}

function cannotTranscode(code, errno) {
  const error = new Error(`Unable to transcode Buffer [${code}]`);
  error.code = code;
  error.errno = errno;
  return error;
}

function hasLoneSurrogate(text) {
  return /\p{Surrogate}/u.test(text);
}

const TRANSCODABLE = new Set(['utf8', 'utf16le', 'latin1', 'ascii']);

/** A string in an encoding that has not all characters: "?" stands for what it lacks. */
function narrow(text, limit) {
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0);
    bytes.push(code < limit ? code : 63);
  }
  return Buffer.from(bytes);
}

/**
 * Re-encodes bytes.
 * @param {Buffer | Uint8Array} source
 * @param {string} fromEncoding
 * @param {string} toEncoding
 * @returns {Buffer}
 */
function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) {
    throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  }
  if (source.length === 0) return Buffer.alloc(0);
  const from = findEncoding(fromEncoding);
  const to = findEncoding(toEncoding);
  if (!TRANSCODABLE.has(from?.name) || !TRANSCODABLE.has(to?.name)) {
    throw cannotTranscode('U_ILLEGAL_ARGUMENT_ERROR', 1);
  }
  // Between the Unicode forms nothing may be lost.
  if (from.name === 'utf8' && to.name === 'utf16le' && !binding.isUtf8(source)) {
    throw cannotTranscode('U_INVALID_CHAR_FOUND', 10);
  }
  const text = decode(source, from.name === 'ascii' && to.name === 'utf16le' ? 'latin1' : from.name);
  if (from.name === 'utf16le' && to.name === 'utf8' && (text === '' || hasLoneSurrogate(text))) {
    throw cannotTranscode('U_INVALID_CHAR_FOUND', 10);
  }
  if (to.name === 'latin1') return narrow(text, 256);
  if (to.name === 'ascii') return narrow(text, 128);
  return Buffer.from(text, to.name);
}

/** Here, other than in toString('ascii'), a byte above 127 is not ASCII. */
function decode(source, name) {
  if (name === 'ascii') return binding.latin1Slice(source, 0, source.length).replace(/[\x80-\xff]/g, '\ufffd');
  return FastBuffer.prototype.toString.call(source, name);
}

/**
 * The Blob behind a blob: URL. None can be registered here, so there never is one.
 * @returns {undefined}
 */
function resolveObjectURL(url) {
  void `${url}`;
  return undefined;
}

module.exports = { atob, btoa, isUtf8, isAscii, transcode, resolveObjectURL };
