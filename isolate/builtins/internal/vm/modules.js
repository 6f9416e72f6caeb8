'use strict';
// vm.Module, vm.SourceTextModule and vm.SyntheticModule (--experimental-vm-modules): ES modules that the
// program links itself, in any context.

const { codes } = require('internal/errors');
const {
  validateBoolean, validateFunction, validateInt32, validateObject, validateString, validateUint32,
} = require('internal/validators');
const { customInspectSymbol, emitExperimentalWarning } = require('internal/util');
const { isMainContextLoader, registerHost } = require('internal/vm');
const { registerImportMeta } = require('internal/modules/callbacks');
const { Buffer } = require('internal/buffer');
const { ModuleWrap, kErrored, kEvaluated, kInstantiated } = internalBinding('modules');
const { isContext } = internalBinding('contexts');

const {
  ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_VM_MODULE_ALREADY_LINKED, ERR_VM_MODULE_CACHED_DATA_REJECTED,
  ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA, ERR_VM_MODULE_DIFFERENT_CONTEXT, ERR_VM_MODULE_NOT_MODULE,
  ERR_VM_MODULE_STATUS,
} = codes;

/** Module -> what this file knows of it: {wrap, context, status, failure, linked} */
const states = new WeakMap();

// How many modules without an identifier each context has; undefined stands for the program's own.
const counts = new WeakMap();
const kMain = {};

function defaultIdentifier(context) {
  const key = context ?? kMain;
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return `vm:module(${count})`;
}

function stateOf(module) {
  const state = states.get(module);
  if (state === undefined) throw new ERR_INVALID_ARG_TYPE('this', 'Module', module);
  return state;
}

/**
 * @param {any} value
 * @returns {boolean}
 */
const isModule = (value) => value !== null && typeof value === 'object' && states.has(value);

const kEvaluating = kEvaluated - 1;

function statusOf(state) {
  const { wrap: { status } } = state;
  if (state.failure !== undefined || status === kErrored) return 'errored';
  if (status === kEvaluated) return 'evaluated';
  if (status === kEvaluating) return 'evaluating';
  if (status === kInstantiated) return 'linked';
  return state.status;
}

let constructing = false;

/** What the two kinds of modules have in common. */
class Module {
  constructor() {
    if (!constructing) throw new TypeError('Module is not a constructor');
    constructing = false;
    emitExperimentalWarning('VM Modules');
  }

  get identifier() {
    return stateOf(this).identifier;
  }

  get context() {
    return stateOf(this).context;
  }

  get namespace() {
    const state = stateOf(this);
    if (state.wrap.status < kInstantiated) throw new ERR_VM_MODULE_STATUS('must not be unlinked or linking');
    return state.wrap.namespace;
  }

  get status() {
    return statusOf(stateOf(this));
  }

  get error() {
    return errorOf(stateOf(this));
  }

  /**
   * Finds the modules that this one and those it needs import.
   * @param {(specifier: string, module: Module, extra: {attributes: object, assert: object}) => Module|Promise<Module>} linker
   * @returns {Promise<void>}
   */
  async link(linker) {
    const state = stateOf(this);
    validateFunction(linker, 'linker');
    if (statusOf(state) === 'linked') throw new ERR_VM_MODULE_ALREADY_LINKED();
    if (statusOf(state) !== 'unlinked') throw new ERR_VM_MODULE_STATUS('must be unlinked');
    await linkAll(this, state, linker);
    state.wrap.instantiate();
  }

  /**
   * Runs it and those it needs.
   * @param {{timeout?: number, breakOnSigint?: boolean}} [options]
   * @returns {Promise<void>}
   */
  async evaluate(options = {}) {
    const state = stateOf(this);
    validateObject(options, 'options');
    const { timeout, breakOnSigint = false } = options;
    if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
    validateBoolean(breakOnSigint, 'options.breakOnSigint');
    const status = statusOf(state);
    if (status !== 'linked' && status !== 'evaluated' && status !== 'errored') {
      throw new ERR_VM_MODULE_STATUS('must be one of linked, evaluated, or errored');
    }
    if (state.failure !== undefined) throw state.failure.error;
    await state.wrap.evaluate(timeout ?? -1, breakOnSigint);
  }

  [customInspectSymbol](depth, options) {
    const state = stateOf(this);
    const name = this.constructor?.name ?? 'Module';
    if (typeof depth === 'number' && depth < 0) return `[${name}]`;
    const { inspect } = require('internal/util/inspect');
    const shown = { status: statusOf(state), identifier: state.identifier, context: state.context };
    const named = Object.defineProperties(Object.create(Object.getPrototypeOf(this)), Object.getOwnPropertyDescriptors(shown));
    return inspect(named, { ...options, customInspect: false });
  }
}

function errorOf(state) {
  if (state.failure !== undefined) return state.failure.error;
  if (state.wrap.status !== kErrored) throw new ERR_VM_MODULE_STATUS('must be errored');
  return state.wrap.error;
}

async function linkAll(module, state, linker) {
  state.status = 'linking';
  const { requests } = state;
  const found = await Promise.all(requests.map(async ({ specifier, assertions }) => {
    const target = await linker(specifier, module, { attributes: assertions, assert: assertions });
    return checked(state, target);
  }));
  state.linked = found;
  state.wrap.link(found.map((target) => states.get(target).wrap));
  for (const target of found) {
    const other = states.get(target);
    if (statusOf(other) === 'unlinked') await linkAll(target, other, linker);
  }
  if (state.synthetic) state.wrap.instantiate();
  else state.status = 'unlinked';
}

// What a linker has given, if it can be linked with.
function checked(state, target) {
  if (!isModule(target)) throw fail(state, new ERR_VM_MODULE_NOT_MODULE());
  const other = states.get(target);
  if (other.context !== state.context) throw fail(state, new ERR_VM_MODULE_DIFFERENT_CONTEXT());
  if (statusOf(other) === 'errored') throw fail(state, new codes.ERR_VM_MODULE_LINK_FAILURE(
    `request for '${other.identifier}' is in error`, errorOf(other)));
  return target;
}

function fail(state, error) {
  state.failure = { error };
  return error;
}

function moduleContext(options) {
  const { context } = options;
  if (context === undefined) return undefined;
  validateObject(context, 'context', { allowArray: true });
  if (!isContext(context)) throw new ERR_INVALID_ARG_TYPE('options.context', 'vm.Context', context);
  return context;
}

function moduleIdentifier(options) {
  if (options.identifier !== undefined) validateString(options.identifier, 'options.identifier');
  return options.identifier;
}

/** A module with a source text. */
class SourceTextModule extends Module {
  /**
   * @param {string} sourceText
   * @param {{identifier?: string, cachedData?: ArrayBufferView, context?: object, lineOffset?: number,
   *   columnOffset?: number, initializeImportMeta?: (meta: object, module: Module) => void,
   *   importModuleDynamically?: Function}} [options]
   */
  constructor(sourceText, options = {}) {
    validateString(sourceText, 'sourceText');
    validateObject(options, 'options');
    const {
      lineOffset = 0, columnOffset = 0, cachedData, initializeImportMeta, importModuleDynamically,
    } = options;
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    if (initializeImportMeta !== undefined) validateFunction(initializeImportMeta, 'options.initializeImportMeta');
    if (importModuleDynamically !== undefined && !isMainContextLoader(importModuleDynamically)) {
      validateFunction(importModuleDynamically, 'options.importModuleDynamically');
    }
    if (cachedData !== undefined && !ArrayBuffer.isView(cachedData)) {
      throw new ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], cachedData);
    }
    const context = moduleContext(options);
    const identifier = moduleIdentifier(options) ?? defaultIdentifier(context);
    const host = registerHost(identifier, importModuleDynamically);
    const wrap = new ModuleWrap(identifier, sourceText, lineOffset, columnOffset, {
      context, hostDefined: host.id, cachedData,
    });
    if (wrap.cachedDataRejected) throw new ERR_VM_MODULE_CACHED_DATA_REJECTED();
    constructing = true;
    super();
    host.bind(this);
    registerImportMeta(wrap, (meta) => initializeImportMeta?.(meta, this));
    states.set(this, { wrap, context, identifier, status: 'unlinked', requests: wrap.requests });
  }

  get dependencySpecifiers() {
    const state = stateOf(this);
    state.specifiers ??= state.requests.map(({ specifier }) => specifier);
    return state.specifiers;
  }

  get status() {
    return super.status;
  }

  get error() {
    return super.error;
  }

  /** @returns {Buffer} what a later module with this text can be compiled from */
  createCachedData() {
    const { wrap } = stateOf(this);
    if (wrap.status >= kEvaluating) throw new ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA();
    const bytes = wrap.createCachedData();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

/** A module whose exports the program sets. */
class SyntheticModule extends Module {
  /**
   * @param {string[]} exportNames
   * @param {(this: SyntheticModule) => void} evaluateCallback sets the exports
   * @param {{identifier?: string, context?: object}} [options]
   */
  constructor(exportNames, evaluateCallback, options = {}) {
    if (!Array.isArray(exportNames) || exportNames.some((name) => typeof name !== 'string')) {
      throw new ERR_INVALID_ARG_TYPE('exportNames', 'Array of unique strings', exportNames);
    }
    for (const [i, name] of exportNames.entries()) {
      if (exportNames.indexOf(name) === i) continue;
      throw new ERR_INVALID_ARG_VALUE(`exportNames.${name}`, name, 'is duplicated');
    }
    validateFunction(evaluateCallback, 'evaluateCallback');
    validateObject(options, 'options');
    const context = moduleContext(options);
    const identifier = moduleIdentifier(options) ?? defaultIdentifier(context);
    constructing = true;
    super();
    const wrap = new ModuleWrap(identifier, exportNames, () => Reflect.apply(evaluateCallback, this, []), undefined, { context });
    states.set(this, { wrap, context, identifier, status: 'unlinked', requests: [], synthetic: true });
  }

  /**
   * @param {string} name one of exportNames
   * @param {any} value
   */
  setExport(name, value) {
    const { wrap } = stateOf(this);
    validateString(name, 'name');
    if (wrap.status < kInstantiated) throw new ERR_VM_MODULE_STATUS('must be linked');
    wrap.setExport(name, value);
  }
}

/**
 * The namespace of a module that an importer has given.
 * @param {Module} module
 * @returns {object}
 */
function namespaceOf(module) {
  const state = states.get(module);
  if (statusOf(state) === 'errored') throw errorOf(state);
  return module.namespace;
}

module.exports = { Module, SourceTextModule, SyntheticModule, isModule, namespaceOf };
