'use strict';
// node:tty

const { isatty, ReadStream, WriteStream } = require('internal/tty');

module.exports = { isatty, ReadStream, WriteStream };
