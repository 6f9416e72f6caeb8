'use strict';
// Worker: the parent's side of a thread.
//
// Go starts and ends the thread; two channels run between it and its parent: the public one carries
// postMessage, the control channel what the runtime itself has to say (uncaught errors, stdio). The
// thread's end arrives as a native event after the last message of both.

const { EventEmitter } = require('internal/events');
const { inContextOf, track } = require('internal/process/async_track');
const { codes } = require('internal/errors');
const { SymbolAsyncDispose } = require('internal/symbols');
const { MessageChannel, receiveMessageOnPort } = require('internal/worker/ports');
const { SHARE_ENV, describe, transferred } = require('internal/worker/options');
const { environmentData } = require('internal/worker/environment');
const native = internalBinding('worker');
const { getPort } = internalBinding('messaging');
const { triggerUncaught } = internalBinding('errors');

/** thread id -> Worker, while the thread lives. */
const live = new Map();

const kHandle = Symbol('kHandle'); // the thread's id; null when it is gone
const kName = Symbol('kName');
const kPublic = Symbol('kPublic');
const kControl = Symbol('kControl');
const kOnline = Symbol('kOnline');
const kStdio = Symbol('kStdio');

/** An independent JavaScript thread. */
class Worker extends EventEmitter {
  /**
   * @param {string|URL} filename
   * @param {object} [options] see docs/COMPAT.md
   */
  constructor(filename, options = {}) {
    super();
    const data = describe(filename, options);
    // Ports are served in the order in which they were made: what the runtime says comes first.
    const control = new MessageChannel();
    const publicChannel = new MessageChannel();
    this[kPublic] = publicChannel.port1;
    this[kControl] = control.port1;
    // What can throw comes before the thread exists.
    control.port1.postMessage({
      type: 'start', workerData: options.workerData, environment: environmentData(), stdin: data.stdin,
    }, transferred(options.transferList));
    data.port = getPort(publicChannel.port2);
    data.control = getPort(control.port2);
    this[kHandle] = native.create(data);
    this[kName] = data.name;
    this[kOnline] = false;
    live.set(this[kHandle], this);
    this[kStdio] = streamsOf(this, options);
    /** What can be asked of the thread's loop. */
    this.performance = { eventLoopUtilization: eventLoopUtilization.bind(this) };
    track.tracker?.init(this, 'WORKER');
    listen(this);
  }

  /** @returns {number} the thread's id; -1 when it is gone */
  get threadId() {
    return this[kHandle] ?? -1;
  }

  /** @returns {string|null} the thread's name; null when it is gone */
  get threadName() {
    return this[kHandle] === null ? null : this[kName];
  }

  /** @returns {import('stream').Writable|null} */
  get stdin() {
    return this[kStdio].get('stdin');
  }

  /** @returns {import('stream').Readable} */
  get stdout() {
    return this[kStdio].get('stdout');
  }

  /** @returns {import('stream').Readable} */
  get stderr() {
    return this[kStdio].get('stderr');
  }

  /** @returns {object} the limits of the thread's heap and stack; {} when it is gone */
  get resourceLimits() {
    if (this[kHandle] === null) return {};
    return native.limits(this[kHandle]) ?? {};
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

  async [SymbolAsyncDispose]() {
    await this.terminate();
  }

  ref() {
    if (this[kHandle] !== null) native.ref(this[kHandle], true);
  }

  unref() {
    if (this[kHandle] !== null) native.ref(this[kHandle], false);
  }

  /**
   * A snapshot of the thread's heap, whatever the thread is doing.
   * @param {{exposeInternals?: boolean, exposeNumericValues?: boolean}} [options]
   * @returns {Promise<import('stream').Readable>}
   */
  getHeapSnapshot(options) {
    const { contentsOf, whenReadable } = require('internal/heap_snapshot');
    const contents = contentsOf(options);
    const stream = this[kHandle] === null ? undefined : native.snapshot(this[kHandle], ...contents);
    if (stream === undefined) return Promise.reject(new codes.ERR_WORKER_NOT_RUNNING());
    return whenReadable(stream);
  }
}

Object.defineProperty(Worker.prototype.getHeapSnapshot, 'length', { __proto__: null, value: 1, configurable: true });

function streamsOf(worker, options) {
  let streams;
  const get = () => {
    const { ParentStreams } = require('internal/worker/stdio');
    streams ??= new ParentStreams(worker[kControl], options);
    return streams;
  };
  // The streams are made, and their code loaded, when somebody asks or something comes.
  return {
    get: (name) => get().get(name),
    receive: (message) => get().receive(message),
    more: (message) => get().more(message),
    end: () => (streams === undefined ? get().end() : streams.end()),
  };
}

function listen(worker) {
  worker[kPublic].on('message', (message) => worker.emit('message', message));
  worker[kPublic].on('messageerror', (error) => worker.emit('messageerror', error));
  worker[kControl].on('message', (message) => onControl(worker, message));
  // The handle of the thread keeps the loop alive, the ports do not.
  worker[kPublic].unref();
  worker[kControl].unref();
}

// Called on the Worker: what its handle's performance has.
function eventLoopUtilization(first, second) {
  const { between } = require('internal/perf/event_loop');
  if (this[kHandle] === null || !this[kOnline]) return { idle: 0, active: 0, utilization: 0 };
  const [idle, active] = native.utilization(this[kHandle]);
  if (idle === undefined) return { idle: 0, active: 0, utilization: 0 };
  return between({ idle, active }, first, second);
}

// ------------------------------------------------------------------- events

function onControl(worker, message) {
  switch (message.type) {
    case 'online':
      worker[kOnline] = true;
      return worker.emit('online');
    case 'error':
      return onError(worker, require('internal/worker/error_message').restore(message));
    case 'unspeakable':
      return onError(worker, new codes.ERR_WORKER_UNSERIALIZABLE_ERROR());
    case 'stdio':
      return worker[kStdio].receive(message);
    case 'more':
      return worker[kStdio].more(message);
    default:
      throw new codes.ERR_INTERNAL_ASSERTION(`Unknown worker message type ${message.type}`);
  }
}

// An error is the last thing that a thread does: what it posted before comes first.
function onError(worker, error) {
  drain(worker[kPublic], (message) => worker.emit('message', message));
  worker.emit('error', error);
}

/** The engine tells that a thread is gone. */
function onNative(id, code, reason, text) {
  const worker = live.get(id);
  if (worker === undefined) return;
  live.delete(id);
  inContextOf(worker, () => end(worker, code, reason, text));
}

function end(worker, code, reason, text) {
  drain(worker[kControl], (message) => onControl(worker, message));
  drain(worker[kPublic], (message) => worker.emit('message', message));
  worker[kPublic].close();
  worker[kControl].close();
  worker[kPublic] = null;
  worker[kHandle] = null;
  track.tracker?.destroy(worker);
  worker[kStdio].end();
  if (reason !== '') safely(() => worker.emit('error', lastWords(reason, text)));
  worker.emit('exit', code);
}

function lastWords(reason, text) {
  if (reason === 'memory') return new codes.ERR_WORKER_OUT_OF_MEMORY(text);
  if (reason === 'cpu') return new codes.ERR_WORKER_CPU_LIMIT(text);
  return new codes.ERR_WORKER_INIT_FAILED(text);
}

// All messages arrive before 'exit', and 'exit' comes whatever their listeners throw.
function drain(port, each) {
  for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) {
    safely(() => each(got.message));
  }
}

function safely(fn) {
  try {
    fn();
  } catch (error) {
    triggerUncaught(error, false);
  }
}

module.exports = { SHARE_ENV, Worker, onNative };
