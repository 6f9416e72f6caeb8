// constants cannot be changed, functions can be replaced
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

try {
  fs.constants.F_OK = 5;
} catch (e) {
  console.log(e.name);
}
try {
  fs.F_OK = 5;
} catch (e) {
  console.log(e.name);
}
console.log(fs.F_OK, fs.R_OK, fs.W_OK, fs.X_OK, fs.constants.O_RDWR, Object.getPrototypeOf(fs.constants));
const { readFileSync } = fs;
fs.readFileSync = () => 'replaced';
console.log(require('node:fs').readFileSync('x'));
fs.readFileSync = readFileSync;
console.log(fs.ReadStream === fs.FileReadStream);
fs.ReadStream = class Mine {};
console.log(new fs.ReadStream().constructor.name, fs.createReadStream('nope').constructor.name, fs.FileReadStream.name);
