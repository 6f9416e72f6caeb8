// what fs objects look like when printed
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
fs.utimesSync('f', 1, 2);
const { atime, mtime, atimeMs, mtimeMs, size } = fs.statSync('f');
console.log({ atime, mtime, atimeMs, mtimeMs, size });
try {
  fs.openSync('nope');
} catch (e) {
  console.log({ ...e });
  console.log(String(e), Object.getOwnPropertyNames(e).sort().join());
}
console.log(new fs.Dirent('n', 2, 'p'), fs.promises[Symbol.toStringTag]);
console.log(require('util').inspect(fs.constants, { compact: true, breakLength: 200 }).slice(0, 40));
