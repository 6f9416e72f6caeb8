'use strict';
// Partial exports in a cycle of requires: reading what is not there yet gives a warning, since it is the usual
// mistake. While a module runs, its exports' prototype is a proxy that watches.

function warn(name) {
  process.emitWarning(`Accessing non-existent property '${String(name)}' of module exports inside circular dependency`);
}

const watcher = new Proxy({}, {
  get(target, name) {
    // __esModule is asked for by compiled code, which copes.
    if (name in target || name === '__esModule') return target[name];
    warn(name);
    return undefined;
  },
  getOwnPropertyDescriptor(target, name) {
    if (Object.hasOwn(target, name) || name === '__esModule') return Object.getOwnPropertyDescriptor(target, name);
    warn(name);
    return undefined;
  },
});

const { isProxy } = internalBinding('types');
const { getPrototypeOf, setPrototypeOf } = Object;
const plain = Object.prototype;

/**
 * The exports of a module that has not finished.
 * @param {Module} module
 * @returns {any}
 */
function cyclicExports(module) {
  const { exports } = module;
  const isPlain = exports !== null && typeof exports === 'object' && !isProxy(exports) &&
    getPrototypeOf(exports) === plain && !exports.__esModule;
  if (isPlain) setPrototypeOf(exports, watcher);
  return exports;
}

/**
 * Ends the watch: the module has finished.
 * @param {Module} module
 */
function endCycle({ exports }) {
  if (exports !== null && typeof exports === 'object' && !isProxy(exports) && getPrototypeOf(exports) === watcher) {
    setPrototypeOf(exports, plain);
  }
}

module.exports = { cyclicExports, endCycle };
