// mkdtemp makes private directories with random names
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

const t = fs.mkdtempSync('pre-');
console.log(/^pre-[a-zA-Z0-9]{6}$/.test(t), (fs.statSync(t).mode & 0o777).toString(8), fs.readdirSync('.').length);
console.log(Buffer.isBuffer(fs.mkdtempSync('b', 'buffer')), fs.mkdtempSync(Buffer.from('é-')).length);
console.log(/^[0-9a-f]{14}$/.test(fs.mkdtempSync('h', { encoding: 'hex' })));
fs.mkdtemp('cb-', (err, name) => {
  console.log(err, name.length, fs.existsSync(name));
  fs.promises.mkdtemp(path.join(dir, 'pr-')).then((name) => console.log(path.basename(name).length, path.isAbsolute(name)));
});
process.on('warning', (w) => console.log(w.name, w.message));
fs.mkdtempSync('endX');
