'use strict';
const stream = require('stream');
const { Readable, Writable, Duplex } = stream;
const ended = new Readable({ read() {} });
ended.push(null);
const failed = new Writable({ write() {} });
failed.on('error', () => {});
const things = {
  readable: new Readable({ read() {} }),
  writable: new Writable({ write() {} }),
  duplex: new Duplex({ read() {}, write() {} }),
  ended: ended.resume(),
  failed: failed.destroy(new Error('x')),
  object: {},
  nothing: null,
};
setImmediate(() => {
  for (const [name, thing] of Object.entries(things)) {
    const answers = ['isReadable', 'isWritable', 'isErrored', 'isDisturbed', 'isDestroyed'].map((ask) => stream[ask](thing));
    console.log(name, answers.join(' '));
  }
});
console.log(stream._isUint8Array(new Uint8Array()), stream._isUint8Array([]), stream._isArrayBufferView(new DataView(new ArrayBuffer(1))));
console.log(stream._uint8ArrayToBuffer(new Uint8Array([1, 2])));
