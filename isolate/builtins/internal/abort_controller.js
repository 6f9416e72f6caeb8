'use strict';
// AbortController and AbortSignal, and util.aborted.
//
// Who keeps whom alive. A signal that follows others (AbortSignal.any) holds
// its sources. A source holds its followers only weakly, so that those nobody
// looks at can be collected; a follower that has listeners is held firmly by
// its sources, because its listeners must run. The timer of a timeout signal
// holds the signal in the same way: firmly while somebody listens to it.

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS },
} = require('internal/errors');
const { validateAbortSignal, validateObject, validateUint32 } = require('internal/validators');
const {
  Event, EventTarget, defineEventHandler, kEvents, kNewListener, kRemoveListener,
  kResistStopPropagation, kTrustEvent, kWeakHandler, makeEnumerable, tag,
} = require('internal/event_target');
const { customInspectSymbol } = require('internal/util');

const kAborted = Symbol('kAborted');
const kReason = Symbol('kReason');
const kComposite = Symbol('kComposite');
const kLinks = Symbol('kLinks');

const kMayConstruct = Symbol('kMayConstruct');

const DOMExceptionClass = () => require('internal/domexception').DOMException;

function inspectAs(self, shown, depth, options) {
  if (depth < 0) return self;
  const { inspect } = require('internal/util/inspect');
  const inner = options.depth == null ? null : options.depth - 1;
  return `${self.constructor.name} ${inspect(shown, { ...options, depth: inner })}`;
}

function checkSignal(value) {
  if (typeof value?.[kAborted] !== 'boolean') throw new ERR_INVALID_THIS('AbortSignal');
}

// ----------------------------------------------------- signals that follow

// What ties a signal to others; only signals that take part in AbortSignal.any
// or have a timer own one. The registry forgets followers that are gone.
class Links {
  sources = undefined; // the signals this one follows
  followers = undefined; // Set of WeakRef
  firm = undefined; // Set of the followers that have listeners
  timer = undefined; // { ref, strong }: what the timer of a timeout signal holds
}

let forgotten;

function linksOf(signal) {
  return signal[kLinks] ??= new Links();
}

function follow(source, follower) {
  const links = linksOf(source);
  const ref = new WeakRef(follower);
  (links.followers ??= new Set()).add(ref);
  forgotten ??= new FinalizationRegistry(({ set, gone }) => set.deref()?.delete(gone));
  forgotten.register(follower, { set: new WeakRef(links.followers), gone: ref });
  (linksOf(follower).sources ??= new Set()).add(source);
}

function isListenedTo(signal) {
  return signal[kEvents].get('abort')?.size > 0;
}

// Brings the firm references in line with whether somebody listens.
function updateHold(signal) {
  const links = signal[kLinks];
  if (links === undefined) return;
  const listened = isListenedTo(signal);
  if (links.sources !== undefined) {
    for (const source of links.sources) hold(source, signal, listened);
  }
  holdByTimer(signal, links, listened);
}

function hold(source, follower, firmly) {
  const links = linksOf(source);
  if (firmly) (links.firm ??= new Set()).add(follower);
  else links.firm?.delete(follower);
  holdByTimer(source, links, isListenedTo(source));
}

function holdByTimer(signal, links, listened) {
  if (links.timer === undefined) return;
  const needed = listened || links.firm?.size > 0;
  links.timer.strong = needed && !signal[kAborted] ? signal : undefined;
}

function release(signal) {
  const links = signal[kLinks];
  if (links === undefined) return;
  if (links.sources !== undefined) {
    for (const source of links.sources) hold(source, signal, false);
    links.sources = undefined;
  }
  links.followers = undefined;
  links.firm = undefined;
  if (links.timer !== undefined) links.timer.strong = undefined;
}

// -------------------------------------------------------------- AbortSignal

function newSignal({ aborted = false, reason = undefined, composite = false } = {}) {
  const signal = new AbortSignal(kMayConstruct);
  signal[kAborted] = aborted;
  signal[kReason] = reason;
  signal[kComposite] = composite;
  return signal;
}

const trusted = Object.freeze({ __proto__: null, [kTrustEvent]: true });

function abortSignal(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  const links = signal[kLinks];
  const followers = links?.followers;
  const firm = links?.firm; // they must live until their turn
  signal.dispatchEvent(new Event('abort', trusted));
  if (followers !== undefined) {
    for (const ref of followers) {
      const follower = ref.deref();
      if (follower !== undefined) abortSignal(follower, reason);
    }
  }
  firm?.clear();
  release(signal);
}

/** Tells that something is to stop. */
class AbortSignal extends EventTarget {
  constructor() {
    if (arguments[0] !== kMayConstruct) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  get aborted() {
    checkSignal(this);
    return this[kAborted];
  }

  get reason() {
    checkSignal(this);
    return this[kReason];
  }

  throwIfAborted() {
    checkSignal(this);
    if (this[kAborted]) throw this[kReason];
  }

  [customInspectSymbol](depth, options) {
    return inspectAs(this, { aborted: this.aborted }, depth, options);
  }

  /**
   * A signal that is aborted from the start.
   * @param {any} [reason]
   */
  static abort(reason = new (DOMExceptionClass())('This operation was aborted', 'AbortError')) {
    return newSignal({ aborted: true, reason });
  }

  /**
   * A signal that aborts after a time. Waiting for it keeps no program alive.
   * @param {number} delay milliseconds
   */
  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = newSignal();
    const holder = { ref: new WeakRef(signal), strong: undefined };
    linksOf(signal).timer = holder;
    startTimer(holder, signal, delay);
    return signal;
  }

  /**
   * A signal that aborts when one of others does.
   * @param {AbortSignal[]} signals
   */
  static any(signals) {
    if (!Array.isArray(signals)) throw new ERR_INVALID_ARG_TYPE('signals', 'Array', signals);
    for (let i = 0; i < signals.length; i++) checkIsSignal(signals[i], `signals[${i}]`);
    const result = newSignal({ composite: true });
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted !== undefined) {
      result[kAborted] = true;
      result[kReason] = aborted.reason;
      return result;
    }
    for (const source of rootsOf(signals)) follow(source, result);
    return result;
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    if (type === 'abort' && size === 1) updateHold(this);
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (type === 'abort' && size === 0) updateHold(this);
  }
}

function checkIsSignal(value, name) {
  if (value === undefined) throw new ERR_INVALID_ARG_TYPE(name, 'AbortSignal', value);
  validateAbortSignal(value, name);
}

// A follower of a follower follows the signals at the root.
function rootsOf(signals) {
  const roots = new Set();
  for (const signal of signals) {
    if (!signal[kComposite]) roots.add(signal);
    else for (const source of signal[kLinks]?.sources ?? []) roots.add(source);
  }
  return roots;
}

// The timer is stopped when its signal has been collected before the time.
let timersOfGone;

function startTimer(holder, signal, delay) {
  const { setTimeout, clearTimeout } = require('internal/timers');
  const timer = setTimeout(fireTimeout, delay, holder);
  timer.unref();
  timersOfGone ??= new FinalizationRegistry((unused) => clearTimeout(unused));
  timersOfGone.register(signal, timer, holder);
}

function fireTimeout(holder) {
  const signal = holder.ref.deref();
  timersOfGone.unregister(holder);
  if (signal === undefined) return;
  abortSignal(signal, new (DOMExceptionClass())('The operation was aborted due to timeout', 'TimeoutError'));
}

makeEnumerable(AbortSignal.prototype, ['aborted']);
tag(AbortSignal.prototype, 'AbortSignal');
defineEventHandler(AbortSignal.prototype, 'abort');

// ---------------------------------------------------------- AbortController

/** Has a signal, and aborts it. */
class AbortController {
  #signal = newSignal();

  get signal() {
    return this.#signal;
  }

  /**
   * @param {any} [reason]
   */
  abort(reason = new (DOMExceptionClass())('This operation was aborted', 'AbortError')) {
    abortSignal(this.#signal, reason);
  }

  [customInspectSymbol](depth, options) {
    return inspectAs(this, { signal: this.signal }, depth, options);
  }
}

makeEnumerable(AbortController.prototype, ['signal', 'abort']);
tag(AbortController.prototype, 'AbortController');

// ------------------------------------------------------------------ helpers

/**
 * A promise that is fulfilled when the signal aborts, unless the resource it
 * is about has been collected by then.
 * @param {AbortSignal} signal
 * @param {object} resource
 * @returns {Promise<void>}
 */
async function aborted(signal, resource) {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  if (resource === null || (typeof resource !== 'object' && typeof resource !== 'function')) {
    validateObject(resource, 'resource');
  }
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', (event) => resolve(event),
                            { __proto__: null, once: true, [kWeakHandler]: resource, [kResistStopPropagation]: true });
  });
}

/**
 * For who rebuilds a signal in another thread.
 * @param {boolean} isAborted
 * @param {any} reason
 * @returns {AbortSignal}
 */
function createAbortSignal(isAborted = false, reason = undefined) {
  return newSignal({ aborted: isAborted, reason });
}

module.exports = {
  AbortController,
  AbortSignal,
  abortSignal,
  aborted,
  createAbortSignal,
};
