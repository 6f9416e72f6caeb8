'use strict';
// What stands in for features that this platform does not have: importable, with the right names,
// and loud when used.

const { codes } = require('internal/errors');

/**
 * A function, or class, that throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM whenever it is called.
 * @param {string} moduleName
 * @param {string} name of the export
 * @param {{isClass?: boolean, isAsync?: boolean, parent?: Function, length?: number}} [options]
 *   isClass: it can be extended and be used with instanceof; isAsync: it rejects instead of throwing;
 *   parent: the class that it extends
 * @returns {Function}
 */
function unavailable(moduleName, name, options) {
  const { isClass = false, isAsync = false, parent, length = 0 } = options ?? {};
  const feature = `${moduleName}.${name}`;
  const stand = makeStand(feature, isClass, isAsync);
  Object.defineProperty(stand, 'name', { __proto__: null, value: name, configurable: true });
  Object.defineProperty(stand, 'length', { __proto__: null, value: length, configurable: true });
  if (parent) {
    Object.setPrototypeOf(stand, parent);
    Object.setPrototypeOf(stand.prototype, parent.prototype);
  }
  return stand;
}

function makeStand(feature, isClass, isAsync) {
  const refuse = () => {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
  };
  // A plain function can be called, constructed and extended alike.
  if (isClass) {
    return function() {
      refuse();
    };
  }
  return isAsync ? async() => refuse() : () => refuse();
}

/**
 * The exports of a module, in their order. A name is a function, one with a capital letter a class,
 * unless `real` says what it is.
 * @param {string} moduleName
 * @param {string[]} names
 * @param {Record<string, any>} [real]
 * @param {{isAsync?: boolean}} [options]
 * @returns {Record<string, any>}
 */
function unavailableModule(moduleName, names, real = {}, options = {}) {
  const result = {};
  for (const name of names) {
    if (Object.hasOwn(real, name)) result[name] = real[name];
    else result[name] = unavailable(moduleName, name, { ...options, isClass: /^[A-Z]/.test(name) });
  }
  return result;
}

module.exports = { unavailable, unavailableModule };
