'use strict';

// URL, and the functions between URLs, file paths and request options. The parser is in
// internal/url_parser, URLSearchParams in internal/url_search_params, the old API in
// internal/url_legacy.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { toUSVString } = require('internal/util');
const { URLSearchParams, attach, refill } = require('internal/url_search_params');
const {
  parseUrl, serializeHost, serializeOrigin, serializePath, serializeUrl, setters,
} = require('internal/url_parser');

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

/** Makes a URL of a record; set by the class, which alone can. */
let fromRecord;
/** Told to the constructor when there is a record already. */
const kRecord = Symbol('record');

/** Parses a URL and its base; null when either is not valid. */
function parse(input, base) {
  if (base === undefined) return parseUrl(input, null);
  const parsedBase = parseUrl(base, null);
  return parsedBase === null ? null : parseUrl(input, parsedBase);
}

const SURROGATE = /[\ud800-\udfff]/;

/** To a string without lone surrogates. */
function toText(value) {
  const text = `${value}`;
  return SURROGATE.test(text) ? toUSVString(text) : text;
}

function parseOrThrow(input, base) {
  const record = parse(input, base);
  if (record === null) throw new codes.ERR_INVALID_URL(input, base);
  return record;
}

/** A URL, as the URL Standard defines it. */
class URL {
  /** The parsed parts. */
  #context;
  /** The serialized URL, until a part changes. */
  #href;
  #searchParams;

  static {
    fromRecord = (record) => new URL(kRecord, record);
  }

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    if (input === kRecord) {
      this.#context = base;
      return;
    }
    input = toText(input);
    if (base !== undefined) base = toText(base);
    this.#context = parseOrThrow(input, base);
  }

  /**
   * As the constructor, but null when the URL is not valid.
   * @param {string} input
   * @param {string} [base]
   * @returns {URL | null}
   */
  static parse(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    const record = parse(toText(input), base === undefined ? undefined : toText(base));
    return record === null ? null : fromRecord(record);
  }

  /**
   * Whether the constructor would take it.
   * @param {string} url
   * @param {string} [base]
   * @returns {boolean}
   */
  static canParse(url, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    return parse(toText(url), base === undefined ? undefined : toText(base)) !== null;
  }

  /** Blobs are not there yet, so nothing is one. */
  static createObjectURL(obj) {
    throw new codes.ERR_INVALID_ARG_TYPE('obj', 'Blob', obj);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    toText(url); // no URL was ever given out
  }

  #serialize() {
    this.#href ??= serializeUrl(this.#context);
    return this.#href;
  }

  /** A part was changed by a setter; the query, when it was not searchParams itself, goes there. */
  static #set(url, part, value, queryToo) {
    const context = url.#context;
    setters[part](context, toText(value));
    url.#href = undefined;
    if (queryToo && url.#searchParams !== undefined) refill(url.#searchParams, context.query ?? '');
  }

  /** Called by searchParams when its list has changed. */
  #setQuery(query) {
    if (query === '') setters.search(this.#context, '');
    else this.#context.query = query;
    this.#href = undefined;
  }

  [inspectSymbol](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {};
    for (const part of PARTS) shown[part] = this[part];
    return `${this.constructor.name} ${require('internal/util/inspect').inspect(shown, options)}`;
  }

  #search() {
    const { query } = this.#context;
    return query === null || query === '' ? '' : `?${query}`;
  }

  toString() {
    return this.#serialize();
  }

  get href() {
    return this.#serialize();
  }

  set href(value) {
    const old = this.#context;
    value = toText(value);
    const record = parseUrl(value, null);
    if (record === null) throw new codes.ERR_INVALID_URL(value);
    Object.assign(old, record);
    this.#href = undefined;
    if (this.#searchParams !== undefined) refill(this.#searchParams, record.query ?? '');
  }

  get origin() {
    return serializeOrigin(this.#context);
  }

  get protocol() {
    return `${this.#context.scheme}:`;
  }

  set protocol(value) {
    URL.#set(this, 'protocol', value);
  }

  get username() {
    return this.#context.username;
  }

  set username(value) {
    URL.#set(this, 'username', value);
  }

  get password() {
    return this.#context.password;
  }

  set password(value) {
    URL.#set(this, 'password', value);
  }

  get host() {
    return serializeHost(this.#context);
  }

  set host(value) {
    URL.#set(this, 'host', value);
  }

  get hostname() {
    return this.#context.host ?? '';
  }

  set hostname(value) {
    URL.#set(this, 'hostname', value);
  }

  get port() {
    const { port } = this.#context;
    return port === null ? '' : `${port}`;
  }

  set port(value) {
    URL.#set(this, 'port', value);
  }

  get pathname() {
    return serializePath(this.#context);
  }

  set pathname(value) {
    URL.#set(this, 'pathname', value);
  }

  get search() {
    return this.#search();
  }

  set search(value) {
    URL.#set(this, 'search', value, true);
  }

  /** A live view of the query. */
  get searchParams() {
    if (this.#searchParams === undefined) {
      this.#searchParams = new URLSearchParams(this.#search());
      attach(this.#searchParams, (query) => this.#setQuery(query));
    }
    return this.#searchParams;
  }

  get hash() {
    const { fragment } = this.#context;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }

  set hash(value) {
    URL.#set(this, 'hash', value);
  }

  toJSON() {
    return this.#serialize();
  }
}

/** In the order in which inspect shows them. */
const PARTS = [
  'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
  'search', 'searchParams', 'hash',
];

for (const name of ['toString', 'toJSON', ...PARTS]) {
  Object.defineProperty(URL.prototype, name, { enumerable: true });
}
for (const name of ['parse', 'canParse', 'createObjectURL', 'revokeObjectURL']) {
  Object.defineProperty(URL, name, { enumerable: true });
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });

/**
 * Whether a value is a URL, ours or one of another realm or library that looks like it.
 * @param {unknown} value
 * @returns {boolean}
 */
function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

/** The path of a file URL on Windows. */
function windowsPath(url) {
  let { pathname } = url;
  if (/%(?:2f|5c)/i.test(pathname)) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters');
  }
  pathname = decodeURIComponent(pathname.replaceAll('/', '\\'));
  if (url.hostname !== '') return `\\\\${domainToUnicode(url.hostname)}${pathname}`;
  if (!/^\\[a-zA-Z]:/.test(pathname)) throw new codes.ERR_INVALID_FILE_URL_PATH('must be absolute');
  return pathname.slice(1);
}

function posixPath(url) {
  if (url.hostname !== '') throw new codes.ERR_INVALID_FILE_URL_HOST('linux');
  const { pathname } = url;
  if (!pathname.includes('%')) return pathname;
  if (/%2f/i.test(pathname)) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  }
  return decodeURIComponent(pathname);
}

/**
 * The path that a file URL names.
 * @param {string | URL} path
 * @param {{windows?: boolean}} [options]
 * @returns {string}
 */
function fileURLToPath(path, options = undefined) {
  if (typeof path === 'string') path = new URL(path);
  else if (!isURL(path)) throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  if (path.protocol !== 'file:') throw new codes.ERR_INVALID_URL_SCHEME('file');
  return options?.windows ? windowsPath(path) : posixPath(path);
}

/** What a path must not bring into a URL as it is: delimiters, "%" and what URLs escape anyway. */
const PATH_CHARACTERS = /[\x00-\x20"#%<>?[\\\]^`{|}~\x7f-\u{10ffff}]/gu;

function encodePath(path) {
  return path.replace(PATH_CHARACTERS, (c) => {
    const code = c.charCodeAt(0);
    if (code >= 128) return encodeURIComponent(c);
    return `%${code < 16 ? '0' : ''}${code.toString(16).toUpperCase()}`;
  });
}

function fileRecord(host, path) {
  return {
    scheme: 'file',
    username: '',
    password: '',
    host,
    port: null,
    path: encodePath(toUSVString(path)).split('/'),
    query: null,
    fragment: null,
  };
}

/** A Windows path that begins with two backslashes. */
function uncRecord(path) {
  const device = /^\\\\\?\\(UNC\\)?/i.exec(path);
  if (device !== null && device[1] === undefined) return parseUrl(`file:///${encodePath(path.slice(4)).replaceAll('%5C', '/')}`, null);
  const start = device === null ? 2 : device[0].length;
  const end = path.indexOf('\\', start);
  if (end === -1) throw new codes.ERR_INVALID_ARG_VALUE('path', path, 'Missing UNC resource path');
  if (end === start) throw new codes.ERR_INVALID_ARG_VALUE('path', path, 'Empty UNC servername');
  return fileRecord(domainToASCII(path.slice(start, end)), path.slice(end + 1).replaceAll('\\', '/'));
}

/**
 * The file URL of a path, which is resolved first; a separator at the end stays.
 * @param {string} path
 * @param {{windows?: boolean}} [options]
 * @returns {URL}
 */
function pathToFileURL(path, options = undefined) {
  validateString(path, 'path');
  const flavours = require('internal/path');
  if (!options?.windows) {
    let resolved = flavours.posix.resolve(path);
    if (path.endsWith('/') && !resolved.endsWith('/')) resolved += '/';
    return fromRecord(fileRecord('', resolved.slice(1)));
  }
  if (path.startsWith('\\\\')) return fromRecord(uncRecord(path));
  let resolved = flavours.win32.resolve(path);
  if (/[\\/]$/.test(path) && !resolved.endsWith('\\')) resolved += '\\';
  return fromRecord(fileRecord('', resolved.replaceAll('\\', '/')));
}

/**
 * What http.request() takes, of a URL.
 * @param {URL} url
 * @returns {object}
 */
function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url, // what was added to it
    protocol: url.protocol,
    hostname: hostname && hostname[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

/** The host that a domain given alone makes; empty when it is not valid. */
function hostOf(domain) {
  const record = { scheme: 'ws', username: '', password: '', host: '', port: null, path: [''] };
  setters.hostname(record, toText(domain));
  return record.host;
}

/**
 * A domain in ASCII (Punycode); empty when it is not valid.
 * @param {string} domain
 * @returns {string}
 */
function domainToASCII(domain) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('domain');
  return hostOf(domain);
}

/**
 * A domain in Unicode; empty when it is not valid.
 * @param {string} domain
 * @returns {string}
 */
function domainToUnicode(domain) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('domain');
  return require('internal/url_host').domainToUnicode(hostOf(domain));
}

/**
 * A path argument of fs and others: a URL becomes its path, the rest stays.
 * @param {unknown} fileURLOrPath
 * @returns {unknown}
 */
function toPathIfFileURL(fileURLOrPath) {
  return isURL(fileURLOrPath) ? fileURLToPath(fileURLOrPath) : fileURLOrPath;
}

module.exports = {
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  isURL,
  pathToFileURL,
  toPathIfFileURL,
  urlToHttpOptions,
};
