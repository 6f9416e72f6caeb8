'use strict';
// BroadcastChannel: one of many ends of a channel that all threads of the process can join by its name.
//
// Unlike a MessagePort it is a plain object, which cannot be transferred; the number of its handle in Go
// is kept under kId.

const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { EventTarget, defineEventHandler, kHybridDispatch } = require('internal/event_target');
const { messageEvent } = require('internal/message_event');
const { inContextOf, track } = require('internal/process/async_track');
const { customInspectSymbol, kEnumerableProperty } = require('internal/util');
const { handles, kId, kReceive, kRefed } = require('internal/worker/ports');
const binding = internalBinding('messaging');

const kName = Symbol('kName');

function check(value) {
  if (value?.[kName] === undefined) throw new ERR_INVALID_THIS('BroadcastChannel');
}

/** A member of a group of channels of one name. */
class BroadcastChannel extends EventTarget {
  /**
   * @param {any} name made a string
   */
  constructor(name) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    super();
    this[kName] = `${name}`;
    this[kId] = binding.joinChannel(this[kName]);
    handles.set(this[kId], this);
    this[kRefed] = true;
    binding.refPort(this[kId], true);
    track.tracker?.init(this, 'BROADCASTCHANNEL');
    hide(this, kName);
    hide(this, kId);
    hide(this, kRefed);
  }

  [customInspectSymbol](depth, options) {
    check(this);
    if (depth < 0) return 'BroadcastChannel';
    const { inspect } = require('internal/util/inspect');
    const settings = { ...options, depth: options.depth === null || options.depth === undefined ? null : options.depth - 1 };
    return `BroadcastChannel ${inspect({ name: this[kName], active: this[kId] !== 0 }, settings)}`;
  }

  /** @returns {string} */
  get name() {
    check(this);
    return this[kName];
  }

  /** Leaves the group; what is on its way to this end is dropped. */
  close() {
    check(this);
    if (this[kId] === 0) return;
    binding.close(this[kId]);
    this[kId] = 0;
    track.tracker?.destroy(this);
  }

  /**
   * Sends a value to all other members.
   * @param {any} message
   */
  postMessage(message) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('message');
    if (this[kId] === 0) {
      const { DOMException } = require('internal/domexception');
      throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    }
    binding.post(this[kId], message, undefined, true);
  }

  /** @returns {BroadcastChannel} */
  ref() {
    check(this);
    setRef(this, true);
    return this;
  }

  /** @returns {BroadcastChannel} */
  unref() {
    check(this);
    setRef(this, false);
    return this;
  }
}

function setRef(channel, ref) {
  if (channel[kId] === 0) return;
  channel[kRefed] = ref;
  binding.refPort(channel[kId], ref);
}

function hide(object, key) {
  Object.defineProperty(object, key, { __proto__: null, value: object[key], writable: true, enumerable: false });
}

for (const name of ['name', 'close', 'postMessage']) {
  Object.defineProperty(BroadcastChannel.prototype, name, kEnumerableProperty);
}
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

Object.defineProperty(BroadcastChannel.prototype, kReceive, {
  __proto__: null,
  value(value, error) {
    if (this[kId] === 0) return;
    const type = error === undefined ? 'message' : 'messageerror';
    const event = messageEvent(type, error === undefined ? value : error, undefined);
    if (track.tracker === null) this[kHybridDispatch](event, type, event);
    else inContextOf(this, () => this[kHybridDispatch](event, type, event));
  },
});

module.exports = { BroadcastChannel };
