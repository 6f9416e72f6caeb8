// links, dots and loops
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

const short = (p) => String(p).replaceAll(fs.realpathSync(dir), '{tmp}');
const show = (fn) => { try { console.log(short(fn())); } catch (e) { console.log(e.code, e.syscall, short(e.message)); } };
fs.mkdirSync('a/b', { recursive: true });
fs.writeFileSync('a/b/f', '');
fs.symlinkSync('a/b', 'l');
fs.symlinkSync('../l/f', 'a/up');
fs.symlinkSync('loop2', 'loop');
fs.symlinkSync('loop', 'loop2');
fs.symlinkSync('gone/x', 'dangling');
for (const p of ['.', 'a/../a/./b//f', 'l/f', 'a/up', 'l/..', 'nope/x', 'a/b/f/x', 'dangling', 'loop', '']) {
  show(() => fs.realpathSync(p));
  show(() => fs.realpathSync.native(p));
}
show(() => fs.realpathSync(Buffer.from('l')));
fs.realpath('a/up', (err, p) => {
  console.log(err, short(p));
  fs.realpath.native('a/up', async (err, p) => {
    console.log(err, short(p), short(await fs.promises.realpath('l')), Buffer.isBuffer(await fs.promises.realpath('l', 'buffer')));
    await fs.promises.realpath('nope').catch((e) => console.log(e.message));
    fs.realpath('nope/x', (err) => console.log(short(err.message)));
  });
});
