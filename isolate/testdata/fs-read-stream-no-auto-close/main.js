// a stream that leaves its descriptor open
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
const fd = fs.openSync('f');
const s = fs.createReadStream(null, { fd, autoClose: false });
s.on('close', () => console.log('close'));
s.on('data', (d) => console.log(String(d)));
s.on('end', () => setImmediate(() => {
  console.log(fs.fstatSync(fd).size, s.destroyed, s.autoClose);
  s.close((err) => {
    console.log('closed', err);
    console.log(s.destroyed, s.fd);
  });
}));
