'use strict';
// CryptoKey, and the words of WebCrypto's errors.

const { codes } = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const { JSTransferable, kClone, kDeserialize } = require('internal/transferable');
const { kKeyObject } = require('internal/crypto/keys');

const kAlgorithm = Symbol('kAlgorithm');
const kExtractable = Symbol('kExtractable');
const kKeyUsages = Symbol('kKeyUsages');

/**
 * A DOMException.
 * @param {string} message
 * @param {string} name
 * @param {any} [cause]
 */
function exception(message, name, cause) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, cause === undefined ? name : { name, cause });
}

/** What an operation that has failed is said to have done. */
function operationError(cause) {
  return exception('The operation failed for an operation-specific reason', 'OperationError', cause);
}

class CryptoKey {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const opts = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `CryptoKey ${inspect({
      type: this.type, extractable: this.extractable, algorithm: this.algorithm, usages: this.usages,
    }, opts)}`;
  }

  get type() { return checked(this)[kKeyObject].type; }
  get extractable() { return checked(this)[kExtractable]; }
  get algorithm() { return checked(this)[kAlgorithm]; }
  get usages() { return checked(this)[kKeyUsages]; }
}

function checked(key) {
  if (key?.[kKeyObject] === undefined) throw new codes.ERR_INVALID_THIS('CryptoKey');
  return key;
}

Object.defineProperty(CryptoKey.prototype, kClone, {
  value() {
    return {
      data: {
        keyObject: this[kKeyObject], algorithm: this[kAlgorithm], usages: this[kKeyUsages], extractable: this[kExtractable],
      },
      deserializeInfo: 'internal/crypto/webcrypto_key:arrived',
    };
  },
});
for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { value: 'CryptoKey', configurable: true });

/** Makes a CryptoKey. */
function cryptoKey(keyObject, algorithm, usages, extractable) {
  const key = Reflect.construct(JSTransferable, [], CryptoKey);
  key[kKeyObject] = keyObject;
  key[kAlgorithm] = algorithm;
  key[kExtractable] = extractable;
  key[kKeyUsages] = usages;
  return key;
}

const arrived = {
  [kDeserialize]: ({ keyObject, algorithm, usages, extractable }) => cryptoKey(keyObject, algorithm, usages, extractable),
};

module.exports = { CryptoKey, arrived, cryptoKey, exception, operationError };
