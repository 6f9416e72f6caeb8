// every way to call read and readSync
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

fs.writeFileSync('f', 'abcdefghij');
const fd = fs.openSync('f');
const show = (label, n, b) => console.log(label, n, JSON.stringify(b.toString('latin1', 0, 10)));
const b = () => Buffer.alloc(10, '.');
let x;
show('buffer', fs.readSync(fd, x = b()), x);
show('options', fs.readSync(fd, x = b(), { position: 2, length: 3, offset: 1 }), x);
show('all', fs.readSync(fd, x = b(), 4, 2, 0), x);
show('bigint', fs.readSync(fd, x = b(), 0, 2, 5n), x);
show('null position', fs.readSync(fd, x = b(), 0, 2, null), x);
show('-1', fs.readSync(fd, x = b(), 0, 2, -1), x);
show('past the end', fs.readSync(fd, x = b(), 0, 2, 50), x);
console.log(fs.readSync(fd, new Uint16Array(3), 0, 6, 0), fs.readSync(fd, new DataView(new ArrayBuffer(4)), 0, 4, 0));
const steps = [
  (cb) => fs.read(fd, cb),
  (cb) => fs.read(fd, { position: 0, length: 4, buffer: b() }, cb),
  (cb) => fs.read(fd, { position: 1n, buffer: b(), offset: 2 }, cb),
  (cb) => fs.read(fd, b(), cb),
  (cb) => fs.read(fd, b(), { position: 3 }, cb),
  (cb) => fs.read(fd, b(), null, cb),
  (cb) => fs.read(fd, b(), 2, 3, 4, cb),
  (cb) => fs.read(fd, b(), 0, 0, 0, cb),
];
(async () => {
  for (const [i, step] of steps.entries()) {
    await new Promise((resolve) => step((err, n, buffer) => {
      console.log(i, err, n, buffer.length, JSON.stringify(buffer.toString('latin1', 0, 10).replaceAll('\0', '_')));
      resolve();
    }));
  }
  const read = require('util').promisify(fs.read);
  const { bytesRead, buffer } = await read(fd, b(), 0, 3, 0);
  console.log(bytesRead, buffer.toString());
  fs.closeSync(fd);
})();
