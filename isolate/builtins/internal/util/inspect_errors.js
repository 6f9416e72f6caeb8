'use strict';
// Errors as util.inspect shows them: the stack, with the class it really has, without the frames
// that its cause repeats, indented and, in colours, with what matters less greyed out.

const { isInstance, prefix } = require('internal/util/inspect_names');
const { isNativeError } = require('internal/util/types');

const { hasOwn } = Object;
const errorToString = Error.prototype.toString;

function stackOf(error) {
  return error.stack ? String(error.stack) : errorToString.call(error);
}

/** The keys to list: without what the stack says already, with cause and errors. */
function errorKeys(state, error, keys) {
  const stack = stackOf(error);
  const shown = keys.filter((key) => {
    if (state.showHidden) return true;
    if (key !== 'name' && key !== 'message' && key !== 'stack') return true;
    return !stack.includes(String(error[key]));
  });
  if ('cause' in error && !shown.includes('cause')) shown.push('cause');
  if (Array.isArray(error.errors) && !shown.includes('errors')) shown.push('errors');
  return shown;
}

/** "Foo [Error]: text" where the stack only says "Error: text" of an error of class Foo. */
function nameClass(stack, error, className, tag) {
  const name = error.name != null ? String(error.name) : 'Error';
  if (className === null) return nameOrphan(stack, name, tag);
  const shown = prefix(className, tag, 'Error').slice(0, -1);
  const next = stack[name.length];
  const startsWithName = name.endsWith('Error') && stack.startsWith(name) &&
    (next === undefined || next === ':' || next === '\n');
  if (!startsWithName) return stack;
  const rest = stack.slice(name.length);
  if (shown.includes(name)) return shown + rest;
  return `${shown} [${name}]${rest}`;
}

const classInStack = /^([A-Z][\w[\]() -]+)(?=:|\n\s+at)|^[\w-]*Error$/;

/** The same for an error without a prototype: its class is read from the stack. */
function nameOrphan(stack, name, tag) {
  const known = classInStack.exec(stack)?.[0] ?? '';
  const rest = stack.slice(known.length);
  const shown = prefix(null, tag, known || 'Error').slice(0, -1);
  if (!shown.includes(name)) return `${shown} [${name}]${rest}`;
  return known === '' ? `${shown}: ${stack}` : shown + rest;
}

function framesOf(stack, start) {
  return stack.slice(start + 1).split('\n');
}

/** Where a run of more than three frames of `lines` stands in `others` too: {start, length}. */
function sharedRun(lines, others) {
  for (let i = 0; i < lines.length - 3; i++) {
    const at = others.indexOf(lines[i]);
    if (at === -1) continue;
    const limit = Math.min(lines.length - i, others.length - at);
    let length = 1;
    while (length < limit && lines[i + length] === others[at + length]) length++;
    if (length > 3) return { start: i, length };
  }
  return undefined;
}

function causeOf(error) {
  try {
    return error.cause;
  } catch {
    return undefined;
  }
}

/** Leaves out, in the middle, what the cause's stack shows as well. */
function dropCauseFrames(state, error, lines) {
  const cause = causeOf(error);
  if (cause === null || typeof cause !== 'object' || !(isNativeError(cause) || isInstance(cause, Error))) return lines;
  const causeStack = stackOf(cause);
  const start = causeStack.indexOf('\n    at');
  if (start === -1) return lines;
  const run = sharedRun(lines, framesOf(causeStack, start));
  if (run === undefined) return lines;
  const left = run.length - 2;
  const note = `    ... ${left} lines matching cause stack trace ...`;
  return [...lines.slice(0, run.start + 1), state.stylize(note, 'undefined'), ...lines.slice(run.start + 1 + left)];
}

const coreFrame = /^ {4}at (?:[^/\\(]+ \(|)node:(.+):\d+:\d+(?:\)|$)/;
const packageName = /([/\\]node_modules[/\\])(@[^/\\]+[/\\][^/\\]+|[^/\\]+)(?=[/\\])/g;

let builtins;
function isBuiltin(id) {
  builtins ??= new Set(internalBinding('builtins').ids());
  return builtins.has(id);
}

function colourFrame(state, line, folder) {
  const core = coreFrame.exec(line);
  if (core !== null && isBuiltin(core[1])) return state.stylize(line, 'undefined');
  line = line.replace(packageName, (_, path, name) => path + state.stylize(name, 'module'));
  return folder === undefined ? line : greyFolder(state, line, folder);
}

/** Greys the working directory, and the parentheses around the place. */
function greyFolder(state, line, folder) {
  let path = folder;
  if (line.includes('file://')) path = require('internal/url').pathToFileURL(folder).href;
  const at = line.indexOf(path);
  if (at === -1) return line;
  let start = at;
  if (line[at - 1] === '(') start--;
  const end = at + path.length + 1;
  const grey = (text) => state.stylize(text, 'undefined');
  let text = line.slice(0, start) + grey(line.slice(start, end));
  if (start === at) return text + line.slice(end);
  text += line.slice(end, -1) + grey(')');
  return text;
}

function workingDirectory() {
  try {
    return process.cwd();
  } catch {
    // It was removed: nothing to grey.
    return undefined;
  }
}

/** The text of an error without its properties. */
function formatError(state, error, className, tag, keys) {
  let stack = nameClass(stackOf(error), error, className, tag);
  // The message may itself look like a stack.
  const messageAt = error.message ? stack.indexOf(error.message) : -1;
  const from = messageAt === -1 ? 0 : messageAt + error.message.length;
  const start = stack.indexOf('\n    at', from);
  if (start === -1) {
    stack = `[${stack}]`;
  } else {
    let lines = dropCauseFrames(state, error, framesOf(stack, start));
    if (state.colors) {
      const folder = workingDirectory();
      lines = lines.map((line) => colourFrame(state, line, folder));
    }
    stack = `${stack.slice(0, start)}\n${lines.join('\n')}`;
  }
  if (state.indentation === 0) return stack;
  return stack.replaceAll('\n', `\n${' '.repeat(state.indentation)}`);
}

module.exports = { errorKeys, formatError };
