'use strict';
// KeyObject and its kinds, and how keys are taken as arguments. The keys themselves are Go's (bindings/crypto_key.go):
// what is here is their numbers.

const { codes } = require('internal/errors');
const { Buffer, FastBuffer } = require('internal/buffer');
const { validateObject, validateOneOf, validateString } = require('internal/validators');
const { JSTransferable, holdHandle, kClone, kDeserialize } = require('internal/transferable');
const { isAnyArrayBuffer } = internalBinding('types');
const operations = internalBinding('crypto');

const kHandle = Symbol('kHandle');
const kKeyType = Symbol('kKeyType');
const kAlgorithm = Symbol('kAsymmetricKeyType');
const kDetails = Symbol('kAsymmetricKeyDetails');
const kKeyObject = Symbol('kKeyObject');

// What a key is wanted for.
const kConsumePublic = 0, kConsumePrivate = 1, kCreatePublic = 2, kCreatePrivate = 3;

const BYTES = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** A reference to a key of Go's. */
class KeyObjectHandle {
  constructor(id) {
    Object.defineProperty(this, 'id', { value: id });
    holdHandle(this, id);
  }

  /** {type, algorithm, size} */
  get info() { return operations.keyInfo(this.id); }
}

function isBytes(value) {
  return isAnyArrayBuffer(value) || ArrayBuffer.isView(value);
}

function isStringOrBytes(value) {
  return typeof value === 'string' || isBytes(value);
}

/**
 * Text or bytes as bytes that share the memory.
 * @param {any} value
 * @param {string} name
 * @param {string} [encoding] of text; 'buffer' is UTF-8
 */
function toBytes(value, name, encoding) {
  if (typeof value === 'string') return Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return value;
  throw new codes.ERR_INVALID_ARG_TYPE(name, BYTES, value);
}

/** A result of an operation as a Buffer. */
function toBuffer(bytes) {
  return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// The base that Node's KeyObject has and shows nothing of.
class NativeKeyObject extends JSTransferable {}
Object.setPrototypeOf(NativeKeyObject.prototype, Object.prototype);
Object.defineProperty(NativeKeyObject, 'name', { value: '' });

class KeyObject extends NativeKeyObject {
  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') {
      throw new codes.ERR_INVALID_ARG_VALUE('type', type);
    }
    if (typeof handle !== 'object' || !(handle instanceof KeyObjectHandle)) {
      throw new codes.ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    }
    super();
    this[kKeyType] = type;
    Object.defineProperty(this, kHandle, { value: handle, enumerable: false, configurable: false, writable: false });
  }

  get type() { return this[kKeyType]; }

  /**
   * @param {CryptoKey} key
   * @returns {KeyObject}
   */
  static from(key) {
    if (!isCryptoKey(key)) throw new codes.ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return key[kKeyObject];
  }

  /** @param {KeyObject} otherKeyObject */
  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) {
      throw new codes.ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    }
    return otherKeyObject.type === this.type && operations.keyEquals(this[kHandle].id, otherKeyObject[kHandle].id);
  }
}

Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { value: 'KeyObject', configurable: true });

function clone() {
  return { data: this[kKeyType], deserializeInfo: 'internal/crypto/keys:arrived', handle: this[kHandle].id };
}
Object.defineProperty(NativeKeyObject.prototype, kClone, { value: clone });

class SecretKeyObject extends KeyObject {
  constructor(handle) { super('secret', handle); }

  get symmetricKeySize() { return this[kHandle].info.size; }

  /** @param {{format?: 'buffer'|'jwk'}} [options] */
  export(options) {
    if (options !== undefined) {
      validateObject(options, 'options');
      validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (options.format === 'jwk') return operations.keyJwk(this[kHandle].id);
    }
    return toBuffer(operations.keySecretBytes(this[kHandle].id));
  }
}

class AsymmetricKeyObject extends KeyObject {
  get asymmetricKeyType() {
    this[kAlgorithm] ??= this[kHandle].info.algorithm;
    return this[kAlgorithm];
  }

  get asymmetricKeyDetails() {
    const type = this.asymmetricKeyType;
    if (type !== 'rsa' && type !== 'rsa-pss' && type !== 'ec') return {};
    this[kDetails] ??= operations.keyDetails(this[kHandle].id);
    return this[kDetails];
  }
}

function exportAs(key, { format, type, cipher, passphrase }) {
  const exported = operations.keyExport(key[kHandle].id, format, type, cipher ?? undefined, passphrase);
  return format === 'pem' ? exported : toBuffer(exported);
}

class PublicKeyObject extends AsymmetricKeyObject {
  constructor(handle) { super('public', handle); }

  export(options) {
    if (options?.format === 'jwk') return operations.keyJwk(this[kHandle].id);
    return exportAs(this, parsePublicKeyEncoding(options, this.asymmetricKeyType));
  }
}

class PrivateKeyObject extends AsymmetricKeyObject {
  constructor(handle) { super('private', handle); }

  export(options) {
    if (options?.format !== 'jwk') return exportAs(this, parsePrivateKeyEncoding(options, this.asymmetricKeyType));
    if (options.passphrase !== undefined || options.cipher !== undefined) {
      throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('jwk', 'does not support encryption');
    }
    return operations.keyJwk(this[kHandle].id);
  }
}

const KINDS = { secret: SecretKeyObject, public: PublicKeyObject, private: PrivateKeyObject };

/**
 * The key as a CryptoKey.
 * @param {string|{name: string}} algorithm
 * @param {boolean} extractable
 * @param {string[]} keyUsages
 * @returns {CryptoKey}
 */
function toCryptoKey(algorithm, extractable, keyUsages) {
  return require('internal/crypto/webcrypto_keys').fromKeyObject(this, algorithm, extractable, keyUsages);
}
for (const { prototype } of [SecretKeyObject, AsymmetricKeyObject]) {
  Object.defineProperty(prototype, 'toCryptoKey', { value: toCryptoKey, writable: true, configurable: true });
}

/** The object of a key of Go's. */
function keyObject(type, id) {
  return new KINDS[type](new KeyObjectHandle(id));
}

const arrived = { [kDeserialize]: keyObject };

function isKeyObject(value) {
  return value !== null && typeof value === 'object' && value[kHandle] instanceof KeyObjectHandle &&
    value[kKeyType] !== undefined;
}

function isCryptoKey(value) {
  return value !== null && typeof value === 'object' && value[kKeyObject] !== undefined;
}

// --- encodings ---

function optionName(name, objName) {
  return objName === undefined ? `options.${name}` : `options.${objName}.${name}`;
}

function parseFormat(format, fallback, name) {
  if (format === undefined && fallback !== undefined) return fallback;
  if (format === 'pem' || format === 'der' || format === 'jwk') return format;
  throw new codes.ERR_INVALID_ARG_VALUE(name, format);
}

function parseType(type, required, keyType, isPublic, name) {
  if (type === undefined && !required) return undefined;
  if (type === 'pkcs1') {
    if (keyType !== undefined && keyType !== 'rsa') {
      throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('pkcs1', 'can only be used for RSA keys');
    }
    return type;
  }
  if (type === 'spki' && isPublic !== false) return type;
  if (type === 'pkcs8' && isPublic !== true) return type;
  if (type === 'sec1' && isPublic !== true) {
    if (keyType !== undefined && keyType !== 'ec') {
      throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('sec1', 'can only be used for EC keys');
    }
    return type;
  }
  throw new codes.ERR_INVALID_ARG_VALUE(name, type);
}

/** format, type, cipher and passphrase of an encoding; isInput: of a key to read. */
function parseKeyEncoding(options, keyType, isPublic, objName) {
  validateObject(options, 'options');
  const isInput = keyType === undefined;
  const format = parseFormat(options.format, isInput ? 'pem' : undefined, optionName('format', objName));
  const required = !isInput || format === 'der';
  const type = format === 'jwk' ? undefined :
    parseType(options.type, required, keyType === null ? undefined : keyType, isPublic, optionName('type', objName));
  if (isPublic === true) return { format, type };
  return { format, type, ...parseEncryption(options, isInput, format, type, objName) };
}

function parseEncryption({ cipher, passphrase, encoding }, isInput, format, type, objName) {
  if (!isInput) {
    if (cipher !== undefined && cipher !== null) {
      if (typeof cipher !== 'string') throw new codes.ERR_INVALID_ARG_VALUE(optionName('cipher', objName), cipher);
      if (format === 'der' && (type === 'pkcs1' || type === 'sec1')) {
        throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'does not support encryption');
      }
    } else if (passphrase !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE(optionName('cipher', objName), cipher);
    }
  }
  const wanted = isInput ? passphrase !== undefined : cipher !== undefined && cipher !== null;
  if (!wanted) return { cipher: undefined, passphrase: undefined };
  if (!isStringOrBytes(passphrase)) {
    throw new codes.ERR_INVALID_ARG_VALUE(optionName('passphrase', objName), passphrase);
  }
  return { cipher, passphrase: toBytes(passphrase, 'key.passphrase', encoding) };
}

/** How a public key is to be written; keyType null: it is not known yet. */
function parsePublicKeyEncoding(options, keyType, objName) {
  return parseKeyEncoding(options, keyType, keyType === undefined ? undefined : true, objName);
}

function parsePrivateKeyEncoding(options, keyType, objName) {
  return parseKeyEncoding(options, keyType, false, objName);
}

// --- keys as arguments ---

function handleOf(key, ctx) {
  if (ctx === kCreatePrivate) throw new codes.ERR_INVALID_ARG_TYPE('key', BYTES, key);
  if (key.type !== 'private') {
    if (ctx === kConsumePrivate || ctx === kCreatePublic) {
      throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'private');
    }
    if (key.type !== 'public') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'private or public');
  }
  return key[kHandle];
}

const RSA_PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi'];

function handleOfJwk(key, ctx) {
  validateObject(key, 'key');
  validateOneOf(key.kty, 'key.kty', ['RSA', 'EC', 'OKP']);
  const isPublic = ctx === kConsumePublic || ctx === kCreatePublic;
  let members;
  if (key.kty === 'OKP') {
    validateOneOf(key.crv, 'key.crv', ['Ed25519', 'Ed448', 'X25519', 'X448']);
    members = isPublic ? ['x'] : ['x', 'd'];
  } else if (key.kty === 'EC') {
    validateOneOf(key.crv, 'key.crv', ['P-256', 'secp256k1', 'P-384', 'P-521']);
    members = isPublic ? ['x', 'y'] : ['x', 'y', 'd'];
  } else {
    members = isPublic ? ['n', 'e'] : ['n', 'e', ...RSA_PRIVATE];
  }
  for (const name of members) validateString(key[name], `key.${name}`);
  if (key.crv === 'Ed448' || key.crv === 'X448') {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto: ${key.crv}`);
  }
  const plain = { kty: key.kty, crv: key.crv };
  for (const name of members) plain[name] = key[name];
  return new KeyObjectHandle(operations.keyFromJwk(plain, !isPublic));
}

/** A key of any form as a handle. For the contexts that make public keys, of whatever it is. */
function prepareAsymmetricKey(key, ctx) {
  if (isKeyObject(key)) return handleOf(key, ctx);
  if (isCryptoKey(key)) return handleOf(key[kKeyObject], ctx);
  if (isStringOrBytes(key)) return parseKey(toBytes(key, 'key'), { format: 'pem' }, ctx);
  if (typeof key !== 'object' || key === null) {
    const types = ctx === kCreatePrivate ? BYTES : [...BYTES, 'KeyObject', 'CryptoKey'];
    throw new codes.ERR_INVALID_ARG_TYPE('key', types, key);
  }
  const { key: data, encoding, format } = key;
  if (isKeyObject(data)) return handleOf(data, ctx);
  if (isCryptoKey(data)) return handleOf(data[kKeyObject], ctx);
  if (format === 'jwk') {
    validateObject(data, 'key.key');
    return handleOfJwk(data, ctx);
  }
  if (!isStringOrBytes(data)) {
    const types = ctx === kCreatePrivate ? BYTES : [...BYTES, 'KeyObject', 'CryptoKey'];
    throw new codes.ERR_INVALID_ARG_TYPE('key.key', types, data);
  }
  const isPublic = ctx === kConsumePrivate || ctx === kCreatePrivate ? false : undefined;
  return parseKey(toBytes(data, 'key', encoding), parseKeyEncoding(key, undefined, isPublic), ctx);
}

function parseKey(bytes, { format, type, passphrase }, ctx) {
  const kind = ctx === kConsumePrivate || ctx === kCreatePrivate ? 'private' : 'public';
  return new KeyObjectHandle(operations.keyParse(bytes, format, kind, type, passphrase));
}

/** Handle of a private key given as any of the things that Node takes. */
function preparePrivateKey(key) {
  return prepareAsymmetricKey(key, kConsumePrivate);
}

/** Handle of a key for what needs the public half only. */
function preparePublicOrPrivateKey(key) {
  return prepareAsymmetricKey(key, kConsumePublic);
}

/**
 * The bytes of a secret key given as bytes, text, KeyObject or CryptoKey.
 * @param {any} key
 * @param {string} [encoding]
 * @param {boolean} [isBytesOnly] text is not taken
 */
function prepareSecretKey(key, encoding, isBytesOnly = false) {
  if (!isBytesOnly && (isKeyObject(key) || isCryptoKey(key))) {
    const object = isCryptoKey(key) ? key[kKeyObject] : key;
    if (object.type !== 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(object.type, 'secret');
    return operations.keySecretBytes(object[kHandle].id);
  }
  if (typeof key !== 'string' && !isBytes(key)) {
    const types = isBytesOnly ? BYTES.slice(1) : [...BYTES, 'KeyObject', 'CryptoKey'];
    throw new codes.ERR_INVALID_ARG_TYPE('key', types, key);
  }
  return toBytes(key, 'key', encoding);
}

/**
 * @param {string|ArrayBuffer|ArrayBufferView} key
 * @param {string} [encoding]
 * @returns {KeyObject}
 */
function createSecretKey(key, encoding) {
  return keyObject('secret', operations.keySecret(prepareSecretKey(key, encoding, true)));
}

/**
 * @param {any} key
 * @returns {KeyObject}
 */
function createPublicKey(key) {
  const handle = prepareAsymmetricKey(key, kCreatePublic);
  if (handle.info.type === 'private') return keyObject('public', operations.keyPublic(handle.id));
  return new PublicKeyObject(handle);
}

/**
 * @param {any} key
 * @returns {KeyObject}
 */
function createPrivateKey(key) {
  return new PrivateKeyObject(prepareAsymmetricKey(key, kCreatePrivate));
}

module.exports = {
  KeyObject,
  KeyObjectHandle,
  PrivateKeyObject,
  PublicKeyObject,
  SecretKeyObject,
  arrived,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  isCryptoKey,
  isKeyObject,
  isStringOrBytes,
  kHandle,
  kKeyObject,
  keyObject,
  parsePrivateKeyEncoding,
  parsePublicKeyEncoding,
  preparePrivateKey,
  preparePublicOrPrivateKey,
  prepareSecretKey,
  toBuffer,
  toBytes,
};
