// rm of files, trees and what is not there
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

fs.mkdirSync('t/a/b', { recursive: true });
fs.writeFileSync('t/a/b/f', '');
fs.writeFileSync('t/g', '');
fs.symlinkSync('../outside', 't/a/link');
fs.mkdirSync('outside');
fs.writeFileSync('outside/kept', '');
attempt('nothing', () => fs.rmSync('nope'));
attempt('force', () => fs.rmSync('nope', { force: true }));
attempt('file', () => fs.rmSync('t/g'));
attempt('directory', () => fs.rmSync('t'));
attempt('tree', () => fs.rmSync('t', { recursive: true }));
attempt('left', () => fs.readdirSync('.', { recursive: true }));
fs.symlinkSync('outside', 'l');
attempt('link', () => fs.rmSync('l', { recursive: true }));
attempt('kept', () => fs.existsSync('outside/kept'));
try {
  fs.rmSync('outside');
} catch (e) {
  console.log(Object.keys(e).join(), e.info, e.errno, e.syscall, e.path, e.toString());
}
fs.mkdirSync('u/v', { recursive: true });
fs.rm('u', (err) => {
  console.log(err.code, err.message);
  fs.rm('u', { recursive: true }, (...args) => {
    console.log(args, fs.existsSync('u'));
    fs.rm('u', { force: true }, async (...args) => {
      console.log(args);
      await fs.promises.rm('outside', { recursive: true });
      console.log(fs.readdirSync('.'));
    });
  });
});
