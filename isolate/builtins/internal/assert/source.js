'use strict';
// The source text of a call, for the message of assert.ok(): finds where the
// failed assertion was called, reads that file, and cuts the call out of it.
// The scanner knows just enough of JavaScript to find matching brackets:
// strings, templates, comments and regular expressions.

const { getCallSites } = internalBinding('util');

const identifierPart = /[\p{ID_Continue}$\u200c\u200d]/u;
// After one of these words a slash begins a regular expression.
const wordsBeforeRegExp = new Set([
  'return', 'typeof', 'instanceof', 'in', 'of', 'new', 'delete', 'void', 'throw', 'case', 'do', 'else', 'await', 'yield',
]);
const closers = { '__proto__': null, '(': ')', '[': ']', '{': '}' };

// ----------------------------------------------------------------- forwards

function skipString(text, at) {
  const quote = text[at];
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i + 1;
  }
  return -1;
}

function skipTemplate(text, at) {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') {
      i++;
    } else if (text[i] === '`') {
      return i + 1;
    } else if (text[i] === '$' && text[i + 1] === '{') {
      const end = skipBrackets(text, i + 1);
      if (end < 0) return -1;
      i = end - 1;
    }
  }
  return -1;
}

function skipRegExp(text, at) {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') return -1;
    if (c === '\\') i++;
    else if (c === '[') inClass = true;
    else if (c === ']') inClass = false;
    else if (c === '/' && !inClass) return i + 1;
  }
  return -1;
}

function skipComment(text, at) {
  if (text[at + 1] === '/') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? -1 : end + 2;
}

// Whether a slash divides depends on what stands before it.
function slashDivides(previous) {
  if (previous === '') return false;
  if (wordsBeforeRegExp.has(previous)) return false;
  const last = previous.at(-1);
  return identifierPart.test(last) || last === ')' || last === ']' || last === '}' || '\'"`'.includes(last);
}

function wordAt(text, at) {
  let end = at;
  while (end < text.length && identifierPart.test(text[end])) end++;
  return text.slice(at, end);
}

// Skips whatever begins at `at`, and returns what slashDivides() must know of
// it and where it ends (-1: the source makes no sense).
function skipOne(text, at, previous) {
  const c = text[at];
  if (c === '"' || c === "'") return { end: skipString(text, at), token: c };
  if (c === '`') return { end: skipTemplate(text, at), token: c };
  if (c === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
    return { end: skipComment(text, at), token: previous };
  }
  if (c === '/' && !slashDivides(previous)) return { end: skipRegExp(text, at), token: ')' };
  if (c in closers) return { end: skipBrackets(text, at), token: closers[c] };
  const word = wordAt(text, at);
  if (word !== '') return { end: at + word.length, token: word };
  return { end: at + 1, token: /\s/.test(c) ? previous : c };
}

/**
 * @param {string} text
 * @param {number} at the index of an opening bracket
 * @returns {number} the index after the bracket that closes it, or -1
 */
function skipBrackets(text, at) {
  const closer = closers[text[at]];
  let previous = '';
  let i = at + 1;
  while (i < text.length) {
    if (text[i] === closer) return i + 1;
    if (text[i] === ')' || text[i] === ']' || text[i] === '}') return -1;
    const { end, token } = skipOne(text, i, previous);
    if (end < 0) return -1;
    i = end;
    previous = token;
  }
  return -1;
}

// ---------------------------------------------------------------- backwards

const openers = { '__proto__': null, ')': '(', ']': '[' };

function skipSpaceBack(line, at) {
  while (at > 0 && /\s/.test(line[at - 1])) at--;
  return at;
}

function skipStringBack(line, at) {
  const quote = line[at - 1];
  let i = at - 2;
  while (i >= 0 && (line[i] !== quote || line[i - 1] === '\\')) i--;
  return i;
}

// From behind a closing bracket to the opening one, or -1.
function skipBracketsBack(line, at) {
  const opener = openers[line[at - 1]];
  let i = at - 1;
  while (i > 0) {
    const c = line[i - 1];
    if (c === opener) return i - 1;
    if (c in openers) i = skipBracketsBack(line, i);
    else if ('\'"`'.includes(c)) i = skipStringBack(line, i);
    else i--;
    if (i < 0) return -1;
  }
  return -1;
}

function skipWordBack(line, at) {
  while (at > 0 && identifierPart.test(line[at - 1])) at--;
  return at;
}

/**
 * The beginning of the expression that ends at `end`: a name, a member of
 * something, a call, an expression in parentheses.
 * @param {string} line
 * @param {number} end
 * @returns {number} -1 when there is none
 */
function startOfExpression(line, end) {
  let at = skipSpaceBack(line, end);
  if (line.slice(at - 2, at) === '?.') at = skipSpaceBack(line, at - 2);
  const c = line[at - 1];
  if (c === undefined) return -1;
  if (c in openers) {
    const open = skipBracketsBack(line, at);
    if (open < 0) return -1;
    const before = startOfExpression(line, open);
    return before < 0 ? (c === ')' ? open : -1) : before;
  }
  if (!identifierPart.test(c)) return -1;
  const word = skipWordBack(line, at);
  return startOfObject(line, word);
}

// What stands before a property name, when there is a dot.
function startOfObject(line, at) {
  let dot = skipSpaceBack(line, at);
  if (line[dot - 1] !== '.') return at;
  dot--;
  if (line[dot - 1] === '?') dot--;
  const object = startOfExpression(line, dot);
  return object < 0 ? at : object;
}

// ----------------------------------------------------------------- the call

function isCallBefore(line, at) {
  if (line[at - 1] !== ')') return false;
  const open = skipBracketsBack(line, at);
  return open > 0 && (identifierPart.test(line[open - 1]) || line[open - 1] === ')' || line[open - 1] === ']');
}

/**
 * Cuts a call out of a source text.
 * @param {string} source
 * @param {number} lineNumber from 1
 * @param {number} columnNumber from 1: where V8 says that the call is, which
 *   is its last name, or its parenthesis when it has no name
 * @returns {{text: string, column: number}|undefined}
 */
function cutCall(source, lineNumber, columnNumber) {
  const lines = source.split('\n');
  const line = lines[lineNumber - 1];
  if (line === undefined || columnNumber < 1 || columnNumber > line.length) return undefined;
  const at = columnNumber - 1;
  const named = line[at] !== '(';
  const start = named ? startOfObject(line, at) : startOfExpression(line, at);
  if (start < 0) return undefined;
  // require('assert')(x): what is found is the inner call.
  if (!named && isCallBefore(line, at)) return { text: line.slice(start, at), column: start };

  const rest = [line, ...lines.slice(lineNumber)].join('\n');
  let open = named ? at + wordAt(line, at).length : at;
  while (open < rest.length && rest[open] !== '(') {
    if (!/[\s?.]/.test(rest[open])) return undefined;
    open++;
  }
  const end = skipBrackets(rest, open);
  return end < 0 ? undefined : { text: rest.slice(start, end), column: start };
}

// Takes the indentation of the first line off the others, and puts two spaces
// before each.
function reindent(text, column) {
  const lines = text.split('\n');
  for (let i = 1; i < lines.length; i++) {
    let blank = 0;
    while (blank < column && /\s/.test(lines[i][blank] ?? '')) blank++;
    lines[i] = `  ${lines[i].slice(blank)}`;
  }
  return lines.join('\n');
}

function readSource(name) {
  const path = name.startsWith('file:') ? require('internal/url').fileURLToPath(name) : name;
  return require('internal/fs/whole').readFileSync(path, 'utf8');
}

// Above findCall are describeFailedCall, checkTruthy and the assertion itself.
const framesToCaller = 4;

// A file that does not say the same any more is no reason to fail in another way.
function findCall() {
  const site = getCallSites(framesToCaller)[framesToCaller - 1];
  if (site === undefined) return undefined;
  const { scriptName, lineNumber, column } = site;
  if (!scriptName.startsWith('/') && !scriptName.startsWith('file:')) return undefined;
  try {
    return cutCall(readSource(scriptName), lineNumber, column);
  } catch {
    return undefined;
  }
}

/**
 * The message for a call of assert() or assert.strict() that failed. Only
 * checkTruthy of internal/assert/assert may call it: it counts frames.
 * @returns {string|undefined} nothing when the source cannot be found
 */
function describeFailedCall() {
  const call = findCall();
  if (call === undefined) return undefined;
  return `The expression evaluated to a falsy value:\n\n  ${reindent(call.text, call.column)}\n`;
}

module.exports = { cutCall, describeFailedCall };
