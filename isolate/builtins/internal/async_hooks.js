'use strict';
// Asynchronous contexts: execution and trigger ids, hooks (createHook),
// AsyncResource, and the frame that carries the stores of AsyncLocalStorage.
//
// Two things follow a callback from where it is asked for to where it runs.
// Its id, for those who watch with hooks; and its frame, an immutable list of
// stores (see internal/async_local_storage). Through promises and await V8
// itself carries the frame ("continuation data"). For ticks, microtasks,
// timers and immediates the tracker below does it, which is installed when a
// program first shows interest in either; see internal/process/async_track.
// Promise hooks, which are expensive, are on only while a hook is enabled.

const {
  codes: { ERR_ASYNC_CALLBACK, ERR_ASYNC_TYPE, ERR_INVALID_ASYNC_ID },
} = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const {
  kAsyncId, kTriggerId, newAsyncId, setTracker, track,
} = require('internal/process/async_track');
const { async_id_symbol, trigger_async_id_symbol } = require('internal/symbols');
const {
  getContinuationData, setContinuationData, setPromiseFrames, setPromiseHooks,
} = internalBinding('promises');
const { enqueueMicrotask } = internalBinding('loop');

const { apply } = Reflect;
const { ids } = track;

const kFrame = Symbol('kResourceStore');

// ------------------------------------------------------------------- frames

// Until a store has been used there is nothing to carry.
let framesUsed = false;

/**
 * The frame of the code that is running; give it to runInFrame later.
 * @returns {any[]|undefined}
 */
function captureFrame() {
  return framesUsed ? getContinuationData() : undefined;
}

/**
 * Makes a frame the current one.
 * @param {any[]|undefined} frame
 */
function setFrame(frame) {
  if (!framesUsed) startFrames();
  setContinuationData(frame);
}

function startFrames() {
  framesUsed = true;
  setPromiseFrames(true);
  if (track.tracker === null) install();
}

/**
 * Calls a function inside a captured frame.
 * @param {any[]|undefined} frame
 * @param {Function} fn
 * @param {any} thisArg
 * @param {...any} args
 */
function runInFrame(frame, fn, thisArg, ...args) {
  if (!framesUsed) return apply(fn, thisArg, args);
  const before = getContinuationData();
  setContinuationData(frame);
  try {
    return apply(fn, thisArg, args);
  } finally {
    setContinuationData(before);
  }
}

// ------------------------------------------------ what is being executed

// Four places a level: what was current before the level was entered.
const stack = [];
let currentResource;
let topLevelResource;

function enter(asyncId, triggerId, resource, frame) {
  stack.push(ids.current, ids.trigger, currentResource, framesUsed ? getContinuationData() : undefined);
  ids.current = asyncId;
  ids.trigger = triggerId;
  currentResource = resource;
  if (framesUsed) setContinuationData(frame);
}

function leave() {
  const frame = stack.pop();
  currentResource = stack.pop();
  ids.trigger = stack.pop();
  ids.current = stack.pop();
  if (framesUsed) setContinuationData(frame);
}

/**
 * The id of the callback that is running, 0 when it has none.
 * @returns {number}
 */
function executionAsyncId() {
  return ids.current;
}

/**
 * The id of what caused the running callback to be called.
 * @returns {number}
 */
function triggerAsyncId() {
  return ids.trigger;
}

/**
 * The object that stands for the running callback's operation.
 * @returns {object}
 */
function executionAsyncResource() {
  return currentResource ?? (topLevelResource ??= {});
}

// -------------------------------------------------------------------- hooks

const kInit = Symbol('init');
const kBefore = Symbol('before');
const kAfter = Symbol('after');
const kDestroy = Symbol('destroy');
const kPromiseResolve = Symbol('promiseResolve');
const hookNames = ['init', 'before', 'after', 'destroy', 'promiseResolve'];
const hookKeys = [kInit, kBefore, kAfter, kDestroy, kPromiseResolve];

// The enabled hooks, and those of them that have a certain function. The lists
// are replaced and never changed, so that a hook may enable and disable others.
let enabled = [];
const having = { [kInit]: [], [kBefore]: [], [kAfter]: [], [kDestroy]: [], [kPromiseResolve]: [] };

/**
 * Whether any hook is enabled.
 * @returns {boolean}
 */
function hooksEnabled() {
  return enabled.length > 0;
}

function setEnabled(hooks) {
  const were = enabled.length > 0;
  enabled = hooks;
  for (const key of hookKeys) having[key] = hooks.filter((hook) => hook[key] !== undefined);
  const are = hooks.length > 0;
  if (are === were) return;
  if (are) {
    if (track.tracker === null) install();
    setPromiseHooks(promiseInit, promiseBefore, promiseAfter, promiseSettled);
  } else {
    setPromiseHooks(undefined, undefined, undefined, undefined);
  }
}

// An error in a hook ends the program: the state it watches may be half done.
function fatal(err) {
  setEnabled([]);
  process._rawDebug(typeof err?.stack === 'string' ? err.stack : String(err));
  process.exit(1);
}

function callHooks(key, asyncId) {
  try {
    for (const hook of having[key]) hook[key](asyncId);
  } catch (err) {
    fatal(err);
  }
}

/**
 * Tells the hooks of a new operation.
 * @param {number} asyncId
 * @param {string} type
 * @param {number} triggerId
 * @param {object} resource
 */
function emitInit(asyncId, type, triggerId, resource) {
  try {
    for (const hook of having[kInit]) hook[kInit](asyncId, type, triggerId, resource);
  } catch (err) {
    fatal(err);
  }
}

/**
 * Makes an operation the current one, and tells the hooks.
 * @param {number} asyncId
 * @param {number} triggerId
 * @param {object} resource
 */
function emitBefore(asyncId, triggerId, resource) {
  begin(asyncId, triggerId, resource, captureFrame());
}

function begin(asyncId, triggerId, resource, frame) {
  enter(asyncId, triggerId, resource, frame);
  if (having[kBefore].length > 0) callHooks(kBefore, asyncId);
}

/**
 * Tells the hooks that the operation's callback has run, and makes the one
 * before current again.
 * @param {number} asyncId
 */
function emitAfter(asyncId) {
  if (having[kAfter].length > 0) callHooks(kAfter, asyncId);
  if (stack.length > 0) leave();
}

// Hooks hear of an end when the code that brought it about has run.
let ended = [];

/**
 * Tells the hooks, a little later, that an operation is over.
 * @param {number} asyncId
 */
function emitDestroy(asyncId) {
  if (having[kDestroy].length === 0) return;
  if (ended.push(asyncId) === 1) enqueueMicrotask(flushDestroyed);
}

function flushDestroyed() {
  const now = ended;
  ended = [];
  for (const asyncId of now) callHooks(kDestroy, asyncId);
}

// Objects that end when they are collected.
let collected;

function emitDestroyWhenCollected(object, asyncId, state) {
  collected ??= new FinalizationRegistry((held) => {
    if (!held.destroyed) emitDestroy(held.asyncId);
  });
  state.asyncId = asyncId;
  collected.register(object, state);
}

/** A set of callbacks that watch asynchronous operations; see createHook. */
class AsyncHook {
  constructor(callbacks) {
    for (const [index, key] of hookKeys.entries()) this[key] = callbacks[index];
  }

  enable() {
    if (!enabled.includes(this)) setEnabled([...enabled, this]);
    return this;
  }

  disable() {
    if (enabled.includes(this)) setEnabled(enabled.filter((hook) => hook !== this));
    return this;
  }
}

/**
 * @param {{init?: Function, before?: Function, after?: Function,
 *   destroy?: Function, promiseResolve?: Function}} hooks
 * @returns {AsyncHook} not yet enabled
 */
function createHook({ init, before, after, destroy, promiseResolve }) {
  const callbacks = [init, before, after, destroy, promiseResolve];
  for (const [index, callback] of callbacks.entries()) {
    if (callback !== undefined && typeof callback !== 'function') {
      throw new ERR_ASYNC_CALLBACK(`hook.${hookNames[index]}`);
    }
  }
  return new AsyncHook(callbacks);
}

// ----------------------------------------------------------------- promises

function idOfPromise(promise, triggerId) {
  if (promise[async_id_symbol] === undefined) {
    promise[async_id_symbol] = newAsyncId();
    promise[trigger_async_id_symbol] = triggerId;
  }
  return promise[async_id_symbol];
}

function promiseInit(promise, parent) {
  const triggerId = parent === undefined ? ids.current : idOfPromise(parent, ids.current);
  const asyncId = idOfPromise(promise, triggerId);
  emitInit(asyncId, 'PROMISE', triggerId, promise);
  if (having[kDestroy].length > 0) emitDestroyWhenCollected(promise, asyncId, { destroyed: false });
}

function promiseBefore(promise) {
  const asyncId = idOfPromise(promise, ids.current);
  // V8 has put the promise's frame in place already.
  emitBefore(asyncId, promise[trigger_async_id_symbol], promise);
}

function promiseAfter(promise) {
  const asyncId = promise[async_id_symbol];
  // A hook that was enabled in mid-callback sees an end without a beginning.
  if (asyncId === ids.current) emitAfter(asyncId);
}

function promiseSettled(promise) {
  callHooks(kPromiseResolve, idOfPromise(promise, ids.current));
}

// -------------------------------------------- ticks, timers and immediates

const tracker = {
  init(resource, type) {
    if (framesUsed) resource[kFrame] = getContinuationData();
    const asyncId = idOfResource(resource);
    if (having[kInit].length > 0) emitInit(asyncId, type, ids.current, resource);
  },
  before(resource) {
    begin(idOfResource(resource), resource[kTriggerId], resource, resource[kFrame]);
  },
  after(resource) {
    emitAfter(resource[kAsyncId]);
  },
  destroy(resource) {
    if (having[kDestroy].length > 0) emitDestroy(idOfResource(resource));
  },
  reset() {
    while (stack.length > 0) emitAfter(ids.current);
  },
  capture: captureFrame,
  runInFrame,
};

function idOfResource(resource) {
  if (resource[kAsyncId] === undefined) {
    resource[kAsyncId] = newAsyncId();
    resource[kTriggerId] = ids.current;
  }
  return resource[kAsyncId];
}

/**
 * From now on ids and frames follow ticks, timers and immediates.
 */
function install() {
  setTracker(tracker);
}

// ------------------------------------------------------------ AsyncResource

/** An asynchronous operation of the program's own. */
class AsyncResource {
  #frame;
  #state; // shared with the registry that waits for the collection

  /**
   * @param {string} type
   * @param {number|{triggerAsyncId?: number, requireManualDestroy?: boolean}} [options]
   */
  constructor(type, options = {}) {
    validateString(type, 'type');
    let triggerId = options;
    let manual = false;
    if (typeof options !== 'number') {
      triggerId = options.triggerAsyncId === undefined ? ids.current : options.triggerAsyncId;
      manual = Boolean(options.requireManualDestroy);
    }
    if (!Number.isSafeInteger(triggerId) || triggerId < -1) {
      throw new ERR_INVALID_ASYNC_ID('triggerAsyncId', triggerId);
    }
    if (framesUsed) this.#frame = getContinuationData();
    const asyncId = newAsyncId();
    this[async_id_symbol] = asyncId;
    this[trigger_async_id_symbol] = triggerId;
    if (having[kInit].length > 0) {
      if (type.length === 0) throw new ERR_ASYNC_TYPE(type);
      emitInit(asyncId, type, triggerId, this);
    }
    if (!manual && having[kDestroy].length > 0) {
      this.#state = { destroyed: false };
      emitDestroyWhenCollected(this, asyncId, this.#state);
    }
  }

  /**
   * Calls a function in the context of this operation.
   * @param {Function} fn
   * @param {any} [thisArg]
   * @param {...any} args
   */
  runInAsyncScope(fn, thisArg, ...args) {
    const asyncId = this[async_id_symbol];
    begin(asyncId, this[trigger_async_id_symbol], this, this.#frame);
    try {
      return apply(fn, thisArg, args);
    } finally {
      emitAfter(asyncId);
    }
  }

  emitDestroy() {
    if (this.#state !== undefined) this.#state.destroyed = true;
    emitDestroy(this[async_id_symbol]);
    return this;
  }

  asyncId() {
    return this[async_id_symbol];
  }

  triggerAsyncId() {
    return this[trigger_async_id_symbol];
  }

  /**
   * A function that runs in the context of this operation.
   * @param {Function} fn
   * @param {any} [thisArg] without it, the caller's
   */
  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const bound = thisArg === undefined ?
      anonymous(this, fn) :
      this.runInAsyncScope.bind(this, fn, thisArg);
    Object.defineProperties(bound, {
      name: { __proto__: null, value: thisArg === undefined ? 'bound' : 'bound runInAsyncScope', configurable: true },
      length: { __proto__: null, value: fn.length, configurable: true, enumerable: false, writable: false },
      asyncResource: { __proto__: null, value: this, configurable: true, enumerable: true, writable: true },
    });
    return bound;
  }

  /**
   * The same for an operation made for the purpose.
   * @param {Function} fn
   * @param {string} [type]
   * @param {any} [thisArg]
   */
  static bind(fn, type, thisArg) {
    type = type || fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

function anonymous(resource, fn) {
  return function(...args) {
    return resource.runInAsyncScope(fn, this, ...args);
  };
}

module.exports = {
  AsyncHook,
  AsyncResource,
  captureFrame,
  createHook,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitInit,
  executionAsyncId,
  executionAsyncResource,
  hooksEnabled,
  install,
  newAsyncId,
  runInFrame,
  setFrame,
  triggerAsyncId,
};
