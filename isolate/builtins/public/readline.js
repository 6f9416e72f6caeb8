'use strict';
// node:readline

const { clearLine, clearScreenDown, cursorTo, moveCursor } = require('internal/readline/cursor');
const { Interface, createInterface } = require('internal/readline/interface');
const { unavailable } = require('internal/unavailable');

module.exports = {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface,
  cursorTo,
  emitKeypressEvents: unavailable('readline', 'emitKeypressEvents', { length: 1 }),
  moveCursor,
  promises: require('internal/readline/promises'),
};
