'use strict';

// The old URL API: url.parse(), format(), resolve() and the class Url, with their own idea of what
// a URL is, which programs rely on.

const { codes } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const { URL, isURL } = require('internal/url');

/** Protocols whose URLs have "//" behind them, whether or not it is written. */
const SLASHED = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']);

const LEADING_OR_TRAILING_SPACE = /^[ \t\n\r\f\u00a0\ufeff]+|[ \t\n\r\f\u00a0\ufeff]+$/g;
const SIMPLE_PATH = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
const PROTOCOL = /^[a-z0-9.+-]+:/i;
const HAS_AUTH = /^\/\/[^@/]+@[^@/]+/;
const PORT = /:[0-9]*$/;
/** What no host holds: the part before it is the host, the rest belongs to the path. */
const HOST_END = /[ "%';<>\\^`{|}]/;
const FORBIDDEN_IN_HOST = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const FORBIDDEN_IN_IPV6 = /[\0\t\n\r #%/<>?@\\^|]/;
const ESCAPED = /[\t\n\r "'<>\\^`{|}]/g;
const MAX_HOSTNAME = 255;

function nameOf(protocol) {
  return protocol ? protocol.toLowerCase().replace(/:$/, '') : '';
}

function isSlashed(protocol) {
  return SLASHED.has(nameOf(protocol));
}

function isHostless(protocol) {
  return nameOf(protocol) === 'javascript';
}

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

/** Backslashes in front of the query are slashes. */
function turnBackslashes(text) {
  const end = text.search(/[?#]/);
  if (end === -1) return text.replaceAll('\\', '/');
  return text.slice(0, end).replaceAll('\\', '/') + text.slice(end);
}

function escapeCharacter(c) {
  const code = c.charCodeAt(0);
  return `%${code < 16 ? '0' : ''}${code.toString(16).toUpperCase()}`;
}

function parseQuery(text) {
  return require('internal/querystring').parse(text);
}

/** A path, perhaps with a query, and nothing that needs care. */
function parseSimple(url, text, withQuery) {
  const match = SIMPLE_PATH.exec(text);
  if (match === null) return false;
  url.path = url.href = text;
  url.pathname = match[1];
  if (match[2] !== undefined) {
    url.search = match[2];
    url.query = withQuery ? parseQuery(match[2].slice(1)) : match[2].slice(1);
  } else if (withQuery) {
    url.query = { __proto__: null };
  }
  return true;
}

/** Takes auth and host off the text; gives what follows them. */
function takeAuthority(url, text, original) {
  let end = text.search(/[/?#]/);
  if (end === -1) end = text.length;
  // As in the URL Standard, tabs and newlines inside of a host vanish.
  let authority = text.slice(0, end).replace(/[\t\n\r]/g, '');
  const rest = text.slice(end);
  const at = authority.lastIndexOf('@');
  if (at !== -1) {
    url.auth = decodeURIComponent(authority.slice(0, at));
    authority = authority.slice(at + 1);
  }
  const stop = authority.search(HOST_END);
  url.host = stop === -1 ? authority : authority.slice(0, stop);
  const left = stop === -1 ? rest : authority.slice(stop) + rest;
  url.parseHost();
  return checkHostname(url, left, original);
}

let warnedOfPort = false;

function warnOfPort(original) {
  if (warnedOfPort) return;
  warnedOfPort = true;
  process.emitWarning(`The URL ${original} is invalid. Future versions of Node.js will throw an error.`,
                      'DeprecationWarning', 'DEP0170');
}

/** Settles hostname and host; what cannot be a part of the hostname moves to the path. */
function checkHostname(url, rest, original) {
  let hostname = typeof url.hostname === 'string' ? url.hostname : '';
  const ipv6 = hostname[0] === '[' && hostname[hostname.length - 1] === ']';
  if (!ipv6) {
    const stop = hostname.search(/[#/:?\\]/);
    if (stop !== -1) {
      if (hostname[stop] === ':') warnOfPort(original);
      rest = `/${hostname.slice(stop)}${rest}`;
      hostname = hostname.slice(0, stop);
    }
  }
  hostname = hostname.length > MAX_HOSTNAME ? '' : hostname.toLowerCase();
  if (hostname !== '') {
    const forbidden = ipv6 ? FORBIDDEN_IN_IPV6 : FORBIDDEN_IN_HOST;
    if (!ipv6) hostname = require('internal/url_host').domainToAscii(hostname) ?? '';
    if (hostname === '' || forbidden.test(hostname)) throw new codes.ERR_INVALID_URL(original);
  }
  url.host = hostname + (url.port ? `:${url.port}` : '');
  url.hostname = hostname;
  if (ipv6) {
    url.hostname = hostname.slice(1, -1);
    if (rest[0] !== '/') rest = `/${rest}`;
  }
  return rest;
}

/** Takes hash and query off the end of the text; what is left is the path. */
function takePath(url, text, withQuery) {
  const hash = text.indexOf('#');
  if (hash !== -1) {
    url.hash = text.slice(hash);
    text = text.slice(0, hash);
  }
  const mark = text.indexOf('?');
  if (mark !== -1) {
    url.search = text.slice(mark);
    url.query = withQuery ? parseQuery(text.slice(mark + 1)) : text.slice(mark + 1);
    text = text.slice(0, mark);
  } else if (withQuery) {
    url.query = { __proto__: null };
  }
  if (text !== '') url.pathname = text;
}

/**
 * Parses into this object.
 * @param {string} url
 * @param {boolean} [parseQueryString] whether `query` becomes an object
 * @param {boolean} [slashesDenoteHost] whether "//" begins a host without a protocol too
 * @returns {Url}
 */
Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
  validateString(url, 'url');
  let rest = turnBackslashes(url.replace(LEADING_OR_TRAILING_SPACE, ''));
  if (!slashesDenoteHost && !/#|^[^?]*@/.test(rest) && parseSimple(this, rest, parseQueryString)) return this;

  let protocol = PROTOCOL.exec(rest)?.[0];
  if (protocol !== undefined) {
    rest = rest.slice(protocol.length);
    protocol = this.protocol = protocol.toLowerCase();
  }
  const hostless = isHostless(protocol);
  let slashes = false;
  if ((slashesDenoteHost || protocol !== undefined || HAS_AUTH.test(rest)) && !hostless) {
    slashes = rest.startsWith('//');
    if (slashes) {
      rest = rest.slice(2);
      this.slashes = true;
    }
  }
  if (!hostless && (slashes || (protocol !== undefined && !isSlashed(protocol)))) {
    rest = takeAuthority(this, rest, url);
  }
  if (!hostless) rest = rest.replace(ESCAPED, escapeCharacter);
  takePath(this, rest, parseQueryString);
  if (isSlashed(protocol) && this.hostname && !this.pathname) this.pathname = '/';
  if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
  this.href = this.format();
  return this;
};

/** encodeURIComponent, but colons stay. */
function encodeAuth(auth) {
  return `${encodeURIComponent(auth).replaceAll('%3A', ':')}@`;
}

/** Host with auth and port, empty when there is none. */
function formatHost(url) {
  const auth = url.auth ? encodeAuth(url.auth) : '';
  if (url.host) return auth + url.host;
  if (!url.hostname) return '';
  const bare = url.hostname.includes(':') && !(url.hostname[0] === '[' && url.hostname.endsWith(']'));
  const host = bare ? `[${url.hostname}]` : url.hostname;
  return auth + host + (url.port ? `:${url.port}` : '');
}

/**
 * The URL as a string.
 * @returns {string}
 */
Url.prototype.format = function format() {
  let protocol = this.protocol || '';
  let pathname = this.pathname || '';
  let hash = this.hash || '';
  let host = formatHost(this);
  let query = '';
  if (this.query !== null && typeof this.query === 'object') {
    query = require('internal/querystring').stringify(this.query);
  }
  let search = this.search || (query && `?${query}`) || '';
  if (protocol && protocol.charCodeAt(protocol.length - 1) !== 58) protocol += ':';
  pathname = pathname.replace(/[#?]/g, encodeURIComponent);

  // Only these protocols get "//" without being told so.
  if (this.slashes || isSlashed(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
};

/**
 * What a link says, seen from this URL.
 * @param {string} relative
 * @returns {string}
 */
Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(urlParse(relative, false, true)).format();
};

function copy(target, source, keys) {
  for (const key of keys) target[key] = source[key];
}

function setPath(url) {
  url.path = (url.pathname || '') + (url.search || '');
}

/** A link with another protocol than the URL it stands in. */
function takeOtherProtocol(result, relative) {
  if (!isSlashed(relative.protocol)) {
    for (const key of Object.keys(relative)) result[key] = relative[key];
    result.href = result.format();
    return result;
  }
  result.protocol = relative.protocol;
  if (!relative.host && nameOf(relative.protocol) !== 'file') {
    // "http:x/y" where http has a host: the first name of the path is one.
    const names = (relative.pathname || '').split('/');
    const at = names.findIndex((name) => name !== '');
    relative.host = at === -1 ? '' : names[at];
    relative.hostname ||= '';
    const left = at === -1 ? [] : names.slice(at + 1);
    if (left[0] !== '') left.unshift('');
    if (left.length < 2) left.unshift('');
    result.pathname = left.join('/');
  } else {
    result.pathname = relative.pathname;
  }
  result.search = relative.search;
  result.query = relative.query;
  result.host = relative.host || '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
  result.slashes ||= relative.slashes;
  result.href = result.format();
  return result;
}

/** The first name of a path as host, for protocols that need no slashes ("mailto:"). */
function hostIntoPath(names, host) {
  if (!host) return;
  if (names[0] === '') names[0] = host;
  else names.unshift(host);
}

/** Folds "." and ".."; gives the names and how many ".." climbed over the start. */
function foldDots(names) {
  const out = [];
  let up = 0;
  for (let i = names.length - 1; i >= 0; i--) {
    const name = names[i];
    if (name === '.') continue;
    if (name === '..') up++;
    else if (up > 0) up--;
    else out.unshift(name);
  }
  return { out, up };
}

/** Protocols without slashes: hosts become the first names of the paths, as all of it is a path. */
function hostsIntoPaths(result, names, relative, added) {
  hostIntoPath(names, result.host);
  result.hostname = result.host = '';
  result.port = null;
  if (!relative.protocol) return;
  hostIntoPath(added, relative.host);
  relative.hostname = relative.host = relative.port = null;
  result.auth = null;
}

/** Takes the host of an absolute link; whoever logs in elsewhere does so anew. */
function takeHost(result, relative) {
  if (relative.host || relative.host === '') {
    if (result.host !== relative.host) result.auth = null;
    result.host = relative.host;
    result.port = relative.port;
  }
  if (relative.hostname || relative.hostname === '') {
    if (result.hostname !== relative.hostname) result.auth = null;
    result.hostname = relative.hostname;
  }
}

/** The first name of the path is the host again, unless the path is absolute. */
function hostOutOfPath(result, names, absolute) {
  result.hostname = result.host = absolute ? '' : names.shift() ?? '';
  if (result.host.indexOf('@') <= 0) return;
  const [auth, host] = result.host.split('@');
  result.auth = auth;
  result.host = result.hostname = host;
}

/**
 * As resolve, with and giving a Url.
 * @param {string | Url} relative
 * @returns {Url}
 */
Url.prototype.resolveObject = function resolveObject(relative) {
  if (typeof relative === 'string') relative = new Url().parse(relative, false, true);
  const result = Object.assign(new Url(), this);
  result.hash = relative.hash;
  if (relative.href === '') {
    result.href = result.format();
    return result;
  }
  if (relative.slashes && !relative.protocol) {
    for (const key of Object.keys(relative)) if (key !== 'protocol') result[key] = relative[key];
    if (isSlashed(result.protocol) && result.hostname && !result.pathname) result.path = result.pathname = '/';
    result.href = result.format();
    return result;
  }
  if (relative.protocol && relative.protocol !== result.protocol) return takeOtherProtocol(result, relative);

  return mergePaths(result, relative);
};

/** Takes `host` apart into hostname and port. */
Url.prototype.parseHost = function parseHost() {
  let { host } = this;
  const port = PORT.exec(host)?.[0];
  if (port !== undefined) {
    if (port !== ':') this.port = port.slice(1);
    host = host.slice(0, host.length - port.length);
  }
  if (host) this.hostname = host;
};

/** A link with the protocol of its page, or none: their paths become one. */
function mergePaths(result, relative) {
  const noSlashes = Boolean(result.protocol) && !isSlashed(result.protocol);
  const linkRooted = Boolean(relative.host) || relative.pathname?.[0] === '/';
  const dropDots = linkRooted || result.pathname?.[0] === '/' || Boolean(result.host && relative.pathname);
  let names = result.pathname ? result.pathname.split('/') : [];
  const added = relative.pathname ? relative.pathname.split('/') : [];
  let rooted = dropDots;
  if (noSlashes) {
    hostsIntoPaths(result, names, relative, added);
    rooted &&= added[0] === '' || names[0] === '';
  }
  if (linkRooted) {
    takeHost(result, relative);
    copy(result, relative, ['search', 'query']);
    names = added;
  } else if (added.length > 0) {
    names = names.slice(0, -1).concat(added);
    copy(result, relative, ['search', 'query']);
  } else if (relative.search !== null && relative.search !== undefined) {
    if (noSlashes) hostOutOfPath(result, names, false);
    copy(result, relative, ['search', 'query']);
    if (result.pathname !== null || result.search !== null) setPath(result);
    result.href = result.format();
    return result;
  }
  if (names.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    result.href = result.format();
    return result;
  }
  const path = foldNames(names, Boolean(result.host || relative.host), dropDots, rooted);
  return settlePath(result, relative, path, noSlashes, rooted);
}

/** The names of the new path, without dots; an empty last one means a slash at the end. */
function foldNames(names, hasHost, dropDots, rooted) {
  const last = names[names.length - 1];
  const slashAtEnd = last === '' ||
    ((last === '.' || last === '..') && (hasHost || names.length > 1));
  const { out, up } = foldDots(names);
  if (!rooted && !dropDots) for (let i = 0; i < up; i++) out.unshift('..');
  if (rooted && out[0] !== '' && (!out[0] || out[0][0] !== '/')) out.unshift('');
  if (slashAtEnd && !out.join('/').endsWith('/')) out.push('');
  return out;
}

function settlePath(result, relative, names, noSlashes, rooted) {
  const absolute = names[0] === '' || names[0]?.[0] === '/';
  if (noSlashes) hostOutOfPath(result, absolute ? [] : names, absolute);
  rooted ||= Boolean(result.host && names.length > 0);
  if (rooted && !absolute) names.unshift('');
  result.pathname = names.length === 0 ? null : names.join('/');
  if (result.pathname === null) result.path = null;
  if (result.pathname !== null || result.search !== null) setPath(result);
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  result.href = result.format();
  return result;
}

/**
 * @param {string} url
 * @param {boolean} [parseQueryString]
 * @param {boolean} [slashesDenoteHost]
 * @returns {Url}
 */
function urlParse(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  return new Url().parse(url, parseQueryString, slashesDenoteHost);
}

/** A WHATWG URL as text, with or without some of its parts. */
function formatWhatwg(url, options) {
  const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
  let { host } = url;
  if (unicode && url.hostname !== '') {
    host = require('internal/url').domainToUnicode(url.hostname) + (url.port === '' ? '' : `:${url.port}`);
  }
  const { href } = url;
  const slashes = href.startsWith(`${url.protocol}//`) ? '//' : '';
  let text = `${url.protocol}${slashes}`;
  if (auth && (url.username !== '' || url.password !== '')) {
    text += url.password === '' ? `${url.username}@` : `${url.username}:${url.password}@`;
  }
  text += host + url.pathname;
  const tail = href.replace(/^[^?#]*/, '');
  const hash = tail.indexOf('#');
  if (search) text += hash === -1 ? tail : tail.slice(0, hash);
  if (fragment && hash !== -1) text += tail.slice(hash);
  return text;
}

/**
 * A URL, of whatever kind, as a string.
 * @param {string | Url | URL | object} urlObject
 * @param {{auth?: boolean, fragment?: boolean, search?: boolean, unicode?: boolean}} [options] for a URL
 * @returns {string}
 */
function urlFormat(urlObject, options) {
  if (typeof urlObject === 'string') return urlParse(urlObject).format();
  if (typeof urlObject !== 'object' || urlObject === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  }
  if (urlObject instanceof URL || (!(urlObject instanceof Url) && isURL(urlObject) && typeof urlObject.toJSON === 'function')) {
    if (options !== undefined && options !== null) validateObject(options, 'options');
    return formatWhatwg(urlObject, options);
  }
  return Url.prototype.format.call(urlObject);
}

/**
 * @param {string} source
 * @param {string} relative
 * @returns {string}
 */
function urlResolve(source, relative) {
  return urlParse(source, false, true).resolve(relative);
}

/**
 * @param {string | Url} source
 * @param {string | Url} relative
 * @returns {Url}
 */
function urlResolveObject(source, relative) {
  if (!source) return relative;
  return urlParse(source, false, true).resolveObject(relative);
}

module.exports = { Url, urlFormat, urlParse, urlResolve, urlResolveObject };
