'use strict';
// v8.GCProfiler: an account of the collections between start and stop.
const v8 = require('node:v8');
const { log } = console;

let keep;
function garbage() {
  for (let i = 0; i < 3e6; i++) keep = [i];
}

const profiler = new v8.GCProfiler();
log(profiler.stop());
const before = Date.now();
log(profiler.start(), profiler.start());
garbage();
const other = new v8.GCProfiler();
other.start();
garbage();
const shorter = other.stop();
const { version, startTime, endTime, statistics } = profiler.stop();
log(profiler.stop(), keep.length);
log(version, startTime >= before, endTime >= startTime, statistics.length > shorter.statistics.length, shorter.statistics.length > 0);
const [first] = statistics;
log(Object.keys(first), first.gcType, first.cost > 0);
for (const side of ['beforeGC', 'afterGC']) {
  log(Object.keys(first[side]), Object.keys(first[side].heapStatistics).sort(), Object.keys(first[side].heapSpaceStatistics[0]));
  log(first[side].heapSpaceStatistics.filter((space) => space.spaceName === 'new_space').length);
}
log(statistics.filter(({ gcType }) => gcType === 'Scavenge')
  .every(({ beforeGC, afterGC }) => afterGC.heapStatistics.usedHeapSize <= beforeGC.heapStatistics.usedHeapSize));
log(profiler.start(), Array.isArray(profiler.stop().statistics));
