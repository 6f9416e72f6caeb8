'use strict';
// MessageEvent: what a MessagePort, a BroadcastChannel and their kin dispatch.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS } } = require('internal/errors');
const { Event, isEvent, makeEnumerable } = require('internal/event_target');

const kData = Symbol('kData');
const kOrigin = Symbol('kOrigin');
const kLastEventId = Symbol('kLastEventId');
const kSource = Symbol('kSource');
const kPorts = Symbol('kPorts');

let isMessagePort = () => false;

/**
 * Ports are made by whoever implements them, which tells so here.
 * @param {function(any): boolean} test
 */
function setMessagePortTest(test) {
  isMessagePort = test;
}

function read(event, key) {
  // An event of another class has no data at all; one of ours always has.
  if (!isEvent(event) || !(kData in event)) throw new ERR_INVALID_THIS('MessageEvent');
  return event[key];
}

function readPorts(ports) {
  if (ports === undefined) return [];
  // What is no iterable throws here, as the text says: "ports is not iterable".
  const list = [...ports];
  for (let i = 0; i < list.length; i++) {
    if (!isMessagePort(list[i])) throw new ERR_INVALID_ARG_TYPE(`init.ports[${i}]`, 'MessagePort', list[i]);
  }
  return list;
}

// What a port's event is made of, in the place of init; for the length of one call.
const arrived = { data: undefined, ports: undefined };

/** A message from elsewhere. */
class MessageEvent extends Event {
  /**
   * @param {string} type
   * @param {{data?: any, origin?: string, lastEventId?: string,
   *   source?: MessagePort|null, ports?: Iterable<MessagePort>}} [init]
   */
  constructor(type, init = undefined) {
    super(type === undefined ? 'undefined' : type);
    if (init === arrived) {
      this[kData] = init.data === undefined ? null : init.data;
      this[kOrigin] = '';
      this[kLastEventId] = '';
      this[kSource] = null;
      this[kPorts] = init.ports ?? [];
      return;
    }
    const source = init?.source;
    if (source !== undefined && source !== null && !isMessagePort(source)) {
      throw new ERR_INVALID_ARG_TYPE('init.source', 'MessagePort', source);
    }
    this[kData] = init?.data === undefined ? null : init.data;
    this[kOrigin] = init?.origin === undefined ? '' : `${init.origin}`;
    this[kLastEventId] = init?.lastEventId === undefined ? '' : `${init.lastEventId}`;
    this[kSource] = source ?? null;
    this[kPorts] = readPorts(init?.ports);
  }

  get data() {
    return read(this, kData);
  }

  get origin() {
    return read(this, kOrigin);
  }

  get lastEventId() {
    return read(this, kLastEventId);
  }

  get source() {
    return read(this, kSource);
  }

  get ports() {
    return read(this, kPorts);
  }
}

/**
 * The event of a message that has arrived.
 * @param {string} type
 * @param {any} data
 * @param {MessagePort[]|undefined} ports an array that nobody else has
 * @returns {MessageEvent}
 */
function messageEvent(type, data, ports) {
  arrived.data = data;
  arrived.ports = ports;
  const event = new MessageEvent(type, arrived);
  arrived.data = arrived.ports = undefined;
  return event;
}

makeEnumerable(MessageEvent.prototype, ['data', 'origin', 'lastEventId', 'source', 'ports']);

module.exports = { MessageEvent, messageEvent, setMessagePortTest };
