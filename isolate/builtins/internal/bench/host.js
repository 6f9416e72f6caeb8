'use strict';
// What benchmarks need of the platform. `heddle bench` runs these very files under other runtimes and versions, on a host
// of its own in place of this one (perf/bench/runner): so no other file of internal/bench requires anything outside of it.

const { codes } = require('internal/errors');
const validators = require('internal/validators');
const realm = require('internal/bootstrap/realm');

const { isMainThread } = realm.options();
const thread = isMainThread ? undefined : require('internal/worker/thread');

module.exports = {
  codes,
  validateFunction: validators.validateFunction,
  validateInteger: validators.validateInteger,
  validateNumber: validators.validateNumber,
  validateObject: validators.validateObject,
  validateString: validators.validateString,

  isMainThread,
  parentPort: thread?.getParentPort(),
  workerData: thread?.getWorkerData(),

  /**
   * @param {string | URL} entry
   * @param {object} options
   */
  startWorker(entry, options) {
    const { Worker } = require('internal/worker/worker');
    return new Worker(entry, options);
  },

  /** @returns {number} nanoseconds of the clock that all threads share */
  now: () => Number(process.hrtime.bigint()),

  /** @returns {number} bytes of this thread's JavaScript heap in use */
  usedHeap: () => internalBinding('thread').heapStatistics()[4],

  /** @returns {number} nanoseconds of CPU time of the whole process */
  cpuTime() {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
  },

  /** Peak memory is for those who compare: `heddle bench`. */
  memory: undefined,

  eventLoopUtilization: (before) => performance.eventLoopUtilization(before),

  get PerformanceObserver() {
    return require('internal/perf/observer').PerformanceObserver;
  },

  /** A turn of the event loop. */
  turn: () => new Promise((resolve) => { setImmediate(resolve); }),

  /** @param {() => void} callback runs when the main script of this thread has ended */
  whenLoaded(callback) {
    require('internal/modules/run_main').whenEnded(() => setImmediate(callback));
  },

  /** What a Worker loads to register the same benchmarks. */
  mainFile: () => process.argv[1],

  print: (line) => console.log(line),
  printError: (line) => console.error(line),
  setExitCode(code) {
    process.exitCode = code;
  },
};
