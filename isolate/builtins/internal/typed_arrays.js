'use strict';
// Which typed array something is.

const { typedArrayName } = internalBinding('types');

const { isView } = ArrayBuffer;
const { apply } = Reflect;

// The accessor that every typed array inherits names its class, and nothing of any other value.
const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/**
 * @param {any} value
 * @returns {string|undefined} the name of its class; undefined for what is no typed array
 */
function classOf(value) {
  const name = apply(tag, value, []);
  // Once V8 has optimized the accessor it does not know the arrays whose memory can be resized.
  return name === undefined && isView(value) ? typedArrayName(value) : name;
}

module.exports = { classOf };
