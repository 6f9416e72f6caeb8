'use strict';
// What v8 tells of the heap: names and kinds of figures are node's, on the main thread and in a Worker.
const v8 = require('node:v8');
const { Worker, isMainThread } = require('node:worker_threads');
const { log } = console;

const whole = (object, ...odd) => Object.entries(object).every(([name, value]) => odd.includes(name) ||
  (Number.isInteger(value) && value >= 0));

const heap = v8.getHeapStatistics();
log(Object.keys(heap), whole(heap));
log(heap.used_heap_size > 0, heap.used_heap_size <= heap.total_heap_size, heap.total_heap_size < heap.heap_size_limit);
const keep = new Array(1e6).fill(1.5);
log(v8.getHeapStatistics().used_heap_size - heap.used_heap_size > 3e6, keep.length);
const buffer = Buffer.alloc(5e6);
log(v8.getHeapStatistics().external_memory - heap.external_memory >= 5e6, buffer.length);

const spaces = v8.getHeapSpaceStatistics();
log(Object.keys(spaces[0]), spaces.every((space) => whole(space, 'space_name')));
for (const name of ['read_only_space', 'new_space', 'old_space', 'code_space', 'large_object_space', 'new_large_object_space', 'code_large_object_space']) {
  log(name, spaces.filter((space) => space.space_name === name).length);
}
const large = spaces.find((space) => space.space_name === 'large_object_space');
log(large.space_used_size > 3e6, large.physical_space_size >= large.space_used_size);

const code = v8.getHeapCodeStatistics();
log(Object.keys(code), whole(code), code.bytecode_and_metadata_size > 0);
log(typeof v8.cachedDataVersionTag(), v8.cachedDataVersionTag() === v8.cachedDataVersionTag());
log(v8.setFlagsFromString('--expose-gc'), typeof require('node:vm').runInNewContext('gc'));
for (const flags of [undefined, 1, null]) {
  try {
    v8.setFlagsFromString(flags);
  } catch (error) {
    log(error.code, error.message);
  }
}
for (const limit of [undefined, '1', 0, -1, 1.5, NaN, 2 ** 32]) {
  try {
    v8.setHeapSnapshotNearHeapLimit(limit);
    log(limit, 'taken');
  } catch (error) {
    log(error.name, error.code, error.message);
  }
}
if (isMainThread) new Worker(__filename).on('exit', (exit) => log('exit', exit));
