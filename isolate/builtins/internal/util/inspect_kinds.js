'use strict';
// What each kind of object looks like to util.inspect. describe() answers with the finished text
// where nothing is left to walk, else with a shape: {base, braces, kind, keys, entries}. `entries`
// formats what is not a property: elements, map entries, a promise's value.

const { getExternalValue, getOwnNonIndexProperties, getPromiseDetails, previewEntries } = internalBinding('util');
const { formatPrimitive, formatValue: format } = require('internal/util/inspect');
const { kArray, kArrayExtra, kObject, layOut } = require('internal/util/inspect_layout');
const { functionBase, isInstance, prefix, prefixOrEngineName } = require('internal/util/inspect_names');
const { stylizeNoColor } = require('internal/util/inspect_options');
const { formatProperty } = require('internal/util/inspect_properties');
const { bigintText, numberText } = require('internal/util/inspect_strings');
const types = require('internal/util/types');

const { getOwnPropertySymbols, getOwnPropertyNames, hasOwn } = Object;
const { propertyIsEnumerable } = Object.prototype;

const kAll = 0;
const kOnlyEnumerable = 2;

const getter = (Class, name) => Object.getOwnPropertyDescriptor(Class.prototype, name).get;
// Sizes as the engine knows them, not as a subclass may say.
const mapSize = getter(Map, 'size');
const setSize = getter(Set, 'size');
const TypedArray = Object.getPrototypeOf(Uint8Array);
const typedArrayLength = getter(TypedArray, 'length');
const typedArrayFields = [
  ['BYTES_PER_ELEMENT', (value) => {
    return value.BYTES_PER_ELEMENT ?? globalThis[typedArrayName(value)].BYTES_PER_ELEMENT;
  }],
  ['length', bind(typedArrayLength)],
  ['byteLength', bind(getter(TypedArray, 'byteLength'))],
  ['byteOffset', bind(getter(TypedArray, 'byteOffset'))],
  ['buffer', bind(getter(TypedArray, 'buffer'))],
];

function bind(read) {
  return (value) => read.call(value);
}

const { entries: mapEntries } = Map.prototype;
const { values: setValues } = Set.prototype;

function shapeOf(braces, keys, entries, kind = kObject, base = '') {
  return { base, braces, kind, keys, entries, elements: 0 };
}

function keysOf(value, showHidden) {
  const symbols = getOwnPropertySymbols(value);
  if (showHidden) {
    const names = getOwnPropertyNames(value);
    return symbols.length === 0 ? names : [...names, ...symbols];
  }
  let names;
  try {
    names = Object.keys(value);
  } catch {
    // A module namespace with a binding that is not initialized yet.
    names = getOwnPropertyNames(value);
  }
  if (symbols.length === 0) return names;
  return [...names, ...symbols.filter((key) => propertyIsEnumerable.call(value, key))];
}

function nonIndexKeys(value, showHidden) {
  return getOwnNonIndexProperties(value, showHidden ? kAll : kOnlyEnumerable);
}

/** Whether there is nothing but the elements to show. */
function bare(keys, inherited) {
  return keys.length === 0 && inherited === undefined;
}

function moreItems(left) {
  return `... ${left} more item${left > 1 ? 's' : ''}`;
}

function limit(state, length) {
  return Math.min(Math.max(0, state.maxArrayLength), length);
}

// --- arrays -----------------------------------------------------------------------------------

function arrayShape(state, value, name, tag, inherited) {
  const start = name !== 'Array' || tag !== '' ? prefix(name, tag, 'Array', `(${value.length})`) : '';
  const keys = nonIndexKeys(value, state.showHidden);
  if (value.length === 0 && bare(keys, inherited)) return `${start}[]`;
  return shapeOf([`${start}[`, ']'], keys, arrayEntries, kArray);
}

function arrayEntries(state, value, level) {
  const shown = limit(state, value.length);
  const output = [];
  for (let i = 0; i < shown; i++) {
    if (!hasOwn(value, i)) return sparseEntries(state, value, level, output, i);
    output.push(formatProperty(state, value, level, i, kArray));
  }
  return addMore(output, value.length - shown);
}

/** From the first hole on: runs of holes count as one entry. */
function sparseEntries(state, value, level, output, start) {
  const wanted = limit(state, value.length);
  let next = start;
  for (const key of Object.keys(value)) {
    if (output.length >= wanted) break;
    const index = +key;
    // Keys come in order, the indexes first.
    if (!isIndex(key, index)) break;
    if (index < next) continue;
    if (index !== next) {
      output.push(holes(state, index - next));
      next = index;
      if (output.length === wanted) break;
    }
    output.push(formatProperty(state, value, level, key, kArray));
    next++;
  }
  const left = value.length - next;
  if (output.length !== wanted) {
    if (left > 0) output.push(holes(state, left));
    return output;
  }
  return addMore(output, left);
}

function isIndex(key, index) {
  return String(index >>> 0) === key && index < 2 ** 32 - 1;
}

function holes(state, count) {
  return state.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
}

function addMore(output, left) {
  if (left > 0) output.push(moreItems(left));
  return output;
}

// --- sets, maps and their iterators -------------------------------------------------------------

/** Without Map.prototype there is no size to limit by. */
function sizeLimit(state, value, size) {
  return value.size === undefined ? size : limit(state, size);
}

function setShape(state, value, name, tag, inherited) {
  const size = setSize.call(value);
  const start = prefix(name, tag, 'Set', `(${size})`);
  const keys = keysOf(value, state.showHidden);
  if (size === 0 && bare(keys, inherited)) return `${start}{}`;
  return shapeOf([`${start}{`, '}'], keys, setEntries);
}

function setEntries(state, value, level) {
  const size = setSize.call(value);
  const shown = sizeLimit(state, value, size);
  const output = [];
  state.indentation += 2;
  const iterator = setValues.call(value);
  for (let i = 0; i < shown; i++) output.push(format(state, iterator.next().value, level));
  addMore(output, size - shown);
  state.indentation -= 2;
  return output;
}

function mapShape(state, value, name, tag, inherited) {
  const size = mapSize.call(value);
  const start = prefix(name, tag, 'Map', `(${size})`);
  const keys = keysOf(value, state.showHidden);
  if (size === 0 && bare(keys, inherited)) return `${start}{}`;
  return shapeOf([`${start}{`, '}'], keys, mapEntriesOf);
}

function mapEntriesOf(state, value, level) {
  const size = mapSize.call(value);
  const shown = sizeLimit(state, value, size);
  const output = [];
  state.indentation += 2;
  const iterator = mapEntries.call(value);
  for (let i = 0; i < shown; i++) {
    const [key, item] = iterator.next().value;
    output.push(`${format(state, key, level)} => ${format(state, item, level)}`);
  }
  addMore(output, size - shown);
  state.indentation -= 2;
  return output;
}

function iteratorShape(state, value, tag, fallback) {
  const start = tag === '' || tag === fallback ? fallback : `${tag}] [${fallback}`;
  return shapeOf([`[${start}] {`, '}'], keysOf(value, state.showHidden), (inner, object, level, shape) => {
    const [entries, isKeyValue] = previewEntries(object, true);
    if (!isKeyValue) return listEntries(inner, entries, level);
    shape.braces[0] = shape.braces[0].replace(/ Iterator] {$/, ' Entries] {');
    return pairEntries(inner, entries, level, true);
  });
}

function listEntries(state, entries, level) {
  const shown = limit(state, entries.length);
  const output = [];
  state.indentation += 2;
  for (let i = 0; i < shown; i++) output.push(format(state, entries[i], level));
  state.indentation -= 2;
  return addMore(output, entries.length - shown);
}

/** Keys and values in turn: as `[ key, value ]` or `key => value`. */
function pairEntries(state, entries, level, asArrays) {
  const count = entries.length / 2;
  const shown = limit(state, count);
  const output = [];
  state.indentation += 2;
  for (let i = 0; i < shown; i++) {
    const pair = [format(state, entries[i * 2], level), format(state, entries[i * 2 + 1], level)];
    output.push(asArrays ? layOut(state, pair, '', ['[', ']'], kArrayExtra, level) : `${pair[0]} => ${pair[1]}`);
  }
  state.indentation -= 2;
  return addMore(output, count - shown);
}

function weakShape(state, value, name, tag, isMap) {
  const keys = keysOf(value, state.showHidden);
  const braces = [`${prefixOrEngineName(value, name, tag, isMap ? 'WeakMap' : 'WeakSet')}{`, '}'];
  return shapeOf(braces, keys, (inner, object, level) => {
    if (!inner.showHidden) return [inner.stylize('<items unknown>', 'special')];
    const entries = previewEntries(object);
    return isMap ? pairEntries(inner, entries, level, false) : listEntries(inner, entries, level);
  });
}

// --- bytes ------------------------------------------------------------------------------------

function typedArrayShape(state, value, name, tag, inherited) {
  const length = typedArrayLength.call(value);
  const fallback = name === null ? typedArrayName(value) : '';
  const start = prefix(name, tag, fallback, `(${length})`);
  const keys = nonIndexKeys(value, state.showHidden);
  if (length === 0 && keys.length === 0 && !state.showHidden) return `${start}[]`;
  return shapeOf([`${start}[`, ']'], keys, typedArrayEntries, kArray);
}

const typedArrayTag = getter(TypedArray, Symbol.toStringTag);
function typedArrayName(value) {
  return typedArrayTag.call(value);
}

function typedArrayEntries(state, value, level) {
  const length = typedArrayLength.call(value);
  const shown = limit(state, length);
  const output = [];
  const big = length > 0 && typeof value[0] === 'bigint';
  for (let i = 0; i < shown; i++) {
    output.push(big ?
      state.stylize(bigintText(value[i], state.numericSeparator), 'bigint') :
      state.stylize(numberText(value[i], state.numericSeparator), 'number'));
  }
  addMore(output, length - shown);
  if (!state.showHidden) return output;
  state.indentation += 2;
  for (const [key, read] of typedArrayFields) {
    output.push(`[${key}]: ${format(state, read(value), level, true)}`);
  }
  state.indentation -= 2;
  return output;
}

function bufferShape(state, value, name, tag, inherited, insideTypedArray) {
  const start = prefix(name, tag, types.isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer');
  const keys = keysOf(value, state.showHidden);
  if (insideTypedArray && bare(keys, inherited)) {
    return `${start}{ byteLength: ${state.stylize(numberText(value.byteLength, false), 'number')} }`;
  }
  return shapeOf([`${start}{`, '}'], ['byteLength', ...keys], insideTypedArray ? undefined : bufferContents);
}

function bufferContents(state, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [state.stylize('(detached)', 'special')];
  }
  const shown = limit(state, bytes.length);
  let hex = '';
  for (let i = 0; i < shown; i++) hex += `${i === 0 ? '' : ' '}${bytes[i].toString(16).padStart(2, '0')}`;
  const left = bytes.length - shown;
  if (left > 0) hex += ` ... ${left} more byte${left > 1 ? 's' : ''}`;
  return [`${state.stylize('[Uint8Contents]', 'special')}: <${hex}>`];
}

function dataViewShape(state, value, name, tag) {
  return shapeOf([`${prefix(name, tag, 'DataView')}{`, '}'],
                 ['byteLength', 'byteOffset', 'buffer', ...keysOf(value, state.showHidden)]);
}

// --- the rest ---------------------------------------------------------------------------------

function promiseShape(state, value, name, tag) {
  return shapeOf([`${prefix(name, tag, 'Promise')}{`, '}'], keysOf(value, state.showHidden), promiseEntries);
}

function promiseEntries(state, value, level) {
  const [status, result] = getPromiseDetails(value);
  if (status === 0) return [state.stylize('<pending>', 'special')];
  state.indentation += 2;
  const text = format(state, result, level);
  state.indentation -= 2;
  return [status === 2 ? `${state.stylize('<rejected>', 'special')} ${text}` : text];
}

function namespaceShape(state, value, name, tag) {
  const keys = keysOf(value, state.showHidden);
  return shapeOf([`${prefix(name, tag, 'Module')}{`, '}'], [], (inner, object, level) => {
    return keys.map((key) => formatBinding(inner, object, level, key));
  });
}

function formatBinding(state, namespace, level, key) {
  try {
    return formatProperty(state, namespace, level, key, kObject);
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const text = formatProperty(state, { [key]: '' }, level, key, kObject);
    return text.slice(0, text.lastIndexOf(' ') + 1) + state.stylize('<uninitialized>', 'special');
  }
}

const boxes = [
  ['Number', types.isNumberObject, Number.prototype.valueOf],
  ['String', types.isStringObject, String.prototype.valueOf],
  ['Boolean', types.isBooleanObject, Boolean.prototype.valueOf],
  ['BigInt', types.isBigIntObject, BigInt.prototype.valueOf],
  ['Symbol', types.isSymbolObject, Symbol.prototype.valueOf],
];

function boxShape(state, value, name, tag, inherited) {
  const [type, , valueOf] = boxes.find(([, is]) => is(value));
  let keys = keysOf(value, state.showHidden);
  // A string's characters are keys too, and come first.
  if (type === 'String') keys = keys.slice(valueOf.call(value).length);

  const plain = Object.create(state, { stylize: { __proto__: null, value: stylizeNoColor } });
  let base = `[${type}`;
  if (type !== name) base += name === null ? ' (null prototype)' : ` (${name})`;
  base += `: ${formatPrimitive(plain, valueOf.call(value))}]`;
  if (tag !== '' && tag !== name) base += ` [${tag}]`;
  if (keys.length === 0 && state.stylize !== stylizeNoColor) base = state.stylize(base, type.toLowerCase());
  return bare(keys, inherited) ? base : shapeOf(['{', '}'], keys, undefined, kObject, base);
}

function functionShape(state, value, name, tag, inherited) {
  const base = functionBase(state, value, name, tag);
  const keys = keysOf(value, state.showHidden);
  if (bare(keys, inherited)) return state.stylize(base, 'special');
  return shapeOf(['{', '}'], keys, undefined, kObject, base);
}

/** Dates and regular expressions: shown by their text, at any depth. */
function textShape(state, value, level, name, tag, inherited, text, type) {
  const keys = keysOf(value, state.showHidden);
  const start = prefix(name, tag, type);
  const base = start === `${type} ` ? text : `${start}${text}`;
  if (bare(keys, inherited) || (type === 'RegExp' && state.tooDeep(level))) {
    return state.stylize(base, type.toLowerCase());
  }
  return shapeOf(['{', '}'], keys, undefined, kObject, base);
}

function dateText(value) {
  return Number.isNaN(Date.prototype.getTime.call(value)) ?
    Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
}

function regExpText(value, name) {
  return RegExp.prototype.toString.call(name === null ? new RegExp(value) : value);
}

function errorShape(state, value, name, tag, inherited) {
  const { errorKeys, formatError } = require('internal/util/inspect_errors');
  const keys = errorKeys(state, value, keysOf(value, state.showHidden));
  const base = formatError(state, value, name, tag, keys);
  return bare(keys, inherited) ? base : shapeOf(['{', '}'], keys, undefined, kObject, base);
}

function plainShape(state, value, name, tag, inherited) {
  const keys = keysOf(value, state.showHidden);
  const isArguments = types.isArgumentsObject(value);
  const start = isArguments ? '[Arguments] ' : name === 'Object' && tag === '' ? '' : prefix(name, tag, 'Object');
  if (bare(keys, inherited)) return `${start}{}`;
  return shapeOf([`${start}{`, '}'], keys);
}

function otherShape(state, value, name, tag, inherited) {
  const keys = keysOf(value, state.showHidden);
  if (bare(keys, inherited) && types.isExternal(value)) {
    return state.stylize(`[External: ${getExternalValue(value).toString(16)}]`, 'special');
  }
  const start = prefixOrEngineName(value, name, tag, 'Object');
  return bare(keys, inherited) ? `${start}{}` : shapeOf([`${start}{`, '}'], keys);
}

/** Kinds that can be iterated. */
function describeIterable(state, value, name, tag, inherited) {
  if (Array.isArray(value)) return arrayShape(state, value, name, tag, inherited);
  if (types.isSet(value)) return setShape(state, value, name, tag, inherited);
  if (types.isMap(value)) return mapShape(state, value, name, tag, inherited);
  if (types.isTypedArray(value)) return typedArrayShape(state, value, name, tag, inherited);
  if (types.isMapIterator(value)) return iteratorShape(state, value, tag, 'Map Iterator');
  if (types.isSetIterator(value)) return iteratorShape(state, value, tag, 'Set Iterator');
  return undefined;
}

/**
 * @param {object} state the inspection
 * @param {object} value
 * @param {number} level
 * @param {string|null} name its class
 * @param {string} tag
 * @param {string[]} [inherited] what showHidden found on its classes
 * @param {boolean} [insideTypedArray]
 * @returns {string|object} the text, or the shape
 */
function describe(state, value, level, name, tag, inherited, insideTypedArray) {
  if (name === null || Symbol.iterator in value) {
    const shape = describeIterable(state, value, name, tag, inherited);
    if (shape !== undefined) return shape;
  }
  if (name === 'Object' && typeof value !== 'function') return plainShape(state, value, name, tag, inherited);
  if (typeof value === 'function') return functionShape(state, value, name, tag, inherited);
  if (types.isRegExp(value)) {
    return textShape(state, value, level, name, tag, inherited, regExpText(value, name), 'RegExp');
  }
  if (types.isDate(value)) return textShape(state, value, level, name, tag, inherited, dateText(value), 'Date');
  if (types.isNativeError(value) || isInstance(value, Error)) return errorShape(state, value, name, tag, inherited);
  if (types.isAnyArrayBuffer(value)) return bufferShape(state, value, name, tag, inherited, insideTypedArray);
  if (types.isDataView(value)) return dataViewShape(state, value, name, tag);
  if (types.isPromise(value)) return promiseShape(state, value, name, tag);
  if (types.isWeakSet(value)) return weakShape(state, value, name, tag, false);
  if (types.isWeakMap(value)) return weakShape(state, value, name, tag, true);
  if (types.isModuleNamespaceObject(value)) return namespaceShape(state, value, name, tag);
  if (types.isBoxedPrimitive(value)) return boxShape(state, value, name, tag, inherited);
  return otherShape(state, value, name, tag, inherited);
}

module.exports = { describe };
