'use strict';
// node:perf_hooks

const { Performance, performance } = require('internal/perf/performance');
const { PerformanceEntry, PerformanceMark, PerformanceMeasure } = require('internal/perf/entries');
const { PerformanceObserver, PerformanceObserverEntryList } = require('internal/perf/observer');
const { unavailable } = require('internal/unavailable');
const { constants } = require('internal/perf/constants');

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming: unavailable('perf_hooks', 'PerformanceResourceTiming', { isClass: true }),
  monitorEventLoopDelay(options) {
    return require('internal/perf/histogram').monitorEventLoopDelay(...arguments);
  },
  createHistogram(options) {
    return require('internal/perf/histogram').createHistogram(...arguments);
  },
  performance,
};

Object.defineProperty(module.exports, 'constants', {
  __proto__: null, configurable: false, enumerable: true, value: constants,
});
