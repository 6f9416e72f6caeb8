'use strict';
// File names to URLs for the loaders, without the URL class: start-up counts.

const SPECIAL = /[\x00-\x20"#<>?`{}%\\\x7f-\uffff]/;

/**
 * The file: URL of an absolute path, as a string.
 * @param {string} path
 * @returns {string}
 */
function pathToFileURL(path) {
  if (!SPECIAL.test(path)) return `file://${path}`;
  return require('internal/url').pathToFileURL(path).href;
}

module.exports = { pathToFileURL };
