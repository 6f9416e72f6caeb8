'use strict';
// zlib.crc32.

const { Buffer } = require('internal/buffer');
const { codes } = require('internal/errors');
const { validateUint32 } = require('internal/validators');

const POLYNOMIAL = 0xedb88320;
let table = null;

function makeTable() {
  const result = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    result[byte] = crc;
  }
  return result;
}

/**
 * @param {string | Buffer | TypedArray | DataView} data a string counts as UTF-8
 * @param {number} [value] the checksum so far
 * @returns {number}
 */
function crc32(data, value = 0) {
  if (typeof data === 'string') data = Buffer.from(data);
  else if (!ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  }
  validateUint32(value, 'value');
  table ??= makeTable();
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  let crc = ~value;
  for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}
Object.defineProperty(crc32, 'length', { __proto__: null, value: 1, configurable: true });

module.exports = { crc32 };
