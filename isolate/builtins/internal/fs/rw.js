'use strict';
// read, readv, write, writev: all signatures, sync and with callbacks. Bytes go straight between the
// file and the memory of the view.

const { validateFunction, validateInteger, validateObject, validateBuffer } = require('internal/validators');
const { codes } = require('internal/errors');
const { Buffer } = require('internal/buffer');
const { kCustomPromisifyArgsSymbol, kEmptyObject } = require('internal/util');
const {
  getValidatedFd, validateBufferArray, validateEncodingForData, validateOffsetLengthRead, validateOffsetLengthWrite,
  validatePosition, validateStringAfterArrayBufferView,
} = require('internal/fs/utils');
const binding = internalBinding('fs');

const { isView } = ArrayBuffer;
const kReadSize = 16384;

// What stands for the file's own position when a bigint does: any negative one does.
function filePosition(position) {
  return typeof position === 'bigint' && position < 0n ? -1 : position;
}

/**
 * The range of a read: checked offset and length.
 * @returns {number} the length; offset is already checked
 */
function checkReadRange(buffer, offset, length) {
  if (length === 0) return 0;
  if (buffer.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  validateOffsetLengthRead(offset, length, buffer.byteLength);
  return length;
}

function checkReadOffset(offset) {
  if (offset == null) return 0;
  validateInteger(offset, 'offset', 0);
  return offset;
}

function checkReadPosition(position, length) {
  if (position == null) return -1;
  validatePosition(position, 'position', length);
  return filePosition(position);
}

// read(fd, [options,] cb), read(fd, buffer, [options,] cb), read(fd, buffer, offset, length, position, cb)
function read(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (arguments.length <= 4) {
    let params = null;
    if (arguments.length === 4) {
      // read(fd, buffer, options, cb)
      validateObject(offsetOrOptions, 'options', validatorsNullable());
      callback = length;
      params = offsetOrOptions;
    } else if (arguments.length === 3) {
      // read(fd, bufferOrOptions, cb)
      if (!isView(buffer)) {
        params = buffer;
        ({ buffer = Buffer.alloc(kReadSize) } = params ?? kEmptyObject);
      }
      callback = offsetOrOptions;
    } else {
      // read(fd, cb)
      callback = buffer;
      buffer = Buffer.alloc(kReadSize);
    }
    if (params !== null && params !== undefined) validateObject(params, 'options', validatorsNullable());
    ({ offset = 0, length = buffer?.byteLength - offset, position = null } = params ?? kEmptyObject);
  }
  validateBuffer(buffer);
  validateFunction(callback, 'cb');
  offset = checkReadOffset(offset);
  length |= 0;
  if (length === 0) return void process.nextTick(callback, null, 0, buffer);
  checkReadRange(buffer, offset, length);
  position = checkReadPosition(position, length);
  binding.read(fd, buffer, offset, length, position, (err, bytes) => callback(err ?? null, bytes || 0, buffer));
}
Object.defineProperty(read, kCustomPromisifyArgsSymbol, { __proto__: null, value: ['bytesRead', 'buffer'], enumerable: false });

let nullable;
function validatorsNullable() {
  return nullable ??= require('internal/validators').kValidateObjectAllowNullable;
}

function readSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  validateBuffer(buffer);
  let offset = offsetOrOptions;
  if (arguments.length <= 3 || typeof offsetOrOptions === 'object') {
    if (offsetOrOptions !== undefined) validateObject(offsetOrOptions, 'options', validatorsNullable());
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? kEmptyObject);
  }
  offset = checkReadOffset(offset);
  length |= 0;
  if (length === 0) return 0;
  checkReadRange(buffer, offset, length);
  return binding.read(fd, buffer, offset, length, checkReadPosition(position, length));
}

function vectorPosition(position) {
  return typeof position === 'number' ? position : -1;
}

function readv(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback = typeof position === 'function' ? position : callback;
  validateFunction(callback, 'cb');
  binding.readv(fd, vectorPosition(position), buffers.length, ...buffers,
                (err, bytes) => callback(err ?? null, bytes || 0, buffers));
}
Object.defineProperty(readv, kCustomPromisifyArgsSymbol, { __proto__: null, value: ['bytesRead', 'buffers'], enumerable: false });

function readvSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  return binding.readv(fd, vectorPosition(position), buffers.length, ...buffers);
}

/**
 * The range and position of a write of a view.
 * @returns {[number, number, number]} offset, length, position
 */
function checkWriteRange(buffer, offset, length, position) {
  if (offset == null || typeof offset === 'function') {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  validateOffsetLengthWrite(offset, length, buffer.byteLength);
  return [offset, length, typeof position === 'number' ? position : -1];
}

// Encodings that JavaScript turns into bytes; the operation itself knows UTF-8.
function isUTF8(encoding) {
  return encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8';
}

function encodeString(string, encoding) {
  return Buffer.from(string, Buffer.isEncoding(encoding) ? encoding : 'utf8');
}

// write(fd, view, [offset | options, length, position,] cb), write(fd, string, [position, encoding,] cb)
function write(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (isView(buffer)) {
    callback ||= position || length || offset;
    validateFunction(callback, 'cb');
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? kEmptyObject);
    }
    [offset, length, position] = checkWriteRange(buffer, offset, length, position);
    return void binding.writeBytes(fd, buffer, offset, length, position,
                                   (err, written) => callback(err ?? null, written || 0, buffer));
  }
  validateStringAfterArrayBufferView(buffer, 'buffer');
  if (typeof position !== 'function') {
    if (typeof offset === 'function') {
      position = offset;
      offset = null;
    } else {
      position = length;
    }
    length = 'utf8';
  }
  const string = buffer;
  const done = position;
  validateEncodingForData(string, length);
  validateFunction(done, 'cb');
  writeString(fd, string, offset, length, (err, written) => done(err ?? null, written || 0, string));
}
Object.defineProperty(write, kCustomPromisifyArgsSymbol, { __proto__: null, value: ['bytesWritten', 'buffer'], enumerable: false });

function writeString(fd, string, position, encoding, callback) {
  position = typeof position === 'number' ? position : -1;
  if (isUTF8(encoding)) return binding.writeString(fd, string, position, callback);
  const bytes = encodeString(string, encoding);
  return binding.writeBytes(fd, bytes, 0, bytes.byteLength, position, callback);
}

function writeSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (isView(buffer)) {
    if (position === undefined) position = null;
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? kEmptyObject);
    }
    [offset, length, position] = checkWriteRange(buffer, offset, length, position);
    return binding.writeBytes(fd, buffer, offset, length, position);
  }
  validateStringAfterArrayBufferView(buffer, 'buffer');
  validateEncodingForData(buffer, length);
  const at = typeof offset === 'number' ? offset : -1;
  if (isUTF8(length)) return binding.writeString(fd, buffer, at);
  const bytes = encodeString(buffer, length);
  return binding.writeBytes(fd, bytes, 0, bytes.byteLength, at);
}

function writev(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback = typeof position === 'function' ? position : callback;
  validateFunction(callback, 'cb');
  if (buffers.length === 0) return void process.nextTick(callback, null, 0, buffers);
  binding.writev(fd, vectorPosition(position), buffers.length, ...buffers,
                 (err, written) => callback(err ?? null, written || 0, buffers));
}
Object.defineProperty(writev, kCustomPromisifyArgsSymbol, { __proto__: null, value: ['bytesWritten', 'buffers'], enumerable: false });

function writevSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  if (buffers.length === 0) return 0;
  return binding.writev(fd, vectorPosition(position), buffers.length, ...buffers);
}

module.exports = {
  checkReadOffset,
  checkReadPosition,
  checkReadRange,
  checkWriteRange,
  encodeString,
  isUTF8,
  read,
  readSync,
  readv,
  readvSync,
  vectorPosition,
  write,
  writeSync,
  writev,
  writevSync,
};
