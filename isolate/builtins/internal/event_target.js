'use strict';
// Event, CustomEvent, EventTarget and NodeEventTarget (an EventTarget with the
// methods of an EventEmitter: the base of MessagePort), and event handler
// properties such as onmessage.

const {
  codes: {
    ERR_EVENT_RECURSION, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const {
  validateAbortSignal, validateNumber, validateObject, validateString,
} = require('internal/validators');
const {
  getDefaultMaxListeners, kMaxEventTargetListeners, kMaxEventTargetListenersWarned,
} = require('internal/events');
const { customInspectSymbol, kEmptyObject, kEnumerableProperty } = require('internal/util');

const { apply } = Reflect;

const kIsEventTarget = Symbol.for('nodejs.event_target');
const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kType = Symbol('type');
const kTarget = Symbol('kTarget');
const kIsBeingDispatched = Symbol('kIsBeingDispatched');
const kDetail = Symbol('detail');
const kTrustEvent = Symbol('kTrustEvent');
const kCreateEvent = Symbol('kCreateEvent');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kHybridDispatch = Symbol.for('nodejs.internal.kHybridDispatch');
const kIsNodeStyleListener = Symbol('kIsNodeStyleListener');
const kWeakHandler = Symbol('kWeak');
const kResistStopPropagation = Symbol('kResistStopPropagation');

// Set inside Event, which alone sees its private names.
let isStopped;

let clock;

// performance.now(), loaded with the first event.
function now() {
  clock ??= require('internal/perf/utils').now;
  return clock();
}

function isEvent(value) {
  return typeof value?.[kType] === 'string';
}

function inspectAs(name, shown, options) {
  const { inspect } = require('internal/util/inspect');
  const depth = Number.isInteger(options.depth) ? options.depth - 1 : options.depth;
  return `${name} ${inspect(shown, { ...options, depth })}`;
}

// -------------------------------------------------------------------- Event

const kCancelable = 1;
const kBubbles = 2;
const kComposed = 4;
const kTrusted = 8;
const kPrevented = 16;
const kPropagationStopped = 32;
const kStopped = 64;

/** An event of the web platform. */
class Event {
  #is = 0; // bits of the constants above: one field, as every message makes an event
  #time = now();

  /**
   * @param {string} type
   * @param {{bubbles?: boolean, cancelable?: boolean, composed?: boolean}} [options]
   */
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    if (options != null) {
      validateObject(options, 'options');
      if (options.bubbles) this.#is |= kBubbles;
      if (options.cancelable) this.#is |= kCancelable;
      if (options.composed) this.#is |= kComposed;
      if (options[kTrustEvent] === true) this.#is |= kTrusted;
    }
    this[kType] = `${type}`;
    this[kTarget] = null;
    this[kIsBeingDispatched] = false;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    if (this[kIsBeingDispatched]) return;
    this[kType] = `${type}`;
    this.#is &= ~(kBubbles | kCancelable);
    if (bubbles) this.#is |= kBubbles;
    if (cancelable) this.#is |= kCancelable;
  }

  [customInspectSymbol](depth, options) {
    checkEvent(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    return inspectAs(name, {
      type: this[kType],
      defaultPrevented: this.defaultPrevented,
      cancelable: this.cancelable,
      timeStamp: this.#time,
    }, options);
  }

  stopImmediatePropagation() {
    checkEvent(this);
    this.#is |= kPropagationStopped | kStopped;
  }

  preventDefault() {
    checkEvent(this);
    this.#is |= kPrevented;
  }

  get target() {
    checkEvent(this);
    return this[kTarget];
  }

  get currentTarget() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? this[kTarget] : null;
  }

  get srcElement() {
    checkEvent(this);
    return this[kTarget];
  }

  get type() {
    checkEvent(this);
    return this[kType];
  }

  get cancelable() {
    checkEvent(this);
    return (this.#is & kCancelable) !== 0;
  }

  get defaultPrevented() {
    checkEvent(this);
    return (this.#is & (kCancelable | kPrevented)) === (kCancelable | kPrevented);
  }

  get timeStamp() {
    checkEvent(this);
    return this.#time;
  }

  composedPath() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? [this[kTarget]] : [];
  }

  get returnValue() {
    checkEvent(this);
    return (this.#is & (kCancelable | kPrevented)) !== (kCancelable | kPrevented);
  }

  get bubbles() {
    checkEvent(this);
    return (this.#is & kBubbles) !== 0;
  }

  get composed() {
    checkEvent(this);
    return (this.#is & kComposed) !== 0;
  }

  get eventPhase() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    checkEvent(this);
    return (this.#is & kPropagationStopped) !== 0;
  }

  set cancelBubble(value) {
    checkEvent(this);
    if (value) this.#is |= kPropagationStopped;
  }

  stopPropagation() {
    checkEvent(this);
    this.#is |= kPropagationStopped;
  }

  get isTrusted() {
    checkEvent(this);
    return (this.#is & kTrusted) !== 0;
  }

  static {
    isStopped = (event) => (event.#is & kStopped) !== 0;
  }
}

function checkEvent(value) {
  if (!isEvent(value)) throw new ERR_INVALID_THIS('Event');
}

for (const [name, value] of [['NONE', 0], ['CAPTURING_PHASE', 1], ['AT_TARGET', 2], ['BUBBLING_PHASE', 3]]) {
  Object.defineProperty(Event, name, { __proto__: null, value, enumerable: true });
}

function makeEnumerable(proto, names) {
  for (const name of names) Object.defineProperty(proto, name, kEnumerableProperty);
}

function tag(proto, name) {
  Object.defineProperty(proto, Symbol.toStringTag, {
    __proto__: null, value: name, writable: false, enumerable: false, configurable: true,
  });
}

makeEnumerable(Event.prototype, [
  'initEvent', 'stopImmediatePropagation', 'preventDefault', 'target', 'currentTarget', 'srcElement', 'type',
  'cancelable', 'defaultPrevented', 'timeStamp', 'composedPath', 'returnValue', 'bubbles', 'composed',
  'eventPhase', 'cancelBubble', 'stopPropagation',
]);
Object.defineProperty(Event.prototype, 'isTrusted', { __proto__: null, enumerable: true, configurable: false });
tag(Event.prototype, 'Event');

/** An event with a value of the program's own. */
class CustomEvent extends Event {
  /**
   * @param {string} type
   * @param {{detail?: any}} [options] and those of Event
   */
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    super(type, options);
    this[kDetail] = options?.detail ?? null;
  }

  get detail() {
    if (!isEvent(this) || this[kDetail] === undefined) throw new ERR_INVALID_THIS('CustomEvent');
    return this[kDetail];
  }
}

makeEnumerable(CustomEvent.prototype, ['detail']);
tag(CustomEvent.prototype, 'CustomEvent');

// ---------------------------------------------------------------- listeners

// Keeps the callbacks of weak listeners alive for as long as the object they
// were added for and the registration itself: owner -> Listener -> callback.
// And what removes the registration of a callback that is gone. Both are made
// at the first use.
let keptBy;
let reaper;

function holdWeakly(callback, owner, listener) {
  keptBy ??= new WeakMap();
  let kept = keptBy.get(owner);
  if (kept === undefined) keptBy.set(owner, kept = new WeakMap());
  kept.set(listener, callback);
  reaper ??= new FinalizationRegistry((gone) => gone.deref()?.drop());
  reaper.register(callback, new WeakRef(listener), listener);
  return new WeakRef(callback);
}

// One registered listener.
class Listener {
  previous = undefined;
  next = undefined;
  removed = false;
  weak = false;
  drop = undefined; // of a weak listener: removes it

  constructor(callback, capture, options) {
    this.capture = capture;
    this.once = Boolean(options.once);
    this.passive = Boolean(options.passive);
    this.nodeStyle = Boolean(options[kIsNodeStyleListener]);
    this.resists = Boolean(options[kResistStopPropagation]);
    this.callback = callback;
    const owner = options[kWeakHandler];
    if (owner) {
      this.weak = true;
      this.callback = holdWeakly(callback, owner, this);
    }
  }

  get function() {
    return this.weak ? this.callback.deref() : this.callback;
  }

  same(callback, capture) {
    return this.capture === capture && this.function === callback;
  }
}

// The listeners of one type, linked in the order in which they were added. A
// removed one keeps its `next`, so that a dispatch that has reached it gets on.
// `size` counts what is really listening, which a handler property that was
// set to null is not.
class ListenerList {
  first = undefined;
  last = undefined;
  size = 0;
  resisting = 0;

  add(listener) {
    listener.previous = this.last;
    if (this.last === undefined) this.first = listener;
    else this.last.next = listener;
    this.last = listener;
    this.size++;
    if (listener.resists) this.resisting++;
  }

  find(callback, capture) {
    let listener = this.first;
    while (listener !== undefined && !listener.same(callback, capture)) listener = listener.next;
    return listener;
  }

  remove(listener) {
    const { previous, next } = listener;
    if (previous === undefined) this.first = next;
    else previous.next = next;
    if (next === undefined) this.last = previous;
    else next.previous = previous;
    listener.removed = true;
    this.size--;
    if (listener.resists) this.resisting--;
    if (listener.weak) reaper.unregister(listener);
  }

  clear() {
    for (let listener = this.first; listener !== undefined; listener = listener.next) listener.removed = true;
    this.first = undefined;
    this.last = undefined;
    this.size = 0;
    this.resisting = 0;
  }
}

/**
 * Gives an object what the methods of EventTarget need, for objects that no
 * constructor of ours has made.
 * @param {object} self
 */
function initEventTarget(self) {
  self[kEvents] = new Map();
  self[kMaxEventTargetListeners] = getDefaultMaxListeners();
  self[kMaxEventTargetListenersWarned] = false;
  self[kHandlers] = new Map();
}

function isEventTarget(value) {
  return Boolean(value?.constructor?.[kIsEventTarget]);
}

function isNodeEventTarget(value) {
  return Boolean(value?.constructor?.[kIsNodeEventTarget]);
}

function checkTarget(value) {
  if (!isEventTarget(value)) throw new ERR_INVALID_THIS('EventTarget');
}

function toTypeString(type) {
  if (typeof type === 'symbol') throw new ERR_INVALID_ARG_VALUE('value', type);
  return `${type}`;
}

// Listener options may be a boolean (capture), any object, or nothing.
function readOptions(options) {
  if (typeof options === 'boolean') return { __proto__: null, capture: options };
  if (options === null || options === undefined) return kEmptyObject;
  if (typeof options !== 'function' && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'object', options);
  }
  return options;
}

// Whether it is worth adding; null and undefined are allowed and mean nothing.
function canListen(listener) {
  if (typeof listener === 'function' || (typeof listener === 'object' && listener !== null)) return true;
  if (listener === null || listener === undefined) return false;
  throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function warnOfNothing(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  process.emitWarning(warning);
}

function warnOfLeak(target, size, type) {
  const { inspect } = require('internal/util/inspect');
  const warning = new Error(
    'Possible EventTarget memory leak detected. ' +
    `${size} ${type} listeners added to ${inspect(target, { depth: -1 })}. ` +
    `MaxListeners is ${target[kMaxEventTargetListeners]}. Use events.setMaxListeners() to increase limit`);
  warning.name = 'MaxListenersExceededWarning';
  warning.target = target;
  warning.type = type;
  warning.count = size;
  process.emitWarning(warning);
}

// An error of a listener must not reach who dispatched the event: it becomes
// an uncaught exception of its own.
function throwLater(err) {
  process.nextTick(() => { throw err; });
}

function watchResult(result) {
  const { then } = result;
  if (typeof then === 'function') apply(then, result, [undefined, throwLater]);
}

function call(listener, target, arg) {
  const callback = listener.function;
  if (callback === undefined) return;
  let result;
  if (typeof callback === 'function') {
    result = apply(callback, target, [arg]);
  } else if (callback.handleEvent) {
    result = apply(callback.handleEvent, callback, [arg]);
  }
  if (result !== undefined && result !== null) watchResult(result);
}

// -------------------------------------------------------------- EventTarget

/** The web's half of the two event systems. */
class EventTarget {
  static [kIsEventTarget] = true;

  constructor() {
    initEventTarget(this);
  }

  /**
   * Called after each addition; subclasses that care override it.
   * @param {number} size listeners of that type now
   * @param {string} type
   */
  [kNewListener](size, type, listener, once, capture, passive, weak) {
    const limit = this[kMaxEventTargetListeners];
    if (limit > 0 && size > limit && !this[kMaxEventTargetListenersWarned]) {
      this[kMaxEventTargetListenersWarned] = true;
      warnOfLeak(this, size, type);
    }
  }

  /** Called after each removal; subclasses that care override it. */
  [kRemoveListener](size, type, listener, capture) {}

  /**
   * @param {string} type
   * @param {Function|{handleEvent: Function}|null} listener
   * @param {object|boolean} [options] capture, once, passive, signal
   */
  addEventListener(type, listener, options = kEmptyObject) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const settings = readOptions(options);
    const { signal } = settings;
    validateAbortSignal(signal, 'options.signal');
    if (!canListen(listener)) {
      warnOfNothing(this, type, listener);
      return;
    }
    type = toTypeString(type);
    if (signal) {
      if (signal.aborted) return;
      stopOnAbort(this, signal, type, listener, Boolean(settings.capture));
    }
    register(this, type, listener, settings);
  }

  /**
   * @param {string} type
   * @param {Function|{handleEvent: Function}|null} listener
   * @param {object|boolean} [options] capture
   */
  removeEventListener(type, listener, options = kEmptyObject) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    if (!canListen(listener)) return;
    type = toTypeString(type);
    const list = this[kEvents].get(type);
    // A bare `true` is not read as capture here: so it is in node.
    const capture = options?.capture === true;
    const found = list?.find(listener, capture);
    if (found === undefined) return;
    unregister(this, type, list, found);
    if (list.first === undefined) this[kEvents].delete(type);
  }

  /**
   * @param {Event} event
   * @returns {boolean} false when a listener called preventDefault()
   */
  dispatchEvent(event) {
    checkTarget(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('event');
    if (!(event instanceof Event)) throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[kIsBeingDispatched]) throw new ERR_EVENT_RECURSION(event.type);
    this[kHybridDispatch](event, event.type, event);
    return !event.defaultPrevented;
  }

  /**
   * Calls the listeners of a type: those of the EventEmitter kind with the
   * value, the others with the event, which is made when one needs it.
   * @param {any} value
   * @param {string} type
   * @param {Event} [event]
   */
  [kHybridDispatch](value, type, event) {
    if (event !== undefined) beginDispatch(event, this);
    const list = this[kEvents].get(type);
    if (list !== undefined) event = walk(this, list, value, type, event);
    if (event !== undefined) event[kIsBeingDispatched] = false;
  }

  /**
   * Makes the event for a value that was emitted.
   * @param {any} value
   * @param {string} type
   * @returns {Event}
   */
  [kCreateEvent](value, type) {
    return new CustomEvent(type, { detail: value });
  }

  [customInspectSymbol](depth, options) {
    checkTarget(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    return inspectAs(name, {}, options);
  }
}

function register(target, type, listener, settings) {
  const capture = Boolean(settings.capture);
  const events = target[kEvents];
  let list = events.get(type);
  if (list === undefined) events.set(type, list = new ListenerList());
  else if (list.find(listener, capture) !== undefined) return;
  const entry = new Listener(listener, capture, settings);
  if (entry.weak) entry.drop = () => unregister(target, type, list, entry);
  list.add(entry);
  target[kNewListener](list.size, type, listener, entry.once, capture, entry.passive, entry.weak);
}

function unregister(target, type, list, entry) {
  if (entry.removed) return;
  const callback = entry.function;
  list.remove(entry);
  target[kRemoveListener](list.size, type, callback, entry.capture);
}

// The signal must keep neither the target nor the listener alive.
function stopOnAbort(target, signal, type, listener, capture) {
  signal.addEventListener('abort', () => {
    target.removeEventListener(type, listener, capture);
  }, { __proto__: null, once: true, [kWeakHandler]: target, [kResistStopPropagation]: true });
}

function beginDispatch(event, target) {
  event[kTarget] = target;
  event[kIsBeingDispatched] = true;
}

// What a listener adds now runs in this round too, unless it is the last one.
function walk(target, list, value, type, event) {
  let next;
  for (let listener = list.first; listener !== undefined; listener = next) {
    next = listener.next;
    if (listener.removed) continue;
    if (event !== undefined && isStopped(event) && !listener.resists) {
      if (list.resisting === 0) break;
      continue;
    }
    if (listener.once) unregister(target, type, list, listener);
    if (!listener.nodeStyle && event === undefined) {
      event = target[kCreateEvent](value, type);
      beginDispatch(event, target);
    }
    try {
      call(listener, target, listener.nodeStyle ? value : event);
    } catch (err) {
      throwLater(err);
    }
  }
  return event;
}

makeEnumerable(EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']);
tag(EventTarget.prototype, 'EventTarget');

// ---------------------------------------------------------- NodeEventTarget

/**
 * An EventTarget that can be used like an EventEmitter too.
 */
class NodeEventTarget extends EventTarget {
  static [kIsNodeEventTarget] = true;
  static defaultMaxListeners = 10;

  setMaxListeners(n) {
    checkNodeTarget(this);
    require('internal/events').EventEmitter.setMaxListeners(n, this);
  }

  getMaxListeners() {
    checkNodeTarget(this);
    return this[kMaxEventTargetListeners];
  }

  eventNames() {
    checkNodeTarget(this);
    return Array.from(this[kEvents].keys());
  }

  listenerCount(type) {
    checkNodeTarget(this);
    return this[kEvents].get(String(type))?.size ?? 0;
  }

  off(type, listener, options) {
    checkNodeTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    checkNodeTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, nodeStyle);
    return this;
  }

  addListener(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, nodeStyle);
    return this;
  }

  emit(type, arg) {
    checkNodeTarget(this);
    validateString(type, 'type');
    const heard = this.listenerCount(type) > 0;
    this[kHybridDispatch](arg, type);
    return heard;
  }

  once(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, nodeStyleOnce);
    return this;
  }

  removeAllListeners(type) {
    checkNodeTarget(this);
    const events = this[kEvents];
    for (const name of type === undefined ? [...events.keys()] : [String(type)]) {
      const list = events.get(name);
      if (list === undefined) continue;
      events.delete(name);
      list.clear();
    }
    return this;
  }
}

const nodeStyle = Object.freeze({ __proto__: null, [kIsNodeStyleListener]: true });
const nodeStyleOnce = Object.freeze({ __proto__: null, once: true, [kIsNodeStyleListener]: true });

function checkNodeTarget(value) {
  if (!isNodeEventTarget(value)) throw new ERR_INVALID_THIS('NodeEventTarget');
}

makeEnumerable(NodeEventTarget.prototype, [
  'setMaxListeners', 'getMaxListeners', 'eventNames', 'listenerCount', 'off', 'removeListener', 'on',
  'addListener', 'emit', 'once', 'removeAllListeners',
]);

// --------------------------------------------------------- handler properties

/**
 * Defines a property like onmessage on a prototype. Its listener keeps its
 * place among the others when another function is assigned.
 * @param {object} proto of a class that extends EventTarget
 * @param {string} name without 'on'
 * @param {string} [event] the type, when it is not `name`
 */
function defineEventHandler(proto, name, event = name) {
  const property = `on${name}`;
  function get() {
    validateHandlerOwner(this);
    return this[kHandlers].get(event)?.handler ?? null;
  }
  function set(value) {
    validateHandlerOwner(this);
    const wrapper = this[kHandlers].get(event);
    if (wrapper !== undefined) {
      replaceHandler(this, event, wrapper, value);
      return;
    }
    if (value === null || value === undefined) return;
    const fresh = wrapHandler(value);
    this[kHandlers].set(event, fresh);
    this.addEventListener(event, fresh);
  }
  Object.defineProperty(get, 'name', { __proto__: null, value: `get ${property}`, configurable: true });
  Object.defineProperty(set, 'name', { __proto__: null, value: `set ${property}`, configurable: true });
  Object.defineProperty(proto, property, {
    __proto__: null, get, set, configurable: true, enumerable: true,
  });
}

function validateHandlerOwner(value) {
  if (value?.[kHandlers] === undefined) throw new ERR_INVALID_ARG_TYPE('this', 'EventTarget', value);
}

function wrapHandler(handler) {
  function eventHandler(...args) {
    if (typeof eventHandler.handler !== 'function') return undefined;
    return apply(eventHandler.handler, this, args);
  }
  eventHandler.handler = handler;
  return eventHandler;
}

// A handler that is not a function stays in the list, uncounted, to keep its place.
function replaceHandler(target, type, wrapper, value) {
  const before = wrapper.handler;
  wrapper.handler = value;
  const list = target[kEvents].get(type);
  if (list === undefined || list.find(wrapper, false) === undefined) {
    if (value !== null && value !== undefined) target.addEventListener(type, wrapper);
    return;
  }
  if (typeof before === 'function') {
    list.size--;
    target[kRemoveListener](list.size, type, before, false);
  }
  if (typeof value === 'function') {
    list.size++;
    target[kNewListener](list.size, type, value, false, false, false, false);
  }
}

/**
 * The functions and objects that listen to a type, for getEventListeners.
 * @param {EventTarget} target
 * @param {string} type
 * @returns {Array<Function|object>}
 */
function listenersOf(target, type) {
  const list = target[kEvents].get(type);
  if (list === undefined) return [];
  const callbacks = [];
  for (let listener = list.first; listener !== undefined; listener = listener.next) {
    const callback = listener.function;
    if (callback !== undefined) callbacks.push(callback);
  }
  return callbacks;
}

module.exports = {
  CustomEvent,
  Event,
  EventTarget,
  NodeEventTarget,
  defineEventHandler,
  initEventTarget,
  isEventTarget,
  isEvent,
  kCreateEvent,
  kEvents,
  kHandlers,
  kHybridDispatch,
  kIsEventTarget,
  kIsNodeEventTarget,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrustEvent,
  kWeakHandler,
  listenersOf,
  makeEnumerable,
  tag,
};
