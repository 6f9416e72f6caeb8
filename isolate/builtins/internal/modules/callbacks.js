'use strict';
// What the engine asks of the module loaders while code runs: import() and import.meta.

const { pathToFileURL } = require('internal/modules/urls');
const engine = internalBinding('modules');

// The loaders are fetched when they are first needed: most programs begin as CommonJS.
const esm = () => require('internal/modules/esm');

const jobsById = new Map();

// vm's modules and scripts bring their own importers: host id -> function.
const importers = new Map();

/**
 * Gives the code that was compiled with a host id its own import().
 * @param {number | string | symbol} id hostDefined of the code
 * @param {(specifier: string, attributes: object) => Promise<object>} importer
 */
function registerImporter(id, importer) {
  importers.set(id, importer);
}

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
  const importer = importers.get(referrer);
  if (importer !== undefined) return importer(specifier, attributes);
  return esm().importModule(specifier, referrerURL(referrer ?? resource), attributes);
}

function initializeImportMeta(id, meta, wrap) {
  const { url } = wrap;
  const own = metas.get(id);
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

const metas = new Map();

/**
 * Gives a module made elsewhere (vm) its own import.meta.
 * @param {number} id of the wrap
 * @param {(meta: object, wrap: object) => void} initialize
 */
function registerImportMeta(id, initialize) {
  metas.set(id, initialize);
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

module.exports = { install, registerImportMeta, registerImporter, registerJob };
