// fsync and fdatasync
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

const fd = fs.openSync('f', 'w');
console.log(fs.writeSync(fd, 'x'), fs.fsyncSync(fd), fs.fdatasyncSync(fd));
fs.fsync(fd, (...args) => {
  console.log(args);
  fs.fdatasync(fd, (...args) => {
    console.log(args);
    fs.close(fd, (...args) => {
      console.log(args);
      fs.fsync(fd, (err) => console.log(err.code, err.message));
    });
  });
});
