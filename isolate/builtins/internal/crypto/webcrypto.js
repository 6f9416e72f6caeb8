'use strict';

// The global `crypto`, and the classes around it. SubtleCrypto and CryptoKey are loaded when they are asked for.

const { codes } = require('internal/errors');
const random = require('internal/crypto/random');
const { defineLazyProperties } = require('internal/util');

/** Given to the constructor by us alone. */
const kConstruct = Symbol('construct');

class Crypto {
  constructor(token) {
    if (token !== kConstruct) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  get subtle() {
    check(this);
    return require('internal/crypto/subtle').subtle;
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

module.exports = { Crypto, crypto };
defineLazyProperties(module.exports, 'internal/crypto/webcrypto_key', ['CryptoKey']);
defineLazyProperties(module.exports, 'internal/crypto/subtle', ['SubtleCrypto']);
