'use strict';
const b = Buffer.alloc(8);
for (const f of [() => b.readUInt8(9), () => b.readUInt8(1.5), () => b.writeUInt8(256), () => b.writeInt32LE(2 ** 40), () => b.writeBigUInt64LE(2n ** 65n), () => b.readUIntLE(0, 7), () => Buffer.alloc(2 ** 53), () => b.writeInt8(-129), () => b.writeUIntBE(2 ** 48, 0, 6), () => b.readInt16LE('1'), () => b.readUInt8(-1), () => b.readDoubleLE(NaN)]) try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
