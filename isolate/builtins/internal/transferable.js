'use strict';
// Objects other than ports that threads can send each other: keys, certificates, histograms, files.
//
// Such an object is an instance of a class that extends JSTransferable: the engine knows it by an internal
// field, so that other objects pay nothing. Its methods, by symbols:
//   [kClone]()    -> {data, deserializeInfo, handle}: data may be anything that can be sent;
//                    deserializeInfo is 'internal/module:export', an export that has
//                    [kDeserialize](data, handle), which makes the object in the receiving thread and
//                    must not clone, post or receive anything itself;
//                    handle, if there is one, is the number of a Go object (bindings.Handle), and on
//                    arrival that of the receiving thread's own reference to it.
//   [kTransfer]() -> the same, for what moves when it stands in a transfer list. It must change nothing:
//                    the post may still fail.
//   [kMoved]()    the post has succeeded: the object is dead.
// An object with [kClone] alone is cloned, in a transfer list too; one with [kTransfer] alone cannot be sent
// without a transfer list.

const { HostObject } = internalBinding('messaging');
const {
  messaging_clone_symbol: kClone,
  messaging_deserialize_symbol: kDeserialize,
  messaging_transfer_symbol: kTransfer,
} = require('internal/symbols');

const kMoved = Symbol('kMoved');

/** The base of classes whose instances can be sent. */
class JSTransferable {
  constructor() {
    return Reflect.construct(HostObject, [], new.target);
  }
}

let registry;

/**
 * Lets go of a Go object when the object that stands for it is collected.
 * @param {object} object
 * @param {number} handle
 */
function holdHandle(object, handle) {
  registry ??= new FinalizationRegistry((id) => internalBinding('handles').drop(id));
  registry.register(object, handle);
}

function packed(result) {
  return [result.deserializeInfo, result.data, result.handle];
}

/**
 * For the engine: what is sent instead of a host object that is no live port.
 * @param {object} object
 * @param {boolean} inList the question is whether it moves, because it stands in a transfer list
 * @returns {any[]|null|undefined} undefined: it cannot be sent; null: it is cloned as if it were not in the list
 */
function packHost(object, inList) {
  if (inList) {
    if (typeof object[kTransfer] === 'function') return packed(object[kTransfer]());
    return typeof object[kClone] === 'function' ? null : undefined;
  }
  if (typeof object[kClone] !== 'function') return undefined;
  return packed(object[kClone]());
}

/** For the engine: the object of what packHost has given. */
function makeHost(info, data, handle) {
  const [id, name] = `${info}`.split(':');
  const { has } = internalBinding('builtins');
  const maker = id.startsWith('internal/') && has(id) ? require(id)[name] : undefined;
  if (typeof maker?.[kDeserialize] !== 'function') throw new Error('Unable to deserialize cloned data.');
  return maker[kDeserialize](data, handle);
}

/** For the engine: an object of the transfer list has been sent. */
function hostMoved(object) {
  object[kMoved]();
}

module.exports = {
  JSTransferable,
  holdHandle,
  hostMoved,
  kClone,
  kDeserialize,
  kMoved,
  kTransfer,
  makeHost,
  packHost,
};
