'use strict';
// One property of an inspected value: `key: value`, accessors, symbols, keys in quotes.

const { formatPrimitive, formatValue } = require('internal/util/inspect');
const { kObject, kArray } = require('internal/util/inspect_layout');
const { escapeInSymbol, getStringWidth, quote } = require('internal/util/inspect_strings');

const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

function keyText(state, key, enumerable) {
  if (typeof key === 'symbol') {
    const { description } = key;
    const text = description === undefined ? 'Symbol()' : `Symbol(${escapeInSymbol(description)})`;
    return `[${state.stylize(text, 'symbol')}]`;
  }
  if (key === '__proto__') return "['__proto__']";
  if (!enumerable) return `[${escapeInSymbol(key)}]`;
  if (identifier.test(key)) return state.stylize(key, 'name');
  return state.stylize(quote(key), 'string');
}

function wantsGetter(state, descriptor) {
  const { getters } = state;
  return getters && (getters === true ||
    (getters === 'get' && descriptor.set === undefined) ||
    (getters === 'set' && descriptor.set !== undefined));
}

function nullOrPrimitive(state, value) {
  return value === null ? state.stylize('null', 'null') : formatPrimitive(state, value);
}

function getterText(state, descriptor, receiver, level) {
  const label = descriptor.set !== undefined ? 'Getter/Setter' : 'Getter';
  const special = (text) => state.stylize(text, 'special');
  if (!wantsGetter(state, descriptor)) return special(`[${label}]`);
  try {
    const value = Reflect.apply(descriptor.get, receiver, []);
    state.indentation += 2;
    const text = value !== null && typeof value === 'object' ?
      `${special(`[${label}]`)} ${formatValue(state, value, level)}` :
      `${special(`[${label}:`)} ${nullOrPrimitive(state, value)}${special(']')}`;
    state.indentation -= 2;
    return text;
  } catch (error) {
    return special(`[${label}: <Inspection threw (${error.message})>]`);
  }
}

/**
 * @param {object} state the inspection
 * @param {object} object where the property is
 * @param {number} level how deep its value lies
 * @param {string|symbol} key
 * @param {number} kind kObject, kArray (an element: no key) or kArrayExtra
 * @param {PropertyDescriptor} [descriptor]
 * @param {object} [receiver] what getters are called on
 */
function formatProperty(state, object, level, key, kind, descriptor, receiver = object) {
  descriptor ??= Object.getOwnPropertyDescriptor(object, key) ??
    { value: object[key], configurable: true, enumerable: true };

  let gap = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const indent = state.compact !== true || kind !== kObject ? 2 : 3;
    state.indentation += indent;
    text = formatValue(state, descriptor.value, level);
    if (indent === 3 && state.breakLength < getStringWidth(text, state.colors)) {
      gap = `\n${' '.repeat(state.indentation)}`;
    }
    state.indentation -= indent;
  } else if (descriptor.get !== undefined) {
    text = getterText(state, descriptor, receiver, level);
  } else if (descriptor.set !== undefined) {
    text = state.stylize('[Setter]', 'special');
  } else {
    text = state.stylize('undefined', 'undefined');
  }
  if (kind === kArray) return text;
  return `${keyText(state, key, descriptor.enumerable !== false)}:${gap}${text}`;
}

module.exports = { formatProperty };
