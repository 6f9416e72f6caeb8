'use strict';
// timingSafeEqual.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const { timingSafeEqual } = require('crypto');
attempt('same', () => timingSafeEqual(Buffer.from('abc'), new Uint8Array([97, 98, 99])));
attempt('other', () => timingSafeEqual(Buffer.from('abc'), Buffer.from('abd')));
attempt('empty', () => timingSafeEqual(Buffer.alloc(0), new ArrayBuffer(0)));
attempt('length', () => timingSafeEqual(Buffer.from('a'), Buffer.from('ab')));
attempt('type', () => timingSafeEqual('a', Buffer.from('a')));
attempt('type', () => timingSafeEqual(Buffer.from('a'), 1));
