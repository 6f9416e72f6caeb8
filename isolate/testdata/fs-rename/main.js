// rename of files and directories
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

fs.writeFileSync('a', '1');
fs.writeFileSync('b', '2');
fs.renameSync('a', 'b');
console.log(fs.readdirSync('.'), fs.readFileSync('b', 'utf8'));
fs.mkdirSync('d/e', { recursive: true });
attempt('directory over file', () => fs.renameSync('d', 'b'));
attempt('into itself', () => fs.renameSync('d', 'd/e/f'));
fs.mkdirSync('full/x', { recursive: true });
attempt('over a full one', () => fs.renameSync('d', 'full'));
fs.rename('d', 'moved', async (...args) => {
  console.log(args);
  console.log(await fs.promises.rename('b', 'c'), fs.readdirSync('.'));
});
