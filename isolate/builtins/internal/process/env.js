'use strict';
// process.env: an object of strings that writes through to the environment of
// the thread.
//
// It is a Proxy over a plain object that holds the variables as ordinary
// properties. As long as nobody else can change the environment, reading needs
// no trap and costs no native call. Once it is shared (a Worker with SHARE_ENV
// and whoever shared it), every look refreshes what it looks at.

const { codes: { ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const { envGet, envSet, envUnset, envList } = internalBinding('process');
const { setEnvironment } = internalBinding('messaging');

const { defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys, has } = Reflect;

let sharedHandler = null; // of this thread's env, for `share`
let target = null;
let takesAll = false; // any name but an empty one and those with a NUL, and any value

// The system's names and values end at a NUL, as C's do.
function cut(text) {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

function nameOf(key) {
  if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return takesAll ? key : cut(key);
}

// What is left out in silence.
const isRefused = (name) => name === '' || name.includes(takesAll ? '\0' : '=');

function store(object, name, value) {
  defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
}

function assign(object, key, value) {
  const name = nameOf(key);
  const text = takesAll ? `${value}` : cut(`${value}`);
  if (isRefused(name)) return true;
  envSet(name, text);
  store(object, name, text);
  if (name === 'TZ') internalBinding('process').timeZoneChanged();
  return true;
}

const handler = {
  set: (object, key, value) => assign(object, key, value),

  defineProperty(object, key, desc) {
    if ('value' in desc) {
      if (!desc.configurable || !desc.writable || !desc.enumerable) {
        throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
          "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
      }
      return assign(object, key, desc.value);
    }
    if ('get' in desc || 'set' in desc) {
      throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
        "'process.env' does not accept an accessor(getter/setter) descriptor");
    }
    throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
      "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
  },

  deleteProperty(object, key) {
    if (typeof key === 'symbol') return true;
    envUnset(key);
    deleteProperty(object, key);
    if (key === 'TZ') internalBinding('process').timeZoneChanged();
    return true;
  },

  preventExtensions() {
    throw new TypeError('Cannot prevent extensions');
  },
};

function refreshOne(object, key) {
  if (typeof key === 'symbol') return;
  const value = envGet(key);
  if (value === undefined) deleteProperty(object, key);
  else store(object, key, value);
}

function refreshAll(object) {
  for (const key of ownKeys(object)) deleteProperty(object, key);
  fill(object);
}

function fill(object) {
  const list = envList();
  for (let i = 0; i < list.length; i += 2) store(object, list[i], list[i + 1]);
}

// Further traps of a shared environment.
const sharedTraps = {
  get(object, key, receiver) {
    refreshOne(object, key);
    return Reflect.get(object, key, receiver);
  },
  has(object, key) {
    refreshOne(object, key);
    return has(object, key);
  },
  getOwnPropertyDescriptor(object, key) {
    refreshOne(object, key);
    return getOwnPropertyDescriptor(object, key);
  },
  ownKeys(object) {
    refreshAll(object);
    return ownKeys(object);
  },
};

// util.inspect looks at the object behind a proxy and calls no trap.
function makePrototype(isShared) {
  const prototype = Object.create(Object.prototype);
  if (!isShared) return prototype;
  defineProperty(prototype, customInspectSymbol, {
    __proto__: null,
    enumerable: false,
    configurable: true,
    writable: true,
    value(depth, options, inspect) {
      const copy = {};
      fill(copy);
      return inspect(copy, options);
    },
  });
  return prototype;
}

/**
 * Makes the thread's process.env. Once, while the thread boots.
 * @param {{own: boolean, shared: boolean}} options own: a map of the thread's, not the system's environment; shared:
 *   other threads change it too
 * @returns {object}
 */
function createEnv({ own, shared }) {
  takesAll = own;
  target = Object.create(makePrototype(shared));
  fill(target);
  sharedHandler = { ...handler };
  if (shared) Object.assign(sharedHandler, sharedTraps);
  const env = new Proxy(target, sharedHandler);
  setEnvironment(env);
  return env;
}

/** From now on another thread may change the environment too (SHARE_ENV). */
function share() {
  if (sharedHandler === null || sharedHandler.get !== undefined) return;
  Object.assign(sharedHandler, sharedTraps);
  Object.setPrototypeOf(target, makePrototype(true));
}

module.exports = { createEnv, share };
