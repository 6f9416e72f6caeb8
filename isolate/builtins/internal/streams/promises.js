'use strict';
// stream/promises: pipeline and finished as promises.

const { finishedPromise } = require('internal/streams/finished');

/**
 * pipeline(...streams, options?) as a promise of the last one's value.
 * @param {...any} streams
 */
function pipeline(...streams) {
  return new Promise((resolve, reject) => {
    const { pipelineImpl } = require('internal/streams/pipeline');
    const last = streams[streams.length - 1];
    let signal;
    let end;
    if (isOptions(last)) {
      const options = streams.pop();
      signal = options.signal;
      end = options.end;
    }
    pipelineImpl(streams, (err, value) => {
      if (err) reject(err);
      else resolve(value);
    }, { signal, end });
  });
}

function isOptions(value) {
  if (!value || typeof value !== 'object') return false;
  const { isIterable, isNodeStream, isWebStream } = require('internal/streams/utils');
  return !isNodeStream(value) && !isIterable(value) && !isWebStream(value);
}

module.exports = { finished: finishedPromise, pipeline };
Object.defineProperty(module.exports.finished, 'name', { value: 'finished' });
