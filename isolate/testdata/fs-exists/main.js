// exists calls back without an error, and can be promisified
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

fs.writeFileSync('f', '');
console.log(fs.existsSync('f'), fs.existsSync('nope'), fs.existsSync('a\0b'));
fs.exists('f', (...args) => {
  console.log(args);
  fs.exists('nope', (...args) => {
    console.log(args);
    fs.exists({}, (...args) => console.log(args));
    process.nextTick(async () => console.log('promise', await require('util').promisify(fs.exists)('f')));
  });
});
