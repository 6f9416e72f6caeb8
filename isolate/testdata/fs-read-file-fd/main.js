// readFile and writeFile on descriptors go on from where the file stands
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

fs.writeFileSync('a', 'hello world');
const fd = fs.openSync('a', 'r+');
fs.readSync(fd, Buffer.alloc(6));
console.log(fs.readFileSync(fd, 'utf8'));
console.log(JSON.stringify(fs.readFileSync(fd, 'utf8')));
fs.writeFileSync(fd, ' again');
fs.appendFileSync(fd, '!');
console.log(fs.readFileSync('a', 'utf8'));
fs.closeSync(fd);
const again = fs.openSync('a', 'r');
fs.readFile(again, 'utf8', (err, text) => {
  console.log(err, text);
  fs.closeSync(again);
});
