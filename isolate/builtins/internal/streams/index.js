'use strict';
// The stream module, put together: the legacy Stream class with everything else as its properties.

const { Stream } = require('internal/streams/legacy');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { Duplex } = require('internal/streams/duplex');
const { Transform } = require('internal/streams/transform');
const { PassThrough } = require('internal/streams/passthrough');
const { getDefaultHighWaterMark, setDefaultHighWaterMark } = require('internal/streams/state');
const { isDestroyed, isDisturbed, isErrored, isReadable, isWritable } = require('internal/streams/utils');
const { destroyer } = require('internal/streams/destroy');
const { Buffer } = require('internal/buffer');

require('internal/streams/operator_methods').install(Readable);

// The rest is loaded with its first use.

/** @see internal/streams/pipeline */
function pipeline(...streams) {
  return require('internal/streams/pipeline').pipeline(...streams);
}

/** @see internal/streams/finished */
function eos(stream, options, callback) { // eslint-disable-line no-unused-vars
  return require('internal/streams/finished').finished.apply(this, arguments);
}

/** @see internal/streams/add-abort-signal */
function addAbortSignal(signal, stream) {
  return require('internal/streams/add-abort-signal').addAbortSignal(signal, stream);
}

/** @see internal/streams/compose */
function compose(...streams) {
  return require('internal/streams/compose').compose(...streams);
}

/** @see internal/streams/duplexpair */
function duplexPair(options) {
  return require('internal/streams/duplexpair').duplexPair(options);
}

Stream.isDestroyed = isDestroyed;
Stream.isDisturbed = isDisturbed;
Stream.isErrored = isErrored;
Stream.isReadable = isReadable;
Stream.isWritable = isWritable;
Stream.Readable = Readable;
Stream.Writable = Writable;
Stream.Duplex = Duplex;
Stream.Transform = Transform;
Stream.PassThrough = PassThrough;
Stream.duplexPair = duplexPair;
Stream.pipeline = pipeline;
Stream.addAbortSignal = addAbortSignal;
Stream.finished = eos;
Stream.destroy = destroyer;
Stream.compose = compose;
Stream.setDefaultHighWaterMark = setDefaultHighWaterMark;
Stream.getDefaultHighWaterMark = getDefaultHighWaterMark;
Object.defineProperty(Stream, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return require('internal/streams/promises');
  },
});
Stream.Stream = Stream;
Stream._isArrayBufferView = ArrayBuffer.isView;
Stream._isUint8Array = function isUint8Array(value) {
  return value instanceof Uint8Array || Object.prototype.toString.call(value) === '[object Uint8Array]';
};
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
};

const customPromisify = Symbol.for('nodejs.util.promisify.custom');
for (const [fn, name] of [[pipeline, 'pipeline'], [eos, 'finished']]) {
  Object.defineProperty(fn, customPromisify, {
    __proto__: null,
    enumerable: true,
    get() {
      return require('internal/streams/promises')[name];
    },
  });
}

module.exports = Stream;
