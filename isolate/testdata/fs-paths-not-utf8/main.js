// names that are no UTF-8 survive as bytes
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

const name = Buffer.from([0x61, 0xff, 0x62]);
fs.writeFileSync(name, 'odd');
console.log(fs.readdirSync('.', 'buffer'), JSON.stringify(fs.readdirSync('.')), fs.readdirSync('.', 'latin1'));
console.log(fs.readFileSync(name, 'utf8'));
fs.symlinkSync(name, 'link');
console.log(fs.readlinkSync('link', 'buffer'), JSON.stringify(fs.readlinkSync('link')));
console.log(fs.realpathSync.native('link', { encoding: 'buffer' }).subarray(-3));
console.log(fs.readdirSync('.', { encoding: 'buffer', withFileTypes: true }).map((e) => [e.name, e.isFile()]));
fs.unlinkSync(name);
console.log(fs.existsSync('link'), fs.readdirSync('.'));
