'use strict';
// What benchmarks need of the platform, by public modules of Node alone. Of the modules of heddle:bench this one is
// different under `heddle bench`: isolate/builtins/internal/bench/host.js is what a program has without it.

const fs = require('node:fs');
const perf = require('node:perf_hooks');
const { inspect } = require('node:util');
const v8 = require('node:v8');
const threads = require('node:worker_threads');

const codes = {
  ERR_INVALID_ARG_TYPE: coded(TypeError, 'ERR_INVALID_ARG_TYPE', (name, type, actual) => {
    return `The "${name}" ${kind(name)} must be of type ${type}. Received ${received(actual)}`;
  }),
  ERR_INVALID_ARG_VALUE: coded(TypeError, 'ERR_INVALID_ARG_VALUE', (name, value, reason) => {
    return `The ${kind(name)} '${name}' ${reason}. Received ${inspect(value)}`;
  }),
  ERR_OUT_OF_RANGE: coded(RangeError, 'ERR_OUT_OF_RANGE', (name, range, value) => {
    return `The value of "${name}" is out of range. It must be ${range}. Received ${value}`;
  }),
  ERR_INVALID_STATE: coded(Error, 'ERR_INVALID_STATE', (text) => `Invalid state: ${text}`),
};

function coded(Base, code, text) {
  return class extends Base {
    constructor(...args) {
      super(text(...args));
      this.code = code;
      // The stack begins with name and code, as those of the runtime's own errors do.
      this.name = `${super.name} [${code}]`;
      Error.captureStackTrace?.(this, new.target);
      void this.stack;
      delete this.name;
    }
  };
}

const kind = (name) => name.includes('.') ? 'property' : 'argument';

function received(value) {
  if (value === null || value === undefined) return `${value}`;
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') return `an instance of ${value.constructor?.name}`;
  return `type ${typeof value} (${inspect(value)})`;
}

function validator(type) {
  return (value, name) => {
    if (typeof value !== type) throw new codes.ERR_INVALID_ARG_TYPE(name, type, value);
  };
}

const validateFunction = validator('function');
const validateString = validator('string');
const checkNumber = validator('number');

function validateObject(value, name) {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return;
  throw new codes.ERR_INVALID_ARG_TYPE(name, 'object', value);
}

function validateNumber(value, name, min = -Infinity, max = Infinity) {
  checkNumber(value, name);
  if (!(value >= min && value <= max)) throw new codes.ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value);
}

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  checkNumber(value, name);
  if (!Number.isInteger(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  validateNumber(value, name, min, max);
}

module.exports = {
  codes,
  validateFunction,
  validateInteger,
  validateNumber,
  validateObject,
  validateString,

  isMainThread: threads.isMainThread,
  parentPort: threads.parentPort,
  workerData: threads.workerData,
  startWorker: (entry, options) => new threads.Worker(entry, options),

  now: () => Number(process.hrtime.bigint()),
  usedHeap: usedHeap(),
  cpuTime: cpuTime(),
  memory: { reset: resetPeak, read: readMemory },
  eventLoopUtilization: eventLoopUtilization(),
  PerformanceObserver: perf.PerformanceObserver,
  turn: () => new Promise((resolve) => { setImmediate(resolve); }),
};

/** undefined where it is missing, throws, or says nothing. */
function cpuTime() {
  const read = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
  };
  try {
    return read() > 0 ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Has Linux forget the peak so far; where it cannot, that is the process's. */
function resetPeak() {
  try {
    fs.writeFileSync('/proc/self/clear_refs', '5');
  } catch {}
}

/** @returns {{peak: number, files: number} | null} bytes; null where there is no /proc */
function readMemory() {
  try {
    const status = fs.readFileSync('/proc/self/status', 'utf8');
    const bytes = (key) => Number(new RegExp(`^${key}:\\s+(\\d+) kB$`, 'm').exec(status)[1]) * 1024;
    return { peak: bytes('VmHWM'), files: bytes('RssFile') };
  } catch {
    return null;
  }
}

/** undefined where the figure is missing or does not follow what is allocated. */
function usedHeap() {
  try {
    const read = () => v8.getHeapStatistics().used_heap_size;
    const before = read();
    const made = Array.from({ length: 10_000 }, (_, i) => ({ i }));
    return made.length > 0 && read() - before > 10_000 ? read : undefined;
  } catch {
    return undefined;
  }
}

/** undefined where it is missing, throws, or says nothing. */
function eventLoopUtilization() {
  try {
    const { eventLoopUtilization: read } = perf.performance;
    if (typeof read?.call(perf.performance).utilization !== 'number') return undefined;
    return (before) => read.call(perf.performance, before);
  } catch {
    return undefined;
  }
}
