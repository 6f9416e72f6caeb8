'use strict';
// Readable.from: a stream of what an iterable yields.

const { Buffer } = require('internal/buffer');
const { codes } = require('internal/errors');

/**
 * @param {Function} Readable
 * @param {Iterable<any> | AsyncIterable<any> | string | Buffer} iterable
 * @param {object} [options]
 */
function from(Readable, iterable, options) {
  // Text and bytes are one chunk, not a stream of characters.
  if (typeof iterable === 'string' || iterable instanceof Buffer) {
    return new Readable({
      objectMode: true,
      ...options,
      read() {
        this.push(iterable);
        this.push(null);
      },
    });
  }
  const isAsync = Boolean(iterable?.[Symbol.asyncIterator]);
  if (!isAsync && !iterable?.[Symbol.iterator]) {
    throw new codes.ERR_INVALID_ARG_TYPE('iterable', ['Iterable'], iterable);
  }
  const iterator = isAsync ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
  const readable = new Readable({ objectMode: true, highWaterMark: 1, ...options });
  let pumping = false;

  readable._read = function() {
    if (pumping) return;
    pumping = true;
    pump();
  };

  readable._destroy = function(err, cb) {
    const done = (failure) => process.nextTick(cb, failure || err);
    closeIterator(err).then(() => process.nextTick(cb, err), done);
  };

  // Tells the iterator that nobody wants the rest.
  async function closeIterator(err) {
    const failed = err !== undefined && err !== null;
    if (failed && typeof iterator.throw === 'function') {
      const { value, done } = await iterator.throw(err);
      await value;
      if (done) return;
    }
    if (typeof iterator.return === 'function') {
      const { value } = await iterator.return();
      await value;
    }
  }

  async function pump() {
    while (true) {
      try {
        const { value, done } = isAsync ? await iterator.next() : iterator.next();
        if (done) {
          readable.push(null);
          return;
        }
        const chunk = value && typeof value.then === 'function' ? await value : value;
        if (chunk === null) {
          pumping = false;
          throw new codes.ERR_STREAM_NULL_VALUES();
        }
        if (readable.push(chunk)) continue;
        pumping = false;
      } catch (err) {
        readable.destroy(err);
      }
      return;
    }
  }
  return readable;
}

module.exports = { from };
