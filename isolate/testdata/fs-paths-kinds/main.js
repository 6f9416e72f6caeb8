// strings, Buffers and file: URLs as paths
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

const { pathToFileURL } = require('url');
fs.writeFileSync('plain', '1');
fs.writeFileSync(Buffer.from('buffer'), '22');
fs.writeFileSync(pathToFileURL(path.join(dir, 'a url %.txt')), '333');
fs.writeFileSync(new Uint8Array([0x75, 0x38]), '4444');
console.log(fs.readdirSync('.'));
console.log(fs.statSync(Buffer.from('plain')).size, fs.statSync(pathToFileURL(dir + '/buffer')).size);
console.log(fs.existsSync(pathToFileURL(dir + '/a url %.txt')), fs.existsSync({}), fs.existsSync());
fs.renameSync(Buffer.from('plain'), pathToFileURL(dir + '/renamed'));
fs.copyFileSync('renamed', Buffer.from('copy'));
console.log(fs.readdirSync(Buffer.from('.')));
try {
  fs.openSync(Buffer.from('nö'));
} catch (e) {
  console.log(e.message, e.path);
}
