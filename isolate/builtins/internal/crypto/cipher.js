'use strict';
// Cipheriv and Decipheriv, and what is known of ciphers.

const { codes } = require('internal/errors');
const {
  validateInt32, validateObject, validateString,
} = require('internal/validators');
const { LazyTransform } = require('internal/crypto/lazy_transform');
const { StringDecoder } = require('internal/string_decoder');
const { normalizeEncoding } = require('internal/util');
const { prepareSecretKey, toBuffer, toBytes } = require('internal/crypto/keys');
const { dataBytes } = require('internal/crypto/digest');
const { holdHandle } = require('internal/transferable');
const operations = internalBinding('crypto');

const kHandle = Symbol('kHandle');
const kDecoder = Symbol('kDecoder');

/** A number among the options that must be an unsigned int32; null when it is not there. */
function uintOption(options, key) {
  const value = options?.[key];
  if (value === undefined || value === null) return null;
  if (value >>> 0 !== value) throw new codes.ERR_INVALID_ARG_VALUE(`options.${key}`, value);
  return value;
}

function invalidState(operation) {
  return new codes.ERR_CRYPTO_INVALID_STATE(operation);
}

function start(object, isEncrypting, cipher, key, options, iv) {
  validateString(cipher, 'cipher');
  const encoding = options?.encoding ?? options?.defaultEncoding;
  const bytes = prepareSecretKey(key, encoding);
  const vector = iv === null ? null : toBytes(iv, 'iv');
  const tagLength = uintOption(options, 'authTagLength');
  if (/^(id-)?aes-?(128|192|256)-(ccm|ocb)$/i.test(cipher)) {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto: ${cipher}`);
  }
  const id = operations.cipherOpen(isEncrypting, cipher, bytes, vector, tagLength ?? undefined);
  LazyTransform.call(object, options);
  Object.defineProperty(object, kHandle, { value: id });
  holdHandle(object, id);
}

/** The text of bytes, held back where a character is not complete; one encoding for all of a cipher. */
function decode(object, bytes, encoding, isLast) {
  const wanted = normalizeEncoding(encoding);
  object[kDecoder] ??= new StringDecoder(encoding);
  if (object[kDecoder].encoding !== wanted) {
    if (wanted === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    const assert = 'Cannot change encoding';
    throw new codes.ERR_INTERNAL_ASSERTION(assert);
  }
  return isLast ? object[kDecoder].end(bytes) : object[kDecoder].write(bytes);
}

const methods = {
  _transform(chunk, encoding, callback) {
    this.push(toBuffer(operations.cipherUpdate(this[kHandle], dataBytes(chunk, encoding))));
    callback();
  },

  _flush(callback) {
    try {
      this.push(toBuffer(operations.cipherFinal(this[kHandle])));
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  },

  /**
   * @param {string|ArrayBufferView} data
   * @param {string} [inputEncoding] of text
   * @param {string} [outputEncoding]
   */
  update(data, inputEncoding, outputEncoding) {
    const bytes = dataBytes(data, inputEncoding);
    const out = toBuffer(operations.cipherUpdate(this[kHandle], bytes));
    return outputEncoding && outputEncoding !== 'buffer' ? decode(this, out, outputEncoding, false) : out;
  },

  /** @param {string} [outputEncoding] */
  final(outputEncoding) {
    const out = toBuffer(operations.cipherFinal(this[kHandle]));
    return outputEncoding && outputEncoding !== 'buffer' ? decode(this, out, outputEncoding, true) : out;
  },

  /** @param {boolean} [autoPadding] */
  setAutoPadding(autoPadding) {
    if (!operations.cipherPadding(this[kHandle], autoPadding === undefined ? true : !!autoPadding)) {
      throw invalidState('setAutoPadding');
    }
    return this;
  },

  /**
   * @param {string|ArrayBuffer|ArrayBufferView} aadbuf
   * @param {{plaintextLength?: number, encoding?: string}} [options]
   */
  setAAD(aadbuf, options) {
    const encoding = options?.encoding;
    uintOption(options, 'plaintextLength');
    if (!operations.cipherAAD(this[kHandle], toBytes(aadbuf, 'aadbuf', encoding))) throw invalidState('setAAD');
    return this;
  },
};

function getAuthTag() {
  const tag = operations.cipherTag(this[kHandle]);
  if (tag === undefined) throw invalidState('getAuthTag');
  return toBuffer(tag);
}

function setAuthTag(tagbuf, encoding) {
  if (!operations.cipherSetTag(this[kHandle], toBytes(tagbuf, 'buffer', encoding))) throw invalidState('setAuthTag');
  return this;
}

/**
 * @param {string} cipher
 * @param {any} key
 * @param {string|ArrayBuffer|ArrayBufferView|null} iv
 * @param {object} [options]
 */
function Cipheriv(cipher, key, iv, options) {
  if (!new.target) return new Cipheriv(cipher, key, iv, options);
  start(this, true, cipher, key, options, iv);
}

/**
 * @param {string} cipher
 * @param {any} key
 * @param {string|ArrayBuffer|ArrayBufferView|null} iv
 * @param {object} [options]
 */
function Decipheriv(cipher, key, iv, options) {
  if (!new.target) return new Decipheriv(cipher, key, iv, options);
  start(this, false, cipher, key, options, iv);
}

for (const constructor of [Cipheriv, Decipheriv]) {
  Object.setPrototypeOf(constructor.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(constructor, LazyTransform);
  Object.assign(constructor.prototype, methods);
}
Cipheriv.prototype.getAuthTag = getAuthTag;
Decipheriv.prototype.setAuthTag = setAuthTag;

function createCipheriv(cipher, key, iv, options) {
  return new Cipheriv(cipher, key, iv, options);
}

function createDecipheriv(cipher, key, iv, options) {
  return new Decipheriv(cipher, key, iv, options);
}

const SIZES = ['128', '192', '256'];
const CIPHERS = [
  ...SIZES.flatMap((size) => ['cbc', 'cfb', 'cfb8', 'ctr', 'ecb', 'gcm', 'ofb'].map((mode) => `aes-${size}-${mode}`)),
  ...SIZES.flatMap((size) => [`aes${size}`, `aes${size}-wrap`]),
  'chacha20', 'chacha20-poly1305', 'des-ede3', 'des-ede3-cbc', 'des-ede3-ecb', 'des3',
  ...SIZES.flatMap((size) => [`id-aes${size}-GCM`, `id-aes${size}-wrap`]),
];

/** Names that createCipheriv() takes. */
function getCiphers() {
  return CIPHERS.slice();
}

/**
 * @param {string|number} nameOrNid
 * @param {{keyLength?: number, ivLength?: number}} [options]
 * @returns {object|undefined}
 */
function getCipherInfo(nameOrNid, options) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  if (typeof nameOrNid === 'number') validateInt32(nameOrNid, 'nameOrNid');
  let keyLength, ivLength;
  if (options !== undefined) {
    validateObject(options, 'options');
    ({ keyLength, ivLength } = options);
    if (keyLength !== undefined) validateInt32(keyLength, 'options.keyLength');
    if (ivLength !== undefined) validateInt32(ivLength, 'options.ivLength');
  }
  const info = operations.cipherInfo(nameOrNid);
  if (info === undefined || (keyLength !== undefined && keyLength !== info.keyLength)) return undefined;
  if (ivLength === undefined || ivLength === info.ivLength) return info;
  const takesAny = info.mode === 'gcm' ? ivLength > 0 : info.name === 'chacha20-poly1305' && ivLength > 0 && ivLength <= 12;
  if (!takesAny) return undefined;
  info.ivLength = ivLength;
  return info;
}

module.exports = { Cipheriv, Decipheriv, createCipheriv, createDecipheriv, getCipherInfo, getCiphers };
