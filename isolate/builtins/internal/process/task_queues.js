'use strict';
// The nextTick queue and queueMicrotask, and the one place that drains ticks,
// microtasks and unhandled rejections in Node's order.
//
// The engine calls `runNextTicks` after each callback into JavaScript. A tick
// that throws ends the drain: the engine reports the error and goes on with the
// loop, and the ticks that are left run after the next callback.

const {
  runMicrotasks, enqueueMicrotask, getState,
} = internalBinding('loop');
const { triggerUncaught } = internalBinding('errors');
const { validateFunction } = require('internal/validators');
const { track } = require('internal/process/async_track');
const rejections = require('internal/process/promises');

// Slots of the state that the engine shares.
const kTicks = 1;
const kRejections = 2;

// Replaced by the shared state when the thread starts.
let state = [0, 0, 0];

// The queue is a chain of fixed arrays. One that is used up is kept as the
// spare, so that a program in a steady state allocates no queue memory.
const kChunkSize = 1024;

class Chunk {
  constructor() {
    this.slots = new Array(kChunkSize).fill(undefined);
    this.read = 0;
    this.write = 0;
    this.next = null;
  }
}

let head = new Chunk();
let tail = head;
let spare = null;
let queued = 0;

function push(tick) {
  if (tail.write === kChunkSize) {
    const chunk = spare ?? new Chunk();
    spare = null;
    tail.next = chunk;
    tail = chunk;
  }
  tail.slots[tail.write++] = tick;
  queued++;
}

function shift() {
  const chunk = head;
  const tick = chunk.slots[chunk.read];
  chunk.slots[chunk.read++] = undefined;
  queued--;
  if (chunk.read !== chunk.write) return tick;
  chunk.read = chunk.write = 0;
  if (chunk.next !== null) {
    head = chunk.next;
    chunk.next = null;
    spare = chunk;
  }
  return tick;
}

/** What async_hooks sees as the resource of a process.nextTick. */
class TickObject {
  constructor(callback, args) {
    this.callback = callback;
    this.args = args;
  }
}

function callTick(tick) {
  const { callback, args } = tick;
  if (args === undefined) {
    callback();
    return;
  }
  switch (args.length) {
    case 1: callback(args[0]); return;
    case 2: callback(args[0], args[1]); return;
    case 3: callback(args[0], args[1], args[2]); return;
    default: callback(...args);
  }
}

function callTracked(tick, tracker) {
  tracker.before(tick);
  try {
    callTick(tick);
  } finally {
    tracker.destroy(tick);
  }
  tracker.after(tick);
}

/**
 * process.nextTick: runs the callback before the loop goes on, after the code
 * that is running now and the ticks that were queued earlier.
 * @param {Function} callback
 */
function nextTick(callback) {
  validateFunction(callback, 'callback');
  if (process._exiting) return;
  const count = arguments.length;
  let args;
  if (count > 1) {
    args = new Array(count - 1);
    for (let i = 1; i < count; i++) args[i - 1] = arguments[i];
  }
  const tick = new TickObject(callback, args);
  if (track.tracker !== null) track.tracker.init(tick, 'TickObject');
  if (queued === 0) state[kTicks] = 1;
  push(tick);
}

function drain() {
  do {
    while (queued !== 0) {
      const tick = shift();
      if (track.tracker === null) callTick(tick);
      else callTracked(tick, track.tracker);
    }
    runMicrotasks();
  } while (queued !== 0 || rejections.processRejections());
  state[kTicks] = 0;
  state[kRejections] = 0;
}

/** Runs all ticks, microtasks and rejections that are pending. */
function runNextTicks() {
  if (state[kTicks] === 0 && state[kRejections] === 0) {
    runMicrotasks();
    if (state[kTicks] === 0 && state[kRejections] === 0) return;
  }
  drain();
}

/**
 * Whether ticks wait, which somebody must still run.
 * @returns {boolean}
 */
function hasTicks() {
  return queued !== 0;
}

/** What async_hooks sees as the resource of a queueMicrotask. */
class Microtask {}

function queueTracked(callback, tracker) {
  const resource = new Microtask();
  tracker.init(resource, 'Microtask');
  enqueueMicrotask(() => {
    tracker.before(resource);
    try {
      callback();
    } catch (err) {
      triggerUncaught(err, false);
    } finally {
      tracker.after(resource);
      tracker.destroy(resource);
    }
  });
}

/**
 * The global queueMicrotask. An error in the callback is an uncaught exception
 * and does not keep later microtasks from running.
 * @param {Function} callback
 */
function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  if (track.tracker !== null) {
    queueTracked(callback, track.tracker);
    return;
  }
  enqueueMicrotask(() => {
    try {
      callback();
    } catch (err) {
      triggerUncaught(err, false);
    }
  });
}

/**
 * Connects the queue with the engine. Once a thread, while it boots.
 * @returns {{nextTick: Function, runNextTicks: Function}}
 */
function setupTaskQueue() {
  const shared = getState();
  shared[kTicks] = queued === 0 ? 0 : 1;
  shared[kRejections] = state[kRejections];
  state = shared;
  rejections.setup(shared);
  return { nextTick, runNextTicks };
}

module.exports = { setupTaskQueue, nextTick, queueMicrotask, runNextTicks, hasTicks };
