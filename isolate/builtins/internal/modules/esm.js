'use strict';
// ES modules: the map of modules by URL, loading a graph, linking and evaluating it. Everything static is loaded at
// once, on the thread: only evaluation may wait. A job is one module of one URL and attribute type.

const { codes } = require('internal/errors');
const { hasBuiltinScheme } = require('internal/modules/builtin_ids');
const resolver = require('internal/modules/resolver');
const formats = require('internal/modules/esm_formats');

// V8's Module::Status.
const kInstantiated = 2;

const jobs = new Map();
// What resolutions loaded ahead: URL -> [url, format, text, file, names], until its job is made.
const loaded = new Map();

class ModuleJob {
  constructor(url, format) {
    this.url = url;
    this.format = format;
    this.path = '';
    this.names = undefined; // of CommonJS: what it exports, as far as its text tells
    this.wrap = undefined;
    this.requests = [];
    this.children = [];
    this.isLinked = false;
    this.failure = undefined; // {error}: remembered, every import of it fails alike
    this.evaluation = undefined; // promise of undefined
  }
}

/**
 * Which key of the map a URL has, given an import's attributes.
 * @param {string} url
 * @param {Record<string, string>} [attributes]
 * @returns {string}
 */
function keyOf(url, attributes) {
  const type = attributes?.type;
  return type === undefined ? url : `${url}\x00${type}`;
}

/**
 * The jobs of a list of specifiers, in order.
 * @param {Array<{specifier: string, assertions?: object}>} requests
 * @param {string} parentURL
 * @returns {ModuleJob[]}
 */
function getJobs(requests, parentURL) {
  // Loops, as an array method would stand in the stack of what fails.
  const specifiers = [];
  for (const { specifier } of requests) specifiers.push(specifier);
  const results = resolver.resolveImports(specifiers, parentURL);
  for (const result of results) {
    if (Array.isArray(result) && result.length > 1) loaded.set(result[0], result);
  }
  const found = [];
  for (let i = 0; i < results.length; i++) found.push(jobOf(results[i], requests[i].assertions));
  return found;
}

function jobOf(result, attributes) {
  if (Array.isArray(result)) return getJob(result[0], attributes);
  if (!result.loading) throw resolver.failureError(result);
  // The URL stands for something that cannot be loaded; its next import fails in the same way.
  const key = keyOf(result.url, attributes);
  const job = new ModuleJob(result.url, 'failed');
  job.failure = { error: loadFailure(result, attributes) };
  jobs.set(key, job);
  throw job.failure.error;
}

function loadFailure(result, attributes) {
  const { type } = attributes ?? {};
  if (type !== undefined && type !== 'json') return new codes.ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED(type);
  delete result.loading;
  return resolver.failureError(result);
}

/**
 * The job of a URL, made when it is new.
 * @param {string} url
 * @param {Record<string, string>} [attributes]
 * @returns {ModuleJob}
 */
function getJob(url, attributes) {
  const key = keyOf(url, attributes);
  const known = jobs.get(key);
  if (known !== undefined) {
    if (known.failure !== undefined && known.wrap === undefined) throw known.failure.error;
    return known;
  }
  const job = makeJob(url, attributes);
  jobs.set(key, job);
  if (job.failure !== undefined) throw job.failure.error;
  return job;
}

function makeJob(url, attributes) {
  const isBuiltin = hasBuiltinScheme(url);
  const entry = isBuiltin ? [url, 'builtin'] : loaded.get(url) ?? resolver.loadURL(url);
  const { 1: format, 2: text, 3: file = '', 4: names } = entry;
  const job = new ModuleJob(url, format);
  job.path = file;
  job.names = names;
  try {
    checkAttributes(job, attributes);
    loaded.delete(url); // kept till now: an import with the right attributes may follow one with wrong ones
    if (isBuiltin) formats.makeBuiltin(job);
    else formats.make(job, text);
  } catch (error) {
    job.failure = { error };
  }
  return job;
}

function checkAttributes({ url, format }, attributes) {
  for (const key in attributes) {
    if (key !== 'type') throw new codes.ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(key, attributes[key]);
  }
  const type = attributes?.type;
  const wanted = format === 'json' ? 'json' : undefined;
  if (type === wanted) return;
  if (type === undefined) throw new codes.ERR_IMPORT_ASSERTION_TYPE_MISSING(url, wanted);
  if (type !== 'json') throw new codes.ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED(type);
  throw new codes.ERR_IMPORT_ASSERTION_TYPE_FAILED(url, 'json');
}

/**
 * Loads what a module needs, all of it, and links.
 * @param {ModuleJob} root
 */
function linkGraph(root) {
  if (root.isLinked) return;
  if (root.failure !== undefined) throw root.failure.error;
  const session = [root];
  const seen = new Set(session);
  try {
    for (let i = 0; i < session.length; i++) { // grows while it runs
      const job = session[i];
      if (job.failure !== undefined) throw job.failure.error;
      job.children = job.requests.length === 0 ? [] : getJobs(job.requests, job.url);
      for (const child of job.children) {
        if (child.isLinked || seen.has(child)) continue;
        seen.add(child);
        session.push(child);
      }
    }
  } catch (error) {
    root.failure ??= { error };
    throw error;
  }
  for (const job of session) {
    if (job.format === 'module') job.wrap.link(job.children.map((child) => child.wrap));
    job.isLinked = true;
  }
}

/**
 * Links and instantiates.
 * @param {ModuleJob} root
 * @param {boolean} [plain] leave errors as the engine words them
 */
function instantiate(root, plain = false) {
  linkGraph(root);
  if (root.wrap.status >= kInstantiated) return;
  try {
    root.wrap.instantiate();
  } catch (error) {
    const { decorateMissingExport, showImport } = require('internal/modules/esm_errors');
    if (!plain) decorateMissingExport(root, error);
    showImport(error);
    root.failure ??= { error };
    throw error;
  }
}

/**
 * Evaluates a module and what it needs, once.
 * @param {ModuleJob} job
 * @returns {Promise<void>}
 */
function evaluate(job) {
  if (job.evaluation !== undefined) return job.evaluation;
  instantiate(job);
  job.evaluation = job.wrap.evaluate();
  job.evaluation.catch((err) => require('internal/modules/esm_errors').decorateMissingGlobal(job, err));
  return job.evaluation;
}

/**
 * Imports a specifier, as import() does.
 * @param {string} specifier
 * @param {string} parentURL
 * @param {Record<string, string>} [attributes]
 * @returns {Promise<object>} the namespace
 */
async function importModule(specifier, parentURL, attributes) {
  // What follows import() in the importer runs first.
  await undefined;
  const { 0: job } = getJobs([{ specifier, assertions: attributes }], parentURL);
  await evaluate(job);
  return job.wrap.namespace;
}

/**
 * Makes a job of a text that has no file of its own: --eval, standard input.
 * @param {string} url
 * @param {string} text
 * @returns {ModuleJob}
 */
function jobOfText(url, text) {
  const job = new ModuleJob(url, 'module');
  formats.make(job, text);
  return job;
}

/**
 * The job of a file that the CommonJS loader has read and found to be an ES module.
 * @param {string} url
 * @param {string} file
 * @param {string} text
 * @returns {ModuleJob}
 */
function jobOfFile(url, file, text) {
  const known = jobs.get(url);
  if (known !== undefined) {
    if (known.failure !== undefined) throw known.failure.error;
    return known;
  }
  loaded.set(url, [url, 'module', text, file]);
  return getJob(url);
}

module.exports = {
  evaluate,
  getJob,
  importModule,
  instantiate,
  jobOfFile,
  jobOfText,
  jobs,
};
