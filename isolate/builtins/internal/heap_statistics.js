'use strict';
// What node:v8 tells of this thread's heap, and GCProfiler.

const { validateUint32 } = require('internal/validators');
const native = internalBinding('heap');

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

/** @returns {object[]} the same for each of the heap's spaces, in bytes */
function getHeapSpaceStatistics() {
  const flat = native.spaceStatistics();
  const spaces = [];
  for (let i = 0; i < flat.length; i += 5) {
    spaces.push({
      space_name: flat[i],
      space_size: flat[i + 1],
      space_used_size: flat[i + 2],
      space_available_size: flat[i + 3],
      physical_space_size: flat[i + 4],
    });
  }
  return spaces;
}

/** @returns {object} the sizes of code and of what belongs to it, in bytes */
function getHeapCodeStatistics() {
  const [code, bytecode, sources, profiler] = native.codeStatistics();
  return {
    code_and_metadata_size: code,
    bytecode_and_metadata_size: bytecode,
    external_script_source_size: sources,
    cpu_profiler_metadata_size: profiler,
  };
}

/**
 * Has snapshots written as the heap nears its limit. Only the first call counts, and none where
 * --heapsnapshot-near-heap-limit was given.
 * @param {number} limit how many, from 1
 */
function setHeapSnapshotNearHeapLimit(limit) {
  validateUint32(limit, 'limit', true);
  native.snapshotNearLimit(limit);
}

// V8's kinds of collections, by its numbers.
const kTypes = {
  1: 'Scavenge', 2: 'MinorMarkCompact', 4: 'MarkSweepCompact', 8: 'IncrementalMarking', 16: 'ProcessWeakCallbacks',
  31: 'All',
};
// In the order of collections.cc.
const kHeapFields = [
  'totalHeapSize', 'totalHeapSizeExecutable', 'totalPhysicalSize', 'totalAvailableSize', 'totalGlobalHandlesSize',
  'usedGlobalHandlesSize', 'usedHeapSize', 'heapSizeLimit', 'mallocedMemory', 'externalMemory', 'peakMallocedMemory',
];
const kSpaceFields = ['spaceSize', 'spaceUsedSize', 'spaceAvailableSize', 'physicalSpaceSize'];

function named(fields, figures, from) {
  return Object.fromEntries(fields.map((name, i) => [name, figures[from + i]]));
}

function heapOf(figures, spaces) {
  return {
    heapStatistics: named(kHeapFields, figures, 0),
    heapSpaceStatistics: spaces.map((spaceName, i) => ({
      spaceName, ...named(kSpaceFields, figures, kHeapFields.length + i * kSpaceFields.length),
    })),
  };
}

/** Keeps an account of the collections between start() and stop(). */
class GCProfiler {
  #profile;
  #startTime;

  start() {
    if (this.#profile !== undefined) return;
    this.#startTime = Date.now();
    this.#profile = native.startProfile();
  }

  /** @returns {object|undefined} the account; undefined when none was begun */
  stop() {
    if (this.#profile === undefined) return undefined;
    const flat = native.stopProfile(this.#profile);
    this.#profile = undefined;
    const spaces = getHeapSpaceStatistics().map((space) => space.space_name);
    const statistics = [];
    for (let i = 0; i < flat.length; i += 4) {
      statistics.push({
        gcType: kTypes[flat[i]],
        beforeGC: heapOf(flat[i + 2], spaces),
        cost: flat[i + 1] / 1000, // microseconds
        afterGC: heapOf(flat[i + 3], spaces),
      });
    }
    return { version: 1, startTime: this.#startTime, statistics, endTime: Date.now() };
  }
}

module.exports = {
  GCProfiler, getHeapCodeStatistics, getHeapSpaceStatistics, getHeapStatistics, setHeapSnapshotNearHeapLimit,
};
