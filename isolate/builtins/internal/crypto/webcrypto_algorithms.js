'use strict';
// WebCrypto's algorithms: which operation takes which, and what belongs to each.

const { Buffer } = require('internal/buffer');
const { isAnyArrayBuffer } = internalBinding('types');
const { exception } = require('internal/crypto/webcrypto_key');
const { isCryptoKey } = require('internal/crypto/keys');

const DIGESTS = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
const AES = ['AES-CBC', 'AES-CTR', 'AES-GCM', 'AES-KW'];
const RSA = ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP'];

/** The members of each dictionary, ! for those that must be there. */
const DICTIONARIES = {
  AesCbcParams: { iv: 'bytes!' },
  AesCtrParams: { counter: 'bytes!', length: 'number!' },
  AesGcmParams: { iv: 'bytes!', additionalData: 'bytes', tagLength: 'number' },
  AesKeyGenParams: { length: 'number!' },
  AesDerivedKeyParams: { length: 'number!' },
  EcKeyGenParams: { namedCurve: 'text!' },
  EcKeyImportParams: { namedCurve: 'text!' },
  EcdhKeyDeriveParams: { public: 'key!' },
  EcdsaParams: { hash: 'hash!' },
  HkdfParams: { hash: 'hash!', info: 'bytes!', salt: 'bytes!' },
  HmacImportParams: { hash: 'hash!', length: 'number' },
  HmacKeyGenParams: { hash: 'hash!', length: 'number' },
  Pbkdf2Params: { hash: 'hash!', iterations: 'number!', salt: 'bytes!' },
  RsaHashedImportParams: { hash: 'hash!' },
  RsaHashedKeyGenParams: { hash: 'hash!', modulusLength: 'number!', publicExponent: 'bytes!' },
  RsaOaepParams: { label: 'bytes' },
  RsaPssParams: { saltLength: 'number!' },
};

function each(names, dictionary) {
  return Object.fromEntries(names.map((name) => [name, dictionary]));
}

const ciphers = { 'RSA-OAEP': 'RsaOaepParams', 'AES-CBC': 'AesCbcParams', 'AES-CTR': 'AesCtrParams', 'AES-GCM': 'AesGcmParams' };
const signers = { 'RSASSA-PKCS1-v1_5': null, 'RSA-PSS': 'RsaPssParams', 'ECDSA': 'EcdsaParams', 'Ed25519': null, 'HMAC': null };

/** Operation -> algorithm -> its dictionary. */
const OPERATIONS = {
  digest: each(DIGESTS, null),
  encrypt: ciphers,
  decrypt: ciphers,
  sign: signers,
  verify: signers,
  generateKey: {
    ...each(RSA, 'RsaHashedKeyGenParams'), 'ECDSA': 'EcKeyGenParams', 'ECDH': 'EcKeyGenParams', 'Ed25519': null, 'X25519': null,
    'HMAC': 'HmacKeyGenParams', ...each(AES, 'AesKeyGenParams'),
  },
  importKey: {
    ...each(RSA, 'RsaHashedImportParams'), 'ECDSA': 'EcKeyImportParams', 'ECDH': 'EcKeyImportParams', 'Ed25519': null,
    'X25519': null, 'HMAC': 'HmacImportParams', ...each(AES, null), 'PBKDF2': null, 'HKDF': null,
  },
  deriveBits: { 'ECDH': 'EcdhKeyDeriveParams', 'X25519': 'EcdhKeyDeriveParams', 'PBKDF2': 'Pbkdf2Params', 'HKDF': 'HkdfParams' },
  wrapKey: { 'AES-KW': null },
  'get key length': {
    ...each(AES, 'AesDerivedKeyParams'), 'HMAC': 'HmacImportParams', 'HKDF': null, 'PBKDF2': null,
  },
};

/** Names as they are written, by their small letters. */
const spelled = new Map();
for (const operation in OPERATIONS) {
  for (const name in OPERATIONS[operation]) spelled.set(name.toLowerCase(), name);
}

const MEMBERS = {
  bytes(value) {
    if (isAnyArrayBuffer(value)) return Buffer.from(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return Buffer.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return undefined;
  },
  number: (value) => {
    const number = Number(value);
    return Number.isFinite(number) ? Math.trunc(number) : undefined;
  },
  text: (value) => `${value}`,
  key: (value) => (isCryptoKey(value) ? value : undefined),
  hash: (value) => normalize(value, 'digest'),
};
const KINDS = {
  bytes: 'is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.',
  number: 'is not a finite number.',
  key: 'is not of type CryptoKey.',
};

const FAILED = 'Failed to normalize algorithm: ';

function typeError(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

/**
 * An algorithm as a program gives it, with all that belongs to it.
 * @param {any} algorithm
 * @param {string} operation
 * @returns {{name: string}}
 */
function normalize(algorithm, operation) {
  if (typeof algorithm === 'string') return normalize({ name: algorithm }, operation);
  if (algorithm === null || typeof algorithm !== 'object') {
    throw typeError('ERR_INVALID_ARG_TYPE', `${FAILED}passed algorithm can not be converted to a dictionary.`);
  }
  if (algorithm.name === undefined) {
    throw typeError('ERR_MISSING_OPTION',
      `${FAILED}passed algorithm can not be converted to 'Algorithm' because 'name' is required in 'Algorithm'.`);
  }
  const name = spelled.get(`${algorithm.name}`.toLowerCase());
  const dictionary = name === undefined ? undefined : OPERATIONS[operation][name];
  if (dictionary === undefined) throw exception('Unrecognized algorithm name', 'NotSupportedError');
  const normalized = { name };
  if (dictionary !== null) readDictionary(algorithm, dictionary, normalized);
  return normalized;
}

function readDictionary(algorithm, dictionary, normalized) {
  for (const [key, wanted] of Object.entries(DICTIONARIES[dictionary])) {
    const isRequired = wanted.endsWith('!');
    const kind = isRequired ? wanted.slice(0, -1) : wanted;
    const value = algorithm[key];
    if (value === undefined) {
      if (!isRequired) continue;
      throw typeError('ERR_MISSING_OPTION', `${FAILED}passed algorithm can not be converted to '${dictionary}' because ` +
        `'${key}' is required in '${dictionary}'.`);
    }
    const converted = MEMBERS[kind](value);
    if (converted === undefined) {
      throw typeError('ERR_INVALID_ARG_TYPE', `${FAILED}'${key}' of '${dictionary}' (passed algorithm) ${KINDS[kind]}`);
    }
    normalized[key] = converted;
  }
}

/** Bits of an HMAC key when nobody says how many. */
function blockBits(hash) {
  return hash === 'SHA-1' || hash === 'SHA-256' ? 512 : 1024;
}

module.exports = { AES, DIGESTS, blockBits, normalize };
