'use strict';
// Names, kinds and constants of node:buffer and of Buffer.
const buffer = require('buffer');
console.log(Object.keys(buffer).join());
console.log(Object.getOwnPropertyNames(Buffer).join());
console.log(Object.getOwnPropertyNames(Buffer.prototype).join());
console.log(buffer.constants, buffer.kMaxLength, buffer.kStringMaxLength, buffer.INSPECT_MAX_BYTES);
console.log(Buffer === buffer.Buffer, Buffer.name, Buffer.length, Buffer.prototype.constructor === Buffer);
console.log(Buffer.from('a').readUint8 === Buffer.from('a').readUInt8, Buffer.prototype.toLocaleString === Buffer.prototype.toString);
console.log(Object.getPrototypeOf(Buffer) === Uint8Array, Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer(Buffer.alloc(1)));
