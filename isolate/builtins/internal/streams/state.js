'use strict';
// High water marks: the two process-wide defaults, and how one stream's mark is found in its options.

const { codes } = require('internal/errors');
const { validateInteger } = require('internal/validators');

const BYTES = 16 * 1024;
const OBJECTS = 16;

let defaultBytes = BYTES;
let defaultObjects = OBJECTS;

/**
 * The high water mark of streams that are not given one.
 * @param {boolean} objectMode
 * @returns {number} a count of bytes, or of objects in object mode
 */
function getDefaultHighWaterMark(objectMode) {
  return objectMode ? defaultObjects : defaultBytes;
}

/**
 * Changes what getDefaultHighWaterMark answers for streams made from now on.
 * @param {boolean} objectMode
 * @param {number} value
 */
function setDefaultHighWaterMark(objectMode, value) {
  validateInteger(value, 'value', 0);
  if (objectMode) defaultObjects = value;
  else defaultBytes = value;
}

/**
 * The mark of one side of a stream. `highWaterMark` speaks for both sides of a Duplex and wins over
 * the side's own option.
 * @param {object} options the stream's options
 * @param {boolean} objectMode
 * @param {string} sideKey 'readableHighWaterMark' or 'writableHighWaterMark'
 * @param {boolean} isDuplex whether the side's own option counts at all
 * @returns {number}
 */
function pickHighWaterMark(options, objectMode, sideKey, isDuplex) {
  let key = 'highWaterMark';
  let mark = options?.highWaterMark;
  if (mark == null && isDuplex) {
    key = sideKey;
    mark = options[sideKey];
  }
  if (mark == null) return getDefaultHighWaterMark(objectMode);
  if (!Number.isInteger(mark) || mark < 0) {
    throw new codes.ERR_INVALID_ARG_VALUE(`options.${key}`, mark);
  }
  return mark;
}

module.exports = { getDefaultHighWaterMark, setDefaultHighWaterMark, pickHighWaterMark };
