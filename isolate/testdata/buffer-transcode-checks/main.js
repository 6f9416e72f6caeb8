'use strict';
// transcode, isUtf8, isAscii.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const { transcode, isUtf8, isAscii } = require('buffer');
const bytes = { utf8: Buffer.from('€é'), latin1: Buffer.from('¬é', 'latin1'), ascii: Buffer.from('a\xe9', 'latin1'), ucs2: Buffer.from('€é', 'ucs2') };
for (const from of Object.keys(bytes)) {
  for (const to of ['utf8', 'latin1', 'binary', 'ascii', 'ucs2', 'utf16le']) attempt(`${from} ${to}`, () => transcode(bytes[from], from, to));
}
attempt('hex', () => transcode(bytes.utf8, 'utf8', 'hex'));
attempt('x', () => transcode(bytes.utf8, 'x', 'utf8'));
attempt('bad', () => transcode(Buffer.from([0xff]), 'utf8', 'ucs2'));
attempt('type', () => transcode('x', 'utf8', 'latin1'));
console.log(isUtf8(bytes.utf8), isUtf8(Buffer.from([0xc0, 0x80])), isUtf8(new ArrayBuffer(2)), isUtf8(new Uint16Array([0x4141])));
console.log(isAscii(Buffer.from('abc')), isAscii(bytes.utf8), isAscii(new Uint8Array(0)));
attempt('isUtf8', () => isUtf8('x'));
attempt('isAscii', () => isAscii([]));
