'use strict';
// util.format: text with placeholders, as console.log and its kin print it.

const { inspect } = require('internal/util/inspect');
const { bigintText, numberText } = require('internal/util/inspect_strings');
const { codes } = require('internal/errors');
const { isBuiltInClass, unwrapProxy } = require('internal/util/inspect_names');

const kPercent = 37;

/**
 * @param {...unknown} args
 * @returns {string}
 */
function format(...args) {
  return formatAll(undefined, args);
}

/**
 * @param {object} inspectOptions
 * @param {...unknown} args
 * @returns {string}
 */
function formatWithOptions(inspectOptions, ...args) {
  if (typeof inspectOptions !== 'object' || inspectOptions === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('inspectOptions', 'object', inspectOptions);
  }
  return formatAll(inspectOptions, args);
}

/** @param {object|undefined} options @param {unknown[]} args */
function formatAll(options, args) {
  const [first] = args;
  if (args.length === 1) return typeof first === 'string' ? first : inspect(first, merge(options));
  let text = '';
  let used = 0;
  if (typeof first === 'string') {
    [text, used] = fill(options, first, args);
  }
  for (; used < args.length; used++) {
    const value = args[used];
    if (used > 0) text += ' ';
    text += typeof value === 'string' ? value : inspect(value, merge(options));
  }
  return text;
}

function merge(options, more) {
  return { ...options, ...more };
}

/** Replaces placeholders while there are arguments: [text, arguments used]. */
function fill(options, template, args) {
  if (args.length === 1) return [template, 1];
  let text = '';
  let from = 0;
  let next = 1;
  for (let i = 0; i < template.length - 1; i++) {
    if (template.charCodeAt(i) !== kPercent) continue;
    const type = template[i + 1];
    if (type === '%') {
      text += template.slice(from, i + 1);
      from = i + 2;
      i++;
      continue;
    }
    if (next >= args.length) continue;
    const replace = placeholders[type];
    if (replace === undefined) continue;
    text += template.slice(from, i) + replace(options, args[next++]);
    from = i + 2;
    i++;
  }
  return [text + template.slice(from), next];
}

const placeholders = {
  __proto__: null,
  s: (options, value) => stringText(options, value),
  d(options, value) {
    if (typeof value === 'bigint') return bigintText(value, separated(options));
    if (typeof value === 'symbol') return numberText(NaN, false);
    return numberText(Number(value), separated(options));
  },
  i(options, value) {
    if (typeof value === 'bigint') return bigintText(value, separated(options));
    if (typeof value === 'symbol') return 'NaN';
    return numberText(Number.parseInt(value), separated(options));
  },
  f(options, value) {
    return typeof value === 'symbol' ? 'NaN' : numberText(Number.parseFloat(value), separated(options));
  },
  j: (options, value) => jsonText(value),
  o: (options, value) => inspect(value, merge(options, { showHidden: true, showProxy: true, depth: 4 })),
  O: (options, value) => inspect(value, merge(options)),
  // CSS, for browsers: swallowed.
  c: () => '',
};

function separated(options) {
  return options?.numericSeparator ?? inspect.defaultOptions.numericSeparator;
}

function stringText(options, value) {
  if (typeof value === 'number') return numberText(value, separated(options));
  if (typeof value === 'bigint') return bigintText(value, separated(options));
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
  return inspect(value, merge(options, { depth: 0, colors: false, compact: 3 }));
}

/** Whether nobody but the language gave the value its toString. */
function hasBuiltInToString(value) {
  const target = unwrapProxy(value);
  if (target === null) return true;
  if (target !== undefined) value = target;
  // Symbol.toPrimitive converts as well.
  if (typeof value.toString !== 'function' && typeof value[Symbol.toPrimitive] !== 'function') return true;
  if (Object.hasOwn(value, 'toString') || Object.hasOwn(value, Symbol.toPrimitive)) return false;

  let object = value;
  do {
    object = Object.getPrototypeOf(object);
  } while (object !== null && !Object.hasOwn(object, 'toString') && !Object.hasOwn(object, Symbol.toPrimitive));
  const Class = object === null ? undefined : Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
  return typeof Class === 'function' && isBuiltInClass(Class.name);
}

let circularMessage;
/** What JSON.stringify's error about a cycle begins with. */
function isCircularError(error) {
  if (error?.name !== 'TypeError') return false;
  if (circularMessage === undefined) {
    try {
      const cycle = {};
      cycle.self = cycle;
      JSON.stringify(cycle);
    } catch (thrown) {
      circularMessage = thrown.message.split('\n', 1)[0];
    }
  }
  return String(error.message).split('\n', 1)[0] === circularMessage;
}

function jsonText(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (isCircularError(error)) return '[Circular]';
    throw error;
  }
}

module.exports = { format, formatAll, formatWithOptions };
