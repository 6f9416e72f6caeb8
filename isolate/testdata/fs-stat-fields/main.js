// Stats and BigIntStats
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

fs.writeFileSync('f', 'hello');
fs.chmodSync('f', 0o640);
fs.utimesSync('f', 1.5, new Date(1700000000123));
const s = fs.statSync('f');
const kinds = ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice', 'isCharacterDevice'];
console.log(Object.keys(s).join(), s instanceof fs.Stats);
console.log(s.size, s.mode.toString(8), s.nlink, s.atimeMs, s.mtimeMs, s.atime, s.mtime, s.ctime instanceof Date);
for (const p of ['f', '.', '/dev/null']) console.log(p, kinds.filter((k) => fs.statSync(p)[k]()));
const b = fs.statSync('f', { bigint: true });
console.log(Object.keys(b).join(), b.constructor.name, b instanceof fs.Stats);
console.log(b.size, b.mode, b.atimeMs, b.atimeNs, b.mtimeMs, b.mtime, b.isFile(), b.isDirectory());
console.log(b.ino === BigInt(s.ino), b.dev === BigInt(s.dev));
console.log(fs.statSync('nope', { throwIfNoEntry: false }), fs.lstatSync('x/y', { throwIfNoEntry: false }));
attempt('not a directory', () => fs.lstatSync('f/x', { throwIfNoEntry: false }));
fs.symlinkSync('f', 'l');
console.log(fs.lstatSync('l').isSymbolicLink(), fs.statSync('l').isSymbolicLink(), fs.lstatSync('l').size);
const inherited = [];
for (const k in s) if (!Object.hasOwn(s, k)) inherited.push(k);
console.log(inherited.join());
