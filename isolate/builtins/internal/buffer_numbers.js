'use strict';

// Buffer's readers and writers of numbers. Every method spells its bytes out: shared helpers would
// share type feedback, and these are among the hottest functions of many programs.

const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

// One double and its bytes, in the machine's order, which is little-endian on all we run on.
const doubles = new Float64Array(1);
const doubleBytes = new Uint8Array(doubles.buffer);
const floats = new Float32Array(1);
const floatBytes = new Uint8Array(floats.buffer);

/**
 * Throws what is wrong with an offset at which `size` bytes cannot be reached.
 * @param {Uint8Array} buffer
 * @param {unknown} offset
 * @param {number} size
 */
function badOffset(buffer, offset, size) {
  validateNumber(offset, 'offset');
  boundsError(offset, buffer.length - size, 'offset');
}

function boundsError(value, max, name) {
  if (Math.floor(value) !== value) {
    validateNumber(value, name);
    throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  }
  if (max < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  throw new codes.ERR_OUT_OF_RANGE(name, `>= ${name === 'byteLength' ? 1 : 0} and <= ${max}`, value);
}

function isByteLength(value) {
  return typeof value === 'number' && value >= 1 && value <= 6 && value % 1 === 0;
}

/** Throws for a byteLength argument that is not 1 to 6. */
function badByteLength(byteLength) {
  validateNumber(byteLength, 'byteLength');
  boundsError(byteLength, 6, 'byteLength');
}

/** The range of an integer of `bytes` bytes, in the words of ERR_OUT_OF_RANGE. */
function describeRange(min, max, bytes, suffix) {
  if (bytes <= 4) return `>= ${min}${suffix} and <= ${max}${suffix}`;
  const bits = bytes * 8;
  if (min === 0 || min === 0n) return `>= 0${suffix} and < 2${suffix} ** ${bits}${suffix}`;
  const half = `2${suffix} ** ${bits - 1}${suffix}`;
  return `>= -(${half}) and < ${half}`;
}

/**
 * Checks what an integer writer was given, in Node's order: the offset's type, the value, the place.
 * @returns {void}
 */
function checkWrite(buffer, value, offset, min, max, bytes) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  if (value > max || value < min) {
    const suffix = typeof min === 'bigint' ? 'n' : '';
    throw new codes.ERR_OUT_OF_RANGE('value', describeRange(min, max, bytes, suffix), value);
  }
  if (buffer[offset] === undefined || buffer[offset + bytes - 1] === undefined) {
    badOffset(buffer, offset, bytes);
  }
}

const methods = {
  readUInt8(offset = 0) {
    if (typeof offset !== 'number' || this[offset] === undefined) badOffset(this, offset, 1);
    return this[offset];
  },

  readUInt16LE(offset = 0) {
    const last = this[offset + 1];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 2);
    }
    return this[offset] | last << 8;
  },

  readUInt16BE(offset = 0) {
    const last = this[offset + 1];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 2);
    }
    return last | this[offset] << 8;
  },

  readUInt32LE(offset = 0) {
    const last = this[offset + 3];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 4);
    }
    return (this[offset] | this[offset + 1] << 8 | this[offset + 2] << 16 | last << 24) >>> 0;
  },

  readUInt32BE(offset = 0) {
    const last = this[offset + 3];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 4);
    }
    return (last | this[offset + 2] << 8 | this[offset + 1] << 16 | this[offset] << 24) >>> 0;
  },

  readUIntLE(offset, byteLength) {
    if (offset === undefined) throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
    switch (byteLength) {
      case 1: return methods.readUInt8.call(this, offset);
      case 2: return methods.readUInt16LE.call(this, offset);
      case 3: return readUInt24LE(this, offset);
      case 4: return methods.readUInt32LE.call(this, offset);
      case 5: return readUInt40LE(this, offset);
      case 6: return readUInt48LE(this, offset);
    }
    return badByteLength(byteLength);
  },

  readUIntBE(offset, byteLength) {
    if (offset === undefined) throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
    switch (byteLength) {
      case 1: return methods.readUInt8.call(this, offset);
      case 2: return methods.readUInt16BE.call(this, offset);
      case 3: return readUInt24BE(this, offset);
      case 4: return methods.readUInt32BE.call(this, offset);
      case 5: return readUInt40BE(this, offset);
      case 6: return readUInt48BE(this, offset);
    }
    return badByteLength(byteLength);
  },

  readInt8(offset = 0) {
    if (typeof offset !== 'number' || this[offset] === undefined) badOffset(this, offset, 1);
    return (this[offset] << 24) >> 24;
  },

  readInt16LE(offset = 0) {
    const last = this[offset + 1];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 2);
    }
    return ((this[offset] | last << 8) << 16) >> 16;
  },

  readInt16BE(offset = 0) {
    const last = this[offset + 1];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 2);
    }
    return ((last | this[offset] << 8) << 16) >> 16;
  },

  readInt32LE(offset = 0) {
    const last = this[offset + 3];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 4);
    }
    return this[offset] | this[offset + 1] << 8 | this[offset + 2] << 16 | last << 24;
  },

  readInt32BE(offset = 0) {
    const last = this[offset + 3];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 4);
    }
    return last | this[offset + 2] << 8 | this[offset + 1] << 16 | this[offset] << 24;
  },

  readIntLE(offset, byteLength) {
    if (offset === undefined) throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
    switch (byteLength) {
      case 1: return methods.readInt8.call(this, offset);
      case 2: return methods.readInt16LE.call(this, offset);
      case 3: return readInt24LE(this, offset);
      case 4: return methods.readInt32LE.call(this, offset);
      case 5: return readInt40LE(this, offset);
      case 6: return readInt48LE(this, offset);
    }
    return badByteLength(byteLength);
  },

  readIntBE(offset, byteLength) {
    if (offset === undefined) throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
    switch (byteLength) {
      case 1: return methods.readInt8.call(this, offset);
      case 2: return methods.readInt16BE.call(this, offset);
      case 3: return readInt24BE(this, offset);
      case 4: return methods.readInt32BE.call(this, offset);
      case 5: return readInt40BE(this, offset);
      case 6: return readInt48BE(this, offset);
    }
    return badByteLength(byteLength);
  },

  writeUInt8(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, 0, 0xff, 1);
    this[offset] = value;
    return offset + 1;
  },

  writeUInt16LE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, 0, 0xffff, 2);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    return offset + 2;
  },

  writeUInt16BE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, 0, 0xffff, 2);
    this[offset] = value >>> 8;
    this[offset + 1] = value;
    return offset + 2;
  },

  writeUInt32LE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, 0, 0xffffffff, 4);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    this[offset + 2] = value >>> 16;
    this[offset + 3] = value >>> 24;
    return offset + 4;
  },

  writeUInt32BE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, 0, 0xffffffff, 4);
    this[offset] = value >>> 24;
    this[offset + 1] = value >>> 16;
    this[offset + 2] = value >>> 8;
    this[offset + 3] = value;
    return offset + 4;
  },

  writeUIntLE(value, offset, byteLength) {
    if (!isByteLength(byteLength)) badByteLength(byteLength);
    return writeVariable(this, value, offset, byteLength, false, true);
  },

  writeUIntBE(value, offset, byteLength) {
    if (!isByteLength(byteLength)) badByteLength(byteLength);
    return writeVariable(this, value, offset, byteLength, false, false);
  },

  writeInt8(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, -0x80, 0x7f, 1);
    this[offset] = value;
    return offset + 1;
  },

  writeInt16LE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, -0x8000, 0x7fff, 2);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    return offset + 2;
  },

  writeInt16BE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, -0x8000, 0x7fff, 2);
    this[offset] = value >>> 8;
    this[offset + 1] = value;
    return offset + 2;
  },

  writeInt32LE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, -0x80000000, 0x7fffffff, 4);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    this[offset + 2] = value >>> 16;
    this[offset + 3] = value >>> 24;
    return offset + 4;
  },

  writeInt32BE(value, offset = 0) {
    value = +value;
    checkWrite(this, value, offset, -0x80000000, 0x7fffffff, 4);
    this[offset] = value >>> 24;
    this[offset + 1] = value >>> 16;
    this[offset + 2] = value >>> 8;
    this[offset + 3] = value;
    return offset + 4;
  },

  writeIntLE(value, offset, byteLength) {
    if (!isByteLength(byteLength)) badByteLength(byteLength);
    return writeVariable(this, value, offset, byteLength, true, true);
  },

  writeIntBE(value, offset, byteLength) {
    if (!isByteLength(byteLength)) badByteLength(byteLength);
    return writeVariable(this, value, offset, byteLength, true, false);
  },

  readFloatLE(offset = 0) {
    const last = this[offset + 3];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 4);
    }
    floatBytes[0] = this[offset];
    floatBytes[1] = this[offset + 1];
    floatBytes[2] = this[offset + 2];
    floatBytes[3] = last;
    return floats[0];
  },

  writeFloatLE(value, offset = 0) {
    floats[0] = value;
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 3] === undefined) {
      badOffset(this, offset, 4);
    }
    this[offset] = floatBytes[0];
    this[offset + 1] = floatBytes[1];
    this[offset + 2] = floatBytes[2];
    this[offset + 3] = floatBytes[3];
    return offset + 4;
  },

  readFloatBE(offset = 0) {
    const last = this[offset + 3];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 4);
    }
    floatBytes[0] = last;
    floatBytes[1] = this[offset + 2];
    floatBytes[2] = this[offset + 1];
    floatBytes[3] = this[offset];
    return floats[0];
  },

  writeFloatBE(value, offset = 0) {
    floats[0] = value;
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 3] === undefined) {
      badOffset(this, offset, 4);
    }
    this[offset] = floatBytes[3];
    this[offset + 1] = floatBytes[2];
    this[offset + 2] = floatBytes[1];
    this[offset + 3] = floatBytes[0];
    return offset + 4;
  },

  readDoubleLE(offset = 0) {
    const last = this[offset + 7];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 8);
    }
    doubleBytes[0] = this[offset];
    doubleBytes[1] = this[offset + 1];
    doubleBytes[2] = this[offset + 2];
    doubleBytes[3] = this[offset + 3];
    doubleBytes[4] = this[offset + 4];
    doubleBytes[5] = this[offset + 5];
    doubleBytes[6] = this[offset + 6];
    doubleBytes[7] = last;
    return doubles[0];
  },

  writeDoubleLE(value, offset = 0) {
    doubles[0] = value;
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 7] === undefined) {
      badOffset(this, offset, 8);
    }
    this[offset] = doubleBytes[0];
    this[offset + 1] = doubleBytes[1];
    this[offset + 2] = doubleBytes[2];
    this[offset + 3] = doubleBytes[3];
    this[offset + 4] = doubleBytes[4];
    this[offset + 5] = doubleBytes[5];
    this[offset + 6] = doubleBytes[6];
    this[offset + 7] = doubleBytes[7];
    return offset + 8;
  },

  readDoubleBE(offset = 0) {
    const last = this[offset + 7];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 8);
    }
    doubleBytes[0] = last;
    doubleBytes[1] = this[offset + 6];
    doubleBytes[2] = this[offset + 5];
    doubleBytes[3] = this[offset + 4];
    doubleBytes[4] = this[offset + 3];
    doubleBytes[5] = this[offset + 2];
    doubleBytes[6] = this[offset + 1];
    doubleBytes[7] = this[offset];
    return doubles[0];
  },

  writeDoubleBE(value, offset = 0) {
    doubles[0] = value;
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 7] === undefined) {
      badOffset(this, offset, 8);
    }
    this[offset] = doubleBytes[7];
    this[offset + 1] = doubleBytes[6];
    this[offset + 2] = doubleBytes[5];
    this[offset + 3] = doubleBytes[4];
    this[offset + 4] = doubleBytes[3];
    this[offset + 5] = doubleBytes[2];
    this[offset + 6] = doubleBytes[1];
    this[offset + 7] = doubleBytes[0];
    return offset + 8;
  },

  readBigUInt64LE(offset = 0) {
    const last = this[offset + 7];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 8);
    }
    const low = (this[offset] | this[offset + 1] << 8 | this[offset + 2] << 16 | this[offset + 3] << 24) >>> 0;
    const high = (this[offset + 4] | this[offset + 5] << 8 | this[offset + 6] << 16 | last << 24) >>> 0;
    return (BigInt(high) << 32n) + BigInt(low);
  },

  writeBigUInt64LE(value, offset = 0) {
    checkWrite(this, value, offset, 0n, 0xffffffffffffffffn, 8);
    const low = Number(value & 0xffffffffn);
    const high = Number((value >> 32n) & 0xffffffffn);
    this[offset] = low;
    this[offset + 1] = low >>> 8;
    this[offset + 2] = low >>> 16;
    this[offset + 3] = low >>> 24;
    this[offset + 4] = high;
    this[offset + 5] = high >>> 8;
    this[offset + 6] = high >>> 16;
    this[offset + 7] = high >>> 24;
    return offset + 8;
  },

  readBigUInt64BE(offset = 0) {
    const last = this[offset + 7];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 8);
    }
    const low = (last | this[offset + 6] << 8 | this[offset + 5] << 16 | this[offset + 4] << 24) >>> 0;
    const high = (this[offset + 3] | this[offset + 2] << 8 | this[offset + 1] << 16 | this[offset] << 24) >>> 0;
    return (BigInt(high) << 32n) + BigInt(low);
  },

  writeBigUInt64BE(value, offset = 0) {
    checkWrite(this, value, offset, 0n, 0xffffffffffffffffn, 8);
    const low = Number(value & 0xffffffffn);
    const high = Number((value >> 32n) & 0xffffffffn);
    this[offset] = high >>> 24;
    this[offset + 1] = high >>> 16;
    this[offset + 2] = high >>> 8;
    this[offset + 3] = high;
    this[offset + 4] = low >>> 24;
    this[offset + 5] = low >>> 16;
    this[offset + 6] = low >>> 8;
    this[offset + 7] = low;
    return offset + 8;
  },

  readBigInt64LE(offset = 0) {
    const last = this[offset + 7];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 8);
    }
    const low = (this[offset] | this[offset + 1] << 8 | this[offset + 2] << 16 | this[offset + 3] << 24) >>> 0;
    const high = (this[offset + 4] | this[offset + 5] << 8 | this[offset + 6] << 16 | last << 24);
    return (BigInt(high) << 32n) + BigInt(low);
  },

  writeBigInt64LE(value, offset = 0) {
    checkWrite(this, value, offset, -0x8000000000000000n, 0x7fffffffffffffffn, 8);
    const low = Number(value & 0xffffffffn);
    const high = Number((value >> 32n) & 0xffffffffn);
    this[offset] = low;
    this[offset + 1] = low >>> 8;
    this[offset + 2] = low >>> 16;
    this[offset + 3] = low >>> 24;
    this[offset + 4] = high;
    this[offset + 5] = high >>> 8;
    this[offset + 6] = high >>> 16;
    this[offset + 7] = high >>> 24;
    return offset + 8;
  },

  readBigInt64BE(offset = 0) {
    const last = this[offset + 7];
    if (typeof offset !== 'number' || last === undefined || this[offset] === undefined) {
      badOffset(this, offset, 8);
    }
    const low = (last | this[offset + 6] << 8 | this[offset + 5] << 16 | this[offset + 4] << 24) >>> 0;
    const high = (this[offset + 3] | this[offset + 2] << 8 | this[offset + 1] << 16 | this[offset] << 24);
    return (BigInt(high) << 32n) + BigInt(low);
  },

  writeBigInt64BE(value, offset = 0) {
    checkWrite(this, value, offset, -0x8000000000000000n, 0x7fffffffffffffffn, 8);
    const low = Number(value & 0xffffffffn);
    const high = Number((value >> 32n) & 0xffffffffn);
    this[offset] = high >>> 24;
    this[offset + 1] = high >>> 16;
    this[offset + 2] = high >>> 8;
    this[offset + 3] = high;
    this[offset + 4] = low >>> 24;
    this[offset + 5] = low >>> 16;
    this[offset + 6] = low >>> 8;
    this[offset + 7] = low;
    return offset + 8;
  },
};

function readUInt24LE(buffer, offset) {
  const last = buffer[offset + 2];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 3);
  }
  return buffer[offset] | buffer[offset + 1] << 8 | last << 16;
}

function readUInt24BE(buffer, offset) {
  const last = buffer[offset + 2];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 3);
  }
  return last | buffer[offset + 1] << 8 | buffer[offset] << 16;
}

function readUInt40LE(buffer, offset) {
  const last = buffer[offset + 4];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 5);
  }
  return ((buffer[offset] | buffer[offset + 1] << 8 | buffer[offset + 2] << 16 | buffer[offset + 3] << 24) >>> 0) +
    (last) * 2 ** 32;
}

function readUInt40BE(buffer, offset) {
  const last = buffer[offset + 4];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 5);
  }
  return ((last | buffer[offset + 3] << 8 | buffer[offset + 2] << 16 | buffer[offset + 1] << 24) >>> 0) +
    (buffer[offset]) * 2 ** 32;
}

function readUInt48LE(buffer, offset) {
  const last = buffer[offset + 5];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 6);
  }
  return ((buffer[offset] | buffer[offset + 1] << 8 | buffer[offset + 2] << 16 | buffer[offset + 3] << 24) >>> 0) +
    (buffer[offset + 4] | last << 8) * 2 ** 32;
}

function readUInt48BE(buffer, offset) {
  const last = buffer[offset + 5];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 6);
  }
  return ((last | buffer[offset + 4] << 8 | buffer[offset + 3] << 16 | buffer[offset + 2] << 24) >>> 0) +
    (buffer[offset + 1] | buffer[offset] << 8) * 2 ** 32;
}

function readInt24LE(buffer, offset) {
  const last = buffer[offset + 2];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 3);
  }
  return ((buffer[offset] | buffer[offset + 1] << 8 | last << 16) << 8) >> 8;
}

function readInt24BE(buffer, offset) {
  const last = buffer[offset + 2];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 3);
  }
  return ((last | buffer[offset + 1] << 8 | buffer[offset] << 16) << 8) >> 8;
}

function readInt40LE(buffer, offset) {
  const last = buffer[offset + 4];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 5);
  }
  return ((buffer[offset] | buffer[offset + 1] << 8 | buffer[offset + 2] << 16 | buffer[offset + 3] << 24) >>> 0) +
    ((last << 24) >> 24) * 2 ** 32;
}

function readInt40BE(buffer, offset) {
  const last = buffer[offset + 4];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 5);
  }
  return ((last | buffer[offset + 3] << 8 | buffer[offset + 2] << 16 | buffer[offset + 1] << 24) >>> 0) +
    ((buffer[offset] << 24) >> 24) * 2 ** 32;
}

function readInt48LE(buffer, offset) {
  const last = buffer[offset + 5];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 6);
  }
  return ((buffer[offset] | buffer[offset + 1] << 8 | buffer[offset + 2] << 16 | buffer[offset + 3] << 24) >>> 0) +
    (((buffer[offset + 4] | last << 8) << 16) >> 16) * 2 ** 32;
}

function readInt48BE(buffer, offset) {
  const last = buffer[offset + 5];
  if (typeof offset !== 'number' || last === undefined || buffer[offset] === undefined) {
    badOffset(buffer, offset, 6);
  }
  return ((last | buffer[offset + 4] << 8 | buffer[offset + 3] << 16 | buffer[offset + 2] << 24) >>> 0) +
    (((buffer[offset + 1] | buffer[offset] << 8) << 16) >> 16) * 2 ** 32;
}

/** Writes an integer of 1 to 6 bytes. */
function writeVariable(buffer, value, offset, bytes, signed, little) {
  value = +value;
  const span = 2 ** (8 * bytes);
  const min = signed ? -span / 2 : 0;
  checkWrite(buffer, value, offset, min, span + min - 1, bytes);
  // Above 32 bits the shifts do not reach: the upper bytes are taken by division.
  const low = value >>> 0;
  const high = Math.floor(value / 2 ** 32);
  for (let i = 0; i < bytes; i++) {
    const byte = i < 4 ? low >>> (8 * i) : high >>> (8 * (i - 4));
    buffer[little ? offset + i : offset + bytes - 1 - i] = byte;
  }
  return offset + bytes;
}

// As Node's prototype lists them: a group, then the group's second spelling ("Uint").
const INTEGERS = ['LE', '32LE', '16LE', '8', 'BE', '32BE', '16BE'];
const GROUPS = [
  ['readBigUInt64LE', 'readBigUInt64BE'],
  ['readBigInt64LE', 'readBigInt64BE'],
  ['writeBigUInt64LE', 'writeBigUInt64BE'],
  ['writeBigInt64LE', 'writeBigInt64BE'],
  INTEGERS.map((kind) => `readUInt${kind}`),
  INTEGERS.map((kind) => `readInt${kind}`),
  INTEGERS.map((kind) => `writeUInt${kind}`),
  INTEGERS.map((kind) => `writeInt${kind}`),
  ['readFloatLE', 'readFloatBE', 'readDoubleLE', 'readDoubleBE'],
  ['writeFloatLE', 'writeFloatBE', 'writeDoubleLE', 'writeDoubleBE'],
];

/**
 * Puts every number method, with its aliases, on Buffer's prototype.
 * @param {object} prototype
 */
function addNumberMethods(prototype) {
  for (const group of GROUPS) {
    for (const name of group) prototype[name] = methods[name];
    if (!group[0].includes('UInt')) continue;
    for (const name of group) prototype[name.replace('UInt', 'Uint')] = methods[name];
  }
}

module.exports = { addNumberMethods };
