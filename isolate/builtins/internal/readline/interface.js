'use strict';
// readline's Interface over any Readable: lines, questions, iteration. The line is edited by the
// terminal itself; the mode in which readline draws it is not available.

const { codes, AbortError } = require('internal/errors');
const { EventEmitter } = require('internal/events');
const { unavailable } = require('internal/unavailable');
const { kEmptyObject } = require('internal/util');
const {
  validateAbortSignal, validateArray, validateNumber, validateString, validateUint32,
} = require('internal/validators');

const HISTORY_SIZE = 30;
const CRLF_DELAY = 100;
const ESCAPE_CODE_TIMEOUT = 500;
const TAB_SIZE = 8;
const LINE_END = /\r\n|\n|\r/g;
// So many lines may wait for a slow iteration before the input is paused.
const ITERATION_MARK = 1024;

const kState = Symbol('kState');
const kLines = Symbol('line object stream');
const kQuestion = Symbol('kQuestion');
const kQuestionCancel = Symbol('kQuestionCancel');

const refuseTerminal = unavailable('readline', 'Interface with terminal: true');

// What the constructor was given: positional arguments, or one object.
function collectOptions(input, output, completer, terminal) {
  if (!input?.input) {
    return { input, output, completer, terminal, isObject: false, crlfDelay: undefined, prompt: '> ' };
  }
  const { input: source, output: sink, completer: complete, terminal: isTerminal, ...rest } = input;
  return { ...rest, input: source, output: sink, completer: complete, terminal: isTerminal, prompt: rest.prompt ?? '> ' };
}

function checkOptions(options) {
  const { completer, escapeCodeTimeout, history, historySize, signal, tabSize } = options;
  if (signal) validateAbortSignal(signal, 'options.signal');
  if (completer !== undefined && completer !== null && typeof completer !== 'function') {
    throw new codes.ERR_INVALID_ARG_VALUE('completer', completer);
  }
  if (escapeCodeTimeout !== undefined && !Number.isFinite(escapeCodeTimeout)) {
    throw new codes.ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', ESCAPE_CODE_TIMEOUT);
  }
  if (tabSize !== undefined) validateUint32(tabSize, 'tabSize', true);
  if (history !== undefined) validateArray(history, 'history');
  if (historySize !== undefined) validateNumber(historySize, 'historySize', 0);
}

/**
 * @param {import('stream').Readable | object} input a stream, or all options in one object
 * @param {import('stream').Writable} [output]
 * @param {Function} [completer]
 * @param {boolean} [terminal]
 */
function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  setUp(this, input, output, completer, terminal);
}
Object.setPrototypeOf(Interface.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Interface, EventEmitter);

function setUp(rl, ...args) {
  const options = collectOptions(...args);
  checkOptions(options);
  if (options.terminal === true) refuseTerminal();
  const { StringDecoder } = require('internal/string_decoder');
  rl.isCompletionEnabled = true;
  rl.escapeCodeTimeout = options.escapeCodeTimeout ?? ESCAPE_CODE_TIMEOUT;
  rl.tabSize = options.tabSize ?? TAB_SIZE;
  EventEmitter.call(rl);
  rl.line = '';
  rl.output = options.output;
  rl.input = options.input;
  rl.history = options.history ?? [];
  rl.historySize = options.historySize ?? HISTORY_SIZE;
  rl.removeHistoryDuplicates = Boolean(options.removeHistoryDuplicates);
  rl.crlfDelay = options.crlfDelay ? Math.max(CRLF_DELAY, options.crlfDelay) : CRLF_DELAY;
  rl.completer = options.completer;
  rl.terminal = false;
  rl[kState] = {
    prompt: options.prompt,
    oldPrompt: undefined,
    questionCallback: null,
    // What has come of a line whose end has not.
    rest: null,
    sawReturnAt: 0,
    decoder: new StringDecoder('utf8'),
  };
  rl[kLines] = undefined;
  listen(rl, options.signal);
}

function listen(rl, signal) {
  const { input } = rl;
  const onError = (err) => rl.emit('error', err);
  const onData = (chunk) => takeData(rl, chunk);
  const onEnd = () => {
    const { rest } = rl[kState];
    if (typeof rest === 'string' && rest.length > 0) rl.emit('line', rest);
    rl.close();
  };
  input.on('error', onError);
  input.on('data', onData);
  input.on('end', onEnd);
  rl.once('close', () => {
    input.removeListener('data', onData);
    input.removeListener('end', onEnd);
  });
  if (signal) closeOnAbort(rl, signal);
  input.resume();
}

function closeOnAbort(rl, signal) {
  const onAbort = () => rl.close();
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  signal.addEventListener('abort', onAbort, { once: true });
  rl.once('close', () => signal.removeEventListener('abort', onAbort));
}

// Cuts what comes into lines.
function takeData(rl, chunk) {
  if (chunk === undefined) return;
  const state = rl[kState];
  let text = state.decoder.write(chunk);
  if (state.sawReturnAt && Date.now() - state.sawReturnAt <= rl.crlfDelay) {
    // The other half of a \r\n that was cut in two.
    if (text.charCodeAt(0) === 0x0a) text = text.slice(1);
    state.sawReturnAt = 0;
  }
  const lines = text.split(LINE_END);
  const rest = lines.pop();
  if (lines.length === 0) {
    if (rest) state.rest = state.rest ? state.rest + rest : rest;
    return;
  }
  if (text.endsWith('\r')) state.sawReturnAt = Date.now();
  if (state.rest) lines[0] = state.rest + lines[0];
  state.rest = rest;
  for (const line of lines) takeLine(rl, line);
}

function takeLine(rl, line) {
  const state = rl[kState];
  const callback = state.questionCallback;
  if (!callback) {
    rl.emit('line', line);
    return;
  }
  state.questionCallback = null;
  rl.setPrompt(state.oldPrompt);
  callback(line);
}

function writeOut(rl, text) {
  validateString(text, 'stringToWrite');
  if (rl.output !== null && rl.output !== undefined) rl.output.write(text);
}

Interface.prototype.setPrompt = function setPrompt(prompt) {
  this[kState].prompt = prompt;
};

/** @returns {string} */
Interface.prototype.getPrompt = function getPrompt() {
  return this[kState].prompt;
};

/** Writes the prompt, and goes on reading. @param {boolean} [preserveCursor] */
Interface.prototype.prompt = function prompt(preserveCursor) { // eslint-disable-line no-unused-vars
  if (this.paused) this.resume();
  writeOut(this, this[kState].prompt);
};

Interface.prototype[kQuestion] = function(query, callback) {
  if (this.closed) throw new codes.ERR_USE_AFTER_CLOSE('readline');
  const state = this[kState];
  if (state.questionCallback) {
    // One at a time: the first is asked once more.
    this.prompt();
    return;
  }
  state.oldPrompt = state.prompt;
  this.setPrompt(query);
  state.questionCallback = callback;
  this.prompt();
};

Interface.prototype[kQuestionCancel] = function() {
  const state = this[kState];
  if (!state.questionCallback) return;
  state.questionCallback = null;
  this.setPrompt(state.oldPrompt);
  this.clearLine();
};

/**
 * Writes a query and calls back with the next line.
 * @param {string} query
 * @param {{signal?: AbortSignal}} [options]
 * @param {(answer: string) => void} callback
 */
Interface.prototype.question = function question(query, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = kEmptyObject;
  }
  options = typeof options === 'object' && options !== null ? options : kEmptyObject;
  const { signal } = options;
  if (signal) {
    validateAbortSignal(signal, 'options.signal');
    if (signal.aborted) return;
    const onAbort = () => this[kQuestionCancel]();
    signal.addEventListener('abort', onAbort, { once: true });
    const answered = callback;
    callback = typeof answered === 'function' ? (answer) => {
      signal.removeEventListener('abort', onAbort);
      return answered(answer);
    } : onAbort;
  }
  if (typeof callback === 'function') this[kQuestion](query, callback);
};

Object.defineProperty(Interface.prototype.question, require('internal/symbols').customPromisifySymbol, {
  __proto__: null,
  writable: true,
  enumerable: false,
  configurable: true,
  value: function(query, options) {
    options = typeof options === 'object' && options !== null ? options : kEmptyObject;
    if (options.signal?.aborted) {
      return Promise.reject(new AbortError(undefined, { cause: options.signal.reason }));
    }
    return new Promise((resolve, reject) => {
      let callback = resolve;
      if (options.signal) {
        const onAbort = () => reject(new AbortError(undefined, { cause: options.signal.reason }));
        options.signal.addEventListener('abort', onAbort, { once: true });
        callback = (answer) => {
          options.signal.removeEventListener('abort', onAbort);
          return resolve(answer);
        };
      }
      this.question(query, options, callback);
    });
  },
});

/** Gives up the input. */
Interface.prototype.close = function close() {
  if (this.closed) return;
  this.pause();
  this.closed = true;
  this.emit('close');
};

/** @returns {this} */
Interface.prototype.pause = function pause() {
  if (this.paused) return undefined;
  this.input.pause();
  this.paused = true;
  this.emit('pause');
  return this;
};

/** @returns {this} */
Interface.prototype.resume = function resume() {
  if (!this.paused) return undefined;
  this.input.resume();
  this.paused = false;
  this.emit('resume');
  return this;
};

/** Takes data as if it had come from the input. @param {string | Buffer} data @param {object} [key] */
Interface.prototype.write = function write(data, key) { // eslint-disable-line no-unused-vars
  if (this.paused) this.resume();
  takeData(this, data);
};

/** Ends the line that is being edited: there is none here. */
Interface.prototype.clearLine = function clearLine() {
  writeOut(this, '\r\n');
  this.line = '';
  this.cursor = 0;
};

/** @returns {{rows: number, cols: number}} */
Interface.prototype.getCursorPos = function getCursorPos() {
  const { getStringWidth } = require('internal/util/inspect');
  const columns = this.columns;
  const text = `${this[kState].prompt}${this.line.slice(0, this.cursor ?? 0)}`;
  const lines = text.split('\n');
  let rows = lines.length - 1;
  const width = getStringWidth(lines[rows]);
  if (Number.isFinite(columns)) rows += Math.floor(width / columns);
  return { cols: Number.isFinite(columns) ? width % columns : width, rows };
};

Object.defineProperty(Interface.prototype, 'columns', {
  __proto__: null,
  configurable: true,
  enumerable: false,
  get() {
    return this.output?.columns || Infinity;
  },
});

/** Iterates over the lines. */
Interface.prototype[Symbol.asyncIterator] = function() {
  this[kLines] ??= iterateLines(this);
  return this[kLines];
};

function iterateLines(rl) {
  const lines = [];
  let held = false;
  let failure = null;
  let wake = null;
  let done = Boolean(rl.closed);

  const settle = () => {
    const resolve = wake;
    wake = null;
    resolve?.();
  };
  const onLine = (line) => {
    lines.push(line);
    if (lines.length > ITERATION_MARK && !held) {
      held = true;
      rl.pause();
    }
    settle();
  };
  const onClose = () => {
    done = true;
    settle();
  };
  const onError = (err) => {
    failure = err;
    settle();
  };
  rl.on('line', onLine);
  rl.on('close', onClose);
  rl.on('error', onError);

  async function* iterate() {
    try {
      while (true) {
        while (lines.length > 0) {
          const line = lines.shift();
          if (held && lines.length === 0) {
            held = false;
            if (!rl.closed) rl.resume();
          }
          yield line;
        }
        if (failure) throw failure;
        if (done) return;
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      rl.removeListener('line', onLine);
      rl.removeListener('close', onClose);
      rl.removeListener('error', onError);
    }
  }
  return iterate();
}

/** @returns {Interface} */
function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, createInterface, kQuestion, kQuestionCancel };
