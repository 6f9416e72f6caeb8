'use strict';
// The thread's side of internalBinding('modload'): one resolver handle a thread, texts that came
// along with a resolution, and failures turned into the errors that node throws.

const native = internalBinding('modload');
const { makeClass, makeFromNative } = require('internal/errors');
const { allIds, ownIds, schemeOnlyIds } = require('internal/modules/builtin_ids');

const kNoScope = 1;
const kText = 2;
const kForget = 4;

let handle = 0;
let conditions = [];
let globalPaths;

/**
 * Sets what belongs to the thread: called once, before the first resolution.
 * @param {{conditions?: string[]}} [options] conditions: of --conditions
 */
function boot(options) {
  conditions = options?.conditions ?? [];
}

/**
 * The folders that are searched after every node_modules: NODE_PATH and its kin.
 * @returns {string[]}
 */
function getGlobalPaths() {
  globalPaths ??= computeGlobalPaths();
  return globalPaths;
}

function computeGlobalPaths() {
  const { resolve } = require('internal/path').posix;
  const { HOME: home, NODE_PATH: nodePath } = process.env;
  const paths = [resolve(process.execPath, '..', '..', 'lib', 'node')];
  if (home) paths.unshift(resolve(home, '.node_modules'), resolve(home, '.node_libraries'));
  if (nodePath) paths.unshift(...nodePath.split(':').filter(Boolean));
  return paths;
}

/**
 * Reads NODE_PATH and HOME once more.
 * @returns {string[]}
 */
function refreshGlobalPaths() {
  globalPaths = computeGlobalPaths();
  if (handle !== 0) native.setGlobalPaths(handle, globalPaths);
  return globalPaths;
}

function getHandle() {
  if (handle === 0) {
    handle = native.create({
      builtins: allIds(), schemeOnly: schemeOnlyIds(), own: ownIds(), conditions, globalPaths: getGlobalPaths(),
    });
  }
  return handle;
}

// The text that came with the last resolution, for the load that follows at once: older ones may be out of date.
let fresh;
// Texts of CommonJS modules that ES modules import, until they run: file name -> {format, text}.
const kept = new Map();

/**
 * The text that came along when a file was resolved, once.
 * @param {string} filename
 * @returns {{format: string, text: string} | undefined}
 */
function takeText(filename) {
  if (fresh?.filename === filename) {
    const entry = fresh;
    fresh = undefined;
    return entry;
  }
  const entry = kept.get(filename);
  if (entry !== undefined) kept.delete(filename);
  return entry;
}

/**
 * Keeps a text for the CommonJS loader.
 * @param {string} filename
 * @param {string} format
 * @param {string} text
 */
function keepText(filename, format, text) {
  kept.set(filename, { format, text });
}

function emitWarnings(list) {
  if (list === undefined) return;
  for (const { 0: code, 1: message } of list) emitDeprecation(message, code);
}

const emitted = new Set();
function emitDeprecation(message, code) {
  // DEP0155 is said once for a package and key, whoever imports.
  const key = code + (code === 'DEP0155' ? message.split(' imported from ', 1)[0].split('. Mapping', 1)[0] : message);
  if (emitted.has(key)) return;
  emitted.add(key);
  process.emitWarning(message, 'DeprecationWarning', code);
}

/**
 * Resolves a request as require does.
 * @param {string} request
 * @param {string} parentFile '' when there is none
 * @param {string[]} [paths] where to look, when the parent does not say it
 * @param {string[]} [extensions] when they are not the usual three
 * @param {{top?: boolean, text?: boolean, noScope?: boolean}} how
 * @returns {string | undefined} a file name
 */
function resolveRequire(request, parentFile, paths, extensions, { top, text, noScope }) {
  fresh = undefined;
  const flags = (noScope ? kNoScope : 0) | (text ? kText : 0) | (top ? kForget : 0);
  const result = native.require(getHandle(), request, parentFile, paths, extensions, flags);
  if (result === undefined) return undefined;
  if (!Array.isArray(result)) {
    emitWarnings(result.warnings);
    throw failureError(result);
  }
  if (result[2] !== undefined) fresh = { filename: result[0], format: result[1], text: result[2] };
  emitWarnings(result[3]);
  return result[0];
}

/**
 * Reads a file for the CommonJS loader.
 * @param {string} filename
 * @param {string} [format] when the caller knows it
 * @returns {{format: string, text: string}}
 */
function readText(filename, format) {
  const result = native.read(getHandle(), filename, format);
  if (!Array.isArray(result)) throw failureError(result);
  return { format: result[0], text: result[1] };
}

/**
 * Resolves the specifiers of one importer, and loads what this thread meets for the first time.
 * @param {string[]} specifiers
 * @param {string} parentURL
 * @returns {Array<[string] | [string, string, string, string, string[]?] | object>} see the operation
 */
function resolveImports(specifiers, parentURL) {
  const results = native.import(getHandle(), specifiers, parentURL);
  if (results.length > specifiers.length) emitWarnings(results.pop());
  return results;
}

/**
 * Loads one URL.
 * @param {string} url
 * @returns {[string, string, string, string, string[]?]}
 */
function loadURL(url) {
  const result = native.load(getHandle(), url);
  if (!Array.isArray(result)) throw failureError(result);
  return result;
}

/**
 * What import.meta.resolve answers.
 * @param {string} specifier
 * @param {string} parentURL
 * @returns {string}
 */
function resolveURL(specifier, parentURL) {
  const result = native.resolve(getHandle(), specifier, parentURL);
  if (typeof result !== 'string') throw failureError(result);
  return result;
}

/**
 * The type of the package that a file belongs to.
 * @param {string} filename
 * @returns {{type: 'none' | 'commonjs' | 'module', path: string}}
 */
function packageScope(filename) {
  const result = native.scope(getHandle(), filename);
  if (!Array.isArray(result)) throw failureError(result);
  return { type: result[0], path: result[1] };
}

/**
 * Names that a CommonJS text exports.
 * @param {string} filename
 * @param {string} text
 * @returns {string[]}
 */
function exportNames(filename, text) {
  return native.exportNames(getHandle(), filename, text);
}

/**
 * Rewrites a text that the engine cannot parse, as it may be newer than the engine.
 * @param {string} name
 * @param {string} text
 * @param {string} format
 * @returns {string | undefined} undefined when it is not JavaScript
 */
function lowerSyntax(name, text, format) {
  const code = native.lower(name, text, format);
  if (code !== undefined) require('internal/modules/source_maps').install();
  return code;
}

/**
 * What lowerSyntax gave does not run: errors keep the places of the text as it is written.
 * @param {string} name
 */
function forgetMap(name) {
  native.forget(name);
}

function jsonMessage(text) {
  try {
    JSON.parse(text);
  } catch (err) {
    return err.message;
  }
  return 'Unexpected token';
}

/**
 * The error for a failure that an operation returned.
 * @param {object} info
 * @returns {Error}
 */
function failureError(info) {
  if (info.kind === 'syntax') return typeScriptError(info);
  if (info.json !== undefined) {
    if (info.base === 'SyntaxError') return packageSyntaxError(info);
    info.message = `${info.message}. ${jsonMessage(info.json)}`;
  }
  if (info.code === 'MODULE_NOT_FOUND') return notFoundError(info);
  if (info.code === 'ERR_UNSUPPORTED_RESOLVE_REQUEST') info.props = { cause: new TypeError('Invalid URL') };
  if (info.base === 'URIError') return new URIError(info.message);
  return info.kind === 'coded' ? codedError(info) : makeFromNative(info);
}

const bases = { __proto__: null, Error, TypeError, RangeError, SyntaxError };
const classes = new Map();

/** An error with a code whose text the resolver has written already. */
function codedError({ base, code, message, props }) {
  let Class = classes.get(code);
  if (Class === undefined) {
    Class = makeClass(bases[base], code, (text) => text);
    classes.set(code, Class);
  }
  return Object.assign(new Class(message), props);
}

function packageSyntaxError(info) {
  const err = new SyntaxError(`${info.message}: ${jsonMessage(info.json)}`);
  err.path = info.props.path;
  return err;
}

function notFoundError(info) {
  const err = new Error(info.message);
  err.code = 'MODULE_NOT_FOUND';
  return Object.assign(err, info.props);
}

function typeScriptError({ message, path, line, column, source }) {
  const err = new SyntaxError(message);
  err.stack = `${path}:${line}\n${source}\n${' '.repeat(column)}^\n\n${err.stack}`;
  return err;
}

module.exports = {
  boot,
  emitDeprecation,
  exportNames,
  failureError,
  getGlobalPaths,
  keepText,
  loadURL,
  forgetMap,
  lowerSyntax,
  packageScope,
  readText,
  refreshGlobalPaths,
  resolveImports,
  resolveRequire,
  resolveURL,
  takeText,
};
