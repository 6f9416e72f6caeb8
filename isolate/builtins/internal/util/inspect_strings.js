'use strict';
// Strings as util.inspect shows them: quotes, escapes, width on a terminal, digits in groups.

// What may not stand in a quoted string as it is. Lone surrogates are not shown raw.
// eslint-disable-next-line no-control-regex
const needsEscape =
  /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// eslint-disable-next-line no-control-regex
const escapable = /[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const short = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };

function escapeOne(char) {
  const code = char.charCodeAt(0);
  if (code > 0x9f) return `\\u${code.toString(16)}`;
  return short[char] ?? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

function escapeControls(text) {
  return text.replace(escapable, escapeOne);
}

/** In single quotes where possible, in double ones or backticks when that saves escapes. */
function quote(text) {
  if (!needsEscape.test(text)) return `'${text}'`;
  const escaped = escapeControls(text);
  if (!text.includes("'")) return `'${escaped}'`;
  if (!text.includes('"')) return `"${escaped}"`;
  if (!text.includes('`') && !text.includes('${')) return `\`${escaped}\``;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** Escapes without quotes: what stands in `Symbol(...)`. */
function escapeInSymbol(text) {
  return needsEscape.test(text) ? escapeControls(text).replaceAll("'", "\\'") : text;
}

// Escape sequences as ECMA-48 has them: control sequences (colours, cursor), operating system commands
// (titles, links), and the short ones; as far as terminals know them.
const controlSequence = '(?:\u001b\\[|\u009b)[0-?]*[ -/]*[A-PR-TZcf-nq-uy~]';
const systemCommand = '\u001b\\][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\\\|\u009c)';
const shortSequence = '\u001b[ -/]*[0-9<=>A-PR-TZcf-nq-uy~]';
const ansi = new RegExp(`${controlSequence}|${systemCommand}|${shortSequence}`, 'g');

/** Without escape sequences of terminals. */
function stripAnsi(text) {
  return text.replace(ansi, '');
}

// eslint-disable-next-line no-control-regex
const printableAscii = /^[\x20-\x7e]*$/;

/**
 * Columns that a string takes on a terminal.
 * @param {string} text
 * @param {boolean} [removeControlChars] whether escape sequences are left out first
 */
function getStringWidth(text, removeControlChars = true) {
  if (removeControlChars) text = stripAnsi(text);
  if (printableAscii.test(text)) return text.length;
  const { charWidth } = require('internal/util/string_width');
  let width = 0;
  for (const char of text.normalize('NFC')) width += charWidth(char.codePointAt(0));
  return width;
}

/** 1234567 as 1_234_567 */
function groupInteger(digits) {
  const start = digits.startsWith('-') ? 1 : 0;
  let out = '';
  let end = digits.length;
  for (; end > start + 3; end -= 3) out = `_${digits.slice(end - 3, end)}${out}`;
  return digits.slice(0, end) + out;
}

function groupFraction(digits) {
  let out = digits.slice(0, 3);
  for (let i = 3; i < digits.length; i += 3) out += `_${digits.slice(i, i + 3)}`;
  return out;
}

/** @param {number} number @param {boolean} separate whether digits are grouped */
function numberText(number, separate) {
  if (!separate) return Object.is(number, -0) ? '-0' : String(number);
  const integer = Math.trunc(number);
  const text = String(number);
  if (integer === number) return Number.isFinite(number) && !text.includes('e') ? groupInteger(text) : text;
  if (Number.isNaN(number)) return text;
  // Numbers like 1e-7 have no point; node takes them apart all the same, and so do we.
  const point = text.indexOf('.');
  return `${groupInteger(text.slice(0, point))}.${groupFraction(text.slice(point + 1))}`;
}

/** @param {bigint} value @param {boolean} separate */
function bigintText(value, separate) {
  const digits = String(value);
  return `${separate ? groupInteger(digits) : digits}n`;
}

module.exports = { bigintText, escapeInSymbol, getStringWidth, numberText, quote, stripAnsi };
