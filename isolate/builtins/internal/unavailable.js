'use strict';
// What stands in for features that this platform does not have: importable, with the right names,
// and loud when used.

const { codes } = require('internal/errors');

/**
 * A function, or class, that throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM whenever it is called.
 * @param {string} moduleName
 * @param {string} name of the export
 * @param {{isClass?: boolean}} [options] isClass: it can be extended and be used with instanceof
 * @returns {Function}
 */
function unavailable(moduleName, name, options) {
  const feature = `${moduleName}.${name}`;
  // A plain function can be called, constructed and extended alike.
  const stand = options?.isClass ?
    function() {
      throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
    } :
    (...args) => {
      throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
    };
  Object.defineProperty(stand, 'name', { value: name, configurable: true });
  Object.defineProperty(stand, 'length', { value: 0, configurable: true });
  return stand;
}

/**
 * Fills a module's exports with unavailable functions and classes.
 * @param {string} moduleName
 * @param {{functions?: string[], classes?: string[]}} names
 * @returns {Record<string, Function>}
 */
function unavailableExports(moduleName, { functions = [], classes = [] }) {
  const result = {};
  for (const name of classes) result[name] = unavailable(moduleName, name, { isClass: true });
  for (const name of functions) result[name] = unavailable(moduleName, name);
  return result;
}

module.exports = { unavailable, unavailableExports };
