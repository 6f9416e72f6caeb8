'use strict';
// The global crypto object.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

console.log(crypto, Object.prototype.toString.call(crypto), crypto === require('crypto').webcrypto, crypto.subtle);
for (const Type of [Uint8Array, Int16Array, Uint8ClampedArray, BigUint64Array]) console.log(crypto.getRandomValues(new Type(3)).length);
attempt('float', () => crypto.getRandomValues(new Float32Array(1)));
attempt('view', () => crypto.getRandomValues(new DataView(new ArrayBuffer(1))));
attempt('array', () => crypto.getRandomValues([]));
attempt('none', () => crypto.getRandomValues());
attempt('many', () => crypto.getRandomValues(new Uint8Array(65537)));
attempt('this', () => crypto.getRandomValues.call({}, new Uint8Array(1)));
attempt('new', () => new Crypto());
attempt('new', () => new SubtleCrypto());
attempt('new', () => new CryptoKey());
console.log(crypto.randomUUID().length, Reflect.ownKeys(Crypto.prototype), Reflect.ownKeys(SubtleCrypto.prototype));
crypto.subtle.digest('SHA-256', Buffer.from('abc')).then((digest) => {
  console.log(Buffer.from(digest).toString('hex'));
  return crypto.subtle.digest({ name: 'sha-512' }, new ArrayBuffer(2));
}).then((digest) => {
  console.log(digest.byteLength);
  return crypto.subtle.digest('MD5', new ArrayBuffer(2));
}).catch((err) => console.log(err.name, err.message));
