'use strict';
// Punycode, after RFC 3492: text of any script in the letters, digits and hyphens of host names.

const VERSION = '2.1.0';
const MAX_INT = 0x7fffffff;

// The parameters of RFC 3492, section 5.
const BASE = 36;
const TMIN = 1;
const TMAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const DELIMITER = '-';

// Full stops of other scripts also part labels.
const SEPARATORS = /[.\u3002\uff0e\uff61]/g;
const NON_ASCII = /[^\0-\x7f]/;

function overflow() {
  throw new RangeError('Overflow: input needs wider integers to process');
}

// The next bias, from how far the last code point lay (section 6.1).
function adapt(delta, count, isFirst) {
  delta = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  delta += Math.floor(delta / count);
  let k = 0;
  while (delta > ((BASE - TMIN) * TMAX) >> 1) {
    delta = Math.floor(delta / (BASE - TMIN));
    k += BASE;
  }
  return Math.floor(k + (BASE - TMIN + 1) * delta / (delta + SKEW));
}

function threshold(k, bias) {
  if (k <= bias) return TMIN;
  return Math.min(k - bias, TMAX);
}

// 0 to 25 are a to z, 26 to 35 are 0 to 9.
function digitToChar(digit) {
  return String.fromCharCode(digit < 26 ? digit + 0x61 : digit - 26 + 0x30);
}

function charToDigit(code) {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return BASE;
}

/**
 * @param {string} input Punycode, without 'xn--'
 * @returns {string}
 */
function decode(input) {
  const basicEnd = Math.max(input.lastIndexOf(DELIMITER), 0);
  const output = [];
  for (let j = 0; j < basicEnd; j++) {
    if (input.charCodeAt(j) >= 0x80) throw new RangeError('Illegal input >= 0x80 (not a basic code point)');
    output.push(input.charCodeAt(j));
  }
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  let at = basicEnd > 0 ? basicEnd + 1 : 0;
  while (at < input.length) {
    const before = i;
    const number = readNumber(input, at, i, bias);
    at = number.at;
    i = number.value;
    const length = output.length + 1;
    bias = adapt(i - before, length, before === 0);
    if (Math.floor(i / length) > MAX_INT - n) overflow();
    n += Math.floor(i / length);
    i %= length;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

// A number of variable length (section 3.3), added to `value`.
function readNumber(input, at, value, bias) {
  let weight = 1;
  for (let k = BASE; ; k += BASE) {
    if (at >= input.length) throw new RangeError('Invalid input');
    const digit = charToDigit(input.charCodeAt(at++));
    if (digit >= BASE) throw new RangeError('Invalid input');
    if (digit > Math.floor((MAX_INT - value) / weight)) overflow();
    value += digit * weight;
    const t = threshold(k, bias);
    if (digit < t) return { at, value };
    if (weight > Math.floor(MAX_INT / (BASE - t))) overflow();
    weight *= BASE - t;
  }
}

/**
 * @param {string} input
 * @returns {string} Punycode, without 'xn--'
 */
function encode(input) {
  const points = ucs2decode(input);
  let output = points.filter((point) => point < 0x80).map((point) => String.fromCharCode(point)).join('');
  const basicCount = output.length;
  let done = basicCount;
  if (basicCount > 0) output += DELIMITER;

  let n = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  while (done < points.length) {
    let next = MAX_INT;
    for (const point of points) {
      if (point >= n && point < next) next = point;
    }
    if (next - n > Math.floor((MAX_INT - delta) / (done + 1))) overflow();
    delta += (next - n) * (done + 1);
    n = next;
    for (const point of points) {
      if (point < n && ++delta > MAX_INT) overflow();
      if (point !== n) continue;
      output += writeNumber(delta, bias);
      bias = adapt(delta, done + 1, done === basicCount);
      delta = 0;
      done++;
    }
    delta++;
    n++;
  }
  return output;
}

function writeNumber(value, bias) {
  let output = '';
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias);
    if (value < t) return output + digitToChar(value);
    output += digitToChar(t + (value - t) % (BASE - t));
    value = Math.floor((value - t) / (BASE - t));
  }
}

/**
 * @param {string} string
 * @returns {number[]} its code points; a lone surrogate is one
 */
function ucs2decode(string) {
  const points = [];
  for (let i = 0; i < string.length; i++) {
    const point = string.codePointAt(i);
    points.push(point);
    if (point > 0xffff) i++;
  }
  return points;
}

/**
 * @param {number[]} points
 * @returns {string}
 */
function ucs2encode(points) {
  return String.fromCodePoint(...points);
}

// Changes each label of a host name, that of an e-mail address too.
function mapLabels(domain, change) {
  const parts = domain.split('@');
  let prefix = '';
  if (parts.length > 1) {
    prefix = `${parts[0]}@`;
    domain = parts[1];
  }
  return prefix + domain.replace(SEPARATORS, '.').split('.').map(change).join('.');
}

/**
 * @param {string} input a host name or an e-mail address
 * @returns {string}
 */
function toUnicode(input) {
  return mapLabels(input, (label) => (/^xn--/.test(label) ? decode(label.slice(4).toLowerCase()) : label));
}

/**
 * @param {string} input a host name or an e-mail address
 * @returns {string}
 */
function toASCII(input) {
  return mapLabels(input, (label) => (NON_ASCII.test(label) ? `xn--${encode(label)}` : label));
}

module.exports = {
  decode,
  encode,
  toASCII,
  toUnicode,
  ucs2: { decode: ucs2decode, encode: ucs2encode },
  version: VERSION,
};
