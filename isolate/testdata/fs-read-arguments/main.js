// offsets, lengths and positions out of range
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

fs.writeFileSync('f', 'abcdef');
const fd = fs.openSync('f');
const b = Buffer.alloc(4);
attempt('no buffer', () => fs.readSync(fd));
attempt('string', () => fs.readSync(fd, 'a'));
attempt('options', () => fs.readSync(fd, b, 1));
attempt('length', () => fs.readSync(fd, b, 0, 5));
attempt('length below', () => fs.readSync(fd, b, 0, -5));
attempt('offset', () => fs.readSync(fd, b, -1, 1));
attempt('offset beyond', () => fs.readSync(fd, b, 5, 1));
attempt('offset type', () => fs.readSync(fd, b, 'a', 1));
attempt('offset float', () => fs.readSync(fd, b, 1.5, 1));
attempt('position', () => fs.readSync(fd, b, 0, 1, '1'));
attempt('position below', () => fs.readSync(fd, b, 0, 1, -2));
attempt('position beyond', () => fs.readSync(fd, b, 0, 1, 2 ** 63));
attempt('position float', () => fs.readSync(fd, b, 0, 1, 1.5));
attempt('position bigint', () => fs.readSync(fd, b, 0, 1, 2n ** 63n));
attempt('position object', () => fs.readSync(fd, b, 0, 1, {}));
attempt('empty', () => fs.readSync(fd, Buffer.alloc(0)));
attempt('array buffer', () => fs.readSync(fd, new ArrayBuffer(4)));
attempt('readv', () => fs.readvSync(fd, [1]));
attempt('readv type', () => fs.readvSync(fd, b));
attempt('async', () => fs.read(fd, b, 0, 9, 0, () => {}));
attempt('no callback', () => fs.read(fd, b));
fs.closeSync(fd);
