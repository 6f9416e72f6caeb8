// system errors: message, errno, code, syscall, path, dest
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

function show(fn) {
  try {
    console.log('no error', fn());
  } catch (e) {
    console.log(Object.keys(e).join(), e.errno, e.message, e instanceof Error, e.constructor.name);
  }
}
show(() => fs.openSync('nope'));
show(() => fs.openSync('nope/x', 'w'));
show(() => fs.statSync('nope'));
show(() => fs.lstatSync('nope'));
show(() => fs.fstatSync(9999));
show(() => fs.closeSync(9999));
show(() => fs.readdirSync('nope'));
show(() => fs.rmdirSync('nope'));
show(() => fs.unlinkSync('nope'));
show(() => fs.accessSync('nope'));
show(() => fs.renameSync('nope', 'other'));
show(() => fs.linkSync('nope', 'other'));
show(() => fs.copyFileSync('nope', 'other'));
show(() => fs.readlinkSync('nope'));
show(() => fs.mkdirSync('.'));
show(() => fs.mkdirSync('no/dir'));
show(() => fs.mkdtempSync('no/dir-'));
show(() => fs.chmodSync('nope', 0o644));
show(() => fs.chownSync('nope', 0, 0));
show(() => fs.lchownSync('nope', 0, 0));
show(() => fs.utimesSync('nope', 0, 0));
show(() => fs.lutimesSync('nope', 0, 0));
show(() => fs.truncateSync('nope'));
show(() => fs.readFileSync('nope'));
show(() => fs.readFileSync('.'));
show(() => fs.statfsSync('nope'));
show(() => fs.fsyncSync(9999));
show(() => fs.fdatasyncSync(9999));
show(() => fs.ftruncateSync(9999));
show(() => fs.fchmodSync(9999, 0));
show(() => fs.fchownSync(9999, 0, 0));
show(() => fs.futimesSync(9999, 0, 0));
show(() => fs.readSync(9999, Buffer.alloc(1)));
show(() => fs.readvSync(9999, [Buffer.alloc(1)]));
show(() => fs.writevSync(9999, [Buffer.alloc(1)]));
show(() => fs.statSync(''));
fs.writeFileSync('file', '');
show(() => fs.symlinkSync('x', 'file'));
show(() => fs.mkdirSync('file/x'));
show(() => fs.readdirSync('file'));
show(() => fs.openSync('file', 'wx'));
show(() => fs.rmdirSync('file'));
fs.symlinkSync('loop', 'loop');
show(() => fs.statSync('loop'));
