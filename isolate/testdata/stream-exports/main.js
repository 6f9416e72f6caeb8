'use strict';
const stream = require('stream');
console.log(Object.keys(stream).join());
for (const name of ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough']) {
  const Class = stream[name];
  console.log(name, Class.length, Object.getPrototypeOf(Class).name, Object.keys(Class).join(), Object.getOwnPropertyNames(Class.prototype).sort().join());
}
console.log(Object.keys(require('stream/promises')), Object.keys(require('stream/consumers')), Object.keys(require('stream/web')));
console.log(stream.promises === require('stream/promises'), stream.promises.pipeline === stream.promises.pipeline);
