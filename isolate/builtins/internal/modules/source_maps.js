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
 * Moves where an error was thrown to its source.
 * @param {{resource: string, line: number, column: number, endColumn: number, sourceLine?: string}} source
 * @returns {object} itself for code that runs as it is written
 */
function mapSource(source) {
  if (!isInstalled || typeof source?.resource !== 'string') return source;
  const { resource, line, column, endColumn } = source;
  const place = native.position(resource, line, column + 1);
  if (place === undefined) return source;
  const { 0: sourceLine, 1: sourceColumn } = place;
  const text = lineOf(resource, sourceLine);
  const start = sourceColumn - 1;
  return { ...source, line: sourceLine, column: start, endColumn: start + endColumn - column, sourceLine: text };
}

function lineOf(resource, line) {
  const { readFileSync } = require('internal/fs/whole');
  try {
    const file = resource.startsWith('file:') ? require('internal/url').fileURLToPath(resource) : resource;
    return readFileSync(file, 'utf8').split('\n')[line - 1];
  } catch {
    return undefined; // the file is gone: its name and line have to do
  }
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

module.exports = { install, mapSource };
