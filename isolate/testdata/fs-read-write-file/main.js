// readFile and writeFile, sync: strings, bytes, encodings, flags
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

function attempt(label, fn) {
  try {
    console.log(label, '->', fn());
  } catch (e) {
    console.log(label, '=>', e.name, e.code, e.message.replaceAll(dir, '{tmp}'));
  }
}

fs.writeFileSync('a', 'héllo €');
console.log(fs.readFileSync('a').length, fs.readFileSync('a', 'utf8'), fs.readFileSync('a', { encoding: 'hex' }));
console.log(fs.readFileSync('a', 'latin1').length, fs.readFileSync('a', 'base64'));
attempt('buffer', () => fs.readFileSync('a', 'buffer'));
fs.writeFileSync('b', Buffer.from([0xff, 0xfe, 0x41]));
console.log(JSON.stringify(fs.readFileSync('b', 'utf8')), fs.readFileSync('b'));
fs.writeFileSync('c', new Uint16Array([0x4142, 0x4344]));
console.log(fs.readFileSync('c', 'latin1'));
fs.writeFileSync('c', new DataView(new ArrayBuffer(3), 1));
console.log(fs.readFileSync('c'));
fs.writeFileSync('d', '616263', 'hex');
console.log(fs.readFileSync('d', 'utf8'));
fs.writeFileSync('d', 'X', { flag: 'r+' });
console.log(fs.readFileSync('d', 'utf8'));
fs.writeFileSync('d', 'Y', { flag: 'a' });
fs.appendFileSync('d', 'Z');
fs.appendFileSync('d', Buffer.from('!'), { flush: true });
console.log(fs.readFileSync('d', { encoding: 'utf8', flag: 'r' }));
fs.writeFileSync('e', '', { mode: 0o600 });
console.log(fs.readFileSync('e').length, (fs.statSync('e').mode & 0o777).toString(8));
console.log(fs.readFileSync('new', { flag: 'a+', encoding: 'utf8' }) === '', fs.existsSync('new'));
