// rmdir, and the deprecated recursive form
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

process.on('warning', (w) => console.log(w.name, w.code, w.message));
fs.mkdirSync('a/b', { recursive: true });
fs.writeFileSync('f', '');
attempt('not empty', () => fs.rmdirSync('a'));
attempt('file', () => fs.rmdirSync('f'));
attempt('empty', () => fs.rmdirSync('a/b'));
attempt('nothing', () => fs.rmdirSync('nope'));
fs.mkdirSync('c/d', { recursive: true });
fs.writeFileSync('c/d/e', '');
attempt('recursive', () => fs.rmdirSync('c', { recursive: true }));
attempt('gone', () => fs.existsSync('c'));
attempt('recursive nothing', () => fs.rmdirSync('nope', { recursive: true }));
fs.rmdir('a', (...args) => {
  console.log(args);
  fs.rmdir('a', async (err) => {
    console.log(err.message);
    await fs.promises.rmdir('a').catch((e) => console.log(e.message));
    await fs.promises.mkdir('z');
    console.log(await fs.promises.rmdir('z'));
  });
});
