// what the streams refuse
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-case-'));
process.chdir(dir);
process.on('exit', () => {
  process.chdir('/');
  fs.rmSync(dir, { recursive: true, force: true });
});

function attempt(label, fn) {
  try {
    console.log(label, '->', fn());
  } catch (e) {
    console.log(label, '=>', e.name, e.code, e.message.replaceAll(dir, '{tmp}'));
  }
}

const quiet = (s) => { s.on('error', () => {}).destroy(); return s.constructor.name; };
attempt('path', () => fs.createReadStream({}));
attempt('options', () => fs.createReadStream('f', 5));
attempt('start', () => fs.createReadStream('f', { start: 'a' }));
attempt('start below', () => fs.createWriteStream('f', { start: -1 }));
attempt('end', () => fs.createReadStream('f', { end: 'a' }));
attempt('order', () => fs.createReadStream('f', { start: 5, end: 2 }));
attempt('fd', () => fs.createReadStream('f', { fd: 'a' }));
attempt('fs', () => fs.createReadStream('f', { fs: {} }));
attempt('fs read', () => fs.createReadStream('f', { fs: { open() {} } }));
attempt('fs write', () => fs.createWriteStream('f', { fs: { open() {} } }));
attempt('encoding', () => fs.createReadStream('f', 'nope'));
attempt('flush', () => fs.createWriteStream('f', { flush: 1 }));
attempt('signal', () => fs.createReadStream('f', { signal: 1 }));
attempt('without new', () => quiet(fs.ReadStream('f')) + quiet(fs.WriteStream('f')));
