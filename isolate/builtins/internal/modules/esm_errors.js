'use strict';
// Errors of ES modules in node's words: names that CommonJS does not export, CommonJS's variables in an ES module.

const resolver = require('internal/modules/resolver');
const { getErrorSource } = internalBinding('errors');

const MISSING = /^The requested module '(.*)' does not provide an export named '(.+)'$/s;

/**
 * When a name is missing from a CommonJS module, the error says how to import it.
 * @param {ModuleJob} root of the graph that failed to link
 * @param {Error} error changed in place
 */
function decorateMissingExport(root, error) {
  const match = error?.name === 'SyntaxError' ? MISSING.exec(error.message) : null;
  if (match === null) return;
  const { 1: specifier, 2: name } = match;
  if (!importsFromCommonJS(root, specifier, name)) return;
  error.message = `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, ` +
    'which may not support all module.exports as named exports.\n' +
    'CommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\n${destructuring(error)}`;
}

function importsFromCommonJS(root, specifier, name) {
  const seen = new Set([root]);
  for (const job of seen) { // grows while it runs
    const at = job.requests.findIndex((request) => request.specifier === specifier);
    const child = at === -1 ? undefined : job.children[at];
    if (child?.format === 'commonjs' && !child.names.includes(name)) return true;
    for (const next of job.children) seen.add(next);
  }
  return false;
}

/** The names of the import's line as a destructuring, '' when they are not on one line. */
function destructuring(error) {
  const { sourceLine = '', column = 0 } = getErrorSource?.(error) ?? {};
  for (const match of sourceLine.matchAll(/\b(?:import|export)\b[^{}'"]*(\{[^}]*\})\s*from\s*['"]/g)) {
    if (match.index + match[0].length < column) continue;
    return `const ${match[1].replace(/\s+as\s+/g, ': ')} = pkg;\n`;
  }
  return '';
}

/**
 * Puts the line of the import in front of the stack, as node does for what does not link.
 * @param {Error} error changed in place
 */
function showImport(error) {
  const source = error?.name === 'SyntaxError' ? getErrorSource(error) : undefined;
  if (source === undefined || typeof error.stack !== 'string') return;
  error.stack = `${require('internal/process/fatal').arrowText(source)}${error.stack}`;
}

const GLOBALS = /^(require|exports|module|__filename|__dirname) is not defined$/;

/**
 * When an ES module uses CommonJS's variables, the error says why they are not there.
 * @param {ModuleJob} job
 * @param {Error} error changed in place
 */
function decorateMissingGlobal({ url }, error) {
  const match = error?.name === 'ReferenceError' ? GLOBALS.exec(error.message) : null;
  if (match === null) return;
  error.message += ' in ES module scope';
  if (match[1] === 'require') error.message += ', you can use import instead';
  if (!url.startsWith('file:') || !/\.js(?:[?#]|$)/.test(url)) return;
  const { type, path } = resolver.packageScope(require('internal/url').fileURLToPath(url));
  if (type !== 'module') return;
  error.message += "\nThis file is being treated as an ES module because it has a '.js' file extension and '" +
    `${path}' contains "type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file extension.`;
}

module.exports = { decorateMissingExport, decorateMissingGlobal, showImport };
