// files that tell no size are read to their end
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

console.log(fs.statSync('/proc/self/status').size, fs.readFileSync('/proc/self/status', 'utf8').startsWith('Name:'));
console.log(fs.readFileSync('/proc/self/maps').length > 1000);
fs.readFile('/proc/self/status', 'utf8', (err, text) => {
  console.log(err, text.includes('Pid:'));
  fs.promises.readFile('/proc/self/status').then((b) => console.log(Buffer.isBuffer(b), b.includes('Threads:')));
});
