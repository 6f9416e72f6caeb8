// what write refuses
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

const fd = fs.openSync('f', 'w+');
const b = Buffer.alloc(4);
attempt('offset', () => fs.writeSync(fd, b, 5));
attempt('length', () => fs.writeSync(fd, b, 1, 5));
attempt('length below', () => fs.writeSync(fd, b, 1, -1));
attempt('offset below', () => fs.writeSync(fd, b, -1));
attempt('offset float', () => fs.writeSync(fd, b, 1.5));
attempt('offset type', () => fs.writeSync(fd, b, 'a'));
attempt('hex', () => fs.writeSync(fd, 'abc', 0, 'hex'));
attempt('number', () => fs.writeSync(fd, 5));
attempt('object', () => fs.writeSync(fd, { toString() { return 'x'; } }));
attempt('null', () => fs.writeSync(fd, null));
attempt('array buffer', () => fs.writeSync(fd, new ArrayBuffer(4)));
attempt('no callback', () => fs.write(fd, 'a'));
attempt('object callback', () => fs.write(fd, {}, () => {}));
attempt('writev', () => fs.writevSync(fd, ['a']));
attempt('writev nothing', () => fs.writevSync(fd, []));
fs.closeSync(fd);
