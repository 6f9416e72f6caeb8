// utimes, lutimes and futimes
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

const ms = (p) => { const s = fs.lstatSync(p); return `${s.atimeMs} ${s.mtimeMs}`; };
fs.writeFileSync('f', '');
fs.symlinkSync('f', 'l');
fs.utimesSync('f', 10, 20); console.log(ms('f'));
fs.utimesSync('f', '11.5', new Date(21_250)); console.log(ms('f'));
fs.utimesSync('f', 0.000001, 1.9999999); console.log(ms('f'));
fs.utimesSync('f', '-1', '-2'); console.log(ms('f'));
fs.lutimesSync('l', 5, 6); console.log(ms('l'), ms('f'));
const fd = fs.openSync('f', 'r+');
fs.futimesSync(fd, 30, 31); console.log(ms('f'));
console.log(fs.statSync('f', { bigint: true }).mtimeNs);
fs.utimesSync('f', -1, 5); console.log(Math.abs(fs.statSync('f').atimeMs - Date.now()) < 60_000);
fs.utimes('f', 1, 2, (err) => {
  console.log(err, ms('f'));
  fs.lutimes('l', 3, 4, (err) => {
    console.log(err, ms('l'));
    fs.futimes(fd, 7, 8, async (err) => {
      console.log(err, ms('f'));
      fs.closeSync(fd);
      await fs.promises.utimes('f', 9, 10);
      await fs.promises.lutimes('l', 11, 12);
      console.log(ms('f'), ms('l'));
    });
  });
});
