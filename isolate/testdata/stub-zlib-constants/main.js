'use strict';
const zlib = require('zlib');
console.log(zlib.constants);
console.log(zlib.codes, Object.isFrozen(zlib.codes));
console.log(zlib.Z_BEST_COMPRESSION, zlib.BROTLI_DECODE, Object.keys(zlib).includes('Z_OK'));
console.log(zlib.crc32('hello'), zlib.crc32(Buffer.from('lo'), zlib.crc32('hel')), zlib.crc32('\u20ac'), zlib.crc32(''));
for (const args of [[5], ['a', 'b'], ['a', -1]]) {
  try {
    zlib.crc32(...args);
  } catch (err) {
    console.log(err.code, err.message);
  }
}
