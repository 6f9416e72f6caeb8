'use strict';
// The rarely needed parts of EventEmitter: the emitter that is an async
// resource, and the stack of an unhandled 'error' event as a crash prints it.

const { EventEmitter } = require('internal/events');
const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { validateString } = require('internal/validators');
const { AsyncResource } = require('internal/async_hooks');

// ------------------------------------------------------ the async resource

const kEventEmitter = Symbol('kEventEmitter');
const kAsyncResource = Symbol('kAsyncResource');

class EventEmitterReferencingAsyncResource extends AsyncResource {
  constructor(emitter, type, options) {
    super(type, options);
    this[kEventEmitter] = emitter;
  }

  get eventEmitter() {
    if (this[kEventEmitter] === undefined) {
      throw new ERR_INVALID_THIS('EventEmitterReferencingAsyncResource');
    }
    return this[kEventEmitter];
  }
}

function resourceOf(emitter) {
  const resource = emitter[kAsyncResource];
  if (resource === undefined) throw new ERR_INVALID_THIS('EventEmitterAsyncResource');
  return resource;
}

/**
 * An EventEmitter whose listeners run in the async context in which the
 * emitter was made.
 */
class EventEmitterAsyncResource extends EventEmitter {
  /**
   * @param {string|object} [options] the type, or name, triggerAsyncId,
   *   requireManualDestroy and the options of EventEmitter
   */
  constructor(options = undefined) {
    let name;
    if (typeof options === 'string') {
      name = options;
      options = undefined;
    } else {
      // Only the base class itself needs a name: a subclass has one.
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, 'options.name');
      name = options?.name || new.target.name;
    }
    super(options);
    this[kAsyncResource] = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  emit(event, ...args) {
    const resource = resourceOf(this);
    return resource.runInAsyncScope(super.emit, this, event, ...args);
  }

  emitDestroy() {
    resourceOf(this).emitDestroy();
  }

  get asyncId() {
    return resourceOf(this).asyncId();
  }

  get triggerAsyncId() {
    return resourceOf(this).triggerAsyncId();
  }

  get asyncResource() {
    return resourceOf(this);
  }
}

// ----------------------------------------------------- the stack of a crash

/**
 * The stack of an error that no 'error' listener took, with the place of the
 * emit below it. Lines that stand in the error's own stack are left out.
 * @param {EventEmitter} emitter
 * @param {Error} err
 * @param {string} emitStack a stack captured at the emit
 * @returns {string}
 */
function stackWithEmitPlace(emitter, err, emitStack) {
  const errorLines = String(err.stack).split('\n').slice(1);
  const emitLines = emitStack.split('\n').slice(1);
  const run = longestCommonRun(errorLines, emitLines);
  if (run.length > 3) {
    emitLines.splice(run.start + 1, run.length - 2, '    [... lines matching original stack trace ...]');
  }
  return `${err.stack}\nEmitted 'error' event${instanceOf(emitter)} at:\n${emitLines.join('\n')}`;
}

function instanceOf(emitter) {
  try {
    const { name } = emitter.constructor;
    return name === 'EventEmitter' ? '' : ` on ${name} instance`;
  } catch {
    return '';
  }
}

// Stacks are a few dozen lines at most: the plain quadratic search will do.
function longestCommonRun(haystack, lines) {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < lines.length - best.length; start++) {
    for (let at = haystack.indexOf(lines[start]); at !== -1; at = haystack.indexOf(lines[start], at + 1)) {
      let length = 1;
      while (start + length < lines.length && lines[start + length] === haystack[at + length]) length++;
      if (length > best.length) best = { start, length };
    }
  }
  return best;
}

module.exports = { EventEmitterAsyncResource, stackWithEmitPlace };
