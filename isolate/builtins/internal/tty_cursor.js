'use strict';
// Escape sequences that move the cursor and clear parts of a terminal, shared
// by tty and readline. Each function writes to `stream` and returns what
// write() does, so that callers can wait for 'drain'.

const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');

const CSI = '\x1b[';

function emit(stream, sequence, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (sequence === '' || stream === null || stream === undefined) {
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }
  return stream.write(sequence, callback);
}

/**
 * Moves the cursor to column x, and row y when that is a number.
 * @param {object} stream
 * @param {number} x
 * @param {number|Function} [y]
 * @param {Function} [callback]
 * @returns {boolean}
 */
function cursorTo(stream, x, y, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (Number.isNaN(x)) throw new ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new ERR_INVALID_ARG_VALUE('y', y);
  if (typeof x !== 'number') {
    if (typeof y === 'number' && stream !== null && stream !== undefined) throw new ERR_INVALID_CURSOR_POS();
    return emit(stream, '', callback);
  }
  const sequence = typeof y === 'number' ? `${CSI}${y + 1};${x + 1}H` : `${CSI}${x + 1}G`;
  return emit(stream, sequence, callback);
}

/**
 * Moves the cursor by dx columns and dy rows.
 * @param {object} stream
 * @param {number} dx
 * @param {number} dy
 * @param {Function} [callback]
 * @returns {boolean}
 */
function moveCursor(stream, dx, dy, callback) {
  let sequence = '';
  if (dx < 0) sequence += `${CSI}${-dx}D`;
  else if (dx > 0) sequence += `${CSI}${dx}C`;
  if (dy < 0) sequence += `${CSI}${-dy}A`;
  else if (dy > 0) sequence += `${CSI}${dy}B`;
  return emit(stream, sequence, callback);
}

/**
 * Clears the line: what is left of the cursor (dir < 0), right of it (dir > 0), or all.
 * @param {object} stream
 * @param {number} dir
 * @param {Function} [callback]
 * @returns {boolean}
 */
function clearLine(stream, dir, callback) {
  const part = dir < 0 ? '1' : dir > 0 ? '0' : '2';
  return emit(stream, `${CSI}${part}K`, callback);
}

/**
 * Clears everything below the cursor.
 * @param {object} stream
 * @param {Function} [callback]
 * @returns {boolean}
 */
function clearScreenDown(stream, callback) {
  return emit(stream, `${CSI}0J`, callback);
}

module.exports = { cursorTo, moveCursor, clearLine, clearScreenDown };
