'use strict';
// PerformanceResourceTiming, and the bounded buffer that performance keeps such entries in.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INTERNAL_ASSERTION, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { PerformanceEntry, kInternal } = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');

// Bytes that headers are taken to have: Fetch says so.
const kHeaderSize = 300;

/** How long it took to fetch something. */
class PerformanceResourceTiming extends PerformanceEntry {
  #info;
  #url;
  #initiatorType;
  #cacheMode;

  constructor(guard, url, initiatorType, info, cacheMode) {
    if (guard !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super(kInternal, url, 'resource');
    this.#url = url;
    this.#initiatorType = initiatorType;
    this.#info = info;
    this.#cacheMode = cacheMode;
  }

  static #of(value) {
    if (!(typeof value === 'object' && value !== null && #info in value)) {
      throw new ERR_INVALID_ARG_TYPE('this', 'PerformanceResourceTiming', value);
    }
    return value.#info;
  }

  get name() {
    PerformanceResourceTiming.#of(this);
    return this.#url;
  }

  get startTime() { return PerformanceResourceTiming.#of(this).startTime; }

  get duration() {
    const info = PerformanceResourceTiming.#of(this);
    return info.endTime - info.startTime;
  }

  get initiatorType() {
    PerformanceResourceTiming.#of(this);
    return this.#initiatorType;
  }

  get workerStart() { return PerformanceResourceTiming.#of(this).finalServiceWorkerStartTime; }

  get redirectStart() { return PerformanceResourceTiming.#of(this).redirectStartTime; }

  get redirectEnd() { return PerformanceResourceTiming.#of(this).redirectEndTime; }

  get fetchStart() { return PerformanceResourceTiming.#of(this).postRedirectStartTime; }

  get domainLookupStart() {
    return PerformanceResourceTiming.#of(this).finalConnectionTimingInfo?.domainLookupStartTime;
  }

  get domainLookupEnd() { return PerformanceResourceTiming.#of(this).finalConnectionTimingInfo?.domainLookupEndTime; }

  get connectStart() { return PerformanceResourceTiming.#of(this).finalConnectionTimingInfo?.connectionStartTime; }

  get connectEnd() { return PerformanceResourceTiming.#of(this).finalConnectionTimingInfo?.connectionEndTime; }

  get secureConnectionStart() {
    return PerformanceResourceTiming.#of(this).finalConnectionTimingInfo?.secureConnectionStartTime;
  }

  get nextHopProtocol() {
    return PerformanceResourceTiming.#of(this).finalConnectionTimingInfo?.ALPNNegotiatedProtocol;
  }

  get requestStart() { return PerformanceResourceTiming.#of(this).finalNetworkRequestStartTime; }

  get responseStart() { return PerformanceResourceTiming.#of(this).finalNetworkResponseStartTime; }

  get responseEnd() { return PerformanceResourceTiming.#of(this).endTime; }

  get encodedBodySize() { return PerformanceResourceTiming.#of(this).encodedBodySize; }

  get decodedBodySize() { return PerformanceResourceTiming.#of(this).decodedBodySize; }

  /** Bytes that came over the network: none from a cache. */
  get transferSize() {
    const info = PerformanceResourceTiming.#of(this);
    return this.#cacheMode === 'local' ? 0 : info.encodedBodySize + kHeaderSize;
  }

  toJSON() {
    PerformanceResourceTiming.#of(this);
    const shown = {};
    for (const key of kShown) shown[key] = this[key];
    return shown;
  }
}

const kShown = [
  'name', 'entryType', 'startTime', 'duration', 'initiatorType', 'nextHopProtocol', 'workerStart', 'redirectStart',
  'redirectEnd', 'fetchStart', 'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd',
  'secureConnectionStart', 'requestStart', 'responseStart', 'responseEnd', 'transferSize', 'encodedBodySize',
  'decodedBodySize',
];
for (const name of [...kShown.slice(4), 'toJSON']) {
  Object.defineProperty(PerformanceResourceTiming.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(PerformanceResourceTiming.prototype, Symbol.toStringTag, {
  __proto__: null, value: 'PerformanceResourceTiming', configurable: true,
});
Object.defineProperty(PerformanceResourceTiming, 'length', { __proto__: null, value: 0, configurable: true });

let maxSize = 250;
let overflow = []; // what waits for room
let scheduled = false;

/** @param {number} size how many entries performance keeps */
function setBufferSize(size) {
  maxSize = size;
}

function keep(entry, tellFull) {
  if (!scheduled && timeline.bufferOf('resource').length < maxSize) {
    timeline.buffer(entry);
    return;
  }
  overflow.push(entry);
  if (scheduled) return;
  scheduled = true;
  require('internal/timers').setImmediate(() => {
    makeRoom(tellFull);
    scheduled = false;
  });
}

// A listener may clear the buffer or make it larger; when it does neither, what waits is dropped.
function makeRoom(tellFull) {
  while (overflow.length > 0) {
    const before = overflow.length;
    tellFull();
    const room = Math.max(0, maxSize - timeline.bufferOf('resource').length);
    overflow.splice(0, room).forEach(timeline.buffer);
    if (overflow.length === before) overflow = [];
  }
}

/**
 * Makes an entry, tells the observers, and keeps it.
 * @param {object} info Fetch's timing info
 * @param {string} url
 * @param {string} initiatorType
 * @param {''|'local'} cacheMode
 * @param {() => void} tellFull dispatches 'resourcetimingbufferfull'
 * @returns {PerformanceResourceTiming}
 */
function markResourceTiming(info, url, initiatorType, cacheMode, tellFull) {
  if (cacheMode !== '' && cacheMode !== 'local') {
    throw new ERR_INTERNAL_ASSERTION("cache must be an empty string or 'local'");
  }
  const entry = new PerformanceResourceTiming(kInternal, url, initiatorType, info, cacheMode);
  timeline.announce(entry);
  keep(entry, tellFull);
  return entry;
}

module.exports = { PerformanceResourceTiming, markResourceTiming, setBufferSize };
