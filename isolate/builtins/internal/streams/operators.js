'use strict';
// The array-like methods of Readable: map, filter, reduce and their kin.

const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');
const { isNodeStream, isWritable } = require('internal/streams/utils');

// What a mapping function gives for "nothing comes of this one".
const kNothing = Symbol('kNothing');
const kEnd = Symbol('kEnd');

function checkFunction(fn, name = 'fn') {
  if (typeof fn !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, ['Function', 'AsyncFunction'], fn);
}

function checkOptions(options) {
  if (options != null) validateObject(options, 'options');
  if (options?.signal != null) validateAbortSignal(options.signal, 'options.signal');
}

function throwIfAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

/**
 * The calls of a mapping function that are under way or whose results wait to be taken, in order:
 * at most `concurrency` run, at most `limit` are kept.
 */
class MapQueue {
  constructor(stream, fn, outerSignal, concurrency, limit) {
    this.stream = stream;
    this.fn = fn;
    this.outerSignal = outerSignal;
    this.signal = null;
    this.concurrency = concurrency;
    this.limit = limit;
    this.results = [];
    this.running = 0;
    this.stopped = false;
    this.wakeTaker = null;
    this.wakeFiller = null;
  }

  add(promise) {
    this.running++;
    promise.then(() => this.oneDone(), () => {
      this.stopped = true;
      this.oneDone();
    });
    this.results.push(promise);
  }

  oneDone() {
    this.running--;
    this.fillerMayGoOn();
  }

  fillerMayGoOn() {
    if (this.stopped || this.running >= this.concurrency || this.results.length >= this.limit) return;
    this.wake('wakeFiller');
  }

  wake(name) {
    const resolve = this[name];
    this[name] = null;
    resolve?.();
  }

  async fill() {
    try {
      for await (const value of this.stream) {
        if (this.stopped) return;
        if (this.signal.aborted) throw new AbortError();
        const result = this.call(value);
        if (result === kNothing) continue;
        this.add(result);
        this.wake('wakeTaker');
        if (!this.stopped && (this.results.length >= this.limit || this.running >= this.concurrency)) {
          await new Promise((resolve) => {
            this.wakeFiller = resolve;
          });
        }
      }
      this.results.push(kEnd);
    } catch (err) {
      this.add(Promise.reject(err));
    } finally {
      this.stopped = true;
      this.wake('wakeTaker');
    }
  }

  call(value) {
    try {
      const result = this.fn(value, { signal: this.signal });
      return result === kNothing ? result : Promise.resolve(result);
    } catch (err) {
      return Promise.reject(err);
    }
  }

  async* take() {
    const { AbortSignal } = require('internal/abort_controller');
    // Of our own, so that functions always get a signal.
    this.signal = AbortSignal.any(this.outerSignal ? [this.outerSignal] : []);
    this.fill();
    try {
      while (true) {
        while (this.results.length > 0) {
          const value = await this.results[0];
          if (value === kEnd) return;
          if (this.signal.aborted) throw new AbortError();
          if (value !== kNothing) yield value;
          this.results.shift();
          this.fillerMayGoOn();
        }
        await new Promise((resolve) => {
          this.wakeTaker = resolve;
        });
      }
    } finally {
      this.stopped = true;
      this.wake('wakeFiller');
    }
  }
}

function map(fn, options) {
  checkFunction(fn);
  checkOptions(options);
  let concurrency = 1;
  if (options?.concurrency != null) concurrency = Math.floor(options.concurrency);
  let ahead = concurrency - 1;
  if (options?.highWaterMark != null) ahead = Math.floor(options.highWaterMark);
  validateInteger(concurrency, 'options.concurrency', 1);
  validateInteger(ahead, 'options.highWaterMark', 0);
  return new MapQueue(this, fn, options?.signal, concurrency, ahead + concurrency).take();
}

function filter(fn, options) {
  checkFunction(fn);
  return map.call(this, async (value, opts) => ((await fn(value, opts)) ? value : kNothing), options);
}

function flatMap(fn, options) {
  return flattened(map.call(this, fn, options));
}

async function* flattened(values) {
  for await (const value of values) yield* value;
}

function asIndexedPairs(options) {
  checkOptions(options);
  return indexed(this, options?.signal);
}

async function* indexed(stream, signal) {
  let index = 0;
  for await (const value of stream) {
    throwIfAborted(signal);
    yield [index++, value];
  }
}

// A count that may be infinite.
function toCount(number) {
  const count = Number(number);
  if (Number.isNaN(count)) return 0;
  if (count < 0) throw new codes.ERR_OUT_OF_RANGE('number', '>= 0', count);
  return count;
}

function drop(number, options) {
  checkOptions(options);
  return dropped(this, toCount(number), options?.signal);
}

async function* dropped(stream, count, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (count-- <= 0) yield value;
  }
}

function take(number, options) {
  checkOptions(options);
  return taken(this, toCount(number), options?.signal);
}

async function* taken(stream, count, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (count-- > 0) yield value;
    // Not waiting for one more that would only be thrown away.
    if (count <= 0) return;
  }
}

function compose(stream, options) {
  checkOptions(options);
  if (isNodeStream(stream) && !isWritable(stream)) {
    throw new codes.ERR_INVALID_ARG_VALUE('stream', stream, 'must be writable');
  }
  const composed = require('internal/streams/compose').compose(this, stream);
  if (options?.signal) require('internal/streams/add-abort-signal').bindSignal(options.signal, composed);
  return composed;
}

async function forEach(fn, options) {
  checkFunction(fn);
  const each = async (value, opts) => {
    await fn(value, opts);
    return kNothing;
  };
  for await (const unused of map.call(this, each, options)); // eslint-disable-line no-unused-vars
}

async function some(fn, options) {
  for await (const unused of filter.call(this, fn, options)) return true; // eslint-disable-line no-unused-vars
  return false;
}

async function every(fn, options) {
  checkFunction(fn);
  return !(await some.call(this, async (...args) => !(await fn(...args)), options));
}

async function find(fn, options) {
  for await (const value of filter.call(this, fn, options)) return value;
  return undefined;
}

async function toArray(options) {
  checkOptions(options);
  const result = [];
  for await (const value of this) {
    throwIfAborted(options?.signal);
    result.push(value);
  }
  return result;
}

async function reduce(hasInitial, reducer, accumulator, options) {
  checkFunction(reducer, 'reducer');
  checkOptions(options);
  if (options?.signal?.aborted) {
    const err = new AbortError(undefined, { cause: options.signal.reason });
    // The error is told by the promise.
    this.once('error', () => {});
    await require('internal/streams/promises').finished(this.destroy(err));
    throw err;
  }
  const { AbortController } = require('internal/abort_controller');
  const controller = new AbortController();
  const { signal } = controller;
  if (options?.signal) options.signal.addEventListener('abort', () => controller.abort(), { once: true });
  let isEmpty = true;
  try {
    for await (const value of this) {
      isEmpty = false;
      if (options?.signal?.aborted) throw new AbortError();
      if (hasInitial) {
        accumulator = await reducer(accumulator, value, { signal });
      } else {
        accumulator = value;
        hasInitial = true;
      }
    }
    if (isEmpty && !hasInitial) throw emptyReduce();
  } finally {
    controller.abort();
  }
  return accumulator;
}

function emptyReduce() {
  const err = new codes.ERR_MISSING_ARGS('reduce');
  err.message = 'Reduce of an empty stream requires an initial value';
  return err;
}

// Those that give a stream, and those that give a promise.
const streamOperators = { drop, filter, flatMap, map, take, compose, asIndexedPairs };
const promiseOperators = { every, forEach, reduce, toArray, some, find };

module.exports = { streamOperators, promiseOperators };
