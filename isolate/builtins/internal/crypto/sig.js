'use strict';
// Sign, Verify, sign(), verify(), and RSA's encryption.

const { codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const { validateEncoding, validateFunction, validateString } = require('internal/validators');
const { Writable } = require('internal/streams/writable');
const { HashHandle, dataBytes, digestSize } = require('internal/crypto/digest');
const {
  isStringOrBytes, preparePrivateKey, preparePublicOrPrivateKey, toBuffer, toBytes,
} = require('internal/crypto/keys');
const operations = internalBinding('crypto');

const kHandle = Symbol('kHandle');
const kDigest = Symbol('kDigest');

const RSA_PKCS1_PADDING = 1, RSA_PKCS1_OAEP_PADDING = 4;
const BYTES = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** A property of the key argument that must be an int32. */
function intOption(options, name) {
  const value = typeof options === 'object' && options !== null ? options[name] : undefined;
  if (value === undefined) return undefined;
  if (value === value >> 0) return value;
  throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, value);
}

function isP1363(options) {
  const encoding = typeof options === 'object' && options !== null ? options.dsaEncoding : undefined;
  if (encoding === undefined || encoding === 'der') return false;
  if (encoding === 'ieee-p1363') return true;
  throw new codes.ERR_INVALID_ARG_VALUE('options.dsaEncoding', encoding);
}

/** What sign and verify take after the data. */
function settings(options) {
  return [intOption(options, 'padding'), intOption(options, 'saltLength'), isP1363(options)];
}

function start(object, algorithm, options) {
  validateString(algorithm, 'algorithm');
  if (digestSize(algorithm) === undefined) {
    const error = new TypeError('Invalid digest');
    error.code = 'ERR_CRYPTO_INVALID_DIGEST';
    throw error;
  }
  Object.defineProperty(object, kDigest, { value: algorithm });
  Object.defineProperty(object, kHandle, { value: new HashHandle(algorithm), writable: true });
  Writable.call(object, options);
}

/** The digest of what was written; there is one only. */
function finish(object) {
  const handle = liveHandle(object);
  object[kHandle] = undefined;
  return handle.finish();
}

function liveHandle(object) {
  if (object[kHandle] !== undefined) return object[kHandle];
  const error = new Error('Not initialised');
  error.code = 'ERR_CRYPTO_INVALID_STATE';
  throw error;
}

/**
 * Made with createSign(): a stream, too.
 * @param {string} algorithm
 * @param {object} [options] of the stream
 */
function Sign(algorithm, options) {
  if (!new.target) return new Sign(algorithm, options);
  start(this, algorithm, options);
}
Object.setPrototypeOf(Sign.prototype, Writable.prototype);
Object.setPrototypeOf(Sign, Writable);

Sign.prototype._write = function _write(chunk, encoding, callback) {
  this.update(chunk, encoding);
  callback();
};

Sign.prototype.update = function update(data, encoding) {
  const name = encoding === 'buffer' ? undefined : encoding;
  if (typeof data === 'string') validateEncoding(data, name);
  const bytes = dataBytes(data, name);
  liveHandle(this).update(bytes);
  return this;
};

Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const key = preparePrivateKey(options);
  const [padding, salt, p1363] = settings(options);
  const digest = finish(this);
  const signature = toBuffer(operations.sign(key.id, this[kDigest], digest, true, padding, salt, p1363));
  return encoding && encoding !== 'buffer' ? signature.toString(encoding) : signature;
};

/**
 * Made with createVerify().
 * @param {string} algorithm
 * @param {object} [options] of the stream
 */
function Verify(algorithm, options) {
  if (!new.target) return new Verify(algorithm, options);
  start(this, algorithm, options);
}
Object.setPrototypeOf(Verify.prototype, Writable.prototype);
Object.setPrototypeOf(Verify, Writable);

Verify.prototype._write = Sign.prototype._write;
Verify.prototype.update = Sign.prototype.update;

Verify.prototype.verify = function verify(options, signature, encoding) {
  const key = preparePublicOrPrivateKey(options);
  const [padding, salt, p1363] = settings(options);
  const bytes = toBytes(signature, 'signature', encoding);
  return operations.verify(key.id, this[kDigest], finish(this), true, padding, salt, p1363, bytes);
};

function checkDigest(algorithm) {
  if (algorithm === null || algorithm === undefined) return undefined;
  validateString(algorithm, 'algorithm');
  if (digestSize(algorithm) === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm);
  return algorithm;
}

function optionalAlgorithm(algorithm) {
  if (algorithm !== null && algorithm !== undefined) validateString(algorithm, 'algorithm');
}

/** A copy: the operation may run while the program goes on. */
function copyIf(isLater, bytes) {
  return isLater ? Buffer.from(new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset, bytes.byteLength)) : bytes;
}

/**
 * @param {string|null|undefined} algorithm
 * @param {string|ArrayBuffer|ArrayBufferView} data
 * @param {any} key
 * @param {Function} [callback]
 * @returns {Buffer|undefined}
 */
function signOneShot(algorithm, data, key, callback) {
  optionalAlgorithm(algorithm);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = toBytes(data, 'data');
  if (!key) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const [padding, salt, p1363] = settings(key);
  const handle = preparePrivateKey(key);
  const digest = checkDigest(algorithm);
  const args = [handle.id, digest, copyIf(callback, bytes), false, padding, salt, p1363];
  if (callback === undefined) return toBuffer(operations.sign(...args));
  operations.sign(...args, (err, signature) => {
    if (err) callback.call(handle, err);
    else callback(null, toBuffer(signature));
  });
}

/**
 * @param {string|null|undefined} algorithm
 * @param {string|ArrayBuffer|ArrayBufferView} data
 * @param {any} key
 * @param {ArrayBuffer|ArrayBufferView} signature
 * @param {Function} [callback]
 * @returns {boolean|undefined}
 */
function verifyOneShot(algorithm, data, key, signature, callback) {
  optionalAlgorithm(algorithm);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = toBytes(data, 'data');
  if (!ArrayBuffer.isView(data) && typeof data === 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView'], data);
  }
  const [padding, salt, p1363] = settings(key);
  if (!ArrayBuffer.isView(signature)) {
    throw new codes.ERR_INVALID_ARG_TYPE('signature', ['Buffer', 'TypedArray', 'DataView'], signature);
  }
  const handle = preparePublicOrPrivateKey(key);
  const digest = checkDigest(algorithm);
  const args = [handle.id, digest, copyIf(callback, bytes), false, padding, salt, p1363, copyIf(callback, signature)];
  if (callback === undefined) return operations.verify(...args);
  operations.verify(...args, (err, ok) => {
    if (err) callback.call(handle, err);
    else callback(null, ok);
  });
}

/**
 * @param {string} algorithm
 * @param {object} [options] of the stream
 */
function createSign(algorithm, options) {
  return new Sign(algorithm, options);
}

/**
 * @param {string} algorithm
 * @param {object} [options] of the stream
 */
function createVerify(algorithm, options) {
  return new Verify(algorithm, options);
}

// --- RSA's encryption ---

function rsaFunction(name, prepare, defaultPadding) {
  const f = function(options, buffer) {
    const handle = prepare(options);
    const { padding = defaultPadding, oaepHash, oaepLabel, encoding } =
      typeof options === 'object' && options !== null && !isStringOrBytes(options) ? options : {};
    const data = toBytes(buffer, 'buffer', encoding);
    if (oaepHash !== undefined) validateString(oaepHash, 'key.oaepHash');
    if (oaepLabel !== undefined && !isStringOrBytes(oaepLabel)) {
      throw new codes.ERR_INVALID_ARG_TYPE('key.oaepLabel', BYTES, oaepLabel);
    }
    if (name === 'privateDecrypt' && padding === RSA_PKCS1_PADDING) {
      const error = new TypeError('RSA_PKCS1_PADDING is no longer supported for private decryption, this can be ' +
        'reverted with --security-revert=CVE-2023-46809');
      error.code = 'ERR_INVALID_ARG_VALUE';
      throw error;
    }
    const label = oaepLabel === undefined ? undefined : toBytes(oaepLabel, 'key.oaepLabel', encoding);
    return toBuffer(operations.rsaCrypt(name, handle.id, padding, oaepHash, label, data));
  };
  Object.defineProperty(f, 'name', { value: '' });
  return f;
}

const publicEncrypt = rsaFunction('publicEncrypt', preparePublicOrPrivateKey, RSA_PKCS1_OAEP_PADDING);
const publicDecrypt = rsaFunction('publicDecrypt', preparePublicOrPrivateKey, RSA_PKCS1_PADDING);
const privateEncrypt = rsaFunction('privateEncrypt', preparePrivateKey, RSA_PKCS1_PADDING);
const privateDecrypt = rsaFunction('privateDecrypt', preparePrivateKey, RSA_PKCS1_OAEP_PADDING);

module.exports = {
  Sign,
  Verify,
  createSign,
  createVerify,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  signOneShot,
  verifyOneShot,
};
