'use strict';

// The global `crypto`: random values are real, and so is subtle.digest(); what else SubtleCrypto does
// is not there yet, and says so.

const { codes } = require('internal/errors');
const random = require('internal/crypto/random');

/** Given to the constructors by us alone. */
const kConstruct = Symbol('construct');

class SubtleCrypto {
  constructor(token) {
    if (token !== kConstruct) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
}

const DIGESTS = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

/** The name of an algorithm given as a string or as an object with a name. */
function algorithmName(algorithm) {
  const name = typeof algorithm === 'string' ? algorithm : algorithm?.name;
  const upper = `${name}`.toUpperCase();
  if (DIGESTS.has(upper)) return upper;
  const { lazyDOMException } = require('internal/util');
  throw lazyDOMException('Unrecognized algorithm name', 'NotSupportedError');
}

const methods = {
  async encrypt(algorithm, key, data) { return missing('encrypt', algorithm, key, data); },
  async decrypt(algorithm, key, data) { return missing('decrypt', algorithm, key, data); },
  async sign(algorithm, key, data) { return missing('sign', algorithm, key, data); },
  async verify(algorithm, key, signature, data) { return missing('verify', algorithm, key, signature, data); },
  async digest(algorithm, data) {
    if (!(this instanceof SubtleCrypto)) throw new codes.ERR_INVALID_THIS('SubtleCrypto');
    const name = algorithmName(algorithm);
    const { isAnyArrayBuffer } = internalBinding('types');
    if (!isAnyArrayBuffer(data) && !ArrayBuffer.isView(data)) {
      const error = new TypeError("Failed to execute 'digest' on 'SubtleCrypto': 2nd argument is not instance of " +
        'ArrayBuffer, Buffer, TypedArray, or DataView.');
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    const result = internalBinding('crypto').digest(name, data);
    return result.buffer.slice(result.byteOffset, result.byteOffset + result.byteLength);
  },
  async generateKey(algorithm, extractable, keyUsages) {
    return missing('generateKey', algorithm, extractable, keyUsages);
  },
  async deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
    return missing('deriveKey', algorithm, baseKey, derivedKeyType, extractable, keyUsages);
  },
  async deriveBits(algorithm, baseKey, length) { return missing('deriveBits', algorithm, baseKey, length); },
  async importKey(format, keyData, algorithm, extractable, keyUsages) {
    return missing('importKey', format, keyData, algorithm, extractable, keyUsages);
  },
  async exportKey(format, key) { return missing('exportKey', format, key); },
  async wrapKey(format, key, wrappingKey, algorithm) { return missing('wrapKey', format, key, wrappingKey, algorithm); },
  async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgo, unwrappedKeyAlgo, extractable, keyUsages) {
    return missing('unwrapKey', format, wrappedKey, unwrappingKey, unwrapAlgo, unwrappedKeyAlgo, extractable, keyUsages);
  },
};

/** Rejects: the method is async. */
function missing(name) {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto.subtle.${name}`);
}

for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(SubtleCrypto.prototype, name, { value, writable: true, enumerable: true, configurable: true });
}
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { value: 'SubtleCrypto', configurable: true });

/** Keys cannot be made yet, so nothing is one. */
class CryptoKey {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  get type() { throw new codes.ERR_INVALID_THIS('CryptoKey'); }
  get extractable() { throw new codes.ERR_INVALID_THIS('CryptoKey'); }
  get algorithm() { throw new codes.ERR_INVALID_THIS('CryptoKey'); }
  get usages() { throw new codes.ERR_INVALID_THIS('CryptoKey'); }
}
for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { value: 'CryptoKey', configurable: true });

let subtle;

class Crypto {
  constructor(token) {
    if (token !== kConstruct) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  get subtle() {
    check(this);
    subtle ??= new SubtleCrypto(kConstruct);
    return subtle;
  }

  getRandomValues(array) {
    check(this);
    return Reflect.apply(random.getRandomValues, this, arguments);
  }

  randomUUID(options) {
    check(this);
    return random.randomUUID(options);
  }
}

const crypto = new Crypto(kConstruct);

function check(value) {
  if (value !== crypto) throw new codes.ERR_INVALID_THIS('Crypto');
}

for (const name of ['subtle', 'getRandomValues', 'randomUUID']) {
  Object.defineProperty(Crypto.prototype, name, { enumerable: true });
}
Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });

module.exports = { Crypto, CryptoKey, SubtleCrypto, crypto };
