// reading what is no file
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

console.log(fs.fstatSync(0).isFile() || fs.fstatSync(0).isFIFO() || fs.fstatSync(0).isCharacterDevice());
console.log(JSON.stringify(fs.readFileSync(0, 'utf8')), fs.readFileSync('/dev/null').length);
const fd = fs.openSync('/dev/zero');
const b = Buffer.alloc(8, 1);
console.log(fs.readSync(fd, b), b);
fs.closeSync(fd);
