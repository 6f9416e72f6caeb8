'use strict';
// The texts of an AssertionError: two values side by side, line by line.

const { inspect } = require('internal/util/inspect');
const colors = require('internal/util/colors');

const headings = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

// Two primitives whose texts together are no longer stand on one line.
const shortest = 12;
// So many lines are shown of a diff, and of one value.
const mostDiffLines = 50;
const mostValueLines = 50;
const keptValueLines = 46;
// Texts of the loose comparisons are cut.
const mostText = 512;
const mostTextAlone = 1024;

/**
 * A value in full, a property a line and in a fixed order.
 * @param {any} value
 * @returns {string}
 */
function show(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
    breakLength: Infinity,
  });
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function isObjectOrFunction(value) {
  return isObject(value) || typeof value === 'function';
}

function cut(text, limit) {
  return text.length > limit ? `${text.slice(0, limit - 3)}...` : text;
}

// Lines are alike, too, when only one of them ends with the comma that a
// following element brings.
function sameLine(a, b) {
  return a === b || (a.endsWith(',') && a.slice(0, -1) === b) || (b.endsWith(',') && b.slice(0, -1) === a);
}

// Writes the body of a diff: the lines from the top to the last difference.
class Diff {
  text = '';
  minus = ''; // the lines of `expected` go below those of `actual`
  held = []; // equal lines that are shown when a difference follows soon
  sinceChange = 0;
  lines = 0;
  skipped = false;

  equal(line) {
    if (this.minus !== '') this.flush();
    if (++this.sinceChange > 2) {
      this.held.push(line);
    } else {
      this.put(line);
    }
  }

  put(line) {
    this.text += `\n  ${line}`;
    this.lines++;
  }

  flush() {
    this.text += this.minus;
    this.minus = '';
  }

  change() {
    this.sinceChange = 0;
    if (this.held.length > 3) {
      this.text += `\n${colors.blue}...${colors.white}`;
      this.skipped = true;
      this.held.splice(0, this.held.length - 2);
    }
    for (const line of this.held) this.put(line);
    this.held.length = 0;
  }

  added(line) {
    this.text += `\n${colors.green}+${colors.white} ${line}`;
    this.lines++;
  }

  removed(line) {
    this.minus += `\n${colors.red}-${colors.white} ${line}`;
    this.lines++;
  }

  tooLong() {
    this.skipped = true;
    this.text += `\n${colors.blue}...${colors.white}${this.minus}\n${colors.blue}...${colors.white}`;
    this.minus = '';
  }
}

// Takes the lines that both end with off them, and gives their text.
function takeCommonEnd(actual, expected) {
  const end = [];
  while (actual.length > 0 && expected.length > 0 && actual.at(-1) === expected.at(-1)) {
    end.unshift(actual.pop());
    expected.pop();
  }
  if (end.length <= 4) return { text: end.map((line) => `\n  ${line}`).join(''), skipped: false };
  const lines = [`  ${end[0]}`, `${colors.blue}...${colors.white}`, ...end.slice(-3).map((line) => `  ${line}`)];
  return { text: `\n${lines.join('\n')}`, skipped: true };
}

function compareLines(diff, actual, expected) {
  const count = Math.max(actual.length, expected.length);
  for (let i = 0; i < count; i++) {
    const a = actual[i];
    const b = expected[i];
    if (a !== undefined && b !== undefined && sameLine(a, b)) {
      diff.equal(a.length >= b.length ? a : b);
    } else {
      diff.change();
      if (a !== undefined) diff.added(a);
      if (b !== undefined) diff.removed(b);
    }
    if (diff.lines > mostDiffLines && i < count - 2) {
      diff.tooLong();
      return false;
    }
  }
  for (const line of diff.held) diff.put(line);
  return true;
}

// A caret below the first difference of two short lines.
function caret(a, b) {
  const width = process.stderr.isTTY ? process.stderr.columns : 80;
  if (a.length + b.length >= width) return '';
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i > 2 ? `\n  ${' '.repeat(i)}^` : '';
}

function oneValue(heading, lines) {
  if (lines.length > mostValueLines) {
    lines = lines.slice(0, keptValueLines);
    lines.push(`${colors.blue}...${colors.white}`);
  }
  return `${heading}\n\n${lines.join('\n')}\n`;
}

/**
 * The text for strictEqual and deepStrictEqual.
 * @param {any} actual
 * @param {any} expected
 * @param {string} operator
 * @returns {string}
 */
function differenceOf(actual, expected, operator) {
  const actualText = show(actual);
  const actualLines = actualText.split('\n');
  const expectedText = show(expected);
  const expectedLines = expectedText.split('\n');
  if (operator === 'strictEqual' && isObjectOrFunction(actual) && isObjectOrFunction(expected)) {
    operator = 'strictEqualObject';
  }
  if (actualText === expectedText) return oneValue(headings.notIdentical, actualLines);

  let indicator = '';
  if (actualLines.length === 1 && expectedLines.length === 1) {
    const zeros = actual === 0 && expected === 0;
    const short = actualText.length + expectedText.length <= shortest;
    if (short && !zeros && !isObject(actual) && !isObject(expected)) {
      return `${headings[operator]}\n\n${actualText} !== ${expectedText}\n`;
    }
    if (!short && operator !== 'strictEqualObject') indicator = caret(actualText, expectedText);
  }

  const end = takeCommonEnd(actualLines, expectedLines);
  const diff = new Diff();
  const whole = compareLines(diff, actualLines, expectedLines);
  diff.flush();
  const skipped = diff.skipped || end.skipped ? ` ${colors.blue}...${colors.white} Lines skipped` : '';
  const legend = `${colors.green}+ actual${colors.white} ${colors.red}- expected${colors.white}`;
  return `${headings[operator]}\n${legend}${skipped}\n${diff.text}${whole ? end.text : ''}${indicator}`;
}

/**
 * The text for notStrictEqual and notDeepStrictEqual.
 * @param {any} actual
 * @param {string} operator
 * @returns {string}
 */
function sameness(actual, operator) {
  const heading = operator === 'notStrictEqual' && isObjectOrFunction(actual) ?
    headings.notStrictEqualObject :
    headings[operator];
  const lines = show(actual).split('\n');
  if (lines.length > 1) return oneValue(heading, lines);
  return `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
}

/**
 * The text for the loose comparisons and for operators of the program's own.
 * @param {any} actual
 * @param {any} expected
 * @param {string|undefined} operator
 * @returns {string}
 */
function looseText(actual, expected, operator) {
  const left = show(actual);
  const right = show(expected);
  if (operator === 'notDeepEqual' && left === right) {
    return cut(`${headings.notDeepEqual}\n\n${left}`, mostTextAlone);
  }
  const a = cut(left, mostText);
  const b = cut(right, mostText);
  if (operator === 'deepEqual') return `${headings.deepEqual}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`;
  if (operator === 'notDeepEqual') {
    return `${headings.notDeepEqualUnequal}\n\n${a}\n\nshould not loosely deep-equal\n\n${b}`;
  }
  return `${a} ${operator} ${b}`;
}

// Two errors are compared without their stacks, which always differ.
function withoutStack(error) {
  const copy = Object.assign({ __proto__: Object.getPrototypeOf(error) }, error);
  Object.defineProperty(copy, 'message', { __proto__: null, value: error.message });
  return copy;
}

function isError(value) {
  return isObject(value) && (require('internal/util/types').isNativeError(value) || value instanceof Error);
}

/**
 * The message of an AssertionError that was given none.
 * @param {any} actual
 * @param {any} expected
 * @param {string|undefined} operator
 * @returns {string}
 */
function messageFor(actual, expected, operator) {
  colors.refresh();
  if (isError(actual) && isError(expected)) {
    actual = withoutStack(actual);
    expected = withoutStack(expected);
  }
  if (operator === 'deepStrictEqual' || operator === 'strictEqual') {
    return differenceOf(actual, expected, operator);
  }
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') return sameness(actual, operator);
  return looseText(actual, expected, operator);
}

module.exports = { messageFor };
