// the names that the modules export
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

console.log(Object.keys(fs).join(' '));
console.log(Object.keys(fs.promises).join(' '));
console.log(fs.promises === require('fs/promises'), fs.promises.constants === fs.constants, Object.isFrozen(fs.constants));
console.log(Object.keys(fs).filter((k) => typeof fs[k] === 'function' && k !== 'promises').map((k) => `${k}:${fs[k].length}`).join(' '));
for (const key of ['constants', 'F_OK', 'promises', 'readFile', 'ReadStream']) {
  const { value, get, set, ...rest } = Object.getOwnPropertyDescriptor(fs, key);
  console.log(key, rest);
}
console.log(JSON.stringify(fs.constants));
