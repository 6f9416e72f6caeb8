'use strict';
// What waits for events: events.once (a promise), events.on (an async
// iterator) and events.addAbortListener. Each works on an EventEmitter and on
// an EventTarget.

const { AbortError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const {
  validateAbortSignal, validateFunction, validateInteger,
} = require('internal/validators');
const { kResistStopPropagation } = require('internal/event_target');
const { SymbolDispose } = require('internal/symbols');

const kWatermarkData = Symbol.for('nodejs.watermarkData');
const kFirstEventParam = Symbol('kFirstEventParam');

const AsyncIteratorPrototype = Object.getPrototypeOf(
  Object.getPrototypeOf(async function* () {}).prototype);

const onceResisting = { __proto__: null, once: true, [kResistStopPropagation]: true };

/**
 * See events.addAbortListener.
 * @param {AbortSignal} signal
 * @param {Function} listener
 */
function addAbortListener(signal, listener) {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  if (signal.aborted) {
    queueMicrotask(() => listener());
    return disposable(undefined);
  }
  signal.addEventListener('abort', listener, onceResisting);
  return disposable(() => signal.removeEventListener('abort', listener));
}

function disposable(remove) {
  return {
    __proto__: null,
    [SymbolDispose]() {
      remove?.();
    },
  };
}

// ------------------------------------------- emitters and targets as one

function addListener(emitter, name, listener, options) {
  if (typeof emitter.on === 'function') {
    if (options?.once) emitter.once(name, listener);
    else emitter.on(name, listener);
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(name, listener, options);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function removeListener(emitter, name, listener) {
  if (typeof emitter.removeListener === 'function') {
    emitter.removeListener(name, listener);
  } else if (typeof emitter.removeEventListener === 'function') {
    emitter.removeEventListener(name, listener);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function abortedBy(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

// -------------------------------------------------------------- events.once

/**
 * See events.once.
 * @param {EventEmitter|EventTarget} emitter
 * @param {string|symbol} name
 * @param {{signal?: AbortSignal}} options
 * @returns {Promise<Array>}
 */
function once(emitter, name, options) {
  const signal = options?.signal;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw abortedBy(signal);
  return new Promise((resolve, reject) => {
    function resolver(...args) {
      if (typeof emitter.removeListener === 'function') {
        emitter.removeListener('error', errorListener);
      }
      stopWatching();
      resolve(args);
    }
    function errorListener(err) {
      if (typeof emitter.removeListener === 'function') emitter.removeListener(name, resolver);
      stopWatching();
      reject(err);
    }
    function abortListener() {
      removeListener(emitter, name, resolver);
      removeListener(emitter, 'error', errorListener);
      reject(abortedBy(signal));
    }
    function stopWatching() {
      if (signal != null) removeListener(signal, 'abort', abortListener);
    }

    addListener(emitter, name, resolver, { __proto__: null, once: true });
    // An 'error' event of an EventTarget has no special meaning.
    if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', errorListener);
    if (signal != null) addListener(signal, 'abort', abortListener, onceResisting);
  });
}

// ---------------------------------------------------------------- events.on

// First in, first out, without the cost of shift() on a long array.
class Queue {
  #items = [];
  #head = 0;

  get size() {
    return this.#items.length - this.#head;
  }

  push(item) {
    this.#items.push(item);
  }

  shift() {
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }
}

const done = () => ({ value: undefined, done: true });

// What the iterator of events.on is about: events not yet asked for, requests
// not yet answered (never both at once), the end, and the brakes.
class EventStream {
  unconsumed = new Queue();
  waiting = new Queue();
  error = null;
  finished = false;
  paused = false;
  undo = [];

  constructor(emitter, high, low) {
    this.emitter = emitter;
    this.high = high;
    this.low = low;
  }

  listen(target, name, listener, options) {
    addListener(target, name, listener, options);
    this.undo.push(() => removeListener(target, name, listener));
  }

  arrive(value) {
    if (this.waiting.size > 0) {
      this.waiting.shift().resolve({ value, done: false });
      return;
    }
    this.unconsumed.push(value);
    if (!this.paused && this.unconsumed.size > this.high) {
      this.paused = true;
      this.emitter.pause();
    }
  }

  fail(err) {
    if (this.waiting.size > 0) this.waiting.shift().reject(err);
    else this.error = err;
    this.close();
  }

  close() {
    for (const undo of this.undo) undo();
    this.undo.length = 0;
    this.finished = true;
    while (this.waiting.size > 0) this.waiting.shift().resolve(done());
    return Promise.resolve(done());
  }

  next() {
    if (this.unconsumed.size > 0) {
      const value = this.unconsumed.shift();
      if (this.paused && this.unconsumed.size < this.low) {
        this.emitter.resume();
        this.paused = false;
      }
      return Promise.resolve({ value, done: false });
    }
    if (this.error) {
      const rejection = Promise.reject(this.error);
      this.error = null;
      return rejection;
    }
    if (this.finished) return this.close();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }
}

function readWatermark(options, name, alias, fallback) {
  const value = options[name] ?? options[alias] ?? fallback;
  validateInteger(value, `options.${name}`, 1);
  return value;
}

function iteratorOf(stream) {
  return Object.setPrototypeOf({
    next() {
      return stream.next();
    },
    return() {
      return stream.close();
    },
    throw(err) {
      if (!err || !(err instanceof Error)) {
        throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', err);
      }
      stream.fail(err);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [kWatermarkData]: {
      get size() {
        return stream.unconsumed.size;
      },
      get low() {
        return stream.low;
      },
      get high() {
        return stream.high;
      },
      get isPaused() {
        return stream.paused;
      },
    },
  }, AsyncIteratorPrototype);
}

/**
 * See events.on.
 * @param {EventEmitter|EventTarget} emitter
 * @param {string|symbol} event
 * @param {object} options signal, close, highWaterMark, lowWaterMark
 * @returns {AsyncIterator<Array>}
 */
function on(emitter, event, options) {
  const signal = options.signal;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw abortedBy(signal);
  const high = readWatermark(options, 'highWaterMark', 'highWatermark', Number.MAX_SAFE_INTEGER);
  const low = readWatermark(options, 'lowWaterMark', 'lowWatermark', 1);

  const stream = new EventStream(emitter, high, low);
  const iterator = iteratorOf(stream);
  const onlyFirst = options[kFirstEventParam];
  stream.listen(emitter, event, onlyFirst ? (value) => stream.arrive(value) : function eventHandler(...args) {
    stream.arrive(args);
  });
  if (event !== 'error' && typeof emitter.on === 'function') {
    stream.listen(emitter, 'error', function errorHandler(err) {
      stream.fail(err);
    });
  }
  if (options.close?.length) {
    for (const name of Array.from(options.close)) {
      stream.listen(emitter, name, function closeHandler() {
        stream.close();
      });
    }
  }
  if (signal) {
    const abortListener = () => stream.fail(abortedBy(signal));
    stream.listen(signal, 'abort', abortListener, onceResisting);
  }
  return iterator;
}

module.exports = { addAbortListener, kFirstEventParam, on, once };
