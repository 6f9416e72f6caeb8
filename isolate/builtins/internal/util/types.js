'use strict';
// util.types: what kind of value something is, by the engine's knowledge where it has any.

const binding = internalBinding('types');

const { isView } = ArrayBuffer;
const { classOf } = require('internal/typed_arrays');

/** @returns {boolean} */
function isTypedArray(value) {
  return classOf(value) !== undefined;
}

function isUint8Array(value) {
  return classOf(value) === 'Uint8Array';
}

function isUint8ClampedArray(value) {
  return classOf(value) === 'Uint8ClampedArray';
}

function isUint16Array(value) {
  return classOf(value) === 'Uint16Array';
}

function isUint32Array(value) {
  return classOf(value) === 'Uint32Array';
}

function isInt8Array(value) {
  return classOf(value) === 'Int8Array';
}

function isInt16Array(value) {
  return classOf(value) === 'Int16Array';
}

function isInt32Array(value) {
  return classOf(value) === 'Int32Array';
}

function isFloat32Array(value) {
  return classOf(value) === 'Float32Array';
}

function isFloat64Array(value) {
  return classOf(value) === 'Float64Array';
}

function isBigInt64Array(value) {
  return classOf(value) === 'BigInt64Array';
}

function isBigUint64Array(value) {
  return classOf(value) === 'BigUint64Array';
}

// Of internal/crypto/keys, which is loaded only when something asks.
function isKeyObject(value) {
  return cryptoClass('KeyObject', value);
}

function isCryptoKey(value) {
  return cryptoClass('CryptoKey', value);
}

// Whoever defines the classes registers them here: nothing can be one of them before that.
const cryptoClasses = { __proto__: null };

function cryptoClass(name, value) {
  const isInstance = cryptoClasses[name];
  return isInstance !== undefined && isInstance(value);
}

module.exports = {
  isExternal: binding.isExternal,
  isDate: binding.isDate,
  isArgumentsObject: binding.isArgumentsObject,
  isBigIntObject: binding.isBigIntObject,
  isBooleanObject: binding.isBooleanObject,
  isNumberObject: binding.isNumberObject,
  isStringObject: binding.isStringObject,
  isSymbolObject: binding.isSymbolObject,
  isNativeError: binding.isNativeError,
  isRegExp: binding.isRegExp,
  isAsyncFunction: binding.isAsyncFunction,
  isGeneratorFunction: binding.isGeneratorFunction,
  isGeneratorObject: binding.isGeneratorObject,
  isPromise: binding.isPromise,
  isMap: binding.isMap,
  isSet: binding.isSet,
  isMapIterator: binding.isMapIterator,
  isSetIterator: binding.isSetIterator,
  isWeakMap: binding.isWeakMap,
  isWeakSet: binding.isWeakSet,
  isArrayBuffer: binding.isArrayBuffer,
  isDataView: binding.isDataView,
  isSharedArrayBuffer: binding.isSharedArrayBuffer,
  isProxy: binding.isProxy,
  isModuleNamespaceObject: binding.isModuleNamespaceObject,
  isAnyArrayBuffer: binding.isAnyArrayBuffer,
  isBoxedPrimitive: binding.isBoxedPrimitive,
  isArrayBufferView: isView,
  isTypedArray,
  isUint8Array,
  isUint8ClampedArray,
  isUint16Array,
  isUint32Array,
  isInt8Array,
  isInt16Array,
  isInt32Array,
  isFloat32Array,
  isFloat64Array,
  isBigInt64Array,
  isBigUint64Array,
  isKeyObject,
  isCryptoKey,
};

Object.defineProperty(module.exports, 'cryptoClasses', { __proto__: null, value: cryptoClasses, enumerable: false });
