'use strict';
// What a MessagePort is in a context of node:vm. This file is run in that context, so that all it makes
// belongs there: the classes, their functions, the events and the errors. Its internalBinding is what
// internal/worker/moved_ports hands over: functions that throw nothing of their own, but tell what to throw.
//
// A program in that context can see everything made here, and must not see anything handed over.

// Taken now: later a name of the sandbox may stand in the way.
const { Error, Object, Reflect, TypeError } = globalThis;
const { apply } = Reflect;
const host = internalBinding;

const constructors = { __proto__: null, Error, TypeError };

// An answer of the host's: an object says what to throw, anything else is the result.
function settle(answer) {
  if (typeof answer !== 'object' || answer === null) return answer;
  const { type, message, code } = answer;
  if (type === 'DataCloneError') throw new (host.domException())(`${message}`, type);
  const error = new (constructors[type] ?? Error)(message);
  if (code !== undefined) error.code = code;
  throw error;
}

function refuse() {
  return settle({ __proto__: null, type: 'TypeError', code: 'ERR_CONSTRUCT_CALL_INVALID', message: 'Constructor cannot be called' });
}

function AsyncWrap() {
  refuse();
}

function HandleWrap() {
  refuse();
}

function MessagePort() {
  refuse();
}

// Methods of an object literal are no constructors and have no prototype, as native functions.
const levels = [
  [AsyncWrap, {
    getAsyncId() {
      return settle(host.getAsyncId(this));
    },
    asyncReset() {
      return settle(host.asyncReset(this));
    },
    getProviderType() {
      return settle(host.getProviderType(this));
    },
  }],
  [HandleWrap, {
    close() {
      return settle(host.close(this, arguments[0]));
    },
    hasRef() {
      return settle(host.hasRef(this));
    },
    ref() {
      return settle(host.ref(this));
    },
    unref() {
      return settle(host.unref(this));
    },
  }],
  [MessagePort, {
    postMessage() {
      return settle(host.postMessage(this, arguments.length, arguments[0], arguments[1]));
    },
    start() {
      return settle(host.start(this));
    },
  }],
];

let above = Object.prototype;
for (let i = 0; i < levels.length; i++) {
  const level = levels[i];
  const { prototype } = level[0];
  const names = Object.keys(level[1]);
  for (let k = 0; k < names.length; k++) prototype[names[k]] = level[1][names[k]];
  delete prototype.constructor;
  Object.defineProperty(prototype, 'constructor', {
    __proto__: null, value: level[0], writable: true, enumerable: false, configurable: true,
  });
  Object.setPrototypeOf(prototype, above);
  above = prototype;
}

/** What onmessage and onmessageerror get. */
class MessageEvent {
  constructor(data, target, type, ports) {
    this.data = data;
    this.target = target;
    this.type = type;
    this.ports = ports;
  }
}

/**
 * Tells a port's handler, if it has one, of what has arrived.
 * @param {object} port
 * @param {'message'|'messageerror'} type
 * @param {any} data
 * @param {object[]} ports
 */
function emit(port, type, data, ports) {
  const handler = port[`on${type}`];
  if (typeof handler === 'function') apply(handler, port, [new MessageEvent(data, port, type, ports)]);
}

module.exports = { MessagePort, emit };
