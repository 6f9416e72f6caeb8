'use strict';
// Heap snapshots as streams: of a Worker (worker.getHeapSnapshot) and of this thread (node:v8).

const { Readable } = require('internal/streams/readable');
const { codes } = require('internal/errors');
const { validateBoolean, validateObject } = require('internal/validators');
const { Buffer } = require('internal/buffer');
const { read, close } = internalBinding('stream');

const kChunk = 262144; // V8's own, too

/**
 * @param {number} id of the stream
 * @param {(err: Error|null, bytes?: Buffer|null) => void} callback null at the end
 */
function readChunk(id, callback) {
  const chunk = Buffer.allocUnsafeSlow(kChunk);
  read(id, chunk, (err, size) => {
    if (err !== null) callback(err);
    else callback(null, size === 0 ? null : chunk.subarray(0, size));
  });
}

/**
 * @param {object} [options] of getHeapSnapshot and writeHeapSnapshot
 * @returns {boolean[]} whether V8's own objects are wanted too, and the values of numbers
 */
function contentsOf(options = {}) {
  validateObject(options, 'options');
  const { exposeInternals = false, exposeNumericValues = false } = options;
  validateBoolean(exposeInternals, 'options.exposeInternals');
  validateBoolean(exposeNumericValues, 'options.exposeNumericValues');
  return [exposeInternals, exposeNumericValues];
}

/** The bytes of a snapshot that Go holds. */
class HeapSnapshotStream extends Readable {
  #id;
  #first; // what was read to know that there is something

  constructor(id, first) {
    super();
    this.#id = id;
    this.#first = first;
  }

  _read() {
    if (this.#first !== undefined) {
      const first = this.#first;
      this.#first = undefined;
      this.push(first);
      return;
    }
    readChunk(this.#id, (err, bytes) => {
      if (err !== null) this.destroy(err);
      else if (!this.destroyed) this.push(bytes);
    });
  }

  _destroy(error, done) {
    close(this.#id);
    done(error);
  }
}

/**
 * A Worker's snapshot, once there is something of it.
 * @param {number} id of the stream
 * @returns {Promise<Readable>}
 */
function whenReadable(id) {
  return new Promise((resolve, reject) => {
    readChunk(id, (err, bytes) => {
      if (err === null && bytes !== null) return resolve(new HeapSnapshotStream(id, bytes));
      close(id);
      reject(new codes.ERR_WORKER_NOT_RUNNING());
    });
  });
}

/**
 * @param {object} [options]
 * @returns {Readable} a snapshot of this thread's heap
 */
function getHeapSnapshot(options) {
  return new HeapSnapshotStream(internalBinding('thread').snapshot(...contentsOf(options)));
}

/**
 * @param {string|Buffer|URL} [filename]
 * @param {object} [options]
 * @returns {string} the file's name
 */
function writeHeapSnapshot(filename, options) {
  const contents = contentsOf(options);
  const fs = require('internal/fs/index');
  const path = filename === undefined ? internalBinding('thread').snapshotName() :
    require('internal/fs/utils').getValidatedPath(filename);
  const fd = fs.openSync(path, 'w', 0o600);
  try {
    internalBinding('thread').writeSnapshot(fd, ...contents, `${path}`);
  } finally {
    fs.closeSync(fd);
  }
  return path;
}

module.exports = { contentsOf, getHeapSnapshot, whenReadable, writeHeapSnapshot };
