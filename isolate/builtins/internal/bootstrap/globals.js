'use strict';
// The globals of a thread. Most are made at their first use: an accessor stands in for them until then.

/** Non-enumerable classes and objects: name -> [internal id, export]. */
const kClasses = {
  __proto__: null,
  Buffer: 'internal/buffer',
  URL: 'internal/url',
  URLSearchParams: 'internal/url',
  DOMException: 'internal/domexception',
  AbortController: 'internal/abort_controller',
  AbortSignal: 'internal/abort_controller',
  Event: 'internal/event_target',
  EventTarget: 'internal/event_target',
  CustomEvent: 'internal/event_target',
  TextEncoder: 'internal/encoding',
  TextDecoder: 'internal/encoding',
  MessageEvent: 'internal/message_event',
  BroadcastChannel: 'internal/worker/broadcast',
  MessageChannel: 'internal/worker/ports',
  MessagePort: 'internal/worker/ports',
  Performance: 'internal/perf/performance',
  PerformanceEntry: 'internal/perf/entries',
  PerformanceMark: 'internal/perf/entries',
  PerformanceMeasure: 'internal/perf/entries',
  PerformanceObserver: 'internal/perf/observer',
  PerformanceObserverEntryList: 'internal/perf/observer',
  PerformanceResourceTiming: 'internal/perf/resource',
  Crypto: 'internal/crypto/webcrypto',
  CryptoKey: 'internal/crypto/webcrypto',
  SubtleCrypto: 'internal/crypto/webcrypto',
};

/** Enumerable functions and objects. */
const kValues = {
  __proto__: null,
  structuredClone: 'internal/worker/ports',
  atob: 'internal/buffer_extra',
  btoa: 'internal/buffer_extra',
  performance: 'internal/perf/performance',
};

function lazy(name, id, enumerable, key = name) {
  const set = (value) => {
    Object.defineProperty(globalThis, name, {
      __proto__: null, value, writable: true, enumerable, configurable: true,
    });
  };
  const get = () => {
    const value = require(id)[key];
    set(value);
    return value;
  };
  Object.defineProperty(get, 'name', { __proto__: null, value: `get ${name}` });
  Object.defineProperty(set, 'name', { __proto__: null, value: `set ${name}` });
  Object.defineProperty(globalThis, name, { __proto__: null, get, set, enumerable, configurable: true });
}

function value(name, v, enumerable) {
  Object.defineProperty(globalThis, name, {
    __proto__: null, value: v, writable: true, enumerable, configurable: true,
  });
}

/**
 * Defines them all. Once a thread.
 */
function define() {
  const timers = require('internal/timers');
  const { queueMicrotask } = require('internal/process/task_queues');
  // V8 has made a constructor of its own for the global object.
  Object.defineProperty(Object.getPrototypeOf(globalThis), 'constructor', {
    __proto__: null, value: Object, writable: true, enumerable: false, configurable: true,
  });
  Object.defineProperty(globalThis, Symbol.toStringTag, {
    __proto__: null, value: 'global', writable: false, enumerable: false, configurable: true,
  });
  defineSymbols();
  defineProcess();
  value('global', globalThis, true);
  value('clearImmediate', timers.clearImmediate, true);
  value('setImmediate', timers.setImmediate, true);
  value('clearInterval', timers.clearInterval, true);
  value('clearTimeout', timers.clearTimeout, true);
  value('setInterval', timers.setInterval, true);
  value('setTimeout', timers.setTimeout, true);
  value('queueMicrotask', queueMicrotask, true);
  for (const name in kValues) lazy(name, kValues[name], true);
  for (const name in kClasses) lazy(name, kClasses[name], false);
  defineCrypto();
  lazy('console', 'internal/console', false, 'globalConsole');
}

// Node's own until the language has them.
function defineSymbols() {
  const { SymbolDispose, SymbolAsyncDispose } = require('internal/symbols');
  for (const [name, symbol] of [['dispose', SymbolDispose], ['asyncDispose', SymbolAsyncDispose]]) {
    Object.defineProperty(Symbol, name, {
      __proto__: null, value: symbol, writable: false, enumerable: false, configurable: false,
    });
  }
}

function defineProcess() {
  let current = process;
  Object.defineProperty(globalThis, 'process', {
    __proto__: null,
    get() { return current; },
    set(v) { current = v; },
    enumerable: false,
    configurable: true,
  });
}

function defineCrypto() {
  const get = () => require('internal/crypto/webcrypto').crypto;
  Object.defineProperty(get, 'name', { __proto__: null, value: 'get crypto' });
  Object.defineProperty(globalThis, 'crypto', {
    __proto__: null,
    get,
    set: undefined,
    enumerable: true,
    configurable: true,
  });
}

/** For -e and -p: every public built-in as a global, loaded at first use. */
function defineBuiltins() {
  const { allIds, requireBuiltin } = require('internal/modules/builtin_ids');
  for (const id of allIds()) {
    if (id.includes('/') || id.startsWith('_') || id in globalThis) continue;
    const set = (v) => value(id, v, true);
    Object.defineProperty(globalThis, id, {
      __proto__: null,
      get() {
        const exports = requireBuiltin(id);
        Object.defineProperty(globalThis, id, { __proto__: null, value: exports, writable: true, enumerable: false, configurable: true });
        return exports;
      },
      set,
      enumerable: false,
      configurable: true,
    });
  }
}

module.exports = { define, defineBuiltins };
