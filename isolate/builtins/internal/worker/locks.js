'use strict';
// Web Locks: worker_threads.locks, a LockManager whose locks all threads of the process share.
//
// Go keeps the book; a request has a number here. The state that Go gives, at once or later, is one of
// those below. A lock is held for as long as what its callback returned is pending.

const { codes } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateObject, validateOneOf } = require('internal/validators');
const { kEmptyObject, kEnumerableProperty } = require('internal/util');
const binding = internalBinding('locks');

const kGranted = 1;
const kUnavailable = 2;
const kStolen = 3;

const kMake = Symbol('kMake');

/** number -> Request, until it is settled. */
const requests = new Map();
let lastId = 0;

/** What a callback is given. */
class Lock {
  #name;
  #mode;

  constructor(token, name, mode) {
    if (token !== kMake) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#mode = mode;
  }

  get name() {
    return this.#name;
  }

  /** @returns {'exclusive'|'shared'} */
  get mode() {
    return this.#mode;
  }
}

/** One call of LockManager.request. */
class Request {
  constructor(name, mode, callback, signal) {
    this.id = ++lastId;
    this.name = name;
    this.mode = mode;
    this.callback = callback;
    this.signal = signal;
    this.asked = false; // whether Go knows of it
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    requests.set(this.id, this);
    if (signal !== undefined) {
      this.onAbort = () => this.abort();
      signal.addEventListener('abort', this.onAbort, { once: true });
    }
  }

  /** The signal counts until the lock is granted. */
  abort() {
    if (this.asked && !binding.cancel(this.id, this.name)) return;
    this.settle();
    this.reject(this.signal.reason);
  }

  settle() {
    requests.delete(this.id);
    this.deaf();
  }

  deaf() {
    this.signal?.removeEventListener('abort', this.onAbort);
  }

  /** @param {Lock|null} lock */
  async run(lock) {
    const { callback } = this;
    try {
      this.resolve(await callback(lock));
    } catch (error) {
      this.reject(error);
    } finally {
      this.settle();
      if (lock !== null) binding.release(this.id, this.name);
    }
  }

  /** What Go says of it. */
  enter(state) {
    if (state === kGranted) {
      this.deaf();
      this.run(new Lock(kMake, this.name, this.mode));
    } else if (state === kUnavailable) {
      this.run(null);
    } else if (state === kStolen) {
      this.settle();
      this.reject(domException('The lock was stolen by another request', 'AbortError'));
    }
  }
}

function domException(message, name) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

function checkCombination(name, { mode, steal, ifAvailable, signal }) {
  const refuse = (text) => { throw domException(text, 'NotSupportedError'); };
  if (name.startsWith('-')) refuse('Lock name may not start with hyphen \'-\'');
  if (ifAvailable && steal) refuse('ifAvailable and steal are mutually exclusive');
  if (steal && mode !== 'exclusive') refuse(`mode: "${mode}" and steal are mutually exclusive`);
  if (signal !== undefined && (steal || ifAvailable)) refuse('signal cannot be used with steal or ifAvailable');
}

/** Asks for locks, and tells of them. */
class LockManager {
  constructor(token) {
    if (token !== kMake) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  /**
   * @param {string} name
   * @param {{mode?: 'exclusive'|'shared', ifAvailable?: boolean, steal?: boolean, signal?: AbortSignal}} [options]
   * @param {(lock: Lock|null) => any} callback holds the lock until what it returns is settled
   * @returns {Promise<any>} of what the callback returned
   */
  async request(name, options, callback = undefined) {
    if (callback === undefined) {
      callback = options;
      options = undefined;
    }
    name = `${name}`;
    validateFunction(callback, 'callback');
    const settings = readOptions(options ?? kEmptyObject);
    checkCombination(name, settings);
    settings.signal?.throwIfAborted();
    const request = new Request(name, settings.mode, callback, settings.signal);
    // The callback never runs inside of the call.
    await undefined;
    if (!requests.has(request.id)) return request.promise; // aborted meanwhile
    request.asked = true;
    request.enter(binding.request(request.id, name, settings.mode === 'exclusive', settings.ifAvailable, settings.steal));
    return request.promise;
  }

  /**
   * @returns {Promise<{held: object[], pending: object[]}>} each {name, mode, clientId}
   */
  async query() {
    return binding.query();
  }
}

function readOptions(options) {
  validateObject(options, 'options');
  const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = options;
  validateOneOf(mode, 'options.mode', ['exclusive', 'shared']);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return { mode, ifAvailable: Boolean(ifAvailable), steal: Boolean(steal), signal };
}

for (const [proto, names] of [[Lock.prototype, ['name', 'mode']], [LockManager.prototype, ['request', 'query']]]) {
  for (const name of names) Object.defineProperty(proto, name, kEnumerableProperty);
}
for (const [proto, name] of [[Lock.prototype, 'Lock'], [LockManager.prototype, 'LockManager']]) {
  Object.defineProperty(proto, Symbol.toStringTag, { __proto__: null, value: name, configurable: true });
}

/** The engine tells what has become of a request that was queued or held. */
function onNative(id, state) {
  requests.get(id)?.enter(state);
}

module.exports = { Lock, LockManager, locks: new LockManager(kMake), onNative };
