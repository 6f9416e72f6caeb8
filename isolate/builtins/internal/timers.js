'use strict';
// Timers and immediates.
//
// Timers of one duration fire in the order in which they were started, so they
// stand in a doubly linked list, and only the lists stand in a heap, by the
// deadline of their first timer. A program has few durations and many timers:
// starting and clearing one is a matter of a few pointers. The engine has one
// native timer a thread; it is armed for the earliest list.
//
// The engine calls `runTimers` when that timer is due and `runImmediates` once
// a turn. When a callback throws, both let the error out with their state in
// order: the engine reports it and calls again, and the rest runs.

const {
  now: loopNow, updateNow, armTimer, refTimer, refImmediates, getState,
} = internalBinding('loop');
const { validateFunction, validateNumber } = require('internal/validators');
const { track, newAsyncId, kAsyncId, kTriggerId } = require('internal/process/async_track');
const { runNextTicks } = require('internal/process/task_queues');
const { customInspectSymbol, SymbolDispose } = require('internal/util');

const kMaxDuration = 2 ** 31 - 1;
const kImmediates = 0; // slot of the shared state

const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');

const { trunc, max } = Math;

/* Lists and their heap */

/** The timers of one duration, oldest first, between itself and itself. */
class TimersList {
  constructor(expiry, msecs) {
    this._idleNext = this;
    this._idlePrev = this;
    this.expiry = expiry;
    this.id = ++lastListId; // of two equal deadlines, the list that began first
    this.msecs = msecs;
    this.priorityQueuePosition = 0;
  }
}

let lastListId = Number.MIN_SAFE_INTEGER;

/** @type {Map<number, TimersList>} */
const lists = new Map();

// A binary heap from index 1; each list knows its index.
const heap = [null];

function earlier(a, b) {
  return a.expiry < b.expiry || (a.expiry === b.expiry && a.id < b.id);
}

function place(list, index) {
  heap[index] = list;
  list.priorityQueuePosition = index;
}

function siftUp(list, index) {
  while (index > 1) {
    const parent = index >> 1;
    if (!earlier(list, heap[parent])) break;
    place(heap[parent], index);
    index = parent;
  }
  place(list, index);
}

function siftDown(list, index) {
  const last = heap.length - 1;
  for (let child = index * 2; child <= last; child = index * 2) {
    if (child < last && earlier(heap[child + 1], heap[child])) child++;
    if (!earlier(heap[child], list)) break;
    place(heap[child], index);
    index = child;
  }
  place(list, index);
}

function removeList(list) {
  lists.delete(list.msecs);
  const index = list.priorityQueuePosition;
  const moved = heap.pop();
  if (moved === list) return;
  if (index > 1 && earlier(moved, heap[index >> 1])) siftUp(moved, index);
  else siftDown(moved, index);
}

function unlink(item) {
  if (item._idleNext) item._idleNext._idlePrev = item._idlePrev;
  if (item._idlePrev) item._idlePrev._idleNext = item._idleNext;
  item._idleNext = null;
  item._idlePrev = null;
}

/* Starting and stopping */

let nextExpiry = Infinity; // what the native timer is armed for
let refed = 0; // started timers that keep the loop alive
let running = false; // inside runTimers, which re-arms as it returns

// Timers that were asked for their number, which clearTimeout then takes.
const knownById = new Map();

function countRef(by) {
  const before = refed;
  refed += by;
  if (before === 0 || refed === 0) refTimer(refed !== 0);
}

// Puts a timer at the end of the list of its duration.
function start(timer, startTime) {
  timer._idleStart = startTime;
  const msecs = trunc(timer._idleTimeout);
  let list = lists.get(msecs);
  if (list === undefined) {
    list = new TimersList(startTime + msecs, msecs);
    lists.set(msecs, list);
    heap.push(list);
    siftUp(list, heap.length - 1);
    if (list.expiry < nextExpiry) {
      nextExpiry = list.expiry;
      if (!running) armTimer(msecs);
    }
  }
  // The newest stands behind the list, the oldest before it.
  const newest = list._idleNext;
  timer._idlePrev = list;
  timer._idleNext = newest;
  newest._idlePrev = timer;
  list._idleNext = timer;
}

function isStarted(timer) {
  return timer._idleNext !== null && timer._idleNext !== undefined;
}

// Whether a ref'd timer is in the count: it waits, or its callback runs now.
function isCounted(timer) {
  return isStarted(timer) || (timer === current && !timer._destroyed);
}

function detach(timer) {
  unlink(timer);
  const list = lists.get(trunc(timer._idleTimeout));
  if (list !== undefined && list._idleNext === list) removeList(list);
}

// The time is read anew, not taken from the turn: a timer that is set after
// long work must not overtake one that was set before it.
function freshNow() {
  return updateNow() ?? loopNow();
}

function forget(timer) {
  if (timer[kHasPrimitive]) knownById.delete(timer[kAsyncId]);
  track.tracker?.destroy(timer);
}

function stop(timer) {
  if (timer._destroyed) return;
  if (timer[kRefed] && isCounted(timer)) countRef(-1);
  timer._destroyed = true;
  forget(timer);
  if (isStarted(timer)) detach(timer);
  timer._idleTimeout = -1;
}

/* Timeout */

/** What setTimeout and setInterval return. */
class Timeout {
  constructor(callback, after, args, isRepeat, isRefed) {
    after *= 1; // coerces, or throws for what has no number
    if (!(after >= 1 && after <= kMaxDuration)) {
      if (after > kMaxDuration) warnOverflow(after);
      after = 1;
    }
    this._idleTimeout = after;
    this._idlePrev = this;
    this._idleNext = null;
    this._idleStart = null;
    this._onTimeout = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = isRepeat ? after : null;
    this._destroyed = false;
    this[kRefed] = isRefed;
    this[kHasPrimitive] = false;
    this[kAsyncId] = newAsyncId();
    this[kTriggerId] = track.ids.current;
    track.tracker?.init(this, 'Timeout');
  }

  // Lists can be long: show one level of them.
  [customInspectSymbol](_, options) {
    const { inspect } = require('internal/util/inspect');
    return inspect(this, { ...options, depth: 0, customInspect: false });
  }

  /** Starts the timer anew from now, also when it has fired. */
  refresh() {
    if (this._onTimeout === null) return this; // cleared
    if (this[kRefed] && !isCounted(this)) countRef(1);
    if (this._destroyed && this[kHasPrimitive]) knownById.set(this[kAsyncId], this);
    this._destroyed = false;
    if (isStarted(this)) detach(this);
    start(this, freshNow());
    return this;
  }

  /** Lets the loop end although the timer is pending. */
  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      if (isCounted(this)) countRef(-1);
    }
    return this;
  }

  /** Keeps the loop alive while the timer is pending. */
  ref() {
    if (!this[kRefed]) {
      this[kRefed] = true;
      if (isCounted(this)) countRef(1);
    }
    return this;
  }

  /** @returns {boolean} whether the timer keeps the loop alive */
  hasRef() {
    return this[kRefed];
  }

  /** Cancels the timer. */
  close() {
    clearTimeout(this);
    return this;
  }

  [SymbolDispose]() {
    clearTimeout(this);
  }

  /** The number that clearTimeout takes as well. */
  [Symbol.toPrimitive]() {
    if (!this[kHasPrimitive]) {
      this[kHasPrimitive] = true;
      if (!this._destroyed) knownById.set(this[kAsyncId], this);
    }
    return this[kAsyncId];
  }
}

function warnOverflow(after) {
  process.emitWarning(
    `${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
    'TimeoutOverflowWarning');
}

/**
 * setTimeout(callback, delay, ...args)
 * @returns {Timeout}
 */
function setTimeout(callback, after, arg1, arg2, arg3) {
  validateFunction(callback, 'callback');
  const timer = new Timeout(callback, after, restOf(arguments, 2), false, true);
  countRef(1);
  start(timer, freshNow());
  return timer;
}

/**
 * setInterval(callback, delay, ...args)
 * @returns {Timeout}
 */
function setInterval(callback, repeat, arg1, arg2, arg3) {
  validateFunction(callback, 'callback');
  const timer = new Timeout(callback, repeat, restOf(arguments, 2), true, true);
  countRef(1);
  start(timer, freshNow());
  return timer;
}

function restOf(args, from) {
  const count = args.length;
  if (count <= from) return undefined;
  const rest = new Array(count - from);
  for (let i = from; i < count; i++) rest[i - from] = args[i];
  return rest;
}

/**
 * Cancels what setTimeout or setInterval returned, or its number, also as a string.
 * @param {Timeout|number|string|undefined|null} timer
 */
function clearTimeout(timer) {
  if (timer?._onTimeout) {
    timer._onTimeout = null;
    stop(timer);
    return;
  }
  if (typeof timer !== 'number' && typeof timer !== 'string') return;
  const known = knownById.get(Number(timer));
  if (known === undefined) return;
  known._onTimeout = null;
  stop(known);
}

/**
 * The same as clearTimeout, as in browsers.
 * @param {Timeout|number|string|undefined|null} timer
 */
function clearInterval(timer) {
  clearTimeout(timer);
}

/* Running timers */

// The timer whose callback runs now: it is in no list, and still counted.
let current = null;

function callTimer(timer) {
  const args = timer._timerArgs;
  if (args === undefined) timer._onTimeout();
  else timer._onTimeout(...args);
}

function callTracked(timer, tracker) {
  tracker.before(timer);
  callTimer(timer);
  tracker.after(timer);
}

// After the callback, also when it threw: start an interval again, end the rest.
function settle(timer) {
  const restarted = isStarted(timer);
  if (timer._repeat && timer._idleTimeout !== -1 && !restarted) {
    timer._idleTimeout = timer._repeat;
    start(timer, freshNow());
  } else if (!restarted && !timer._destroyed) {
    // A refresh by the callback would have started it.
    timer._destroyed = true;
    if (timer[kRefed]) countRef(-1);
    forget(timer);
  }
  current = null;
}

function fire(timer) {
  current = timer;
  try {
    if (track.tracker === null) callTimer(timer);
    else callTracked(timer, track.tracker);
  } finally {
    settle(timer);
  }
}

let firedOne = false; // since the engine called: ticks must run before the next timer

function runLists(now) {
  while (heap.length > 1) {
    const list = heap[1];
    if (list.expiry > now) {
      // The callbacks took time: more may be due.
      now = freshNow();
      if (list.expiry > now) return;
    }
    runList(list, now);
  }
}

/**
 * Runs the timers that are due. The engine calls it, and calls again when it has thrown.
 * @param {number} now loop time
 * @returns {number} 0: none left; n > 0: call again at loop time n; n < 0: at -n, but
 *   no timer keeps the loop alive
 */
function runTimers(now) {
  running = true;
  firedOne = false;
  nextExpiry = Infinity;
  let whole = false;
  try {
    runLists(now);
    runNextTicks();
    whole = true;
  } finally {
    running = false;
    nextExpiry = heap.length > 1 ? heap[1].expiry : Infinity;
    if (!whole && heap.length > 1) armTimer(max(1, nextExpiry - loopNow()));
  }
  if (heap.length === 1) return 0;
  return refed !== 0 ? nextExpiry : -nextExpiry;
}

// Fires the due timers of one list and leaves the list at its next deadline, or removed.
function runList(list, now) {
  const { msecs } = list;
  // Empty: its last timer threw, and what that one has queued is still to run.
  if (list._idleNext === list) firedOne = true;
  for (let timer = list._idlePrev; timer !== list; timer = list._idlePrev) {
    if (firedOne) {
      // These may clear timers, this one included: look again afterwards.
      firedOne = false;
      runNextTicks();
      continue;
    }
    if (now - timer._idleStart < msecs) {
      now = freshNow();
      if (now - timer._idleStart < msecs) {
        list.expiry = max(timer._idleStart + msecs, now + 1);
        list.id = ++lastListId;
        siftDown(list, list.priorityQueuePosition);
        return;
      }
    }
    unlink(timer);
    if (!timer._onTimeout) {
      // An object of `enroll` that has lost its callback.
      endEnrolled(timer);
      continue;
    }
    firedOne = true;
    fire(timer);
  }
  if (lists.get(msecs) === list) removeList(list);
}

function endEnrolled(timer) {
  if (timer._destroyed) return;
  timer._destroyed = true;
  if (timer[kRefed]) countRef(-1);
}

/* Immediates */

/** A chain of immediates. */
class ImmediateQueue {
  head = null;
  tail = null;

  append(item) {
    if (this.tail === null) {
      this.head = item;
    } else {
      item._idlePrev = this.tail;
      this.tail._idleNext = item;
    }
    this.tail = item;
  }

  remove(item) {
    if (item._idleNext) item._idleNext._idlePrev = item._idlePrev;
    if (item._idlePrev) item._idlePrev._idleNext = item._idleNext;
    if (item === this.head) this.head = item._idleNext;
    if (item === this.tail) this.tail = item._idlePrev;
    item._idleNext = null;
    item._idlePrev = null;
  }

  takeAll() {
    const { head } = this;
    this.head = this.tail = null;
    return head;
  }
}

let state = [0, 0, 0]; // replaced by the state shared with the engine
const waiting = new ImmediateQueue();
let batch = null; // the immediates of this turn that are still to run
let interrupted = false; // an error has left the batch unfinished
let refedImmediates = 0;

function countImmediateRef(by) {
  const before = refedImmediates;
  refedImmediates += by;
  if (before === 0 || refedImmediates === 0) refImmediates(refedImmediates !== 0);
}

/** What setImmediate returns. */
class Immediate {
  constructor(callback, args) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    this[kAsyncId] = newAsyncId();
    this[kTriggerId] = track.ids.current;
    track.tracker?.init(this, 'Immediate');
    countImmediateRef(1);
    state[kImmediates]++;
    waiting.append(this);
  }

  /** Keeps the loop alive until it has run. */
  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      countImmediateRef(1);
    }
    return this;
  }

  /** Lets the loop end before it has run. */
  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      countImmediateRef(-1);
    }
    return this;
  }

  /** @returns {boolean} whether it keeps the loop alive */
  hasRef() {
    return !!this[kRefed];
  }

  [SymbolDispose]() {
    clearImmediate(this);
  }
}

/**
 * setImmediate(callback, ...args)
 * @returns {Immediate}
 */
function setImmediate(callback, arg1, arg2, arg3) {
  validateFunction(callback, 'callback');
  return new Immediate(callback, restOf(arguments, 1));
}

function endImmediate(immediate) {
  immediate._destroyed = true;
  state[kImmediates]--;
  if (immediate[kRefed]) countImmediateRef(-1);
  immediate[kRefed] = null;
}

/**
 * Cancels an immediate.
 * @param {Immediate|undefined|null} immediate
 */
function clearImmediate(immediate) {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  endImmediate(immediate);
  track.tracker?.destroy(immediate);
  immediate._onImmediate = null;
  if (immediate === batch) batch = immediate._idleNext;
  waiting.remove(immediate);
}

function callImmediate(immediate) {
  const args = immediate._argv;
  if (args === undefined) immediate._onImmediate();
  else immediate._onImmediate(...args);
}

function callTrackedImmediate(immediate, tracker) {
  tracker.before(immediate);
  try {
    callImmediate(immediate);
  } finally {
    tracker.destroy(immediate);
  }
  tracker.after(immediate);
}

function fireImmediate(immediate) {
  endImmediate(immediate);
  try {
    if (track.tracker === null) callImmediate(immediate);
    else callTrackedImmediate(immediate, track.tracker);
  } finally {
    immediate._onImmediate = null;
  }
}

/**
 * Runs the immediates that were set before the call; those that they set wait
 * for the next turn. The engine calls it, and calls again when it has thrown.
 */
function runImmediates() {
  // What an error has left over runs first, and alone.
  if (!interrupted) batch = waiting.takeAll();
  interrupted = true;
  while (batch !== null) {
    const immediate = batch;
    batch = immediate._idleNext;
    if (immediate._destroyed) continue;
    fireImmediate(immediate);
    runNextTicks();
  }
  interrupted = false;
}

/* Deprecated: timers out of objects of the user's */

function adopt(item, isRefed) {
  const msecs = item._idleTimeout;
  if (msecs === undefined || msecs < 0) return;
  if (item[kRefed] === undefined || item._destroyed !== false) {
    item[kAsyncId] = newAsyncId();
    item[kTriggerId] = track.ids.current;
    item._destroyed = false;
    track.tracker?.init(item, 'Timeout');
  }
  if (isStarted(item)) {
    if (item[kRefed] !== isRefed) countRef(isRefed ? 1 : -1);
    detach(item);
  } else if (isRefed) {
    countRef(1);
  }
  item[kRefed] = isRefed;
  start(item, freshNow());
}

/** timers.active */
function active(item) {
  adopt(item, true);
}

/** timers._unrefActive */
function unrefActive(item) {
  adopt(item, false);
}

/** timers.enroll */
function enroll(item, msecs) {
  msecs = validateDuration(msecs, 'msecs');
  if (item._idleNext) unenroll(item);
  item._idleNext = null;
  item._idlePrev = null;
  item._idleTimeout = msecs;
}

function validateDuration(msecs, name) {
  validateNumber(msecs, name);
  if (msecs < 0 || !Number.isFinite(msecs)) {
    const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
  }
  if (msecs <= kMaxDuration) return msecs;
  process.emitWarning(
    `${msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${kMaxDuration}.`,
    'TimeoutOverflowWarning');
  return kMaxDuration;
}

/** timers.unenroll */
function unenroll(item) {
  stop(item);
  item._idleNext = null;
  item._idlePrev = null;
}

/* For the rest of the house */

/**
 * A timer that does not keep the loop alive and is no async resource of the user's.
 * @param {Function} callback
 * @param {number} after
 * @param {...any} args
 * @returns {Timeout}
 */
function setUnrefTimeout(callback, after, ...args) {
  const timer = new Timeout(callback, after, args.length > 0 ? args : undefined, false, false);
  start(timer, freshNow());
  return timer;
}

/**
 * What the engine calls. Once a thread, while it boots.
 * @returns {{runTimers: Function, runImmediates: Function}}
 */
function getTimerCallbacks() {
  const shared = getState();
  shared[kImmediates] = state[kImmediates];
  state = shared;
  return { runTimers, runImmediates };
}

/**
 * The pending timers that keep the loop alive, for process.getActiveResourcesInfo.
 * @returns {{timeouts: number, immediates: number}}
 */
function countActive() {
  return { timeouts: refed, immediates: refedImmediates };
}

for (const fn of [setTimeout, setImmediate]) {
  Object.defineProperty(fn, Symbol.for('nodejs.util.promisify.custom'), {
    __proto__: null,
    enumerable: true,
    get() {
      return require('internal/timers/promises')[fn.name];
    },
  });
}

module.exports = {
  Timeout,
  Immediate,
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval,
  clearImmediate,
  setUnrefTimeout,
  getTimerCallbacks,
  countActive,
  active,
  unrefActive,
  enroll,
  unenroll,
  kMaxDuration,
};
