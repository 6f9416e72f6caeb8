'use strict';
// What this thread is: the options it was started with and the loader of the built-ins. Filled in by boot.

// V8's own console, before the globals are defined: what an inspector hears.
const engineConsole = globalThis.console;

let threadOptions;
let loader;

/**
 * @param {Function} requireBuiltin
 * @param {object} options
 */
function set(requireBuiltin, options) {
  loader = requireBuiltin;
  threadOptions = options;
}

/** @returns {object} the options that Go gave this thread */
const options = () => threadOptions;

/** The loader's require, for the module loaders. */
const requireBuiltin = (id) => loader(id);

module.exports = { engineConsole, set, options, requireBuiltin };
