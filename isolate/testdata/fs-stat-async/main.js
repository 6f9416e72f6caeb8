// stat, lstat, fstat and statfs with callbacks and promises
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

fs.writeFileSync('f', 'hello');
fs.symlinkSync('f', 'l');
const fd = fs.openSync('f');
fs.stat('l', (err, s) => {
  console.log(err, s.size, s.isFile());
  fs.lstat('l', { bigint: true }, (err, s) => {
    console.log(err, s.size, s.isSymbolicLink());
    fs.fstat(fd, (err, s) => {
      console.log(err, s.size);
      fs.fstat(fd, { bigint: true }, (err, s) => {
        console.log(err, s.size);
        fs.statfs('.', { bigint: true }, async (err, s) => {
          console.log(err, Object.keys(s).join(), typeof s.bsize, s.constructor.name);
          console.log((await fs.promises.stat('f')).size, (await fs.promises.lstat('l', { bigint: true })).size);
          console.log(typeof (await fs.promises.statfs('.')).bavail, typeof fs.statfsSync('.').type);
          await fs.promises.stat('nope', { throwIfNoEntry: false }).catch((e) => console.log(e.message));
          fs.closeSync(fd);
        });
      });
    });
  });
});
