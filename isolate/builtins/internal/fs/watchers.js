'use strict';
// fs.watch (by the kernel's events) and fs.watchFile (by asking again and again), and the async
// iterator of fs.promises.watch.

const { EventEmitter } = require('internal/events');
const { AbortError, UVException, codes } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateObject, validateUint32,
} = require('internal/validators');
const { createDeferredPromise } = require('internal/util');
const { decodeName, getOptions, getValidatedPath } = require('internal/fs/utils');
const { statsFrom } = require('internal/fs/stats');
const binding = internalBinding('fs');
const loop = internalBinding('loop');

const watchDefaults = { persistent: true, recursive: false, encoding: 'utf8' };
const kDefaultInterval = 5007;

function eventName(isRename) {
  return isRename ? 'rename' : 'change';
}

// Opens a watcher; errors speak of watch and carry the file's name, as Node's do.
function openWatch(filename, recursive) {
  try {
    return binding.watchOpen(getValidatedPath(filename), recursive);
  } catch (err) {
    if (err.syscall !== 'watch') throw err;
    const message = err.code === 'ENOSPC' ? 'System limit for number of file watchers reached' : undefined;
    const error = UVException({ errno: err.errno, syscall: 'watch', path: filename, message });
    error.filename = filename;
    throw error;
  }
}

/** What fs.watch gives: 'change' (eventType, filename), 'error', 'close'. */
class FSWatcher extends EventEmitter {
  #watch = null;
  #request = null;

  /** Begins to watch; called once, by fs.watch. */
  start(filename, persistent, recursive, encoding) {
    if (this.#watch !== null) return;
    this.#watch = openWatch(filename, recursive);
    this.#request = binding.watchStart(this.#watch, (err, isRename, name) => {
      if (this.#watch === null) return;
      if (err) {
        this.close();
        return void this.emit('error', err);
      }
      this.emit('change', eventName(isRename), decodeName(name, encoding));
    });
    if (!persistent) loop.unref(this.#request);
  }

  /** Stops. 'close' follows. */
  close() {
    if (this.#watch === null) return;
    binding.watchClose(this.#watch);
    this.#watch = this.#request = null;
    process.nextTick(() => this.emit('close'));
  }

  /** Keeps the loop alive while watching. */
  ref() {
    if (this.#request !== null) loop.ref(this.#request);
    return this;
  }

  /** Lets the loop end though this watches. */
  unref() {
    if (this.#request !== null) loop.unref(this.#request);
    return this;
  }
}

function watch(filename, options, listener) {
  if (typeof options === 'function') listener = options;
  options = getOptions(options);
  const { signal, encoding } = options;
  const persistent = options.persistent === undefined ? true : options.persistent;
  const recursive = options.recursive === undefined ? false : options.recursive;
  validateBoolean(recursive, 'options.recursive');

  const watcher = new FSWatcher();
  watcher.start(filename, persistent, recursive, encoding);
  if (listener) watcher.addListener('change', listener);
  if (signal) closeOnAbort(watcher, signal);
  return watcher;
}

function closeOnAbort(watcher, signal) {
  if (signal.aborted) return void process.nextTick(() => watcher.close());
  const abort = () => watcher.close();
  signal.addEventListener('abort', abort, { once: true });
  watcher.once('close', () => signal.removeEventListener('abort', abort));
}

/** What fs.watchFile gives: 'change' (current, previous), 'stop'. */
class StatWatcher extends EventEmitter {
  #poll = null;
  #request = null;
  #refs = 0; // listeners that want the loop alive

  /** Begins to ask; called once, by fs.watchFile. */
  start(filename, interval, bigint) {
    this.#poll = binding.pollOpen(filename, interval, bigint);
    this.#request = binding.pollStart(this.#poll, (err, now, before) => {
      if (this.#poll !== null) this.emit('change', statsFrom(now), statsFrom(before));
    });
    loop.unref(this.#request);
  }

  /** Stops. 'stop' follows. */
  stop() {
    if (this.#poll === null) return;
    process.nextTick(() => this.emit('stop'));
    binding.watchClose(this.#poll);
    this.#poll = this.#request = null;
  }

  /** Keeps the loop alive while watching. */
  ref() {
    if (this.#refs++ === 0 && this.#request !== null) loop.ref(this.#request);
    return this;
  }

  /** Undoes one ref. */
  unref() {
    if (this.#refs > 0 && --this.#refs === 0 && this.#request !== null) loop.unref(this.#request);
    return this;
  }
}

const statWatchers = new Map(); // by absolute path

function statKey(filename) {
  filename = getValidatedPath(filename);
  return require('internal/path').posix.resolve(decodeName(filename));
}

function watchFile(filename, options, listener) {
  filename = statKey(filename);
  if (options === null || typeof options !== 'object') {
    listener = options;
    options = null;
  }
  options = { interval: kDefaultInterval, persistent: true, ...options };
  validateFunction(listener, 'listener');

  let watcher = statWatchers.get(filename);
  if (watcher === undefined) {
    validateUint32(options.interval, 'interval');
    watcher = new StatWatcher();
    watcher.start(filename, options.interval, !!options.bigint);
    statWatchers.set(filename, watcher);
  }
  if (options.persistent) watcher.ref();
  watcher.addListener('change', listener);
  return watcher;
}

function unwatchFile(filename, listener) {
  filename = statKey(filename);
  const watcher = statWatchers.get(filename);
  if (watcher === undefined) return;
  if (typeof listener === 'function') {
    const before = watcher.listenerCount('change');
    watcher.removeListener('change', listener);
    if (watcher.listenerCount('change') < before) watcher.unref();
  } else {
    watcher.removeAllListeners('change');
  }
  if (watcher.listenerCount('change') > 0) return;
  watcher.stop();
  statWatchers.delete(filename);
}

/**
 * The events of a file or directory as an async iterator.
 * @param {string|Buffer|URL} filename
 * @param {object} [options]
 */
async function* watchIterator(filename, options = {}) {
  getValidatedPath(filename);
  validateObject(options, 'options');
  const { persistent = true, recursive = false, encoding = 'utf8', signal } = { ...watchDefaults, ...options };
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  validateAbortSignal(signal, 'options.signal');
  if (encoding && encoding !== 'buffer') assertWatchEncoding(encoding);
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });

  const events = [];
  let wake = createDeferredPromise();
  const push = (event) => {
    events.push(event);
    wake.resolve();
  };
  const watching = openWatch(filename, recursive);
  const request = binding.watchStart(watching, (err, isRename, name) => {
    push(err ? { err } : { value: { eventType: eventName(isRename), filename: decodeName(name, encoding) } });
  });
  if (!persistent) loop.unref(request);
  const abort = () => push({ err: new AbortError(undefined, { cause: signal.reason }) });
  signal?.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      await wake.promise;
      wake = createDeferredPromise();
      while (events.length > 0) {
        const { err, value } = events.shift();
        if (err) throw err;
        yield value;
      }
    }
  } finally {
    binding.watchClose(watching);
    signal?.removeEventListener('abort', abort);
  }
}

function assertWatchEncoding(encoding) {
  if (typeof encoding !== 'string' || !require('internal/buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

module.exports = { FSWatcher, StatWatcher, unwatchFile, watch, watchFile, watchIterator };
