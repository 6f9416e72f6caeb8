'use strict';

// URLSearchParams: the list of names and values in a query, on its own or as the live view of a
// URL's query.

const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { toUSVString } = require('internal/util');
const { percentDecode } = require('internal/url_host');

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

const SURROGATE = /[\ud800-\udfff]/;

/** To a string without lone surrogates. */
function toText(value) {
  const text = `${value}`;
  return SURROGATE.test(text) ? toUSVString(text) : text;
}

function decode(text) {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

/**
 * Parses application/x-www-form-urlencoded.
 * @param {string} query without "?"
 * @returns {string[]} names and values in turn
 */
function parseQuery(query) {
  const list = [];
  if (query === '') return list;
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    if (equals === -1) list.push(decode(pair), '');
    else list.push(decode(pair.slice(0, equals)), decode(pair.slice(equals + 1)));
  }
  return list;
}

const UNRESERVED = /^[A-Za-z0-9*\-._]*$/;
const FORM_ESCAPES = { '%20': '+', '!': '%21', "'": '%27', '(': '%28', ')': '%29', '~': '%7E' };

function encode(text) {
  if (UNRESERVED.test(text)) return text;
  return encodeURIComponent(text).replace(/%20|[!'()~]/g, (match) => FORM_ESCAPES[match]);
}

function serialize(list) {
  let text = '';
  for (let i = 0; i < list.length; i += 2) {
    text += `${i === 0 ? '' : '&'}${encode(list[i])}=${encode(list[i + 1])}`;
  }
  return text;
}

/** One [name, value] of an iterable given to the constructor. */
function readPair(pair) {
  const isObject = typeof pair === 'object' || typeof pair === 'function';
  if (!isObject || pair === null || typeof pair[Symbol.iterator] !== 'function') {
    throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
  }
  const items = [...pair];
  if (items.length !== 2) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
  return items;
}

/** The list of what the constructor was given other than a string. */
function listOfObject(init) {
  const list = [];
  const method = init[Symbol.iterator];
  if (method !== undefined && method !== null) {
    if (typeof method !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE('Query pairs');
    for (const pair of init) {
      const [name, value] = readPair(pair);
      list.push(toText(name), toText(value));
    }
    return list;
  }
  const names = new Map(); // two keys may come to the same text: the later value wins
  for (const key of Reflect.ownKeys(init)) {
    if (!Object.getOwnPropertyDescriptor(init, key)?.enumerable) continue;
    names.set(toText(`${stringKey(key)}`), toText(init[key]));
  }
  for (const [name, value] of names) list.push(name, value);
  return list;
}

/** Throws, as any conversion of a symbol does. */
function stringKey(key) {
  return `${key}`;
}

/** Takes the parameters of a URL that has changed; set by the class. */
let refill;
/** Ties parameters to a URL: `update` is told the new query whenever the list changes; set by the class. */
let attach;

class URLSearchParams {
  /** Names and values in turn. */
  #list = [];
  #update;

  static {
    refill = (params, query) => { params.#list = parseQuery(query); };
    attach = (params, update) => { params.#update = update; };
  }

  constructor(init = undefined) {
    if (init === undefined || init === null) return;
    if (typeof init === 'object' || typeof init === 'function') {
      this.#list = #list in init ? init.#copyFor(init) : listOfObject(init);
      return;
    }
    const text = toText(init);
    this.#list = parseQuery(text[0] === '?' ? text.slice(1) : text);
  }

  /** Another's list is copied, unless its iterator was replaced. */
  #copyFor(init) {
    return init[Symbol.iterator] === URLSearchParams.prototype.entries ? this.#list.slice() : listOfObject(init);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#list in value)) {
      throw new codes.ERR_INVALID_THIS('URLSearchParams');
    }
  }

  #changed() {
    if (this.#update !== undefined) this.#update(serialize(this.#list));
  }

  [inspectSymbol](recurseTimes, context) {
    URLSearchParams.#check(this);
    if (typeof recurseTimes === 'number' && recurseTimes < 0) return context.stylize('[Object]', 'special');
    const { inspect } = require('internal/util/inspect');
    const inner = { ...context };
    if (recurseTimes !== null) inner.depth = recurseTimes - 1;
    const output = [];
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      output.push(`${inspect(list[i], inner)} => ${inspect(list[i + 1], inner)}`);
    }
    const { name } = this.constructor;
    if (output.length === 0) return `${name} {}`;
    return `${name} {${spread(output, inner)}}`;
  }

  /** How many pairs there are. */
  get size() {
    URLSearchParams.#check(this);
    return this.#list.length / 2;
  }

  append(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    this.#list.push(toText(name), toText(value));
    this.#changed();
  }

  delete(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = toText(name);
    if (value !== undefined) value = toText(value);
    const kept = [];
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      const matches = list[i] === name && (value === undefined || list[i + 1] === value);
      if (!matches) kept.push(list[i], list[i + 1]);
    }
    this.#list = kept;
    this.#changed();
  }

  get(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = toText(name);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) if (list[i] === name) return list[i + 1];
    return null;
  }

  getAll(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = toText(name);
    const list = this.#list;
    const values = [];
    for (let i = 0; i < list.length; i += 2) if (list[i] === name) values.push(list[i + 1]);
    return values;
  }

  has(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    name = toText(name);
    if (value !== undefined) value = toText(value);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) return true;
    }
    return false;
  }

  set(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    name = toText(name);
    value = toText(value);
    const kept = [];
    const list = this.#list;
    let found = false;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== name) {
        kept.push(list[i], list[i + 1]);
      } else if (!found) {
        kept.push(name, value);
        found = true;
      }
    }
    if (!found) kept.push(name, value);
    this.#list = kept;
    this.#changed();
  }

  /** Orders by name, by UTF-16 code units; equal names keep their order. */
  sort() {
    URLSearchParams.#check(this);
    const list = this.#list;
    const pairs = [];
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
    pairs.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
    this.#list = pairs.flat();
    this.#changed();
  }

  entries() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(this.#view(), 'entries');
  }

  forEach(callback, thisArg = undefined) {
    URLSearchParams.#check(this);
    validateFunction(callback, 'callback');
    for (let i = 0; i < this.#list.length; i += 2) {
      callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
    }
  }

  keys() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(this.#view(), 'keys');
  }

  values() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(this.#view(), 'values');
  }

  toString() {
    URLSearchParams.#check(this);
    return serialize(this.#list);
  }

  /** Iterators see changes: they ask for the list each time. */
  #view() {
    return () => this.#list;
  }
}

/** Joins inspected items, on one line each when they do not fit. */
function spread(output, context) {
  const { stripVTControlCharacters } = require('internal/util/inspect');
  const length = output.reduce((sum, item) => sum + stripVTControlCharacters(item).length + 2, -2);
  return length > context.breakLength ? `\n  ${output.join(',\n  ')} ` : ` ${output.join(', ')} `;
}

const iteratorBase = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

class URLSearchParamsIterator {
  #list;
  #kind;
  #index = 0;

  constructor(list, kind) {
    this.#list = list;
    this.#kind = kind;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#list in value)) {
      throw new codes.ERR_INVALID_THIS('URLSearchParamsIterator');
    }
  }

  #item(list, index) {
    if (this.#kind === 'keys') return list[index];
    if (this.#kind === 'values') return list[index + 1];
    return [list[index], list[index + 1]];
  }

  next() {
    URLSearchParamsIterator.#check(this);
    const list = this.#list();
    const index = this.#index;
    if (index >= list.length) return { value: undefined, done: true };
    this.#index += 2;
    return { value: this.#item(list, index), done: false };
  }

  [inspectSymbol](recurseTimes, context) {
    URLSearchParamsIterator.#check(this);
    if (typeof recurseTimes === 'number' && recurseTimes < 0) return context.stylize('[Object]', 'special');
    const { inspect } = require('internal/util/inspect');
    const inner = { ...context };
    if (recurseTimes !== null) inner.depth = recurseTimes - 1;
    const list = this.#list();
    const output = [];
    for (let i = this.#index; i < list.length; i += 2) output.push(inspect(this.#item(list, i), inner));
    return `${this[Symbol.toStringTag]} {${spread(output, inner)}}`;
  }
}

delete URLSearchParamsIterator.prototype.constructor;
Object.setPrototypeOf(URLSearchParamsIterator.prototype, iteratorBase);
Object.defineProperty(URLSearchParamsIterator.prototype, 'next', { enumerable: true });
Object.defineProperty(URLSearchParamsIterator.prototype, Symbol.toStringTag, {
  value: 'URLSearchParams Iterator', configurable: true,
});

for (const name of [
  'size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys',
  'values', 'toString',
]) {
  Object.defineProperty(URLSearchParams.prototype, name, { enumerable: true });
}
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, {
  value: 'URLSearchParams', configurable: true,
});
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
  value: URLSearchParams.prototype.entries, writable: true, configurable: true,
});

module.exports = { URLSearchParams, attach, refill };
