// names, types and encodings
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

fs.mkdirSync('d/sub', { recursive: true });
for (const name of ['b', 'a', 'Z', '10', '9', 'é']) fs.writeFileSync(path.join('d', name), '');
fs.symlinkSync('sub', 'd/link');
console.log(fs.readdirSync('d'), fs.readdirSync('d', 'hex'), fs.readdirSync('d', { encoding: 'buffer' })[0]);
for (const e of fs.readdirSync('d', { withFileTypes: true })) {
  console.log(e.name, e.path, e.parentPath, e.isFile(), e.isDirectory(), e.isSymbolicLink(), e.isFIFO(), e instanceof fs.Dirent);
}
console.log(fs.readdirSync('d', { withFileTypes: true })[0]);
console.log(new fs.Dirent('name', fs.constants.UV_DIRENT_DIR, 'where'), fs.readdirSync('d/sub'));
fs.readdir('d', (err, names) => {
  console.log(err, names.join());
  fs.readdir('d', { withFileTypes: true }, async (err, list) => {
    console.log(err, list.map((e) => e.name + ':' + e.isFile()).join());
    console.log((await fs.promises.readdir('d')).join(), (await fs.promises.readdir('d', { withFileTypes: true })).length);
  });
});
