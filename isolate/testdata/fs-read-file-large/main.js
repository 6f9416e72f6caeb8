// files beyond what one operation reads at once
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

const size = 3_000_001;
const data = Buffer.alloc(size);
for (let i = 0; i < size; i++) data[i] = i * 7 % 251;
fs.writeFileSync('big', data);
console.log(fs.readFileSync('big').equals(data), fs.readFileSync('big', 'latin1').length);
fs.writeFileSync('text', 'é'.repeat(400_000));
console.log(fs.readFileSync('text', 'utf8').length, fs.readFileSync('text').length);
fs.writeFileSync('ascii', 'x'.repeat(700_000));
console.log(fs.readFileSync('ascii', 'utf8').length);
fs.readFile('big', (err, b) => {
  console.log(err, b.equals(data));
  const fd = fs.openSync('big');
  fs.readSync(fd, Buffer.alloc(1));
  console.log(fs.readFileSync(fd).length, fs.readFileSync(fd).length);
  fs.closeSync(fd);
  fs.promises.readFile('text', 'utf8').then((s) => console.log(s.length, s[399_999]));
});
