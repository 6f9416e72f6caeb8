'use strict';
// The methods of process that ask or tell the system something: time, memory,
// other processes, the working directory. Users and groups are in
// internal/process/credentials.

const {
  ErrnoException,
  codes: {
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_MISSING_ARGS,
    ERR_OUT_OF_RANGE,
    ERR_UNKNOWN_SIGNAL,
  },
} = require('internal/errors');
const {
  parseFileMode, validateArray, validateBoolean, validateNumber, validateObject, validateString,
} = require('internal/validators');
const { deprecate } = require('internal/util');
const loop = internalBinding('loop');
const binding = internalBinding('process');

// Places in what heapStatistics gives.
const kTotal = 0;
const kUsed = 4;
const kExternal = 12;
const kArrayBuffers = 13;

let isMainThread = true;
let ageAtStart = 0; // ms that the process was old when the clock of this thread's loop began
let cachedCwd = '';
let sourceMaps = false;

/* Time */

let clock; // three words that the clock is read into

function readClock() {
  clock ??= new Uint32Array(3);
  loop.hrtime(clock);
  return clock;
}

/**
 * process.hrtime([time])
 * @param {[number, number]} [time] an earlier result
 * @returns {[number, number]} seconds and nanoseconds, since `time` when given
 */
function hrtime(time) {
  const [high, low, ns] = readClock();
  const seconds = high * 0x100000000 + low;
  if (time === undefined) return [seconds, ns];
  validateArray(time, 'time');
  if (time.length !== 2) throw new ERR_OUT_OF_RANGE('time', 2, time.length);
  const sinceSeconds = seconds - time[0];
  const sinceNs = ns - time[1];
  return sinceNs < 0 ? [sinceSeconds - 1, sinceNs + 1e9] : [sinceSeconds, sinceNs];
}

/** @returns {bigint} nanoseconds */
hrtime.bigint = function hrtimeBigInt() {
  return loop.hrtimeBigInt();
};

/** @returns {number} seconds since the process began */
function uptime() {
  return (ageAtStart + loop.preciseNow()) / 1000;
}

/* Resources */

/**
 * process.cpuUsage([previous])
 * @param {{user: number, system: number}} [prevValue]
 * @returns {{user: number, system: number}} microseconds
 */
function cpuUsage(prevValue) {
  if (prevValue) checkUsage(prevValue);
  const [user, system] = binding.cpuUsage();
  if (!prevValue) return { user, system };
  return { user: user - prevValue.user, system: system - prevValue.system };
}

function checkUsage(prevValue) {
  validateObject(prevValue, 'prevValue');
  for (const key of ['user', 'system']) {
    const value = prevValue[key];
    validateNumber(value, `prevValue.${key}`);
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) {
      throw new ERR_INVALID_ARG_VALUE.RangeError(`prevValue.${key}`, value);
    }
  }
}

/** @returns {object} process.resourceUsage, as getrusage gives it */
function resourceUsage() {
  return binding.resourceUsage();
}

/** @returns {{rss: number, heapTotal: number, heapUsed: number, external: number, arrayBuffers: number}} */
function memoryUsage() {
  const stats = internalBinding('thread').heapStatistics();
  return {
    rss: binding.rss(),
    heapTotal: stats[kTotal],
    heapUsed: stats[kUsed],
    external: stats[kExternal],
    arrayBuffers: stats[kArrayBuffers] ?? 0,
  };
}

/** @returns {number} bytes of the process in memory */
memoryUsage.rss = function rss() {
  return binding.rss();
};

/** @returns {number} the limit that a control group sets, in bytes, or a number beyond all memory */
function constrainedMemory() {
  return binding.constrainedMemory();
}

/** @returns {number} bytes that the process may still take */
function availableMemory() {
  return binding.availableMemory();
}

/* Processes */

/**
 * The system call: no checks, the error is the result.
 * @returns {number} 0 or a negative errno
 */
function _kill(pid, signal) {
  return binding.kill(pid, signal);
}

/**
 * process.kill(pid[, signal])
 * @param {number} pid
 * @param {string|number} [signal]
 * @returns {true}
 */
function kill(pid, signal) {
  if (pid != (pid | 0)) throw new ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  const err = process._kill(pid | 0, signalNumber(signal));
  if (err) throw new ErrnoException(err, 'kill');
  return true;
}

function signalNumber(signal) {
  if (typeof signal === 'number') {
    if (signal === (signal | 0)) return signal;
    throw new ERR_UNKNOWN_SIGNAL(signal);
  }
  const number = require('internal/signals')[signal || 'SIGTERM'];
  if (number === undefined) throw new ERR_UNKNOWN_SIGNAL(signal);
  return number;
}

/** Ends the process with a core dump. */
function abort() {
  binding.abort();
}

/* The file system's view of the process */

/** @returns {string} the working directory */
function cwd() {
  // Another thread may change it behind a Worker's back.
  if (!isMainThread) return binding.cwd();
  if (cachedCwd === '') cachedCwd = binding.cwd();
  return cachedCwd;
}

/** @param {string} directory the new working directory */
function chdir(directory) {
  validateString(directory, 'directory');
  binding.chdir(directory);
  cachedCwd = '';
}

/**
 * @param {number|string} [mask] the new mask
 * @returns {number} the mask before
 */
function umask(mask) {
  return mask === undefined ? binding.umask() : binding.umask(parseFileMode(mask, 'mask'));
}

/**
 * Loads NAME=value lines into process.env; what is set there already stays.
 * @param {string|URL|Buffer} [path]
 */
function loadEnvFile(path = undefined) {
  const { getValidatedPath } = require('internal/fs/utils');
  const file = path === undefined ? '.env' : getValidatedPath(path, 'path');
  const text = require('internal/fs/whole').readFileSync(file, 'utf8');
  for (const [name, value] of require('internal/process/dotenv').parse(text)) {
    if (process.env[name] === undefined) process.env[name] = value;
  }
}

/* What the thread does */

/** @returns {string[]} what keeps the loop alive, by kind */
function getActiveResourcesInfo() {
  const { timeouts, immediates } = require('internal/timers').countActive();
  return [
    ...require('internal/process/stdio').activeResources(),
    ...(loop.activeRequests?.() ?? []),
    ...new Array(require('internal/worker/ports').countRefed()).fill('MessagePort'),
    ...new Array(timeouts).fill('Timeout'),
    ...new Array(immediates).fill('Immediate'),
  ];
}

/** @returns {object[]} always empty: requests are no objects here */
function _getActiveRequests() {
  return [];
}

/** @returns {object[]} the standard streams that are open */
function _getActiveHandles() {
  return require('internal/process/stdio').activeHandles();
}

/* Modules and code */

/**
 * Node's C++ bindings are not there.
 * @param {string} module
 */
function noBinding(module) {
  const err = new Error(`No such module: ${module}`);
  err.code = 'ERR_INVALID_MODULE';
  return err;
}

function bindingOf(module) {
  throw noBinding(module);
}
Object.defineProperty(bindingOf, 'name', { __proto__: null, value: 'binding', configurable: true });

function _linkedBinding(module) {
  const err = new Error(`No such binding was linked: ${module}`);
  err.code = 'ERR_INVALID_MODULE';
  throw err;
}

/** Native add-ons cannot be loaded. */
function dlopen(...args) {
  if (args.length < 2) {
    const err = new ERR_MISSING_ARGS('module', 'filename');
    err.message = 'process.dlopen needs at least 2 arguments';
    throw err;
  }
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('process.dlopen');
}

/**
 * process.getBuiltinModule(id)
 * @param {string} id with or without node:, or with heddle:
 * @returns {object|undefined}
 */
function getBuiltinModule(id) {
  validateString(id, 'id');
  const { builtinId, requireBuiltin } = require('internal/modules/builtin_ids');
  const own = builtinId(id);
  return own === undefined ? undefined : requireBuiltin(own);
}

function sourceMapsEnabled() {
  return sourceMaps;
}

/** @param {boolean} val whether stack traces follow source maps */
function setSourceMapsEnabled(val) {
  validateBoolean(val, 'val');
  sourceMaps = val;
}

/** process.openStdin: stdin, flowing. */
function openStdin() {
  process.stdin.resume();
  return process.stdin;
}
Object.defineProperty(openStdin, 'name', { __proto__: null, value: '', configurable: true });

const assert = deprecate(
  (value, message) => {
    if (value) return;
    const { codes: { ERR_ASSERTION } } = require('internal/errors');
    throw new ERR_ASSERTION(message || 'assertion error');
  },
  'process.assert() is deprecated. Please use the `assert` module instead.', 'DEP0100');

/**
 * Sets a thread up.
 * @param {{isMainThread: boolean, ageAtStart: number}} options
 */
function boot(options) {
  ({ isMainThread, ageAtStart } = options);
  cachedCwd = '';
}

// Methods of users and groups are rarely called: their file is loaded by the first call.
function lazily(name, length) {
  const fn = { [name](...args) { return require('internal/process/credentials')[name](...args); } }[name];
  Object.defineProperty(fn, 'length', { __proto__: null, value: length, configurable: true });
  return fn;
}

module.exports = {
  boot,
  hrtime,
  uptime,
  cpuUsage,
  resourceUsage,
  memoryUsage,
  constrainedMemory,
  availableMemory,
  _kill,
  kill,
  abort,
  cwd,
  chdir,
  umask,
  loadEnvFile,
  getActiveResourcesInfo,
  _getActiveRequests,
  _getActiveHandles,
  binding: bindingOf,
  _linkedBinding,
  dlopen,
  getBuiltinModule,
  sourceMapsEnabled,
  setSourceMapsEnabled,
  openStdin,
  assert,
  getuid: lazily('getuid', 0),
  geteuid: lazily('geteuid', 0),
  getgid: lazily('getgid', 0),
  getegid: lazily('getegid', 0),
  getgroups: lazily('getgroups', 0),
  initgroups: lazily('initgroups', 2),
  setgroups: lazily('setgroups', 1),
  setegid: lazily('setegid', 1),
  seteuid: lazily('seteuid', 1),
  setgid: lazily('setgid', 1),
  setuid: lazily('setuid', 1),
};
