'use strict';
// PerformanceObserver: is told of new entries, some time after they were made.

const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR,
    ERR_INVALID_ARG_VALUE,
    ERR_INVALID_ARG_TYPE,
    ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const { inspectEntry } = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');

const kInternal = Symbol('kInternal');

// Entries of the other types come with the features that make them.
const kSupported = Object.freeze([
  'dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource',
]);

/** What an observer's callback gets. */
class PerformanceObserverEntryList {
  #entries;

  constructor(guard, entries) {
    if (guard !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#entries = entries.sort(timeline.byStart);
  }

  static #check(value) {
    if (!(typeof value === 'object' && value !== null && #entries in value)) {
      throw new ERR_INVALID_ARG_TYPE('this', 'PerformanceObserverEntryList', value);
    }
  }

  /** @returns {PerformanceEntry[]} by start time */
  getEntries() {
    PerformanceObserverEntryList.#check(this);
    return this.#entries.slice();
  }

  /**
   * @param {string} type
   * @returns {PerformanceEntry[]}
   */
  getEntriesByType(type) {
    PerformanceObserverEntryList.#check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    type = `${type}`;
    return this.#entries.filter((entry) => entry.entryType === type);
  }

  /**
   * @param {string} name
   * @param {string} [type]
   * @returns {PerformanceEntry[]}
   */
  getEntriesByName(name, type = undefined) {
    PerformanceObserverEntryList.#check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    name = `${name}`;
    return this.#entries.filter((entry) => entry.name === name &&
      (type === undefined || type === null || entry.entryType === type));
  }

  [customInspectSymbol](depth, options) {
    return inspectEntry(this, depth, options, this.#entries);
  }
}
Object.defineProperty(PerformanceObserverEntryList, 'length', { __proto__: null, value: 0, configurable: true });

function invalidModification(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'InvalidModificationError');
}

class PerformanceObserver {
  #callback;
  #mode = ''; // 'single' or 'multiple' once observe() was called
  #types = new Set();
  #buffer = [];
  #link; // what the timeline sees

  /** @param {(list: PerformanceObserverEntryList, observer: PerformanceObserver) => void} callback */
  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
    this.#link = {
      wants: (type) => this.#types.has(type),
      add: (entry) => { this.#buffer.push(entry); },
      deliver: () => this.#deliver(),
    };
  }

  static get supportedEntryTypes() {
    return kSupported;
  }

  /**
   * Begins to observe.
   * @param {{entryTypes?: string[], type?: string, buffered?: boolean}} [options]
   */
  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) {
      throw new ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    const hasBoth = entryTypes !== undefined && entryTypes !== null && type !== undefined && type !== null;
    if (hasBoth) {
      throw new ERR_INVALID_ARG_VALUE(
        'options.entryTypes', entryTypes, 'options.entryTypes can not set with options.type together');
    }
    if (type === undefined) this.#observeMany(entryTypes);
    else this.#observeOne(type, buffered);
    if (this.#types.size > 0) timeline.observers.add(this.#link);
    require('internal/perf/collections').update();
  }

  #observeMany(entryTypes) {
    if (this.#mode === 'single') {
      throw invalidModification('PerformanceObserver can not change to multiple observations');
    }
    if (!Array.isArray(entryTypes)) {
      throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
    }
    this.#mode = 'multiple';
    this.#types = new Set(entryTypes.filter((type) => kSupported.includes(type)));
    if (this.#types.size === 0) this.disconnect();
  }

  #observeOne(type, buffered) {
    if (this.#mode === 'multiple') {
      throw invalidModification('PerformanceObserver can not change to single observation');
    }
    this.#mode = 'single';
    if (!kSupported.includes(type)) return;
    this.#types.add(type);
    if (!buffered) return;
    this.#buffer.push(...timeline.bufferOf(type));
    timeline.queue(this.#link);
  }

  /** Ends observing and forgets what was not delivered. */
  disconnect() {
    timeline.observers.delete(this.#link);
    require('internal/perf/collections').update();
    timeline.pending.delete(this.#link);
    this.#buffer = [];
    this.#types = new Set();
    this.#mode = '';
  }

  /** @returns {PerformanceEntry[]} what was not delivered yet, which then will not be */
  takeRecords() {
    const list = this.#buffer;
    this.#buffer = [];
    return list;
  }

  #deliver() {
    const list = new PerformanceObserverEntryList(kInternal, this.takeRecords());
    this.#callback(list, this);
  }

  [customInspectSymbol](depth, options) {
    return inspectEntry(this, depth, options, {
      connected: timeline.observers.has(this.#link),
      pending: timeline.pending.has(this.#link),
      entryTypes: [...this.#types],
      buffer: this.#buffer,
    });
  }
}

function enumerable(prototype, names, tag) {
  for (const name of names) Object.defineProperty(prototype, name, { __proto__: null, enumerable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { __proto__: null, value: tag, configurable: true });
}
enumerable(PerformanceObserver.prototype, ['observe', 'disconnect', 'takeRecords'], 'PerformanceObserver');
enumerable(PerformanceObserverEntryList.prototype, ['getEntries', 'getEntriesByType', 'getEntriesByName'],
  'PerformanceObserverEntryList');

module.exports = { PerformanceObserver, PerformanceObserverEntryList };
