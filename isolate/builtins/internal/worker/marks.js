'use strict';
// What must not be transferred, or not be cloned: markAsUntransferable, markAsUncloneable.
//
// As in Node 18, an untransferable object in a transfer list is passed over: memory is copied instead.

const { getPool, setPoolHook } = require('internal/buffer');
const binding = internalBinding('messaging');

/** Made with the first mark. */
let untransferable;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

/**
 * From now on the object is left out of transfer lists.
 * @param {any} object a primitive is ignored
 */
function markAsUntransferable(object) {
  if (!isObject(object)) return;
  untransferable ??= new WeakSet();
  untransferable.add(object);
}

/**
 * @param {any} object
 * @returns {boolean}
 */
function isMarkedAsUntransferable(object) {
  return isObject(object) && isUntransferable(object);
}

/**
 * From now on a message that holds the object is refused with a DataCloneError. Memory is not affected.
 * @param {any} object a primitive is ignored
 */
function markAsUncloneable(object) {
  if (isObject(object)) binding.markUncloneable(object);
}

// The memory that small Buffers are cut from belongs to many of them.
let pools;

function isUntransferable(object) {
  if (pools === undefined) {
    pools = new WeakSet();
    setPoolHook((pool) => pools.add(pool));
  }
  return pools.has(object) || (untransferable !== undefined && untransferable.has(object));
}

const { defineProperty } = Object;

/**
 * list.push(value), whatever a program has made of Array.prototype.
 * @param {any[]} list
 * @param {any} value
 * @returns {any[]} the list; another one when it was empty, which costs next to nothing
 */
function append(list, value) {
  if (list.length === 0) return [value];
  defineProperty(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  return list;
}

/**
 * The list without what must stay.
 * @param {any[]} list
 * @returns {any[]}
 */
function keepUntransferable(list) {
  let stay = 0;
  for (let i = 0; i < list.length; i++) {
    if (isObject(list[i]) && isUntransferable(list[i])) stay++;
  }
  if (stay === 0) return list;
  let kept = [];
  for (let i = 0; i < list.length; i++) {
    if (!isObject(list[i]) || !isUntransferable(list[i])) kept = append(kept, list[i]);
  }
  return kept;
}

module.exports = { append, isMarkedAsUntransferable, keepUntransferable, markAsUncloneable, markAsUntransferable };
