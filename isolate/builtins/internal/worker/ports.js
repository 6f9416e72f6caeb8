'use strict';
// MessagePort, MessageChannel, receiveMessageOnPort and structuredClone.
//
// A MessagePort is the handle of one thread on port data that Go owns. The engine knows it by a number,
// kept in the object's internal field, where the serializer finds it. Closing or transferring takes the
// number away: the handle is then dead for good.

const { codes } = require('internal/errors');
const {
  NodeEventTarget, defineEventHandler, initEventTarget, kCreateEvent, kHybridDispatch, kNewListener, kRemoveListener,
} = require('internal/event_target');
const { MessageEvent, setMessagePortTest } = require('internal/message_event');
const { inContextOf, track } = require('internal/process/async_track');
const binding = internalBinding('messaging');
const { HostObject, setPort, getPort, post, clone } = binding;

/** number -> MessagePort, for what the engine delivers. */
const ports = new Map();

const kRefed = Symbol('kRefed');
const kPorts = Symbol('kPorts');

/** One end of a channel. Made by MessageChannel, or by the arrival of a transferred port. */
function MessagePort() {
  throw new codes.ERR_CONSTRUCT_CALL_INVALID();
}

Object.setPrototypeOf(MessagePort, NodeEventTarget);
Object.setPrototypeOf(MessagePort.prototype, NodeEventTarget.prototype);
Object.defineProperty(MessagePort.prototype, Symbol.toStringTag, {
  __proto__: null, value: 'MessagePort', configurable: true,
});

function isMessagePort(value) {
  return value !== null && typeof value === 'object' && value instanceof HostObject.marker;
}
HostObject.marker = MessagePort;
setMessagePortTest(isMessagePort);

/**
 * A handle for port data that belongs to this thread.
 * @param {number} id
 * @returns {MessagePort}
 */
function adopt(id) {
  const port = Reflect.construct(HostObject, [], MessagePort);
  initEventTarget(port);
  port[kRefed] = false;
  setPort(port, id);
  ports.set(id, port);
  track.tracker?.init(port, 'MESSAGEPORT');
  return port;
}

function transferOf(options) {
  if (options === undefined || options === null) return undefined;
  if (typeof options !== 'object') {
    throw new TypeError('Optional transferList argument must be an iterable');
  }
  if (typeof options[Symbol.iterator] === 'function') return [...options];
  const { transfer } = options;
  if (transfer === undefined || transfer === null) return undefined;
  if (typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw new TypeError('Optional options.transfer argument must be an iterable');
  }
  return [...transfer];
}

const methods = {
  /**
   * @param {any} message
   * @param {Iterable<object>|{transfer?: Iterable<object>}} [options]
   */
  postMessage(message, options) {
    if (arguments.length === 0) throw new TypeError('Not enough arguments to MessagePort.postMessage');
    const list = transferOf(options);
    const id = getPort(this);
    if (id === undefined) {
      // A closed port still says what could not have been sent.
      clone(message, list);
      return;
    }
    const sent = post(id, message, list);
    forgetTransferred(list);
    return sent || undefined;
  },

  start() {
    const id = getPort(this);
    if (id !== undefined) binding.start(id);
  },

  close(callback) {
    if (typeof callback === 'function') this.once('close', callback);
    const id = getPort(this);
    if (id !== undefined) binding.close(id);
  },

  ref() {
    const id = getPort(this);
    if (id === undefined) return;
    this[kRefed] = true;
    binding.refPort(id, true);
  },

  unref() {
    const id = getPort(this);
    if (id === undefined) return;
    this[kRefed] = false;
    binding.refPort(id, false);
  },

  hasRef() {
    return getPort(this) !== undefined && this[kRefed];
  },
};

for (const name of Object.keys(methods)) {
  Object.defineProperty(MessagePort.prototype, name, {
    __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true,
  });
}

defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');

// What was transferred is no handle of this thread any more.
function forgetTransferred(list) {
  if (list === undefined) return;
  for (const item of list) {
    if (!isMessagePort(item)) continue;
    for (const [id, port] of ports) {
      if (port === item) ports.delete(id);
    }
  }
}

Object.defineProperty(MessagePort.prototype, kNewListener, {
  __proto__: null,
  value(size, type) {
    if (type !== 'message' || size !== 1) return;
    this.ref();
    this.start();
  },
});

Object.defineProperty(MessagePort.prototype, kRemoveListener, {
  __proto__: null,
  value(size, type) {
    if (type === 'message' && size === 0) this.unref();
  },
});

Object.defineProperty(MessagePort.prototype, kCreateEvent, {
  __proto__: null,
  value(data, type) {
    if (type !== 'message' && type !== 'messageerror') return NodeEventTarget.prototype[kCreateEvent].call(this, data, type);
    const event = new MessageEvent(type, { data, ports: this[kPorts] });
    this[kPorts] = undefined;
    return event;
  },
});

/**
 * The engine delivers: a message, or the error of one that could not be read.
 */
function deliver(id, value, received, error) {
  const port = ports.get(id);
  if (port === undefined) return;
  port[kPorts] = received;
  const type = error === undefined ? 'message' : 'messageerror';
  const content = error === undefined ? value : error;
  if (track.tracker === null) port[kHybridDispatch](content, type);
  else inContextOf(port, () => port[kHybridDispatch](content, type));
}

/** The engine tells that a port is closed: all that was queued has been delivered. */
function closed(id) {
  const port = ports.get(id);
  if (port === undefined) return;
  ports.delete(id);
  setPort(port, undefined);
  inContextOf(port, () => port.emit('close'));
  track.tracker?.destroy(port);
}

/** Two linked ports. */
class MessageChannel {
  constructor() {
    const [one, two] = binding.createChannel();
    this.port1 = adopt(one);
    this.port2 = adopt(two);
  }
}

/**
 * @param {MessagePort} port
 * @returns {{message: any}|undefined}
 */
function receiveMessageOnPort(port) {
  if (!isMessagePort(port)) {
    throw new codes.ERR_INVALID_ARG_TYPE('port', 'MessagePort', port);
  }
  const id = getPort(port);
  if (id === undefined) return undefined;
  const got = binding.receive(id);
  return got === undefined ? undefined : { message: got[0] };
}

/**
 * @param {any} value
 * @param {{transfer?: Iterable<object>}} [options]
 * @returns {any}
 */
function structuredClone(value, options) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('The value argument');
  const list = transferOf(options === undefined ? undefined : { transfer: options?.transfer });
  const result = clone(value, list);
  forgetTransferred(list);
  return result;
}

module.exports = {
  MessageChannel,
  MessagePort,
  adopt,
  closed,
  deliver,
  receiveMessageOnPort,
  structuredClone,
};
