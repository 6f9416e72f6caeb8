'use strict';
// WebCrypto: making, importing and exporting keys.

const { codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const keys = require('internal/crypto/keys');
const { cryptoKey, exception, operationError } = require('internal/crypto/webcrypto_key');
const { AES, blockBits, normalize } = require('internal/crypto/webcrypto_algorithms');
const operations = internalBinding('crypto');

const { kHandle, kKeyObject, keyObject } = keys;

const CURVES = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' };
const RSA_TYPES = { 'RSASSA-PKCS1-v1_5': ['sign', 'verify'], 'RSA-PSS': ['sign', 'verify'], 'RSA-OAEP': ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] };

/** What a key of an algorithm may be used for: [private or secret, public]. */
const USAGES = {
  'RSASSA-PKCS1-v1_5': [['sign'], ['verify']],
  'RSA-PSS': [['sign'], ['verify']],
  'RSA-OAEP': [['decrypt', 'unwrapKey'], ['encrypt', 'wrapKey']],
  'ECDSA': [['sign'], ['verify']],
  'Ed25519': [['sign'], ['verify']],
  'ECDH': [['deriveKey', 'deriveBits'], []],
  'X25519': [['deriveKey', 'deriveBits'], []],
  'HMAC': [['sign', 'verify']],
  'AES-KW': [['wrapKey', 'unwrapKey']],
  'PBKDF2': [['deriveKey', 'deriveBits']],
  'HKDF': [['deriveKey', 'deriveBits']],
};
const AES_USAGES = [['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']];

function usagesOf(name) {
  return USAGES[name] ?? AES_USAGES;
}

function isAes(name) {
  return AES.includes(name);
}

function checkUsages(usages, allowed, what) {
  if (usages.every((usage) => allowed.includes(usage))) return;
  throw exception(`Unsupported key usage for ${what} key`, 'SyntaxError');
}

/** An operation's result, later. */
function later(operation, ...args) {
  return new Promise((resolve, reject) => {
    operation(...args, (err, result) => (err ? reject(operationError(err)) : resolve(result)));
  });
}

// --- generating ---

async function generate(algorithm, extractable, usages) {
  const { name } = algorithm;
  if (isAes(name) || name === 'HMAC') return generateSecret(algorithm, extractable, usages);
  const [forPrivate, forPublic] = usagesOf(name);
  const isRsa = name in RSA_TYPES, isOkp = name.endsWith('25519');
  checkUsages(usages, [...forPrivate, ...forPublic], isRsa ? 'an RSA' : isOkp ? `an ${name}` : 'a ' + name);
  if ('namedCurve' in algorithm && CURVES[algorithm.namedCurve] === undefined) {
    throw exception('Unrecognized namedCurve', 'NotSupportedError');
  }
  const described = isRsa ? {
    name, modulusLength: algorithm.modulusLength, publicExponent: Uint8Array.from(algorithm.publicExponent), hash: algorithm.hash,
  } : algorithm;
  const type = isRsa ? 'rsa' : isOkp ? name.toLowerCase() : 'ec';
  const privateUsages = usages.filter((usage) => forPrivate.includes(usage));
  if (privateUsages.length === 0) throw exception('Usages cannot be empty when creating a key.', 'SyntaxError');
  const exponent = isRsa ? algorithm.publicExponent.reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
  const [publicId, privateId] = await later(operations.keyGenerate, type,
    { ...algorithm, publicExponent: exponent, hash: undefined, namedCurve: algorithm.namedCurve });
  const publicKey = cryptoKey(keyObject('public', publicId), described, usages.filter((u) => forPublic.includes(u)), true);
  const privateKey = cryptoKey(keyObject('private', privateId), described, privateUsages, extractable);
  return isOkp ? { __proto__: null, privateKey, publicKey } : { __proto__: null, publicKey, privateKey };
}

function generateSecret(algorithm, extractable, usages) {
  const { name, hash } = algorithm;
  checkUsages(usages, usagesOf(name)[0], isAes(name) ? 'an AES' : 'an HMAC');
  let { length } = algorithm;
  let described;
  if (isAes(name)) {
    if (length !== 128 && length !== 192 && length !== 256) {
      throw exception('AES key length must be 128, 192, or 256 bits', 'OperationError');
    }
    described = { name, length };
  } else {
    length ??= blockBits(hash.name);
    if (length % 8 !== 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('algorithm.length', length, 'must be a multiple of 8');
    }
    if (length === 0) {
      throw operationError(new codes.ERR_OUT_OF_RANGE('options.length', '>= 8 && <= 2147483647', length));
    }
    described = { name, length, hash };
  }
  if (usages.length === 0) throw exception('Usages cannot be empty when creating a key.', 'SyntaxError');
  const { randomBytes } = require('internal/crypto/random');
  return cryptoKey(keyObject('secret', operations.keySecret(randomBytes(length / 8))), described, usages, extractable);
}

// --- importing ---

const dataError = (message, cause) => exception(message, 'DataError', cause);

function importKey(format, data, algorithm, extractable, usages) {
  const { name } = algorithm;
  const key = isSecret(name) ? importSecret(format, data, algorithm, extractable, usages) :
    importAsymmetric(format, data, algorithm, extractable, usages);
  if (usages.length === 0 && key.type !== 'public') {
    throw exception(`Usages cannot be empty when importing a ${key.type} key.`, 'SyntaxError');
  }
  return key;
}

function isSecret(name) {
  return isAes(name) || name === 'HMAC' || name === 'PBKDF2' || name === 'HKDF';
}

/** Checks what a JWK says about itself. */
function checkJwk(jwk, kty, use, alg, extractable, usages) {
  if (jwk === null || typeof jwk !== 'object') throw dataError('Invalid keyData');
  if (jwk.kty !== kty) throw dataError('Invalid JWK "kty" Parameter');
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) throw dataError('Invalid JWK "use" Parameter');
  if (jwk.key_ops !== undefined && usages.some((usage) => !jwk.key_ops.includes(usage))) {
    throw dataError('Key operations and usage mismatch');
  }
  if (jwk.ext !== undefined && jwk.ext === false && extractable) {
    throw dataError('JWK "ext" Parameter and extractable mismatch');
  }
  if (alg !== undefined && jwk.alg !== undefined && jwk.alg !== alg) {
    throw dataError('JWK "alg" does not match the requested algorithm');
  }
}

function importSecret(format, data, algorithm, extractable, usages) {
  const { name, hash } = algorithm;
  const what = isAes(name) ? 'AES' : name;
  checkUsages(usages, usagesOf(name)[0], isAes(name) ? 'an AES' : name === 'HMAC' ? 'an HMAC' : `a ${name}`);
  if (name === 'PBKDF2' || name === 'HKDF') {
    if (extractable) throw exception(`${name} keys are not extractable`, 'SyntaxError');
    if (format !== 'raw') throw exception(`Unable to import ${name} key with format ${format}`, 'NotSupportedError');
    return cryptoKey(keyObject('secret', operations.keySecret(data)), { name }, usages, false);
  }
  let bytes;
  if (format === 'raw') bytes = data;
  else if (format === 'jwk') {
    checkJwk(data, 'oct', name === 'HMAC' ? 'sig' : 'enc', undefined, extractable, usages);
    if (typeof data.k !== 'string') throw dataError('Invalid keyData');
    bytes = Buffer.from(data.k, 'base64url');
    checkJwk(data, 'oct', name === 'HMAC' ? 'sig' : 'enc', isAes(name) && ![16, 24, 32].includes(bytes.length) ?
      undefined : secretAlg(algorithm, bytes.length), extractable, usages);
  } else {
    throw exception(`Unable to import ${what} key with format ${format}`, 'NotSupportedError');
  }
  const length = bytes.byteLength * 8;
  let described = { name, length };
  if (isAes(name)) {
    if (length !== 128 && length !== 192 && length !== 256) throw dataError('Invalid key length');
  } else {
    if (length === 0) throw dataError('Zero-length key is not supported');
    if (algorithm.length !== undefined && algorithm.length !== length) throw dataError('Invalid key length');
    described = { name, hash, length };
  }
  return cryptoKey(keyObject('secret', operations.keySecret(bytes)), described, usages, extractable);
}

/** A JWK's alg of a secret key of so many bytes. */
function secretAlg({ name, hash }, size) {
  if (name === 'HMAC') return `HS${hash.name.slice(4)}`;
  return `A${size * 8}${name.slice(4)}`;
}

function asymmetricAlg({ name, hash }) {
  const size = hash?.name.slice(4);
  switch (name) {
    case 'RSASSA-PKCS1-v1_5': return `RS${size}`;
    case 'RSA-PSS': return `PS${size}`;
    case 'RSA-OAEP': return size === '1' ? 'RSA-OAEP' : `RSA-OAEP-${size}`;
    case 'Ed25519': return name;
  }
  return undefined;
}

const KEY_TYPES = { ECDSA: 'ec', ECDH: 'ec', Ed25519: 'ed25519', X25519: 'x25519' };

function importAsymmetric(format, data, algorithm, extractable, usages) {
  const { name, namedCurve } = algorithm;
  if (namedCurve !== undefined && CURVES[namedCurve] === undefined) {
    throw exception('Unrecognized namedCurve', 'NotSupportedError');
  }
  const isPublic = format === 'spki' || format === 'raw' || (format === 'jwk' && data?.d === undefined);
  const isRsa = name in RSA_TYPES;
  checkUsages(usages, usagesOf(name)[isPublic ? 1 : 0], isRsa ? 'an RSA' : `a ${name}`);
  const object = readAsymmetric(format, data, algorithm, isPublic, extractable, usages);
  const type = object.asymmetricKeyType;
  if (type !== (isRsa ? 'rsa' : KEY_TYPES[name])) throw dataError('Invalid key type');
  if (namedCurve !== undefined && object.asymmetricKeyDetails.namedCurve !== CURVES[namedCurve]) {
    throw dataError('Named curve mismatch');
  }
  return cryptoKey(object, isRsa ? describeRsa(object, algorithm) : { ...algorithm }, usages, extractable);
}

function describeRsa(object, { name, hash }) {
  const { modulusLength, publicExponent } = object.asymmetricKeyDetails;
  const hex = publicExponent.toString(16);
  const bytes = Uint8Array.from(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'));
  return { name, modulusLength, publicExponent: bytes, hash };
}

function readAsymmetric(format, data, algorithm, isPublic, extractable, usages) {
  const { name, namedCurve } = algorithm;
  const make = isPublic ? keys.createPublicKey : keys.createPrivateKey;
  if (format === 'raw') return readRaw(data, name, namedCurve);
  if (format === 'jwk') {
    const kty = name in RSA_TYPES ? 'RSA' : namedCurve !== undefined ? 'EC' : 'OKP';
    const use = ['ECDH', 'X25519', 'RSA-OAEP'].includes(name) ? 'enc' : 'sig';
    checkJwk(data, kty, use, name === 'Ed25519' ? undefined : asymmetricAlg(algorithm), extractable, usages);
    if (kty === 'EC' && data.crv !== namedCurve) throw dataError('JWK "crv" does not match the requested algorithm');
    if (kty === 'OKP' && data.crv !== name) throw dataError('JWK "crv" Parameter and algorithm name mismatch');
  }
  try {
    return make(format === 'jwk' ? { key: data, format } : { key: data, format: 'der', type: format });
  } catch (err) {
    throw dataError('Invalid keyData', err);
  }
}

function readRaw(data, name, namedCurve) {
  if (name in RSA_TYPES) throw exception(`Unable to import RSA key with format raw`, 'NotSupportedError');
  if (namedCurve === undefined && data.byteLength !== 32) {
    throw dataError(`${name} raw keys must be exactly 32-bytes`);
  }
  const id = operations.keyFromRaw(namedCurve ?? name.toLowerCase(), data, false);
  if (id === undefined) throw dataError('Invalid keyData');
  return keyObject('public', id);
}

const KEY_FORMATS = { secret: 'raw', public: 'spki', private: 'pkcs8' };

/** KeyObject.prototype.toCryptoKey. */
function fromKeyObject(object, algorithm, extractable, usages) {
  const format = KEY_FORMATS[object.type];
  const data = format === 'raw' ? object.export() : object.export({ format: 'der', type: format });
  return importKey(format, data, normalize(algorithm, 'importKey'), !!extractable, [...new Set(usages)]);
}

// --- exporting ---

function toArrayBuffer(bytes) {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function exportKey(format, key) {
  if (!key.extractable) throw exception('key is not extractable', 'InvalidAccessException');
  const { name } = key.algorithm;
  const object = key[kKeyObject];
  if (format === 'jwk') {
    const alg = key.type === 'secret' ? secretAlg(key.algorithm, object.symmetricKeySize) : asymmetricAlg(key.algorithm);
    const jwk = { key_ops: key.usages, ext: key.extractable, ...operations.keyJwk(object[kHandle].id) };
    if (alg !== undefined) jwk.alg = alg;
    return jwk;
  }
  if (key.type === 'secret' && format === 'raw') return toArrayBuffer(operations.keySecretBytes(object[kHandle].id));
  if (key.type === 'public' && format === 'raw' && !(name in RSA_TYPES)) {
    return toArrayBuffer(operations.keyRaw(object[kHandle].id));
  }
  if ((key.type === 'public' && format === 'spki') || (key.type === 'private' && format === 'pkcs8')) {
    return toArrayBuffer(object.export({ format: 'der', type: format }));
  }
  const shown = key.type === 'secret' && format === 'spki' ? 'raw' : format;
  throw exception(`Unable to export a ${shown} ${name} ${key.type} key`, 'InvalidAccessError');
}

module.exports = { exportKey, fromKeyObject, generate, importKey, later, toArrayBuffer };
