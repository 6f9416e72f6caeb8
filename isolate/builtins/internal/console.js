'use strict';
// Console, and the global console, which finds its streams when it first writes.

const { engineConsole } = require('internal/bootstrap/realm');
const { codes, isStackOverflowError } = require('internal/errors');
const { validateArray, validateInteger, validateObject, validateOneOf } = require('internal/validators');

const kColorMode = Symbol('kColorMode');
const kCounts = Symbol('counts');
const kGroupIndentation = Symbol('kGroupIndent');
const kGroupWidth = Symbol('kGroupIndentWidth');
const kInspectOptions = Symbol('kInspectOptions');
const kIsConsole = Symbol('kIsConsole');

const kMaxGroupIndentation = 1000;

function ignore() {}

function hidden(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

/** Swallows a write's error that nobody listens for: a log line must not end the program. */
function makeErrorHandler(stream) {
  return (error) => {
    if (error == null || stream._writableState?.errorEmitted) return;
    // The write failed later on: the event is still to come.
    if (stream.listenerCount('error') === 0) stream.once('error', ignore);
  };
}

function inspectOptionsFor(self, stream) {
  const given = self[kInspectOptions];
  if (given !== undefined && given.colors !== undefined) return given;
  const mode = self[kColorMode];
  const colors = mode === 'auto' ? require('internal/util/colors').shouldColorize(stream) : mode;
  if (given !== undefined) return { ...given, colors };
  return colors ? { colors } : undefined;
}

let formatAll;
function format(self, stream, args) {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  // Many programs print nothing but strings, and never need the formatter.
  formatAll ??= require('internal/util/format').formatAll;
  return formatAll(inspectOptionsFor(self, stream), args);
}

function write(self, stream, text, handler) {
  const indentation = self[kGroupIndentation];
  if (indentation.length !== 0) {
    if (text.includes('\n')) text = text.replaceAll('\n', `\n${indentation}`);
    text = indentation + text;
  }
  text += '\n';
  if (self._ignoreErrors === false) return void stream.write(text);

  // The error may be emitted within write, or come with the callback.
  try {
    if (stream.listenerCount?.('error') === 0) stream.once('error', ignore);
    stream.write(text, handler);
  } catch (error) {
    if (isStackOverflowError(error)) throw error;
  } finally {
    stream.removeListener?.('error', ignore);
  }
}

// --- time -----------------------------------------------------------------------------------

function pad(number) {
  return String(number).padStart(2, '0');
}

/** 61234.5 as "1:01.235 (m:ss.mmm)" */
function formatTime(ms) {
  if (ms < 1000) return `${Number(ms.toFixed(3))}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(3)}s`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  const seconds = ((ms % 60_000) / 1000).toFixed(3).padStart(6, '0');
  if (hours === 0) return `${minutes}:${seconds} (m:ss.mmm)`;
  return `${hours}:${pad(minutes)}:${seconds} (h:mm:ss.mmm)`;
}

function logTime(self, method, label, data) {
  const start = self._times.get(label);
  if (start === undefined) {
    process.emitWarning(`No such label '${label}' for console.${method}()`);
    return false;
  }
  const [seconds, nanoseconds] = process.hrtime(start);
  const text = formatTime(seconds * 1000 + nanoseconds / 1e6);
  if (data === undefined) self.log('%s: %s', label, text);
  else self.log('%s: %s', label, text, ...data);
  return true;
}

// --- methods --------------------------------------------------------------------------------

// In the order in which a console shows them.
const methods = {
  log(...args) {
    const stream = this._stdout;
    write(this, stream, format(this, stream, args), this._stdoutErrorHandler);
  },

  warn(...args) {
    const stream = this._stderr;
    write(this, stream, format(this, stream, args), this._stderrErrorHandler);
  },

  dir(object, options) {
    const { inspect } = require('internal/util/inspect');
    const stream = this._stdout;
    const text = inspect(object, { customInspect: false, ...inspectOptionsFor(this, stream), ...options });
    write(this, stream, text, this._stdoutErrorHandler);
  },

  time(label = 'default') {
    label = `${label}`;
    if (this._times.has(label)) {
      process.emitWarning(`Label '${label}' already exists for console.time()`);
      return;
    }
    this._times.set(label, process.hrtime());
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (logTime(this, 'timeEnd', label)) this._times.delete(label);
  },

  timeLog(label = 'default', ...data) {
    logTime(this, 'timeLog', `${label}`, data);
  },

  trace: function trace(...args) {
    const error = { name: 'Trace', message: format(this, this._stderr, args) };
    Error.captureStackTrace(error, trace);
    this.error(error.stack);
  },

  assert(expression, ...args) {
    if (expression) return;
    if (args.length > 0) args[0] = `Assertion failed: ${args[0]}`;
    else args.push('Assertion failed');
    this.warn(...args);
  },

  clear() {
    const stream = this._stdout;
    if (!stream.isTTY || process.env.TERM === 'dumb') return;
    // To the top left, and all below away.
    stream.write('\u001b[1;1H\u001b[0J');
  },

  count(label = 'default') {
    label = `${label}`;
    const count = (this[kCounts].get(label) ?? 0) + 1;
    this[kCounts].set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    label = `${label}`;
    if (!this[kCounts].delete(label)) process.emitWarning(`Count for '${label}' does not exist`);
  },

  group(...args) {
    if (args.length > 0) this.log(...args);
    const indentation = this[kGroupIndentation];
    if (indentation.length >= kMaxGroupIndentation) return;
    this[kGroupIndentation] = indentation + ' '.repeat(this[kGroupWidth]);
  },

  groupEnd() {
    const indentation = this[kGroupIndentation];
    this[kGroupIndentation] = indentation.slice(0, Math.max(0, indentation.length - this[kGroupWidth]));
  },

  table(data, properties) {
    if (properties !== undefined) validateArray(properties, 'properties');
    if (data === null || typeof data !== 'object') return this.log(data);
    const { formatTable } = require('internal/console_table');
    return this.log(formatTable(data, properties, inspectOptionsFor(this, this._stdout)));
  },
};

// The same thing under other names.
methods.debug = function debug(...args) { methods.log.apply(this, args); };
methods.info = function info(...args) { methods.log.apply(this, args); };
methods.dirxml = function dirxml(...args) { methods.log.apply(this, args); };
methods.error = function error(...args) { methods.warn.apply(this, args); };
methods.groupCollapsed = function groupCollapsed(...args) { methods.group.apply(this, args); };

/** Methods that work without their console: `const { log } = console`. */
function bindMethods(target, source) {
  for (const name of Object.keys(methods)) {
    const bound = source[name].bind(target);
    Object.defineProperty(bound, 'name', { __proto__: null, value: name, configurable: true });
    Object.defineProperty(bound, 'length', { __proto__: null, value: 0, configurable: true });
    Object.defineProperty(target, name, {
      __proto__: null, value: bound, writable: true, enumerable: true, configurable: true,
    });
  }
}

function prepare(self, { ignoreErrors, colorMode, groupIndentation, inspectOptions }) {
  hidden(self, '_ignoreErrors', Boolean(ignoreErrors));
  hidden(self, '_times', new Map());
  hidden(self, kCounts, new Map());
  hidden(self, kColorMode, colorMode);
  hidden(self, kIsConsole, true);
  hidden(self, kGroupIndentation, '');
  hidden(self, kGroupWidth, groupIndentation);
  if (inspectOptions !== undefined) hidden(self, kInspectOptions, inspectOptions);
  Object.defineProperty(self, Symbol.toStringTag,
                        { __proto__: null, value: 'console', writable: false, enumerable: false, configurable: true });
}

function validateStream(stream, name) {
  if (!stream || typeof stream.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM(name);
}

/**
 * @param {{stdout: object, stderr?: object, ignoreErrors?: boolean, colorMode?: boolean|'auto',
 *          inspectOptions?: object, groupIndentation?: number}|object} options or the stdout stream
 * @param {object} [stderr]
 * @param {boolean} [ignoreErrors]
 */
function Console(options) {
  if (new.target === undefined) return Reflect.construct(Console, arguments);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  }
  const {
    stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation = 2,
  } = options;
  validateStream(stdout, 'stdout');
  validateStream(stderr, 'stderr');
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined) validateInteger(groupIndentation, 'groupIndentation', 0, kMaxGroupIndentation);
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    if (inspectOptions.colors !== undefined && options.colorMode !== undefined) {
      throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }

  bindMethods(this, this);
  hidden(this, '_stdout', stdout);
  hidden(this, '_stderr', stderr);
  hidden(this, '_stdoutErrorHandler', makeErrorHandler(stdout));
  hidden(this, '_stderrErrorHandler', makeErrorHandler(stderr));
  prepare(this, { ignoreErrors, colorMode, groupIndentation, inspectOptions });
}

for (const name of Object.keys(methods)) {
  Object.defineProperty(Console.prototype, name, {
    __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true,
  });
}

// The global console is one too, though nobody constructed it.
Object.defineProperty(Console, Symbol.hasInstance, {
  __proto__: null,
  value(instance) { return instance?.[kIsConsole] === true; },
});

/** A stream of the process, looked up each time: tests and programs replace them. */
function lazyStream(target, key, name) {
  let replaced;
  Object.defineProperty(target, key, {
    __proto__: null,
    get() { return replaced ?? process[name]; },
    set(value) { replaced = value; },
    enumerable: false,
    configurable: true,
  });
}

function lazyHandler(target, key, streamKey) {
  let stream;
  let handler;
  Object.defineProperty(target, key, {
    __proto__: null,
    get() {
      if (stream !== target[streamKey]) {
        stream = target[streamKey];
        handler = makeErrorHandler(stream);
      }
      return handler;
    },
    enumerable: false,
    configurable: true,
  });
}

function makeGlobalConsole() {
  const target = Object.create({});
  bindMethods(target, methods);
  lazyStream(target, '_stdout', 'stdout');
  lazyStream(target, '_stderr', 'stderr');
  lazyHandler(target, '_stdoutErrorHandler', '_stdout');
  lazyHandler(target, '_stderrErrorHandler', '_stderr');
  prepare(target, { ignoreErrors: true, colorMode: 'auto', groupIndentation: 2 });
  target.Console = Console;
  // For an inspector, which is the only one to hear of them.
  for (const name of ['profile', 'profileEnd', 'timeStamp', 'context']) {
    if (typeof engineConsole?.[name] === 'function') target[name] = engineConsole[name];
  }
  target.createTask = engineConsole?.createTask ?? createTask;
  return target;
}

/** A task that runs a function: there is no inspector to show where it was made. */
function createTask(name) {
  if (typeof name !== 'string' || name === '') throw new Error('First argument must be a non-empty string.');
  return {
    run(task) {
      if (typeof task !== 'function') throw new Error('First argument must be a function.');
      return task();
    },
  };
}

module.exports = { Console, formatTime, globalConsole: makeGlobalConsole() };
