'use strict';
// WebCrypto: what is done with keys.

const { Buffer } = require('internal/buffer');
const { kHandle, kKeyObject } = require('internal/crypto/keys');
const { exception, operationError } = require('internal/crypto/webcrypto_key');
const { blockBits, normalize } = require('internal/crypto/webcrypto_algorithms');
const { exportKey, importKey, later, toArrayBuffer } = require('internal/crypto/webcrypto_keys');
const operations = internalBinding('crypto');

function idOf(key) {
  return key[kKeyObject][kHandle].id;
}

function secretOf(key) {
  return operations.keySecretBytes(idOf(key));
}

function invalidAccess(message) {
  return exception(message, 'InvalidAccessError');
}

// --- signing ---

const RSA_PKCS1_PADDING = 1, RSA_PSS_PADDING = 6;

/** What the operations sign and verify take after key and data. */
function signArguments(algorithm, key, data) {
  switch (algorithm.name) {
    case 'ECDSA': return [idOf(key), algorithm.hash.name, data, false, undefined, undefined, true];
    case 'Ed25519': return [idOf(key), undefined, data, false, undefined, undefined, false];
    case 'RSA-PSS':
      return [idOf(key), key.algorithm.hash.name, data, false, RSA_PSS_PADDING, algorithm.saltLength, false];
  }
  return [idOf(key), key.algorithm.hash.name, data, false, RSA_PKCS1_PADDING, undefined, false];
}

function checkSigner(algorithm, key, usage, type) {
  if (!key.usages.includes(usage) || algorithm.name !== key.algorithm.name) {
    throw invalidAccess(`Unable to use this key to ${usage}`);
  }
  if (algorithm.name !== 'HMAC' && key.type !== type) throw invalidAccess(`Key must be a ${type} key`);
}

async function sign(algorithm, key, data) {
  checkSigner(algorithm, key, 'sign', 'private');
  if (algorithm.name === 'HMAC') return toArrayBuffer(operations.hmac(key.algorithm.hash.name, secretOf(key), data));
  return toArrayBuffer(await later(operations.sign, ...signArguments(algorithm, key, data)));
}

async function verify(algorithm, key, signature, data) {
  checkSigner(algorithm, key, 'verify', 'public');
  if (algorithm.name === 'HMAC') {
    const wanted = operations.hmac(key.algorithm.hash.name, secretOf(key), data);
    return wanted.byteLength === signature.byteLength && operations.timingSafeEqual(wanted, signature);
  }
  if (algorithm.name === 'ECDSA' && signature.byteLength !== pointSize(key) * 2) return false;
  return later(operations.verify, ...signArguments(algorithm, key, data), signature);
}

function pointSize(key) {
  return Math.ceil(Number(key.algorithm.namedCurve.slice(2)) / 8);
}

// --- encrypting ---

/** Runs a cipher over data at once. */
function runCipher(isEncrypting, name, key, iv, data, { tagLength, additionalData, tag } = {}) {
  const id = operations.cipherOpen(isEncrypting, name, secretOf(key), iv, tagLength);
  try {
    if (additionalData !== undefined) operations.cipherAAD(id, additionalData);
    if (tag !== undefined) operations.cipherSetTag(id, tag);
    const parts = [operations.cipherUpdate(id, data), operations.cipherFinal(id)];
    if (tagLength !== undefined && isEncrypting) parts.push(operations.cipherTag(id));
    return Buffer.concat(parts);
  } catch (err) {
    throw operationError(err);
  } finally {
    internalBinding('handles').drop(id);
  }
}

const TAG_LENGTHS = [32, 64, 96, 104, 112, 120, 128];

function gcm(isEncrypting, algorithm, key, data, name) {
  const { iv, additionalData, tagLength = 128 } = algorithm;
  if (!TAG_LENGTHS.includes(tagLength)) {
    throw exception(`${tagLength} is not a valid AES-GCM tag length`, 'OperationError');
  }
  const size = tagLength / 8;
  if (isEncrypting) return runCipher(true, name, key, iv, data, { tagLength: size, additionalData });
  if (data.byteLength < size) throw exception('The provided data is too small.', 'OperationError');
  const text = data.subarray(0, data.length - size), tag = data.subarray(data.length - size);
  try {
    return runCipher(false, name, key, iv, text, { tagLength: size, additionalData, tag });
  } catch {
    throw operationError(new Error('Cipher job failed'));
  }
}

/** Counter mode, whose counter is the last `length` bits alone. */
function ctr(isEncrypting, { counter, length }, key, data, name) {
  if (counter.byteLength !== 16) throw exception('algorithm.counter must contain exactly 16 bytes', 'OperationError');
  if (length < 1 || length > 128) {
    throw exception('AES-CTR algorithm.length must be between 1 and 128', 'OperationError');
  }
  const all = 1n << BigInt(length);
  const start = BigInt(`0x${counter.toString('hex')}`);
  const blocks = BigInt(Math.ceil(data.byteLength / 16));
  if (blocks > all) throw operationError(new Error('Cipher job failed'));
  const untilWrap = all - start % all;
  if (blocks <= untilWrap) return runCipher(isEncrypting, name, key, counter, data);
  const split = Number(untilWrap) * 16;
  const again = Buffer.from((start - start % all).toString(16).padStart(32, '0'), 'hex');
  return Buffer.concat([
    runCipher(isEncrypting, name, key, counter, data.subarray(0, split)),
    runCipher(isEncrypting, name, key, again, data.subarray(split)),
  ]);
}

async function crypt(isEncrypting, algorithm, key, data) {
  const { name } = algorithm;
  if (name === 'RSA-OAEP') {
    if (key.type !== (isEncrypting ? 'public' : 'private')) {
      throw invalidAccess('The requested operation is not valid for the provided key');
    }
    const operation = isEncrypting ? 'publicEncrypt' : 'privateDecrypt';
    return later(operations.rsaCrypt, operation, idOf(key), 4, key.algorithm.hash.name, algorithm.label, data);
  }
  const cipher = `aes-${key.algorithm.length}-${name.slice(4).toLowerCase()}`;
  if (name === 'AES-GCM') return gcm(isEncrypting, algorithm, key, data, cipher);
  if (name === 'AES-CTR') return ctr(isEncrypting, algorithm, key, data, cipher);
  if (algorithm.iv.byteLength !== 16) throw exception('algorithm.iv must contain exactly 16 bytes', 'OperationError');
  return runCipher(isEncrypting, cipher, key, algorithm.iv, data);
}

function checkUse(algorithm, key, usage) {
  if (algorithm.name !== key.algorithm.name || !key.usages.includes(usage)) {
    throw invalidAccess('The requested operation is not valid for the provided key');
  }
}

async function encrypt(algorithm, key, data) {
  checkUse(algorithm, key, 'encrypt');
  return toArrayBuffer(await crypt(true, algorithm, key, data));
}

async function decrypt(algorithm, key, data) {
  checkUse(algorithm, key, 'decrypt');
  return toArrayBuffer(await crypt(false, algorithm, key, data));
}

// --- deriving ---

async function agree(algorithm, key, length) {
  const { name, public: theirs } = algorithm;
  if (theirs.type !== 'public') throw invalidAccess('algorithm.public must be a public key');
  if (theirs.algorithm.name !== name) throw invalidAccess(`Keys must be ${name} keys`);
  if (theirs.algorithm.namedCurve !== key.algorithm.namedCurve) throw invalidAccess('Named curve mismatch');
  const secret = await later(operations.agree, idOf(key), idOf(theirs));
  if (length === null) return toArrayBuffer(secret);
  const size = Math.ceil(length / 8);
  if (size > secret.byteLength) throw exception('derived bit length is too small', 'OperationError');
  return toArrayBuffer(secret.subarray(0, size));
}

function checkLength(length) {
  if (length === null) throw exception('length cannot be null', 'OperationError');
  if (length % 8 !== 0) throw exception('length must be a multiple of 8', 'OperationError');
  return length / 8;
}

async function bits(algorithm, key, length) {
  switch (algorithm.name) {
    case 'PBKDF2': {
      const { hash, salt, iterations } = algorithm;
      if (iterations === 0) throw exception('iterations cannot be zero', 'OperationError');
      return toArrayBuffer(await later(operations.pbkdf2, secretOf(key), salt, iterations, checkLength(length), hash.name));
    }
    case 'HKDF': {
      const { hash, salt, info } = algorithm;
      return toArrayBuffer(await later(operations.hkdf, hash.name, secretOf(key), salt, info, checkLength(length)));
    }
  }
  return agree(algorithm, key, length);
}

function checkBase(algorithm, key, usage) {
  if (!key.usages.includes(usage)) throw invalidAccess(`baseKey does not have ${usage} usage`);
  if (key.algorithm.name !== algorithm.name) throw invalidAccess('Key algorithm mismatch');
}

async function deriveBits(algorithm, key, length) {
  checkBase(algorithm, key, 'deriveBits');
  return bits(algorithm, key, length);
}

function keyLength({ name, length, hash }) {
  if (name === 'HKDF' || name === 'PBKDF2') return null;
  if (name !== 'HMAC') {
    if (length === 128 || length === 192 || length === 256) return length;
    throw exception('Invalid key length', 'OperationError');
  }
  if (length === undefined) return blockBits(hash.name);
  if (length > 0) return length;
  throw exception('Invalid key length', 'OperationError');
}

async function deriveKey(algorithm, key, derivedType, extractable, usages) {
  checkBase(algorithm, key, 'deriveKey');
  const length = keyLength(normalize(derivedType, 'get key length'));
  const raw = await bits(algorithm, key, length);
  return importKey('raw', new Uint8Array(raw), normalize(derivedType, 'importKey'), extractable, usages);
}

// --- wrapping ---

/** The algorithm of a wrapping: AES-KW is for nothing else, all others encrypt. */
function normalizeWrap(algorithm, operation) {
  try {
    return normalize(algorithm, 'wrapKey');
  } catch {
    return normalize(algorithm, operation);
  }
}

function keyWrap(isEncrypting, key, data) {
  return runCipher(isEncrypting, `id-aes${key.algorithm.length}-wrap`, key, Buffer.alloc(8, 0xa6), data);
}

async function wrapKey(format, key, wrappingKey, wrapAlgorithm) {
  const algorithm = normalizeWrap(wrapAlgorithm, 'encrypt');
  checkUse(algorithm, wrappingKey, 'wrapKey');
  const exported = exportKey(format, key);
  const data = format === 'jwk' ? Buffer.from(JSON.stringify(exported)) : Buffer.from(exported);
  return toArrayBuffer(algorithm.name === 'AES-KW' ? keyWrap(true, wrappingKey, data) :
    await crypt(true, algorithm, wrappingKey, data));
}

async function unwrapKey(format, wrapped, unwrappingKey, unwrapAlgorithm, keyAlgorithm, extractable, usages) {
  const algorithm = normalizeWrap(unwrapAlgorithm, 'decrypt');
  const wanted = normalize(keyAlgorithm, 'importKey');
  checkUse(algorithm, unwrappingKey, 'unwrapKey');
  let data = algorithm.name === 'AES-KW' ? keyWrap(false, unwrappingKey, wrapped) :
    await crypt(false, algorithm, unwrappingKey, wrapped);
  if (format === 'jwk') {
    try {
      data = JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString());
    } catch (err) {
      throw exception('Invalid wrapped JWK key', 'DataError', err);
    }
  }
  return importKey(format, data, wanted, extractable, usages);
}

module.exports = { decrypt, deriveBits, deriveKey, encrypt, sign, unwrapKey, verify, wrapKey };
