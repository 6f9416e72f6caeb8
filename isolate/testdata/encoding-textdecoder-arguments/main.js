'use strict';
// What the constructor and decode() take, and how a decoder prints.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

console.log(new TextDecoder(), new TextDecoder('utf-16le', { fatal: 1, ignoreBOM: 'x' }), { a: { b: { c: new TextDecoder() } } });
attempt('options', () => new TextDecoder('utf8', 5));
attempt('options', () => new TextDecoder('utf8', null).fatal);
attempt('call', () => TextDecoder('utf8'));
attempt('this', () => TextDecoder.prototype.decode.call({}));
attempt('this', () => Object.getOwnPropertyDescriptor(TextDecoder.prototype, 'encoding').get.call({}));
const decoder = new TextDecoder();
attempt('none', () => JSON.stringify(decoder.decode()));
for (const input of [new Uint16Array([0x4141]), new DataView(new ArrayBuffer(1)), new ArrayBuffer(1), new SharedArrayBuffer(1)]) {
  attempt('input', () => JSON.stringify(decoder.decode(input)));
}
attempt('string', () => decoder.decode('x'));
attempt('null', () => decoder.decode(null));
attempt('stream', () => decoder.decode(Buffer.from('ok'), 5));
console.log(Reflect.ownKeys(TextDecoder.prototype), Reflect.ownKeys(TextEncoder.prototype));
