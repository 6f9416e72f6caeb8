'use strict';
// What require does with a file, by extension: JavaScript, JSON, native addons, TypeScript; and the compilation of a
// CommonJS text.

const { posix: path } = require('internal/path');
const { patchedReadFileSync, requireBuiltin } = require('internal/modules/builtin_ids');
const resolver = require('internal/modules/resolver');
const engine = internalBinding('modules');
const { getErrorSource } = internalBinding('errors');

const WRAPPER_PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];
const ownWrapper = [
  '(function (exports, require, module, __filename, __dirname) { ',
  '\n});',
];

let wrapper = ownWrapper.slice();
let isWrapperPatched = false;
let wrap = function(script) {
  return wrapper[0] + script + wrapper[1];
};

function installWrapper(Module) {
  const watched = new Proxy(wrapper, {
    set(target, name, value) {
      isWrapperPatched = true;
      return Reflect.set(target, name, value);
    },
    defineProperty(target, name, descriptor) {
      isWrapperPatched = true;
      return Object.defineProperty(target, name, descriptor);
    },
  });
  wrapper = watched;
  Object.defineProperty(Module, 'wrap', {
    __proto__: null,
    get() { return wrap; },
    set(value) { isWrapperPatched = true; wrap = value; },
  });
  Object.defineProperty(Module, 'wrapper', {
    __proto__: null,
    get() { isWrapperPatched = true; return wrapper; },
    set(value) { isWrapperPatched = true; wrapper = value; },
  });
}

/**
 * The text and format of a file: what came along with its resolution, else read now.
 * @param {string} filename
 * @param {string} [format]
 * @returns {{format: string, text: string}}
 */
function source(filename, format) {
  const kept = resolver.takeText(filename);
  const readFileSync = patchedReadFileSync();
  if (readFileSync !== undefined) {
    const text = readFileSync(filename, 'utf8');
    if (typeof text === 'string') return { format: format ?? kept?.format ?? formatOf(filename), text: stripBOM(text) };
  }
  return kept ?? resolver.readText(filename, format);
}

function isTypeScript(filename) {
  return /\.[cm]?ts$/.test(filename);
}

/** The text as it is: hooks for TypeScript (ts-node, pirates) call the loader of '.js' and translate by themselves. */
function rawSource(filename) {
  resolver.takeText(filename);
  const { readFileSync } = requireBuiltin('fs');
  return { format: undefined, text: stripBOM(readFileSync(filename, 'utf8')) };
}

function stripBOM(text) {
  return text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text;
}

function formatOf(filename) {
  if (filename.endsWith('.mjs')) return 'module';
  if (!filename.endsWith('.js')) return 'commonjs';
  const { type } = resolver.packageScope(filename);
  return type === 'none' ? 'ambiguous' : type;
}

function loadJSON(module, filename) {
  const { text } = source(filename, 'json');
  try {
    module.exports = JSON.parse(text);
  } catch (err) {
    err.message = `${filename}: ${err.message}`;
    throw err;
  }
}

function loadAddon(module, filename) {
  return process.dlopen(module, path.toNamespacedPath(filename));
}

function loadTypeScript(module, filename) {
  const { text, format } = source(filename);
  require('internal/modules/source_maps').install();
  module._compile(text, filename, format);
}

/**
 * Puts the loaders of extensions and the wrapper onto Module.
 * @param {typeof Module} Module
 */
function install(Module) {
  Module._extensions['.js'] = function(module, filename) {
    const { text, format } = isTypeScript(filename) ? rawSource(filename) : source(filename);
    module._compile(text, filename, format);
  };
  Module._extensions['.json'] = function(module, filename) { loadJSON(module, filename); };
  Module._extensions['.node'] = function(module, filename) { return loadAddon(module, filename); };
  for (const extension of Object.keys(Module._extensions)) {
    Object.defineProperty(Module._extensions[extension], 'name', { value: '' });
  }
  installWrapper(Module);
}

// Functions compiled while an import decided what a file is, until the module runs: file name -> {text, compiled}.
const compiledEarly = new Map();

/**
 * Compiles a CommonJS text.
 * @param {string} filename
 * @param {string} text
 * @param {string} [format] 'commonjs' rules out that it is an ES module
 * @returns {Function | undefined} undefined when it is an ES module
 */
function compileCommonJS(filename, text, format) {
  try {
    return compile(filename, text);
  } catch (err) {
    try {
      return compileAnotherWay(filename, text, format, err);
    } catch (failure) {
      showSource(failure);
      throw failure;
    }
  }
}

function compile(filename, text) {
  if (isWrapperPatched) {
    const run = engine.compileFunction(`return ${wrap(text)}`, filename, [], { hostDefined: filename }).function;
    return run();
  }
  return engine.compileFunction(text, filename, WRAPPER_PARAMETERS, { hostDefined: filename }).function;
}

const ESM_SYNTAX = new Set([
  'Cannot use import statement outside a module',
  "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
]);

// Errors of CommonJS that vanish when the text is an ES module: top-level await, and its own `require` and kin.
const MAYBE_ESM = [
  'await is only valid in async functions and the top level bodies of modules',
  'Unexpected reserved word',
  'Unexpected strict mode reserved word',
  'missing ) after argument list',
];

function mayBeModule({ message }) {
  return MAYBE_ESM.includes(message) ||
    /^Identifier '(?:module|exports|require|__filename|__dirname)' has already been declared$/.test(message) ||
    /^Unexpected (?:identifier|token|number|string|template string)/.test(message);
}

function compileAnotherWay(filename, text, format, err) {
  if (err?.name !== 'SyntaxError') throw err;
  const { message } = err;
  if (format !== 'commonjs' && isModuleError(err, filename, text)) return undefined;
  if (ESM_SYNTAX.has(message)) {
    warnModuleSyntax();
    throw err;
  }
  const lowered = resolver.lowerSyntax(filename, text, 'commonjs');
  if (lowered === undefined) throw err;
  try {
    return compile(filename, lowered);
  } catch {
    resolver.forgetMap(filename);
    throw err;
  }
}

/**
 * Tells whether a text does not parse as CommonJS because it is an ES module, be it a faulty one.
 * @param {any} err what its compilation threw
 * @param {string} filename
 * @param {string} text
 * @returns {boolean}
 */
function isModuleError(err, filename, text) {
  if (err?.name !== 'SyntaxError') return false;
  return ESM_SYNTAX.has(err.message) || mayBeModule(err) && parsesAsModule(filename, text);
}

function parsesAsModule(filename, text) {
  try {
    return new engine.ModuleWrap(filename, text, 0, 0) !== undefined;
  } catch {
    return false;
  }
}

function warnModuleSyntax() {
  process.emitWarning('To load an ES module, set "type": "module" in the package.json or use the .mjs extension.');
}

/**
 * Tells what an ambiguous text is, and keeps the function when it is CommonJS.
 * @param {string} filename
 * @param {string} text
 * @param {string} format
 * @returns {boolean} true for an ES module
 */
function isModuleText(filename, text, format) {
  const compiled = compileCommonJS(filename, text, format);
  if (compiled === undefined) return true;
  compiledEarly.set(filename, { text, compiled });
  return false;
}

function takeCompiled(filename, text) {
  const early = compiledEarly.get(filename);
  if (early === undefined) return undefined;
  compiledEarly.delete(filename);
  return early.text === text && !isWrapperPatched ? early.compiled : undefined;
}

/**
 * Compiles a module's text for Module.prototype._compile.
 * @param {string} content
 * @param {string} filename
 * @param {string | undefined} format
 * @returns {Function | undefined} undefined when it is an ES module
 */
function compileText(content, filename, format) {
  if (format === 'module') return undefined;
  const early = takeCompiled(filename, content);
  if (early !== undefined) return early;
  return compileCommonJS(filename, content, format);
}

/** Puts the line that did not parse in front of the error's stack, and leaves our own frames out. */
function showSource(err) {
  if (err?.name !== 'SyntaxError' || typeof err.stack !== 'string') return;
  const { arrowText } = require('internal/process/fatal');
  const source = getErrorSource(err);
  if (source === undefined) return;
  if (Error.stackTraceLimit > 0) Error.captureStackTrace(err, compileCommonJS);
  err.stack = `${arrowText(source)}\n${err.stack}`;
}

module.exports = {
  compileText,
  install,
  isModuleError,
  isModuleText,
  typescript: loadTypeScript,
};
