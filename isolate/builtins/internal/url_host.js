'use strict';

// Hosts of URLs: domains, IPv4 and IPv6 addresses and opaque hosts, as the URL Standard has them.

/** A domain that needs no work. */
const PLAIN_DOMAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;
const FORBIDDEN_HOST = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const FORBIDDEN_DOMAIN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
const NON_ASCII = /[^\0-\x7f]/;

/**
 * Percent-decodes to text; bytes that are not UTF-8 become U+FFFD.
 * @param {string} text without lone surrogates
 * @returns {string}
 */
function percentDecode(text) {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeLoosely(text);
  }
}

/** As decodeURIComponent, but a "%" without two digits stays and bad UTF-8 is replaced. */
function decodeLoosely(text) {
  const { Buffer } = require('internal/buffer');
  const bytes = Buffer.from(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    let byte = bytes[i];
    if (byte === 37) {
      const digits = bytes.latin1Slice(i + 1, Math.min(i + 3, bytes.length));
      if (/^[0-9a-fA-F]{2}$/.test(digits)) {
        byte = parseInt(digits, 16);
        i += 2;
      }
    }
    bytes[length++] = byte;
  }
  return bytes.utf8Slice(0, length);
}

/** One part of an IPv4 address: decimal, 0 octal or 0x hexadecimal; NaN when it is none. */
function parseIPv4Number(part) {
  if (/^[1-9][0-9]*$|^0$/.test(part)) return Number(part);
  if (/^0[0-7]*$/.test(part)) return parseInt(part, 8);
  if (/^0x[0-9a-f]*$/i.test(part)) return part.length === 2 ? 0 : parseInt(part, 16);
  return NaN;
}

function endsInNumber(domain) {
  const parts = domain.split('.');
  if (parts[parts.length - 1] === '') {
    if (parts.length === 1) return false;
    parts.pop();
  }
  const last = parts[parts.length - 1];
  return /^[0-9]+$/.test(last) || /^0x[0-9a-f]*$/i.test(last);
}

/** A dotted address of one to four numbers; null when it is not valid. */
function parseIPv4(domain) {
  const parts = domain.split('.');
  if (parts[parts.length - 1] === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return null;
  const numbers = parts.map(parseIPv4Number);
  const last = numbers.pop();
  if (!(last < 256 ** (4 - numbers.length))) return null;
  let address = last;
  for (let i = 0; i < numbers.length; i++) {
    if (!(numbers[i] <= 255)) return null;
    address += numbers[i] * 256 ** (3 - i);
  }
  return [address / 2 ** 24 & 255, address / 2 ** 16 & 255, address / 2 ** 8 & 255, address & 255].join('.');
}

/** The two 16-bit pieces of a dotted address at the end of an IPv6 one. */
function embeddedIPv4(text) {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(?:0|[1-9][0-9]{0,2})$/.test(part) || part > 255)) return null;
  return [parts[0] * 256 + +parts[1], parts[2] * 256 + +parts[3]];
}

/** Pieces between colons; null when one is not valid. `final`: an IPv4 address may end the list. */
function ipv6Pieces(text, final) {
  if (text === '') return [];
  const pieces = [];
  const parts = text.split(':');
  for (let i = 0; i < parts.length; i++) {
    if (final && i === parts.length - 1 && parts[i].includes('.')) {
      const pair = embeddedIPv4(parts[i]);
      if (pair === null) return null;
      pieces.push(...pair);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(parts[i])) {
      pieces.push(parseInt(parts[i], 16));
    } else {
      return null;
    }
  }
  return pieces;
}

function parseIPv6(text) {
  const gap = text.indexOf('::');
  if (gap === -1) {
    const pieces = ipv6Pieces(text, true);
    return pieces !== null && pieces.length === 8 ? pieces : null;
  }
  const before = ipv6Pieces(text.slice(0, gap), false);
  const after = ipv6Pieces(text.slice(gap + 2), true);
  if (before === null || after === null || before.length + after.length > 7) return null;
  return [...before, ...new Array(8 - before.length - after.length).fill(0), ...after];
}

/** The first of the longest runs of two or more zeros, as [start, length]. */
function longestZeroRun(pieces) {
  let best = [-1, 1];
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && pieces[end] === 0) end++;
    if (end - i > best[1]) best = [i, end - i];
    i = end;
  }
  return best;
}

function serializeIPv6(pieces) {
  const text = pieces.map((piece) => piece.toString(16));
  const [start, length] = longestZeroRun(pieces);
  if (start === -1) return `[${text.join(':')}]`;
  return `[${text.slice(0, start).join(':')}::${text.slice(start + length).join(':')}]`;
}

function parseOpaqueHost(text) {
  if (FORBIDDEN_HOST.test(text)) return null;
  return text.replace(/[\x00-\x1f\x7f-\u{10ffff}]/gu, (c) => (
    c < '\x80' ? `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(c)
  ));
}

/**
 * A domain in ASCII, not checked for what hosts must not hold. Only names beyond ASCII, or encoded
 * ones, need IDNA.
 * @param {string} domain
 * @returns {string | null}
 */
function domainToAscii(domain) {
  if (!NON_ASCII.test(domain)) {
    domain = domain.toLowerCase();
    if (!/(?:^|\.)xn--/.test(domain)) return domain;
  }
  return internalBinding('url').domainToASCII(domain) ?? null;
}

/**
 * Parses a host.
 * @param {string} text
 * @param {boolean} special whether the URL's scheme is special
 * @returns {string | null} its serialized form; null when it is not valid
 */
function parseHost(text, special) {
  if (text[0] === '[') {
    if (text[text.length - 1] !== ']') return null;
    const pieces = parseIPv6(text.slice(1, -1));
    return pieces === null ? null : serializeIPv6(pieces);
  }
  if (!special) return parseOpaqueHost(text);
  const domain = PLAIN_DOMAIN.test(text) && !text.includes('xn--') ? text : domainToAscii(percentDecode(text));
  if (domain === null || domain === '' || FORBIDDEN_DOMAIN.test(domain)) return null;
  return endsInNumber(domain) ? parseIPv4(domain) : domain;
}

/**
 * A domain as people read it.
 * @param {string} domain in ASCII
 * @returns {string}
 */
function domainToUnicode(domain) {
  if (!domain.includes('xn--')) return domain;
  return internalBinding('url').domainToUnicode(domain);
}

module.exports = { domainToAscii, domainToUnicode, parseHost, percentDecode };
