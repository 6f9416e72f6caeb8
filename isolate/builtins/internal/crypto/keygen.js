'use strict';
// generateKey, generateKeyPair and their synchronous forms.

const { codes } = require('internal/errors');
const {
  validateFunction, validateInt32, validateInteger, validateObject, validateOneOf, validateString, validateUint32,
} = require('internal/validators');
const { keyObject, parsePrivateKeyEncoding, parsePublicKeyEncoding } = require('internal/crypto/keys');
const { digestSize } = require('internal/crypto/digest');
const operations = internalBinding('crypto');

/** The curve that keys can be of but that does not agree on secrets. */
const P224 = new Set(['P-224', 'secp224r1']);

/** What keyGenerate takes, out of Node's options, by type of key. */
const PREPARE = {
  __proto__: null,
  'rsa': rsaOptions,
  'rsa-pss'(options) {
    const prepared = rsaOptions(options);
    const { hashAlgorithm, mgf1HashAlgorithm, saltLength, hash, mgf1Hash } = options;
    if (saltLength !== undefined) validateInt32(saltLength, 'options.saltLength', 0);
    if (hashAlgorithm !== undefined) validateString(hashAlgorithm, 'options.hashAlgorithm');
    if (mgf1HashAlgorithm !== undefined) validateString(mgf1HashAlgorithm, 'options.mgf1HashAlgorithm');
    if (hash !== undefined) validateString(hash, 'options.hash');
    if (mgf1Hash !== undefined) validateString(mgf1Hash, 'options.mgf1Hash');
    return { ...prepared, ...pssLimits(hashAlgorithm ?? hash, mgf1HashAlgorithm ?? mgf1Hash, saltLength) };
  },
  'ec'(options) {
    validateObject(options, 'options');
    const { namedCurve, paramEncoding } = options;
    validateString(namedCurve, 'options.namedCurve');
    if (paramEncoding === 'explicit') throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('crypto: explicit curve parameters');
    if (paramEncoding !== undefined && paramEncoding !== null && paramEncoding !== 'named') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.paramEncoding', paramEncoding);
    }
    const { CURVES, unknownCurve } = require('internal/crypto/ecdh');
    if (!CURVES.includes(namedCurve) && !P224.has(namedCurve)) throw unknownCurve(namedCurve);
    return { namedCurve };
  },
  'ed25519': () => ({}),
  'x25519': () => ({}),
  'ed448': () => missing('ed448'),
  'x448': () => missing('x448'),
  'dsa': () => missing('dsa'),
  'dh': () => missing('dh'),
};

function missing(type) {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto.generateKeyPair: ${type}`);
}

function rsaOptions(options) {
  validateObject(options, 'options');
  const { modulusLength, publicExponent = 0x10001 } = options;
  validateUint32(modulusLength, 'options.modulusLength');
  validateUint32(publicExponent, 'options.publicExponent');
  return { modulusLength, publicExponent };
}

function checkDigest(name) {
  if (name !== undefined && digestSize(name) === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(name);
}

/** What an rsa-pss key may be used with; nothing when nothing is said. */
function pssLimits(hash, mgfHash, saltLength) {
  checkDigest(hash);
  checkDigest(mgfHash);
  if (hash === undefined && mgfHash === undefined && saltLength === undefined) return {};
  const digest = hash ?? 'sha1';
  return { hash: digest, mgfHash: mgfHash ?? hash ?? 'sha1', saltLength: saltLength ?? digestSize(digest) };
}

function encodings(type, options) {
  const { publicKeyEncoding, privateKeyEncoding } = options ?? {};
  return {
    public: encoding(publicKeyEncoding, 'publicKeyEncoding', () => parsePublicKeyEncoding(publicKeyEncoding, type, 'publicKeyEncoding')),
    private: encoding(privateKeyEncoding, 'privateKeyEncoding', () => parsePrivateKeyEncoding(privateKeyEncoding, type, 'privateKeyEncoding')),
  };
}

function encoding(value, name, parse) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  return { parsed: parse(), options: value };
}

function encoded(key, wanted) {
  return wanted === undefined ? key : key.export(wanted.options);
}

/** The pair that an operation has made, as the caller wants it. */
function results([publicId, privateId], wanted) {
  return {
    publicKey: encoded(keyObject('public', publicId), wanted.public),
    privateKey: encoded(keyObject('private', privateId), wanted.private),
  };
}

function preparePair(type, options) {
  validateString(type, 'type');
  const prepare = PREPARE[type];
  if (prepare === undefined) throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  if (options !== undefined) validateObject(options, 'options');
  const wanted = encodings(type, options);
  return { prepared: prepare(options), wanted };
}

/**
 * @param {string} type
 * @param {object} [options]
 * @returns {{publicKey: any, privateKey: any}}
 */
function generateKeyPairSync(type, options) {
  const { prepared, wanted } = preparePair(type, options);
  return results(operations.keyGenerate(type, prepared), wanted);
}

/**
 * @param {string} type
 * @param {object} options
 * @param {(err: Error|null, publicKey: any, privateKey: any) => void} callback
 */
function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const { prepared, wanted } = preparePair(type, options);
  operations.keyGenerate(type, prepared, (err, pair) => {
    if (err) return callback(err);
    let made;
    try {
      made = results(pair, wanted);
    } catch (error) {
      return callback(error);
    }
    callback(null, made.publicKey, made.privateKey);
  });
}

function secretLength(type, options) {
  validateString(type, 'type');
  if (type !== 'hmac' && type !== 'aes') {
    throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
  validateObject(options, 'options');
  const { length } = options;
  if (type === 'hmac') validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
  else validateOneOf(length, 'options.length', [128, 192, 256]);
  return Math.floor(length / 8);
}

function makeSecret(size) {
  const { randomBytes } = require('internal/crypto/random');
  return keyObject('secret', operations.keySecret(randomBytes(size)));
}

/**
 * @param {'hmac'|'aes'} type
 * @param {{length: number}} options
 * @returns {KeyObject}
 */
function generateKeySync(type, options) {
  return makeSecret(secretLength(type, options));
}

/**
 * @param {'hmac'|'aes'} type
 * @param {{length: number}} options
 * @param {(err: Error|null, key: KeyObject) => void} callback
 */
function generateKey(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const size = secretLength(type, options);
  const { randomBytes } = require('internal/crypto/random');
  randomBytes(Math.max(size, 1), (err, bytes) => {
    if (err) return callback(err);
    callback(null, keyObject('secret', operations.keySecret(bytes.subarray(0, size))));
  });
}

module.exports = { generateKey, generateKeyPair, generateKeyPairSync, generateKeySync };
