'use strict';
// Terminals as streams.

const { ErrnoException, codes: { ERR_INVALID_FD, ERR_TTY_INIT_FAILED } } = require('internal/errors');
const { Socket } = require('internal/process/stdio_socket');
const binding = internalBinding('tty');

const kMaxFd = 2 ** 31 - 1;

/**
 * @param {number} fd
 * @returns {boolean} whether the descriptor is a terminal
 */
function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= kMaxFd && binding.isatty(fd);
}

function checkFd(fd) {
  if (typeof fd !== 'number' || (fd >> 0) !== fd || fd < 0) throw new ERR_INVALID_FD(fd);
  if (binding.isatty(fd)) return;
  throw new ERR_TTY_INIT_FAILED({
    errno: -22, code: 'EINVAL', message: 'invalid argument', syscall: 'uv_tty_init',
  });
}

/** The reading end of a terminal. */
class TerminalInput extends Socket {
  constructor(fd, options) {
    checkFd(fd);
    super({ highWaterMark: 0, ...options, fd, readable: true, writable: false });
    this.isRaw = false;
    this.isTTY = true;
  }

  /**
   * Keys arrive one by one and unprocessed, or as lines.
   * @param {boolean} flag
   */
  setRawMode(flag) {
    flag = !!flag;
    const err = binding.setRawMode(this.fd, flag);
    if (err !== 0) {
      this.emit('error', new ErrnoException(err, 'setRawMode'));
      return this;
    }
    this.isRaw = flag;
    return this;
  }
}

/** The writing end of a terminal. */
class TerminalOutput extends Socket {
  constructor(fd) {
    checkFd(fd);
    super({ fd, readable: false, writable: true });
    const size = binding.getWindowSize(fd);
    if (typeof size === 'number') return;
    [this.columns, this.rows] = size;
  }

  _refreshSize() {
    const { columns, rows } = this;
    const size = binding.getWindowSize(this.fd);
    if (typeof size === 'number') {
      this.emit('error', new ErrnoException(size, 'getWindowSize'));
      return;
    }
    const [newColumns, newRows] = size;
    if (newColumns === columns && newRows === rows) return;
    this.columns = newColumns;
    this.rows = newRows;
    this.emit('resize');
  }

  cursorTo(x, y, callback) {
    return require('internal/tty_cursor').cursorTo(this, x, y, callback);
  }

  moveCursor(dx, dy, callback) {
    return require('internal/tty_cursor').moveCursor(this, dx, dy, callback);
  }

  clearLine(dir, callback) {
    return require('internal/tty_cursor').clearLine(this, dir, callback);
  }

  clearScreenDown(callback) {
    return require('internal/tty_cursor').clearScreenDown(this, callback);
  }

  /** @returns {[number, number]} columns and rows */
  getWindowSize() {
    return [this.columns, this.rows];
  }

  /**
   * @param {object} [env] instead of process.env
   * @returns {1|4|8|24} bits
   */
  getColorDepth(env) {
    return require('internal/tty_colors').getColorDepth(env);
  }

  /**
   * @param {number|object} [count]
   * @param {object} [env]
   * @returns {boolean}
   */
  hasColors(count, env) {
    return require('internal/tty_colors').hasColors(count, env);
  }
}

// Plain functions, which old code calls without new.

function ReadStream(fd, options) {
  return Reflect.construct(TerminalInput, [fd, options], new.target ?? ReadStream);
}
ReadStream.prototype = TerminalInput.prototype;
Object.setPrototypeOf(ReadStream, Socket);

function WriteStream(fd) {
  return Reflect.construct(TerminalOutput, [fd], new.target ?? WriteStream);
}
WriteStream.prototype = TerminalOutput.prototype;
Object.setPrototypeOf(WriteStream, Socket);

for (const [fn, prototype] of [[ReadStream, TerminalInput.prototype], [WriteStream, TerminalOutput.prototype]]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    Object.defineProperty(prototype, name, { __proto__: null, enumerable: name !== 'constructor' });
  }
  Object.defineProperty(prototype, 'constructor', {
    __proto__: null, value: fn, writable: true, enumerable: false, configurable: true,
  });
}
Object.defineProperty(TerminalOutput.prototype, 'isTTY', {
  __proto__: null, value: true, writable: true, enumerable: true, configurable: true,
});

module.exports = {
  isatty,
  ReadStream,
  WriteStream,
  getColorDepth: (env) => require('internal/tty_colors').getColorDepth(env),
};
