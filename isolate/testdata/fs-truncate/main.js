// truncate and ftruncate, by path and descriptor
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

const size = () => fs.statSync('f').size;
process.on('warning', (w) => console.log(w.name, w.code, w.message));
fs.writeFileSync('f', '0123456789');
fs.truncateSync('f', 5); console.log(size(), fs.readFileSync('f', 'utf8'));
fs.truncateSync('f', 8); console.log(size(), JSON.stringify(fs.readFileSync('f', 'latin1')));
fs.truncateSync('f', -1); console.log(size());
const fd = fs.openSync('f', 'r+');
fs.ftruncateSync(fd, 3); console.log(size());
fs.ftruncateSync(fd); console.log(size());
fs.truncateSync(fd, 2); console.log(size());
fs.truncate('f', 4, (err) => {
  console.log(err, size());
  fs.truncate('f', (err) => {
    console.log(err, size());
    fs.ftruncate(fd, 6, async (err) => {
      console.log(err, size());
      await fs.promises.truncate('f', 1);
      console.log(size());
      fs.closeSync(fd);
    });
  });
});
