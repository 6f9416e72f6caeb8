'use strict';
// Node's coded errors, system errors and what belongs to them: stacks and hidden frames.
// The texts are in internal/errors_messages (plain templates), internal/errors_special (computed)
// and internal/errors_native (errors that Node's C++ side throws, which look a little different).
//
// `codes` makes a class the first time its code is asked for: most programs see none of them.

const { kIsNodeError } = require('internal/symbols');

const { captureStackTrace } = Error;
const { defineProperty } = Object;

const bases = { __proto__: null, Error, TypeError, RangeError, SyntaxError, URIError };

/** Enough of util.format('%s') for a message; anything but the plain kinds goes there. */
function formatArgument(value) {
  if (typeof value === 'string') return value;
  return require('internal/util/inspect').format('%s', value);
}

function fillTemplate(template, args) {
  if (!template.includes('$')) return template;
  return template.replace(/\$(\d)/g, (_, digit) => formatArgument(args[digit - 1]));
}

function hidden(object, key, value) {
  defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

function nodeErrorToString() {
  return `${this.name} [${this.code}]: ${this.message}`;
}

/**
 * A class of coded errors on `Base`. `text` is a template, or a function called with the error as
 * `this` (it may add properties) that returns the message.
 */
function makeClass(Base, code, text) {
  class NodeError extends Base {
    constructor(...args) {
      if (typeof text !== 'function') {
        super(fillTemplate(text, args));
        this.code = code;
        return;
      }
      super();
      this.code = code;
      hidden(this, 'message', text.apply(this, args));
    }

    get [kIsNodeError]() { return true; }
  }
  hidden(NodeError.prototype, 'toString', nodeErrorToString);
  // A user sees the class that Node documents, not ours.
  defineProperty(NodeError.prototype, 'constructor',
                 { __proto__: null, get: () => Base, enumerable: false, configurable: true });
  return NodeError;
}

/** Errors with a code that are otherwise plain ones: `TypeError: message`, then `code`. */
function makeNativeClass(Base, code, text) {
  return function NativeError(...args) {
    const error = new Base(fillTemplate(text, args));
    error.code = code;
    if (Error.stackTraceLimit !== 0) captureStackTrace(error, NativeError);
    return error;
  };
}

/**
 * System errors of Node's own code: `new codes.ERR_FS_EISDIR({code, message, syscall, errno, path, dest})`.
 * errno, syscall, path and dest read and write `info`.
 */
function makeSystemClass(code, prefix) {
  return class NodeError extends Error {
    constructor(context) {
      super();
      this.code = code;
      hidden(this, 'name', 'SystemError');
      hidden(this, 'message', systemMessage(prefix, context));
      defineProperty(this, 'info', {
        __proto__: null, value: context, enumerable: true, configurable: true, writable: false,
      });
      const keys = ['errno', 'syscall'];
      if (context.path !== undefined) keys.push('path');
      if (context.dest !== undefined) keys.push('dest');
      for (const key of keys) forward(this, key, context);
      defineProperty(this, kIsNodeError, {
        __proto__: null, value: true, enumerable: false, configurable: true, writable: false,
      });
    }

    toString() { return `${this.name} [${code}]: ${this.message}`; }

    [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
      const { inspect } = require('internal/util/inspect');
      return inspect(this, { ...options, getters: true, customInspect: false });
    }
  };
}

function systemMessage(prefix, { syscall, code, message, path, dest }) {
  let text = `${prefix}: ${syscall} returned ${code} (${message})`;
  if (path !== undefined) text += ` ${path}`;
  if (dest !== undefined) text += ` => ${dest}`;
  return text;
}

function forward(error, key, context) {
  const isPath = key === 'path' || key === 'dest';
  defineProperty(error, key, {
    __proto__: null,
    get() { return isPath && context[key] != null ? context[key].toString() : context[key]; },
    set(value) { context[key] = isPath && value ? require('internal/buffer').Buffer.from(value.toString()) : value; },
    enumerable: true,
    configurable: true,
  });
}

function makeFromMessages(code) {
  const messages = require('internal/errors_messages');
  for (const base in messages) {
    const text = messages[base][code];
    if (text !== undefined) return makeClass(bases[base], code, text);
  }
  return undefined;
}

function makeFromSpecial(code) {
  const { messages, systemPrefixes } = require('internal/errors_special');
  if (systemPrefixes[code] !== undefined) return makeSystemClass(code, systemPrefixes[code]);
  const entry = messages[code];
  if (entry === undefined) return undefined;
  const [text, ...names] = entry;
  const [First, ...others] = names.map((name) => makeClass(bases[name], code, text));
  for (const [i, Other] of others.entries()) First[names[i + 1]] = Other;
  return First;
}

function makeFromNativeTable(code) {
  const messages = require('internal/errors_native');
  for (const base in messages) {
    const text = messages[base][code];
    if (text !== undefined) return makeNativeClass(bases[base], code, text);
  }
  return undefined;
}

const maker = new Proxy({ __proto__: null }, {
  __proto__: null,
  get(_, code, codes) {
    if (typeof code !== 'string') return undefined;
    const Class = makeFromMessages(code) ?? makeFromSpecial(code) ?? makeFromNativeTable(code);
    if (Class !== undefined) hidden(codes, code, Class);
    return Class;
  },
});

/**
 * Node's errors by code: `new codes.ERR_OUT_OF_RANGE('size', '>= 0', size)`. A code with more than
 * one base class carries the others as properties (`codes.ERR_INVALID_STATE.TypeError`).
 */
const codes = Object.create(maker);

/**
 * Registers a code that the tables do not have.
 * @param {string} code
 * @param {string|Function} text
 * @param {Function} Base
 */
function E(code, text, Base) {
  hidden(codes, code, makeClass(Base, code, text));
}

/** What an abortable operation fails with. */
class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

let uvMap;
function uvMapOf() {
  uvMap ??= new Map(require('internal/errors_uv').map(([errno, name, text]) => [errno, [name, text]]));
  return uvMap;
}

/**
 * @param {number} errno negative, as libuv has it
 * @returns {[string, string]|undefined} name and text
 */
function uvErrmapGet(errno) {
  return uvMapOf().get(errno);
}

/** Makes an error whose stack begins above `above`, without paying for two captures. */
function makeError(message, above, Base = Error) {
  const { stackTraceLimit } = Error;
  const quiet = isErrorStackTraceLimitWritable();
  if (quiet) Error.stackTraceLimit = 0;
  const error = new Base(message);
  if (quiet) Error.stackTraceLimit = stackTraceLimit;
  if (stackTraceLimit !== 0) captureStackTrace(error, above);
  return error;
}

/**
 * A failed file system call: `ENOENT: no such file or directory, open 'x'`.
 * @param {{errno: number, syscall: string, path?: string|Buffer, dest?: string|Buffer, message?: string}} context
 */
function UVException(context) {
  const [code, text] = uvErrmapGet(context.errno) ?? ['UNKNOWN', 'unknown error'];
  let message = `${code}: ${context.message || text}, ${context.syscall}`;
  const path = context.path != null ? context.path.toString() : undefined;
  const dest = context.dest != null ? context.dest.toString() : undefined;
  if (path !== undefined) message += ` '${path}'`;
  if (dest !== undefined) message += ` -> '${dest}'`;

  const error = makeError(message, UVException);
  for (const key of Object.keys(context)) {
    if (key === 'message' || key === 'path' || key === 'dest') continue;
    error[key] = context[key];
  }
  error.code = code;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

function uvMessage(code, text, syscall, path, dest) {
  let message = `${code}: ${text}, ${syscall}`;
  if (path !== undefined) message += ` '${path}'`;
  if (dest !== undefined) message += ` -> '${dest}'`;
  return message;
}

/** A failed network call, with libuv's text in the message. */
function UVExceptionWithHostPort(errno, syscall, address, port) {
  const [code, text] = uvErrmapGet(errno) ?? ['UNKNOWN', 'unknown error'];
  const error = makeError(`${syscall} ${code}: ${text}${hostPort(address, port)}`, UVExceptionWithHostPort);
  error.code = code;
  error.errno = errno;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

function hostPort(address, port) {
  if (port && port > 0) return ` ${address}:${port}`;
  return address ? ` ${address}` : '';
}

function systemErrorName(errno) {
  return uvErrmapGet(errno)?.[0] ?? `Unknown system error ${errno}`;
}

/** `kill ESRCH`: a failed call that has nothing but its number. */
function ErrnoException(errno, syscall, original) {
  const code = systemErrorName(errno);
  const error = makeError(original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`, ErrnoException);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  return error;
}

/** `connect ECONNREFUSED 127.0.0.1:80 - Local (...)`. */
function ExceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = systemErrorName(errno);
  let message = `${syscall} ${code}${hostPort(address, port)}`;
  if (additional) message += ` - Local (${additional})`;
  const error = makeError(message, ExceptionWithHostPort);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

/** A failed look-up. `code` is a resolver's code or libuv's number. */
function DNSException(code, syscall, hostname) {
  let errno;
  if (typeof code === 'number') {
    errno = code;
    const name = systemErrorName(code);
    // Two numbers of libuv read as one to users, since Node's first days.
    code = name === 'EAI_NODATA' || name === 'EAI_NONAME' ? 'ENOTFOUND' : name;
  }
  const error = makeError(`${syscall} ${code}${hostname ? ` ${hostname}` : ''}`, DNSException);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (hostname) error.hostname = hostname;
  return error;
}

/** A plain error with code ECONNRESET. */
class ConnResetException extends Error {
  constructor(message) {
    super(message);
    this.code = 'ECONNRESET';
  }

  get ['constructor']() { return Error; }
}

/** An AggregateError whose code is that of its first member. */
class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(errors, message);
    this.code = errors[0]?.code;
  }

  get [kIsNodeError]() { return true; }

  get ['constructor']() { return AggregateError; }
}

/**
 * Two errors of one operation as one: the outer is told first, the inner kept beside it.
 */
function aggregateTwoErrors(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (Array.isArray(outer.errors)) {
    outer.errors.push(inner);
    return outer;
  }
  const error = makeError(undefined, aggregateTwoErrors, function Aggregate() {
    return new AggregateError([outer, inner], outer.message);
  });
  error.code = outer.code;
  return error;
}

/** An error with the given own properties. */
function genericNodeError(message, properties) {
  return Object.assign(makeError(message, genericNodeError), properties);
}

/**
 * Wraps an internal function so that coded errors thrown in it seem to come from its caller.
 * @template {Function} F
 * @param {F} fn
 * @returns {F} with `withoutStackTrace`, the function itself
 */
function hideStackFrames(fn) {
  function wrappedFn(...args) {
    try {
      return Reflect.apply(fn, this, args);
    } catch (error) {
      if (Error.stackTraceLimit && error instanceof Error && kIsNodeError in error) {
        captureStackTrace(error, wrappedFn);
      }
      throw error;
    }
  }
  wrappedFn.withoutStackTrace = fn;
  return wrappedFn;
}

function isErrorStackTraceLimitWritable() {
  const descriptor = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  if (descriptor === undefined) return Object.isExtensible(Error);
  return Object.hasOwn(descriptor, 'writable') ? descriptor.writable : descriptor.set !== undefined;
}

let overflowName, overflowMessage;
/** Whether `error` is V8's "Maximum call stack size exceeded". */
function isStackOverflowError(error) {
  if (overflowMessage === undefined) {
    try {
      (function overflow() { overflow(); })();
    } catch (overflowed) {
      overflowName = overflowed.name;
      overflowMessage = overflowed.message;
    }
  }
  return error && error.name === overflowName && error.message === overflowMessage;
}

/** Whether `value` can be treated as an error, whatever realm it comes from. */
function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'message');
}

/**
 * The error for what a Go operation failed with.
 * @param {{errno?: number, syscall?: string, path?: string, dest?: string,
 *          base?: string, code?: string, message?: string, props?: object}} info
 * @param {Function} [above] whose callers the stack begins with
 */
function makeFromNative(info, above = makeFromNative) {
  const error = typeof info.errno === 'number' ? systemError(info) : codedError(info);
  if (Error.stackTraceLimit !== 0) captureStackTrace(error, above);
  return error;
}

/** As UVException, but with the properties in the order in which Node's C++ side sets them. */
function systemError({ errno, syscall, path, dest, message }) {
  const [code, text] = uvErrmapGet(errno) ?? ['UNKNOWN', 'unknown error'];
  const error = new Error(uvMessage(code, message || text, syscall, path, dest));
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

function codedError({ base, code, message, props }) {
  const error = new (bases[base] ?? Error)(message);
  if (code !== undefined) error.code = code;
  return Object.assign(error, props);
}

/** "function f", "an instance of Foo", "type number (1)": a value as our messages name it. */
function determineSpecificType(value) {
  return require('internal/errors_special').describeType(value);
}

/** `a, b, and c` */
function formatList(array, word = 'and') {
  return require('internal/errors_special').list(array, word);
}

/** inspect() that survives a value whose custom inspection throws. */
function inspectWithNoCustomRetry(value, options) {
  const { inspect } = require('internal/util/inspect');
  try {
    return inspect(value, options);
  } catch {
    return inspect(value, { ...options, customInspect: false });
  }
}

/**
 * The first line of a stack: what Error.prototype.toString says, with the code of ours. What a getter
 * throws comes out of reading the stack, as in Node.
 */
function stackHeader(error) {
  if (error !== null && typeof error === 'object' && kIsNodeError in error) {
    return `${error.name} [${error.code}]: ${error.message}`;
  }
  return Error.prototype.toString.call(error);
}

function defaultPrepareStackTrace(globalThis, error, trace) {
  const header = stackHeader(error);
  return trace.length === 0 ? header : `${header}\n    at ${trace.join('\n    at ')}`;
}

let internalPrepare = defaultPrepareStackTrace;
/** Replaces how a stack reads when the user has no Error.prepareStackTrace (source maps). */
function setInternalPrepareStackTrace(callback) {
  internalPrepare = callback;
}

/** What Error.prepareStackTrace is before a user replaces it. */
function ErrorPrepareStackTrace(error, trace) {
  return defaultPrepareStackTrace(globalThis, error, trace);
}

/** Gives Error its default prepareStackTrace; once per thread. */
function defineErrorPrepareStackTrace() {
  hidden(Error, 'prepareStackTrace', ErrorPrepareStackTrace);
}

// For one error: a function that gets the call sites instead of everybody else.
const overrideStackTrace = new WeakMap();

/**
 * What the engine calls when a stack is first read (`internalBinding('errors').setPrepareStackTrace`).
 * `realm` is the global object of the error's context.
 */
function prepareStackTraceCallback(realm, error, trace) {
  const override = overrideStackTrace.get(error);
  if (override !== undefined) {
    overrideStackTrace.delete(error);
    return override(error, trace);
  }
  const RealmError = realm?.Error;
  const user = typeof RealmError === 'function' ? RealmError.prepareStackTrace : undefined;
  if (typeof user === 'function' && user !== ErrorPrepareStackTrace) {
    return Reflect.apply(user, RealmError, [error, trace]);
  }
  if (RealmError !== Error) {
    const { prepareStackTrace } = Error;
    if (typeof prepareStackTrace === 'function' && prepareStackTrace !== ErrorPrepareStackTrace) {
      return prepareStackTrace.call(Error, error, trace);
    }
  }
  return internalPrepare(realm, error, trace);
}

// Hooks of internal/process/fatal: run on an uncaught error's stack before and after it is shown.
const fatalExceptionStackEnhancers = { __proto__: null, beforeInspector: undefined, afterInspector: undefined };

module.exports = {
  AbortError,
  ConnResetException,
  DNSException,
  E,
  ErrnoException,
  ExceptionWithHostPort,
  NodeAggregateError,
  UVException,
  UVExceptionWithHostPort,
  aggregateTwoErrors,
  codes,
  defaultPrepareStackTrace,
  defineErrorPrepareStackTrace,
  determineSpecificType,
  fatalExceptionStackEnhancers,
  formatList,
  genericNodeError,
  hideStackFrames,
  inspectWithNoCustomRetry,
  isErrorLike,
  isErrorStackTraceLimitWritable,
  isStackOverflowError,
  kIsNodeError,
  makeClass,
  makeFromNative,
  overrideStackTrace,
  prepareStackTraceCallback,
  setInternalPrepareStackTrace,
  uvErrmapGet,
  uvMapOf,
};
