'use strict';
// The first script of a thread: a file, a text of the command line, standard input; and what is loaded before it.

const { codes } = require('internal/errors');
const { posix: path } = require('internal/path');
const resolver = require('internal/modules/resolver');
const { pathToFileURL } = require('internal/modules/urls');
const { Module, initialize: initializeModule } = require('internal/modules/cjs');
const { triggerUncaught } = internalBinding('errors');

let isInitialized = false;
let pending = 0; // entries that are ES modules and have not finished
let hasEnded = false;
const endCallbacks = [];

/**
 * Prepares the module loaders of this thread: once, before anything of the user's is loaded.
 * @param {{conditions?: string[]}} [options]
 */
function initialize(options) {
  if (isInitialized) return;
  isInitialized = true;
  resolver.boot(options);
  initializeModule();
  require('internal/modules/callbacks').install();
}

/**
 * Tells whether the entry waits in a top-level await: a thread that ends then has failed, with code 13.
 * @returns {boolean}
 */
function unsettled() {
  return pending > 0;
}

/**
 * Calls back when the entry has run to its end, its top-level awaits included.
 * @param {() => void} callback
 */
function whenEnded(callback) {
  if (hasEnded) callback();
  else endCallbacks.push(callback);
}

function entryEnded() {
  if (pending > 0) return;
  hasEnded = true;
  for (const callback of endCallbacks.splice(0)) callback();
}

/**
 * Runs a script.
 * @param {string} [main] an absolute path, or relative to the working directory
 */
function runMain(main = process.argv[1]) {
  initialize();
  if (main.startsWith('data:') && !require('internal/bootstrap/realm').options().isMainThread) return runMainModule(() => require('internal/modules/esm').getJob(main));
  const wanted = path.resolve(main);
  const file = Module._findPath(wanted, null, true);
  if (!file || !isModuleFile(file)) {
    Module._load(wanted, null, true);
    entryEnded();
    return undefined;
  }
  const url = pathToFileURL(file);
  return runMainModule(() => require('internal/modules/esm').getJob(url));
}

function isModuleFile(file) {
  switch (path.extname(file)) {
    case '.mjs':
    case '.mts':
      return true;
    case '.cjs':
    case '.cts':
      return false;
    default: // others are refused there, as the ES module loader knows no format for them
      return resolver.packageScope(file).type === 'module';
  }
}

/**
 * Runs the job that `getJob` makes as the thread's entry.
 * @param {() => ModuleJob} getJob
 */
function runMainModule(getJob) {
  runEntry(() => require('internal/modules/esm').evaluate(getJob()));
}

async function runEntry(run) {
  pending++;
  try {
    // Microtasks of the module come before ticks, as its body is one itself.
    await undefined;
    await run();
    pending--;
    entryEnded();
  } catch (err) {
    pending--;
    triggerUncaught(err, true);
  }
}

/**
 * Sets up what belongs to the thread.
 * @param {{conditions?: string[]}} options of the thread
 */
function boot(options) {
  initialize({ conditions: options?.conditions });
}

/**
 * Loads modules before the entry, -r and --import, and then goes on.
 * @param {{require?: string[], import?: string[]}} requests
 * @param {() => void} next
 */
function preload({ require: requests = [], import: specifiers = [] }, next) {
  initialize();
  Module._preloadModules(requests);
  if (specifiers.length === 0) return next();
  return runEntry(async () => {
    await importInOrder(specifiers);
    next();
  });
}

async function importInOrder(specifiers) {
  const base = pathToFileURL(`${process.cwd()}/`);
  for (const specifier of specifiers) await require('internal/modules/esm').importModule(specifier, base);
}

/**
 * Runs a text of the command line.
 * @param {string} source
 * @param {{print?: boolean, inputType?: 'commonjs' | 'module', name?: string}} [options]
 */
function runEval(source, { print = false, inputType, name = evalName() } = {}) {
  initialize();
  if (inputType === 'module') return runModuleText(source, print);
  const result = runScriptText(source, name, inputType);
  if (result === undefined) return runModuleText(source, print);
  if (print) console.log(result.value);
  entryEnded();
  return undefined;
}

function evalName() {
  return require('internal/bootstrap/realm').options().isMainThread === false ? '[worker eval]' : '[eval]';
}

function runModuleText(source, print) {
  if (print) throw new codes.ERR_EVAL_ESM_CANNOT_PRINT();
  const url = pathToFileURL(`${process.cwd()}/[eval1]`);
  runMainModule(() => {
    const job = require('internal/modules/esm').jobOfText(url, source);
    if (job.failure !== undefined) throw job.failure.error;
    require('internal/modules/callbacks').registerJob(job);
    return job;
  });
  return undefined;
}

/** runScript, called from where node's stacks say that it is. */
function wrappedRunner(name) {
  const { compileFunction, runScript } = internalBinding('modules');
  const text = `${'\n'.repeat(5)}return ${' '.repeat(16)}run(...args)`;
  const call = compileFunction(text, `${name}-wrapper`, ['run', 'args'], {}).function;
  return (...args) => call(runScript, args);
}

/** Runs a text as a script: {value}, or undefined when it is an ES module. */
function runScriptText(source, name, inputType) {
  const runScript = wrappedRunner(name);
  const filename = path.join(workingDirectory(), name);
  const options = { hostDefined: filename };
  const beforeRun = () => defineEvalGlobals(name, filename);
  const result = runScript(source, name, options, beforeRun);
  if (!Object.hasOwn(result, 'error')) return result;
  const { error } = result;
  if (!inputType && require('internal/modules/cjs_loaders').isModuleError(error, filename, source)) return undefined;
  const lowered = error?.name === 'SyntaxError' ? resolver.lowerSyntax(name, source, 'commonjs') : undefined;
  if (lowered === undefined) throw error;
  const second = runScript(lowered, name, options, beforeRun);
  if (!Object.hasOwn(second, 'error')) return second;
  resolver.forgetMap(name);
  throw error;
}

// A text runs although its working directory is gone; only what asks for the directory fails.
function workingDirectory() {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}

/** Scripts of the command line find a module's variables on the global object. */
function defineEvalGlobals(name, filename) {
  const module = new Module(name);
  module.filename = filename;
  module.paths = Module._nodeModulePaths(path.dirname(filename));
  const values = {
    module,
    exports: module.exports,
    require: require('internal/modules/require').makeRequire(module),
    __filename: name,
    __dirname: '.',
  };
  for (const key in values) {
    Object.defineProperty(globalThis, key, {
      __proto__: null, value: values[key], configurable: true, enumerable: true, writable: true,
    });
  }
}

/**
 * Runs the text of standard input.
 * @param {{print?: boolean, inputType?: string}} [options]
 */
function runStdin(options) {
  const source = require('internal/fs/whole').readFileSync(0, 'utf8');
  return runEval(source, { ...options, name: '[stdin]' });
}

module.exports = {
  boot,
  initialize,
  preload,
  runEval,
  runMain,
  runMainModule,
  runStdin,
  unsettled,
  whenEnded,
};
