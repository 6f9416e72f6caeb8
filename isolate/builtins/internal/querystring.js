'use strict';

// node:querystring: queries as plain objects.

const { codes } = require('internal/errors');

const { Buffer } = require('internal/buffer');

const ESCAPE = /%[0-9a-f]{2}/i;
const UNRESERVED = /^[A-Za-z0-9\-_.!~*'()]*$/;

/** Percent-encodes text in which a surrogate stands alone: it is paired with whatever follows it. */
function escapeLoosely(text) {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit & 0xf800) !== 0xd800) {
      out += encodeURIComponent(text[i]);
      continue;
    }
    if (++i === text.length) throw new codes.ERR_INVALID_URI();
    const pair = 0x10000 + ((unit & 0x3ff) << 10 | text.charCodeAt(i) & 0x3ff);
    out += encodeURIComponent(String.fromCodePoint(pair));
  }
  return out;
}

/**
 * Percent-encodes as encodeURIComponent does; a surrogate at the end is an ERR_INVALID_URI.
 * @param {unknown} str
 * @returns {string}
 */
function qsEscape(str) {
  if (typeof str !== 'string') str = typeof str === 'object' ? String(str) : `${str}`;
  if (UNRESERVED.test(str)) return str;
  try {
    return encodeURIComponent(str);
  } catch {
    return escapeLoosely(str);
  }
}

function hexValue(code) {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/**
 * Percent-decodes to bytes; a "%" that opens no escape stays.
 * @param {string} s
 * @param {boolean} [decodeSpaces] whether "+" is a space
 * @returns {Buffer}
 */
function unescapeBuffer(s, decodeSpaces) {
  const out = Buffer.allocUnsafe(s.length);
  let length = 0;
  for (let i = 0; i < s.length; i++) {
    let code = s.charCodeAt(i);
    if (code === 43 && decodeSpaces) {
      code = 32;
    } else if (code === 37) {
      const high = hexValue(s.charCodeAt(i + 1));
      const low = hexValue(s.charCodeAt(i + 2));
      if (high >= 0 && low >= 0) {
        code = high * 16 + low;
        i += 2;
      }
    }
    out[length++] = code;
  }
  return length === s.length ? out : out.slice(0, length);
}

/**
 * Percent-decodes, malformed escapes too.
 * @param {string} s
 * @param {boolean} [decodeSpaces]
 * @returns {string}
 */
function qsUnescape(s, decodeSpaces) {
  try {
    return decodeURIComponent(s);
  } catch {
    return QueryString.unescapeBuffer(s, decodeSpaces).toString();
  }
}

/** A value of a query as text; what has no sensible text is empty. */
function primitive(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : '';
  if (typeof value === 'bigint' || typeof value === 'boolean') return `${value}`;
  return '';
}

/**
 * An object as a query.
 * @param {object} obj
 * @param {string} [sep='&']
 * @param {string} [eq='=']
 * @param {{encodeURIComponent?: (text: string) => string}} [options]
 * @returns {string}
 */
function stringify(obj, sep, eq, options) {
  sep = sep || '&';
  eq = eq || '=';
  if (obj === null || typeof obj !== 'object') return '';
  const encode = typeof options?.encodeURIComponent === 'function' ?
    options.encodeURIComponent : QueryString.escape;
  const encodeValue = (value) => encode(primitive(value));
  const fields = [];
  for (const key of Object.keys(obj)) {
    const value = obj[key];
    const start = encode(key) + eq;
    if (!Array.isArray(value)) {
      fields.push(start + encodeValue(value));
      continue;
    }
    for (const item of value) fields.push(start + encodeValue(item));
  }
  return fields.join(sep);
}

/** Decodes a key or value, with a caller's decoder if need be; that may throw. */
function decodeText(text, decode) {
  try {
    return decode(text);
  } catch {
    return QueryString.unescape(text, true);
  }
}

function addPair(obj, key, value) {
  const known = obj[key];
  if (known === undefined) obj[key] = value;
  else if (Array.isArray(known)) known.push(value);
  else obj[key] = [known, value];
}

/**
 * A query as an object without a prototype; names that repeat have arrays.
 * @param {string} qs
 * @param {string} [sep='&']
 * @param {string} [eq='=']
 * @param {{maxKeys?: number, decodeURIComponent?: (text: string) => string}} [options]
 * @returns {Record<string, string | string[]>}
 */
function parse(qs, sep, eq, options) {
  const obj = { __proto__: null };
  if (typeof qs !== 'string' || qs.length === 0) return obj;
  sep = sep ? `${sep}` : '&';
  eq = eq ? `${eq}` : '=';
  let left = 1000;
  if (options && typeof options.maxKeys === 'number') left = options.maxKeys > 0 ? options.maxKeys : -1;
  const decode = typeof options?.decodeURIComponent === 'function' ?
    options.decodeURIComponent : QueryString.unescape;
  // A decoder of the caller's sees everything, Node's own only what has an escape.
  const custom = decode !== qsUnescape;

  const text = (part) => {
    if (part.includes('+')) part = part.replaceAll('+', custom ? '%20' : ' ');
    if (custom ? part === '' : !ESCAPE.test(part)) return part;
    return decodeText(part, decode);
  };
  for (const pair of qs.split(sep)) {
    if (left-- === 0) break; // empty pairs count too
    if (pair === '') continue;
    const at = pair.indexOf(eq);
    if (at === -1) addPair(obj, text(pair), '');
    else addPair(obj, text(pair.slice(0, at)), text(pair.slice(at + eq.length)));
  }
  return obj;
}

const QueryString = module.exports = {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
