// wrong arguments are refused at once
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

attempt('path', () => fs.openSync({}));
attempt('null byte', () => fs.openSync('a\0b'));
attempt('null byte buffer', () => fs.statSync(Buffer.from('a\0b')));
attempt('undefined', () => fs.readFileSync());
attempt('url', () => fs.openSync(new URL('http://x/y')));
attempt('url null', () => fs.openSync(new URL('file:///a%00b')));
attempt('flags', () => fs.openSync('x', 'rw+'));
attempt('flags object', () => fs.openSync('x', {}));
attempt('flags float', () => fs.openSync('x', 1.5));
attempt('mode', () => fs.openSync('x', 'r', 'abc'));
attempt('mode range', () => fs.openSync('x', 'r', -1));
attempt('mode missing', () => fs.chmodSync('x'));
attempt('fd', () => fs.closeSync('1'));
attempt('fd range', () => fs.closeSync(-1));
attempt('fd float', () => fs.fstatSync(1.5));
attempt('encoding', () => fs.readFileSync('x', 'nope'));
attempt('encoding readdir', () => fs.readdirSync('.', { encoding: 'nope' }));
attempt('options', () => fs.readFileSync('x', 1));
attempt('data', () => fs.writeFileSync('x', {}));
attempt('data number', () => fs.writeFileSync('x', 1));
attempt('flush', () => fs.writeFileSync('x', '', { flush: 1 }));
attempt('callback', () => fs.open('x'));
attempt('callback type', () => fs.stat('x', 'y'));
attempt('callback readFile', () => fs.readFile('x'));
attempt('access mode', () => fs.accessSync('x', 8));
attempt('access mode type', () => fs.accessSync('x', 'r'));
attempt('copy mode', () => fs.copyFileSync('x', 'y', -1));
attempt('rename', () => fs.renameSync('x'));
attempt('link', () => fs.linkSync());
attempt('symlink type', () => fs.symlinkSync('x', 'y', 'nope'));
attempt('uid', () => fs.chownSync('x', 'a', 1));
attempt('gid', () => fs.chownSync('x', 1, -2));
attempt('time', () => fs.utimesSync('x', 'a', 1));
attempt('futimes', () => fs.futimesSync(1, NaN, 1));
attempt('recursive', () => fs.mkdirSync('x', { recursive: 1 }));
attempt('rm', () => fs.rmSync('x', { maxRetries: -1 }));
attempt('rm delay', () => fs.rmSync('x', { retryDelay: 'a' }));
attempt('rm force', () => fs.rmSync('x', { force: 1 }));
attempt('prefix', () => fs.mkdtempSync({}));
attempt('signal', () => fs.readFile('x', { signal: 1 }, () => {}));
attempt('ftruncate', () => fs.ftruncateSync(1, 'a'));
