'use strict';
// From text to module, by format: JavaScript, CommonJS seen from ES modules, JSON and built-ins.

const { builtinId, requireBuiltin } = require('internal/modules/builtin_ids');
const resolver = require('internal/modules/resolver');
const engine = internalBinding('modules');
const { hasOwn } = Object;

/**
 * Gives a job its module.
 * @param {ModuleJob} job
 * @param {string} text
 */
function make(job, text) {
  switch (job.format) {
    case 'json':
      makeJSON(job, text);
      break;
    case 'module':
      makeModule(job, text);
      break;
    case 'ambiguous':
      makeAmbiguous(job, text);
      break;
    default:
      makeCommonJS(job, text);
  }
}

function makeAmbiguous(job, text) {
  const cached = cachedModule(job.path);
  const { isModuleText } = require('internal/modules/cjs_loaders');
  if (cached === undefined && isModuleText(job.path, text, 'ambiguous')) {
    job.format = 'module';
    job.names = undefined;
    makeModule(job, text);
    return;
  }
  job.format = 'commonjs';
  makeCommonJS(job, text);
}

function makeModule(job, text) {
  if (/\.[cm]?ts$/.test(job.path)) require('internal/modules/source_maps').install();
  job.wrap = compile(job.url, text);
  job.requests = job.wrap.requests;
}

function compile(url, text) {
  try {
    return new engine.ModuleWrap(url, text, 0, 0);
  } catch (err) {
    if (err?.name !== 'SyntaxError') throw err;
    const lowered = resolver.lowerSyntax(url, text, 'module');
    if (lowered === undefined) throw err;
    try {
      return new engine.ModuleWrap(url, lowered, 0, 0);
    } catch {
      resolver.forgetMap(url);
      throw err;
    }
  }
}

function makeJSON(job, text) {
  const cached = cachedModule(job.path);
  const value = cached?.loaded ? cached.exports : parseJSON(job, text);
  job.wrap = new engine.ModuleWrap(job.url, ['default'], () => job.wrap.setExport('default', value));
}

function parseJSON({ url, path }, text) {
  try {
    return JSON.parse(text);
  } catch (err) {
    err.message = `${path || url}: ${err.message}`;
    throw err;
  }
}

function cachedModule(path) {
  return require('internal/modules/cjs').Module._cache[path];
}

function makeCommonJS(job, text) {
  if (cachedModule(job.path) === undefined) resolver.keepText(job.path, 'commonjs', text);
  const names = new Set(job.names);
  names.delete('default');
  job.names = [...names];
  job.wrap = new engine.ModuleWrap(job.url, ['default', ...names], () => runCommonJS(job));
}

function runCommonJS(job) {
  const { Module } = require('internal/modules/cjs');
  const cached = Module._cache[job.path];
  // A module in a cycle, or loaded by require before: what it exports so far.
  if (cached !== undefined) resolver.takeText(job.path);
  const exports = cached !== undefined ? cached.exports : Module._load(job.path, undefined, false);
  setExports(job, exports);
}

function setExports({ wrap, names }, exports) {
  const isObject = exports !== null && (typeof exports === 'object' || typeof exports === 'function');
  for (const name of isObject ? names : []) {
    if (!hasOwn(exports, name)) continue;
    let value;
    try {
      value = exports[name];
    } catch {
      // A getter that throws: the name is there, without a value.
    }
    wrap.setExport(name, value);
  }
  wrap.setExport('default', exports);
}

const builtins = new Map();

/**
 * Gives a job of node:x or heddle:x its module.
 * @param {ModuleJob} job
 */
function makeBuiltin(job) {
  const id = builtinId(job.url);
  const exports = requireBuiltin(id);
  const names = Object.keys(exports).filter((name) => name !== 'default');
  job.wrap = new engine.ModuleWrap(job.url, [...names, 'default'], () => {
    builtins.set(id, { job, names });
    setBuiltin(job.wrap, names, exports);
  });
}

function setBuiltin(wrap, names, exports) {
  for (const name of names) {
    let value;
    try {
      value = exports[name];
    } catch {
      // As above.
    }
    wrap.setExport(name, value);
  }
  wrap.setExport('default', exports);
}

/** Copies what a program changed on built-ins to the names that ES modules imported. */
function syncBuiltinESMExports() {
  for (const { 0: id, 1: { job, names } } of builtins) setBuiltin(job.wrap, names, requireBuiltin(id));
}

module.exports = { make, makeBuiltin, syncBuiltinESMExports };
