'use strict';
// process.emitWarning and what becomes of a warning: the 'warning' event and,
// by default, a line on stderr.

const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { validateString } = require('internal/validators');

// Options of the thread, see boot.
let disabled = null;
let redirectTo = null;
let hintShown = false;

/**
 * Emits a warning in the next tick. All of Node's forms:
 * (warning, {type, code, detail, ctor}), (warning, type, code, ctor),
 * (warning, type, ctor), (warning, ctor).
 * @param {string|Error} warning
 * @param {string|object|Function} [type]
 * @param {string|Function} [code]
 * @param {Function} [ctor]
 */
function emitWarning(warning, type, code, ctor) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ({ ctor, code, detail } = type);
    if (typeof detail !== 'string') detail = undefined;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    ctor = type;
    code = '';
    type = 'Warning';
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    ctor = code;
    code = '';
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  if (typeof warning === 'string') {
    warning = createWarning(warning, type, code, ctor, detail);
  } else if (!(warning instanceof Error)) {
    throw new ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name !== 'DeprecationWarning') {
    process.nextTick(emitEvent, warning);
    return;
  }
  if (process.noDeprecation) return;
  // Thrown from a tick of its own: the caller goes on, as without the option.
  process.nextTick(process.throwDeprecation ? throwWarning : emitEvent, warning);
}

function throwWarning(warning) {
  throw warning;
}

function emitEvent(warning) {
  process.emit('warning', warning);
}

function createWarning(message, type, code, ctor, detail) {
  const warning = new Error(message);
  warning.name = String(type || 'Warning');
  if (code !== undefined && code !== '') warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  Error.captureStackTrace(warning, ctor || emitWarning);
  return warning;
}

/**
 * The default listener of 'warning': prints it.
 * @param {Error} warning
 */
function onWarning(warning) {
  if (!(warning instanceof Error)) return;
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && process.noDeprecation) return;
  if (disabled !== null && (disabled.has(warning.name) || disabled.has(warning.code))) return;
  const trace = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
  let text = `(${process.release.name}:${process.pid}) `;
  if (warning.code) text += `[${warning.code}] `;
  text += trace && warning.stack ? String(warning.stack) : headline(warning);
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!trace && !hintShown) {
    hintShown = true;
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    text += `\n(Use \`node ${flag} ...\` to show where the warning was created)`;
  }
  write(`${text}\n`);
}

function headline(warning) {
  if (typeof warning.toString === 'function') return String(warning.toString());
  return Error.prototype.toString.call(warning);
}

function write(text) {
  const raw = require('internal/process/raw');
  if (redirectTo !== null && raw.appendToFile(redirectTo, text)) return;
  raw.writeError(text);
}

/**
 * Sets a thread up: the flags of process and the default listener.
 * @param {object} flags as given to the thread: noWarnings, traceWarnings, noDeprecation,
 *   traceDeprecation, throwDeprecation, disableWarnings (names or codes), redirectWarnings (path)
 */
function boot(flags) {
  hintShown = false;
  if (flags.noDeprecation) process.noDeprecation = true;
  if (flags.throwDeprecation) process.throwDeprecation = true;
  if (flags.traceDeprecation) process.traceDeprecation = true;
  if (flags.traceWarnings) setTraceWarnings();
  disabled = flags.disableWarnings?.length ? new Set(flags.disableWarnings) : null;
  const { NODE_NO_WARNINGS, NODE_REDIRECT_WARNINGS } = process.env;
  redirectTo = flags.redirectWarnings || NODE_REDIRECT_WARNINGS || null;
  if (!flags.noWarnings && NODE_NO_WARNINGS !== '1') process.on('warning', onWarning);
}

// Not listed among the properties of process, as in Node.
function setTraceWarnings() {
  Object.defineProperty(process, 'traceProcessWarnings', {
    __proto__: null, value: true, writable: true, enumerable: true, configurable: true,
  });
}

module.exports = { boot, emitWarning, onWarning };
