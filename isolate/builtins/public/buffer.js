'use strict';

// node:buffer.

const {
  Buffer, SlowBuffer, kMaxLength, kStringMaxLength, getInspectMaxBytes, setInspectMaxBytes,
} = require('internal/buffer');
const { atob, btoa, isAscii, isUtf8, resolveObjectURL, transcode } = require('internal/buffer_extra');
const { unavailable } = require('internal/unavailable');

module.exports = {
  Buffer,
  SlowBuffer,
  transcode,
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  btoa,
  atob,
};

Object.defineProperties(module.exports, {
  constants: {
    value: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength },
    enumerable: true,
  },
  INSPECT_MAX_BYTES: {
    get: getInspectMaxBytes,
    set: setInspectMaxBytes,
    enumerable: true,
    configurable: true,
  },
  Blob: { value: unavailable('buffer', 'Blob', { isClass: true }), enumerable: true, configurable: true, writable: true },
  resolveObjectURL: { value: resolveObjectURL, enumerable: true, configurable: true, writable: true },
  File: { value: unavailable('buffer', 'File', { isClass: true }), enumerable: true, configurable: true, writable: true },
});
