'use strict';
// Dir, opendir and opendirSync: reading a directory piece by piece.

const { validateFunction, validateUint32 } = require('internal/validators');
const { codes } = require('internal/errors');
const { decodeName, getOptions, getValidatedPath } = require('internal/fs/utils');
const { Dirent } = require('internal/fs/stats');
const binding = internalBinding('fs');

const kDefaultBufferSize = 32;

/** An open directory. */
class Dir {
  #handle; // id of a directory stream, null once it is exhausted and given back
  #path;
  #options;
  #entries = [];
  #at = 0; // next of #entries
  #pending = []; // directories that a recursive walk has still to open
  #parent; // where #entries are
  #closed = false;
  #queue = null; // waiting operations; null when none runs

  constructor(handle, path, options) {
    if (handle == null) throw new codes.ERR_MISSING_ARGS('handle');
    this.#handle = handle;
    this.#path = path;
    this.#parent = path;
    this.#options = { bufferSize: kDefaultBufferSize, ...getOptions(options, { encoding: 'utf8' }) };
    validateUint32(this.#options.bufferSize, 'options.bufferSize', true);
  }

  /** The path that opendir was given. */
  get path() { return this.#path; }

  /**
   * The next entry, null at the end.
   * @param {(err: Error|null, entry?: Dirent|null) => void} [callback] without it a promise comes back
   */
  read(callback) {
    if (this.#closed) throw new codes.ERR_DIR_CLOSED();
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.#read((err, entry) => (err ? reject(err) : resolve(entry)));
      });
    }
    validateFunction(callback, 'callback');
    this.#read(callback);
  }

  #read(callback) {
    if (this.#queue !== null) return void this.#queue.push(() => this.#read(callback));
    if (this.#at < this.#entries.length) return void process.nextTick(callback, null, this.#next());
    this.#queue = [];
    this.#fill((err, more) => {
      this.#runQueue();
      if (err) return callback(err);
      callback(null, more ? this.#next() : null);
    });
  }

  // One operation after the other: those that came meanwhile run now.
  #runQueue() {
    const queue = this.#queue;
    this.#queue = null;
    if (queue.length > 0) process.nextTick(() => { for (const operation of queue) operation(); });
  }

  #next() {
    const entry = this.#entries[this.#at++];
    if (this.#options.recursive && entry.isDirectory()) this.#pending.push(`${slashed(entry.parentPath)}${entry.name}`);
    return entry;
  }

  // Loads more entries, from the next directory when this one is through.
  #fill(done) {
    if (this.#handle === null) return this.#openNext(done);
    binding.dirRead(this.#handle, this.#options.bufferSize, (err, list) => {
      if (err) return done(err);
      if (list !== null) return done(null, this.#take(list));
      if (this.#pending.length === 0) return done(null, false);
      const handle = this.#handle;
      this.#handle = null;
      binding.dirClose(handle, (err) => (err ? done(err) : this.#openNext(done)));
    });
  }

  #openNext(done) {
    if (this.#pending.length === 0) return done(null, false);
    const path = this.#pending.shift();
    binding.opendir(path, false, (err, handle) => {
      if (err) return done(err);
      this.#handle = handle;
      this.#parent = path;
      this.#fill(done);
    });
  }

  #take(list) {
    const entries = [];
    for (let i = 0; i < list.length; i += 2) {
      entries.push(new Dirent(decodeName(list[i], this.#options.encoding), list[i + 1], this.#parent));
    }
    this.#entries = entries;
    this.#at = 0;
    return true;
  }

  #checkSync() {
    if (this.#closed) throw new codes.ERR_DIR_CLOSED();
    if (this.#queue !== null) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
  }

  /** The next entry, null at the end. */
  readSync() {
    this.#checkSync();
    if (this.#at < this.#entries.length) return this.#next();
    for (;;) {
      if (this.#handle !== null) {
        const list = binding.dirRead(this.#handle, this.#options.bufferSize);
        if (list !== null && this.#take(list)) return this.#next();
      }
      if (this.#pending.length === 0) return null;
      if (this.#handle !== null) binding.dirClose(this.#handle);
      this.#handle = null;
      this.#parent = this.#pending.shift();
      this.#handle = binding.opendir(this.#parent, false);
    }
  }

  /**
   * Gives the directory back.
   * @param {(err: Error|null) => void} [callback] without it a promise comes back
   */
  close(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => this.close((err) => (err ? reject(err) : resolve())));
    }
    validateFunction(callback, 'callback');
    if (this.#closed) return void process.nextTick(callback, new codes.ERR_DIR_CLOSED());
    if (this.#queue !== null) return void this.#queue.push(() => this.close(callback));
    this.#closed = true;
    if (this.#handle === null) return void process.nextTick(callback, null);
    binding.dirClose(this.#handle, (err) => callback(err ?? null));
  }

  /** Gives the directory back. */
  closeSync() {
    this.#checkSync();
    this.#closed = true;
    if (this.#handle !== null) binding.dirClose(this.#handle);
  }

  /** All entries; the directory is closed behind them. */
  async* entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) break;
        yield entry;
      }
    } finally {
      await this.close();
    }
  }
}
Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  __proto__: null, value: Dir.prototype.entries, enumerable: false, writable: true, configurable: true,
});

function slashed(path) {
  return path.endsWith('/') ? path : `${path}/`;
}

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'callback');
  path = getValidatedPath(path);
  options = getOptions(options, { encoding: 'utf8' });
  binding.opendir(path, false, (err, handle) => {
    if (err) return callback(err);
    let dir;
    try {
      dir = new Dir(handle, textPath(path), options);
    } catch (err) {
      binding.dirClose(handle);
      return callback(err);
    }
    callback(null, dir);
  });
}

function opendirSync(path, options) {
  path = getValidatedPath(path);
  options = getOptions(options, { encoding: 'utf8' });
  const handle = binding.opendir(path, true);
  try {
    return new Dir(handle, textPath(path), options);
  } catch (err) {
    binding.dirClose(handle);
    throw err;
  }
}

// A recursive walk puts names behind the path.
function textPath(path) {
  return typeof path === 'string' ? path : decodeName(path, 'utf8');
}

module.exports = { Dir, opendir, opendirSync };
