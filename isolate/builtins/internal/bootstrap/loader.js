'use strict';
// The first code of a thread: the module loader of the built-ins.
//
// This file alone is the body of function (internalBinding). It gives the function that boots a thread, whose
// `preload` loads what a start-up snapshot is to hold: what it gives is kept in there and called in each thread
// that is made from it. It makes the process object, whose contents
// internal/process/object fills in, and `requireBuiltin`, the `require` that built-ins get.

const { compile, has } = internalBinding('builtins');

/**
 * id -> {exports, id, loaded}. The methods are its own, because built-ins are loaded at any time: without them a program
 * that replaces those of Map.prototype would have them loaded once more.
 */
const cache = Object.assign(new Map(), { get: Map.prototype.get, set: Map.prototype.set, delete: Map.prototype.delete });
const { apply } = Reflect;

// process, its own prototype and, later, EventEmitter.prototype behind that.
const process = Object.create(Object.create(Object.prototype));

function requireBuiltin(id) {
  const known = cache.get(id);
  if (known !== undefined) return known.exports;
  const module = { exports: {}, id, loaded: false };
  cache.set(id, module);
  try {
    const { exports } = module;
    apply(compile(id), exports, [exports, requireBuiltin, module, process, internalBinding]);
    module.loaded = true;
  } catch (err) {
    cache.delete(id);
    throw err;
  }
  return module.exports;
}

requireBuiltin.has = has;
requireBuiltin.cache = cache;

function boot() {
  const { prepare, start } = requireBuiltin('internal/bootstrap/boot');
  prepare(requireBuiltin);
  start();
}

boot.preload = () => requireBuiltin('internal/bootstrap/preload').load(requireBuiltin);

return boot;
