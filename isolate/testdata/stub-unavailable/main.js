'use strict';
const attempt = (name, fn) => {
  try {
    fn();
    console.log(name, 'works');
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
};
attempt('execSync', () => require('child_process').execSync('true'));
attempt('Socket', () => new (require('net').Socket)());
attempt('Server', () => new (class extends require('http').Server {})());
attempt('gzipSync', () => require('zlib').gzipSync('x'));
attempt('Domain', () => require('domain').create());
attempt('keypress', () => require('readline').emitKeypressEvents(new (require('stream').PassThrough)()));
attempt('toWeb', () => require('stream').Readable.toWeb(new (require('stream').Readable)()));
attempt('web', () => new (require('stream/web').ReadableStream)());
require('dns').promises.lookup('127.0.0.1').then(() => console.log('lookup works'), (err) => console.log('lookup', err.code));
