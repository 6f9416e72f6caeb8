'use strict';
// Deep equality: util.isDeepStrictEqual, and the loose kind of assert.deepEqual.

const types = require('internal/util/types');
const { getOwnNonIndexProperties } = internalBinding('util');

const { getPrototypeOf, hasOwn, is, keys: keysOf, getOwnPropertySymbols } = Object;
const { propertyIsEnumerable, toString } = Object.prototype;

const kOnlyEnumerable = 2;
const kOnlyEnumerableNames = 2 | 16;

const kPlain = 0;
const kArrayLike = 1;
const kSet = 2;
const kMap = 3;

const valueOfBox = {
  __proto__: null,
  Number: [types.isNumberObject, Number.prototype.valueOf],
  String: [types.isStringObject, String.prototype.valueOf],
  Boolean: [types.isBooleanObject, Boolean.prototype.valueOf],
  BigInt: [types.isBigIntObject, BigInt.prototype.valueOf],
  Symbol: [types.isSymbolObject, Symbol.prototype.valueOf],
};

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/** One comparison of two values: how strict, and which pairs it is inside of. */
class Comparison {
  constructor(strict) {
    this.strict = strict;
    // What is being compared further up: cycles lead back to it.
    this.left = new Set();
    this.right = new Set();
  }

  equal(a, b) {
    if (a === b) return a !== 0 || !this.strict || is(a, b);
    if (!isObject(a) || !isObject(b)) return this.primitivesEqual(a, b);
    if (this.strict && getPrototypeOf(a) !== getPrototypeOf(b)) return false;
    const tag = toString.call(a);
    if (tag !== toString.call(b)) return false;
    return this.objectsEqual(a, b, tag);
  }

  primitivesEqual(a, b) {
    if (this.strict) return typeof a === 'number' && a !== a && b !== b; // eslint-disable-line no-self-compare
    if (isObject(a) || isObject(b)) return false;
    // eslint-disable-next-line eqeqeq, no-self-compare
    return a == b || (a !== a && b !== b);
  }

  objectsEqual(a, b, tag) {
    if (Array.isArray(a)) return this.arraysEqual(a, b);
    if (tag === '[object Object]') return this.membersEqual(a, b, kPlain);
    if (types.isDate(a)) {
      if (!types.isDate(b) || Date.prototype.getTime.call(a) !== Date.prototype.getTime.call(b)) return false;
    } else if (types.isRegExp(a)) {
      if (!types.isRegExp(b) || !sameRegExp(a, b)) return false;
    } else if (isError(a)) {
      return this.errorsEqual(a, b);
    } else if (ArrayBuffer.isView(a)) {
      return this.viewsEqual(a, b);
    } else if (types.isSet(a)) {
      return types.isSet(b) && a.size === b.size && this.membersEqual(a, b, kSet);
    } else if (types.isMap(a)) {
      return types.isMap(b) && a.size === b.size && this.membersEqual(a, b, kMap);
    } else if (types.isAnyArrayBuffer(a)) {
      if (!types.isAnyArrayBuffer(b) || !sameBytes(new Uint8Array(a), new Uint8Array(b))) return false;
    } else if (types.isBoxedPrimitive(a)) {
      if (!sameBox(a, b)) return false;
    } else if (isURL(a)) {
      if (!isURL(b) || a.href !== b.href) return false;
    } else if (isOfOwnKind(b)) {
      return false;
    }
    return this.membersEqual(a, b, kPlain);
  }

  arraysEqual(a, b) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return this.withExtraKeys(a, b);
  }

  withExtraKeys(a, b) {
    const filter = this.strict ? kOnlyEnumerable : kOnlyEnumerableNames;
    const keys = getOwnNonIndexProperties(a, filter);
    if (keys.length !== getOwnNonIndexProperties(b, filter).length) return false;
    return this.membersEqual(a, b, kArrayLike, keys);
  }

  viewsEqual(a, b) {
    if (!ArrayBuffer.isView(b)) return false;
    const isFloat = types.isFloat32Array(a) || types.isFloat64Array(a);
    if (!this.strict && isFloat ? !sameNumbers(a, b) : !sameBytes(bytesOf(a), bytesOf(b))) return false;
    const filter = this.strict ? kOnlyEnumerable : kOnlyEnumerableNames;
    const keys = getOwnNonIndexProperties(a, filter);
    if (keys.length !== getOwnNonIndexProperties(b, filter).length) return false;
    return this.membersEqual(a, b, kPlain, keys);
  }

  errorsEqual(a, b) {
    if (!isError(b) || a.message !== b.message || a.name !== b.name) return false;
    return this.enter(a, b, () => this.equal(a.cause, b.cause) && this.equal(a.errors, b.errors)) &&
      this.membersEqual(a, b, kPlain);
  }

  /** Properties, then elements or entries. */
  membersEqual(a, b, kind, keys) {
    if (keys === undefined) {
      keys = keysOf(a);
      if (keys.length !== keysOf(b).length) return false;
    }
    for (const key of keys) {
      if (!hasOwn(b, key)) return false;
    }
    if (this.strict && kind !== kArrayLike && !(keys = this.addSymbols(a, b, keys))) return false;
    if (keys.length === 0 && (kind === kPlain || (kind === kArrayLike ? a.length === 0 : a.size === 0))) return true;
    return this.enter(a, b, () => this.contentsEqual(a, b, kind, keys));
  }

  /** Symbols of both must be the same ones. Returns all keys, or undefined. */
  addSymbols(a, b, keys) {
    const symbols = getOwnPropertySymbols(a);
    if (symbols.length === 0) {
      return getOwnPropertySymbols(b).some((symbol) => propertyIsEnumerable.call(b, symbol)) ? undefined : keys;
    }
    let count = 0;
    const all = [...keys];
    for (const symbol of symbols) {
      const inA = propertyIsEnumerable.call(a, symbol);
      if (inA && !propertyIsEnumerable.call(b, symbol)) return undefined;
      if (!inA) {
        if (propertyIsEnumerable.call(b, symbol)) return undefined;
        continue;
      }
      count++;
      all.push(symbol);
    }
    const others = getOwnPropertySymbols(b).filter((symbol) => propertyIsEnumerable.call(b, symbol));
    return others.length === count ? all : undefined;
  }

  /** Compares, and takes a pair that is already being compared for equal. */
  enter(a, b, compare) {
    const known = this.left.has(a);
    const knownRight = this.right.has(b);
    if (known && knownRight) return true;
    this.left.add(a);
    this.right.add(b);
    const result = compare();
    if (!known) this.left.delete(a);
    if (!knownRight) this.right.delete(b);
    return result;
  }

  contentsEqual(a, b, kind, keys) {
    if (kind === kSet && !this.setsEqual(a, b)) return false;
    if (kind === kMap && !this.mapsEqual(a, b)) return false;
    if (kind === kArrayLike && !this.elementsEqual(a, b)) return false;
    for (const key of keys) {
      if (!this.equal(a[key], b[key])) return false;
    }
    return true;
  }

  elementsEqual(a, b) {
    for (let i = 0; i < a.length; i++) {
      if (!hasOwn(a, i)) return this.sparseEqual(a, b, i);
      if (!hasOwn(b, i) || !this.equal(a[i], b[i])) return false;
    }
    return true;
  }

  /** From the first hole on, by keys: an array may have very many holes. */
  sparseEqual(a, b, start) {
    if (hasOwn(b, start)) return false;
    const keys = keysOf(a);
    for (const key of keys) {
      if (!hasOwn(b, key) || !this.equal(a[key], b[key])) return false;
    }
    return keys.length === keysOf(b).length;
  }

  setsEqual(a, b) {
    let unmatched;
    for (const value of a) {
      if (b.has(value) && !isObject(value)) continue;
      if (isObject(value)) {
        if (!b.has(value)) (unmatched ??= new Set()).add(value);
        continue;
      }
      if (this.strict || !this.mayHaveLooseMatch(a, b, value)) return false;
      (unmatched ??= new Set()).add(value);
    }
    if (unmatched === undefined) return true;
    for (const value of b) {
      if (isObject(value)) {
        if (!a.has(value) && !this.takeMatch(unmatched, value)) return false;
      } else if (!this.strict && !a.has(value) && !this.takeMatch(unmatched, value)) {
        return false;
      }
    }
    return unmatched.size === 0;
  }

  takeMatch(unmatched, value) {
    for (const candidate of unmatched) {
      if (!this.equal(candidate, value)) continue;
      unmatched.delete(candidate);
      return true;
    }
    return false;
  }

  /** Whether a primitive without an exact match in b may still == one there. */
  mayHaveLooseMatch(a, b, primitive) {
    const other = looseTwin(primitive);
    if (other !== undefined) return other.present(b) && !other.present(a);
    return hasLooseMatch(primitive);
  }

  mapsEqual(a, b) {
    let unmatched;
    for (const [key, value] of a) {
      if (isObject(key)) {
        (unmatched ??= new Set()).add(key);
        continue;
      }
      const other = b.get(key);
      if ((other !== undefined || b.has(key)) && this.equal(value, other)) continue;
      if (this.strict || b.has(key) || !this.mayHaveLooseMatch(a, b, key)) return false;
      (unmatched ??= new Set()).add(key);
    }
    if (unmatched === undefined) return true;
    for (const [key, value] of b) {
      if (isObject(key)) {
        if (!this.takeEntry(unmatched, a, key, value)) return false;
      } else if (!this.strict && !a.has(key) && !this.takeEntry(unmatched, a, key, value)) {
        return false;
      }
    }
    return unmatched.size === 0;
  }

  takeEntry(unmatched, map, key, value) {
    for (const candidate of unmatched) {
      if (!this.equal(candidate, key) || !this.equal(map.get(candidate), value)) continue;
      unmatched.delete(candidate);
      return true;
    }
    return false;
  }
}

/** null and undefined are loosely equal to each other and to nothing else. */
function looseTwin(primitive) {
  if (primitive !== undefined && primitive !== null) return undefined;
  const twin = primitive === null ? undefined : null;
  return { present: (collection) => collection.has(twin) };
}

/** Strings, numbers, booleans and bigints can be loosely equal to one another. */
function hasLooseMatch(primitive) {
  switch (typeof primitive) {
    case 'symbol':
      return false;
    case 'string':
    case 'number':
      // What is not a number is equal to itself only.
      return !Number.isNaN(+primitive);
    default:
      return true;
  }
}

function isError(value) {
  return types.isNativeError(value) || value instanceof Error;
}

/** Kinds of objects that are equal only to their own kind. */
function isOfOwnKind(value) {
  return Array.isArray(value) || ArrayBuffer.isView(value) || types.isSet(value) || types.isMap(value) ||
    types.isDate(value) || types.isRegExp(value) || types.isAnyArrayBuffer(value) ||
    types.isBoxedPrimitive(value) || isError(value);
}

function isURL(value) {
  return value?.[Symbol.toStringTag] === 'URL' && require('internal/url').isURL(value);
}

function sameRegExp(a, b) {
  return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
}

function sameBox(a, b) {
  for (const type in valueOfBox) {
    const [isBox, valueOf] = valueOfBox[type];
    if (isBox(a)) return isBox(b) && is(valueOf.call(a), valueOf.call(b));
  }
  return false;
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function sameBytes(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

/** Loosely, 0 and -0 are the same. */
function sameNumbers(a, b) {
  if (a.byteLength !== b.byteLength) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

/** As assert.deepEqual compares. */
function isDeepEqual(a, b) {
  if (a === b) return true;
  return new Comparison(false).equal(a, b);
}

/** As assert.deepStrictEqual compares. */
function isDeepStrictEqual(a, b) {
  if (is(a, b)) return true;
  return new Comparison(true).equal(a, b);
}

module.exports = { isDeepEqual, isDeepStrictEqual };
