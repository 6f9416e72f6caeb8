'use strict';
// util.debuglog: lines on stderr for the sections that NODE_DEBUG names.

let wanted;

/** NODE_DEBUG=fs,http* as a pattern for section names. */
function wantedSections() {
  if (wanted !== undefined) return wanted;
  const list = process.env.NODE_DEBUG;
  if (!list) {
    wanted = null;
    return wanted;
  }
  const pattern = list.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*').replaceAll(',', '$|^');
  wanted = new RegExp(`^${pattern}$`, 'i');
  return wanted;
}

function write(section, args) {
  const { formatWithOptions } = require('internal/util/format');
  const colors = require('internal/util/colors').shouldColorize(process.stderr);
  const text = formatWithOptions({ colors }, ...args);
  const { inspect } = require('internal/util/inspect');
  const pid = colors ? inspect(process.pid, { colors }) : process.pid;
  process.stderr.write(`${section} ${pid}: ${text}\n`);
}

function ignore() {}

/**
 * @param {string} section
 * @param {(logger: Function) => void} [callback] gets the plain function once it is known whether
 *   the section is wanted
 * @returns {Function & {enabled: boolean}}
 */
function debuglog(section, callback) {
  section = `${section}`.toUpperCase();
  let enabled;
  let log;

  function isEnabled() {
    enabled ??= wantedSections()?.test(section) ?? false;
    return enabled;
  }

  function choose() {
    log = isEnabled() ? (...args) => write(section, args) : ignore;
    if (typeof callback === 'function') callback(log);
  }

  function logger(...args) {
    if (log === undefined) choose();
    log(...args);
  }

  Object.defineProperty(logger, 'enabled', {
    __proto__: null, get() { return isEnabled(); }, configurable: true, enumerable: true,
  });
  return logger;
}

module.exports = { debuglog };
