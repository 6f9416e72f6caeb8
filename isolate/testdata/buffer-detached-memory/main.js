'use strict';
// A buffer whose memory was transferred away is empty.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const b = Buffer.from(new ArrayBuffer(8));
b.fill('abcdefgh');
structuredClone(b.buffer, { transfer: [b.buffer] });
attempt('length', () => b.length);
attempt('toString', () => JSON.stringify(b.toString()));
attempt('hex', () => JSON.stringify(b.toString('hex')));
attempt('indexOf', () => b.indexOf('a'));
attempt('write', () => b.write('x'));
attempt('fill', () => b.fill('x').length);
attempt('read', () => b.readUInt8(0));
attempt('compare', () => b.compare(Buffer.from('a')));
attempt('copy', () => b.copy(Buffer.alloc(2)));
attempt('swap', () => b.swap16().length);
