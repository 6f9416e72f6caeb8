'use strict';

// Hash, Hmac, the one-shot hash() and timingSafeEqual(). The digests are operations (bindings/crypto.go).

const { codes } = require('internal/errors');
const { Buffer, FastBuffer } = require('internal/buffer');
const { findEncoding } = require('internal/buffer_encodings');
const { isAnyArrayBuffer } = internalBinding('types');
const { validateString, validateUint32 } = require('internal/validators');
const { LazyTransform } = require('internal/crypto/lazy_transform');

const kHandle = Symbol('kHandle');
const kState = Symbol('kState');
const kFinalized = Symbol('kFinalized');

/** Input up to this size is gathered and digested in one operation. */
const GATHER = 64 * 1024;

/** Digest sizes by name, those that were asked for. */
const sizes = new Map();

/** The size of an algorithm's digest; undefined for a name that is none. */
function digestSize(name) {
  let size = sizes.get(name);
  if (size === undefined) {
    size = internalBinding('crypto').digestSize(name);
    if (size !== undefined) sizes.set(name, size);
  }
  return size;
}

/** Closes the operation's digests of objects that were dropped before digest(). */
let registry;

/**
 * A digest going on. It gathers its input; when that grows large, it goes to a digest of the operation.
 */
class Digest {
  #algorithm;
  #key;
  #length;
  #parts = [];
  #size = 0;
  #id = 0;

  constructor(algorithm, key, length) {
    this.#algorithm = algorithm;
    this.#key = key;
    this.#length = length;
  }

  /** The bytes are the digest's own: nobody changes them later. */
  update(bytes) {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    if (this.#size > GATHER) this.#flush();
  }

  #open() {
    const operations = internalBinding('crypto');
    this.#id = this.#key === undefined ?
      operations.open(this.#algorithm) : operations.openHmac(this.#algorithm, this.#key);
    this.#register();
  }

  #register() {
    registry ??= new FinalizationRegistry((id) => internalBinding('crypto').close(id));
    registry.register(this, this.#id, this);
  }

  #gathered() {
    const bytes = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts, this.#size);
    this.#parts = [];
    this.#size = 0;
    return bytes;
  }

  #flush() {
    if (this.#id === 0) this.#open();
    internalBinding('crypto').update(this.#id, this.#gathered());
  }

  finish() {
    const operations = internalBinding('crypto');
    if (this.#id === 0) {
      return this.#key === undefined ?
        operations.digest(this.#algorithm, this.#gathered(), this.#length) :
        operations.hmac(this.#algorithm, this.#key, this.#gathered());
    }
    this.#flush();
    registry.unregister(this);
    const id = this.#id;
    this.#id = 0;
    return operations.finish(id, this.#length);
  }

  /** Another digest that has seen the same input. */
  copyTo(copy) {
    copy.#parts = this.#parts.slice();
    copy.#size = this.#size;
    if (this.#id === 0) return;
    copy.#id = internalBinding('crypto').copy(this.#id);
    copy.#register();
  }
}

/** The classes that inspect shows as handles. */
class HashHandle extends Digest {}
class HmacHandle extends Digest {}
Object.defineProperty(HashHandle, 'name', { value: 'Hash' });
Object.defineProperty(HmacHandle, 'name', { value: 'Hmac' });

function toBuffer(result) {
  return new FastBuffer(result.buffer, result.byteOffset, result.byteLength);
}

/** A digest in the encoding asked for; an unknown one gives the bytes. */
function encode(result, encoding) {
  const bytes = toBuffer(result);
  if (!encoding || encoding === 'buffer' || findEncoding(encoding) === undefined) return bytes;
  return bytes.toString(encoding);
}

/** Data for update(), copied. */
function dataBytes(data, encoding) {
  if (typeof data === 'string') {
    const found = typeof encoding === 'string' ? findEncoding(encoding) : undefined;
    if (found?.name === 'hex' && data.length % 2 !== 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${data.length}`);
    }
    return Buffer.from(data, found?.name);
  }
  if (!ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return Buffer.from(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
}

function unsupported(message) {
  return new Error(message);
}

/**
 * A digest, also a stream. Made with createHash().
 * @param {string | Digest} algorithm
 * @param {{outputLength?: number}} [options]
 */
function Hash(algorithm, options) {
  if (!new.target) return new Hash(algorithm, options);
  const isCopy = algorithm instanceof Hash;
  if (!isCopy) validateString(algorithm, 'algorithm');
  let length = typeof options === 'object' && options !== null ? options.outputLength : undefined;
  if (length !== undefined) validateUint32(length, 'options.outputLength');
  const name = isCopy ? algorithm[kState].algorithm : algorithm;
  const size = digestSize(name);
  if (size === undefined) throw unsupported('Digest method not supported');
  if (length === size) length = undefined;
  if (length !== undefined && !/^shake/i.test(name)) {
    const error = new Error('error:030000B2:digital envelope routines::not XOF or invalid length');
    error.code = 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH';
    throw error;
  }
  LazyTransform.call(this, options);
  this[kHandle] = new HashHandle(name, undefined, length);
  this[kState] = { [kFinalized]: false };
  Object.defineProperty(this[kState], 'algorithm', { value: name });
  if (isCopy) algorithm[kHandle].copyTo(this[kHandle]);
}
Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

/** A digest that has seen the same data. */
Hash.prototype.copy = function copy(options) {
  if (this[kState][kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  return new Hash(this, options);
};

Hash.prototype._transform = function _transform(chunk, encoding, callback) {
  this[kHandle].update(dataBytes(chunk, encoding));
  callback();
};

Hash.prototype._flush = function _flush(callback) {
  this.push(toBuffer(this[kHandle].finish()));
  callback();
};

Hash.prototype.update = function update(data, encoding) {
  if (this[kState][kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  this[kHandle].update(dataBytes(data, encoding));
  return this;
};

Hash.prototype.digest = function digest(outputEncoding) {
  const state = this[kState];
  if (state[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  // A symbol or an object that cannot be text throws before the digest is ended.
  const encoding = outputEncoding === undefined || outputEncoding === null ? outputEncoding : `${outputEncoding}`;
  state[kFinalized] = true;
  return encode(this[kHandle].finish(), encoding);
};

/** A key as bytes, copied. */
function keyBytes(key, encoding) {
  if (typeof key === 'string') return Buffer.from(key, encoding);
  if (ArrayBuffer.isView(key)) return Buffer.from(Buffer.from(key.buffer, key.byteOffset, key.byteLength));
  if (isAnyArrayBuffer(key)) return Buffer.from(Buffer.from(key));
  // A KeyObject or CryptoKey, or an error.
  return require('internal/crypto/keys').prepareSecretKey(key, encoding);
}

/**
 * A keyed digest, also a stream. Made with createHmac().
 * @param {string} hmac the algorithm
 * @param {string | ArrayBuffer | ArrayBufferView} key
 * @param {{encoding?: string}} [options] encoding of a key that is a string
 */
function Hmac(hmac, key, options) {
  if (!new.target) return new Hmac(hmac, key, options);
  validateString(hmac, 'hmac');
  const bytes = keyBytes(key, options?.encoding);
  if (digestSize(hmac) === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(hmac);
  LazyTransform.call(this, options);
  this[kHandle] = new HmacHandle(hmac, bytes, undefined);
  this[kState] = { [kFinalized]: false };
}
Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

Hmac.prototype.update = Hash.prototype.update;

/** Unlike a hash's, a second digest is empty. */
Hmac.prototype.digest = function digest(outputEncoding) {
  const state = this[kState];
  const encoding = outputEncoding === undefined || outputEncoding === null ? outputEncoding : `${outputEncoding}`;
  if (state[kFinalized]) return encode(new Uint8Array(0), encoding);
  state[kFinalized] = true;
  return encode(this[kHandle].finish(), encoding);
};

Hmac.prototype._flush = Hash.prototype._flush;
Hmac.prototype._transform = Hash.prototype._transform;

/**
 * @param {string} algorithm
 * @param {{outputLength?: number}} [options]
 * @returns {Hash}
 */
function createHash(algorithm, options) {
  return new Hash(algorithm, options);
}

/**
 * @param {string} hmac
 * @param {string | ArrayBuffer | ArrayBufferView} key
 * @param {{encoding?: string}} [options]
 * @returns {Hmac}
 */
function createHmac(hmac, key, options) {
  return new Hmac(hmac, key, options);
}

/**
 * A digest in one go.
 * @param {string} algorithm
 * @param {string | ArrayBufferView} input
 * @param {string} [outputEncoding='hex']
 * @returns {string | Buffer}
 */
function hash(algorithm, input, outputEncoding = 'hex') {
  validateString(algorithm, 'algorithm');
  if (typeof input !== 'string' && !ArrayBuffer.isView(input)) {
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['string', 'Buffer', 'TypedArray', 'DataView'], input);
  }
  let encoding = outputEncoding;
  if (encoding !== 'hex') {
    validateString(encoding, 'outputEncoding');
    encoding = encoding.toLowerCase() === 'buffer' ? 'buffer' : findEncoding(encoding)?.name;
    if (encoding === undefined) throw new codes.ERR_INVALID_ARG_VALUE('outputEncoding', outputEncoding);
  }
  const operations = internalBinding('crypto');
  if (digestSize(algorithm) === undefined) {
    throw unsupported(`Digest method ${algorithm} is not supported`);
  }
  return encode(operations.digest(algorithm, typeof input === 'string' ? Buffer.from(input) : input), encoding);
}

/** Those of Node's that are here, by Node's names and in Node's order. */
const HASHES = [
  'RSA-MD5', 'RSA-RIPEMD160', 'RSA-SHA1', 'RSA-SHA1-2', 'RSA-SHA224', 'RSA-SHA256', 'RSA-SHA3-224', 'RSA-SHA3-256',
  'RSA-SHA3-384', 'RSA-SHA3-512', 'RSA-SHA384', 'RSA-SHA512', 'RSA-SHA512/224', 'RSA-SHA512/256', 'blake2b512', 'blake2s256',
  'id-rsassa-pkcs1-v1_5-with-sha3-224', 'id-rsassa-pkcs1-v1_5-with-sha3-256',
  'id-rsassa-pkcs1-v1_5-with-sha3-384', 'id-rsassa-pkcs1-v1_5-with-sha3-512',
  'md5', 'md5-sha1', 'md5WithRSAEncryption', 'ripemd', 'ripemd160', 'ripemd160WithRSA', 'rmd160', 'sha1', 'sha1WithRSAEncryption', 'sha224',
  'sha224WithRSAEncryption', 'sha256', 'sha256WithRSAEncryption', 'sha3-224', 'sha3-256', 'sha3-384',
  'sha3-512', 'sha384', 'sha384WithRSAEncryption', 'sha512', 'sha512-224', 'sha512-224WithRSAEncryption',
  'sha512-256', 'sha512-256WithRSAEncryption', 'sha512WithRSAEncryption', 'shake128', 'shake256',
  'ssl3-md5', 'ssl3-sha1',
];

/**
 * Names that createHash() takes.
 * @returns {string[]}
 */
function getHashes() {
  return HASHES.slice();
}

function checkEqualArgument(value, name) {
  if (isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) return;
  const error = new TypeError(
    `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

/**
 * Whether bytes are equal, in a time that depends on their number only.
 * @param {ArrayBuffer | ArrayBufferView} buf1
 * @param {ArrayBuffer | ArrayBufferView} buf2
 * @returns {boolean}
 */
function timingSafeEqual(buf1, buf2) {
  checkEqualArgument(buf1, 'buf1');
  checkEqualArgument(buf2, 'buf2');
  if (buf1.byteLength !== buf2.byteLength) {
    const error = new RangeError('Input buffers must have the same byte length');
    error.code = 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH';
    throw error;
  }
  return internalBinding('crypto').timingSafeEqual(buf1, buf2);
}

module.exports = { Hash, HashHandle, Hmac, createHash, createHmac, dataBytes, digestSize, getHashes, hash, timingSafeEqual };
