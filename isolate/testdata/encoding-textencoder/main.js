'use strict';
// TextEncoder: encode, encodeInto, printing and brand checks.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const encoder = new TextEncoder();
console.log(encoder, encoder.encoding, Object.prototype.toString.call(encoder));
for (const text of [undefined, '', 'aé€😀', '\ud800a', 5, null]) console.log(encoder.encode(text));
console.log(encoder.encode());
for (const size of [0, 1, 2, 3, 5, 6, 9, 10, 20]) {
  const target = new Uint8Array(size);
  console.log(size, encoder.encodeInto('aé€😀', target), Buffer.from(target).toString('hex'));
}
console.log(encoder.encodeInto('\ud800', new Uint8Array(3)), encoder.encodeInto('x'.repeat(9000) + 'é', new Uint8Array(9001)));
attempt('dest', () => encoder.encodeInto('a'));
attempt('src', () => encoder.encodeInto(1, new Uint8Array(1)));
attempt('symbol', () => encoder.encode(Symbol('s')));
attempt('this', () => TextEncoder.prototype.encode.call({}));
