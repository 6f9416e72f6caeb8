// readv and writev
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
const parts = [Buffer.from('ab'), new Uint8Array([0x63]), new DataView(new ArrayBuffer(1)), Buffer.from('def')];
console.log(fs.writevSync(fd, parts), fs.writevSync(fd, [Buffer.from('Z')], 0));
const into = [Buffer.alloc(2), Buffer.alloc(10)];
console.log(fs.readvSync(fd, into, 0), into[0].toString(), into[1].toString('latin1', 0, 5).replace('\0', '_'));
console.log(fs.readvSync(fd, into, null), fs.readvSync(fd, [Buffer.alloc(1)]));
const many = Array.from({ length: 3000 }, (_, i) => Buffer.from([i & 0xff]));
const g = fs.openSync('g', 'w+');
console.log(fs.writevSync(g, many, 0), fs.statSync('g').size, fs.readFileSync('g')[2999]);
fs.writev(fd, [Buffer.from('q'), Buffer.from('r')], 1, (err, n, list) => {
  console.log(err, n, list.length, fs.readFileSync('f', 'latin1').slice(0, 4));
  fs.readv(fd, [Buffer.alloc(3)], 0, (err, n, list) => {
    console.log(err, n, list[0].toString());
    fs.writev(fd, [], (err, n, list) => {
      console.log(err, n, list);
      fs.closeSync(fd);
    });
  });
});
