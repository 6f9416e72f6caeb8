'use strict';
// X509Certificate. Go reads certificates (bindings/crypto_x509.go).

const { codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const { validateBoolean, validateObject, validateString } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const { JSTransferable, holdHandle, kClone, kDeserialize } = require('internal/transferable');
const { isKeyObject, keyObject, kHandle: kKeyHandle, toBuffer } = require('internal/crypto/keys');
const { isIP } = require('internal/net_address');
const { normalize } = internalBinding('blocklist');
const operations = internalBinding('crypto');

const kHandle = Symbol('kHandle');
const kInfo = Symbol('kInfo');
const kKey = Symbol('kKey');

function adopt(certificate, id) {
  Object.defineProperty(certificate, kHandle, { value: id });
  Object.defineProperty(certificate, kInfo, { value: undefined, writable: true });
  Object.defineProperty(certificate, kKey, { value: undefined, writable: true });
  holdHandle(certificate, id);
  return certificate;
}

function infoOf(certificate) {
  return certificate[kInfo] ??= operations.x509Info(certificate[kHandle]);
}

function pairsToObject(pairs) {
  const object = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) {
    const [name, value] = [pairs[i], pairs[i + 1]];
    if (object[name] === undefined) object[name] = value;
    else object[name] = [].concat(object[name], value);
  }
  return object;
}

function accessToObject(text) {
  const object = { __proto__: null };
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    (object[line.slice(0, colon)] ??= []).push(line.slice(colon + 1));
  }
  return object;
}

const SUBJECT = ['default', 'always', 'never'];

function checkOptions(options) {
  if (options === undefined) return { subject: 'default', wildcards: true, partialWildcards: true };
  validateObject(options, 'options');
  const {
    subject = 'default', wildcards = true, partialWildcards = true, multiLabelWildcards = false,
    singleLabelSubdomains = false,
  } = options;
  validateString(subject, 'options.subject');
  if (!SUBJECT.includes(subject)) throw new codes.ERR_INVALID_ARG_VALUE('options.subject', subject);
  validateBoolean(wildcards, 'options.wildcards');
  validateBoolean(partialWildcards, 'options.partialWildcards');
  validateBoolean(multiLabelWildcards, 'options.multiLabelWildcards');
  validateBoolean(singleLabelSubdomains, 'options.singleLabelSubdomains');
  return { subject, wildcards, partialWildcards, multiLabelWildcards, singleLabelSubdomains };
}

/** Whether a certificate's name, which may have a wildcard in its first label, is that of a host. */
function matchesHost(pattern, host, options) {
  const a = pattern.toLowerCase(), b = host.toLowerCase();
  if (b.startsWith('.')) return options.singleLabelSubdomains ?
    a.endsWith(b) && !a.slice(0, -b.length).includes('.') : a.endsWith(b) && a.length > b.length;
  if (a === b) return true;
  const star = a.indexOf('*'), dot = a.indexOf('.');
  if (!options.wildcards || star === -1 || star > dot || a.indexOf('*', star + 1) !== -1) return false;
  const label = a.slice(0, dot), rest = a.slice(dot);
  if (label !== '*' && !options.partialWildcards) return false;
  if (rest.split('.').length < 3 || !b.endsWith(rest)) return false;
  const covered = b.slice(0, -rest.length);
  if (covered === '' || (covered.includes('.') && !(options.multiLabelWildcards && label === '*'))) return false;
  return covered.startsWith(label.slice(0, star)) && covered.endsWith(label.slice(star + 1)) &&
    covered.length >= label.length - 1;
}

/** The local part of an address counts letter by letter, its host does not. */
function sameEmail(a, b) {
  const at = a.lastIndexOf('@');
  return a.slice(0, at) === b.slice(0, at) && a.slice(at).toLowerCase() === b.slice(at).toLowerCase() && a.length === b.length;
}

/** Names to compare with: the alternative ones, and the subject's where those do not speak for it. */
function candidates(alternative, subject, option) {
  if (option === 'never') return alternative;
  if (option === 'always' || alternative.length === 0) return [...alternative, ...subject];
  return alternative;
}

class X509Certificate extends JSTransferable {
  /** @param {string|ArrayBufferView} buffer PEM or DER */
  constructor(buffer) {
    let bytes = buffer;
    if (typeof buffer === 'string') bytes = Buffer.from(buffer);
    if (!ArrayBuffer.isView(bytes)) {
      throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
    }
    const id = operations.x509Parse(bytes);
    super();
    adopt(this, id);
  }

  get subject() { return infoOf(this).subject; }
  get subjectAltName() { return infoOf(this).subjectAltName; }
  get issuer() { return infoOf(this).issuer; }
  get issuerCertificate() { return undefined; }
  get infoAccess() { return infoOf(this).infoAccess; }
  get validFrom() { return infoOf(this).validFrom; }
  get validTo() { return infoOf(this).validTo; }
  get fingerprint() { return infoOf(this).fingerprint; }
  get fingerprint256() { return infoOf(this).fingerprint256; }
  get fingerprint512() { return infoOf(this).fingerprint512; }
  get keyUsage() { return infoOf(this).keyUsage; }
  get serialNumber() { return infoOf(this).serialNumber; }
  get raw() { return toBuffer(infoOf(this).raw); }

  get publicKey() {
    return this[kKey] ??= keyObject('public', operations.x509Key(this[kHandle]));
  }

  toString() { return infoOf(this).pem; }

  // There is no form of a certificate in JSON.
  toJSON() { return this.toString(); }

  get ca() { return infoOf(this).ca; }

  /**
   * @param {string} name
   * @param {object} [options]
   * @returns {string|undefined} the name that matches
   */
  checkHost(name, options) {
    validateString(name, 'name');
    const wanted = checkOptions(options);
    const { dns, cn } = operations.x509Names(this[kHandle]);
    if (name === '') return undefined;
    return candidates(dns, cn, wanted.subject).find((pattern) => matchesHost(pattern, name, wanted));
  }

  checkEmail(email, options) {
    validateString(email, 'email');
    const { subject } = checkOptions(options);
    const names = operations.x509Names(this[kHandle]);
    return candidates(names.email, names.subjectEmail, subject).some((known) => sameEmail(known, email)) ? email : undefined;
  }

  checkIP(ip, options) {
    validateString(ip, 'ip');
    checkOptions(options);
    const version = isIP(ip);
    if (version === 0) {
      const error = new TypeError('Invalid IP');
      error.code = 'ERR_INVALID_ARG_VALUE';
      throw error;
    }
    return operations.x509Names(this[kHandle]).ip.includes(normalize(ip, version)) ? ip : undefined;
  }

  /** @param {X509Certificate} otherCert */
  checkIssued(otherCert) {
    if (!isCertificate(otherCert)) throw new codes.ERR_INVALID_ARG_TYPE('otherCert', 'X509Certificate', otherCert);
    return operations.x509Issued(this[kHandle], otherCert[kHandle]);
  }

  /** @param {KeyObject} pkey */
  checkPrivateKey(pkey) {
    return operations.x509CheckKey(this[kHandle], keyArgument(pkey, 'private'));
  }

  /** @param {KeyObject} pkey of the issuer */
  verify(pkey) {
    return operations.x509Verify(this[kHandle], keyArgument(pkey, 'public'));
  }

  toLegacyObject() {
    const info = infoOf(this);
    const object = { subject: pairsToObject(info.subjectPairs), issuer: pairsToObject(info.issuerPairs) };
    if (info.subjectAltName !== undefined) object.subjectaltname = info.subjectAltName;
    if (info.infoAccess !== undefined) object.infoAccess = accessToObject(info.infoAccess);
    object.ca = info.ca;
    for (const key of ['modulus', 'bits', 'exponent']) if (info[key] !== undefined) object[key] = info[key];
    if (info.pubkey !== undefined) object.pubkey = toBuffer(info.pubkey);
    for (const key of ['asn1Curve', 'nistCurve']) if (info[key] !== undefined) object[key] = info[key];
    object.valid_from = info.validFrom;
    object.valid_to = info.validTo;
    for (const key of ['fingerprint', 'fingerprint256', 'fingerprint512']) object[key] = info[key];
    if (info.keyUsage !== undefined) object.ext_key_usage = info.keyUsage;
    object.serialNumber = info.serialNumber;
    object.raw = this.raw;
    return object;
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const opts = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    const shown = {};
    for (const key of SHOWN) shown[key] = this[key];
    return `X509Certificate ${inspect(shown, opts)}`;
  }

  [kClone]() {
    return { deserializeInfo: 'internal/crypto/x509:arrived', handle: this[kHandle] };
  }
}

const SHOWN = [
  'subject', 'subjectAltName', 'issuer', 'infoAccess', 'validFrom', 'validTo', 'fingerprint', 'fingerprint256',
  'fingerprint512', 'keyUsage', 'serialNumber',
];

const arrived = {
  [kDeserialize]: (data, handle) => adopt(Reflect.construct(JSTransferable, [], X509Certificate), handle),
};

function isCertificate(value) {
  return value !== null && typeof value === 'object' && value[kHandle] !== undefined;
}

function keyArgument(key, type) {
  if (!isKeyObject(key)) throw new codes.ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', key);
  if (key.type !== type) throw new codes.ERR_INVALID_ARG_VALUE('pkey', key);
  return key[kKeyHandle].id;
}

module.exports = { X509Certificate, arrived };
