'use strict';
const { Readable, Writable } = require('stream');
process.on('uncaughtException', (err, origin) => console.log(origin, err.message));
new Readable({ read() {} }).destroy(new Error('nobody listens'));
new Writable({ write(chunk, encoding, callback) { callback(new Error('to write')); } }).write('x');
process.on('exit', (code) => console.log('exit', code));
