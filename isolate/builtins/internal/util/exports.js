'use strict';
// What the module `util` exports; `sys` is another name of it.

const { defineLazyProperties, deprecate, getSystemErrorMap, promisify, toUSVString } = require('internal/util');
const { debuglog } = require('internal/util/debuglog');
const { format, formatWithOptions } = require('internal/util/format');
const { inspect, stripVTControlCharacters } = require('internal/util/inspect');
const legacy = require('internal/util/legacy');
const types = require('internal/util/types');

module.exports = {
  _errnoException: legacy._errnoException,
  _exceptionWithHostPort: legacy._exceptionWithHostPort,
  _extend: legacy._extend,
  callbackify: legacy.callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  styleText: legacy.styleText,
  formatWithOptions,
  getSystemErrorMap,
  getSystemErrorName: legacy.getSystemErrorName,
  inherits: legacy.inherits,
  inspect,
  isArray: legacy.isArray,
  isBoolean: legacy.isBoolean,
  isBuffer: legacy.isBuffer,
  isDeepStrictEqual: legacy.isDeepStrictEqual,
  isNull: legacy.isNull,
  isNullOrUndefined: legacy.isNullOrUndefined,
  isNumber: legacy.isNumber,
  isString: legacy.isString,
  isSymbol: legacy.isSymbol,
  isUndefined: legacy.isUndefined,
  isRegExp: legacy.isRegExp,
  isObject: legacy.isObject,
  isDate: legacy.isDate,
  isError: legacy.isError,
  isFunction: legacy.isFunction,
  isPrimitive: legacy.isPrimitive,
  log: legacy.log,
  promisify,
  stripVTControlCharacters,
  toUSVString,
  transferableAbortSignal: legacy.transferableAbortSignal,
  transferableAbortController: legacy.transferableAbortController,
  aborted: legacy.aborted,
  types,
  parseEnv: legacy.parseEnv,
};

defineLazyProperties(module.exports, 'internal/util/parse_args', ['parseArgs']);
defineLazyProperties(module.exports, 'internal/encoding', ['TextDecoder', 'TextEncoder']);
defineLazyProperties(module.exports, 'internal/util/mime', ['MIMEType', 'MIMEParams']);
