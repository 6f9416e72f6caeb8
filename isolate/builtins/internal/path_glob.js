'use strict';

// Globs for path.matchesGlob(): braces, "**", "*", "?", character classes and the extended forms
// "@(a|b)". A backslash in a pattern separates, as "/" does; nothing is escaped.

const MAX_BRACES = 100_000;

/** Where the group that opens at `at` closes; -1 when it does not. */
function closing(text, at, open, close) {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i;
  }
  return -1;
}

/** Splits at commas that stand in no inner braces. */
function splitTop(text, separator, open, close) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close) depth--;
    else if (text[i] === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** What "1..5", "a..e" or "1..9..2" stands for; undefined for anything else. */
function range(text) {
  const match = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$|^([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const letters = match[4] !== undefined;
  const from = letters ? match[4].charCodeAt(0) : Number(match[1]);
  const to = letters ? match[5].charCodeAt(0) : Number(match[2]);
  const step = Math.max(Math.abs(Number(match[letters ? 6 : 3] ?? 1)), 1);
  const padded = !letters && /^-?0\d/.test(match[1]) || !letters && /^-?0\d/.test(match[2]);
  const width = padded ? Math.max(match[1].length, match[2].length) : 0;
  const items = [];
  for (let n = from; from <= to ? n <= to : n >= to; n += from <= to ? step : -step) {
    items.push(letters ? String.fromCharCode(n) : String(n).padStart(width, '0'));
    if (items.length > MAX_BRACES) break;
  }
  return items;
}

/**
 * Expands braces.
 * @param {string} pattern
 * @returns {string[]}
 */
function expandBraces(pattern) {
  for (let at = pattern.indexOf('{'); at !== -1; at = pattern.indexOf('{', at + 1)) {
    if (pattern[at - 1] === '$') continue;
    const end = closing(pattern, at, '{', '}');
    if (end === -1) continue;
    const body = pattern.slice(at + 1, end);
    const parts = splitTop(body, ',', '{', '}');
    const items = parts.length > 1 ? parts.flatMap(expandBraces) : range(body);
    if (items === undefined) continue;
    const before = pattern.slice(0, at);
    const out = [];
    for (const after of expandBraces(pattern.slice(end + 1))) {
      for (const item of items) {
        out.push(before + item + after);
        if (out.length > MAX_BRACES) return out;
      }
    }
    return out;
  }
  return [pattern];
}

const POSIX_CLASSES = {
  alnum: '\\p{L}\\p{Nl}\\p{Nd}', alpha: '\\p{L}\\p{Nl}', ascii: '\\x00-\\x7f', blank: '\\p{Zs}\\t',
  cntrl: '\\p{Cc}', digit: '\\p{Nd}', lower: '\\p{Ll}', print: '\\P{C}', punct: '\\p{P}',
  space: '\\p{Z}\\t\\r\\n\\v\\f', upper: '\\p{Lu}', word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}', xdigit: 'A-Fa-f0-9',
};

function literal(text) {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}

/** A class that opens at `at`: its expression and where it ends; undefined when it does not close. */
function characterClass(text, at) {
  let i = at + 1;
  const negated = text[i] === '!' || text[i] === '^';
  if (negated) i++;
  let body = '';
  for (const start = i; i < text.length; i++) {
    if (text[i] === ']' && i > start) return { source: `(?!\\/)[${negated ? '^' : ''}${body}]`, end: i };
    const named = /^\[:([a-z]+):\]/.exec(text.slice(i));
    if (named !== null && POSIX_CLASSES[named[1]] !== undefined) {
      body += POSIX_CLASSES[named[1]];
      i += named[0].length - 1;
    } else {
      body += text[i] === '-' && i > start && text[i + 1] !== ']' ? '-' : literalInClass(text[i]);
    }
  }
  return undefined;
}

function literalInClass(character) {
  return /[\\\]^[\-&!#$%*+,.:;<=>?@`~|(){}/]/.test(character) ? `\\${character}` : character;
}

/** The expression of (the rest of) a segment. */
function segmentSource(text) {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if ('?*+@!'.includes(c) && text[i + 1] === '(') {
      const end = closing(text, i + 1, '(', ')');
      if (end !== -1) {
        const options = splitTop(text.slice(i + 2, end), '|', '(', ')').map(segmentSource).join('|');
        if (c !== '!') {
          out += `(?:${options})${c === '@' ? '' : c}`;
          i = end;
          continue;
        }
        // Whatever the group matches here, with the rest behind it, must not.
        const rest = segmentSource(text.slice(end + 1));
        return `${out}(?!(?:${options})${rest}$)[^/]*?${rest}`;
      }
    }
    const group = c === '[' ? characterClass(text, i) : undefined;
    if (group !== undefined) {
      out += group.source;
      i = group.end;
    } else if (c === '*') {
      while (text[i + 1] === '*') i++;
      out += '[^/]*?';
    } else {
      out += c === '?' ? '[^/]' : literal(c);
    }
  }
  return out;
}

/** A segment of a pattern as a test. */
function compileSegment(text) {
  if (!/[*?[(+@!]/.test(text)) return (name) => name === text;
  const expression = new RegExp(`^(?:${segmentSource(text)})$`, 'u');
  const dotted = text[0] === '.';
  const starOnly = /^\*+$/.test(text);
  return (name) => {
    if (name === '.' || name === '..') return false;
    if (!dotted && name[0] === '.') return false;
    return !(starOnly && name === '') && expression.test(name);
  };
}

/** Segments of a pattern: nothing empty inside, no "." and no ".." that a name before it undoes. */
function patternSegments(pattern) {
  const out = [];
  const parts = pattern.split(/\/+/);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const last = out[out.length - 1];
    if (part === '.' && i > 0) continue;
    if (part === '**' && last === '**') continue;
    if (part === '..' && last !== undefined && last !== '..' && last !== '.' && last !== '' && last !== '**') {
      out.pop();
    } else {
      out.push(part);
    }
  }
  return out;
}

function matchSegments(tests, at, names, index) {
  for (; at < tests.length; at++, index++) {
    if (tests[at] === '**') return matchGlobstar(tests, at + 1, names, index);
    if (index === names.length || !tests[at](names[index])) return false;
  }
  // A slash at the end of the path needs none in the pattern.
  return index === names.length || (index === names.length - 1 && names[index] === '');
}

/** "**": any number of names, none of which begins with a dot. */
function matchGlobstar(tests, at, names, index) {
  if (at === tests.length) {
    return index < names.length && names.slice(index).every((name) => name[0] !== '.');
  }
  for (let i = index; i <= names.length; i++) {
    if (matchSegments(tests, at, names, i)) return true;
    if (i === names.length || names[i][0] === '.') return false;
  }
  return false;
}

/**
 * Whether a path matches a glob.
 * @param {string} path
 * @param {string} pattern
 * @param {boolean} windows whether "\\" separates in the path too
 * @returns {boolean}
 */
function matches(path, pattern, windows) {
  pattern = pattern.replaceAll('\\', '/');
  if (pattern === '') return path === '';
  const names = (windows ? path.replaceAll('\\', '/') : path).split(/\/+/);
  return expandBraces(pattern).some((one) => {
    const tests = patternSegments(one).map((part) => (part === '**' ? part : compileSegment(part)));
    return matchSegments(tests, 0, names, 0);
  });
}

module.exports = { expandBraces, matches };
