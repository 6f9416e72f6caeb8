// every way to call write and writeSync
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

const fd = fs.openSync('f', 'w+');
const content = () => JSON.stringify(fs.readFileSync('f', 'latin1').replaceAll('\0', '_'));
const b = Buffer.from('0123456789');
console.log(fs.writeSync(fd, b), content());
console.log(fs.writeSync(fd, b, 8), content());
console.log(fs.writeSync(fd, b, 1, 2), content());
console.log(fs.writeSync(fd, b, 5, 2, 0), content());
console.log(fs.writeSync(fd, b, { offset: 7, length: 1, position: 3 }), content());
console.log(fs.writeSync(fd, b, null, null, 20), content());
console.log(fs.writeSync(fd, 'text'), content());
console.log(fs.writeSync(fd, 'at', 1), content());
console.log(fs.writeSync(fd, 'é', 0, 'latin1'), content());
console.log(fs.writeSync(fd, '4142', null, 'hex'), content());
console.log(fs.writeSync(fd, 'é€'), fs.writeSync(fd, new Uint16Array([0x4141]), 0, 2, 0), content());
const steps = [
  (cb) => fs.write(fd, b, cb),
  (cb) => fs.write(fd, b, 9, cb),
  (cb) => fs.write(fd, b, 0, 1, cb),
  (cb) => fs.write(fd, b, 0, 2, 0, cb),
  (cb) => fs.write(fd, b, { length: 1, position: 0, offset: 4 }, cb),
  (cb) => fs.write(fd, 'abc', cb),
  (cb) => fs.write(fd, 'xyz', 0, cb),
  (cb) => fs.write(fd, 'ü', 0, 'latin1', cb),
  (cb) => fs.write(fd, '43', null, 'hex', cb),
];
(async () => {
  fs.ftruncateSync(fd, 0);
  for (const [i, step] of steps.entries()) {
    await new Promise((resolve) => step((err, n, data) => {
      console.log(i, err, n, typeof data, data === b, content().length);
      resolve();
    }));
  }
  const write = require('util').promisify(fs.write);
  console.log(await write(fd, 'q', 0));
  fs.closeSync(fd);
})();
