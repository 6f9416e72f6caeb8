'use strict';
// compose(...streams): one Duplex that writes to the first and reads from the last.

const { codes } = require('internal/errors');
const { pipeline } = require('internal/streams/pipeline');
const { finished } = require('internal/streams/finished');
const { Duplex, Facade, destroyPart } = require('internal/streams/facade');
const { isNodeStream, isReadable, isTransformStream, isWebStream, isWritable } = require('internal/streams/utils');

/**
 * @param {...any} streams streams, iterables or functions
 * @returns {Duplex}
 */
function compose(...streams) {
  if (streams.length === 0) throw new codes.ERR_MISSING_ARGS('streams');
  if (streams.length === 1) return Duplex.from(streams[0]);
  const given = [...streams];
  const lastIndex = streams.length - 1;
  if (typeof streams[0] === 'function') streams[0] = Duplex.from(streams[0]);
  if (typeof streams[lastIndex] === 'function') streams[lastIndex] = Duplex.from(streams[lastIndex]);
  streams.forEach((stream, i) => checkPart(stream, i, lastIndex, given));

  let facade = null;
  const head = streams[0];
  const tail = pipeline(streams, (err) => facade.partsFinished(err));
  const canWrite = Boolean(isWritable(head) || isWebStream(head));
  const canRead = Boolean(isReadable(tail) || isWebStream(tail));
  facade = new Facade(Duplex, {
    writableObjectMode: Boolean(head?.writableObjectMode),
    readableObjectMode: Boolean(tail?.readableObjectMode),
    writable: canWrite,
    readable: canRead,
  }, (err) => destroyPart(tail, err));
  if (canWrite) {
    facade.writeTo(head);
    // 'finish' means that all of it has gone through.
    finished(tail, () => facade.release('onFinish'));
  }
  if (canRead) facade.readFrom(tail);
  return facade.duplex;
}

function checkPart(stream, i, lastIndex, given) {
  // Iterables and functions are made into streams by pipeline.
  if (!isNodeStream(stream) && !isWebStream(stream)) return;
  if (i < lastIndex && !(isReadable(stream) || isWebStream(stream) || isTransformStream(stream))) {
    throw new codes.ERR_INVALID_ARG_VALUE(`streams[${i}]`, given[i], 'must be readable');
  }
  if (i > 0 && !(isWritable(stream) || isWebStream(stream) || isTransformStream(stream))) {
    throw new codes.ERR_INVALID_ARG_VALUE(`streams[${i}]`, given[i], 'must be writable');
  }
}

module.exports = { compose };
