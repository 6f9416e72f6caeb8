'use strict';
// diagnostics_channel: named channels, the stores bound to them, and tracing
// channels (five of them for the life of one operation).
//
// A channel changes its prototype to ActiveChannel with the first subscriber
// or store and back with the last, so that publishing to nobody costs one
// call of an empty method. Inactive channels may be collected; active ones
// are held by name.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const { apply } = Reflect;

// name -> WeakRef, and the active ones, held firmly.
const known = new Map();
const active = new Map();
let collected;

function reportLater(err) {
  process.nextTick(() => { throw err; });
}

function activate(channel) {
  Object.setPrototypeOf(channel, ActiveChannel.prototype);
  channel._subscribers = [];
  channel._stores = new Map();
  active.set(channel.name, channel);
}

function deactivateIfUnused(channel) {
  if (channel._subscribers.length > 0 || channel._stores.size > 0) return;
  Object.setPrototypeOf(channel, Channel.prototype);
  channel._subscribers = undefined;
  channel._stores = undefined;
  if (active.get(channel.name) === channel) active.delete(channel.name);
}

function transformed(transform, data) {
  return transform === undefined ? data : transform(data);
}

// Calls `next` with one more store set.
function insideStore(next, store, data, transform) {
  return () => {
    let context;
    try {
      context = transformed(transform, data);
    } catch (err) {
      reportLater(err);
      return next();
    }
    return store.run(context, next);
  };
}

/** What a channel is while somebody listens. */
class ActiveChannel {
  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    // A copy: a publish that is under way must not see it.
    this._subscribers = [...this._subscribers, subscription];
  }

  unsubscribe(subscription) {
    const index = this._subscribers.indexOf(subscription);
    if (index === -1) return false;
    this._subscribers = this._subscribers.toSpliced(index, 1);
    deactivateIfUnused(this);
    return true;
  }

  bindStore(store, transform) {
    this._stores.set(store, transform);
  }

  unbindStore(store) {
    if (!this._stores.delete(store)) return false;
    deactivateIfUnused(this);
    return true;
  }

  get hasSubscribers() {
    return true;
  }

  publish(data) {
    for (const subscriber of this._subscribers) {
      try {
        subscriber(data, this.name);
      } catch (err) {
        reportLater(err);
      }
    }
  }

  runStores(data, fn, thisArg, ...args) {
    let run = () => {
      this.publish(data);
      return apply(fn, thisArg, args);
    };
    for (const [store, transform] of this._stores) run = insideStore(run, store, data, transform);
    return run();
  }
}

/** A channel nobody listens to. */
class Channel {
  /**
   * @param {string|symbol} name
   */
  constructor(name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
    remember(this);
  }

  static [Symbol.hasInstance](instance) {
    const prototype = Object.getPrototypeOf(instance);
    return prototype === Channel.prototype || prototype === ActiveChannel.prototype;
  }

  subscribe(subscription) {
    activate(this);
    this.subscribe(subscription);
  }

  unsubscribe() {
    return false;
  }

  bindStore(store, transform) {
    activate(this);
    this.bindStore(store, transform);
  }

  unbindStore() {
    return false;
  }

  get hasSubscribers() {
    return false;
  }

  publish() {}

  runStores(data, fn, thisArg, ...args) {
    return apply(fn, thisArg, args);
  }
}

function remember(channel) {
  const { name } = channel;
  const ref = new WeakRef(channel);
  known.set(name, ref);
  collected ??= new FinalizationRegistry(({ name, ref }) => {
    if (known.get(name) === ref) known.delete(name);
  });
  collected.register(channel, { name, ref });
}

/**
 * The channel of a name; there is one for each.
 * @param {string|symbol} name
 * @returns {Channel}
 */
function channel(name) {
  const existing = known.get(name)?.deref();
  if (existing !== undefined) return existing;
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  return new Channel(name);
}

/**
 * Listens to a channel.
 * @param {string|symbol} name
 * @param {function(any, string|symbol): void} subscription
 */
function subscribe(name, subscription) {
  channel(name).subscribe(subscription);
}

/**
 * @param {string|symbol} name
 * @param {Function} subscription
 * @returns {boolean} whether it had been there
 */
function unsubscribe(name, subscription) {
  return channel(name).unsubscribe(subscription);
}

/**
 * @param {string|symbol} name
 * @returns {boolean}
 */
function hasSubscribers(name) {
  const existing = known.get(name)?.deref();
  return existing === undefined ? false : existing.hasSubscribers;
}

// ------------------------------------------------------------------ tracing

const traceEvents = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

function channelOfTrace(source, name) {
  if (typeof source === 'string') return channel(`tracing:${source}:${name}`);
  if (typeof source !== 'object' || source === null) {
    throw new ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', 'object', 'TracingChannel'], source);
  }
  const given = source[name];
  if (!(given instanceof Channel)) {
    throw new ERR_INVALID_ARG_TYPE(`nameOrChannels.${name}`, ['Channel'], given);
  }
  return given;
}

/** The channels of one kind of operation, and functions that trace one. */
class TracingChannel {
  constructor(nameOrChannels) {
    for (const name of traceEvents) {
      Object.defineProperty(this, name, { __proto__: null, value: channelOfTrace(nameOrChannels, name) });
    }
  }

  get hasSubscribers() {
    return traceEvents.some((name) => this[name].hasSubscribers);
  }

  subscribe(handlers) {
    for (const name of traceEvents) {
      if (handlers[name]) this[name].subscribe(handlers[name]);
    }
  }

  unsubscribe(handlers) {
    let all = true;
    for (const name of traceEvents) {
      if (handlers[name] && !this[name].unsubscribe(handlers[name])) all = false;
    }
    return all;
  }

  traceSync(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return apply(fn, thisArg, args);
    return this.start.runStores(context, () => {
      try {
        const result = apply(fn, thisArg, args);
        context.result = result;
        return result;
      } catch (err) {
        context.error = err;
        this.error.publish(context);
        throw err;
      } finally {
        this.end.publish(context);
      }
    });
  }

  tracePromise(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return apply(fn, thisArg, args);
    const { start, end, asyncStart, asyncEnd, error } = this;
    const settle = () => {
      asyncStart.publish(context);
      asyncEnd.publish(context);
    };
    const reject = (err) => {
      context.error = err;
      error.publish(context);
      settle();
      return Promise.reject(err);
    };
    const resolve = (result) => {
      context.result = result;
      settle();
      return result;
    };
    return start.runStores(context, () => {
      try {
        let promise = apply(fn, thisArg, args);
        if (!(promise instanceof Promise)) promise = Promise.resolve(promise);
        return promise.then(resolve, reject);
      } catch (err) {
        context.error = err;
        error.publish(context);
        throw err;
      } finally {
        end.publish(context);
      }
    });
  }

  traceCallback(fn, position = -1, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return apply(fn, thisArg, args);
    const { start, end, asyncStart, asyncEnd, error } = this;
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    args.splice(position, 1, function wrapped(err, result) {
      if (err) {
        context.error = err;
        error.publish(context);
      } else {
        context.result = result;
      }
      return asyncStart.runStores(context, () => {
        try {
          return apply(callback, this, arguments);
        } finally {
          asyncEnd.publish(context);
        }
      });
    });
    return start.runStores(context, () => {
      try {
        return apply(fn, thisArg, args);
      } catch (err) {
        context.error = err;
        error.publish(context);
        throw err;
      } finally {
        end.publish(context);
      }
    });
  }
}

/**
 * @param {string|object} nameOrChannels
 * @returns {TracingChannel}
 */
function tracingChannel(nameOrChannels) {
  return new TracingChannel(nameOrChannels);
}

module.exports = { Channel, channel, hasSubscribers, subscribe, tracingChannel, unsubscribe };
