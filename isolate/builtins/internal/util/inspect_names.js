'use strict';
// What stands in front of a value: its class, its Symbol.toStringTag, [class A extends B] ...

const { getProxyDetails, getConstructorName: engineClassName } = internalBinding('util');
const entry = require('internal/util/inspect');
const { kObject } = require('internal/util/inspect_layout');
const types = require('internal/util/types');

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;

/** instanceof that does not throw. */
function isInstance(object, Class) {
  try {
    return object instanceof Class;
  } catch {
    return false;
  }
}

// The classes of the language that count as nobody's own. Not the globals of the moment: hosts and
// users add to those.
const classesOfLanguage = new Set(`
  AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date
  Error EvalError FinalizationRegistry Float32Array Float64Array Function Infinity Int16Array
  Int32Array Int8Array Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError
  Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array
  Uint8ClampedArray WeakMap WeakRef WeakSet`.trim().split(/\s+/));

/** @param {string} name */
function isBuiltInClass(name) {
  return classesOfLanguage.has(name);
}

function ownConstructor(object, instance) {
  const descriptor = getOwnPropertyDescriptor(object, 'constructor');
  const Class = descriptor?.value;
  return typeof Class === 'function' && Class.name !== '' && isInstance(instance, Class) ? Class : undefined;
}

/**
 * The class that an object belongs to, null when its prototype is null.
 * @param {object} state the inspection
 * @param {object} value
 * @param {number} level
 * @param {string[]} [inherited] where accessors of its own classes are added, for showHidden
 */
function className(state, value, level, inherited) {
  let first;
  for (let object = value; object; object = getPrototypeOf(object)) {
    const Class = ownConstructor(object, value);
    if (Class !== undefined) {
      const name = String(Class.name);
      if (inherited !== undefined && (first !== object || !isBuiltInClass(name))) {
        addInherited(state, value, first ?? value, level, inherited);
      }
      return name;
    }
    if (object === value) first = getPrototypeOf(object);
  }
  if (first === null) return null;

  const name = engineClassName(value);
  if (state.tooDeep(level)) return `${name} <Complex prototype>`;
  const parent = className(state, first, level + 1, inherited);
  if (parent !== null) return `${name} <${parent}>`;
  const { inspect } = entry;
  return `${name} <${inspect(first, { ...state.optionsFor(false), customInspect: false, depth: -1 })}>`;
}

/** Accessors and fields that a value's classes define, at most three of them up. */
function addInherited(state, value, start, level, output) {
  const { formatProperty } = require('internal/util/inspect_properties');
  const shown = new Set();
  let object = start;
  for (let depth = 0; depth < 3; depth++) {
    if (depth !== 0 || object === value) {
      object = getPrototypeOf(object);
      if (object === null) return;
      const descriptor = getOwnPropertyDescriptor(object, 'constructor');
      if (typeof descriptor?.value === 'function' && isBuiltInClass(descriptor.value.name)) return;
    }
    state.seen.push(value);
    for (const key of Reflect.ownKeys(object)) {
      if (key === 'constructor' || hasOwn(value, key) || shown.has(key)) continue;
      const descriptor = getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') continue;
      shown.add(key);
      const text = formatProperty(state, object, level, key, kObject, descriptor, value);
      output.push(state.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    state.seen.pop();
  }
}

/** `Foo(2) [tag] `: class, size and tag, as far as they tell something. */
function prefix(name, tag, fallback, size = '') {
  const start = name === null ? `[${fallback}${size}: null prototype] ` : `${name}${size} `;
  const known = name === null ? fallback : name;
  return tag !== '' && known !== tag ? `${start}[${tag}] ` : start;
}

/** The same for an object that has no prototype: named by what the engine knows of it. */
function prefixOrEngineName(value, name, tag, fallback) {
  return prefix(name, tag, name === null ? engineClassName(value) : fallback);
}

/** Symbol.toStringTag, unless it is a property that will be listed anyway or repeats the class. */
function tagOf(state, value, name) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  const own = state.showHidden ? hasOwn : isOwnEnumerable;
  if (own(value, Symbol.toStringTag)) return '';
  return tag === name ? '' : tag;
}

function isOwnEnumerable(object, key) {
  return Object.prototype.propertyIsEnumerable.call(object, key);
}

const comments = /\/\/.*?\n|\/\*.*?\*\//gs;
const classHead = /^(\s+[^(]*?)\s*{/;

function isClass(source) {
  if (!source.startsWith('class') || !source.endsWith('}')) return false;
  const rest = source.slice(5, -1);
  const brace = rest.indexOf('{');
  if (brace === -1) return false;
  return !rest.slice(0, brace).includes('(') || classHead.test(rest.replace(comments, ''));
}

/** `[class A extends B]` */
function classBase(value, name, tag) {
  let base = `class ${(hasOwn(value, 'name') && value.name) || '(anonymous)'}`;
  if (name !== 'Function' && name !== null) base += ` [${name}]`;
  if (tag !== '' && name !== tag) base += ` [${tag}]`;
  if (name === null) return `[${base} extends [null prototype]]`;
  const parent = getPrototypeOf(value).name;
  return parent ? `[${base} extends ${parent}]` : `[${base}]`;
}

/** `[AsyncFunction: f]` */
function functionBase(state, value, name, tag) {
  const source = Function.prototype.toString.call(value);
  if (isClass(source)) return classBase(value, name, tag);

  let type = 'Function';
  if (types.isGeneratorFunction(value)) type = `Generator${type}`;
  if (types.isAsyncFunction(value)) type = `Async${type}`;
  let base = `[${type}`;
  if (name === null) base += ' (null prototype)';
  const given = value.name;
  base += given === '' ? ' (anonymous)' : `: ${typeof given === 'string' ? given : nameText(state, given)}`;
  base += ']';
  if (name !== type && name !== null) base += ` ${name}`;
  if (tag !== '' && name !== tag) base += ` [${tag}]`;
  return base;
}

function nameText(state, name) {
  return entry.formatValue(state, name, 0);
}

/** The target of a proxy of proxies: undefined for what is none, null once revoked. */
function unwrapProxy(value) {
  let target = value;
  for (;;) {
    const details = getProxyDetails(target);
    if (details === undefined) return target === value ? undefined : target;
    target = details[0];
    if (target === null) return null;
  }
}

module.exports = { className, functionBase, isBuiltInClass, isInstance, prefix, prefixOrEngineName, tagOf, unwrapProxy };
