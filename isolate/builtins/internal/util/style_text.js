'use strict';
// util.styleText.

const { codes } = require('internal/errors');
const { kEmptyObject } = require('internal/util');
const { colors } = require('internal/util/inspect_options');
const { validateBoolean, validateOneOf, validateString } = require('internal/validators');

function lookUp(name) {
  const sgr = colors[name];
  if (sgr === undefined) validateOneOf(name, 'format', Object.keys(colors));
  return sgr;
}

function isStream(value) {
  if (value === null || typeof value !== 'object') return false;
  const { isNodeStream, isReadableStream, isWritableStream } = require('internal/streams/utils');
  return Boolean(isNodeStream(value) || isReadableStream?.(value) || isWritableStream?.(value));
}

/**
 * `text` between the escape sequences of one format or several.
 * @param {string|string[]} format
 * @param {string} text
 * @param {{validateStream?: boolean, stream?: object}} [options] a single format is left out when
 *   the stream cannot show colours
 * @returns {string}
 */
function styleText(format, text, { validateStream = true, stream = process.stdout } = kEmptyObject) {
  validateString(text, 'text');
  validateBoolean(validateStream, 'options.validateStream');
  let plain = false;
  if (validateStream) {
    if (!isStream(stream)) {
      throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    }
    plain = !require('internal/util/colors').shouldColorize(stream);
  }

  if (!Array.isArray(format)) {
    const [open, close] = lookUp(format);
    return plain ? text : `\u001b[${open}m${text}\u001b[${close}m`;
  }
  let before = '';
  let after = '';
  for (const name of format) {
    const [open, close] = lookUp(name);
    before += `\u001b[${open}m`;
    after = `\u001b[${close}m${after}`;
  }
  return `${before}${text}${after}`;
}

module.exports = { styleText };
