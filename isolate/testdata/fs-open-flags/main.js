// what the names of flags mean
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

const { constants: c } = fs;
fs.writeFileSync('f', 'abc');
for (const flags of ['r', 'rs', 'sr', 'r+', 'rs+', 'a', 'as', 'a+', 'as+', 'w', 'w+']) {
  const fd = fs.openSync('f', flags);
  let wrote = true;
  let read = true;
  try { fs.writeSync(fd, 'x'); } catch (e) { wrote = e.code; }
  try { fs.readSync(fd, Buffer.alloc(1)); } catch (e) { read = e.code; }
  fs.closeSync(fd);
  console.log(flags, 'write', wrote, 'read', read, JSON.stringify(fs.readFileSync('f', 'utf8')));
}
for (const flags of ['wx', 'xw', 'wx+', 'ax', 'xa', 'ax+', 'xa+']) {
  try {
    fs.closeSync(fs.openSync('f', flags));
  } catch (e) {
    console.log(flags, e.code);
  }
}
fs.closeSync(fs.openSync('g', c.O_CREAT | c.O_WRONLY | c.O_EXCL, 0o640));
console.log((fs.statSync('g').mode & 0o777).toString(8));
fs.closeSync(fs.openSync('h', 'w', '600'));
console.log((fs.statSync('h').mode & 0o777).toString(8));
console.log(typeof fs.openSync('g', null), typeof fs.openSync('g', undefined));
fs.open('g', (err, fd) => {
  console.log(err, typeof fd);
  fs.open('i', 'w', 0o600, (err, fd) => {
    console.log(err, typeof fd);
    fs.close(fd, (...args) => console.log(args));
  });
});
