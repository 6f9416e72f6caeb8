'use strict';
// An object or function as text without running code of the user's: the text
// that V8 puts into its own messages.

const { getProxyDetails } = internalBinding('util');

const objectToString = Object.prototype.toString;
const errorToString = Error.prototype.toString;
const functionToString = Function.prototype.toString;

/**
 * @param {object} value an object or a function
 * @returns {string} '#<Foo>', '[object Array]', the source of a function, 'Name: message' of an error
 */
function describeObject(value) {
  const target = unwrap(value);
  if (target === null) return '#<Object>';
  if (typeof target === 'function') return functionToString.call(target);
  const toString = dataProperty(target, 'toString');
  if (toString === errorToString) return describeError(target);
  if (toString === objectToString) {
    const constructor = dataProperty(target, 'constructor');
    const name = typeof constructor === 'function' ? dataProperty(constructor, 'name') : undefined;
    if (typeof name === 'string' && name !== '') return `#<${name}>`;
  }
  return `[object ${tagOf(target)}]`;
}

function describeError(error) {
  const name = dataProperty(error, 'name') ?? 'Error';
  const message = dataProperty(error, 'message') ?? '';
  if (message === '') return String(name);
  return name === '' ? String(message) : `${String(name)}: ${String(message)}`;
}

// The object behind a proxy, or null when the proxy was revoked.
function unwrap(value) {
  let details = getProxyDetails(value);
  while (details !== undefined) {
    value = details[0];
    if (value === null) return null;
    details = getProxyDetails(value);
  }
  return value;
}

function dataProperty(object, key) {
  for (let o = unwrap(object); o !== null; o = parentOf(o)) {
    const desc = Object.getOwnPropertyDescriptor(o, key);
    if (desc !== undefined) return desc.value;
  }
  return undefined;
}

function parentOf(object) {
  const parent = Object.getPrototypeOf(object);
  return parent === null ? null : unwrap(parent);
}

// Object.prototype.toString without a look at Symbol.toStringTag when that is a getter.
function tagOf(object) {
  const tag = dataProperty(object, Symbol.toStringTag);
  if (typeof tag === 'string') return tag;
  if (ArrayBuffer.isView(object) && !(object instanceof DataView)) {
    return object.constructor?.name ?? 'Object';
  }
  if (hasGetter(object)) return 'Object';
  return objectToString.call(object).slice(8, -1);
}

function hasGetter(object) {
  for (let o = object; o !== null; o = parentOf(o)) {
    if (Object.getOwnPropertyDescriptor(o, Symbol.toStringTag)?.get !== undefined) return true;
  }
  return false;
}

module.exports = { describeObject };
