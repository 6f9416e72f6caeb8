'use strict';
// The format of .env files.

const kLine =
  /^[ \t]*(?:export[ \t]+)?([^\s=#][^=\n]*?)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^#\n]*))[^\n]*$/gms;

/**
 * Reads NAME=value lines. Values may stand in ", ' or ` and then go over several
 * lines; in double quotes \n is a line break. # begins a comment.
 * @param {string} text
 * @returns {Array<[string, string]>}
 */
function parse(text) {
  const found = [];
  for (const [, name, double, single, back, bare] of text.replace(/\r\n?/g, '\n').matchAll(kLine)) {
    if (double !== undefined) found.push([name, double.replace(/\\n/g, '\n')]);
    else found.push([name, single ?? back ?? bare.trim()]);
  }
  return found;
}

module.exports = { parse };
