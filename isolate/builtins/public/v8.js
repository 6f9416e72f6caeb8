'use strict';
// node:v8. What is missing throws; startupSnapshot is absent.

const { unavailable } = require('internal/unavailable');
const { validateString } = require('internal/validators');
const {
  GCProfiler, getHeapCodeStatistics, getHeapSpaceStatistics, getHeapStatistics, setHeapSnapshotNearHeapLimit,
} = require('internal/heap_statistics');
const {
  Serializer, Deserializer, DefaultSerializer, DefaultDeserializer, serialize, deserialize,
} = require('internal/serdes');

/** @see internal/heap_snapshot */
function getHeapSnapshot(options) {
  return require('internal/heap_snapshot').getHeapSnapshot(options);
}

/** @see internal/heap_snapshot */
function writeHeapSnapshot(filename, options) {
  return require('internal/heap_snapshot').writeHeapSnapshot(filename, options);
}

/** @returns {number} what a code cache must have been made with to be good here */
function cachedDataVersionTag() {
  return internalBinding('heap').cachedDataVersionTag();
}

/**
 * Sets a flag of V8, for the whole process. Those with which V8 does not survive are refused.
 * @param {string} flags
 */
function setFlagsFromString(flags) {
  validateString(flags, 'flags');
  internalBinding('thread').setFlags(flags);
}

module.exports = {
  cachedDataVersionTag,
  getHeapSnapshot,
  getHeapStatistics,
  getHeapSpaceStatistics,
  getHeapCodeStatistics,
  setFlagsFromString,
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
  setHeapSnapshotNearHeapLimit,
  GCProfiler,
};
