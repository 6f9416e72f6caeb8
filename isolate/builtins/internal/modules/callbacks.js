'use strict';
// What the engine asks of the module loaders while code runs: import() and import.meta.

const { pathToFileURL } = require('internal/modules/urls');
const engine = internalBinding('modules');

// The loaders are fetched when they are first needed: most programs begin as CommonJS.
const esm = () => require('internal/modules/esm');

const jobsById = new Map();

function jobOfId(id) {
  const known = jobsById.get(id);
  if (known !== undefined) return known;
  for (const job of esm().jobs.values()) {
    if (job.wrap !== undefined) jobsById.set(job.wrap.id, job);
  }
  return jobsById.get(id);
}

/** The URL that an importer's specifiers are relative to. */
function referrerURL(referrer) {
  if (typeof referrer === 'number') return jobOfId(referrer)?.url ?? workingFolderURL();
  if (typeof referrer !== 'string') return workingFolderURL();
  if (referrer.startsWith('/')) return pathToFileURL(referrer);
  return /^(?:file|data):/.test(referrer) ? referrer : workingFolderURL();
}

function workingFolderURL() {
  return pathToFileURL(`${process.cwd()}/`);
}

function importDynamically(referrer, specifier, attributes, resource) {
  // Code of node:vm: compiled with a symbol of its own.
  if (typeof referrer === 'symbol') {
    return require('internal/vm/importers').importFrom(referrer, specifier, attributes);
  }
  return esm().importModule(specifier, referrerURL(referrer ?? resource), attributes);
}

function initializeImportMeta(id, meta, wrap) {
  const { url } = wrap;
  const own = metas.get(wrap);
  if (own !== undefined) return own(meta, wrap);
  if (url.startsWith('file:')) {
    const { fileURLToPath } = require('internal/url');
    const filename = fileURLToPath(url);
    meta.dirname = filename.slice(0, filename.lastIndexOf('/')) || '/';
    meta.filename = filename;
  }
  meta.resolve = function resolve(specifier) {
    return require('internal/modules/resolver').resolveURL(`${specifier}`, url);
  };
  meta.url = url;
}

const metas = new WeakMap();

/**
 * Gives a module made elsewhere (vm) its own import.meta.
 * @param {object} wrap the engine's
 * @param {(meta: object, wrap: object) => void} initialize
 */
function registerImportMeta(wrap, initialize) {
  metas.set(wrap, initialize);
}

/**
 * Remembers the job of a text that is in no map of URLs.
 * @param {ModuleJob} job
 */
function registerJob(job) {
  jobsById.set(job.wrap.id, job);
}

/** Hands the callbacks to the engine. */
function install() {
  engine.setImportModuleDynamically(importDynamically);
  engine.setInitializeImportMeta(initializeImportMeta);
}

module.exports = { install, registerImportMeta, registerJob };
