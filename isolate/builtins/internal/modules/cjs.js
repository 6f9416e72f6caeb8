'use strict';
// CommonJS: the Module class, its resolution and its cache. What programs patch (Module._load, _resolveFilename,
// _findPath, _extensions, prototype._compile, prototype.require ...) is called through the property, as node does;
// the short way through one native operation is taken while none of them has been replaced.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { posix: path } = require('internal/path');
const { builtinId, hasBuiltinScheme, requireBuiltin, allIds } = require('internal/modules/builtin_ids');
const resolver = require('internal/modules/resolver');
const { cyclicExports, endCycle } = require('internal/modules/cycle');
const { makeRequire } = require('internal/modules/require');

const kIsMainSymbol = Symbol('kIsMainSymbol');
const kIsCachedByESMLoader = Symbol('kIsCachedByESMLoader');
const kIsExecuting = Symbol('kIsExecuting');

const parents = new WeakMap();
// ES modules behind require, while they run: they have no exports to show yet.
const runningESM = new WeakSet();
const relativeCache = new Map();
// The folders that a module's `paths` listed when it was loaded, shared between modules of one folder.
const pathsOfFolder = new Map();

let requireDepth = 0;
let isPreloading = false;
let isLoading = false; // what is being resolved will be run: its text may come along

/**
 * A CommonJS module.
 * @class
 * @param {string} [id]
 * @param {Module} [parent] the module that required it first
 */
function Module(id = '', parent) {
  this.id = id;
  this.path = path.dirname(id);
  this.exports = {};
  parents.set(this, parent);
  updateChildren(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

function updateChildren(parent, child, scan) {
  const children = parent?.children;
  if (children && !(scan && children.includes(child))) children.push(child);
}

Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = { __proto__: null };
Module.globalPaths = [];

let modulePaths = [];

function hidden(target, name, get, set, configurable = true) {
  Object.defineProperty(target, name, { __proto__: null, get, set, enumerable: false, configurable });
}

hidden(Module.prototype, 'constructor', () => Module, undefined, false);
hidden(Module.prototype, 'isPreloading', () => isPreloading, undefined, false);
hidden(Module.prototype, 'parent', function() { return parents.get(this); }, function(value) { parents.set(this, value); });

/**
 * Loads what a request means, seen from this module.
 * @param {string} id
 * @returns {any} its exports
 */
Module.prototype.require = function(id) {
  validateString(id, 'id');
  if (id === '') throw new codes.ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  requireDepth++;
  try {
    return Module._load(id, this, /* isMain */ false);
  } finally {
    requireDepth--;
  }
};

/**
 * The cached or freshly loaded exports of a request.
 * @param {string} request
 * @param {Module} [parent]
 * @param {boolean} [isMain]
 * @returns {any}
 */
Module._load = function(request, parent, isMain) {
  let relativeKey;
  if (parent) {
    relativeKey = `${parent.path}\x00${request}`;
    const known = relativeCache.get(relativeKey);
    if (known !== undefined) {
      const cached = Module._cache[known];
      if (cached !== undefined) return cachedExports(cached, parent);
      relativeCache.delete(relativeKey);
    }
  }
  if (typeof request === 'string' && hasBuiltinScheme(request)) return loadPrefixed(request);

  isLoading = true;
  const filename = Module._resolveFilename(request, parent, isMain);
  isLoading = false;
  const cached = Module._cache[filename];
  if (cached !== undefined) return cachedExports(cached, parent);
  const id = builtinId(filename);
  if (id !== undefined) return requireBuiltin(id);
  const module = addModule(filename, parent, isMain, relativeKey);
  let done = false;
  try {
    module.load(filename);
    done = true;
  } finally {
    if (done) endCycle(module);
    else forget(module, filename, parent, relativeKey);
  }
  return module.exports;
};

function addModule(filename, parent, isMain, relativeKey) {
  const module = new Module(filename, parent);
  if (isMain) setMain(module);
  else module[kIsMainSymbol] = false;
  module[kIsCachedByESMLoader] = false;
  Module._cache[filename] = module;
  if (relativeKey !== undefined) relativeCache.set(relativeKey, filename);
  return module;
}

function loadPrefixed(request) {
  const id = builtinId(request);
  if (id === undefined) throw new codes.ERR_UNKNOWN_BUILTIN_MODULE(request);
  return requireBuiltin(id);
}

function cachedExports(module, parent) {
  updateChildren(parent, module, true);
  if (module.loaded) return module.exports;
  if (runningESM.has(module)) throw require('internal/modules/require_esm').cycleError(module.filename, parents.get(module)?.filename);
  return cyclicExports(module);
}

function setMain(module) {
  process.mainModule = module;
  module.id = '.';
  module[kIsMainSymbol] = true;
}

function forget(module, filename, parent, relativeKey) {
  delete Module._cache[filename];
  if (relativeKey === undefined) return;
  relativeCache.delete(relativeKey);
  const at = parent?.children?.indexOf(module) ?? -1;
  if (at !== -1) parent.children.splice(at, 1);
}

/**
 * Runs the file through the loader of its extension.
 * @param {string} filename
 */
Module.prototype.load = function(filename) {
  if (this.loaded) {
    throw new codes.ERR_INTERNAL_ASSERTION();
  }
  this.filename = filename;
  this.paths = Module._nodeModulePaths(path.dirname(filename));
  const extension = longestExtension(filename);
  if (Module._extensions[extension]) Module._extensions[extension](this, filename);
  else builtinLoaders().typescript(this, filename);
  this.loaded = true;
  runningESM.delete(this);
};

let loaders;
function builtinLoaders() {
  loaders ??= require('internal/modules/cjs_loaders');
  return loaders;
}

function longestExtension(filename) {
  const name = path.basename(filename);
  for (let at = name.indexOf('.'); at !== -1; at = name.indexOf('.', at + 1)) {
    if (at === 0) continue;
    const extension = name.slice(at);
    if (Module._extensions[extension]) return extension;
  }
  const last = path.extname(name);
  return last === '.ts' || last === '.cts' || last === '.mts' ? last : '.js';
}

/**
 * The node_modules folders that are searched from a folder.
 * @param {string} from
 * @returns {string[]}
 */
Module._nodeModulePaths = function(from) {
  return folderPaths(path.resolve(from)).slice();
};
const ownNodeModulePaths = Module._nodeModulePaths;

function folderPaths(from) {
  let list = pathsOfFolder.get(from);
  if (list === undefined) {
    list = listNodeModules(from);
    pathsOfFolder.set(from, list);
  }
  return list;
}

function listNodeModules(from) {
  const list = [];
  for (let dir = from; dir !== '/'; dir = path.dirname(dir)) {
    if (!dir.endsWith('/node_modules')) list.push(`${dir}/node_modules`);
  }
  list.push('/node_modules');
  return list;
}

function isRelative(request) {
  return request === '.' || request === '..' || request.startsWith('./') || request.startsWith('../');
}

/**
 * Where a request is looked for.
 * @param {string} request
 * @param {Module} [parent]
 * @returns {string[] | null} null for a built-in
 */
Module._resolveLookupPaths = function(request, parent) {
  if (builtinId(request) !== undefined) return null;
  if (!isRelative(request)) {
    const own = parent?.paths?.length ? parent.paths : [];
    return own.length ? own.concat(modulePaths) : modulePaths.slice();
  }
  // A relative request without a file to start from: the working directory.
  if (!parent?.id || !parent.filename) return ['.'];
  return [path.dirname(parent.filename)];
};
const ownResolveLookupPaths = Module._resolveLookupPaths;

const USUAL_EXTENSIONS = ['.js', '.json', '.node'];
function extensionList() {
  const list = Object.keys(Module._extensions);
  return list.length === 3 && USUAL_EXTENSIONS.every((e, i) => list[i] === e) ? undefined : list;
}

/**
 * Finds a request in a list of folders.
 * @param {string} request
 * @param {string[]} [paths]
 * @param {boolean} [isMain]
 * @returns {string | false}
 */
Module._findPath = function(request, paths, isMain) {
  const absolute = path.isAbsolute(request);
  if (absolute) paths = [''];
  else if (!paths || paths.length === 0) return false;
  const key = `${request}\x00${paths.join('\x00')}`;
  const known = Module._pathCache[key];
  if (known) return known;
  const folders = absolute ? paths : paths.map((p) => path.resolve(p));
  const found = resolver.resolveRequire(request, '', folders, extensionList(),
                                        { top: requireDepth === 0, noScope: true });
  if (found === undefined) return false;
  Module._pathCache[key] = found;
  return found;
};
const ownFindPath = Module._findPath;

/**
 * The file name, or built-in id, of a request.
 * @param {string} request
 * @param {Module} [parent]
 * @param {boolean} [isMain]
 * @param {{paths?: string[]}} [options]
 * @returns {string}
 */
Module._resolveFilename = function(request, parent, isMain, options) {
  if (typeof request === 'string' && builtinId(request) !== undefined) return request;
  const found = options === null || typeof options !== 'object' && options === undefined ?
    resolveFrom(request, parent, isMain) :
    resolveWithOptions(request, parent, isMain, options);
  if (found) return found;
  const err = notFound(request, parent);
  throw err;
};

function resolveFrom(request, parent, isMain) {
  const wantsText = isLoading;
  isLoading = false;
  if (usesOwnMethods() && parent?.filename && !hasChangedPaths(parent)) {
    return resolver.resolveRequire(request, parent.filename, undefined, extensionsFor(parent),
                                   { top: requireDepth <= 1, text: wantsText });
  }
  return resolveSlowly(request, parent, Module._resolveLookupPaths(request, parent), isMain);
}

function usesOwnMethods() {
  return Module._findPath === ownFindPath && Module._resolveLookupPaths === ownResolveLookupPaths &&
    Module._nodeModulePaths === ownNodeModulePaths;
}

function hasChangedPaths({ paths, filename }) {
  if (paths === undefined) return true;
  const own = folderPaths(path.dirname(filename));
  if (paths.length !== own.length) return true;
  for (let i = 0; i < own.length; i++) {
    if (own[i] !== paths[i]) return true;
  }
  return false;
}

// TypeScript files find each other without an extension, as their authors write it.
function extensionsFor(parent) {
  const list = extensionList();
  if (!/\.[cm]?ts$/.test(parent.filename)) return list;
  return [...(list ?? USUAL_EXTENSIONS), '.ts', '.cts', '.mts'];
}

function resolveSlowly(request, parent, paths, isMain) {
  if (parent?.filename) {
    const scoped = resolver.resolveRequire(request, parent.filename, [], undefined, { top: requireDepth <= 1 });
    if (scoped !== undefined) return scoped;
  }
  return Module._findPath(request, paths, isMain);
}

function resolveWithOptions(request, parent, isMain, options) {
  const { paths } = options;
  if (Array.isArray(paths)) return resolveSlowly(request, parent, lookupPathsOf(request, paths), isMain);
  if (paths !== undefined) throw new codes.ERR_INVALID_ARG_VALUE('options.paths', paths);
  return resolveFrom(request, parent, isMain);
}

function lookupPathsOf(request, starts) {
  if (isRelative(request)) return starts;
  const fake = new Module('', null);
  const result = [];
  for (const start of starts) {
    fake.paths = Module._nodeModulePaths(start);
    for (const folder of Module._resolveLookupPaths(request, fake)) {
      if (!result.includes(folder)) result.push(folder);
    }
  }
  return result;
}

function notFound(request, parent) {
  const requireStack = [];
  for (let cursor = parent; cursor; cursor = parents.get(cursor)) requireStack.push(cursor.filename || cursor.id);
  let message = `Cannot find module '${request}'`;
  if (requireStack.length > 0) message += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  const err = new Error(message);
  err.code = 'MODULE_NOT_FOUND';
  err.requireStack = requireStack;
  if (Error.stackTraceLimit > 0) Error.captureStackTrace(err, notFound);
  return err;
}

/**
 * Compiles and runs a text as this module.
 * @param {string} content
 * @param {string} filename
 * @param {'commonjs' | 'module' | 'ambiguous'} [format]
 * @returns {any}
 */
Module.prototype._compile = function(content, filename, format) {
  const compiled = builtinLoaders().compileText(content, filename, format);
  if (compiled === undefined) return require('internal/modules/require_esm').loadModule(this, content, filename);
  const { exports } = this;
  const args = [exports, makeRequire(this), this, filename, path.dirname(filename)];
  this[kIsExecuting] = true;
  const result = Reflect.apply(compiled, exports, args);
  this[kIsExecuting] = false;
  return result;
};

/**
 * A require function as if written in a file.
 * @param {string | URL} filename
 * @returns {Function}
 */
function createRequire(filename) {
  const file = createRequirePath(filename);
  const isFolder = file.endsWith('/');
  const name = isFolder ? path.join(file, 'noop.js') : file;
  const module = new Module(name);
  module.filename = name;
  module.paths = Module._nodeModulePaths(path.dirname(name));
  return makeRequire(module);
}
Module.createRequire = createRequire;

function createRequirePath(filename) {
  const text = typeof filename === 'string';
  const isURL = !text && typeof filename?.href === 'string' && typeof filename.protocol === 'string';
  if (isURL || text && !path.isAbsolute(filename)) {
    try {
      return require('internal/url').fileURLToPath(filename);
    } catch {
      throw badCreateRequire(filename);
    }
  }
  if (!text) throw badCreateRequire(filename);
  return filename;
}

function badCreateRequire(filename) {
  return new codes.ERR_INVALID_ARG_VALUE('filename', filename,
                                         'must be a file URL object, file URL string, or absolute path string');
}

/** Reads NODE_PATH and its kin anew. */
Module._initPaths = function() {
  modulePaths = resolver.refreshGlobalPaths().slice();
  Module.globalPaths = modulePaths.slice();
};

/**
 * Loads modules before the main script: -r.
 * @param {string[]} requests
 */
Module._preloadModules = function(requests) {
  if (!Array.isArray(requests)) return;
  isPreloading = true;
  const parent = new Module('internal/preload', null);
  try {
    parent.paths = Module._nodeModulePaths(process.cwd());
  } catch (err) {
    // The working directory is gone: relative requests cannot work, absolute ones can.
    if (err.code !== 'ENOENT') {
      isPreloading = false;
      throw err;
    }
  }
  try {
    for (const request of requests) parent.require(request);
  } finally {
    isPreloading = false;
  }
};

/**
 * Sets a thread's paths up. Called before the first script.
 */
function initialize() {
  modulePaths = resolver.getGlobalPaths().slice();
  Module.globalPaths = modulePaths.slice();
  Module.builtinModules = allIds().slice();
  builtinLoaders().install(Module);
}

module.exports = {
  Module,
  initialize,
  kIsMainSymbol,
  moduleParent: (module) => parents.get(module),
  runningESM,
};
