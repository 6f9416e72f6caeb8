// the whole tree in one list
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

for (const d of ['r/a/b', 'r/c', 'r/a/a2']) fs.mkdirSync(d, { recursive: true });
for (const f of ['r/1', 'r/a/2', 'r/a/b/3', 'r/c/4', 'r/a/a2/5', 'r/z']) fs.writeFileSync(f, '');
const typed = (list) => list.map((d) => `${d.parentPath}:${d.name}:${d.isDirectory() ? 'd' : 'f'}`).join(' ');
console.log(fs.readdirSync('r', { recursive: true }).join(' '));
console.log(typed(fs.readdirSync('r', { recursive: true, withFileTypes: true })));
fs.readdir('r', { recursive: true }, (err, names) => {
  console.log(err, names.join(' '));
  fs.readdir('r', { recursive: true, withFileTypes: true }, async (err, list) => {
    console.log(err, typed(list));
    console.log((await fs.promises.readdir('r', { recursive: true })).join(' '));
    console.log(typed(await fs.promises.readdir('r', { recursive: true, withFileTypes: true })));
  });
});
