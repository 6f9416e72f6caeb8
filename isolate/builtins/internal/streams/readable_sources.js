'use strict';
// Where Readables come from and go to: old-style streams (wrap), iterables (from), web streams, and
// async iteration over a Readable. The rarely used parts are loaded when they are called.

const { aggregateTwoErrors } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { destroyer, errorOrDestroy } = require('internal/streams/destroy');

/**
 * Makes this stream the reader of an old-style stream (on 'data', pause, resume).
 * @param {any} old
 * @returns {this}
 */
function wrap(old) {
  let paused = false;
  old.on('data', (chunk) => {
    if (!this.push(chunk) && old.pause) {
      paused = true;
      old.pause();
    }
  });
  old.on('end', () => this.push(null));
  old.on('error', (err) => errorOrDestroy(this, err));
  old.on('close', () => this.destroy());
  old.on('destroy', () => this.destroy());
  this._read = () => {
    if (!paused || !old.resume) return;
    paused = false;
    old.resume();
  };
  // The old stream's own methods stay within reach.
  for (const key of Object.keys(old)) {
    if (this[key] === undefined && typeof old[key] === 'function') this[key] = old[key].bind(old);
  }
  return this;
}

/**
 * @param {any} stream this class's, or an old one
 * @param {{destroyOnReturn?: boolean}} [options]
 */
function toAsyncIterator(Readable, stream, options) {
  if (typeof stream.read !== 'function') stream = Readable.wrap(stream, { objectMode: true });
  const iterator = iterate(stream, options);
  iterator.stream = stream;
  return iterator;
}

async function* iterate(stream, options) {
  const { finished } = require('internal/streams/finished');
  // undefined: running, null: ended well, else the error.
  let error;
  let wake = null;

  // Called by the 'readable' event (then `this` is the stream), and as a promise's executor.
  function next(resolve) {
    if (this === stream) {
      wake?.();
      wake = null;
    } else {
      wake = resolve;
    }
  }
  stream.on('readable', next);
  const stopWatching = finished(stream, { writable: false }, (err) => {
    error = err ? aggregateTwoErrors(error, err) : null;
    wake?.();
    wake = null;
  });

  try {
    while (true) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise(next);
    }
  } catch (err) {
    error = aggregateTwoErrors(error, err);
    throw error;
  } finally {
    const wanted = error || options?.destroyOnReturn !== false;
    if (wanted && (error === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.removeListener('readable', next);
      stopWatching();
    }
  }
}

/** @param {Function} Readable gets the methods */
function install(Readable) {
  Readable.prototype.wrap = wrap;

  Readable.prototype[Symbol.asyncIterator] = function() {
    return toAsyncIterator(Readable, this);
  };

  /** @param {{destroyOnReturn?: boolean}} [options] */
  Readable.prototype.iterator = function(options) {
    if (options !== undefined) validateObject(options, 'options');
    return toAsyncIterator(Readable, this, options);
  };

  Readable.from = function(iterable, options) {
    return require('internal/streams/from').from(Readable, iterable, options);
  };

  Readable.fromWeb = function(readableStream, options) {
    return require('internal/streams/web').readableFromWeb(readableStream, options);
  };

  Readable.toWeb = function(streamReadable, options) {
    return require('internal/streams/web').readableToWeb(streamReadable, options);
  };

  Readable.wrap = function(src, options) {
    return new Readable({
      objectMode: src.readableObjectMode ?? src.objectMode ?? true,
      ...options,
      destroy(err, cb) {
        destroyer(src, err);
        cb(err);
      },
    }).wrap(src);
  };
}

module.exports = { install };
