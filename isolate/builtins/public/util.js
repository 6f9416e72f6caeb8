'use strict';
// The module `util`.

const { aborted } = require('internal/abort_controller');
const { TextDecoder, TextEncoder } = require('internal/encoding');
const { defineLazyProperties, deprecate, getSystemErrorMap, promisify, toUSVString } = require('internal/util');
const { isDeepStrictEqual } = require('internal/util/comparisons');
const { debuglog } = require('internal/util/debuglog');
const { format, formatWithOptions } = require('internal/util/format');
const { inspect, stripVTControlCharacters } = require('internal/util/inspect');
const legacy = require('internal/util/legacy');
const { parseEnv } = require('internal/util/parse_env');
const { styleText } = require('internal/util/style_text');
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
  styleText,
  formatWithOptions,
  getSystemErrorMap,
  getSystemErrorName: legacy.getSystemErrorName,
  inherits: legacy.inherits,
  inspect,
  isArray: legacy.isArray,
  isBoolean: legacy.isBoolean,
  isBuffer: legacy.isBuffer,
  isDeepStrictEqual,
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
  aborted,
  types,
  parseEnv,
};

defineLazyProperties(module.exports, 'internal/util/parse_args', ['parseArgs']);
Object.assign(module.exports, { TextDecoder, TextEncoder });
defineLazyProperties(module.exports, 'internal/util/mime', ['MIMEType', 'MIMEParams']);
