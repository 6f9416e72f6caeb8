'use strict';
// EventEmitter: listeners, emit, captured rejections, the leak warning and the
// small statics. What only some programs use (once, on, the emitter that is
// an async resource, stack decoration) is in internal/events_async and
// internal/events_extras and is loaded when first asked for.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_UNHANDLED_ERROR } } = require('internal/errors');
const {
  validateBoolean, validateFunction, validateNumber,
} = require('internal/validators');

const kEmptyOptions = Object.freeze({ __proto__: null });
const kCapture = Symbol('kCapture');
const kErrorMonitor = Symbol('events.errorMonitor');
const kRejection = Symbol.for('nodejs.rejection');
const kShapeMode = Symbol('shapeMode');
const kEnhanceStackBeforeInspector = Symbol('kEnhanceStackBeforeInspector');
const kMaxEventTargetListeners = Symbol('events.maxEventTargetListeners');
const kMaxEventTargetListenersWarned = Symbol('events.maxEventTargetListenersWarned');

const { apply, ownKeys } = Reflect;

let defaultMaxListeners = 10;

/**
 * The class (a plain function, because old code calls it on its own objects).
 * @param {{captureRejections?: boolean}} [options]
 */
function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

// The listeners live in three ordinary properties, which subclasses and
// util.inspect have always seen: a table of one function or an array of
// functions for each event, how many events have listeners, and the limit.
EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;

Object.defineProperty(EventEmitter.prototype, kCapture, {
  __proto__: null, value: false, writable: true, enumerable: false,
});

// ---------------------------------------------------------- the leak limit

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return limitOf(this);
};

function limitOf(emitter) {
  const own = emitter._maxListeners;
  return own === undefined ? defaultMaxListeners : own;
}

// ---------------------------------------------------------------- emitting

/**
 * Calls the listeners of an event, in order, with the arguments given.
 * @param {string|symbol} type
 * @returns {boolean} whether there was a listener
 */
EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error' && !hasErrorListener(this, events, args)) {
    const er = args.length > 0 ? args[0] : undefined;
    if (er instanceof Error) {
      rememberEmitPlace(this, er);
      throw er; // Unhandled 'error' event
    }
    const err = new ERR_UNHANDLED_ERROR(describe(er));
    err.context = er;
    throw err; // Unhandled 'error' event
  }
  if (events === undefined) return false;
  const handler = events[type];
  if (handler === undefined) return false;
  if (this[kCapture]) {
    emitCapturing(this, handler, type, args);
    return true;
  }
  if (typeof handler === 'function') {
    apply(handler, this, args);
    return true;
  }
  const count = handler.length;
  if (count === 2) {
    // Taken out before the first call: listeners may come and go during it.
    const first = handler[0];
    const second = handler[1];
    apply(first, this, args);
    apply(second, this, args);
    return true;
  }
  const listeners = copyList(handler);
  for (let i = 0; i < count; i++) apply(listeners[i], this, args);
  return true;
};

// A loop is faster than slice() for the short lists that occur.
function copyList(list) {
  const count = list.length;
  const copy = new Array(count);
  for (let i = 0; i < count; i++) copy[i] = list[i];
  return copy;
}

function emitCapturing(emitter, handler, type, args) {
  const listeners = typeof handler === 'function' ? [handler] : copyList(handler);
  for (let i = 0; i < listeners.length; i++) {
    const result = apply(listeners[i], emitter, args);
    if (result !== undefined && result !== null) captureRejection(emitter, result, type, args);
  }
}

function captureRejection(emitter, promise, type, args) {
  if (!emitter[kCapture]) return;
  try {
    const { then } = promise;
    if (typeof then !== 'function') return;
    then.call(promise, undefined, (err) => {
      // Out of the promise's reaction, so that a throw in an 'error'
      // listener is an uncaught exception and not one more rejection.
      process.nextTick(reportRejection, emitter, err, type, args);
    });
  } catch (err) {
    emitter.emit('error', err);
  }
}

function reportRejection(emitter, err, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](err, type, ...args);
    return;
  }
  const before = emitter[kCapture];
  // A rejection in the 'error' listener itself must not come back here.
  try {
    emitter[kCapture] = false;
    emitter.emit('error', err);
  } finally {
    emitter[kCapture] = before;
  }
}

function hasErrorListener(emitter, events, args) {
  if (events === undefined) return false;
  if (events[kErrorMonitor] !== undefined) emitter.emit(kErrorMonitor, ...args);
  return events.error !== undefined;
}

// The place of the emit is worth as much as that of the error, but only a
// crash prints it: it is kept as a function on the error until then.
function rememberEmitPlace(emitter, er) {
  try {
    const capture = {};
    Error.captureStackTrace(capture, EventEmitter.prototype.emit);
    Object.defineProperty(er, kEnhanceStackBeforeInspector, {
      __proto__: null,
      value: () => require('internal/events_extras').stackWithEmitPlace(emitter, er, capture.stack),
      configurable: true,
    });
  } catch {
    // A frozen error stays as it is.
  }
}

function describe(value) {
  try {
    return require('internal/util/inspect').inspect(value);
  } catch {
    return value;
  }
}

// --------------------------------------------------- adding and removing

function attach(target, type, listener, prepend) {
  validateFunction(listener, 'listener');
  let events = target._events;
  if (events === undefined) {
    events = target._events = { __proto__: null };
    target._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    // Before it is added, so that a listener of 'newListener' which adds one
    // of its own comes first, and never hears of itself.
    target.emit('newListener', type, listener.listener ?? listener);
    events = target._events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++target._eventsCount;
    return target;
  }
  let list = existing;
  if (typeof existing === 'function') {
    list = events[type] = prepend ? [listener, existing] : [existing, listener];
  } else if (prepend) {
    existing.unshift(listener);
  } else {
    existing.push(listener);
  }
  const limit = limitOf(target);
  if (limit > 0 && list.length > limit && !list.warned) warnOfLeak(target, type, list);
  return target;
}

function warnOfLeak(target, type, list) {
  list.warned = true;
  const { inspect } = require('internal/util/inspect');
  const warning = new Error(
    'Possible EventEmitter memory leak detected. ' +
    `${list.length} ${String(type)} listeners added to ${inspect(target, { depth: -1 })}. ` +
    `MaxListeners is ${limitOf(target)}. Use emitter.setMaxListeners() to increase limit`);
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = target;
  warning.type = type;
  warning.count = list.length;
  process.emitWarning(warning);
}

EventEmitter.prototype.addListener = function addListener(type, listener) {
  return attach(this, type, listener, false);
};

EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return attach(this, type, listener, true);
};

// What fires once is a bound function with the user's listener beside it:
// both are what rawListeners() shows.
function onceWrapper() {
  if (this.fired) return undefined;
  this.target.removeListener(this.type, this.wrapFn);
  this.fired = true;
  return apply(this.listener, this.target, arguments);
}

function wrapOnce(target, type, listener) {
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  const wrapped = onceWrapper.bind(state);
  wrapped.listener = listener;
  state.wrapFn = wrapped;
  return wrapped;
}

EventEmitter.prototype.once = function once(type, listener) {
  validateFunction(listener, 'listener');
  this.on(type, wrapOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  validateFunction(listener, 'listener');
  this.prependListener(type, wrapOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  validateFunction(listener, 'listener');
  const events = this._events;
  if (events === undefined) return this;
  const list = events[type];
  if (list === undefined) return this;
  if (typeof list === 'function') {
    if (list !== listener && list.listener !== listener) return this;
    dropEvent(this, events, type);
    if (events.removeListener !== undefined) {
      this.emit('removeListener', type, list.listener || listener);
    }
    return this;
  }
  const index = lastIndexOfListener(list, listener);
  if (index < 0) return this;
  if (index === 0) list.shift();
  else if (index === list.length - 1) list.pop();
  else list.splice(index, 1);
  if (list.length === 1) events[type] = list[0];
  if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
  return this;
};

EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

function dropEvent(emitter, events, type) {
  emitter._eventsCount -= 1;
  if (emitter[kShapeMode]) {
    events[type] = undefined;
  } else if (emitter._eventsCount === 0) {
    emitter._events = { __proto__: null };
  } else {
    delete events[type];
  }
}

function lastIndexOfListener(list, listener) {
  for (let i = list.length - 1; i >= 0; i--) {
    if (list[i] === listener || list[i].listener === listener) return i;
  }
  return -1;
}

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  if (events.removeListener !== undefined) {
    return arguments.length === 0 ? removeEachEvent(this, events) : removeEachListener(this, events[type], type);
  }
  if (arguments.length === 0) {
    clearTable(this);
  } else if (events[type] !== undefined) {
    if (--this._eventsCount === 0) this._events = { __proto__: null };
    else delete events[type];
  }
  return this;
};

function clearTable(emitter) {
  emitter._events = { __proto__: null };
  emitter._eventsCount = 0;
  emitter[kShapeMode] = false;
}

// Somebody listens to 'removeListener', and is told of all the others before
// it goes itself.
function removeEachEvent(emitter, events) {
  for (const type of ownKeys(events)) {
    if (type !== 'removeListener') emitter.removeAllListeners(type);
  }
  emitter.removeAllListeners('removeListener');
  clearTable(emitter);
  return emitter;
}

function removeEachListener(emitter, list, type) {
  if (typeof list === 'function') {
    emitter.removeListener(type, list);
  } else if (list !== undefined) {
    for (let i = list.length - 1; i >= 0; i--) emitter.removeListener(type, list[i]);
  }
  return emitter;
}

// ------------------------------------------------------------ looking at it

function listenersOf(emitter, type, unwrap) {
  const list = emitter._events?.[type];
  if (list === undefined) return [];
  const copy = typeof list === 'function' ? [list] : copyList(list);
  return unwrap ? copy.map((fn) => fn.listener || fn) : copy;
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

EventEmitter.prototype.listenerCount = function listenerCount(type, listener) {
  const list = this._events?.[type];
  if (list === undefined) return 0;
  if (listener == null) return typeof list === 'function' ? 1 : list.length;
  let count = 0;
  for (const fn of typeof list === 'function' ? [list] : list) {
    if (fn === listener || fn.listener === listener) count++;
  }
  return count;
};

EventEmitter.prototype.eventNames = function eventNames() {
  if (this._eventsCount === 0) return [];
  const names = ownKeys(this._events);
  if (!this[kShapeMode]) return names;
  return names.filter((name) => this._events[name] !== undefined);
};

// ------------------------------------------------------------------ statics

function isEventEmitter(value) {
  return typeof value?.on === 'function';
}

function isEventTarget(value) {
  return require('internal/event_target').isEventTarget(value);
}

/**
 * A signal's 'abort' listener that stopImmediatePropagation cannot silence.
 * @param {AbortSignal} signal
 * @param {Function} listener
 * @returns {{[Symbol.dispose](): void}}
 */
function addAbortListener(signal, listener) {
  return require('internal/events_async').addAbortListener(signal, listener);
}

/**
 * A promise of the arguments of the next event of that name.
 * @param {EventEmitter|EventTarget} emitter
 * @param {string|symbol} name
 * @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<Array>}
 */
async function once(emitter, name, options = kEmptyOptions) {
  return require('internal/events_async').once(emitter, name, options);
}

/**
 * An async iterator over the arguments of the events of that name.
 * @param {EventEmitter|EventTarget} emitter
 * @param {string|symbol} event
 * @param {object} [options] signal, close, highWaterMark, lowWaterMark
 * @returns {AsyncIterator<Array>}
 */
function on(emitter, event, options = kEmptyOptions) {
  return require('internal/events_async').on(emitter, event, options);
}

/**
 * A copy of the listeners of an event.
 * @param {EventEmitter|EventTarget} emitterOrTarget
 * @param {string|symbol} type
 * @returns {Function[]}
 */
function getEventListeners(emitterOrTarget, type) {
  if (typeof emitterOrTarget?.listeners === 'function') return emitterOrTarget.listeners(type);
  if (isEventTarget(emitterOrTarget)) {
    return require('internal/event_target').listenersOf(emitterOrTarget, type);
  }
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
}

/**
 * The number of listeners above which a leak is suspected.
 * @param {EventEmitter|EventTarget} emitterOrTarget
 * @returns {number}
 */
function getMaxListeners(emitterOrTarget) {
  if (typeof emitterOrTarget?.getMaxListeners === 'function') return limitOf(emitterOrTarget);
  if (emitterOrTarget?.[kMaxEventTargetListeners] !== undefined) {
    return emitterOrTarget[kMaxEventTargetListeners];
  }
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
}

EventEmitter.addAbortListener = addAbortListener;
EventEmitter.once = once;
EventEmitter.on = on;
EventEmitter.getEventListeners = getEventListeners;
EventEmitter.getMaxListeners = getMaxListeners;
EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;

Object.defineProperty(EventEmitter, 'captureRejections', {
  __proto__: null,
  get() {
    return EventEmitter.prototype[kCapture];
  },
  set(value) {
    validateBoolean(value, 'EventEmitter.captureRejections');
    EventEmitter.prototype[kCapture] = value;
  },
  enumerable: true,
});

Object.defineProperty(EventEmitter, 'EventEmitterAsyncResource', {
  __proto__: null,
  enumerable: true,
  configurable: true,
  get: function lazyEventEmitterAsyncResource() {
    return require('internal/events_extras').EventEmitterAsyncResource;
  },
  set: undefined,
});

EventEmitter.errorMonitor = kErrorMonitor;

Object.defineProperties(EventEmitter, {
  defaultMaxListeners: {
    __proto__: null,
    enumerable: true,
    get() {
      return defaultMaxListeners;
    },
    set(n) {
      validateNumber(n, 'defaultMaxListeners', 0);
      defaultMaxListeners = n;
    },
  },
  kMaxEventTargetListeners: { __proto__: null, value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { __proto__: null, value: kMaxEventTargetListenersWarned },
});

/**
 * Sets that number for some emitters and targets, or the default for all.
 * @param {number} [n]
 * @param {...(EventEmitter|EventTarget)} eventTargets
 */
EventEmitter.setMaxListeners = function(n = defaultMaxListeners, ...eventTargets) {
  validateNumber(n, 'setMaxListeners', 0);
  if (eventTargets.length === 0) {
    defaultMaxListeners = n;
    return;
  }
  for (const target of eventTargets) {
    if (isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else if (typeof target.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw new ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }
};

// What the constructor does, apart so that a program may wrap it.
EventEmitter.init = function(opts) {
  const events = this._events;
  if (events === undefined || events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
    this[kShapeMode] = false;
  } else {
    // A stream has laid out its own table before it came here.
    this[kShapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (opts?.captureRejections) {
    validateBoolean(opts.captureRejections, 'options.captureRejections');
    this[kCapture] = true;
  } else {
    // An own property, so that a later change of the default leaves it alone.
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

/**
 * The same as emitter.listenerCount(type), kept for old callers.
 * @param {EventEmitter} emitter
 * @param {string|symbol} type
 * @returns {number}
 */
EventEmitter.listenerCount = function(emitter, type) {
  if (typeof emitter.listenerCount === 'function') return emitter.listenerCount(type);
  return EventEmitter.prototype.listenerCount.call(emitter, type);
};

module.exports = {
  EventEmitter,
  isEventEmitter,
  getDefaultMaxListeners: () => defaultMaxListeners,
  kCapture,
  kEnhanceStackBeforeInspector,
  kErrorMonitor,
  kMaxEventTargetListeners,
  kMaxEventTargetListenersWarned,
  kRejection,
  kShapeMode,
};
