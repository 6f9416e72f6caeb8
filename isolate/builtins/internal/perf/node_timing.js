'use strict';
// performance.nodeTiming: the milestones of the thread.

const { PerformanceEntry, kInternal } = require('internal/perf/entries');
const { now, fromLoopTime } = require('internal/perf/utils');
const { eventLoopTimes } = require('internal/perf/event_loop');
const { milestones, loopMetrics } = internalBinding('thread');

let timing;

class PerformanceNodeTiming extends PerformanceEntry {
  constructor() {
    super(kInternal, 'node', 'node', 0, 0);
    const [nodeStart, v8Start, environment, bootstrapComplete] = milestones();
    // Own properties, as in Node, where the loop's are not known yet.
    const fields = {
      name: 'node',
      entryType: 'node',
      startTime: 0,
      duration: { get: now },
      nodeStart: { get: () => nodeStart },
      v8Start: { get: () => v8Start },
      environment: { get: () => environment },
      loopStart: { get: () => loopStart() },
      loopExit: { get: () => loopExit() },
      bootstrapComplete: { get: () => bootstrapComplete },
      idleTime: { get: () => eventLoopTimes().idle },
      uvMetricsInfo: { get: uvMetricsInfo },
    };
    for (const [name, field] of Object.entries(fields)) {
      const what = typeof field === 'object' ? field : { value: field };
      Object.defineProperty(this, name, { __proto__: null, enumerable: true, configurable: true, ...what });
    }
  }

  toJSON() {
    return {
      name: 'node',
      entryType: 'node',
      startTime: this.startTime,
      duration: this.duration,
      nodeStart: this.nodeStart,
      v8Start: this.v8Start,
      bootstrapComplete: this.bootstrapComplete,
      environment: this.environment,
      loopStart: this.loopStart,
      loopExit: this.loopExit,
      idleTime: this.idleTime,
    };
  }
}

function loopStart() {
  const { start } = eventLoopTimes();
  return start < 0 ? -1 : fromLoopTime(start);
}

// The names are those of the loop that Node has.
function uvMetricsInfo() {
  const [loopCount, events, eventsWaiting] = loopMetrics();
  return { loopCount, events, eventsWaiting };
}

let exitTime = -1;

function loopExit() {
  return exitTime;
}

/** @returns {PerformanceNodeTiming} performance.nodeTiming */
function nodeTiming() {
  if (timing === undefined) {
    timing = new PerformanceNodeTiming();
    process.prependListener('exit', () => { exitTime = now(); });
  }
  return timing;
}

module.exports = { nodeTiming, PerformanceNodeTiming };
