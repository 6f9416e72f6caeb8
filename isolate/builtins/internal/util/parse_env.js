'use strict';
// util.parseEnv: the text of an .env file.

const { validateString } = require('internal/validators');

const quotes = new Set(['"', "'", '`']);

/** The value that starts at `at`: [value, where the next line starts]. */
function readValue(text, at) {
  while (text[at] === ' ' || text[at] === '\t') at++;
  const quote = text[at];
  if (quotes.has(quote)) {
    const close = text.indexOf(quote, at + 1);
    if (close !== -1) {
      const value = text.slice(at + 1, close);
      return [quote === '"' ? value.replaceAll('\\n', '\n') : value, lineAfter(text, close)];
    }
  }
  const next = lineAfter(text, at);
  const line = text.slice(at, next);
  const comment = line.indexOf('#');
  return [(comment === -1 ? line : line.slice(0, comment)).trim(), next];
}

function lineAfter(text, at) {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/**
 * @param {string} content
 * @returns {Record<string, string>}
 */
function parseEnv(content) {
  validateString(content, 'content');
  const text = content.replaceAll('\r\n', '\n').trim();
  const env = {};
  for (let at = 0; at < text.length;) {
    if (/\s/.test(text[at])) {
      at++;
      continue;
    }
    if (text[at] === '#') {
      at = lineAfter(text, at);
      continue;
    }
    const equals = text.indexOf('=', at);
    if (equals === -1) break;
    let key = text.slice(at, equals).trim();
    if (key === '') break;
    if (key.startsWith('export ')) key = key.slice(7);
    if (equals + 1 >= text.length || text[equals + 1] === '\n') {
      env[key] = '';
      at = equals + 2;
      continue;
    }
    [env[key], at] = readValue(text, equals + 1);
  }
  return env;
}

module.exports = { parseEnv };
