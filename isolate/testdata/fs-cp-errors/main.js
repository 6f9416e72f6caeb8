// what cp refuses
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

fs.mkdirSync('src/a', { recursive: true });
fs.writeFileSync('src/f', '1');
fs.mkdirSync('r/x', { recursive: true });
fs.mkdirSync('r2');
fs.mkdirSync('r3');
fs.symlinkSync(dir + '/r', 'r2/l');
fs.symlinkSync(dir + '/r/x', 'r3/l');
attempt('same', () => fs.cpSync('src/f', 'src/f'));
attempt('same directory', () => fs.cpSync('src', 'src', { recursive: true }));
attempt('into itself', () => fs.cpSync('src', 'src/sub', { recursive: true }));
attempt('directory on file', () => fs.cpSync('src', 'src/f', { recursive: true }));
attempt('file on directory', () => fs.cpSync('src/f', 'src/a', { recursive: true }));
attempt('link into its target', () => fs.cpSync('r2', 'r3', { recursive: true }));
attempt('link over its parent', () => fs.cpSync('r3', 'r2', { recursive: true }));
attempt('nothing', () => fs.cpSync('nope', 'x'));
attempt('async filter', () => fs.cpSync('src', 'x', { recursive: true, filter: async () => true }));
attempt('pair', () => fs.cpSync('src', 'x', { dereference: true, verbatimSymlinks: true }));
attempt('mode', () => fs.cpSync('src/f', 'x', { mode: 9 }));
attempt('options', () => fs.cpSync('src', 'x', 5));
attempt('recursive', () => fs.cpSync('src', 'x', { recursive: 'yes' }));
attempt('filter', () => fs.cpSync('src', 'x', { filter: 1 }));
attempt('dest', () => fs.cpSync('src'));
try {
  fs.cpSync('src', 'x');
} catch (e) {
  console.log(e.info, e.errno, e.syscall, e.path);
}
