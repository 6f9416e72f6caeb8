'use strict';
// Escape sequences for internal print-outs, and whether a stream shows them.

const sequences = {
  __proto__: null,
  blue: '\u001b[34m',
  green: '\u001b[32m',
  white: '\u001b[39m',
  yellow: '\u001b[33m',
  red: '\u001b[31m',
  gray: '\u001b[90m',
  clear: '\u001bc',
  reset: '\u001b[0m',
};

const colors = {
  hasColors: false,

  /**
   * Whether text for `stream` should be coloured: FORCE_COLOR decides, then the terminal.
   * @param {object} [stream]
   */
  shouldColorize(stream) {
    if (process.env.FORCE_COLOR !== undefined) return require('internal/tty_colors').getColorDepth() > 2;
    return Boolean(stream?.isTTY) && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
  },

  /** Fills in the sequences, or empty strings when stderr has no colours. */
  refresh() {
    colors.hasColors = colors.shouldColorize(process.stderr);
    for (const name in sequences) colors[name] = colors.hasColors ? sequences[name] : '';
  },
};

for (const name in sequences) colors[name] = '';

module.exports = colors;
