'use strict';
// Makes heddle:bench resolve in runtimes that do not know it, by the means that each of them has.

const Module = require('node:module');
const path = require('node:path');
const fs = require('node:fs');
const { pathToFileURL } = require('node:url');

const threads = require('node:worker_threads');

const ID = 'heddle:bench';
// Where facade.mjs, and Heddle's own heddle:bench, find the exports.
const KEY = Symbol.for(ID);

/**
 * @param {object} exports of heddle:bench
 * @param {string} file that will be loaded
 */
function provide(exports, file) {
  globalThis[KEY] = exports;
  if (Module.isBuiltin?.(ID)) return;
  provideInWorkers(file);
  if (typeof Bun !== 'undefined') return provideInBun(exports);
  provideToRequire(exports);
  provideToImport(file);
}

/** A Worker that the file starts on itself meets heddle:bench again; others are left as they are. */
function provideInWorkers(file) {
  const same = [file, pathToFileURL(file).href];
  threads.Worker = class Worker extends threads.Worker {
    constructor(entry, options) {
      const isSame = options?.eval !== true && same.includes(`${entry}`);
      super(isSame ? path.join(__dirname, 'runner.cjs') : entry, options);
    }
  };
  Module.syncBuiltinESMExports?.();
}

function provideInBun(exports) {
  Bun.plugin({
    name: ID,
    setup(build) {
      build.module(ID, () => ({ exports: { ...exports, default: exports }, loader: 'object' }));
    },
  });
}

function provideToRequire(exports) {
  const { _load, _resolveFilename } = Module;
  Module._load = function(request, ...rest) {
    return request === ID ? exports : Reflect.apply(_load, this, [request, ...rest]);
  };
  Module._resolveFilename = function(request, ...rest) {
    return request === ID ? ID : Reflect.apply(_resolveFilename, this, [request, ...rest]);
  };
}

function provideToImport(file) {
  if (typeof Module.registerHooks === 'function') {
    const facade = pathToFileURL(path.join(__dirname, 'facade.mjs')).href;
    Module.registerHooks({
      resolve(specifier, context, next) {
        return specifier === ID ? { url: facade, shortCircuit: true } : next(specifier, context);
      },
    });
    return;
  }
  // These hooks cost a thread, so files that have no use for them go without.
  const isImported = /\b(from|import)\s*\(?\s*['"]heddle:bench['"]/.test(fs.readFileSync(file, 'utf8'));
  if (!isImported || typeof Module.register !== 'function') return;
  try {
    Module.register(pathToFileURL(path.join(__dirname, 'hooks.mjs')).href);
  } catch (error) {
    // An old Heddle has no hooks: the import itself then says what it does not know.
    if (error.code !== 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM') throw error;
  }
}

module.exports = { provide };
