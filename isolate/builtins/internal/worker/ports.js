'use strict';
// MessagePort, MessageChannel, receiveMessageOnPort and structuredClone.
//
// A MessagePort is the handle of one thread on port data that Go owns. The engine knows it by a number,
// kept in the object's internal field, where the serializer finds it. Closing or transferring takes the
// number away there; what the object can still do until its 'close' (ref, unref) goes by kId.

const { codes } = require('internal/errors');
const {
  Event, NodeEventTarget, defineEventHandler, initEventTarget, isEventTarget, kCreateEvent, kHybridDispatch,
  kNewListener, kRemoveListener,
} = require('internal/event_target');
const { messageEvent, setMessagePortTest } = require('internal/message_event');
const { inContextOf, track } = require('internal/process/async_track');
const { append, keepUntransferable } = require('internal/worker/marks');
const { customInspectSymbol } = require('internal/util');
const binding = internalBinding('messaging');
const { HostObject, setPort, getPort, post, clone } = binding;

/**
 * number -> MessagePort or BroadcastChannel, for what the engine delivers. The methods are its own: a program may replace
 * those of Map.prototype.
 */
const handles = Object.assign(new Map(), { get: Map.prototype.get, set: Map.prototype.set, delete: Map.prototype.delete });

const kId = Symbol('kId');
const kRefed = Symbol('kRefed');
const kClosing = Symbol('kClosing');
const kPorts = Symbol('kPorts');
/** A BroadcastChannel's or moved port's method that takes a message: (value, error, ports). */
const kReceive = Symbol('kReceive');
/** Of a moved port: makes the object of a port that came in a message for it; is told of its end. */
const kAdopt = Symbol('kAdopt');
const kClosed = Symbol('kClosed');
/** Ports that live in other contexts -> what `handles` has for them (internal/worker/moved_ports). */
const moved = new WeakMap();

/** One end of a channel. Made by MessageChannel, or by the arrival of a transferred port. */
function MessagePort() {
  throw new codes.ERR_CONSTRUCT_CALL_INVALID();
}

// What makes the objects. V8 keeps a map only for what derives from a class; to Reflect.construct with MessagePort
// it would give each port a map of its own, which no inline cache knows.
class Handle extends HostObject {}
MessagePort.prototype = Handle.prototype;
Object.defineProperty(MessagePort.prototype, 'constructor', { __proto__: null, value: MessagePort });
Object.setPrototypeOf(MessagePort, NodeEventTarget);
Object.setPrototypeOf(MessagePort.prototype, NodeEventTarget.prototype);

function isMessagePort(value) {
  return value !== null && typeof value === 'object' && kId in value && value instanceof MessagePort;
}
setMessagePortTest(isMessagePort);

/**
 * A handle for port data that belongs to this thread.
 * @param {number} id
 * @returns {MessagePort}
 */
function adopt(id) {
  const port = new Handle();
  initEventTarget(port);
  port[kId] = id;
  port[kRefed] = false;
  port[kPorts] = undefined;
  port[kClosing] = false;
  setPort(port, id);
  handles.set(id, port);
  track.tracker?.init(port, 'MESSAGEPORT');
  return port;
}

/**
 * A port has come in a message: its object, in the context of the port that the message was for.
 * @param {number} id
 * @param {number} via the number of that port, 0 for none
 * @returns {object}
 */
function arrive(id, via) {
  const receiver = via === 0 ? undefined : handles.get(via);
  return receiver?.[kAdopt] === undefined ? adopt(id) : receiver[kAdopt](id);
}

/**
 * Whether close was called on a port that is not closed yet.
 * @param {MessagePort} port
 * @returns {boolean}
 */
const isClosing = (port) => port[kClosing] === true;

/**
 * Takes its data from a port, for another object: this one is dead. What was queued stays so until that
 * object is started.
 * @param {object} port
 * @param {number} id
 */
function release(port, id) {
  const holder = moved.get(port) ?? port;
  handles.delete(id);
  setPort(port, null);
  holder[kId] = 0;
  holder[kRefed] = false;
  binding.listen(id, false);
}

/**
 * What an iterable holds; undefined when it does not behave as one. What its code throws is thrown here.
 * @param {object} value
 * @returns {any[]|undefined}
 */
function readIterable(value) {
  const method = value[Symbol.iterator];
  if (typeof method !== 'function') return undefined;
  const iterator = Reflect.apply(method, value, []);
  if (!isObject(iterator)) return undefined;
  const { next } = iterator;
  if (typeof next !== 'function') return undefined;
  let list = [];
  for (;;) {
    const result = Reflect.apply(next, iterator, []);
    if (!isObject(result)) return undefined;
    if (result.done) return list;
    list = append(list, result.value);
  }
}

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

function notIterable(what) {
  const error = new TypeError(`Optional ${what} argument must be an iterable`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/**
 * The transfer list in the second argument of postMessage: an iterable, or options that have one. What was
 * marked as untransferable is left out.
 * @param {any} options
 * @returns {any[]|undefined}
 */
function transferOf(options) {
  if (options === undefined || options === null) return undefined;
  if (!isObject(options)) throw notIterable('transferList');
  let list = readIterable(options);
  if (list === undefined) {
    const { transfer } = options;
    if (transfer === undefined) return undefined;
    list = isObject(transfer) ? readIterable(transfer) : undefined;
    if (list === undefined) throw notIterable('options.transfer');
  }
  return list.length === 0 ? undefined : keepUntransferable(list);
}

const illegal = () => new TypeError('Illegal invocation');

const methods = {
  /**
   * @param {any} message
   * @param {Iterable<object>|{transfer?: Iterable<object>}} [options]
   * @returns {boolean|undefined} whether there was somebody to receive it; undefined: this port is closed
   */
  postMessage(message = undefined, options = undefined) {
    if (arguments.length === 0) {
      const error = new TypeError('Not enough arguments to MessagePort.postMessage');
      error.code = 'ERR_MISSING_ARGS';
      throw error;
    }
    if (!isObject(this)) throw illegal();
    const list = options === undefined ? undefined : transferOf(options);
    const sent = post(this, message, list);
    if (sent === null) {
      process.emitWarning('The target port was posted to itself, and the communication channel was lost');
    }
    return this[kClosing] ? undefined : sent === null || sent;
  },

  start() {
    if (!isMessagePort(this)) throw illegal();
    if (this[kId] !== 0) binding.start(this[kId], true);
  },

  close(callback) {
    if (typeof callback === 'function') this.once('close', callback);
    if (!isMessagePort(this)) throw illegal();
    if (this[kId] === 0) return;
    this[kClosing] = true;
    binding.close(this[kId]);
  },

  ref() {
    if (!isMessagePort(this)) throw illegal();
    setRef(this, true);
  },

  unref() {
    if (!isMessagePort(this)) throw illegal();
    setRef(this, false);
  },

  hasRef() {
    if (!isMessagePort(this)) throw illegal();
    return this[kRefed];
  },
};

function setRef(port, ref) {
  if (port[kId] === 0 || port[kRefed] === ref) return;
  port[kRefed] = ref;
  binding.refPort(port[kId], ref);
}

for (const name of ['postMessage', 'start', 'ref', 'unref', 'hasRef']) define(name, methods[name]);
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');
define('close', methods.close);

function define(name, value) {
  Object.defineProperty(MessagePort.prototype, name, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
}

function hide(key, value) {
  Object.defineProperty(MessagePort.prototype, key, { __proto__: null, value });
}

// The first 'message' listener starts the port and refs it, the last one that is removed takes both back.
hide(kNewListener, function(size, type, ...rest) {
  NodeEventTarget.prototype[kNewListener].call(this, size, type, ...rest);
  if (type !== 'message' || size !== 1 || this[kId] === 0) return;
  this[kRefed] = true;
  binding.listen(this[kId], true);
});

hide(kRemoveListener, function(size, type) {
  if (type !== 'message' || size !== 0 || this[kId] === 0) return;
  this[kRefed] = false;
  binding.listen(this[kId], false);
});

hide(kCreateEvent, function(data, type) {
  if (type !== 'message' && type !== 'messageerror') {
    return NodeEventTarget.prototype[kCreateEvent].call(this, data, type);
  }
  const event = messageEvent(type, data, this[kPorts]);
  this[kPorts] = undefined;
  return event;
});

hide(customInspectSymbol, function(depth, options, inspect) {
  if (!isMessagePort(this)) return this;
  if (depth < 0) return options.stylize('[MessagePort [EventTarget]]', 'special');
  const shown = this[kId] === 0 ? { active: false } : { active: true, refed: this[kRefed] };
  return `MessagePort [EventTarget] ${inspect(shown, options)}`;
});

/** What tells of a port's end. */
class MessagePortCloseEvent extends Event {
  constructor() {
    super('close');
  }
}

/**
 * The engine delivers: a message, or the error of one that could not be read. received: the ports that came with
 * it, undefined for none.
 */
function deliver(id, value, received, error) {
  if (id === 0) return require('internal/worker/messaging').receive(value, error);
  const handle = handles.get(id);
  if (handle === undefined) return undefined;
  if (handle[kReceive] !== undefined) return handle[kReceive](value, error, received);
  handle[kPorts] = received;
  const type = error === undefined ? 'message' : 'messageerror';
  const content = error === undefined ? value : error;
  if (track.tracker === null) handle[kHybridDispatch](content, type);
  else inContextOf(handle, () => handle[kHybridDispatch](content, type));
  handle[kPorts] = undefined;
  return undefined;
}

/** The engine tells that a port is closed, or that it was transferred: it is dead. */
function closed(id) {
  const port = handles.get(id);
  if (port === undefined) return;
  handles.delete(id);
  if (port[kReceive] !== undefined) {
    port[kClosed]?.();
    return;
  }
  setPort(port, null);
  port[kId] = 0;
  port[kRefed] = false;
  // A program may have taken the prototype away, and the listeners with it.
  if (isEventTarget(port)) inContextOf(port, () => port.dispatchEvent(new MessagePortCloseEvent()));
  track.tracker?.destroy(port);
}

/** Two linked ports. */
function MessageChannel() {
  if (new.target === undefined) {
    const error = new TypeError('Cannot call constructor without `new`');
    error.code = 'ERR_CONSTRUCT_CALL_REQUIRED';
    throw error;
  }
  const first = binding.createChannel(); // the second port has the next number
  this.port1 = adopt(first);
  this.port2 = adopt(first + 1);
}

/**
 * @param {MessagePort|BroadcastChannel} port
 * @returns {{message: any}|undefined}
 */
function receiveMessageOnPort(port) {
  const id = isMessagePort(port) || moved.has(port) ? getPort(port) : port?.[kReceive] === undefined ? null : port[kId];
  if (id === null || (id === 0 && !isMessagePort(port))) {
    const error = new TypeError('The "port" argument must be a MessagePort instance');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  if (id === undefined) return undefined;
  const got = binding.receive(id);
  return got === undefined ? undefined : { message: got[0] };
}

/**
 * @param {any} value
 * @param {{transfer?: Iterable<object>}} [options]
 * @returns {any}
 */
function structuredClone(value = undefined, options = undefined) {
  if (arguments.length === 0) throw missingValue();
  if (options === undefined || options === null) return clone(value, undefined);
  if (!isObject(options)) throw badOptions();
  return clone(value, transferOf(options.transfer)); // which takes what postMessage takes
}

function missingValue() {
  const error = new TypeError('The value argument must be specified');
  error.code = 'ERR_MISSING_ARGS';
  return error;
}

function badOptions() {
  const error = new TypeError('The options argument must be either an object or undefined');
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** @returns {number} how many ports and channels keep the loop alive */
function countRefed() {
  let count = 0;
  for (const handle of handles.values()) if (handle[kRefed]) count++;
  return count;
}

module.exports = {
  MessageChannel,
  MessagePort,
  adopt,
  arrive,
  closed,
  countRefed,
  deliver,
  handles,
  isClosing,
  isMessagePort,
  kAdopt,
  kClosed,
  kId,
  kReceive,
  kRefed,
  moved,
  receiveMessageOnPort,
  release,
  structuredClone,
  transferOf,
};
