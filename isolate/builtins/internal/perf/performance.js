'use strict';
// The global performance.

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { Event, EventTarget, defineEventHandler, kTrustEvent } = require('internal/event_target');
const { customInspectSymbol } = require('internal/util');
const { PerformanceMark, createMeasure, inspectEntry } = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');
const clock = require('internal/perf/utils');

const kPerformance = Symbol('kPerformance');

function check(value) {
  if (value?.[kPerformance] !== true) throw new ERR_INVALID_ARG_TYPE('this', 'Performance', value);
}

function name(value) {
  return value === undefined ? undefined : `${value}`;
}

class Performance extends EventTarget {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /** @param {string} [markName] forgets the marks of that name, or all */
  clearMarks(markName = undefined) {
    check(this);
    timeline.clear('mark', name(markName));
  }

  /** @param {string} [measureName] forgets the measures of that name, or all */
  clearMeasures(measureName = undefined) {
    check(this);
    timeline.clear('measure', name(measureName));
  }

  /** @param {string} [resourceName] forgets the resources of that name, or all */
  clearResourceTimings(resourceName = undefined) {
    check(this);
    timeline.clear('resource', name(resourceName));
  }

  /** @returns {PerformanceEntry[]} all that is kept, by start time */
  getEntries() {
    check(this);
    return timeline.find();
  }

  /**
   * @param {string} entryName
   * @param {string} [type]
   * @returns {PerformanceEntry[]}
   */
  getEntriesByName(entryName, type = undefined) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return timeline.find(`${entryName}`, name(type));
  }

  /**
   * @param {string} type
   * @returns {PerformanceEntry[]}
   */
  getEntriesByType(type) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    return timeline.find(undefined, `${type}`);
  }

  /**
   * Notes a point in time.
   * @param {string} markName
   * @param {{startTime?: number, detail?: any}} [options]
   * @returns {PerformanceMark}
   */
  mark(markName, options = {}) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    const mark = new PerformanceMark(markName, options);
    timeline.announce(mark);
    timeline.buffer(mark);
    return mark;
  }

  /**
   * Notes the time between two points.
   * @param {string} measureName
   * @param {string|{start?: number|string, end?: number|string, duration?: number, detail?: any}} [startOrOptions]
   * @param {string} [endMark]
   * @returns {PerformanceMeasure}
   */
  measure(measureName, startOrOptions = {}, endMark = undefined) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    const measure = createMeasure(measureName, startOrOptions, endMark, timeline.lastMark);
    timeline.announce(measure);
    timeline.buffer(measure);
    return measure;
  }

  /** @returns {number} milliseconds since timeOrigin */
  now() {
    check(this);
    return clock.now();
  }

  /** @param {number} maxSize how many resource entries are kept: 250 at first */
  setResourceTimingBufferSize(maxSize) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('maxSize');
    require('internal/perf/resource').setBufferSize(+maxSize >>> 0);
  }

  get timeOrigin() {
    check(this);
    return clock.timeOrigin();
  }

  toJSON() {
    check(this);
    return {
      nodeTiming: this.nodeTiming,
      timeOrigin: this.timeOrigin,
      eventLoopUtilization: this.eventLoopUtilization(),
    };
  }

  [customInspectSymbol](depth, options) {
    return inspectEntry(this, depth, options, { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin });
  }
}

Object.defineProperties(Performance.prototype, {
  eventLoopUtilization: {
    __proto__: null,
    configurable: true,
    writable: true,
    enumerable: false,
    value: function eventLoopUtilization(util1, util2) {
      return require('internal/perf/event_loop').eventLoopUtilization(util1, util2);
    },
  },
  nodeTiming: {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      return require('internal/perf/node_timing').nodeTiming();
    },
    // A plain property in Node, which is made when it is first asked for here.
    set(value) {
      Object.defineProperty(Performance.prototype, 'nodeTiming', {
        __proto__: null, configurable: true, writable: true, enumerable: false, value,
      });
    },
  },
  markResourceTiming: {
    __proto__: null,
    configurable: true,
    writable: true,
    enumerable: false,
    // Node's fetch calls it; the global that it hands over is of no use.
    value: function markResourceTiming(timingInfo, requestedUrl, initiatorType, global, cacheMode) {
      return require('internal/perf/resource').markResourceTiming(
        timingInfo, requestedUrl, initiatorType, cacheMode, tellBufferFull);
    },
  },
  timerify: {
    __proto__: null,
    configurable: true,
    writable: true,
    enumerable: false,
    value: function timerify(fn, options = {}) {
      return require('internal/perf/timerify').timerify(fn, options);
    },
  },
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'Performance' },
});
for (const key of [
  'clearMarks', 'clearMeasures', 'clearResourceTimings', 'getEntries', 'getEntriesByName', 'getEntriesByType',
  'mark', 'measure', 'now', 'setResourceTimingBufferSize', 'timeOrigin', 'toJSON',
]) {
  Object.defineProperty(Performance.prototype, key, { __proto__: null, enumerable: true });
}
defineEventHandler(Performance.prototype, 'resourcetimingbufferfull');

function create() {
  // Reflect.construct with the parent's body: Performance's own constructor is closed to all.
  const made = Reflect.construct(EventTarget, [], Performance);
  Object.defineProperty(made, kPerformance, { __proto__: null, value: true });
  return made;
}

const performance = create();

function tellBufferFull() {
  performance.dispatchEvent(new Event('resourcetimingbufferfull', { [kTrustEvent]: true }));
}

module.exports = { Performance, performance };
