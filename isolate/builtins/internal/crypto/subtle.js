'use strict';
// SubtleCrypto: its methods take arguments as Web IDL wants them and leave the work to webcrypto_keys and
// webcrypto_ops.

const { codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const { isAnyArrayBuffer } = internalBinding('types');
const { isCryptoKey } = require('internal/crypto/keys');
const { normalize } = require('internal/crypto/webcrypto_algorithms');
const keys = require('internal/crypto/webcrypto_keys');
const ops = require('internal/crypto/webcrypto_ops');
const operations = internalBinding('crypto');

/** Given to the constructor by webcrypto alone. */
const kConstruct = Symbol('construct');

class SubtleCrypto {
  constructor(token) {
    if (token !== kConstruct) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
}

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th'];
const FORMATS = ['raw', 'pkcs8', 'spki', 'jwk'];
const KEY_USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

function refuse(method, code, text) {
  const error = new TypeError(`Failed to execute '${method}' on 'SubtleCrypto': ${text}`);
  error.code = code;
  return error;
}

/** How an argument of each kind is read: (value, method, place). */
const READ = {
  algorithm: (value) => value,
  boolean: (value) => !!value,
  length: (value) => (value === null || value === undefined ? null : value >>> 0),
  bytes(value, method, place) {
    if (isAnyArrayBuffer(value)) return Buffer.from(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return Buffer.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    throw refuse(method, 'ERR_INVALID_ARG_TYPE',
      `${ORDINALS[place]} argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
  },
  key(value, method, place) {
    if (isCryptoKey(value)) return value;
    throw refuse(method, 'ERR_INVALID_ARG_TYPE', `${ORDINALS[place]} argument is not of type CryptoKey.`);
  },
  format(value, method, place) {
    if (FORMATS.includes(`${value}`)) return `${value}`;
    throw refuse(method, 'ERR_INVALID_ARG_VALUE',
      `${ORDINALS[place]} argument value '${value}' is not a valid enum value of type KeyFormat.`);
  },
  usages(value, method, place) {
    if (value === null || typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function') {
      throw refuse(method, 'ERR_INVALID_ARG_TYPE', `${ORDINALS[place]} argument can not be converted to sequence.`);
    }
    const list = [...value].map(String);
    const wrong = list.findIndex((usage) => !KEY_USAGES.includes(usage));
    if (wrong !== -1) {
      throw refuse(method, 'ERR_INVALID_ARG_VALUE',
        `${ORDINALS[place]} argument, index ${wrong} value '${list[wrong]}' is not a valid enum value of type KeyUsage.`);
    }
    return [...new Set(list)];
  },
};
// importKey's data depends on the format, which stands before it.
READ.keyData = function(value, method, place, args) {
  if (args[0] !== 'jwk') return READ.bytes(value, method, place);
  if (value !== null && typeof value === 'object' && !isAnyArrayBuffer(value) && !ArrayBuffer.isView(value)) return value;
  throw refuse(method, 'ERR_INVALID_ARG_TYPE', `${ORDINALS[place]} argument can not be converted to a dictionary.`);
};

/** Reads the arguments of a method; `required` of them must be there. */
function read(self, method, args, kinds, required = kinds.length) {
  if (!(self instanceof SubtleCrypto)) throw new codes.ERR_INVALID_THIS('SubtleCrypto');
  if (args.length < required) {
    throw refuse(method, 'ERR_MISSING_ARGS', `${required} arguments required, but only ${args.length} present.`);
  }
  const out = [];
  for (let i = 0; i < kinds.length; i++) out.push(READ[kinds[i]](args[i], method, i, out));
  return out;
}

const methods = {
  async encrypt(algorithm, key, data) {
    const [given, k, bytes] = read(this, 'encrypt', arguments, ['algorithm', 'key', 'bytes']);
    return ops.encrypt(normalize(given, 'encrypt'), k, bytes);
  },
  async decrypt(algorithm, key, data) {
    const [given, k, bytes] = read(this, 'decrypt', arguments, ['algorithm', 'key', 'bytes']);
    return ops.decrypt(normalize(given, 'decrypt'), k, bytes);
  },
  async sign(algorithm, key, data) {
    const [given, k, bytes] = read(this, 'sign', arguments, ['algorithm', 'key', 'bytes']);
    return ops.sign(normalize(given, 'sign'), k, bytes);
  },
  async verify(algorithm, key, signature, data) {
    const [given, k, sig, bytes] = read(this, 'verify', arguments, ['algorithm', 'key', 'bytes', 'bytes']);
    return ops.verify(normalize(given, 'verify'), k, sig, bytes);
  },
  async digest(algorithm, data) {
    const [given, bytes] = read(this, 'digest', arguments, ['algorithm', 'bytes']);
    return keys.toArrayBuffer(operations.digest(normalize(given, 'digest').name, bytes));
  },
  async generateKey(algorithm, extractable, keyUsages) {
    const [given, ext, usages] = read(this, 'generateKey', arguments, ['algorithm', 'boolean', 'usages']);
    return keys.generate(normalize(given, 'generateKey'), ext, usages);
  },
  async deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
    const [given, k, type, ext, usages] =
      read(this, 'deriveKey', arguments, ['algorithm', 'key', 'algorithm', 'boolean', 'usages']);
    return ops.deriveKey(normalize(given, 'deriveBits'), k, type, ext, usages);
  },
  async deriveBits(algorithm, baseKey, length = null) {
    const [given, k, bits] = read(this, 'deriveBits', arguments, ['algorithm', 'key', 'length'], 2);
    return ops.deriveBits(normalize(given, 'deriveBits'), k, bits);
  },
  async importKey(format, keyData, algorithm, extractable, keyUsages) {
    const [form, data, given, ext, usages] =
      read(this, 'importKey', arguments, ['format', 'keyData', 'algorithm', 'boolean', 'usages'], 4);
    return keys.importKey(form, data, normalize(given, 'importKey'), ext, usages);
  },
  async exportKey(format, key) {
    const [form, k] = read(this, 'exportKey', arguments, ['format', 'key']);
    return keys.exportKey(form, k);
  },
  async wrapKey(format, key, wrappingKey, algorithm) {
    const [form, k, wrapping, given] = read(this, 'wrapKey', arguments, ['format', 'key', 'key', 'algorithm']);
    return ops.wrapKey(form, k, wrapping, given);
  },
  async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgo, unwrappedKeyAlgo, extractable, keyUsages) {
    const [form, data, k, given, wanted, ext, usages] = read(this, 'unwrapKey', arguments,
      ['format', 'bytes', 'key', 'algorithm', 'algorithm', 'boolean', 'usages']);
    return ops.unwrapKey(form, data, k, given, wanted, ext, usages);
  },
};

for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(SubtleCrypto.prototype, name, { value, writable: true, enumerable: true, configurable: true });
}
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { value: 'SubtleCrypto', configurable: true });

const subtle = new SubtleCrypto(kConstruct);

module.exports = { SubtleCrypto, subtle };
