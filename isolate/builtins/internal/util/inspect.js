'use strict';
// util.inspect: from any value to text. This file walks the value; what the kinds of objects look
// like is in internal/util/inspect_kinds, errors in inspect_errors, lines in inspect_layout.

// First of all, because the files below need them: enter through this file.
module.exports = {
  format: (...args) => require('internal/util/format').format(...args),
  formatPrimitive,
  formatValue,
  formatWithOptions: (options, ...args) => require('internal/util/format').formatWithOptions(options, ...args),
  inspect,
  stripVTControlCharacters,
};

const { codes, isStackOverflowError } = require('internal/errors');
const { customInspectSymbol } = require('internal/symbols');
const { describe } = require('internal/util/inspect_kinds');
const { kArrayExtra, kObject, layOut } = require('internal/util/inspect_layout');
const { className, prefixOrEngineName, tagOf } = require('internal/util/inspect_names');
const { Inspection, colors, defaults, setDefaults, styles } = require('internal/util/inspect_options');
const { formatProperty } = require('internal/util/inspect_properties');
const { bigintText, getStringWidth, numberText, quote, stripAnsi } = require('internal/util/inspect_strings');
const { getProxyDetails } = internalBinding('util');

module.exports.formatProperty = formatProperty;
module.exports.getStringWidth = getStringWidth;

// A print-out longer than this is cut down to the outermost level.
const maxBudget = 2 ** 27;
// A text shorter than this stays on one line.
const minLineWidth = 16;

/**
 * @param {unknown} value
 * @param {object|boolean} [options] or, as of old, (value, showHidden, depth, colors)
 * @returns {string}
 */
function inspect(value, options) {
  const state = new Inspection();
  if (arguments.length > 1) useArguments(state, arguments);
  return formatValue(state.settle(), value, 0);
}

function useArguments(state, args) {
  if (args.length > 2) {
    if (args[2] !== undefined) state.depth = args[2];
    if (args.length > 3 && args[3] !== undefined) state.colors = args[3];
  }
  const options = args[1];
  if (typeof options === 'boolean') state.showHidden = options;
  else if (options) state.use(options);
}

inspect.custom = customInspectSymbol;

Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() { return defaults; },
  set(options) { setDefaults(options); },
  enumerable: false,
  configurable: false,
});

inspect.colors = colors;
inspect.styles = styles;

// --- primitives -------------------------------------------------------------------------------

function formatString(state, value) {
  let trailer = '';
  if (value.length > state.maxStringLength) {
    const left = value.length - state.maxStringLength;
    value = value.slice(0, state.maxStringLength);
    trailer = `... ${left} more character${left > 1 ? 's' : ''}`;
  }
  const isLong = value.length > minLineWidth && value.length > state.breakLength - state.indentation - 4;
  if (state.compact === true || !isLong) return state.stylize(quote(value), 'string') + trailer;
  const lines = value.split(/(?<=\n)/).map((line) => state.stylize(quote(line), 'string'));
  return lines.join(` +\n${' '.repeat(state.indentation + 2)}`) + trailer;
}

/** Anything but an object or a function. */
function formatPrimitive(state, value) {
  switch (typeof value) {
    case 'string':
      return formatString(state, value);
    case 'number':
      return state.stylize(numberText(value, state.numericSeparator), 'number');
    case 'bigint':
      return state.stylize(bigintText(value, state.numericSeparator), 'bigint');
    case 'boolean':
      return state.stylize(`${value}`, 'boolean');
    case 'undefined':
      return state.stylize('undefined', 'undefined');
    default:
      return state.stylize(Symbol.prototype.toString.call(value), 'symbol');
  }
}

// --- objects ----------------------------------------------------------------------------------

/**
 * @param {Inspection} state
 * @param {unknown} value
 * @param {number} level how deep the value lies
 * @param {boolean} [insideTypedArray] of an ArrayBuffer that is shown with its view: no contents
 */
function formatValue(state, value, level, insideTypedArray) {
  if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(state, value);
  if (value === null) return state.stylize('null', 'null');

  // What a custom inspect function is called on, and compared with, stays the proxy itself.
  const context = value;
  const details = getProxyDetails(value);
  if (details !== undefined) {
    if (details[0] === null) return state.stylize('<Revoked Proxy>', 'special');
    if (state.showProxy) return formatProxy(state, details, level);
    value = details[0];
  }

  if (state.customInspect) {
    const custom = value[customInspectSymbol];
    if (typeof custom === 'function' && custom !== inspect && !isPrototypeOfItsClass(value)) {
      const result = callCustom(state, custom, context, value, level);
      if (result !== context) {
        if (typeof result !== 'string') return formatValue(state, result, level);
        return result.replaceAll('\n', `\n${' '.repeat(state.indentation)}`);
      }
    }
  }

  if (state.seen.includes(value)) return formatCircular(state, value);
  return formatObject(state, value, level, insideTypedArray);
}

/** Such an object has the function for its instances only. */
function isPrototypeOfItsClass(value) {
  const { constructor } = value;
  return Boolean(constructor) && constructor.prototype === value;
}

function callCustom(state, custom, context, value, level) {
  const depth = state.depth === null ? null : state.depth - level;
  const foreign = value !== context || !(context instanceof Object);
  return Reflect.apply(custom, context, [depth, state.optionsFor(foreign), inspect]);
}

function formatProxy(state, details, level) {
  if (state.tooDeep(level)) return state.stylize('Proxy [Array]', 'special');
  level++;
  state.indentation += 2;
  const parts = [formatValue(state, details[0], level), formatValue(state, details[1], level)];
  state.indentation -= 2;
  return layOut(state, parts, '', ['Proxy [', ']'], kArrayExtra, level);
}

function formatCircular(state, value) {
  state.circular ??= new Map();
  let index = state.circular.get(value);
  if (index === undefined) {
    index = state.circular.size + 1;
    state.circular.set(value, index);
  }
  return state.stylize(`[Circular *${index}]`, 'special');
}

function formatObject(state, value, level, insideTypedArray) {
  const inherited = state.showHidden && !state.tooDeep(level) ? [] : undefined;
  const name = className(state, value, level, inherited);
  return formatNamed(state, value, level, insideTypedArray, name, inherited?.length > 0 ? inherited : undefined);
}

function formatNamed(state, value, level, insideTypedArray, name, inherited) {
  const tag = tagOf(state, value, name);
  const shape = describe(state, value, level, name, tag, inherited, insideTypedArray);
  if (typeof shape === 'string') return shape;

  if (state.tooDeep(level)) {
    const shown = prefixOrEngineName(value, name, tag, 'Object').slice(0, -1);
    return state.stylize(name === null ? shown : `[${shown}]`, 'special');
  }

  const output = formatEntries(state, value, level + 1, shape, inherited, name, tag);
  if (typeof output === 'string') return output;
  markReference(state, value, shape);
  if (state.sorted) sortEntries(state, output, shape);

  const text = layOut(state, output, shape.base, shape.braces, shape.kind, level + 1, value);
  spend(state, text);
  return text;
}

function formatEntries(state, value, level, shape, inherited, name, tag) {
  state.seen.push(value);
  state.currentDepth = level;
  const indentation = state.indentation;
  try {
    const output = shape.entries === undefined ? [] : shape.entries(state, value, level, shape);
    shape.elements = output.length;
    const kind = shape.kind === kObject ? kObject : kArrayExtra;
    for (const key of shape.keys) output.push(formatProperty(state, value, level, key, kind));
    if (inherited !== undefined) output.push(...inherited);
    state.seen.pop();
    return output;
  } catch (error) {
    if (!isStackOverflowError(error)) throw error;
    state.seen.pop();
    state.indentation = indentation;
    const shown = prefixOrEngineName(value, name, tag, 'Object').slice(0, -1);
    return state.stylize(
      `[${shown}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
}

/** `<ref *1>` in front of what a [Circular *1] below it means. */
function markReference(state, value, shape) {
  const index = state.circular?.get(value);
  if (index === undefined) return;
  const mark = state.stylize(`<ref *${index}>`, 'special');
  if (state.compact === true) shape.braces[0] = `${mark} ${shape.braces[0]}`;
  else shape.base = shape.base === '' ? mark : `${mark} ${shape.base}`;
}

/** With `sorted`: everything, but for arrays and their like only what stands after the elements. */
function sortEntries(state, output, shape) {
  const compare = state.sorted === true ? undefined : state.sorted;
  if (shape.kind === kObject) {
    output.sort(compare);
  } else if (shape.keys.length > 1) {
    const sorted = output.slice(shape.elements).sort(compare);
    output.splice(shape.elements, sorted.length, ...sorted);
  }
}

/** Very large print-outs end at the outermost level rather than in an exhausted memory. */
function spend(state, text) {
  const written = (state.written[state.indentation] ?? 0) + text.length;
  state.written[state.indentation] = written;
  if (written > maxBudget) state.depth = -1;
}

/** Without the escape sequences of terminals. */
function stripVTControlCharacters(text) {
  if (typeof text !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('str', 'string', text);
  return stripAnsi(text);
}
