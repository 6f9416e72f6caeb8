'use strict';

// The URL Standard's parser: strings to URL records and back, and the parsing half of the setters.
// It takes the standard's states apart by slicing the input at its delimiters, which comes to the
// same and is faster than going from character to character. Hosts are in internal/url_host.

const { parseHost } = require('internal/url_host');

/**
 * A parsed URL. `host` is null when there is none, else its serialized form; `path` is a string
 * when it is opaque ("mailto:x"), else its segments.
 * @typedef {object} UrlRecord
 * @property {string} scheme without the colon
 * @property {string} username
 * @property {string} password
 * @property {string | null} host
 * @property {number | null} port null for the scheme's default
 * @property {string | string[]} path
 * @property {string | null} query
 * @property {string | null} fragment
 */

/** Default ports of the special schemes; file has none. */
const SPECIAL = new Map([['http', 80], ['https', 443], ['ws', 80], ['wss', 443], ['ftp', 21], ['file', null]]);

/** Of a text without these, nothing is stripped. */
const ANY_SPACE = /[\x00-\x20]/;
const OUTER_SPACE = /^[\x00-\x20]+|[\x00-\x20]+$/g;
const TAB_OR_NEWLINE = /[\t\n\r]+/g;
const SCHEME = /^[a-zA-Z][a-zA-Z0-9+\-.]*:/;
/** What ends an authority. */
const STOP = /[/?#]/;
const SPECIAL_STOP = /[\\/?#]/;
const LEADING_SLASHES = /^[\\/]+/;
const DRIVE_LETTER = /^[a-zA-Z][:|]$/;
const STARTS_WITH_DRIVE = /^[a-zA-Z][:|](?:[\\/?#]|$)/;
const DOTS = /^(?:\.|%2e){1,2}$/i;

/** What no set encodes. */
const PLAIN = /^[\w\-.~!$&()*+,]*$/;
// The percent-encode sets: what is not left as it is.
const C0_SET = /[\x00-\x1f\x7f-\u{10ffff}]/gu;
const FRAGMENT_SET = /[\x00-\x20"<>`\x7f-\u{10ffff}]/gu;
const QUERY_SET = /[\x00-\x20"#<>\x7f-\u{10ffff}]/gu;
const SPECIAL_QUERY_SET = /[\x00-\x20"#'<>\x7f-\u{10ffff}]/gu;
const PATH_SET = /[\x00-\x20"#<>?`{}\x7f-\u{10ffff}]/gu;
const USERINFO_SET = /[\x00-\x20"#/:;<=>?@[\\\]^`{|}\x7f-\u{10ffff}]/gu;

function encodeCharacter(character) {
  const code = character.charCodeAt(0);
  if (code >= 128) return encodeURIComponent(character);
  return `%${code < 16 ? '0' : ''}${code.toString(16).toUpperCase()}`;
}

/**
 * Percent-encodes the characters of a set.
 * @param {string} text without lone surrogates
 * @param {RegExp} set
 * @returns {string}
 */
function percentEncode(text, set) {
  if (PLAIN.test(text)) return text;
  return text.replace(set, encodeCharacter);
}

/**
 * @param {UrlRecord} url
 * @returns {boolean}
 */
function isSpecial(url) {
  return SPECIAL.has(url.scheme);
}

/** @returns {UrlRecord} */
function emptyRecord() {
  return { scheme: '', username: '', password: '', host: null, port: null, path: [], query: null, fragment: null };
}

/** Removes the last segment; the drive letter of a file URL stays. */
function shorten(url) {
  const { path } = url;
  if (url.scheme === 'file' && path.length === 1 && /^[a-zA-Z]:$/.test(path[0])) return;
  path.pop();
}

/** The index of the first character of `stops` in `text`, or its length. */
function findStop(text, stops) {
  const index = text.search(stops);
  return index === -1 ? text.length : index;
}

/** Path state: appends segments to the path. */
function appendPath(url, text) {
  const special = isSpecial(url);
  const segments = special && text.includes('\\') ? text.split(/[\\/]/) : text.split('/');
  const last = segments.length - 1;
  for (let i = 0; i <= last; i++) {
    let segment = segments[i];
    const first = segment.charCodeAt(0);
    if ((first === 46 || first === 37) && DOTS.test(segment)) {
      if (segment.length === 2 || segment.length > 3) shorten(url);
      if (i === last) url.path.push('');
      continue;
    }
    if (url.scheme === 'file' && url.path.length === 0 && DRIVE_LETTER.test(segment)) {
      segment = `${segment[0]}:`;
    }
    url.path.push(percentEncode(segment, PATH_SET));
  }
}

/** Path start state: the slash that opens a path is not part of a segment. */
function startPath(url, text) {
  if (isSpecial(url)) {
    const slash = text[0] === '/' || text[0] === '\\';
    appendPath(url, slash ? text.slice(1) : text);
  } else if (text !== '') {
    appendPath(url, text[0] === '/' ? text.slice(1) : text);
  }
}

function setQuery(url, text) {
  url.query = percentEncode(text, isSpecial(url) ? SPECIAL_QUERY_SET : QUERY_SET);
}

function setFragment(url, text) {
  url.fragment = percentEncode(text, FRAGMENT_SET);
}

/** Takes fragment and query off the end of `text`, sets them and gives what stands before. */
function takeQueryAndFragment(url, text) {
  const hash = text.indexOf('#');
  if (hash !== -1) {
    setFragment(url, text.slice(hash + 1));
    text = text.slice(0, hash);
  }
  const mark = text.indexOf('?');
  if (mark !== -1) {
    setQuery(url, text.slice(mark + 1));
    text = text.slice(0, mark);
  }
  return text;
}

/** Where the host ends and the port begins: at a colon outside of brackets. */
function portColon(text) {
  let bracket = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91) bracket = true;
    else if (c === 93) bracket = false;
    else if (c === 58 && !bracket) return i;
  }
  return -1;
}

/** Sets the port from digits; false when it is too large. */
function setPort(url, digits) {
  if (digits === '') return true;
  const port = Number(digits);
  if (port > 65535) return false;
  url.port = port === SPECIAL.get(url.scheme) ? null : port;
  return true;
}

function setCredentials(url, text) {
  const colon = text.indexOf(':');
  url.username = percentEncode(colon === -1 ? text : text.slice(0, colon), USERINFO_SET);
  url.password = colon === -1 ? '' : percentEncode(text.slice(colon + 1), USERINFO_SET);
}

/** Authority state: `text` begins behind the two slashes. Gives what follows the authority, or null. */
function takeAuthority(url, text) {
  const special = isSpecial(url);
  const end = findStop(text, special ? SPECIAL_STOP : STOP);
  let authority = text.slice(0, end);
  const at = authority.lastIndexOf('@');
  if (at !== -1) {
    setCredentials(url, authority.slice(0, at));
    authority = authority.slice(at + 1);
    if (authority === '') return null;
  }
  const colon = portColon(authority);
  const hostText = colon === -1 ? authority : authority.slice(0, colon);
  if (hostText === '' && (special || colon !== -1)) return null;
  url.host = parseHost(hostText, special);
  if (url.host === null) return null;
  if (colon !== -1) {
    const digits = authority.slice(colon + 1);
    if (/[^0-9]/.test(digits) || !setPort(url, digits)) return null;
  }
  return text.slice(end);
}

function parseAuthorityAndPath(url, text) {
  const rest = takeAuthority(url, text);
  if (rest === null) return null;
  startPath(url, takeQueryAndFragment(url, rest));
  return url;
}

function copyBase(url, base, withPath) {
  url.username = base.username;
  url.password = base.password;
  url.host = base.host;
  url.port = base.port;
  if (!withPath) return;
  url.path = base.path.slice();
  url.query = base.query;
}

/** What is not empty behind the base's path replaces its query, and more. */
function continueBasePath(url, text, keepLast) {
  const first = text[0];
  if (first === undefined) return;
  if (first !== '#') url.query = null;
  const path = takeQueryAndFragment(url, text);
  if (first === '?' || first === '#') return;
  if (keepLast) url.path = [];
  else shorten(url);
  appendPath(url, path);
}

function parseRelative(url, text, base) {
  url.scheme = base.scheme;
  const special = isSpecial(url);
  const isSlash = (c) => c === '/' || (special && c === '\\');
  if (isSlash(text[0])) {
    if (special && isSlash(text[1])) return parseAuthorityAndPath(url, text.replace(LEADING_SLASHES, ''));
    if (text[1] === '/') return parseAuthorityAndPath(url, text.slice(2));
    copyBase(url, base, false);
    appendPath(url, takeQueryAndFragment(url, text).slice(1));
    return url;
  }
  copyBase(url, base, true);
  continueBasePath(url, text, false);
  return url;
}

/** Behind "file://": a host, unless it is a drive letter. */
function parseFileHost(url, text) {
  const end = findStop(text, SPECIAL_STOP);
  const hostText = text.slice(0, end);
  if (DRIVE_LETTER.test(hostText)) {
    appendPath(url, takeQueryAndFragment(url, text));
    return url;
  }
  if (!setFileHost(url, hostText)) return null;
  startPath(url, takeQueryAndFragment(url, text.slice(end)));
  return url;
}

function setFileHost(url, hostText) {
  const host = hostText === '' ? '' : parseHost(hostText, true);
  if (host === null) return false;
  url.host = host === 'localhost' ? '' : host;
  return true;
}

function parseFile(url, text, base) {
  url.scheme = 'file';
  url.host = '';
  const isSlash = (c) => c === '/' || c === '\\';
  const fileBase = base !== null && base.scheme === 'file' ? base : null;
  if (isSlash(text[0])) {
    if (isSlash(text[1])) return parseFileHost(url, text.slice(2));
    if (fileBase !== null) {
      url.host = fileBase.host;
      const drive = fileBase.path[0];
      if (!STARTS_WITH_DRIVE.test(text.slice(1)) && drive !== undefined && /^[a-zA-Z]:$/.test(drive)) {
        url.path.push(drive);
      }
    }
    appendPath(url, takeQueryAndFragment(url, text).slice(1));
    return url;
  }
  if (fileBase === null) {
    appendPath(url, takeQueryAndFragment(url, text));
    return url;
  }
  url.host = fileBase.host;
  url.path = fileBase.path.slice();
  url.query = fileBase.query;
  continueBasePath(url, text, STARTS_WITH_DRIVE.test(text));
  return url;
}

/** Behind a scheme and its colon. */
function parseWithScheme(url, text, base) {
  if (url.scheme === 'file') return parseFile(url, text, base);
  if (isSpecial(url)) {
    if (base !== null && base.scheme === url.scheme && !text.startsWith('//')) {
      return parseRelative(url, text, base);
    }
    return parseAuthorityAndPath(url, text.replace(LEADING_SLASHES, ''));
  }
  if (text.startsWith('//')) return parseAuthorityAndPath(url, text.slice(2));
  const path = takeQueryAndFragment(url, text);
  if (path[0] === '/') appendPath(url, path.slice(1));
  else url.path = percentEncode(path, C0_SET);
  return url;
}

function parseWithoutScheme(url, text, base) {
  if (base === null) return null;
  if (typeof base.path === 'string') {
    if (text[0] !== '#') return null;
    Object.assign(url, base);
    setFragment(url, text.slice(1));
    return url;
  }
  return base.scheme === 'file' ? parseFile(url, text, base) : parseRelative(url, text, base);
}

/**
 * Parses a URL.
 * @param {string} input without lone surrogates
 * @param {UrlRecord | null} base
 * @returns {UrlRecord | null} null when it is not valid
 */
function parseUrl(input, base) {
  const text = ANY_SPACE.test(input) ? input.replace(OUTER_SPACE, '').replace(TAB_OR_NEWLINE, '') : input;
  const url = emptyRecord();
  const scheme = SCHEME.exec(text);
  if (scheme === null) return parseWithoutScheme(url, text, base);
  url.scheme = scheme[0].slice(0, -1).toLowerCase();
  return parseWithScheme(url, text.slice(scheme[0].length), base);
}

/**
 * The path as it stands in the URL.
 * @param {UrlRecord} url
 * @returns {string}
 */
function serializePath(url) {
  if (typeof url.path === 'string') return url.path;
  return url.path.length === 0 ? '' : `/${url.path.join('/')}`;
}

/**
 * Host and port.
 * @param {UrlRecord} url
 * @returns {string}
 */
function serializeHost(url) {
  if (url.host === null) return '';
  return url.port === null ? url.host : `${url.host}:${url.port}`;
}

/**
 * The URL as a string.
 * @param {UrlRecord} url
 * @param {{auth?: boolean, search?: boolean, fragment?: boolean}} [parts] false leaves one out
 * @returns {string}
 */
function serializeUrl(url, parts) {
  let text = `${url.scheme}:`;
  if (url.host !== null) {
    text += '//';
    if (parts?.auth !== false && (url.username !== '' || url.password !== '')) {
      text += url.password === '' ? `${url.username}@` : `${url.username}:${url.password}@`;
    }
    text += serializeHost(url);
  } else if (typeof url.path !== 'string' && url.path.length > 1 && url.path[0] === '') {
    text += '/.'; // else the path would read as a host
  }
  text += serializePath(url);
  if (url.query !== null && parts?.search !== false) text += `?${url.query}`;
  if (url.fragment !== null && parts?.fragment !== false) text += `#${url.fragment}`;
  return text;
}

/**
 * The origin as a string; "null" when it is opaque.
 * @param {UrlRecord} url
 * @returns {string}
 */
function serializeOrigin(url) {
  if (url.scheme === 'blob') {
    const inner = parseUrl(serializePath(url), null);
    const web = inner !== null && (inner.scheme === 'http' || inner.scheme === 'https');
    return web ? serializeOrigin(inner) : 'null';
  }
  if (!isSpecial(url) || url.scheme === 'file') return 'null';
  return `${url.scheme}://${serializeHost(url)}`;
}

// --- Setters: each changes the record, or leaves it alone when the value is not valid -------------

function clean(value) {
  return value.replace(TAB_OR_NEWLINE, '');
}

function cannotHaveCredentials(url) {
  return url.host === null || url.host === '' || url.scheme === 'file';
}

/** Spaces at the end of an opaque path may stay only while something follows it. */
function stripOpaquePath(url) {
  if (typeof url.path !== 'string' || url.query !== null || url.fragment !== null) return;
  url.path = url.path.replace(/ +$/, '');
}

const setters = {
  protocol(url, value) {
    const match = SCHEME.exec(`${clean(value)}:`);
    if (match === null) return;
    const scheme = match[0].slice(0, -1).toLowerCase();
    if (SPECIAL.has(scheme) !== isSpecial(url)) return;
    const hasAuthority = url.username !== '' || url.password !== '' || url.port !== null;
    if (scheme === 'file' && hasAuthority) return;
    if (url.scheme === 'file' && url.host === '') return;
    url.scheme = scheme;
    if (url.port === SPECIAL.get(scheme)) url.port = null;
  },

  username(url, value) {
    if (!cannotHaveCredentials(url)) url.username = percentEncode(value, USERINFO_SET);
  },

  password(url, value) {
    if (!cannotHaveCredentials(url)) url.password = percentEncode(value, USERINFO_SET);
  },

  host(url, value) {
    setHost(url, value, true);
  },

  hostname(url, value) {
    setHost(url, value, false);
  },

  port(url, value) {
    if (cannotHaveCredentials(url)) return;
    value = clean(value);
    if (value === '') url.port = null;
    else setPort(url, /^[0-9]*/.exec(value)[0]);
  },

  pathname(url, value) {
    if (typeof url.path === 'string') return;
    url.path = [];
    value = clean(value);
    startPath(url, value);
    if (value === '' && url.host === null && !isSpecial(url)) url.path.push('');
  },

  search(url, value) {
    if (value === '') {
      url.query = null;
      stripOpaquePath(url);
      return;
    }
    setQuery(url, clean(value[0] === '?' ? value.slice(1) : value));
  },

  hash(url, value) {
    if (value === '') {
      url.fragment = null;
      stripOpaquePath(url);
      return;
    }
    setFragment(url, clean(value[0] === '#' ? value.slice(1) : value));
  },
};

function setHost(url, value, withPort) {
  if (typeof url.path === 'string') return;
  const special = isSpecial(url);
  value = clean(value);
  value = value.slice(0, findStop(value, special ? SPECIAL_STOP : STOP));
  if (url.scheme === 'file') {
    setFileHost(url, value);
    return;
  }
  const colon = portColon(value);
  if (colon !== -1 && !withPort) return;
  const hostText = colon === -1 ? value : value.slice(0, colon);
  if (hostText === '') {
    if (url.host === null) return;
    const hasAuthority = url.username !== '' || url.password !== '' || url.port !== null;
    if (special || colon !== -1 || hasAuthority) return;
  }
  const host = parseHost(hostText, special);
  if (host === null) return;
  url.host = host;
  if (colon !== -1) setPort(url, /^[0-9]*/.exec(value.slice(colon + 1))[0]);
}

module.exports = {
  isSpecial,
  parseUrl,
  serializeHost,
  serializeOrigin,
  serializePath,
  serializeUrl,
  setters,
};
