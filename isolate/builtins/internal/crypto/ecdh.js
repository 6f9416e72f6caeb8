'use strict';
// ECDH, diffieHellman() and the curves.

const { codes } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const { isKeyObject, kHandle, toBuffer, toBytes } = require('internal/crypto/keys');
const operations = internalBinding('crypto');

const kCurve = Symbol('kCurve');
const kPrivate = Symbol('kPrivate');
const kPublic = Symbol('kPublic');

const CURVES = ['P-256', 'prime256v1', 'secp256r1', 'P-384', 'secp384r1', 'P-521', 'secp521r1'];

/** Names of curves that keys can be of. */
function getCurves() {
  return ['prime256v1', 'secp224r1', 'secp384r1', 'secp521r1'];
}

function coded(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  return error;
}

function failed(message) {
  return coded(Error, 'ERR_CRYPTO_OPERATION_FAILED', message);
}

function checkCurve(curve) {
  if (!CURVES.includes(curve)) throw unknownCurve(curve);
}

/** The error for a curve that is not here. */
function unknownCurve(curve) {
  if (KNOWN_ELSEWHERE.test(curve)) return new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto: the curve ${curve}`);
  return coded(TypeError, 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
}

/** Curves that Node's OpenSSL has and Go has not. */
const KNOWN_ELSEWHERE = /^(secp\d+[kr]\d|sect\d+[kr]\d|prime\d+v\d|brainpoolP\d+[rt]1|c2[pt]nb\w+|wap-wsg-\S+|Oakley-\S+|SM2|P-224)$/;

function checkFormat(format) {
  if (!format || format === 'uncompressed') return 'uncompressed';
  if (format === 'compressed' || format === 'hybrid') return format;
  throw new codes.ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
}

function encode(bytes, encoding) {
  const buffer = toBuffer(bytes);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

/**
 * Made with createECDH().
 * @param {string} curve
 */
function ECDH(curve) {
  if (!new.target) return new ECDH(curve);
  validateString(curve, 'curve');
  checkCurve(curve);
  Object.defineProperty(this, kCurve, { value: curve });
  Object.defineProperty(this, kPrivate, { value: undefined, writable: true });
  Object.defineProperty(this, kPublic, { value: undefined, writable: true });
}

Object.assign(ECDH.prototype, {
  computeSecret(key, inputEncoding, outputEncoding) {
    const bytes = toBytes(key, 'key', inputEncoding ?? undefined);
    if (this[kPrivate] === undefined) throw coded(RangeError, 'ERR_CRYPTO_INVALID_KEYPAIR', 'Invalid key pair');
    const secret = operations.ecdhSecret(this[kCurve], this[kPrivate], bytes);
    if (secret === undefined) throw new codes.ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
    return encode(secret, outputEncoding);
  },

  setPrivateKey(key, encoding) {
    const bytes = toBuffer(toBytes(key, 'key', encoding)).slice();
    const point = operations.ecdhPublic(this[kCurve], bytes);
    if (point === undefined) {
      throw coded(RangeError, 'ERR_CRYPTO_INVALID_KEYTYPE', 'Private key is not valid for specified curve.');
    }
    this[kPrivate] = Uint8Array.from(bytes);
    this[kPublic] = point;
  },

  setPublicKey(key, encoding) {
    const point = operations.ecdhConvert(this[kCurve], toBytes(key, 'key', encoding), 'uncompressed');
    if (point === undefined) throw failed('Failed to convert Buffer to EC_POINT');
    this[kPublic] = point;
  },

  getPrivateKey(encoding) {
    if (this[kPrivate] === undefined) throw failed('Failed to get ECDH private key');
    // A number: zeros in front are not shown.
    const start = this[kPrivate].findIndex((byte) => byte !== 0);
    return encode(this[kPrivate].slice(start), encoding);
  },

  generateKeys(encoding, format) {
    this[kPrivate] = operations.ecdhGenerate(this[kCurve]);
    this[kPublic] = operations.ecdhPublic(this[kCurve], this[kPrivate]);
    return this.getPublicKey(encoding, format);
  },

  getPublicKey(encoding, format) {
    const wanted = checkFormat(format);
    if (this[kPublic] === undefined) throw failed('Failed to get ECDH public key');
    return encode(operations.ecdhConvert(this[kCurve], this[kPublic], wanted), encoding);
  },
});

/** A point in another of its forms. */
ECDH.convertKey = function convertKey(key, curve, inputEncoding, outputEncoding, format) {
  const bytes = toBytes(key, 'key', inputEncoding);
  validateString(curve, 'curve');
  const wanted = checkFormat(format);
  checkCurve(curve);
  const point = operations.ecdhConvert(curve, bytes, wanted);
  if (point === undefined) throw failed('Failed to convert Buffer to EC_POINT');
  return encode(point, outputEncoding);
};

function createECDH(curve) {
  return new ECDH(curve);
}

const AGREEING = new Set(['dh', 'ec', 'x448', 'x25519']);

/**
 * The secret that a private key and somebody's public key make.
 * @param {{privateKey: KeyObject, publicKey: KeyObject}} options
 * @returns {Buffer}
 */
function diffieHellman(options) {
  validateObject(options, 'options');
  const { privateKey, publicKey } = options;
  if (!isKeyObject(privateKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.privateKey', privateKey);
  if (!isKeyObject(publicKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.publicKey', publicKey);
  if (privateKey.type !== 'private') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(privateKey.type, 'private');
  if (publicKey.type !== 'public' && publicKey.type !== 'private') {
    throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(publicKey.type, 'private or public');
  }
  const mine = privateKey.asymmetricKeyType, theirs = publicKey.asymmetricKeyType;
  if (mine !== theirs || !AGREEING.has(mine)) {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman', `${mine} and ${theirs}`);
  }
  return toBuffer(operations.agree(privateKey[kHandle].id, publicKey[kHandle].id));
}

module.exports = { CURVES, ECDH, createECDH, diffieHellman, getCurves, unknownCurve };
