'use strict';
// Where CommonJS meets ES modules: require() of an ES module, and the main script that turns out to be one.

const { codes } = require('internal/errors');
const { pathToFileURL } = require('internal/modules/urls');
const { getPromiseDetails } = internalBinding('util');
const engine = internalBinding('modules');

const kEvaluating = 3;
const kRejected = 2;


/**
 * Runs a text that is an ES module as a CommonJS module's content.
 * @param {Module} module
 * @param {string} text
 * @param {string} filename
 */
function loadModule(module, text, filename) {
  const { kIsMainSymbol, moduleParent, runningESM } = require('internal/modules/cjs');
  const url = pathToFileURL(filename);
  const esm = require('internal/modules/esm');
  if (module[kIsMainSymbol]) {
    // The main script may wait: it goes the way of every ES module.
    require('internal/modules/run_main').runMainModule(() => esm.jobOfFile(url, filename, text));
    return;
  }
  const job = esm.jobOfFile(url, filename, text);
  runningESM.add(module);
  module.exports = exportsOf(job, requireJob(job, filename, moduleParent(module)?.filename));
}

function requireJob(job, filename, parentFile) {
  const esm = require('internal/modules/esm');
  if (job.wrap.status === kEvaluating) throw cycleError(filename, parentFile, LAZILY);
  esm.instantiate(job, true);
  if (job.wrap.isAsync) throw new codes.ERR_REQUIRE_ASYNC_MODULE(filename, parentFile);
  const promise = esm.evaluate(job);
  // The error is thrown here: nobody needs to handle the promise.
  promise.catch(() => {});
  const { 0: state, 1: error } = getPromiseDetails(promise);
  if (state === kRejected) {
    require('internal/modules/esm_errors').decorateMissingGlobal(job, error);
    throw error;
  }
  return job.wrap.namespace;
}

const LAZILY = ' A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript ' +
  'specification. Try making at least part of the dependency in the graph lazily loaded.';

/**
 * The error of a require that would need an ES module which is running.
 * @param {string} filename
 * @param {string} [parentFile]
 * @param {string} [advice]
 * @returns {Error}
 */
function cycleError(filename, parentFile, advice = '') {
  const from = parentFile ? ` (from ${parentFile})` : '';
  return new codes.ERR_REQUIRE_CYCLE_MODULE(`Cannot require() ES Module ${filename} in a cycle.${from}${advice}`);
}

/** What require answers for a module: its namespace, with __esModule when there is a default export. */
function exportsOf(job, namespace) {
  if (Object.hasOwn(namespace, 'module.exports')) return namespace['module.exports'];
  if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) return namespace;
  return markedNamespace(job);
}

const FACADE = "export * from 'original'; export { default } from 'original'; export const __esModule = true;";

/** A namespace with the same live bindings and __esModule beside them: that of a module which reexports. */
function markedNamespace(job) {
  const facade = new engine.ModuleWrap('node:internal/modules/facade', FACADE, 0, 0);
  facade.link(facade.requests.map(() => job.wrap));
  facade.instantiate();
  facade.evaluate();
  return facade.namespace;
}

module.exports = { cycleError, loadModule, requireJob };
