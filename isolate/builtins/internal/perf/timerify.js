'use strict';
// performance.timerify: a function that tells how long each of its calls took.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const { createNodeEntry } = require('internal/perf/entries');
const { now } = require('internal/perf/utils');
const { isHistogram } = require('internal/perf/histogram');
const timeline = require('internal/perf/timeline');

function report(fn, args, start, histogram) {
  const duration = now() - start;
  if (histogram !== undefined) histogram.record(Math.max(1, Math.ceil(duration * 1e6)));
  if (!timeline.isObserved('function')) return;
  const entry = createNodeEntry(fn.name, 'function', start, duration, args);
  for (let i = 0; i < args.length; i++) entry[i] = args[i];
  timeline.announce(entry);
}

/**
 * @param {Function} fn
 * @param {{histogram?: object}} [options] a histogram takes the durations in nanoseconds
 * @returns {Function}
 */
function timerify(fn, options = {}) {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined && (!isHistogram(histogram) || typeof histogram.record !== 'function')) {
    throw new ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  function timerified(...args) {
    const start = now();
    const result = new.target ?
      Reflect.construct(fn, args, fn) :
      Reflect.apply(fn, this, args);
    if (!new.target && typeof result?.finally === 'function') {
      return result.finally(() => report(fn, args, start, histogram));
    }
    report(fn, args, start, histogram);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { __proto__: null, configurable: false, enumerable: true, value: fn.length },
    name: { __proto__: null, configurable: false, enumerable: true, value: `timerified ${fn.name}` },
  });
  return timerified;
}

module.exports = { timerify };
