// a subclass that replaces open(), as code from before _construct does
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
class Old extends fs.ReadStream {
  open() {
    console.log('opening', this.path);
    fs.open(this.path, this.flags, this.mode, (err, fd) => {
      if (err) return this.emit('error', err);
      this.fd = fd;
      this.emit('open', fd);
    });
  }
}
new Old('f').on('open', (fd) => console.log(typeof fd)).on('data', (d) => console.log(String(d))).on('close', () => {
  new Old('nope').on('error', (e) => console.log(e.code)).on('close', () => console.log('closed'));
});
