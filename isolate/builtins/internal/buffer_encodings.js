'use strict';

// The encodings that Buffer knows: their names, and for each how strings become bytes and bytes
// become strings. The work itself is the engine's (engine/buffer.cc).

const binding = internalBinding('buffer');
const { codes } = require('internal/errors');

/**
 * One encoding.
 * @typedef {object} Encoding
 * @property {string} name the canonical name
 * @property {(string: string) => number} byteLength how many bytes a string takes, an upper bound
 *   for base64 and hex
 * @property {(view: Uint8Array, string: string, offset: number, length: number) => number} write
 *   gives the number of bytes written
 * @property {(view: ArrayBufferView, start: number, end: number) => string | undefined} slice
 *   undefined when the string would be too long
 */

/** Bytes that base64 text decodes to when it has no junk in it. */
function base64ByteLength(string) {
  let length = string.length;
  if (length > 0 && string.charCodeAt(length - 1) === 61) length--;
  if (length > 1 && string.charCodeAt(length - 1) === 61) length--;
  return Math.floor(length * 3 / 4);
}

const characters = (string) => string.length;

const utf8 = {
  name: 'utf8',
  byteLength: binding.byteLengthUtf8,
  write: binding.utf8Write,
  slice: binding.utf8Slice,
};
const utf16le = {
  name: 'utf16le',
  byteLength: (string) => string.length * 2,
  write: binding.ucs2Write,
  slice: binding.ucs2Slice,
};
const latin1 = {
  name: 'latin1',
  byteLength: characters,
  write: binding.latin1Write,
  slice: binding.latin1Slice,
};
const ascii = {
  name: 'ascii',
  byteLength: characters,
  write: binding.latin1Write,
  slice: binding.asciiSlice,
};
const hex = {
  name: 'hex',
  byteLength: (string) => string.length >>> 1,
  write: binding.hexWrite,
  slice: binding.hexSlice,
};
// Decoding takes both alphabets, whichever name is given.
const base64 = {
  name: 'base64',
  byteLength: base64ByteLength,
  write: binding.base64Write,
  slice: binding.base64Slice,
};
const base64url = {
  name: 'base64url',
  byteLength: base64ByteLength,
  write: binding.base64Write,
  slice: binding.base64urlSlice,
};

/** @type {Map<string, Encoding>} */
const byName = new Map([
  ['utf8', utf8], ['utf-8', utf8],
  ['ucs2', utf16le], ['ucs-2', utf16le], ['utf16le', utf16le], ['utf-16le', utf16le],
  ['latin1', latin1], ['binary', latin1],
  ['ascii', ascii],
  ['hex', hex],
  ['base64', base64],
  ['base64url', base64url],
]);

/**
 * The encoding of that name, in any case.
 * @param {unknown} name
 * @returns {Encoding | undefined}
 */
function findEncoding(name) {
  if (name === 'utf8') return utf8;
  return byName.get(name) || byName.get(`${name}`.toLowerCase());
}

/**
 * As findEncoding, but a name that is not known throws ERR_UNKNOWN_ENCODING.
 * @param {unknown} name
 * @returns {Encoding}
 */
function getEncoding(name) {
  const found = findEncoding(name);
  if (found === undefined) throw new codes.ERR_UNKNOWN_ENCODING(name);
  return found;
}

/**
 * Whether a name is one of an encoding.
 * @param {unknown} name
 * @returns {boolean}
 */
function isEncoding(name) {
  return typeof name === 'string' && name.length !== 0 && findEncoding(name) !== undefined;
}

module.exports = { findEncoding, getEncoding, isEncoding, utf8, latin1, utf16le, hex, base64 };
