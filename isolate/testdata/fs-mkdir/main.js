// mkdir, recursive and not
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

attempt('plain', () => fs.mkdirSync('a'));
attempt('again', () => fs.mkdirSync('a'));
attempt('recursive', () => fs.mkdirSync('a/b/c', { recursive: true }));
attempt('recursive again', () => fs.mkdirSync('a/b/c', { recursive: true }));
attempt('dots', () => fs.mkdirSync('./x/y/../z', { recursive: true }));
attempt('slashes', () => fs.mkdirSync('a//u/v/', { recursive: true }));
attempt('buffer', () => fs.mkdirSync(Buffer.from('a/w/x'), { recursive: true }));
attempt('absolute', () => fs.mkdirSync(path.join(dir, 'abs/one'), { recursive: true }).replace(dir, '{tmp}'));
attempt('root', () => fs.mkdirSync('/', { recursive: true }));
attempt('empty', () => fs.mkdirSync('', { recursive: true }));
fs.writeFileSync('file', '');
attempt('file', () => fs.mkdirSync('file', { recursive: true }));
attempt('under file', () => fs.mkdirSync('file/x/y', { recursive: true }));
attempt('mode', () => { fs.mkdirSync('m', 0o700); return (fs.statSync('m').mode & 0o777).toString(8); });
attempt('mode string', () => { fs.mkdirSync('n', { mode: '750' }); return (fs.statSync('n').mode & 0o777).toString(8); });
attempt('null', () => fs.mkdirSync('o', null));
fs.symlinkSync('gone', 'dangling');
attempt('dangling', () => fs.mkdirSync('dangling', { recursive: true }));
console.log(fs.readdirSync('.', { recursive: true }).join(' '));
fs.mkdir('p/q/r', { recursive: true }, (...args) => {
  console.log(args);
  fs.mkdir('p/q/r', { recursive: true }, async (...args) => {
    console.log(args);
    console.log(await fs.promises.mkdir('s/t', { recursive: true }), await fs.promises.mkdir('s/t', { recursive: true }));
    console.log(await fs.promises.mkdir('v'));
  });
});
