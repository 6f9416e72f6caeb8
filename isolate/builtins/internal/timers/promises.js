'use strict';
// timers/promises: setTimeout and setImmediate as promises, setInterval as an
// async iterator, and the scheduler.

const timers = require('internal/timers');
const {
  AbortError,
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS },
} = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateNumber, validateObject,
} = require('internal/validators');

const kScheduler = Symbol('kScheduler');
const kNoOptions = Object.freeze({ __proto__: null });

function checkOptions(options) {
  validateObject(options, 'options');
  const { signal, ref } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (ref !== undefined) validateBoolean(ref, 'options.ref');
  return { signal, isRefed: ref === undefined ? true : ref };
}

function abortError(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

// Rejects when the signal fires first; cancel stops what was started.
function withSignal(signal, cancel, begin) {
  return new Promise((resolve, reject) => {
    if (signal === undefined) {
      begin(resolve);
      return;
    }
    const onAbort = () => {
      cancel();
      reject(abortError(signal));
    };
    begin((value) => {
      signal.removeEventListener('abort', onAbort);
      resolve(value);
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/**
 * Fulfils with `value` after `after` milliseconds.
 * @param {number} [after]
 * @param {any} [value]
 * @param {{signal?: AbortSignal, ref?: boolean}} [options]
 * @returns {Promise<any>}
 */
function setTimeout(after, value, options = kNoOptions) {
  let checked;
  try {
    if (after !== undefined) validateNumber(after, 'delay');
    checked = checkOptions(options);
  } catch (err) {
    return Promise.reject(err);
  }
  const { signal, isRefed } = checked;
  if (signal?.aborted) return Promise.reject(abortError(signal));
  let timer;
  return withSignal(signal, () => timers.clearTimeout(timer), (resolve) => {
    timer = timers.setTimeout(resolve, after, value);
    if (!isRefed) timer.unref();
  });
}

/**
 * Fulfils with `value` in the loop's next turn.
 * @param {any} [value]
 * @param {{signal?: AbortSignal, ref?: boolean}} [options]
 * @returns {Promise<any>}
 */
function setImmediate(value, options = kNoOptions) {
  let checked;
  try {
    checked = checkOptions(options);
  } catch (err) {
    return Promise.reject(err);
  }
  const { signal, isRefed } = checked;
  if (signal?.aborted) return Promise.reject(abortError(signal));
  let immediate;
  return withSignal(signal, () => timers.clearImmediate(immediate), (resolve) => {
    immediate = timers.setImmediate(resolve, value);
    if (!isRefed) immediate.unref();
  });
}

/**
 * Yields `value` every `after` milliseconds. Ticks that pass while the consumer
 * is busy are counted and yielded one after another.
 * @param {number} [after]
 * @param {any} [value]
 * @param {{signal?: AbortSignal, ref?: boolean}} [options]
 */
async function* setInterval(after, value, options = kNoOptions) {
  if (after !== undefined) validateNumber(after, 'delay');
  const { signal, isRefed } = checkOptions(options);
  if (signal?.aborted) throw abortError(signal);
  let missed = 0;
  let wake = null; // of the consumer that waits
  const notify = () => {
    wake?.();
    wake = null;
  };
  const timer = timers.setInterval(() => {
    missed++;
    notify();
  }, after);
  if (!isRefed) timer.unref();
  const onAbort = () => {
    timers.clearInterval(timer);
    notify();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      if (missed === 0 && !signal?.aborted) await new Promise((resolve) => { wake = resolve; });
      for (; missed > 0; missed--) yield value;
      if (signal?.aborted) throw abortError(signal);
    }
  } finally {
    timers.clearInterval(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The experimental scheduler of the Scheduling APIs draft. */
class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /**
   * Lets the loop go round once.
   * @returns {Promise<void>}
   */
  yield() {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    return setImmediate();
  }

  /**
   * Waits.
   * @param {number} delay milliseconds
   * @param {{signal?: AbortSignal, ref?: boolean}} [options]
   * @returns {Promise<void>}
   */
  wait(delay, options) {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    validateNumber(delay, 'delay');
    return setTimeout(delay, undefined, options);
  }
}

const scheduler = Object.create(Scheduler.prototype, {
  [kScheduler]: { __proto__: null, configurable: true, enumerable: true, writable: true, value: true },
});

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
