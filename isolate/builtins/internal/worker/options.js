'use strict';
// The options of new Worker: checked, and brought into the form that internalBinding('worker').create takes.

const { codes } = require('internal/errors');
const { validateNumber, validateString } = require('internal/validators');
const native = internalBinding('worker');

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');

// In the order of Go's list.
const kLimits = ['maxYoungGenerationSizeMb', 'maxOldGenerationSizeMb', 'codeRangeSizeMb', 'stackSizeMb'];
// Those that Node does not have follow, with the largest value of each.
const kOwnLimits = [['maxArrayBufferMb', 2 ** 20 - 1], ['cpuTimeMs', 2 ** 40], ['maxQueuedMb', 2 ** 20 - 1]];

/**
 * @param {string|URL} filename
 * @param {object} options
 * @returns {object} what the thread is made of, but for its ports
 */
function describe(filename, options) {
  checkList('options.execArgv', options.execArgv);
  checkList('options.argv', options.argv);
  const program = programOf(filename, options);
  const env = envOf(options.env);
  if (options.name != null) validateString(options.name, 'options.name');
  const data = {
    ...program,
    argv: options.argv == null ? [] : Array.from(options.argv, String),
    execArgv: options.execArgv == null ? undefined : Array.from(options.execArgv, (value) => `${value}`),
    env,
    nodeOptions: Array.isArray(env) ? nodeOptionsOf(env) : undefined,
    limits: limitsOf(options.resourceLimits),
    trackUnmanagedFds: options.trackUnmanagedFds == null ? undefined : Boolean(options.trackUnmanagedFds),
    name: options.name ?? 'WorkerThread',
    stdin: Boolean(options.stdin),
  };
  checkFlags(data);
  return data;
}

function checkList(name, list) {
  if (list && !Array.isArray(list)) throw new codes.ERR_INVALID_ARG_TYPE(name, 'Array', list);
}

function programOf(filename, options) {
  if (options.eval) {
    if (typeof filename !== 'string') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.eval', options.eval, 'must be false when \'filename\' is not a string');
    }
    return { filename: '', eval: filename, hasEval: true };
  }
  return { filename: pathOf(filename), eval: '', hasEval: false };
}

function pathOf(filename) {
  if (typeof filename === 'string') {
    const path = require('internal/path').posix;
    if (path.isAbsolute(filename) || /^\.\.?[\\/]/.test(filename)) return path.resolve(filename);
    throw new codes.ERR_WORKER_PATH(filename);
  }
  const { isURL, fileURLToPath } = require('internal/url');
  if (!isURL(filename)) throw new codes.ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
  return filename.protocol === 'data:' ? filename.href : fileURLToPath(filename);
}

/** @returns {string[]|true|undefined} names and values; true: shared with this thread; undefined: a copy */
function envOf(env) {
  if (env === SHARE_ENV) {
    require('internal/process/env').share();
    return true;
  }
  if (env === undefined || env === null) return undefined;
  if (typeof env !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.env', ['object', 'undefined', 'null', 'worker_threads.SHARE_ENV'], env);
  }
  const list = [];
  for (const [name, value] of Object.entries(env)) list.push(name, `${value}`);
  return list;
}

function nodeOptionsOf(list) {
  for (let i = 0; i < list.length; i += 2) {
    if (list[i] === 'NODE_OPTIONS') return list[i + 1];
  }
  return '';
}

// A limit that is no positive number is not given.
function limitsOf(limits) {
  const out = [0, 0, 0, 0];
  if (typeof limits !== 'object' || limits === null) return out;
  kLimits.forEach((name, i) => {
    if (typeof limits[name] === 'number') out[i] = limits[name];
  });
  for (const [name, most] of kOwnLimits) out.push(ownLimitOf(limits[name], `options.resourceLimits.${name}`, most));
  return out;
}

// One that Node does not have: it is wrong or it holds. 0 is none.
function ownLimitOf(value, name, most) {
  if (value === undefined) return 0;
  validateNumber(value, name);
  if (!(value > 0 && value <= most)) throw new codes.ERR_OUT_OF_RANGE(name, `> 0 && <= ${most}`, value);
  return value;
}

// What a Worker cannot have is said before anything of it exists.
function checkFlags({ execArgv, nodeOptions }) {
  if (execArgv === undefined && nodeOptions === undefined) return;
  const wrong = native.checkFlags(execArgv, nodeOptions);
  if (wrong === undefined) return;
  const [inEnv, list] = wrong;
  throw new codes.ERR_WORKER_INVALID_EXEC_ARGV(list, inEnv ? 'invalid NODE_OPTIONS env variable' : undefined);
}

/**
 * @param {any} list of the option transferList: as in Node what has a length and indices is one
 * @returns {any[]}
 */
function transferred(list) {
  return list ? Array.from({ length: list.length }, (_, i) => list[i]) : [];
}

module.exports = { SHARE_ENV, describe, transferred };
