'use strict';
// The functions of readline that move a terminal's cursor and clear parts of its screen, and the class
// Readline of readline/promises that collects such moves.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { isWritable } = require('internal/streams/utils');

const CSI = '\x1b[';

const lineSequence = (dir) => {
  if (dir < 0) return `${CSI}1K`;
  return dir > 0 ? `${CSI}0K` : `${CSI}2K`;
};

const SCREEN_DOWN = `${CSI}0J`;

const cursorSequence = (x, y) => (typeof y === 'number' ? `${CSI}${y + 1};${x + 1}H` : `${CSI}${x + 1}G`);

function moveSequence(dx, dy) {
  let sequence = '';
  if (dx < 0) sequence += `${CSI}${-dx}D`;
  else if (dx > 0) sequence += `${CSI}${dx}C`;
  if (dy < 0) sequence += `${CSI}${-dy}A`;
  else if (dy > 0) sequence += `${CSI}${dy}B`;
  return sequence;
}

// Writes a sequence; without a stream, or with nothing to write, only calls back.
function send(stream, sequence, callback) {
  if (stream !== null && stream !== undefined && sequence) return stream.write(sequence, callback);
  if (typeof callback === 'function') process.nextTick(callback, null);
  return true;
}

function checkCallback(callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
}

/**
 * @param {import('stream').Writable} stream
 * @param {number} dir -1 to the left of the cursor, 1 to the right, 0 the line
 * @param {Function} [callback]
 * @returns {boolean} false: wait for 'drain'
 */
function clearLine(stream, dir, callback) {
  checkCallback(callback);
  return send(stream, lineSequence(dir), callback);
}

/**
 * @param {import('stream').Writable} stream
 * @param {Function} [callback]
 * @returns {boolean}
 */
function clearScreenDown(stream, callback) {
  checkCallback(callback);
  return send(stream, SCREEN_DOWN, callback);
}

/**
 * @param {import('stream').Writable} stream
 * @param {number} x column, from 0
 * @param {number} [y] row, from 0
 * @param {Function} [callback]
 * @returns {boolean}
 */
function cursorTo(stream, x, y, callback) {
  checkCallback(callback);
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (Number.isNaN(x)) throw new codes.ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new codes.ERR_INVALID_ARG_VALUE('y', y);
  if (typeof x !== 'number') {
    if (typeof y === 'number' && stream !== null && stream !== undefined) throw new codes.ERR_INVALID_CURSOR_POS();
    return send(null, '', callback);
  }
  return send(stream, cursorSequence(x, y), callback);
}

/**
 * @param {import('stream').Writable} stream
 * @param {number} dx
 * @param {number} dy
 * @param {Function} [callback]
 * @returns {boolean}
 */
function moveCursor(stream, dx, dy, callback) {
  checkCallback(callback);
  return send(stream, moveSequence(dx, dy), callback);
}

/** Moves that are collected until commit(). */
class Readline {
  #stream;
  #autoCommit = false;
  #pending = [];

  /**
   * @param {import('stream').Writable} stream
   * @param {{autoCommit?: boolean}} [options]
   */
  constructor(stream, options = undefined) {
    if (!isWritable(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    this.#stream = stream;
    if (options?.autoCommit != null) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#autoCommit = options.autoCommit;
    }
  }

  #add(sequence) {
    if (this.#autoCommit) process.nextTick(() => this.#stream.write(sequence));
    else this.#pending.push(sequence);
    return this;
  }

  cursorTo(x, y = undefined) {
    validateInteger(x, 'x');
    if (y != null) validateInteger(y, 'y');
    return this.#add(cursorSequence(x, y));
  }

  moveCursor(dx, dy) {
    if (dx || dy) {
      validateInteger(dx, 'dx');
      validateInteger(dy, 'dy');
      return this.#add(moveSequence(dx, dy));
    }
    return this;
  }

  clearLine(dir) {
    validateInteger(dir, 'dir', -1, 1);
    return this.#add(lineSequence(dir));
  }

  clearScreenDown() {
    return this.#add(SCREEN_DOWN);
  }

  /** @returns {Promise<void>} fulfilled when all is written */
  commit() {
    return new Promise((resolve) => {
      this.#stream.write(this.#pending.join(''), resolve);
      this.#pending = [];
    });
  }

  /** Forgets what is pending. @returns {this} */
  rollback() {
    this.#pending = [];
    return this;
  }
}

module.exports = { Readline, clearLine, clearScreenDown, cursorTo, moveCursor };
