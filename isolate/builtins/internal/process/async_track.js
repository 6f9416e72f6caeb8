'use strict';
// How ticks, microtasks, timers and immediates tell async_hooks what they do,
// and how the context of an AsyncLocalStorage follows them.
//
// Most programs never load async_hooks. Until somebody calls `setTracker`, the
// only cost is one comparison with null for each callback. A tracker is an
// object of these functions:
//   init(resource, type)   called when the callback is scheduled
//   before(resource)       called just before the callback runs
//   after(resource)        called when it has run; not when it threw, because the
//                          uncaught handlers still belong to its context
//   destroy(resource)      called when it will never run again
//   reset()                called when an uncaught error has been dealt with
//   capture()              the frame of stores that is current now
//   runInFrame(frame, fn, thisArg, ...args)
// It may keep what it needs on the resource, under symbols of its own.

const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');

/**
 * The one mutable object that all parties share, read at every use.
 * `ids.last` is the last async id given out, `ids.current` the id of the
 * callback that is running, `ids.trigger` what caused it.
 */
const track = {
  tracker: null,
  ids: { last: 1, current: 1, trigger: 0 },
};

/**
 * Installs the tracker, or removes it with null.
 * @param {{init: Function, before: Function, after: Function, destroy: Function}|null} tracker
 */
function setTracker(tracker) {
  track.tracker = tracker;
}

/**
 * Gives out the next async id.
 * @returns {number}
 */
function newAsyncId() {
  return ++track.ids.last;
}

/**
 * Calls a function in the async context in which the resource was made.
 * @param {object} resource that a tracker's init() has seen, or none has
 * @param {function(): any} fn
 */
function inContextOf(resource, fn) {
  const { tracker } = track;
  if (tracker === null) return fn();
  tracker.before(resource);
  const result = fn();
  tracker.after(resource);
  return result;
}

module.exports = { track, setTracker, newAsyncId, inContextOf, kAsyncId, kTriggerId };
