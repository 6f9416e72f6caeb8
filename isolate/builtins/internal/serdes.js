'use strict';
// Serializer and Deserializer of node:v8, with the defaults that v8.serialize and v8.deserialize use.
// The classes are the engine's (serializer.cc, deserializer.cc); the format is Go's.

const { Buffer, FastBuffer } = require('internal/buffer');
const binding = internalBinding('serdes');
const { Serializer, Deserializer } = binding;

const toStringOf = Object.prototype.toString;
const { isView } = ArrayBuffer;

/** Views by the number that stands for their kind in what v8.serialize writes; 10 is Buffer. */
const viewKinds = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
  Float32Array, Float64Array, DataView, FastBuffer, BigInt64Array, BigUint64Array,
];
const bufferKind = viewKinds.indexOf(FastBuffer);
const kindsByTag = new Map();
viewKinds.forEach((kind, i) => {
  if (i !== bufferKind) kindsByTag.set(`[object ${kind.name}]`, i);
});

/** Makes the error for what cannot be cloned. */
Serializer.prototype._getDataCloneError = Error;

/**
 * @param {number} length in bytes
 * @returns {Buffer} on the memory of the input
 */
Deserializer.prototype.readRawBytes = function readRawBytes(length) {
  const size = Math.trunc(length) || 0;
  const offset = this._readRawBytes(size);
  return new FastBuffer(this.buffer.buffer, this.buffer.byteOffset + offset, size);
};

function kindOf(view) {
  if (view.constructor === Buffer) return bufferKind;
  return isView(view) ? kindsByTag.get(toStringOf.call(view)) : undefined;
}

/** Writes typed arrays, DataViews and Buffers with their kind. */
class DefaultSerializer extends Serializer {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  /** @param {ArrayBufferView} view */
  _writeHostObject(view) {
    const kind = kindOf(view);
    if (kind === undefined) {
      const { inspect } = require('internal/util/inspect');
      throw new this._getDataCloneError(`Unserializable host object: ${inspect(view)}`);
    }
    this.writeUint32(kind);
    this.writeUint32(view.byteLength);
    this.writeRawBytes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
}

/** Reads what DefaultSerializer writes. */
class DefaultDeserializer extends Deserializer {
  /** @returns {ArrayBufferView} on the input's memory where that is aligned, else on a copy */
  _readHostObject() {
    const Kind = viewKinds[this.readUint32()];
    const byteLength = this.readUint32();
    const offset = this.buffer.byteOffset + this._readRawBytes(byteLength);
    const size = Kind.BYTES_PER_ELEMENT || 1;
    if (offset % size === 0) return new Kind(this.buffer.buffer, offset, Math.floor(byteLength / size));
    const copy = new Uint8Array(byteLength);
    copy.set(new Uint8Array(this.buffer.buffer, offset, byteLength));
    return new Kind(copy.buffer, 0, Math.floor(byteLength / size));
  }
}

binding.setDefaults(
  [
    DefaultSerializer.prototype._writeHostObject,
    Serializer.prototype.writeUint32,
    Serializer.prototype.writeRawBytes,
    DefaultDeserializer.prototype._readHostObject,
    Deserializer.prototype.readUint32,
    Deserializer.prototype._readRawBytes,
  ],
  FastBuffer.prototype,
  DefaultSerializer,
  DefaultDeserializer,
);

const newSerializer = () => new DefaultSerializer();
const newDeserializer = (buffer) => new DefaultDeserializer(buffer);

/**
 * @param {any} value
 * @returns {Buffer}
 */
function serialize(value) {
  return binding.serialize(value, newSerializer);
}

/**
 * @param {Buffer|TypedArray|DataView} buffer
 * @returns {any}
 */
function deserialize(buffer) {
  return binding.deserialize(buffer, newDeserializer);
}

module.exports = {
  Serializer,
  Deserializer,
  DefaultSerializer,
  DefaultDeserializer,
  serialize,
  deserialize,
};
