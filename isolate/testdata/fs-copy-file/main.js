// copyFile, its modes and failures
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

fs.writeFileSync('f', 'content', { mode: 0o640 });
fs.copyFileSync('f', 'g');
console.log(fs.readFileSync('g', 'utf8'), (fs.statSync('g').mode & 0o777).toString(8));
fs.writeFileSync('g', 'longer than before');
fs.copyFileSync('f', 'g', fs.constants.COPYFILE_FICLONE);
console.log(fs.readFileSync('g', 'utf8'));
fs.copyFileSync('f', 'f');
console.log(fs.readFileSync('f', 'utf8'));
attempt('excl', () => fs.copyFileSync('f', 'g', fs.constants.COPYFILE_EXCL));
attempt('directory', () => fs.copyFileSync('.', 'h'));
attempt('onto directory', () => fs.copyFileSync('f', '..'));
attempt('nothing', () => fs.copyFileSync('nope', 'h'));
fs.copyFileSync('/proc/self/status', 'status');
console.log(fs.existsSync('status'), fs.existsSync('h'));
fs.copyFile('f', 'h', (...args) => {
  console.log(args, fs.readFileSync('h', 'utf8'));
  fs.copyFile('f', 'h', 1, async (err) => {
    console.log(err.message);
    console.log(await fs.promises.copyFile('f', 'i'), await fs.promises.copyFile('f', 'i', 1).catch((e) => e.message));
  });
});
