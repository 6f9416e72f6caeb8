'use strict';
// Worker: the parent's side of a thread.
//
// Go starts and ends the thread; two channels run between it and its parent: the public one carries
// postMessage, the control channel what the runtime itself has to say (uncaught errors, stdio). The
// thread's end arrives as a native event after the last message of both.

const { EventEmitter } = require('internal/events');
const { inContextOf } = require('internal/process/async_track');
const { codes } = require('internal/errors');
const { validateArray, validateObject } = require('internal/validators');
const { MessageChannel } = require('internal/worker/ports');
const realm = require('internal/bootstrap/realm');
const native = internalBinding('worker');
const { getPort } = internalBinding('messaging');

/** thread id -> Worker, while the thread lives. */
const live = new Map();

const kHandle = Symbol('kHandle');
const kPublic = Symbol('kPublic');
const kControl = Symbol('kControl');
const kEnded = Symbol('kEnded');
const kStdio = Symbol('kStdio');

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');

/** An independent JavaScript thread. */
class Worker extends EventEmitter {
  /**
   * @param {string|URL} filename
   * @param {object} [options] see docs/COMPAT.md
   */
  constructor(filename, options = {}) {
    super();
    validateObject(options, 'options');
    const program = programOf(filename, options);
    // Ports are served in the order in which they were made: what the runtime says comes first.
    const control = new MessageChannel();
    const { port1, port2 } = new MessageChannel();
    const data = { argv: argvOf(options), env: envOf(options), limits: limitsOf(options), ...program };
    data.execArgv = execArgvOf(options);
    data.port = getPort(port2);
    data.control = getPort(control.port2);
    data.name = options.name === undefined ? 'WorkerThread' : `${options.name}`;
    data.stdin = Boolean(options.stdin);
    this[kPublic] = port1;
    this[kControl] = control.port1;
    this.#listen();
    // What can throw comes before the thread exists.
    control.port1.postMessage({ type: 'start', workerData: options.workerData, environment: environmentData(), stdin: data.stdin },
                              startTransfer(options));
    this[kHandle] = native.create(data);
    this.#setUpStdio(options);
    live.set(this[kHandle], this);
    this.threadId = this[kHandle];
  }

  #listen() {
    this[kPublic].on('message', (message) => this.emit('message', message));
    this[kPublic].on('messageerror', (error) => this.emit('messageerror', error));
    this[kControl].on('message', (message) => onControl(this, message));
    // The handle of the thread keeps the loop alive, the ports do not.
    this[kPublic].unref();
    this[kControl].unref();
  }

  #setUpStdio(options) {
    const { parentStreams } = require('internal/worker/stdio');
    this[kStdio] = parentStreams(this[kControl], options);
  }

  /** @returns {import('stream').Writable|null} */
  get stdin() {
    return this[kStdio].stdin;
  }

  get stdout() {
    return this[kStdio].stdout;
  }

  get stderr() {
    return this[kStdio].stderr;
  }

  /**
   * @param {any} value
   * @param {Iterable<object>} [transferList]
   */
  postMessage(...args) {
    if (this[kPublic] === null) return;
    this[kPublic].postMessage(...args);
  }

  /** @returns {Promise<number|undefined>} the exit code, once the thread is gone */
  terminate(callback) {
    this.ref();
    if (typeof callback === 'function') {
      process.emitWarning('Passing a callback to worker.terminate() is deprecated. It returns a Promise instead.',
                          'DeprecationWarning', 'DEP0132');
      if (this[kHandle] === null) return Promise.resolve();
      this.once('exit', (code) => callback(null, code));
    }
    if (this[kHandle] === null) return Promise.resolve();
    native.terminate(this[kHandle]);
    return new Promise((resolve) => this.once('exit', resolve));
  }

  ref() {
    if (this[kHandle] === null) return;
    native.ref(this[kHandle], true);
  }

  unref() {
    if (this[kHandle] === null) return;
    native.ref(this[kHandle], false);
  }

  get resourceLimits() {
    if (this[kHandle] === null) return {};
    return native.limits(this[kHandle]) ?? {};
  }
}

Object.defineProperty(Worker.prototype, 'constructor', { __proto__: null, value: Worker, writable: true, configurable: true });

function programOf(filename, options) {
  if (options.eval) {
    if (typeof filename !== 'string') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.eval', options.eval, 'must be false when \'filename\' is not a string');
    }
    return { filename: '', eval: filename, hasEval: true };
  }
  const { isURL } = require('internal/url');
  if (isURL(filename)) return { filename: fromURL(filename), eval: '', hasEval: false };
  if (typeof filename !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
  const path = require('internal/path').posix;
  if (path.isAbsolute(filename) || /^\.\.?\//.test(filename)) {
    return { filename: path.resolve(filename), eval: '', hasEval: false };
  }
  throw new codes.ERR_WORKER_PATH(filename);
}

function fromURL(url) {
  if (url.protocol === 'data:') return url.href;
  return require('internal/url').fileURLToPath(url);
}

function argvOf({ argv }) {
  if (argv === undefined) return [];
  validateArray(argv, 'options.argv');
  return argv.map(String);
}

function execArgvOf({ execArgv }) {
  if (execArgv === undefined) return realm.options().execArgv;
  validateArray(execArgv, 'options.execArgv');
  return execArgv.map(String);
}

/** @returns {string[]|true|undefined} entries; true: shared with this thread; undefined: a copy */
function envOf({ env }) {
  if (env === SHARE_ENV) {
    require('internal/process/env').share();
    return true;
  }
  if (env === undefined || env === null) return undefined;
  if (typeof env !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.env', ['object', 'undefined', 'null', 'worker_threads.SHARE_ENV'], env);
  }
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}

function limitsOf({ resourceLimits }) {
  if (resourceLimits === undefined || resourceLimits === null) return {};
  const out = {};
  for (const name of ['maxOldGenerationSizeMb', 'maxYoungGenerationSizeMb', 'codeRangeSizeMb', 'stackSizeMb']) {
    if (typeof resourceLimits[name] === 'number') out[name] = resourceLimits[name];
  }
  return out;
}

function startTransfer({ transferList }) {
  return transferList === undefined || transferList === null ? [] : [...transferList];
}

// ---------------------------------------------------------- environment data

let environment = new Map();

/** @param {any} key @param {any} [value] */
function setEnvironmentData(key, value) {
  if (value === undefined) environment.delete(key);
  else environment.set(key, value);
}

/** @param {any} key @returns {any} */
const getEnvironmentData = (key) => environment.get(key);

const environmentData = () => environment;

/** In a Worker, while it boots: what its parent had. */
function inheritEnvironmentData(map) {
  environment = map;
}

// ------------------------------------------------------------------- events

function onControl(worker, message) {
  switch (message.type) {
    case 'online':
      return worker.emit('online');
    case 'error':
      return onError(worker, message);
    case 'stdio':
      return worker[kStdio].receive(message);
    default:
      throw new codes.ERR_INTERNAL_ASSERTION(`Unknown worker message type ${message.type}`);
  }
}

function onError(worker, message) {
  worker[kEnded] = true;
  worker.emit('error', require('internal/worker/error_message').restore(message));
}

/** The engine tells that a thread is gone. */
function onNative(id, code, reason, text) {
  const worker = live.get(id);
  if (worker === undefined) return;
  live.delete(id);
  inContextOf(worker[kControl], () => end(worker, code, reason, text));
}

function end(worker, code, reason, text) {
  drain(worker[kControl], (message) => onControl(worker, message));
  drain(worker[kPublic], (message) => worker.emit('message', message));
  worker[kPublic].close();
  worker[kControl].close();
  worker[kPublic] = null;
  worker[kHandle] = null;
  worker.threadId = -1;
  worker[kStdio].end();
  if (reason !== '') worker.emit('error', lastWords(reason, text));
  worker.emit('exit', code);
}

function lastWords(reason, text) {
  if (reason === 'memory') return new codes.ERR_WORKER_OUT_OF_MEMORY(text);
  return new codes.ERR_WORKER_INIT_FAILED(text);
}

// All messages arrive before 'exit'.
function drain(port, each) {
  const { receiveMessageOnPort } = require('internal/worker/ports');
  for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) each(got.message);
}

module.exports = {
  SHARE_ENV,
  Worker,
  getEnvironmentData,
  inheritEnvironmentData,
  onNative,
  setEnvironmentData,
};
