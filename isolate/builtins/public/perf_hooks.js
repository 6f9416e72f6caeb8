'use strict';
// node:perf_hooks

const { Performance, performance } = require('internal/perf/performance');
const { PerformanceEntry, PerformanceMark, PerformanceMeasure } = require('internal/perf/entries');
const { PerformanceObserver, PerformanceObserverEntryList } = require('internal/perf/observer');
const { PerformanceResourceTiming } = require('internal/perf/resource');
const { constants } = require('internal/perf/constants');

function monitorEventLoopDelay() {
  return require('internal/perf/histogram').monitorEventLoopDelay(...arguments);
}

function createHistogram() {
  return require('internal/perf/histogram').createHistogram(...arguments);
}

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
  monitorEventLoopDelay,
  createHistogram,
  performance,
};

Object.defineProperty(module.exports, 'constants', {
  __proto__: null, configurable: false, enumerable: true, value: constants,
});
