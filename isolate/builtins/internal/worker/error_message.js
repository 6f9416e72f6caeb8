'use strict';
// The way of an uncaught error from a Worker to its parent. The clone of an error keeps its kind, message, stack
// and cause; what else it has of its own (code, path, errors ...) travels beside it.

const { isNativeError } = internalBinding('types');

const CLONED = new Set(['message', 'stack', 'cause']);

/**
 * In the Worker: what goes to the parent.
 * @param {any} error whatever was thrown
 * @returns {{type: 'error', error?: any, symbol?: string, own?: Array<[string, any, boolean]>}}
 */
function describe(error) {
  if (typeof error === 'symbol') return { type: 'error', symbol: String(error.description ?? '') };
  if (!isNativeError(error)) return { type: 'error', error };
  const own = [];
  for (const key of Object.getOwnPropertyNames(error)) {
    if (!CLONED.has(key)) keep(own, error, key);
  }
  // A class gives its name by the prototype, which the clone does not have.
  if (!Object.hasOwn(error, 'name')) keep(own, error, 'name');
  return { type: 'error', error, own };
}

function keep(own, error, key) {
  try {
    const value = error[key];
    require('internal/worker/ports').structuredClone(value);
    own.push([key, value, Object.prototype.propertyIsEnumerable.call(error, key)]);
  } catch {
    // What cannot be cloned stays behind.
  }
}

/**
 * In the parent: the error of a message.
 * @param {ReturnType<typeof describe>} message
 * @returns {any}
 */
function restore({ error, symbol, own = [] }) {
  if (symbol !== undefined) return Symbol(symbol);
  for (const [key, value, enumerable] of own) {
    if (key === 'name' && error.name === value) continue;
    Object.defineProperty(error, key, { __proto__: null, value, enumerable, writable: true, configurable: true });
  }
  return error;
}

module.exports = { describe, restore };
