'use strict';
// node:zlib: the constants and crc32 are real, compression is not here yet.

const { Transform } = require('internal/streams/transform');
const { constants, codes } = require('internal/zlib_constants');
const { crc32 } = require('internal/crc32');
const { unavailable, unavailableModule } = require('internal/unavailable');

const formats = [
  'Deflate', 'Inflate', 'Gzip', 'Gunzip', 'DeflateRaw', 'InflateRaw', 'Unzip', 'BrotliCompress', 'BrotliDecompress',
];
const calls = [
  'deflate', 'gzip', 'deflateRaw', 'unzip', 'inflate', 'gunzip', 'inflateRaw', 'brotliCompress', 'brotliDecompress',
];

const zlib = { crc32 };
for (const name of formats) zlib[name] = unavailable('zlib', name, { isClass: true, parent: Transform, length: 1 });
Object.assign(zlib, unavailableModule('zlib', [
  ...calls.flatMap((name) => [name, `${name}Sync`]),
  'createDeflate', 'createInflate', 'createDeflateRaw', 'createInflateRaw', 'createGzip', 'createGunzip',
  'createUnzip', 'createBrotliCompress', 'createBrotliDecompress',
]));

const fixed = (value, enumerable) => ({ __proto__: null, configurable: false, enumerable, writable: false, value });
Object.setPrototypeOf(constants, null);
Object.defineProperty(zlib, 'constants', fixed(constants, true));
Object.defineProperty(zlib, 'codes', fixed(Object.freeze(codes), true));
// The names of zlib itself, not those of Brotli, are properties of the module too, from old times.
for (const [name, value] of Object.entries(constants)) {
  if (!name.startsWith('BROTLI')) Object.defineProperty(zlib, name, fixed(value, false));
}

module.exports = zlib;
