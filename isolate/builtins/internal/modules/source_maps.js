'use strict';
// Stack traces of files that were compiled from something else (TypeScript, newer JavaScript): call sites name the
// place in the source. Nothing is installed until such a file is loaded.

const native = internalBinding('modload');
const { setPrepareStackTrace } = internalBinding('errors');

let isInstalled = false;

/** Makes stack traces name source places from now on. */
function install() {
  if (isInstalled) return;
  isInstalled = true;
  const errors = require('internal/errors');
  errors.setInternalPrepareStackTrace((realm, error, sites) =>
    errors.defaultPrepareStackTrace(realm, error, sites.map(mapCallSite)));
  setPrepareStackTrace(errors.prepareStackTraceCallback);
}

/**
 * The source place of a place in code that runs.
 * @param {string} name of the script
 * @param {number} line from 1
 * @param {number} column from 1
 * @returns {[number, number] | undefined} undefined for code that runs as it is written
 */
function sourcePosition(name, line, column) {
  return isInstalled ? native.position(name, line, column) : undefined;
}

const OWN = new Set(['getLineNumber', 'getColumnNumber', 'getEnclosingLineNumber', 'getEnclosingColumnNumber', 'toString']);

/** A call site that answers with source places. */
function mapCallSite(site) {
  const name = site.getFileName();
  if (typeof name !== 'string' || name.startsWith('node:')) return site;
  const place = native.position(name, site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0);
  if (place === undefined) return site;
  const { 0: line, 1: column } = place;
  const answers = {
    __proto__: null,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    getEnclosingLineNumber: () => line,
    getEnclosingColumnNumber: () => column,
    toString: () => `${site}`.replace(/:\d+:\d+(\)?)$/, `:${line}:${column}$1`),
  };
  return new Proxy(site, {
    get(target, key) {
      if (OWN.has(key)) return answers[key];
      const value = target[key];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

module.exports = { install, sourcePosition };
