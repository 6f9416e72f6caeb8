'use strict';
// The bridge between Node's streams and web streams, and the classes of stream/web. This platform
// has no web streams: each says so when it is used. Arguments are checked first, as ever.

const { codes } = require('internal/errors');
const { unavailable } = require('internal/unavailable');
const { isReadableNodeStream, isWritableNodeStream } = require('internal/streams/utils');

const CLASS_NAMES = [
  'ReadableStream',
  'ReadableStreamDefaultReader',
  'ReadableStreamBYOBReader',
  'ReadableStreamBYOBRequest',
  'ReadableByteStreamController',
  'ReadableStreamDefaultController',
  'TransformStream',
  'TransformStreamDefaultController',
  'WritableStream',
  'WritableStreamDefaultWriter',
  'WritableStreamDefaultController',
  'ByteLengthQueuingStrategy',
  'CountQueuingStrategy',
  'TextEncoderStream',
  'TextDecoderStream',
  'CompressionStream',
  'DecompressionStream',
];

/** @returns {Record<string, Function>} the classes of stream/web */
function webClasses() {
  const classes = {};
  for (const name of CLASS_NAMES) classes[name] = unavailable('stream/web', name, { isClass: true });
  return classes;
}

const bridge = (name) => unavailable('stream', name);

const readableFromWeb = bridge('Readable.fromWeb');
const writableFromWeb = bridge('Writable.fromWeb');
const duplexFromWeb = bridge('Duplex.fromWeb');
const finishedWeb = bridge('finished(webStream)');
const pipelineWeb = bridge('pipeline(webStream)');
const abortWeb = bridge('addAbortSignal(signal, webStream)');
const readableToWebUnavailable = bridge('Readable.toWeb');
const writableToWebUnavailable = bridge('Writable.toWeb');
const duplexToWeb = bridge('Duplex.toWeb');

function readableToWeb(streamReadable, options) {
  if (typeof streamReadable?._readableState !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', streamReadable);
  }
  return readableToWebUnavailable(isReadableNodeStream(streamReadable), options);
}

function writableToWeb(streamWritable) {
  if (typeof streamWritable?._writableState !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', streamWritable);
  }
  return writableToWebUnavailable(isWritableNodeStream(streamWritable));
}

module.exports = {
  abortWeb,
  duplexFromWeb,
  duplexToWeb,
  finishedWeb,
  pipelineWeb,
  readableFromWeb,
  readableToWeb,
  webClasses,
  writableFromWeb,
  writableToWeb,
};
