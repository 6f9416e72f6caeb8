'use strict';
// node:os

const { getConstants, ...os } = require('internal/os');

module.exports = os;

Object.defineProperties(module.exports, {
  constants: { __proto__: null, value: getConstants(), writable: false, enumerable: true, configurable: false },
  EOL: { __proto__: null, value: '\n', writable: false, enumerable: true, configurable: true },
  devNull: { __proto__: null, value: '/dev/null', writable: false, enumerable: true, configurable: true },
});
