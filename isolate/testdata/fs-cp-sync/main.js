// cpSync copies trees, links and modes
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

const tree = (d) => fs.readdirSync(d, { recursive: true, withFileTypes: true }).map((e) => path.join(e.parentPath, e.name) + (e.isSymbolicLink() ? '@' : '')).sort().join(' ');
fs.mkdirSync('src/a/b', { recursive: true });
fs.writeFileSync('src/f', '1', { mode: 0o640 });
fs.writeFileSync('src/a/g', '2');
fs.symlinkSync('f', 'src/l');
attempt('not recursive', () => fs.cpSync('src', 'dst'));
attempt('recursive', () => fs.cpSync('src', 'dst', { recursive: true }));
console.log(tree('dst'), (fs.statSync('dst/f').mode & 0o777).toString(8), fs.readlinkSync('dst/l').replace(dir, '{tmp}'));
fs.cpSync('src', 'verbatim', { recursive: true, verbatimSymlinks: true });
console.log(fs.readlinkSync('verbatim/l'));
fs.cpSync('src', 'deref', { recursive: true, dereference: true });
console.log(tree('deref'));
attempt('filter', () => fs.cpSync('src', 'flt', { recursive: true, filter: (s) => !s.endsWith('g') && !s.endsWith('l') }));
console.log(tree('flt'));
attempt('deep', () => fs.cpSync('src/f', 'new/deep/f'));
fs.writeFileSync('new/deep/f', 'other');
attempt('no force', () => fs.cpSync('src/f', 'new/deep/f', { force: false }));
console.log(fs.readFileSync('new/deep/f', 'utf8'));
attempt('exists', () => fs.cpSync('src/f', 'new/deep/f', { force: false, errorOnExist: true }));
attempt('force', () => fs.cpSync('src/f', 'new/deep/f'));
console.log(fs.readFileSync('new/deep/f', 'utf8'));
fs.utimesSync('src/f', 100, 200);
fs.cpSync('src/f', 'times', { preserveTimestamps: true });
console.log(fs.statSync('times').mtimeMs);
