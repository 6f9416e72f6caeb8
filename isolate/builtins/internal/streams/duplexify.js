'use strict';
// Duplex.from: a Duplex of nearly anything.

const { AbortError, codes } = require('internal/errors');
const { createDeferredPromise } = require('internal/util');
const { destroyer } = require('internal/streams/destroy');
const { finished } = require('internal/streams/finished');
const { Readable } = require('internal/streams/readable');
const { Duplex, Facade } = require('internal/streams/facade');
const { from } = require('internal/streams/from');
const {
  isDuplexNodeStream,
  isIterable,
  isNodeStream,
  isReadable,
  isReadableNodeStream,
  isReadableStream,
  isWritable,
  isWritableNodeStream,
  isWritableStream,
} = require('internal/streams/utils');

const ACCEPTED = [
  'Blob',
  'ReadableStream',
  'WritableStream',
  'Stream',
  'Iterable',
  'AsyncIterable',
  'Function',
  '{ readable, writable } pair',
  'Promise',
];

class Duplexify extends Duplex {}

const isBlob = (value) => typeof value?.size === 'number' && typeof value.stream === 'function' &&
  typeof value.arrayBuffer === 'function';

/**
 * @param {any} body
 * @param {string} name of the argument, for errors
 * @returns {Duplex}
 */
function duplexify(body, name) {
  if (isDuplexNodeStream(body)) return body;
  if (isReadableNodeStream(body)) return ofPair({ readable: body });
  if (isWritableNodeStream(body)) return ofPair({ writable: body });
  if (isNodeStream(body)) return ofPair({ readable: false, writable: false });
  if (isReadableStream(body)) return Readable.fromWeb(body);
  if (isWritableStream(body)) return require('internal/streams/web').writableFromWeb(body);
  if (typeof body === 'function') return ofFunction(body, name);
  if (isBlob(body)) return duplexify(body.arrayBuffer(), name);
  if (isIterable(body)) return from(Duplexify, body, { objectMode: true, writable: false });
  if (isReadableStream(body?.readable) && isWritableStream(body?.writable)) return Duplex.fromWeb(body);
  if (typeof body?.writable === 'object' || typeof body?.readable === 'object') {
    return ofPair({
      readable: body.readable ? half(body.readable, isReadableNodeStream, name) : undefined,
      writable: body.writable ? half(body.writable, isWritableNodeStream, name) : undefined,
    });
  }
  if (typeof body?.then === 'function') return ofPromise(body);
  throw new codes.ERR_INVALID_ARG_TYPE(name, ACCEPTED, body);
}

function half(body, isFit, name) {
  return isFit(body) ? body : duplexify(body, name);
}

function ofPromise(promise) {
  const duplex = new Duplexify({ objectMode: true, writable: false, read() {} });
  promise.then((value) => {
    if (value != null) duplex.push(value);
    duplex.push(null);
  }, (err) => destroyer(duplex, err));
  return duplex;
}

// A function that reads an async iterable of what is written, and gives an iterable of what can be read
// or, when it only consumes, a promise.
function ofFunction(fn, name) {
  const inbox = new Inbox();
  const value = fn(inbox.iterate(), { signal: inbox.signal });
  const write = (chunk, encoding, cb) => inbox.put({ chunk, done: false, cb });
  const destroy = (err, cb) => {
    inbox.controller.abort();
    cb(err);
  };
  const final = (cb) => inbox.put({ done: true, cb });
  if (isIterable(value)) return from(Duplexify, value, { objectMode: true, write, final, destroy });

  const then = value?.then;
  if (typeof then !== 'function') {
    throw new codes.ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or AsyncFunction', name, value);
  }
  const duplex = new Duplexify({
    objectMode: true,
    readable: false,
    write,
    final(cb) {
      final(async () => {
        try {
          await result;
          process.nextTick(cb, null);
        } catch (err) {
          process.nextTick(cb, err);
        }
      });
    },
    destroy,
  });
  const result = then.call(value, (answer) => {
    if (answer != null) throw new codes.ERR_INVALID_RETURN_VALUE('nully', 'body', answer);
  }, (err) => destroyer(duplex, err));
  return duplex;
}

/** What is written to a stream, as an async iterable: one item at a time. */
class Inbox {
  constructor() {
    const { AbortController } = require('internal/abort_controller');
    this.controller = new AbortController();
    this.signal = this.controller.signal;
    this.next = createDeferredPromise();
  }

  put(item) {
    this.next.resolve(item);
  }

  async* iterate() {
    while (true) {
      const { chunk, done, cb } = await this.next.promise;
      // The next write follows this callback, so there must be a place for it by then.
      process.nextTick(cb);
      if (done) return;
      if (this.signal.aborted) throw new AbortError(undefined, { cause: this.signal.reason });
      this.next = createDeferredPromise();
      yield chunk;
    }
  }
}

function ofPair({ readable: source, writable: sink }) {
  const r = source && typeof source.read !== 'function' ? Readable.wrap(source) : source;
  const w = sink;
  const canRead = Boolean(isReadable(r));
  const canWrite = Boolean(isWritable(w));
  const facade = new Facade(Duplexify, {
    readableObjectMode: Boolean(r?.readableObjectMode),
    writableObjectMode: Boolean(w?.writableObjectMode),
    readable: canRead,
    writable: canWrite,
  }, (err, isOver) => {
    if (isOver) return;
    destroyer(w, err);
    destroyer(r, err);
  });
  if (canWrite) {
    finished(w, (err) => {
      if (err) destroyer(r, err);
      facade.partsFinished(err);
    });
    facade.writeTo(w);
    w.on('finish', () => facade.release('onFinish'));
  }
  if (canRead) {
    finished(r, (err) => {
      if (err) destroyer(r, err);
      facade.partsFinished(err);
    });
    facade.readFrom(r);
  }
  return facade.duplex;
}

module.exports = { duplexify };
