'use strict';

// node:crypto. Random values and digests work; the rest has its name and says that it is not there.

const digest = require('internal/crypto/digest');
const random = require('internal/crypto/random');
const { unavailable } = require('internal/unavailable');
const { defineLazyProperties, kCustomPromisifyArgsSymbol } = require('internal/util');

/** What comes with files that few programs need: loaded at the first call. */
const LAZY = {
  'internal/crypto/keys': ['createSecretKey/2', 'createPublicKey/1', 'createPrivateKey/1'],
  'internal/crypto/keygen': ['generateKey/3', 'generateKeySync/2', 'generateKeyPair/3', 'generateKeyPairSync/2'],
  'internal/crypto/sig': [
    'createSign/2', 'createVerify/2', 'sign/4/signOneShot', 'verify/5/verifyOneShot', 'publicEncrypt/2/',
    'publicDecrypt/2/', 'privateEncrypt/2/', 'privateDecrypt/2/',
  ],
  'internal/crypto/cipher': ['createCipheriv/4', 'createDecipheriv/4', 'getCiphers/0/', 'getCipherInfo/2'],
  'internal/crypto/kdf': ['pbkdf2/6', 'pbkdf2Sync/5', 'hkdf/6', 'hkdfSync/5', 'scrypt/4', 'scryptSync/3'],
  'internal/crypto/ecdh': ['createECDH/1', 'diffieHellman/1', 'getCurves/0/'],
};

/** Classes, likewise. */
const LAZY_CLASSES = {
  KeyObject: 'internal/crypto/keys',
  Sign: 'internal/crypto/sig',
  Verify: 'internal/crypto/sig',
  Cipheriv: 'internal/crypto/cipher',
  Decipheriv: 'internal/crypto/cipher',
  ECDH: 'internal/crypto/ecdh',
  X509Certificate: 'internal/crypto/x509',
};

const WORKING = {
  createHash: digest.createHash,
  createHmac: digest.createHmac,
  getHashes: digest.getHashes,
  hash: digest.hash,
  timingSafeEqual: digest.timingSafeEqual,
  randomBytes: random.randomBytes,
  randomFill: random.randomFill,
  randomFillSync: random.randomFillSync,
  randomInt: random.randomInt,
  randomUUID: random.randomUUID,
  getFips() { return 0; },
  Hash: digest.Hash,
  Hmac: digest.Hmac,
};

for (const id in LAZY) {
  for (const entry of LAZY[id]) {
    // The name, its length, and the name that the function itself has, if that is another.
    const [name, length, shown = name] = entry.split('/');
    WORKING[name] = lazyFunction(id, shown || name, shown, Number(length));
  }
}

Object.defineProperty(WORKING.generateKeyPair, kCustomPromisifyArgsSymbol, { value: ['publicKey', 'privateKey'] });

/** The function `key` of a module that is loaded when it is called. */
function lazyFunction(id, key, name, length) {
  const f = function(...args) {
    return require(id)[key](...args);
  };
  Object.defineProperty(f, 'name', { value: name, configurable: true });
  Object.defineProperty(f, 'length', { value: length, configurable: true });
  return f;
}

const FUNCTIONS = [
  'checkPrime', 'checkPrimeSync', 'createCipheriv', 'createDecipheriv', 'createDiffieHellman',
  'createDiffieHellmanGroup', 'createECDH', 'createHash', 'createHmac', 'createPrivateKey', 'createPublicKey',
  'createSecretKey', 'createSign', 'createVerify', 'diffieHellman', 'generatePrime', 'generatePrimeSync',
  'getCiphers', 'getCipherInfo', 'getCurves', 'getDiffieHellman', 'getHashes', 'hkdf', 'hkdfSync', 'pbkdf2',
  'pbkdf2Sync', 'generateKeyPair', 'generateKeyPairSync', 'generateKey', 'generateKeySync', 'privateDecrypt',
  'privateEncrypt', 'publicDecrypt', 'publicEncrypt', 'randomBytes', 'randomFill', 'randomFillSync', 'randomInt',
  'randomUUID', 'scrypt', 'scryptSync', 'sign', 'setEngine', 'timingSafeEqual', 'getFips', 'setFips', 'verify',
  'hash',
];
const CLASSES = [
  'Certificate', 'Cipher', 'Cipheriv', 'Decipher', 'Decipheriv', 'DiffieHellman', 'DiffieHellmanGroup', 'ECDH',
  'Hash', 'Hmac', 'KeyObject', 'Sign', 'Verify', 'X509Certificate',
];

for (const name of FUNCTIONS) module.exports[name] = WORKING[name] ?? unavailable('crypto', name);
for (const name of CLASSES) {
  if (LAZY_CLASSES[name] !== undefined) defineLazyProperties(module.exports, LAZY_CLASSES[name], [name]);
  else module.exports[name] = WORKING[name] ?? unavailable('crypto', name, { isClass: true });
}
module.exports.secureHeapUsed = unavailable('crypto', 'secureHeapUsed');

/** The constants of OpenSSL; without a prototype, as Node's. */
function constants() {
  const { crypto, defaultCoreCipherList } = require('internal/system_constants');
  const all = { __proto__: null };
  for (const name of Object.keys(crypto)) {
    if (name === 'TLS1_VERSION') all.defaultCoreCipherList = defaultCoreCipherList;
    all[name] = crypto[name];
  }
  let defaultCipherList = defaultCoreCipherList;
  Object.defineProperty(all, 'defaultCipherList', {
    get() { return defaultCipherList; },
    set(value) { defaultCipherList = value; },
    enumerable: true,
    configurable: true,
  });
  return all;
}

function webcrypto() {
  return require('internal/crypto/webcrypto').crypto;
}

Object.defineProperties(module.exports, {
  constants: { value: constants(), enumerable: true },
  webcrypto: { get: webcrypto, enumerable: true },
  subtle: { get() { return webcrypto().subtle; }, enumerable: true },
  getRandomValues: { get() { return random.getRandomValues; }, enumerable: true },
  createCipher: { value: unavailable('crypto', 'createCipher'), enumerable: false, writable: true, configurable: true },
  createDecipher: { value: unavailable('crypto', 'createDecipher'), enumerable: false, writable: true, configurable: true },
  fips: { get: module.exports.getFips, set: module.exports.setFips, enumerable: false },
});
for (const name of ['prng', 'pseudoRandomBytes', 'rng']) {
  Object.defineProperty(module.exports, name, {
    value: random.randomBytes, writable: true, enumerable: false, configurable: true,
  });
}
