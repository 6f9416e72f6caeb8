'use strict';
// The way of an uncaught error from a Worker to its parent. An error goes in parts (its kind, and each of its
// own properties by itself), so that what cannot be cloned, or throws when it is looked at, stays behind alone.
// Any other value goes as its clone or, when it has none, as its inspect text.

const { isNativeError } = internalBinding('types');

// As in Node an AggregateError arrives as an Error of that name, with its errors.
const kKinds = {
  __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
};

const kMaxDepth = 32; // of causes

/**
 * In the Worker: what goes to the parent.
 * @param {any} error whatever was thrown
 * @returns {{type: 'error', form: string}}
 */
function describe(error) {
  if (typeof error === 'symbol') return { type: 'error', form: 'symbol', text: error.description };
  if (isError(error)) return { type: 'error', form: 'error', ...inParts(error, 0) };
  if (canBeCloned(error)) return { type: 'error', form: 'value', value: error };
  const { inspect } = require('internal/util/inspect');
  return { type: 'error', form: 'value', value: inspect(error) };
}

/**
 * In a Worker of a Go program, which reads clones.
 * @param {any} error
 * @returns {{type: 'error', error: any}}
 */
function asPlain(error) {
  if (typeof error === 'symbol') return { type: 'error', error: String(error) };
  if (canBeCloned(error)) return { type: 'error', error };
  const { inspect } = require('internal/util/inspect');
  return { type: 'error', error: inspect(error) };
}

function isError(value) {
  return isNativeError(value) || isDOMException(value);
}

function isDOMException(value) {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return value instanceof require('internal/domexception').DOMException;
  } catch {
    return false; // a proxy's trap
  }
}

function inParts(error, depth) {
  const own = [];
  const parts = { kind: kindOf(error), own };
  for (const key of Object.getOwnPropertyNames(error)) keep(own, error, key, depth);
  if (parts.kind === 'DOMException') {
    for (const key of ['name', 'message', 'stack']) keep(own, error, key, depth);
  } else {
    for (const key of namesOfClasses(error)) keep(own, error, key, depth);
  }
  return parts;
}

// What classes of the program's own give an error by their prototypes, which the other thread does not have.
function namesOfClasses(error) {
  const names = new Set(['name']);
  for (let proto = Object.getPrototypeOf(error); proto !== null && !isLanguages(proto); proto = Object.getPrototypeOf(proto)) {
    for (const key of Object.getOwnPropertyNames(proto)) names.add(key);
  }
  return [...names].filter((key) => !Object.hasOwn(error, key));
}

function isLanguages(proto) {
  const constructor = Object.getOwnPropertyDescriptor(proto, 'constructor')?.value;
  return typeof constructor === 'function' && constructor.name in kKinds;
}

// The nearest of the language's own classes, of whatever realm.
function kindOf(error) {
  if (isDOMException(error)) return 'DOMException';
  for (let proto = Object.getPrototypeOf(error); proto !== null; proto = Object.getPrototypeOf(proto)) {
    if (isLanguages(proto)) return proto.constructor.name;
  }
  return 'Error';
}

// [key, value, enumerable], or [key, parts, enumerable, true] for an error.
function keep(own, error, key, depth) {
  try {
    const value = error[key];
    if (value === undefined && key === 'name') return;
    const enumerable = Object.prototype.propertyIsEnumerable.call(error, key);
    if (key === 'cause' && isError(value) && depth < kMaxDepth) own.push([key, inParts(value, depth + 1), enumerable, true]);
    else if (canBeCloned(value)) own.push([key, value, enumerable]);
    else if (key === 'cause') own.push([key, require('internal/util/inspect').inspect(value), enumerable]);
  } catch {
    // What throws stays behind.
  }
}

function canBeCloned(value) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return typeof value !== 'symbol';
  try {
    require('internal/worker/ports').structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * In the parent: the error of a message.
 * @param {ReturnType<typeof describe>} message
 * @returns {any}
 */
function restore(message) {
  switch (message.form) {
    case 'symbol':
      return Symbol(message.text);
    case 'error':
      return restoreError(message);
    default:
      return message.value;
  }
}

// As in Node it has a name and a tag of its own, which its inspection shows: 'TypeError [Error]: ...'.
function restoreError({ kind, own }) {
  if (kind === 'DOMException') return restoreDOMException(own);
  const error = bare(kKinds[kind]);
  setOwn(error, 'name', error.name, false);
  setOwn(error, 'message', '', false);
  for (const [key, value, enumerable, isParts] of inOrder(own)) setOwn(error, key, isParts ? restoreError(value) : value, enumerable);
  Object.defineProperty(error, Symbol.toStringTag, { __proto__: null, value: 'Error', configurable: true });
  return error;
}

// Node's order, in which an inspection shows those that are enumerable.
function inOrder(own) {
  const first = ['name', 'message', 'stack'].map((name) => own.find(([key]) => key === name));
  return [...first.filter((part) => part !== undefined), ...own.filter((part) => !first.includes(part))];
}

function setOwn(error, key, value, enumerable) {
  Object.defineProperty(error, key, { __proto__: null, value, enumerable, writable: true, configurable: true });
}

// Without a stack: it has one of its own, or has lost it.
function bare(Class) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = new Class();
  Error.stackTraceLimit = limit;
  delete error.stack;
  return error;
}

function restoreDOMException(own) {
  const { DOMException } = require('internal/domexception');
  const value = (name) => own.find(([key]) => key === name)?.[1];
  const error = new DOMException(value('message'), value('name'));
  Object.defineProperty(error, 'stack', {
    __proto__: null, value: value('stack'), enumerable: false, writable: true, configurable: true,
  });
  return error;
}

module.exports = { asPlain, describe, restore };
