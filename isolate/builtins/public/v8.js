'use strict';
// node:v8: heap statistics and the serialization API; the rest throws until it is there.

const { unavailable } = require('internal/unavailable');
const {
  Serializer, Deserializer, DefaultSerializer, DefaultDeserializer, serialize, deserialize,
} = require('internal/serdes');

/** @returns {object} the statistics of this thread's heap, in bytes */
function getHeapStatistics() {
  const s = internalBinding('thread').heapStatistics();
  return {
    total_heap_size: s[0],
    total_heap_size_executable: s[1],
    total_physical_size: s[2],
    total_available_size: s[3],
    used_heap_size: s[4],
    heap_size_limit: s[5],
    malloced_memory: s[6],
    peak_malloced_memory: s[7],
    does_zap_garbage: 0,
    number_of_native_contexts: s[8],
    number_of_detached_contexts: s[9],
    total_global_handles_size: s[10],
    used_global_handles_size: s[11],
    external_memory: s[12],
  };
}

/** @see internal/heap_snapshot */
function getHeapSnapshot(options) {
  return require('internal/heap_snapshot').getHeapSnapshot(options);
}

/** @see internal/heap_snapshot */
function writeHeapSnapshot(filename, options) {
  return require('internal/heap_snapshot').writeHeapSnapshot(filename, options);
}

module.exports = {
  cachedDataVersionTag: unavailable('v8', 'cachedDataVersionTag'),
  getHeapSnapshot,
  getHeapStatistics,
  getHeapSpaceStatistics: unavailable('v8', 'getHeapSpaceStatistics'),
  getHeapCodeStatistics: unavailable('v8', 'getHeapCodeStatistics'),
  setFlagsFromString: unavailable('v8', 'setFlagsFromString'),
  Serializer,
  Deserializer,
  DefaultSerializer,
  DefaultDeserializer,
  deserialize,
  takeCoverage: unavailable('v8', 'takeCoverage'),
  stopCoverage: unavailable('v8', 'stopCoverage'),
  serialize,
  writeHeapSnapshot,
  promiseHooks: { __proto__: null, createHook: unavailable('v8', 'promiseHooks.createHook') },
  queryObjects: unavailable('v8', 'queryObjects'),
  setHeapSnapshotNearHeapLimit: unavailable('v8', 'setHeapSnapshotNearHeapLimit'),
  GCProfiler: unavailable('v8', 'GCProfiler'),
};
