'use strict';
const { Readable } = require('stream');
const EventEmitter = require('events');
const old = new EventEmitter();
old.pause = () => console.log('old paused');
old.resume = () => console.log('old resumed');
old.extra = () => 'extra';
const r = new Readable({ highWaterMark: 3 }).wrap(old);
console.log(r.extra());
old.emit('data', 'ab');
old.emit('data', 'cd');
r.on('data', (chunk) => console.log(String(chunk)));
r.on('end', () => console.log('end'));
r.on('close', () => console.log('close'));
setImmediate(() => {
  old.emit('data', 'ef');
  old.emit('end');
});
