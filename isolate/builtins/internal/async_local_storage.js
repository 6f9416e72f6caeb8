'use strict';
// AsyncLocalStorage. The stores of all instances are together in a frame: an
// array of instance, store, instance, store ... that is never changed, only
// replaced, so that whoever keeps a frame keeps those stores. How a frame
// gets from one callback to the next: see internal/async_hooks.

const { AsyncResource, captureFrame, setFrame } = require('internal/async_hooks');

const { apply } = Reflect;

function indexIn(frame, storage) {
  for (let i = 0; i < frame.length; i += 2) {
    if (frame[i] === storage) return i;
  }
  return -1;
}

function storeIn(frame, storage) {
  if (frame === undefined) return undefined;
  const index = indexIn(frame, storage);
  return index < 0 ? undefined : frame[index + 1];
}

function withStore(frame, storage, store) {
  if (frame === undefined) return [storage, store];
  const index = indexIn(frame, storage);
  if (index < 0) return [...frame, storage, store];
  const copy = frame.slice();
  copy[index + 1] = store;
  return copy;
}

/** A value that follows the flow of asynchronous calls. */
class AsyncLocalStorage {
  constructor() {
    this.kResourceStore = Symbol('kResourceStore');
    this.enabled = false;
  }

  /**
   * A function that runs in the context of this moment.
   * @param {Function} fn
   */
  static bind(fn) {
    return AsyncResource.bind(fn);
  }

  /**
   * A function that runs others in the context of this moment.
   * @returns {function(Function, ...any): any}
   */
  static snapshot() {
    return AsyncLocalStorage.bind((cb, ...args) => cb(...args));
  }

  /** Until the next run() or enterWith() there is no store anywhere. */
  disable() {
    this.enabled = false;
  }

  _enable() {
    this.enabled = true;
  }

  /**
   * Sets the store for the rest of this callback and what follows from it.
   * @param {any} store
   */
  enterWith(store) {
    this.enabled = true;
    setFrame(withStore(captureFrame(), this, store));
  }

  /**
   * Calls a function with a store.
   * @param {any} store
   * @param {Function} callback
   * @param {...any} args
   */
  run(store, callback, ...args) {
    const before = captureFrame();
    const previous = storeIn(before, this);
    if (this.enabled && Object.is(store, previous)) return apply(callback, null, args);
    this.enabled = true;
    const inner = withStore(before, this, store);
    setFrame(inner);
    try {
      return apply(callback, null, args);
    } finally {
      // Only this store goes back; the callback may have set others for good.
      const now = captureFrame();
      setFrame(now === inner ? before : withStore(now, this, previous));
    }
  }

  /**
   * Calls a function without a store.
   * @param {Function} callback
   * @param {...any} args
   */
  exit(callback, ...args) {
    if (!this.enabled) return apply(callback, null, args);
    return this.run(undefined, callback, ...args);
  }

  getStore() {
    return this.enabled ? storeIn(captureFrame(), this) : undefined;
  }
}

module.exports = { AsyncLocalStorage };
