'use strict';
// pbkdf2, hkdf, scrypt.

const { codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const {
  validateFunction, validateInteger, validateInt32, validateString, validateUint32,
} = require('internal/validators');
const { isKeyObject, kHandle, toBuffer, toBytes } = require('internal/crypto/keys');
const { digestSize } = require('internal/crypto/digest');
const { isAnyArrayBuffer } = internalBinding('types');
const operations = internalBinding('crypto');

/** Bytes of the caller's that an operation may use after the call has returned. */
function copied(bytes) {
  return Buffer.from(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Runs an operation at once, or with a callback that gets what convert makes of the result. */
function run(operation, args, convert, callback) {
  if (callback === undefined) return convert(operation(...args));
  const own = args.map((arg) => (ArrayBuffer.isView(arg) ? copied(arg) : arg));
  operation(...own, (err, result) => {
    if (err) callback(err);
    else callback(null, convert(result));
  });
}

function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  const secret = toBytes(password, 'password');
  const salted = toBytes(salt, 'salt');
  validateInt32(iterations, 'iterations', 1);
  validateInt32(keylen, 'keylen', 0);
  if (digestSize(digest) === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(digest);
  return [secret, salted, iterations, keylen, digest];
}

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const args = checkPbkdf2(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  run(operations.pbkdf2, args, toBuffer, callback);
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  return run(operations.pbkdf2, checkPbkdf2(password, salt, iterations, keylen, digest), toBuffer);
}

function hkdfKey(key) {
  if (isKeyObject(key)) {
    if (key.type !== 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'secret');
    return operations.keySecretBytes(key[kHandle].id);
  }
  if (typeof key === 'string' || isAnyArrayBuffer(key) || ArrayBuffer.isView(key)) return toBytes(key, 'ikm');
  throw new codes.ERR_INVALID_ARG_TYPE('ikm',
    ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'], key);
}

function hkdfBytes(value, name) {
  if (typeof value === 'string' || isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) return toBytes(value, name);
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'], value);
}

function checkHkdf(digest, key, salt, info, length) {
  validateString(digest, 'digest');
  const ikm = hkdfKey(key);
  const salted = hkdfBytes(salt, 'salt');
  const told = hkdfBytes(info, 'info');
  validateInteger(length, 'length', 0, 2 ** 32);
  if (told.byteLength > 1024) {
    throw new codes.ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes', told.byteLength);
  }
  const size = digestSize(digest);
  if (size === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(digest);
  if (length > 255 * size) throw new codes.ERR_CRYPTO_INVALID_KEYLEN();
  return [digest, ikm, salted, told, length];
}

function toArrayBuffer(bytes) {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function hkdf(digest, key, salt, info, length, callback) {
  const args = checkHkdf(digest, key, salt, info, length);
  validateFunction(callback, 'callback');
  run(operations.hkdf, args, toArrayBuffer, callback);
}

function hkdfSync(digest, key, salt, info, length) {
  return run(operations.hkdf, checkHkdf(digest, key, salt, info, length), toArrayBuffer);
}

const DEFAULTS = { N: 16384, r: 8, p: 1, maxmem: 32 << 20 };
const LONG = { N: 'cost', r: 'blockSize', p: 'parallelization' };

/** A parameter under its short or its long name. */
function scryptParameter(options, short, fallback) {
  const long = LONG[short];
  const hasShort = options[short] !== undefined;
  if (hasShort) validateUint32(options[short], short);
  if (options[long] === undefined) return hasShort ? options[short] : fallback;
  if (hasShort) throw new codes.ERR_CRYPTO_SCRYPT_INVALID_PARAMETER();
  validateUint32(options[long], long);
  return options[long];
}

function checkScrypt(password, salt, keylen, options) {
  const secret = toBytes(password, 'password');
  const salted = toBytes(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  let { N, r, p, maxmem } = DEFAULTS;
  if (options && options !== DEFAULTS) {
    N = scryptParameter(options, 'N', N);
    r = scryptParameter(options, 'r', r);
    p = scryptParameter(options, 'p', p);
    if (options.maxmem !== undefined) {
      maxmem = options.maxmem;
      validateInteger(maxmem, 'maxmem', 0);
    }
    // Nothing is what asks for the default.
    N ||= DEFAULTS.N;
    r ||= DEFAULTS.r;
    p ||= DEFAULTS.p;
    maxmem ||= DEFAULTS.maxmem;
  }
  // Bad parameters throw, also where there is a callback.
  operations.scrypt(new Uint8Array(0), new Uint8Array(0), 0, N, r, p, maxmem);
  return [secret, salted, keylen, N, r, p, maxmem];
}

function scrypt(password, salt, keylen, options, callback = undefined) {
  if (callback === undefined) {
    callback = options;
    options = undefined;
  }
  const args = checkScrypt(password, salt, keylen, options);
  validateFunction(callback, 'callback');
  run(operations.scrypt, args, toBuffer, callback);
}

function scryptSync(password, salt, keylen, options) {
  return run(operations.scrypt, checkScrypt(password, salt, keylen, options), toBuffer);
}

module.exports = { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
